//! The third step: all that is wrong, the worst first, with fixes at one click; and all that changes, word by word.

use std::collections::BTreeSet;

use maud::{Markup, html};
use repertoire_catalogue::Catalogue;
use repertoire_import::{Column, Diff, Group, Problem, Severity, Stretch};
use repertoire_staff::DraftKind;

use super::draft::{Step, about, discard, draft_page, draft_path, seen, steps};
use super::schemes::choices;
use super::{Staff, notice, partners, words};
use crate::area::Opened;
use crate::area::prepare::Prepared;
use crate::ctx::Ctx;
use crate::limits::STAFF_ROWS_MAX;
use crate::views::components::kind_badge;

/// Schemes that are listed without being asked for: more would hide what stands below.
const OPEN_ROWS_MAX: usize = 25;

/// The page.
pub(crate) fn page(ctx: &Ctx, staff: &Staff, opened: &Opened, prepared: &Prepared) -> Markup {
    let words = words(ctx);
    let is_list = matches!(opened.draft.kind, DraftKind::File(_));
    let content = html! {
        (about(ctx, opened))
        (steps(ctx, Some(opened), Step::Review))
        (newer(ctx, opened))
        // A partner with a problem is no draft yet.
        @if !matches!(opened.draft.kind, DraftKind::Partner(_)) { section aria-labelledby="problemes" {
            h2 #problemes { (words.problems_title) }
            @if is_list { p.lead { (prepared.report.summary(ctx.locale)) } }
            @if prepared.report.problems.is_empty() { p { (words.no_problems) } }
            (problems(ctx, staff, opened, prepared))
            (fixes(ctx, staff, opened))
            @if is_list {
                ul.links {
                    li { a href=(draft_path(ctx, opened, "/rapport.xlsx")) { (words.report_xlsx) } }
                    li { a href=(draft_path(ctx, opened, "/rapport.json")) { (words.report_json) } }
                    li { a href=(draft_path(ctx, opened, "/colonnes")) { (words.to_columns) } }
                }
            }
            @if let DraftKind::Scheme(scheme) = &opened.draft.kind {
                @if scheme.cells.is_some() && staff.may_publish {
                    @let first = prepared.report.left_out > 0;
                    p { a.action[first] href=(draft_path(ctx, opened, "/formulaire")) { (words.scheme_again) } }
                }
            }
        } }
        section aria-labelledby="changements" {
            h2 #changements { (words.changes_title) }
            p.hint { ((words.compared_with)(prepared.base.0)) }
            (files(ctx, prepared))
            @if let Some(change) = &prepared.partner {
                (partners::change(ctx, &prepared.before, change))
            } @else if prepared.changes() {
                (changes(ctx, &prepared.diff, &prepared.before, &prepared.after))
            } @else if prepared.report.left_out > 0 && !is_list {
                p { (words.scheme_first) }
            } @else {
                p.lead { (words.nothing_changes) }
            }
        }
        div.next {
            @if prepared.changes() {
                @if staff.may_publish { a.action href=(draft_path(ctx, opened, "/publier")) { (words.to_publication) } }
                a href=(draft_path(ctx, opened, "/apercu")) { (words.preview) }
            }
            (discard(ctx, staff, opened))
        }
    };
    draft_page(ctx, staff, opened, words.review_title, "/verifier", &content)
}

/// Told where another release came since the draft was begun.
pub(super) fn newer(ctx: &Ctx, opened: &Opened) -> Markup {
    let (then, now) = (opened.draft.parent, opened.newest);
    notice((then < now).then(|| (words(ctx).newer_release)(then.0, now.0)).as_deref(), true)
}

fn problems(ctx: &Ctx, staff: &Staff, opened: &Opened, prepared: &Prepared) -> Markup {
    let (words, report) = (words(ctx), &prepared.report);
    let all = report.groups();
    let place = if matches!(opened.draft.kind, DraftKind::Scheme(_)) { Place::Field } else { Place::Cell };
    let fixable = (staff.may_publish && place == Place::Cell).then_some(Fixable { opened, prepared });
    let errors = if place == Place::Field { words.form_errors_title } else { words.errors_title };
    let part = |severity: Severity| -> Vec<&Group<'_>> {
        all.iter().filter(|group| group.problem.severity == severity).collect()
    };
    let parts = [
        (Severity::Error, "error", errors(report.errors_count)),
        (Severity::Warning, "warning", (words.warnings_title)(report.warnings_count)),
        (Severity::Note, "note", (words.notes_title)(report.notes_count)),
    ];
    html! {
        @for (severity, name, title) in parts {
            @let of = part(severity);
            @if !of.is_empty() {
                // Errors are what people came for; notes are there for who wants to look.
                details.problems-of data-severity=(name) open[severity != Severity::Note] {
                    summary { span.label { (title) } }
                    (list(ctx, place, fixable, &of))
                }
            }
        }
        @if let Some(Fixable { prepared, .. }) = fixable { (values(ctx, prepared)) }
    }
}

/// The values to choose from for each column with an error, where they are few: suggested while one types.
fn values(ctx: &Ctx, prepared: &Prepared) -> Markup {
    let errors = prepared.report.problems.iter().filter(|problem| problem.severity == Severity::Error);
    let columns: BTreeSet<Column> = errors.filter_map(|problem| column(prepared, problem)).collect();
    html! {
        @for column in columns {
            @let choices = choices(prepared.after.vocabulary(), column, ctx.locale);
            @if !choices.is_empty() {
                datalist id=(values_id(column)) { @for (_, label) in choices { option value=(label); } }
            }
        }
    }
}

fn values_id(column: Column) -> String {
    format!("valeurs-{}", column.header())
}

/// What the column of a problem is in the catalogue.
fn column(prepared: &Prepared, problem: &Problem) -> Option<Column> {
    let (index, layout) = (problem.column.as_ref()?.index, prepared.layout.as_ref()?);
    layout.columns.iter().find(|of| of.index == index)?.column.map(|(column, _)| column)
}

/// How people find what a problem is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// A cell of their list.
    Cell,
    /// A field of the form, which has neither rows nor columns.
    Field,
}

/// A list whose values can be read as others.
#[derive(Clone, Copy)]
struct Fixable<'d> {
    opened: &'d Opened,
    prepared: &'d Prepared,
}

/// Groups of problems, without the parts.
pub(super) fn groups(ctx: &Ctx, groups: &[Group<'_>]) -> Markup {
    list(ctx, Place::Cell, None, &groups.iter().collect::<Vec<_>>())
}

fn place_of(ctx: &Ctx, place: Place, group: &Group<'_>) -> Markup {
    let column = group.problem.column.as_ref();
    let field = column.and_then(|column| Column::from_header(&column.header)).filter(|_| place == Place::Field);
    html! {
        @if let Some(field) = field {
            strong.place { (field.label(ctx.locale)) }
        } @else {
            @if let Some(cell) = group.problem.cell().filter(|_| group.rows.len() == 1) { span.letter { (cell) } " " }
            strong.place { (group.place(ctx.locale)) }
        }
    }
}

fn list(ctx: &Ctx, place: Place, fixable: Option<Fixable<'_>>, groups: &[&Group<'_>]) -> Markup {
    let words = words(ctx);
    html! {
        ul.problems {
            @for group in groups.iter().take(STAFF_ROWS_MAX) {
                @let problem = group.problem;
                li {
                    p { (place_of(ctx, place, group)) " – " (problem.message(ctx.locale)) }
                    @if let Some(expected) = problem.expected(ctx.locale) { p.hint { (words.expected) (expected) } }
                    @if let Some(fixable) = fixable { (fix(ctx, fixable, problem)) }
                }
            }
        }
        @if groups.len() > STAFF_ROWS_MAX { p { ((words.and_more)(groups.len() - STAFF_ROWS_MAX)) } }
    }
}

/// What may have been meant, at one click; and for an error a field for what is meant.
fn fix(ctx: &Ctx, Fixable { opened, prepared }: Fixable<'_>, problem: &Problem) -> Markup {
    let words = words(ctx);
    let known = column(prepared, problem);
    let known = known.filter(|column| !choices(prepared.after.vocabulary(), *column, ctx.locale).is_empty());
    let Some(column) = problem.column.as_ref().filter(|_| problem.can_be_fixed()) else { return Markup::default() };
    let id = format!("lire-{}-{}", column.index, problem.row);
    html! {
        div.fix {
            @if let Some(suggestion) = &problem.suggestion {
                form method="post" action=(draft_path(ctx, opened, "/corriger")) {
                    (fields(opened, column.index, &problem.value))
                    input type="hidden" name="lire" value=(suggestion);
                    button.small type="submit" { ((words.fix)(suggestion)) }
                }
            }
            @if problem.severity == Severity::Error {
                form method="post" action=(draft_path(ctx, opened, "/corriger")) {
                    (fields(opened, column.index, &problem.value))
                    label for=(id) { ((words.fix_label)(&problem.value)) }
                    input id=(id) type="text" name="lire" required autocomplete="off" list=[known.map(values_id)];
                    button.small.quiet type="submit" { (words.fix_button) }
                }
            }
        }
    }
}

fn fields(opened: &Opened, column: usize, value: &str) -> Markup {
    html! {
        (seen(opened))
        input type="hidden" name="colonne" value=(column);
        input type="hidden" name="valeur" value=(value);
    }
}

/// The fixes applied so far, each with its way back.
fn fixes(ctx: &Ctx, staff: &Staff, opened: &Opened) -> Markup {
    let words = words(ctx);
    let DraftKind::File(file) = &opened.draft.kind else { return Markup::default() };
    html! {
        @if !file.fixes.is_empty() {
            h3 { (words.fixes_title) }
            p.hint { (words.fixes_hint) }
            ul.fixes {
                @for (at, fix) in file.fixes.iter().enumerate() {
                    li {
                        ((words.fix_done)(&fix.value, &fix.replacement))
                        @if staff.may_publish {
                            " "
                            form method="post" action=(draft_path(ctx, opened, "/corriger")) {
                                (seen(opened))
                                input type="hidden" name="annuler" value=(at);
                                button.small.quiet type="submit" { (words.fix_undo) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Vocabulary files that change.
fn files(ctx: &Ctx, prepared: &Prepared) -> Markup {
    html! {
        @if !prepared.files.is_empty() {
            ul.list {
                @for (name, added, removed) in &prepared.files {
                    li { code { (name) } " – " ((words(ctx).vocabulary_lines_changed)(*added, *removed)) }
                }
            }
        }
    }
}

/// What one catalogue changes in another.
pub(super) fn changes(ctx: &Ctx, diff: &Diff, before: &Catalogue, after: &Catalogue) -> Markup {
    let words = words(ctx);
    let scheme = |catalogue: &Catalogue, at: usize| {
        let scheme = &catalogue.schemes()[at];
        html! { strong { (scheme.title) } " " (kind_badge(ctx, catalogue, scheme)) " " span.hint { (scheme.organiser) } }
    };
    let more = |count: usize| html! { @if count > STAFF_ROWS_MAX { p { ((words.and_more)(count - STAFF_ROWS_MAX)) } } };
    html! {
        p.lead { (diff.summary(ctx.locale)) }
        @if !diff.removed.is_empty() {
            details.changes-of data-change="removed" open[diff.removed.len() <= OPEN_ROWS_MAX] {
                summary { span.label { ((words.removed)(diff.removed.len())) } }
                ul.list { @for &at in diff.removed.iter().take(STAFF_ROWS_MAX) { li { (scheme(before, at)) } } }
                (more(diff.removed.len()))
            }
        }
        @if !diff.changed.is_empty() {
            details.changes-of data-change="changed" open[diff.changed.len() <= OPEN_ROWS_MAX] {
                summary { span.label { ((words.changed)(diff.changed.len())) } }
                @for changed in diff.changed.iter().take(STAFF_ROWS_MAX) {
                    div.changed {
                        h3 { (scheme(after, changed.places.1)) }
                        dl {
                            @for field in &changed.fields {
                                dt { (field.column.label(ctx.locale)) }
                                dd { (stretches(ctx, &field.stretches())) }
                            }
                        }
                    }
                }
                (more(diff.changed.len()))
            }
        }
        @if !diff.added.is_empty() {
            details.changes-of data-change="added" open[diff.added.len() <= OPEN_ROWS_MAX] {
                summary { span.label { ((words.added)(diff.added.len())) } }
                ul.list { @for &at in diff.added.iter().take(STAFF_ROWS_MAX) { li { (scheme(after, at)) } } }
                (more(diff.added.len()))
            }
        }
    }
}

/// A cell before and after in one line: what went struck through, what came underlined, both said to who sees neither.
fn stretches(ctx: &Ctx, stretches: &[Stretch<'_>]) -> Markup {
    let words = words(ctx);
    html! {
        @for stretch in stretches {
            @match stretch {
                Stretch::Same(text) => (text),
                Stretch::Removed(text) => del { span.unseen { (words.before) ": " } (text) },
                Stretch::Added(text) => ins { span.unseen { (words.after) ": " } (text) },
            }
        }
    }
}
