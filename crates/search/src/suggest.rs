//! Completions while somebody types: themes, types, organisers, schemes and frequent words that begin with the text, hold a
//! word that does, or would but for one slip.
//!
//! Each text stands in a sorted list once for each of its words, from that word on: what begins with the typed text is one
//! range of the list, found by halving it. Lists of titles can be long, so that a look into one is bounded; the others are
//! read whole. Within a scope only what one of its rows has is offered: for values and titles
//! that is one look at a number or a bit, for words one at their postings, of the first two thousand that begin so.

use std::cmp::Reverse;

use repertoire_catalogue::{Catalogue, Facet, Locale};

use crate::analysis::is_function_word;
use crate::bitmap::Bitmap;
use crate::index::{Index, Scope};
use crate::text::IndexError;
use crate::understand::written_within;

/// Most completions of one text.
pub const SUGGESTIONS_MAX: usize = 8;
/// Longest text that is completed; a longer one has none.
pub const SUGGESTED_CHARS_MAX: usize = 80;
/// Most entries of one list that are looked at for one text.
const LOOKED_AT_MAX: usize = 2_000;
/// Most entries of one list that are handed on: more than are shown, since titles may be the same.
const BEST_MAX: usize = 32;
/// Letters from which a word may hold a slip.
const SLIP_CHARS_MIN: usize = 4;
/// Most corrections of a slip that are tried.
const CORRECTIONS_MAX: usize = 4;

/// What a completion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SuggestionGroup {
    /// A value of a facet: a theme, a type, an organiser.
    Value(Facet, u32),
    /// A scheme, by its row.
    Scheme(u32),
    /// A word of the texts.
    Word,
}

/// One completion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What it is.
    pub group: SuggestionGroup,
    /// What people read.
    pub text: String,
}

/// How many completions of each group come at most: themes, types, organisers, schemes, words.
const OF_GROUP_MAX: [usize; 5] = [3, 2, 2, 3, 3];

/// Where a text was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Start,
    Inside,
}

/// Texts by the words they hold.
#[derive(Default)]
struct List {
    /// Folded, single spaces between words.
    texts: Vec<Box<str>>,
    /// What each text stands for, and how much it is wanted.
    targets: Vec<(u32, u32)>,
    /// Text and byte of each word, sorted by what stands from there on.
    words: Vec<(u32, u16)>,
}

impl List {
    fn new(entries: impl Iterator<Item = (String, u32, u32)>) -> Self {
        let mut list = Self::default();
        for (text, target, weight) in entries {
            let at = list.texts.len() as u32;
            let text = folded(&text);
            let starts =
                text.char_indices().filter(|(start, c)| *c != ' ' && (*start == 0 || text[..*start].ends_with(' ')));
            // Nobody looks for a title by an article inside it.
            let telling = starts.filter(|(start, _)| {
                *start == 0 || !is_function_word(text[*start..].split(' ').next().unwrap_or_default())
            });
            list.words.extend(telling.filter_map(|(start, _)| Some((at, u16::try_from(start).ok()?))));
            list.texts.push(text.into());
            list.targets.push((target, weight));
        }
        // They grew by doubling, and stay as long as the index.
        list.texts.shrink_to_fit();
        list.targets.shrink_to_fit();
        list.words.shrink_to_fit();
        let Self { texts, words, .. } = &mut list;
        words.sort_by(|a, b| texts[a.0 as usize][usize::from(a.1)..].cmp(&texts[b.0 as usize][usize::from(b.1)..]));
        list
    }

    fn from(&self, (text, start): (u32, u16)) -> &str {
        &self.texts[text as usize][usize::from(start)..]
    }

    /// What begins with a text or has a word that does, the best first, of the targets that are kept.
    fn find(&self, text: &str, keep: impl Fn(u32) -> bool) -> Vec<(Place, u32)> {
        let start = self.words.partition_point(|&word| self.from(word) < text);
        let there = self.words[start..].iter().take_while(|word| self.from(**word).starts_with(text));
        let mut found: Vec<(Place, Reverse<u32>, u32, u32)> = there
            .filter(|(of_text, _)| keep(self.targets[*of_text as usize].0))
            .take(LOOKED_AT_MAX)
            .map(|&(of_text, start)| {
                let (target, weight) = self.targets[of_text as usize];
                (if start == 0 { Place::Start } else { Place::Inside }, Reverse(weight), of_text, target)
            })
            .collect();
        found.sort_unstable();
        let mut best: Vec<(Place, u32)> = Vec::new();
        for (place, _, _, target) in found {
            if best.len() == BEST_MAX {
                break;
            }
            if !best.iter().any(|(_, known)| *known == target) {
                best.push((place, target));
            }
        }
        best
    }
}

/// The texts of one catalogue that can be completed.
#[derive(Default)]
pub(crate) struct Suggestions {
    themes: List,
    types: List,
    organisers: List,
    titles: List,
}

impl Suggestions {
    /// `totals` answers how many rows each value of a facet has.
    pub(crate) fn new<'a>(catalogue: &Catalogue, totals: impl Fn(Facet) -> &'a [u32]) -> Self {
        let of_facet = |facet: Facet| {
            let totals = totals(facet);
            let values = catalogue.values(facet).all().iter().enumerate();
            List::new(values.filter(|(value, _)| totals[*value] > 0).flat_map(|(value, of_value)| {
                // A label typed in another language leads to the same value.
                Locale::ALL.map(|locale| (of_value.labels.get(locale).to_owned(), value as u32, totals[value]))
            }))
        };
        let schemes = catalogue.schemes().iter().enumerate();
        Self {
            themes: of_facet(Facet::Theme),
            types: of_facet(Facet::Kind),
            organisers: of_facet(Facet::Organiser),
            titles: List::new(schemes.map(|(row, scheme)| (scheme.title.to_string(), row as u32, 1))),
        }
    }
}

impl Index {
    /// Completions of what somebody is typing, at most [`SUGGESTIONS_MAX`]: first what begins with it, then what has it
    /// inside, and only without any of these, what does so but for one slip.
    pub fn suggest(&self, text: &str, locale: Locale) -> Result<Vec<Suggestion>, IndexError> {
        self.suggest_in(None, |_| true, text, locale)
    }

    /// The same within a scope; everything where there is none. A value, a scheme or a word that no row of the scope has is not
    /// offered, nor a value of a facet that `offers` refuses.
    pub fn suggest_in(
        &self,
        scope: Option<&Scope>,
        offers: impl Fn(Facet) -> bool,
        text: &str,
        locale: Locale,
    ) -> Result<Vec<Suggestion>, IndexError> {
        let text = folded(text);
        if text.is_empty() || text.chars().count() > SUGGESTED_CHARS_MAX {
            return Ok(Vec::new());
        }
        let exact = self.completions(scope, &offers, &text, locale)?;
        if !exact.is_empty() {
            return Ok(exact);
        }
        for corrected in self.corrections(&text) {
            let found = self.completions(scope, &offers, &corrected, locale)?;
            if !found.is_empty() {
                return Ok(found);
            }
        }
        Ok(Vec::new())
    }

    fn completions(
        &self,
        scope: Option<&Scope>,
        offers: &impl Fn(Facet) -> bool,
        text: &str,
        locale: Locale,
    ) -> Result<Vec<Suggestion>, IndexError> {
        let lists = &self.suggestions;
        let facets =
            [(&lists.themes, Facet::Theme), (&lists.types, Facet::Kind), (&lists.organisers, Facet::Organiser)];
        let mut found: Vec<(Place, usize, SuggestionGroup)> = Vec::new();
        for (group, (list, facet)) in facets.into_iter().enumerate() {
            let totals = self.totals_in(scope, facet);
            let has_rows = |value: u32| offers(facet) && totals[value as usize] > 0;
            let of_group = list.find(text, has_rows).into_iter().take(OF_GROUP_MAX[group]);
            found.extend(of_group.map(|(place, value)| (place, group, SuggestionGroup::Value(facet, value))));
        }
        let mut titles: Vec<&str> = Vec::new();
        let within = scope.map(Scope::rows);
        for (place, row) in lists.titles.find(text, |row| within.is_none_or(|within| within.contains(row))) {
            let title = &*self.catalogue().schemes()[row as usize].title;
            if titles.len() < OF_GROUP_MAX[3] && !titles.contains(&title) {
                titles.push(title);
                found.push((place, 3, SuggestionGroup::Scheme(row)));
            }
        }
        found.sort_by_key(|(place, group, _)| (*place, *group));
        found.truncate(SUGGESTIONS_MAX);
        // Shown group by group, each group where its best stands.
        let order: Vec<usize> = found.iter().map(|(_, group, _)| *group).collect();
        found.sort_by_key(|(_, group, _)| order.iter().position(|first| first == group));
        let mut all: Vec<Suggestion> = found
            .into_iter()
            .map(|(_, _, group)| Suggestion { group, text: self.label(group, locale).to_owned() })
            .collect();
        let free = (SUGGESTIONS_MAX - all.len()).min(OF_GROUP_MAX[4]);
        all.extend(self.frequent(within, text, free)?);
        Ok(all)
    }

    fn label(&self, group: SuggestionGroup, locale: Locale) -> &str {
        match group {
            SuggestionGroup::Value(facet, value) => self.catalogue().values(facet).get(value).labels.get(locale),
            SuggestionGroup::Scheme(row) => &self.catalogue().schemes()[row as usize].title,
            // A word has no label; its text is worked out where it is found.
            SuggestionGroup::Word => "",
        }
    }

    /// So many words that complete a text of one word, the most frequent first.
    fn frequent(&self, within: Option<&Bitmap>, text: &str, most: usize) -> Result<Vec<Suggestion>, IndexError> {
        let known = self.spelling.beginning_with(text).iter().take(LOOKED_AT_MAX);
        let mut known: Vec<_> = known
            .filter(|known| known.frequency > 1 && !is_function_word(&known.form) && known.form.len() > 2)
            .collect();
        known.sort_by_key(|known| Reverse(known.frequency));
        // Where each word stands is looked up until there are enough: without a scope, at once.
        let written =
            known.into_iter().map(|known| written_within(self, within, &known.form)).filter_map(Result::transpose);
        written.take(most).map(|text| Ok(Suggestion { group: SuggestionGroup::Word, text: text? })).collect()
    }

    /// The text with its last word corrected to the beginning of a known one that is one slip away.
    fn corrections(&self, text: &str) -> Vec<String> {
        let (before, last) = text.rsplit_once(' ').map_or(("", text), |(before, last)| (before, last));
        let chars = last.chars().count();
        let Some(first) = last.chars().next().filter(|_| chars >= SLIP_CHARS_MIN) else { return Vec::new() };
        let mut corrected: Vec<(u32, String)> = Vec::new();
        // A slip in the first letter is rare, and would mean to look at all words.
        for known in self.spelling.beginning_with(&first.to_string()) {
            for len in [chars, chars + 1, chars - 1] {
                let Some(beginning) = beginning(&known.form, len) else { continue };
                if strsim::osa_distance(beginning, last) == 1 {
                    match corrected.iter_mut().find(|(_, text)| text == beginning) {
                        Some((frequency, _)) => *frequency += known.frequency + 1,
                        None => corrected.push((known.frequency + 1, beginning.to_owned())),
                    }
                    break;
                }
            }
        }
        corrected.sort_by_key(|(frequency, _)| Reverse(*frequency));
        let whole = |(_, last): (u32, String)| if before.is_empty() { last } else { format!("{before} {last}") };
        corrected.into_iter().take(CORRECTIONS_MAX).map(whole).collect()
    }
}

/// The first so many characters of a word that has as many.
fn beginning(word: &str, chars: usize) -> Option<&str> {
    let mut ends = word.char_indices().map(|(at, _)| at).chain([word.len()]);
    ends.nth(chars).map(|end| &word[..end])
}

/// Letters and digits, folded, single spaces for all between.
fn folded(text: &str) -> String {
    let folded = repertoire_catalogue::fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_finds_beginnings_before_words_inside() {
        let entries = [("Santé mentale", 0, 1), ("La santé des jeunes", 1, 9), ("Deuil", 2, 5), ("Santé", 3, 4)];
        let list = List::new(entries.into_iter().map(|(text, target, weight)| (text.to_owned(), target, weight)));
        let find = |text: &str| list.find(text, |_| true);
        assert_eq!(find("sant"), [(Place::Start, 3), (Place::Start, 0), (Place::Inside, 1)]);
        assert_eq!(find("sante men"), [(Place::Start, 0)]);
        assert_eq!(find("x"), []);
        assert_eq!(list.find("sant", |target| target != 3), [(Place::Start, 0), (Place::Inside, 1)]);
    }
}
