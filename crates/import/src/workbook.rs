//! The sheet of an Excel workbook (xlsx, xls) or an ODS one, as records of texts.
//!
//! Excel's formats are calamine's business. ODS is read here: calamine unfolds repeated cells before it counts them,
//! so that a file of a few kilobytes can ask for gigabytes. Everything has a limit that is reached while layout, not after:
//! what is unpacked, the columns, the rows, and the characters of all cells (one shared text may stand in a million cells).

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, DataRef, Dimensions, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xls, Xlsx};
use csv::ByteRecord;

use crate::header::{HEADER_ROWS_MAX, Header};
use crate::import::FILE_ROWS_MAX;
use crate::ods;
use crate::rows::RowsError;
use crate::source::Records;
use crate::unreadable::Unreadable;

/// Most bytes that a zipped workbook may hold when unpacked, and most bytes that its cells may hold together.
pub const UNPACKED_BYTES_MAX: usize = 50 * 1024 * 1024;

/// Most columns of a sheet.
pub const FILE_COLUMNS_MAX: usize = 200;

/// Most rows that merged cells may reach together: more only where they lie over each other, which no spreadsheet allows.
const MERGED_ROWS_MAX: usize = 2_000_000;

/// Sheets looked at for the one that holds the list.
const SHEETS_MAX: usize = 20;

/// Last row that a sheet may use: blank rows between are a person's, but not a million of them.
const LAST_ROW_MAX: u32 = FILE_ROWS_MAX as u32 + 100_000;

/// A sheet, and the names of all that are not hidden.
pub(crate) struct Workbook {
    pub(crate) name: String,
    pub(crate) names: Vec<String>,
    pub(crate) sheet: Sheet,
}

/// The cells of a sheet by row, from 1, then column, from 0. Blank cells are not there.
#[derive(Default)]
pub(crate) struct Sheet {
    rows: BTreeMap<u32, Vec<(u16, Box<str>)>>,
    bytes: usize,
    merged: usize,
}

impl Sheet {
    /// Bytes of all its cells.
    pub(crate) const fn bytes(&self) -> usize {
        self.bytes
    }

    /// Keeps a cell; its row and column counted from 0.
    pub(crate) fn put(&mut self, row: u32, column: u32, text: &str) -> Result<(), Unreadable> {
        if text.trim().is_empty() {
            return Ok(());
        }
        if column as usize >= FILE_COLUMNS_MAX {
            return Err(Unreadable::TooManyColumns);
        }
        self.bytes += text.len();
        if self.bytes > UNPACKED_BYTES_MAX {
            return Err(Unreadable::TooMuchUnpacked);
        }
        // One more for the header, and as many as may stand above it.
        let rows_max = FILE_ROWS_MAX + HEADER_ROWS_MAX + 1;
        if row >= LAST_ROW_MAX || (self.rows.len() >= rows_max && !self.rows.contains_key(&(row + 1))) {
            return Err(Unreadable::TooManyRows { max: FILE_ROWS_MAX });
        }
        // Below FILE_COLUMNS_MAX.
        self.rows.entry(row + 1).or_default().push((column as u16, text.into()));
        Ok(())
    }

    /// Gives a merged cell's text to each row it spans, as a person reads it. What spans columns stays a title.
    pub(crate) fn merge(&mut self, merged: Dimensions) -> Result<(), Unreadable> {
        let ((top, left), (bottom, _)) = (merged.start, merged.end);
        if bottom <= top || bottom >= LAST_ROW_MAX {
            return Ok(());
        }
        let of_row = self.rows.get(&(top + 1)).into_iter().flatten();
        let Some(text) = of_row.filter(|(column, _)| u32::from(*column) == left).map(|(_, text)| text.clone()).next()
        else {
            return Ok(());
        };
        // Only rows that hold something: a merged cell that reaches down to the end of the sheet makes no rows.
        let rows: Vec<u32> = self.rows.range(top + 2..=bottom + 1).map(|(row, _)| *row).collect();
        self.merged += rows.len();
        if self.merged > MERGED_ROWS_MAX {
            return Err(Unreadable::Damaged);
        }
        for row in rows {
            if !self.rows[&row].iter().any(|(column, _)| u32::from(*column) == left) {
                self.put(row - 1, left, &text)?;
            }
        }
        Ok(())
    }

    /// How much it looks like the list: the most columns that one of its first rows names.
    fn names(&self) -> usize {
        self.rows.values().take(HEADER_ROWS_MAX).map(|cells| Header::names(&record(cells))).max().unwrap_or(0)
    }

    pub(crate) fn into_records(mut self) -> SheetRecords {
        for cells in self.rows.values_mut() {
            cells.sort_by_key(|(column, _)| *column);
        }
        SheetRecords(self.rows.into_iter())
    }
}

fn record(cells: &[(u16, Box<str>)]) -> ByteRecord {
    let mut record = ByteRecord::new();
    for (column, text) in cells {
        while record.len() < usize::from(*column) {
            record.push_field(b"");
        }
        record.push_field(text.as_bytes());
    }
    record
}

/// The rows of a sheet that hold something, as records.
pub(crate) struct SheetRecords(std::collections::btree_map::IntoIter<u32, Vec<(u16, Box<str>)>>);

impl Records for SheetRecords {
    fn next(&mut self, next: &mut ByteRecord) -> Result<Option<u32>, RowsError> {
        let Some((row, cells)) = self.0.next() else { return Ok(None) };
        *next = record(&cells);
        Ok(Some(row))
    }
}

/// What the first bytes of a workbook are.
const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Whether bytes may be a workbook.
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP) || bytes.starts_with(OLE)
}

/// Reads the sheet asked for, or the one whose first rows name most columns.
pub(crate) fn open(bytes: &[u8], wanted: Option<&str>) -> Result<Workbook, Unreadable> {
    if bytes.starts_with(OLE) {
        streams_end(bytes)?;
        let mut book = Xls::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
        let names = visible(book.sheets_metadata());
        return choose(names, wanted, |name| xls_sheet(&mut book, name));
    }
    let names = unpacked(bytes)?;
    if names.iter().any(|name| name == ods::CONTENT) {
        let mut sheets = ods::sheets(bytes)?;
        let names: Vec<String> = sheets.iter().map(|(name, _)| name.clone()).collect();
        return choose(names, wanted, |name| {
            let at = sheets.iter().position(|(of, _)| of == name).ok_or(Unreadable::Damaged)?;
            Ok(std::mem::take(&mut sheets[at].1))
        });
    }
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    let names = visible(book.sheets_metadata());
    choose(names, wanted, |name| xlsx_sheet(&mut book, name))
}

/// Reads each stream of a compound file (xls) to its end: calamine follows a chain of sectors that leads back to itself
/// until memory is full; cfb does not.
fn streams_end(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    let streams: Vec<_> = file.walk().filter(cfb::Entry::is_stream).map(|entry| entry.path().to_owned()).collect();
    let mut left = UNPACKED_BYTES_MAX as u64;
    for stream in streams {
        let mut stream = file.open_stream(stream).map_err(|_| Unreadable::Damaged)?;
        let read = std::io::copy(&mut stream.by_ref().take(left + 1), &mut std::io::sink())
            .map_err(|_| Unreadable::Damaged)?;
        left = left.checked_sub(read).ok_or(Unreadable::TooMuchUnpacked)?;
    }
    Ok(())
}

/// Unpacks a zip file to nowhere, to know that it stays below the limit: the sizes it states may be lies. Answers the
/// names of what it holds.
fn unpacked(bytes: &[u8]) -> Result<Vec<String>, Unreadable> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    let (mut left, mut names) = (UNPACKED_BYTES_MAX as u64, Vec::new());
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).map_err(|_| Unreadable::Damaged)?;
        names.push(file.name().map_err(|_| Unreadable::Damaged)?.into_owned());
        let read =
            std::io::copy(&mut file.by_ref().take(left + 1), &mut std::io::sink()).map_err(|_| Unreadable::Damaged)?;
        left = left.checked_sub(read).ok_or(Unreadable::TooMuchUnpacked)?;
    }
    Ok(names)
}

fn visible(sheets: &[calamine::Sheet]) -> Vec<String> {
    let shown = |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet;
    sheets.iter().filter(shown).map(|sheet| sheet.name.clone()).collect()
}

fn choose(
    names: Vec<String>,
    wanted: Option<&str>,
    mut read: impl FnMut(&str) -> Result<Sheet, Unreadable>,
) -> Result<Workbook, Unreadable> {
    if let Some(wanted) = wanted {
        let name = names.iter().find(|name| *name == wanted).ok_or(Unreadable::NoSuchSheet)?.clone();
        return Ok(Workbook { sheet: read(&name)?, name, names });
    }
    let mut best: Option<(usize, String, Sheet)> = None;
    for name in names.iter().take(SHEETS_MAX) {
        let sheet = read(name)?;
        let fit = sheet.names();
        if best.as_ref().is_none_or(|(most, ..)| fit > *most) {
            best = Some((fit, name.clone(), sheet));
        }
    }
    let (_, name, sheet) = best.ok_or(Unreadable::Empty)?;
    Ok(Workbook { name, names, sheet })
}

fn xlsx_sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Sheet, Unreadable> {
    let mut sheet = Sheet::default();
    let mut cells = book.worksheet_cells_reader(name).map_err(|_| Unreadable::Damaged)?;
    while let Some(cell) = cells.next_cell().map_err(|_| Unreadable::Damaged)? {
        let (row, column) = cell.get_position();
        match cell.get_value() {
            // Most cells: no copy of a text that many cells share.
            DataRef::SharedString(text) => sheet.put(row, column, text)?,
            value => sheet.put(row, column, &text(&Data::from(value.clone())))?,
        }
    }
    drop(cells);
    for merged in book.merge_cells_by_sheet_name(name).unwrap_or_default() {
        sheet.merge(merged)?;
    }
    Ok(sheet)
}

fn xls_sheet(book: &mut Xls<Cursor<&[u8]>>, name: &str) -> Result<Sheet, Unreadable> {
    let mut sheet = Sheet::default();
    let range = book.worksheet_range(name).map_err(|_| Unreadable::Damaged)?;
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        sheet.put(top + row as u32, left + column as u32, &text(value))?;
    }
    for merged in book.merge_cells_by_sheet_name(name).unwrap_or_default() {
        sheet.merge(merged)?;
    }
    Ok(sheet)
}

/// A cell as a person reads it, but dates as the catalogue writes them.
fn text(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(answer) => if *answer { "oui" } else { "non" }.to_owned(),
        Data::DateTime(date) => date_text(*date),
        Data::DateTimeIso(date) => date.clone(),
        Data::DurationIso(duration) => duration.clone(),
        Data::Error(error) => error.to_string(),
    }
}

fn date_text(date: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    if date.is_duration() || year < 1900 || (date.as_f64() < 1.0) {
        format!("{hour:02}:{minute:02}")
    } else if (hour, minute, second) == (0, 0, 0) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{Column, Imported, MatchedBy, ReadOptions, import_file, shipped_vocabulary};
    use repertoire_catalogue::{Catalogue, Locale};

    /// One list of 24 rows, as `LibreOffice` writes it (`tests/fixtures/spreadsheets/make`).
    const FILES: [(&str, &[u8]); 4] = [
        ("xlsx", include_bytes!("../../../tests/fixtures/spreadsheets/liste.xlsx")),
        ("xls", include_bytes!("../../../tests/fixtures/spreadsheets/liste.xls")),
        ("ods", include_bytes!("../../../tests/fixtures/spreadsheets/liste.ods")),
        ("csv", include_bytes!("../../../tests/fixtures/spreadsheets/liste.csv")),
    ];

    fn read(bytes: &[u8], options: &ReadOptions, published: Option<&Catalogue>) -> Result<Imported, Unreadable> {
        import_file(bytes, options, Arc::new(shipped_vocabulary()), published)
    }

    #[test]
    fn what_libreoffice_writes_is_read_as_it_shows_whatever_the_format() {
        let shipped = crate::shipped().catalogue;
        for (kind, bytes) in FILES {
            let Imported { catalogue, report, layout } =
                read(bytes, &ReadOptions::default(), Some(&shipped)).expect("a readable file");
            let told = report.to_text(Locale::Fr);
            // A text file knows no merged cells: the rows below lack their organiser, and are told.
            let kept = if kind == "csv" { report.kept } else { 24 };
            assert_eq!((report.read, report.kept, layout.header_row), (24, kept, 3), "{kind} {told}");
            assert_eq!(layout.sheet.as_deref(), (kind != "csv").then_some("Dispositifs"), "{kind}");
            assert!(kind == "csv" || layout.sheets == ["À lire d'abord", "Dispositifs"], "{kind} {:?}", layout.sheets);
            assert!(catalogue.schemes().len() > 5, "{kind} {told}");
            for scheme in catalogue.schemes() {
                let known = shipped.schemes().iter().find(|known| known.id == scheme.id);
                let known = known.unwrap_or_else(|| panic!("{kind}: {} is not found again", scheme.title));
                for column in crate::COLUMNS {
                    // The list has no such columns.
                    if !matches!(column, Column::AudienceNote | Column::Dates) {
                        let [read, before] =
                            [(&catalogue, scheme), (&shipped, known)].map(|(of, one)| crate::cell(of, one, column));
                        assert_eq!(read, before, "{kind} {} {}", scheme.id, column.header());
                    }
                }
            }
            assert!(
                layout.columns.iter().all(|of| matches!(of.column, Some((_, MatchedBy::Name | MatchedBy::Synonym))))
            );
        }
    }

    #[test]
    fn a_sheet_is_chosen_by_name_and_a_hidden_one_never() {
        for (kind, bytes) in &FILES[..3] {
            let of =
                |name: &str| read(bytes, &ReadOptions { sheet: Some(name.into()), ..ReadOptions::default() }, None);
            assert!(matches!(of("À lire d'abord"), Err(Unreadable::NoKnownColumn { .. })), "{kind}");
            assert!(matches!(of("Ancienne liste"), Err(Unreadable::NoSuchSheet)), "{kind}");
            assert!(of("Dispositifs").is_ok(), "{kind}");
        }
    }

    /// An ODS file of these rows.
    fn ods(rows: &str) -> Vec<u8> {
        use std::io::Write as _;
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(ods::CONTENT, zip::write::SimpleFileOptions::default()).expect("a file");
        write!(zip, "<!DOCTYPE a [<!ENTITY b \"BOOM\">]><office:document-content><table:table table:name=\"a\">{rows}</table:table></office:document-content>").expect("memory");
        zip.finish().expect("a zip").into_inner()
    }

    fn cell(attributes: &str, text: &str) -> String {
        format!(
            "<table:table-cell office:value-type=\"string\" {attributes}><text:p>{text}</text:p></table:table-cell>"
        )
    }

    fn row(attributes: &str, cells: &str) -> String {
        format!("<table:table-row {attributes}>{cells}</table:table-row>")
    }

    #[track_caller]
    fn check_ods(rows: &str, expected: &str) {
        let told = match read(&ods(rows), &ReadOptions::default(), None) {
            Ok(imported) => format!("{} rows", imported.report.read),
            Err(error) => format!("{error:?}"),
        };
        assert_eq!(told, expected);
    }

    #[test]
    fn repeated_cells_and_rows_have_limits() {
        let header = row("", &cell("", "titre"));
        let repeated = |of: &str, count: usize| format!("table:number-{of}-repeated=\"{count}\"");
        let wide = |columns| header.clone() + &row("", &cell(&repeated("columns", columns), "x"));
        check_ods(&wide(FILE_COLUMNS_MAX), "1 rows");
        check_ods(&wide(FILE_COLUMNS_MAX + 1), "TooManyColumns");
        check_ods(&wide(1_000_000_000), "TooManyColumns");
        let long = |rows| header.clone() + &row(&repeated("rows", rows), &cell("", "x"));
        check_ods(&long(FILE_ROWS_MAX), &format!("{FILE_ROWS_MAX} rows"));
        check_ods(&long(FILE_ROWS_MAX + 1), "TooManyRows { max: 200000 }");
        check_ods(&long(4_000_000_000), "TooManyRows { max: 200000 }");
        // Blank ones beyond what is filled are how LibreOffice ends a sheet.
        let blank = row(&repeated("rows", 1_048_576), &format!("<table:table-cell {}/>", repeated("columns", 16_384)));
        check_ods(&(header.clone() + &row("", &cell("", "x")) + &blank), "1 rows");
        // A text of a kilobyte, as often as may be in rows and columns, is more than all cells may hold.
        let bomb = row(&repeated("rows", 100_000), &cell(&repeated("columns", 200), &"x".repeat(1_000)));
        check_ods(&(header + &bomb), "TooMuchUnpacked");
    }

    #[test]
    fn a_chain_of_sectors_that_leads_back_to_itself_ends() {
        let looped = include_bytes!("../../../tests/fuzz/corpus/file/looped-chain.xls");
        assert!(matches!(read(looped, &ReadOptions::default(), None), Err(Unreadable::Damaged)));
    }

    #[test]
    fn merged_cells_that_lie_over_each_other_end() {
        let mut sheet = Sheet::default();
        for row in 0..1_000 {
            sheet.put(row, 0, "x").expect("a cell");
        }
        let all = Dimensions { start: (0, 0), end: (999, 0) };
        let merges = MERGED_ROWS_MAX / 999;
        assert!((0..merges).all(|_| sheet.merge(all).is_ok()));
        assert!(matches!(sheet.merge(all), Err(Unreadable::Damaged)));
        // What ends above its start, or far below the sheet, is passed over.
        for end in [0, u32::MAX] {
            assert!(Sheet::default().merge(Dimensions { start: (5, 0), end: (end, 0) }).is_ok());
        }
    }

    #[test]
    fn all_sheets_together_have_the_limit_of_one() {
        let sheet = row(&format!("table:number-rows-repeated=\"{}\"", 20_000), &cell("", &"x".repeat(1_000)));
        let next = "</table:table><table:table table:name=\"b\">";
        check_ods(&[row("", &cell("", "titre")), sheet.clone()].concat(), "20000 rows");
        check_ods(&[&*sheet, next, &sheet, next, &sheet].concat(), "TooMuchUnpacked");
    }

    #[test]
    fn entities_notes_and_lines_of_a_cell() {
        let title = "Un&amp;deux &b; &#233;<text:s text:c=\"2\"/>fin</text:p><text:p>suite";
        let note = "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>note</text:p></office:annotation><text:p>équipes</text:p></table:table-cell>";
        let mut sheets = ods::sheets(&ods(&row("", &(cell("", title) + note)))).expect("sheets");
        let (_, sheet) = sheets.pop().expect("a sheet");
        let cells: Vec<&str> = sheet.rows[&1].iter().map(|(_, text)| &**text).collect();
        assert_eq!(cells, ["Un&deux  é  fin\nsuite", "équipes"]);
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused_and_so_is_what_does_not_open() {
        use std::io::Write as _;
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("xl/workbook.xml", zip::write::SimpleFileOptions::default()).expect("a file");
        let zeros = vec![b' '; 1_000_000];
        for _ in 0..=UNPACKED_BYTES_MAX / zeros.len() {
            zip.write_all(&zeros).expect("memory");
        }
        let bomb = zip.finish().expect("a zip").into_inner();
        assert!(bomb.len() < 100_000);
        assert!(matches!(read(&bomb, &ReadOptions::default(), None), Err(Unreadable::TooMuchUnpacked)));
        for damaged in [ZIP, OLE, &FILES[0].1[..5_000], &FILES[1].1[..5_000], &FILES[2].1[..5_000]] {
            assert!(matches!(read(damaged, &ReadOptions::default(), None), Err(Unreadable::Damaged)));
        }
    }
}
