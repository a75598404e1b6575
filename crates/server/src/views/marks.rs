//! The words that were searched for, marked where they stand in the texts and labels of a list.

use std::cell::OnceCell;

use maud::{PreEscaped, Render, html};
use repertoire_catalogue::{Audience, Catalogue, Code, CodeList, Locale, Theme};
use repertoire_search::Terms;

use super::plain::Plain;
use crate::ctx::Ctx;

/// What to mark on one page. `None` marks nothing.
pub(super) struct Marks<'a> {
    terms: Option<&'a Terms>,
    pub themes: MarkedLabels<'a, Theme>,
    pub audiences: MarkedLabels<'a, Audience>,
}

impl<'a> Marks<'a> {
    /// The words of a search.
    pub(super) fn new(ctx: &Ctx, catalogue: &'a Catalogue, terms: &'a Terms) -> Self {
        Self::of(ctx, catalogue, Some(terms).filter(|terms| !terms.is_empty()))
    }

    /// Nothing.
    pub(super) fn none(ctx: &Ctx, catalogue: &'a Catalogue) -> Self {
        Self::of(ctx, catalogue, None)
    }

    fn of(ctx: &Ctx, catalogue: &'a Catalogue, terms: Option<&'a Terms>) -> Self {
        let vocabulary = catalogue.vocabulary();
        Self {
            terms,
            themes: MarkedLabels::new(&vocabulary.themes, ctx.locale, terms),
            audiences: MarkedLabels::new(&vocabulary.audiences, ctx.locale, terms),
        }
    }

    /// A text of a row.
    pub(super) const fn text<'t>(&self, text: &'t str) -> Marked<'t>
    where
        'a: 't,
    {
        Marked { text, terms: self.terms }
    }
}

/// A text with the words marked in it.
pub(super) struct Marked<'a> {
    text: &'a str,
    terms: Option<&'a Terms>,
}

impl Render for Marked<'_> {
    fn render_to(&self, buffer: &mut String) {
        let mut done = 0;
        for range in self.terms.map(|terms| terms.ranges(self.text)).unwrap_or_default() {
            Plain(&self.text[done..range.start]).render_to(buffer);
            html! { mark { (Plain(&self.text[range.clone()])) } }.render_to(buffer);
            done = range.end;
        }
        Plain(&self.text[done..]).render_to(buffer);
    }
}

/// The labels of one list: many rows have the same few, so each is marked once for a page.
pub(super) struct MarkedLabels<'a, L> {
    list: &'a CodeList<L>,
    locale: Locale,
    terms: Option<&'a Terms>,
    done: Box<[OnceCell<String>]>,
}

impl<'a, L> MarkedLabels<'a, L> {
    fn new(list: &'a CodeList<L>, locale: Locale, terms: Option<&'a Terms>) -> Self {
        Self { list, locale, terms, done: vec![OnceCell::new(); list.len()].into() }
    }

    /// The label of a code.
    pub(super) fn get(&self, code: Code<L>) -> PreEscaped<&str> {
        let text = self.list.entry(code).labels.get(self.locale);
        let marked = || Marked { text, terms: self.terms }.render().into_string();
        PreEscaped(self.done[code.index()].get_or_init(marked))
    }
}
