//! Schemes as the API writes them, kept with their catalogue: a list is asked for with ever other filters, its schemes are the same.

use std::sync::Arc;

use repertoire_catalogue::{Catalogue, Locale};
use serde_json::value::RawValue;

use super::wire::scheme_wire;

/// Bytes that are kept of one catalogue: some 3,000 schemes. Of a larger one, those that are asked for most.
const BYTES_MAX: u64 = 4_000_000;
/// About how many bytes a scheme takes.
const SCHEME_BYTES_USUAL: u64 = 1_300;

type Key = (u32, Locale);

/// Of one catalogue.
pub(crate) struct SchemesJson(quick_cache::sync::Cache<Key, Arc<RawValue>, Weigher>);

#[derive(Clone)]
struct Weigher;

impl quick_cache::Weighter<Key, Arc<RawValue>> for Weigher {
    fn weight(&self, _: &Key, scheme: &Arc<RawValue>) -> u64 {
        (scheme.get().len() + size_of::<Key>()) as u64
    }
}

impl SchemesJson {
    /// Nothing yet.
    pub(crate) fn new() -> Self {
        let schemes = (BYTES_MAX / SCHEME_BYTES_USUAL) as usize;
        Self(quick_cache::sync::Cache::with_weighter(schemes, BYTES_MAX, Weigher))
    }

    /// The scheme of a row, made where it was not yet. `None` where it can't be written, which no scheme is known for.
    pub(super) fn scheme(&self, catalogue: &Catalogue, row: u32, locale: Locale) -> Option<Arc<RawValue>> {
        let key = (row, locale);
        if let Some(kept) = self.0.get(&key) {
            return Some(kept);
        }
        let wire = scheme_wire(catalogue, &catalogue.schemes()[row as usize], locale);
        let made: Arc<RawValue> = serde_json::value::to_raw_value(&wire).ok()?.into();
        self.0.insert(key, Arc::clone(&made));
        Some(made)
    }
}
