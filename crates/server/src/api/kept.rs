//! Schemes and values as the API writes them, kept with their catalogue: a list is asked for with ever other filters, what it lists is the
//! same.

use std::fmt::Write;
use std::sync::Arc;

use repertoire_catalogue::{Catalogue, Locale};
use repertoire_search::{FacetCounts, ValueCount};

use super::json;
use super::wire::{scheme_json, value_wire};
use crate::counted::{Counted, CountedValues, Run};

/// Bytes of schemes that are kept of one catalogue: some 3,000 schemes. Of a larger one, those that are asked for most.
const SCHEMES_BYTES_MAX: u64 = 4_000_000;
/// About how many bytes a scheme takes.
const SCHEME_BYTES_USUAL: u64 = 1_300;

type Key = (u32, Locale);

/// Of one catalogue.
pub(crate) struct KeptJson {
    schemes: quick_cache::sync::Cache<Key, Arc<str>, Weigher>,
    values: CountedValues,
}

#[derive(Clone)]
struct Weigher;

impl quick_cache::Weighter<Key, Arc<str>> for Weigher {
    fn weight(&self, _: &Key, scheme: &Arc<str>) -> u64 {
        (scheme.len() + size_of::<Key>()) as u64
    }
}

impl KeptJson {
    /// Nothing yet.
    pub(crate) fn new() -> Self {
        let schemes = (SCHEMES_BYTES_MAX / SCHEME_BYTES_USUAL) as usize;
        let schemes = quick_cache::sync::Cache::with_weighter(schemes, SCHEMES_BYTES_MAX, Weigher);
        Self { schemes, values: CountedValues::default() }
    }

    /// The scheme of a row, made where it was not yet.
    pub(super) fn scheme(&self, catalogue: &Catalogue, row: u32, locale: Locale) -> Arc<str> {
        let key = (row, locale);
        if let Some(kept) = self.schemes.get(&key) {
            return kept;
        }
        // Two at once may both make it: cheaper than one waiting for the other.
        let made: Arc<str> = scheme_json(catalogue, row as usize, locale).into();
        self.schemes.insert(key, Arc::clone(&made));
        made
    }

    /// Writes the values of a facet with their numbers.
    pub(super) fn values(&self, catalogue: &Catalogue, counts: &FacetCounts, locale: Locale, list: &mut String) {
        let facet = counts.facet;
        let kept = self.values.of(locale, facet, catalogue.values(facet).len(), |value| {
            cut(&json(&value_wire(catalogue, facet, &uncounted(value), locale)))
        });
        let mut run = Run::new(list, PARTING);
        for of in &counts.values {
            match kept {
                Some(kept) if !of.selected => run.kept(&kept[of.value as usize], of.count, |count, list| {
                    // Writing to a `String` never fails.
                    let _ = write!(list, "{count}");
                }),
                _ => {
                    run.whole(|list| list.push_str(&json(&value_wire(catalogue, facet, of, locale))));
                }
            }
        }
        run.end();
    }
}

/// Between two values of a list.
const PARTING: &str = ",";

const fn uncounted(value: u32) -> ValueCount {
    ValueCount { value, count: 0, selected: false }
}

/// A value of which no scheme was counted, cut at its number. In a text of JSON the quotes of the key would be written otherwise.
fn cut(value: &str) -> Counted {
    const KEY: &str = "\"nombre\":";
    let number = value.find(KEY).map_or(value.len(), |at| at + KEY.len());
    Counted::new(&value[..number], value[number..].trim_start_matches('0'), PARTING)
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, OnceLock};

    use proptest::prelude::*;
    use repertoire_catalogue::Selection;

    use crate::api::list_json;
    use crate::api::wire::list_json_kept;
    use crate::release::OpenRelease;

    use super::*;

    /// With more organisers than are kept.
    fn release() -> &'static OpenRelease {
        static RELEASE: OnceLock<OpenRelease> = OnceLock::new();
        RELEASE.get_or_init(|| {
            let mut csv = Vec::new();
            repertoire_synthetic::write_csv(&mut csv, 20_000, 7).expect("memory");
            let vocabulary = Arc::new(repertoire_import::shipped_vocabulary());
            let imported = repertoire_import::import(&*csv, vocabulary).expect("a list");
            OpenRelease::open(Arc::new(imported.catalogue)).expect("an index")
        })
    }

    proptest! {
        #[test]
        fn what_is_put_together_is_what_would_be_written(
            pairs in prop::collection::vec(
                prop::sample::select(vec![
                    ("q", "deuil"), ("q", "-alcool \"sante mentale\" formaiton"), ("q", "zzzz"), ("q", "gratuit en \"néerlandais\""),
                    ("theme", "deuil"), ("theme", "crise"), ("theme", "\"chats\" </script>"), ("cout", "gratuit"), ("langue", "nl"),
                    ("cout-max", "100"), ("page", "2"), ("lignes", "50"), ("tri", "intitule"), ("couleur", "bleu"),
                ]),
                0..5,
            ),
            locale in prop::sample::select(Locale::ALL.to_vec()),
        ) {
            let (release, catalogue) = (release(), release().catalogue());
            prop_assert!(catalogue.organisers().len() > 256);
            let (selection, dropped) = Selection::parse(pairs, catalogue, &[]);
            let results = release.index.search(&selection).expect("results");
            let expected = list_json(catalogue, &results, &dropped, locale);
            for _ in 0..2 {
                prop_assert_eq!(list_json_kept(catalogue, &release.kept_json, &results, &dropped, locale), expected.clone());
            }
        }
    }
}
