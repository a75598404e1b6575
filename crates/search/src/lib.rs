#![doc = include_str!("../README.md")]

pub mod analysis;
#[doc(hidden)]
pub mod bench_support;
mod bitmap;
mod facets;
mod highlight;
mod index;
mod order;
mod results;
mod text;

pub use highlight::Terms;
pub use index::{Index, OPEN_VALUES_MAX, QUERY_TERMS_MAX};
pub use results::{FacetCounts, Narrowing, Results, ValueCount, WayOut};
pub use text::IndexError;
