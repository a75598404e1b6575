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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_hold_only_what_an_address_may() {
        assert_eq!(slug("Saint-Josse-ten-Noode"), "saint-josse-ten-noode");
        assert_eq!(slug("  L'Été (à Liège) !"), "l-ete-a-liege");
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert_eq!(slug("日本"), "");
    }
}
