//! The list, one scheme, completions: the same results as the pages.

use std::borrow::Cow;

use axum::body::Body;
use axum::extract::State;
use axum::http::{Response, Uri};
use repertoire_catalogue::{Catalogue, Locale, QUERY_KEY, Sort, View};
use repertoire_search::Suggestion;

use super::wire::{SuggestionsWire, facets_json, list_json_kept, scheme_wire, suggestion_wire};
use super::{ApiProblem, JSON, LANG_KEY, ProblemKind, asked_locale, json, links};
use crate::answer::{Answer, Edition, Key, answer};
use crate::extract::{Headers, Id, selection};
use crate::state::AppState;

/// `GET /api/v1/dispositifs`
pub(crate) async fn list(
    State(state): State<AppState>,
    Headers(headers): Headers,
    uri: Uri,
) -> Result<Response<Body>, ApiProblem> {
    let (release, (locale, unknown)) = (state.release(), asked_locale(&uri, state.0.locale));
    let ctx = state.ctx(locale);
    let edition = Edition::of(&release, &ctx);
    if let Some(answered) = state.0.cache.again(&headers, &uri, edition) {
        return Ok(answered);
    }
    let (selection, mut dropped) = selection(&uri, release.catalogue(), &[LANG_KEY]);
    dropped.extend(unknown);
    let address = format!("api {} {}", locale.tag(), selection.to_query(release.catalogue()));
    let key = Key::telling(&release, &ctx, &address, &dropped);
    state.0.cache.remember(&uri, edition, key);
    answer(&headers, key, &state.0.cache, || {
        let results = release.index.search(&selection)?;
        let links = links::pages(&ctx, results.page, results.pages, |page| {
            links::in_language("/api/v1/dispositifs", &selection.on_page(page).to_query(release.catalogue()), locale)
        });
        Ok(Answer::new(JSON, list_json_kept(release.catalogue(), &release.kept_json, &results, &dropped, locale))
            .linked(links))
    })
    .map_err(ApiProblem::from)
}

/// `GET /api/v1/facettes`: what of the list does not depend on how its rows are shown.
pub(crate) async fn facets(
    State(state): State<AppState>,
    Headers(headers): Headers,
    uri: Uri,
) -> Result<Response<Body>, ApiProblem> {
    let (release, (locale, unknown)) = (state.release(), asked_locale(&uri, state.0.locale));
    let (selection, mut dropped) = selection(&uri, release.catalogue(), &[LANG_KEY]);
    dropped.extend(unknown);
    let selection = selection.viewed(View::default()).sorted(Sort::default());
    let address = format!("api {} facettes {}", locale.tag(), selection.to_query(release.catalogue()));
    answer(&headers, Key::telling(&release, &state.ctx(locale), &address, &dropped), &state.0.cache, || {
        let results = release.index.search(&selection)?;
        Ok(Answer::new(JSON, facets_json(release.catalogue(), &results, &dropped, locale)))
    })
    .map_err(ApiProblem::from)
}

/// `GET /api/v1/suggestions`
pub(crate) async fn suggestions(
    State(state): State<AppState>,
    Headers(headers): Headers,
    uri: Uri,
) -> Result<Response<Body>, ApiProblem> {
    let (release, (locale, _)) = (state.release(), asked_locale(&uri, state.0.locale));
    let typed = typed(&uri);
    let key = Key::new(&release, &state.ctx(locale), &format!("api {} suggestions {typed}", locale.tag()));
    answer(&headers, key, &state.0.cache, || {
        Ok(suggestions_answer(release.catalogue(), &release.index.suggest(&typed, locale)?, locale))
    })
    .map_err(ApiProblem::from)
}

/// What people type, as it stands in the address of who completes it.
pub(crate) fn typed(uri: &Uri) -> Cow<'_, str> {
    let mut pairs = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    pairs.find(|(key, _)| key == QUERY_KEY).map(|(_, value)| value).unwrap_or_default()
}

/// Completions as JSON, for pages that complete within a part of the catalogue too.
pub(crate) fn suggestions_answer(catalogue: &Catalogue, suggestions: &[Suggestion], locale: Locale) -> Answer {
    let suggestions = suggestions.iter().map(|of| suggestion_wire(catalogue, of, locale)).collect();
    Answer::new(JSON, json(&SuggestionsWire { suggestions }))
}

/// `GET /api/v1/dispositifs/{id}`
pub(crate) async fn one(
    Id(id): Id,
    State(state): State<AppState>,
    Headers(headers): Headers,
    uri: Uri,
) -> Result<Response<Body>, ApiProblem> {
    let (release, (locale, _)) = (state.release(), asked_locale(&uri, state.0.locale));
    let row = release.catalogue().row(&id).ok_or(ProblemKind::NotFound)?;
    let key = Key::new(&release, &state.ctx(locale), &format!("api {} dispositifs/{id}", locale.tag()));
    answer(&headers, key, &state.0.cache, || {
        Ok(Answer::new(JSON, json(&scheme_wire(release.catalogue(), &release.catalogue().schemes()[row], locale))))
    })
    .map_err(ApiProblem::from)
}
