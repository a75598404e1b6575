//! What whoever imports has decided a value is to be read as, wherever it stands in its column. A report asks "did you
//! mean …?"; a [`Fix`] is the answer, and the file itself stays as it is.

use std::collections::HashMap;

use crate::VALUE_CHARS_MAX;
use crate::text::{clean, is_longer};

/// Most fixes of one file: more are work for a spreadsheet.
pub const FIXES_MAX: usize = 500;

/// A value of one column, and what it is to be read as in all rows: a whole cell or, where a cell may hold several values,
/// one of them. An empty value stands for empty cells; an empty replacement empties a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The column of the file, counted from 0.
    pub column: usize,
    /// As the report quotes it ([`Problem::value`](crate::Problem::value)). One that is quoted by its start only fits nothing.
    pub value: String,
    /// What it is read as. It is checked as if it stood in the file.
    pub replacement: String,
}

/// The fixes of one file, by what they fix. Of two for one value the last counts.
#[derive(Default)]
pub(crate) struct Fixes<'f>(HashMap<(usize, &'f str), &'f str>);

impl<'f> Fixes<'f> {
    pub(crate) fn new(fixes: &'f [Fix]) -> Self {
        // The start of a long value is also that of others.
        let whole = fixes.iter().take(FIXES_MAX).filter(|fix| !is_longer(&fix.value, VALUE_CHARS_MAX));
        Self(whole.map(|fix| ((fix.column, &*fix.value), fix.replacement.trim())).collect())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What a text of a column is to be read as.
    pub(crate) fn get(&self, column: usize, text: &str) -> Option<&'f str> {
        let (text, _) = clean(text);
        let replacement = self.0.get(&(column, &*text))?;
        (*replacement != text).then_some(replacement)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, LazyLock};

    use super::*;
    use crate::testing::{file, row};
    use crate::{COLUMNS, Column, Imported, ProblemKind, ReadOptions, cell, import_file, shipped_vocabulary};
    use expect_test::{Expect, expect};
    use proptest::prelude::*;
    use repertoire_catalogue::{Locale, Vocabulary};

    /// Read once: the tests here read many small files.
    static VOCABULARY: LazyLock<Arc<Vocabulary>> = LazyLock::new(|| Arc::new(shipped_vocabulary()));

    fn fix(column: Column, value: &str, replacement: &str) -> Fix {
        Fix { column: column as usize, value: value.into(), replacement: replacement.into() }
    }

    fn read(rows: &[String], fixes: Vec<Fix>) -> Imported {
        let options = ReadOptions { fixes, ..ReadOptions::default() };
        import_file(file(rows).as_bytes(), &options, Arc::clone(&VOCABULARY), None).expect("a readable file")
    }

    #[track_caller]
    fn check(changes: &[(Column, &str)], fixes: Vec<Fix>, expected: &Expect) {
        expected.assert_eq(&read(&[row(changes)], fixes).report.to_text(Locale::Fr));
    }

    #[test]
    fn one_value_of_a_cell_is_fixed_in_all_rows_and_told() {
        let of = |id, themes| row(&[(Column::Id, id), (Column::Themes, themes)]);
        let rows =
            [of("a", "deuil|crisse"), of("b", "crisse"), of("c", "Deuil et fin de vie, crisse"), of("d", "trauma")];
        let fixed = read(&rows, vec![fix(Column::Themes, "crisse", "crise")]);
        expect![[r"
            4 lignes lues : 4 gardées, 0 écartée.

            Lu autrement qu'écrit (la ligne est gardée)
              lignes 2–4, colonne E (themes) : « crisse » est lu comme « crise ».
              ligne 4, colonne E (themes) : « Deuil et fin de vie » est lu comme « deuil ».
        "]]
        .assert_eq(&fixed.report.to_text(Locale::Fr));
        let themes = fixed.catalogue.schemes().iter().map(|scheme| cell(&fixed.catalogue, scheme, Column::Themes));
        assert_eq!(themes.collect::<Vec<_>>(), ["deuil|crise", "crise", "deuil|crise", "trauma"]);
    }

    #[test]
    fn a_whole_cell_is_fixed_and_wins_over_its_parts() {
        let changes = [(Column::Title, "Un\ntitre"), (Column::Themes, "crisse|deuil"), (Column::Duration, "")];
        check(
            &changes,
            vec![
                fix(Column::Title, "Un titre", "Un autre"),
                fix(Column::Themes, "crisse|deuil", "trauma"),
                fix(Column::Themes, "crisse", "crise"),
                // What a fix gave is not fixed again.
                fix(Column::Themes, "trauma", "suicide"),
                fix(Column::Duration, "", "1 jour"),
            ],
            &expect![[r"
                1 ligne lue : 1 gardée, 0 écartée.

                Lu autrement qu'écrit (la ligne est gardée)
                  ligne 2, colonne B (intitule) : « Un titre » est lu comme « Un autre ».
                  ligne 2, colonne E (themes) : « crisse|deuil » est lu comme « trauma ».
                  ligne 2, colonne N (duree) : La case vide est lue comme « 1 jour ».
            "]],
        );
    }

    #[test]
    fn one_value_may_become_several_or_none() {
        let fixes = || {
            vec![
                fix(Column::Themes, "les deux", "deuil|crise"),
                fix(Column::Dates, "à fixer", ""),
                fix(Column::Cost, "?", ""),
            ]
        };
        let changes = [(Column::Themes, "trauma|les deux"), (Column::Dates, "2026-01-01|à fixer"), (Column::Cost, "?")];
        check(
            &changes,
            fixes(),
            &expect![[r"
                1 ligne lue : 1 gardée, 0 écartée.

                Lu autrement qu'écrit (la ligne est gardée)
                  ligne 2, colonne E (themes) : « les deux » est lu comme « deuil|crise ».
                  ligne 2, colonne I (cout) : « ? » est lu comme une case vide.
                  ligne 2, colonne O (dates) : « à fixer » est lu comme une case vide.
            "]],
        );
        let read_so = read(&[row(&changes)], fixes()).catalogue;
        let [themes, dates] =
            [Column::Themes, Column::Dates].map(|column| cell(&read_so, &read_so.schemes()[0], column).into_owned());
        assert_eq!((&*themes, &*dates), ("trauma|deuil|crise", "2026-01-01"));
    }

    #[test]
    fn a_fix_that_is_wrong_itself_is_told_like_any_value() {
        check(
            &[(Column::Themes, "crisse"), (Column::Kind, "fromation"), (Column::Cost, "80")],
            vec![
                fix(Column::Themes, "crisse", "crises"),
                fix(Column::Kind, "fromation", "Vorming"),
                fix(Column::Cost, "80", "beaucoup"),
            ],
            &expect![[r"
                1 ligne lue : 0 gardée, 1 écartée.

                Erreurs (la ligne est écartée)
                  ligne 2, colonne I (cout) : « beaucoup » n'est pas un coût lisible.
                      Attendu : gratuit, sur devis, compris dans l'affiliation, un montant comme 120 ou 80-120/personne, ou une case vide

                Lu autrement qu'écrit (la ligne est gardée)
                  ligne 2, colonne C (type) : « fromation » est lu comme « Vorming ».
                  ligne 2, colonne C (type) : « Vorming » est lu comme « formation ».
                  ligne 2, colonne E (themes) : « crisse » est lu comme « crises ».
                  ligne 2, colonne E (themes) : « crises » est lu comme « crise ».
                  ligne 2, colonne I (cout) : « 80 » est lu comme « beaucoup ».
            "]],
        );
    }

    #[test]
    fn a_fix_of_a_column_that_is_not_there_or_not_used_changes_nothing() {
        let rows = [row(&[]) + ",", row(&[(Column::Id, "b")]) + ",x"];
        let fixes = [usize::MAX, COLUMNS.len(), COLUMNS.len() + 1].map(|column| Fix {
            column,
            value: "x".into(),
            replacement: "y".into(),
        });
        assert_eq!(read(&rows, fixes.to_vec()).report, read(&rows, Vec::new()).report);
    }

    #[test]
    fn a_value_quoted_by_its_start_fixes_nothing() {
        let of = |chars: usize| {
            let rows = [row(&[(Column::Cost, &"é".repeat(chars))])];
            let quoted = read(&rows, Vec::new()).report.problems[0].value.clone();
            read(&rows, vec![fix(Column::Cost, &quoted, "gratuit")]).report.kept
        };
        assert_eq!((of(VALUE_CHARS_MAX), of(VALUE_CHARS_MAX + 1)), (1, 0));
        // Not even the value that is quoted so, written out.
        let start = format!("{}…", "é".repeat(VALUE_CHARS_MAX));
        assert_eq!(read(&[row(&[(Column::Cost, &start)])], vec![fix(Column::Cost, &start, "gratuit")]).report.kept, 0);
    }

    #[test]
    fn the_last_of_as_many_fixes_as_may_be_counts_and_one_more_does_not() {
        let kept = |before: usize| {
            let mut fixes = vec![fix(Column::Title, "chats", "chiens"); before];
            fixes.push(fix(Column::Themes, "crisse", "crise"));
            read(&[row(&[(Column::Themes, "crisse")])], fixes).report.kept
        };
        assert_eq!((kept(FIXES_MAX - 1), kept(FIXES_MAX)), (1, 0));
    }

    /// Takes every suggestion of the report on one value; answers how many there were.
    #[track_caller]
    fn check_suggestions(column: Column, value: &str) -> usize {
        let rows = [row(&[(column, value)])];
        let before = read(&rows, Vec::new()).report;
        let suggested = || before.problems.iter().filter(|problem| problem.suggestion.is_some());
        let fixes: Vec<Fix> = suggested()
            .filter_map(|problem| {
                let (column, replacement) = (problem.column.as_ref()?.index, problem.suggestion.clone()?);
                Some(Fix { column, value: problem.value.clone(), replacement })
            })
            .collect();
        let (count, after) = (fixes.len(), read(&rows, fixes).report);
        for problem in suggested() {
            assert!(!after.problems.contains(problem), "{value}: {}", after.to_text(Locale::Fr));
            let told = after.notes().any(|note| {
                note.value == problem.value
                    && matches!(&note.kind, ProblemKind::ReadAs { read } if Some(&**read) == problem.suggestion.as_deref())
            });
            assert!(told, "{value}: {}", after.to_text(Locale::Fr));
        }
        assert_eq!(
            after.errors_count,
            before.errors_count - before.errors().filter(|of| of.suggestion.is_some()).count()
        );
        count
    }

    #[test]
    fn every_suggestion_taken_makes_its_problem_go_away() {
        for (column, value) in [
            (Column::Kind, "fromation"),
            (Column::Kind, "formatoin"),
            (Column::Themes, "crisse"),
            (Column::Themes, "chats|deuil|crisse|chats"),
            (Column::Themes, "Deuil et fin de vi ; crisse, trauma"),
            (Column::Audiences, "equipe|soignant"),
            (Column::Cost, "120-80"),
            (Column::Cost, "120-80/personne"),
            (Column::Cost, "gratuti"),
            (Column::Languages, "Néerlandias"),
            (Column::OnSite, "à convenirr"),
            (Column::OnSite, "a convenirr"),
            (Column::Formats, "presentiell\nen-lign"),
            (Column::Place, "Schaerbek"),
            (Column::Place, "'=Schaerbek"),
        ] {
            // "equipe" is understood and needs no suggestion.
            assert!(check_suggestions(column, value) > 0 || column == Column::Audiences, "{value}");
        }
    }

    proptest! {
        // Each case reads two files.
        #![proptest_config(ProptestConfig::with_cases(100))]

        #[test]
        fn a_slip_that_is_guessed_is_mended_by_the_guess(
            column in proptest::sample::select(vec![
                Column::Kind, Column::Themes, Column::Audiences, Column::Languages, Column::Formats, Column::Place,
            ]),
            entry in any::<prop::sample::Index>(),
            at in any::<prop::sample::Index>(),
            letter in "[a-z éë,·-]",
            language in 0..4_usize,
        ) {
            let vocabulary = &*VOCABULARY;
            let entries = match column {
                Column::Kind => vocabulary.kinds.entries(),
                Column::Themes => vocabulary.themes.entries(),
                Column::Audiences => vocabulary.audiences.entries(),
                Column::Languages => vocabulary.languages.entries(),
                Column::Formats => vocabulary.formats.entries(),
                _ => vocabulary.communes.entries(),
            };
            let entry = entry.get(entries);
            let spelling = std::iter::once(&*entry.code).chain(entry.labels.all()).nth(language).unwrap_or_default();
            let mut chars: Vec<char> = spelling.chars().collect();
            let at = at.index(chars.len());
            chars.splice(at..=at, letter.chars());
            check_suggestions(column, &chars.into_iter().collect::<String>());
        }
    }
}
