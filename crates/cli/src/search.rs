//! `repertoire search`: the answer that the page gives, in the terminal or for another program.

use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;

use clap::ArgMatches;
use repertoire_catalogue::{
    COST_MAX_KEY, Catalogue, Dropped, FACETS, Facet, Locale, PAGE_KEY, QUERY_KEY, SORT_KEY, Scheme, Selection,
};
use repertoire_search::{Index, IndexError, Narrowing, QUERY_TERMS_MAX, Results};
use repertoire_server::{api, cost_words, on_site_words, reading_lines};

use crate::args::{FORMAT, TEXT, facet_flag, facet_id, flag_of_key};
use crate::config::Config;
use crate::failure::Failure;
use crate::words::{Words, words};
use crate::{open, table};

pub(crate) fn run(matches: &ArgMatches, config: &Config) -> Result<ExitCode, Failure> {
    let words = words(config.locale);
    let imported = open::catalogue(config)?;
    let mut notices: Vec<String> = Vec::new();
    if imported.report.left_out > 0 {
        notices.push((words.rows_left_out)(imported.report.left_out, &open::name(config)));
    }
    let catalogue = Arc::new(imported.catalogue);
    let failed = |_: IndexError| Failure::told(words.index_failed);
    let index = Index::build(Arc::clone(&catalogue)).map_err(failed)?;
    let (selection, dropped) = Selection::parse(pairs(matches), &catalogue, &[]);
    let results = index.search(&selection).map_err(failed)?;
    notices.extend(told(words, &selection, &results, &dropped));
    notices.extend(reading_lines(&catalogue, &results.reading, config.locale));
    notices.iter().try_for_each(|notice| writeln!(io::stderr(), "{notice}"))?;

    let mut out = io::stdout().lock();
    match matches.get_one::<String>(FORMAT).map_or("table", String::as_str) {
        "json" => writeln!(out, "{}", api::list_json(&catalogue, &results, &dropped, config.locale))?,
        "csv" => {
            let rows = index.all_rows(&selection).map_err(failed)?;
            export(&mut out, &catalogue, &rows)?;
        }
        _ => out.write_all(shown(&catalogue, &results, config.locale).as_bytes())?,
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// The rows as a file in the import format.
fn export(out: impl Write, catalogue: &Catalogue, rows: &[u32]) -> io::Result<()> {
    repertoire_import::export(out, catalogue, rows.iter().map(|&row| row as usize))
}

/// The options as the pairs of an address: one way to read a selection.
fn pairs(matches: &ArgMatches) -> Vec<(&'static str, String)> {
    let words: Vec<&str> = matches.get_many::<String>(TEXT).into_iter().flatten().map(String::as_str).collect();
    let mut pairs = vec![(QUERY_KEY, words.join(" "))];
    for decl in &FACETS {
        let values = matches.get_many::<String>(&facet_id(decl)).into_iter().flatten();
        pairs.extend(values.map(|value| (decl.key, value.clone())));
    }
    for key in [COST_MAX_KEY, SORT_KEY, PAGE_KEY] {
        pairs.extend(matches.get_one::<String>(key).map(|value| (key, value.clone())));
    }
    pairs
}

/// What was not understood, in words.
fn told(words: &Words, selection: &Selection, results: &Results, dropped: &[Dropped]) -> Vec<String> {
    let of = |pair: &Dropped| {
        let lists = if Facet::from_key(&pair.key).is_some() { "repertoire stats" } else { "repertoire search --help" };
        (words.dropped)(pair, &flag_of_key(&pair.key), lists)
    };
    let mut told: Vec<String> = dropped.iter().map(of).collect();
    if results.reading.wordless {
        told.push(words.wordless.into());
    }
    if results.reading.terms_cut {
        told.push((words.terms_cut)(QUERY_TERMS_MAX));
    }
    if selection.page > results.pages {
        told.push((words.page_beyond)(results.pages));
    }
    told
}

fn shown(catalogue: &Catalogue, results: &Results, locale: Locale) -> String {
    let words = words(locale);
    let mut heading = (words.count)(results.total as usize);
    if results.total == 0 {
        return format!("{heading}\n{}", ways_out(results, locale));
    }
    if results.pages > 1 {
        heading = format!("{heading}, {}", (words.page_of)(results.page, results.pages));
    }
    let mut table = table::ruled();
    table.set_header(words.columns);
    for &row in &results.rows {
        table.add_row(cells(catalogue, &catalogue.schemes()[row as usize], locale));
    }
    format!("{heading}\n{table}\n")
}

fn cells(catalogue: &Catalogue, scheme: &Scheme, locale: Locale) -> [String; 6] {
    let languages = &catalogue.vocabulary().languages;
    let labels = scheme.languages.iter().map(|&code| languages.entry(code).labels.get(locale));
    [
        scheme.title.to_string(),
        scheme.organiser.to_string(),
        cost_words(scheme.cost, locale),
        labels.collect::<Vec<_>>().join(", "),
        on_site_words(scheme.on_site, locale).to_owned(),
        scheme.id.to_string(),
    ]
}

fn ways_out(results: &Results, locale: Locale) -> String {
    let words = words(locale);
    if results.ways_out.is_empty() {
        return format!("{}\n", words.nothing_to_drop);
    }
    let ways = results.ways_out.iter().map(|way| {
        let without = match way.without {
            Narrowing::Text => words.drop_text.to_owned(),
            Narrowing::Facet(facet) => (words.drop_option)(&facet_flag(facet.decl()), facet.decl().labels.get(locale)),
            Narrowing::CostMax => (words.drop_option)(COST_MAX_KEY, words.columns[2]),
        };
        format!("  {}\n", (words.gives)(&without, way.total as usize))
    });
    format!("{}\n{}", words.drop_one, ways.collect::<String>())
}
