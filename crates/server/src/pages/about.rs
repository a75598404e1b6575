//! What this site is, how programs read it, how accessible it is, what it knows of its visitors: pages that are read.

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Response};
use maud::Markup;

use crate::accessibility::CHECKS;
use crate::answer::{Answer, Key, answer};
use crate::ctx::Ctx;
use crate::error::Problem;
use crate::extract::Headers;
use crate::release::OpenRelease;
use crate::state::AppState;
use crate::views;

pub(crate) async fn about(
    ctx: Ctx,
    State(state): State<AppState>,
    Headers(headers): Headers,
) -> Result<Response<Body>, Problem> {
    let release = state.release();
    let name = format!("a-propos {}", release.publication());
    page(&ctx, &state, &headers, &release, &name, || {
        views::about::page(&ctx, release.catalogue(), release.manifest.as_ref())
    })
}

/// The documentation of the API.
pub(crate) async fn api(
    ctx: Ctx,
    State(state): State<AppState>,
    Headers(headers): Headers,
) -> Result<Response<Body>, Problem> {
    let (release, requests_minute) = (state.release(), state.0.api_requests.requests_minute());
    page(&ctx, &state, &headers, &release, "api", || views::api::page(&ctx, requests_minute, release.catalogue()))
}

pub(crate) async fn accessibility(
    ctx: Ctx,
    State(state): State<AppState>,
    Headers(headers): Headers,
) -> Result<Response<Body>, Problem> {
    page(&ctx, &state, &headers, &state.release(), "accessibilite", || views::accessibility::page(&ctx, &CHECKS))
}

pub(crate) async fn privacy(
    ctx: Ctx,
    State(state): State<AppState>,
    Headers(headers): Headers,
) -> Result<Response<Body>, Problem> {
    page(&ctx, &state, &headers, &state.release(), "confidentialite", || views::privacy::page(&ctx))
}

fn page(
    ctx: &Ctx,
    state: &AppState,
    headers: &HeaderMap,
    release: &OpenRelease,
    name: &str,
    make: impl FnOnce() -> Markup,
) -> Result<Response<Body>, Problem> {
    let key = Key::new(release, ctx, &format!("{}/{name}", ctx.locale.tag()));
    answer(headers, key, &state.0.cache, || Ok(Answer::page(make())))
}
