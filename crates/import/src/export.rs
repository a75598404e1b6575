//! A catalogue, or some rows of it, as a file that is read again without loss: as [`import`](crate::import) reads it (RFC 4180,
//! commas, `\n`, no byte order mark, cells defused against formulas), or as a workbook for who works on in a spreadsheet.

use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};
use repertoire_catalogue::{Catalogue, Contact, Cost, Date, Scheme};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Url, Worksheet};

use crate::xlsx::{
    List, Unwritable, WORKBOOK_CELLS_MAX, cell_text, header_format, link_format, passed_on, text_format, workbook_about,
};
use crate::{COLUMNS, Column, cell, formula};

/// Writes some rows, in the order given, below a header row.
///
/// # Panics
/// When a row is not one of the catalogue's.
pub fn export(out: impl Write, catalogue: &Catalogue, rows: impl IntoIterator<Item = usize>) -> io::Result<()> {
    let mut exporter = Exporter::new(out, CsvLayout::Import)?;
    for row in rows {
        exporter.write_row(catalogue, row)?;
    }
    exporter.finish()
}

/// How the cells of a text file stand apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsvLayout {
    /// As [`import`](crate::import) reads it, and programs do.
    Import,
    /// As Excel opens it by a double click where numbers have a decimal comma, as in Belgium: semicolons, CRLF, and a byte order
    /// mark without which it would take UTF-8 for Windows-1252.
    Excel,
}

/// Writes rows one by one, for those who stream.
pub struct Exporter<W: Write>(Writer<W>);

impl<W: Write> Exporter<W> {
    /// Starts a file with its header row.
    pub fn new(mut out: W, layout: CsvLayout) -> io::Result<Self> {
        let (delimiter, terminator) = match layout {
            CsvLayout::Import => (b',', Terminator::Any(b'\n')),
            CsvLayout::Excel => {
                out.write_all("\u{FEFF}".as_bytes())?;
                (b';', Terminator::CRLF)
            }
        };
        let mut writer = WriterBuilder::new().delimiter(delimiter).terminator(terminator).from_writer(out);
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

/// First day written as one: before it, spreadsheets count days in two ways.
const FIRST_DAY: Date = Date::constant(1900, 3, 1);

/// What a workbook says of itself, in its reader's words: on a sheet of its own behind the list, and in the properties of the file.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Name of the sheet: at most 31 characters, none of `[]:*?/\`.
    pub sheet: String,
    /// What the list is.
    pub title: String,
    /// Under which licence, in one sentence with its address.
    pub licence: String,
    /// What else is told, line by line.
    pub lines: Vec<AboutLine>,
}

/// A line of [`About`].
#[derive(Clone, Debug)]
pub struct AboutLine {
    /// What is told.
    pub label: String,
    /// In words.
    pub text: String,
    /// Where it leads, if anywhere: a whole address.
    pub link: Option<String>,
}

/// Some rows, in the order given, as a workbook: what is one date is a date there, what is an amount without a unit a number, what is
/// one web or mail address a link; all else is a text.
///
/// # Errors
/// When they are more than a workbook holds.
///
/// # Panics
/// When a row is not one of the catalogue's.
pub fn export_xlsx(catalogue: &Catalogue, rows: impl IntoIterator<Item = usize>) -> Result<Vec<u8>, Unwritable> {
    let sheet = catalogue_sheet(catalogue, rows, List::new(CATALOGUE_SHEET, WORKBOOK_CELLS_MAX)?)?;
    workbook_about([sheet], DocProperties::new())
}

/// The same, saying what it is: the list stays the first sheet, which is the one that is read when the file comes back.
///
/// # Errors
/// As [`export_xlsx`], and when the sheet's name can't be one.
///
/// # Panics
/// When a row is not one of the catalogue's.
pub fn export_xlsx_with(
    catalogue: &Catalogue,
    rows: impl IntoIterator<Item = usize>,
    about: &About,
) -> Result<Vec<u8>, Unwritable> {
    let sheet = catalogue_sheet(catalogue, rows, List::new(CATALOGUE_SHEET, WORKBOOK_CELLS_MAX)?)?;
    let properties = DocProperties::new().set_title(&about.title).set_comment(&about.licence);
    workbook_about([sheet, about_sheet(about)?], properties)
}

/// The sheet with the list, whose limits are those of `list`.
fn catalogue_sheet(
    catalogue: &Catalogue,
    rows: impl IntoIterator<Item = usize>,
    mut list: List,
) -> Result<Worksheet, Unwritable> {
    let formats = Formats::new();
    for (at, column) in COLUMNS.into_iter().enumerate() {
        list.sheet.write_string_with_format(0, at as u16, column.header(), &header_format())?;
        list.measure(at, column.header());
    }
    let mut last_row = 0;
    for row in rows {
        let scheme = &catalogue.schemes()[row];
        last_row += 1;
        for (at, column) in COLUMNS.into_iter().enumerate() {
            if let Some(date) = day(scheme, column) {
                list.take_room()?;
                list.measure(at, "0000-00-00");
                list.sheet.write_datetime_with_format(last_row, at as u16, date, &formats.day)?;
                continue;
            }
            let text = formula::quote(cell(catalogue, scheme, column));
            if text.is_empty() {
                continue;
            }
            list.measure(at, &text);
            if let Some((euros, format)) = amount(scheme, column, &formats) {
                list.take_room()?;
                list.sheet.write_number_with_format(last_row, at as u16, euros, format)?;
            } else if let Some(link) = link(scheme, column) {
                list.put_link(last_row, at, &text, &link)?;
            } else {
                list.put(last_row, at, &text)?;
            }
        }
    }
    list.measure(Column::Verified as usize, "0000-00-00");
    let mut sheet = list.finish(0, last_row, COLUMNS.len() - 1)?;
    sheet.set_column_format(Column::Verified as u16, &formats.day)?;
    Ok(sheet)
}

/// Width of the labels of the sheet behind the list, and of what is told, in characters.
const ABOUT_CHARS: [u32; 2] = [24, 100];

fn about_sheet(about: &About) -> Result<Worksheet, Unwritable> {
    let mut sheet = Worksheet::new();
    sheet.set_name(&about.sheet)?;
    let (label, text) = (text_format().set_bold(), text_format().set_text_wrap());
    let link = link_format().set_text_wrap();
    for (column, chars) in (0..).zip(ABOUT_CHARS) {
        sheet.set_column_width(column, chars)?;
    }
    sheet.write_string_with_format(0, 0, &*cell_text(&about.title), &text_format().set_bold().set_font_size(14))?;
    for (row, line) in (2..).zip(&about.lines) {
        sheet.write_string_with_format(row, 0, &*cell_text(&line.label), &label)?;
        match line.link.as_deref().and_then(passed_on) {
            Some(to) => sheet.write_url_with_format(row, 1, Url::new(to).set_text(&*cell_text(&line.text)), &link)?,
            None => sheet.write_string_with_format(row, 1, &*cell_text(&line.text), &text)?,
        };
    }
    Ok(sheet)
}

/// The one date of a cell that holds nothing else.
fn day(scheme: &Scheme, column: Column) -> Option<ExcelDateTime> {
    let date = match (column, &*scheme.dates) {
        (Column::Verified, _) => scheme.verified,
        (Column::Dates, &[date]) => Some(date),
        _ => None,
    };
    let date = date.filter(|date| *date >= FIRST_DAY)?;
    ExcelDateTime::from_ymd(date.year().unsigned_abs(), date.month().unsigned_abs(), date.day().unsigned_abs()).ok()
}

/// The number of euros of a cell that holds nothing else, as the catalogue file writes it.
fn amount<'a>(scheme: &Scheme, column: Column, formats: &'a Formats) -> Option<(f64, &'a Format)> {
    match (column, scheme.cost) {
        (Column::Cost, Cost::Amount { min, max, unit: None }) if min == max => {
            let format = if min.0.is_multiple_of(100) { &formats.euros } else { &formats.cents };
            Some((f64::from(min.0) / 100.0, format))
        }
        _ => None,
    }
}

/// Where a cell leads that holds one web or mail address and nothing else.
fn link(scheme: &Scheme, column: Column) -> Option<String> {
    match column {
        Column::Url => Some(scheme.url.to_string()),
        Column::Source => Some(scheme.source.to_string()),
        Column::Registration => {
            let mut contacts = scheme.registration.as_ref()?.contacts();
            let only = contacts.next().filter(|_| contacts.next().is_none())?;
            matches!(only, Contact::Web(_) | Contact::Mail(_)).then(|| only.href()).flatten()
        }
        _ => None,
    }
}

/// Name of the sheet of an export that holds the list.
const CATALOGUE_SHEET: &str = "Catalogue";

/// How cells that are no texts are shown: as the catalogue file writes them.
struct Formats {
    day: Format,
    euros: Format,
    cents: Format,
}

impl Formats {
    fn new() -> Self {
        let shown = |format: &str| text_format().set_num_format(format).set_align(FormatAlign::Left);
        Self { day: text_format().set_num_format("yyyy-mm-dd"), euros: shown("0"), cents: shown("0.00") }
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
    use std::io::Cursor;
    use std::sync::Arc;

    use super::*;
    use crate::testing::{catalogues, file, read, row};
    use crate::{CATALOGUE_CSV, Imported, MatchedBy, ReadOptions, import_file, shipped};
    use calamine::{Data, Reader as _, Xlsx};
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
    fn the_layout_for_excel_holds_the_same_and_is_read_again() {
        let shipped = shipped();
        let mut file = Vec::new();
        let mut exporter = Exporter::new(&mut file, CsvLayout::Excel).expect("memory");
        (0..shipped.catalogue.schemes().len())
            .for_each(|row| exporter.write_row(&shipped.catalogue, row).expect("memory"));
        exporter.finish().expect("memory");
        assert!(file.starts_with("\u{FEFF}id;intitule;".as_bytes()) && file.ends_with(b"\r\n"));
        let vocabulary = Arc::new(crate::shipped_vocabulary());
        let again = import_file(&file, &ReadOptions::default(), vocabulary, None).expect("a readable file");
        assert_eq!(again.catalogue.schemes(), shipped.catalogue.schemes());
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

    fn read_workbook(xlsx: &[u8]) -> Imported {
        let vocabulary = Arc::new(crate::shipped_vocabulary());
        import_file(xlsx, &ReadOptions::default(), vocabulary, None).expect("a readable file")
    }

    #[test]
    fn the_shipped_catalogue_survives_the_way_into_a_workbook_and_back() {
        let imported = shipped();
        let xlsx = export_xlsx(&imported.catalogue, 0..imported.catalogue.schemes().len()).expect("a workbook");
        let again = read_workbook(&xlsx);
        assert_eq!(again.report, imported.report);
        assert_eq!(again.catalogue.schemes(), imported.catalogue.schemes());
        assert!(again.layout.columns.iter().all(|of| matches!(of.column, Some((_, MatchedBy::Name)))));
        assert_eq!(export_xlsx(&again.catalogue, 0..again.catalogue.schemes().len()).expect("a workbook"), xlsx);
    }

    /// The first sheet of a workbook of these rows.
    fn cells(rows: &[String]) -> calamine::Range<Data> {
        let catalogue = read(file(rows).as_bytes()).catalogue;
        assert_eq!(catalogue.schemes().len(), rows.len());
        let xlsx = export_xlsx(&catalogue, 0..rows.len()).expect("a workbook");
        let mut book = Xlsx::new(Cursor::new(xlsx)).expect("a workbook");
        assert!(book.worksheet_formula(CATALOGUE_SHEET).expect("a sheet").is_empty());
        book.worksheet_range_at(0).expect("a sheet").expect("cells")
    }

    #[track_caller]
    fn check_cell(column: Column, written: &str, expected: &Data) {
        let cells = cells(&[row(&[(column, written)])]);
        let mut found = cells.get_value((1, column as u32)).expect("a cell").clone();
        if let Data::DateTime(date) = found {
            found = Data::Float(date.as_f64());
        }
        assert_eq!(&found, expected, "{written}");
    }

    #[test]
    fn what_is_a_date_or_an_amount_is_one_in_a_workbook() {
        let text = |text: &str| Data::String(text.into());
        check_cell(Column::Verified, "2026-03-01", &Data::Float(46_082.0));
        check_cell(Column::Verified, "1900-03-01", &Data::Float(61.0));
        check_cell(Column::Verified, "1899-12-31", &text("1899-12-31"));
        check_cell(Column::Dates, "2026-03-01", &Data::Float(46_082.0));
        check_cell(Column::Dates, "2026-03-01|2026-03-02", &text("2026-03-01|2026-03-02"));
        check_cell(Column::Cost, "80", &Data::Float(80.0));
        check_cell(Column::Cost, "12.50", &Data::Float(12.5));
        check_cell(Column::Cost, "80/personne", &text("80/personne"));
        check_cell(Column::Cost, "80-120", &text("80-120"));
        check_cell(Column::Cost, "gratuit", &text("gratuit"));
        check_cell(Column::Duration, "80", &text("80"));
    }

    #[test]
    fn what_looks_like_a_formula_stays_a_text_in_a_workbook() {
        check_cell(Column::Title, "=1+1", &Data::String("=1+1".into()));
        check_cell(Column::Registration, "'=2", &Data::String("=2".into()));
    }

    /// The text of a file inside a workbook.
    fn inside(xlsx: &[u8], name: &str) -> String {
        let mut zip = zip::ZipArchive::new(Cursor::new(xlsx)).expect("a zip file");
        let mut text = String::new();
        io::Read::read_to_string(&mut zip.by_name(name).expect("a file"), &mut text).expect("UTF-8");
        text
    }

    const LINKS: &str = "xl/worksheets/_rels/sheet1.xml.rels";

    #[test]
    fn one_address_is_a_link_in_a_workbook_and_several_are_a_text() {
        let with = |id, contact| row(&[(Column::Id, id), (Column::Registration, contact)]);
        let csv = file(&[
            with("mail", "Info@un.be"),
            with("web", "https://deux.be/?a=1&b=d%C3%A9j%C3%A0#c"),
            with("phone", "02 123 45 67"),
            with("several", "info@trois.be ; https://quatre.be"),
            with("words", "javascript:alert(1)"),
        ]);
        let xlsx = export_xlsx(&read(csv.as_bytes()).catalogue, 0..5).expect("a workbook");
        let links = inside(&xlsx, LINKS);
        let targets: Vec<&str> = links.split("Target=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let un = "https://un.be";
        assert_eq!(
            targets,
            ["mailto:info@un.be", un, un, "https://deux.be/?a=1&amp;b=déjà", un, un, un, un, un, un, un, un]
        );
        let sheet = inside(&xlsx, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("location=\"c\""));
        // The header stays in sight, and filters.
        assert!(sheet.contains("<pane ySplit=\"1\"") && sheet.contains("<autoFilter ref=\"A1:S6\"/>"), "{sheet}");
    }

    #[test]
    fn a_sheet_has_as_many_links_as_it_may_and_then_texts() {
        let catalogue = read(file(&[row(&[]), row(&[(Column::Id, "deux")])]).as_bytes()).catalogue;
        let linked = |links_max: usize| {
            let list = List::new(CATALOGUE_SHEET, 1_000).expect("a sheet").with_links(links_max);
            let sheet = catalogue_sheet(&catalogue, 0..2, list).expect("a sheet");
            let xlsx = workbook_about([sheet], DocProperties::new()).expect("a workbook");
            assert_eq!(read_workbook(&xlsx).catalogue.schemes(), catalogue.schemes());
            inside(&xlsx, LINKS).matches("Target=").count()
        };
        assert_eq!([linked(1), linked(3), linked(4), linked(5)], [1, 3, 4, 4]);
    }

    #[test]
    fn a_workbook_says_what_it_is_and_its_list_is_still_the_one_that_is_read() {
        let catalogue = shipped().catalogue;
        let line = |label: &str, text: &str, link: Option<&str>| AboutLine {
            label: label.into(),
            text: text.into(),
            link: link.map(Into::into),
        };
        // Lines as like a header as they can be.
        let lines = COLUMNS.map(|column| line(column.header(), Column::Title.header(), None)).into_iter();
        let licence = line("Licence", "=CC BY 4.0", Some("https://creativecommons.org/licenses/by/4.0/"));
        let about = About {
            sheet: "À propos".into(),
            title: "Répertoire".into(),
            licence: "CC BY 4.0".into(),
            lines: lines.chain([licence]).collect(),
        };
        for rows in [0, 1, catalogue.schemes().len()] {
            let xlsx = export_xlsx_with(&catalogue, 0..rows, &about).expect("a workbook");
            let again = read_workbook(&xlsx);
            assert_eq!((again.report.errors_count, again.layout.sheet.as_deref()), (0, Some(CATALOGUE_SHEET)));
            assert_eq!(again.catalogue.schemes(), &catalogue.schemes()[..rows]);
            let mut book = Xlsx::new(Cursor::new(&xlsx)).expect("a workbook");
            assert_eq!(book.sheet_names(), [CATALOGUE_SHEET, "À propos"]);
            let told = book.worksheet_range("À propos").expect("a sheet");
            let last = told.rows().next_back().expect("a row");
            assert_eq!(last, [Data::String("Licence".into()), Data::String("=CC BY 4.0".into())]);
            assert!(inside(&xlsx, "docProps/core.xml").contains("<dc:description>CC BY 4.0</dc:description>"));
        }
    }

    #[test]
    fn the_longest_workbook_is_written_and_one_more_cell_is_not() {
        let catalogue = read(file(&[row(&[])]).as_bytes()).catalogue;
        let written = |rows, cells_max| {
            catalogue_sheet(&catalogue, 0..rows, List::new(CATALOGUE_SHEET, cells_max).expect("a sheet"))
        };
        assert!(written(1, 10).is_ok() && written(0, 0).is_ok());
        assert!(matches!(written(1, 9), Err(Unwritable::TooLong)));
    }

    proptest! {
        // A workbook takes longer than a text.
        #![proptest_config(ProptestConfig::with_cases(50))]

        #[test]
        fn what_is_exported_as_a_workbook_is_imported_again(catalogue in catalogues()) {
            let xlsx = export_xlsx(&catalogue, 0..catalogue.schemes().len()).expect("a workbook");
            let again = read_workbook(&xlsx);
            prop_assert_eq!(again.report.errors_count, 0);
            prop_assert_eq!(again.catalogue.schemes(), catalogue.schemes());
        }
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
