//! Counting alone, in the two ways there are: an "and" of bitmaps per value, or the values of each row that matches.

use repertoire_catalogue::{Catalogue, FACETS};
use repertoire_search::bench_support::{FacetCounter, RowSet};

/// Both ways for one catalogue.
pub(crate) struct Counting {
    bitmaps: FacetCounter,
    packed: Packed,
    rows: u32,
}

/// Rows that match, as each way would have them from a search.
pub(crate) struct Matching {
    bits: RowSet,
    list: Vec<u32>,
}

/// The values of each row side by side, those of all facets numbered together: the layout that reads the fewest bytes.
struct Packed {
    /// The values of row `r` stand at `starts[r]..starts[r + 1]`.
    starts: Vec<u32>,
    values: Vec<u16>,
    /// Where the values of each facet begin, and where the last ones end.
    offsets: Vec<usize>,
}

impl Counting {
    pub(crate) fn new(catalogue: &Catalogue) -> Self {
        let rows = u32::try_from(catalogue.schemes().len()).expect("at most `Catalogue::ROWS_MAX` rows");
        Self { bitmaps: FacetCounter::new(catalogue), packed: Packed::new(catalogue), rows }
    }

    /// About that many rows in a hundred, scattered as the hits of a word are.
    pub(crate) fn matching(&self, percent: u32) -> Matching {
        let drawn = |row: &u32| (row.wrapping_mul(0x9E37_79B9) >> 16) % 100 < percent;
        let list: Vec<u32> = (0..self.rows).filter(drawn).collect();
        Matching { bits: self.bitmaps.rows(list.iter().copied()), list }
    }

    pub(crate) fn bitmaps(&self, matching: &Matching) -> Vec<Vec<u32>> {
        self.bitmaps.count(&matching.bits)
    }

    pub(crate) fn row_by_row(&self, matching: &Matching) -> Vec<Vec<u32>> {
        let Packed { starts, values, offsets } = &self.packed;
        let mut counts = vec![0; offsets[FACETS.len()]];
        for &row in &matching.list {
            let (start, end) = (starts[row as usize] as usize, starts[row as usize + 1] as usize);
            for &value in &values[start..end] {
                counts[usize::from(value)] += 1;
            }
        }
        offsets.windows(2).map(|facet| counts[facet[0]..facet[1]].to_vec()).collect()
    }
}

impl Packed {
    fn new(catalogue: &Catalogue) -> Self {
        let mut offsets = vec![0];
        for decl in &FACETS {
            offsets.push(offsets[offsets.len() - 1] + catalogue.values(decl.facet).len());
        }
        let (mut starts, mut values, mut of_facet) = (vec![0], Vec::new(), Vec::new());
        for row in 0..catalogue.schemes().len() {
            for (decl, offset) in FACETS.iter().zip(&offsets) {
                catalogue.values(decl.facet).read(decl, catalogue, row, &mut of_facet);
                let numbered = of_facet.iter().map(|&value| offset + value as usize);
                values.extend(numbered.map(|value| u16::try_from(value).expect("some ten thousand values")));
            }
            starts.push(u32::try_from(values.len()).expect("some ten values a row"));
        }
        Self { starts, values, offsets }
    }
}
