//! Partners: listed, added, changed, removed. Each change is a draft that is looked at and published like any other.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use repertoire_catalogue::{Partner, PartnerCode};
use repertoire_import::{PARTNER_COLUMNS, PartnerColumn, PartnerProblem, PartnerProblemKind, partner};
use repertoire_releases::Number;
use repertoire_staff::{DraftKind, PartnerDraft};

use super::import::begun_from;
use super::{frame, parameter, refused, sent_to, shown};
use crate::area::form::Form;
use crate::area::signed::{Editor, Signed};
use crate::ctx::Ctx;
use crate::error::Problem;
use crate::release::OpenRelease;
use crate::state::AppState;
use crate::views::staff::partners::{Shown, cells_of};
use crate::views::staff::{partners, path, schemes};

pub(super) async fn list(ctx: Ctx, State(state): State<AppState>, signed: Signed) -> Result<Response, Problem> {
    let release = state.release();
    let (index, catalogue) = (&release.index, release.catalogue());
    let all: Vec<Shown<'_>> = release
        .partners()
        .iter()
        .map(|of| Shown {
            partner: &of.partner,
            rows: of.scope(index).map_or(catalogue.schemes().len() as u32, repertoire_search::Scope::rows_count),
            unknown: of.locked(catalogue).unknown.iter().map(|(_, code)| code.clone()).collect(),
        })
        .collect();
    Ok(shown(partners::list(&ctx, &frame(&ctx, &signed), &all)))
}

/// A published partner.
fn published<'r>(release: &'r OpenRelease, code: &str) -> Option<&'r Partner> {
    let code: PartnerCode = code.parse().ok()?;
    release.partner(code).map(|of| &of.partner)
}

/// The form, empty or with a published partner.
pub(super) async fn form(
    ctx: Ctx,
    State(state): State<AppState>,
    signed: Signed,
    uri: Uri,
) -> Result<Response, Problem> {
    let release = state.release();
    let code = parameter(&uri, "code").filter(|code| !code.is_empty());
    let partner = code.map(|code| published(&release, &code).ok_or(Problem::NotFound)).transpose()?;
    if partner.is_none() && !signed.may_publish() {
        return Err(Problem::ReadOnly);
    }
    let cells = partner.map(cells_of).unwrap_or_default();
    let seen = schemes::version(release.manifest.as_ref().map(|manifest| manifest.number));
    Ok(shown(partners::form(&ctx, &frame(&ctx, &signed), partner, &cells, &seen, &[])))
}

/// Begins a draft with one partner: changed, new, or removed. What can't be used is told on the form, and nothing is lost.
pub(super) async fn save(
    ctx: Ctx,
    State(state): State<AppState>,
    Editor(signed): Editor,
    form: Form,
) -> Result<Response, Problem> {
    signed.recheck().await?;
    let release = state.release();
    let cells = written(&form);
    let code = form.text("code");
    let known = published(&release, code);
    let changes = form.text("modifie") == "oui";
    let removed = form.text("retirer") == "oui";
    let mut problems = if removed { Vec::new() } else { problems_of(&cells) };
    if known.is_some() && !changes {
        let value = code.to_owned();
        let column = Some(PartnerColumn::Code);
        problems.push(PartnerProblem { row: None, column, value, kind: PartnerProblemKind::Repeated });
    }
    if !problems.is_empty() {
        let seen = schemes::version(form.number("version").map(Number));
        let partner = known.filter(|_| changes);
        return Ok(refused(partners::form(&ctx, &frame(&ctx, &signed), partner, &cells, &seen, &problems)));
    }
    let draft = PartnerDraft { code: changes.then(|| code.to_owned()), cells: (!removed).then_some(cells) };
    let draft = begun_from(&signed.area, &signed, DraftKind::Partner(draft), &form).await;
    let id = signed.area.drafts.begin(&draft).await?;
    Ok(sent_to(&path(&ctx, &format!("/brouillons/{id}/verifier"))))
}

fn problems_of(cells: &BTreeMap<String, String>) -> Vec<PartnerProblem> {
    partner(|column| cells.get(column.header()).map_or("", String::as_str)).err().unwrap_or_default()
}

/// The cells that a form holds; what may be chosen several times is joined.
fn written(form: &Form) -> BTreeMap<String, String> {
    let cell = |column: PartnerColumn| {
        let name = column.header();
        let value = match column {
            PartnerColumn::Hidden | PartnerColumn::Columns => {
                let ticked = form.all().filter(|(of, _)| *of == name).map(|(_, value)| value);
                ticked.collect::<Vec<_>>().join("|")
            }
            // A box that is not ticked is not sent.
            PartnerColumn::LanguageSwitch if form.text(name).is_empty() => "non".to_owned(),
            _ => form.text(name).to_owned(),
        };
        (name.to_owned(), value)
    };
    PARTNER_COLUMNS.map(cell).into()
}
