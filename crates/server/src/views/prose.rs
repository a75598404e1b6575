//! Pages that are read from top to bottom: a title, parts with headings, and where to go from there.

use maud::{Markup, html};

use super::api;
use super::components::ways;
use super::layout::{Frame, document};
use crate::ctx::Ctx;
use crate::text::{Listed, Part, PlacesText, places_text};

/// What a page is called.
type Label = fn(&PlacesText) -> &'static str;

/// The pages beside the search, by the ends of their addresses.
const PLACES: [(&str, Label); 6] = [
    ("/organisateurs", |words| words.organisers),
    ("/carte", |words| words.map),
    ("/a-propos", |words| words.about),
    (api::PATH, |words| words.api),
    ("/accessibilite", |words| words.accessibility),
    ("/confidentialite", |words| words.privacy),
];

/// The page at `path`, from its title to the ways onward.
pub(super) fn page(ctx: &Ctx, title: &str, path: &str, content: &Markup) -> Markup {
    let words = places_text(ctx.locale);
    let main = html! {
        article.prose #contenu tabindex="-1" {
            h1 { (title) }
            (content)
            nav.onwards aria-labelledby="voir-aussi" {
                h2 #voir-aussi { (words.see_also) }
                ul.links {
                    li { a href=(ctx.list()) { (ctx.text.back_to_list) } }
                    @for (end, label) in PLACES.iter().filter(|(end, _)| *end != path) {
                        li { a href={ (ctx.list()) (end) } { (label(words)) } }
                    }
                }
            }
        }
    };
    document(ctx, &Frame::of_page(ctx, title, path), &main)
}

/// Who puts the site online, where that was told.
pub(super) fn keeper(ctx: &Ctx) -> Markup {
    html! { @if let Some(keeper) = &ctx.site.keeper { p { ((places_text(ctx.locale).kept_by)(keeper.name())) } } }
}

/// How to reach them; that it was not told, where it was not.
pub(super) fn contact(ctx: &Ctx) -> Markup {
    let words = places_text(ctx.locale);
    html! {
        @match &ctx.site.contact {
            Some(contact) => { p { (words.contact_ways) } (ways(contact.ways())) }
            None => { p { (words.contact_none) } }
        }
    }
}

/// A part with its heading; `more` stands below its paragraphs.
pub(super) fn part<const PARAGRAPHS: usize>(id: &str, part: &Part<PARAGRAPHS>, more: &Markup) -> Markup {
    html! {
        section aria-labelledby=(id) {
            h2 id=(id) { (part.heading) }
            @for paragraph in part.paragraphs { p { (paragraph) } }
            (more)
        }
    }
}

/// A part that ends with a list.
pub(super) fn listed<const ITEMS: usize>(id: &str, listed: &Listed<ITEMS>) -> Markup {
    html! {
        section aria-labelledby=(id) {
            h2 id=(id) { (listed.heading) }
            p { (listed.lead) }
            ul.list { @for item in listed.items { li { (item) } } }
        }
    }
}
