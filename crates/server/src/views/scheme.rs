//! One scheme, whole: what, for whom, how much, where, how to register, where the facts come from, and what is near it.

use maud::{Markup, html};
use repertoire_catalogue::{Catalogue, Contact, Facet, FacetValue, Place, Scheme};

use super::components::{Commas, freshness, kind_badge, labels, row_lang, scheme_path, value_path};
use super::layout::{Frame, document};
use crate::ctx::Ctx;

/// The page of one row.
pub(crate) fn page(ctx: &Ctx, catalogue: &Catalogue, row: usize, similar: &[u32]) -> Markup {
    let scheme = &catalogue.schemes()[row];
    let words = ctx.text;
    let lang = row_lang(ctx, catalogue, scheme);
    let main = html! {
        article.scheme-page #contenu tabindex="-1" {
            p.back { a href=(ctx.list()) { (words.back_to_list) } }
            h1 lang=[lang] { (scheme.title) }
            p.by { (kind_badge(ctx, catalogue, scheme)) " " (organiser(ctx, catalogue, row)) }
            p.lead lang=[lang] { (scheme.summary) }
            div.columns {
                section.facts aria-labelledby="facts" {
                    h2 #facts { (words.facts) }
                    (facts(ctx, catalogue, scheme, lang))
                }
                section.source aria-labelledby="source" {
                    h2 #source { (words.source) }
                    p { (freshness(ctx, scheme)) }
                    p { a rel="external noopener" href=(scheme.source.as_str()) { (scheme.source.host()) } }
                    p.hint { (words.source_note) }
                }
            }
            @if !similar.is_empty() { (similar_list(ctx, catalogue, similar)) }
        }
    };
    let path = format!("/dispositifs/{}", scheme.id);
    let frame = Frame { title: &scheme.title, path: &path, skip: ("#contenu", words.skip_to_content), noindex: false };
    document(ctx, &frame, &main)
}

fn organiser(ctx: &Ctx, catalogue: &Catalogue, row: usize) -> Markup {
    let value = catalogue.organiser_index(row) as u32;
    html! {
        span.organiser { (catalogue.schemes()[row].organiser) }
        " (" a href=(value_path(ctx, catalogue, Facet::Organiser, value)) { (ctx.text.all_of_organiser) } ")"
    }
}

fn facts(ctx: &Ctx, catalogue: &Catalogue, scheme: &Scheme, lang: Option<&str>) -> Markup {
    let (words, vocabulary, locale) = (ctx.text, catalogue.vocabulary(), ctx.locale);
    let traits = vocabulary.traits(scheme.kind);
    let unstated = || html! { span.unstated { (words.not_stated) } };
    html! {
        dl {
            dt { (words.for_whom) }
            dd { ul.plain { @for label in labels(&vocabulary.audiences, &scheme.audiences, locale) { li { (label) } } } }
            @if let Some(note) = &scheme.audience_note { dt { (words.audience_note) } dd lang=[lang] { (note) } }
            dt { (words.themes) }
            dd {
                ul.tags {
                    @for &theme in &scheme.themes {
                        li { a href=(value_path(ctx, catalogue, Facet::Theme, theme.index() as u32)) { (vocabulary.themes.entry(theme).labels.get(locale)) } }
                    }
                }
            }
            dt { (words.objective) }
            dd { (vocabulary.objectives.entry(traits.objective).labels.get(locale)) }
            dt { (words.role) }
            dd { (vocabulary.roles.entry(traits.role).labels.get(locale)) }
            dt { (words.cost) }
            dd { ((words.cost_words)(scheme.cost)) }
            dt { (words.languages) }
            dd { (Commas(labels(&vocabulary.languages, &scheme.languages, locale))) }
            dt { (words.on_site) }
            dd { ((words.on_site_words)(scheme.on_site)) }
            dt { (words.format) }
            dd { @if scheme.formats.is_empty() { (unstated()) } @else { (Commas(labels(&vocabulary.formats, &scheme.formats, locale))) } }
            dt { (words.place) }
            dd { @match place(catalogue, scheme) { Some(place) => (place.labels.get(locale)), None => (unstated()) } }
            dt { (words.duration) }
            dd lang=[scheme.duration.as_ref().and(lang)] { @match &scheme.duration { Some(duration) => (duration), None => (unstated()) } }
            @if !scheme.dates.is_empty() {
                dt { (words.dates) }
                dd { ul.plain { @for &date in &scheme.dates {
                    li { time datetime=(date.to_string()) { ((words.date)(date)) } @if date < ctx.today { " (" (words.dates_past) ")" } }
                } } }
            }
            dt { (words.registration) }
            dd { (registration(ctx, scheme)) }
            dt { (words.web_page) }
            dd { a rel="external noopener" href=(scheme.url.as_str()) { ((words.visit)(scheme.url.host())) } }
        }
    }
}

fn place<'a>(catalogue: &'a Catalogue, scheme: &Scheme) -> Option<&'a FacetValue> {
    let communes = catalogue.values(Facet::Commune);
    let at = match scheme.place.as_ref()? {
        Place::Commune(code) => code.index(),
        Place::Town(name) => {
            catalogue.vocabulary().communes.len() + catalogue.towns().iter().position(|town| town.name == *name)?
        }
    };
    communes.all().get(at)
}

fn registration(ctx: &Ctx, scheme: &Scheme) -> Markup {
    let Some(registration) = &scheme.registration else { return html! { (ctx.text.registration_unstated) } };
    html! {
        ul.plain {
            @for contact in registration.contacts() {
                li {
                    @match (contact.href(), &contact) {
                        (Some(href), Contact::Web(address)) => { a rel="external noopener" href=(href) { (address.host()) } }
                        (Some(href), Contact::Mail(text) | Contact::Phone(text)) => { a href=(href) { (text) } }
                        (_, Contact::Other(text) | Contact::Mail(text) | Contact::Phone(text)) => (text),
                        (None, Contact::Web(address)) => (address.as_str()),
                    }
                }
            }
        }
    }
}

fn similar_list(ctx: &Ctx, catalogue: &Catalogue, similar: &[u32]) -> Markup {
    html! {
        section.similar aria-labelledby="similar" {
            h2 #similar { (ctx.text.similar) }
            ul {
                @for &row in similar {
                    @let scheme = &catalogue.schemes()[row as usize];
                    li {
                        a.title href=(scheme_path(ctx, scheme)) lang=[row_lang(ctx, catalogue, scheme)] { (scheme.title) }
                        p.by { (kind_badge(ctx, catalogue, scheme)) " " span.organiser { (scheme.organiser) } }
                        p { ((ctx.text.cost_words)(scheme.cost)) " · " (Commas(labels(&catalogue.vocabulary().languages, &scheme.languages, ctx.locale))) }
                    }
                }
            }
        }
    }
}
