//! Where records come from: a text, or the sheet of a workbook. Both give records with the row that a spreadsheet shows.

use std::io::Read;

use csv::ByteRecord;

use crate::header::{HEADER_ROWS_MAX, Header};
use crate::rows::{Rows, RowsError};

/// Records, one after the other.
pub(crate) trait Records {
    /// Reads the next record and answers its row; nothing at the end.
    fn next(&mut self, record: &mut ByteRecord) -> Result<Option<u32>, RowsError>;
}

impl<R: Read> Records for Rows<R> {
    fn next(&mut self, record: &mut ByteRecord) -> Result<Option<u32>, RowsError> {
        self.read(record)
    }
}

/// Rows kept from the start of a file, to find its header and what is below it.
const HEAD_ROWS_MAX: usize = HEADER_ROWS_MAX + 200;

/// Records of which the first are known before they are read.
pub(crate) struct Source<'r> {
    records: Box<dyn Records + 'r>,
    head: std::collections::VecDeque<(u32, ByteRecord)>,
    /// What ended the head, told when the records before it have been read.
    failed: Option<RowsError>,
}

impl<'r> Source<'r> {
    pub(crate) fn new(records: Box<dyn Records + 'r>) -> Self {
        let mut source = Self { records, head: std::collections::VecDeque::new(), failed: None };
        let mut record = ByteRecord::new();
        while source.head.len() < HEAD_ROWS_MAX {
            match source.records.next(&mut record) {
                Ok(Some(row)) => source.head.push_back((row, record.clone())),
                Ok(None) => break,
                Err(error) => {
                    source.failed = Some(error);
                    break;
                }
            }
        }
        source
    }

    /// Takes the header row: the one asked for, or that of the first rows which names most columns. All before it goes.
    pub(crate) fn header(&mut self, row: Option<u32>) -> Result<Option<(u32, ByteRecord)>, RowsError> {
        let at = if let Some(row) = row {
            self.head.iter().take(HEADER_ROWS_MAX).position(|(of, _)| *of == row)
        } else {
            let names = self.head.iter().take(HEADER_ROWS_MAX).map(|(_, record)| Header::names(record));
            // The first of several that name as many; the first row where none names any.
            names.enumerate().max_by_key(|&(at, names)| (names, std::cmp::Reverse(at))).map(|(at, _)| at)
        };
        if self.head.is_empty() {
            return self.failed.take().map_or(Ok(None), Err);
        }
        let header = at.and_then(|at| self.head.drain(..=at).next_back());
        Ok(header)
    }

    /// The rows below the header that are known already.
    pub(crate) fn sample(&mut self) -> &[(u32, ByteRecord)] {
        self.head.make_contiguous()
    }

    /// Reads the next record and answers its row; nothing at the end.
    pub(crate) fn next(&mut self, record: &mut ByteRecord) -> Result<Option<u32>, RowsError> {
        if let Some((row, known)) = self.head.pop_front() {
            *record = known;
            return Ok(Some(row));
        }
        match self.failed.take() {
            Some(error) => Err(error),
            None => self.records.next(record),
        }
    }
}
