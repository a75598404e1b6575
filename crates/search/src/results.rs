//! What a search answers: plain data, the same for page, JSON, CSV and terminal.

use repertoire_catalogue::{Cents, Facet, Selection};

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
    /// How many rows a page holds at most.
    pub page_rows: usize,
    /// The rows of the page, in order.
    pub rows: Vec<u32>,
    /// Counts beside the values of each facet, in the order of the facets.
    pub facets: Vec<FacetCounts>,
    /// With nothing found: what to drop, most rows first. Each alone gives at least one row.
    pub ways_out: Vec<WayOut>,
    /// What to mark in texts.
    pub terms: Terms,
    /// How the text was read.
    pub reading: Reading,
}

/// How the text of a selection was read, where a reader should know.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Whether the text held more than [`crate::QUERY_TERMS_MAX`] words, of which the rest was left.
    pub terms_cut: bool,
    /// Whether there was a text without a single word in it, which can't narrow anything.
    pub wordless: bool,
    /// What must not be in a row, as it was typed, without its minus.
    pub excluded: Vec<String>,
    /// Where few rows have all words, so that rows with most of them come behind: how many have all.
    pub relaxed: Option<u32>,
    /// Words that nothing in the catalogue has or resembles, as they were typed.
    pub unknown: Vec<String>,
    /// The text with words of the catalogue for those that nothing has: "Did you mean …?"
    pub did_you_mean: Option<Suggested>,
    /// By which everyday words a value was found: "entasse → syndrome de Diogène".
    pub reasons: Vec<Reason>,
    /// Filters that words of the text name.
    pub offers: Vec<Offer>,
}

/// A text to search for instead.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggested {
    /// The text.
    pub text: String,
    /// The selection with that text.
    pub selection: Selection,
}

/// Why rows of a value are found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The words of the text.
    pub words: String,
    /// The facet.
    pub facet: Facet,
    /// The value's index.
    pub value: u32,
}

/// A filter that the text names, for the reader to take or leave.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The words that name it.
    pub words: String,
    /// What it is.
    pub filter: OfferedFilter,
    /// The selection one gets by taking it: with the filter, without its words.
    pub selection: Selection,
}

/// What a filter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferedFilter {
    /// A value of a facet.
    Value(Facet, u32),
    /// A highest cost.
    CostMax(Cents),
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
