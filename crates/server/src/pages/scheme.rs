//! One scheme, at `/{lang}/dispositifs/{id}`.

use axum::body::Body;
use axum::extract::State;
use axum::http::Response;
use repertoire_search::{Index, Scope};

use crate::answer::{Answer, Key, answer};
use crate::ctx::Ctx;
use crate::error::Problem;
use crate::extract::{Headers, Id};
use crate::limits::{ACCESSIBLE_ROWS_MAX, SIMILAR_ROWS_MAX};
use crate::state::AppState;
use crate::views;

pub(crate) async fn show(
    ctx: Ctx,
    Id(id): Id,
    State(state): State<AppState>,
    Headers(headers): Headers,
) -> Result<Response<Body>, Problem> {
    let release = state.release();
    let row = release.catalogue().row(&id).ok_or(Problem::NotFound)?;
    let key = Key::new(&release, &ctx, &format!("{}/dispositifs/{id}", ctx.locale.tag()));
    answer(&headers, key, &state.0.cache, || {
        let page = views::scheme::page(&ctx, release.catalogue(), row, &near(&release.index, None, row), None);
        Ok(Answer::page(page))
    })
}

/// What the page of a scheme shows besides, of a scope: easier alternatives, then others like it, none twice.
pub(crate) fn near(index: &Index, scope: Option<&Scope>, row: usize) -> views::scheme::Near {
    let accessible = index.more_accessible(scope, row, ACCESSIBLE_ROWS_MAX);
    let mut similar = index.similar(scope, row, SIMILAR_ROWS_MAX + ACCESSIBLE_ROWS_MAX);
    similar.retain(|other| !accessible.contains(other));
    similar.truncate(SIMILAR_ROWS_MAX);
    views::scheme::Near { accessible, similar }
}
