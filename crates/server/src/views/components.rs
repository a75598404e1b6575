//! Small parts that several pages are made of.

use maud::{Markup, Render, html};
use repertoire_catalogue::{Catalogue, Code, Facet, Locale, OnSite, Scheme, Selection};
use repertoire_search::Terms;

use super::plain::Plain;
use crate::ctx::Ctx;

/// A text with the words that were searched for marked in it.
pub(super) struct Marked<'a> {
    pub text: &'a str,
    pub terms: &'a Terms,
}

impl Render for Marked<'_> {
    fn render_to(&self, buffer: &mut String) {
        let mut done = 0;
        for range in self.terms.ranges(self.text) {
            Plain(&self.text[done..range.start]).render_to(buffer);
            html! { mark { (Plain(&self.text[range.clone()])) } }.render_to(buffer);
            done = range.end;
        }
        Plain(&self.text[done..]).render_to(buffer);
    }
}

/// The language a row is written in, where it is not that of the page: for screen readers and hyphenation.
pub(super) fn row_lang(ctx: &Ctx, catalogue: &Catalogue, scheme: &Scheme) -> Option<&'static str> {
    // Title and summary are in the first of the row's languages that the interface speaks too.
    let mut codes = scheme.languages.iter().map(|&code| catalogue.vocabulary().languages.code(code));
    codes.find_map(Locale::from_tag).filter(|locale| *locale != ctx.locale).map(Locale::tag)
}

/// Address of a scheme's page.
pub(super) fn scheme_path(ctx: &Ctx, scheme: &Scheme) -> String {
    format!("{}/dispositifs/{}", ctx.list(), scheme.id)
}

/// Address of the list of what one facet value has.
pub(super) fn value_path(ctx: &Ctx, catalogue: &Catalogue, facet: Facet, value: u32) -> String {
    format!("{}{}", ctx.list(), Selection::default().toggled(facet, value).to_query(catalogue))
}

/// A type, told apart by objective in word and shape, not by colour alone.
pub(super) fn kind_badge(ctx: &Ctx, catalogue: &Catalogue, scheme: &Scheme) -> Markup {
    let vocabulary = catalogue.vocabulary();
    let objective = vocabulary.objectives.code(vocabulary.traits(scheme.kind).objective);
    html! {
        span.kind data-objective=(Plain(objective)) { (Plain(vocabulary.kinds.entry(scheme.kind).labels.get(ctx.locale))) }
    }
}

/// Whether it comes to the premises, in a word with a sign.
pub(super) fn on_site_mark(ctx: &Ctx, on_site: OnSite) -> Markup {
    html! { span.onsite data-value=(Plain(on_site.code())) { (Plain((ctx.text.on_site_short)(on_site))) } }
}

/// The labels of codes, for a list.
pub(super) fn labels<'a, L>(
    list: &'a repertoire_catalogue::CodeList<L>,
    codes: &'a [Code<L>],
    locale: Locale,
) -> impl Iterator<Item = &'a str> + Clone {
    codes.iter().map(move |&code| list.entry(code).labels.get(locale))
}

/// Words apart by commas, the same in our three languages.
pub(super) struct Commas<I>(pub I);

impl<'a, I: Iterator<Item = &'a str> + Clone> Render for Commas<I> {
    fn render_to(&self, buffer: &mut String) {
        for (at, word) in self.0.clone().enumerate() {
            if at > 0 {
                buffer.push_str(", ");
            }
            Plain(word).render_to(buffer);
        }
    }
}

/// How fresh the facts of a row are. An old one is told, never hidden.
pub(super) fn freshness(ctx: &Ctx, scheme: &Scheme) -> Markup {
    let words = ctx.text;
    html! {
        @match scheme.verified {
            None => { span.fresh data-age="unknown" { (words.verified_never) } }
            Some(date) if is_old(ctx, date) => {
                span.fresh data-age="old" { ((words.verified)(date)) " (" (words.verified_old) ")" }
            }
            Some(date) => { span.fresh { ((words.verified)(date)) } }
        }
    }
}

/// Two years: prices and dates age faster, people and places slower.
fn is_old(ctx: &Ctx, date: repertoire_catalogue::Date) -> bool {
    (i32::from(ctx.today.year()) * 12 + i32::from(ctx.today.month()))
        - (i32::from(date.year()) * 12 + i32::from(date.month()))
        > 24
}
