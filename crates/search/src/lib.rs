#![doc = include_str!("../README.md")]

pub mod analysis;
#[doc(hidden)]
pub mod bench_support;
mod bitmap;
mod concepts;
pub mod eval;
mod facets;
mod guidance;
mod highlight;
mod index;
mod lexicon;
#[cfg(test)]
mod meaning_tests;
mod order;
mod plan;
mod query;
mod results;
mod spelling;
mod suggest;
mod text;
mod understand;

pub use guidance::{
    Answers, Asked, Budget, Criterion, Fit, GUIDED_ROWS_MAX, Guidance, Match, Matches, Need, Question, Setting, Tally,
};
pub use highlight::{Terms, TextWords};
pub use index::{Index, OPEN_VALUES_MAX, Scope};
pub use query::QUERY_TERMS_MAX;
pub use results::{
    FacetCounts, Narrowing, Offer, OfferedFilter, Reading, Reason, Results, Suggested, ValueCount, WayOut,
};
pub use suggest::{SUGGESTED_CHARS_MAX, SUGGESTIONS_MAX, Suggestion, SuggestionGroup};
pub use text::IndexError;
pub use understand::{OFFERS_MAX, REASONS_MAX};
