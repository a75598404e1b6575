//! A catalogue made searchable.

use std::sync::Arc;

use repertoire_catalogue::{
    Catalogue, Cents, CostClass, FACETS, FACETS_COUNT, Facet, OnSite, PAGE_ROWS, Scheme, Selection, Sort, ValueOrder,
};

use crate::bitmap::{Bitmap, Counted};
use crate::concepts::Concepts;
use crate::facets::{DENSE_VALUES_MAX, FacetIndex};
use crate::order::Orders;
use crate::plan::{Plan, Planner};
use crate::query::Request;
use crate::results::{FacetCounts, Narrowing, Results, ValueCount, WayOut};
use crate::spelling::Spelling;
use crate::suggest::Suggestions;
use crate::text::{IndexError, Need, Score, TextIndex};
use crate::understand;

/// Most values of an open list that are shown, chosen ones aside.
pub const OPEN_VALUES_MAX: usize = 200;

/// Where fewer rows than this have all words, those that have most of them come behind: a page is filled.
const RELAXED_BELOW_ROWS: u32 = PAGE_ROWS as u32;
/// Where few rows have all words: which share of the weight of all words the best row must have for any to be shown …
const RELAXED_SHARE_MIN: Score = 0.25;
/// … and which share of the best row's weight the others must have.
const RELAXED_OF_BEST_MIN: Score = 0.2;

/// From how many values on they are put in order by a table of counts …
const TABLE_VALUES_MIN: usize = 20;
/// … and how much larger than their number the largest count may be.
const COUNT_SPREAD_MAX: usize = 8;

/// Most rows compared with one to find those like it.
const SIMILAR_LOOKED_AT_MAX: usize = 5_000;

/// A catalogue made searchable, in memory. Immutable, like its catalogue.
pub struct Index {
    catalogue: Arc<Catalogue>,
    pub(crate) text: TextIndex,
    pub(crate) concepts: Concepts,
    pub(crate) spelling: Spelling,
    pub(crate) suggestions: Suggestions,
    pub(crate) facets: FacetIndex,
    /// The rows whose first theme each theme is.
    first_themes: Vec<Bitmap>,
    pub(crate) orders: Orders,
    /// Rows whose least price is stated, cheapest first, with that price.
    priced: Vec<(Cents, u32)>,
}

impl Index {
    /// Builds the index; about 20 µs a row, and what the vocabularies take.
    pub fn build(catalogue: Arc<Catalogue>) -> Result<Self, IndexError> {
        Self::build_with(catalogue, DENSE_VALUES_MAX)
    }

    fn build_with(catalogue: Arc<Catalogue>, dense_values_max: usize) -> Result<Self, IndexError> {
        // Two cores are what a small server has: the text on one, the rest on the other.
        let (text, (facets, orders, concepts, suggestions)) = std::thread::scope(|scope| {
            let rest = scope.spawn(|| {
                let facets = FacetIndex::new(&catalogue, dense_values_max);
                let suggestions = Suggestions::new(&catalogue, |facet| facets.totals(facet));
                (facets, Orders::new(&catalogue), Concepts::new(&catalogue), suggestions)
            });
            let text = TextIndex::new(&catalogue);
            let rest = rest.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            (text, rest)
        });
        let mut first_themes = vec![Bitmap::empty(catalogue.schemes().len()); catalogue.vocabulary().themes.len()];
        for (row, scheme) in catalogue.schemes().iter().enumerate() {
            if let Some(first) = scheme.themes.first() {
                first_themes[first.index()].insert(row as u32);
            }
        }
        let text = text?;
        let lexicon = text.lexicon();
        let forms = (0..lexicon.len() as u32).map(|form| (lexicon.text(form), lexicon.frequency(form)));
        let spelling = Spelling::new(forms, concepts.words());
        let stated = |(row, scheme): (usize, &Scheme)| Some((scheme.cost.least()?, row as u32));
        let mut priced: Vec<(Cents, u32)> = catalogue.schemes().iter().enumerate().filter_map(stated).collect();
        priced.sort_unstable();
        Ok(Self { catalogue, text, concepts, spelling, suggestions, facets, first_themes, orders, priced })
    }

    /// The catalogue behind it.
    #[must_use]
    pub const fn catalogue(&self) -> &Arc<Catalogue> {
        &self.catalogue
    }

    /// Rows of each value of a facet in the whole catalogue, by value.
    #[must_use]
    pub fn totals(&self, facet: Facet) -> &[u32] {
        self.facets.totals(facet)
    }

    /// The same of a scope.
    pub(crate) fn totals_in<'a>(&'a self, scope: Option<&'a Scope>, facet: Facet) -> &'a [u32] {
        scope.map_or_else(|| self.totals(facet), |scope| &scope.totals[facet as usize])
    }

    /// How many rows of the whole catalogue have a value of one facet and a value of another: by value of `rows`, then of
    /// `columns`. What the offer looks like, where [`Index::search`] tells of one selection. It holds a number for each pair of
    /// values: two open lists of a large catalogue make more pairs than anybody would look at.
    #[must_use]
    pub fn cross(&self, rows: Facet, columns: Facet) -> Vec<Vec<u32>> {
        self.facets.cross(rows, columns)
    }

    /// Answers a selection that was read with this index's catalogue.
    pub fn search(&self, selection: &Selection) -> Result<Results, IndexError> {
        self.search_in(None, selection)
    }

    /// The rows that facets and highest cost of a selection let through, as all there is for who searches in them.
    #[must_use]
    pub fn scope(&self, locked: &Selection) -> Scope {
        let rows =
            all_of(self.filters(locked).iter().map(|(_, rows)| rows)).unwrap_or_else(|| Bitmap::full(self.len()));
        self.scope_of(rows)
    }

    /// A scope without any row.
    #[must_use]
    pub fn empty_scope(&self) -> Scope {
        self.scope_of(Bitmap::empty(self.len()))
    }

    fn scope_of(&self, rows: Bitmap) -> Scope {
        let counted = rows.clone().for_counting();
        Scope { rows, totals: self.facets.count_all(&counted) }
    }

    /// Answers a selection within a scope; everything where there is none. A row outside is neither shown nor counted, whatever is
    /// asked.
    pub fn search_in(&self, scope: Option<&Scope>, selection: &Selection) -> Result<Results, IndexError> {
        let request = Request::read(&selection.text);
        let plan = self.plan(selection, &request)?;
        let filters = self.filters(selection);
        let within = scope.map(|scope| &scope.rows);
        let gate = all_of(within.into_iter().chain(filters.iter().map(|(_, rows)| rows)));
        let wanted = (selection.page as usize).saturating_mul(selection.view.rows).min(self.len());
        let found = self.find(&plan, within, gate.as_ref(), selection, wanted)?;

        let matching = match (&found.text, &gate) {
            (None, None) => None,
            (Some(rows), None) | (None, Some(rows)) => Some(rows.clone()),
            (Some(text), Some(gate)) => Some(both(text, gate)),
        };
        let total = matching.as_ref().map_or(self.len() as u32, Bitmap::len);
        let pages = total.div_ceil(selection.view.rows as u32).max(1);
        let page = selection.page.min(pages);
        let rows = self.page(selection, found.best, matching.as_ref(), total, page);
        let counts = self.sideways(within, &filters, found.text.as_ref(), matching);
        let ways_out = if total == 0 { self.ways_out(within, &filters, found.text.as_ref()) } else { Vec::new() };
        let facets =
            FACETS.iter().zip(counts).map(|(decl, counts)| self.shown(scope, decl.facet, &counts, selection)).collect();
        let reading = understand::reading(self, scope, selection, &plan.told, found.relaxed)?;
        let page_rows = selection.view.rows;
        Ok(Results { total, page, pages, page_rows, rows, facets, ways_out, terms: plan.terms, reading })
    }

    /// All rows that match, in order: what an export holds.
    pub fn all_rows(&self, selection: &Selection) -> Result<Vec<u32>, IndexError> {
        let plan = self.plan(selection, &Request::read(&selection.text))?;
        let gate = all_of(self.filters(selection).iter().map(|(_, rows)| rows));
        let found = self.find(&plan, None, gate.as_ref(), selection, self.len())?;
        if let Some(best) = found.best {
            return Ok(best.sorted(|a, b| self.fresher(a, b)));
        }
        let everything = || Bitmap::full(self.len());
        let rows = match (found.text, gate) {
            (Some(text), Some(gate)) => both(&text, &gate),
            (text, gate) => text.or(gate).unwrap_or_else(everything),
        };
        let total = rows.len();
        Ok(self.orders.page(&self.catalogue, selection.sort, &rows, total, 0, total as usize))
    }

    fn plan(&self, selection: &Selection, request: &Request) -> Result<Plan, IndexError> {
        let planner = Planner {
            text: &self.text,
            concepts: &self.concepts,
            spelling: &self.spelling,
            facets: &self.facets,
            first_themes: &self.first_themes,
            at_most: &|most| self.at_most(most),
            rows: self.len(),
        };
        planner.plan(&selection.text, request)
    }

    /// Rows of a scope like one row, best first: those that share its themes, then its type and audiences.
    #[must_use]
    pub fn similar(&self, scope: Option<&Scope>, row: usize, most: usize) -> Vec<u32> {
        self.similar_where(scope, row, most, |_| true)
    }

    /// Rows of a scope like one row that are easier to reach: free where it is not known to be, or coming to the team's premises
    /// where it does not.
    #[must_use]
    pub fn more_accessible(&self, scope: Option<&Scope>, row: usize, most: usize) -> Vec<u32> {
        let free = |scheme: &Scheme| matches!(scheme.cost.class(), CostClass::Free | CostClass::Included);
        let comes = |scheme: &Scheme| scheme.on_site == OnSite::Yes;
        let scheme = &self.catalogue.schemes()[row];
        let (is_free, does_come) = (free(scheme), comes(scheme));
        self.similar_where(scope, row, most, |other| (!is_free && free(other)) || (!does_come && comes(other)))
    }

    fn similar_where(
        &self,
        within: Option<&Scope>,
        row: usize,
        most: usize,
        keep: impl Fn(&Scheme) -> bool,
    ) -> Vec<u32> {
        let schemes = self.catalogue.schemes();
        let scheme = &schemes[row];
        let of = |facet: Facet, value: usize| self.facets.any(facet, &[value as u32], self.len());
        let mut near = Bitmap::empty(self.len());
        for theme in &scheme.themes {
            near.union_with(&of(Facet::Theme, theme.index()));
        }
        if let Some(within) = within {
            near.intersect_with(&within.rows);
        }
        // A theme says less about a row when half of the catalogue has it.
        let weight = |theme: usize| idf_like(self.len(), self.totals(Facet::Theme)[theme]);
        // The freshest of them, where a large catalogue has more than anybody can tell apart.
        let near = self.orders.page(&self.catalogue, Sort::Verified, &near, near.len(), 0, SIMILAR_LOOKED_AT_MAX);
        let mut scored: Vec<(f32, u32)> = near
            .into_iter()
            .filter(|&other| other as usize != row && keep(&schemes[other as usize]))
            .map(|other| {
                let other_scheme = &schemes[other as usize];
                let themes: f32 = other_scheme
                    .themes
                    .iter()
                    .filter(|theme| scheme.themes.contains(theme))
                    .map(|theme| weight(theme.index()))
                    .sum();
                let audiences =
                    other_scheme.audiences.iter().filter(|audience| scheme.audiences.contains(audience)).count();
                let languages = other_scheme.languages.iter().any(|language| scheme.languages.contains(language));
                let score = themes
                    + 0.3 * audiences as f32
                    + 0.5 * f32::from(u8::from(other_scheme.kind == scheme.kind))
                    + f32::from(u8::from(languages));
                (score, other)
            })
            .collect();
        scored.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then_with(|| self.fresher(a.1, b.1)));
        scored.into_iter().take(most).map(|(_, row)| row).collect()
    }

    pub(crate) fn len(&self) -> usize {
        self.catalogue.schemes().len()
    }

    /// Each thing that narrows besides the text, with the rows it lets through.
    fn filters(&self, selection: &Selection) -> Vec<(Narrowing, Bitmap)> {
        let chosen = FACETS.iter().filter(|decl| !selection.values(decl.facet).is_empty());
        let facets = chosen.map(|decl| {
            (Narrowing::Facet(decl.facet), self.facets.any(decl.facet, selection.values(decl.facet), self.len()))
        });
        facets.chain(selection.cost_max.map(|most| (Narrowing::CostMax, self.at_most(most)))).collect()
    }

    fn at_most(&self, most: Cents) -> Bitmap {
        let mut rows = Bitmap::empty(self.len());
        let affordable = self.priced.partition_point(|&(cost, _)| cost <= most);
        for &(_, row) in &self.priced[..affordable] {
            rows.insert(row);
        }
        rows
    }

    /// The rows of a scope that a request finds, and the best of them that pass the gate.
    fn find(
        &self,
        plan: &Plan,
        within: Option<&Bitmap>,
        gate: Option<&Bitmap>,
        selection: &Selection,
        wanted: usize,
    ) -> Result<Found, IndexError> {
        let everything = || Bitmap::full(self.len());
        if plan.words.is_empty() {
            // Nothing but exclusions leaves all other rows, in the order they have without a text.
            let text = plan.excluded.as_ref().map(|excluded| without(&everything(), excluded));
            return Ok(Found { text, best: None, relaxed: None });
        }
        let allowed = match (gate, &plan.excluded) {
            (gate, None) => gate.cloned(),
            (gate, Some(excluded)) => Some(without(gate.unwrap_or(&everything()), excluded)),
        };
        let ranked = selection.sort == Sort::Relevance;
        let mut best = Best::new(wanted);
        // What the filters leave out is counted sideways, never ranked.
        let rank = |row, score| best.offer(score, row, |a, b| self.fresher(a, b));
        let mut text = self.text.find(&plan.words, Need::All, allowed.as_ref(), ranked.then_some(rank))?;
        if let Some(excluded) = &plan.excluded {
            text.subtract(excluded);
        }
        if let Some(within) = within {
            text.intersect_with(within);
        }
        let best = ranked.then_some(best);
        let all_words = text.len();
        if all_words >= RELAXED_BELOW_ROWS || plan.needed().count() < 2 {
            return Ok(Found { text: Some(text), best, relaxed: None });
        }
        let Some(need) = self.relaxed(plan)? else { return Ok(Found { text: Some(text), best, relaxed: None }) };
        // The nearest rows fill the page, whatever the filters: these then narrow what was found, as they always do.
        let mut nearest = Best::new(RELAXED_BELOW_ROWS as usize);
        let eligible = match (within, &plan.excluded) {
            (within, None) => within.cloned(),
            (within, Some(excluded)) => Some(without(within.unwrap_or(&everything()), excluded)),
        };
        let rank = |row, score| nearest.offer(score, row, |a, b| self.fresher(a, b));
        self.text.find(&plan.words, need, eligible.as_ref(), Some(rank))?;
        let mut relaxed = Bitmap::empty(self.len());
        let mut relaxed_best = Best::new(wanted);
        for (score, row) in nearest.into_scored(|a, b| self.fresher(a, b)) {
            relaxed.insert(row);
            if allowed.as_ref().is_none_or(|allowed| allowed.contains(row)) {
                relaxed_best.offer(score, row, |a, b| self.fresher(a, b));
            }
        }
        if relaxed.len() <= all_words {
            return Ok(Found { text: Some(text), best, relaxed: None });
        }
        let best = ranked.then_some(relaxed_best);
        Ok(Found { text: Some(relaxed), best, relaxed: Some(all_words) })
    }

    /// How much the words of a row must weigh together where few rows have all: most of what the best row has, which itself
    /// must have enough of what was asked.
    fn relaxed(&self, plan: &Plan) -> Result<Option<Need>, IndexError> {
        let all: Score = plan.needed().map(|word| self.text.weight(word.frequency)).sum();
        let most = self.text.most_weight(&plan.words)?;
        Ok((most >= RELAXED_SHARE_MIN * all).then_some(Need::Weight { least: most * RELAXED_OF_BEST_MIN, all }))
    }

    pub(crate) fn fresher(&self, a: u32, b: u32) -> std::cmp::Ordering {
        self.orders.fresher(a, b)
    }

    fn page(
        &self,
        selection: &Selection,
        best: Option<Best>,
        matching: Option<&Bitmap>,
        total: u32,
        page: u32,
    ) -> Vec<u32> {
        let (sort, rows) = (selection.sort, selection.view.rows);
        let skip = (page as usize - 1) * rows;
        if let Some(best) = best {
            return best.sorted(|a, b| self.fresher(a, b)).into_iter().skip(skip).take(rows).collect();
        }
        match matching {
            Some(found) => self.orders.page(&self.catalogue, sort, found, total, skip, rows),
            None => self.orders.page(&self.catalogue, sort, &Bitmap::full(self.len()), total, skip, rows),
        }
    }

    /// Counts by value of each facet, its own filter left out.
    fn sideways(
        &self,
        within: Option<&Bitmap>,
        filters: &[(Narrowing, Bitmap)],
        text: Option<&Bitmap>,
        matching: Option<Bitmap>,
    ) -> [Vec<u32>; FACETS_COUNT] {
        let Some(matching) = matching.map(Bitmap::for_counting) else {
            return std::array::from_fn(|at| self.totals(FACETS[at].facet).to_vec());
        };
        let mut counts = self.facets.count_all(&matching);
        for (narrowing, _) in filters {
            if let Narrowing::Facet(facet) = *narrowing {
                counts[facet as usize] = match Self::without(*narrowing, within, filters, text) {
                    None => self.totals(facet).to_vec(),
                    Some(rows) => self.facets.count_one(facet, &rows),
                };
            }
        }
        counts
    }

    /// The rows that all but one thing let through; all rows are `None`.
    fn without(
        left_out: Narrowing,
        within: Option<&Bitmap>,
        filters: &[(Narrowing, Bitmap)],
        text: Option<&Bitmap>,
    ) -> Option<Counted> {
        let text = text.filter(|_| left_out != Narrowing::Text);
        let others = filters.iter().filter(|(narrowing, _)| *narrowing != left_out).map(|(_, rows)| rows);
        all_of(within.into_iter().chain(text).chain(others)).map(Bitmap::for_counting)
    }

    fn ways_out(&self, within: Option<&Bitmap>, filters: &[(Narrowing, Bitmap)], text: Option<&Bitmap>) -> Vec<WayOut> {
        let narrowings =
            text.map(|_| Narrowing::Text).into_iter().chain(filters.iter().map(|(narrowing, _)| *narrowing));
        let mut ways: Vec<WayOut> = narrowings
            .map(|without| {
                let rows = Self::without(without, within, filters, text);
                WayOut { without, total: rows.map_or(self.len() as u32, |rows| rows.len()) }
            })
            .filter(|way| way.total > 0)
            .collect();
        ways.sort_by_key(|way| std::cmp::Reverse(way.total));
        ways
    }

    /// The values of a facet that are worth showing, in their order.
    fn shown(&self, scope: Option<&Scope>, facet: Facet, counts: &[u32], selection: &Selection) -> FacetCounts {
        let chosen = selection.values(facet);
        let order = facet.decl().order;
        // Of a long list few have rows: to count them first takes less than to let the list grow.
        let room = if order == ValueOrder::Editorial {
            counts.len()
        } else {
            counts.iter().filter(|&&count| count > 0).count()
        };
        let mut values = Vec::with_capacity(room + chosen.len());
        for (value, (&count, &total)) in counts.iter().zip(self.totals_in(scope, facet)).enumerate() {
            let value = value as u32;
            let selected = !chosen.is_empty() && chosen.binary_search(&value).is_ok();
            // A value that no row has is no choice; in a list that keeps its order, one that the selection leaves at 0 keeps its place.
            let is_choice = if order == ValueOrder::Editorial { total > 0 } else { count > 0 };
            if is_choice || selected {
                values.push(ValueCount { value, count, selected });
            }
        }
        let mut more = 0;
        if order == ValueOrder::ByCount {
            values = by_count(values);
            let listed = values.len();
            let mut shown = 0;
            values.retain(|of| {
                shown += 1;
                shown <= OPEN_VALUES_MAX || of.selected
            });
            more = listed - values.len();
        }
        FacetCounts { facet, values, more, chosen: chosen.len() }
    }
}

/// Values, which stand in their order, by count: the largest first, equal ones as they stand.
fn by_count(mut values: Vec<ValueCount>) -> Vec<ValueCount> {
    let most = values.iter().map(|of| of.count).max().unwrap_or_default() as usize;
    if values.len() < TABLE_VALUES_MIN || most > COUNT_SPREAD_MAX * values.len() {
        values.sort_by_key(|of| std::cmp::Reverse(of.count));
        return values;
    }
    // Most counts are small and shared by many: each value is put where it belongs, without a comparison.
    let mut places = vec![0; most + 1];
    for of in &values {
        places[of.count as usize] += 1;
    }
    let mut first = 0;
    for place in places.iter_mut().rev() {
        first += std::mem::replace(place, first);
    }
    let mut sorted = values.clone();
    for of in values {
        let place = &mut places[of.count as usize];
        sorted[*place] = of;
        *place += 1;
    }
    sorted
}

/// A part of the catalogue within which one searches: what is outside does not exist for who asks.
pub struct Scope {
    rows: Bitmap,
    /// Its rows of each value of each facet.
    totals: [Vec<u32>; FACETS_COUNT],
}

impl Scope {
    /// How many rows it has.
    #[must_use]
    pub fn rows_count(&self) -> u32 {
        self.rows.len()
    }

    /// Its rows.
    pub(crate) const fn rows(&self) -> &Bitmap {
        &self.rows
    }

    /// Whether a row is part of it.
    #[must_use]
    pub fn contains(&self, row: u32) -> bool {
        self.rows.contains(row)
    }
}

struct Found {
    /// The rows that have the words; none without a word.
    text: Option<Bitmap>,
    /// The best of them that pass the filters; none where the order is another.
    best: Option<Best>,
    /// Where rows that have most of the words were taken too: how many have all.
    relaxed: Option<u32>,
}

fn all_of<'a>(mut sets: impl Iterator<Item = &'a Bitmap>) -> Option<Bitmap> {
    let mut all = sets.next()?.clone();
    sets.for_each(|rows| all.intersect_with(rows));
    Some(all)
}

fn both(a: &Bitmap, b: &Bitmap) -> Bitmap {
    let mut both = a.clone();
    both.intersect_with(b);
    both
}

fn without(rows: &Bitmap, excluded: &Bitmap) -> Bitmap {
    let mut rest = rows.clone();
    rest.subtract(excluded);
    rest
}

fn idf_like(rows: usize, with: u32) -> f32 {
    (1.0 + rows as f32 / (1.0 + with as f32)).ln()
}

/// The best rows by score, ties by freshness. Keeps up to twice as many as are wanted and throws the worse half away
/// now and then: cheaper than a heap, since most rows are refused by one comparison with the threshold.
struct Best {
    wanted: usize,
    rows: Vec<(Score, u32)>,
    threshold: Score,
}

impl Best {
    /// Room kept at least, so that small pages don't cut too often.
    const ROOM_MIN: usize = 512;

    const fn new(wanted: usize) -> Self {
        Self { wanted, rows: Vec::new(), threshold: Score::NEG_INFINITY }
    }

    #[inline]
    fn offer(&mut self, score: Score, row: u32, tie: impl Fn(u32, u32) -> std::cmp::Ordering) {
        if score < self.threshold {
            return;
        }
        self.rows.push((score, row));
        if self.rows.len() >= (2 * self.wanted).max(Self::ROOM_MIN) {
            self.cut(tie);
        }
    }

    fn cut(&mut self, tie: impl Fn(u32, u32) -> std::cmp::Ordering) {
        let (_, last, _) = self
            .rows
            .select_nth_unstable_by(self.wanted.max(1) - 1, |a, b| b.0.total_cmp(&a.0).then_with(|| tie(a.1, b.1)));
        self.threshold = last.0;
        self.rows.truncate(self.wanted);
    }

    fn sorted(self, tie: impl Fn(u32, u32) -> std::cmp::Ordering) -> Vec<u32> {
        self.into_scored(tie).map(|(_, row)| row).collect()
    }

    /// The best rows with their scores, the best first: no more than are wanted.
    fn into_scored(mut self, tie: impl Fn(u32, u32) -> std::cmp::Ordering) -> impl Iterator<Item = (Score, u32)> {
        self.rows.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then_with(|| tie(a.1, b.1)));
        self.rows.truncate(self.wanted);
        self.rows.into_iter()
    }
}

#[cfg(test)]
#[path = "index_tests.rs"]
mod tests;
