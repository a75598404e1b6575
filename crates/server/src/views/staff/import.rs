//! The first two steps of an import: the file, and which of its columns is which.

use maud::{Markup, html};
use repertoire_import::{COLUMNS, Column, Delimiter, Encoding, FILE_BYTES_MAX, Layout, MatchedBy, letters};
use repertoire_staff::{DraftKind, FileDraft};

use super::draft::{Step, about, discard, draft_page, draft_path, seen, steps};
use super::{Staff, notice, page as staff_page, path, words};
use crate::area::Opened;
use crate::area::prepare::Prepared;
use crate::ctx::Ctx;

/// The first step: a file, or a template to begin with.
pub(crate) fn start(ctx: &Ctx, staff: &Staff, problem: Option<&str>) -> Markup {
    let words = words(ctx);
    let content = html! {
        (steps(ctx, None, Step::File))
        (notice(problem, true))
        p.lead { (words.import_lead) }
        @if staff.may_publish {
            form.fields.block method="post" action=(path(ctx, "/importer")) enctype="multipart/form-data" {
                p {
                    label for="fichier" { (words.file_label) }
                    input #fichier type="file" name="fichier" required aria-describedby="fichier-hint"
                        accept=".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods";
                    span.hint #fichier-hint { ((words.file_hint)(FILE_BYTES_MAX / (1024 * 1024))) }
                }
                p { button type="submit" { (words.file_button) } }
            }
        } @else {
            p { (words.reader_body) }
        }
        section.block aria-labelledby="modeles" {
            h2 #modeles { (words.start_from) }
            ul.list {
                @for (end, label) in [
                    ("/catalogue.xlsx", words.catalogue_xlsx),
                    ("/catalogue.csv", words.catalogue_csv),
                    ("/modele.xlsx", words.template_xlsx),
                    ("/modele.csv", words.template_csv),
                ] {
                    li { a href=(path(ctx, end)) { (label) } }
                }
            }
        }
    };
    staff_page(ctx, staff, words.nav_import, "/importer", &content)
}

/// The second step: what the file was taken for, each of it with a menu.
pub(crate) fn columns(ctx: &Ctx, staff: &Staff, opened: &Opened, prepared: &Prepared) -> Markup {
    let words = words(ctx);
    let remembered = matches!(&opened.draft.kind, DraftKind::File(file) if file.remembered);
    let content = html! {
        (about(ctx, opened))
        (steps(ctx, Some(opened), Step::Columns))
        (notice(remembered.then_some(words.remembered), false))
        p.lead { (words.columns_lead) }
        (reading_form(ctx, staff, opened, prepared.layout.as_ref()))
        (discard(ctx, staff, opened))
    };
    draft_page(ctx, staff, opened, words.steps[1], "/colonnes", &content)
}

/// How a list is read: its characters, its separator, its sheet, its header, its columns. Without a layout, only what may make an
/// unreadable file readable. Who may change nothing sees the same, and can choose nothing.
pub(super) fn reading_form(ctx: &Ctx, staff: &Staff, opened: &Opened, layout: Option<&Layout>) -> Markup {
    let words = words(ctx);
    let DraftKind::File(file) = &opened.draft.kind else { return Markup::default() };
    let answers = html! {
        @if let Some(layout) = layout { (column_table(ctx, layout)) }
        details.block.reading-options open[layout.is_none()] {
            summary { span.label { (words.reading_title) } }
            div.fields { (reading_fields(ctx, file, layout)) }
        }
    };
    html! {
        @if staff.may_publish {
            form method="post" action=(draft_path(ctx, opened, "/colonnes")) {
                (seen(opened))
                (answers)
                p { button type="submit" { (words.columns_button) } }
            }
        } @else {
            fieldset.staff-page disabled aria-label=(words.steps[1]) { (answers) }
            p { a href=(draft_path(ctx, opened, "/verifier")) { (words.review_title) } }
        }
    }
}

fn reading_fields(ctx: &Ctx, file: &FileDraft, layout: Option<&Layout>) -> Markup {
    let words = words(ctx);
    // Of a workbook neither characters nor separator are asked; of a text no sheet.
    let is_workbook = layout.is_some_and(|layout| layout.sheet.is_some());
    let automatic = |found: Option<&str>| found.map_or_else(|| "–".to_owned(), |found| (words.recognised)(found));
    html! {
        @if !is_workbook {
            @let found = layout.and_then(|layout| layout.encoding).map(Encoding::name);
            p {
                label for="encodage" { (words.encoding) }
                select #encodage name="encodage" {
                    option value="" { (automatic(found)) }
                    @for encoding in Encoding::ALL {
                        option value=(encoding.name()) selected[file.encoding.as_deref() == Some(encoding.name())] { (encoding.name()) }
                    }
                }
            }
            @let found = layout.and_then(|layout| layout.delimiter).map(words.delimiter_name);
            p {
                label for="separateur" { (words.delimiter) }
                select #separateur name="separateur" {
                    option value="" { (automatic(found)) }
                    @for delimiter in Delimiter::ALL {
                        option value=(delimiter.name()) selected[file.delimiter.as_deref() == Some(delimiter.name())] {
                            ((words.delimiter_name)(delimiter))
                        }
                    }
                }
            }
        }
        @if let Some(layout) = layout.filter(|layout| layout.sheets.len() > 1) {
            p {
                label for="feuille" { (words.sheet) }
                select #feuille name="feuille" {
                    option value="" { (automatic(layout.sheet.as_deref())) }
                    @for sheet in &layout.sheets {
                        option value=(sheet) selected[file.sheet.as_ref() == Some(sheet)] { (sheet) }
                    }
                }
            }
        }
        p {
            label for="ligne" { (words.header_row) }
            input #ligne type="text" inputmode="numeric" name="ligne" size="4"
                value=(file.header_row.or(layout.map(|layout| layout.header_row)).map(|row| row.to_string()).unwrap_or_default());
        }
    }
}

fn column_table(ctx: &Ctx, layout: &Layout) -> Markup {
    let words = words(ctx);
    let missing: Vec<&str> = COLUMNS
        .into_iter()
        .filter(|column| !layout.columns.iter().any(|of| of.column.is_some_and(|(known, _)| known == *column)))
        .map(|column| column.label(ctx.locale))
        .collect();
    html! {
        div.scroll tabindex="0" role="region" aria-label=(words.steps[1]) {
            table.columns-table {
                thead {
                    tr { th scope="col" { (words.column_in_file) } th scope="col" { (words.column_is) } th scope="col" { (words.column_how) } }
                }
                tbody {
                    @for of in &layout.columns {
                        @let name = if of.header.trim().is_empty() { words.column_unnamed } else { &*of.header };
                        tr data-ignored=[(of.column.is_none() && !of.samples.is_empty()).then_some("")] {
                            th scope="row" {
                                span.letter { (letters(of.index)) } " " (name)
                                @if !of.samples.is_empty() { span.hint { (of.samples.join(" · ")) } }
                            }
                            td data-label=(words.column_is) {
                                select name={ "colonne-" (of.index) } aria-label=((words.column_menu)(name)) {
                                    option value="-" selected[of.column.is_none()] { (words.column_ignored) }
                                    @for column in COLUMNS {
                                        option value=(column.header()) selected[of.column.is_some_and(|(known, _)| known == column)] {
                                            (column.label(ctx.locale))
                                            @if column.required() { " – " (words.column_required) }
                                        }
                                    }
                                }
                            }
                            td data-label=(words.column_how) { (how(ctx, of.column)) }
                        }
                    }
                }
            }
        }
        @if !missing.is_empty() { p.hint { ((words.columns_missing)(&missing.join(", "))) } }
    }
}

fn how(ctx: &Ctx, column: Option<(Column, MatchedBy)>) -> &'static str {
    column.map_or("–", |(_, by)| (words(ctx).matched_by)(by))
}
