//! The dashboard, the journal, the guide.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use repertoire_releases::Number;
use repertoire_staff::Status;

use super::history::manifests;
use super::{frame, sent_to, shown};
use crate::area::signed::{self, Signed};
use crate::ctx::Ctx;
use crate::error::Problem;
use crate::extract::preferred;
use crate::limits::STAFF_ROWS_MAX;
use crate::state::AppState;
use crate::text::staff_text;
use crate::views::staff::dashboard::draft_name;
use crate::views::staff::journal::Done;
use crate::views::staff::{dashboard, guide, journal};

/// `/gestion`: in the language of the browser.
pub(crate) async fn way_in(State(state): State<AppState>, headers: HeaderMap) -> Result<Response, Problem> {
    signed::area(&state)?;
    let locale = preferred(&headers).unwrap_or(state.0.locale);
    Ok(sent_to(&format!("/{}/gestion", locale.tag())))
}

pub(super) async fn dashboard(ctx: Ctx, State(state): State<AppState>, signed: Signed) -> Result<Response, Problem> {
    let drafts = signed.area.drafts.open().await?;
    Ok(shown(dashboard::page(&ctx, &frame(&ctx, &signed), &state.release(), &drafts)))
}

pub(super) async fn guide(ctx: Ctx, signed: Signed) -> Response {
    shown(guide::page(&ctx, &frame(&ctx, &signed)))
}

pub(super) async fn journal(ctx: Ctx, signed: Signed) -> Result<Response, Problem> {
    let (words, area) = (staff_text(ctx.locale), &signed.area);
    let mut done = Vec::new();
    let newest = area.newest().await;
    let numbers = (1..=newest.0).rev().take(STAFF_ROWS_MAX).map(Number);
    for (number, manifest) in manifests(&signed, numbers).await? {
        let Some(manifest) = manifest else { continue };
        let what = match manifest.restores {
            Some(of) => (words.journal_restored)(number.0, of.0),
            None => (words.journal_published)(number.0, &manifest.note),
        };
        done.push(Done { time: manifest.time, who: Some(manifest.author), what });
    }
    for event in area.accounts.read().await?.events() {
        let what = (words.journal_account)(event.account.as_str(), &event.kind);
        done.push(Done { time: event.time, who: event.by.as_ref().map(ToString::to_string), what });
    }
    for (_, draft) in area.drafts.all().await? {
        let name = draft_name(&ctx, &draft);
        let author = draft.author.to_string();
        done.push(Done { time: draft.created, who: Some(author), what: (words.journal_draft)(&name) });
        if draft.status == Status::Discarded {
            let by = draft.by.to_string();
            done.push(Done { time: draft.changed, who: Some(by), what: (words.journal_discarded)(&name) });
        }
    }
    done.sort_by_key(|done| std::cmp::Reverse(done.time));
    done.truncate(STAFF_ROWS_MAX);
    Ok(shown(journal::page(&ctx, &frame(&ctx, &signed), &done)))
}
