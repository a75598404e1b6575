//! What all drafts share: reviewed, previewed, published, discarded.

use std::sync::Arc;

use axum::extract::Path;
use axum::http::Uri;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use repertoire_releases::Number;
use repertoire_staff::{Draft, DraftKind, Status};

use super::{asked_again, draft_id, frame, refused, sent_to, shown};
use crate::area::form::Form;
use crate::area::prepare::Prepared;
use crate::area::publish::Publication;
use crate::area::signed::{Editor, Signed};
use crate::area::{Opened, Progress};
use crate::ctx::Ctx;
use crate::error::Problem;
use crate::extract::selection;
use crate::pages::scheme::near;
use crate::text::staff_text;
use crate::views;
use crate::views::staff::draft::{draft_path, unprepared, working};
use crate::views::staff::publish::Said;
use crate::views::staff::{publish, review};

/// The draft of an address.
pub(super) async fn opened(signed: &Signed, id: &str) -> Result<Opened, Problem> {
    Ok(signed.area.open(draft_id(id)?).await?)
}

/// The draft that a form changes, as that form has seen it.
pub(super) async fn changeable(signed: &Signed, id: &str, form: &Form) -> Result<Opened, Problem> {
    signed.recheck().await?;
    let opened = opened(signed, id).await?;
    let seen = form.number("vu").map(Number).ok_or(Problem::BadForm)?;
    if opened.draft.status == Status::Open && opened.seen == seen { Ok(opened) } else { Err(Problem::DraftChanged) }
}

/// What is answered in place of a page that needs its draft worked out.
pub(super) enum Instead {
    /// Another page: the draft is closed, takes longer, or can't be worked out.
    Page(Box<Response>),
    Problem(Problem),
}

impl IntoResponse for Instead {
    fn into_response(self) -> Response {
        match self {
            Self::Page(page) => *page,
            Self::Problem(problem) => problem.into_response(),
        }
    }
}

impl<P: Into<Problem>> From<P> for Instead {
    fn from(problem: P) -> Self {
        Self::Problem(problem.into())
    }
}

/// A draft worked out; or the page to show in its place.
pub(super) async fn ready(ctx: &Ctx, signed: &Signed, opened: &Opened, end: &str) -> Result<Arc<Prepared>, Instead> {
    let here = draft_path(ctx, opened, end);
    let instead = |page| Err(Instead::Page(Box::new(page)));
    if opened.draft.status != Status::Open {
        return instead(sent_to(&draft_path(ctx, opened, "")));
    }
    match signed.area.prepared(opened).await {
        Progress::Done(Ok(prepared)) => Ok(prepared),
        Progress::Done(Err(why)) => instead(refused(unprepared(ctx, &frame(ctx, signed), opened, &why))),
        Progress::Working(since) => {
            let told = (staff_text(ctx.locale).working_reading)(since.as_secs());
            instead(asked_again(working(ctx, &told, &here), &here))
        }
    }
}

/// Where a draft is: what became of it, or its next step.
pub(super) async fn show(ctx: Ctx, signed: Signed, Path((_, id)): Path<(String, String)>) -> Result<Response, Instead> {
    let opened = opened(&signed, &id).await?;
    let closed = |number| shown(publish::closed(&ctx, &frame(&ctx, &signed), &opened, number));
    match opened.draft.status {
        Status::Published { number } => return Ok(closed(Some(number))),
        Status::Discarded => return Ok(closed(None)),
        Status::Open => {}
    }
    match signed.area.publication(&opened) {
        // It could not be closed when it was published.
        Some(Progress::Done(Publication::Done(number))) => {
            let by = signed.name().clone();
            signed.area.close(opened.id, opened.seen, opened.draft.clone(), number, by).await;
            Ok(closed(Some(number)))
        }
        Some(progress) => told(&ctx, &signed, &opened, progress, Said::default()).await,
        None => Ok(sent_to(&draft_path(&ctx, &opened, "/verifier"))),
    }
}

pub(super) async fn review(
    ctx: Ctx,
    signed: Signed,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, Instead> {
    let opened = opened(&signed, &id).await?;
    let prepared = ready(&ctx, &signed, &opened, "/verifier").await?;
    Ok(shown(review::page(&ctx, &frame(&ctx, &signed), &opened, &prepared)))
}

/// The last step.
pub(super) async fn last(ctx: Ctx, signed: Signed, Path((_, id)): Path<(String, String)>) -> Result<Response, Instead> {
    let opened = opened(&signed, &id).await?;
    if opened.draft.status == Status::Open
        && let Some(progress) = signed.area.publication(&opened)
    {
        return told(&ctx, &signed, &opened, progress, Said::default()).await;
    }
    let prepared = ready(&ctx, &signed, &opened, "/publier").await?;
    Ok(shown(publish::page(&ctx, &frame(&ctx, &signed), &opened, &prepared, Said::default(), None)))
}

/// Publishes, when all that must be confirmed is.
pub(super) async fn publish(
    ctx: Ctx,
    Editor(signed): Editor,
    Path((_, id)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Instead> {
    let opened = changeable(&signed, &id, &form).await?;
    let prepared = ready(&ctx, &signed, &opened, "/publier").await?;
    let words = staff_text(ctx.locale);
    let said =
        Said { note: form.text("note"), without: form.text("sans-ecartees") == "oui", removed: form.text("retraits") };
    let refuse = |said: Said<'_>, why: &str| {
        Ok(refused(publish::page(&ctx, &frame(&ctx, &signed), &opened, &prepared, said, Some(why))))
    };
    // What was read over is not what would be published any more, nor what was confirmed.
    if form.number("version").map(Number) != Some(prepared.base) {
        return refuse(Said { note: said.note, ..Said::default() }, &(words.conflict)(prepared.base.0));
    }
    let not_done = |why: &str| refuse(said, why);
    if !prepared.changes() {
        return not_done(words.nothing_changes);
    }
    if prepared.report.left_out > 0 && !said.without {
        return not_done(words.left_out_not_confirmed);
    }
    let removed = prepared.diff.removed.len();
    if prepared.diff.asks_to_confirm() && form.number("retraits") != Some(removed) {
        return not_done(&(words.not_confirmed)(removed));
    }
    let progress = signed.area.publish(&opened, &prepared, signed.name().clone(), said.note.to_owned()).await;
    told(&ctx, &signed, &opened, progress, said).await
}

/// How far a publication is, or what came of it.
async fn told(
    ctx: &Ctx,
    signed: &Signed,
    opened: &Opened,
    progress: Progress<Publication>,
    said: Said<'_>,
) -> Result<Response, Instead> {
    let (words, here) = (staff_text(ctx.locale), draft_path(ctx, opened, ""));
    let (why, said) = match progress {
        Progress::Working(since) => {
            let told = (words.working_publishing)(since.as_secs());
            return Ok(asked_again(working(ctx, &told, &here), &here));
        }
        Progress::Done(Publication::Done(_)) => return Ok(sent_to(&here)),
        Progress::Done(Publication::Failed) => (words.publish_failed.to_owned(), said),
        Progress::Done(Publication::Conflict(number)) => {
            ((words.conflict)(number.0), Said { note: said.note, ..Said::default() })
        }
    };
    // Compared with what is newest now.
    let opened =
        Opened { newest: signed.area.newest().await, id: opened.id, seen: opened.seen, draft: opened.draft.clone() };
    let prepared = ready(ctx, signed, &opened, "/publier").await?;
    Ok(refused(publish::page(ctx, &frame(ctx, signed), &opened, &prepared, said, Some(&why))))
}

pub(super) async fn discard(
    ctx: Ctx,
    Editor(signed): Editor,
    Path((_, id)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Problem> {
    let opened = changeable(&signed, &id, &form).await?;
    let (by, changed) = (signed.name().clone(), Timestamp::now());
    let draft = Draft { status: Status::Discarded, by, changed, ..opened.draft.clone() };
    signed.area.drafts.change(opened.id, opened.seen, &draft).await?;
    Ok(sent_to(&draft_path(&ctx, &opened, "")))
}

/// The search page with the draft's data.
pub(super) async fn preview(
    ctx: Ctx,
    signed: Signed,
    Path((_, id)): Path<(String, String)>,
    uri: Uri,
) -> Result<Response, Instead> {
    let opened = opened(&signed, &id).await?;
    let prepared = ready(&ctx, &signed, &opened, "/apercu").await?;
    let release = previewed(prepared).await?;
    let (selection, dropped) = selection(&uri, release.catalogue(), &[]);
    let results = release.index.search(&selection)?;
    let ctx = ctx.of_draft(opened.id.0);
    Ok(shown(views::browse::page(&ctx, &release, &selection, &results, &dropped, None)))
}

/// The page of one scheme with the draft's data.
pub(super) async fn preview_scheme(
    ctx: Ctx,
    signed: Signed,
    Path((_, id, scheme)): Path<(String, String, String)>,
) -> Result<Response, Instead> {
    let opened = opened(&signed, &id).await?;
    let prepared = ready(&ctx, &signed, &opened, "/apercu").await?;
    let release = previewed(prepared).await?;
    let row = release.catalogue().row(&scheme).ok_or(Problem::NotFound)?;
    let ctx = ctx.of_draft(opened.id.0);
    Ok(shown(views::scheme::page(&ctx, release.catalogue(), row, &near(&release.index, None, row), None)))
}

async fn previewed(prepared: Arc<Prepared>) -> Result<Arc<crate::release::OpenRelease>, Problem> {
    let made = tokio::task::spawn_blocking(move || prepared.preview()).await;
    made.ok().flatten().ok_or(Problem::Failed)
}

/// The cells of a draft of one scheme.
pub(super) fn cells(opened: &Opened) -> Option<(Option<String>, std::collections::BTreeMap<String, String>)> {
    match &opened.draft.kind {
        DraftKind::Scheme(scheme) => Some((scheme.id.clone(), scheme.cells.clone()?)),
        _ => None,
    }
}
