//! The map of the offer: how many schemes each theme has for each objective, audience or class of cost, and in which of five
//! steps a number is shaded.

use repertoire_catalogue::{Facet, NOT_STATED};
use repertoire_search::Index;

/// What themes are shown against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    Objective,
    Audience,
    Cost,
}

impl By {
    /// In the order offered; the first is shown unless another is asked for.
    pub(crate) const ALL: [Self; 3] = [Self::Objective, Self::Audience, Self::Cost];

    pub(crate) const fn facet(self) -> Facet {
        match self {
            Self::Objective => Facet::Objective,
            Self::Audience => Facet::Audience,
            Self::Cost => Facet::Cost,
        }
    }

    /// In addresses: the key of the facet.
    pub(crate) fn code(self) -> &'static str {
        self.facet().decl().key
    }

    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.code() == code)
    }

    /// What follows the path of the map.
    pub(crate) fn query(self) -> String {
        if self == Self::ALL[0] { String::new() } else { format!("?{}={}", BY_KEY, self.code()) }
    }
}

/// Key of what themes are shown against.
pub(crate) const BY_KEY: &str = "par";

/// Shades of a cell that has schemes.
pub(crate) const STEPS: usize = 5;

/// The numbers of one map.
pub(crate) struct Map {
    pub(crate) by: By,
    /// Schemes by theme, then by value.
    pub(crate) cells: Vec<Vec<u32>>,
    /// Schemes of each theme, each once.
    pub(crate) themes: Vec<u32>,
    /// Schemes of each value, each once.
    pub(crate) values: Vec<u32>,
    /// All schemes.
    pub(crate) total: u32,
    /// The value "not stated", which is no need: a cost that every page states is no gap.
    pub(crate) not_stated: Option<usize>,
    /// Most schemes that each shade stands for; see [`bounds`].
    bounds: [u32; STEPS],
}

impl Map {
    pub(crate) fn new(index: &Index, by: By) -> Self {
        let cells = index.cross(Facet::Theme, by.facet());
        let not_stated = index.catalogue().values(by.facet()).index(NOT_STATED).map(|value| value as usize);
        let most = cells.iter().flatten().copied().max().unwrap_or(0);
        Self {
            by,
            themes: index.totals(Facet::Theme).to_vec(),
            values: index.totals(by.facet()).to_vec(),
            total: index.catalogue().schemes().len() as u32,
            not_stated,
            bounds: bounds(most),
            cells,
        }
    }

    /// Pairs of a theme and a value that no scheme has, and how many pairs there are.
    pub(crate) fn gaps(&self) -> (u32, u32) {
        let stated = self.cells.iter().flat_map(|row| {
            row.iter().enumerate().filter(|(value, _)| Some(*value) != self.not_stated).map(|(_, &count)| count)
        });
        stated.fold((0, 0), |(gaps, all), count| (gaps + u32::from(count == 0), all + 1))
    }

    /// The shade of a number, from 1; none for 0.
    pub(crate) fn step(&self, count: u32) -> Option<usize> {
        (count > 0).then(|| self.bounds.iter().position(|&bound| count <= bound).map_or(STEPS, |at| at + 1))
    }

    /// What each shade that occurs stands for: from, to.
    pub(crate) fn ranges(&self) -> impl Iterator<Item = (u32, u32)> {
        let from = std::iter::once(1).chain(self.bounds.iter().map(|bound| bound + 1));
        let most = self.cells.iter().flatten().copied().max().unwrap_or(0);
        from.zip(self.bounds).filter(move |(from, _)| *from <= most).map(move |(from, to)| (from, to.min(most)))
    }
}

/// Most schemes of each shade: squares, since most cells hold few schemes and one holds many. Where even the largest cell holds few,
/// each number has a shade of its own and the darkest are left: a catalogue of one row does not look like plenty.
fn bounds(most: u32) -> [u32; STEPS] {
    std::array::from_fn(|at| {
        let step = at as u64 + 1;
        let square = (u64::from(most) * step * step).div_ceil((STEPS * STEPS) as u64);
        // At most `most`, which fits.
        step.max(square) as u32
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;

    fn map() -> Map {
        let index = Index::build(Arc::new(repertoire_import::shipped().catalogue)).expect("an index");
        Map::new(&index, By::Cost)
    }

    #[test]
    fn a_gap_is_a_pair_without_schemes_and_not_stated_is_none() {
        let map = map();
        let columns = map.values.len();
        assert_eq!(map.not_stated, Some(columns - 1));
        let (gaps, all) = map.gaps();
        assert_eq!(all as usize, map.cells.len() * (columns - 1));
        let by_hand = map.cells.iter().flat_map(|row| &row[..columns - 1]).filter(|count| **count == 0).count();
        assert_eq!(gaps as usize, by_hand);
        assert!(gaps > 0 && gaps < all, "{gaps} of {all}");
    }

    #[test]
    fn few_schemes_have_light_shades_and_each_number_its_own() {
        assert_eq!(bounds(0), [1, 2, 3, 4, 5]);
        assert_eq!(bounds(3), [1, 2, 3, 4, 5]);
        assert_eq!(bounds(25), [1, 4, 9, 16, 25]);
        assert_eq!(bounds(120), [5, 20, 44, 77, 120]);
    }

    #[test]
    fn the_default_map_has_the_short_address() {
        assert_eq!(By::ALL.map(By::query), ["", "?par=public", "?par=cout"]);
        assert!(By::ALL.iter().all(|&by| By::from_code(by.code()) == Some(by)));
        assert_eq!(By::from_code("theme"), None);
    }

    proptest! {
        #[test]
        fn more_schemes_never_have_a_lighter_shade_and_the_ranges_say_which(most in 1_u32..5_000_000, some in prop::collection::vec(0_u32..5_000_000, 1..9)) {
            let cells: Vec<u32> = some.iter().map(|count| count % (most + 1)).chain([most]).collect();
            let (themes, values) = (Vec::new(), Vec::new());
            let map = Map { by: By::Cost, cells: vec![cells.clone()], themes, values, total: most, not_stated: None, bounds: bounds(most) };
            let ranges: Vec<(u32, u32)> = map.ranges().collect();
            prop_assert_eq!(ranges.last().map(|range| range.1), Some(most));
            prop_assert!(ranges.windows(2).all(|pair| pair[0].1 + 1 == pair[1].0));
            for &count in &cells {
                match map.step(count) {
                    None => prop_assert_eq!(count, 0),
                    Some(step) => prop_assert!((1..=STEPS).contains(&step) && ranges[step - 1].0 <= count && count <= ranges[step - 1].1),
                }
            }
        }
    }
}
