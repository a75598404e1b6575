//! The report as plain text, for the terminal.

use repertoire_catalogue::Locale;

use crate::messages::thousands;
use crate::report::{ColumnRef, Group, PROBLEMS_MAX, Problem, Report, Severity, letters, ranges};

/// Most rows listed for one group of problems; a terminal is no place for ten thousand numbers.
const GROUP_ROWS_SHOWN_MAX: usize = 200;

impl Report {
    /// The whole report, for people.
    #[must_use]
    pub fn to_text(&self, locale: Locale) -> String {
        let mut lines = vec![self.summary(locale)];
        let groups = self.groups();
        for severity in [Severity::Error, Severity::Warning, Severity::Note] {
            let mut groups = groups.iter().filter(|group| group.problem.severity == severity).peekable();
            if groups.peek().is_some() {
                lines.push(String::new());
                lines.push(title(severity, locale).to_owned());
                groups.for_each(|group| group_lines(group, locale, &mut lines));
            }
        }
        if self.truncated {
            lines.push(String::new());
            lines.push(self.cut(locale));
        }
        lines.push(String::new());
        lines.join("\n")
    }

    /// How many rows were read, kept and left out, in one sentence.
    #[must_use]
    pub fn summary(&self, locale: Locale) -> String {
        let [read, kept, left_out] = [self.read, self.kept, self.left_out].map(|count| thousands(count, locale));
        let clean = self.problems.is_empty();
        let one = |count: usize| count == 1;
        // In French, zero is singular too.
        let s = |count: usize| if count < 2 { "" } else { "s" };
        match locale {
            Locale::Fr if clean => format!("{read} ligne{0} lue{0} : rien à signaler.", s(self.read)),
            Locale::Fr => format!(
                "{read} ligne{0} lue{0} : {kept} gardée{1}, {left_out} écartée{2}.",
                s(self.read),
                s(self.kept),
                s(self.left_out)
            ),
            Locale::Nl if clean => {
                format!("{read} {} gelezen: niets te melden.", if one(self.read) { "rij" } else { "rijen" })
            }
            Locale::Nl => format!(
                "{read} {} gelezen: {kept} behouden, {left_out} weggelaten.",
                if one(self.read) { "rij" } else { "rijen" }
            ),
            Locale::En if clean => {
                format!("{read} {} read: nothing to report.", if one(self.read) { "row" } else { "rows" })
            }
            Locale::En => {
                format!(
                    "{read} {} read: {kept} kept, {left_out} left out.",
                    if one(self.read) { "row" } else { "rows" }
                )
            }
        }
    }

    /// That not all problems are listed, and how many there are.
    pub(crate) fn cut(&self, locale: Locale) -> String {
        let [max, errors, warnings] =
            [PROBLEMS_MAX, self.errors_count, self.warnings_count].map(|count| thousands(count, locale));
        match locale {
            Locale::Fr => {
                format!("Seuls {max} problèmes sont détaillés. En tout : erreurs {errors}, avertissements {warnings}.")
            }
            Locale::Nl => format!(
                "Slechts {max} problemen staan hierboven. In totaal: fouten {errors}, waarschuwingen {warnings}."
            ),
            Locale::En => format!("Only {max} problems are listed. In all: errors {errors}, warnings {warnings}."),
        }
    }
}

const fn title(severity: Severity, locale: Locale) -> &'static str {
    match (severity, locale) {
        (Severity::Error, Locale::Fr) => "Erreurs (la ligne est écartée)",
        (Severity::Error, Locale::Nl) => "Fouten (de rij wordt weggelaten)",
        (Severity::Error, Locale::En) => "Errors (the row is left out)",
        (Severity::Warning, Locale::Fr) => "Avertissements (la ligne est gardée)",
        (Severity::Warning, Locale::Nl) => "Waarschuwingen (de rij wordt behouden)",
        (Severity::Warning, Locale::En) => "Warnings (the row is kept)",
        (Severity::Note, Locale::Fr) => "Lu autrement qu'écrit (la ligne est gardée)",
        (Severity::Note, Locale::Nl) => "Anders gelezen dan geschreven (de rij wordt behouden)",
        (Severity::Note, Locale::En) => "Read otherwise than written (the row is kept)",
    }
}

fn group_lines(group: &Group<'_>, locale: Locale, lines: &mut Vec<String>) {
    let problem = group.problem;
    lines.push(format!("  {}{} {}", group.place(locale), colon(locale), problem.message(locale)));
    let hints = problem.hints(locale);
    if !hints.is_empty() {
        lines.push(format!("      {}", hints.join("  ")));
    }
}

const fn colon(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => " :",
        Locale::Nl | Locale::En => ":",
    }
}

impl Problem {
    /// All that is to be said of it beside its row: `Erreur, colonne E (themes) : …`, what was expected, what may be meant.
    #[must_use]
    pub fn remark(&self, locale: Locale) -> String {
        let severity = match (self.severity, locale) {
            (Severity::Error, Locale::Fr) => "Erreur",
            (Severity::Error, Locale::Nl) => "Fout",
            (Severity::Error, Locale::En) => "Error",
            (Severity::Warning, Locale::Fr) => "Avertissement",
            (Severity::Warning, Locale::Nl) => "Waarschuwing",
            (Severity::Warning, Locale::En) => "Warning",
            (Severity::Note, Locale::Fr | Locale::En) => "Note",
            (Severity::Note, Locale::Nl) => "Opmerking",
        };
        let column = self.column.as_ref().map(|column| format!(", {}", column.place(locale)));
        let first = format!("{severity}{}{} {}", column.unwrap_or_default(), colon(locale), self.message(locale));
        std::iter::once(first).chain(self.hints(locale)).collect::<Vec<_>>().join(" ")
    }

    /// What was expected, and what may have been meant.
    fn hints(&self, locale: Locale) -> Vec<String> {
        let expected = self.expected(locale).map(|expected| match locale {
            Locale::Fr => format!("Attendu : {expected}"),
            Locale::Nl => format!("Verwacht: {expected}"),
            Locale::En => format!("Expected: {expected}"),
        });
        let suggestion = self.suggestion.as_ref().map(|suggestion| match locale {
            Locale::Fr => format!("Vouliez-vous dire « {suggestion} » ?"),
            Locale::Nl => format!("Bedoelde u ‘{suggestion}’?"),
            Locale::En => format!("Did you mean “{suggestion}”?"),
        });
        expected.into_iter().chain(suggestion).collect()
    }
}

impl ColumnRef {
    /// `colonne E (themes)`.
    fn place(&self, locale: Locale) -> String {
        let word = match locale {
            Locale::Fr => "colonne",
            Locale::Nl => "kolom",
            Locale::En => "column",
        };
        let header = if self.header.is_empty() { String::new() } else { format!(" ({})", self.header) };
        format!("{word} {}{header}", letters(self.index))
    }
}

impl Group<'_> {
    /// Where the problem stands: `lignes 2–5, 9, colonne E (themes)`.
    #[must_use]
    pub fn place(&self, locale: Locale) -> String {
        let many = self.rows.len() > 1;
        let word = match (locale, many) {
            (Locale::Fr, false) => "ligne",
            (Locale::Fr, true) => "lignes",
            (Locale::Nl, false) => "rij",
            (Locale::Nl, true) => "rijen",
            (Locale::En, false) => "row",
            (Locale::En, true) => "rows",
        };
        let mut place = format!("{word} {}", ranges(&self.rows[..self.rows.len().min(GROUP_ROWS_SHOWN_MAX)]));
        if self.rows.len() > GROUP_ROWS_SHOWN_MAX {
            place.push_str(", …");
        }
        if let Some(column) = &self.problem.column {
            place += &[", ", &column.place(locale)].concat();
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{file, read, row};
    use crate::{Column, ProblemKind};
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(csv: &str, locale: Locale, expected: &Expect) {
        expected.assert_eq(&read(csv.as_bytes()).report.to_text(locale));
    }

    fn some_problems() -> String {
        let chats = |id| row(&[(Column::Id, id), (Column::Themes, "chats")]);
        file(&[
            chats("a"),
            chats("b"),
            row(&[(Column::Place, "Schaerbek")]),
            chats("d"),
            row(&[(Column::Id, "e"), (Column::Kind, "formatoin")]),
        ])
    }

    #[test]
    fn the_same_problem_in_many_rows_is_told_once() {
        check(
            &some_problems(),
            Locale::Fr,
            &expect![[r"
                5 lignes lues : 1 gardée, 4 écartées.

                Erreurs (la ligne est écartée)
                  lignes 2–3, 5, colonne E (themes) : « chats » n'est pas un code de thème.
                      Attendu : un code de themes.csv : diogene, migration-exil, seniors, limites-impuissance, empowerment, violences, lgbtqia, assuetudes, …
                  ligne 6, colonne C (type) : « formatoin » n'est pas un code de type.
                      Attendu : un code de types.csv : formation, sensibilisation, intervision, supervision, groupe-de-parole, partage-expertise, colloque  Vouliez-vous dire « formation » ?

                Avertissements (la ligne est gardée)
                  ligne 4, colonne M (commune) : « Schaerbek » n'est pas une commune de Bruxelles : ce nom est gardé comme celui d'une autre ville.
                      Vouliez-vous dire « Schaerbeek » ?
            "]],
        );
        check(
            &some_problems(),
            Locale::Nl,
            &expect![[r"
                5 rijen gelezen: 1 behouden, 4 weggelaten.

                Fouten (de rij wordt weggelaten)
                  rijen 2–3, 5, kolom E (themes): ‘chats’ is niet de code van een thema.
                      Verwacht: een code uit themes.csv: diogene, migration-exil, seniors, limites-impuissance, empowerment, violences, lgbtqia, assuetudes, …
                  rij 6, kolom C (type): ‘formatoin’ is niet de code van een type.
                      Verwacht: een code uit types.csv: formation, sensibilisation, intervision, supervision, groupe-de-parole, partage-expertise, colloque  Bedoelde u ‘formation’?

                Waarschuwingen (de rij wordt behouden)
                  rij 4, kolom M (commune): ‘Schaerbek’ is geen gemeente van Brussel: de naam wordt behouden als die van een andere stad.
                      Bedoelde u ‘Schaerbeek’?
            "]],
        );
        check(
            &some_problems(),
            Locale::En,
            &expect![[r"
                5 rows read: 1 kept, 4 left out.

                Errors (the row is left out)
                  rows 2–3, 5, column E (themes): “chats” is not the code of a theme.
                      Expected: a code of themes.csv: diogene, migration-exil, seniors, limites-impuissance, empowerment, violences, lgbtqia, assuetudes, …
                  row 6, column C (type): “formatoin” is not the code of a type.
                      Expected: a code of types.csv: formation, sensibilisation, intervision, supervision, groupe-de-parole, partage-expertise, colloque  Did you mean “formation”?

                Warnings (the row is kept)
                  row 4, column M (commune): “Schaerbek” is not a municipality of Brussels: the name is kept as that of another town.
                      Did you mean “Schaerbeek”?
            "]],
        );
    }

    #[test]
    fn a_clean_report_is_one_sentence() {
        check(
            &file(&[row(&[])]),
            Locale::Fr,
            &expect![[r"
            1 ligne lue : rien à signaler.
        "]],
        );
        check(
            &file(&[]),
            Locale::Nl,
            &expect![[r"
            0 rijen gelezen: niets te melden.
        "]],
        );
        check(
            &file(&[row(&[])]),
            Locale::En,
            &expect![[r"
            1 row read: nothing to report.
        "]],
        );
    }

    #[test]
    fn a_cut_report_says_so() {
        let report = Report { errors_count: 12_000, truncated: true, ..Report::default() };
        for locale in Locale::ALL {
            assert!(report.to_text(locale).contains(&thousands(12_000, locale)));
        }
    }

    #[test]
    fn a_long_list_of_rows_is_cut() {
        let problem = Problem::new(Severity::Error, 1, None, "", ProblemKind::EmptyCell, None);
        let place = |rows: usize| {
            Group { problem: &problem, rows: (1..=rows as u32).map(|row| row * 2).collect() }.place(Locale::En)
        };
        assert!(place(GROUP_ROWS_SHOWN_MAX).ends_with(", 400"));
        assert!(place(GROUP_ROWS_SHOWN_MAX + 1).ends_with(", 400, …"));
    }
}
