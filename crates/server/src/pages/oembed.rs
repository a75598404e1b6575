//! `/oembed`: what a site shows in the place of an address of ours that somebody pasted into it, as <https://oembed.com> says.
//!
//! The address of an embed becomes a frame, which a browser shows on the sites of its partner. That of the list or of a scheme becomes a
//! card of plain HTML, since their pages may not be framed. Only addresses of this site are answered, each written anew from what was
//! understood of it: nothing of what was asked is handed on as it came.

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL};
use axum::http::{HeaderValue, Response, StatusCode, Uri};
use axum::response::IntoResponse;
use repertoire_catalogue::{Locale, Selection};
use serde::Serialize;

use crate::answer::{Answer, Key, answer};
use crate::ctx::{Ctx, Embedded};
use crate::error::Problem;
use crate::extract::{Headers, selection_pairs};
use crate::release::{OpenPartner, OpenRelease};
use crate::state::AppState;
use crate::text::embed_text;
use crate::views::oembed;

/// Pixels of a frame, and of a card, unless less is asked for.
const FRAME_SIZE: (u32, u32) = (720, 800);
const CARD_SIZE: (u32, u32) = (600, 280);
/// Seconds for which an answer may be kept.
const CACHE_SECONDS: u32 = 3_600;

/// An answer, with the names of the specification.
#[derive(Serialize)]
pub(crate) struct Rich {
    pub version: &'static str,
    pub r#type: &'static str,
    pub provider_name: &'static str,
    pub provider_url: String,
    pub title: String,
    pub html: String,
    pub width: u32,
    pub height: u32,
    pub cache_age: u32,
}

/// How it is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Json,
    Xml,
}

pub(crate) async fn show(
    State(state): State<AppState>,
    Headers(headers): Headers,
    uri: Uri,
) -> Result<Response<Body>, Problem> {
    let asked = |name: &str| selection_pairs(&uri).find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    let format = match asked("format").as_deref() {
        None | Some("" | "json") => Format::Json,
        Some("xml") => Format::Xml,
        // As the specification wants it.
        Some(_) => return Ok(for_everyone(StatusCode::NOT_IMPLEMENTED.into_response())),
    };
    let release = state.release();
    let address = asked("url").unwrap_or_default();
    let Some(of) = Pasted::read(&state, &release, &address) else {
        return Ok(for_everyone(StatusCode::NOT_FOUND.into_response()));
    };
    let most = |name: &str| asked(name).and_then(|value| value.parse::<u32>().ok()).filter(|value| *value > 0);
    let (max_width, max_height) = (most("maxwidth").unwrap_or(u32::MAX), most("maxheight").unwrap_or(u32::MAX));
    let partner = partner_of(&release, &of.ctx).map_or("", |of| &of.fingerprint);
    let key = format!(
        "oembed {} {max_width} {max_height} {} {partner}",
        of.canonical(&release),
        u8::from(format == Format::Json)
    );
    let mut answered = answer(&headers, Key::new(&release, &of.ctx, &key), &state.0.cache, || {
        let rich = of.rich(&release, max_width, max_height)?;
        Ok(match format {
            Format::Json => Answer::new("application/json", serde_json::to_vec(&rich).unwrap_or_default()),
            Format::Xml => Answer::new(
                "text/xml; charset=utf-8",
                format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{}", oembed::xml(&rich).0),
            ),
        })
    })?;
    if let Ok(kept) = HeaderValue::from_str(&format!("public, max-age={CACHE_SECONDS}")) {
        answered.headers_mut().insert(CACHE_CONTROL, kept);
    }
    Ok(for_everyone(answered))
}

/// Lets the pages of all sites read an answer, what is wrong with their question too.
fn for_everyone(mut response: Response<Body>) -> Response<Body> {
    response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

/// In whose page; nobody's for the pages of the site.
fn partner_of<'r>(release: &'r OpenRelease, ctx: &Ctx) -> Option<&'r OpenPartner> {
    release.partner(ctx.embed()?.code()?)
}

/// An address of ours that was pasted somewhere.
struct Pasted {
    ctx: Ctx,
    what: What,
}

enum What {
    List(Box<Selection>),
    Scheme(usize),
}

impl Pasted {
    /// Reads an address; nothing where it is not one of the pages that may be shown elsewhere.
    fn read(state: &AppState, release: &OpenRelease, address: &str) -> Option<Self> {
        let origin = state.0.site.origin();
        let path = address.strip_prefix(origin).filter(|path| !origin.is_empty() && path.starts_with('/'))?;
        let path = path.split('#').next().unwrap_or_default();
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
        let (ctx, rest) = match parts.as_slice() {
            ["embed", whose, rest @ ..] => {
                let Some(Embedded::Partner(code)) = Embedded::parse(whose) else { return None };
                // No site may frame that of a partner without origins.
                let framed = |of: &&OpenPartner| of.partner.enabled && !of.partner.origins.is_empty();
                let partner = &release.partner(code).filter(framed)?.partner;
                let (locale, rest) = match rest {
                    [] => (partner.locale, rest),
                    [tag, rest @ ..] => (Locale::from_tag(tag)?, rest),
                };
                let locale = if partner.language_switch { locale } else { partner.locale };
                (state.ctx(locale).embedded(Embedded::Partner(code), partner.accent), rest)
            }
            [tag, rest @ ..] => (state.ctx(Locale::from_tag(tag)?), rest),
            [] => return None,
        };
        let catalogue = release.catalogue();
        let what = match rest {
            [] => {
                let usual = partner_of(release, &ctx).map(|of| of.partner.view).unwrap_or_default();
                let pairs = form_urlencoded::parse(query.as_bytes());
                let (selection, _) = Selection::parse_beside(pairs, catalogue, &[], usual);
                What::List(Box::new(selection.on_page(1)))
            }
            ["dispositifs", id] => {
                let row = catalogue.row(id)?;
                let scope = partner_of(release, &ctx).and_then(|of| of.scope(&release.index));
                What::Scheme(Some(row).filter(|row| scope.is_none_or(|scope| scope.contains(*row as u32)))?)
            }
            _ => return None,
        };
        Some(Self { ctx, what })
    }

    /// Its address, written anew.
    fn canonical(&self, release: &OpenRelease) -> String {
        let catalogue = release.catalogue();
        let end = match &self.what {
            What::List(selection) => selection.to_query(catalogue),
            What::Scheme(row) => format!("/dispositifs/{}", catalogue.schemes()[*row].id),
        };
        format!("{}{}{end}", self.ctx.origin(), self.ctx.list())
    }

    fn rich(&self, release: &OpenRelease, max_width: u32, max_height: u32) -> Result<Rich, Problem> {
        let (ctx, catalogue, address) = (&self.ctx, release.catalogue(), self.canonical(release));
        let (width, height) = if ctx.is_embed() { FRAME_SIZE } else { CARD_SIZE };
        let (width, height) = (width.min(max_width), height.min(max_height));
        let partner = partner_of(release, ctx);
        let (title, card) = match &self.what {
            What::List(selection) => {
                let scope = partner.and_then(|of| of.scope(&release.index));
                let results = release.index.search_in(scope, selection)?;
                (
                    oembed::list_title(ctx, selection, &results),
                    oembed::list_card(ctx, catalogue, selection, &results, &address),
                )
            }
            What::Scheme(row) => {
                let scheme = &catalogue.schemes()[*row];
                (scheme.title.to_string(), oembed::scheme_card(ctx, catalogue, scheme, &address))
            }
        };
        let html = match partner {
            // What it shows may change: the frame is called by what it is.
            Some(of) => oembed::frame(&address, &(embed_text(ctx.locale).frame_title)(&of.partner.name), width, height),
            None => oembed::card(&card, width, height),
        };
        Ok(Rich {
            version: "1.0",
            r#type: "rich",
            provider_name: ctx.text.site,
            provider_url: format!("{}/{}", ctx.origin(), ctx.locale.tag()),
            title,
            html: html.into_string(),
            width,
            height,
            cache_age: CACHE_SECONDS,
        })
    }
}
