//! How fast a list is written, beside the ceiling: the writers of the formats alone, which are handed the same cells and know nothing of
//! where they come from.
//!
//! `cargo bench -p repertoire-import`. Sizes as `BENCHMARKS.md` tells them: 100,000 rows as CSV, as many as a workbook may have.

use std::hint::black_box;
use std::io::Cursor;
use std::sync::Arc;
use std::time::Duration;

use calamine::{Data, Reader as _, Xlsx};
use criterion::{Criterion, Throughput};
use repertoire_catalogue::Catalogue;
use repertoire_import::{
    Column, CsvLayout, Exporter, ReadOptions, export_xlsx, import, import_file, shipped_vocabulary,
};
use rust_xlsxwriter::{ExcelDateTime, Format, Url, Workbook};

const CSV_ROWS: usize = 100_000;
/// As many as `EXPORT_XLSX_ROWS_MAX` of the server.
const XLSX_ROWS: usize = 20_000;
const SEED: u64 = 1;

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3))
        .configure_from_args();
    text(&mut criterion, &synthetic(CSV_ROWS));
    workbook(&mut criterion, &synthetic(XLSX_ROWS));
    criterion.final_summary();
}

fn synthetic(rows: usize) -> Catalogue {
    let mut csv = Vec::new();
    repertoire_synthetic::write_csv(&mut csv, rows, SEED).expect("memory takes what is written");
    import(&*csv, Arc::new(shipped_vocabulary())).expect("a readable file").catalogue
}

/// The whole list as CSV, into memory that is there already.
fn text(criterion: &mut Criterion, catalogue: &Catalogue) {
    let ours = |out: &mut Vec<u8>| {
        out.clear();
        let mut exporter = Exporter::new(out, CsvLayout::Import).expect("memory");
        for row in 0..catalogue.schemes().len() {
            exporter.write_row(catalogue, row).expect("memory");
        }
        exporter.finish().expect("memory");
    };
    let (mut written, mut raw) = (Vec::new(), Vec::new());
    ours(&mut written);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&*written);
    let records: Vec<csv::ByteRecord> = reader.byte_records().collect::<Result<_, _>>().expect("records");
    let alone = |out: &mut Vec<u8>| {
        out.clear();
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(out);
        for record in &records {
            writer.write_byte_record(record).expect("memory");
        }
        writer.flush().expect("memory");
    };
    alone(&mut raw);
    assert!(raw == written, "the same bytes");
    let mut group = criterion.benchmark_group("export/100k_csv");
    group.throughput(Throughput::Bytes(written.len() as u64));
    group.bench_function("ours", |bencher| bencher.iter(|| ours(black_box(&mut written))));
    group.bench_function("raw", |bencher| bencher.iter(|| alone(black_box(&mut raw))));
    group.finish();
}

/// A list as a workbook.
fn workbook(criterion: &mut Criterion, catalogue: &Catalogue) {
    let rows = catalogue.schemes().len();
    let ours = || export_xlsx(catalogue, 0..rows).expect("a workbook");
    let xlsx = ours();
    let mut book = Xlsx::new(Cursor::new(&xlsx)).expect("a workbook");
    let cells = book.worksheet_range_at(0).expect("a sheet").expect("cells");
    let cells: Vec<(u32, u32, &Data)> =
        cells.used_cells().map(|(row, at, cell)| (row as u32, at as u32, cell)).collect();
    let raw = alone(&cells);
    let options = ReadOptions::default();
    let read = import_file(&raw, &options, Arc::new(shipped_vocabulary()), None).expect("a readable file");
    assert!(read.catalogue.schemes() == catalogue.schemes(), "the same rows");
    eprintln!("export/20k_xlsx: ours {:.1} MB, raw {:.1} MB", xlsx.len() as f64 / 1e6, raw.len() as f64 / 1e6);
    let mut group = criterion.benchmark_group("export/20k_xlsx");
    group.throughput(Throughput::Elements(rows as u64));
    group.bench_function("ours", |bencher| bencher.iter_with_large_drop(ours));
    group.bench_function("raw", |bencher| bencher.iter_with_large_drop(|| alone(black_box(&cells))));
    group.finish();
}

/// The same texts, dates, numbers and links, as the examples of `rust_xlsxwriter` write them.
fn alone(cells: &[(u32, u32, &Data)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let (sheet, day) = (workbook.add_worksheet(), Format::new().set_num_format("yyyy-mm-dd"));
    for &(row, at, cell) in cells {
        let column = at as u16;
        let may_lead = [Column::Registration, Column::Url, Column::Source].iter().any(|of| *of as u32 == at);
        match cell {
            Data::Float(number) => sheet.write_number(row, column, *number),
            Data::DateTime(date) => {
                let date = ExcelDateTime::from_serial_datetime(date.as_f64()).expect("a date");
                sheet.write_datetime_with_format(row, column, date, &day)
            }
            Data::String(text) if may_lead && text.starts_with("http") => sheet.write_url(row, column, text.as_str()),
            Data::String(text) if may_lead && text.contains('@') && !text.contains(' ') => {
                sheet.write_url(row, column, Url::new(format!("mailto:{text}")).set_text(text))
            }
            Data::String(text) => sheet.write_string(row, column, text),
            other => unreachable!("no such cell is written: {other:?}"),
        }
        .expect("a cell");
    }
    workbook.save_to_buffer().expect("a workbook")
}
