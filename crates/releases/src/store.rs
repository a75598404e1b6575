//! Where everything is kept: an object store, and a prefix below which all of ours lies. Blobs are named by their hash.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::TryStreamExt;
use object_store::path::Path;
use object_store::{Error, ObjectStore, ObjectStoreExt, PutMode, PutOptions};

use crate::address::StoreAddress;
use crate::history::History;
use crate::journal::Journal;
use crate::manifest::{Hash, Number};

/// How often a write is tried again that was refused for the sake of an object that is not there.
const BUSY_TRIES_MAX: usize = 6;
/// The pause before that, give or take a half, so that two who wait for each other don't meet again.
const BUSY_PAUSE: Duration = Duration::from_millis(200);
/// What [`Store::probe`] leaves behind, for whoever finds it.
const PROBE: &[u8] =
    b"Written to learn whether this store refuses to overwrite. Nothing reads it: it may be deleted.\n";

/// The store could not do what it was asked for. What it holds is as it was.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The store failed, or can't be reached.
    #[error("the store failed: {0}")]
    Store(#[from] Error),
    /// The folder can't be used.
    #[error("the folder can't be used: {0}")]
    Folder(#[from] std::io::Error),
    /// There is no release of this number.
    #[error("there is no release {0}")]
    NoSuchRelease(Number),
    /// The entry of a release is no manifest.
    #[error("the entry of release {0} is damaged")]
    DamagedEntry(Number),
    /// A file is not what its hash says, or gone.
    #[error("file {file} of release {number} is damaged")]
    DamagedFile {
        /// Of which release.
        number: Number,
        /// Its name.
        file: String,
    },
    /// Two who write at once would both be told that they did.
    #[error(
        "the store overwrites what is there, where `If-None-Match: *` asks it to refuse: no history can be kept in it"
    )]
    CannotRefuse,
}

/// A store: cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    store: Arc<dyn ObjectStore>,
    prefix: Path,
}

impl Store {
    /// Opens a folder, and makes it where it does not exist. What is confirmed is on disk.
    ///
    /// # Errors
    /// When the folder can't be made or used.
    pub fn in_folder(folder: &std::path::Path) -> Result<Self, StoreError> {
        Self::open(&StoreAddress::Folder(folder.to_owned()))
    }

    /// Opens what an address names; see [`StoreAddress::open`].
    ///
    /// # Errors
    /// As [`StoreAddress::open`].
    pub fn open(address: &StoreAddress) -> Result<Self, StoreError> {
        let (store, prefix) = address.open()?;
        Ok(Self::new(store, prefix))
    }

    /// Any store; everything lies below the prefix.
    #[must_use]
    pub fn new(store: Arc<dyn ObjectStore>, prefix: Path) -> Self {
        Self { store, prefix }
    }

    /// The releases kept here.
    #[must_use]
    pub fn history(&self) -> History {
        History::of(self.clone())
    }

    /// A journal kept here, under a name; a name of several parts is a folder in a folder.
    #[must_use]
    pub fn journal<T>(&self, name: &[&str]) -> Journal<T> {
        Journal::new(self.clone(), self.path(name))
    }

    /// A path below the prefix. Parts are encoded, so that none leads out of it.
    pub(crate) fn path(&self, parts: &[&str]) -> Path {
        parts.iter().fold(self.prefix.clone(), |path, part| path.join(*part))
    }

    fn blob(&self, hash: &Hash) -> Path {
        self.path(&["blobs", hash.as_str()])
    }

    /// The names directly below a folder: of the folders in it.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn names(&self, folder: &[&str]) -> Result<Vec<String>, StoreError> {
        let found = self.store.list_with_delimiter(Some(&self.path(folder))).await?;
        Ok(found.common_prefixes.iter().filter_map(|path| path.filename().map(str::to_owned)).collect())
    }

    /// The names of the files directly below a folder.
    pub(crate) async fn files(&self, folder: &Path) -> Result<Vec<String>, StoreError> {
        let names = self.store.list(Some(folder)).map_ok(|entry| entry.location.filename().unwrap_or("").to_owned());
        Ok(names.try_collect().await?)
    }

    /// Whether there is an object at a path: what costs least to ask.
    pub(crate) async fn has(&self, path: &Path) -> Result<bool, StoreError> {
        match self.store.head(path).await {
            Ok(_) => Ok(true),
            Err(Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// What stands at a path; nothing where there is nothing.
    pub(crate) async fn get(&self, path: &Path) -> Result<Option<Bytes>, StoreError> {
        match self.store.get(path).await {
            Ok(found) => Ok(Some(found.bytes().await?)),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// The one way in which anything is written.
    async fn put(&self, path: &Path, bytes: &Bytes) -> object_store::Result<()> {
        let options = PutOptions { mode: PutMode::Create, ..PutOptions::default() };
        self.store.put_opts(path, bytes.clone().into(), options).await.map(|_| ())
    }

    /// Writes where nothing stands yet, and answers what stands there otherwise. That may be what was to be written: a store
    /// that answered too late was asked twice, or failed after it had written.
    ///
    /// Amazon S3 refuses (409) while another write of the same name is under way, which may come to nothing.
    pub(crate) async fn create(&self, path: &Path, bytes: &Bytes) -> Result<Option<Bytes>, StoreError> {
        let mut tries = 0;
        loop {
            let Err(error) = self.put(path, bytes).await else { return Ok(None) };
            if let Some(found) = self.get(path).await? {
                return Ok(Some(found));
            }
            if tries == BUSY_TRIES_MAX || !matches!(error, Error::AlreadyExists { .. }) {
                return Err(error.into());
            }
            tries += 1;
            tokio::time::sleep(BUSY_PAUSE.mul_f64(0.5 + random() as f64 / u64::MAX as f64)).await;
        }
    }

    /// Writes a small object of a new name twice: who opens an empty store learns before anything is kept in it whether it
    /// can keep a history. The object stays, as nothing here deletes.
    ///
    /// # Errors
    /// When the second write is not refused, or the store fails.
    pub async fn probe(&self) -> Result<(), StoreError> {
        let (path, bytes) = (self.path(&["probe", &token()]), Bytes::from_static(PROBE));
        self.create(&path, &bytes).await?;
        match self.put(&path, &bytes).await {
            Ok(()) => Err(StoreError::CannotRefuse),
            Err(Error::AlreadyExists { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Keeps a blob, and answers its name. One that is there already is compared: it may be damaged.
    ///
    /// # Errors
    /// When the store fails, or holds another file under that name.
    pub async fn keep(&self, bytes: &Bytes) -> Result<Hash, Kept> {
        let hash = Hash::of(bytes);
        match self.create(&self.blob(&hash), bytes).await? {
            Some(found) if Hash::of(&found) != hash => Err(Kept::Damaged),
            _ => Ok(hash),
        }
    }

    /// A blob that is what its name says; nothing where it is gone or altered.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn read(&self, hash: &Hash) -> Result<Option<Bytes>, StoreError> {
        Ok(self.get(&self.blob(hash)).await?.filter(|bytes| Hash::of(bytes) == *hash))
    }
}

/// Why a blob was not kept.
#[derive(Debug, thiserror::Error)]
pub enum Kept {
    /// Something else stands under its name.
    #[error("a damaged file stands in the way")]
    Damaged,
    /// The store failed.
    #[error(transparent)]
    Failed(#[from] StoreError),
}

fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// A text that nothing else has. It keeps no secret; the standard library's random keys are random enough.
pub(crate) fn token() -> String {
    format!("{:016x}{:016x}", random(), random())
}

#[cfg(test)]
mod tests;
