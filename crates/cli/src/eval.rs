//! `repertoire eval`: how well judged queries are answered, and which pairs of words meet as judged.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::ArgMatches;
use repertoire_catalogue::{Catalogue, Locale};
use repertoire_import::TableError;
use repertoire_search::Index;
use repertoire_search::eval::{JudgedQuery, Measures, Pair, Pairs, Relevance};
use repertoire_server::api;

use crate::analyze::languages;
use crate::args::{FILE, JSON, LANGUAGE, PAIRS};
use crate::config::Config;
use crate::failure::Failure;
use crate::words::{Words, words};
use crate::{open, table};

/// The best grade.
const GRADE_MAX: u8 = 3;
const QUERY_COLUMNS: [&str; 4] = ["query", "lang", "id", "grade"];
const PAIR_COLUMNS: [&str; 4] = ["left", "right", "expect", "why"];

pub(crate) fn run(matches: &ArgMatches, config: &Config) -> Result<ExitCode, Failure> {
    let words = words(config.locale);
    let json = matches.get_flag(JSON);
    let text = if let Some(file) = matches.get_one::<PathBuf>(PAIRS) {
        let read = Rows { file, words, delimiter: b'\t' };
        let pairs = Pairs::of(pairs(&read)?, languages(matches));
        if json { api::pairs_json(&pairs) } else { pairs_text(&pairs, words) }
    } else {
        // clap asks for one of the two.
        let file = matches.get_one::<PathBuf>(FILE).cloned().unwrap_or_default();
        let read = Rows { file: &file, words, delimiter: b',' };
        let only = matches.get_one::<String>(LANGUAGE).and_then(|tag| Locale::from_tag(tag));
        let judged = queries(&read, only)?;
        let catalogue = Arc::new(open::catalogue(config)?.catalogue);
        unknown_ids(&judged, &catalogue, words)?;
        let failed = |_| Failure::told(words.index_failed);
        let index = Index::build(catalogue).map_err(failed)?;
        let relevance = Relevance::of(&index, &judged).map_err(failed)?;
        let Some(relevance) = relevance else { return Err(read.told(1, words.no_query)) };
        if json { api::relevance_json(&relevance) } else { relevance_text(&relevance, words) }
    };
    let mut out = io::stdout().lock();
    writeln!(out, "{}", text.trim_end())?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// A file of rows, and what to say when it is wrong.
struct Rows<'a> {
    file: &'a Path,
    words: &'static Words,
    delimiter: u8,
}

impl Rows<'_> {
    /// What is wrong at a row, as one sentence.
    fn told(&self, row: u64, what: &str) -> Failure {
        Failure::told((self.words.file_row)(&self.file.to_string_lossy(), row, what))
    }

    /// The rows with their numbers, the cells in the order of the columns asked for.
    fn read(&self, columns: [&'static str; 4]) -> Result<Vec<(u64, [String; 4])>, Failure> {
        let name = self.file.to_string_lossy();
        let bytes = std::fs::read(self.file).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Failure::told((self.words.file_missing)(&name)),
            _ => Failure::told((self.words.file_unreadable)(&name, &error)),
        })?;
        repertoire_import::table(&bytes, self.delimiter, columns).map_err(|error| match error {
            TableError::NotUtf8 => self.told(1, self.words.not_utf8),
            TableError::Unreadable(row) => self.told(row, self.words.row_unreadable),
            TableError::MissingColumn(column) => self.told(1, &(self.words.column_missing)(column)),
            TableError::MissingCell(row) => self.told(row, self.words.cells_missing),
        })
    }
}

/// The queries of a file with their grades, in the order of their first rows.
fn queries(read: &Rows<'_>, only: Option<Locale>) -> Result<Vec<JudgedQuery>, Failure> {
    let mut judged: Vec<JudgedQuery> = Vec::new();
    let mut places: HashMap<(String, Locale), usize> = HashMap::new();
    for (row, [query, language, id, grade]) in read.read(QUERY_COLUMNS)? {
        let wrong = |cell: &str| read.told(row, &(read.words.cell_wrong)(cell));
        let language = Locale::from_tag(&language).ok_or_else(|| wrong(&language))?;
        let grade = match &*grade {
            "" if id.is_empty() => 0,
            text => text.parse().ok().filter(|grade| *grade <= GRADE_MAX).ok_or_else(|| wrong(text))?,
        };
        if query.is_empty() {
            return Err(read.told(row, read.words.cells_missing));
        }
        if only.is_some_and(|only| only != language) {
            continue;
        }
        let at = *places.entry((query.clone(), language)).or_insert_with(|| {
            judged.push(JudgedQuery { query, language, grades: HashMap::new() });
            judged.len() - 1
        });
        if !id.is_empty() {
            judged[at].grades.insert(id, grade);
        }
    }
    Ok(judged)
}

fn pairs(read: &Rows<'_>) -> Result<Vec<Pair>, Failure> {
    let rows = read.read(PAIR_COLUMNS)?;
    if rows.is_empty() {
        return Err(read.told(1, read.words.no_query));
    }
    rows.into_iter()
        .map(|(row, [left, right, expect, why])| {
            let same = match &*expect {
                "same" => true,
                "differ" => false,
                other => return Err(read.told(row, &(read.words.cell_wrong)(other))),
            };
            Ok(Pair { left, right, same, why })
        })
        .collect()
}

/// Names the judged ids that the catalogue does not have: they count as not found.
fn unknown_ids(judged: &[JudgedQuery], catalogue: &Catalogue, words: &Words) -> Result<(), Failure> {
    let ids = judged.iter().flat_map(|of| of.grades.keys());
    let mut unknown: Vec<&str> = ids.map(String::as_str).filter(|id| catalogue.row(id).is_none()).collect();
    unknown.sort_unstable();
    unknown.dedup();
    if !unknown.is_empty() {
        writeln!(io::stderr(), "{}", (words.unknown_ids)(&unknown.join(", ")))?;
    }
    Ok(())
}

fn relevance_text(relevance: &Relevance, words: &Words) -> String {
    let Measures { ndcg, reciprocal_rank, recall } = relevance.means;
    let mut text = format!(
        "{}\nnDCG@10      {ndcg:.3}\nRR           {reciprocal_rank:.3}\nrecall@25    {recall:.3}\n{:<13}{:.3}\n\n{}\n",
        (words.queries)(relevance.queries.len()),
        words.without_answer,
        relevance.silent_share(),
        words.worst,
    );
    let mut table = table::plain();
    table.set_header(["nDCG@10", "RR", "recall@25", "lang", words.query, words.found]);
    for query in relevance.worst() {
        let Measures { ndcg, reciprocal_rank, recall } = query.measures;
        table.add_row([
            format!("{ndcg:.2}"),
            format!("{reciprocal_rank:.2}"),
            format!("{recall:.2}"),
            query.language.tag().to_owned(),
            query.query.clone(),
            query.found.join(" "),
        ]);
    }
    // Writing to a `String` never fails.
    let _ = writeln!(text, "{}", table.trim_fmt());
    text
}

fn pairs_text(pairs: &Pairs, words: &Words) -> String {
    let percent = |right: usize, all: usize| format!("{:.1} %", 100.0 * right as f64 / all as f64);
    let (all, right) = (pairs.pairs.len(), pairs.right());
    let mut text = format!("{}\n\n", (words.pairs_right)(right, all, &percent(right, all)));
    let mut table = table::plain();
    for (why, (all, right)) in pairs.by_why() {
        table.add_row([why.to_owned(), format!("{right}/{all}"), percent(right, all)]);
    }
    let _ = writeln!(text, "{}", table.trim_fmt());
    for pair in pairs.wrong() {
        let expect = if pair.same { "same" } else { "differ" };
        let _ = writeln!(text, "{} | {} | {expect} | {}", pair.left, pair.right, pair.why);
    }
    text
}
