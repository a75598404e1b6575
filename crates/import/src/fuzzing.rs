//! The steps of reading a file one by one, for the fuzz targets (`tests/fuzz`): each alone takes a fraction of the time of a whole
//! import. No part of what this crate offers.

use std::borrow::Cow;

use csv::ByteRecord;
use repertoire_catalogue::Vocabulary;

use crate::import::open;
use crate::report::Collector;
use crate::rows::Rows;
use crate::source::Source;
use crate::understand::Understanding;
use crate::{ColumnMatch, Delimiter, Encoding, ReadOptions, Report, Unreadable, decode, import};

/// The text of a file, without its byte order mark.
#[must_use]
pub fn decode(bytes: &[u8], chosen: Option<Encoding>) -> (Cow<'_, str>, Encoding) {
    decode::decode(bytes, chosen)
}

/// The same as bytes; those of a file that is UTF-8 stay as they are.
#[must_use]
pub fn utf_8(bytes: &[u8], chosen: Option<Encoding>) -> (Cow<'_, [u8]>, Encoding) {
    decode::utf_8(bytes, chosen)
}

/// A record: its row, and the bytes of its cells.
pub type Record = (u32, Vec<Vec<u8>>);

/// All records of a text.
///
/// # Errors
/// When a row is too long.
pub fn records(text: &[u8], delimiter: Delimiter) -> Result<Vec<Record>, Unreadable> {
    let (mut rows, mut record, mut records) = (Rows::new(text, delimiter.as_byte()), ByteRecord::new(), Vec::new());
    while let Some(row) = rows.read(&mut record)? {
        records.push((row, record.iter().map(<[u8]>::to_vec).collect()));
    }
    Ok(records)
}

/// Finds headers. Made once: the spellings of a vocabulary take longer to gather than a header to find.
pub struct HeaderFinder(Understanding);

impl HeaderFinder {
    /// For files that are read with this vocabulary.
    #[must_use]
    pub fn new(vocabulary: &Vocabulary) -> Self {
        Self(Understanding::new(vocabulary))
    }

    /// The row of the header, its columns and what is told of them.
    ///
    /// # Errors
    /// When there is no header.
    pub fn find(&self, bytes: &[u8], options: &ReadOptions) -> Result<(u32, Vec<ColumnMatch>, Report), Unreadable> {
        let (records, _) = open(bytes, options)?;
        let (row, header) = import::header(&mut Source::new(records), options, &self.0)?;
        let mut problems = Collector::default();
        header.report(row, &options.columns, false, &mut problems);
        Ok((row, header.into_columns(), problems.report(0, 0)))
    }
}

impl std::fmt::Debug for HeaderFinder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("HeaderFinder").finish_non_exhaustive()
    }
}
