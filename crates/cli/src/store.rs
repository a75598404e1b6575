//! The store that the settings name, opened for a command.

use repertoire_releases::{Content, History, Number, Store, StoreAddress};

use crate::config::Config;
use crate::failure::Failure;
use crate::words::words;

/// Runs what waits for a store, in a command that does nothing else.
pub(crate) fn wait<T>(work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime
        .map_err(|error| Failure::told(format!("Le programme n'a pas pu démarrer ({error}) : réessayez.")))?
        .block_on(work)
}

/// Opens the store; a folder is made where it does not exist.
pub(crate) fn open(config: &Config) -> Result<Store, Failure> {
    Store::open(&config.store).map_err(|error| failed(config, &error))
}

/// A store that is there. What only reads makes no folder.
pub(crate) fn open_existing(config: &Config) -> Result<Store, Failure> {
    match &config.store {
        StoreAddress::Folder(folder) if !folder.exists() => Err(empty(config)),
        _ => open(config),
    }
}

fn empty(config: &Config) -> Failure {
    Failure::told((words(config.locale).store_empty)(&config.store.to_string()))
}

/// A store that is there, with its newest release.
pub(crate) async fn existing(config: &Config) -> Result<(Store, History, Number), Failure> {
    let store = open_existing(config)?;
    let history = store.history();
    let latest = history.latest().await.map_err(|error| failed(config, &error))?;
    Ok((store, history, latest.ok_or_else(|| empty(config))?))
}

/// The content that is published, where a store was named, or the default one is there.
pub(crate) fn published(config: &Config) -> Result<Option<Content>, Failure> {
    if !config.store_named && matches!(&config.store, StoreAddress::Folder(folder) if !folder.exists()) {
        return Ok(None);
    }
    wait(async {
        let (_, history, latest) = existing(config).await?;
        let release = history.release(latest).await.map_err(|error| failed(config, &error))?;
        Ok(Some(release.content))
    })
}

/// A store that can't be used, in a sentence with its cause.
pub(crate) fn failed(config: &Config, error: &dyn std::error::Error) -> Failure {
    Failure::told((words(config.locale).store_failed)(&config.store.to_string(), &error.to_string()))
}
