//! The vocabulary files to a [`Vocabulary`]. Unlike a catalogue, code lists are taken whole or not at all: half a list of
//! themes would make good rows look wrong. The two files of words for the search, synonyms and everyday words, are used as
//! far as they are right; what is wrong there is a remark.

use std::borrow::Cow;
use std::collections::HashMap;

use csv::ByteRecord;
use repertoire_catalogue::{
    Code, CodeList, CostClass, Entry, Equivalent, EverydayWords, Facet, KindTraits, Labels, Locale, Objective, OnSite,
    Role, SynonymGroup, Vocabulary, fold, slug,
};

use crate::column::VALUES_SEPARATOR;
use crate::rows::{Rows, RowsError};
use crate::text::clean;
use crate::vocabulary_report::{VocabularyProblem, VocabularyProblemKind, VocabularyReport};

/// The files that a vocabulary is made of.
pub const VOCABULARY_FILES: [&str; 10] = [
    "themes.csv",
    "publics.csv",
    "types.csv",
    "objectifs.csv",
    "roles.csv",
    "langues.csv",
    "formats.csv",
    "communes.csv",
    SYNONYMS_FILE,
    EVERYDAY_FILE,
];

/// The two files that may be missing: searching works without them.
const SYNONYMS_FILE: &str = "synonyms.csv";
const EVERYDAY_FILE: &str = "everyday.csv";

/// Marks an equivalent that its head finds, but that does not find its head.
const ONE_WAY_MARK: char = '>';

/// Most everyday expressions of one row.
pub const EXPRESSIONS_MAX: usize = 400;
/// Most words of one everyday expression: more would hardly ever be typed together.
pub const EXPRESSION_WORDS_MAX: usize = 8;

/// Languages of a group of synonyms; `*` joins several languages.
const SYNONYM_LANGUAGES: [&str; 4] = ["fr", "nl", "en", "*"];

const LIST: [&str; 4] = ["code", "fr", "nl", "en"];

/// Vocabularies, and what is wrong with the words for the search that they bring.
#[derive(Debug)]
pub struct ReadVocabulary {
    /// The vocabularies.
    pub vocabulary: Vocabulary,
    /// What was left out of synonyms and everyday words, or looks wrong there. May be empty.
    pub remarks: VocabularyReport,
}

/// Reads all vocabulary files, given by name; none of a name means that the file does not exist.
///
/// # Errors
/// With every problem of every code list at once.
pub fn vocabulary<'a>(file: impl Fn(&str) -> Option<Cow<'a, [u8]>>) -> Result<ReadVocabulary, VocabularyReport> {
    let mut reading = Reading { file: &file, problems: Vec::new() };
    let themes = reading.list("themes.csv");
    let audiences = reading.list("publics.csv");
    let objectives = reading.list("objectifs.csv");
    let roles = reading.list("roles.csv");
    let (kinds, kind_traits) = reading.kinds(objectives.as_ref(), roles.as_ref());
    let languages = reading.list("langues.csv");
    let formats = reading.list("formats.csv");
    let (communes, commune_basins) = reading.communes();
    let problems = std::mem::take(&mut reading.problems);
    let synonyms = reading.synonyms();
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
    let built = if problems.is_empty() { built() } else { None };
    let Some(mut vocabulary) = built else { return Err(VocabularyReport { problems }) };
    vocabulary.everyday = reading.everyday(&vocabulary);
    Ok(ReadVocabulary { vocabulary, remarks: VocabularyReport { problems: reading.problems } })
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

    /// The groups of synonyms, each as far as it is right.
    fn synonyms(&mut self) -> Vec<SynonymGroup> {
        if (self.file)(SYNONYMS_FILE).is_none() {
            return Vec::new();
        }
        let lines = self.table(SYNONYMS_FILE, ["langue", "terme", "equivalents", "note"]).unwrap_or_default();
        let mut groups: Vec<(u32, SynonymGroup)> = Vec::new();
        // Where each head stands first, by language.
        let mut heads: HashMap<(String, String), u32> = HashMap::new();
        for line in lines {
            let row = line.row;
            let Some(group) = self.synonym_group(line) else { continue };
            let key = (group.language.to_string(), fold(&group.term));
            match heads.get(&key) {
                Some(&first) => {
                    self.remark(
                        SYNONYMS_FILE,
                        row,
                        "terme",
                        &group.term,
                        VocabularyProblemKind::RepeatedHead { first },
                    );
                }
                None => {
                    heads.insert(key, row);
                }
            }
            groups.push((row, group));
        }
        self.cycles(&groups, &heads);
        groups.into_iter().map(|(_, group)| group).collect()
    }

    /// One group without what says nothing; none where one side is empty.
    fn synonym_group(&mut self, line: Line<4>) -> Option<SynonymGroup> {
        let Line { row, cells: [language, term, equivalents, note] } = line;
        let known = SYNONYM_LANGUAGES.contains(&&*language);
        if !known {
            self.remark(SYNONYMS_FILE, row, "langue", &language, VocabularyProblemKind::UnknownLanguage);
        }
        let mut seen = vec![fold(&term)];
        let mut kept: Vec<Equivalent> = Vec::new();
        for written in values(&equivalents) {
            let (text, one_way) = match written.strip_prefix(ONE_WAY_MARK) {
                Some(text) => (text.trim(), true),
                None => (&*written, false),
            };
            let folded = fold(text);
            if folded.is_empty() {
                continue;
            }
            if seen.contains(&folded) {
                let kind = VocabularyProblemKind::RepeatedWord;
                self.remark(SYNONYMS_FILE, row, "equivalents", &written, kind);
            } else {
                seen.push(folded);
                kept.push(Equivalent { text: text.into(), one_way });
            }
        }
        for (column, is_empty) in [("terme", term.is_empty()), ("equivalents", kept.is_empty())] {
            if is_empty {
                self.remark(SYNONYMS_FILE, row, column, "", VocabularyProblemKind::OneSided);
            }
        }
        let whole = known && !term.is_empty() && !kept.is_empty();
        whole.then(|| SynonymGroup {
            language: language.into(),
            term: term.into(),
            equivalents: kept,
            note: note.into(),
        })
    }

    /// Says where two heads are each other's equivalent: harmless, and one of the rows is enough.
    fn cycles(&mut self, groups: &[(u32, SynonymGroup)], heads: &HashMap<(String, String), u32>) {
        let by_row: HashMap<u32, &SynonymGroup> = groups.iter().map(|(row, group)| (*row, group)).collect();
        for (row, group) in groups {
            let own = fold(&group.term);
            for equivalent in &group.equivalents {
                let Some(first) = heads.get(&(group.language.to_string(), fold(&equivalent.text))) else { continue };
                let back =
                    by_row.get(first).is_some_and(|other| other.equivalents.iter().any(|of| fold(&of.text) == own));
                if back && first < row {
                    let kind = VocabularyProblemKind::Cycle { first: *first };
                    self.remark(SYNONYMS_FILE, *row, "equivalents", &equivalent.text, kind);
                }
            }
        }
    }

    /// The everyday words, each row as far as it is right.
    fn everyday(&mut self, vocabulary: &Vocabulary) -> Vec<EverydayWords> {
        if (self.file)(EVERYDAY_FILE).is_none() {
            return Vec::new();
        }
        let lines = self.table(EVERYDAY_FILE, ["facet", "code", "langue", "expressions"]).unwrap_or_default();
        let mut first_rows: HashMap<(String, String, String), u32> = HashMap::new();
        lines
            .into_iter()
            .filter_map(|Line { row, cells: [facet, code, language, expressions] }| {
                let of_facet = Facet::from_key(&facet).filter(|facet| *facet != Facet::Organiser);
                if of_facet.is_none() {
                    self.remark(EVERYDAY_FILE, row, "facet", &facet, VocabularyProblemKind::UnknownFacet);
                }
                let known = of_facet.is_none_or(|of_facet| knows(vocabulary, of_facet, &code));
                if !known {
                    self.remark(EVERYDAY_FILE, row, "code", &code, VocabularyProblemKind::UnknownValue);
                }
                let locale = Locale::from_tag(&language);
                if locale.is_none() {
                    self.remark(EVERYDAY_FILE, row, "langue", &language, VocabularyProblemKind::UnknownLocale);
                }
                let first = *first_rows.entry((facet, code.clone(), language)).or_insert(row);
                if first != row {
                    self.remark(EVERYDAY_FILE, row, "code", &code, VocabularyProblemKind::RepeatedValue { first });
                }
                let expressions = self.expressions(row, &expressions);
                let words = EverydayWords { facet: of_facet?, code: code.into(), language: locale?, expressions };
                (known && !words.expressions.is_empty()).then_some(words)
            })
            .collect()
    }

    fn expressions(&mut self, row: u32, cell: &str) -> Vec<Box<str>> {
        let (mut seen, mut kept) = (std::collections::HashSet::new(), Vec::new());
        for expression in values(cell) {
            let kind = if expression.split_whitespace().count() > EXPRESSION_WORDS_MAX {
                VocabularyProblemKind::ExpressionTooLong
            } else if !seen.insert(fold(&expression)) {
                VocabularyProblemKind::RepeatedWord
            } else if kept.len() == EXPRESSIONS_MAX {
                self.remark(EVERYDAY_FILE, row, "expressions", &expression, VocabularyProblemKind::TooManyExpressions);
                break;
            } else {
                kept.push(expression);
                continue;
            };
            self.remark(EVERYDAY_FILE, row, "expressions", &expression, kind);
        }
        if kept.is_empty() {
            self.remark(EVERYDAY_FILE, row, "expressions", "", VocabularyProblemKind::OneSided);
        }
        kept
    }

    /// Something wrong in words for the search: said, and no more.
    fn remark(&mut self, file: &'static str, row: u32, column: &'static str, value: &str, kind: VocabularyProblemKind) {
        self.cell_problem(file, row, column, value, kind);
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
        let mut rows = Rows::new(&*bytes, b',');
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

/// Whether a facet has a value of this code in any catalogue with these vocabularies. Towns outside the vocabulary and
/// organisers are names, not codes.
fn knows(vocabulary: &Vocabulary, facet: Facet, code: &str) -> bool {
    match facet {
        Facet::Theme => vocabulary.themes.get(code).is_some(),
        Facet::Kind => vocabulary.kinds.get(code).is_some(),
        Facet::Objective => vocabulary.objectives.get(code).is_some(),
        Facet::Role => vocabulary.roles.get(code).is_some(),
        Facet::Audience => vocabulary.audiences.get(code).is_some(),
        Facet::Language => vocabulary.languages.get(code).is_some(),
        Facet::Format => vocabulary.formats.get(code).is_some(),
        Facet::Basin => vocabulary.commune_basins.iter().flatten().any(|basin| &**basin == code),
        Facet::Commune => vocabulary.communes.get(code).is_some(),
        Facet::Cost => CostClass::STATED.iter().any(|class| class.code() == code),
        Facet::OnSite => OnSite::STATED.iter().any(|on_site| on_site.code() == code),
        Facet::Organiser => false,
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
        read(name, bytes).map(|read| read.vocabulary)
    }

    fn read(name: &str, bytes: Option<&[u8]>) -> Result<ReadVocabulary, VocabularyReport> {
        vocabulary(
            |file| if file == name { bytes.map(Cow::Borrowed) } else { vocabulary_file(file).map(Cow::Borrowed) },
        )
    }

    #[track_caller]
    fn remarks(name: &str, csv: &str, locale: Locale, expected: &Expect) {
        let read = read(name, Some(csv.as_bytes())).expect("usable vocabularies");
        expected.assert_eq(&read.remarks.to_text(locale));
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
    fn the_shipped_words_for_the_search_need_no_remark() {
        let read = read("", None).expect("sound files");
        assert_eq!(read.remarks.to_text(Locale::Fr), "");
        assert_eq!(read.vocabulary.everyday.len(), 192);
        let themes = read.vocabulary.everyday.iter().filter(|words| words.facet == Facet::Theme);
        for words in themes {
            let count = words.expressions.len();
            assert!((40..=100).contains(&count), "{} {:?}: {count}", words.code, words.language);
        }
    }

    #[test]
    fn synonyms_are_used_as_far_as_they_are_right() {
        assert!(with("synonyms.csv", None).expect("the other files").synonyms.is_empty());
        let csv = "langue,terme,equivalents,note\nde,Sucht,Abhängigkeit,\nfr,,|,\n*,deuil,rouw | grief,\n\
            fr,a,b|B|A|> c|>,\nfr,b,a,\nfr,A,d,\n";
        remarks(
            "synonyms.csv",
            csv,
            Locale::Fr,
            &expect![[r"
                synonyms.csv, ligne 2, colonne langue : « de » n'est pas fr, nl, en ou *.
                synonyms.csv, ligne 3, colonne terme : la case est vide : la ligne n'est pas utilisée.
                synonyms.csv, ligne 3, colonne equivalents : la case est vide : la ligne n'est pas utilisée.
                synonyms.csv, ligne 5, colonne equivalents : « B » est déjà dans cette ligne : la répétition n'est pas utilisée.
                synonyms.csv, ligne 5, colonne equivalents : « A » est déjà dans cette ligne : la répétition n'est pas utilisée.
                synonyms.csv, ligne 7, colonne terme : « A » est déjà le terme de la ligne 5 : les deux lignes sont utilisées ; réunissez-les.
                synonyms.csv, ligne 6, colonne equivalents : « a » est le terme de la ligne 5, qui renvoie ici : les deux sont utilisées, une seule suffit.
            "]],
        );
        remarks(
            "synonyms.csv",
            csv,
            Locale::Nl,
            &expect![[r"
                synonyms.csv, rij 2, kolom langue: ‘de’ is niet fr, nl, en of *.
                synonyms.csv, rij 3, kolom terme: de cel is leeg: de rij wordt niet gebruikt.
                synonyms.csv, rij 3, kolom equivalents: de cel is leeg: de rij wordt niet gebruikt.
                synonyms.csv, rij 5, kolom equivalents: ‘B’ staat al in deze rij: de herhaling wordt niet gebruikt.
                synonyms.csv, rij 5, kolom equivalents: ‘A’ staat al in deze rij: de herhaling wordt niet gebruikt.
                synonyms.csv, rij 7, kolom terme: ‘A’ is al de term van rij 5: beide rijen worden gebruikt; voeg ze samen.
                synonyms.csv, rij 6, kolom equivalents: ‘a’ is de term van rij 5, die hierheen verwijst: beide worden gebruikt, één volstaat.
            "]],
        );
        remarks(
            "synonyms.csv",
            csv,
            Locale::En,
            &expect![[r"
                synonyms.csv, row 2, column langue: “de” is not fr, nl, en or *.
                synonyms.csv, row 3, column terme: the cell is empty: the row is not used.
                synonyms.csv, row 3, column equivalents: the cell is empty: the row is not used.
                synonyms.csv, row 5, column equivalents: “B” is already in this row: the repetition is not used.
                synonyms.csv, row 5, column equivalents: “A” is already in this row: the repetition is not used.
                synonyms.csv, row 7, column terme: “A” is already the term of row 5: both rows are used; merge them.
                synonyms.csv, row 6, column equivalents: “a” is the term of row 5, which points back here: both are used, one is enough.
            "]],
        );
        let groups = with("synonyms.csv", Some(csv.as_bytes())).expect("usable").synonyms;
        let mark = |of: &Equivalent| format!("{}{}", if of.one_way { "> " } else { "" }, of.text);
        let all = |of: &SynonymGroup| of.equivalents.iter().map(mark).collect::<Vec<_>>().join("|");
        let shown: Vec<String> = groups.iter().map(|of| format!("{}={}", of.term, all(of))).collect();
        assert_eq!(shown, ["deuil=rouw|grief", "a=b|> c", "b=a", "A=d"]);
        remarks(
            "synonyms.csv",
            "langue,terme\nfr,a\n",
            Locale::Fr,
            &expect![[r"
                synonyms.csv, ligne 1, colonne equivalents : la colonne manque.
                synonyms.csv, ligne 1, colonne note : la colonne manque.
            "]],
        );
        remarks(
            "synonyms.csv",
            "",
            Locale::Fr,
            &expect![[r"
                synonyms.csv : le fichier est vide.
            "]],
        );
    }

    #[test]
    fn everyday_words_are_used_as_far_as_they_are_right() {
        assert!(with("everyday.csv", None).expect("the other files").everyday.is_empty());
        let csv = "facet,code,langue,expressions\nchats,deuil,fr,a\norganisateur,smes,fr,a\ntheme,chats,fr,a\n\
            theme,deuil,de,a\ntheme,deuil,fr,|\ntheme,deuil,nl,a|A|b\ntheme,deuil,nl,c\ncout,gratuit,fr,offert\n\
            sur-site,oui,en,a b c d e f g h|a b c d e f g h i\n";
        remarks(
            "everyday.csv",
            csv,
            Locale::Fr,
            &expect![[r"
            everyday.csv, ligne 2, colonne facet : « chats » n'est pas un filtre qui a des codes (theme, type, public, cout, langue, sur-site, format, commune…) : la ligne n'est pas utilisée.
            everyday.csv, ligne 3, colonne facet : « organisateur » n'est pas un filtre qui a des codes (theme, type, public, cout, langue, sur-site, format, commune…) : la ligne n'est pas utilisée.
            everyday.csv, ligne 4, colonne code : « chats » n'est pas un code de ce filtre : la ligne n'est pas utilisée.
            everyday.csv, ligne 5, colonne langue : « de » n'est pas fr, nl ou en : la ligne n'est pas utilisée.
            everyday.csv, ligne 6, colonne expressions : la case est vide : la ligne n'est pas utilisée.
            everyday.csv, ligne 7, colonne expressions : « A » est déjà dans cette ligne : la répétition n'est pas utilisée.
            everyday.csv, ligne 8, colonne code : « deuil » a déjà la ligne 7 dans cette langue : les deux sont utilisées ; réunissez-les.
            everyday.csv, ligne 10, colonne expressions : « a b c d e f g h i » contient plus de 8 mots : l'expression n'est pas utilisée.
        "]],
        );
        remarks(
            "everyday.csv",
            csv,
            Locale::Nl,
            &expect![[r"
            everyday.csv, rij 2, kolom facet: ‘chats’ is geen filter met codes (theme, type, public, cout, langue, sur-site, format, commune…): de rij wordt niet gebruikt.
            everyday.csv, rij 3, kolom facet: ‘organisateur’ is geen filter met codes (theme, type, public, cout, langue, sur-site, format, commune…): de rij wordt niet gebruikt.
            everyday.csv, rij 4, kolom code: ‘chats’ is geen code van deze filter: de rij wordt niet gebruikt.
            everyday.csv, rij 5, kolom langue: ‘de’ is niet fr, nl of en: de rij wordt niet gebruikt.
            everyday.csv, rij 6, kolom expressions: de cel is leeg: de rij wordt niet gebruikt.
            everyday.csv, rij 7, kolom expressions: ‘A’ staat al in deze rij: de herhaling wordt niet gebruikt.
            everyday.csv, rij 8, kolom code: ‘deuil’ heeft in deze taal al rij 7: beide worden gebruikt; voeg ze samen.
            everyday.csv, rij 10, kolom expressions: ‘a b c d e f g h i’ bevat meer dan 8 woorden: de uitdrukking wordt niet gebruikt.
        "]],
        );
        remarks(
            "everyday.csv",
            csv,
            Locale::En,
            &expect![[r"
            everyday.csv, row 2, column facet: “chats” is not a filter with codes (theme, type, public, cout, langue, sur-site, format, commune…): the row is not used.
            everyday.csv, row 3, column facet: “organisateur” is not a filter with codes (theme, type, public, cout, langue, sur-site, format, commune…): the row is not used.
            everyday.csv, row 4, column code: “chats” is not a code of this filter: the row is not used.
            everyday.csv, row 5, column langue: “de” is not fr, nl or en: the row is not used.
            everyday.csv, row 6, column expressions: the cell is empty: the row is not used.
            everyday.csv, row 7, column expressions: “A” is already in this row: the repetition is not used.
            everyday.csv, row 8, column code: “deuil” already has row 7 in this language: both are used; merge them.
            everyday.csv, row 10, column expressions: “a b c d e f g h i” holds more than 8 words: the expression is not used.
        "]],
        );
        let everyday = with("everyday.csv", Some(csv.as_bytes())).expect("usable").everyday;
        let shown: Vec<String> =
            everyday.iter().map(|of| format!("{}={}", of.code, of.expressions.join("|"))).collect();
        assert_eq!(shown, ["deuil=a|b", "deuil=c", "gratuit=offert", "oui=a b c d e f g h"]);
    }

    #[test]
    fn a_row_of_everyday_words_is_bounded() {
        let of = |count: usize| {
            let words: Vec<String> = (0..count).map(|n| format!("mot{n}")).collect();
            let csv = format!("facet,code,langue,expressions\ntheme,deuil,fr,{}\n", words.join("|"));
            read("everyday.csv", Some(csv.as_bytes())).expect("usable")
        };
        assert_eq!(of(EXPRESSIONS_MAX).remarks.problems, []);
        let read = of(EXPRESSIONS_MAX + 2);
        assert_eq!(read.vocabulary.everyday[0].expressions.len(), EXPRESSIONS_MAX);
        assert_eq!(read.remarks.problems.len(), 1);
        assert_eq!(read.remarks.problems[0].kind, VocabularyProblemKind::TooManyExpressions);
    }

    #[test]
    fn no_bytes_in_the_words_for_the_search_make_the_vocabularies_unreadable() {
        for name in [SYNONYMS_FILE, EVERYDAY_FILE] {
            for bytes in
                [&b"\xff\xfe"[..], b"\"", b"a,b\n\"x", b"langue,terme,equivalents,note\nfr,\xe9,a,\n", b"\n\n,,,\n"]
            {
                assert!(read(name, Some(bytes)).is_ok(), "{name} {bytes:?}");
            }
        }
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
