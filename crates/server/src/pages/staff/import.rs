//! A list on its way: uploaded, its columns named, its values fixed.

use axum::extract::{Path, Request, State};
use axum::response::Response;
use jiff::Timestamp;
use repertoire_import::{Column, Delimiter, Encoding, FIXES_MAX, HEADER_ROWS_MAX, Layout, MatchedBy, VALUE_CHARS_MAX};
use repertoire_releases::Number;
use repertoire_staff::{Draft, DraftKind, FileDraft, FixAnswer, Shape, Status};

use super::drafts::{Instead, changeable, opened, ready};
use super::{frame, refused, sent_to, shown};
use crate::area::form::{self, Form};
use crate::area::prepare::read_options;
use crate::area::signed::{Editor, Signed};
use crate::area::{Opened, Progress, StaffArea};
use crate::ctx::{Ctx, today};
use crate::error::Problem;
use crate::state::AppState;
use crate::text::staff_text;
use crate::views::staff::draft::draft_path;
use crate::views::staff::{import, path};

pub(super) async fn start(ctx: Ctx, signed: Signed) -> Response {
    shown(import::start(&ctx, &frame(&ctx, &signed), None))
}

/// Takes a file, and begins a draft with it.
pub(super) async fn upload(
    ctx: Ctx,
    State(state): State<AppState>,
    Editor(signed): Editor,
    request: Request,
) -> Result<Response, Problem> {
    let mut sent = form::files(&signed.area, request, &state).await?;
    signed.recheck().await?;
    let Some(file) = sent.files.pop() else {
        let told = staff_text(ctx.locale).file_missing;
        return Ok(refused(import::start(&ctx, &frame(&ctx, &signed), Some(told))));
    };
    let area = &signed.area;
    let kept = area.drafts.keep(&file.bytes).await?;
    let mut of_file = FileDraft {
        name: file.name,
        bytes: kept,
        encoding: None,
        delimiter: None,
        sheet: None,
        header_row: None,
        columns: Vec::new(),
        remembered: false,
        fixes: Vec::new(),
    };
    if let Some(shape) = remembered(area, &of_file, file.bytes).await? {
        (of_file.columns, of_file.remembered) = (shape.columns, true);
    }
    let draft = begun(area, &signed, DraftKind::File(of_file)).await;
    let id = area.drafts.begin(&draft).await?;
    Ok(sent_to(&path(&ctx, &format!("/brouillons/{id}/colonnes"))))
}

/// A new draft, compared with the newest release.
pub(super) async fn begun(area: &StaffArea, signed: &Signed, kind: DraftKind) -> Draft {
    let (now, by) = (Timestamp::now(), signed.name().clone());
    Draft {
        parent: area.newest().await,
        author: by.clone(),
        created: now,
        by,
        changed: now,
        kind,
        status: Status::Open,
    }
}

/// A new draft of what a form holds, which may have been made from an older release: what came in between is told.
pub(super) async fn begun_from(area: &StaffArea, signed: &Signed, kind: DraftKind, form: &Form) -> Draft {
    let draft = begun(area, signed, kind).await;
    let parent = form.number("version").map(Number).filter(|of| *of < draft.parent).unwrap_or(draft.parent);
    Draft { parent, ..draft }
}

/// What was said of a file with the same header row before. The header is found as the import finds it, on the first rows only.
async fn remembered(area: &StaffArea, file: &FileDraft, bytes: bytes::Bytes) -> Result<Option<Shape>, Problem> {
    let options = read_options(file, today());
    let _turn = area.alone().await;
    let headers = tokio::task::spawn_blocking(move || repertoire_import::headers(&bytes, &options)).await;
    match headers {
        Ok(Ok(headers)) => Ok(area.shapes.get(headers.iter().map(String::as_str)).await?),
        // What is wrong with it is told on the next page.
        _ => Ok(None),
    }
}

pub(super) async fn columns(
    ctx: Ctx,
    signed: Signed,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, Instead> {
    let opened = opened(&signed, &id).await?;
    let prepared = ready(&ctx, &signed, &opened, "/colonnes").await?;
    Ok(shown(import::columns(&ctx, &frame(&ctx, &signed), &opened, &prepared)))
}

/// Takes the answers about characters, separator, sheet, header and columns.
pub(super) async fn choose(
    ctx: Ctx,
    Editor(signed): Editor,
    Path((_, id)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Problem> {
    let opened = changeable(&signed, &id, &form).await?;
    let DraftKind::File(mut file) = opened.draft.kind.clone() else { return Err(Problem::NotFound) };
    let before = file.clone();
    let chosen = |name: &str| Some(form.text(name).to_owned()).filter(|text| !text.is_empty());
    file.encoding = chosen("encodage").filter(|name| Encoding::from_name(name).is_some());
    file.delimiter = chosen("separateur").filter(|name| Delimiter::from_name(name).is_some());
    file.sheet = chosen("feuille");
    // What was recognised stands in the field: only another number is a choice.
    let layout = layout(&signed.area, &opened).await;
    let row = form.number::<u32>("ligne").filter(|row| (1..=HEADER_ROWS_MAX as u32).contains(row));
    let found = layout.as_ref().map(|layout| layout.header_row);
    file.header_row = row.filter(|row| before.header_row.is_some() || Some(*row) != found);
    let reread = (&file.encoding, &file.delimiter, &file.sheet, &file.header_row)
        != (&before.encoding, &before.delimiter, &before.sheet, &before.header_row);
    if reread {
        // Other characters or another header make other columns: those that were named are not these.
        (file.columns, file.fixes, file.remembered) = (Vec::new(), Vec::new(), false);
    } else if let Some(layout) = &layout {
        file.columns = named_columns(&form, layout, &before);
        file.remembered = false;
        if !file.columns.is_empty() {
            let shape = Shape { columns: file.columns.clone(), time: Timestamp::now() };
            signed.area.shapes.remember(layout.columns.iter().map(|of| of.header.as_str()), &shape).await?;
        }
    }
    save(&signed, &opened, DraftKind::File(file)).await?;
    // Read in another way, it has to be looked at again.
    Ok(sent_to(&draft_path(&ctx, &opened, if reread { "/colonnes" } else { "/verifier" })))
}

/// What a list was taken for, waited for however long it takes: what was chosen can't be asked for again.
async fn layout(area: &StaffArea, opened: &Opened) -> Option<Layout> {
    loop {
        match area.prepared(opened).await {
            Progress::Done(Ok(prepared)) => return prepared.layout.clone(),
            Progress::Done(Err(_)) => return None,
            Progress::Working(_) => {}
        }
    }
}

/// The columns whose menu says something else than what was recognised, or that were chosen before.
fn named_columns(form: &Form, layout: &Layout, before: &FileDraft) -> Vec<(usize, Option<String>)> {
    let menus =
        form.all().filter_map(|(name, value)| Some((name.strip_prefix("colonne-")?.parse::<usize>().ok()?, value)));
    let named = menus.filter_map(|(index, value)| {
        let column = if value == "-" { None } else { Some(Column::from_header(value)?) };
        let of = layout.columns.iter().find(|of| of.index == index)?;
        let recognised = of.column.map(|(column, _)| column);
        let chosen = of.column.is_some_and(|(_, by)| by == MatchedBy::Choice)
            || before.columns.iter().any(|(known, _)| *known == index);
        (chosen || column != recognised).then(|| (index, column.map(|column| column.header().to_owned())))
    });
    named.collect()
}

/// Reads a value as another, in all rows of its column; or takes that back.
pub(super) async fn fix(
    ctx: Ctx,
    Editor(signed): Editor,
    Path((_, id)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Problem> {
    let opened = changeable(&signed, &id, &form).await?;
    let DraftKind::File(mut file) = opened.draft.kind.clone() else { return Err(Problem::NotFound) };
    if let Some(at) = form.number::<usize>("annuler") {
        if at < file.fixes.len() {
            file.fixes.remove(at);
        }
    } else {
        let column = form.number("colonne").ok_or(Problem::BadForm)?;
        let (value, replacement) = (form.raw("valeur").to_owned(), form.text("lire").to_owned());
        if value.chars().count() > VALUE_CHARS_MAX || replacement.chars().count() > VALUE_CHARS_MAX {
            return Err(Problem::BadForm);
        }
        file.fixes.retain(|fix| fix.column != column || fix.value != value);
        if file.fixes.len() >= FIXES_MAX {
            return Err(Problem::TooManyFixes);
        }
        file.fixes.push(FixAnswer { column, value, replacement });
    }
    save(&signed, &opened, DraftKind::File(file)).await?;
    // Whoever fixes one problem goes on to the next.
    Ok(sent_to(&draft_path(&ctx, &opened, "/verifier#problemes")))
}

/// Writes a change of a draft down.
pub(super) async fn save(signed: &Signed, opened: &Opened, kind: DraftKind) -> Result<(), Problem> {
    let draft = Draft { by: signed.name().clone(), changed: Timestamp::now(), kind, ..opened.draft.clone() };
    signed.area.drafts.change(opened.id, opened.seen, &draft).await?;
    Ok(())
}
