//! What stands on another site in the place of an address of ours: a frame, or a card of plain HTML, which keeps nothing of this site's
//! style and needs none.

use maud::{Markup, html};
use repertoire_catalogue::{Catalogue, Scheme, Selection};
use repertoire_search::Results;

use super::browse::heading;
use super::components::row_lang;
use crate::ctx::Ctx;
use crate::pages::oembed::Rich;

/// Schemes named on the card of a list.
const CARD_ROWS_MAX: usize = 5;

/// The frame of an embed.
pub(crate) fn frame(address: &str, title: &str, width: u32, height: u32) -> Markup {
    html! { iframe src=(address) title=(title) width=(width) height=(height) loading="lazy" style="border:0;max-width:100%" {} }
}

/// A card no larger than it may be; what has no room in it can be scrolled to.
pub(crate) fn card(inside: &Markup, width: u32, height: u32) -> Markup {
    html! { div style={ "max-width:" (width) "px;max-height:" (height) "px;overflow:auto" } { (inside) } }
}

/// What a list is called.
pub(crate) fn list_title(ctx: &Ctx, selection: &Selection, results: &Results) -> String {
    format!("{} – {}", heading(ctx, selection, results.total), ctx.text.site)
}

/// A list: how many it has, and the first of them.
pub(crate) fn list_card(
    ctx: &Ctx,
    catalogue: &Catalogue,
    selection: &Selection,
    results: &Results,
    address: &str,
) -> Markup {
    html! {
        blockquote class="repertoire" lang=(ctx.locale.tag()) {
            p { a href=(address) { strong { (list_title(ctx, selection, results)) } } }
            ul {
                @for &row in results.rows.iter().take(CARD_ROWS_MAX) {
                    @let scheme = &catalogue.schemes()[row as usize];
                    li lang=[row_lang(ctx, catalogue, scheme)] { (scheme.title) }
                }
            }
        }
    }
}

/// A scheme: what decides, in a few lines.
pub(crate) fn scheme_card(ctx: &Ctx, catalogue: &Catalogue, scheme: &Scheme, address: &str) -> Markup {
    let lang = row_lang(ctx, catalogue, scheme);
    html! {
        blockquote class="repertoire" lang=(ctx.locale.tag()) {
            p { a href=(address) lang=[lang] { strong { (scheme.title) } } }
            p { (catalogue.vocabulary().kinds.entry(scheme.kind).labels.get(ctx.locale)) " · " (scheme.organiser) }
            p lang=[lang] { (scheme.summary) }
            p { ((ctx.text.cost_words)(scheme.cost)) " · " (ctx.text.site) }
        }
    }
}

/// An answer as XML.
pub(crate) fn xml(rich: &Rich) -> Markup {
    html! {
        oembed {
            version { (rich.version) }
            type { (rich.r#type) }
            provider_name { (rich.provider_name) }
            provider_url { (rich.provider_url) }
            title { (without_controls(&rich.title)) }
            html { (without_controls(&rich.html)) }
            width { (rich.width) }
            height { (rich.height) }
            cache_age { (rich.cache_age) }
        }
    }
}

/// XML has no way to write most control characters.
fn without_controls(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .filter(|c| !matches!(c, '\u{FFFE}' | '\u{FFFF}'))
        .collect()
}
