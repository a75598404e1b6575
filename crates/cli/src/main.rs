//! The one binary, `repertoire`: reads its arguments and settings, wires the other crates, prints for people.

mod analyze;
mod args;
mod check;
mod config;
mod diff;
mod eval;
mod failure;
mod open;
mod partners;
mod releases;
mod search;
mod serve;
mod settings;
mod staff;
mod stats;
mod store;
mod table;
mod words;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::ArgMatches;
use config::{Config, RawConfig};
use failure::{EXIT_FAILED, Failure};

/// Many small texts live and die with each page: this allocator halves the memory that is held between them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        // `repertoire search | head`: who reads has seen enough.
        Err(failure) if failure.is_broken_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            // With stderr gone as well, the exit code is all that is left to say.
            let _ = writeln!(io::stderr(), "{}", failure.to_string().trim_end());
            ExitCode::from(EXIT_FAILED)
        }
    }
}

fn run() -> Result<ExitCode, Failure> {
    let matches = match args::command().try_get_matches() {
        Ok(matches) => matches,
        Err(error) if error.use_stderr() => return Err(Failure::told(args::usage_sentence(&error))),
        Err(help) => return print(&help.render().to_string()),
    };
    match matches.subcommand() {
        Some((args::CHECK, matches)) => check::run(matches, &config(args::CHECK, matches)?),
        Some((args::DIFF, matches)) => diff::run(matches, &config(args::DIFF, matches)?),
        Some((args::RELEASES, matches)) => releases::run(matches, &below(args::RELEASES, matches)?),
        Some((args::PARTNERS, matches)) => partners::run(matches, &below(args::PARTNERS, matches)?),
        Some((args::STAFF, matches)) => staff::run(matches, &below(args::STAFF, matches)?),
        Some((args::SEARCH, matches)) => search::run(matches, &config(args::SEARCH, matches)?),
        Some((args::ANALYZE, matches)) => analyze::run(matches, &config(args::ANALYZE, matches)?),
        Some((args::EVAL, matches)) => eval::run(matches, &config(args::EVAL, matches)?),
        Some((args::STATS, matches)) => stats::run(&config(args::STATS, matches)?),
        Some((_, matches)) => serve::run(config(args::SERVE, matches)?),
        None => serve::run(config(args::SERVE, &matches)?),
    }
}

fn config(command: &str, matches: &ArgMatches) -> Result<Config, Failure> {
    Config::check(RawConfig::gather(command, matches, |variable| std::env::var_os(variable))?)
}

/// The settings of a command below another, which may be written on either.
fn below(command: &str, matches: &ArgMatches) -> Result<Config, Failure> {
    config(command, matches.subcommand().map_or(matches, |(_, below)| below))
}

fn print(text: &str) -> Result<ExitCode, Failure> {
    let mut out = io::stdout().lock();
    writeln!(out, "{}", text.trim_end())?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
