//! Schemes side by side: a table with a column for each, and on narrow screens a card for each. What differs is marked.
//!
//! The two are written one after the other and one of them shown by style: a table whose columns became cards would be read
//! aloud row by row while it is seen column by column.

use maud::{Markup, html};
use repertoire_catalogue::{Catalogue, Code, Cost, Facet, ListColumn, OnSite, Scheme};

use super::components::{
    self, Commas, freshness, kind_badge, labels, next_date, printed_address, registration, row_lang, scheme_path,
    value_path,
};
use super::layout::{Frame, document};
use super::marks::Marks;
use crate::ctx::Ctx;
use crate::limits::{SELECTION_IDS_MAX, SELECTION_IDS_READ_MAX};
use crate::mailto::mailto;
use crate::shortlist::{Shortlist, query_of};
use crate::text::choice_text;

/// Columns that a sheet of paper has room for; more schemes are printed as cards.
const PAPER_COLUMNS_MAX: usize = 5;

/// The page of a shortlist.
pub(crate) fn page(ctx: &Ctx, catalogue: &Catalogue, list: &Shortlist) -> Markup {
    let words = choice_text(ctx.locale);
    let shown = list.rows.len();
    let title = if shown == 0 { words.selection_none.to_owned() } else { (words.selection_title)(shown) };
    let path = format!("/selection{}", list.query());
    let main = html! {
        section.selection #selection {
            p.back { a href=(ctx.list()) { (ctx.text.back_to_list) } }
            h1 #contenu tabindex="-1" { (title) }
            (notices(ctx, catalogue, list))
            @if shown == 0 {
                (empty(ctx))
            } @else {
                @let facts = facts(ctx, catalogue, &list.rows);
                @if shown == 1 { p { (words.selection_one) } }
                (share(ctx, catalogue, list))
                @if shown > 1 { p.legend { (words.selection_marks) " " (mark(ctx, Comparison::Differs)) ". " (words.selection_asks) " " (mark(ctx, Comparison::Ask)) } }
                div.side-by-side data-on-paper=(if shown > PAPER_COLUMNS_MAX { "cards" } else { "table" }) {
                    (table(ctx, catalogue, list, &facts))
                    (cards(ctx, catalogue, list, &facts))
                }
                p.on-paper { ((words.printed)(&(ctx.text.date)(ctx.today))) }
                p.on-paper { (words.page_address) (printed_address(ctx, &path)) }
            }
        }
    };
    document(ctx, &Frame::of_page(ctx, &title, &path).unlisted(true), &main)
}

fn notices(ctx: &Ctx, catalogue: &Catalogue, list: &Shortlist) -> Markup {
    let words = choice_text(ctx.locale);
    if list.gone == 0 && list.beyond == 0 && !list.cut {
        return Markup::default();
    }
    html! {
        div.notices role="note" aria-label=(ctx.text.notices_label) {
            @if list.gone > 0 {
                p {
                    ((words.selection_gone)(list.gone))
                    @if !list.rows.is_empty() {
                        " " a.drop-gone href={ (ctx.list()) "/selection" (list.query_of_known(catalogue)) } rel="nofollow" { (words.selection_drop_gone) }
                    }
                }
            }
            @if list.beyond > 0 { p { ((words.selection_beyond)(SELECTION_IDS_MAX, list.beyond)) } }
            @if list.cut { p { ((words.selection_cut)(SELECTION_IDS_READ_MAX)) } }
        }
    }
}

fn empty(ctx: &Ctx) -> Markup {
    let words = choice_text(ctx.locale);
    html! {
        p.lead { (words.selection_none_lead) }
        ol.how { @for step in words.selection_none_steps { li { (step) } } }
        p.ways-on {
            a.onward href=(ctx.list()) { (ctx.text.see_all) }
            " " a href={ (ctx.list()) "/orientation" } { (words.selection_to_guide) }
        }
    }
}

/// How to hand the shortlist on. The mail needs an address that others can open; without one it would only disappoint.
fn share(ctx: &Ctx, catalogue: &Catalogue, list: &Shortlist) -> Markup {
    let words = choice_text(ctx.locale);
    let shown: Vec<&Scheme> = list.rows.iter().map(|&row| &catalogue.schemes()[row]).collect();
    let origin = ctx.origin();
    let mail = (!origin.is_empty()).then(|| {
        let query = query_of(shown.iter().map(|scheme| scheme.id.as_str()));
        let head = format!("{}\r\n{origin}{}/selection{query}", words.mail_head, ctx.list());
        let entries: Vec<String> =
            shown.iter().map(|scheme| format!("{}\r\n{origin}{}", scheme.title, scheme_path(ctx, scheme))).collect();
        mailto(&(words.mail_subject)(shown.len()), &head, &entries, words.mail_others)
    });
    let mail = mail.flatten();
    html! {
        p.share {
            @if let Some(mail) = &mail { a.mail href=(mail) { (ctx.text.send_mail) } " " }
            a.empty href={ (ctx.list()) "/selection" } { (words.remove_all) }
        }
        p.hint.share-hint { (words.share_hint) }
    }
}

/// One fact of all schemes.
struct Fact {
    label: &'static str,
    /// Of each scheme, in their order.
    cells: Vec<Markup>,
    /// Of each scheme, whether its page states this.
    stated: Vec<bool>,
    /// Whether it is told of it that it differs. Who organises, how to reach them and where a page stands always do.
    compared: bool,
}

/// How the schemes stand to each other in one fact.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Comparison {
    /// Those that state it don't all say the same.
    Differs,
    /// Some don't state it, which is neither the same nor another.
    Ask,
    Alike,
}

impl Fact {
    /// Nothing where it is not compared.
    fn comparison(&self) -> Option<Comparison> {
        let mut said = self.cells.iter().zip(&self.stated).filter(|(_, stated)| **stated).map(|(cell, _)| &cell.0);
        let first = said.next();
        self.compared.then(|| match first {
            Some(first) if said.any(|other| other != first) => Comparison::Differs,
            _ if self.stated.contains(&false) => Comparison::Ask,
            _ => Comparison::Alike,
        })
    }

    fn differs(&self) -> bool {
        self.comparison() == Some(Comparison::Differs)
    }
}

fn facts(ctx: &Ctx, catalogue: &Catalogue, rows: &[usize]) -> Vec<Fact> {
    let (text, words, vocabulary, locale) = (ctx.text, choice_text(ctx.locale), catalogue.vocabulary(), ctx.locale);
    let unstated = || html! { span.unstated { (text.not_stated) } };
    let nothing_marked = Marks::none(ctx, catalogue);
    let listed = |scheme: &Scheme, column| components::fact(ctx, catalogue, scheme, column, nothing_marked);
    let fact = |label: &'static str, cell: &dyn Fn(usize, &Scheme) -> Markup| Fact {
        label,
        compared: rows.len() > 1,
        cells: rows.iter().map(|&row| cell(row, &catalogue.schemes()[row])).collect(),
        stated: vec![true; rows.len()],
    };
    let stated_where = |stated: &dyn Fn(&Scheme) -> bool, fact: Fact| Fact {
        stated: rows.iter().map(|&row| stated(&catalogue.schemes()[row])).collect(),
        ..fact
    };
    let uncompared = |fact: Fact| Fact { compared: false, ..fact };
    vec![
        fact(words.row_kind, &|_, scheme| kind_badge(ctx, catalogue, scheme)),
        fact(text.objective, &|_, scheme| {
            let objective = vocabulary.traits(scheme.kind).objective;
            html! { (vocabulary.objectives.entry(objective).labels.get(locale)) }
        }),
        fact(text.themes, &|_, scheme| {
            html! { ul.tags { @for label in labels(&vocabulary.themes, &in_order(&scheme.themes), locale) { li { (label) } } } }
        }),
        fact(text.for_whom, &|_, scheme| {
            html! {
                ul.plain { @for label in labels(&vocabulary.audiences, &in_order(&scheme.audiences), locale) { li { (label) } } }
                @if let Some(note) = &scheme.audience_note { p.hint lang=[row_lang(ctx, catalogue, scheme)] { (note) } }
            }
        }),
        stated_where(&|of| of.cost != Cost::NotStated, fact(text.cost, &|_, scheme| listed(scheme, ListColumn::Cost))),
        fact(text.languages, &|_, scheme| {
            html! { (Commas(labels(&vocabulary.languages, &in_order(&scheme.languages), locale))) }
        }),
        stated_where(
            &|of| of.on_site != OnSite::NotStated,
            fact(text.on_site, &|_, scheme| listed(scheme, ListColumn::OnSite)),
        ),
        stated_where(
            &|of| !of.formats.is_empty(),
            fact(text.format, &|_, scheme| {
                if scheme.formats.is_empty() {
                    return unstated();
                }
                html! { (Commas(labels(&vocabulary.formats, &in_order(&scheme.formats), locale))) }
            }),
        ),
        stated_where(&|of| of.place.is_some(), fact(text.place, &|_, scheme| listed(scheme, ListColumn::Place))),
        stated_where(
            &|of| of.duration.is_some(),
            fact(text.duration, &|_, scheme| listed(scheme, ListColumn::Duration)),
        ),
        stated_where(
            &|of| !of.dates.is_empty(),
            fact(text.column_next_date, &|_, scheme| match (next_date(ctx, scheme), scheme.dates.last()) {
                (Some(date), _) => html! { time datetime=(date.to_string()) { ((text.date)(date)) } },
                (None, Some(&last)) => html! { ((words.no_date_ahead)(&(text.date)(last))) },
                (None, None) => unstated(),
            }),
        ),
        uncompared(fact(text.registration, &|_, scheme| registration(ctx, scheme))),
        uncompared(fact(words.row_organiser, &|row, scheme| {
            let value = catalogue.organiser_index(row) as u32;
            html! { a href=(value_path(ctx, catalogue, Facet::Organiser, value)) { (scheme.organiser) } }
        })),
        uncompared(fact(text.web_page, &|_, scheme| {
            html! {
                a rel="external noopener" href=(scheme.url.as_str()) { (scheme.url.host()) }
                p.on-paper { (printed_address(ctx, &format!("/dispositifs/{}", scheme.id))) }
            }
        })),
        uncompared(fact(text.source, &|_, scheme| {
            html! { (freshness(ctx, scheme)) " " a rel="external noopener" href=(scheme.source.as_str()) { (scheme.source.host()) } }
        })),
    ]
}

/// Codes in the order of their list: the same ones in another order are no difference.
fn in_order<L>(codes: &[Code<L>]) -> Vec<Code<L>> {
    let mut codes = codes.to_vec();
    codes.sort_unstable();
    codes
}

/// How a fact compares, in a word and a sign.
fn mark(ctx: &Ctx, comparison: Comparison) -> Markup {
    let words = choice_text(ctx.locale);
    match comparison {
        Comparison::Differs => html! { span.differs { span aria-hidden="true" { "≠ " } (words.differs) } },
        Comparison::Ask => html! { span.to-ask { span aria-hidden="true" { "? " } (words.to_ask) } },
        Comparison::Alike => html! { span.alike { span aria-hidden="true" { "= " } (words.alike) } },
    }
}

/// The head of a column or a card: the title, and the way to take it out.
fn scheme_head(ctx: &Ctx, catalogue: &Catalogue, list: &Shortlist, scheme: &Scheme) -> (Markup, Markup) {
    let words = choice_text(ctx.locale);
    let id = scheme.id.as_str();
    let lang = row_lang(ctx, catalogue, scheme);
    let title = html! { a.title href=(scheme_path(ctx, scheme)) lang=[lang] { (scheme.title) } };
    let remove = html! {
        a.remove href={ (ctx.list()) "/selection" (list.query_without(id)) } data-id=(id) rel="nofollow" {
            (words.remove) span.unseen { " " span lang=[lang] { (scheme.title) } }
        }
    };
    (title, remove)
}

fn table(ctx: &Ctx, catalogue: &Catalogue, list: &Shortlist, facts: &[Fact]) -> Markup {
    let words = choice_text(ctx.locale);
    html! {
        // A region that scrolls must be reached by the keyboard, and say what it is.
        div.as-table role="region" aria-label=(words.selection_region) tabindex="0" {
            table {
                caption.unseen { ((words.selection_caption)(list.rows.len())) }
                thead {
                    tr {
                        td {}
                        @for &row in &list.rows {
                            @let (title, remove) = scheme_head(ctx, catalogue, list, &catalogue.schemes()[row]);
                            th scope="col" { (title) (remove) }
                        }
                    }
                }
                tbody {
                    @for fact in facts {
                        tr data-differs=[fact.differs().then_some("oui")] {
                            th scope="row" { (fact.label) @if let Some(comparison) = fact.comparison() { " " (mark(ctx, comparison)) } }
                            @for cell in &fact.cells { td { (cell) } }
                        }
                    }
                }
            }
        }
    }
}

fn cards(ctx: &Ctx, catalogue: &Catalogue, list: &Shortlist, facts: &[Fact]) -> Markup {
    html! {
        div.as-cards {
            @for (at, &row) in list.rows.iter().enumerate() {
                @let (title, remove) = scheme_head(ctx, catalogue, list, &catalogue.schemes()[row]);
                article {
                    h2 { (title) }
                    dl {
                        @for fact in facts {
                            div data-differs=[fact.differs().then_some("oui")] {
                                dt { (fact.label) @if let Some(comparison) = fact.comparison() { " " (mark(ctx, comparison)) } }
                                dd { (fact.cells[at]) }
                            }
                        }
                    }
                    p { (remove) }
                }
            }
        }
    }
}
