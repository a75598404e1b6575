//! Pages for what went wrong: a sentence in the reader's language and a way onward, never a bare code.

use maud::{Markup, html};
use repertoire_import::{FILE_BYTES_MAX, FIXES_MAX};
use repertoire_staff::DRAFTS_OPEN_MAX;

use super::layout::{Frame, NOWHERE, Surround, document};
use crate::assets::Script;
use crate::ctx::Ctx;
use crate::error::Problem;
use crate::limits::EXPORT_XLSX_ROWS_MAX;
use crate::text::staff_text;

/// The page for one kind of problem.
pub(crate) fn page(ctx: &Ctx, problem: Problem) -> Markup {
    let (title, body) = body(ctx, problem);
    let main = html! { section.error-page #contenu tabindex="-1" { (body) } };
    // Not the list itself, which the menu would then call the current page.
    let skip = ("#contenu", ctx.text.skip_to_content);
    document(
        ctx,
        &Frame { title, path: NOWHERE, skip, noindex: true, feed: None, scripts: &[], shared: false, surround: None },
        &main,
    )
}

/// The title of its page, and what stands there.
pub(super) fn body(ctx: &Ctx, problem: Problem) -> (&'static str, Markup) {
    const MEGA: usize = 1024 * 1024;
    let (words, staff) = (ctx.text, staff_text(ctx.locale));
    let (title, body): (_, String) = match problem {
        Problem::NotFound => (words.not_found_title, words.not_found_body.into()),
        Problem::BadRequest => (words.bad_request_title, words.bad_request_body.into()),
        Problem::UrlTooLong => (words.too_long_title, words.too_long_body.into()),
        Problem::WrongMethod => (words.wrong_method_title, words.wrong_method_body.into()),
        Problem::Failed => (words.failed_title, words.failed_body.into()),
        Problem::ReadOnly => (staff.reader_title, staff.reader_body.into()),
        Problem::CrossSite => (staff.cross_site_title, staff.cross_site_body.into()),
        Problem::StoreAway => (staff.store_away_title, staff.store_away_body.into()),
        Problem::TooLarge => (staff.too_large_title, (staff.too_large_body)(FILE_BYTES_MAX / MEGA)),
        Problem::BadForm => (staff.form_title, staff.form_body.into()),
        Problem::DraftChanged => (staff.draft_changed_title, staff.draft_changed_body.into()),
        Problem::TooManyDrafts => (staff.too_many_title, (staff.too_many_body)(DRAFTS_OPEN_MAX)),
        Problem::TooManyFixes => (staff.fixes_full_title, (staff.fixes_full_body)(FIXES_MAX)),
        Problem::WorkbookTooLong => (staff.workbook_title, staff.workbook_body.into()),
        Problem::ExportTooLong => {
            (words.export_too_long_title, (words.export_too_long_body)(EXPORT_XLSX_ROWS_MAX as u32))
        }
        Problem::Busy => (staff.busy_title, staff.busy_body.into()),
    };
    let onward = if problem.is_of_staff() {
        html! { a.onward href={ "/" (ctx.locale.tag()) "/gestion" } { (staff.back_to_dashboard) } }
    } else {
        html! { a.onward href=(ctx.list()) { (words.onward) } }
    };
    let body = html! {
        h1 { (title) }
        p.lead { (body) }
        p { (onward) }
    };
    (title, body)
}

/// The page of a scheme that an embed does not have, or not any more.
pub(crate) fn in_embed(ctx: &Ctx, surround: &Surround) -> Markup {
    let (title, body) = body(ctx, Problem::NotFound);
    let main = html! { section.error-page #contenu tabindex="-1" { (body) } };
    let frame = Frame::of_page(ctx, title, "").unlisted(true).without_scripts();
    document(ctx, &Frame { scripts: &[Script::Frame], surround: Some(surround), ..frame }, &main)
}
