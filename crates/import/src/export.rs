//! A catalogue, or some rows of it, as the file that [`import`](crate::import) reads: RFC 4180, commas, `\n`, no byte
//! order mark, cells defused against formulas.

use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};
use repertoire_catalogue::Catalogue;

use crate::{COLUMNS, Column, cell, formula};

/// Writes some rows, in the order given, below a header row.
///
/// # Panics
/// When a row is not one of the catalogue's.
pub fn export(out: impl Write, catalogue: &Catalogue, rows: impl IntoIterator<Item = usize>) -> io::Result<()> {
    let mut exporter = Exporter::new(out)?;
    for row in rows {
        exporter.write_row(catalogue, row)?;
    }
    exporter.finish()
}

/// Writes rows one by one, for those who stream.
pub struct Exporter<W: Write>(Writer<W>);

impl<W: Write> Exporter<W> {
    /// Starts a file with its header row.
    pub fn new(out: W) -> io::Result<Self> {
        let mut writer = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(out);
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
    use super::*;
    use crate::testing::{catalogues, file, read, row};
    use crate::{CATALOGUE_CSV, shipped};
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

    proptest! {
        #[test]
        fn what_is_exported_is_imported_again(catalogue in catalogues()) {
            let again = read(&*exported(&catalogue));
            prop_assert_eq!(again.report.errors_count, 0);
            prop_assert_eq!(again.catalogue.schemes(), catalogue.schemes());
        }
    }
}
