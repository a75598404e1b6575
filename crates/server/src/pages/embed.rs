//! The search page inside the pages of partners, at `/embed/{partner}` and below: narrowed to the partner's filters, and shown by a
//! browser only inside its sites.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{FromRequestParts, RawPathParams, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, VARY};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Response, StatusCode, Uri};
use axum::response::IntoResponse;
use repertoire_catalogue::{Colour, FACETS, Facet, Locale, Locked, Partner, Selection, View};
use repertoire_search::Scope;

use crate::answer::{Answer, Edition, Key, answer};
use crate::api::list::{suggestions_answer, typed};
use crate::ctx::{Ctx, Embedded};
use crate::error::Problem;
use crate::extract::{Headers, Id, preferred, selection_beside, selection_pairs};
use crate::layers::{Framed, security_policy};
use crate::pages::scheme::near;
use crate::release::{OpenPartner, OpenRelease};
use crate::state::AppState;
use crate::views;
use crate::views::Surround;

/// Keys of what one tries out at `/embed`, besides those of a search.
pub(crate) const COLOUR_KEY: &str = "couleur";
/// See [`COLOUR_KEY`].
pub(crate) const LANG_KEY: &str = "lang";

/// An embed that may be shown: whose it is, and in which language.
pub(crate) struct Embedding {
    ctx: Ctx,
    embedded: Embedded,
    release: Arc<OpenRelease>,
}

impl FromRequestParts<AppState> for Embedding {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let params = RawPathParams::from_request_parts(parts, state).await.map_err(|_| Problem::BadRequest)?;
        let named = |name: &str| params.iter().find(|(key, _)| *key == name).map(|(_, value)| value);
        let embedded = named("partner").and_then(Embedded::parse).ok_or(Problem::NotFound)?;
        let asked = named("lang").map(|tag| Locale::from_tag(tag).ok_or(Problem::NotFound)).transpose()?;
        let release = state.release();
        let (locale, accent) = match embedded {
            Embedded::Neutral(accent) => (asked.unwrap_or(state.0.locale), accent),
            Embedded::Partner(code) | Embedded::TriedOut(code) => {
                let partner = &release.partner(code).filter(|of| of.partner.enabled).ok_or(Problem::NotFound)?.partner;
                // A language that is not to be chosen is that of the partner: a page that asks for it may have been made by mistake.
                let asked = asked.filter(|_| partner.language_switch);
                (asked.unwrap_or(partner.locale), partner.accent)
            }
        };
        let ctx = state.ctx(locale).embedded(embedded, accent);
        Ok(Self { ctx, embedded, release })
    }
}

impl Embedding {
    fn open_partner(&self) -> Option<&OpenPartner> {
        self.release.partner(self.embedded.code()?)
    }

    fn partner(&self) -> Option<&Partner> {
        self.open_partner().map(|of| &of.partner)
    }

    /// What its partner locks.
    fn locked(&self) -> Option<&Locked> {
        self.open_partner().map(|of| of.locked(self.release.catalogue()))
    }

    /// The rows that it shows; all where nothing is locked.
    fn scope(&self) -> Option<&Scope> {
        self.open_partner().and_then(|of| of.scope(&self.release.index))
    }

    /// What is asked for, shown as the partner wants it unless the address says otherwise.
    fn selection(&self, uri: &Uri) -> (Selection, Vec<repertoire_catalogue::Dropped>) {
        let usual = self.partner().map(|of| of.view).unwrap_or_default();
        let (mut selection, dropped) = selection_beside(uri, self.release.catalogue(), &[], usual);
        if let Some(locked) = self.locked() {
            // What holds already narrows nothing: it would be a chip that takes nothing away.
            let locked = &locked.selection;
            for facet in FACETS.iter().map(|decl| decl.facet) {
                let values = locked.values(facet);
                if !values.is_empty() && values.iter().all(|&value| selection.has(facet, value)) {
                    let page = selection.page;
                    selection = selection.without_facet(facet).on_page(page);
                }
            }
        }
        (selection, dropped)
    }

    /// Facets that are not offered: those that the partner hides, and those that it locks to one value, which would be the only one
    /// to choose.
    fn hides(&self, facet: Facet) -> bool {
        let is_hidden = |of: &Partner| of.hidden.contains(&facet);
        self.partner().is_some_and(is_hidden) || self.locked().is_some_and(|of| of.selection.values(facet).len() == 1)
    }

    /// What stands around the page; `path` is that of the same on the site, behind its language.
    fn surround(&self, path: Option<&str>) -> Surround {
        let partner = self.partner();
        Surround {
            // One text, in one language.
            introduction: partner.filter(|of| of.locale == self.ctx.locale).and_then(|of| of.introduction.clone()),
            language_switch: partner.is_none_or(|of| of.language_switch),
            framed: partner.is_some_and(|of| !of.origins.is_empty()),
            full: path.map(|path| format!("{}/{}{path}", self.ctx.origin(), self.ctx.locale.tag())),
        }
    }

    /// The same list on the site, where nothing is locked: with the partner's filters beside those chosen. Nothing where no scheme passes
    /// them, which no address of the site says.
    fn full(&self, selection: &Selection) -> Option<String> {
        let both = match self.locked() {
            None => selection.on_page(1),
            Some(locked) if locked.nothing => return None,
            Some(locked) => selection.within(&locked.selection),
        };
        Some(both.viewed(View::default()).beside(View::default()).to_query(self.release.catalogue()))
    }

    /// Who may show it: the sites of the partner, exactly; what one tries out, this site alone.
    fn policy(&self) -> Option<HeaderValue> {
        match self.embedded {
            Embedded::Neutral(_) | Embedded::TriedOut(_) => Some(HeaderValue::from_static(security_policy!("'self'"))),
            Embedded::Partner(_) => self.open_partner()?.policy.clone(),
        }
    }

    /// All that an answer depends on besides the release.
    fn key(&self, path: &str, dropped: &[repertoire_catalogue::Dropped]) -> Key {
        let partner = self.open_partner().map_or("", |of| &of.fingerprint);
        let address = format!("{} {path} {partner}", self.ctx.list());
        Key::telling(&self.release, &self.ctx, &address, dropped)
    }

    fn framed(&self, mut response: Response<Body>) -> Response<Body> {
        if let Some(policy) = self.policy() {
            response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
            response.extensions_mut().insert(Framed);
        }
        response
    }
}

/// The list.
pub(crate) async fn list(
    embedding: Embedding,
    State(state): State<AppState>,
    Headers(headers): Headers,
    uri: Uri,
) -> Result<Response<Body>, Problem> {
    let edition = Edition::of(&embedding.release, &embedding.ctx);
    if let Some(answered) = state.0.cache.again(&headers, &uri, edition) {
        return Ok(embedding.framed(answered));
    }
    let (selection, dropped) = embedding.selection(&uri);
    let catalogue = embedding.release.catalogue();
    let query = selection.to_query(catalogue);
    let key = embedding.key(&query, &dropped);
    state.0.cache.remember(&uri, edition, key);
    let answered = answer(&headers, key, &state.0.cache, || {
        let mut results = embedding.release.index.search_in(embedding.scope(), &selection)?;
        results.facets.retain(|counts| !embedding.hides(counts.facet));
        let surround = embedding.surround(embedding.full(&selection).as_deref());
        let page =
            views::browse::page(&embedding.ctx, &embedding.release, &selection, &results, &dropped, Some(&surround));
        Ok(Answer::page(page))
    })?;
    Ok(embedding.framed(answered))
}

/// Whether a path is that of [`suggestions`].
pub(crate) fn is_suggestions(path: &str) -> bool {
    let below = path.strip_prefix("/embed/").and_then(|below| below.strip_suffix("/suggestions"));
    below.is_some_and(|below| below.split('/').count() == 2)
}

/// Completions of what is typed into its box: of what it shows, and of no facet that it hides.
pub(crate) async fn suggestions(
    embedding: Embedding,
    State(state): State<AppState>,
    Headers(headers): Headers,
    uri: Uri,
) -> Result<Response<Body>, Problem> {
    let (typed, locale) = (typed(&uri), embedding.ctx.locale);
    let key = embedding.key(&format!("suggestions {typed}"), &[]);
    answer(&headers, key, &state.0.cache, || {
        let offers = |facet| !embedding.hides(facet);
        let found = embedding.release.index.suggest_in(embedding.scope(), offers, &typed, locale)?;
        Ok(suggestions_answer(embedding.release.catalogue(), &found, locale))
    })
}

/// One scheme of it.
pub(crate) async fn scheme(
    embedding: Embedding,
    Id(id): Id,
    State(state): State<AppState>,
    Headers(headers): Headers,
) -> Result<Response<Body>, Problem> {
    let catalogue = embedding.release.catalogue();
    let inside = |row: &usize| embedding.scope().is_none_or(|scope| scope.contains(*row as u32));
    let Some(row) = catalogue.row(&id).filter(inside) else {
        // Told inside the frame, with a way back: a page that the browser refuses to show would leave a hole in the partner's.
        let page = views::error::in_embed(&embedding.ctx, &embedding.surround(None));
        let told = (StatusCode::NOT_FOUND, [(CONTENT_TYPE, "text/html; charset=utf-8")], page.into_string());
        return Ok(embedding.framed(told.into_response()));
    };
    let path = format!("/dispositifs/{id}");
    let answered = answer(&headers, embedding.key(&path, &[]), &state.0.cache, || {
        let near = near(&embedding.release.index, embedding.scope(), row);
        let surround = embedding.surround(Some(&path));
        Ok(Answer::page(views::scheme::page(&embedding.ctx, catalogue, row, &near, Some(&surround))))
    })?;
    Ok(embedding.framed(answered))
}

/// `/embed?…`: what an embed without a partner would look like, for this site alone.
pub(crate) async fn neutral(State(state): State<AppState>, Headers(headers): Headers, uri: Uri) -> impl IntoResponse {
    let (mut colour, mut locale) = (None, None);
    let mut rest = form_urlencoded::Serializer::new(String::new());
    for (key, value) in selection_pairs(&uri) {
        match &*key {
            COLOUR_KEY => colour = colour.or_else(|| value.parse::<Colour>().ok()),
            LANG_KEY => locale = locale.or_else(|| Locale::from_tag(&value)),
            _ => {
                rest.append_pair(&key, &value);
            }
        }
    }
    let locale = locale.or_else(|| preferred(&headers)).unwrap_or(state.0.locale);
    let list = state.ctx(locale).embedded(Embedded::Neutral(colour), colour).list().to_string();
    let query = rest.finish();
    let to = if query.is_empty() { list } else { format!("{list}?{query}") };
    (StatusCode::SEE_OTHER, [(LOCATION, to), (VARY, "accept-language".to_owned())])
}
