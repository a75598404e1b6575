//! The search page, at `/{lang}`.

use axum::body::Body;
use axum::extract::State;
use axum::http::{Response, Uri};

use crate::answer::{Answer, Edition, Key, answer};
use crate::ctx::Ctx;
use crate::error::Problem;
use crate::extract::{Headers, selection};
use crate::state::AppState;
use crate::views;

pub(crate) async fn show(
    ctx: Ctx,
    State(state): State<AppState>,
    Headers(headers): Headers,
    uri: Uri,
) -> Result<Response<Body>, Problem> {
    let release = state.release();
    let edition = Edition::of(&release, &ctx);
    if let Some(answered) = state.0.cache.again(&headers, &uri, edition) {
        return Ok(answered);
    }
    let (selection, dropped) = selection(&uri, release.catalogue(), &[]);
    let query = selection.to_query(release.catalogue());
    let address = format!("{} {query} {}", ctx.locale.tag(), release.publication());
    let key = Key::telling(&release, &ctx, &address, &dropped);
    state.0.cache.remember(&uri, edition, key);
    answer(&headers, key, &state.0.cache, || {
        let results = release.index.search(&selection)?;
        let page = views::browse::page(&ctx, &release, &selection, &results, &dropped, None);
        Ok(Answer::page(page))
    })
}
