//! The list of results: a table, or cards. On a narrow screen the table is shown as cards too, by style alone; the roles are written out
//! since browsers forget that a table is one once it is laid out as something else.
//!
//! The header of a row is its title and nothing else, since a screen reader may say it again at each cell. What the eye sees below the title
//! are cells of their own: what it is and by whom, and, behind the facts that decide, the rest.

use maud::{Markup, Render, html};
use repertoire_catalogue::{Catalogue, Columns, ListColumn, ListStyle, OnSite, Scheme, Selection, Sort};
use repertoire_search::Results;

use super::components::{
    Icon, column_name, fact, freshness, keep_box, kind_badge, next_date, on_site_mark, row_lang, scheme_path,
};
use super::list_links::ListLinks;
use super::marks::{Markable, Marker, Marks};
use super::parts::Parts;
use super::plain::{Hole, Plain, Room};
use crate::ctx::Ctx;

/// Columns that fit beside the filters on a wide screen.
const COLUMNS_FITTING: usize = 6;

/// About how many bytes of the page a row takes.
const ROW_BYTES: usize = 2_400;

/// About how many bytes the head of the table takes.
const HEAD_BYTES: usize = 2_000;

/// About how many bytes the list takes.
pub(super) fn list_bytes(results: &Results) -> usize {
    results.rows.len() * ROW_BYTES
}

/// One page of results, as the selection wants it shown.
#[derive(Clone, Copy)]
pub(super) struct List<'a> {
    pub(super) ctx: &'a Ctx,
    pub(super) catalogue: &'a Catalogue,
    pub(super) parts: &'a Parts,
    pub(super) links: &'a ListLinks<'a>,
    pub(super) results: &'a Results,
}

impl Render for List<'_> {
    fn render_to(&self, buffer: &mut String) {
        let Self { ctx, links, results, .. } = *self;
        let selection = links.selection;
        let scroll = ctx.text.view_scroll;
        let around = match selection.view.style {
            ListStyle::ByWidth if selection.view.columns.iter().count() <= COLUMNS_FITTING => {
                table(ctx, links, results)
            }
            ListStyle::ByWidth => html! {
                div.scroll.many role="region" aria-label=(scroll) tabindex="0" { (table(ctx, links, results)) }
            },
            // A table that stays one is wider than a phone: it scrolls by itself, by keyboard too.
            ListStyle::Table => html! {
                div.scroll.wide role="region" aria-label=(scroll) tabindex="0" { (table(ctx, links, results)) }
            },
            ListStyle::Cards => cards(ctx, selection, results),
        };
        Hole::fill(buffer, &around, |buffer| self.rows(buffer));
    }
}

impl List<'_> {
    /// The rows, each with the words that were searched for.
    fn rows(&self, buffer: &mut String) {
        let Self { ctx, catalogue, parts, links: &ListLinks { selection, .. }, results } = *self;
        let columns = selection.view.columns;
        let (cards, marks) = (selection.view.style == ListStyle::Cards, Marks::apart(ctx, catalogue));
        let kept = parts.rows(ctx, cards, columns);
        let mut marker = Marker::new(&results.terms);
        for &row in &results.rows {
            let one = kept.get(row, || {
                let scheme = &catalogue.schemes()[row as usize];
                let of = if cards { card } else { scheme_row };
                Markable::new(of(ctx, catalogue, columns, scheme, marks))
            });
            marker.write(&one, buffer);
        }
    }
}

/// The place of a page in the whole, and its order.
fn caption(ctx: &Ctx, selection: &Selection, results: &Results) -> String {
    let first = (results.page - 1) * results.page_rows as u32 + 1;
    let last = first + results.rows.len() as u32 - 1;
    format!("{}, {}", (ctx.text.caption)(first, last, results.total), (ctx.text.sorted_by)(told(selection)))
}

fn table(ctx: &Ctx, links: &ListLinks<'_>, results: &Results) -> Markup {
    let (words, selection) = (ctx.text, links.selection);
    html! {
        (Room(HEAD_BYTES))
        table.schemes role="table" data-columns=(Codes(selection.view.columns)) {
            caption { (Plain(&caption(ctx, selection, results))) }
            thead role="rowgroup" {
                tr role="row" {
                    (sortable(ctx, links, words.column_scheme, [Sort::Title, Sort::TitleDescending]))
                    th.unseen role="columnheader" scope="col" { (Plain(words.column_by)) }
                    @for column in selection.view.columns.iter() {
                        @if column == ListColumn::Cost {
                            (sortable(ctx, links, words.column_cost, [Sort::Cost, Sort::CostDescending]))
                        } @else {
                            th role="columnheader" scope="col" { (Plain(column_name(ctx, column))) }
                        }
                    }
                    th.unseen role="columnheader" scope="col" { (Plain(words.column_more)) }
                }
            }
            tbody role="rowgroup" {
                (Hole)
            }
        }
    }
}

/// Codes of the columns shown, for the style to give each its share of the width.
struct Codes(Columns);

impl Render for Codes {
    fn render_to(&self, buffer: &mut String) {
        for (at, column) in self.0.iter().enumerate() {
            buffer.push_str(if at > 0 { " " } else { "" });
            Plain(column.code()).render_to(buffer);
        }
    }
}

/// The order as people see it: without a text, everything is equally relevant and the freshest source comes first.
pub(crate) const fn told(selection: &Selection) -> Sort {
    if matches!(selection.sort, Sort::Relevance) && selection.text.is_empty() { Sort::Verified } else { selection.sort }
}

/// A header that sorts: first one way, then the other.
fn sortable(ctx: &Ctx, links: &ListLinks<'_>, label: &str, [up, down]: [Sort; 2]) -> Markup {
    let (aria, arrow, next) = match links.selection.sort {
        sort if sort == up => (Some("ascending"), "▲", down),
        sort if sort == down => (Some("descending"), "▼", up),
        _ => (None, "", up),
    };
    let sort = (ctx.text.sort_name)(next);
    html! {
        th role="columnheader" scope="col" aria-sort=[aria] {
            a href=(links.sorted(next)) rel="nofollow" {
                (Plain(label)) span.unseen { ", " (Plain(&(ctx.text.sort_by_column)(sort))) }
                span.arrow aria-hidden="true" { (Plain(arrow)) }
            }
        }
    }
}

fn scheme_row(ctx: &Ctx, catalogue: &Catalogue, columns: Columns, scheme: &Scheme, marks: Marks<'_>) -> Markup {
    let lang = row_lang(ctx, catalogue, scheme);
    html! {
        tr role="row" {
            th.scheme role="rowheader" scope="row" {
                a.title href=(Plain(&scheme_path(ctx, scheme))) lang=[lang] { (marks.text(&scheme.title)) }
            }
            td.by role="cell" { (by(ctx, catalogue, scheme, marks)) }
            @for column in columns.iter() {
                td role="cell" data-label=(Plain(column_name(ctx, column))) { (fact(ctx, catalogue, scheme, column, marks)) }
            }
            td.more role="cell" { (more(ctx, catalogue, columns, scheme, marks)) }
        }
    }
}

/// What it is, and by whom.
fn by(ctx: &Ctx, catalogue: &Catalogue, scheme: &Scheme, marks: Marks<'_>) -> Markup {
    html! { (kind_badge(ctx, catalogue, scheme)) " · " span.organiser { (marks.text(&scheme.organiser)) } }
}

/// What it is about, when next, how fresh the facts are.
fn more(ctx: &Ctx, catalogue: &Catalogue, columns: Columns, scheme: &Scheme, marks: Marks<'_>) -> Markup {
    let words = ctx.text;
    let next = next_date(ctx, scheme).filter(|_| !columns.has(ListColumn::NextDate));
    html! {
        p.summary lang=[row_lang(ctx, catalogue, scheme)] { (marks.text(&scheme.summary)) }
        @if let Some(date) = next {
            p.next-date { (Icon("date")) (Plain(words.column_next_date)) (Plain(ctx.colon())) time datetime=(date.to_string()) { ((words.date)(date)) } }
        }
        p.age {
            (freshness(ctx, scheme))
            @if ctx.is_site() { (keep_box(ctx, catalogue, scheme)) }
        }
    }
}

/// The same as cards, two or three side by side where there is room.
fn cards(ctx: &Ctx, selection: &Selection, results: &Results) -> Markup {
    html! {
        p.caption #fiches { (caption(ctx, selection, results)) }
        ul.schemes.sheets aria-labelledby="fiches" { (Hole) }
    }
}

fn card(ctx: &Ctx, catalogue: &Catalogue, columns: Columns, scheme: &Scheme, marks: Marks<'_>) -> Markup {
    html! {
        li {
            h2 {
                a.title href=(Plain(&scheme_path(ctx, scheme))) lang=[row_lang(ctx, catalogue, scheme)] { (marks.text(&scheme.title)) }
            }
            p.by { (by(ctx, catalogue, scheme, marks)) }
            @if scheme.on_site == OnSite::Yes && !columns.has(ListColumn::OnSite) {
                p { (Plain(ctx.text.column_on_site)) (Plain(ctx.colon())) (on_site_mark(ctx, scheme.on_site)) }
            }
            dl {
                @for column in columns.iter() {
                    div { dt { (Plain(column_name(ctx, column))) } dd { (fact(ctx, catalogue, scheme, column, marks)) } }
                }
            }
            (more(ctx, catalogue, columns, scheme, marks))
        }
    }
}
