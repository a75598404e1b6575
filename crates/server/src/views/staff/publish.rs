//! The last step: what will happen, in one sentence; what must be confirmed; and what came of it.

use maud::{Markup, html};
use repertoire_releases::{NOTE_CHARS_MAX, Number};
use repertoire_staff::DraftKind;

use super::draft::{Step, about, discard, draft_page, draft_path, seen, steps};
use super::review::newer;
use super::{Staff, notice, path, words};
use crate::area::Opened;
use crate::area::prepare::Prepared;
use crate::ctx::Ctx;

/// What was answered before, and is not asked again.
#[derive(Clone, Copy, Default)]
pub(crate) struct Said<'f> {
    pub(crate) note: &'f str,
    /// That rows are left out is fine.
    pub(crate) without: bool,
    /// How many schemes will go, as it was typed.
    pub(crate) removed: &'f str,
}

/// What is asked before a draft is published, with what went wrong before.
pub(crate) fn page(
    ctx: &Ctx,
    staff: &Staff,
    opened: &Opened,
    prepared: &Prepared,
    said: Said<'_>,
    problem: Option<&str>,
) -> Markup {
    let words = words(ctx);
    let removed = prepared.diff.removed.len();
    let content = html! {
        (about(ctx, opened))
        (steps(ctx, Some(opened), Step::Publish))
        (notice(problem, true))
        @if problem.is_none() { (newer(ctx, opened)) }
        @if !prepared.changes() {
            @let is_wrong = prepared.report.left_out > 0 && !matches!(opened.draft.kind, DraftKind::File(_));
            p.lead { (if is_wrong { words.scheme_first } else { words.nothing_changes }) }
            p { a href=(draft_path(ctx, opened, "/verifier")) { (words.review_title) } }
        } @else {
            @if prepared.partner.is_none() {
                p.lead { (prepared.diff.summary(ctx.locale)) " " ((words.compared_with)(prepared.base.0)) }
            }
            p { a href=(draft_path(ctx, opened, "/verifier")) { (words.review_title) } " · " a href=(draft_path(ctx, opened, "/apercu")) { (words.preview) } }
            @if staff.may_publish {
                form.fields.block method="post" action=(draft_path(ctx, opened, "/publier")) {
                    (seen(opened))
                    // What was read over is what is published on: another release in between is told.
                    input type="hidden" name="version" value=(prepared.base);
                    @if prepared.report.left_out > 0 {
                        p.confirm {
                            label { input type="checkbox" name="sans-ecartees" value="oui" checked[said.without]; " " ((words.confirm_left_out)(prepared.report.left_out)) }
                            span.hint { (words.confirm_left_out_hint) }
                        }
                    }
                    @if prepared.diff.asks_to_confirm() {
                        p.confirm {
                            label for="retraits" { ((words.confirm_removed)(removed)) }
                            input #retraits type="text" inputmode="numeric" name="retraits" size="6" value=(said.removed) autocomplete="off";
                            a href={ (draft_path(ctx, opened, "/verifier")) "#changements" } { (words.confirm_removed_which) }
                        }
                    }
                    p {
                        label for="note" { (words.note_label) }
                        textarea #note name="note" rows="2" maxlength=(NOTE_CHARS_MAX) aria-describedby="note-hint" { (said.note) }
                        span.hint #note-hint { (words.note_hint) }
                    }
                    p.hint { (words.publish_lead) }
                    p { button type="submit" { (words.publish_button) } }
                }
            }
        }
        (discard(ctx, staff, opened))
    };
    draft_page(ctx, staff, opened, words.steps[3], "/publier", &content)
}

/// What became of a draft that is closed.
pub(crate) fn closed(ctx: &Ctx, staff: &Staff, opened: &Opened, published: Option<Number>) -> Markup {
    let words = words(ctx);
    let title = published.map_or_else(|| words.discarded_title.to_owned(), |number| (words.published_title)(number.0));
    let content = html! {
        (about(ctx, opened))
        @match published {
            Some(number) => {
                p.lead { (words.published_lead) }
                div.next {
                    a.action href={ "/" (ctx.locale.tag()) } { (words.see_site) }
                    a href=(path(ctx, &format!("/versions/{number}"))) { (words.see_release) }
                }
            }
            None => p.lead { (words.discarded_lead) },
        }
        p { a href=(path(ctx, "")) { (words.back_to_dashboard) } }
    };
    draft_page(ctx, staff, opened, &title, "", &content)
}
