//! Which characters make words, and which join or part them. Looked up for each character of each text: the letters and
//! signs of French, Dutch and English are decided before any Unicode table is asked.

use unicode_normalization::char::is_combining_mark;

/// A letter or digit. U+02BC counts as a letter in Unicode, but French keyboards and sites use it as an apostrophe.
pub(super) fn is_letter(c: char) -> bool {
    match c {
        _ if c.is_ascii() => c.is_ascii_alphanumeric(),
        'À'..='ÿ' => c != '×' && c != '÷',
        // The middle dot, quotes and dashes of our texts, before any look into a table.
        '\u{A0}' | '«' | '·' | '»' | '\u{02BC}' | '\u{2010}'..='\u{2027}' => false,
        _ => c.is_alphanumeric(),
    }
}

/// What stands inside a word without being a letter of it: combining marks, and the invisible characters that pages and
/// word processors put between letters (soft hyphen, joiners, byte order mark).
pub(super) fn is_mark(c: char) -> bool {
    is_invisible(c) || (c >= '\u{300}' && is_combining_mark(c))
}

/// Leaves no trace in a word.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// The apostrophe in all its shapes, the accents that stand in for it on some keyboards included.
pub(super) const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '´' | '\u{2019}' | '\u{02BC}' | '\u{2018}' | '\u{FF07}')
}

/// A hyphen; dashes part words.
pub(super) const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// The dots of French inclusive writing, none of which stands inside a word for another reason.
pub(super) const fn is_middle_dot(c: char) -> bool {
    matches!(
        c,
        '\u{B7}' | '\u{2027}' | '\u{22C5}' | '\u{2022}' | '\u{2219}' | '\u{30FB}' | '\u{FF65}' | '\u{387}' | '\u{2E31}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn letters_are_those_of_unicode(c in any::<char>()) {
            prop_assert_eq!(is_letter(c), c.is_alphanumeric() && c != '\u{02BC}');
            prop_assert_eq!(is_mark(c), is_combining_mark(c) || is_invisible(c));
            prop_assert!(!(is_letter(c) && (is_apostrophe(c) || is_hyphen(c) || is_middle_dot(c))));
        }
    }
}
