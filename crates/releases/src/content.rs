//! What a release holds: the catalogue, the vocabularies and the partners, as files.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;
use repertoire_catalogue::{Catalogue, Partner};
use repertoire_import::{
    CATALOGUE_CSV, Imported, PARTNERS_FILE, PartnerProblem, ReadVocabulary, VOCABULARY_FILES, VocabularyReport, export,
    import, read_partners, vocabulary, write_partners,
};

/// The file of the catalogue, in the import format.
pub const CATALOGUE_FILE: &str = "catalogue.csv";

/// Files that make a release, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    pub(crate) files: BTreeMap<String, Bytes>,
}

/// Files that make no release.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContentError {
    /// The vocabularies can't be used.
    #[error("the vocabularies can't be used")]
    Vocabulary,
    /// The catalogue can't be read, or has rows that can't be kept.
    #[error("the catalogue can't be used")]
    Catalogue,
    /// The file of partners can't be read.
    #[error("the partners can't be used")]
    Partners,
}

impl Content {
    /// The shipped catalogue with its vocabularies.
    #[must_use]
    pub fn shipped() -> Self {
        let vocabulary = VOCABULARY_FILES.into_iter().filter_map(|name| {
            let bytes = repertoire_import::vocabulary_file(name)?;
            Some((name.to_owned(), Bytes::from_static(bytes)))
        });
        let catalogue = (CATALOGUE_FILE.to_owned(), Bytes::from_static(CATALOGUE_CSV));
        Self { files: vocabulary.chain([catalogue]).collect() }
    }

    /// The same vocabularies with another catalogue.
    ///
    /// # Errors
    /// When the catalogue can't be written; memory aside, it always can.
    pub fn with_catalogue(&self, catalogue: &Catalogue) -> std::io::Result<Self> {
        let mut csv = Vec::new();
        export(&mut csv, catalogue, 0..catalogue.schemes().len())?;
        let mut files = self.files.clone();
        files.insert(CATALOGUE_FILE.to_owned(), csv.into());
        Ok(Self { files })
    }

    /// The same catalogue with another vocabulary file.
    #[must_use]
    pub fn with_file(&self, name: &str, bytes: Bytes) -> Self {
        let mut files = self.files.clone();
        files.insert(name.to_owned(), bytes);
        Self { files }
    }

    /// The same catalogue with other partners.
    ///
    /// # Errors
    /// When they can't be written; memory aside, they always can.
    pub fn with_partners(&self, partners: &[Partner]) -> std::io::Result<Self> {
        Ok(self.with_file(PARTNERS_FILE, write_partners(partners)?.into()))
    }

    /// The partners; none where nobody has any yet.
    ///
    /// # Errors
    /// When their file can't be read: what is wrong with it.
    pub fn partners(&self) -> Result<Vec<Partner>, Vec<PartnerProblem>> {
        self.files.get(PARTNERS_FILE).map_or(Ok(Vec::new()), |bytes| read_partners(bytes))
    }

    /// The vocabularies, with remarks on them.
    ///
    /// # Errors
    /// When they can't be used: all that is wrong with them.
    pub fn vocabulary(&self) -> Result<ReadVocabulary, VocabularyReport> {
        vocabulary(|name: &str| self.files.get(name).map(|bytes| Cow::Borrowed(&**bytes)))
    }

    /// Its files by name.
    pub fn files(&self) -> impl Iterator<Item = (&str, &Bytes)> {
        self.files.iter().map(|(name, bytes)| (name.as_str(), bytes))
    }

    /// A file by its name.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&Bytes> {
        self.files.get(name)
    }

    /// The catalogue that the files make. Every row must be kept: what is published was checked before.
    ///
    /// # Errors
    /// When files are missing or wrong.
    pub fn catalogue(&self) -> Result<Catalogue, ContentError> {
        let ReadVocabulary { vocabulary, .. } = self.vocabulary().map_err(|_| ContentError::Vocabulary)?;
        let csv = self.files.get(CATALOGUE_FILE).ok_or(ContentError::Catalogue)?;
        let Imported { catalogue, report, .. } =
            import(&**csv, Arc::new(vocabulary)).map_err(|_| ContentError::Catalogue)?;
        if report.errors_count == 0 { Ok(catalogue) } else { Err(ContentError::Catalogue) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_content_is_the_shipped_catalogue() {
        let shipped = Content::shipped();
        let catalogue = shipped.catalogue().expect("a catalogue");
        assert_eq!(catalogue.schemes().len(), repertoire_import::shipped().catalogue.schemes().len());
        assert_eq!(shipped.files.len(), VOCABULARY_FILES.len() + 1);
        // Written and read again, it is the same.
        assert_eq!(shipped.with_catalogue(&catalogue).expect("written"), shipped);
    }

    #[test]
    fn partners_are_part_of_what_is_published() {
        let shipped = Content::shipped();
        assert_eq!(shipped.partners(), Ok(Vec::new()));
        let read = read_partners(
            b"code,nom,actif,origines,langue,choix_langue,filtres,filtres_masques,affichage,colonnes,lignes,couleur,introduction\n\
              a,A,oui,https://a.example,fr,non,theme=deuil,,,,,,\n",
        );
        let partners = read.expect("partners");
        let with = shipped.with_partners(&partners).expect("written");
        assert_eq!(with.partners(), Ok(partners));
        let catalogue = with.catalogue().expect("a catalogue");
        assert_eq!(with.with_catalogue(&catalogue).expect("written"), with, "a new list keeps them");
    }

    #[test]
    fn files_that_make_no_catalogue_are_refused() {
        let without = |name: &str| {
            let mut content = Content::shipped();
            content.files.remove(name);
            content.catalogue().map(|_| ())
        };
        assert_eq!(without(CATALOGUE_FILE), Err(ContentError::Catalogue));
        assert_eq!(without("themes.csv"), Err(ContentError::Vocabulary));
        let mut content = Content::shipped();
        content.files.insert(CATALOGUE_FILE.to_owned(), Bytes::from_static(b"id,intitule\nun,Un\n"));
        assert_eq!(content.catalogue().map(|_| ()), Err(ContentError::Catalogue));
    }
}
