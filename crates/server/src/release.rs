//! A catalogue opened for serving: searchable, with a fingerprint of all that its pages depend on.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use axum::http::HeaderValue;
use repertoire_catalogue::{Catalogue, Locked, Partner, PartnerCode};
use repertoire_releases::{ContentError, Hash, Manifest, Release};
use repertoire_search::{Index, IndexError, Scope};
use sha2::{Digest, Sha256};

use crate::api::hsds::Known;
use crate::api::kept::KeptJson;
use crate::layers::framed_by;
use crate::views::Parts;

/// What one request reads. Taken once per request, immutable.
pub struct OpenRelease {
    /// The searchable catalogue.
    pub index: Index,
    /// Of the catalogue, its vocabularies and this program: part of every `ETag`.
    pub(crate) fingerprint: [u8; 16],
    /// Tells this opening from all others of this program, of the same release too.
    pub(crate) opening: u64,
    /// What is said of it; nothing where files are served, which no history knows.
    pub manifest: Option<Manifest>,
    /// Pieces of its pages.
    pub(crate) parts: Parts,
    /// Its schemes and values as the API writes them.
    pub(crate) kept_json: KeptJson,
    /// In the order of their codes.
    partners: Vec<OpenPartner>,
    /// For directories that ask for it. Made when it is first asked for.
    hsds: OnceLock<Known>,
}

/// A partner with the rows that it shows.
pub(crate) struct OpenPartner {
    pub(crate) partner: Partner,
    /// Of all that is said of it: part of the `ETag` of its pages, since it may change with a release that changes nothing else.
    pub(crate) fingerprint: String,
    /// The policy of its pages, which says who may show them.
    pub(crate) policy: Option<HeaderValue>,
    /// Made when it is first asked for, as the rows are.
    locked: OnceLock<Locked>,
    scope: OnceLock<Option<Scope>>,
}

impl OpenPartner {
    pub(crate) fn new(partner: Partner) -> Self {
        let fingerprint = Hash::of(format!("{partner:?}").as_bytes()).as_str().to_owned();
        let policy = framed_by(&partner.origins);
        Self { partner, fingerprint, policy, locked: OnceLock::new(), scope: OnceLock::new() }
    }

    /// Its filters as the catalogue of the release knows them.
    pub(crate) fn locked(&self, catalogue: &Catalogue) -> &Locked {
        self.locked.get_or_init(|| self.partner.locked.within(catalogue))
    }

    /// The rows that its filters let through; nothing where it has none.
    pub(crate) fn scope(&self, index: &Index) -> Option<&Scope> {
        let made = self.scope.get_or_init(|| {
            let locked = self.locked(index.catalogue());
            match (self.partner.locked.is_empty(), locked.nothing) {
                (true, _) => None,
                (_, true) => Some(index.empty_scope()),
                (_, false) => Some(index.scope(&locked.selection)),
            }
        });
        made.as_ref()
    }
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

/// How many were opened so far.
static OPENINGS: AtomicU64 = AtomicU64::new(0);

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
        // What no label tells: what follows from a type and from a commune, and which words stand for what.
        let vocabulary = catalogue.vocabulary();
        let follows = (&vocabulary.kind_traits, &vocabulary.commune_basins, &vocabulary.synonyms, &vocabulary.everyday);
        hasher.0.update(format!("{follows:?}").as_bytes());
        let digest = hasher.0.finalize();
        let mut fingerprint = [0; 16];
        fingerprint.copy_from_slice(&digest[..16]);
        Ok(Self {
            index: Index::build(catalogue)?,
            opening: OPENINGS.fetch_add(1, Ordering::Relaxed),
            fingerprint,
            manifest: None,
            parts: Parts::new(),
            kept_json: KeptJson::new(),
            partners: Vec::new(),
            hsds: OnceLock::new(),
        })
    }

    /// With partners who may show it.
    #[must_use]
    pub fn with_partners(self, mut partners: Vec<Partner>) -> Self {
        partners.sort_by_key(|partner| partner.code);
        Self { partners: partners.into_iter().map(OpenPartner::new).collect(), ..self }
    }

    /// All partners.
    pub(crate) fn partners(&self) -> &[OpenPartner] {
        &self.partners
    }

    /// A partner by its code.
    pub(crate) fn partner(&self, code: PartnerCode) -> Option<&OpenPartner> {
        let at = self.partners.binary_search_by_key(&code, |of| of.partner.code).ok()?;
        self.partners.get(at)
    }

    /// Opens a published release.
    pub fn of_release(release: Release) -> Result<Self, OpenError> {
        let catalogue = Arc::new(release.content.catalogue()?);
        let partners = release.content.partners().map_err(|_| ContentError::Partners)?;
        Ok(Self { manifest: Some(release.manifest), ..Self::open(catalogue)? }.with_partners(partners))
    }

    /// What tells its publication from any other, for what names it: one that brings back an earlier release holds the same. Empty
    /// where a file is served.
    pub(crate) fn publication(&self) -> String {
        self.manifest.as_ref().map(|manifest| format!("{} {}", manifest.number, manifest.time)).unwrap_or_default()
    }

    /// What its schemes and organisers are to other directories.
    pub(crate) fn hsds(&self) -> &Known {
        self.hsds.get_or_init(|| Known::of(self.catalogue()))
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

#[cfg(test)]
mod tests {
    use repertoire_catalogue::Vocabulary;

    use super::*;

    fn fingerprint(change: impl Fn(&mut Vocabulary)) -> [u8; 16] {
        let mut vocabulary = repertoire_import::shipped_vocabulary();
        change(&mut vocabulary);
        let imported =
            repertoire_import::import(repertoire_import::CATALOGUE_CSV, Arc::new(vocabulary)).expect("a list");
        OpenRelease::open(Arc::new(imported.catalogue)).expect("an index").fingerprint
    }

    #[test]
    fn what_follows_from_a_commune_a_type_or_a_word_is_part_of_the_fingerprint() {
        let shipped = fingerprint(|_| {});
        assert_eq!(shipped, fingerprint(|_| {}), "the same each time");
        assert_ne!(shipped, fingerprint(|vocabulary| vocabulary.commune_basins.swap(0, 1)));
        assert_ne!(shipped, fingerprint(|vocabulary| vocabulary.kind_traits.reverse()));
        assert_ne!(shipped, fingerprint(|vocabulary| vocabulary.synonyms.truncate(3)));
        assert_ne!(shipped, fingerprint(|vocabulary| vocabulary.everyday.truncate(3)));
    }
}
