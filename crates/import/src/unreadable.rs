//! Why a file as a whole can't be read. Everything smaller is a problem in the report.

use std::io;

use csv::ByteRecord;
use repertoire_catalogue::Locale;

use crate::messages::thousands;
use crate::rows::RowsError;
use crate::text::shortened;
use crate::{COLUMNS, COLUMNS_COUNT, FILE_COLUMNS_MAX, HEADER_ROWS_MAX, ROW_BYTES_MAX, UNPACKED_BYTES_MAX};

/// What stands between the cells of a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`, which Excel writes on Belgian computers.
    Semicolon,
    /// A tabulation.
    Tab,
    /// `|`
    Bar,
}

impl Delimiter {
    /// All of them, the likelier first.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Bar];

    /// The character.
    #[must_use]
    pub const fn as_byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Bar => b'|',
        }
    }

    /// A name without signs, for addresses and JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Comma => "virgule",
            Self::Semicolon => "point-virgule",
            Self::Tab => "tabulation",
            Self::Bar => "barre",
        }
    }

    /// The delimiter of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|delimiter| delimiter.name() == name)
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
    /// An image, a document, a program.
    #[error("the file is no table")]
    NotATable,
    /// A workbook that can't be opened: damaged, or protected by a password.
    #[error("the workbook can't be opened")]
    Damaged,
    /// A workbook that is longer than it may be when unpacked.
    #[error("the workbook holds more than {max} bytes", max = UNPACKED_BYTES_MAX)]
    TooMuchUnpacked,
    /// A filled cell beyond the last column that may be.
    #[error("the sheet has more than {max} columns", max = FILE_COLUMNS_MAX)]
    TooManyColumns,
    /// The workbook has no such sheet, or hides it.
    #[error("there is no such sheet")]
    NoSuchSheet,
    /// The header row asked for is not among the first.
    #[error("there is no such header row")]
    NoSuchRow,
    /// No row among the first names any of the columns.
    #[error("no row names a known column")]
    NoKnownColumn {
        /// What the likeliest row holds instead.
        found: Vec<String>,
    },
    /// More rows than may be.
    #[error("the file has more than {max} rows")]
    TooManyRows {
        /// The most there may be.
        max: usize,
    },
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
            Self::NotATable => {
                "Ce fichier n'est pas un tableau. Enregistrez votre liste au format Excel, OpenDocument ou CSV.".into()
            }
            Self::Damaged => "Ce classeur ne s'ouvre pas : il est abîmé, ou protégé par un mot de passe. Enregistrez-le sans mot de passe, ou au format CSV.".into(),
            Self::TooMuchUnpacked => format!("Ce classeur contient plus de {UNPACKED_MB_MAX} Mo une fois décompressé. Gardez-y la seule feuille de la liste."),
            Self::TooManyColumns => format!("La feuille a plus de {FILE_COLUMNS_MAX} colonnes. Supprimez celles qui ne servent pas."),
            Self::NoSuchSheet => "Le classeur n'a pas de feuille de ce nom, ou elle est masquée.".into(),
            Self::NoSuchRow => format!("La ligne d'en-tête doit être l'une des {HEADER_ROWS_MAX} premières."),
            Self::NoKnownColumn { found } => format!(
                "Aucune ligne ne nomme de colonne connue. Trouvé : {}. Attendu : {}.",
                listed(found, "rien"),
                columns()
            ),
            Self::TooManyRows { max } => format!("Le fichier compte plus de {} lignes.", thousands(*max, Locale::Fr)),
            Self::RowTooLong { row } => {
                format!("La ligne {row} n'a pas de fin : il y manque sans doute un guillemet fermant.")
            }
        }
    }

    fn dutch(&self) -> String {
        match self {
            Self::Io(_) => "Het bestand kon niet volledig worden gelezen. Probeer opnieuw.".into(),
            Self::Empty => "Het bestand is leeg.".into(),
            Self::NotATable => {
                "Dit bestand is geen tabel. Bewaar uw lijst als Excel-, OpenDocument- of CSV-bestand.".into()
            }
            Self::Damaged => "Deze werkmap kan niet worden geopend: ze is beschadigd of beveiligd met een wachtwoord. Bewaar ze zonder wachtwoord, of als CSV.".into(),
            Self::TooMuchUnpacked => format!("Deze werkmap bevat uitgepakt meer dan {UNPACKED_MB_MAX} MB. Bewaar alleen het blad met de lijst."),
            Self::TooManyColumns => format!("Het blad heeft meer dan {FILE_COLUMNS_MAX} kolommen. Verwijder die welke niet dienen."),
            Self::NoSuchSheet => "De werkmap heeft geen blad met die naam, of het is verborgen.".into(),
            Self::NoSuchRow => format!("De koprij moet een van de eerste {HEADER_ROWS_MAX} rijen zijn."),
            Self::NoKnownColumn { found } => format!(
                "Geen enkele rij noemt een bekende kolom. Gevonden: {}. Verwacht: {}.",
                listed(found, "niets"),
                columns()
            ),
            Self::TooManyRows { max } => format!("Het bestand telt meer dan {} rijen.", thousands(*max, Locale::Nl)),
            Self::RowTooLong { row } => {
                format!("Rij {row} heeft geen einde: wellicht ontbreekt er een sluitend aanhalingsteken.")
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Io(_) => "The file could not be read to its end. Please try again.".into(),
            Self::Empty => "The file is empty.".into(),
            Self::NotATable => "This file is not a table. Save your list as Excel, OpenDocument or CSV.".into(),
            Self::Damaged => "This workbook does not open: it is damaged, or protected by a password. Save it without a password, or as CSV.".into(),
            Self::TooMuchUnpacked => format!("This workbook holds more than {UNPACKED_MB_MAX} MB when unpacked. Keep only the sheet with the list."),
            Self::TooManyColumns => format!("The sheet has more than {FILE_COLUMNS_MAX} columns. Delete those that are not used."),
            Self::NoSuchSheet => "The workbook has no sheet of this name, or hides it.".into(),
            Self::NoSuchRow => format!("The header row must be one of the first {HEADER_ROWS_MAX}."),
            Self::NoKnownColumn { found } => {
                format!("No row names a known column. Found: {}. Expected: {}.", listed(found, "nothing"), columns())
            }
            Self::TooManyRows { max } => format!("The file has more than {} rows.", thousands(*max, Locale::En)),
            Self::RowTooLong { row } => {
                format!("Row {row} has no end: a closing quotation mark is probably missing.")
            }
        }
    }

    pub(crate) fn no_known_column(names: &ByteRecord) -> Self {
        let cells = names.iter().map(|name| shortened(String::from_utf8_lossy(name).trim(), NAME_CHARS_SHOWN_MAX));
        Self::NoKnownColumn { found: cells.filter(|name| !name.is_empty()).take(COLUMNS_COUNT).collect() }
    }
}

const UNPACKED_MB_MAX: usize = UNPACKED_BYTES_MAX / (1024 * 1024);

/// Longest name of a column that a message quotes.
const NAME_CHARS_SHOWN_MAX: usize = 40;

fn listed(names: &[String], none: &str) -> String {
    if names.is_empty() { none.to_owned() } else { names.join(", ") }
}

fn columns() -> String {
    COLUMNS.map(crate::Column::header).join(", ")
}
