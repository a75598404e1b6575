//! Who offers what: all organisers from A to Z, and one organiser with what they offer.

use std::collections::BTreeMap;

use maud::{Markup, html};
use repertoire_catalogue::{Catalogue, Dropped, Facet, QUERY_CHARS_MAX, Selection};
use repertoire_search::Results;

use super::components::{Commas, compare_form, labels};
use super::layout::{Frame, document};
use super::list_links::ListLinks;
use super::parts::Parts;
use super::table::List;
use crate::ctx::Ctx;
use crate::directory::{Directory, Entry, LETTER_KEY, Letter};
use crate::limits::ORGANISER_SITES_MAX;
use crate::text::{parameter_label, places_text};

/// The page of one letter, or of all.
pub(crate) fn list(
    ctx: &Ctx,
    catalogue: &Catalogue,
    schemes: u32,
    directory: &Directory<'_>,
    dropped: &[Dropped],
) -> Markup {
    let words = places_text(ctx.locale);
    let heading = heading(ctx, directory);
    let title = if directory.page > 1 {
        format!("{heading}, {}", (ctx.text.title_page)(directory.page))
    } else {
        heading.clone()
    };
    let main = html! {
        div.organisers-page #contenu tabindex="-1" {
            h1 { (heading) }
            p.lead { @if schemes == 0 { (words.catalogue_empty) } @else { ((words.organisers_lead)(schemes)) } }
            @if schemes > 0 {
                form.inline role="search" method="get" action={ (ctx.list()) "/organisateurs" } {
                    label for="q" { (words.organisers_search) }
                    input #q type="search" name="q" value=(directory.text) maxlength=(QUERY_CHARS_MAX) aria-describedby="q-hint"
                        autocomplete="off" enterkeyhint="search";
                    button type="submit" { (words.organisers_button) }
                    p.hint #q-hint { (words.organisers_hint) }
                }
            }
            @let beyond = directory.beyond && directory.shown > 0;
            @if !dropped.is_empty() || beyond {
                div.notices role="note" aria-label=(ctx.text.notices_label) {
                    @for pair in dropped { p { ((ctx.text.dropped)(label(ctx, &pair.key), &pair.value, pair.why)) } }
                    @if beyond { p { ((ctx.text.page_beyond)(directory.pages)) } }
                }
            }
            @if directory.letters.len() > 1 || directory.letter.is_some() { (letters(ctx, directory)) }
            @if directory.shown == 0 && !directory.text.is_empty() { p { (words.organisers_none_tip) } }
            @for (letter, entries) in &directory.groups {
                section.letter-group aria-labelledby=(anchor(*letter)) {
                    h2 id=(anchor(*letter)) { (name(ctx, *letter)) }
                    ul { @for entry in entries { (organiser(ctx, catalogue, entry)) } }
                }
            }
            (pages(ctx, directory))
            @if !directory.text.is_empty() || directory.letter.is_some() {
                p.back { a href={ (ctx.list()) "/organisateurs" } { (words.organisers_all) } }
            }
        }
    };
    let path = format!("/organisateurs{}", directory.query(directory.letter, directory.page));
    // Every organiser is found by letter; what people look for is theirs.
    let noindex = !directory.text.is_empty();
    document(ctx, &Frame::of_page(ctx, &title, &path).unlisted(noindex), &main)
}

fn heading(ctx: &Ctx, directory: &Directory<'_>) -> String {
    let words = places_text(ctx.locale);
    match directory.letter {
        Some(letter) if directory.shown == 0 => (words.letter_none)(&name(ctx, letter)),
        Some(letter) => (words.letter_alone)(&name(ctx, letter), &counted_words(ctx, directory, directory.shown)),
        None => counted_words(ctx, directory, directory.matching),
    }
}

/// So many organisers, with the words that they were found by.
fn counted_words(ctx: &Ctx, directory: &Directory<'_>, count: u32) -> String {
    let words = places_text(ctx.locale);
    if directory.text.is_empty() {
        (words.organisers_count)(count)
    } else {
        (words.organisers_found)(count, &directory.text)
    }
}

/// What a parameter is called here.
fn label<'a>(ctx: &Ctx, key: &'a str) -> &'a str {
    if key == LETTER_KEY { places_text(ctx.locale).letter } else { parameter_label(ctx.locale, key) }
}

fn anchor(letter: Letter) -> String {
    format!("lettre-{}", letter.code())
}

fn name(ctx: &Ctx, letter: Letter) -> String {
    match letter {
        Letter::Of(letter) => letter.into(),
        Letter::Other => places_text(ctx.locale).letter_other.to_owned(),
    }
}

/// To each letter: a place on the page, or a page of its own where one letter is shown at a time.
fn letters(ctx: &Ctx, directory: &Directory<'_>) -> Markup {
    let words = places_text(ctx.locale);
    let to = |letter: Letter| match directory.letter {
        None => format!("#{}", anchor(letter)),
        Some(_) => format!("{}/organisateurs{}", ctx.list(), directory.query(Some(letter), 1)),
    };
    html! {
        nav.pages.letters aria-label=(words.letters_label) {
            @if directory.letter.is_some() { p.hint { ((words.letter_why)(&counted_words(ctx, directory, directory.matching))) } }
            ul {
                @for &letter in &directory.letters {
                    li {
                        a href=(to(letter)) aria-current=[(directory.letter == Some(letter)).then_some("page")] { (name(ctx, letter)) }
                    }
                }
            }
        }
    }
}

fn organiser(ctx: &Ctx, catalogue: &Catalogue, entry: &Entry<'_>) -> Markup {
    html! {
        li {
            a.title href={ (ctx.list()) "/organisateurs/" (entry.named.slug) } { (entry.named.name) }
            p.by { ((ctx.text.count)(entry.count)) " · " (Commas(labels(&catalogue.vocabulary().kinds, &entry.kinds, ctx.locale))) }
        }
    }
}

fn pages(ctx: &Ctx, directory: &Directory<'_>) -> Markup {
    if directory.pages == 1 {
        return Markup::default();
    }
    let words = ctx.text;
    html! {
        nav.pages aria-label=(words.pages_label) {
            ul {
                @for page in 1..=directory.pages {
                    li {
                        a href={ (ctx.list()) "/organisateurs" (directory.query(directory.letter, page)) } aria-label=((words.page)(page))
                            aria-current=[(page == directory.page).then_some("page")] { (page) }
                    }
                }
            }
        }
    }
}

/// The page of one organiser, by the value of the facet. `rows` are all of their schemes, `results` those that are shown.
pub(crate) fn one(
    ctx: &Ctx,
    catalogue: &Catalogue,
    parts: &Parts,
    value: u32,
    selection: &Selection,
    results: &Results,
    rows: &[u32],
) -> Markup {
    let words = places_text(ctx.locale);
    let named = &catalogue.organisers()[value as usize];
    let main = html! {
        article.organiser-page #contenu tabindex="-1" {
            p.back { a href={ (ctx.list()) "/organisateurs" } { (words.organiser_back) } }
            h1 { (named.name) }
            p.lead { ((ctx.text.count)(results.total)) }
            section.facts aria-labelledby="en-bref" {
                h2 #en-bref { (words.organiser_facts) }
                dl {
                    dt { (words.organiser_kinds) }
                    dd { (counted(ctx, catalogue, selection, results, Facet::Kind)) }
                    dt { (ctx.text.themes) }
                    dd { (counted(ctx, catalogue, selection, results, Facet::Theme)) }
                    dt { (ctx.text.languages) }
                    dd { (counted(ctx, catalogue, selection, results, Facet::Language)) }
                    dt { (words.organiser_web) }
                    dd { (sites(catalogue, rows)) }
                }
            }
            section.theirs aria-labelledby="dispositifs" {
                h2 #dispositifs { (words.organiser_schemes) }
                (List { ctx, catalogue, parts, links: &ListLinks::new(ctx, catalogue, selection), results })
                (compare_form(ctx))
                p {
                    @if rows.len() > results.rows.len() { ((words.organiser_first)(results.rows.len())) " " }
                    a href={ (ctx.list()) (selection.to_query(catalogue)) } { ((words.organiser_list)(results.total)) }
                }
            }
        }
    };
    let path = format!("/organisateurs/{}", named.slug);
    document(ctx, &Frame::of_page(ctx, &named.name, &path), &main)
}

/// The values of one facet that their schemes have, those of most schemes first, each a link to these.
fn counted(ctx: &Ctx, catalogue: &Catalogue, selection: &Selection, results: &Results, facet: Facet) -> Markup {
    let mut values: Vec<(u32, u32)> = results
        .facets
        .iter()
        .filter(|counts| counts.facet == facet)
        .flat_map(|counts| counts.values.iter().filter(|of| of.count > 0).map(|of| (of.value, of.count)))
        .collect();
    values.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    html! {
        ul.tags {
            @for (value, count) in values {
                li {
                    a href={ (ctx.list()) (selection.toggled(facet, value).to_query(catalogue)) } {
                        (catalogue.values(facet).get(value).labels.get(ctx.locale))
                    }
                    " " span.count { (count) }
                }
            }
        }
    }
}

/// The sites that their schemes are described on, those of most schemes first. The way there is the page of a scheme: of the site's own
/// front page the catalogue knows nothing.
fn sites(catalogue: &Catalogue, rows: &[u32]) -> Markup {
    let mut sites: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    for &row in rows {
        let url = &catalogue.schemes()[row as usize].url;
        sites.entry(url.host()).or_insert((url.as_str(), 0)).1 += 1;
    }
    let mut sites: Vec<(&str, (&str, usize))> = sites.into_iter().collect();
    sites.sort_by_key(|(_, (_, schemes))| std::cmp::Reverse(*schemes));
    html! {
        ul.plain {
            @for (host, (address, _)) in sites.into_iter().take(ORGANISER_SITES_MAX) {
                li { a rel="external noopener" href=(address) { (host) } }
            }
        }
    }
}
