//! The inside of counting, for the benchmark that justifies its choice (`benches/search`). No part of what this crate
//! offers.

use repertoire_catalogue::Catalogue;

use crate::bitmap::Bitmap;
use crate::facets::{DENSE_VALUES_MAX, FacetIndex};

/// Counts values by bitmaps, as a search does.
pub struct FacetCounter {
    facets: FacetIndex,
    rows: usize,
}

/// Rows to count.
pub struct RowSet(Bitmap);

impl FacetCounter {
    /// For one catalogue.
    #[must_use]
    pub fn new(catalogue: &Catalogue) -> Self {
        Self { facets: FacetIndex::new(catalogue, DENSE_VALUES_MAX), rows: catalogue.schemes().len() }
    }

    /// A set of rows.
    #[must_use]
    pub fn rows(&self, rows: impl Iterator<Item = u32>) -> RowSet {
        let mut set = Bitmap::empty(self.rows);
        rows.for_each(|row| set.insert(row));
        RowSet(set)
    }

    /// How many of the rows have each value of each facet.
    #[must_use]
    pub fn count(&self, rows: &RowSet) -> Vec<Vec<u32>> {
        let rows = rows.0.clone().for_counting();
        self.facets.count_all(&rows).into()
    }
}
