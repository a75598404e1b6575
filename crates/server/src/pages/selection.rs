//! Schemes side by side, at `/{lang}/selection`.

use axum::body::Body;
use axum::extract::State;
use axum::http::{Response, Uri};

use crate::answer::{Answer, Key, answer};
use crate::ctx::Ctx;
use crate::error::Problem;
use crate::extract::{Headers, selection_pairs};
use crate::shortlist::Shortlist;
use crate::state::AppState;
use crate::views;

pub(crate) async fn show(
    ctx: Ctx,
    State(state): State<AppState>,
    Headers(headers): Headers,
    uri: Uri,
) -> Result<Response<Body>, Problem> {
    let release = state.release();
    let list = Shortlist::read(selection_pairs(&uri), release.catalogue());
    // What can be no id is counted on the page, and stands in no address: it is part of the key by its number.
    let address = format!("{}/selection {} {} {}", ctx.locale.tag(), list.query(), list.gone, list.cut);
    let key = Key::new(&release, &ctx, &address);
    answer(&headers, key, &state.0.cache, || {
        let page = views::selection::page(&ctx, release.catalogue(), &list);
        Ok(Answer::page(page))
    })
}
