//! Records of a CSV stream, each with the row number that a spreadsheet shows for it.
//!
//! The csv crate counts line feeds: a quoted line break counts, a lone carriage return does not, and of `\r\n` the
//! second half is only counted with the *next* record. So all line ends become `\n` on the way in ([`LineFeeds`]);
//! cells lose nothing by it, as a line break inside a cell is read as a space anyway.

use std::io::{self, Read};

use csv::{ByteRecord, Reader, ReaderBuilder};

/// Longest row. Beyond it a quotation mark was never closed, and the rest of the file would be held in memory as one
/// cell. It is also more than a blank line for each row of the longest catalogue.
pub const ROW_BYTES_MAX: usize = 4 * 1024 * 1024;

const BUFFER_BYTES: usize = 64 * 1024;

/// Why the next record can't be had.
#[derive(Debug)]
pub(crate) enum RowsError {
    Io(io::Error),
    /// The row of this number is longer than [`ROW_BYTES_MAX`].
    TooLong(u32),
}

/// The records of a stream.
pub(crate) struct Rows<R> {
    reader: Reader<LineFeeds<R>>,
    /// Row of the last record, and the line feeds read when it ended.
    row: u64,
    line: u64,
}

impl<R: Read> Rows<R> {
    pub(crate) fn new(csv: R, delimiter: u8) -> Self {
        let reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(BUFFER_BYTES)
            .from_reader(LineFeeds::new(csv));
        Self { reader, row: 0, line: 1 }
    }

    /// Reads the next record and answers its row; nothing at the end.
    pub(crate) fn read(&mut self, record: &mut ByteRecord) -> Result<Option<u32>, RowsError> {
        self.reader.get_mut().row_bytes = 0;
        match self.reader.read_byte_record(record) {
            Ok(true) => Ok(Some(self.advance(record))),
            Ok(false) => Ok(None),
            Err(_) if self.reader.get_ref().is_row_too_long() => Err(RowsError::TooLong(number(self.row + 1))),
            Err(error) => Err(RowsError::Io(error.into())),
        }
    }

    fn advance(&mut self, record: &ByteRecord) -> u32 {
        let line = self.reader.position().line();
        let feeds = line - self.line;
        self.line = line;
        // One feed ends the record; more are blank lines before it or line breaks inside its cells.
        let inside = if feeds > 1 { record.as_slice().split(|&byte| byte == b'\n').count() as u64 - 1 } else { 0 };
        // A last cell whose quotation mark is never closed ends without a feed.
        self.row += feeds.saturating_sub(inside).max(1);
        number(self.row)
    }
}

/// Only a file of more than four thousand million rows would not fit, most of them blank.
fn number(row: u64) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}

/// A stream in which every line end is `\n`, the last line included.
struct LineFeeds<R> {
    inner: R,
    after_return: bool,
    last: u8,
    /// Bytes handed out since a record was asked for; those of the next few rows may be among them.
    row_bytes: usize,
}

impl<R: Read> LineFeeds<R> {
    const fn new(inner: R) -> Self {
        Self { inner, after_return: false, last: b'\n', row_bytes: 0 }
    }

    const fn is_row_too_long(&self) -> bool {
        self.row_bytes > ROW_BYTES_MAX
    }

    /// Rewrites a chunk in place; answers how many bytes are left of it.
    fn rewrite(&mut self, chunk: &mut [u8]) -> usize {
        if !self.after_return && !chunk.contains(&b'\r') {
            return chunk.len();
        }
        let mut kept = 0;
        for at in 0..chunk.len() {
            let byte = chunk[at];
            let second_half = byte == b'\n' && self.after_return;
            self.after_return = byte == b'\r';
            if !second_half {
                chunk[kept] = if self.after_return { b'\n' } else { byte };
                kept += 1;
            }
        }
        kept
    }
}

impl<R: Read> Read for LineFeeds<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        // More than one turn only when a chunk held nothing but the second half of a `\r\n`, or after an interruption.
        loop {
            if self.is_row_too_long() {
                return Err(io::Error::other("the row is too long"));
            }
            let read = match self.inner.read(buffer) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                read => read?,
            };
            if read == 0 {
                if self.last == b'\n' {
                    return Ok(0);
                }
                buffer[0] = b'\n';
                self.last = b'\n';
                return Ok(1);
            }
            let kept = self.rewrite(&mut buffer[..read]);
            if kept > 0 {
                self.last = buffer[kept - 1];
                self.row_bytes += kept;
                return Ok(kept);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Hands out one byte at a time: every boundary between chunks is tried.
    struct Bytewise<'a>(&'a [u8]);

    impl Read for Bytewise<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let few = buffer.len().min(1);
            self.0.read(&mut buffer[..few])
        }
    }

    fn numbers(csv: impl Read) -> Vec<(u32, String)> {
        let (mut rows, mut record, mut read) = (Rows::new(csv, b','), ByteRecord::new(), Vec::new());
        while let Some(row) = rows.read(&mut record).expect("a short row") {
            read.push((row, String::from_utf8_lossy(record.get(0).unwrap_or_default()).into_owned()));
        }
        read
    }

    #[track_caller]
    fn check(csv: &str, expected: &[(u32, &str)]) {
        for ends in ["\n", "\r\n", "\r"] {
            let csv = csv.replace('\n', ends);
            let expected: Vec<_> = expected.iter().map(|&(row, cell)| (row, cell.to_owned())).collect();
            assert_eq!(numbers(csv.as_bytes()), expected, "{csv:?}");
            assert_eq!(numbers(Bytewise(csv.as_bytes())), expected, "{csv:?} byte by byte");
        }
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_does() {
        check("", &[]);
        check("\n\n", &[]);
        check("a\nb\nc\n", &[(1, "a"), (2, "b"), (3, "c")]);
        check("a\nb\nc", &[(1, "a"), (2, "b"), (3, "c")]);
    }

    #[test]
    fn a_line_break_inside_a_cell_adds_no_row() {
        check("a\n\"b\nb\",x\nc", &[(1, "a"), (2, "b\nb"), (3, "c")]);
        check("\"a\n\n\n\"\nb\n\"c\n\"\nd\n", &[(1, "a\n\n\n"), (2, "b"), (3, "c\n"), (4, "d")]);
    }

    #[test]
    fn a_blank_line_is_a_row() {
        check("a\n\nb\n\n\n\nc\n", &[(1, "a"), (3, "b"), (7, "c")]);
        check("\na\n\n\"b\nb\"\n\nc", &[(2, "a"), (4, "b\nb"), (6, "c")]);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_does_not_shift_its_row() {
        check("a\n\"b\nc\nd", &[(1, "a"), (2, "b\nc\nd\n")]);
    }

    #[test]
    fn line_ends_may_be_mixed() {
        let read = numbers("a\r\nb\rc\n\r\n\r\"d\r\nd\"\ne".as_bytes());
        let rows: Vec<u32> = read.iter().map(|(row, _)| *row).collect();
        assert_eq!(rows, [1, 2, 3, 6, 7]);
    }

    #[test]
    fn the_longest_row_passes_and_a_longer_one_ends_the_reading() {
        let of = |bytes: usize| format!("a\n\"{}", "x".repeat(bytes));
        assert_eq!(numbers(of(ROW_BYTES_MAX - BUFFER_BYTES).as_bytes()).len(), 2);
        let long = of(ROW_BYTES_MAX + BUFFER_BYTES);
        let (mut rows, mut record) = (Rows::new(long.as_bytes(), b','), ByteRecord::new());
        assert!(matches!(rows.read(&mut record), Ok(Some(1))));
        assert!(matches!(rows.read(&mut record), Err(RowsError::TooLong(2))));
    }

    proptest! {
        #[test]
        fn chunks_make_no_difference(csv in "[a\",\r\n]{0,30}") {
            prop_assert_eq!(numbers(csv.as_bytes()), numbers(Bytewise(csv.as_bytes())));
        }
    }
}
