//! `repertoire serve`: binds, reads the catalogue, says where it is, serves until it is told to stop.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::Arc;

use repertoire_import::Imported;
use repertoire_server::{Follower, OpenRelease, ServeConfig, Source};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use crate::config::Config;
use crate::failure::Failure;
use crate::words::{Words, words};
use crate::{open, partners, store};

/// Threads for work that takes long, and for files. The allocator keeps for each what it has given back: fifty lists sent at one
/// moment used fifty threads, and three times the memory.
const BLOCKING_THREADS_MAX: usize = 8;

pub(crate) fn run(mut config: Config) -> Result<ExitCode, Failure> {
    let words = words(config.locale);
    log_to_stderr(std::mem::take(&mut config.log));
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.enable_all().max_blocking_threads(BLOCKING_THREADS_MAX).build();
    let runtime = runtime.map_err(|error| Failure::told((words.server_failed)(&error)))?;
    runtime.block_on(serve(&config, words))?;
    Ok(ExitCode::SUCCESS)
}

async fn serve(config: &Config, words: &'static Words) -> Result<(), Failure> {
    // First of all: whoever starts a second server by mistake is told before anything is read.
    let listener = bind(config, words).await?;
    let source = source(config, words).await?;
    let stop = stop().map_err(|error| Failure::told((words.server_failed)(&error)))?;
    say_ready(&listener, words, source.release().catalogue().schemes().len());
    let serve_config = ServeConfig {
        locale: config.locale,
        cache_bytes: config.cache_bytes,
        poll: config.poll,
        behind_proxy: config.behind_proxy,
        api_requests_minute: config.api_requests_minute,
        dev: config.dev,
        site: config.site.clone(),
    };
    let served = repertoire_server::serve(listener, source, serve_config, stop).await;
    served.map_err(|error| Failure::told((words.server_failed)(&error)))
}

fn log_to_stderr(filter: EnvFilter) {
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal())
        .init();
}

async fn bind(config: &Config, words: &Words) -> Result<TcpListener, Failure> {
    let address = config.listen.to_string();
    TcpListener::bind(config.listen).await.map_err(|error| {
        Failure::told(match error.kind() {
            io::ErrorKind::AddrInUse => (words.address_in_use)(&address),
            _ => (words.address_refused)(&address, &error),
        })
    })
}

/// The newest release of the store; files where they are named.
async fn source(config: &Config, words: &'static Words) -> Result<Source, Failure> {
    if config.catalogue.is_some() || config.vocabulary.is_some() {
        if config.store_named {
            return Err(Failure::told(words.store_or_files));
        }
        return Ok(Source::Files(Arc::new(release(config, words)?)));
    }
    if config.partners.is_some() {
        return Err(Failure::told(words.partners_with_files));
    }
    let opened = Follower::open(store::open(config)?).await;
    Ok(Source::Store(opened.map_err(|error| store::failed(config, &error))?))
}

/// A catalogue with errors is not served: rows would be missing, and nobody would know.
fn release(config: &Config, words: &Words) -> Result<OpenRelease, Failure> {
    let Imported { catalogue, report, .. } = open::catalogue(config)?;
    let name = open::name(config);
    if report.errors_count > 0 {
        let report = report.to_text(config.locale);
        return Err(Failure::told(format!("{}\n\n{}", report.trim_end(), (words.catalogue_broken)(&name))));
    }
    if report.warnings_count > 0 {
        tracing::warn!("{name}: {} warnings, see `repertoire check`", report.warnings_count);
    }
    let partners = config.partners.as_deref().map(|file| partners::read(file, config)).transpose()?;
    let partners = partners.transpose().map_err(Failure::told)?.unwrap_or_default();
    let opened = OpenRelease::open(Arc::new(catalogue)).map_err(|error| {
        tracing::error!(%error, "{name}: {error}");
        Failure::told(words.index_failed)
    });
    Ok(opened?.with_partners(partners))
}

/// One line, for people and for whoever starts the program from a script. A closed stdout is no reason not to serve.
fn say_ready(listener: &TcpListener, words: &Words, schemes: usize) {
    let address = listener.local_addr().map(|address| format!("http://{address}")).unwrap_or_default();
    let mut out = io::stdout().lock();
    let said = writeln!(out, "{}", (words.ready)(&address, schemes)).and_then(|()| out.flush());
    if let Err(error) = said {
        tracing::warn!(%error, "serving at {address}, which could not be printed: {error}");
    }
}

/// Done at Ctrl-C, or when the system asks to end. Listens from now on, so that no signal is lost before serving.
#[cfg(unix)]
fn stop() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Done at Ctrl-C.
#[cfg(not(unix))]
fn stop() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Where the signal can't be had, the server runs until it is killed.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
