//! `repertoire releases`: the history of what was published, from the terminal.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ArgMatches;
use jiff::Timestamp;
use repertoire_import::{diff, export_xlsx};
use repertoire_releases::{
    CATALOGUE_FILE, Content, History, Manifest, Number, Proposal, PublishError, Release, StoreError,
};
use repertoire_server::api;

use crate::args;
use crate::check;
use crate::config::Config;
use crate::failure::{EXIT_ERRORS, Failure};
use crate::store::{existing, failed, wait};
use crate::table;
use crate::words::words;

pub(crate) fn run(matches: &ArgMatches, config: &Config) -> Result<ExitCode, Failure> {
    wait(async {
        match matches.subcommand() {
            Some((args::SHOW, matches)) => show(matches, config).await,
            Some((args::DIFF, matches)) => compare(matches, config).await,
            Some((args::PUBLISH, matches)) => publish(matches, config).await,
            Some((args::ROLLBACK, matches)) => rollback(matches, config).await,
            Some((args::EXPORT, matches)) => export(matches, config).await,
            Some((args::VERIFY, _)) => verify(config).await,
            _ => list(config).await,
        }
    })
}

pub(crate) fn print(text: &str) -> Result<ExitCode, Failure> {
    let mut out = io::stdout().lock();
    writeln!(out, "{}", text.trim_end())?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// A time as people at a terminal read it; of no place, so that every terminal shows the same.
fn time(time: Timestamp) -> String {
    let date_time = jiff::tz::Offset::UTC.to_datetime(time);
    format!("{} {:02}:{:02} UTC", date_time.date(), date_time.hour(), date_time.minute())
}

async fn list(config: &Config) -> Result<ExitCode, Failure> {
    let (_, history, latest) = existing(config).await?;
    let words = words(config.locale);
    let mut table = table::new(&words.releases_columns);
    for number in (1..=latest.0).rev().map(Number) {
        match history.manifest(number).await {
            Ok(manifest) => {
                let note = note(&manifest, config);
                table.add_row([
                    number.to_string(),
                    time(manifest.time),
                    manifest.author,
                    manifest.rows.to_string(),
                    note,
                ]);
            }
            Err(StoreError::DamagedEntry(_) | StoreError::NoSuchRelease(_)) => {
                table.add_row([number.to_string(), words.damaged.into(), String::new(), String::new(), String::new()]);
            }
            Err(error) => return Err(failed(config, &error)),
        }
    }
    print(&table.to_string())
}

/// The note of a release, or which one it brings back.
fn note(manifest: &Manifest, config: &Config) -> String {
    let restores = manifest.restores.map(|number| (words(config.locale).restores)(number.0));
    [restores, Some(manifest.note.clone()).filter(|note| !note.is_empty())]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

/// The release that an argument names; the newest where it names none.
async fn named(
    matches: &ArgMatches,
    argument: &str,
    config: &Config,
    history: &History,
    latest: Number,
) -> Result<Release, Failure> {
    let number = matches.get_one::<u32>(argument).map_or(latest, |number| Number(*number));
    read(number, config, history, latest).await
}

async fn read(number: Number, config: &Config, history: &History, latest: Number) -> Result<Release, Failure> {
    history.release(number).await.map_err(|error| match error {
        StoreError::NoSuchRelease(number) => Failure::told((words(config.locale).no_such_release)(number.0, latest.0)),
        StoreError::DamagedEntry(number) | StoreError::DamagedFile { number, .. } => {
            Failure::told((words(config.locale).release_unreadable)(number.0))
        }
        error => failed(config, &error),
    })
}

async fn show(matches: &ArgMatches, config: &Config) -> Result<ExitCode, Failure> {
    let (_, history, latest) = existing(config).await?;
    let Release { manifest, content } = named(matches, args::NUMBER, config, &history, latest).await?;
    let words = words(config.locale);
    let mut text = format!("{} {} · {} · {}\n", words.release, manifest.number, time(manifest.time), manifest.author);
    let _ = writeln!(text, "{}", (words.count)(manifest.rows));
    let note = note(&manifest, config);
    if !note.is_empty() {
        let _ = writeln!(text, "{note}");
    }
    for (name, hash) in manifest.hashes() {
        let bytes = content.file(name).map_or(0, |bytes| (**bytes).len());
        let _ = writeln!(text, "  {hash}  {bytes:>9}  {name}");
    }
    print(&text)
}

async fn compare(matches: &ArgMatches, config: &Config) -> Result<ExitCode, Failure> {
    let (_, history, latest) = existing(config).await?;
    let before = named(matches, args::BEFORE, config, &history, latest).await?;
    let after = named(matches, args::AFTER, config, &history, latest).await?;
    let catalogue = |release: &Release| release.content.catalogue().map_err(|error| failed(config, &error));
    let (before, after) = (catalogue(&before)?, catalogue(&after)?);
    let changes = diff(&before, &after);
    print(&if args::is_json(matches) {
        api::diff_json(&changes, &before, &after)
    } else {
        changes.to_text(&before, &after, config.locale)
    })
}

/// Who publishes from a terminal.
fn author(matches: &ArgMatches) -> String {
    let named = matches.get_one::<String>(args::AUTHOR).cloned();
    let user = || std::env::var("USER").ok().filter(|user| !user.is_empty());
    named.or_else(user).unwrap_or_else(|| "terminal".into())
}

fn written_note(matches: &ArgMatches) -> String {
    matches.get_one::<String>(args::NOTE).cloned().unwrap_or_default()
}

async fn publish(matches: &ArgMatches, config: &Config) -> Result<ExitCode, Failure> {
    let words = words(config.locale);
    let (_, history, latest) = existing(config).await?;
    let release = read(latest, config, &history, latest).await?;
    let published = release.content.catalogue().map_err(|error| failed(config, &error))?;
    let (_, imported) = check::import(matches, config, &published)?;
    let changes = diff(&published, &imported.catalogue);
    let mut out = io::stdout().lock();
    if imported.report.errors_count > 0 {
        write!(out, "{}", imported.report.to_text(config.locale))?;
        out.flush()?;
        writeln!(io::stderr(), "{}", words.not_published_errors)?;
        return Ok(ExitCode::from(EXIT_ERRORS));
    }
    if changes.is_empty() {
        return Err(Failure::told(words.nothing_to_publish));
    }
    write!(out, "{}", changes.to_text(&published, &imported.catalogue, config.locale))?;
    out.flush()?;
    let confirmed = matches.get_one::<usize>(args::CONFIRM).copied();
    if changes.asks_to_confirm() && confirmed != Some(changes.removed.len()) {
        return Err(Failure::told((words.removal_unconfirmed)(changes.removed.len())));
    }
    let content = release.content.with_catalogue(&imported.catalogue)?;
    publish_content(matches, config, &history, latest, content).await
}

/// Publishes on top of the newest release, by the name and with the note that the arguments give.
pub(crate) async fn publish_content(
    matches: &ArgMatches,
    config: &Config,
    history: &History,
    latest: Number,
    content: Content,
) -> Result<ExitCode, Failure> {
    let (author, note, time) = (author(matches), written_note(matches), Timestamp::now());
    let proposal = Proposal { content, parent: Some(latest), author, note, time };
    told(config, history.publish(proposal).await)
}

async fn rollback(matches: &ArgMatches, config: &Config) -> Result<ExitCode, Failure> {
    let (_, history, latest) = existing(config).await?;
    let to = named(matches, args::NUMBER, config, &history, latest).await?.manifest.number;
    if to == latest {
        return Err(Failure::told(words(config.locale).nothing_to_publish));
    }
    told(config, history.roll_back(to, latest, author(matches), written_note(matches), Timestamp::now()).await)
}

/// Says what was published, or why nothing was.
fn told(config: &Config, outcome: Result<Manifest, PublishError>) -> Result<ExitCode, Failure> {
    match outcome {
        Ok(manifest) => print(&(words(config.locale).published)(manifest.number.0, manifest.rows)),
        Err(PublishError::Conflict(number)) => {
            Err(Failure::told((words(config.locale).published_in_between)(number.0)))
        }
        Err(error) => Err(failed(config, &error)),
    }
}

async fn export(matches: &ArgMatches, config: &Config) -> Result<ExitCode, Failure> {
    let words = words(config.locale);
    let (_, history, latest) = existing(config).await?;
    let release = named(matches, args::NUMBER, config, &history, latest).await?;
    // clap requires it: without one, we are not here.
    let to = matches.get_one::<PathBuf>(args::TO).cloned().unwrap_or_default();
    let end = to.extension().and_then(|end| end.to_str()).unwrap_or_default().to_ascii_lowercase();
    let bytes = match end.as_str() {
        "csv" => release.content.file(CATALOGUE_FILE).map(|bytes| bytes.to_vec()).unwrap_or_default(),
        "xlsx" => {
            let catalogue = release.content.catalogue().map_err(|error| failed(config, &error))?;
            let rows = 0..catalogue.schemes().len();
            export_xlsx(&catalogue, rows).map_err(|error| Failure::told(error.message(config.locale)))?
        }
        "zip" => release.to_zip()?,
        _ => return Err(Failure::told(words.export_end)),
    };
    write_whole(&to, &bytes).map_err(|error| Failure::told((words.file_unwritable)(&to.to_string_lossy(), &error)))?;
    print(&(words.exported)(release.manifest.number.0, &to.to_string_lossy()))
}

/// A file that is there whole or not at all, and never in place of another.
pub(crate) fn write_whole(to: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).open(to)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        let _ = std::fs::remove_file(to);
    }
    written
}

async fn verify(config: &Config) -> Result<ExitCode, Failure> {
    let (_, history, latest) = existing(config).await?;
    let words = words(config.locale);
    let remarks = history.verify().await.map_err(|error| failed(config, &error))?;
    if remarks.is_empty() {
        return print(&(words.verified)(latest.0));
    }
    let lines = remarks.iter().map(|remark| (words.damaged_release)(remark.number.0, remark.file.as_deref()));
    print(&lines.collect::<Vec<_>>().join("\n"))?;
    Ok(ExitCode::from(EXIT_ERRORS))
}
