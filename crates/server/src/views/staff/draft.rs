//! What all pages of a draft share: the steps, the way out, what can't be worked out, what takes long.

use maud::{DOCTYPE, Markup, html};
use repertoire_staff::DraftKind;

use super::dashboard::draft_name;
use super::{Staff, page_below, path, words};
use crate::area::Opened;
use crate::area::prepare::Unprepared;
use crate::ctx::Ctx;
use crate::text::embed_text;
use crate::views::layout::{Frame, footer, head, header};

/// Where a draft stands in the four steps of an import.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    /// The file.
    File,
    /// Which column is which.
    Columns,
    /// What is wrong and what changes.
    Review,
    /// The last word.
    Publish,
}

/// The four steps, with where one is. Of what no list is made of, the last two.
pub(super) fn steps(ctx: &Ctx, opened: Option<&Opened>, now: Step) -> Markup {
    let words = words(ctx);
    let is_list = opened.is_none_or(|opened| matches!(opened.draft.kind, DraftKind::File(_)));
    let all =
        [(Step::File, ""), (Step::Columns, "/colonnes"), (Step::Review, "/verifier"), (Step::Publish, "/publier")];
    let shown = all.into_iter().zip(words.steps).skip(if is_list { 0 } else { 2 });
    html! {
        nav.steps aria-label=(words.steps_label) {
            ol {
                @for ((step, end), name) in shown {
                    li aria-current=[(step == now).then_some("step")] data-done=[(step < now).then_some("")] {
                        @match opened {
                            Some(opened) if step < now && step != Step::File => {
                                a href=(draft_path(ctx, opened, end)) { (name) }
                            }
                            _ => (name),
                        }
                    }
                }
            }
        }
    }
}

/// An address of a draft.
pub(crate) fn draft_path(ctx: &Ctx, opened: &Opened, end: &str) -> String {
    path(ctx, &format!("/brouillons/{}{end}", opened.id))
}

/// A page of a draft, in the part of the menu that its kind belongs to.
pub(super) fn draft_page(
    ctx: &Ctx,
    staff: &Staff,
    opened: &Opened,
    title: &str,
    end: &str,
    content: &Markup,
) -> Markup {
    let section = match opened.draft.kind {
        DraftKind::File(_) => "/importer",
        DraftKind::Scheme(_) => "/dispositifs",
        DraftKind::Vocabulary(_) => "/vocabulaires",
        DraftKind::Partner(_) => "/partenaires",
    };
    page_below(ctx, staff, title, &format!("/brouillons/{}{end}", opened.id), section, content)
}

/// The last change that a form has seen: with it, two people in one draft are told.
pub(crate) fn seen(opened: &Opened) -> Markup {
    html! { input type="hidden" name="vu" value=(opened.seen); }
}

/// The button that throws a draft away.
pub(super) fn discard(ctx: &Ctx, staff: &Staff, opened: &Opened) -> Markup {
    html! {
        @if staff.may_publish {
            form.discard method="post" action=(draft_path(ctx, opened, "/abandonner")) {
                (seen(opened))
                button.quiet type="submit" { (words(ctx).discard) }
            }
        }
    }
}

/// What the draft is about, below the title.
pub(super) fn about(ctx: &Ctx, opened: &Opened) -> Markup {
    html! { p.about { (draft_name(ctx, &opened.draft)) } }
}

/// A draft of which nothing can be worked out, and what to do.
pub(crate) fn unprepared(ctx: &Ctx, staff: &Staff, opened: &Opened, why: &Unprepared) -> Markup {
    let words = words(ctx);
    let (title, end) = (words.unreadable_title, "/verifier");
    let (title, told) = match why {
        Unprepared::Unreadable(error) => (title, html! { p.lead { (error.message(ctx.locale)) } }),
        Unprepared::BytesGone => (title, html! { p.lead { (words.bytes_gone) } }),
        Unprepared::SchemeGone => (words.scheme_edit_title, html! { p.lead { (words.scheme_gone) } }),
        Unprepared::PartnerGone => (embed_text(ctx.locale).nav, html! { p.lead { (embed_text(ctx.locale).gone) } }),
        Unprepared::Partner(problems) => (
            embed_text(ctx.locale).nav,
            html! { ul.list { @for problem in problems { li { (problem.message(ctx.locale)) } } } },
        ),
        Unprepared::Vocabulary(report) => (
            words.vocabulary_problems,
            html! {
                ul.problems {
                    @for problem in report.problems.iter().take(crate::limits::STAFF_ROWS_MAX) {
                        li { strong { (problem.place(ctx.locale)) } " – " (problem.message(ctx.locale)) }
                    }
                }
            },
        ),
        Unprepared::InUse(report) => (
            words.vocabulary_problems,
            html! {
                p.lead { ((words.vocabulary_in_use)(report.left_out)) }
                (super::review::groups(ctx, &report.groups()))
            },
        ),
        Unprepared::Store(_) | Unprepared::Base(_) => {
            (words.store_away_title, html! { p.lead { (words.store_away_body) } })
        }
    };
    let content = html! {
        (about(ctx, opened))
        (told)
        @if matches!(why, Unprepared::Unreadable(_)) && staff.may_publish {
            p { (words.unreadable_way) }
            (super::import::reading_form(ctx, staff, opened, None))
        }
        (discard(ctx, staff, opened))
    };
    draft_page(ctx, staff, opened, title, end, &content)
}

/// Work that goes on: the page asks again by itself, and by a link where browsers are told not to.
pub(crate) fn working(ctx: &Ctx, told: &str, again: &str) -> Markup {
    let words = words(ctx);
    let path = again.strip_prefix(&format!("/{}", ctx.locale.tag())).unwrap_or_default();
    let skip = ("#contenu", ctx.text.skip_to_content);
    let frame = Frame {
        title: words.working_title,
        path,
        skip,
        noindex: true,
        feed: None,
        scripts: &[],
        shared: false,
        surround: None,
    };
    html! {
        (DOCTYPE)
        html lang=(ctx.locale.tag()) {
            (head(ctx, &frame))
            // In the body, where it is valid no less; what stands in the head is made for all pages.
            body {
                (header(ctx, &frame))
                main {
                    section.working #contenu tabindex="-1" role="status" {
                        h1 { (words.working_title) }
                        progress aria-label=(words.working_title) { }
                        p.lead { (told) }
                        p { a href=(again) { (words.working_again) } }
                    }
                }
                (footer(ctx, &frame))
            }
        }
    }
}
