//! The vocabulary files to a [`Vocabulary`]. Unlike a catalogue, they are taken whole or not at all: half a list of
//! themes would make good rows look wrong.

use std::borrow::Cow;
use std::collections::HashMap;

use csv::ByteRecord;
use repertoire_catalogue::{
    Code, CodeList, Entry, KindTraits, Labels, Objective, Role, SynonymGroup, Vocabulary, slug,
};

use crate::column::VALUES_SEPARATOR;
use crate::rows::{Rows, RowsError};
use crate::text::clean;
use crate::vocabulary_report::{VocabularyProblem, VocabularyProblemKind, VocabularyReport};

/// The files that a vocabulary is made of.
pub const VOCABULARY_FILES: [&str; 9] = [
    "themes.csv",
    "publics.csv",
    "types.csv",
    "objectifs.csv",
    "roles.csv",
    "langues.csv",
    "formats.csv",
    "communes.csv",
    SYNONYMS_FILE,
];

/// The one file that may be missing: searching works without it.
const SYNONYMS_FILE: &str = "synonyms.csv";

/// Languages of a group of synonyms; `*` joins several languages.
const SYNONYM_LANGUAGES: [&str; 4] = ["fr", "nl", "en", "*"];

const LIST: [&str; 4] = ["code", "fr", "nl", "en"];

/// Reads all vocabulary files, given by name; none of a name means that the file does not exist.
///
/// # Errors
/// With every problem of every file at once.
pub fn vocabulary<'a>(file: impl Fn(&str) -> Option<Cow<'a, [u8]>>) -> Result<Vocabulary, VocabularyReport> {
    let mut reading = Reading { file: &file, problems: Vec::new() };
    let themes = reading.list("themes.csv");
    let audiences = reading.list("publics.csv");
    let objectives = reading.list("objectifs.csv");
    let roles = reading.list("roles.csv");
    let (kinds, kind_traits) = reading.kinds(objectives.as_ref(), roles.as_ref());
    let languages = reading.list("langues.csv");
    let formats = reading.list("formats.csv");
    let (communes, commune_basins) = reading.communes();
    let synonyms = reading.synonyms();
    let problems = reading.problems;
    let built = || {
        Some(Vocabulary {
            themes: themes?,
            audiences: audiences?,
            kinds: kinds?,
            kind_traits,
            objectives: objectives?,
            roles: roles?,
            languages: languages?,
            formats: formats?,
            communes: communes?,
            commune_basins,
            synonyms,
            everyday: Vec::new(),
        })
    };
    if problems.is_empty() { built().ok_or(VocabularyReport { problems }) } else { Err(VocabularyReport { problems }) }
}

/// One row of a file: its number, and the cells of the columns asked for.
struct Line<const N: usize> {
    row: u32,
    cells: [String; N],
}

struct Reading<F> {
    file: F,
    problems: Vec<VocabularyProblem>,
}

impl<'a, F: Fn(&str) -> Option<Cow<'a, [u8]>>> Reading<&F> {
    /// A plain list of codes with labels.
    fn list<L>(&mut self, file: &'static str) -> Option<CodeList<L>> {
        let lines = self.table(file, LIST)?;
        self.codes(file, lines.iter().map(|line| (line.row, &line.cells)))
    }

    /// The types, each with the objective and the role that follow from it, in the same order.
    fn kinds<L>(
        &mut self,
        objectives: Option<&CodeList<Objective>>,
        roles: Option<&CodeList<Role>>,
    ) -> (Option<CodeList<L>>, Vec<KindTraits>) {
        let file = "types.csv";
        let Some(lines) = self.table(file, ["code", "fr", "nl", "en", "objectif", "role"]) else {
            return (None, Vec::new());
        };
        let mut traits = Vec::with_capacity(lines.len());
        for Line { row, cells: [_, _, _, _, objective, role] } in &lines {
            let objective = self.reference(file, *row, "objectif", objective, objectives, "objectifs.csv");
            let role = self.reference(file, *row, "role", role, roles, "roles.csv");
            traits.extend(objective.zip(role).map(|(objective, role)| KindTraits { objective, role }));
        }
        let labels: Vec<(u32, [String; 4])> =
            lines.into_iter().map(|Line { row, cells: [code, fr, nl, en, _, _] }| (row, [code, fr, nl, en])).collect();
        (self.codes(file, labels.iter().map(|(row, cells)| (*row, cells))), traits)
    }

    /// A code that stands in another file. Nothing is said when that file could not be read: it has its own problem.
    fn reference<L>(
        &mut self,
        file: &'static str,
        row: u32,
        column: &'static str,
        code: &str,
        list: Option<&CodeList<L>>,
        list_file: &'static str,
    ) -> Option<Code<L>> {
        let list = list?;
        let found = list.get(code);
        if found.is_none() {
            let unknown = VocabularyProblemKind::UnknownCode { list_file };
            let kind = if code.is_empty() { VocabularyProblemKind::EmptyCell } else { unknown };
            self.cell_problem(file, row, column, code, kind);
        }
        found
    }

    /// The communes, each with its care basins, in the same order.
    fn communes<L>(&mut self) -> (Option<CodeList<L>>, Vec<Vec<Box<str>>>) {
        let file = "communes.csv";
        let Some(lines) = self.table(file, ["code", "fr", "nl", "en", "bassin"]) else { return (None, Vec::new()) };
        let mut basins = Vec::with_capacity(lines.len());
        let mut labels = Vec::with_capacity(lines.len());
        for Line { row, cells: [code, fr, nl, en, bassin] } in lines {
            basins.push(values(&bassin));
            labels.push((row, [code, fr, nl, en]));
        }
        (self.codes(file, labels.iter().map(|(row, cells)| (*row, cells))), basins)
    }

    fn synonyms(&mut self) -> Vec<SynonymGroup> {
        if (self.file)(SYNONYMS_FILE).is_none() {
            return Vec::new();
        }
        let lines = self.table(SYNONYMS_FILE, ["langue", "terme", "equivalents", "note"]).unwrap_or_default();
        lines.into_iter().map(|line| self.synonym_group(line)).collect()
    }

    fn synonym_group(&mut self, line: Line<4>) -> SynonymGroup {
        let Line { row, cells: [language, term, equivalents, note] } = line;
        if !SYNONYM_LANGUAGES.contains(&&*language) {
            self.cell_problem(SYNONYMS_FILE, row, "langue", &language, VocabularyProblemKind::UnknownLanguage);
        }
        let equivalents = values(&equivalents);
        for (column, is_empty) in [("terme", term.is_empty()), ("equivalents", equivalents.is_empty())] {
            if is_empty {
                self.cell_problem(SYNONYMS_FILE, row, column, "", VocabularyProblemKind::EmptyCell);
            }
        }
        SynonymGroup { language: language.into(), term: term.into(), equivalents, note: note.into() }
    }

    /// Checks codes and labels. The list is of no use once a problem is said, but other files may refer to it.
    fn codes<'l, L>(
        &mut self,
        file: &'static str,
        lines: impl Iterator<Item = (u32, &'l [String; 4])>,
    ) -> Option<CodeList<L>> {
        let mut rows: HashMap<&str, u32> = HashMap::new();
        let mut entries = Vec::new();
        for (row, [code, fr, nl, en]) in lines {
            for (column, label) in [("fr", fr), ("nl", nl), ("en", en)] {
                if label.is_empty() {
                    self.cell_problem(file, row, column, "", VocabularyProblemKind::EmptyCell);
                }
            }
            let first = *rows.entry(code).or_insert(row);
            let problem = if code.is_empty() {
                VocabularyProblemKind::EmptyCell
            } else if slug(code) != **code {
                VocabularyProblemKind::NotASlug
            } else if first != row {
                VocabularyProblemKind::RepeatedCode { first }
            } else {
                let owned = |text: &String| Cow::Owned(text.clone());
                entries.push(Entry {
                    code: code.as_str().into(),
                    labels: Labels { fr: owned(fr), nl: owned(nl), en: owned(en) },
                });
                continue;
            };
            self.cell_problem(file, row, "code", code, problem);
        }
        let list = CodeList::new(entries).ok();
        if list.is_none() {
            // Each code is a slug and stands once: only their number is left to be wrong.
            self.file_problem(file, VocabularyProblemKind::TooManyCodes);
        }
        list
    }

    /// The rows of a file, reduced to the columns asked for. Rows without anything in them are skipped.
    fn table<const N: usize>(&mut self, file: &'static str, columns: [&'static str; N]) -> Option<Vec<Line<N>>> {
        let Some(bytes) = (self.file)(file) else {
            self.file_problem(file, VocabularyProblemKind::MissingFile);
            return None;
        };
        let mut rows = Rows::new(&*bytes);
        let mut record = ByteRecord::new();
        let mut at = None;
        let mut lines = Vec::new();
        loop {
            match rows.read(&mut record) {
                Ok(Some(row)) => match &at {
                    None => at = Some(self.header(file, columns, &record)?),
                    Some(at) => lines.extend(self.line(file, columns, at, row, &record)),
                },
                Ok(None) => break,
                Err(error) => {
                    self.unreadable(file, &error);
                    return None;
                }
            }
        }
        if at.is_none() {
            self.file_problem(file, VocabularyProblemKind::EmptyFile);
        }
        at.map(|_| lines)
    }

    /// Where the columns stand; nothing if one is missing.
    fn header<const N: usize>(
        &mut self,
        file: &'static str,
        columns: [&'static str; N],
        record: &ByteRecord,
    ) -> Option<[usize; N]> {
        let at = columns.map(|column| {
            record.iter().position(|cell| String::from_utf8_lossy(cell).trim_start_matches('\u{FEFF}').trim() == column)
        });
        for (column, _) in columns.iter().zip(&at).filter(|(_, at)| at.is_none()) {
            let kind = VocabularyProblemKind::MissingColumn;
            self.problems.push(VocabularyProblem {
                file,
                row: Some(1),
                column: Some(column),
                value: String::new(),
                kind,
            });
        }
        at.iter().all(Option::is_some).then(|| at.map(Option::unwrap_or_default))
    }

    /// The cells of one row; a cell that is not UTF-8 is a problem.
    fn line<const N: usize>(
        &mut self,
        file: &'static str,
        columns: [&'static str; N],
        at: &[usize; N],
        row: u32,
        record: &ByteRecord,
    ) -> Option<Line<N>> {
        let cells: [String; N] = std::array::from_fn(|column| {
            let bytes = record.get(at[column]).unwrap_or_default();
            let text = String::from_utf8_lossy(bytes);
            if matches!(text, Cow::Owned(_)) {
                self.cell_problem(file, row, columns[column], &text, VocabularyProblemKind::NotUtf8);
            }
            clean(&text).0.into_owned()
        });
        cells.iter().any(|cell| !cell.is_empty()).then_some(Line { row, cells })
    }

    fn unreadable(&mut self, file: &'static str, error: &RowsError) {
        let row = match error {
            RowsError::TooLong(row) => Some(*row),
            // Reading from memory does not fail.
            RowsError::Io(_) => None,
        };
        let kind = VocabularyProblemKind::RowTooLong;
        self.problems.push(VocabularyProblem { file, row, column: None, value: String::new(), kind });
    }

    fn file_problem(&mut self, file: &'static str, kind: VocabularyProblemKind) {
        self.problems.push(VocabularyProblem { file, row: None, column: None, value: String::new(), kind });
    }

    fn cell_problem(
        &mut self,
        file: &'static str,
        row: u32,
        column: &'static str,
        value: &str,
        kind: VocabularyProblemKind,
    ) {
        let value = crate::text::shortened(value, crate::VALUE_CHARS_MAX);
        self.problems.push(VocabularyProblem { file, row: Some(row), column: Some(column), value, kind });
    }
}

fn values(cell: &str) -> Vec<Box<str>> {
    cell.split(VALUES_SEPARATOR).map(str::trim).filter(|value| !value.is_empty()).map(Into::into).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary_file;
    use expect_test::{Expect, expect};
    use repertoire_catalogue::Locale;

    /// The shipped files with one of them replaced; `None` takes it away.
    fn with(name: &str, bytes: Option<&[u8]>) -> Result<Vocabulary, VocabularyReport> {
        vocabulary(
            |file| if file == name { bytes.map(Cow::Borrowed) } else { vocabulary_file(file).map(Cow::Borrowed) },
        )
    }

    #[track_caller]
    fn check(name: &str, csv: &str, expected: &Expect) {
        let report = with(name, Some(csv.as_bytes())).err();
        expected.assert_eq(&report.map(|report| report.to_text(Locale::Fr)).unwrap_or_default());
    }

    #[test]
    fn the_shipped_files_are_sound() {
        let vocabulary = with("", None).expect("sound files");
        let kind = vocabulary.kinds.get("supervision").expect("a known type");
        assert_eq!(vocabulary.objectives.code(vocabulary.traits(kind).objective), "soutien");
        let brussels = vocabulary.communes.get("bruxelles").expect("a commune");
        assert_eq!(vocabulary.commune_basins[brussels.index()].len(), 3);
        assert_eq!(vocabulary.synonyms.len(), 181);
    }

    #[test]
    fn all_problems_of_a_list_are_said_at_once() {
        check(
            "themes.csv",
            "code,fr,nl,en\ndeuil,Deuil,,Grief\nDeuil 2,a,b,c\n,a,b,c\n,,,\ndeuil,a,b,c\n",
            &expect![[r"
                themes.csv, ligne 2, colonne nl : la case est vide.
                themes.csv, ligne 3, colonne code : « Deuil 2 » n'est pas un code : lettres minuscules sans accent, chiffres et tirets seulement.
                themes.csv, ligne 4, colonne code : la case est vide.
                themes.csv, ligne 6, colonne code : « deuil » est déjà le code de la ligne 2.
            "]],
        );
    }

    #[test]
    fn a_type_refers_to_an_objective_and_a_role_that_exist() {
        check(
            "types.csv",
            "code,fr,nl,en,objectif,role\nformation,a,b,c,chats,formateur\nintervision,a,b,c,soutien,\n",
            &expect![[r"
                types.csv, ligne 2, colonne objectif : « chats » n'est pas un code de objectifs.csv.
                types.csv, ligne 3, colonne role : la case est vide.
            "]],
        );
    }

    #[test]
    fn missing_files_and_columns_are_named_once() {
        check(
            "roles.csv",
            "code,fr,en\nformateur,a,b\n",
            &expect![[r"
                roles.csv, ligne 1, colonne nl : la colonne manque.
            "]],
        );
        check(
            "roles.csv",
            "",
            &expect![[r"
                roles.csv : le fichier est vide.
            "]],
        );
        let report = with("communes.csv", None).expect_err("a missing file");
        assert_eq!(report.to_text(Locale::En), "communes.csv: the file is missing.\n");
    }

    #[test]
    fn synonyms_may_be_missing_but_not_wrong() {
        assert!(with("synonyms.csv", None).expect("the other files").synonyms.is_empty());
        check(
            "synonyms.csv",
            "langue,terme,equivalents,note\nde,Sucht,Abhängigkeit,\nfr,,|,\n*,deuil,rouw | grief,\n",
            &expect![[r"
                synonyms.csv, ligne 2, colonne langue : « de » n'est pas fr, nl, en ou *.
                synonyms.csv, ligne 3, colonne terme : la case est vide.
                synonyms.csv, ligne 3, colonne equivalents : la case est vide.
            "]],
        );
    }

    #[test]
    fn bytes_that_are_not_utf8_are_a_problem() {
        let report = with("roles.csv", Some(b"code,fr,nl,en\npair,Coll\xe8gue,b,c\n")).expect_err("not UTF-8");
        assert!(report.to_text(Locale::Fr).starts_with("roles.csv, ligne 2, colonne fr : "), "{report:?}");
    }

    #[test]
    fn a_list_is_bounded() {
        let of = |codes: usize| {
            let rows: Vec<String> = (0..codes).map(|n| format!("c{n},a,b,c\n")).collect();
            with("formats.csv", Some(format!("code,fr,nl,en\n{}", rows.concat()).as_bytes()))
        };
        assert!(of(CodeList::<()>::ENTRIES_MAX).is_ok());
        let report = of(CodeList::<()>::ENTRIES_MAX + 1).expect_err("one too many");
        assert_eq!(report.problems[0].kind, VocabularyProblemKind::TooManyCodes);
    }
}
