//! Where a list leads, as a `Link` header (RFC 8288): its other pages, the contract, the documentation (RFC 8631), the licence. Whole
//! addresses where the server was told its own, paths elsewhere.

use repertoire_catalogue::Locale;

use super::LANG_KEY;
use super::openapi::CONTRACT_PATH;
use crate::ctx::Ctx;
use crate::limits::LINK_BYTES_MAX;
use crate::site::DATA_LICENCE;

/// The links of one page of a list. Those to other pages are left out where they would be too long to be passed on by a proxy.
/// `address` gives the path and query of a page.
pub(super) fn pages(ctx: &Ctx, page: u32, pages: u32, address: impl Fn(u32) -> String) -> String {
    let origin = ctx.origin();
    let previous = (page > 1).then(|| ("prev", page - 1));
    let next = (page < pages).then(|| ("next", page + 1));
    let relations = [Some(("first", 1)), previous, next, Some(("last", pages))];
    let links = relations.into_iter().flatten().map(|(relation, to)| link(origin, &address(to), relation));
    let mut links: Vec<String> = links.collect();
    if links.join(", ").len() > LINK_BYTES_MAX {
        links.clear();
    }
    links.extend([
        link(origin, CONTRACT_PATH, "service-desc"),
        link(origin, &format!("/{}/api", ctx.locale.tag()), "service-doc"),
        link("", DATA_LICENCE, "license"),
    ]);
    links.join(", ")
}

/// One link.
fn link(origin: &str, address: &str, relation: &str) -> String {
    format!("<{origin}{address}>; rel=\"{relation}\"")
}

/// An address with its query, which is empty or begins with `?`, in a language. Said even where it is the default: an address that is
/// kept means the same on a server with another.
pub(super) fn in_language(path: &str, query: &str, locale: Locale) -> String {
    let joined = if query.is_empty() { '?' } else { '&' };
    format!("{path}{query}{joined}{LANG_KEY}={}", locale.tag())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::UNTOLD;

    fn of(page: u32, all: u32, address: impl Fn(u32) -> String) -> String {
        pages(&Ctx::new(Locale::Nl, crate::ctx::today(), &UNTOLD), page, all, address)
    }

    #[test]
    fn each_page_leads_to_its_neighbours_and_to_both_ends() {
        let of = |page, all| of(page, all, |to| format!("/a?page={to}"));
        assert!(of(1, 1).starts_with("</a?page=1>; rel=\"first\", </a?page=1>; rel=\"last\", "));
        assert!(!of(1, 3).contains("prev") && of(1, 3).contains("</a?page=2>; rel=\"next\""));
        assert!(!of(3, 3).contains("next") && of(3, 3).contains("</a?page=2>; rel=\"prev\""));
        assert_eq!(of(2, 3).matches("rel=").count(), 7);
        assert!(of(2, 3).contains("</nl/api>; rel=\"service-doc\""));
    }

    #[test]
    fn links_too_long_for_a_header_are_left_out_and_the_others_stay() {
        let each = |bytes: usize| of(1, 1, |_| "a".repeat(bytes)).contains("first");
        let frame = "<>; rel=\"first\", <>; rel=\"last\"".len();
        assert!(each((LINK_BYTES_MAX - frame) / 2));
        assert!(!each((LINK_BYTES_MAX - frame) / 2 + 1));
        assert!(of(1, 1, |_| "a".repeat(LINK_BYTES_MAX)).contains("license"));
    }
}
