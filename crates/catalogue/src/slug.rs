//! Slugs: the spelling of a name that may stand in an address.

use crate::fold;

/// `a-z`, `0-9` and single hyphens, nothing else: `Saint-Josse-ten-Noode` becomes `saint-josse-ten-noode`,
/// `a convenir` becomes `a-convenir`. A text without a letter or digit of that kind gives an empty slug.
#[must_use]
pub fn slug(text: &str) -> String {
    let folded = fold(text);
    let mut slug = String::with_capacity(folded.len());
    for c in folded.chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Whether a text is its own slug, told without making one: each id of a million rows is asked.
pub(crate) fn is_slug(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    !text.is_empty()
        && text.bytes().all(allowed)
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn slugs_hold_only_what_an_address_may() {
        assert_eq!(slug("Saint-Josse-ten-Noode"), "saint-josse-ten-noode");
        assert_eq!(slug("  L'Été (à Liège) !"), "l-ete-a-liege");
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert_eq!(slug("日本"), "");
    }

    proptest! {
        #[test]
        fn a_slug_is_what_slug_leaves_alone(text in "[a-zé0-9 A-]{0,8}") {
            prop_assert_eq!(is_slug(&text), !text.is_empty() && slug(&text) == text);
            prop_assert!(slug(&text).is_empty() || is_slug(&slug(&text)));
        }
    }
}
