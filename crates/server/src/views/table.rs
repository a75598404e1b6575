//! The table of results. On a narrow screen the same table is shown as cards, by style alone; the roles are written out
//! since browsers forget that a table is one once it is laid out as something else.

use maud::{Markup, html};
use repertoire_catalogue::{Catalogue, PAGE_ROWS, Scheme, Selection, Sort};
use repertoire_search::{Results, Terms};

use super::components::{Commas, Marked, freshness, kind_badge, labels, on_site_mark, row_lang, scheme_path};
use super::plain::Plain;
use crate::ctx::Ctx;

/// The table of one page of results.
pub(super) fn table(ctx: &Ctx, catalogue: &Catalogue, selection: &Selection, results: &Results) -> Markup {
    let words = ctx.text;
    let first = (results.page - 1) * PAGE_ROWS as u32 + 1;
    let last = first + results.rows.len() as u32 - 1;
    html! {
        table role="table" {
            caption { ((words.caption)(first, last, results.total)) ", " ((words.sorted_by)(told(selection))) }
            thead role="rowgroup" {
                tr role="row" {
                    (sortable(ctx, catalogue, selection, words.column_scheme, [Sort::Title, Sort::TitleDescending]))
                    th role="columnheader" scope="col" { (words.column_themes) }
                    th role="columnheader" scope="col" { (words.column_audience) }
                    (sortable(ctx, catalogue, selection, words.column_cost, [Sort::Cost, Sort::CostDescending]))
                    th role="columnheader" scope="col" { (words.column_language) }
                    th role="columnheader" scope="col" { (words.column_on_site) }
                }
            }
            tbody role="rowgroup" {
                @for &row in &results.rows {
                    (scheme_row(ctx, catalogue, &catalogue.schemes()[row as usize], &results.terms))
                }
            }
        }
    }
}

/// The order as people see it: without a text, everything is equally relevant and the freshest source comes first.
pub(super) const fn told(selection: &Selection) -> Sort {
    if matches!(selection.sort, Sort::Relevance) && selection.text.is_empty() { Sort::Verified } else { selection.sort }
}

/// A header that sorts: first one way, then the other.
fn sortable(ctx: &Ctx, catalogue: &Catalogue, selection: &Selection, label: &str, [up, down]: [Sort; 2]) -> Markup {
    let (aria, arrow, next) = match selection.sort {
        sort if sort == up => (Some("ascending"), "▲", down),
        sort if sort == down => (Some("descending"), "▼", up),
        _ => (None, "", up),
    };
    let sort = (ctx.text.sort_name)(next);
    html! {
        th role="columnheader" scope="col" aria-sort=[aria] {
            a href={ (ctx.list()) (selection.sorted(next).to_query(catalogue)) } rel="nofollow" {
                (label) span.unseen { ", " ((ctx.text.sort_by_column)(sort)) }
                span.arrow aria-hidden="true" { (arrow) }
            }
        }
    }
}

fn scheme_row(ctx: &Ctx, catalogue: &Catalogue, scheme: &Scheme, terms: &Terms) -> Markup {
    let (words, vocabulary) = (ctx.text, catalogue.vocabulary());
    let lang = row_lang(ctx, catalogue, scheme);
    html! {
        tr role="row" {
            th.scheme role="rowheader" scope="row" {
                a.title href=(Plain(&scheme_path(ctx, scheme))) lang=[lang] { (Marked { text: &scheme.title, terms }) }
                p.by { (kind_badge(ctx, catalogue, scheme)) " " span.organiser { (Marked { text: &scheme.organiser, terms }) } }
                p.summary lang=[lang] { (Marked { text: &scheme.summary, terms }) }
                p.age { (freshness(ctx, scheme)) }
            }
            td.themes role="cell" data-label=(Plain(words.column_themes)) {
                ul.tags { @for label in labels(&vocabulary.themes, &scheme.themes, ctx.locale) { li { (Marked { text: label, terms }) } } }
            }
            td.audience role="cell" data-label=(Plain(words.column_audience)) {
                ul.plain { @for label in labels(&vocabulary.audiences, &scheme.audiences, ctx.locale) { li { (Marked { text: label, terms }) } } }
            }
            td.cost role="cell" data-label=(Plain(words.column_cost)) data-class=(Plain(scheme.cost.class().code())) {
                (Plain(&(words.cost_words)(scheme.cost)))
            }
            td.language role="cell" data-label=(Plain(words.column_language)) {
                (Commas(labels(&vocabulary.languages, &scheme.languages, ctx.locale)))
            }
            td.on-site role="cell" data-label=(Plain(words.column_on_site)) { (on_site_mark(ctx, scheme.on_site)) }
        }
    }
}
