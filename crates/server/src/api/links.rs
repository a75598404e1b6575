//! Where an answer leads, as `Link` headers (RFC 8288): the other pages of a list. Whole addresses where the server was told its own,
//! paths elsewhere.

use repertoire_catalogue::Locale;

use super::LANG_KEY;
use crate::limits::LINK_BYTES_MAX;

/// The links from one page of a list to the others; nothing where they would be too long to be passed on by a proxy.
/// `address` gives the path and query of a page.
pub(crate) fn pages(origin: &str, page: u32, pages: u32, address: impl Fn(u32) -> String) -> Option<String> {
    let previous = (page > 1).then(|| ("prev", page - 1));
    let next = (page < pages).then(|| ("next", page + 1));
    let relations = [Some(("first", 1)), previous, next, Some(("last", pages))];
    let links = relations.into_iter().flatten().map(|(relation, to)| link(origin, &address(to), relation));
    Some(links.collect::<Vec<_>>().join(", ")).filter(|links| links.len() <= LINK_BYTES_MAX)
}

/// One link.
pub(crate) fn link(origin: &str, address: &str, relation: &str) -> String {
    format!("<{origin}{address}>; rel=\"{relation}\"")
}

/// An address with its query, which is empty or begins with `?`, in a language. Said even where it is the default: an address that is
/// kept means the same on a server with another.
pub(crate) fn in_language(path: &str, query: &str, locale: Locale) -> String {
    let joined = if query.is_empty() { '?' } else { '&' };
    format!("{path}{query}{joined}{LANG_KEY}={}", locale.tag())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(page: u32, all: u32) -> String {
        pages("", page, all, |to| format!("/a?page={to}")).expect("short links")
    }

    #[test]
    fn each_page_leads_to_its_neighbours_and_to_both_ends() {
        assert_eq!(of(1, 1), "</a?page=1>; rel=\"first\", </a?page=1>; rel=\"last\"");
        assert!(!of(1, 3).contains("prev") && of(1, 3).contains("</a?page=2>; rel=\"next\""));
        assert!(!of(3, 3).contains("next") && of(3, 3).contains("</a?page=2>; rel=\"prev\""));
        assert_eq!(of(2, 3).matches("rel=").count(), 4);
    }

    #[test]
    fn links_too_long_for_a_header_are_left_out() {
        let each = |bytes: usize| pages("", 1, 1, |_| "a".repeat(bytes));
        let frame = pages("", 1, 1, |_| String::new()).expect("short links").len();
        assert!(each((LINK_BYTES_MAX - frame) / 2).is_some());
        assert!(each((LINK_BYTES_MAX - frame) / 2 + 1).is_none());
    }
}
