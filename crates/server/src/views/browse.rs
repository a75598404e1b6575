//! The search page: search box, filters, chips, count, table, pages; or, with nothing found, the ways out.

use maud::{DOCTYPE, Markup, Render, html};
use repertoire_catalogue::{
    COLUMN_KEY, Catalogue, CostClass, Dropped, Facet, ListColumn, ListStyle, OnSite, PAGE_ROWS, PAGE_ROWS_OFFERED,
    QUERY_CHARS_MAX, ROWS_KEY, STYLE_KEY, Selection, Sort, View,
};
use repertoire_search::{Narrowing, OfferedFilter, QUERY_TERMS_MAX, Results};

use super::atom::feed_end;
use super::components::{column_name, compare_form, printed_address};
use super::facets::{Panel, panel_bytes};
use super::layout::{Frame, Surround, footer, head, header};
use super::linked;
use super::list_links::ListLinks;
use super::parts::{Parts, Piece};
use super::plain::{Hole, Plain, Room};
use super::table::{List, list_bytes, told};
use crate::assets::Script;
use crate::ctx::{Ctx, Place};
use crate::release::OpenRelease;
use crate::text::{self, exports_text, places_text};

/// Orders offered by name above the table; the headers offer the other directions.
const SORTS: [Sort; 4] = [Sort::Relevance, Sort::Title, Sort::Cost, Sort::Verified];

/// About how many bytes of the page stand around its panel and its list.
const AROUND_BYTES: usize = 12_000;

/// About how many bytes the larger of these take each.
const PART_BYTES: usize = 2_000;

/// The page for one selection and its results. `selection` stands on the page that the results show.
pub(crate) fn page(
    ctx: &Ctx,
    release: &OpenRelease,
    selection: &Selection,
    results: &Results,
    dropped: &[Dropped],
    surround: Option<&Surround>,
) -> Markup {
    let (catalogue, parts, manifest) = (release.catalogue(), &release.parts, release.manifest.as_ref());
    let words = ctx.text;
    let here = selection.on_page(results.page);
    let heading = heading(ctx, selection, results.total);
    let title =
        if results.page > 1 { format!("{heading}, {}", (words.title_page)(results.page)) } else { heading.clone() };
    let path = here.to_query(catalogue);
    // The whole list, page by page, is what search engines should walk: the combinations of facets are without end.
    let noindex = !selection.on_page(1).is_unasked();
    // A draft is looked at, not used: what is kept on a device should be there tomorrow.
    let scripts: &[Script] = match ctx.place {
        Place::Site => &[Script::Search, Script::Suggest, Script::Shortlist],
        Place::Draft(_) => &[],
        Place::Embed(_) => &[Script::Search, Script::Suggest, Script::Frame],
    };
    // Told of what has releases, by whole addresses: elsewhere there is no feed.
    let has_feed = manifest.is_some() && ctx.is_site() && !ctx.origin().is_empty();
    let feed = has_feed.then(|| feed_end(catalogue, selection));
    let feed = feed.as_deref();
    let (skip, noindex) = (("#resultats", words.skip_to_results), noindex || ctx.is_embed());
    let shared = ctx.is_shared();
    let frame = Frame { title: &title, path: &path, skip, noindex, feed, scripts, shared, surround };
    let links = &ListLinks::new(ctx, catalogue, selection);
    html! {
        (Room(panel_bytes(results) + list_bytes(results) + AROUND_BYTES))
        (DOCTYPE)
        html lang=(Plain(ctx.locale.tag())) {
            (head(ctx, &frame))
            body class=[ctx.is_embed().then_some("embed")] {
                (header(ctx, &frame))
                main {
                    div.search-page {
                        form.search-form #recherche role="search" method="get" action=(ctx.list()) autocomplete="off"
                            data-busy=(Plain(words.live_busy)) data-failed=(Plain(words.live_failed)) data-retry=(Plain(words.live_retry)) {
                            (search_box(ctx, catalogue, parts, selection, results, dropped))
                            @if !catalogue.schemes().is_empty() { (Panel { ctx, catalogue, parts, links, results, open: false }) }
                        }
                        section.results #resultats aria-labelledby="titre" tabindex="-1" {
                            h1 #titre { (Plain(&heading)) }
                            (notices(ctx, selection, results, dropped))
                            (reading(ctx, catalogue, results))
                            (chips(ctx, catalogue, links))
                            p.printed { (Plain(&(words.printed)(&(words.date)(ctx.today)))) (Plain(ctx.colon())) (printed_address(ctx, &path)) }
                            @if results.total == 0 {
                                (nothing_found(ctx, catalogue, links, results))
                            } @else {
                                div.toolbar { (sorts(ctx, links)) (ViewOptions { ctx, parts, search: SearchPairs { catalogue, selection } }) }
                                (List { ctx, catalogue, parts, links, results })
                                (pages(ctx, links, results.page, results.pages))
                                @if ctx.is_site() {
                                    (parts.piece(ctx.locale, Piece::Compare, || compare_form(ctx)))
                                    (downloads(ctx, links, feed))
                                }
                            }
                        }
                        p.unseen #etat role="status" {}
                    }
                }
                @if ctx.is_site() { (parts.piece(ctx.locale, Piece::Footer, || footer(ctx, &frame))) } @else { (footer(ctx, &frame)) }
                // Of the one page that lists everything, not of each part of it.
                @if selection.is_unasked() && ctx.is_site() {
                    (parts.piece(ctx.locale, Piece::Dataset, || linked::dataset(ctx, catalogue, manifest).render()))
                }
            }
        }
    }
}

pub(super) fn heading(ctx: &Ctx, selection: &Selection, total: u32) -> String {
    let words = ctx.text;
    let mut heading =
        if selection.text.is_empty() { (words.count)(total) } else { (words.count_for)(total, &selection.text) };
    if selection.is_filtered() {
        heading.push(' ');
        heading.push_str(words.count_filtered);
    }
    heading
}

/// The same rows as files, for who works on elsewhere.
pub(super) fn downloads(ctx: &Ctx, links: &ListLinks<'_>, feed: Option<&str>) -> Markup {
    let words = ctx.text;
    html! {
        (Room(PART_BYTES))
        nav.download aria-labelledby="telecharger" {
            span.label #telecharger { (Plain(words.download)) }
            ul {
                @for (path, label) in [
                    ("/dispositifs.xlsx", "Excel (xlsx)"),
                    ("/dispositifs.csv", "CSV"),
                    ("/excel/dispositifs.csv", words.download_excel_csv),
                    ("/dispositifs.json", "JSON"),
                    ("/dispositifs.ics", words.download_calendar),
                ] {
                    li { a href=(links.file(path)) rel="nofollow" { (Plain(label)) } }
                }
                @if let Some(feed) = feed {
                    li { a href={ (ctx.list()) (feed) } rel="nofollow" type="application/atom+xml" { (exports_text(ctx.locale).feed_label) } }
                }
            }
        }
    }
}

pub(super) fn search_box(
    ctx: &Ctx,
    catalogue: &Catalogue,
    parts: &Parts,
    selection: &Selection,
    results: &Results,
    dropped: &[Dropped],
) -> Markup {
    let words = ctx.text;
    let first_visit = selection.is_unasked() && dropped.is_empty();
    html! {
        (Room(PART_BYTES))
        div.search-box {
            @if first_visit { p.intro { (Plain(words.intro)) } }
            label for="q" { (Plain(words.search_label)) }
            div.field {
                input #q type="search" name="q" value=(Plain(&selection.text)) maxlength=(QUERY_CHARS_MAX) aria-describedby="q-hint"
                    autocomplete="off" enterkeyhint="search" data-from=(SuggestionsPath(ctx)) data-lang=(Plain(ctx.locale.tag())) data-label=(Plain(words.suggestions_label))
                    data-none=(Plain(words.suggestions_none)) data-one=(Plain(words.suggestions_one)) data-many=(Plain(words.suggestions_many));
                button.search type="submit" { (Plain(words.search_button)) }
            }
            p.hint #q-hint { (Plain(words.search_hint)) }
            @if first_visit && ctx.is_site() {
                (parts.piece(ctx.locale, Piece::QuickStarts, || quick_starts(ctx, catalogue, results)))
            }
        }
        @if selection.sort != Sort::default() { input type="hidden" name="tri" value=(selection.sort.code()); }
        @for (key, value) in selection.view_pairs() { input type="hidden" name=(key) value=(value); }
    }
}

/// Who completes what is typed: within an embed, that embed.
struct SuggestionsPath<'a>(&'a Ctx);

impl Render for SuggestionsPath<'_> {
    fn render_to(&self, buffer: &mut String) {
        if self.0.is_embed() {
            self.0.list().render_to(buffer);
            buffer.push_str("/suggestions");
        } else {
            buffer.push_str("/api/v1/suggestions");
        }
    }
}

/// Themes offered by name on a first visit.
const QUICK_THEMES_MAX: usize = 6;

/// Ways in for who does not know what to type: the themes that the vocabulary lists first, which are those that
/// professionals asked for most, and the three conditions that decide. Only what the catalogue has.
fn quick_starts(ctx: &Ctx, catalogue: &Catalogue, results: &Results) -> Markup {
    let words = ctx.text;
    let counted = |facet: Facet| results.facets.iter().filter(move |of| of.facet == facet).flat_map(|of| &of.values);
    let themes = counted(Facet::Theme).filter(|of| of.count > 0).take(QUICK_THEMES_MAX);
    let has = |facet: Facet, value: u32| counted(facet).any(|of| of.value == value && of.count > 0);
    let conditions = [
        (Facet::Cost, CostClass::Free.code(), None),
        (Facet::OnSite, OnSite::Yes.code(), Some(words.quick_on_site)),
        (Facet::Language, "nl", Some(words.quick_dutch)),
    ];
    let start = |facet: Facet, value: u32, label: Option<&str>| {
        let to = Selection::default().toggled(facet, value).to_query(catalogue);
        let label = label.unwrap_or_else(|| catalogue.values(facet).get(value).labels.get(ctx.locale));
        html! { li { a href={ (ctx.list()) (to) } { (label) } } }
    };
    html! {
        nav.quick aria-labelledby="souvent" {
            span.label #souvent { (Plain(words.quick_label)) }
            ul {
                @for of in themes { (start(Facet::Theme, of.value, None)) }
                @for (facet, code, label) in conditions {
                    @if let Some(value) = catalogue.values(facet).index(code).filter(|&value| has(facet, value)) { (start(facet, value, label)) }
                }
            }
            p { a href={ (ctx.list()) "/orientation" } { (Plain(words.guide_link)) } }
        }
    }
}

/// How the list is shown: a form of its own, so that the address of a search stays free of it.
pub(super) fn view_options(ctx: &Ctx, catalogue: &Catalogue, selection: &Selection, open: bool) -> Markup {
    view_form(ctx, selection.view, open, &SearchPairs { catalogue, selection })
}

/// The same, which is mostly that of all searches.
struct ViewOptions<'a> {
    ctx: &'a Ctx,
    parts: &'a Parts,
    search: SearchPairs<'a>,
}

impl Render for ViewOptions<'_> {
    fn render_to(&self, buffer: &mut String) {
        let (ctx, view) = (self.ctx, self.search.selection.view);
        if !ctx.is_site() || view != View::default() {
            return view_form(ctx, view, false, &self.search).render_to(buffer);
        }
        let kept = self.parts.piece(ctx.locale, Piece::ViewOptions, || view_form(ctx, view, false, &Hole));
        Hole::fill(buffer, kept, |buffer| self.search.render_to(buffer));
    }
}

/// What is searched for, as fields of another form.
struct SearchPairs<'a> {
    catalogue: &'a Catalogue,
    selection: &'a Selection,
}

impl Render for SearchPairs<'_> {
    fn render_to(&self, buffer: &mut String) {
        for (key, value) in self.selection.unviewed().pairs(self.catalogue) {
            html! { input type="hidden" name=(Plain(key)) value=(Plain(&value)); }.render_to(buffer);
        }
    }
}

fn view_form(ctx: &Ctx, view: View, open: bool, search: &impl Render) -> Markup {
    let words = ctx.text;
    html! {
        (Room(PART_BYTES))
        details.view open[open] {
            summary { span.label { (Plain(words.view_label)) } }
            form method="get" action=(ctx.list()) autocomplete="off" {
                (search)
                fieldset {
                    legend { (Plain(words.view_style)) }
                    @for style in ListStyle::ALL {
                        label { input type="radio" name=(Plain(STYLE_KEY)) value=(Plain(style.code())) checked[style == view.style]; (Plain((words.view_style_name)(style))) }
                    }
                }
                fieldset {
                    legend { (Plain(words.view_columns)) }
                    @for column in ListColumn::ALL {
                        label { input type="checkbox" name=(Plain(COLUMN_KEY)) value=(Plain(column.code())) checked[view.columns.has(column)]; (Plain(column_name(ctx, column))) }
                    }
                }
                p {
                    label for="lignes" { (Plain(words.view_rows)) }
                    select #lignes name=(Plain(ROWS_KEY)) {
                        @for rows in PAGE_ROWS_OFFERED { option value=(rows) selected[rows == view.rows] { (rows) } }
                    }
                }
                button.quiet type="submit" { (Plain(words.view_apply)) }
            }
        }
    }
}

pub(super) fn notices(ctx: &Ctx, selection: &Selection, results: &Results, dropped: &[Dropped]) -> Markup {
    let words = ctx.text;
    let beyond = selection.page > results.pages && results.total > 0;
    if dropped.is_empty() && !results.reading.wordless && !results.reading.terms_cut && !beyond {
        return Markup::default();
    }
    html! {
        div.notices role="note" aria-label=(Plain(words.notices_label)) {
            @for pair in dropped { p { (text::dropped(ctx.locale, pair)) } }
            @if results.reading.wordless { p { (Plain(words.wordless)) } }
            @if results.reading.terms_cut { p { ((words.terms_cut)(QUERY_TERMS_MAX)) } }
            @if beyond { p { ((words.page_beyond)(results.pages)) } }
        }
    }
}

/// How the text was read: another spelling, words left out, why rows were found, filters it names. One place for all.
pub(super) fn reading(ctx: &Ctx, catalogue: &Catalogue, results: &Results) -> Markup {
    let (words, reading) = (ctx.text, &results.reading);
    let list = |of: &[String]| of.iter().map(|word| (words.quoted)(word)).collect::<Vec<_>>().join(", ");
    let label = |facet: Facet, value: u32| catalogue.values(facet).get(value).labels.get(ctx.locale);
    let to = |selection: &Selection| format!("{}{}", ctx.list(), selection.to_query(catalogue));
    // A slip that has an answer is told by it.
    let unknown = if reading.did_you_mean.is_none() && results.total > 0 { &*reading.unknown } else { &[] };
    let silent = reading.did_you_mean.is_none()
        && reading.relaxed.is_none()
        && unknown.is_empty()
        && reading.excluded.is_empty();
    if silent && reading.reasons.is_empty() && reading.offers.is_empty() {
        return Markup::default();
    }
    html! {
        section.reading aria-label=(Plain(words.reading_label)) {
            @if let Some(suggested) = &reading.did_you_mean {
                p.did-you-mean {
                    (words.did_you_mean.0) a href=(to(&suggested.selection)) rel="nofollow" { (suggested.text) } (words.did_you_mean.1)
                }
            }
            @if let Some(all) = reading.relaxed { p { ((words.relaxed)(all)) } }
            @if !unknown.is_empty() { p { ((words.unknown_words)(&list(unknown))) } }
            @if !reading.excluded.is_empty() { p { ((words.excluded_words)(&list(&reading.excluded))) } }
            @if !reading.reasons.is_empty() {
                p.reasons {
                    (Plain(words.found_by))
                    @for (at, reason) in reading.reasons.iter().enumerate() {
                        @if at > 0 { "\u{A0}· " }
                        (Plain(&reason.words)) " → " (Plain(label(reason.facet, reason.value)))
                    }
                }
            }
            @if !reading.offers.is_empty() {
                div.offers {
                    span.label #filtrer { (Plain(words.offers_label)) }
                    ul aria-labelledby="filtrer" {
                        @for offer in &reading.offers {
                            li {
                                a href=(to(&offer.selection)) rel="nofollow" {
                                    @match offer.filter {
                                        OfferedFilter::Value(facet, value) => { (chip_label(ctx, catalogue, facet, value)) }
                                        OfferedFilter::CostMax(cents) => { ((words.cost_max_chip)(cents)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

pub(super) fn chips(ctx: &Ctx, catalogue: &Catalogue, links: &ListLinks<'_>) -> Markup {
    let (words, selection) = (ctx.text, links.selection);
    if selection.is_everything() {
        return Markup::default();
    }
    let chip = |label: &str, without: &Selection| {
        html! {
            li {
                a href={ (ctx.list()) (Plain(&without.to_query(catalogue))) } rel="nofollow" {
                    span.unseen { (Plain(words.chip_remove)) " " } (Plain(label)) span.cross aria-hidden="true" { "×" }
                }
            }
        }
    };
    html! {
        (Room(PART_BYTES))
        ul.chips aria-label=(Plain(words.chips_label)) {
            @if !selection.text.is_empty() { (chip(&(words.query_chip)(&selection.text), &selection.without_text())) }
            @for (facet, value) in selection.chosen() {
                (chip(&chip_label(ctx, catalogue, facet, value), &selection.toggled(facet, value)))
            }
            @if let Some(cents) = selection.cost_max { (chip(&(words.cost_max_chip)(cents), &selection.without_cost_max())) }
            li { a.clear href=(links.cleared()) { (Plain(words.clear_all)) } }
        }
    }
}

/// What narrows a list, in words: its text, its values, its highest cost.
pub(super) fn criteria(ctx: &Ctx, catalogue: &Catalogue, selection: &Selection) -> Vec<String> {
    let text = (!selection.text.is_empty()).then(|| (ctx.text.query_chip)(&selection.text));
    let values = selection.chosen().map(|(facet, value)| chip_label(ctx, catalogue, facet, value));
    text.into_iter().chain(values).chain(selection.cost_max.map(ctx.text.cost_max_chip)).collect()
}

/// A value as a chip says it. "Non" or "Nord" alone say nothing: facets of bare answers say their name first.
fn chip_label(ctx: &Ctx, catalogue: &Catalogue, facet: Facet, value: u32) -> String {
    let label = catalogue.values(facet).get(value).labels.get(ctx.locale);
    let named = matches!(facet, Facet::OnSite | Facet::Language | Facet::Basin)
        || &*catalogue.values(facet).get(value).code == repertoire_catalogue::NOT_STATED;
    if named { format!("{}{}{label}", facet.decl().labels.get(ctx.locale), ctx.colon()) } else { label.to_owned() }
}

pub(super) fn sorts(ctx: &Ctx, links: &ListLinks<'_>) -> Markup {
    let selection = links.selection;
    html! {
        (Room(PART_BYTES))
        nav.sorts aria-label=(Plain(ctx.text.sort_label)) {
            span.label aria-hidden="true" { (Plain(ctx.text.sort_label)) }
            ul {
                @for sort in SORTS {
                    // Without a text, everything is equally relevant.
                    @if sort != Sort::Relevance || !selection.text.is_empty() {
                        @let current = told(selection) == sort;
                        li {
                            a href=(links.sorted(sort)) rel="nofollow"
                                aria-current=[current.then_some("true")] { (Plain((ctx.text.sort_name)(sort))) }
                        }
                    }
                }
            }
        }
    }
}

pub(super) fn pages(ctx: &Ctx, links: &ListLinks<'_>, here: u32, pages: u32) -> Markup {
    if pages == 1 {
        return Markup::default();
    }
    let words = ctx.text;
    html! {
        nav.pages aria-label=(Plain(words.pages_label)) {
            ul {
                @if here > 1 { li { a.step rel="prev" href=(links.on_page(here - 1)) { (Plain(words.page_previous)) } } }
                @for page in page_numbers(here, pages) {
                    @match page {
                        None => { li.gap aria-hidden="true" { "…" } }
                        Some(page) => {
                            li {
                                a href=(links.on_page(page)) aria-label=((words.page)(page))
                                    aria-current=[(page == here).then_some("page")] { (page) }
                            }
                        }
                    }
                }
                @if here < pages { li { a.step rel="next" href=(links.on_page(here + 1)) { (Plain(words.page_next)) } } }
            }
        }
    }
}

/// First, last, and those around the current one; `None` is a gap.
fn page_numbers(current: u32, pages: u32) -> Vec<Option<u32>> {
    let mut numbers = Vec::new();
    let mut last = 0;
    for page in (1..=pages).filter(|page| *page == 1 || *page == pages || page.abs_diff(current) <= 2) {
        if page > last + 1 {
            numbers.push(if page == last + 2 { Some(last + 1) } else { None });
        }
        numbers.push(Some(page));
        last = page;
    }
    numbers
}

pub(super) fn nothing_found(ctx: &Ctx, catalogue: &Catalogue, links: &ListLinks<'_>, results: &Results) -> Markup {
    let (words, selection) = (ctx.text, links.selection);
    let facets = results.facets.iter().filter(|counts| counts.chosen > 0).count();
    if catalogue.schemes().is_empty() {
        return html! { div.nothing { p.lead { (places_text(ctx.locale).catalogue_empty) } } };
    }
    let criteria = facets + usize::from(!selection.text.is_empty()) + usize::from(selection.cost_max.is_some());
    html! {
        div.nothing {
            p.lead { @if criteria > 1 { (Plain(words.none_found_together)) } @else { (Plain(words.none_found)) } }
            @if !results.ways_out.is_empty() {
                p { (Plain(words.none_found_way)) }
                ul.ways {
                    @for way in &results.ways_out {
                        li {
                            a href={ (ctx.list()) (way.without.dropped_from(selection).to_query(catalogue)) } rel="nofollow" {
                                (narrowing_words(ctx, selection, way.without))
                            }
                            " " span.gives { ((words.count)(way.total)) }
                        }
                    }
                }
            } @else if criteria > 1 {
                p { (Plain(words.none_found_no_way)) }
            }
            ul.tips {
                @if !selection.text.is_empty() { li { (words.none_found_tips[0]) } li { (words.none_found_tips[1]) } }
                @if selection.is_filtered() { li { (words.none_found_tips[2]) } }
            }
            @if criteria > 0 { p { a href=(links.cleared()) { (Plain(words.see_all)) } } }
        }
    }
}

fn narrowing_words(ctx: &Ctx, selection: &Selection, narrowing: Narrowing) -> String {
    match narrowing {
        Narrowing::Text => (ctx.text.drop_query)(&selection.text),
        Narrowing::Facet(facet) => (ctx.text.drop_facet)(facet.decl().labels.get(ctx.locale)),
        Narrowing::CostMax => ctx.text.drop_cost_max.to_owned(),
    }
}

// The last page of results and the highest row number stay far below what 32 bits hold.
const _: () = assert!(Catalogue::ROWS_MAX / PAGE_ROWS < u32::MAX as usize);

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use repertoire_catalogue::{Date, Locale};

    use super::*;
    use crate::ctx::Embedded;
    use crate::site::UNTOLD;

    /// What is kept of pages is that of all pages, whichever came first.
    #[test]
    fn a_page_of_kept_parts_is_the_page_made_of_new_ones() {
        let opened =
            || OpenRelease::open(Arc::new(repertoire_import::shipped().catalogue)).expect("the shipped catalogue");
        let (kept, mut new) = (opened(), opened());
        let queries = [
            "q=deuil&theme=deuil",
            "",
            "cout-max=50&theme=crise",
            "q=deuil&vue=cartes",
            "q=xyzzy",
            "vue=tableau&lignes=50&colonne=cout",
            "organisateur=lbfsm&q=a%26b",
            "sur-site=oui&tri=cout&page=2",
        ];
        let site = Ctx::new(Locale::Fr, Date::constant(2026, 11, 27), &UNTOLD);
        let embed = site.embedded(Embedded::Neutral(None), None);
        for _ in 0..2 {
            for ctx in [site, Ctx::new(Locale::Nl, site.today, &UNTOLD), site.of_draft(1), embed] {
                for query in queries {
                    let pairs = form_urlencoded::parse(query.as_bytes());
                    let (selection, dropped) = Selection::parse(pairs, kept.catalogue(), &[]);
                    let results = kept.index.search(&selection).expect("results");
                    new.parts = Parts::new();
                    let of =
                        |release: &OpenRelease| page(&ctx, release, &selection, &results, &dropped, None).into_string();
                    assert_eq!(of(&kept), of(&new), "{query}");
                }
            }
        }
    }

    #[test]
    fn page_numbers_show_both_ends_and_the_neighbourhood() {
        let shown = |current, pages| {
            let numbers = page_numbers(current, pages).into_iter();
            numbers.map(|page| page.map_or("…".to_owned(), |page| page.to_string())).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(shown(1, 1), "1");
        assert_eq!(shown(1, 10), "1 2 3 … 10");
        assert_eq!(shown(5, 10), "1 2 3 4 5 6 7 … 10");
        assert_eq!(shown(6, 20), "1 … 4 5 6 7 8 … 20");
        assert_eq!(shown(20, 20), "1 … 18 19 20");
    }
}
