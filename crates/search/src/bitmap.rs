//! Sets of rows as bits. Everything that does not rank (filters, counts, who matched) is a few words of 64 rows each.

/// A set of rows out of a fixed number of them.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Bitmap {
    words: Box<[u64]>,
}

impl Bitmap {
    /// No row of `rows`.
    pub(crate) fn empty(rows: usize) -> Self {
        Self { words: vec![0; rows.div_ceil(64)].into() }
    }

    /// All of `rows`.
    pub(crate) fn full(rows: usize) -> Self {
        let mut all = Self { words: vec![u64::MAX; rows.div_ceil(64)].into() };
        if let (Some(last), rest @ 1..) = (all.words.last_mut(), rows % 64) {
            *last = (1 << rest) - 1;
        }
        all
    }

    /// Adds a row.
    pub(crate) fn insert(&mut self, row: u32) {
        self.words[row as usize / 64] |= 1 << (row % 64);
    }

    /// Whether a row is in.
    pub(crate) fn contains(&self, row: u32) -> bool {
        self.words[row as usize / 64] >> (row % 64) & 1 == 1
    }

    /// How many rows are in.
    pub(crate) fn len(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    /// Adds the rows of another set.
    pub(crate) fn union_with(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
    }

    /// Keeps only the rows that another set has too.
    pub(crate) fn intersect_with(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    /// The rows, in ascending order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> {
        self.words.iter().enumerate().flat_map(|(at, &word)| bits(at as u32, word))
    }

    /// The first row at or after `row`.
    pub(crate) fn next_from(&self, row: u32) -> Option<u32> {
        let at = row as usize / 64;
        let first = *self.words.get(at)? & (u64::MAX << (row % 64));
        if first != 0 {
            return Some(at as u32 * 64 + first.trailing_zeros());
        }
        let (skipped, word) = self.words[at + 1..].iter().enumerate().find(|(_, word)| **word != 0)?;
        Some((at + 1 + skipped) as u32 * 64 + word.trailing_zeros())
    }

    /// Prepares the set for being counted against many others.
    pub(crate) fn for_counting(self) -> Counted {
        let used = self.words.iter().filter(|word| **word != 0).count();
        // Following a list costs about twice as much per word as running through; it pays when at most half are used.
        if used * 2 <= self.words.len() {
            let words = self.words.iter().enumerate().filter(|(_, word)| **word != 0);
            Counted::Sparse(words.map(|(at, &word)| (at as u32, word)).collect())
        } else {
            Counted::Dense(self)
        }
    }
}

/// The rows of one word of 64.
fn bits(at: u32, mut word: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        (word != 0).then(|| {
            let bit = word.trailing_zeros();
            word &= word - 1;
            at * 64 + bit
        })
    })
}

/// A set of rows against which others are counted: whole, or only its words that hold any row.
pub(crate) enum Counted {
    Dense(Bitmap),
    Sparse(Vec<(u32, u64)>),
}

impl Counted {
    /// How many rows are in both sets.
    pub(crate) fn common(&self, other: &Bitmap) -> u32 {
        match self {
            Self::Dense(rows) => rows.words.iter().zip(&other.words).map(|(a, b)| (a & b).count_ones()).sum(),
            Self::Sparse(words) => words.iter().map(|&(at, word)| (word & other.words[at as usize]).count_ones()).sum(),
        }
    }

    /// The rows, in ascending order.
    pub(crate) fn for_each(&self, mut each: impl FnMut(u32)) {
        match self {
            Self::Dense(rows) => rows.iter().for_each(each),
            Self::Sparse(words) => words.iter().for_each(|&(at, word)| bits(at, word).for_each(&mut each)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    const ROWS: u32 = 200;

    fn bitmap(rows: &BTreeSet<u32>) -> Bitmap {
        let mut bitmap = Bitmap::empty(ROWS as usize);
        for &row in rows {
            bitmap.insert(row);
        }
        bitmap
    }

    proptest! {
        #[test]
        fn a_bitmap_is_a_set(
            a in prop::collection::btree_set(0..ROWS, 0..150),
            b in prop::collection::btree_set(0..ROWS, 0..150),
            from in 0..ROWS + 64,
        ) {
            let (bits_a, bits_b) = (bitmap(&a), bitmap(&b));
            prop_assert_eq!(bits_a.iter().collect::<BTreeSet<u32>>(), a.clone());
            prop_assert_eq!(bits_a.len() as usize, a.len());
            prop_assert_eq!(bits_a.next_from(from), a.range(from..).next().copied());
            let (mut union, mut both) = (bits_a.clone(), bits_a.clone());
            union.union_with(&bits_b);
            both.intersect_with(&bits_b);
            prop_assert!(union == bitmap(&a.union(&b).copied().collect()));
            prop_assert!(both == bitmap(&a.intersection(&b).copied().collect()));
            let mut seen = Vec::new();
            let counted = bits_a.for_counting();
            counted.for_each(|row| seen.push(row));
            prop_assert_eq!(seen, a.iter().copied().collect::<Vec<_>>());
            prop_assert_eq!(counted.common(&bits_b) as usize, a.intersection(&b).count());
        }
    }

    #[test]
    fn all_rows_are_those_that_exist() {
        for rows in [0, 1, 63, 64, 65, 128] {
            assert_eq!(Bitmap::full(rows).len() as usize, rows);
        }
    }
}
