//! The map of the offer, at `/{lang}/carte`.

use axum::body::Body;
use axum::extract::State;
use axum::http::{Response, Uri};

use crate::answer::{Answer, Key, answer};
use crate::ctx::Ctx;
use crate::error::Problem;
use crate::extract::{Headers, selection_pairs};
use crate::map::{BY_KEY, By, Map};
use crate::state::AppState;
use crate::views;

pub(crate) async fn show(
    ctx: Ctx,
    State(state): State<AppState>,
    Headers(headers): Headers,
    uri: Uri,
) -> Result<Response<Body>, Problem> {
    let release = state.release();
    // What is not understood shows the first map, whose heading says what it is.
    let asked = selection_pairs(&uri).filter(|(key, _)| key == BY_KEY).find_map(|(_, value)| By::from_code(&value));
    let by = asked.unwrap_or(By::ALL[0]);
    let key = Key::new(&release, &ctx, &format!("{}/carte {by:?}", ctx.locale.tag()));
    answer(&headers, key, &state.0.cache, || {
        let page = views::map::page(&ctx, release.catalogue(), &Map::new(&release.index, by));
        Ok(Answer::page(page))
    })
}
