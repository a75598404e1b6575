//! All rows that match, as files: `/{lang}/dispositifs.csv` and its kin, with the parameters of the list.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, LINK};
use axum::http::{HeaderMap, HeaderValue, Response, Uri};
use axum::routing::{MethodRouter, get};
use repertoire_catalogue::Selection;

use crate::answer::{Answer, Key, answer, ready, revalidated};
use crate::ctx::Ctx;
use crate::encoding::Encoding;
use crate::error::Problem;
use crate::exports::{Exported, FileKind, Pieces, about, file_name};
use crate::extract::{Headers, Id, selection};
use crate::limits::{EXPORT_ROWS_WHOLE_MAX, EXPORT_XLSX_ROWS_MAX};
use crate::site::DATA_LICENCE;
use crate::state::AppState;

/// The address of one kind of file.
pub(crate) fn of(kind: FileKind) -> MethodRouter<AppState> {
    get(move |ctx: Ctx, State(state): State<AppState>, Headers(headers): Headers, uri: Uri| async move {
        filtered(kind, ctx, &state, &headers, &uri).await
    })
}

/// The sessions of one scheme.
pub(crate) async fn scheme_calendar(
    ctx: Ctx,
    Id(id): Id,
    State(state): State<AppState>,
    Headers(headers): Headers,
) -> Result<Response<Body>, Problem> {
    let release = state.release();
    let row = release.catalogue().row(&id).ok_or(Problem::NotFound)?;
    let of = Exported { ctx, release, selection: Selection::default(), rows: Arc::from([row as u32]) };
    let key = Key::new(&of.release, &ctx, &format!("{} ics {id} {}", ctx.locale.tag(), of.release.publication()));
    let name = format!("{id}.ics");
    written(FileKind::Calendar, key, of, name, &state, &headers)
}

async fn filtered(
    kind: FileKind,
    ctx: Ctx,
    state: &AppState,
    headers: &HeaderMap,
    uri: &Uri,
) -> Result<Response<Body>, Problem> {
    let release = state.release();
    let (selection, _) = selection(uri, release.catalogue(), &[]);
    let selection = selection.on_page(1);
    let query = selection.to_query(release.catalogue());
    let address = format!("{kind:?} {} {} {query}", ctx.locale.tag(), release.publication());
    let key = Key::new(&release, &ctx, &address);
    if let Some(ready) = ready(headers, key, &state.0.cache) {
        return Ok(licensed(ready));
    }
    let rows = release.index.all_rows(&selection)?.into();
    let of = Exported { ctx, release, selection, rows };
    let name = file_name(kind, &of);
    if kind == FileKind::Xlsx {
        workbook(key, &of, name, state, headers).await
    } else {
        written(kind, key, of, name, state, headers)
    }
}

/// A workbook is held in memory while it is written, and shorter than other files: beyond its limit a page says so.
async fn workbook(
    key: Key,
    of: &Exported,
    name: String,
    state: &AppState,
    headers: &HeaderMap,
) -> Result<Response<Body>, Problem> {
    if of.rows.len() > EXPORT_XLSX_ROWS_MAX {
        return Err(Problem::ExportTooLong);
    }
    // Waits for its turn: each takes a core for as long as it is written.
    let turn = state.0.workbooks.acquire().await.map_err(|_| Problem::Failed)?;
    let of = of.clone();
    let made = tokio::task::spawn_blocking(move || {
        repertoire_import::export_xlsx_with(of.catalogue(), of.rows.iter().map(|&row| row as usize), &about(&of))
    });
    let file = made.await.map_err(|_| Problem::Failed)?.map_err(|error| {
        tracing::error!(%error, "a workbook could not be written: {error}");
        Problem::Failed
    })?;
    drop(turn);
    answer(headers, key, &state.0.cache, || Ok(Answer::new(FileKind::Xlsx.content_type(), file).saved_as(name)))
        .map(licensed)
}

fn written(
    kind: FileKind,
    key: Key,
    of: Exported,
    name: String,
    state: &AppState,
    headers: &HeaderMap,
) -> Result<Response<Body>, Problem> {
    let whole = of.rows.len() <= EXPORT_ROWS_WHOLE_MAX;
    let pieces = Pieces::new(kind, of).ok_or(Problem::Failed)?;
    if whole {
        answer(headers, key, &state.0.cache, || {
            let file = pieces.whole().map_err(|error| {
                tracing::error!(%error, "export failed: {error}");
                Problem::Failed
            })?;
            Ok(Answer::new(kind.content_type(), file).saved_as(name))
        })
        .map(licensed)
    } else {
        Ok(licensed(streamed(kind, key, pieces, &name)))
    }
}

/// Says under which licence a file is: a text file of cells has no place for it inside.
pub(super) fn licensed(mut response: Response<Body>) -> Response<Body> {
    if let Ok(licence) = HeaderValue::from_str(&format!("<{DATA_LICENCE}>; rel=\"license\"")) {
        response.headers_mut().insert(LINK, licence);
    }
    response
}

/// A large export, piece by piece: memory stays that of one piece, whatever the catalogue.
fn streamed(kind: FileKind, key: Key, pieces: Pieces, name: &str) -> Response<Body> {
    let mut response = Response::new(Body::from_stream(futures_util::stream::iter(pieces)));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind.content_type()));
    if let Ok(value) = format!("attachment; filename=\"{name}\"").parse() {
        headers.insert(CONTENT_DISPOSITION, value);
    }
    revalidated(headers, &key.etag(Encoding::Identity));
    response
}
