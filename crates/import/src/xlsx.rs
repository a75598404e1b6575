//! What all workbooks have in common that are written here: texts that stay texts, within what the format holds, and the same
//! bytes for the same list.

use std::borrow::Cow;

use repertoire_catalogue::{Labels, Locale};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, IgnoreError, Workbook, Worksheet, XlsxError,
};

use crate::Unreadable;
use crate::messages::thousands;

/// Longest text of a cell, in UTF-16 units, as the format counts them.
pub(crate) const XLSX_CELL_UNITS_MAX: usize = 32_767;

/// Most filled cells of a workbook that is written. Each is held in memory until it is done, some 300 bytes; and a longer list could
/// not be read again: unpacked, it would hold more than [`UNPACKED_BYTES_MAX`](crate::UNPACKED_BYTES_MAX).
pub const WORKBOOK_CELLS_MAX: usize = 1_000_000;

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
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
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
    widths: Vec<usize>,
    /// Cells that may still be filled.
    room: usize,
}

impl List {
    pub(crate) fn new(name: &str, cells_max: usize) -> Result<Self, Unwritable> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        Ok(Self { sheet, text: text_format(), widths: Vec::new(), room: cells_max })
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
