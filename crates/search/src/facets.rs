//! Sideways counts: beside each value of a facet, how many rows one would see for that value given the text and every
//! *other* facet.
//!
//! Each value has the bitmap of its rows, so that many rows are counted by an "and" and a population count per 64 of them;
//! and each row has the list of its values, by which few rows are counted one by one. Both ways were measured at every
//! size (BENCHMARKS.md): neither is good alone. A facet of very many values (organisers of a large catalogue) has no
//! bitmaps, which would hold mostly zeros: its rows are looked at one by one, or, where most match, those that do not.

use repertoire_catalogue::{Catalogue, FACETS, FACETS_COUNT, Facet};

use crate::bitmap::{Bitmap, Counted};

/// Up to this many values a facet has a bitmap for each: 32 bytes a row at most.
pub(crate) const DENSE_VALUES_MAX: usize = 256;

/// Rows by value and values by row, for all facets.
pub(crate) struct FacetIndex {
    facets: [FacetRows; FACETS_COUNT],
    /// The values of each row in all dense facets.
    values: RowValues<u16>,
    totals: [Vec<u32>; FACETS_COUNT],
}

enum FacetRows {
    /// The rows of each value; `first` is the number of its first value among those of all dense facets.
    Dense { rows: Vec<Bitmap>, first: u16 },
    /// The values of each row.
    Sparse(RowValues<u32>),
}

/// The values of each row, one list after another.
struct RowValues<V> {
    /// Those of row `r` stand at `starts[r]..starts[r + 1]`.
    starts: Box<[u32]>,
    values: Box<[V]>,
}

impl<V> RowValues<V> {
    fn new(rows: usize, mut read: impl FnMut(usize, &mut Vec<V>)) -> Self {
        let (mut starts, mut values) = (Vec::with_capacity(rows + 1), Vec::new());
        starts.push(0);
        for row in 0..rows {
            read(row, &mut values);
            starts.push(values.len() as u32);
        }
        Self { starts: starts.into(), values: values.into() }
    }

    /// How many rows there are.
    fn len(&self) -> u32 {
        self.starts.len() as u32 - 1
    }

    fn of(&self, row: u32) -> &[V] {
        let (start, end) = (self.starts[row as usize], self.starts[row as usize + 1]);
        &self.values[start as usize..end as usize]
    }
}

impl FacetIndex {
    pub(crate) fn new(catalogue: &Catalogue, dense_values_max: usize) -> Self {
        let rows = catalogue.schemes().len();
        let mut first: u16 = 0;
        let facets = std::array::from_fn(|at| {
            let facet = FACETS[at].facet;
            let values = catalogue.values(facet).len();
            if values > dense_values_max {
                return FacetRows::sparse(catalogue, facet);
            }
            let dense = FacetRows::dense(catalogue, facet, first);
            // At most DENSE_VALUES_MAX for each of the facets: the sum fits.
            first += values as u16;
            dense
        });
        let mut of_row = Vec::new();
        let values = RowValues::new(rows, |row, values| {
            for (decl, facet) in FACETS.iter().zip(&facets) {
                if let FacetRows::Dense { first, .. } = facet {
                    catalogue.values(decl.facet).read(decl, catalogue, row, &mut of_row);
                    values.extend(of_row.iter().map(|&value| first + value as u16));
                }
            }
        });
        let mut index = Self { facets, values, totals: Default::default() };
        let everything = Bitmap::full(rows).for_counting();
        index.totals = std::array::from_fn(|at| {
            let facet = FACETS[at].facet;
            index.count(facet, &everything, catalogue.values(facet).len())
        });
        index
    }

    /// Rows of each value in the whole catalogue.
    pub(crate) fn totals(&self, facet: Facet) -> &[u32] {
        &self.totals[facet as usize]
    }

    /// The rows that have one of these values.
    pub(crate) fn any(&self, facet: Facet, values: &[u32], rows: usize) -> Bitmap {
        let mut any = Bitmap::empty(rows);
        match &self.facets[facet as usize] {
            FacetRows::Dense { rows, .. } => values.iter().for_each(|&value| any.union_with(&rows[value as usize])),
            FacetRows::Sparse(of_row) => {
                let has = |row: &u32| of_row.of(*row).iter().any(|value| values.binary_search(value).is_ok());
                (0..rows as u32).filter(has).for_each(|row| any.insert(row));
            }
        }
        any
    }

    /// How many of some rows have each value of one facet.
    pub(crate) fn count_one(&self, facet: Facet, rows: &Counted) -> Vec<u32> {
        if let (FacetRows::Sparse(of_row), Counted::Many(rows)) = (&self.facets[facet as usize], rows) {
            // Most rows: the others are looked at, and taken off.
            if rows.len() > of_row.len() / 2 {
                let mut counts = self.totals(facet).to_vec();
                let mut others = Bitmap::full(of_row.len() as usize);
                others.subtract(rows);
                others.iter().for_each(|row| of_row.of(row).iter().for_each(|&value| counts[value as usize] -= 1));
                return counts;
            }
        }
        self.count(facet, rows, self.totals(facet).len())
    }

    /// How many of some rows have each value, for all facets.
    pub(crate) fn count_all(&self, rows: &Counted) -> [Vec<u32>; FACETS_COUNT] {
        let Counted::Few(few) = rows else {
            return std::array::from_fn(|at| self.count_one(FACETS[at].facet, rows));
        };
        // One look at each row for all dense facets together.
        let dense_values =
            self.facets.iter().zip(&self.totals).filter(|(facet, _)| matches!(facet, FacetRows::Dense { .. }));
        let mut counts = vec![0; dense_values.map(|(_, totals)| totals.len()).sum()];
        for &row in few {
            for &value in self.values.of(row) {
                counts[value as usize] += 1;
            }
        }
        std::array::from_fn(|at| match &self.facets[at] {
            FacetRows::Dense { first, .. } => counts[*first as usize..][..self.totals[at].len()].to_vec(),
            FacetRows::Sparse(_) => self.count_one(FACETS[at].facet, rows),
        })
    }

    /// How many rows have a value of one facet and a value of another: by value of `rows`, then of `columns`.
    pub(crate) fn cross(&self, rows: Facet, columns: Facet) -> Vec<Vec<u32>> {
        match &self.facets[rows as usize] {
            FacetRows::Dense { rows: of_value, .. } => {
                of_value.iter().map(|of_value| self.count_one(columns, &of_value.clone().for_counting())).collect()
            }
            // One look at each row, where a bitmap for each value would have to be made first.
            FacetRows::Sparse(of_row) => {
                let mut counts = vec![vec![0; self.totals(columns).len()]; self.totals(rows).len()];
                for row in 0..of_row.len() {
                    for &value in of_row.of(row) {
                        self.for_each_value(columns, row, |column| counts[value as usize][column] += 1);
                    }
                }
                counts
            }
        }
    }

    /// The values of one facet that a row has.
    fn for_each_value(&self, facet: Facet, row: u32, mut each: impl FnMut(usize)) {
        match &self.facets[facet as usize] {
            FacetRows::Dense { first, .. } => {
                let own = usize::from(*first)..usize::from(*first) + self.totals(facet).len();
                let values = self.values.of(row).iter().map(|&value| usize::from(value));
                values.filter(|value| own.contains(value)).for_each(|value| each(value - own.start));
            }
            FacetRows::Sparse(of_row) => of_row.of(row).iter().for_each(|&value| each(value as usize)),
        }
    }

    fn count(&self, facet: Facet, rows: &Counted, values: usize) -> Vec<u32> {
        match (&self.facets[facet as usize], rows) {
            (FacetRows::Dense { rows: of_value, .. }, Counted::Many(rows)) => {
                of_value.iter().map(|of_value| rows.common(of_value)).collect()
            }
            (FacetRows::Dense { first, .. }, Counted::Few(rows)) => {
                let mut counts = vec![0; values];
                for value in rows.iter().flat_map(|&row| self.values.of(row)) {
                    if let Some(count) = value.checked_sub(*first).and_then(|value| counts.get_mut(value as usize)) {
                        *count += 1;
                    }
                }
                counts
            }
            (FacetRows::Sparse(of_row), rows) => {
                let mut counts = vec![0; values];
                rows.for_each(|row| of_row.of(row).iter().for_each(|&value| counts[value as usize] += 1));
                counts
            }
        }
    }
}

impl FacetRows {
    fn dense(catalogue: &Catalogue, facet: Facet, first: u16) -> Self {
        let (offered, rows) = (catalogue.values(facet), catalogue.schemes().len());
        let mut dense = vec![Bitmap::empty(rows); offered.len()];
        let mut of_row = Vec::new();
        for row in 0..rows {
            offered.read(facet.decl(), catalogue, row, &mut of_row);
            for &value in &of_row {
                dense[value as usize].insert(row as u32);
            }
        }
        Self::Dense { rows: dense, first }
    }

    fn sparse(catalogue: &Catalogue, facet: Facet) -> Self {
        let offered = catalogue.values(facet);
        let mut of_row = Vec::new();
        Self::Sparse(RowValues::new(catalogue.schemes().len(), |row, values| {
            offered.read(facet.decl(), catalogue, row, &mut of_row);
            values.extend_from_slice(&of_row);
        }))
    }
}
