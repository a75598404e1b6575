//! Where everything is kept: an object store, and a prefix below which all of ours lies. Blobs are named by their hash.

use std::sync::Arc;

use bytes::Bytes;
use futures_util::TryStreamExt;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, PutMode, PutOptions};

use crate::address::StoreAddress;
use crate::history::History;
use crate::journal::Journal;
use crate::manifest::{Hash, Number};

/// The store could not do what it was asked for. What it holds is as it was.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The store failed, or can't be reached.
    #[error("the store failed: {0}")]
    Store(#[from] object_store::Error),
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
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// What stands at a path; nothing where there is nothing.
    pub(crate) async fn get(&self, path: &Path) -> Result<Option<Bytes>, StoreError> {
        match self.store.get(path).await {
            Ok(found) => Ok(Some(found.bytes().await?)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Writes where nothing stands yet: the one way in which anything is written.
    pub(crate) async fn create(&self, path: &Path, bytes: Bytes) -> object_store::Result<()> {
        let options = PutOptions { mode: PutMode::Create, ..PutOptions::default() };
        self.store.put_opts(path, bytes.into(), options).await.map(|_| ())
    }

    /// Keeps a blob, and answers its name. One that is there already is compared: it may be damaged.
    ///
    /// # Errors
    /// When the store fails, or holds another file under that name.
    pub async fn keep(&self, bytes: &Bytes) -> Result<Hash, Kept> {
        let hash = Hash::of(bytes);
        match self.create(&self.blob(&hash), bytes.clone()).await {
            Ok(()) => Ok(hash),
            Err(error) => match self.read(&hash).await {
                Ok(Some(_)) => Ok(hash),
                Ok(None) if matches!(error, object_store::Error::AlreadyExists { .. }) => Err(Kept::Damaged),
                Ok(None) => Err(Kept::Failed(error.into())),
                Err(failed) => Err(Kept::Failed(failed)),
            },
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
