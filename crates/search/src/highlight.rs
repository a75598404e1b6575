//! Which parts of a text to mark for a search: ranges only, so that whoever shows the text escapes it as always.

use std::ops::Range;

use crate::analysis::Scanner;

/// The terms to look for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms(pub(crate) Vec<String>);

impl Terms {
    /// Whether there is nothing to look for.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where the terms stand in a text: byte ranges, ascending, never inside a character, never overlapping.
    #[must_use]
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        let mut ranges = Vec::new();
        if self.is_empty() {
            return ranges;
        }
        // Few words of a text begin like one of the terms: the others need not be folded.
        let wanted = |first: u8| self.0.iter().any(|term| term.as_bytes().first() == Some(&first));
        let mut scanner = Scanner::new(text);
        let mut term = String::new();
        while let Some(range) = scanner.next_word_if(&mut term, wanted) {
            if self.0.contains(&term) {
                ranges.push(range);
            }
        }
        ranges
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn exactly_the_words_of_the_terms_are_marked(
            text in "[a-dé' .,É-]{0,40}",
            terms in prop::collection::vec("[a-de]{1,3}", 0..4),
        ) {
            let expected: Vec<_> = crate::analysis::tokens(&text)
                .into_iter()
                .filter(|token| terms.contains(&token.term))
                .map(|token| token.range)
                .collect();
            prop_assert_eq!(Terms(terms).ranges(&text), expected);
        }
    }

    #[test]
    fn whole_words_are_marked_as_they_are_written() {
        let terms = Terms(vec!["ecoute".into(), "deuil".into()]);
        let text = "L'Écoute, le DEUIL et l'endeuillé";
        let marked: Vec<&str> = terms.ranges(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(marked, ["Écoute", "DEUIL"]);
        assert!(Terms::default().ranges(text).is_empty());
    }
}
