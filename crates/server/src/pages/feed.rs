//! `/{lang}/dispositifs.atom`: what is new in a list and what changed in it, with the parameters of the list.

use std::cmp::Reverse;

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, Response, StatusCode, Uri};

use super::export::licensed;
use super::machines::xml;
use crate::answer::{Key, answer, ready};
use crate::ctx::Ctx;
use crate::error::Problem;
use crate::extract::{Headers, selection};
use crate::limits::{CHRONICLE_SECONDS_MAX, FEED_ENTRIES_MAX};
use crate::release::OpenRelease;
use crate::state::AppState;
use crate::text::exports_text;
use crate::views::atom::{Feed, canonical, feed};

/// It holds whole addresses only and tells what the releases tell: there is none where the server was not told its own address, or
/// serves files, which have no past.
pub(crate) async fn show(
    ctx: Ctx,
    State(state): State<AppState>,
    Headers(headers): Headers,
    uri: Uri,
) -> Result<Response<Body>, Problem> {
    let chronicle = state.0.chronicle.as_ref().filter(|_| !ctx.origin().is_empty()).ok_or(Problem::NotFound)?;
    // Readers come back every hour: who has it already costs no look into the releases.
    let (_, key) = asked(&ctx, &uri, &state.release());
    if let Some(ready) = ready(&headers, key, &state.0.cache) {
        return Ok(licensed(ready));
    }
    let Some((release, told)) = chronicle.current().await else { return Ok(later(&ctx)) };
    let (selection, key) = asked(&ctx, &uri, &release);
    answer(&headers, key, &state.0.cache, || {
        let manifest = release.manifest.as_ref().ok_or(Problem::NotFound)?;
        let mut rows = release.index.all_rows(&selection)?;
        // Of equals, those first that the list has first.
        rows.sort_by_key(|&row| Reverse(told.rank(row as usize)));
        rows.truncate(FEED_ENTRIES_MAX);
        let (catalogue, rows) = (release.catalogue(), &*rows);
        let feed = feed(&ctx, &Feed { catalogue, selection: &selection, rows, told: &told, manifest });
        Ok(xml("application/atom+xml; charset=utf-8", feed))
    })
    .map(licensed)
}

/// What is asked for, and the name of its answer.
fn asked(ctx: &Ctx, uri: &Uri, release: &OpenRelease) -> (repertoire_catalogue::Selection, Key) {
    let (selection, _) = selection(uri, release.catalogue(), &[]);
    let selection = canonical(&selection);
    let query = selection.to_query(release.catalogue());
    let key = Key::new(release, ctx, &format!("{} atom {} {query}", ctx.locale.tag(), release.publication()));
    (selection, key)
}

/// The releases are still being read, or can't be: a reader asks again by itself.
fn later(ctx: &Ctx) -> Response<Body> {
    let mut response = Response::new(Body::from(exports_text(ctx.locale).feed_later));
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    headers.insert(RETRY_AFTER, HeaderValue::from(CHRONICLE_SECONDS_MAX));
    response
}
