//! Which parts of a text to mark for a search: ranges only, so that whoever shows the text escapes it as always.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use crate::analysis::{Group, Scanner};

/// The words to look for: single forms, and forms that follow each other. A form is told by 64 bits of a hash: two words of
/// a language that share them would be one in a hundred million million.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Sorted, once all are there.
    forms: Vec<u64>,
    sequences: Vec<Sequence>,
    /// Whether some form has these last bits: nearly all words of a text have those of none. A byte each where bits would do, so that
    /// the words of a text are looked through at three instructions a word. Nothing where there is nothing to look for.
    filter: Option<Box<[bool; FILTER_SIZE]>>,
}

const FILTER_SIZE: usize = 2_048;
const _: () = assert!(FILTER_SIZE <= u16::MAX as usize + 1);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Sequence {
    places: Vec<Vec<u64>>,
    /// How far each place stands at most behind the one before.
    gaps: Vec<u32>,
}

/// A sequence of which some places were met.
struct Begun<'a> {
    sequence: &'a Sequence,
    stood: Vec<Range<usize>>,
    /// At which place of the text the last of them stood.
    last: u32,
}

/// The words of a text: what they stand for, and where. Reading a text takes far longer than looking through its words, so
/// that who shows it again and again keeps them.
#[derive(Clone, Debug, Default)]
pub struct TextWords {
    forms: Box<[TextForm]>,
    /// Where in a filter each form stands: side by side, since most texts are looked through for these and nothing else.
    slots: Box<[u16]>,
    /// Where each word stands.
    places: Box<[(u32, u32)]>,
}

#[derive(Clone, Copy, Debug)]
struct TextForm {
    hash: u64,
    /// The number of its word.
    place: u32,
    /// What to mark where it is looked for.
    marked: (u32, u32),
}

impl TextWords {
    /// Reads a text; of one longer than 4 GB, which no catalogue holds, what can be counted.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let short = |range: &Range<usize>| (range.start as u32, range.end as u32);
        let (mut scanner, mut group) = (Scanner::new(text), Group::default());
        let (mut forms, mut places) = (Vec::new(), Vec::new());
        while scanner.next(&mut group) {
            let first = places.len();
            places.extend(group.places.iter().map(short));
            forms.extend(group.forms().iter().map(|form| TextForm {
                hash: hashed(&form.text),
                place: (first + form.place) as u32,
                marked: short(&group.marked(form)),
            }));
        }
        let slots = forms.iter().map(|form: &TextForm| filtered(form.hash) as u16).collect();
        Self { forms: forms.into(), slots, places: places.into() }
    }

    /// Bytes of memory that it takes.
    #[must_use]
    pub fn size(&self) -> usize {
        size_of_val(&*self.forms) + size_of_val(&*self.slots) + size_of_val(&*self.places)
    }

    fn place(&self, place: u32) -> Range<usize> {
        range(self.places[place as usize])
    }
}

fn hashed(form: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    form.hash(&mut hasher);
    hasher.finish()
}

const fn range((start, end): (u32, u32)) -> Range<usize> {
    start as usize..end as usize
}

impl Terms {
    pub(crate) fn add(&mut self, form: &str) {
        self.forms.push(hashed(form));
    }

    /// Forms that follow each other: those of each place, and how far each place may stand behind the one before.
    pub(crate) fn add_sequence<F: IntoIterator<Item: AsRef<str>>>(
        &mut self,
        places: impl IntoIterator<Item = F>,
        gaps: Vec<u32>,
    ) {
        let of_place = |forms: F| forms.into_iter().map(|form| hashed(form.as_ref())).collect();
        let places: Vec<Vec<u64>> = places.into_iter().map(of_place).collect();
        let sequence = Sequence { places, gaps };
        if !self.sequences.contains(&sequence) && sequence.places.iter().all(|forms| !forms.is_empty()) {
            self.sequences.push(sequence);
        }
    }

    /// To be called once all is added.
    pub(crate) fn finish(&mut self) {
        self.forms.sort_unstable();
        self.forms.dedup();
        let in_sequences = self.sequences.iter().flat_map(|sequence| &sequence.places).flatten();
        for &hash in self.forms.iter().chain(in_sequences) {
            self.filter.get_or_insert_with(|| Box::new([false; FILTER_SIZE]))[filtered(hash)] = true;
        }
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty() && self.sequences.is_empty()
    }

    /// Where the words stand in a text: byte ranges, ascending, never inside a character or a group of inclusive writing,
    /// never overlapping.
    #[must_use]
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        let mut ranges = Vec::new();
        self.ranges_of(&TextWords::of(text), &mut ranges);
        ranges
    }

    /// The same of a text whose words are known, in the place of what `ranges` held: who looks through many texts keeps one list.
    pub fn ranges_of(&self, words: &TextWords, ranges: &mut Vec<Range<usize>>) {
        ranges.clear();
        let Some(filter) = &self.filter else { return };
        let is_near = |slot: u16| filter[usize::from(slot) % FILTER_SIZE];
        // Looked at to the end, where `any` would stop early: most texts have no word at all, and without a way out there is no branch.
        if !words.slots.iter().fold(false, |any, &slot| any | is_near(slot)) {
            return;
        }
        let near = words.slots.iter().zip(&words.forms).filter(|(slot, _)| is_near(**slot)).map(|(_, form)| form);
        let wanted = near.clone().filter(|form| self.forms.binary_search(&form.hash).is_ok());
        ranges.extend(wanted.map(|form| range(form.marked)));
        if !self.sequences.is_empty() {
            let mut near: Vec<&TextForm> = near.collect();
            near.sort_by_key(|form| form.place);
            self.follow(words, &near, ranges);
        }
        merge(ranges);
    }

    /// Adds where sequences stand. `near` are the forms that may be in one, by place.
    fn follow(&self, words: &TextWords, near: &[&TextForm], ranges: &mut Vec<Range<usize>>) {
        let mut begun: Vec<Begun<'_>> = Vec::new();
        for at_place in near.chunk_by(|a, b| a.place == b.place) {
            let here = at_place[0].place;
            let has = |forms: &[u64]| at_place.iter().any(|form| forms.contains(&form.hash));
            begun.retain_mut(|Begun { sequence: Sequence { places, gaps }, stood, last }| {
                let gap = gaps[stood.len() - 1];
                if here - *last > gap {
                    return false;
                }
                if has(&places[stood.len()]) {
                    stood.push(words.place(here));
                    *last = here;
                    if stood.len() == places.len() {
                        ranges.append(stood);
                        return false;
                    }
                }
                true
            });
            for sequence in self.sequences.iter().filter(|sequence| has(&sequence.places[0])) {
                let stood = vec![words.place(here)];
                if sequence.places.len() == 1 {
                    ranges.extend(stood);
                } else {
                    begun.push(Begun { sequence, stood, last: here });
                }
            }
        }
    }
}

/// The words to look for, folded.
impl<'a> FromIterator<&'a str> for Terms {
    fn from_iter<I: IntoIterator<Item = &'a str>>(forms: I) -> Self {
        let mut terms = Self::default();
        forms.into_iter().for_each(|form| terms.add(form));
        terms.finish();
        terms
    }
}

/// Where in the filter a form stands.
const fn filtered(hash: u64) -> usize {
    hash as usize % FILTER_SIZE
}

/// Makes them ascending, without overlaps.
fn merge(ranges: &mut Vec<Range<usize>>) {
    ranges.sort_unstable_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    ranges.dedup_by(|next, last| {
        let overlap = next.start < last.end;
        if overlap {
            last.end = last.end.max(next.end);
        }
        overlap
    });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn terms(forms: &[&str], sequences: &[&[&str]]) -> Terms {
        let mut terms: Terms = forms.iter().copied().collect();
        for sequence in sequences {
            terms.add_sequence(sequence.iter().map(|form| [form]), vec![1; sequence.len() - 1]);
        }
        terms.finish();
        terms
    }

    fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
        merge(&mut ranges);
        ranges
    }

    #[track_caller]
    fn check(terms: &Terms, text: &str, expected: &[&str]) {
        let marked: Vec<&str> = terms.ranges(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(marked, expected, "{text}");
    }

    #[test]
    fn whole_words_and_groups_are_marked_as_they_are_written() {
        let found = terms(&["ecoute", "deuil", "acteurs", "burnout"], &[]);
        check(&found, "L'Écoute, le DEUIL et l'endeuillé", &["Écoute", "DEUIL"]);
        check(&found, "des acteur·rice·s en burn-out, burn out", &["acteur·rice·s", "burn-out"]);
        assert!(Terms::default().ranges("deuil").is_empty());
    }

    #[test]
    fn words_of_a_sequence_are_marked_where_they_follow_each_other() {
        let found = terms(&[], &[&["sante", "mentale"]]);
        check(&found, "la santé, la Santé mentale et mentale", &["Santé", "mentale"]);
    }

    proptest! {
        #[test]
        fn exactly_the_words_of_the_terms_are_marked(
            text in "[a-dé' .,É-]{0,40}",
            forms in prop::collection::vec("[a-de]{1,3}", 0..4),
        ) {
            let (mut scanner, mut group, mut expected) = (Scanner::new(&text), Group::default(), Vec::new());
            while scanner.next(&mut group) {
                let wanted = group.forms().iter().filter(|form| forms.contains(&form.text));
                expected.extend(wanted.map(|form| group.marked(form)));
            }
            let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
            prop_assert_eq!(terms(&forms, &[]).ranges(&text), merged(expected));
        }

        #[test]
        fn a_sequence_is_marked_wherever_its_words_stand_side_by_side(
            words in prop::collection::vec("[a-c]", 0..12),
            sequence in prop::collection::vec("[a-c]", 2..4),
        ) {
            let sequence: Vec<&str> = sequence.iter().map(String::as_str).collect();
            let mut expected = Vec::new();
            for (at, side_by_side) in words.windows(sequence.len()).enumerate() {
                if side_by_side == sequence {
                    expected.extend((at..at + sequence.len()).map(|at| 2 * at..2 * at + 1));
                }
            }
            prop_assert_eq!(terms(&[], &[&sequence]).ranges(&words.join(" ")), merged(expected));
        }

        #[test]
        fn no_character_and_no_group_is_cut(text in "[a-dé·’'()É🙂\u{301}-]{0,40}", form in "[a-d]{1,2}") {
            let mut scanner = Scanner::new(&text);
            let (mut group, mut places) = (Group::default(), Vec::new());
            while scanner.next(&mut group) {
                places.extend(group.places.iter().cloned());
            }
            for range in terms(&[&form], &[]).ranges(&text) {
                prop_assert!(text.get(range.clone()).is_some());
                let cuts = |place: &Range<usize>| {
                    (place.start < range.start && range.start < place.end) || (place.start < range.end && range.end < place.end)
                };
                prop_assert!(!places.iter().any(cuts));
            }
        }
    }
}
