//! What may have been meant by a value that is not understood ([`crate::understand`]). A guess is offered to people, never
//! taken by the program.
//!
//! Values are compared by their slug: case, accents, blanks and punctuation are what people vary most.

use std::sync::Arc;

use repertoire_catalogue::{CodeList, Cost, OnSite, Vocabulary, slug};

use crate::Column;
use crate::text::is_longer;
use crate::understand::{cost_spellings, on_site_spellings};

/// Longest value a guess is made for: longer ones are sentences, and comparing takes time.
const VALUE_CHARS_GUESSED_MAX: usize = 100;

/// Among so many letters, one may be wrong.
const LETTERS_PER_MISTAKE: usize = 4;

/// Codes listed when one is not known; the others are a click away in the vocabulary.
const CODES_SHOWN_MAX: usize = 8;

/// Allowed values, each under all the spellings that may lead to it.
pub(crate) struct Candidates(Vec<(String, Box<str>)>);

impl Candidates {
    pub(crate) fn new<'a>(values: impl Iterator<Item = (String, &'a str)>) -> Self {
        Self(values.filter(|(key, _)| !key.is_empty()).map(|(key, value)| (key, value.into())).collect())
    }

    /// Codes of a list, found by code and by label in any language; `of` says what is suggested for an entry.
    fn of_list<'a, L>(list: &'a CodeList<L>, of: fn(&'a repertoire_catalogue::Entry) -> &'a str) -> Self {
        Self::new(list.entries().iter().flat_map(move |entry| {
            let spellings = std::iter::once(&*entry.code).chain(entry.labels.all());
            spellings.map(move |spelling| (slug(spelling), of(entry)))
        }))
    }

    /// The allowed value nearest to a text, if one is near.
    pub(crate) fn nearest(&self, text: &str) -> Option<&str> {
        if is_longer(text, VALUE_CHARS_GUESSED_MAX) {
            return None;
        }
        let key = slug(text);
        let near = self.0.iter().filter_map(|(spelling, value)| Some((mistakes(&key, spelling)?, value)));
        near.min_by_key(|(mistakes, _)| *mistakes).map(|(_, value)| &**value)
    }
}

/// Letters wrong, missing, added or swapped between two slugs; nothing when there are too many for their length.
fn mistakes(a: &str, b: &str) -> Option<usize> {
    let allowed = a.len().max(b.len()) / LETTERS_PER_MISTAKE;
    if a.is_empty() || a.len().abs_diff(b.len()) > allowed {
        return None;
    }
    // Swapped neighbours are one mistake: `fromation`.
    let mistakes = strsim::osa_distance(a, b);
    (mistakes <= allowed).then_some(mistakes)
}

/// All that guesses are made from, prepared once per import.
pub(crate) struct Hints {
    kinds: Candidates,
    themes: Candidates,
    audiences: Candidates,
    languages: Candidates,
    formats: Candidates,
    communes: Candidates,
    costs: Candidates,
    on_site: Candidates,
    /// First codes of each list, in the order of [`Hints::listed`].
    listed: [Arc<str>; 5],
}

impl Hints {
    pub(crate) fn new(vocabulary: &Vocabulary) -> Self {
        Self {
            kinds: Candidates::of_list(&vocabulary.kinds, |entry| &entry.code),
            themes: Candidates::of_list(&vocabulary.themes, |entry| &entry.code),
            audiences: Candidates::of_list(&vocabulary.audiences, |entry| &entry.code),
            languages: Candidates::of_list(&vocabulary.languages, |entry| &entry.code),
            formats: Candidates::of_list(&vocabulary.formats, |entry| &entry.code),
            communes: Candidates::of_list(&vocabulary.communes, |entry| &entry.labels.fr),
            costs: Candidates::new(cost_spellings()),
            on_site: Candidates::new(on_site_spellings(&OnSite::STATED)),
            listed: [
                first_codes(&vocabulary.kinds),
                first_codes(&vocabulary.themes),
                first_codes(&vocabulary.audiences),
                first_codes(&vocabulary.languages),
                first_codes(&vocabulary.formats),
            ],
        }
    }

    /// The first codes allowed in a column, for a message.
    pub(crate) fn listed(&self, column: Column) -> Arc<str> {
        let at = match column {
            Column::Kind => 0,
            Column::Audiences => 2,
            Column::Languages => 3,
            Column::Formats => 4,
            // The last column with codes.
            _ => 1,
        };
        Arc::clone(&self.listed[at])
    }

    /// What may have been meant by a value that is not allowed in its column.
    pub(crate) fn guess(&self, column: Column, value: &str) -> Option<String> {
        match column {
            Column::Kind => self.kinds.nearest(value).map(str::to_owned),
            Column::Themes => self.themes.nearest(value).map(str::to_owned),
            Column::Audiences => self.audiences.nearest(value).map(str::to_owned),
            Column::Languages => self.languages.nearest(value).map(str::to_owned),
            Column::Formats => self.formats.nearest(value).map(str::to_owned),
            Column::Cost => self.costs.nearest(value).map(str::to_owned).or_else(|| swapped(value)),
            Column::OnSite => self.on_site.nearest(value).map(str::to_owned),
            Column::Place => self.commune(value),
            Column::Id
            | Column::Dates
            | Column::Verified
            | Column::Url
            | Column::Source
            | Column::Title
            | Column::Organiser
            | Column::Summary
            | Column::AudienceNote
            | Column::Duration
            | Column::Registration => None,
        }
    }

    /// People write `1030 Schaerbeek`.
    fn commune(&self, town: &str) -> Option<String> {
        let name = town.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
        self.communes.nearest(name).map(str::to_owned)
    }
}

fn first_codes<L>(list: &CodeList<L>) -> Arc<str> {
    let mut codes: Vec<&str> = list.entries().iter().map(|entry| &*entry.code).take(CODES_SHOWN_MAX).collect();
    if list.len() > CODES_SHOWN_MAX {
        codes.push("…");
    }
    codes.join(", ").into()
}

/// A range that starts with its higher amount.
fn swapped(value: &str) -> Option<String> {
    let (range, unit) = value.find('/').map_or((value, ""), |at| value.split_at(at));
    let (high, low) = range.split_once('-')?;
    format!("{}-{}{unit}", low.trim(), high.trim()).parse().ok().map(|cost: Cost| cost.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shipped_vocabulary;

    #[track_caller]
    fn check(column: Column, value: &str, expected: Option<&str>) {
        let guess = Hints::new(&shipped_vocabulary()).guess(column, value);
        assert_eq!(guess.as_deref(), expected, "{value}");
    }

    #[test]
    fn codes_are_found_by_slips_and_by_labels_of_any_language() {
        check(Column::Kind, "fromation", Some("formation"));
        check(Column::Kind, "Formations", Some("formation"));
        check(Column::Themes, "Deuil et fin de vie", Some("deuil"));
        check(Column::Themes, "Rouw en levenseinde", Some("deuil"));
        check(Column::Themes, "DEUIL", Some("deuil"));
        check(Column::Languages, "Français", Some("fr"));
        check(Column::Formats, "présentiel", Some("presentiel"));
    }

    #[test]
    fn nothing_is_offered_when_nothing_is_near() {
        for value in ["chats", "x", "", "日本", &"deuil ".repeat(100)] {
            check(Column::Themes, value, None);
        }
        check(Column::Languages, "fx", None);
    }

    #[test]
    fn values_just_short_enough_are_guessed_and_longer_ones_are_not() {
        let of = |chars: usize| format!("deuil{}", " ".repeat(chars - 5));
        check(Column::Themes, &of(VALUE_CHARS_GUESSED_MAX), Some("deuil"));
        check(Column::Themes, &of(VALUE_CHARS_GUESSED_MAX + 1), None);
    }

    #[test]
    fn costs_and_answers_are_found_by_slips() {
        check(Column::Cost, "gratuti", Some("gratuit"));
        check(Column::Cost, "120-80", Some("80-120"));
        check(Column::Cost, "120-80/personne", Some("80-120/personne"));
        check(Column::Cost, "chats", None);
        check(Column::OnSite, "a convenirr", Some("a convenir"));
    }

    #[test]
    fn communes_are_found_under_their_other_names() {
        check(Column::Place, "Schaerbek", Some("Schaerbeek"));
        check(Column::Place, "1030 SCHAERBEEK", Some("Schaerbeek"));
        check(Column::Place, "Brussels", Some("Bruxelles"));
        for town in ["Namur", "Gent", "Charleroi", "Anderlues", "Halle", "Liège", "Louvain-la-Neuve", "Oudenaarde"] {
            check(Column::Place, town, None);
        }
    }
}
