//! The header row: which cell of a record is which column.

use csv::ByteRecord;
use repertoire_catalogue::slug;

use crate::report::ProblemKind::{RepeatedColumn, UnknownColumn};
use crate::report::{Collector, ColumnRef, Problem, ProblemKind, Severity};
use crate::suggest::Candidates;
use crate::unreadable::{Delimiter, Unreadable};
use crate::{COLUMNS, COLUMNS_COUNT, Column};

/// Where each column stands.
pub(crate) struct Header {
    at: [Option<usize>; COLUMNS_COUNT],
    cells: usize,
}

impl Header {
    /// Reads the header row, and reports what is wrong with it.
    pub(crate) fn read(record: &ByteRecord, row: u32, problems: &mut Collector) -> Result<Self, Unreadable> {
        let names: Vec<String> = record.iter().map(name).collect();
        let mut header = Self { at: [None; COLUMNS_COUNT], cells: names.len() };
        let mut doubtful = Vec::new();
        for (index, name) in names.iter().enumerate() {
            match Column::from_header(name) {
                Some(column) if header.at[column as usize].is_some() => doubtful.push((index, RepeatedColumn)),
                Some(column) => header.at[column as usize] = Some(index),
                None if name.is_empty() => {}
                None => doubtful.push((index, UnknownColumn)),
            }
        }
        if header.at.iter().all(Option::is_none) {
            return Err(Unreadable::NoKnownColumn { delimiter: other_delimiter(&names) });
        }
        for (index, kind) in doubtful {
            let suggestion = if kind == UnknownColumn { header.missing_like(&names[index]) } else { None };
            problems.add(Severity::Warning, || {
                let column = ColumnRef { index, header: names[index].clone() };
                Problem::new(Severity::Warning, row, Some(column), &names[index], kind, suggestion)
            });
        }
        header.report_missing(row, problems);
        Ok(header)
    }

    /// The cell of a column in each record, if the file has it.
    pub(crate) const fn index(&self, column: Column) -> Option<usize> {
        self.at[column as usize]
    }

    /// How many cells the header row has.
    pub(crate) const fn cells(&self) -> usize {
        self.cells
    }

    fn missing(&self) -> impl Iterator<Item = Column> {
        COLUMNS.into_iter().filter(|&column| self.index(column).is_none())
    }

    fn report_missing(&self, row: u32, problems: &mut Collector) {
        for column in self.missing() {
            let severity = if column.required() { Severity::Error } else { Severity::Warning };
            let kind = ProblemKind::MissingColumn { column };
            problems.add(severity, || Problem::new(severity, row, None, column.header(), kind, None));
        }
    }

    /// A column that the file lacks and whose name is nearly this one: `Thème` for `themes`.
    fn missing_like(&self, name: &str) -> Option<String> {
        let headers = self.missing().map(|column| (slug(column.header()), column.header()));
        Candidates::new(headers).nearest(name).map(str::to_owned)
    }
}

/// A byte order mark is stripped by the csv crate, unless the stream starts with a very short chunk.
fn name(cell: &[u8]) -> String {
    String::from_utf8_lossy(cell).trim_start_matches('\u{FEFF}').trim().to_owned()
}

/// What separates known columns, where it is not the comma.
fn other_delimiter(names: &[String]) -> Option<Delimiter> {
    Delimiter::ALL.into_iter().find(|delimiter| {
        let mut parts = names.iter().flat_map(|name| name.split(delimiter.as_char()));
        parts.any(|part| Column::from_header(part.trim().trim_matches('"')).is_some())
    })
}
