//! The portfolio: the components of the search and of a scheme, in their states. Made by the functions that make the pages, so that it shows what they do.
//! Only what scripts make is written here once more; a browser test compares the two.

use maud::{Markup, Render, html};
use repertoire_catalogue::{Catalogue, Dropped, Facet, ListColumn, Locale, OnSite, Scheme, Selection};
use repertoire_search::Results;

use super::components::{Icon, compare_button, fact, freshness, keep_box, kind_badge, on_site_mark};
use super::facets::Panel;
use super::layout::{Frame, document};
use super::list_links::ListLinks;
use super::marks::Marks;
use super::parts::Parts;
use super::table::List;
use super::{browse, error, scheme};
use crate::ctx::Ctx;
use crate::error::Problem;
use crate::text::{PortfolioText, portfolio_text, text};
use crate::tokens::tokens;

/// The drawings of `web/icons.svg`.
const ICONS: [&str; 13] =
    ["learn", "reflect", "premises", "date", "keep", "warn", "mail", "phone", "link", "print", "yes", "ask", "no"];

/// A selection and its results.
pub(crate) struct Case {
    pub selection: Selection,
    pub results: Results,
}

/// What the components show.
pub(crate) struct Sample<'a> {
    pub catalogue: &'a Catalogue,
    /// A first visit.
    pub everything: Case,
    /// With a text, and choices in several facets.
    pub narrowed: Case,
    /// Nothing found.
    pub nothing: Case,
    /// Four rows, and how they are shown: as a table, as one with all columns, as cards.
    pub listed: Results,
    pub table: Selection,
    pub wide: Selection,
    pub cards: Selection,
    /// A text of which everything is told.
    pub read: Results,
    /// Parts of an address that are no use.
    pub dropped: Vec<Dropped>,
}

/// The page.
pub(crate) fn page(ctx: &Ctx, sample: &Sample<'_>) -> Markup {
    let (words, of) = (portfolio_text(ctx.locale), sample.catalogue);
    let parts = &Parts::new();
    let list = |selection: &Selection, results: &Results| {
        List { ctx, catalogue: of, parts, links: &ListLinks::new(ctx, of, selection), results }.render()
    };
    let (everything, narrowed) = (&sample.everything, &sample.narrowed);
    let main = html! {
        div.portfolio #composants tabindex="-1" {
            h1 { (words.title) }
            p.lead { (words.intro) }
            (languages(ctx, words))
            (part("c-couleurs", words.colours, &colours()))
            (part("c-mesures", words.other_tokens, &measures()))
            (part("c-lettres", words.letters, &letters(words)))
            (part("c-actions", words.actions, &actions(ctx, words, &of.schemes()[0], of)))
            (part("c-recherche", words.search_box, &browse::search_box(ctx, of, parts, &everything.selection, &everything.results, &[])))
            (part("c-suggestions", words.suggestions, &suggestions(ctx)))
            (part("c-filtres", words.filters, &Panel { ctx, catalogue: of, parts, links: &ListLinks::new(ctx, of, &narrowed.selection), results: &narrowed.results, open: true }.render()))
            (part("c-remarques", words.notices, &browse::notices(ctx, &everything.selection.on_page(9), &sample.read, &sample.dropped)))
            (part("c-lecture", words.reading, &browse::reading(ctx, of, &sample.read)))
            (part("c-criteres", words.chips, &browse::chips(ctx, of, &ListLinks::new(ctx, of, &narrowed.selection))))
            (part("c-affichage", words.toolbar, &html! {
                div.toolbar { (browse::sorts(ctx, &ListLinks::new(ctx, of, &narrowed.selection))) (browse::view_options(ctx, of, &sample.cards, true)) }
            }))
            (part("c-reperes", words.marks, &marks(ctx, words, of)))
            (part("c-tableau", words.table, &list(&sample.table, &sample.listed)))
            (part("c-pages", words.pages, &browse::pages(ctx, &ListLinks::new(ctx, of, &everything.selection), 7, 12)))
            (part("c-etats", words.states, &states(ctx, sample)))
            (part("c-rien", words.nothing, &browse::nothing_found(ctx, of, &ListLinks::new(ctx, of, &sample.nothing.selection), &sample.nothing.results)))
            (part("c-erreur", words.error, &html! { div.error-page { (error::body(ctx, Problem::NotFound).1) } }))
            (part("c-dessins", words.drawings, &drawings()))
            // Last: what is long, and says little new in another language.
            (part("c-colonnes", words.all_columns, &list(&sample.wide, &Results { rows: vec![1, 3], total: 2, ..sample.listed.clone() })))
            (part("c-fiches", words.cards, &list(&sample.cards, &sample.listed)))
            (part("c-dispositif", words.scheme, &scheme::article(ctx, of, 3, &scheme::Near { accessible: vec![4], similar: vec![0, 5] })))
        }
    };
    let skip = ("#composants", ctx.text.skip_to_content);
    document(
        ctx,
        &Frame {
            title: words.title,
            path: "/",
            skip,
            noindex: true,
            feed: None,
            scripts: &[],
            shared: false,
            surround: None,
        },
        &main,
    )
}

fn part(id: &'static str, title: &str, body: &Markup) -> Markup {
    html! { section.part aria-labelledby=(id) { h2 id=(id) { (title) } (body) } }
}

fn languages(ctx: &Ctx, words: &PortfolioText) -> Markup {
    html! {
        nav.languages aria-label=(words.languages) {
            ul {
                @for locale in Locale::ALL {
                    li {
                        a href={ "/_composants?lang=" (locale.tag()) } hreflang=(locale.tag()) lang=(locale.tag())
                            aria-current=[(locale == ctx.locale).then_some("page")] { (text(locale).language) }
                    }
                }
            }
        }
    }
}

/// A rectangle in each colour: a presentation attribute takes the token, where a style would be refused.
fn colours() -> Markup {
    html! {
        ul.swatches {
            @for (name, _) in tokens().iter().filter(|(_, value)| value.starts_with('#')) {
                li {
                    svg viewBox="0 0 48 24" aria-hidden="true" {
                        rect width="48" height="24" fill={ "var(" (name) ")" } {}
                    }
                    code { (name) }
                }
            }
        }
    }
}

fn measures() -> Markup {
    html! {
        ul.swatches {
            @for (name, value) in tokens().iter().filter(|(_, value)| !value.starts_with('#')) {
                li { code { (name) } span.hint { (value) } }
            }
        }
    }
}

fn letters(words: &PortfolioText) -> Markup {
    html! {
        p.type-title { (words.letters_sample) " " code { "--title" } }
        p.lead { (words.letters_sample) " " code { "--large" } }
        p { (words.letters_sample) " " code { "--body" } }
        p.hint { (words.letters_sample) " " code { "--small" } }
    }
}

fn actions(ctx: &Ctx, words: &PortfolioText, scheme: &Scheme, catalogue: &Catalogue) -> Markup {
    let site = ctx.text;
    html! {
        div.actions {
            button type="button" { (site.search_button) }
            button.apply type="button" { (site.apply) }
            button.quiet type="button" { (Icon("print")) (site.print) }
            a.action href=(ctx.list()) { (Icon("mail")) (site.send_mail) }
        }
        p { a href=(ctx.list()) { (words.link) } }
        div.compare { (compare_button(ctx)) }
        (keep_box(ctx, catalogue, scheme))
        div.actions {
            button.focused type="button" { (words.focus) }
            a.focused href=(ctx.list()) { (words.focus) }
            label { span.unseen { (words.focus) } input.focused type="text" value=(words.focus); }
        }
    }
}

/// As `web/suggest.js` shows them.
fn suggestions(ctx: &Ctx) -> Markup {
    let site = ctx.text;
    let offered = [
        ("deuil et fin de vie", Facet::Theme.decl().labels.get(ctx.locale)),
        ("Accompagner le deuil au quotidien", site.suggestion_scheme),
        ("deuil", site.suggestion_word),
    ];
    html! {
        div.search-box {
            div.field {
                input type="search" value="deuil" aria-label=(site.search_label) role="combobox" aria-autocomplete="list"
                    aria-controls="suggestions" aria-expanded="true" aria-activedescendant="suggestion-1" autocomplete="off";
                ul #suggestions role="listbox" aria-label=(site.suggestions_label) {
                    @for (at, (text, kind)) in offered.iter().enumerate() {
                        li id={ "suggestion-" (at) } role="option" aria-selected=(at == 1) { (text) " " span.genre { (kind) } }
                    }
                }
                button type="button" { (site.search_button) }
            }
        }
    }
}

fn marks(ctx: &Ctx, words: &PortfolioText, catalogue: &Catalogue) -> Markup {
    let (site, schemes) = (ctx.text, catalogue.schemes());
    let mut kinds: Vec<&Scheme> = schemes.iter().collect();
    kinds.sort_by_key(|scheme| scheme.kind.index());
    let nothing_marked = Marks::none(ctx, catalogue);
    let of = |scheme: &Scheme, column| fact(ctx, catalogue, scheme, column, nothing_marked);
    html! {
        dl.marks {
            dt { (words.types) }
            dd { ul.row { @for scheme in kinds { li { (kind_badge(ctx, catalogue, scheme)) } } } }
            dt { (site.column_on_site) }
            dd { ul.row { @for on_site in OnSite::ALL { li { (on_site_mark(ctx, on_site)) } } } }
            dt { (site.column_cost) }
            dd { ul.row { @for scheme in schemes { li { (of(scheme, ListColumn::Cost)) } } } }
            dt { (words.freshness) }
            dd { ul.row { @for row in [0, 2, 1] { li { (freshness(ctx, &schemes[row])) } } } }
            dt { (site.column_themes) }
            dd { (of(&schemes[2], ListColumn::Themes)) }
        }
    }
}

/// As `web/search.js` shows a list that it waits for, and one that did not come.
fn states(ctx: &Ctx, sample: &Sample<'_>) -> Markup {
    let site = ctx.text;
    let one = Results { rows: vec![0], total: 1, ..sample.listed.clone() };
    html! {
        div.results aria-busy="true" { (List { ctx, catalogue: sample.catalogue, parts: &Parts::new(), links: &ListLinks::new(ctx, sample.catalogue, &sample.table), results: &one }) }
        div.results {
            p.failure role="alert" { (site.live_failed) " " button type="button" { (site.live_retry) } }
        }
    }
}

fn drawings() -> Markup {
    html! { ul.swatches { @for name in ICONS { li { (Icon(name)) code { (name) } } } } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_drawing_is_shown() {
        let sprite = include_str!("../../../../web/icons.svg");
        let drawn: Vec<&str> =
            sprite.split("<symbol id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(drawn, ICONS);
    }
}
