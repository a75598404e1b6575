//! Pieces of pages that are the same from search to search, kept in the form in which they are written: rows of a list, values of facets.
//! They belong to one catalogue, and are made when they are first shown.
//!
//! Whole answers are kept by `answer.rs`. Filters can be combined without end, though, and nearly each combination is a page that
//! was never asked for; its rows and values are those of other pages.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, OnceLock};

use maud::Markup;
use quick_cache::sync::{Cache, DefaultLifecycle};
use repertoire_catalogue::{Columns, Date, Locale};
use rustc_hash::FxBuildHasher;

use super::marks::Markable;
use crate::counted::{CountedValues, FacetFrames};
use crate::ctx::{Ctx, Place};

/// Bytes of rows that are kept of one catalogue: some 1,800. Of a larger one, those that are shown most.
const ROWS_BYTES_MAX: u64 = 8_000_000;
/// About how many bytes a row takes, with the words of its texts.
const ROW_BYTES_USUAL: u64 = 4_500;

/// Of one catalogue.
pub(crate) struct Parts {
    rows: Cache<RowKey, Arc<Markable>, Weigher, FxBuildHasher>,
    /// Values to filter by that are not chosen: with rows, and without.
    pub(super) values: [CountedValues; 2],
    /// Facets of which nothing is chosen.
    pub(super) facets: FacetFrames,
    pieces: [[OnceLock<Markup>; PIECES_COUNT]; Locale::ALL.len()],
}

/// What is the same on all pages of the site, or shows the whole catalogue.
#[derive(Clone, Copy)]
pub(super) enum Piece {
    /// Ways in for who does not know what to type.
    QuickStarts,
    /// What it is, for search engines.
    Dataset,
    /// How the list is shown, where nothing of it was chosen; without the pairs of a search.
    ViewOptions,
    /// The form for who ticked rows to compare.
    Compare,
    /// What stands below a list of the site.
    Footer,
}

const PIECES_COUNT: usize = Piece::Footer as usize + 1;

/// A row, and in which look: a hash of all that the look depends on, worked out once for a page.
type RowKey = (u32, u64);

/// What a row looks like depends on this besides the catalogue.
#[derive(Clone, Copy, Hash)]
struct Look {
    locale: Locale,
    place: Place,
    cards: bool,
    columns: Columns,
    /// Tells which dates are past, and which facts are old.
    today: Date,
}

/// The rows in one look.
pub(super) struct Rows<'a> {
    parts: &'a Parts,
    look: u64,
}

impl Rows<'_> {
    /// A row, made where it was not yet.
    pub(super) fn get(&self, row: u32, make: impl FnOnce() -> Markable) -> Arc<Markable> {
        let key = (row, self.look);
        if let Some(kept) = self.parts.rows.get(&key) {
            return kept;
        }
        // Two at once may both make it: cheaper than one waiting for the other.
        let new = Arc::new(make());
        self.parts.rows.insert(key, Arc::clone(&new));
        new
    }
}

#[derive(Clone)]
struct Weigher;

impl quick_cache::Weighter<RowKey, Arc<Markable>> for Weigher {
    fn weight(&self, _: &RowKey, row: &Arc<Markable>) -> u64 {
        (row.size() + size_of::<RowKey>()) as u64
    }
}

impl Parts {
    /// Nothing yet.
    pub(crate) fn new() -> Self {
        let rows = (ROWS_BYTES_MAX / ROW_BYTES_USUAL) as usize;
        let rows = Cache::with(rows, ROWS_BYTES_MAX, Weigher, FxBuildHasher, DefaultLifecycle::default());
        Self { rows, values: Default::default(), facets: FacetFrames::default(), pieces: Default::default() }
    }

    /// The rows as they look there.
    pub(super) fn rows(&self, ctx: &Ctx, cards: bool, columns: Columns) -> Rows<'_> {
        let look = Look { locale: ctx.locale, place: ctx.place, cards, columns, today: ctx.today };
        let mut hasher = DefaultHasher::new();
        look.hash(&mut hasher);
        Rows { parts: self, look: hasher.finish() }
    }

    /// A piece that is the same as long as the release and the server are.
    pub(super) fn piece(&self, locale: Locale, piece: Piece, make: impl FnOnce() -> Markup) -> &Markup {
        self.pieces[locale as usize][piece as usize].get_or_init(make)
    }
}

#[cfg(test)]
mod tests {
    use maud::html;

    use super::*;
    use crate::site::UNTOLD;

    #[test]
    fn a_row_is_made_once_for_each_look() {
        let (parts, today) = (Parts::new(), Date::constant(2026, 11, 27));
        let is_made = |ctx: &Ctx, cards: bool, columns: Columns| {
            let mut made = false;
            parts.rows(ctx, cards, columns).get(7, || {
                made = true;
                Markable::new(html! { "row" })
            });
            made
        };
        let here = Ctx::new(Locale::Fr, today, &UNTOLD);
        let columns = Columns::default();
        assert!(is_made(&here, false, columns) && !is_made(&here, false, columns), "kept");
        assert!(is_made(&here, true, columns), "as a card");
        assert!(is_made(&here, false, columns.with(repertoire_catalogue::ListColumn::Place)), "with another column");
        assert!(is_made(&Ctx::new(Locale::Nl, today, &UNTOLD), false, columns), "in another language");
        assert!(
            is_made(&Ctx::new(Locale::Fr, Date::constant(2026, 11, 28), &UNTOLD), false, columns),
            "on another day"
        );
        assert!(is_made(&here.of_draft(1), false, columns), "elsewhere");
    }
}
