//! The guided choice, at `/{lang}/orientation`: the first question still open, or what the answers lead to.

use axum::body::Body;
use axum::extract::State;
use axum::http::{Response, Uri};

use crate::answer::{Answer, Key, answer};
use crate::ctx::Ctx;
use crate::error::Problem;
use crate::extract::{Headers, selection_pairs};
use crate::guided;
use crate::state::AppState;
use crate::views;

pub(crate) async fn show(
    ctx: Ctx,
    State(state): State<AppState>,
    Headers(headers): Headers,
    uri: Uri,
) -> Result<Response<Body>, Problem> {
    let release = state.release();
    let (catalogue, index) = (release.catalogue(), &release.index);
    let (answers, dropped) = guided::read(selection_pairs(&uri), catalogue);
    let address = format!("{}/orientation {}", ctx.locale.tag(), guided::query(&answers, catalogue));
    let key = Key::telling(&release, &ctx, &address, &dropped);
    answer(&headers, key, &state.0.cache, || {
        let page = if let Some(question) = answers.next() {
            let choices = answers.choices(question, catalogue);
            let choices: Vec<_> = choices.into_iter().map(|choice| (choice, index.tally(&choice))).collect();
            views::guidance::question(&ctx, catalogue, &answers, question, &choices, &dropped)
        } else {
            let selection = answers.selection(catalogue);
            let listed = index.search(&selection)?.total;
            views::guidance::results(&ctx, catalogue, &answers, &index.guide(&answers), (&selection, listed), &dropped)
        };
        Ok(Answer::page(page))
    })
}
