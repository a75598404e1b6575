//! In any text a header row is found or not, without a panic: no column is two, what is chosen by hand is what is taken, and what was
//! found is found again when it is asked for.
#![no_main]

use std::collections::HashSet;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use repertoire_catalogue::Locale;
use repertoire_import::fuzzing::HeaderFinder;
use repertoire_import::{
    COLUMNS, Column, Delimiter, FILE_COLUMNS_MAX, MatchedBy, ReadOptions, Unreadable, headers, shipped_vocabulary,
};

static FINDER: LazyLock<HeaderFinder> = LazyLock::new(|| HeaderFinder::new(&shipped_vocabulary()));

// The first bytes say what is chosen, by their last five bits so that letters may stand there: delimiter, header row, number of
// columns; then place and name of each.
fuzz_target!(|bytes: &[u8]| {
    let mut digits = bytes.iter().map(|byte| usize::from(byte % 32));
    let mut digit = || digits.next().unwrap_or(0);
    let (delimiter, row, count) = (digit(), digit(), digit() % 8);
    let columns: Vec<(usize, Option<Column>)> = (0..count).map(|_| (digit(), COLUMNS.get(digit()).copied())).collect();
    let text = bytes.get(3 + 2 * count..).unwrap_or_default();
    let chosen = ReadOptions {
        delimiter: Delimiter::ALL.get(delimiter % 8).copied(),
        header_row: (row < 10).then_some(row as u32),
        columns,
        ..ReadOptions::default()
    };
    for options in [ReadOptions::default(), chosen] {
        check(text, &options);
    }
});

fn check(text: &[u8], options: &ReadOptions) {
    let names = headers(text, options);
    let (row, columns, report) = match FINDER.find(text, options) {
        Ok(found) => found,
        Err(error) => {
            assert!(Locale::ALL.iter().all(|locale| !error.message(*locale).is_empty()));
            assert!(!matches!(error, Unreadable::NoSuchRow) || options.header_row.is_some());
            return;
        }
    };
    assert!(row > 0 && options.header_row.is_none_or(|chosen| chosen == row));
    assert!(columns.len() <= FILE_COLUMNS_MAX && columns.iter().enumerate().all(|(at, of)| of.index == at));
    assert_eq!(names.expect("a header"), columns.iter().map(|of| of.header.as_str()).collect::<Vec<_>>());
    let mut known = HashSet::new();
    assert!(columns.iter().filter_map(|of| of.column).all(|(column, _)| known.insert(column)), "no column is two");
    for (at, &(index, column)) in options.columns.iter().enumerate() {
        let before = &options.columns[..at];
        let Some(of) = columns.get(index) else { continue };
        assert!(of.column.is_none_or(|(_, by)| by == MatchedBy::Choice), "a choice wins");
        let first = before.iter().all(|(of, known)| *of != index && (column.is_none() || *known != column));
        if let Some(column) = column.filter(|_| first) {
            assert_eq!(of.column, Some((column, MatchedBy::Choice)));
        }
    }
    for problem in &report.problems {
        assert_eq!(problem.row, row);
        assert!(problem.column.as_ref().is_none_or(|of| of.index < columns.len()));
    }
    assert!(report.problems.is_empty() || Locale::ALL.iter().all(|locale| !report.to_text(*locale).is_empty()));
    // Asked for, it is found again; and all of it said by hand, it is the same.
    let by_row = ReadOptions { header_row: Some(row), ..options.clone() };
    assert_eq!(FINDER.find(text, &by_row).expect("a header").1, columns);
    let by_hand = ReadOptions {
        columns: columns.iter().map(|of| (of.index, of.column.map(|(column, _)| column))).collect(),
        ..by_row
    };
    let again = FINDER.find(text, &by_hand).expect("a header").1;
    let column = |of: &repertoire_import::ColumnMatch| of.column.map(|(column, _)| column);
    assert!(again.iter().map(column).eq(columns.iter().map(column)));
}
