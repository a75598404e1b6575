//! A catalogue, or some rows of it, as a file that is read again without loss: as [`import`](crate::import) reads it (RFC 4180,
//! commas, `\n`, no byte order mark, cells defused against formulas), or as a workbook for who works on in a spreadsheet.

use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};
use repertoire_catalogue::{Catalogue, Date};
use rust_xlsxwriter::{ExcelDateTime, Format};

use crate::xlsx::{List, Unwritable, WORKBOOK_CELLS_MAX, header_format, text_format, workbook};
use crate::{COLUMNS, Column, cell, formula};

/// Writes some rows, in the order given, below a header row.
///
/// # Panics
/// When a row is not one of the catalogue's.
pub fn export(out: impl Write, catalogue: &Catalogue, rows: impl IntoIterator<Item = usize>) -> io::Result<()> {
    let mut exporter = Exporter::new(out, CsvLayout::Import)?;
    for row in rows {
        exporter.write_row(catalogue, row)?;
    }
    exporter.finish()
}

/// How the cells of a text file stand apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsvLayout {
    /// As [`import`](crate::import) reads it, and programs do.
    Import,
    /// As Excel opens it by a double click where numbers have a decimal comma, as in Belgium: semicolons, CRLF, and a byte order
    /// mark without which it would take UTF-8 for Windows-1252.
    Excel,
}

/// Writes rows one by one, for those who stream.
pub struct Exporter<W: Write>(Writer<W>);

impl<W: Write> Exporter<W> {
    /// Starts a file with its header row.
    pub fn new(mut out: W, layout: CsvLayout) -> io::Result<Self> {
        let (delimiter, terminator) = match layout {
            CsvLayout::Import => (b',', Terminator::Any(b'\n')),
            CsvLayout::Excel => {
                out.write_all("\u{FEFF}".as_bytes())?;
                (b';', Terminator::CRLF)
            }
        };
        let mut writer = WriterBuilder::new().delimiter(delimiter).terminator(terminator).from_writer(out);
        writer.write_record(COLUMNS.map(Column::header)).map_err(io_error)?;
        Ok(Self(writer))
    }

    /// Writes one row.
    ///
    /// # Panics
    /// When the row is not one of the catalogue's.
    pub fn write_row(&mut self, catalogue: &Catalogue, row: usize) -> io::Result<()> {
        let scheme = &catalogue.schemes()[row];
        for column in COLUMNS {
            self.0.write_field(formula::defuse(cell(catalogue, scheme, column)).as_bytes()).map_err(io_error)?;
        }
        self.0.write_record(None::<&[u8]>).map_err(io_error)
    }

    /// Writes what is still held back. Dropping an exporter does so too, but hides a failure.
    pub fn finish(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// First day written as one: before it, spreadsheets count days in two ways.
const FIRST_DAY: Date = Date::constant(1900, 3, 1);

/// Some rows, in the order given, as a workbook. What is one date is a date there, all else a text: costs have units.
///
/// # Errors
/// When they are more than a workbook holds.
///
/// # Panics
/// When a row is not one of the catalogue's.
pub fn export_xlsx(catalogue: &Catalogue, rows: impl IntoIterator<Item = usize>) -> Result<Vec<u8>, Unwritable> {
    export_xlsx_up_to(catalogue, rows, WORKBOOK_CELLS_MAX)
}

/// The limit is a parameter so that a test can reach it without writing a million cells.
fn export_xlsx_up_to(
    catalogue: &Catalogue,
    rows: impl IntoIterator<Item = usize>,
    cells_max: usize,
) -> Result<Vec<u8>, Unwritable> {
    let mut list = List::new(CATALOGUE_SHEET, cells_max)?;
    for (at, column) in COLUMNS.into_iter().enumerate() {
        list.sheet.write_string_with_format(0, at as u16, column.header(), &header_format())?;
        list.measure(at, column.header());
    }
    let day = day_format();
    let mut last_row = 0;
    for row in rows {
        let scheme = &catalogue.schemes()[row];
        last_row += 1;
        for (at, column) in COLUMNS.into_iter().enumerate() {
            if let Some(date) = scheme.verified.filter(|date| column == Column::Verified && *date >= FIRST_DAY) {
                list.take_room()?;
                let date = ExcelDateTime::parse_from_str(&date.to_string())?;
                list.sheet.write_datetime_with_format(last_row, at as u16, date, &day)?;
                continue;
            }
            let text = formula::quote(cell(catalogue, scheme, column));
            if !text.is_empty() {
                list.measure(at, &text);
                list.put(last_row, at, &text)?;
            }
        }
    }
    list.measure(Column::Verified as usize, "0000-00-00");
    let mut sheet = list.finish(0, last_row, COLUMNS.len() - 1)?;
    sheet.set_column_format(Column::Verified as u16, &day)?;
    workbook([sheet])
}

/// Name of the only sheet of an export.
const CATALOGUE_SHEET: &str = "Catalogue";

/// Days as the catalogue file writes them.
fn day_format() -> Format {
    text_format().set_num_format("yyyy-mm-dd")
}

/// The failure of the writer itself: `?` would wrap it, and a closed pipe could no longer be told from a full disk.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

impl<W: Write> std::fmt::Debug for Exporter<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Exporter").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::sync::Arc;

    use super::*;
    use crate::testing::{catalogues, file, read, row};
    use crate::{CATALOGUE_CSV, Imported, MatchedBy, ReadOptions, import_file, shipped};
    use calamine::{Data, Reader as _, Xlsx};
    use proptest::prelude::*;

    fn exported(catalogue: &Catalogue) -> Vec<u8> {
        let mut csv = Vec::new();
        export(&mut csv, catalogue, 0..catalogue.schemes().len()).expect("memory");
        csv
    }

    #[test]
    fn the_shipped_catalogue_survives_the_way_out_and_in() {
        let imported = shipped();
        let again = read(&*exported(&imported.catalogue));
        assert_eq!(again.catalogue.schemes(), imported.catalogue.schemes());
        assert_eq!(again.report, imported.report);
    }

    #[test]
    fn the_shipped_file_is_what_its_export_would_be() {
        let csv = String::from_utf8(exported(&shipped().catalogue)).expect("UTF-8");
        let shipped = String::from_utf8_lossy(CATALOGUE_CSV);
        let differing: Vec<_> = csv.lines().zip(shipped.lines()).filter(|(ours, theirs)| ours != theirs).collect();
        assert_eq!(differing, []);
    }

    #[test]
    fn the_layout_for_excel_holds_the_same_and_is_read_again() {
        let shipped = shipped();
        let mut file = Vec::new();
        let mut exporter = Exporter::new(&mut file, CsvLayout::Excel).expect("memory");
        (0..shipped.catalogue.schemes().len())
            .for_each(|row| exporter.write_row(&shipped.catalogue, row).expect("memory"));
        exporter.finish().expect("memory");
        assert!(file.starts_with("\u{FEFF}id;intitule;".as_bytes()) && file.ends_with(b"\r\n"));
        let vocabulary = Arc::new(crate::shipped_vocabulary());
        let again = import_file(&file, &ReadOptions::default(), vocabulary, None).expect("a readable file");
        assert_eq!(again.catalogue.schemes(), shipped.catalogue.schemes());
    }

    #[test]
    fn rows_come_in_the_order_asked_for() {
        let csv = file(&[row(&[(Column::Id, "un")]), row(&[(Column::Id, "deux")])]);
        let mut out = Vec::new();
        export(&mut out, &read(csv.as_bytes()).catalogue, [1]).expect("memory");
        let text = String::from_utf8(out).expect("UTF-8");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 2);
        assert!(
            lines[1].starts_with("deux,Un titre,formation,Smes,deuil,Un résumé.,equipes,,,fr,,,,,,,https://un.be,")
        );
    }

    #[test]
    fn no_cell_starts_a_formula() {
        let csv = file(&[row(&[(Column::Title, "=HYPERLINK(\"https://mal.be\")"), (Column::Registration, "+32 2 1")])]);
        let text = String::from_utf8(exported(&read(csv.as_bytes()).catalogue)).expect("UTF-8");
        assert!(text.contains(",\"'=HYPERLINK(\"\"https://mal.be\"\")\",") && text.contains(",'+32 2 1,"), "{text}");
    }

    fn read_workbook(xlsx: &[u8]) -> Imported {
        let vocabulary = Arc::new(crate::shipped_vocabulary());
        import_file(xlsx, &ReadOptions::default(), vocabulary, None).expect("a readable file")
    }

    #[test]
    fn the_shipped_catalogue_survives_the_way_into_a_workbook_and_back() {
        let imported = shipped();
        let xlsx = export_xlsx(&imported.catalogue, 0..imported.catalogue.schemes().len()).expect("a workbook");
        let again = read_workbook(&xlsx);
        assert_eq!(again.report, imported.report);
        assert_eq!(again.catalogue.schemes(), imported.catalogue.schemes());
        assert!(again.layout.columns.iter().all(|of| matches!(of.column, Some((_, MatchedBy::Name)))));
        assert_eq!(export_xlsx(&again.catalogue, 0..again.catalogue.schemes().len()).expect("a workbook"), xlsx);
    }

    #[test]
    fn a_date_of_a_workbook_is_one_and_a_formula_is_none() {
        let csv = file(&[
            row(&[(Column::Verified, "2026-03-01"), (Column::Title, "=1+1"), (Column::Registration, "'=2")]),
            row(&[(Column::Id, "deux"), (Column::Verified, "1899-12-31"), (Column::Cost, "80")]),
        ]);
        let xlsx = export_xlsx(&read(csv.as_bytes()).catalogue, [1, 0]).expect("a workbook");
        let mut book = Xlsx::new(Cursor::new(xlsx)).expect("a workbook");
        let cells = book.worksheet_range_at(0).expect("a sheet").expect("cells");
        let of = |row, column: Column| cells.get_value((row, column as u32)).expect("a cell");
        assert!(matches!(of(2, Column::Verified), Data::DateTime(_)));
        for (row, column, text) in [
            (1, Column::Verified, "1899-12-31"),
            (1, Column::Cost, "80"),
            (2, Column::Title, "=1+1"),
            (2, Column::Registration, "=2"),
        ] {
            assert_eq!(of(row, column), &Data::String(text.into()));
        }
        assert!(book.worksheet_formula(CATALOGUE_SHEET).expect("a sheet").is_empty());
    }

    #[test]
    fn the_longest_workbook_is_written_and_one_more_cell_is_not() {
        let catalogue = read(file(&[row(&[])]).as_bytes()).catalogue;
        assert!(export_xlsx_up_to(&catalogue, [0], 10).is_ok());
        assert!(matches!(export_xlsx_up_to(&catalogue, [0], 9), Err(Unwritable::TooLong)));
        assert!(export_xlsx_up_to(&catalogue, [], 0).is_ok());
    }

    proptest! {
        // A workbook takes longer than a text.
        #![proptest_config(ProptestConfig::with_cases(50))]

        #[test]
        fn what_is_exported_as_a_workbook_is_imported_again(catalogue in catalogues()) {
            let xlsx = export_xlsx(&catalogue, 0..catalogue.schemes().len()).expect("a workbook");
            let again = read_workbook(&xlsx);
            prop_assert_eq!(again.report.errors_count, 0);
            prop_assert_eq!(again.catalogue.schemes(), catalogue.schemes());
        }
    }

    proptest! {
        #[test]
        fn what_is_exported_is_imported_again(catalogue in catalogues()) {
            let again = read(&*exported(&catalogue));
            prop_assert_eq!(again.report.errors_count, 0);
            prop_assert_eq!(again.catalogue.schemes(), catalogue.schemes());
        }
    }
}
