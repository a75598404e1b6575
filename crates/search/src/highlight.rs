//! Which parts of a text to mark for a search: ranges only, so that whoever shows the text escapes it as always.

use std::collections::HashSet;
use std::ops::Range;

use crate::analysis::{Group, Scanner};

/// The words to look for: single forms, and forms that follow each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    forms: HashSet<Box<str>>,
    sequences: Vec<Sequence>,
    /// How the forms look: few words of a text look like one, and the others need not be folded.
    looks: Looks,
}

/// How wanted words begin and how long they are: for each byte below 128, the lengths of the forms that begin with it, as
/// bits. Empty where nothing is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Looks(Vec<u64>);

impl Looks {
    fn add(&mut self, form: &str) {
        if let Some(&byte) = form.as_bytes().first()
            && byte.is_ascii()
        {
            self.0.resize(128, 0);
            self.0[usize::from(byte)] |= Self::length(form.len());
        }
    }

    /// The bit of a length. The last one is of all that are longer.
    const fn length(bytes: usize) -> u64 {
        1 << if bytes < 63 { bytes } else { 63 }
    }

    /// Whether a wanted form may begin with this byte, in lower case.
    pub(crate) fn may_begin(&self, byte: u8) -> bool {
        self.0.get(usize::from(byte)).is_some_and(|lengths| *lengths != 0)
    }

    /// The same of a form of so many bytes.
    pub(crate) fn may_be(&self, byte: u8, bytes: usize) -> bool {
        self.0.get(usize::from(byte)).is_some_and(|lengths| lengths & Self::length(bytes) != 0)
    }
}

/// Room for reading texts.
#[derive(Debug, Default)]
pub struct Scratch(Group);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Sequence {
    places: Vec<Vec<String>>,
    /// How far each place stands at most behind the one before.
    gaps: Vec<u32>,
}

impl Terms {
    pub(crate) fn add(&mut self, form: &str) {
        if !self.forms.contains(form) {
            self.forms.insert(form.into());
        }
    }

    pub(crate) fn add_sequence(&mut self, places: Vec<Vec<String>>, gaps: Vec<u32>) {
        let sequence = Sequence { places, gaps };
        if !self.sequences.contains(&sequence) && sequence.places.iter().all(|forms| !forms.is_empty()) {
            self.sequences.push(sequence);
        }
    }

    /// To be called once all is added.
    pub(crate) fn finish(&mut self) {
        let Self { forms, sequences, looks } = self;
        for form in &*forms {
            looks.add(form);
        }
        sequences.iter().flat_map(|sequence| &sequence.places).flatten().for_each(|form| looks.add(form));
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
        self.ranges_with(text, &mut Scratch::default())
    }

    /// The same with room that is used again, for who has many texts.
    #[must_use]
    pub fn ranges_with(&self, text: &str, Scratch(group): &mut Scratch) -> Vec<Range<usize>> {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        if self.is_empty() {
            return ranges;
        }
        let mut scanner = Scanner::new(text);
        // How many words were read: the place of the next one.
        let mut at = 0;
        // For each sequence, how far it got, where it began, and at which place its last word stood.
        let mut begun: Vec<(usize, usize, Vec<Range<usize>>, usize)> = Vec::new();
        while let Some(passed) = scanner.next_wanted(group, &self.looks) {
            at += passed;
            for (place, range) in group.places.iter().enumerate() {
                let has = |forms: &[String]| {
                    group.forms().iter().any(|form| form.place == place && forms.contains(&form.text))
                };
                let here = at + place;
                let mut done = Vec::new();
                for (sequence, reached, stood, last) in &mut begun {
                    let Sequence { places, gaps } = &self.sequences[*sequence];
                    if *reached < places.len() && here - *last <= gaps[*reached - 1] as usize && has(&places[*reached])
                    {
                        (*reached, *last) = (*reached + 1, here);
                        stood.push(range.clone());
                        if *reached == places.len() {
                            done.append(stood);
                        }
                    }
                }
                ranges.append(&mut done);
                begun.retain(|(sequence, reached, _, last)| {
                    let Sequence { places, gaps } = &self.sequences[*sequence];
                    *reached < places.len() && here - *last < gaps[*reached - 1] as usize
                });
                for (number, sequence) in self.sequences.iter().enumerate() {
                    if has(&sequence.places[0]) {
                        if sequence.places.len() == 1 {
                            ranges.push(range.clone());
                        } else {
                            begun.push((number, 1, vec![range.clone()], here));
                        }
                    }
                }
            }
            for form in group.forms() {
                if self.forms.contains(&*form.text) {
                    let joined = form.kind == crate::analysis::FormKind::Joined;
                    ranges.push(if joined { group.range.clone() } else { group.places[form.place].clone() });
                }
            }
            at += group.places.len();
        }
        merged(ranges)
    }
}

/// Ascending, without overlaps.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn terms(forms: &[&str], sequences: &[&[&str]]) -> Terms {
        let mut terms = Terms::default();
        for form in forms {
            terms.add(form);
        }
        for sequence in sequences {
            terms.add_sequence(
                sequence.iter().map(|form| vec![(*form).to_owned()]).collect(),
                vec![1; sequence.len() - 1],
            );
        }
        terms.finish();
        terms
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
                for form in group.forms().iter().filter(|form| forms.contains(&form.text)) {
                    let joined = form.kind == crate::analysis::FormKind::Joined;
                    expected.push(if joined { group.range.clone() } else { group.places[form.place].clone() });
                }
            }
            let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
            prop_assert_eq!(terms(&forms, &[]).ranges(&text), merged(expected));
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
