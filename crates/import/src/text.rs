//! Texts as people may be shown them: one line, nothing invisible.

use std::borrow::Cow;

/// Ends a line, or jumps to the next column: a space says the same on one line.
const fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Shows nothing, but breaks searches, or reorders what stands around it (bidirectional controls).
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// A cleaned text, and whether something invisible was taken out of it.
///
/// A line break becomes one space together with the blanks around it. Other blanks stay as typed.
pub(crate) fn clean(text: &str) -> (Cow<'_, str>, bool) {
    let text = text.trim();
    if is_clean(text) {
        return (text.into(), false);
    }
    let mut cleaned = String::with_capacity(text.len());
    let mut hidden = false;
    let mut broken = false;
    for c in text.chars() {
        if is_break(c) {
            broken = true;
        } else if is_hidden(c) {
            hidden = true;
        } else if !(broken && c.is_whitespace()) {
            if broken {
                cleaned.truncate(cleaned.trim_end().len());
                cleaned.push(' ');
                broken = false;
            }
            cleaned.push(c);
        }
    }
    (cleaned.trim().to_owned().into(), hidden)
}

/// Whether a text holds nothing to clean.
///
/// Reads bytes and decodes the few that may start such a character: a million rows have two hundred million characters,
/// and asking each took a third of the time of reading them.
fn is_clean(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| UNCLEAN_STARTS[byte as usize]) {
        let mut chars = rest[at..].chars();
        if chars.next().is_some_and(|c| is_break(c) || is_hidden(c)) {
            return false;
        }
        rest = chars.as_str();
    }
    true
}

/// [`may_start_unclean`] of each byte: one look-up is faster than eight comparisons.
static UNCLEAN_STARTS: [bool; 256] = {
    let mut starts = [false; 256];
    let mut byte = 0;
    while byte < starts.len() {
        starts[byte] = may_start_unclean(byte as u8);
        byte += 1;
    }
    starts
};

/// First bytes, in UTF-8, of all that [`is_break`] and [`is_hidden`] know.
const fn may_start_unclean(byte: u8) -> bool {
    matches!(byte, 0..=0x1F | 0x7F | 0xC2 | 0xD8 | 0xE1 | 0xE2 | 0xEF | 0xF3)
}

/// The start of a text, cut between characters; a cut shows as `…`.
pub(crate) fn shortened(text: &str, chars_max: usize) -> String {
    match text.char_indices().nth(chars_max) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

/// Whether a text is longer than so many characters. Bytes first: most texts are shorter even so.
pub(crate) fn is_longer(text: &str, chars_max: usize) -> bool {
    text.len() > chars_max && text.chars().nth(chars_max).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, cleaned: &str, hidden: bool) {
        assert_eq!(clean(text), (cleaned.into(), hidden));
    }

    #[test]
    fn line_breaks_become_one_space_without_a_word() {
        check("un\ndeux", "un deux", false);
        check("un \r\n\r\n\tdeux", "un deux", false);
        check("\nun\n", "un", false);
        check("un  deux", "un  deux", false);
    }

    #[test]
    fn invisible_characters_go_and_this_is_said() {
        check("a\0b", "ab", true);
        check("gpj\u{202e}.exe", "gpj.exe", true);
        check("\u{feff} titre", "titre", true);
        check("pré\u{ad}vention", "prévention", true);
        check("\u{200b}", "", true);
    }

    #[test]
    fn no_character_to_clean_escapes_the_look_at_bytes() {
        for c in '\0'..=char::MAX {
            let unclean = is_break(c) || is_hidden(c);
            assert_eq!(is_clean(c.encode_utf8(&mut [0; 4])), !unclean, "{c:?}");
        }
        assert!(is_clean("« L’été… » 5 €"));
        assert!(!is_clean("« L’été… \u{200b}» 5 €"));
    }

    #[test]
    fn lengths_count_characters() {
        assert!(!is_longer("éé", 2));
        assert!(is_longer("ééé", 2));
        assert_eq!(shortened("éé", 2), "éé");
        assert_eq!(shortened("ééé", 2), "éé…");
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(text in "[a \n\t\u{200b}\u{a0}é\0=']{0,12}") {
            let (once, _) = clean(&text);
            prop_assert_eq!(clean(&once), (once.clone(), false));
        }
    }
}
