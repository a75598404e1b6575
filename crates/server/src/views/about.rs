//! What this is, for whom, where its facts come from, how to correct them and use them elsewhere.

use maud::{Markup, html};
use repertoire_catalogue::Catalogue;
use repertoire_releases::Manifest;

use super::api;
use super::prose::{self, contact, keeper, part};
use super::staff::day;
use crate::ctx::Ctx;
use crate::site::DATA_LICENCE;
use crate::text::places_text;

/// The page.
pub(crate) fn page(ctx: &Ctx, catalogue: &Catalogue, manifest: Option<&Manifest>) -> Markup {
    let words = places_text(ctx.locale);
    let nothing = Markup::default();
    // Row numbers take 32 bits.
    let (schemes, organisers) = (catalogue.schemes().len() as u32, catalogue.organisers().len() as u32);
    let licences = html! {
        ul.links {
            li { a rel="external noopener" href=(DATA_LICENCE) { (words.about_licence_link) } }
            li { a href={ (ctx.list()) "/dispositifs.csv" } { (ctx.text.footer_csv) } }
            li { a href={ (ctx.list()) (api::PATH) } { (ctx.text.footer_api) } }
        }
    };
    let content = html! {
        p.lead { (words.about_lead) }
        p {
            ((words.about_numbers)(schemes, organisers))
            @if let Some(manifest) = manifest {
                " " ((words.about_release)(manifest.number.0, &day(ctx, manifest.time)))
            }
        }
        (part("publics", &words.about_audience, &nothing))
        (part("sources", &words.about_facts, &nothing))
        (part("corriger", &words.about_corrections, &html! { @if ctx.site.contact.is_some() { p { a href="#contact" { (ctx.text.contact) } } } @else { (contact(ctx)) } }))
        (part("mise-a-jour", &words.about_keepers, &nothing))
        (part("reutiliser", &words.about_licences, &licences))
        @if ctx.site.keeper.is_some() || ctx.site.contact.is_some() {
            section aria-labelledby="contact" {
                h2 #contact { (ctx.text.contact) }
                (keeper(ctx))
                @if ctx.site.contact.is_some() { (contact(ctx)) }
            }
        }
    };
    prose::page(ctx, words.about, "/a-propos", &content)
}
