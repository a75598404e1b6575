//! Sets of rows as bits. Everything that does not rank (filters, counts, who matched) is a few words of 64 rows each.

/// A set of rows out of a fixed number of them.
#[derive(Clone, Debug, PartialEq, Eq)]
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

    /// Keeps only the rows that another set has not.
    pub(crate) fn subtract(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= !other);
    }

    /// The rows, in ascending order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> {
        self.words.iter().enumerate().flat_map(|(at, &word)| rows_of(at as u32, word))
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

    /// Sets the words from a row on, a multiple of 64; what lies beyond the last row is left.
    pub(crate) fn set_words(&mut self, start: u32, words: &[u64]) {
        let own = self.words.iter_mut().skip(start as usize / 64);
        own.zip(words).for_each(|(own, word)| *own = *word);
    }

    /// The words from a row on, a multiple of 64; none beyond the last row.
    pub(crate) fn words_from(&self, start: u32) -> &[u64] {
        self.words.get(start as usize / 64..).unwrap_or_default()
    }

    /// Prepares the set for being counted against many others.
    pub(crate) fn for_counting(self) -> Counted {
        let (rows, len) = (self.words.len() * 64, self.len() as usize);
        if len * FEW_SHARE <= rows { Counted::Few(self.iter().collect()) } else { Counted::Many(self) }
    }
}

/// Up to one row in this many is "few". Looking at the values of each row costs some 20 ns a row, a bitmap half a
/// nanosecond per 64 rows and value: with some 110 values they break even near one row in sixteen (BENCHMARKS.md, `count`).
const FEW_SHARE: usize = 16;

/// The places of the bits that are set in a word, in ascending order.
pub(crate) fn bits(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        (word != 0).then(|| {
            let bit = word.trailing_zeros() as usize;
            word &= word - 1;
            bit
        })
    })
}

/// The rows of the word that begins at row `64 * at`.
fn rows_of(at: u32, word: u64) -> impl Iterator<Item = u32> {
    bits(word).map(move |bit| at * 64 + bit as u32)
}

/// A set of rows to be counted by what they have.
pub(crate) enum Counted {
    /// Many rows: counted by the bitmap of each value, where there are bitmaps.
    Many(Bitmap),
    /// Few rows: looked at one by one.
    Few(Vec<u32>),
}

impl Bitmap {
    /// How many rows are in both sets.
    pub(crate) fn common(&self, other: &Self) -> u32 {
        self.words.iter().zip(&other.words).map(|(a, b)| (a & b).count_ones()).sum()
    }
}

impl Counted {
    /// How many rows there are.
    pub(crate) fn len(&self) -> u32 {
        match self {
            Self::Many(rows) => rows.len(),
            Self::Few(rows) => rows.len() as u32,
        }
    }

    /// The rows, in ascending order.
    pub(crate) fn for_each(&self, each: impl FnMut(u32)) {
        match self {
            Self::Many(rows) => rows.iter().for_each(each),
            Self::Few(rows) => rows.iter().copied().for_each(each),
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
            let (mut union, mut both, mut rest) = (bits_a.clone(), bits_a.clone(), bits_a.clone());
            rest.subtract(&bits_b);
            prop_assert!(rest == bitmap(&a.difference(&b).copied().collect()));
            union.union_with(&bits_b);
            both.intersect_with(&bits_b);
            prop_assert!(union == bitmap(&a.union(&b).copied().collect()));
            prop_assert!(both == bitmap(&a.intersection(&b).copied().collect()));
            let mut seen = Vec::new();
            let counted = bits_a.for_counting();
            counted.for_each(|row| seen.push(row));
            prop_assert_eq!(seen, a.iter().copied().collect::<Vec<_>>());
            prop_assert_eq!(counted.len() as usize, a.len());
            prop_assert_eq!(bitmap(&a).common(&bits_b) as usize, a.intersection(&b).count());
        }
    }

    #[test]
    fn all_rows_are_those_that_exist() {
        for rows in [0, 1, 63, 64, 65, 128] {
            assert_eq!(Bitmap::full(rows).len() as usize, rows);
        }
    }
}
