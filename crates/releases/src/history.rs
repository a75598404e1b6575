//! The journal of releases in an object store.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::Arc;

use bytes::Bytes;
use futures_util::TryStreamExt;
use jiff::Timestamp;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, PutMode, PutOptions};

use crate::content::{Content, ContentError};
use crate::manifest::{AUTHOR_CHARS_MAX, Hash, Manifest, NOTE_CHARS_MAX, Number};

/// Digits of a number in the name of its entry, so that names stand in the order of numbers.
const NUMBER_DIGITS: usize = 8;

/// The store could not do what it was asked for. The history is as it was.
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

/// Nothing was published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// Another release came in between: the one that is newest now.
    #[error("release {0} was published in between")]
    Conflict(Number),
    /// What was to be published is no release.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<object_store::Error> for PublishError {
    fn from(error: object_store::Error) -> Self {
        Self::Store(error.into())
    }
}

/// What is to be published.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Catalogue and vocabularies.
    pub content: Content,
    /// The release it was prepared against; nothing where there is none yet.
    pub parent: Option<Number>,
    /// Who publishes; cut at [`AUTHOR_CHARS_MAX`].
    pub author: String,
    /// Why; cut at [`NOTE_CHARS_MAX`].
    pub note: String,
    /// When.
    pub time: Timestamp,
}

/// A release with what it holds, every hash compared.
#[derive(Clone, Debug)]
pub struct Release {
    /// What is said of it.
    pub manifest: Manifest,
    /// What it holds.
    pub content: Content,
}

/// What [`History::verify`] found wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// With which release.
    pub number: Number,
    /// With which of its files; nothing where its entry is damaged.
    pub file: Option<String>,
}

/// The releases of one store.
#[derive(Clone, Debug)]
pub struct History {
    store: Arc<dyn ObjectStore>,
    prefix: Path,
}

impl History {
    /// Opens a folder, and makes it where it does not exist. What is confirmed is on disk.
    ///
    /// # Errors
    /// When the folder can't be made or used.
    pub fn in_folder(folder: &std::path::Path) -> Result<Self, StoreError> {
        std::fs::create_dir_all(folder)?;
        let store = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Self::new(Arc::new(store), Path::default()))
    }

    /// Any store; everything lies below the prefix.
    #[must_use]
    pub fn new(store: Arc<dyn ObjectStore>, prefix: Path) -> Self {
        Self { store, prefix }
    }

    fn entry(&self, number: Number) -> Path {
        self.entries().join(format!("{number:0NUMBER_DIGITS$}.json", number = number.0))
    }

    fn entries(&self) -> Path {
        self.prefix.clone().join("releases")
    }

    fn blob(&self, hash: &Hash) -> Path {
        self.prefix.clone().join("blobs").join(hash.as_str())
    }

    /// The number of the newest release; nothing in an empty store.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn latest(&self) -> Result<Option<Number>, StoreError> {
        let entries = self.entries();
        let numbers = self.store.list(Some(&entries)).try_filter_map(|entry| async move {
            let name = entry.location.filename().and_then(|name| name.strip_suffix(".json"));
            Ok(name.filter(|name| name.len() == NUMBER_DIGITS).and_then(|name| name.parse().ok()).map(Number))
        });
        let mut latest = numbers.try_fold(None, |most, number| async move { Ok(most.max(Some(number))) }).await?;
        // Whoever lists may see less than is there: an entry that can be read is there.
        while let Some(newer) = self.newer(latest).await? {
            latest = Some(newer);
        }
        Ok(latest)
    }

    /// The release behind one, if it has been published: what costs a server one small request every few seconds.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn newer(&self, than: Option<Number>) -> Result<Option<Number>, StoreError> {
        let next = than.map_or(Number::FIRST, Number::next);
        match self.store.head(&self.entry(next)).await {
            Ok(_) => Ok(Some(next)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// What is said of a release.
    ///
    /// # Errors
    /// When there is no such release, its entry is damaged, or the store fails.
    pub async fn manifest(&self, number: Number) -> Result<Manifest, StoreError> {
        let bytes = match self.store.get(&self.entry(number)).await {
            Ok(found) => found.bytes().await?,
            Err(object_store::Error::NotFound { .. }) => return Err(StoreError::NoSuchRelease(number)),
            Err(error) => return Err(error.into()),
        };
        let manifest: Option<Manifest> = serde_json::from_slice(&bytes).ok();
        manifest.filter(|manifest| manifest.number == number).ok_or(StoreError::DamagedEntry(number))
    }

    /// A release with its files, each compared with its hash.
    ///
    /// # Errors
    /// When there is no such release, something in it is damaged, or the store fails.
    pub async fn release(&self, number: Number) -> Result<Release, StoreError> {
        let manifest = self.manifest(number).await?;
        let mut files = BTreeMap::new();
        for (name, hash) in &manifest.files {
            let damaged = || StoreError::DamagedFile { number, file: name.clone() };
            let bytes = self.read(hash).await?.ok_or_else(damaged)?;
            files.insert(name.clone(), bytes);
        }
        Ok(Release { manifest, content: Content { files } })
    }

    /// A blob that is what its name says; nothing where it is gone or altered.
    async fn read(&self, hash: &Hash) -> Result<Option<Bytes>, StoreError> {
        match self.store.get(&self.blob(hash)).await {
            Ok(found) => {
                let bytes = found.bytes().await?;
                Ok(Some(bytes).filter(|bytes| Hash::of(bytes) == *hash))
            }
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Publishes: files first, then the entry, written only if absent. Until that last write nothing has changed for anyone,
    /// and after it everything has.
    ///
    /// # Errors
    /// When another release came in between, the content is none, or the store fails.
    pub async fn publish(&self, proposal: Proposal) -> Result<Manifest, PublishError> {
        self.publish_as(proposal, None).await
    }

    /// Publishes the content of an earlier release again.
    ///
    /// # Errors
    /// As [`History::publish`], and when the earlier release can't be read.
    pub async fn roll_back(
        &self,
        to: Number,
        parent: Number,
        author: String,
        note: String,
        time: Timestamp,
    ) -> Result<Manifest, PublishError> {
        let content = self.release(to).await?.content;
        self.publish_as(Proposal { content, parent: Some(parent), author, note, time }, Some(to)).await
    }

    async fn publish_as(&self, proposal: Proposal, restores: Option<Number>) -> Result<Manifest, PublishError> {
        let Proposal { content, parent, author, note, time } = proposal;
        let rows = content.catalogue()?.schemes().len();
        let number = parent.map_or(Number::FIRST, Number::next);
        if let Some(latest) = self.newer(parent).await? {
            return Err(PublishError::Conflict(self.latest().await?.unwrap_or(latest)));
        }
        if let Some(parent) = parent {
            // A number far ahead would leave a gap that nobody could see across.
            self.manifest(parent).await?;
        }
        let mut files = BTreeMap::new();
        for (name, bytes) in &content.files {
            let hash = Hash::of(bytes);
            self.keep(&hash, bytes).await.map_err(|error| match error {
                Kept::Damaged => StoreError::DamagedFile { number, file: name.clone() },
                Kept::Failed(error) => error,
            })?;
            files.insert(name.clone(), hash);
        }
        let cut = |text: String, chars_max: usize| text.chars().take(chars_max).collect::<String>();
        let (author, note) = (cut(author, AUTHOR_CHARS_MAX), cut(note, NOTE_CHARS_MAX));
        let manifest = Manifest { number, time, author, note, parent, restores, rows, token: token(), files };
        match self.create(&self.entry(number), manifest.to_json().into()).await {
            Ok(()) => Ok(manifest),
            // It may be ours: a store that answered too late was asked twice, or failed after it had written.
            Err(error) => match self.manifest(number).await {
                Ok(stored) if stored.token == manifest.token => Ok(manifest),
                Ok(_) => Err(PublishError::Conflict(self.latest().await?.unwrap_or(number))),
                Err(StoreError::NoSuchRelease(_)) => Err(error.into()),
                Err(unknown) => Err(unknown.into()),
            },
        }
    }

    /// Keeps a blob. One that is there already is compared: publishing over a damaged one would publish the damage.
    async fn keep(&self, hash: &Hash, bytes: &Bytes) -> Result<(), Kept> {
        match self.create(&self.blob(hash), bytes.clone()).await {
            Ok(()) => Ok(()),
            Err(error) => match self.read(hash).await {
                Ok(Some(_)) => Ok(()),
                Ok(None) if matches!(error, object_store::Error::AlreadyExists { .. }) => Err(Kept::Damaged),
                Ok(None) => Err(Kept::Failed(error.into())),
                Err(failed) => Err(Kept::Failed(failed)),
            },
        }
    }

    async fn create(&self, path: &Path, bytes: Bytes) -> object_store::Result<()> {
        let options = PutOptions { mode: PutMode::Create, ..PutOptions::default() };
        self.store.put_opts(path, bytes.into(), options).await.map(|_| ())
    }

    /// Reads every entry and every file again, and tells what is not as it was written.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn verify(&self) -> Result<Vec<Remark>, StoreError> {
        let mut remarks = Vec::new();
        let latest = self.latest().await?.map_or(0, |latest| latest.0);
        for number in (1..=latest).map(Number) {
            let manifest = match self.manifest(number).await {
                Ok(manifest) => manifest,
                Err(StoreError::DamagedEntry(_) | StoreError::NoSuchRelease(_)) => {
                    remarks.push(Remark { number, file: None });
                    continue;
                }
                Err(error) => return Err(error),
            };
            for (file, hash) in manifest.files {
                if self.read(&hash).await?.is_none() {
                    remarks.push(Remark { number, file: Some(file) });
                }
            }
        }
        Ok(remarks)
    }
}

/// Why a blob was not kept.
enum Kept {
    Damaged,
    Failed(StoreError),
}

/// A text that no other publication has. It keeps no secret; the standard library's random keys are random enough.
fn token() -> String {
    let half = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", half(), half())
}

#[cfg(test)]
mod tests;
