//! How fast a catalogue is indexed, searched and counted, beside the ceiling: raw tantivy on the same texts, which ranks
//! and counts hits and does nothing else.
//!
//! `cargo bench -p repertoire-search`, then `tests/bench/table`. Sizes: the shipped catalogue, 10,000 and 100,000
//! synthetic rows; a million too with `BENCH_ROWS_MAX=1000000`, no more than ten thousand with `BENCH_ROWS_MAX=10000`.

#[path = "search/cases.rs"]
mod cases;
#[path = "search/counting.rs"]
mod counting;
#[path = "search/raw.rs"]
mod raw;
#[path = "search/workbooks.rs"]
mod workbooks;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput};
use repertoire_catalogue::{Catalogue, Date, Locale, PAGE_ROWS};
use repertoire_import::{CATALOGUE_CSV, ReadOptions, diff, import, import_file, shipped_vocabulary};
use repertoire_search::Index;
use repertoire_search::analysis::{Languages, analyze};

use crate::cases::{Case, RAW_RUNS_WITHOUT_TEXT, YARDSTICK};
use crate::counting::Counting;
use crate::raw::Raw;

/// Synthetic catalogues. The shipped one comes before them.
const SIZES: [(&str, usize); 3] = [("10k", 10_000), ("100k", 100_000), ("1M", 1_000_000)];
/// Largest size that is measured unless asked for more.
const ROWS_MAX_DEFAULT: usize = 100_000;
/// From this size on, building and importing are run once: criterion's least is ten times.
const ROWS_BUILT_ONCE_MIN: usize = 1_000_000;
const SEED: u64 = 1;
/// Rows of the list that is read and written as a workbook: a good part of what one may hold.
const WORKBOOK_ROWS: usize = 20_000;
/// What counts as today for sources verified long ago.
const TODAY: Date = Date::constant(2026, 1, 1);
/// Rows whose texts are analysed alone: some megabytes.
const ANALYSED_ROWS_MAX: usize = 100_000;

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_millis(700))
        .configure_from_args();
    let rows_max = std::env::var("BENCH_ROWS_MAX").ok().and_then(|rows| rows.parse().ok()).unwrap_or(ROWS_MAX_DEFAULT);
    measure(&mut criterion, "real", CATALOGUE_CSV);
    for (name, rows) in SIZES.into_iter().filter(|&(_, rows)| rows <= rows_max) {
        measure(&mut criterion, name, &synthetic(rows));
    }
    if rows_max >= WORKBOOK_ROWS {
        workbooks::measure(&mut criterion, "20k", &synthetic(WORKBOOK_ROWS));
    }
    criterion.final_summary();
}

fn synthetic(rows: usize) -> Vec<u8> {
    let mut csv = Vec::new();
    repertoire_synthetic::write_csv(&mut csv, rows, SEED).expect("memory takes what is written");
    csv
}

fn measure(criterion: &mut Criterion, size: &str, csv: &[u8]) {
    let catalogue = timed(&format!("import/{size}"), || read(csv));
    let index = timed(&format!("build/{size}/ours"), || built(&catalogue));
    let raw = timed(&format!("build/{size}/raw"), || Raw::build(&catalogue));
    searches(criterion, size, &index, &raw);
    requests(criterion, size, &index);
    analyses(criterion, size, &catalogue);
    counts(criterion, size, &catalogue);
    drop((index, raw));
    if catalogue.schemes().len() < ROWS_BUILT_ONCE_MIN {
        builds(criterion, size, &catalogue);
        imports(criterion, size, csv);
    }
}

fn read(csv: &[u8]) -> Arc<Catalogue> {
    let imported = import(csv, Arc::new(shipped_vocabulary())).expect("a readable file");
    assert_eq!(imported.report.errors_count, 0, "every row counts");
    Arc::new(imported.catalogue)
}

fn built(catalogue: &Arc<Catalogue>) -> Index {
    Index::build(Arc::clone(catalogue)).expect("an index in memory")
}

/// Says how long one run took: all there is to know of a million rows, and a sign of life for those who wait.
fn timed<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = run();
    eprintln!("{what}: {:.3} s, once", start.elapsed().as_secs_f64());
    result
}

fn searches(criterion: &mut Criterion, size: &str, index: &Index, raw: &Raw) {
    let yardstick = raw.query(index.catalogue(), &YARDSTICK.selection(index.catalogue()));
    for case in cases::ALL {
        let selection = case.selection(index.catalogue());
        let found = index.search(&selection).expect("an index in memory");
        let mut group = criterion.benchmark_group(format!("search/{size}/{}", case.name));
        group.bench_function("ours", |bencher| {
            bencher.iter(|| black_box(index.search(black_box(&selection)).expect("an index in memory")));
        });
        if case.text.is_empty() {
            group.bench_function("raw_x5", |bencher| {
                bencher.iter(|| {
                    for _ in 0..RAW_RUNS_WITHOUT_TEXT {
                        black_box(raw.search(black_box(&yardstick), 0));
                    }
                });
            });
        } else {
            let query = raw.query(index.catalogue(), &selection);
            let skip = (found.page as usize - 1) * PAGE_ROWS;
            check(case, found.total, found.rows.len(), &raw.search(&query, skip));
            group.bench_function("raw", |bencher| bencher.iter(|| black_box(raw.search(black_box(&query), skip))));
        }
        group.finish();
        // Read it beside the times: a word is common or rare by how many rows it finds.
        eprintln!("search/{size}/{}: {} rows found", case.name, found.total);
    }
}

/// An index that misses what plain tantivy finds is not worth measuring. It may find more: forms of a family, synonyms.
fn check(case: &Case, total: u32, page_rows: usize, raw: &raw::Found) {
    assert!(total as usize >= raw.total, "rows found by us and by tantivy for `{}`", case.name);
    assert!(page_rows >= raw.page.len(), "rows on the page for `{}`", case.name);
}

/// Requests with all that a request can have, beside a plain one of as many words.
fn requests(criterion: &mut Criterion, size: &str, index: &Index) {
    let mut group = criterion.benchmark_group(format!("request/{size}"));
    for case in cases::REQUESTS {
        let selection = case.selection(index.catalogue());
        // What is worked out once for a synonym of several words is not what is measured.
        let found = index.search(&selection).expect("an index in memory");
        group.bench_function(case.name, |bencher| {
            bencher.iter(|| black_box(index.search(black_box(&selection)).expect("an index in memory")));
        });
        eprintln!("request/{size}/{}: {} rows found", case.name, found.total);
    }
    group.bench_function("suggestions", |bencher| {
        let typed = ["d", "de", "dep", "sante men", "forma", "assuet", "suicde", "xyz"];
        bencher.iter(|| {
            for text in typed {
                black_box(index.suggest(black_box(text), Locale::Fr).expect("an index in memory"));
            }
        });
    });
    group.finish();
}

/// The analysis alone, over all texts of the catalogue: bytes a second, on one core.
fn analyses(criterion: &mut Criterion, size: &str, catalogue: &Catalogue) {
    let schemes = catalogue.schemes().iter().take(ANALYSED_ROWS_MAX);
    let text: String = schemes.flat_map(|scheme| [&*scheme.title, "\n", &*scheme.summary, "\n"]).collect();
    let mut group = criterion.benchmark_group(format!("analyze/{size}"));
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("ours", |bencher| {
        bencher.iter_with_large_drop(|| analyze(black_box(&text), Languages::ALL));
    });
    group.finish();
}

fn counts(criterion: &mut Criterion, size: &str, catalogue: &Catalogue) {
    let counting = Counting::new(catalogue);
    for percent in [1, 10, 100] {
        let matching = counting.matching(percent);
        assert_eq!(counting.bitmaps(&matching), counting.row_by_row(&matching), "counts of both ways");
        let mut group = criterion.benchmark_group(format!("count/{size}/{percent}_percent"));
        group.bench_function("bitmaps", |bencher| bencher.iter(|| black_box(counting.bitmaps(black_box(&matching)))));
        group.bench_function("row_by_row", |bencher| {
            bencher.iter(|| black_box(counting.row_by_row(black_box(&matching))));
        });
        group.finish();
    }
}

fn builds(criterion: &mut Criterion, size: &str, catalogue: &Arc<Catalogue>) {
    let mut group = criterion.benchmark_group(format!("build/{size}"));
    group.sample_size(10);
    group.bench_function("ours", |bencher| bencher.iter_with_large_drop(|| built(catalogue)));
    group.bench_function("raw", |bencher| bencher.iter_with_large_drop(|| Raw::build(catalogue)));
    group.bench_function("raw_default", |bencher| bencher.iter_with_large_drop(|| raw::build_default(catalogue)));
    group.finish();
}

fn imports(criterion: &mut Criterion, size: &str, csv: &[u8]) {
    let vocabulary = Arc::new(shipped_vocabulary());
    let mut group = criterion.benchmark_group(format!("import/{size}"));
    group.sample_size(10);
    group.bench_function("ours", |bencher| {
        bencher.iter_with_large_drop(|| import(black_box(csv), Arc::clone(&vocabulary)).expect("a readable file"));
    });
    // As people upload it, with report and diff against a catalogue of the same ids.
    let options = ReadOptions { today: Some(TODAY), ..ReadOptions::default() };
    let before = import(csv, Arc::clone(&vocabulary)).expect("a readable file").catalogue;
    group.bench_function("file_and_diff", |bencher| {
        bencher.iter_with_large_drop(|| {
            let after = import_file(black_box(csv), &options, Arc::clone(&vocabulary), Some(&before));
            let after = after.expect("a readable file");
            let changes = diff(&before, &after.catalogue);
            assert!(changes.is_empty());
            after
        });
    });
    group.bench_function("raw", |bencher| {
        bencher.iter(|| {
            let mut reader = csv::Reader::from_reader(black_box(csv));
            let mut record = csv::ByteRecord::new();
            let mut cells = 0;
            while reader.read_byte_record(&mut record).expect("a readable file") {
                cells += record.len();
            }
            cells
        });
    });
    group.finish();
}
