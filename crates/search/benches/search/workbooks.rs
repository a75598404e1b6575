//! A list as a workbook: read beside the same list as CSV, and written beside `rust_xlsxwriter` alone, which writes the same cells
//! and knows nothing of them.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, Throughput};
use repertoire_catalogue::{Catalogue, Date, Locale, Vocabulary};
use repertoire_import::{
    COLUMNS, Column, Imported, ReadOptions, annotated, cell, diff, export_xlsx, import_file, shipped_vocabulary,
};
use rust_xlsxwriter::Workbook;

/// What counts as today for sources verified long ago.
const TODAY: Date = Date::constant(2026, 1, 1);

/// Both ways, for one catalogue file.
pub(crate) fn measure(criterion: &mut Criterion, size: &str, csv: &[u8]) {
    let vocabulary = Arc::new(shipped_vocabulary());
    let before = read(csv, &vocabulary, None).catalogue;
    let rows = before.schemes().len();
    let xlsx = export_xlsx(&before, 0..rows).expect("a workbook");
    let sizes = [csv.len(), xlsx.len(), raw(&before).len()].map(|bytes| bytes as f64 / 1e6);
    eprintln!(
        "workbook/{size}: {rows} rows, CSV {:.1} MB, workbook {:.1} MB, raw {:.1} MB",
        sizes[0], sizes[1], sizes[2]
    );
    let mut group = criterion.benchmark_group(format!("workbook/{size}"));
    group.sample_size(10).throughput(Throughput::Elements(rows as u64));
    for (name, list) in [("read_csv", csv), ("read_xlsx", &xlsx)] {
        group.bench_function(name, |bencher| {
            bencher.iter_with_large_drop(|| {
                let after = read(black_box(list), &vocabulary, Some(&before));
                assert!(diff(&before, &after.catalogue).is_empty());
                after
            });
        });
    }
    for (name, list) in [("annotated_csv", csv), ("annotated_xlsx", &xlsx)] {
        let Imported { report, layout, .. } = read(list, &vocabulary, None);
        group.bench_function(name, |bencher| {
            bencher.iter(|| annotated(black_box(list), &report, &layout, Locale::Fr).expect("a workbook"));
        });
    }
    group.bench_function("export_xlsx", |bencher| {
        bencher.iter(|| export_xlsx(black_box(&before), 0..rows).expect("a workbook"));
    });
    group.bench_function("raw", |bencher| bencher.iter(|| raw(black_box(&before))));
    group.finish();
}

fn read(list: &[u8], vocabulary: &Arc<Vocabulary>, published: Option<&Catalogue>) -> Imported {
    let options = ReadOptions { today: Some(TODAY), ..ReadOptions::default() };
    import_file(list, &options, Arc::clone(vocabulary), published).expect("a readable file")
}

/// The same cells as texts, as the first example of `rust_xlsxwriter` writes them.
fn raw(catalogue: &Catalogue) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (at, column) in COLUMNS.into_iter().enumerate() {
        sheet.write_string(0, at as u16, Column::header(column)).expect("a cell");
    }
    for (row, scheme) in catalogue.schemes().iter().enumerate() {
        for (at, column) in COLUMNS.into_iter().enumerate() {
            let text = cell(catalogue, scheme, column);
            if !text.is_empty() {
                sheet.write_string(row as u32 + 1, at as u16, &*text).expect("a cell");
            }
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}
