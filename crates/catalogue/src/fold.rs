//! Two ways to look at a text apart from how it was typed: *folding* (for matching) and *collation keys* (for sorting).

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, without accents, ligatures opened: `Œuvre d'Été` becomes `oeuvre d'ete`.
///
/// Useful for comparing what people type with what is written. Not useful for sorting: see [`sort_keys`].
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// [`fold`] into a buffer that the caller reuses.
pub fn fold_into(text: &str, folded: &mut String) {
    if text.is_ascii() {
        let start = folded.len();
        folded.push_str(text);
        folded[start..].make_ascii_lowercase();
        return;
    }
    for c in text.chars() {
        match plain_letter(c) {
            Some(plain) => folded.push(plain),
            None => fold_char(c, folded),
        }
    }
}

/// The letters of French, Dutch and English without a table look-up: every highlighted page folds all of its words.
const fn plain_letter(c: char) -> Option<char> {
    match c {
        'à'..='å' | 'À'..='Å' => Some('a'),
        'ç' | 'Ç' => Some('c'),
        'è'..='ë' | 'È'..='Ë' => Some('e'),
        'ì'..='ï' | 'Ì'..='Ï' => Some('i'),
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' => Some('o'),
        'ù'..='ü' | 'Ù'..='Ü' => Some('u'),
        _ if c.is_ascii() => Some(c.to_ascii_lowercase()),
        _ => None,
    }
}

/// Any other character by the rules of Unicode. Character by character is enough: what decomposition would put into
/// another order are marks, and those go.
fn fold_char(c: char, folded: &mut String) {
    for c in std::iter::once(c).nfkd().filter(|&c| !is_combining_mark(c)) {
        match c {
            'œ' | 'Œ' => folded.push_str("oe"),
            'æ' | 'Æ' => folded.push_str("ae"),
            'ß' | 'ẞ' => folded.push_str("ss"),
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            // Lower-casing can add marks of its own (İ gives i and U+0307).
            _ => folded.extend(c.to_lowercase().filter(|&c| !is_combining_mark(c))),
        }
    }
}

/// Sort keys in French order (É beside E, case last), one per text: comparing keys as bytes sorts the texts.
///
/// Keys and not a comparison: a catalogue sorts the same texts once and compares ranks ever after.
///
/// # Panics
/// Never: the collation data are compiled in.
#[must_use]
pub fn sort_keys<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<Vec<u8>> {
    let collator = french();
    texts
        .into_iter()
        .map(|text| {
            let mut key = Vec::with_capacity(text.len() * 2);
            let Ok(()) = collator.write_sort_key_to(text, &mut key);
            key
        })
        .collect()
}

fn french() -> CollatorBorrowed<'static> {
    #[allow(clippy::expect_used, reason = "the data are compiled in; a missing table is a broken build")]
    Collator::try_new(locale!("fr").into(), CollatorOptions::default()).expect("compiled French collation")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn folding_forgets_accents_case_and_ligatures() {
        assert_eq!(fold("Œuvre d'ÉTÉ"), "oeuvre d'ete");
        assert_eq!(fold("pre\u{301}vention"), "prevention");
        assert_eq!(fold("suïcidepreventie"), "suicidepreventie");
        assert_eq!(fold("İSTANBUL"), "istanbul");
    }

    proptest! {
        #[test]
        fn the_short_way_folds_as_the_rules_of_unicode_do(text in "[ -~À-ž\u{300}-\u{30a}İﬁ日ǅ½]{0,20}") {
            let mut by_rules = String::new();
            text.chars().for_each(|c| fold_char(c, &mut by_rules));
            prop_assert_eq!(fold(&text), by_rules);
            let decomposed: String = text.nfkd().collect();
            prop_assert_eq!(fold(&text), fold(&decomposed));
        }
    }

    #[test]
    fn french_order_puts_accented_letters_beside_the_plain_ones() {
        let titles = ["zèbre", "École", "ecole", "Été", "eau", "Zoo"];
        let keys = sort_keys(titles);
        let mut order: Vec<usize> = (0..titles.len()).collect();
        order.sort_by(|&a, &b| keys[a].cmp(&keys[b]));
        let sorted: Vec<&str> = order.into_iter().map(|i| titles[i]).collect();
        assert_eq!(sorted, ["eau", "ecole", "École", "Été", "zèbre", "Zoo"]);
    }
}
