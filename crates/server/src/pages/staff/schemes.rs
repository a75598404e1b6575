//! One scheme changed in a form.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::Uri;
use axum::response::Response;
use repertoire_import::{COLUMNS, Column};
use repertoire_staff::{DraftKind, SchemeDraft};

use super::drafts::{cells, changeable, opened};
use super::import::{self, begun_from};
use super::{frame, parameter, sent_to, shown};
use crate::area::form::Form;
use crate::area::prepare::cells_of;
use crate::area::signed::{Editor, Signed};
use crate::ctx::Ctx;
use crate::error::Problem;
use crate::extract::selection;
use crate::state::AppState;
use crate::views::staff::draft::{draft_path, seen};
use crate::views::staff::{path, schemes};

pub(super) async fn list(
    ctx: Ctx,
    State(state): State<AppState>,
    signed: Signed,
    uri: Uri,
) -> Result<Response, Problem> {
    let release = state.release();
    let (selection, _) = selection(&uri, release.catalogue(), &[]);
    let results = release.index.search(&selection)?;
    let staff = frame(&ctx, &signed);
    Ok(shown(schemes::list(&ctx, &staff, release.catalogue(), &selection.text, &results)))
}

/// The form, empty or with a published scheme.
pub(super) async fn form(
    ctx: Ctx,
    State(state): State<AppState>,
    Editor(signed): Editor,
    uri: Uri,
) -> Result<Response, Problem> {
    let release = state.release();
    let catalogue = release.catalogue();
    let id = parameter(&uri, "id").filter(|id| !id.is_empty());
    let cells = match &id {
        None => BTreeMap::new(),
        Some(id) => cells_of(catalogue, &catalogue.schemes()[catalogue.row(id).ok_or(Problem::NotFound)?]),
    };
    let seen = schemes::version(release.manifest.as_ref().map(|manifest| manifest.number));
    let staff = frame(&ctx, &signed);
    Ok(shown(schemes::form(&ctx, &staff, catalogue.vocabulary(), id.as_deref(), &cells, &seen, None)))
}

/// Begins a draft with one scheme: changed, new, or removed.
async fn begin(signed: &Signed, form: &Form) -> Result<repertoire_staff::DraftId, Problem> {
    signed.recheck().await?;
    let id = Some(form.text("id").to_owned()).filter(|id| !id.is_empty());
    let removed = form.text("retirer") == "oui";
    let cells = (!removed).then(|| written(form));
    let kind = DraftKind::Scheme(SchemeDraft { id, cells });
    let draft = begun_from(&signed.area, signed, kind, form).await;
    Ok(signed.area.drafts.begin(&draft).await?)
}

pub(super) async fn save(ctx: Ctx, Editor(signed): Editor, form: Form) -> Result<Response, Problem> {
    let id = begin(&signed, &form).await?;
    Ok(sent_to(&path(&ctx, &format!("/brouillons/{id}/verifier"))))
}

/// The cells that a form holds.
fn written(form: &Form) -> BTreeMap<String, String> {
    let columns = COLUMNS.into_iter().filter(|column| *column != Column::Id);
    let cell = |column: Column| {
        let name = column.header();
        if schemes::SEVERAL.contains(&column) {
            let ticked = form.all().filter(|(of, _)| *of == name).map(|(_, value)| value);
            schemes::joined(form.text(&format!("{name}-avant")), ticked)
        } else {
            form.text(name).to_owned()
        }
    };
    columns.map(|column| (column.header().to_owned(), cell(column))).collect()
}

/// The form of a draft, to be corrected.
pub(super) async fn again(
    ctx: Ctx,
    State(state): State<AppState>,
    Editor(signed): Editor,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let opened = opened(&signed, &id).await?;
    let (scheme, cells) = cells(&opened).ok_or(Problem::NotFound)?;
    let release = state.release();
    let action = draft_path(&ctx, &opened, "/formulaire");
    let (seen, draft) = (seen(&opened), Some(action.as_str()));
    let staff = frame(&ctx, &signed);
    Ok(shown(schemes::form(&ctx, &staff, release.catalogue().vocabulary(), scheme.as_deref(), &cells, &seen, draft)))
}

pub(super) async fn correct(
    ctx: Ctx,
    Editor(signed): Editor,
    Path((_, id)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Problem> {
    let opened = changeable(&signed, &id, &form).await?;
    let (id, _) = cells(&opened).ok_or(Problem::NotFound)?;
    import::save(&signed, &opened, DraftKind::Scheme(SchemeDraft { id, cells: Some(written(&form)) })).await?;
    Ok(sent_to(&draft_path(&ctx, &opened, "/verifier")))
}
