//! A catalogue opened for serving: searchable, with a fingerprint of all that its pages depend on.

use std::sync::Arc;

use repertoire_catalogue::Catalogue;
use repertoire_releases::{ContentError, Manifest, Release};
use repertoire_search::{Index, IndexError};
use sha2::{Digest, Sha256};

/// What one request reads. Taken once per request, immutable.
pub struct OpenRelease {
    /// The searchable catalogue.
    pub index: Index,
    /// Of the catalogue, its vocabularies and this program: part of every `ETag`.
    pub(crate) fingerprint: [u8; 16],
    /// What is said of it; nothing where files are served, which no history knows.
    pub manifest: Option<Manifest>,
}

/// A release could not be opened. Neither cause is something a reader or an editor did.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The index could not be built.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// The fingerprint could not be taken.
    #[error("the catalogue could not be hashed: {0}")]
    Fingerprint(#[from] std::io::Error),
    /// Its files make no catalogue.
    #[error(transparent)]
    Content(#[from] ContentError),
}

/// Of all source files that pages are made of, worked out when the program is built: another build, another `ETag`.
const BUILD_FINGERPRINT: &str = env!("REPERTOIRE_BUILD_FINGERPRINT");

impl OpenRelease {
    /// Opens a catalogue. Its fingerprint is taken from its own export, so that the same rows give the same `ETag`
    /// on every machine, whatever file they came from.
    pub fn open(catalogue: Arc<Catalogue>) -> Result<Self, OpenError> {
        let mut hasher = HashWriter(Sha256::new());
        hasher.0.update(BUILD_FINGERPRINT.as_bytes());
        let rows = 0..catalogue.schemes().len();
        repertoire_import::export(&mut hasher, &catalogue, rows)?;
        for decl in &repertoire_catalogue::FACETS {
            for value in catalogue.values(decl.facet).all() {
                hasher.0.update(value.code.as_bytes());
                value.labels.all().for_each(|label| hasher.0.update(label.as_bytes()));
            }
        }
        let digest = hasher.0.finalize();
        let mut fingerprint = [0; 16];
        fingerprint.copy_from_slice(&digest[..16]);
        Ok(Self { index: Index::build(catalogue)?, fingerprint, manifest: None })
    }

    /// Opens a published release.
    pub fn of_release(release: Release) -> Result<Self, OpenError> {
        let catalogue = Arc::new(release.content.catalogue()?);
        Ok(Self { manifest: Some(release.manifest), ..Self::open(catalogue)? })
    }

    /// What tells its publication from any other, for what names it: one that brings back an earlier release holds the same. Empty
    /// where a file is served.
    pub(crate) fn publication(&self) -> String {
        self.manifest.as_ref().map(|manifest| format!("{} {}", manifest.number, manifest.time)).unwrap_or_default()
    }

    /// Its catalogue.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        self.index.catalogue()
    }
}

struct HashWriter(Sha256);

impl std::io::Write for HashWriter {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
