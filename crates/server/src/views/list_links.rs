//! Addresses of one list that its page leads to: in other orders, on other pages, as files. They begin alike, with what narrows the list,
//! which is put together and escaped once for all of them.

use maud::{Markup, Render};
use repertoire_catalogue::{Catalogue, Selection, Sort};

use super::plain::Plain;
use crate::ctx::Ctx;

/// Those of one selection, whose page does not count.
pub(super) struct ListLinks<'a> {
    ctx: &'a Ctx,
    pub(super) selection: &'a Selection,
    /// What narrows it, as the beginning of a query string.
    narrowing: Markup,
}

/// One of them, with nothing left to escape.
#[derive(Clone, Copy)]
pub(super) struct ListLink<'a> {
    links: &'a ListLinks<'a>,
    /// What follows the address of the list.
    below: &'static str,
    narrowed: bool,
    sort: Sort,
    viewed: bool,
    page: u32,
}

impl<'a> ListLinks<'a> {
    pub(super) fn new(ctx: &'a Ctx, catalogue: &Catalogue, selection: &'a Selection) -> Self {
        Self { ctx, selection, narrowing: Plain(&selection.narrowing_query(catalogue)).render() }
    }

    /// The list on another page.
    pub(super) const fn on_page(&self, page: u32) -> ListLink<'_> {
        ListLink { links: self, below: "", narrowed: true, sort: self.selection.sort, viewed: true, page }
    }

    /// In another order, from the first page.
    pub(super) const fn sorted(&self, sort: Sort) -> ListLink<'_> {
        ListLink { sort, ..self.on_page(1) }
    }

    /// With nothing that narrows it, shown the same way.
    pub(super) const fn cleared(&self) -> ListLink<'_> {
        ListLink { narrowed: false, ..self.sorted(Sort::Relevance) }
    }

    /// All of its rows, as a file of this name.
    pub(super) const fn file(&self, below: &'static str) -> ListLink<'_> {
        ListLink { below, viewed: false, ..self.on_page(1) }
    }
}

impl Render for ListLink<'_> {
    fn render_to(&self, buffer: &mut String) {
        let ListLinks { ctx, selection, narrowing } = self.links;
        ctx.list().render_to(buffer);
        buffer.push_str(self.below);
        let mut before = "?";
        if self.narrowed && !narrowing.0.is_empty() {
            buffer.push_str(&narrowing.0);
            before = "&amp;";
        }
        for (key, value) in selection.following_pairs(self.sort, self.viewed, self.page) {
            for part in [before, key, "=", &value] {
                buffer.push_str(part);
            }
            before = "&amp;";
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;
    use repertoire_catalogue::{Date, ListStyle, Locale, View};

    use super::*;
    use crate::ctx::Embedded;
    use crate::site::UNTOLD;

    static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| repertoire_import::shipped().catalogue);

    proptest! {
        #[test]
        fn an_address_is_that_of_the_selection(
            pairs in prop::collection::vec(
                prop::sample::select(&[
                    ("q", "a & b"), ("q", "deuil"), ("theme", "deuil"), ("theme", "crise"), ("cout-max", "12,50"), ("tri", "cout"),
                    ("tri", "intitule-desc"), ("lignes", "50"), ("vue", "cartes"), ("colonne", "cout"), ("colonne", "date"),
                    ("page", "3"),
                ][..]),
                0..6,
            ),
            (sort, page) in (prop::sample::select(&Sort::ALL[..]), 1_u32..200),
            place in 0_usize..3,
            usual in prop::sample::select(vec![View::default(), View { style: ListStyle::Cards, rows: 50, ..View::default() }]),
        ) {
            let site = Ctx::new(Locale::Nl, Date::constant(2026, 11, 28), &UNTOLD);
            let ctx = [site, site.embedded(Embedded::Neutral(None), None), site.of_draft(1)][place];
            let (selection, _) = Selection::parse_beside(pairs, &CATALOGUE, &[], usual);
            let links = ListLinks::new(&ctx, &CATALOGUE, &selection);
            let address = |below: &str, selection: &Selection| {
                format!("{}{below}{}", ctx.list(), selection.to_query(&CATALOGUE)).render().into_string()
            };
            prop_assert_eq!(links.on_page(page).render().into_string(), address("", &selection.on_page(page)));
            prop_assert_eq!(links.sorted(sort).render().into_string(), address("", &selection.sorted(sort)));
            prop_assert_eq!(links.cleared().render().into_string(), address("", &selection.cleared()));
            prop_assert_eq!(links.file("/a.csv").render().into_string(), address("/a.csv", &selection.unviewed()));
        }
    }
}
