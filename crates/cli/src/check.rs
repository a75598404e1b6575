//! `repertoire check`: what the importer makes of a file, without publishing anything.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::ArgMatches;
use repertoire_server::api;

use crate::config::Config;
use crate::failure::{EXIT_ERRORS, Failure};
use crate::{args, open};

pub(crate) fn run(matches: &ArgMatches, config: &Config) -> Result<ExitCode, Failure> {
    // clap requires the file: without one, we are not here.
    let file = matches.get_one::<PathBuf>(args::FILE).cloned().unwrap_or_default();
    let vocabulary = Arc::new(open::vocabularies(config)?);
    let report = open::catalogue_file(&file, vocabulary, config.locale)?.report;
    let json = matches.get_one::<String>(args::FORMAT).is_some_and(|format| format == "json");
    let text = if json { api::report_json(&report, config.locale) } else { report.to_text(config.locale) };
    let mut out = io::stdout().lock();
    writeln!(out, "{}", text.trim_end())?;
    out.flush()?;
    Ok(if report.errors_count > 0 { ExitCode::from(EXIT_ERRORS) } else { ExitCode::SUCCESS })
}
