//! Any text has records with each delimiter, which written again are the same; and what is kept of it as a list is within limits,
//! adds up with what is left out, and survives the way out and in.
#![no_main]

use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use repertoire_catalogue::{Date, Vocabulary};
use repertoire_import::fuzzing::records;
use repertoire_import::{
    CELL_CHARS_MAX, COLUMNS, Delimiter, Fix, ReadOptions, cell, export, import, import_file, shipped_vocabulary,
};

static VOCABULARY: LazyLock<Arc<Vocabulary>> = LazyLock::new(|| Arc::new(shipped_vocabulary()));

/// What this sign stands for in a text: a cell is as long as it may be after 16 of them.
const LONG: char = '\u{1}';
const LONG_CHARS: usize = CELL_CHARS_MAX / 16;

// The lines before the first blank one are fixes: column, value, replacement.
fuzz_target!(|bytes: &[u8]| {
    for delimiter in Delimiter::ALL {
        read(bytes, delimiter);
    }
    let text = String::from_utf8_lossy(bytes);
    let (fixes, list) = text.split_once("\n\n").unwrap_or(("", &text));
    let fixes = fixes.lines().filter_map(|line| {
        let mut parts = line.splitn(3, '=');
        let column = parts.next()?.parse().ok()?;
        Some(Fix { column, value: parts.next()?.to_owned(), replacement: parts.next()?.to_owned() })
    });
    let options = ReadOptions {
        fixes: fixes.take(20).collect(),
        today: Some(Date::constant(2026, 1, 1)),
        ..ReadOptions::default()
    };
    let list = if list.matches(LONG).count() <= 40 { list.replace(LONG, &"x".repeat(LONG_CHARS)) } else { list.into() };
    keep(list.as_bytes(), &options);
});

fn read(bytes: &[u8], delimiter: Delimiter) {
    let read = records(bytes, delimiter).expect("short rows");
    assert!(read.is_sorted_by(|(before, _), (after, _)| before < after));
    let ends = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
    assert!(read.last().is_none_or(|(row, _)| *row as usize <= ends + 1));
    let held: usize = read.iter().flat_map(|(_, cells)| cells).map(Vec::len).sum();
    assert!(held <= bytes.len() + 1);
    let mut written = Vec::new();
    for (_, cells) in &read {
        for (at, cell) in cells.iter().enumerate() {
            written.extend((at > 0).then_some(delimiter.as_byte()));
            written.push(b'"');
            written.extend(cell.iter().flat_map(|byte| std::iter::repeat_n(*byte, 1 + usize::from(*byte == b'"'))));
            written.push(b'"');
        }
        written.push(b'\n');
    }
    let again = records(&written, delimiter).expect("short rows");
    assert!(again.iter().map(|(row, _)| *row as usize).eq(1..=read.len()));
    assert!(again.iter().map(|(_, cells)| cells).eq(read.iter().map(|(_, cells)| cells)));
}

fn keep(list: &[u8], options: &ReadOptions) {
    let Ok(imported) = import_file(list, options, Arc::clone(&VOCABULARY), None) else { return };
    let (report, catalogue) = (imported.report, imported.catalogue);
    assert_eq!(report.read, report.kept + report.left_out);
    assert_eq!(report.kept, catalogue.schemes().len());
    assert!(report.left_out == 0 || report.errors_count > 0);
    for scheme in catalogue.schemes() {
        for column in COLUMNS {
            assert!(cell(&catalogue, scheme, column).chars().count() <= CELL_CHARS_MAX, "{column:?}");
        }
    }
    if catalogue.schemes().is_empty() {
        return;
    }
    let mut csv = Vec::new();
    export(&mut csv, &catalogue, 0..catalogue.schemes().len()).expect("memory");
    let again = import(&*csv, Arc::clone(&VOCABULARY)).expect("what was exported");
    assert_eq!(again.report.errors_count, 0, "{}", again.report.to_text(repertoire_catalogue::Locale::En));
    assert_eq!(again.catalogue.schemes(), catalogue.schemes());
}
