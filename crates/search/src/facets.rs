//! Sideways counts: beside each value of a facet, how many rows one would see for that value given the text and every
//! *other* facet.
//!
//! Each value of a facet has the bitmap of its rows, and counting is "and" plus a population count. Counting row by row,
//! as a collector over fast fields does, was measured beside it (BENCHMARKS.md): it costs more as soon as more than one
//! row in a hundred matches, and never less by an amount that matters. A facet of very many values (organisers of a large
//! catalogue) keeps the values of each row instead, since a bitmap each would hold mostly zeros.

use repertoire_catalogue::{Catalogue, FACETS, FACETS_COUNT, Facet};

use crate::bitmap::{Bitmap, Counted};

/// Up to this many values a facet keeps a bitmap each: 32 bytes a row at most.
pub(crate) const DENSE_VALUES_MAX: usize = 256;

/// Rows by value, for all facets.
pub(crate) struct FacetIndex {
    facets: [FacetRows; FACETS_COUNT],
    totals: [Vec<u32>; FACETS_COUNT],
}

enum FacetRows {
    /// The rows of each value.
    Dense(Vec<Bitmap>),
    /// The values of each row: those of row `r` stand at `starts[r]..starts[r + 1]`.
    Sparse { starts: Box<[u32]>, values: Box<[u32]> },
}

impl FacetIndex {
    pub(crate) fn new(catalogue: &Catalogue, dense_values_max: usize) -> Self {
        let facets = std::array::from_fn(|at| FacetRows::new(catalogue, FACETS[at].facet, dense_values_max));
        let everything = Bitmap::full(catalogue.schemes().len()).for_counting();
        let totals = std::array::from_fn(|at| {
            let rows: &FacetRows = &facets[at];
            rows.count(&everything, catalogue.values(FACETS[at].facet).len())
        });
        Self { facets, totals }
    }

    /// Rows of each value in the whole catalogue.
    pub(crate) fn totals(&self, facet: Facet) -> &[u32] {
        &self.totals[facet as usize]
    }

    /// The rows that have one of these values.
    pub(crate) fn any(&self, facet: Facet, values: &[u32], rows: usize) -> Bitmap {
        let mut any = Bitmap::empty(rows);
        match &self.facets[facet as usize] {
            FacetRows::Dense(of_value) => values.iter().for_each(|&value| any.union_with(&of_value[value as usize])),
            FacetRows::Sparse { starts, values: of_row } => {
                for (row, pair) in starts.windows(2).enumerate() {
                    if of_row[pair[0] as usize..pair[1] as usize]
                        .iter()
                        .any(|value| values.binary_search(value).is_ok())
                    {
                        any.insert(row as u32);
                    }
                }
            }
        }
        any
    }

    /// How many of some rows have each value.
    pub(crate) fn count(&self, facet: Facet, rows: &Counted) -> Vec<u32> {
        self.facets[facet as usize].count(rows, self.totals(facet).len())
    }
}

impl FacetRows {
    fn new(catalogue: &Catalogue, facet: Facet, dense_values_max: usize) -> Self {
        let (offered, rows) = (catalogue.values(facet), catalogue.schemes().len());
        let mut of_row = Vec::new();
        if offered.len() <= dense_values_max {
            let mut dense = vec![Bitmap::empty(rows); offered.len()];
            for row in 0..rows {
                offered.read(facet.decl(), catalogue, row, &mut of_row);
                for &value in &of_row {
                    dense[value as usize].insert(row as u32);
                }
            }
            return Self::Dense(dense);
        }
        let (mut starts, mut values) = (Vec::with_capacity(rows + 1), Vec::with_capacity(rows));
        starts.push(0);
        for row in 0..rows {
            offered.read(facet.decl(), catalogue, row, &mut of_row);
            values.extend_from_slice(&of_row);
            starts.push(values.len() as u32);
        }
        Self::Sparse { starts: starts.into(), values: values.into() }
    }

    fn count(&self, rows: &Counted, values: usize) -> Vec<u32> {
        match self {
            Self::Dense(of_value) => of_value.iter().map(|of_value| rows.common(of_value)).collect(),
            Self::Sparse { starts, values: of_row } => {
                let mut counts = vec![0; values];
                rows.for_each(|row| {
                    let (start, end) = (starts[row as usize], starts[row as usize + 1]);
                    of_row[start as usize..end as usize].iter().for_each(|&value| counts[value as usize] += 1);
                });
                counts
            }
        }
    }
}
