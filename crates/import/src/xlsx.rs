//! What all workbooks have in common that are written here: texts that stay texts, within what the format holds, and the same
//! bytes for the same list.

use std::borrow::Cow;

use repertoire_catalogue::{Labels, Locale};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, IgnoreError, Url, Workbook, Worksheet, XlsxError,
};

use crate::Unreadable;
use crate::messages::thousands;

/// Longest text of a cell, in UTF-16 units, as the format counts them.
pub(crate) const XLSX_CELL_UNITS_MAX: usize = 32_767;

/// Most filled cells of a workbook that is written. Each is held in memory until it is done, some 300 bytes; and a longer list could
/// not be read again: unpacked, it would hold more than [`UNPACKED_BYTES_MAX`](crate::UNPACKED_BYTES_MAX).
pub const WORKBOOK_CELLS_MAX: usize = 1_000_000;

/// Most links of a sheet: with more of them Excel says that the file is damaged. What is beyond stays a text.
pub const SHEET_LINKS_MAX: usize = 65_530;

/// Most rows that stay in sight: with more of them a small screen shows nothing else.
pub(crate) const FROZEN_ROWS_MAX: u32 = 10;

/// Widest and narrowest column of a list, in characters.
const COLUMN_CHARS_MAX: usize = 50;
const COLUMN_CHARS_MIN: usize = 8;

/// Why a workbook can't be written.
#[derive(Debug, thiserror::Error)]
pub enum Unwritable {
    /// The file that is to be given back can't be read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// More rows or cells than may be.
    #[error("the list is too long for a workbook")]
    TooLong,
    /// The writer failed.
    #[error("the workbook can't be written")]
    Failed(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl From<XlsxError> for Unwritable {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::RowColumnLimitError => Self::TooLong,
            error => Self::Failed(error.into()),
        }
    }
}

impl Unwritable {
    /// What to tell people. The cause for the log is in `Display` and `source`.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let cells = thousands(WORKBOOK_CELLS_MAX, locale);
        match (self, locale) {
            (Self::Unreadable(error), locale) => error.message(locale),
            (Self::TooLong, Locale::Fr) => {
                format!("La liste est trop longue pour un classeur : il contient au plus {cells} cases remplies.")
            }
            (Self::TooLong, Locale::Nl) => {
                format!("De lijst is te lang voor een werkmap: die bevat hoogstens {cells} ingevulde cellen.")
            }
            (Self::TooLong, Locale::En) => {
                format!("The list is too long for a workbook: it holds at most {cells} filled cells.")
            }
            (Self::Failed(_), Locale::Fr) => {
                "Le classeur n'a pas pu être écrit. Signalez ce défaut avec votre fichier.".into()
            }
            (Self::Failed(_), Locale::Nl) => {
                "De werkmap kon niet worden geschreven. Meld deze fout, met uw bestand.".into()
            }
            (Self::Failed(_), Locale::En) => {
                "The workbook could not be written. Report this fault, with your file.".into()
            }
        }
    }
}

/// The bytes of a workbook of these sheets. It does not say when it was written: the same list is the same bytes.
pub(crate) fn workbook(sheets: impl IntoIterator<Item = Worksheet>) -> Result<Vec<u8>, Unwritable> {
    workbook_about(sheets, DocProperties::new())
}

/// The same, with properties that spreadsheets show beside the name of the file.
pub(crate) fn workbook_about(
    sheets: impl IntoIterator<Item = Worksheet>,
    properties: DocProperties,
) -> Result<Vec<u8>, Unwritable> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&properties.set_creation_datetime(&created));
    for sheet in sheets {
        workbook.push_worksheet(sheet);
    }
    Ok(workbook.save_to_buffer()?)
}

/// A cell of the format "text": what people write into it stays as written, be it `=1+1`, `3-5` or `01`.
pub(crate) fn text_format() -> Format {
    Format::new().set_num_format("@").set_align(FormatAlign::Top)
}

/// A cell of the header row.
pub(crate) fn header_format() -> Format {
    text_format().set_bold().set_text_wrap().set_background_color(Color::RGB(0xE7_E6_E6))
}

/// A cell whose text is a link.
pub(crate) fn link_format() -> Format {
    text_format().set_hyperlink()
}

/// A link as the writer passes it on unharmed; nothing where it can't.
///
/// The writer escapes `%` as well, unless it finds an escape that only a link has which is escaped already, one of [`ESCAPES_TOLD`].
/// `%C3%A9` alone would become `%25C3%25A9`, another address. Written as `é` it stays one: every browser escapes it again.
pub(crate) fn passed_on(link: &str) -> Option<Cow<'_, str>> {
    if !link.contains('%') || ESCAPES_TOLD.iter().any(|escape| link.contains(escape)) {
        return Some(link.into());
    }
    let unescaped = beyond_ascii_unescaped(link);
    if unescaped.contains('%') { None } else { Some(unescaped.into()) }
}

/// The escapes by which the writer knows that a link is escaped.
const ESCAPES_TOLD: [&str; 15] =
    ["%20", "%25", "%22", "%60", "%3c", "%3C", "%3e", "%3E", "%5b", "%5B", "%5d", "%5D", "%5e", "%5E", "%7b"];

/// A link in which letters beyond ASCII are themselves instead of escapes; what else is escaped stays so.
fn beyond_ascii_unescaped(link: &str) -> String {
    let bytes = link.as_bytes();
    let digit = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let escaped = |at: usize| {
        let escape = bytes.get(at) == Some(&b'%');
        // Two hexadecimal digits fit into a byte.
        digit(at + 1).zip(digit(at + 2)).filter(|_| escape).map(|(high, low)| (high * 16 + low) as u8)
    };
    let (mut unescaped, mut at) = (String::with_capacity(link.len()), 0);
    while let Some(c) = link.get(at..).and_then(|rest| rest.chars().next()) {
        let run: Vec<u8> = (0..4).map_while(|byte| escaped(at + 3 * byte)).collect();
        let letter = (2..=run.len()).find_map(|bytes| {
            let letter = std::str::from_utf8(run.get(..bytes)?).ok()?.chars().next()?;
            // The middle dot of "professionnel·les" is no letter, and written like one.
            (letter.len_utf8() == bytes && (letter.is_alphanumeric() || letter == '·')).then_some(letter)
        });
        unescaped.push(letter.unwrap_or(c));
        at += letter.map_or(c.len_utf8(), |letter| 3 * letter.len_utf8());
    }
    unescaped
}

/// What fits into a cell; a cut shows as `…`.
pub(crate) fn cell_text(text: &str) -> Cow<'_, str> {
    // No text has more UTF-16 units than bytes.
    if text.len() <= XLSX_CELL_UNITS_MAX || text.encode_utf16().count() <= XLSX_CELL_UNITS_MAX {
        return text.into();
    }
    let mut units = 0;
    let fits = text.chars().take_while(|c| {
        units += c.len_utf16();
        units < XLSX_CELL_UNITS_MAX
    });
    fits.chain(['…']).collect::<String>().into()
}

/// Name of the sheet with a list that people work on.
pub(crate) static LIST: Labels = Labels::fixed("Liste", "Lijst", "List");

/// A sheet with one list, while it is written. Rows and columns are counted from 0.
pub(crate) struct List {
    pub(crate) sheet: Worksheet,
    text: Format,
    link: Format,
    widths: Vec<usize>,
    /// Cells that may still be filled.
    room: usize,
    /// Cells that may still be links.
    links: usize,
}

impl List {
    pub(crate) fn new(name: &str, cells_max: usize) -> Result<Self, Unwritable> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        let (text, link) = (text_format(), link_format());
        Ok(Self { sheet, text, link, widths: Vec::new(), room: cells_max, links: SHEET_LINKS_MAX })
    }

    /// With another number of links, so that a test can reach it.
    #[cfg(test)]
    pub(crate) fn with_links(self, links_max: usize) -> Self {
        Self { links: links_max, ..self }
    }

    /// Counts a cell that is about to be filled.
    pub(crate) fn take_room(&mut self) -> Result<(), Unwritable> {
        self.room = self.room.checked_sub(1).ok_or(Unwritable::TooLong)?;
        Ok(())
    }

    /// Fills a cell with a text.
    pub(crate) fn put(&mut self, row: u32, column: usize, text: &str) -> Result<(), Unwritable> {
        self.take_room()?;
        self.sheet.write_string_with_format(row, column as u16, &*cell_text(text), &self.text)?;
        Ok(())
    }

    /// Fills a cell with a text that leads somewhere. It stays a text where no link may or can be made of it.
    pub(crate) fn put_link(&mut self, row: u32, column: usize, text: &str, link: &str) -> Result<(), Unwritable> {
        let Some(link) = passed_on(link).filter(|_| self.links > 0) else { return self.put(row, column, text) };
        self.take_room()?;
        let url = Url::new(link).set_text(&*cell_text(text));
        match self.sheet.write_url_with_format(row, column as u16, &url, &self.link) {
            Ok(_) => self.links -= 1,
            // Excel takes shorter links than browsers.
            Err(XlsxError::MaxUrlLengthExceeded) => {
                self.sheet.write_string_with_format(row, column as u16, &*cell_text(text), &self.text)?;
            }
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }

    /// Makes a column wide enough for a text, within reason.
    pub(crate) fn measure(&mut self, column: usize, text: &str) {
        if self.widths.len() <= column {
            self.widths.resize(column + 1, COLUMN_CHARS_MIN);
        }
        let longest = text.lines().map(|line| line.chars().take(COLUMN_CHARS_MAX).count()).max().unwrap_or(0);
        // One more for the edge.
        self.widths[column] = self.widths[column].max((longest + 1).min(COLUMN_CHARS_MAX));
    }

    /// Gives the sheet what makes a list handy: widths, filters, a header that stays in sight, and the format "text" for what
    /// is written into blank cells.
    pub(crate) fn finish(
        mut self,
        header_row: u32,
        last_row: u32,
        last_column: usize,
    ) -> Result<Worksheet, Unwritable> {
        let (sheet, last_column) = (&mut self.sheet, last_column as u16);
        sheet.set_column_range_format(0, last_column, &self.text)?;
        for (column, chars) in self.widths.iter().enumerate() {
            sheet.set_column_width(column as u16, *chars as f64)?;
        }
        if header_row < FROZEN_ROWS_MAX {
            sheet.set_freeze_panes(header_row + 1, 0)?;
        }
        sheet.autofilter(header_row, 0, last_row, last_column)?;
        sheet.ignore_error_range(0, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
        Ok(self.sheet)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(link: &str, expected: Option<&str>) {
        assert_eq!(passed_on(link).as_deref(), expected, "{link}");
    }

    #[test]
    fn a_link_is_passed_on_as_the_same_address_or_not_at_all() {
        check("https://un.be/?a=b&c=d#e", Some("https://un.be/?a=b&c=d#e"));
        check("https://un.be/d%C3%A9cembre-%c3%a9t%C3%A9", Some("https://un.be/décembre-été"));
        check("https://un.be/%F0%9D%92%B3/professionnel%c2%b7les", Some("https://un.be/𝒳/professionnel·les"));
        // Escaped for certain: left alone.
        check("https://un.be/d%C3%A9cembre%20b", Some("https://un.be/d%C3%A9cembre%20b"));
        // What is no letter has a meaning as an escape.
        check("https://un.be/a%2Fb", None);
        check("https://un.be/%C3%A9?m=1%2C2", None);
        check("https://un.be/%E2%80%AE", None);
        // No escapes at all.
        check("https://un.be/100%", None);
        check("https://un.be/%C3", None);
        check("https://un.be/é%zz", None);
    }
}
