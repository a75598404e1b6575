//! What pages ask of files besides the import of a list: one scheme written in a form, the header of a list, a vocabulary as plain
//! CSV.

use std::io;
use std::sync::Arc;

use csv::ByteRecord;
use repertoire_catalogue::{Catalogue, Date, Vocabulary};

use crate::header::Header;
use crate::import::{FILE_ROWS_MAX, Imported, ReadOptions, import_file, open};
use crate::row::is_blank;
use crate::source::Source;
use crate::{COLUMNS, Column, Delimiter, Encoding, FILE_COLUMNS_MAX, Unreadable};

/// Reads one scheme from its cells, by the rules of a list: it is row 2 of its report. `published` is where a row without an id is
/// looked for.
///
/// # Errors
/// When the cells are more than a list may hold.
pub fn import_one<'a>(
    cell: impl Fn(Column) -> &'a str,
    vocabulary: Arc<Vocabulary>,
    published: Option<&Catalogue>,
    today: Date,
) -> Result<Imported, Unreadable> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    let written = csv
        .write_record(COLUMNS.map(Column::header))
        .and_then(|()| csv.write_record(COLUMNS.map(cell)))
        .map_err(io::Error::other)
        .and_then(|()| csv.into_inner().map_err(|error| io::Error::other(error.to_string())));
    let options = ReadOptions {
        encoding: Some(Encoding::Utf8),
        delimiter: Some(Delimiter::Comma),
        header_row: Some(1),
        today: Some(today),
        ..ReadOptions::default()
    };
    import_file(&written.map_err(Unreadable::Io)?, &options, vocabulary, published)
}

/// The names in the header row of a list: what files of one shape have in common.
///
/// # Errors
/// When the file can't be read.
pub fn headers(bytes: &[u8], options: &ReadOptions) -> Result<Vec<String>, Unreadable> {
    let (records, _) = open(bytes, options)?;
    let header = Source::new(records).header(options.header_row)?;
    Ok(header.map_or_else(Vec::new, |(_, record)| Header::headers(&record).collect()))
}

/// A file as people save it (a workbook, or a text of any encoding and delimiter) as plain CSV: UTF-8, commas, rows of one width,
/// none empty. A vocabulary that was opened in a spreadsheet comes back so.
///
/// # Errors
/// When the file can't be read, or is wider or longer than may be.
pub fn plain_csv(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let (mut records, _) = open(bytes, &ReadOptions::default())?;
    let mut csv = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let (mut record, mut width, mut rows) = (ByteRecord::new(), 0, 0);
    let failed = |error: csv::Error| Unreadable::Io(io::Error::other(error));
    while records.next(&mut record)?.is_some() {
        let filled = record.iter().rposition(|cell| !is_blank(cell)).map_or(0, |last| last + 1);
        if filled == 0 {
            continue;
        }
        if filled > FILE_COLUMNS_MAX {
            return Err(Unreadable::TooManyColumns);
        }
        rows += 1;
        if rows > FILE_ROWS_MAX {
            return Err(Unreadable::TooManyRows { max: FILE_ROWS_MAX });
        }
        // The first row is the header: what a spreadsheet leaves out behind the last filled cell is put back.
        width = if rows == 1 { filled } else { width };
        let cells = (0..filled.max(width)).map(|at| record.get(at).unwrap_or_default().trim_ascii());
        csv.write_record(cells).map_err(failed)?;
    }
    csv.into_inner().map_err(|error| Unreadable::Io(io::Error::other(error.to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shipped;

    #[test]
    fn one_scheme_is_read_by_the_rules_of_a_list() {
        let published = shipped().catalogue;
        let scheme = &published.schemes()[3];
        let cells: Vec<String> =
            COLUMNS.map(|column| crate::cell(&published, scheme, column).into_owned()).into_iter().collect();
        let read = |cells: &[String]| {
            let cell = |column: Column| cells[column as usize].as_str();
            let today = Date::constant(2026, 1, 1);
            import_one(cell, Arc::clone(published.vocabulary()), Some(&published), today).expect("a list")
        };
        let same = read(&cells);
        assert_eq!((&same.catalogue.schemes()[0], same.report.errors_count), (scheme, 0));
        let mut wrong = cells;
        wrong[Column::Themes as usize] = "chats\n\"|=1+1".into();
        let report = read(&wrong).report;
        assert_eq!((report.left_out, report.problems[0].row), (1, 2));
        // Every cell empty is no row at all.
        assert_eq!(read(&vec![String::new(); COLUMNS.len()]).report.read, 0);
    }

    #[test]
    fn a_vocabulary_that_went_through_a_spreadsheet_comes_back_plain() {
        let plain = |bytes: &[u8]| String::from_utf8(plain_csv(bytes).expect("a table")).expect("UTF-8");
        // As Excel saves it in Belgium: semicolons, its own characters, rows cut behind their last cell, empty ones at the end.
        let excel = b"code;fr;nl;en\r\ndeuil;Deuil, perte;Rouw;Grief\r\ncrise;Cris\xE9;;\r\nvide;X\r\n;;;\r\n";
        assert_eq!(plain(excel), "code,fr,nl,en\ndeuil,\"Deuil, perte\",Rouw,Grief\ncrise,Cris\u{e9},,\nvide,X,,\n");
        for name in crate::VOCABULARY_FILES {
            let shipped = crate::vocabulary_file(name).expect("shipped");
            let once = plain(shipped);
            assert_eq!(plain(once.as_bytes()), once, "{name}");
        }
        assert!(matches!(plain_csv(b"\x89PNG"), Err(Unreadable::NotATable)));
        let wide = ["x"; FILE_COLUMNS_MAX + 1].join(",");
        assert!(matches!(plain_csv(wide.as_bytes()), Err(Unreadable::TooManyColumns)));
    }

    #[test]
    fn samples_are_the_first_filled_cells_that_differ() {
        let csv = format!("Titre;Coût\n;\nUn;gratuit\nUn;gratuit\n{};80 €\nTrois;\nQuatre;\n", "é".repeat(200));
        let imported =
            import_file(csv.as_bytes(), &ReadOptions::default(), Arc::new(crate::shipped_vocabulary()), None);
        let layout = imported.expect("a list").layout;
        let found: Vec<&[String]> = layout.columns.iter().map(|of| of.samples.as_slice()).collect();
        assert_eq!(found[0], ["Un".to_owned(), format!("{}…", "é".repeat(60)), "Trois".to_owned()]);
        assert_eq!(found[1], ["gratuit", "80 €"]);
        let names: Vec<&str> = layout.columns.iter().map(|of| of.header.as_str()).collect();
        assert_eq!(headers(csv.as_bytes(), &ReadOptions::default()).expect("headers"), names);
    }
}
