//! What counts as a word, for the index, for what people type and for highlighting alike. All rules of language stand in
//! this one file: letters are folded (case, accents, ligatures), what is no letter or digit separates, and French elided
//! articles (`l'`, `qu'` …) are dropped.

use std::ops::Range;

use repertoire_catalogue::fold_into;
use unicode_normalization::char::is_combining_mark;

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    /// What it is matched by.
    pub term: String,
}

/// Articles and pronouns that French elides before a vowel, folded.
const ELIDED: [&str; 14] =
    ["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu"];

/// Words that tell nothing apart, folded: asked for only when a text holds no other. They stay in the index, where a
/// title such as "Et après ?" is made of them.
const FUNCTION_WORDS: [&str; 64] = [
    // French
    "a", "au", "aux", "avec", "ce", "ces", "dans", "de", "des", "du", "elle", "en", "et", "il", "ils", "je", "la", "le",
    "les", "leur", "leurs", "mes", "mon", "nos", "notre", "nous", "ou", "par", "pour", "que", "qui", "sa", "se", "ses",
    "son", "sur", "un", "une", "vos", "votre", "vous", // Dutch
    "aan", "bij", "een", "het", "ik", "met", "naar", "om", "op", "over", "te", "uw", "van", "voor", // English
    "and", "at", "for", "in", "my", "of", "the", "to", "with",
];

/// Whether a term tells nothing apart.
#[must_use]
pub fn is_function_word(term: &str) -> bool {
    FUNCTION_WORDS.contains(&term)
}

/// All words of a text, in their order.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut term = String::new();
    let mut scanner = Scanner::new(text);
    while let Some(range) = scanner.next_word(&mut term) {
        tokens.push(Token { range, term: term.clone() });
    }
    tokens
}

/// Runs through a text word by word without keeping them: indexing a million rows builds no list of tokens.
pub(crate) struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    pub(crate) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The first character from `at` on that is wanted. Most are ASCII: those are looked at as bytes.
    #[inline]
    fn find(&self, mut at: usize, wanted: impl Fn(char) -> bool) -> Option<usize> {
        while let Some(&byte) = self.text.as_bytes().get(at) {
            let c = if byte.is_ascii() { char::from(byte) } else { self.text[at..].chars().next()? };
            if wanted(c) {
                return Some(at);
            }
            at += c.len_utf8();
        }
        None
    }

    /// The place of the next word; its term is written to `term`.
    pub(crate) fn next_word(&mut self, term: &mut String) -> Option<Range<usize>> {
        self.next_word_if(term, |_| true)
    }

    /// The same, passing over words whose first byte, in lower case, is not wanted. Words that begin with anything but an
    /// ASCII letter or digit always come: what they fold to is known only then.
    pub(crate) fn next_word_if(&mut self, term: &mut String, wanted: impl Fn(u8) -> bool) -> Option<Range<usize>> {
        loop {
            let start = self.find(self.at, is_letter)?;
            let end = self.find(start, |c| !is_letter(c) && !is_mark(c)).unwrap_or(self.text.len());
            self.at = end;
            let first = self.text.as_bytes()[start].to_ascii_lowercase();
            if first.is_ascii() && !wanted(first) {
                continue;
            }
            term.clear();
            fold_into(&self.text[start..end], term);
            let elided = self.text[end..].starts_with(is_apostrophe)
                && ELIDED.contains(&term.as_str())
                // A word must follow at once: "plan d'" keeps its letter, "l'écoute" does not.
                && self.text[end..].chars().nth(1).is_some_and(is_letter);
            // Folding can leave nothing of a text of marks only.
            if !elided && !term.is_empty() {
                return Some(start..end);
            }
        }
    }
}

/// A letter or digit. U+02BC counts as a letter in Unicode, but French keyboards and sites use it as an apostrophe.
fn is_letter(c: char) -> bool {
    match c {
        _ if c.is_ascii() => c.is_ascii_alphanumeric(),
        'À'..='ÿ' => c != '×' && c != '÷',
        // The middle dot, quotes and dashes of our texts, before any look into a table.
        '\u{A0}' | '«' | '·' | '»' | '\u{02BC}' | '\u{2010}'..='\u{2027}' => false,
        _ => c.is_alphanumeric(),
    }
}

/// Marks begin where Latin letters end.
fn is_mark(c: char) -> bool {
    c >= '\u{300}' && is_combining_mark(c)
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02BC}' | '\u{2018}' | '\u{FF07}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, terms: &[&str]) {
        let found: Vec<String> = tokens(text).into_iter().map(|token| token.term).collect();
        assert_eq!(found, terms, "{text}");
    }

    #[test]
    fn words_are_folded_and_separated_by_what_is_no_letter() {
        check("Deuil, perte : É-COUTE !", &["deuil", "perte", "e", "coute"]);
        check("Œuvre pre\u{301}vention", &["oeuvre", "prevention"]);
        check("professionnel·les (pédo)psychiatres", &["professionnel", "les", "pedo", "psychiatres"]);
        check("suïcidepreventie 24/7 LGBTQIA+", &["suicidepreventie", "24", "7", "lgbtqia"]);
        check("  …!? \u{301} ", &[]);
        check("日本 🙂", &["日本"]);
    }

    #[test]
    fn elided_articles_are_dropped_with_any_apostrophe() {
        check("l'accompagnement", &["accompagnement"]);
        check("d’équipe, qu\u{2BC}on, jusqu'ici", &["equipe", "on", "ici"]);
        check("aujourd'hui AMA'tinée plan d'", &["aujourd", "hui", "ama", "tinee", "plan", "d"]);
    }

    proptest! {
        #[test]
        fn letters_are_those_of_unicode(c in any::<char>()) {
            prop_assert_eq!(is_letter(c), c.is_alphanumeric() && c != '\u{02BC}');
            prop_assert_eq!(is_mark(c), is_combining_mark(c));
        }

        #[test]
        fn each_range_is_a_part_of_the_text_that_gives_the_term(text in "[ -~éÉœ’'·\u{301}İ日🙂]{0,60}") {
            let mut end = 0;
            for token in tokens(&text) {
                prop_assert!(token.range.start >= end && token.range.end <= text.len());
                end = token.range.end;
                prop_assert_eq!(repertoire_catalogue::fold(&text[token.range]), token.term);
            }
        }

        #[test]
        fn case_and_accents_change_nothing(text in "[a-zéèàçœ '’-]{0,40}") {
            let terms = |text: &str| tokens(text).into_iter().map(|token| token.term).collect::<Vec<_>>();
            prop_assert_eq!(terms(&text), terms(&text.to_uppercase()));
            prop_assert_eq!(terms(&text), terms(&repertoire_catalogue::fold(&text)));
        }
    }
}
