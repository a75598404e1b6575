//! The rest of the site map: the way in, and what machines ask to know whether the server is well.

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, LOCATION, VARY};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

use crate::ctx::Ctx;
use crate::error::Problem;
use crate::extract::preferred;
use crate::state::AppState;

/// `/`: to the language that the browser asks for.
pub(crate) async fn root(State(state): State<AppState>, headers: HeaderMap) -> Response {
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

/// A catalogue is open and can be searched.
pub(crate) async fn readyz(State(state): State<AppState>) -> Result<String, Problem> {
    let release = state.release();
    let everything = release.index.search(&repertoire_catalogue::Selection::default())?;
    Ok(format!("ok {} rows\n", everything.total))
}

pub(crate) async fn not_found() -> Problem {
    Problem::NotFound
}

pub(crate) async fn wrong_method() -> Problem {
    Problem::WrongMethod
}
