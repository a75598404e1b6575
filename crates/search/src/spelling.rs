//! Words near a word: those that one or two slips of a finger make of it.
//!
//! All known words are looked at, but nearly all are refused by two comparisons: a slip changes the length by one at most,
//! and the set of letters by two at most. An automaton over a dictionary asks less of each word and more of memory; at the
//! ten thousand words there are, this is some tens of microseconds.

use std::collections::BTreeMap;

/// Letters from which a word may have one slip.
const ONE_SLIP_CHARS_MIN: usize = 5;
/// Letters from which a word may have two.
const TWO_SLIPS_CHARS_MIN: usize = 9;
/// Most near words of a word.
pub(crate) const NEAR_WORDS_MAX: usize = 8;

/// The known words, each with how many rows have it, and how it is written where no row shows it.
#[derive(Default)]
pub(crate) struct Spelling {
    /// Sorted.
    words: Vec<Known>,
}

pub(crate) struct Known {
    pub(crate) form: Box<str>,
    /// About how many rows have it; 0 for a word of the vocabularies only.
    pub(crate) frequency: u32,
    /// As a vocabulary writes it.
    pub(crate) written: Option<Box<str>>,
    letters: u64,
    chars: u8,
}

impl Spelling {
    /// From the words of the texts and those of the vocabularies. A word that no text has is none to write.
    pub(crate) fn new<'a>(
        texts: impl Iterator<Item = (&'a str, u32)>,
        vocabularies: impl Iterator<Item = (String, &'a str)>,
    ) -> Self {
        let mut all: BTreeMap<Box<str>, (u32, Option<Box<str>>)> = BTreeMap::new();
        for (form, written) in vocabularies {
            all.entry(form.into()).or_insert_with(|| (0, Some(written.into())));
        }
        for (form, frequency) in texts {
            // A number or an address is no word that somebody meant.
            if frequency > 0 && form.chars().all(char::is_alphabetic) {
                all.entry(form.into()).or_insert((0, None)).0 = frequency;
            }
        }
        let known = |(form, (frequency, written)): (Box<str>, (u32, Option<Box<str>>))| {
            let chars = form.chars().count().min(usize::from(u8::MAX)) as u8;
            Known { letters: letters(&form), chars, form, frequency, written }
        };
        Self { words: all.into_iter().map(known).collect() }
    }

    /// The words that differ by the fewest slips a word of this length may have, best first: those that begin alike, then
    /// those that most rows have.
    pub(crate) fn near(&self, word: &str) -> (usize, Vec<&Known>) {
        let chars = word.chars().count();
        let most = match chars {
            0..ONE_SLIP_CHARS_MIN => return (0, Vec::new()),
            ONE_SLIP_CHARS_MIN..TWO_SLIPS_CHARS_MIN => 1,
            _ => 2,
        };
        let of_word = letters(word);
        let candidates = self.words.iter().filter(|known| {
            usize::from(known.chars).abs_diff(chars) <= most
                && (known.letters ^ of_word).count_ones() as usize <= 2 * most
        });
        let mut best: Vec<&Known> = Vec::new();
        let mut least = most;
        for known in candidates {
            let slips = strsim::osa_distance(word, &known.form);
            if slips > least || slips == 0 {
                continue;
            }
            if slips < least {
                best.clear();
                least = slips;
            }
            best.push(known);
        }
        best.sort_by_key(|known| (first(&known.form) != first(word), std::cmp::Reverse(known.frequency)));
        best.truncate(NEAR_WORDS_MAX);
        (least, best)
    }

    /// The words that begin with a text.
    pub(crate) fn beginning_with(&self, text: &str) -> &[Known] {
        let start = self.words.partition_point(|known| *known.form < *text);
        let len = self.words[start..].partition_point(|known| known.form.starts_with(text));
        &self.words[start..start + len]
    }

    pub(crate) fn find(&self, form: &str) -> Option<&Known> {
        self.words.binary_search_by(|known| (*known.form).cmp(form)).ok().map(|at| &self.words[at])
    }
}

fn first(word: &str) -> Option<char> {
    word.chars().next()
}

/// The set of letters of a word: a bit for each of a to z and each digit, one for all others.
fn letters(word: &str) -> u64 {
    word.bytes().fold(0, |set, byte| {
        set | match byte {
            b'a'..=b'z' => 1 << (byte - b'a'),
            b'0'..=b'9' => 1 << (26 + byte - b'0'),
            _ => 1 << 36,
        }
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn spelling(words: &[&'static str]) -> Spelling {
        Spelling::new(words.iter().map(|word| (*word, 1)), std::iter::empty())
    }

    #[track_caller]
    fn check(words: &[&'static str], typed: &str, expected: &[&str]) {
        let spelling = spelling(words);
        let near: Vec<&str> = spelling.near(typed).1.iter().map(|known| &*known.form).collect();
        assert_eq!(near, expected, "{typed}");
    }

    #[test]
    fn long_words_may_have_slips() {
        check(&["suicide", "suite"], "suicde", &["suicide"]);
        check(&["suicide"], "usicide", &["suicide"]);
        check(&["assuetudes"], "asuettudes", &["assuetudes"]);
        check(&["deuil", "seuil"], "deuik", &["deuil"]);
        check(&["rue"], "rie", &[]);
        check(&["assuetude", "assuetudes"], "assuetudez", &["assuetude", "assuetudes"]);
    }

    proptest! {
        #[test]
        fn no_near_word_is_passed_over(
            words in prop::collection::btree_set("[a-d]{4,11}", 0..20),
            typed in "[a-d]{4,11}",
        ) {
            let spelling = Spelling::new(words.iter().map(|word| (&**word, 1)), std::iter::empty());
            let most = match typed.len() { 0..5 => 0, 5..9 => 1, _ => 2 };
            let least = words.iter().map(|word| strsim::osa_distance(&typed, word)).filter(|&d| d > 0 && d <= most).min();
            let expected = least.map_or(0, |least| {
                words.iter().filter(|word| strsim::osa_distance(&typed, word) == least).count().min(NEAR_WORDS_MAX)
            });
            prop_assert_eq!(spelling.near(&typed).1.len(), expected);
        }
    }
}
