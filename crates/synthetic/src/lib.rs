#![doc = include_str!("../README.md")]

mod invented;
mod model;
mod random;
mod row;

use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};
use repertoire_import::{COLUMNS, Column};

pub use row::Row;

use crate::model::Model;
use crate::random::Random;

/// One organiser for so many rows.
const ORGANISER_ROWS: usize = 60;
/// Organisers of the smallest catalogue.
const ORGANISERS_MIN: usize = 20;

/// The rows of a catalogue of that size, one by one.
pub fn rows(count: usize, seed: u64) -> impl Iterator<Item = Row> {
    let model = Model::new((count / ORGANISER_ROWS).max(ORGANISERS_MIN));
    (0..count).map(move |number| Row::new(&model, number, Random::of_row(seed, number)))
}

/// Writes a catalogue file of that size.
pub fn write_csv(out: impl Write, count: usize, seed: u64) -> io::Result<()> {
    const BUFFER_BYTES: usize = 256 * 1024;
    let mut writer =
        WriterBuilder::new().terminator(Terminator::Any(b'\n')).buffer_capacity(BUFFER_BYTES).from_writer(out);
    writer.write_record(COLUMNS.map(Column::header))?;
    for row in rows(count, seed) {
        writer.write_record(row.cells())?;
    }
    writer.flush()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use repertoire_catalogue::{CostClass, OnSite, Scheme};
    use repertoire_import::{CATALOGUE_CSV, import, shipped, shipped_vocabulary};

    use super::*;

    fn csv(count: usize, seed: u64) -> Vec<u8> {
        let mut csv = Vec::new();
        write_csv(&mut csv, count, seed).expect("memory");
        csv
    }

    #[test]
    fn each_row_is_imported_without_a_remark() {
        let imported = import(&*csv(2_000, 1), Arc::new(shipped_vocabulary())).expect("readable");
        assert_eq!(imported.report.problems, []);
        assert_eq!(imported.catalogue.schemes().len(), 2_000);
        assert!(imported.catalogue.organisers().len() <= 33);
    }

    #[test]
    fn rare_accidents_are_no_errors_either() {
        let mut rows = rows(20_000, 1);
        let without_a_word = |row: &Row| !row.cell(Column::Title).contains(char::is_alphanumeric);
        let row = rows.find(without_a_word).expect("a title without a word");
        assert!(!row.cell(Column::Id).starts_with('-'));
        assert!(rows.all(|row| row.cell(Column::Summary).chars().count() <= Scheme::SUMMARY_CHARS_MAX));
    }

    #[test]
    fn one_seed_gives_one_file() {
        assert!(csv(300, 7) == csv(300, 7));
        assert!(csv(300, 7) != csv(300, 8));
    }

    #[test]
    fn rows_are_as_long_as_shipped_ones() {
        let shipped = CATALOGUE_CSV.len() / shipped().catalogue.schemes().len();
        let ours = csv(2_000, 1).len() / 2_000;
        assert!(ours.abs_diff(shipped) * 20 < shipped, "{ours} bytes a row, where shipped ones have {shipped}");
    }

    #[test]
    fn facts_are_stated_as_often_as_in_shipped_rows() {
        let shipped = shipped().catalogue;
        let ours = import(&*csv(4_000, 1), Arc::new(shipped_vocabulary())).expect("readable").catalogue;
        let check = |what: &str, stated: fn(&Scheme) -> bool| {
            let share = |of: &[Scheme]| 100 * of.iter().filter(|scheme| stated(scheme)).count() / of.len();
            let (ours, shipped) = (share(ours.schemes()), share(shipped.schemes()));
            assert!(ours.abs_diff(shipped) <= 3, "{what}: {ours} %, where shipped rows have {shipped} %");
        };
        check("cost", |scheme| scheme.cost.class() != CostClass::NotStated);
        check("free", |scheme| scheme.cost.class() == CostClass::Free);
        check("premises", |scheme| scheme.on_site != OnSite::NotStated);
        check("format", |scheme| !scheme.formats.is_empty());
        check("place", |scheme| scheme.place.is_some());
        check("dates", |scheme| !scheme.dates.is_empty());
        check("verified", |scheme| scheme.verified.is_some());
        check("note", |scheme| scheme.audience_note.is_some());
        check("first theme of the list", |scheme| scheme.themes.iter().any(|theme| theme.index() == 0));
    }
}
