//! `repertoire check`: what the importer makes of a file, without publishing anything.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::ArgMatches;
use repertoire_catalogue::{Catalogue, Locale};
use repertoire_import::{Delimiter, Encoding, Imported, ReadOptions, ReadVocabulary, VocabularyReport, annotated};
use repertoire_server::api;

use crate::config::Config;
use crate::failure::{EXIT_ERRORS, Failure};
use crate::words::words;
use crate::{args, open};

pub(crate) fn run(matches: &ArgMatches, config: &Config) -> Result<ExitCode, Failure> {
    let format = matches.get_one::<String>(args::FORMAT).map(String::as_str);
    // A terminal shows nothing of a workbook, and takes some of its bytes for commands.
    if format == Some(XLSX) && io::stdout().is_terminal() {
        return Err(Failure::told(words(config.locale).workbook_on_terminal));
    }
    let list = read(matches, config)?;
    let Imported { report, layout, .. } = &list.imported;
    let mut out = io::stdout().lock();
    match format {
        Some(XLSX) => {
            let workbook = annotated(&list.bytes, report, layout, config.locale);
            out.write_all(&workbook.map_err(|error| Failure::told(error.message(config.locale)))?)?;
        }
        Some("json") => writeln!(out, "{}", api::report_json(report, layout, &list.remarks, config.locale))?,
        _ => {
            let text = format!("{}{}", report.to_text(config.locale), remarked(&list.remarks, config.locale));
            writeln!(out, "{}", text.trim_end())?;
        }
    }
    out.flush()?;
    Ok(if report.errors_count > 0 { ExitCode::from(EXIT_ERRORS) } else { ExitCode::SUCCESS })
}

/// The list itself, with a remark in each row that has any.
const XLSX: &str = "xlsx";

/// A list that was read, and the catalogue that it would change.
pub(crate) struct List {
    pub(crate) bytes: Vec<u8>,
    pub(crate) imported: Imported,
    pub(crate) published: Catalogue,
    pub(crate) remarks: VocabularyReport,
}

/// Reads the list that the command names, over the catalogue of the settings.
pub(crate) fn read(matches: &ArgMatches, config: &Config) -> Result<List, Failure> {
    let ReadVocabulary { remarks, .. } = open::vocabularies(config)?;
    let published = open::catalogue(config)?.catalogue;
    let (bytes, imported) = import(matches, config, &published)?;
    Ok(List { bytes, imported, published, remarks })
}

/// Reads the list that the command names, over a catalogue: its bytes, and what they make.
pub(crate) fn import(
    matches: &ArgMatches,
    config: &Config,
    published: &Catalogue,
) -> Result<(Vec<u8>, Imported), Failure> {
    // clap requires the file: without one, we are not here.
    let file = matches.get_one::<PathBuf>(args::FILE).cloned().unwrap_or_default();
    let named = |flag: &str| matches.get_one::<String>(flag).map(String::as_str);
    let options = ReadOptions {
        encoding: named(args::ENCODING).and_then(Encoding::from_name),
        delimiter: named(args::DELIMITER).and_then(Delimiter::from_name),
        sheet: named(args::SHEET).map(str::to_owned),
        header_row: matches.get_one::<u32>(args::HEADER_ROW).copied(),
        columns: Vec::new(),
        fixes: Vec::new(),
        today: Some(jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date()),
    };
    let bytes = open::bytes(&file, config.locale)?;
    let vocabulary = Arc::clone(published.vocabulary());
    let imported = open::any_file(&file, &bytes, &options, vocabulary, Some(published), config.locale)?;
    Ok((bytes, imported))
}

/// Remarks on the words for the search, under a heading of their own. They are no fault of the catalogue, and change no
/// exit code.
fn remarked(remarks: &VocabularyReport, locale: Locale) -> String {
    if remarks.problems.is_empty() {
        return String::new();
    }
    format!("\n{}\n{}", words(locale).vocabulary_remarks_title, remarks.to_text(locale))
}
