//! From settings to a catalogue: reads the files, or takes what was compiled in.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fs::File;
use std::io::{self, BufReader, Write};
use std::path::Path;
use std::sync::Arc;

use repertoire_catalogue::{Catalogue, Locale, Vocabulary};
use repertoire_import::{
    CATALOGUE_CSV, FILE_BYTES_MAX, Imported, ReadOptions, ReadVocabulary, Unreadable, VocabularyReport, import,
    import_file, shipped_vocabulary, vocabulary,
};
use repertoire_releases::{CATALOGUE_FILE, Content};

use crate::config::Config;
use crate::failure::Failure;
use crate::store;
use crate::words::words;

/// What stands for the name of the shipped catalogue.
const SHIPPED_NAME: &str = "data/catalogue.csv";

/// The catalogue that the settings name, and the report on it.
pub(crate) fn catalogue(config: &Config) -> Result<Imported, Failure> {
    if let Some(content) = content(config)? {
        return of_content(&content, config);
    }
    let ReadVocabulary { vocabulary, remarks } = vocabularies(config)?;
    if !remarks.problems.is_empty() {
        writeln!(io::stderr(), "{}", (words(config.locale).vocabulary_remarks)(remarks.problems.len()))?;
    }
    let vocabulary = Arc::new(vocabulary);
    match &config.catalogue {
        Some(file) => catalogue_file(file, vocabulary, config.locale),
        None => import(CATALOGUE_CSV, vocabulary).map_err(|error| failed(&error, SHIPPED_NAME, config.locale)),
    }
}

/// What is published, unless files are named in its place.
fn content(config: &Config) -> Result<Option<Content>, Failure> {
    if config.catalogue.is_some() || config.vocabulary.is_some() { Ok(None) } else { store::published(config) }
}

/// The catalogue of a release. What was published was checked before: there is nothing to report.
fn of_content(content: &Content, config: &Config) -> Result<Imported, Failure> {
    let ReadVocabulary { vocabulary, .. } = content.vocabulary().map_err(|error| store::failed(config, &error))?;
    let csv = content.file(CATALOGUE_FILE).map_or(&[][..], |bytes| bytes);
    import(csv, Arc::new(vocabulary)).map_err(|error| failed(&error, CATALOGUE_FILE, config.locale))
}

/// What people know the catalogue by.
pub(crate) fn name(config: &Config) -> Cow<'_, str> {
    config.catalogue.as_ref().map_or(SHIPPED_NAME.into(), |file| file.to_string_lossy())
}

/// One catalogue file: as people have it or, where it is longer than what people upload, as `export` writes it, read as a stream.
fn catalogue_file(file: &Path, vocabulary: Arc<Vocabulary>, locale: Locale) -> Result<Imported, Failure> {
    let opened = File::open(file).map_err(|error| unreadable(file, &error, locale))?;
    if opened.metadata().is_ok_and(|about| about.is_file() && about.len() <= FILE_BYTES_MAX as u64) {
        return any_file(file, &bytes(file, locale)?, &ReadOptions::default(), vocabulary, None, locale);
    }
    import(BufReader::new(opened), vocabulary).map_err(|error| failed(&error, &file.to_string_lossy(), locale))
}

/// All that a file holds.
pub(crate) fn bytes(file: &Path, locale: Locale) -> Result<Vec<u8>, Failure> {
    std::fs::read(file).map_err(|error| unreadable(file, &error, locale))
}

/// One file as people have it.
pub(crate) fn any_file(
    file: &Path,
    bytes: &[u8],
    options: &ReadOptions,
    vocabulary: Arc<Vocabulary>,
    published: Option<&Catalogue>,
    locale: Locale,
) -> Result<Imported, Failure> {
    import_file(bytes, options, vocabulary, published).map_err(|error| failed(&error, &file.to_string_lossy(), locale))
}

fn failed(error: &Unreadable, name: &str, locale: Locale) -> Failure {
    match error {
        Unreadable::Io(cause) => Failure::told((words(locale).file_unreadable)(name, cause)),
        _ => Failure::told((words(locale).not_a_catalogue)(name, &error.message(locale))),
    }
}

/// The vocabularies that the settings name, with the remarks on them; their report is the failure when they are broken.
pub(crate) fn vocabularies(config: &Config) -> Result<ReadVocabulary, Failure> {
    let Some(folder) = &config.vocabulary else {
        if let Some(content) = content(config)? {
            return content.vocabulary().map_err(|error| store::failed(config, &error));
        }
        // A test holds the shipped ones to none.
        let remarks = VocabularyReport { problems: Vec::new() };
        return Ok(ReadVocabulary { vocabulary: shipped_vocabulary(), remarks });
    };
    let locale = config.locale;
    if let Err(error) = std::fs::read_dir(folder) {
        return Err(unreadable(folder, &error, locale));
    }
    // A file that is not there is for the report; one that can't be read is for the system's own words.
    let failed: RefCell<Option<Failure>> = RefCell::new(None);
    let read = vocabulary(|name| {
        let file = folder.join(name);
        match std::fs::read(&file) {
            Ok(bytes) => Some(Cow::Owned(bytes)),
            Err(error) => {
                if error.kind() != io::ErrorKind::NotFound {
                    failed.replace(Some(unreadable(&file, &error, locale)));
                }
                None
            }
        }
    });
    match failed.into_inner() {
        Some(failure) => Err(failure),
        None => read.map_err(|report| {
            Failure::told(format!("{}\n\n{}", report.to_text(locale).trim_end(), words(locale).vocabulary_broken))
        }),
    }
}

fn unreadable(file: &Path, error: &io::Error, locale: Locale) -> Failure {
    let (words, name) = (words(locale), file.to_string_lossy());
    Failure::told(match error.kind() {
        io::ErrorKind::NotFound => (words.file_missing)(&name),
        _ => (words.file_unreadable)(&name, error),
    })
}
