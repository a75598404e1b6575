//! Plain tables for other uses than a catalogue, such as judged queries: the columns asked for, each row with its number.

use csv::{ByteRecord, ReaderBuilder, StringRecord};

/// Why a table could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// The bytes are not UTF-8.
    #[error("not UTF-8")]
    NotUtf8,
    /// A row that has no end, or is no row.
    #[error("row {0} can't be read")]
    Unreadable(u64),
    /// A column asked for is not there.
    #[error("no column {0}")]
    MissingColumn(&'static str),
    /// A row ends before a column asked for.
    #[error("row {0} lacks a cell")]
    MissingCell(u64),
}

/// Reads a table with a header row: the cells of some columns, trimmed, and the row's number in the file. Commas may be
/// quoted; tabs never are.
pub fn table<const N: usize>(
    bytes: &[u8],
    delimiter: u8,
    columns: [&'static str; N],
) -> Result<Vec<(u64, [String; N])>, TableError> {
    let text = std::str::from_utf8(bytes).map_err(|_| TableError::NotUtf8)?;
    let text = text.trim_start_matches('\u{FEFF}');
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .quoting(delimiter == b',')
        .flexible(true)
        .from_reader(text.as_bytes());
    let headers: StringRecord = reader.headers().map_err(|_| TableError::Unreadable(1))?.clone();
    let mut at = [0; N];
    for (place, column) in at.iter_mut().zip(columns) {
        let found = headers.iter().position(|header| header.trim() == column);
        *place = found.ok_or(TableError::MissingColumn(column))?;
    }
    let mut rows = Vec::new();
    let mut record = ByteRecord::new();
    // Where the last row began, and its number: a record's position stands before the empty lines it follows.
    let (mut at_byte, mut row) = (0, 1);
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(rows),
            Err(_) => return Err(TableError::Unreadable(row)),
        }
        let before = record.position().map_or(at_byte, |position| position.byte() as usize);
        let blank = text.as_bytes()[before..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let passed = &text.as_bytes()[at_byte..before + blank];
        row += passed.split(|byte| *byte == b'\n').count() as u64 - 1;
        at_byte = before + blank;
        let mut cells = [const { String::new() }; N];
        for (cell, place) in cells.iter_mut().zip(at) {
            let bytes = record.get(place).ok_or(TableError::MissingCell(row))?;
            String::from_utf8_lossy(bytes).trim().clone_into(cell);
        }
        rows.push((row, cells));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_asked_for_come_with_the_number_of_their_row() {
        let read = table("\u{FEFF}b, a ,c\n1,\"x, y\",3\n\n 4 ,z,6\n".as_bytes(), b',', ["a", "b"]);
        let row = |number, a: &str, b: &str| (number, [a.to_owned(), b.to_owned()]);
        assert_eq!(read, Ok(vec![row(2, "x, y", "1"), row(4, "z", "4")]));
        assert_eq!(table(b"a\tb\n\"x\ty\n", b'\t', ["a", "b"]), Ok(vec![row(2, "\"x", "y")]));
    }

    #[test]
    fn what_is_wrong_is_said_with_its_row() {
        let read = |bytes: &[u8]| table(bytes, b',', ["a", "b"]).expect_err("refused");
        assert_eq!(read(b""), TableError::MissingColumn("a"));
        assert_eq!(read(b"a,c\n"), TableError::MissingColumn("b"));
        assert_eq!(read(b"a,b\n1,2\n1\n"), TableError::MissingCell(3));
        assert_eq!(read(b"a,b\n\xff,2\n"), TableError::NotUtf8);
    }
}
