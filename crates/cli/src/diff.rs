//! `repertoire diff`: what a list would change in the catalogue, without publishing anything.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::ArgMatches;
use repertoire_import::diff;
use repertoire_server::api;

use crate::check::{self, List};
use crate::config::Config;
use crate::failure::{EXIT_ERRORS, Failure};
use crate::{args, words::words};

pub(crate) fn run(matches: &ArgMatches, config: &Config) -> Result<ExitCode, Failure> {
    let List { imported, published, .. } = check::read(matches, config)?;
    let (after, report) = (&imported.catalogue, &imported.report);
    let changes = diff(&published, after);
    let json = args::is_json(matches);
    let text = if json {
        api::diff_json(&changes, &published, after)
    } else {
        changes.to_text(&published, after, config.locale)
    };
    let mut out = io::stdout().lock();
    writeln!(out, "{}", text.trim_end())?;
    out.flush()?;
    if report.left_out > 0 {
        // A row that was left out looks like one that was removed.
        let file = matches.get_one::<std::path::PathBuf>(args::FILE).map(|file| file.to_string_lossy());
        let told = (words(config.locale).rows_left_out)(report.left_out, &file.unwrap_or_default());
        writeln!(io::stderr(), "{told}")?;
    }
    Ok(if report.errors_count > 0 { ExitCode::from(EXIT_ERRORS) } else { ExitCode::SUCCESS })
}
