//! The rest of the site map: the way in, and what machines ask to know whether the server is well.

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION, VARY};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};

use crate::ctx::Ctx;
use crate::error::Problem;
use crate::extract::{Headers, preferred};
use crate::follow::TroubleKind;
use crate::state::AppState;

/// `/`: to the language that the browser asks for.
pub(crate) async fn root(State(state): State<AppState>, Headers(headers): Headers) -> Response {
    let locale = preferred(&headers).unwrap_or(state.0.locale);
    let headers = [
        (LOCATION, format!("/{}", locale.tag())),
        (VARY, "accept-language".into()),
        (CACHE_CONTROL, "no-cache".into()),
    ];
    (StatusCode::FOUND, headers).into_response()
}

/// `/{lang}/` and `/{lang}/dispositifs`: the list has one address.
pub(crate) async fn to_list(ctx: Ctx, uri: Uri) -> Response {
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    (StatusCode::PERMANENT_REDIRECT, [(LOCATION, format!("/{}{query}", ctx.locale.tag()))]).into_response()
}

/// The process answers.
pub(crate) async fn healthz() -> &'static str {
    "ok\n"
}

/// A catalogue is open and can be searched, and which.
pub(crate) async fn readyz(State(state): State<AppState>) -> Result<String, Problem> {
    let release = state.release();
    let rows = release.index.search(&repertoire_catalogue::Selection::default())?.total;
    Ok(match &release.manifest {
        Some(manifest) => format!("ok release {} {rows} rows\n", manifest.number),
        None => format!("ok {rows} rows\n"),
    })
}

/// Figures in the text format of Prometheus.
pub(crate) async fn metrics(State(state): State<AppState>) -> impl IntoResponse {
    let release = state.release();
    let mut figures = vec![(
        "repertoire_rows",
        "Rows of the catalogue that is served.",
        release.catalogue().schemes().len().to_string(),
    )];
    if let Some(manifest) = &release.manifest {
        figures.push(("repertoire_release", "Number of the release that is served.", manifest.number.to_string()));
        let published = manifest.time.as_second().to_string();
        figures.push((
            "repertoire_release_published_seconds",
            "When it was published, in seconds since 1970.",
            published,
        ));
    }
    if let Some(follower) = &state.0.follower {
        let is = |kind: fn(&TroubleKind) -> bool| follower.trouble().is_some_and(|trouble| kind(&trouble.kind));
        let up = u8::from(!is(|kind| *kind == TroubleKind::Unreachable));
        figures.push(("repertoire_store_up", "1 while the store answers.", up.to_string()));
        let damaged = u8::from(is(|kind| matches!(kind, TroubleKind::Damaged(_))));
        figures.push(("repertoire_release_damaged", "1 while a newer release can't be read.", damaged.to_string()));
    }
    let text = figures
        .into_iter()
        .map(|(name, help, value)| format!("# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value}\n"));
    ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text.collect::<String>())
}

/// What is nowhere. A slash too many at the end is no reason to send people away: they are led to where the page may be.
pub(crate) async fn not_found(uri: Uri) -> Response {
    let path = uri.path().trim_end_matches('/');
    // `//host` would be an address of somebody else.
    let ours = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
    if path.len() == uri.path().len() || !ours {
        return Problem::NotFound.into_response();
    }
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    (StatusCode::PERMANENT_REDIRECT, [(LOCATION, format!("{path}{query}"))]).into_response()
}

pub(crate) async fn wrong_method() -> Problem {
    Problem::WrongMethod
}
