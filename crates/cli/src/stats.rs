//! `repertoire stats`: what the catalogue holds, and where it is weak. For people only, so no JSON: the keys of JSON are
//! named in one place, `repertoire_server::api`.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::ExitCode;
use std::sync::Arc;

use comfy_table::{Cell, CellAlignment, Table};
use repertoire_catalogue::{Catalogue, FACETS, Facet, FacetDecl, Locale, ValueOrder};
use repertoire_import::{COLUMNS, cell};
use repertoire_search::Index;

use crate::config::Config;
use crate::failure::Failure;
use crate::words::words;
use crate::{open, table};

/// Most values shown of an open list: a hundred organisers of one scheme each tell nothing.
const OPEN_VALUES_SHOWN_MAX: usize = 20;

pub(crate) fn run(config: &Config) -> Result<ExitCode, Failure> {
    let words = words(config.locale);
    let imported = open::catalogue(config)?;
    if imported.report.left_out > 0 {
        writeln!(io::stderr(), "{}", (words.rows_left_out)(imported.report.left_out, &open::name(config)))?;
    }
    let index = Index::build(Arc::new(imported.catalogue)).map_err(|_| Failure::told(words.index_failed))?;
    let mut out = io::stdout().lock();
    out.write_all(text(&index, config.locale).as_bytes())?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn text(index: &Index, locale: Locale) -> String {
    let (catalogue, words) = (index.catalogue(), words(locale));
    let mut text =
        format!("{}, {}\n", (words.count)(catalogue.schemes().len()), (words.organisers)(catalogue.organisers().len()));
    for decl in &FACETS {
        section(&mut text, decl.labels.get(locale), &by_value(index, decl, locale));
    }
    section(&mut text, words.not_stated_title, &not_stated(catalogue));
    section(&mut text, words.dates_title, &dates(catalogue, locale));
    section(&mut text, words.themes_without_title, &themes_without(index, locale));
    text
}

fn section(text: &mut String, title: &str, table: &Table) {
    // Writing to a `String` never fails.
    let _ = write!(text, "\n{title}\n{}\n", table.trim_fmt());
}

/// Rows by value of a facet; values without any are left out.
fn by_value(index: &Index, decl: &FacetDecl, locale: Locale) -> Table {
    let offered = index.catalogue().values(decl.facet);
    let mut counted: Vec<(u32, u32)> = (0..).zip(index.totals(decl.facet).iter().copied()).collect();
    counted.retain(|&(_, count)| count > 0);
    let mut shown = counted.len();
    if decl.order == ValueOrder::ByCount {
        counted.sort_by_key(|&(value, count)| (std::cmp::Reverse(count), value));
        shown = shown.min(OPEN_VALUES_SHOWN_MAX);
    }
    let mut table = table::plain();
    for &(value, count) in &counted[..shown] {
        let value = offered.get(value);
        table.add_row([
            Cell::new(&value.code),
            Cell::new(value.labels.get(locale)),
            number(count.to_string()),
            number(share(count as usize, index)),
        ]);
    }
    if counted.len() > shown {
        table.add_row([&(words(locale).more_values)(counted.len() - shown)]);
    }
    table
}

/// Share of empty cells in each column that may be empty.
fn not_stated(catalogue: &Catalogue) -> Table {
    let mut table = table::plain();
    for column in COLUMNS.into_iter().filter(|column| !column.required()) {
        let empty = catalogue.schemes().iter().filter(|scheme| cell(catalogue, scheme, column).is_empty()).count();
        let share = percent(empty, catalogue.schemes().len());
        table.add_row([Cell::new(column.header()), number(empty.to_string()), number(share)]);
    }
    table
}

fn dates(catalogue: &Catalogue, locale: Locale) -> Table {
    let (words, schemes) = (words(locale), catalogue.schemes());
    let verified = || schemes.iter().filter_map(|scheme| scheme.verified);
    let day = |date: Option<repertoire_catalogue::Date>| date.map_or("–".to_owned(), |date| date.to_string());
    let undated = schemes.len() - verified().count();
    let mut table = table::plain();
    table.add_row([words.oldest, &day(verified().min())]);
    table.add_row([words.newest, &day(verified().max())]);
    table.add_row([words.undated, &format!("{undated} ({})", percent(undated, schemes.len()))]);
    table
}

fn themes_without(index: &Index, locale: Locale) -> Table {
    let offered = index.catalogue().values(Facet::Theme).all();
    let mut table = table::plain();
    for (value, _) in offered.iter().zip(index.totals(Facet::Theme)).filter(|(_, count)| **count == 0) {
        table.add_row([&*value.code, value.labels.get(locale)]);
    }
    if table.is_empty() {
        table.add_row([words(locale).none]);
    }
    table
}

/// A cell of a number.
fn number(text: impl Into<String>) -> Cell {
    Cell::new(text.into()).set_alignment(CellAlignment::Right)
}

fn share(count: usize, index: &Index) -> String {
    percent(count, index.catalogue().schemes().len())
}

fn percent(count: usize, of: usize) -> String {
    format!("{} %", (count * 100 + of / 2).checked_div(of).unwrap_or(0))
}
