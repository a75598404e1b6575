//! Who offers what, at `/{lang}/organisateurs`, and one organiser, below it.

use axum::body::Body;
use axum::extract::State;
use axum::http::{Response, Uri};
use repertoire_catalogue::{Catalogue, Dropped, DroppedWhy, Facet, PAGE_KEY, QUERY_KEY, Selection};

use crate::answer::{Answer, Key, answer};
use crate::ctx::Ctx;
use crate::directory::{Asked, Directory, LETTER_KEY, Letter};
use crate::error::Problem;
use crate::extract::{Headers, Slug, selection, selection_pairs};
use crate::state::AppState;
use crate::views;

pub(crate) async fn list(
    ctx: Ctx,
    State(state): State<AppState>,
    Headers(headers): Headers,
    uri: Uri,
) -> Result<Response<Body>, Problem> {
    let release = state.release();
    let (asked, dropped) = asked(&uri, release.catalogue());
    let address = format!("{}/organisateurs {asked:?}", ctx.locale.tag());
    let key = Key::telling(&release, &ctx, &address, &dropped);
    answer(&headers, key, &state.0.cache, || {
        let directory = Directory::new(&release.index, &asked);
        let schemes = release.catalogue().schemes().len() as u32;
        let page = views::organisers::list(&ctx, release.catalogue(), schemes, &directory, &dropped);
        Ok(Answer::page(page))
    })
}

/// What the query string asks, and what of it means nothing here. The keys are those of the list, read by the same rules.
fn asked(uri: &Uri, catalogue: &Catalogue) -> (Asked, Vec<Dropped>) {
    let (selection, mut dropped) = selection(uri, catalogue, &[LETTER_KEY]);
    for (key, _) in selection.pairs(catalogue) {
        let unknown = Dropped::new(key, "", DroppedWhy::UnknownKey);
        if ![QUERY_KEY, PAGE_KEY].contains(&key) && !dropped.contains(&unknown) {
            dropped.push(unknown);
        }
    }
    let mut letters = selection_pairs(uri).filter(|(key, value)| key == LETTER_KEY && !value.trim().is_empty());
    let letter = letters.next().and_then(|(key, value)| {
        let letter = Letter::from_code(value.trim());
        if letter.is_none() {
            dropped.push(Dropped::new(&key, &value, DroppedWhy::UnknownValue));
        }
        letter
    });
    (Asked { text: selection.text, letter, page: selection.page }, dropped)
}

pub(crate) async fn show(
    ctx: Ctx,
    Slug(slug): Slug,
    State(state): State<AppState>,
    Headers(headers): Headers,
) -> Result<Response<Body>, Problem> {
    let release = state.release();
    let value = release.catalogue().values(Facet::Organiser).index(&slug).ok_or(Problem::NotFound)?;
    let key = Key::new(&release, &ctx, &format!("{}/organisateurs/{slug}", ctx.locale.tag()));
    answer(&headers, key, &state.0.cache, || {
        let selection = Selection::default().toggled(Facet::Organiser, value);
        let results = release.index.search(&selection)?;
        let rows = release.index.all_rows(&selection)?;
        let page =
            views::organisers::one(&ctx, release.catalogue(), &release.parts, value, &selection, &results, &rows);
        Ok(Answer::page(page))
    })
}
