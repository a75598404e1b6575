//! The real catalogue and its vocabularies, compiled in: the program shows something from its first start, and tests
//! run on what people see.

use std::borrow::Cow;
use std::sync::Arc;

use repertoire_catalogue::{Locale, Vocabulary};

use crate::{Imported, import, vocabulary};

/// `data/catalogue.csv` as it was when the program was built.
pub const CATALOGUE_CSV: &[u8] = include_bytes!("../../../data/catalogue.csv");

/// A shipped vocabulary file, by one of the names of [`VOCABULARY_FILES`](crate::VOCABULARY_FILES).
#[must_use]
pub fn vocabulary_file(name: &str) -> Option<&'static [u8]> {
    Some(match name {
        "themes.csv" => include_bytes!("../../../data/vocabulary/themes.csv"),
        "publics.csv" => include_bytes!("../../../data/vocabulary/publics.csv"),
        "types.csv" => include_bytes!("../../../data/vocabulary/types.csv"),
        "objectifs.csv" => include_bytes!("../../../data/vocabulary/objectifs.csv"),
        "roles.csv" => include_bytes!("../../../data/vocabulary/roles.csv"),
        "langues.csv" => include_bytes!("../../../data/vocabulary/langues.csv"),
        "formats.csv" => include_bytes!("../../../data/vocabulary/formats.csv"),
        "communes.csv" => include_bytes!("../../../data/vocabulary/communes.csv"),
        "synonyms.csv" => include_bytes!("../../../data/vocabulary/synonyms.csv"),
        "everyday.csv" => include_bytes!("../../../data/vocabulary/everyday.csv"),
        _ => return None,
    })
}

/// The shipped vocabularies.
///
/// # Panics
/// Never: a test of this crate reads them.
#[must_use]
pub fn shipped_vocabulary() -> Vocabulary {
    match vocabulary(|name| vocabulary_file(name).map(Cow::Borrowed)) {
        Ok(read) => read.vocabulary,
        Err(report) => unreachable!("the shipped vocabularies are sound: {}", report.to_text(Locale::En)),
    }
}

/// The shipped catalogue, and the report on it.
///
/// # Panics
/// Never: a test of this crate reads it.
#[must_use]
pub fn shipped() -> Imported {
    match import(CATALOGUE_CSV, Arc::new(shipped_vocabulary())) {
        Ok(imported) => imported,
        Err(error) => unreachable!("the shipped catalogue is sound: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::VOCABULARY_FILES;

    #[test]
    fn every_row_of_the_shipped_catalogue_is_kept() {
        let Imported { catalogue, report, .. } = shipped();
        assert_eq!(report.to_text(Locale::Fr), "228 lignes lues : rien à signaler.\n");
        assert_eq!(catalogue.schemes().len(), 228);
    }

    #[test]
    fn every_vocabulary_file_is_shipped() {
        for name in VOCABULARY_FILES {
            assert!(vocabulary_file(name).is_some(), "{name}");
        }
        assert!(vocabulary_file("chats.csv").is_none());
        assert_eq!(shipped_vocabulary().themes.len(), 33);
    }
}
