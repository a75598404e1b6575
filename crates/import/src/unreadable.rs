//! Why a file as a whole can't be read. Everything smaller is a problem in the report.

use std::io;

use repertoire_catalogue::{Catalogue, Locale};

use crate::messages::thousands;
use crate::rows::RowsError;
use crate::{COLUMNS, ROW_BYTES_MAX};

/// Separators that spreadsheets write instead of the comma.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// `;`, which Excel writes on Belgian computers.
    Semicolon,
    /// A tabulation.
    Tab,
}

impl Delimiter {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Semicolon, Self::Tab];

    /// The character.
    #[must_use]
    pub const fn as_char(self) -> char {
        match self {
            Self::Semicolon => ';',
            Self::Tab => '\t',
        }
    }
}

/// Why a file can't be read at all.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The stream failed.
    #[error("the file can't be read")]
    Io(#[source] io::Error),
    /// Not one row.
    #[error("the file is empty")]
    Empty,
    /// The first row names none of the columns.
    #[error("the header row names no known column")]
    NoKnownColumn {
        /// What separates known columns instead of a comma, if that is the reason.
        delimiter: Option<Delimiter>,
    },
    /// More rows than a catalogue holds.
    #[error("the file has more than {max} rows", max = Catalogue::ROWS_MAX)]
    TooManyRows,
    /// One row longer than [`ROW_BYTES_MAX`]: a quotation mark was never closed.
    #[error("row {row}: longer than {max} bytes", max = ROW_BYTES_MAX)]
    RowTooLong {
        /// Where that row starts.
        row: u32,
    },
}

impl From<RowsError> for Unreadable {
    fn from(error: RowsError) -> Self {
        match error {
            RowsError::Io(error) => Self::Io(error),
            RowsError::TooLong(row) => Self::RowTooLong { row },
        }
    }
}

impl Unreadable {
    /// What to tell people: what is wrong and what to do about it. The cause for the log is in `Display` and `source`.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match locale {
            Locale::Fr => self.french(),
            Locale::Nl => self.dutch(),
            Locale::En => self.english(),
        }
    }

    fn french(&self) -> String {
        match self {
            Self::Io(_) => "Le fichier n'a pas pu être lu jusqu'au bout. Réessayez.".into(),
            Self::Empty => "Le fichier est vide.".into(),
            Self::NoKnownColumn { delimiter: None } => {
                format!("La première ligne ne nomme aucune colonne connue. Colonnes attendues : {}.", columns())
            }
            Self::NoKnownColumn { delimiter: Some(delimiter) } => {
                let found = match delimiter {
                    Delimiter::Semicolon => "points-virgules",
                    Delimiter::Tab => "tabulations",
                };
                format!(
                    "Les colonnes de ce fichier sont séparées par des {found}. Enregistrez-le au format CSV séparé par des virgules."
                )
            }
            Self::TooManyRows => {
                format!("Le fichier compte plus de {} lignes.", thousands(Catalogue::ROWS_MAX, Locale::Fr))
            }
            Self::RowTooLong { row } => {
                format!("La ligne {row} n'a pas de fin : il y manque sans doute un guillemet fermant.")
            }
        }
    }

    fn dutch(&self) -> String {
        match self {
            Self::Io(_) => "Het bestand kon niet volledig worden gelezen. Probeer opnieuw.".into(),
            Self::Empty => "Het bestand is leeg.".into(),
            Self::NoKnownColumn { delimiter: None } => {
                format!("De eerste rij noemt geen enkele bekende kolom. Verwachte kolommen: {}.", columns())
            }
            Self::NoKnownColumn { delimiter: Some(delimiter) } => {
                let found = match delimiter {
                    Delimiter::Semicolon => "puntkomma's",
                    Delimiter::Tab => "tabs",
                };
                format!(
                    "De kolommen van dit bestand zijn gescheiden door {found}. Bewaar het als CSV met komma's als scheidingsteken."
                )
            }
            Self::TooManyRows => {
                format!("Het bestand telt meer dan {} rijen.", thousands(Catalogue::ROWS_MAX, Locale::Nl))
            }
            Self::RowTooLong { row } => {
                format!("Rij {row} heeft geen einde: wellicht ontbreekt er een sluitend aanhalingsteken.")
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Io(_) => "The file could not be read to its end. Please try again.".into(),
            Self::Empty => "The file is empty.".into(),
            Self::NoKnownColumn { delimiter: None } => {
                format!("The first row names no known column. Expected columns: {}.", columns())
            }
            Self::NoKnownColumn { delimiter: Some(delimiter) } => {
                let found = match delimiter {
                    Delimiter::Semicolon => "semicolons",
                    Delimiter::Tab => "tabs",
                };
                format!("The columns of this file are separated by {found}. Save it as CSV separated by commas.")
            }
            Self::TooManyRows => {
                format!("The file has more than {} rows.", thousands(Catalogue::ROWS_MAX, Locale::En))
            }
            Self::RowTooLong { row } => {
                format!("Row {row} has no end: a closing quotation mark is probably missing.")
            }
        }
    }
}

fn columns() -> String {
    COLUMNS.map(crate::Column::header).join(", ")
}
