//! `repertoire partners`: the sites that show the table in their pages, from the terminal. Each change is a release, like every other.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ArgMatches;
use repertoire_catalogue::Partner;
use repertoire_import::{
    PartnerColumn, PartnerProblem, PartnerProblemKind, partner_cell, plain_csv, read_partners, write_partners,
};
use repertoire_releases::{Content, History, Number};

use crate::args;
use crate::config::Config;
use crate::failure::{EXIT_ERRORS, Failure};
use crate::releases::{print, publish_content, write_whole};
use crate::store::{existing, failed, wait};
use crate::words::words;
use crate::{open, table};

pub(crate) fn run(matches: &ArgMatches, config: &Config) -> Result<ExitCode, Failure> {
    wait(async {
        match matches.subcommand() {
            Some((args::PUBLISH, matches)) => publish(matches, config).await,
            Some((args::EXPORT, matches)) => export(matches, config).await,
            Some((args::ENABLE, matches)) => switch(matches, config, true).await,
            Some((args::DISABLE, matches)) => switch(matches, config, false).await,
            _ => list(config).await,
        }
    })
}

/// The newest release with its partners.
async fn published(config: &Config) -> Result<(History, Number, Content, Vec<Partner>), Failure> {
    let (_, history, latest) = existing(config).await?;
    let content = history.release(latest).await.map_err(|error| failed(config, &error))?.content;
    let unreadable = |_| Failure::told((words(config.locale).release_unreadable)(latest.0));
    let partners = content.partners().map_err(unreadable)?;
    Ok((history, latest, content, partners))
}

async fn list(config: &Config) -> Result<ExitCode, Failure> {
    let (.., partners) = published(config).await?;
    let words = words(config.locale);
    if partners.is_empty() {
        return print(words.no_partner);
    }
    let mut table = table::new(&words.partners_columns);
    for partner in &partners {
        let cell = |column| partner_cell(partner, column);
        table.add_row([
            cell(PartnerColumn::Code),
            cell(PartnerColumn::Name),
            cell(PartnerColumn::Enabled),
            cell(PartnerColumn::Language),
            cell(PartnerColumn::Filters),
            cell(PartnerColumn::Origins).replace('|', " "),
        ]);
    }
    print(&table.to_string())
}

/// The partners of a file as people save it; or each thing that is wrong with it, on stdout.
pub(crate) fn read(file: &Path, config: &Config) -> Result<Result<Vec<Partner>, String>, Failure> {
    let bytes = open::bytes(file, config.locale)?;
    let told = |error: repertoire_import::Unreadable| Failure::told(error.message(config.locale));
    // As we write it, or as a spreadsheet saves it. To guess would be wrong here: there may be more bars than commas.
    let is_ours = |problems: &Vec<PartnerProblem>| {
        let whole = [PartnerProblemKind::MissingColumn, PartnerProblemKind::Unreadable];
        !problems.iter().any(|problem| whole.contains(&problem.kind))
    };
    let read = match read_partners(&bytes) {
        Err(problems) if !is_ours(&problems) => read_partners(&plain_csv(&bytes).map_err(told)?),
        read => read,
    };
    Ok(read.map_err(|problems| {
        let line = |problem: &PartnerProblem| {
            let message = problem.message(config.locale);
            let row = problem.row.map(|row| (words(config.locale).partner_row)(row, &message));
            row.unwrap_or(message)
        };
        problems.iter().map(line).collect::<Vec<_>>().join("\n")
    }))
}

async fn publish(matches: &ArgMatches, config: &Config) -> Result<ExitCode, Failure> {
    let (history, latest, content, before) = published(config).await?;
    // clap requires it: without one, we are not here.
    let file = matches.get_one::<PathBuf>(args::FILE).cloned().unwrap_or_default();
    let mut partners = match read(&file, config)? {
        Ok(partners) => partners,
        Err(told) => {
            print(&told)?;
            writeln!(io::stderr(), "{}", words(config.locale).not_published_errors)?;
            return Ok(ExitCode::from(EXIT_ERRORS));
        }
    };
    partners.sort_by_key(|partner| partner.code);
    if partners == before {
        return Err(Failure::told(words(config.locale).nothing_to_publish));
    }
    publish_content(matches, config, &history, latest, content.with_partners(&partners)?).await
}

async fn switch(matches: &ArgMatches, config: &Config, enabled: bool) -> Result<ExitCode, Failure> {
    let (history, latest, content, mut partners) = published(config).await?;
    let words = words(config.locale);
    let code = matches.get_one::<String>(args::CODE).cloned().unwrap_or_default();
    let partner = partners.iter_mut().find(|partner| partner.code.as_str() == code);
    let partner = partner.ok_or_else(|| Failure::told((words.partner_unknown)(&code)))?;
    if partner.enabled == enabled {
        return Err(Failure::told(words.nothing_to_publish));
    }
    partner.enabled = enabled;
    publish_content(matches, config, &history, latest, content.with_partners(&partners)?).await
}

async fn export(matches: &ArgMatches, config: &Config) -> Result<ExitCode, Failure> {
    let (_, latest, _, partners) = published(config).await?;
    let words = words(config.locale);
    let to = matches.get_one::<PathBuf>(args::TO).cloned().unwrap_or_default();
    write_whole(&to, &write_partners(&partners)?)
        .map_err(|error| Failure::told((words.file_unwritable)(&to.to_string_lossy(), &error)))?;
    print(&(words.exported)(latest.0, &to.to_string_lossy()))
}
