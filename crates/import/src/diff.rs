//! What a new catalogue changes in another: schemes added, removed and changed, field by field, matched by id.
//!
//! Plain data, by places in the two catalogues: the command line prints it, the staff pages render it.

use std::collections::HashMap;

use repertoire_catalogue::{Catalogue, Locale, SchemeId};

use crate::messages::thousands;
use crate::{COLUMNS, Column, cell};

/// Most schemes that may go without being asked about, as a number and as a share of all.
pub const REMOVED_UNASKED_MAX: usize = 10;
/// See [`REMOVED_UNASKED_MAX`].
pub const REMOVED_SHARE_UNASKED_MAX: f64 = 0.2;

/// Words of two texts that are compared one by one: beyond it, a text counts as replaced.
pub const WORDS_COMPARED_MAX: usize = 2_000;

/// What one catalogue changes in another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// Places in the catalogue after.
    pub added: Vec<usize>,
    /// Places in the catalogue before.
    pub removed: Vec<usize>,
    /// In the order of the catalogue after.
    pub changed: Vec<ChangedScheme>,
    /// How many are the same in both.
    pub unchanged: usize,
    /// How many there were.
    pub before: usize,
}

/// A scheme of which something changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedScheme {
    /// Its id, the same in both.
    pub id: SchemeId,
    /// Its place before and after.
    pub places: (usize, usize),
    /// What changed, in the order of the columns.
    pub fields: Vec<ChangedField>,
}

/// A cell that changed, as the catalogue file writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedField {
    /// Which one.
    pub column: Column,
    /// What it was; may be empty.
    pub before: Box<str>,
    /// What it is; may be empty.
    pub after: Box<str>,
}

/// A stretch of a text that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch<'a> {
    /// In both.
    Same(&'a str),
    /// Only before.
    Removed(&'a str),
    /// Only after.
    Added(&'a str),
}

impl<'a> Stretch<'a> {
    const fn text(self) -> &'a str {
        match self {
            Self::Same(text) | Self::Removed(text) | Self::Added(text) => text,
        }
    }
}

/// Compares two catalogues. A change of order is none.
#[must_use]
pub fn diff(before: &Catalogue, after: &Catalogue) -> Diff {
    let mut old: HashMap<&SchemeId, usize> =
        before.schemes().iter().enumerate().map(|(at, scheme)| (&scheme.id, at)).collect();
    let mut diff = Diff { before: before.schemes().len(), ..Diff::default() };
    for (at, scheme) in after.schemes().iter().enumerate() {
        let Some(was) = old.remove(&scheme.id) else {
            diff.added.push(at);
            continue;
        };
        let fields = COLUMNS.into_iter().filter_map(|column| {
            let before = cell(before, &before.schemes()[was], column);
            let after = cell(after, scheme, column);
            (before != after).then(|| ChangedField { column, before: (*before).into(), after: (*after).into() })
        });
        let fields: Vec<ChangedField> = fields.collect();
        if fields.is_empty() {
            diff.unchanged += 1;
        } else {
            diff.changed.push(ChangedScheme { id: scheme.id.clone(), places: (was, at), fields });
        }
    }
    diff.removed = old.into_values().collect();
    diff.removed.sort_unstable();
    diff
}

impl Diff {
    /// Whether nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }

    /// Whether so much goes that whoever publishes should say that it is meant.
    #[must_use]
    pub fn asks_to_confirm(&self) -> bool {
        self.removed.len() > REMOVED_UNASKED_MAX
            || self.removed.len() as f64 > REMOVED_SHARE_UNASKED_MAX * self.before as f64
    }

    /// How much changes, in one sentence.
    #[must_use]
    pub fn summary(&self, locale: Locale) -> String {
        let [added, changed, removed, unchanged] =
            [self.added.len(), self.changed.len(), self.removed.len(), self.unchanged].map(|n| thousands(n, locale));
        match locale {
            Locale::Fr if self.is_empty() => "Rien ne change.".into(),
            Locale::Nl if self.is_empty() => "Er verandert niets.".into(),
            Locale::En if self.is_empty() => "Nothing changes.".into(),
            // In French, zero is singular too.
            Locale::Fr => {
                let s = |count: usize| if count < 2 { "" } else { "s" };
                let new = if self.added.len() < 2 { "nouveau" } else { "nouveaux" };
                format!(
                    "{added} {new}, {changed} modifié{}, {removed} retiré{}, {unchanged} inchangé{}.",
                    s(self.changed.len()),
                    s(self.removed.len()),
                    s(self.unchanged)
                )
            }
            Locale::Nl => format!("{added} nieuw, {changed} gewijzigd, {removed} verwijderd, {unchanged} ongewijzigd."),
            Locale::En => format!("{added} new, {changed} changed, {removed} removed, {unchanged} unchanged."),
        }
    }

    /// All of it, for the terminal.
    #[must_use]
    pub fn to_text(&self, before: &Catalogue, after: &Catalogue, locale: Locale) -> String {
        let titles = match locale {
            Locale::Fr => ["Nouveaux", "Modifiés", "Retirés"],
            Locale::Nl => ["Nieuw", "Gewijzigd", "Verwijderd"],
            Locale::En => ["New", "Changed", "Removed"],
        };
        let listed = |sign: char, catalogue: &Catalogue, places: &[usize]| -> Vec<String> {
            let schemes = places.iter().map(|&at| &catalogue.schemes()[at]);
            schemes.map(|scheme| format!("  {sign} {}: {}", scheme.id, scheme.title)).collect()
        };
        let changed = self.changed.iter().flat_map(|scheme| {
            let fields = scheme.fields.iter().map(|field| format!("      {}", field.to_text()));
            std::iter::once(format!("  ~ {}: {}", scheme.id, after.schemes()[scheme.places.1].title)).chain(fields)
        });
        let mut lines = vec![self.summary(locale)];
        let parts = [listed('+', after, &self.added), changed.collect(), listed('-', before, &self.removed)];
        for (title, part) in titles.into_iter().zip(parts).filter(|(_, part)| !part.is_empty()) {
            lines.extend([String::new(), title.to_owned()]);
            lines.extend(part);
        }
        lines.push(String::new());
        lines.join("\n")
    }
}

impl ChangedField {
    /// The text before and after, word by word.
    #[must_use]
    pub fn stretches(&self) -> Vec<Stretch<'_>> {
        stretches(&self.before, &self.after)
    }

    /// The column and what changed in it, what went and what came between brackets: `cout: [-80-] {+100+}`.
    fn to_text(&self) -> String {
        let parts = self.stretches().into_iter().map(|stretch| match stretch {
            Stretch::Same(text) => text.to_owned(),
            Stretch::Removed(text) => format!("[-{text}-]"),
            Stretch::Added(text) => format!("{{+{text}+}}"),
        });
        format!("{}: {}", self.column.header(), parts.collect::<Vec<_>>().concat())
    }
}

/// The longest words that two texts have in common, in order, and what is between them.
fn stretches<'a>(before: &'a str, after: &'a str) -> Vec<Stretch<'a>> {
    let (old, new) = (words(before), words(after));
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (old_middle, new_middle) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let kept = if old_middle.len().max(new_middle.len()) > WORDS_COMPARED_MAX {
        Vec::new()
    } else {
        common(old_middle, new_middle)
    };
    let mut all: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
    all.extend(kept.into_iter().map(|(a, b)| (a + head, b + head)));
    all.extend((0..tail).map(|at| (old.len() - tail + at, new.len() - tail + at)));
    let mut found = Vec::new();
    let (mut old_left, mut new_left) = (before, after);
    let mut changed = |found: &mut Vec<Stretch<'a>>, removed: &[&str], added: &[&str], same: &[&str]| {
        let stretches = [
            Stretch::Removed(take(&mut old_left, removed)),
            Stretch::Added(take(&mut new_left, added)),
            Stretch::Same(take(&mut new_left, same)),
        ];
        take(&mut old_left, same);
        found.extend(stretches.into_iter().filter(|stretch| !stretch.text().is_empty()));
    };
    let (mut at_old, mut at_new) = (0, 0);
    for run in all.chunk_by(|one, next| (one.0 + 1, one.1 + 1) == *next) {
        let (a, b) = run[0];
        changed(&mut found, &old[at_old..a], &new[at_new..b], &new[b..b + run.len()]);
        (at_old, at_new) = (a + run.len(), b + run.len());
    }
    changed(&mut found, &old[at_old..], &new[at_new..], &[]);
    found
}

/// Takes so many words off the start of a text.
fn take<'a>(text: &mut &'a str, words: &[&str]) -> &'a str {
    let (taken, left) = text.split_at(words.iter().map(|word| word.len()).sum());
    *text = left;
    taken
}

/// A text as words, blanks and single signs, which together are the text.
fn words(text: &str) -> Vec<&str> {
    let kind = |c: char| if c.is_alphanumeric() { 0 } else { 1 + u8::from(c.is_whitespace()) };
    let mut words = Vec::new();
    let mut start = 0;
    let mut before: Option<u8> = None;
    for (at, c) in text.char_indices() {
        let of = kind(c);
        // Signs stand alone: a comma that goes takes nothing with it.
        if before.is_some_and(|before| before != of || of == 1) {
            words.push(&text[start..at]);
            start = at;
        }
        before = Some(of);
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

/// A longest common subsequence, as pairs of places.
fn common(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    let mut lengths = vec![0_u16; (old.len() + 1) * width];
    for a in (0..old.len()).rev() {
        for b in (0..new.len()).rev() {
            lengths[a * width + b] = if old[a] == new[b] {
                lengths[(a + 1) * width + b + 1] + 1
            } else {
                lengths[(a + 1) * width + b].max(lengths[a * width + b + 1])
            };
        }
    }
    let (mut a, mut b, mut pairs) = (0, 0, Vec::new());
    while a < old.len() && b < new.len() {
        if old[a] == new[b] {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if lengths[(a + 1) * width + b] >= lengths[a * width + b + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{catalogues, file, read, row};
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    fn of(rows: &[String]) -> Catalogue {
        read(file(rows).as_bytes()).catalogue
    }

    #[track_caller]
    fn check_words(before: &str, after: &str, expected: &Expect) {
        let field = ChangedField { column: Column::Title, before: before.into(), after: after.into() };
        expected.assert_eq(&field.to_text());
    }

    #[test]
    fn changes_are_told_field_by_field_and_word_by_word() {
        let named = |id, more: &[(Column, &str)]| row(&[&[(Column::Id, id)], more].concat());
        let before = of(&[named("a", &[]), named("b", &[(Column::Cost, "80")]), named("c", &[])]);
        let after = of(&[
            named("d", &[]),
            named("b", &[(Column::Cost, "100"), (Column::Summary, "Un autre résumé.")]),
            named("a", &[]),
        ]);
        let changes = diff(&before, &after);
        assert_eq!((changes.unchanged, changes.before), (1, 3));
        expect![[r"
            1 nouveau, 1 modifié, 1 retiré, 1 inchangé.

            Nouveaux
              + d: Un titre

            Modifiés
              ~ b: Un titre
                  resume: Un {+autre +}résumé.
                  cout: [-80-]{+100+}

            Retirés
              - c: Un titre
        "]]
        .assert_eq(&changes.to_text(&before, &after, Locale::Fr));
        let said =
            Locale::ALL.map(|locale| [changes.summary(locale), diff(&before, &before).summary(locale)].join("\n"));
        expect![[r"
            1 nouveau, 1 modifié, 1 retiré, 1 inchangé.
            Rien ne change.
            1 nieuw, 1 gewijzigd, 1 verwijderd, 1 ongewijzigd.
            Er verandert niets.
            1 new, 1 changed, 1 removed, 1 unchanged.
            Nothing changes."]]
        .assert_eq(&said.join("\n"));
    }

    #[test]
    fn only_the_words_that_changed_are_marked() {
        check_words("un deux trois", "un trois", &expect!["intitule: un [-deux -]trois"]);
        check_words("", "neuf", &expect!["intitule: {+neuf+}"]);
        check_words("vieux", "", &expect!["intitule: [-vieux-]"]);
        check_words("deuil|crise", "deuil|trauma", &expect!["intitule: deuil|[-crise-]{+trauma+}"]);
        check_words("l'été à Gand", "l'hiver à Gand", &expect!["intitule: l'[-été-]{+hiver+} à Gand"]);
    }

    #[test]
    fn a_large_removal_asks_to_be_confirmed() {
        let removal = |removed: usize, before: usize| {
            Diff { removed: (0..removed).collect(), before, ..Diff::default() }.asks_to_confirm()
        };
        // At the limits and one past them.
        assert_eq!([removal(10, 1_000), removal(11, 1_000)], [false, true]);
        assert_eq!([removal(2, 10), removal(3, 10)], [false, true]);
        assert_eq!([removal(0, 0), removal(1, 1)], [false, true]);
    }

    #[test]
    fn texts_too_long_to_compare_are_replaced_and_what_frames_them_is_kept() {
        let text = |word: &str, count: usize| format!("début {}fin", format!("{word} ").repeat(count));
        let (before, after) = (text("a", WORDS_COMPARED_MAX), text("b", WORDS_COMPARED_MAX));
        let found = stretches(&before, &after);
        assert!(matches!(
            found[..],
            [Stretch::Same("début "), Stretch::Removed(_), Stretch::Added(_), Stretch::Same(" fin")]
        ));
    }

    proptest! {
        #[test]
        fn stretches_are_the_two_texts(before in "[ab, é]{0,12}", after in "[ab, é]{0,12}") {
            let (mut old, mut new) = (String::new(), String::new());
            for stretch in stretches(&before, &after) {
                match stretch {
                    Stretch::Same(text) => { old.push_str(text); new.push_str(text); }
                    Stretch::Removed(text) => old.push_str(text),
                    Stretch::Added(text) => new.push_str(text),
                }
            }
            prop_assert_eq!((old, new), (before, after));
        }

        #[test]
        fn a_diff_adds_up(before in catalogues(), after in catalogues()) {
            let changes = diff(&before, &after);
            prop_assert_eq!(changes.added.len() + changes.changed.len() + changes.unchanged, after.schemes().len());
            prop_assert_eq!(changes.removed.len() + changes.changed.len() + changes.unchanged, before.schemes().len());
            let back = diff(&after, &before);
            prop_assert_eq!((changes.added.len(), changes.changed.len()), (back.removed.len(), back.changed.len()));
            prop_assert!(diff(&before, &before).is_empty());
        }
    }
}
