//! What all workbooks have in common that are written here: texts that stay texts, within what the format holds, and the same
//! bytes for the same list.

use std::borrow::Cow;

use repertoire_catalogue::Locale;
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::Unreadable;

/// Longest text of a cell, in UTF-16 units, as the format counts them.
pub(crate) const XLSX_CELL_UNITS_MAX: usize = 32_767;

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
        match (self, locale) {
            (Self::Unreadable(error), locale) => error.message(locale),
            (Self::TooLong, Locale::Fr) => {
                "La liste est trop longue pour être rendue comme classeur. Corrigez-la à l'aide du rapport.".into()
            }
            (Self::TooLong, Locale::Nl) => {
                "De lijst is te lang om als werkmap te worden teruggegeven. Verbeter ze met behulp van het rapport."
                    .into()
            }
            (Self::TooLong, Locale::En) => {
                "The list is too long to be given back as a workbook. Correct it with the help of the report.".into()
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

/// How wide columns must be for what they hold, within reason.
#[derive(Default)]
pub(crate) struct Widths(Vec<usize>);

impl Widths {
    pub(crate) fn add(&mut self, column: usize, text: &str) {
        if self.0.len() <= column {
            self.0.resize(column + 1, COLUMN_CHARS_MIN);
        }
        let longest = text.lines().map(|line| line.chars().take(COLUMN_CHARS_MAX).count()).max().unwrap_or(0);
        // One more for the edge.
        self.0[column] = self.0[column].max((longest + 1).min(COLUMN_CHARS_MAX));
    }

    pub(crate) fn set(&self, sheet: &mut Worksheet) -> Result<(), Unwritable> {
        for (column, chars) in self.0.iter().enumerate() {
            // Columns are few, and widths small.
            sheet.set_column_width(column as u16, *chars as f64)?;
        }
        Ok(())
    }
}
