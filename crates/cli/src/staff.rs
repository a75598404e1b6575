//! `repertoire staff`: who may prepare and publish. There is no account to begin with, and no password that anyone could know.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::ArgMatches;
use jiff::Timestamp;
use repertoire_staff::{
    AccountError, AccountsJournal, Event, EventKind, Name, PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN, Password,
    PasswordError, Passwords, Role,
};

use crate::args;
use crate::config::Config;
use crate::failure::Failure;
use crate::store::{failed, open, open_existing, wait};
use crate::table;
use crate::words::words;

pub(crate) fn run(matches: &ArgMatches, config: &Config) -> Result<ExitCode, Failure> {
    wait(async {
        // Only a first account may come before anything else: what has to be there makes no folder.
        let is_add = matches.subcommand_name() == Some(args::ADD);
        let store = if is_add { open(config)? } else { open_existing(config)? };
        let accounts = AccountsJournal::new(&store);
        match matches.subcommand() {
            Some((args::ADD, matches)) => add(matches, config, &accounts).await,
            Some((args::DISABLE, matches)) => {
                let words = words(config.locale);
                write(matches, config, &accounts, EventKind::Disabled, words.account_disabled).await
            }
            Some((args::RESET, matches)) => {
                let name = name(matches, config)?;
                let known = accounts.read().await.map_err(|error| failed(config, &error))?;
                if known.get(&name).is_none() {
                    return Err(Failure::told((words(config.locale).account_unknown)(name.as_str())));
                }
                let hash = Passwords::default().hash(password(config, &name)?.as_str()).await;
                write(matches, config, &accounts, EventKind::Reset { hash }, words(config.locale).account_reset).await
            }
            _ => list(config, &accounts).await,
        }
    })
}

fn name(matches: &ArgMatches, config: &Config) -> Result<Name, Failure> {
    let written = matches.get_one::<String>(args::NAME).map_or("", String::as_str);
    Name::parse(written).ok_or_else(|| Failure::told((words(config.locale).account_name)(written)))
}

async fn add(matches: &ArgMatches, config: &Config, accounts: &AccountsJournal) -> Result<ExitCode, Failure> {
    let name = name(matches, config)?;
    let known = accounts.read().await.map_err(|error| failed(config, &error))?;
    if known.get(&name).is_some() {
        return Err(Failure::told((words(config.locale).account_exists)(name.as_str())));
    }
    let role = matches.get_one::<String>(args::ROLE).and_then(|code| Role::from_code(code)).unwrap_or(Role::Editor);
    let hash = Passwords::default().hash(password(config, &name)?.as_str()).await;
    write(matches, config, accounts, EventKind::Added { role, hash }, words(config.locale).account_added).await
}

/// A new password: typed twice at a terminal, or one line of standard input.
fn password(config: &Config, name: &Name) -> Result<Password, Failure> {
    let words = words(config.locale);
    let unread = |error: io::Error| Failure::told((words.password_unread)(&error));
    let typed = if io::stdin().is_terminal() {
        let rules = (words.password_rules)(PASSWORD_CHARS_MIN);
        writeln!(io::stderr(), "{rules}")?;
        let typed = rpassword::prompt_password(words.password_prompt).map_err(unread)?;
        if rpassword::prompt_password(words.password_again).map_err(unread)? != typed {
            return Err(Failure::told(words.passwords_differ));
        }
        typed
    } else {
        let mut line = String::new();
        io::stdin().read_line(&mut line).map_err(unread)?;
        line.trim_end_matches(['\r', '\n']).to_owned()
    };
    Password::new(&typed, name.as_str()).map_err(|error| {
        Failure::told(match error {
            PasswordError::TooShort => (words.password_short)(PASSWORD_CHARS_MIN),
            PasswordError::TooLong => (words.password_long)(PASSWORD_CHARS_MAX),
            PasswordError::Common => words.password_common.into(),
        })
    })
}

async fn write(
    matches: &ArgMatches,
    config: &Config,
    accounts: &AccountsJournal,
    kind: EventKind,
    done: fn(&str) -> String,
) -> Result<ExitCode, Failure> {
    let account = name(matches, config)?;
    let name = account.as_str().to_owned();
    let words = words(config.locale);
    let event = Event { account, time: Timestamp::now(), by: None, kind };
    accounts.write(event).await.map_err(|error| match error {
        AccountError::Exists => Failure::told((words.account_exists)(&name)),
        AccountError::Unknown | AccountError::Over => Failure::told((words.account_unknown)(&name)),
        AccountError::Store(error) => failed(config, &error),
    })?;
    let mut out = io::stdout().lock();
    writeln!(out, "{}", done(&name))?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

async fn list(config: &Config, accounts: &AccountsJournal) -> Result<ExitCode, Failure> {
    let words = words(config.locale);
    let accounts = accounts.read().await.map_err(|error| failed(config, &error))?;
    let mut out = io::stdout().lock();
    if accounts.all().next().is_none() {
        writeln!(out, "{}", words.no_account)?;
    } else {
        let mut table = table::new(&words.accounts_columns);
        for account in accounts.all() {
            let state = if account.disabled { words.account_is_disabled } else { "" };
            let added = jiff::tz::Offset::UTC.to_datetime(account.added).date().to_string();
            table.add_row([account.name.as_str(), account.role.code(), &added, state]);
        }
        writeln!(out, "{table}")?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
