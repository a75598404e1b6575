//! What can be taken away: the catalogue, a release, a vocabulary, the templates, the report of a draft.

use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use repertoire_import::{
    Unwritable, VOCABULARY_FILES, VocabularyReport, annotated, export_xlsx, template_csv, template_xlsx,
};
use repertoire_releases::{CATALOGUE_FILE, Release};
use repertoire_staff::DraftKind;

use super::drafts::{Instead, opened, ready};
use super::history::number;
use crate::api;
use crate::area::signed::Signed;
use crate::ctx::Ctx;
use crate::error::Problem;
use crate::state::AppState;

const CSV: &str = "text/csv; charset=utf-8; header=present";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const ZIP: &str = "application/zip";
const JSON: &str = "application/json; charset=utf-8";

/// A file to be saved.
fn file(content_type: &'static str, name: &str, bytes: impl Into<axum::body::Body>) -> Response {
    let mut response = Response::new(bytes.into());
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    let plain: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || "-_.".contains(*c)).collect();
    if let Ok(value) = format!("attachment; filename=\"{plain}\"").parse() {
        headers.insert(CONTENT_DISPOSITION, value);
    }
    response
}

/// Makes a file off the threads that answer.
async fn made(
    content_type: &'static str,
    name: String,
    make: impl FnOnce() -> Result<Vec<u8>, Problem> + Send + 'static,
) -> Result<Response, Problem> {
    let bytes = tokio::task::spawn_blocking(make).await.map_err(|_| Problem::Failed)??;
    Ok(file(content_type, &name, bytes))
}

fn unwritable(error: &Unwritable) -> Problem {
    if matches!(error, Unwritable::TooLong) {
        return Problem::WorkbookTooLong;
    }
    tracing::error!(%error, "a workbook could not be written: {error}");
    Problem::Failed
}

/// The release that is served, as it is stored.
pub(super) async fn served(signed: &Signed) -> Result<Release, Problem> {
    let follower = &signed.area.follower;
    let number = follower.current().borrow().manifest.as_ref().map(|manifest| manifest.number);
    Ok(follower.history().release(number.ok_or(Problem::NotFound)?).await?)
}

fn catalogue_file(release: &Release, name: &str) -> Result<Response, Problem> {
    let csv = release.content.file(CATALOGUE_FILE).ok_or(Problem::NotFound)?;
    Ok(file(CSV, name, csv.clone()))
}

async fn catalogue_workbook(release: Release, name: String) -> Result<Response, Problem> {
    let make = move || {
        let catalogue = release.content.catalogue().map_err(|_| Problem::Failed)?;
        export_xlsx(&catalogue, 0..catalogue.schemes().len()).map_err(|error| unwritable(&error))
    };
    made(XLSX, name, make).await
}

pub(super) async fn catalogue_csv(signed: Signed) -> Result<Response, Problem> {
    let release = served(&signed).await?;
    catalogue_file(&release, &format!("catalogue-{}.csv", release.manifest.number))
}

pub(super) async fn catalogue_xlsx(signed: Signed) -> Result<Response, Problem> {
    let release = served(&signed).await?;
    let name = format!("catalogue-{}.xlsx", release.manifest.number);
    catalogue_workbook(release, name).await
}

/// A file of any release.
pub(super) async fn of_release(
    signed: Signed,
    Path((_, of, name)): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    let of = number(&of)?;
    let release = signed.area.follower.history().release(of).await?;
    match name.as_str() {
        "catalogue.csv" => catalogue_file(&release, &format!("catalogue-{of}.csv")),
        "catalogue.xlsx" => catalogue_workbook(release, format!("catalogue-{of}.xlsx")).await,
        "tout.zip" => {
            let zip = move || {
                release.to_zip().map_err(|error| {
                    tracing::error!(%error, "a zip file could not be written: {error}");
                    Problem::Failed
                })
            };
            made(ZIP, format!("repertoire-{of}.zip"), zip).await
        }
        _ => Err(Problem::NotFound),
    }
}

pub(super) async fn vocabulary(signed: Signed, Path((_, name)): Path<(String, String)>) -> Result<Response, Problem> {
    if !VOCABULARY_FILES.contains(&name.as_str()) {
        return Err(Problem::NotFound);
    }
    let release = served(&signed).await?;
    let bytes = release.content.file(&name).ok_or(Problem::NotFound)?;
    Ok(file(CSV, &name, bytes.clone()))
}

pub(super) async fn template_csv_page(ctx: Ctx, State(state): State<AppState>, _: Signed) -> Result<Response, Problem> {
    let release = state.release();
    let bytes = template_csv(release.catalogue().vocabulary(), ctx.locale);
    Ok(file(CSV, "modele.csv", bytes))
}

pub(super) async fn template_xlsx_page(
    ctx: Ctx,
    State(state): State<AppState>,
    _: Signed,
) -> Result<Response, Problem> {
    let release = state.release();
    let make = move || template_xlsx(release.catalogue().vocabulary(), ctx.locale).map_err(|error| unwritable(&error));
    made(XLSX, "modele.xlsx".into(), make).await
}

/// The list of a draft with a remark in each row.
pub(super) async fn report_xlsx(
    ctx: Ctx,
    signed: Signed,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, Instead> {
    let opened = opened(&signed, &id).await?;
    let DraftKind::File(of_file) = &opened.draft.kind else { return Err(Problem::NotFound.into()) };
    let prepared = ready(&ctx, &signed, &opened, "/rapport.xlsx").await?;
    let bytes = signed.area.drafts.bytes(&of_file.bytes).await?.ok_or(Problem::NotFound)?;
    let name = of_file.name.rsplit_once('.').map_or(of_file.name.as_str(), |(name, _)| name);
    let name = format!("{}-remarques.xlsx", repertoire_catalogue::slug(name));
    let _turn = signed.area.alone().await;
    let make = move || {
        let layout = prepared.layout.as_ref().ok_or(Problem::NotFound)?;
        annotated(&bytes, &prepared.report, layout, ctx.locale).map_err(|error| unwritable(&error))
    };
    Ok(made(XLSX, name, make).await?)
}

pub(super) async fn report_json(
    ctx: Ctx,
    signed: Signed,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, Instead> {
    let opened = opened(&signed, &id).await?;
    let prepared = ready(&ctx, &signed, &opened, "/rapport.json").await?;
    let layout = prepared.layout.as_ref().ok_or(Problem::NotFound)?;
    let nothing = VocabularyReport { problems: Vec::new() };
    let json = api::report_json(&prepared.report, layout, &nothing, ctx.locale);
    Ok(([(CONTENT_TYPE, JSON)], json).into_response())
}
