//! The words that were searched for, marked where they stand in the texts and labels of a list.

use std::cell::{OnceCell, RefCell};

use maud::{Markup, Render, html};
use repertoire_catalogue::{Audience, Catalogue, Code, Entry, Locale, Theme};
use repertoire_search::{Scratch, Terms};

use super::plain::Plain;
use crate::ctx::Ctx;

/// What to mark on one page.
pub(super) struct Marks<'a> {
    catalogue: &'a Catalogue,
    locale: Locale,
    terms: Option<&'a Terms>,
    scratch: RefCell<Scratch>,
    /// Labels as they are shown, once they were: many rows have the same few, and their inclusive writing is the dearest to read.
    themes: Box<[OnceCell<Markup>]>,
    audiences: Box<[OnceCell<Markup>]>,
}

impl<'a> Marks<'a> {
    /// The words of a search.
    pub(super) fn new(ctx: &Ctx, catalogue: &'a Catalogue, terms: &'a Terms) -> Self {
        Self { terms: Some(terms).filter(|terms| !terms.is_empty()), ..Self::none(ctx, catalogue) }
    }

    /// Nothing.
    pub(super) fn none(ctx: &Ctx, catalogue: &'a Catalogue) -> Self {
        let cells = |of: usize| vec![OnceCell::new(); of].into();
        let (themes, audiences) = (catalogue.vocabulary().themes.len(), catalogue.vocabulary().audiences.len());
        let (themes, audiences) = (cells(themes), cells(audiences));
        Self { catalogue, locale: ctx.locale, terms: None, scratch: RefCell::default(), themes, audiences }
    }

    /// A text of a row.
    pub(super) const fn text<'t>(&'t self, text: &'t str) -> Marked<'t> {
        Marked { text, marks: self }
    }

    /// The label of a theme.
    pub(super) fn theme(&self, theme: Code<Theme>) -> &Markup {
        self.label(&self.themes[theme.index()], self.catalogue.vocabulary().themes.entry(theme))
    }

    /// The label of an audience.
    pub(super) fn audience(&self, audience: Code<Audience>) -> &Markup {
        self.label(&self.audiences[audience.index()], self.catalogue.vocabulary().audiences.entry(audience))
    }

    fn label<'s>(&'s self, cell: &'s OnceCell<Markup>, entry: &Entry) -> &'s Markup {
        cell.get_or_init(|| self.text(entry.labels.get(self.locale)).render())
    }
}

/// A text with the words marked in it.
pub(super) struct Marked<'a> {
    text: &'a str,
    marks: &'a Marks<'a>,
}

impl Render for Marked<'_> {
    fn render_to(&self, buffer: &mut String) {
        let ranges = self.marks.terms.map(|terms| terms.ranges_with(self.text, &mut self.marks.scratch.borrow_mut()));
        let mut done = 0;
        for range in ranges.unwrap_or_default() {
            Plain(&self.text[done..range.start]).render_to(buffer);
            html! { mark { (Plain(&self.text[range.clone()])) } }.render_to(buffer);
            done = range.end;
        }
        Plain(&self.text[done..]).render_to(buffer);
    }
}
