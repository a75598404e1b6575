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
        folded.extend(text.chars().map(|c| c.to_ascii_lowercase()));
        return;
    }
    for c in text.nfkd().filter(|&c| !is_combining_mark(c)) {
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
    use super::*;

    #[test]
    fn folding_forgets_accents_case_and_ligatures() {
        assert_eq!(fold("Œuvre d'ÉTÉ"), "oeuvre d'ete");
        assert_eq!(fold("pre\u{301}vention"), "prevention");
        assert_eq!(fold("suïcidepreventie"), "suicidepreventie");
        assert_eq!(fold("İSTANBUL"), "istanbul");
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
