//! Pieces of pages that are the same from search to search, kept in the form in which they are written: rows of a list, values of facets.
//! They belong to one catalogue, and are made when they are first shown.
//!
//! Whole answers are kept by `answer.rs`. Filters can be combined without end, though, and nearly each combination is a page that
//! was never asked for; its rows and values are those of other pages.

use std::sync::{Arc, OnceLock};

use maud::Render;
use repertoire_catalogue::{Columns, Date, FACETS_COUNT, Facet, Locale};

use super::marks::Markable;
use crate::ctx::{Ctx, Place};

/// Bytes of rows that are kept of one catalogue: some 1,800. Of a larger one, those that are shown most.
const ROWS_BYTES_MAX: u64 = 8_000_000;
/// About how many bytes a row takes, with the words of its texts.
const ROW_BYTES_USUAL: u64 = 4_500;

/// Values of a facet up to which they are kept. A longer list is one of organisers or towns, of which a page shows few.
const VALUES_KEPT_MAX: usize = 256;

/// Of one catalogue.
pub(crate) struct Parts {
    rows: quick_cache::sync::Cache<RowKey, Arc<Markable>, Weigher>,
    values: [[OnceLock<Box<[Value]>>; FACETS_COUNT]; Locale::ALL.len()],
}

/// All that a row looks like depends on.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct RowKey {
    row: u32,
    locale: Locale,
    place: Place,
    cards: bool,
    columns: Columns,
    /// Tells which dates are past, and which facts are old.
    today: Date,
}

#[derive(Clone)]
struct Weigher;

impl quick_cache::Weighter<RowKey, Arc<Markable>> for Weigher {
    fn weight(&self, _: &RowKey, row: &Arc<Markable>) -> u64 {
        (row.size() + size_of::<RowKey>()) as u64
    }
}

/// A value of a facet that is not chosen and has rows, cut where their number stands.
pub(super) struct Value {
    html: Box<str>,
    number: usize,
}

/// Where the number of rows goes, in a value that is not counted yet.
pub(super) struct Uncounted;

const NUMBER: char = '\u{2}';

impl Render for Uncounted {
    fn render_to(&self, buffer: &mut String) {
        buffer.push(NUMBER);
    }
}

impl Value {
    /// Of what was written with [`Uncounted`] for its number.
    pub(super) fn new(html: &str) -> Self {
        let number = html.find(NUMBER).unwrap_or(html.len());
        Self { html: html.replace(NUMBER, "").into(), number }
    }

    /// Writes it with a number.
    pub(super) fn render_with(&self, count: &impl Render, buffer: &mut String) {
        buffer.push_str(&self.html[..self.number]);
        count.render_to(buffer);
        buffer.push_str(&self.html[self.number..]);
    }
}

impl Parts {
    /// Nothing yet.
    pub(crate) fn new() -> Self {
        let rows = (ROWS_BYTES_MAX / ROW_BYTES_USUAL) as usize;
        Self {
            rows: quick_cache::sync::Cache::with_weighter(rows, ROWS_BYTES_MAX, Weigher),
            values: Default::default(),
        }
    }

    /// A row as it looks there, made where it was not yet.
    pub(super) fn row(
        &self,
        ctx: &Ctx,
        cards: bool,
        columns: Columns,
        row: u32,
        make: impl FnOnce() -> Markable,
    ) -> Arc<Markable> {
        let key = RowKey { row, locale: ctx.locale, place: ctx.place, cards, columns, today: ctx.today };
        if let Some(kept) = self.rows.get(&key) {
            return kept;
        }
        // Two at once may both make it: cheaper than one waiting for the other.
        let made = Arc::new(make());
        self.rows.insert(key, Arc::clone(&made));
        made
    }

    /// The values of a facet of so many, where they are kept.
    pub(super) fn values(
        &self,
        locale: Locale,
        facet: Facet,
        values: usize,
        make: impl Fn(usize) -> Value,
    ) -> Option<&[Value]> {
        let kept = &self.values[locale as usize][facet as usize];
        (values <= VALUES_KEPT_MAX).then(|| &**kept.get_or_init(|| (0..values).map(make).collect()))
    }
}

#[cfg(test)]
mod tests {
    use maud::html;

    use super::*;

    #[test]
    fn a_value_is_written_with_its_number() {
        let value = |count: &dyn Render| html! { li { "Deuil & perte " b { (count) } } }.into_string();
        let mut buffer = String::new();
        Value::new(&value(&Uncounted)).render_with(&17_u32, &mut buffer);
        assert_eq!(buffer, value(&17_u32));
    }
}
