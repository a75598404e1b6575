//! The map of the offer: a table of numbers, each shaded by a small drawing and a way to the schemes that it counts.

use maud::{Markup, html};
use repertoire_catalogue::{Catalogue, Facet, Selection};

use super::layout::{Frame, document};
use crate::ctx::Ctx;
use crate::map::{By, Map, STEPS};
use crate::text::{number, places_text};

/// The page.
pub(crate) fn page(ctx: &Ctx, catalogue: &Catalogue, map: &Map) -> Markup {
    let words = places_text(ctx.locale);
    let caption = (words.map_caption)(map.by);
    // Long names of many columns stand upright.
    let many = catalogue.values(map.by.facet()).len() > COLUMNS_FLAT_MAX;
    let main = html! {
        div.map-page #contenu tabindex="-1" data-columns=[many.then_some("many")] {
            h1 { (words.map) }
            @if map.total == 0 {
                p.lead { (words.catalogue_empty) }
            } @else {
                p.lead { (words.map_lead) }
                (ways(ctx, map.by))
                p { @let (gaps, all) = map.gaps(); ((words.map_gaps)(map.by, gaps, all)) }
                @if map.by == By::Cost { p.hint { (words.map_cost_note) } }
                (legend(ctx, map))
                p.hint.sideways { (words.map_scroll) }
                // Scrolled sideways on a narrow screen, where it takes the focus so that arrow keys can do it.
                div.map-scroll role="region" aria-label=(caption) tabindex="0" { (table(ctx, catalogue, map, caption)) }
                p.hint { (words.map_totals) }
            }
        }
    };
    let path = format!("/carte{}", map.by.query());
    let title = if map.by == By::ALL[0] { words.map } else { caption };
    document(ctx, &Frame::of_page(ctx, title, &path), &main)
}

fn ways(ctx: &Ctx, current: By) -> Markup {
    let words = places_text(ctx.locale);
    html! {
        nav.sorts aria-label=(words.map_by_label) {
            span.label aria-hidden="true" { (words.map_by_label) }
            ul {
                @for by in By::ALL {
                    li { a href={ (ctx.list()) "/carte" (by.query()) } aria-current=[(by == current).then_some("page")] { ((words.map_by)(by)) } }
                }
            }
        }
    }
}

fn legend(ctx: &Ctx, map: &Map) -> Markup {
    let words = places_text(ctx.locale);
    html! {
        div.legend {
            p.label #legende { (words.map_legend) }
            ul aria-labelledby="legende" {
                @for (at, (from, to)) in map.ranges().enumerate() { li { span.sample { (shade(at + 1)) } " " ((words.map_range)(from, to)) } }
                li { span.sample.gap { (gap()) } " " (words.map_none) }
            }
        }
    }
}

fn table(ctx: &Ctx, catalogue: &Catalogue, map: &Map, caption: &str) -> Markup {
    let words = places_text(ctx.locale);
    let (themes, values) = (catalogue.values(Facet::Theme).all(), catalogue.values(map.by.facet()).all());
    html! {
        table {
            caption { (caption) }
            thead {
                tr {
                    th scope="col" { span { (Facet::Theme.decl().labels.get(ctx.locale)) } }
                    @for value in values { th scope="col" { span { (value.labels.get(ctx.locale)) } } }
                    th.all scope="col" { span { (words.map_total) } }
                }
            }
            tbody {
                @for (theme, (label, cells)) in themes.iter().zip(&map.cells).enumerate() {
                    tr {
                        th scope="row" { (label.labels.get(ctx.locale)) }
                        @for (value, &count) in cells.iter().enumerate() {
                            @let pair = [(Facet::Theme, theme), (map.by.facet(), value)];
                            (cell(ctx, catalogue, map, count, &pair))
                        }
                        (total(ctx, catalogue, map.themes[theme], &[(Facet::Theme, theme)]))
                    }
                }
            }
            tfoot {
                tr {
                    th scope="row" { (words.map_all_themes) }
                    @for (value, &count) in map.values.iter().enumerate() {
                        (total(ctx, catalogue, count, &[(map.by.facet(), value)]))
                    }
                    (total(ctx, catalogue, map.total, &[]))
                }
            }
        }
    }
}

/// Up to this many columns, names are written as usual.
const COLUMNS_FLAT_MAX: usize = 6;

/// A number with its shade. An empty cell is no link: it would lead to an empty list, and a keyboard through hundreds of such stops.
fn cell(ctx: &Ctx, catalogue: &Catalogue, map: &Map, count: u32, pair: &[(Facet, usize)]) -> Markup {
    let words = places_text(ctx.locale);
    let stated = pair.iter().all(|(facet, value)| *facet == Facet::Theme || Some(*value) != map.not_stated);
    html! {
        @match map.step(count) {
            Some(step) => { td { (shade(step)) (way(ctx, catalogue, count, pair)) } }
            None if stated => { td.gap { (gap()) span.unseen { (words.map_none) } } }
            None => { td { span aria-hidden="true" { "–" } span.unseen { (words.map_not_stated_none) } } }
        }
    }
}

fn total(ctx: &Ctx, catalogue: &Catalogue, count: u32, pairs: &[(Facet, usize)]) -> Markup {
    html! { td.all { @if count == 0 { "0" } @else { (way(ctx, catalogue, count, pairs)) } } }
}

/// To the schemes that a number counts.
fn way(ctx: &Ctx, catalogue: &Catalogue, count: u32, pairs: &[(Facet, usize)]) -> Markup {
    let selection = pairs
        .iter()
        // Values are numbered with 32 bits.
        .fold(Selection::default(), |selection, &(facet, value)| selection.toggled(facet, value as u32));
    html! {
        a href={ (ctx.list()) (selection.to_query(catalogue)) } {
            (number(ctx.locale, count)) span.unseen { " " ((places_text(ctx.locale).map_unit)(count)) }
        }
    }
}

/// The shade of one of five steps: an area, told apart by how dark it is, and a bar along its foot, by how long.
fn shade(step: usize) -> Markup {
    html! {
        svg.shade data-step=(step) aria-hidden="true" focusable="false" {
            rect.area width="100%" height="100%" {}
            rect.bar y="100%" width={ (100 * step / STEPS) "%" } height=(BAR_PIXELS) transform={ "translate(0 -" (BAR_PIXELS) ")" } {}
        }
    }
}

/// How thick the bar of a shade is.
const BAR_PIXELS: usize = 4;

/// The mark of a need without offer.
fn gap() -> Markup {
    html! {
        svg.hole viewBox="0 0 10 10" aria-hidden="true" focusable="false" {
            circle cx="5" cy="5" r="3.5" {}
        }
    }
}
