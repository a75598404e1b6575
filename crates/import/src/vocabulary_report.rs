//! What is wrong with vocabulary files, for the people who keep them: errors of code lists, remarks on words for the search.

use std::fmt;

use repertoire_catalogue::{CodeList, Locale};

use crate::messages::thousands;
use crate::vocabulary::{EXPRESSION_WORDS_MAX, EXPRESSIONS_MAX};

/// All that is wrong with a set of vocabulary files. As an error, never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VocabularyReport {
    /// In the order in which the files are read.
    pub problems: Vec<VocabularyProblem>,
}

/// One thing wrong with one vocabulary file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VocabularyProblem {
    /// The file's name.
    pub file: &'static str,
    /// The row as a spreadsheet numbers it.
    pub row: Option<u32>,
    /// The column's name.
    pub column: Option<&'static str>,
    /// The value in question.
    pub value: String,
    /// What is wrong.
    pub kind: VocabularyProblemKind,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VocabularyProblemKind {
    /// The file does not exist.
    MissingFile,
    /// The file has no row at all.
    EmptyFile,
    /// A row without an end: a quotation mark was never closed.
    RowTooLong,
    /// The file lacks a column.
    MissingColumn,
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// Nothing where something is required.
    EmptyCell,
    /// A code that can't stand in an address.
    NotASlug,
    /// The code of an earlier row.
    RepeatedCode {
        /// Where that code stands first.
        first: u32,
    },
    /// Not a code of the list it refers to.
    UnknownCode {
        /// That list.
        list_file: &'static str,
    },
    /// Not a language of synonyms.
    UnknownLanguage,
    /// More codes than a list holds.
    TooManyCodes,
    /// Nothing on one side of a group of synonyms, or no everyday expression at all: left out.
    OneSided,
    /// A word that its row says already: left out.
    RepeatedWord,
    /// A group whose head has another group: both are used.
    RepeatedHead {
        /// Where that head stands first.
        first: u32,
    },
    /// Two heads that are each other's equivalent: both are used.
    Cycle {
        /// The other row.
        first: u32,
    },
    /// Not a facet that has codes.
    UnknownFacet,
    /// Not a code of the facet.
    UnknownValue,
    /// Not a language of the interface.
    UnknownLocale,
    /// Everyday words of a value that has a row already: both are used.
    RepeatedValue {
        /// That row.
        first: u32,
    },
    /// More everyday expressions than a row holds: the rest is left out.
    TooManyExpressions,
    /// More words than an everyday expression holds: left out.
    ExpressionTooLong,
}

impl VocabularyReport {
    /// One line per problem.
    #[must_use]
    pub fn to_text(&self, locale: Locale) -> String {
        let colon = if locale == Locale::Fr { " :" } else { ":" };
        let line =
            |problem: &VocabularyProblem| format!("{}{colon} {}\n", problem.place(locale), problem.message(locale));
        self.problems.iter().map(line).collect()
    }
}

impl fmt::Display for VocabularyReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "problems in the vocabulary files: {}", self.problems.len())
    }
}

impl std::error::Error for VocabularyReport {}

impl VocabularyProblem {
    /// Where it is: `themes.csv, ligne 2, colonne nl`.
    #[must_use]
    pub fn place(&self, locale: Locale) -> String {
        let (row, column) = match locale {
            Locale::Fr => ("ligne", "colonne"),
            Locale::Nl => ("rij", "kolom"),
            Locale::En => ("row", "column"),
        };
        let row = self.row.map(|number| format!(", {row} {number}"));
        let column = self.column.map(|name| format!(", {column} {name}"));
        format!("{}{}{}", self.file, row.unwrap_or_default(), column.unwrap_or_default())
    }

    /// What is wrong, to follow the place.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match locale {
            Locale::Fr => self.french(),
            Locale::Nl => self.dutch(),
            Locale::En => self.english(),
        }
    }

    fn french(&self) -> String {
        let value = &self.value;
        match self.kind {
            VocabularyProblemKind::MissingFile => "le fichier manque.".into(),
            VocabularyProblemKind::EmptyFile => "le fichier est vide.".into(),
            VocabularyProblemKind::RowTooLong => {
                "la ligne n'a pas de fin : il y manque sans doute un guillemet fermant.".into()
            }
            VocabularyProblemKind::MissingColumn => "la colonne manque.".into(),
            VocabularyProblemKind::NotUtf8 => {
                "la case contient des caractères illisibles ; enregistrez le fichier au format « CSV UTF-8 ».".into()
            }
            VocabularyProblemKind::EmptyCell => "la case est vide.".into(),
            VocabularyProblemKind::NotASlug => {
                format!("« {value} » n'est pas un code : lettres minuscules sans accent, chiffres et tirets seulement.")
            }
            VocabularyProblemKind::RepeatedCode { first } => {
                format!("« {value} » est déjà le code de la ligne {first}.")
            }
            VocabularyProblemKind::UnknownCode { list_file } => {
                format!("« {value} » n'est pas un code de {list_file}.")
            }
            VocabularyProblemKind::UnknownLanguage => format!("« {value} » n'est pas fr, nl, en ou *."),
            VocabularyProblemKind::OneSided => "la case est vide : la ligne n'est pas utilisée.".into(),
            VocabularyProblemKind::RepeatedWord => {
                format!("« {value} » est déjà dans cette ligne : la répétition n'est pas utilisée.")
            }
            VocabularyProblemKind::RepeatedHead { first } => {
                format!(
                    "« {value} » est déjà le terme de la ligne {first} : les deux lignes sont utilisées ; réunissez-les."
                )
            }
            VocabularyProblemKind::Cycle { first } => format!(
                "« {value} » est le terme de la ligne {first}, qui renvoie ici : les deux sont utilisées, une seule suffit."
            ),
            VocabularyProblemKind::UnknownFacet => format!(
                "« {value} » n'est pas un filtre qui a des codes (theme, type, public, cout, langue, sur-site, format, commune…) : la ligne n'est pas utilisée."
            ),
            VocabularyProblemKind::UnknownValue => {
                format!("« {value} » n'est pas un code de ce filtre : la ligne n'est pas utilisée.")
            }
            VocabularyProblemKind::UnknownLocale => {
                format!("« {value} » n'est pas fr, nl ou en : la ligne n'est pas utilisée.")
            }
            VocabularyProblemKind::RepeatedValue { first } => {
                format!(
                    "« {value} » a déjà la ligne {first} dans cette langue : les deux sont utilisées ; réunissez-les."
                )
            }
            VocabularyProblemKind::TooManyExpressions => {
                format!(
                    "la ligne contient plus de {EXPRESSIONS_MAX} expressions : la suite, dès « {value} », n'est pas utilisée."
                )
            }
            VocabularyProblemKind::ExpressionTooLong => {
                format!("« {value} » contient plus de {EXPRESSION_WORDS_MAX} mots : l'expression n'est pas utilisée.")
            }
            VocabularyProblemKind::TooManyCodes => {
                format!("le fichier contient plus de {} codes.", thousands(CodeList::<()>::ENTRIES_MAX, Locale::Fr))
            }
        }
    }

    fn dutch(&self) -> String {
        let value = &self.value;
        match self.kind {
            VocabularyProblemKind::MissingFile => "het bestand ontbreekt.".into(),
            VocabularyProblemKind::EmptyFile => "het bestand is leeg.".into(),
            VocabularyProblemKind::RowTooLong => {
                "de rij heeft geen einde: wellicht ontbreekt er een sluitend aanhalingsteken.".into()
            }
            VocabularyProblemKind::MissingColumn => "de kolom ontbreekt.".into(),
            VocabularyProblemKind::NotUtf8 => {
                "de cel bevat onleesbare tekens; bewaar het bestand als ‘CSV UTF-8’.".into()
            }
            VocabularyProblemKind::EmptyCell => "de cel is leeg.".into(),
            VocabularyProblemKind::NotASlug => {
                format!("‘{value}’ is geen code: enkel kleine letters zonder accent, cijfers en koppeltekens.")
            }
            VocabularyProblemKind::RepeatedCode { first } => format!("‘{value}’ is al de code van rij {first}."),
            VocabularyProblemKind::UnknownCode { list_file } => format!("‘{value}’ is geen code uit {list_file}."),
            VocabularyProblemKind::UnknownLanguage => format!("‘{value}’ is niet fr, nl, en of *."),
            VocabularyProblemKind::OneSided => "de cel is leeg: de rij wordt niet gebruikt.".into(),
            VocabularyProblemKind::RepeatedWord => {
                format!("‘{value}’ staat al in deze rij: de herhaling wordt niet gebruikt.")
            }
            VocabularyProblemKind::RepeatedHead { first } => {
                format!("‘{value}’ is al de term van rij {first}: beide rijen worden gebruikt; voeg ze samen.")
            }
            VocabularyProblemKind::Cycle { first } => {
                format!(
                    "‘{value}’ is de term van rij {first}, die hierheen verwijst: beide worden gebruikt, één volstaat."
                )
            }
            VocabularyProblemKind::UnknownFacet => format!(
                "‘{value}’ is geen filter met codes (theme, type, public, cout, langue, sur-site, format, commune…): de rij wordt niet gebruikt."
            ),
            VocabularyProblemKind::UnknownValue => {
                format!("‘{value}’ is geen code van deze filter: de rij wordt niet gebruikt.")
            }
            VocabularyProblemKind::UnknownLocale => {
                format!("‘{value}’ is niet fr, nl of en: de rij wordt niet gebruikt.")
            }
            VocabularyProblemKind::RepeatedValue { first } => {
                format!("‘{value}’ heeft in deze taal al rij {first}: beide worden gebruikt; voeg ze samen.")
            }
            VocabularyProblemKind::TooManyExpressions => {
                format!(
                    "de rij bevat meer dan {EXPRESSIONS_MAX} uitdrukkingen: de rest, vanaf ‘{value}’, wordt niet gebruikt."
                )
            }
            VocabularyProblemKind::ExpressionTooLong => {
                format!("‘{value}’ bevat meer dan {EXPRESSION_WORDS_MAX} woorden: de uitdrukking wordt niet gebruikt.")
            }
            VocabularyProblemKind::TooManyCodes => {
                format!("het bestand bevat meer dan {} codes.", thousands(CodeList::<()>::ENTRIES_MAX, Locale::Nl))
            }
        }
    }

    fn english(&self) -> String {
        let value = &self.value;
        match self.kind {
            VocabularyProblemKind::MissingFile => "the file is missing.".into(),
            VocabularyProblemKind::EmptyFile => "the file is empty.".into(),
            VocabularyProblemKind::RowTooLong => {
                "the row has no end: a closing quotation mark is probably missing.".into()
            }
            VocabularyProblemKind::MissingColumn => "the column is missing.".into(),
            VocabularyProblemKind::NotUtf8 => {
                "the cell holds unreadable characters; save the file as “CSV UTF-8”.".into()
            }
            VocabularyProblemKind::EmptyCell => "the cell is empty.".into(),
            VocabularyProblemKind::NotASlug => {
                format!("“{value}” is not a code: unaccented lower-case letters, digits and hyphens only.")
            }
            VocabularyProblemKind::RepeatedCode { first } => format!("“{value}” is already the code of row {first}."),
            VocabularyProblemKind::UnknownCode { list_file } => format!("“{value}” is not a code of {list_file}."),
            VocabularyProblemKind::UnknownLanguage => format!("“{value}” is not fr, nl, en or *."),
            VocabularyProblemKind::OneSided => "the cell is empty: the row is not used.".into(),
            VocabularyProblemKind::RepeatedWord => {
                format!("“{value}” is already in this row: the repetition is not used.")
            }
            VocabularyProblemKind::RepeatedHead { first } => {
                format!("“{value}” is already the term of row {first}: both rows are used; merge them.")
            }
            VocabularyProblemKind::Cycle { first } => {
                format!("“{value}” is the term of row {first}, which points back here: both are used, one is enough.")
            }
            VocabularyProblemKind::UnknownFacet => format!(
                "“{value}” is not a filter with codes (theme, type, public, cout, langue, sur-site, format, commune…): the row is not used."
            ),
            VocabularyProblemKind::UnknownValue => {
                format!("“{value}” is not a code of this filter: the row is not used.")
            }
            VocabularyProblemKind::UnknownLocale => {
                format!("“{value}” is not fr, nl or en: the row is not used.")
            }
            VocabularyProblemKind::RepeatedValue { first } => {
                format!("“{value}” already has row {first} in this language: both are used; merge them.")
            }
            VocabularyProblemKind::TooManyExpressions => {
                format!(
                    "the row holds more than {EXPRESSIONS_MAX} expressions: the rest, from “{value}” on, is not used."
                )
            }
            VocabularyProblemKind::ExpressionTooLong => {
                format!("“{value}” holds more than {EXPRESSION_WORDS_MAX} words: the expression is not used.")
            }
            VocabularyProblemKind::TooManyCodes => {
                format!("the file holds more than {} codes.", thousands(CodeList::<()>::ENTRIES_MAX, Locale::En))
            }
        }
    }
}
