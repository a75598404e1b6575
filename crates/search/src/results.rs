//! What a search answers: plain data, the same for page, JSON, CSV and terminal.

use repertoire_catalogue::{Facet, Selection};

use crate::highlight::Terms;

/// The answer to one selection.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// How many rows match.
    pub total: u32,
    /// The page shown, from 1; the last one when a later page was asked for.
    pub page: u32,
    /// How many pages there are, at least 1.
    pub pages: u32,
    /// The rows of the page, in order.
    pub rows: Vec<u32>,
    /// Counts beside the values of each facet, in the order of the facets.
    pub facets: Vec<FacetCounts>,
    /// With nothing found: what to drop, most rows first. Each alone gives at least one row.
    pub ways_out: Vec<WayOut>,
    /// What to mark in texts.
    pub terms: Terms,
    /// Whether the text held more than [`crate::QUERY_TERMS_MAX`] words, of which the rest was left.
    pub terms_cut: bool,
    /// Whether there was a text without a single word in it, which can't narrow anything.
    pub wordless: bool,
}

/// The values of one facet, as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCounts {
    /// Which facet.
    pub facet: Facet,
    /// Its values in the order shown: those that some row of the catalogue has, and those chosen.
    pub values: Vec<ValueCount>,
    /// How many more values an open list has than are shown.
    pub more: usize,
    /// How many values are chosen.
    pub chosen: usize,
}

/// One value of a facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValueCount {
    /// Its index in the facet's values.
    pub value: u32,
    /// Rows that have it, given the text and every other facet.
    pub count: u32,
    /// Whether it is chosen.
    pub selected: bool,
}

impl ValueCount {
    /// The selection one gets by ticking it, or unticking it if it is chosen.
    #[must_use]
    pub fn toggled(&self, facet: Facet, selection: &Selection) -> Selection {
        selection.toggled(facet, self.value)
    }
}

/// Something to drop from a selection that finds nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WayOut {
    /// What to drop.
    pub without: Narrowing,
    /// How many rows that gives.
    pub total: u32,
}

/// One of the things that narrow a selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Narrowing {
    /// The text.
    Text,
    /// All chosen values of a facet.
    Facet(Facet),
    /// The highest cost.
    CostMax,
}

impl Narrowing {
    /// The selection without it.
    #[must_use]
    pub fn dropped_from(self, selection: &Selection) -> Selection {
        match self {
            Self::Text => selection.without_text(),
            Self::Facet(facet) => selection.without_facet(facet),
            Self::CostMax => selection.without_cost_max(),
        }
    }
}
