//! What an import tells about the file it read: how many rows it kept, and every cell it could not use.
//!
//! Plain data: the command line prints it ([`Report::to_text`]), the staff pages render it.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Arc;

use repertoire_catalogue::{CostError, SchemeIdError, WebAddressError};

use crate::Column;
use crate::text::{clean, is_longer, shortened};

/// Most problems kept in a report; all are counted. Nobody reads further, and a broken file can have one per cell.
pub const PROBLEMS_MAX: usize = 10_000;

/// Years after which a source should be read again.
pub const VERIFIED_YEARS_MAX: i16 = 2;

/// Longest value quoted in a problem.
pub const VALUE_CHARS_MAX: usize = 200;

/// What a problem does to its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The row is left out.
    Error,
    /// The row is kept.
    Warning,
    /// The row is kept, and nothing is wrong with it: a cell was read as something else than what it says.
    Note,
}

/// A column as the file has it, which may be one that the catalogue does not know.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ColumnRef {
    /// Counted from 0.
    pub index: usize,
    /// The name in the header row; empty beyond its last cell.
    pub header: String,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The file lacks a column.
    MissingColumn {
        /// The one it lacks.
        column: Column,
        /// Whether schemes that are published keep what they have in it.
        kept: bool,
    },
    /// A header cell that names no column.
    UnknownColumn,
    /// A column named for the second time.
    RepeatedColumn,
    /// A filled cell beyond the last column.
    SurplusCell,
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// More than [`CELL_CHARS_MAX`](crate::CELL_CHARS_MAX) characters.
    CellTooLong,
    /// Nothing in a required cell.
    EmptyCell,
    /// Not a code of the vocabulary.
    UnknownCode {
        /// Which column, hence which list.
        column: Column,
        /// The first codes of that list, as people may be shown them.
        allowed: Arc<str>,
    },
    /// Not an id.
    NotAnId(SchemeIdError),
    /// Not a cost.
    NotACost(CostError),
    /// Not an answer to "on the team's premises?".
    NotOnSite,
    /// Not a calendar date.
    NotADate,
    /// Not a web address.
    NotAnAddress(WebAddressError),
    /// The id of an earlier row.
    DuplicateId {
        /// Where that id stands first.
        first: u32,
    },
    /// A text longer than readers take in.
    LongText {
        /// The most that is advised.
        chars_max: usize,
    },
    /// More values than tell anything.
    ManyValues {
        /// The most that is advised.
        values_max: usize,
    },
    /// The same value twice in one cell.
    RepeatedValue,
    /// Invisible characters, taken out.
    HiddenCharacters,
    /// A town whose name is nearly that of a commune of Brussels.
    NearCommune,
    /// Title and organiser of an earlier row, under another id.
    NearDuplicate {
        /// Where they stand first.
        first: u32,
    },
    /// A source that was read more than [`VERIFIED_YEARS_MAX`] years ago.
    OldVerification,
    /// An address that leads nowhere for readers: of one's own network, or a placeholder.
    DoubtfulAddress,
    /// What people wrote, and what it was taken for.
    ReadAs {
        /// As the catalogue file writes it.
        read: Box<str>,
    },
    /// A column known by another name, or by what it holds.
    ColumnReadAs {
        /// The one it is taken for.
        column: Column,
    },
    /// An example of the template, which is no row of the list.
    ExampleRow,
    /// A row without an id.
    NoId {
        /// The one it got.
        id: Box<str>,
        /// Whether it is that of the row of this title and organiser which is published.
        known: bool,
    },
}

/// One thing wrong with one cell, row or column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What it does to the row.
    pub severity: Severity,
    /// The row as a spreadsheet numbers it; the header is row 1.
    pub row: u32,
    /// The column, where the problem is in one.
    pub column: Option<ColumnRef>,
    /// The value in question on one line, at most [`VALUE_CHARS_MAX`] characters of it.
    pub value: String,
    /// What is wrong.
    pub kind: ProblemKind,
    /// An allowed value that may have been meant.
    pub suggestion: Option<String>,
}

impl Problem {
    pub(crate) fn new(
        severity: Severity,
        row: u32,
        column: Option<ColumnRef>,
        value: &str,
        kind: ProblemKind,
        suggestion: Option<String>,
    ) -> Self {
        // On one line, and showing all that it holds.
        let (value, _) = clean(value);
        Self { severity, row, column, value: shortened(&value, VALUE_CHARS_MAX), kind, suggestion }
    }

    /// Whether another value in its cell could mend it: a [`Fix`](crate::Fix) finds it by the value that is quoted.
    #[must_use]
    pub fn can_be_fixed(&self) -> bool {
        use ProblemKind as Kind;
        let of_value = matches!(
            self.kind,
            Kind::EmptyCell
                | Kind::UnknownCode { .. }
                | Kind::NotAnId(_)
                | Kind::NotACost(_)
                | Kind::NotOnSite
                | Kind::NotADate
                | Kind::NotAnAddress(_)
                | Kind::NearCommune
        );
        of_value && self.column.is_some() && !is_longer(&self.value, VALUE_CHARS_MAX)
    }

    /// The cell as a spreadsheet names it: `F12`.
    #[must_use]
    pub fn cell(&self) -> Option<String> {
        self.column.as_ref().map(|column| format!("{}{}", letters(column.index), self.row))
    }
}

/// The letters of a column: `A` … `Z`, `AA`, `AB` …
#[must_use]
pub fn letters(index: usize) -> String {
    let last = char::from(b'A' + (index % 26) as u8);
    match index / 26 {
        0 => last.into(),
        more => format!("{}{last}", letters(more - 1)),
    }
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows read, apart from wholly empty ones and the examples of the template.
    pub read: usize,
    /// Rows that became schemes.
    pub kept: usize,
    /// Rows with at least one error.
    pub left_out: usize,
    /// At most [`PROBLEMS_MAX`] problems in the order of the rows; where there are more, errors before warnings before notes.
    pub problems: Vec<Problem>,
    /// All errors, kept here or not.
    pub errors_count: usize,
    /// All warnings, kept here or not.
    pub warnings_count: usize,
    /// All notes, kept here or not.
    pub notes_count: usize,
    /// Whether there are more problems than are kept here.
    pub truncated: bool,
}

/// The same problem in several rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<'a> {
    /// The first of them.
    pub problem: &'a Problem,
    /// Where it stands, in order, each row once.
    pub rows: Vec<u32>,
}

impl Report {
    /// The errors kept here.
    pub fn errors(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| problem.severity == Severity::Error)
    }

    /// The warnings kept here.
    pub fn warnings(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| problem.severity == Severity::Warning)
    }

    /// The notes kept here.
    pub fn notes(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| problem.severity == Severity::Note)
    }

    /// Problems that differ by their row only, together; the worst first: errors before warnings before notes, what is wrong with
    /// the whole file before what is wrong with rows, many rows before few, then in the order of their first rows.
    #[must_use]
    pub fn groups(&self) -> Vec<Group<'_>> {
        let mut groups: Vec<Group<'_>> = Vec::new();
        // Kinds hold errors of other crates, which have no hash; two kinds seldom share all the rest.
        let mut known: HashMap<_, Vec<usize>> = HashMap::new();
        for problem in &self.problems {
            // Old sources are one remark, whatever their dates.
            let value = if problem.kind == ProblemKind::OldVerification { "" } else { &*problem.value };
            let alike = known.entry((problem.severity, &problem.column, value)).or_default();
            let at = alike.iter().copied().find(|&at| groups[at].problem.kind == problem.kind).unwrap_or_else(|| {
                alike.push(groups.len());
                groups.push(Group { problem, rows: Vec::new() });
                groups.len() - 1
            });
            let rows = &mut groups[at].rows;
            if rows.last() != Some(&problem.row) {
                rows.push(problem.row);
            }
        }
        let of_file = |group: &Group<'_>| matches!(group.problem.kind, ProblemKind::MissingColumn { .. });
        groups.sort_by_key(|group| (group.problem.severity, !of_file(group), Reverse(group.rows.len())));
        groups
    }
}

/// Row numbers for people: `2–5, 9`. They must be in order.
#[must_use]
pub fn ranges(rows: &[u32]) -> String {
    let mut text = String::new();
    for run in rows.chunk_by(|before, after| before.saturating_add(1) == *after) {
        if !text.is_empty() {
            text.push_str(", ");
        }
        // Writing to a `String` never fails.
        let _ = match run {
            [first, .., last] => write!(text, "{first}–{last}"),
            _ => write!(text, "{}", run[0]),
        };
    }
    text
}

/// Gathers problems while rows are read. Errors, warnings and notes apart, so that ten thousand of one hide no other.
#[derive(Default)]
pub(crate) struct Collector {
    errors: Kept,
    warnings: Kept,
    notes: Kept,
}

#[derive(Default)]
struct Kept {
    problems: Vec<Problem>,
    count: usize,
}

impl Collector {
    /// Counts a problem; describes it only if it is kept, as describing one costs more than reading its row.
    pub(crate) fn add(&mut self, severity: Severity, describe: impl FnOnce() -> Problem) {
        let kept = match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Note => &mut self.notes,
        };
        kept.count += 1;
        if kept.problems.len() < PROBLEMS_MAX {
            kept.problems.push(describe());
        }
    }

    pub(crate) fn report(self, read: usize, kept: usize) -> Report {
        let [errors_count, warnings_count, notes_count] =
            [&self.errors, &self.warnings, &self.notes].map(|of| of.count);
        let mut problems = self.errors.problems;
        for more in [self.warnings.problems, self.notes.problems] {
            let room = PROBLEMS_MAX - problems.len();
            problems.extend(more.into_iter().take(room));
        }
        problems.sort_by_key(|problem| (problem.row, problem.column.as_ref().map(|column| column.index)));
        let truncated = problems.len() < errors_count + warnings_count + notes_count;
        Report { read, kept, left_out: read - kept, problems, errors_count, warnings_count, notes_count, truncated }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(severity: Severity, row: u32, value: &str) -> Problem {
        let column = ColumnRef { index: 4, header: "themes".into() };
        Problem::new(severity, row, Some(column), value, ProblemKind::RepeatedValue, None)
    }

    fn collected(errors: usize, warnings: usize) -> Report {
        let mut collector = Collector::default();
        for row in 0..warnings {
            collector.add(Severity::Warning, || problem(Severity::Warning, row as u32, "x"));
        }
        for row in 0..errors {
            collector.add(Severity::Error, || problem(Severity::Error, row as u32, "x"));
        }
        collector.report(0, 0)
    }

    #[test]
    fn columns_beyond_z_have_two_letters() {
        let of = |index| letters(index);
        assert_eq!(
            [of(0), of(25), of(26), of(51), of(52), of(701), of(702)],
            ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
        );
        assert_eq!(problem(Severity::Error, 12, "x").cell().as_deref(), Some("E12"));
    }

    #[test]
    fn rows_in_a_run_are_written_as_a_range() {
        let check = |rows: &[u32], expected: &str| assert_eq!(ranges(rows), expected);
        check(&[], "");
        check(&[7], "7");
        check(&[2, 3, 4, 5, 9], "2–5, 9");
        check(&[1, 3, 4], "1, 3–4");
        check(&[u32::MAX], "4294967295");
    }

    #[test]
    fn the_same_problem_in_several_rows_is_one_group() {
        let of = |row, value: &str| problem(Severity::Error, row, value);
        let problems = vec![of(2, "a"), of(2, "b"), of(3, "a"), of(3, "a"), of(9, "a")];
        let report = Report { problems, ..Report::default() };
        let found: Vec<_> = report.groups().into_iter().map(|group| (&*group.problem.value, group.rows)).collect();
        assert_eq!(found, [("a", vec![2, 3, 9]), ("b", vec![2])]);
    }

    #[test]
    fn a_report_keeps_its_most_and_counts_the_rest() {
        let full = collected(0, PROBLEMS_MAX);
        assert_eq!((full.problems.len(), full.warnings_count, full.truncated), (PROBLEMS_MAX, PROBLEMS_MAX, false));
        let over = collected(0, PROBLEMS_MAX + 1);
        assert_eq!((over.problems.len(), over.warnings_count, over.truncated), (PROBLEMS_MAX, PROBLEMS_MAX + 1, true));
    }

    #[test]
    fn warnings_never_crowd_out_errors() {
        let report = collected(2, PROBLEMS_MAX);
        assert_eq!((report.errors().count(), report.warnings().count()), (2, PROBLEMS_MAX - 2));
        assert!(report.truncated);
    }

    #[test]
    fn a_long_value_is_quoted_by_its_start() {
        let of = |chars: usize| problem(Severity::Error, 1, &"é".repeat(chars)).value.chars().count();
        assert_eq!(of(VALUE_CHARS_MAX), VALUE_CHARS_MAX);
        assert!(problem(Severity::Error, 1, &"é".repeat(VALUE_CHARS_MAX + 1)).value.ends_with("é…"));
    }
}
