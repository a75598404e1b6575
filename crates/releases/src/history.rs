//! The journal of releases in an object store.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use object_store::ObjectStore;
use object_store::path::Path;

use crate::content::{Content, ContentError};
use crate::journal::{AppendError, Journal};
use crate::manifest::{AUTHOR_CHARS_MAX, Manifest, NOTE_CHARS_MAX, Number};
use crate::store::{Kept, Store, StoreError, token};

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

impl Release {
    /// All of it in one zip file: the catalogue, the vocabularies, and what is said of it.
    ///
    /// # Errors
    /// When it can't be written; memory aside, it always can.
    pub fn to_zip(&self) -> std::io::Result<Vec<u8>> {
        let about = serde_json::to_vec_pretty(&self.manifest)?;
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let files = self.content.files().map(|(name, bytes)| (name, &**bytes));
        for (name, bytes) in files.chain([("release.json", &*about)]) {
            zip.start_file(name, zip::write::SimpleFileOptions::default())?;
            std::io::Write::write_all(&mut zip, bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }
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
    store: Store,
    entries: Journal<Manifest>,
}

impl History {
    /// Opens a folder, and makes it where it does not exist. What is confirmed is on disk.
    ///
    /// # Errors
    /// When the folder can't be made or used.
    pub fn in_folder(folder: &std::path::Path) -> Result<Self, StoreError> {
        Store::in_folder(folder).map(Self::of)
    }

    /// Any store; everything lies below the prefix.
    #[must_use]
    pub fn new(store: Arc<dyn ObjectStore>, prefix: Path) -> Self {
        Self::of(Store::new(store, prefix))
    }

    pub(crate) fn of(store: Store) -> Self {
        Self { entries: store.journal(&["releases"]), store }
    }

    /// The number of the newest release; nothing in an empty store.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn latest(&self) -> Result<Option<Number>, StoreError> {
        self.entries.latest().await
    }

    /// The release behind one, if it has been published: what costs a server one small request every few seconds.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn newer(&self, than: Option<Number>) -> Result<Option<Number>, StoreError> {
        self.entries.newer(than).await
    }

    /// What is said of a release.
    ///
    /// # Errors
    /// When there is no such release, its entry is damaged, or the store fails.
    pub async fn manifest(&self, number: Number) -> Result<Manifest, StoreError> {
        let manifest = self.entries.entry(number).await?;
        if manifest.number == number { Ok(manifest) } else { Err(StoreError::DamagedEntry(number)) }
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
            let bytes = self.store.read(hash).await?.ok_or_else(damaged)?;
            files.insert(name.clone(), bytes);
        }
        Ok(Release { manifest, content: Content { files } })
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
        content.partners().map_err(|_| ContentError::Partners)?;
        let number = parent.map_or(Number::FIRST, Number::next);
        if let Some(latest) = self.newer(parent).await? {
            return Err(PublishError::Conflict(self.latest().await?.unwrap_or(latest)));
        }
        if let Some(parent) = parent {
            // A number far ahead would leave a gap that nobody could see across. A damaged entry is no gap: publishing over
            // it is the way out.
            if self.newer(parent.previous()).await?.is_none() {
                return Err(StoreError::NoSuchRelease(parent).into());
            }
        }
        let mut files = BTreeMap::new();
        for (name, bytes) in &content.files {
            let kept = self.store.keep(bytes).await.map_err(|error| match error {
                Kept::Damaged => StoreError::DamagedFile { number, file: name.clone() },
                Kept::Failed(error) => error,
            })?;
            files.insert(name.clone(), kept);
        }
        let cut = |text: String, chars_max: usize| text.chars().take(chars_max).collect::<String>();
        let (author, note) = (cut(author, AUTHOR_CHARS_MAX), cut(note, NOTE_CHARS_MAX));
        let manifest = Manifest { number, time, author, note, parent, restores, rows, token: token(), files };
        match self.entries.append(parent, &manifest).await {
            Ok(_) => Ok(manifest),
            Err(AppendError::Conflict) => Err(PublishError::Conflict(self.latest().await?.unwrap_or(number))),
            Err(AppendError::Store(error)) => Err(error.into()),
        }
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
                if self.store.read(&hash).await?.is_none() {
                    remarks.push(Remark { number, file: Some(file) });
                }
            }
        }
        Ok(remarks)
    }
}

#[cfg(test)]
mod tests;
