//! Any text may be searched for: an answer whose every part is sound, and marks that cut no character.
#![no_main]

use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use repertoire_catalogue::{Locale, Selection};
use repertoire_search::{Index, OFFERS_MAX, REASONS_MAX, SUGGESTIONS_MAX};

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    Index::build(Arc::new(repertoire_import::shipped().catalogue)).expect("an index of the shipped catalogue")
});

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let catalogue = INDEX.catalogue();
    let (selection, _) = Selection::parse([("q", &*text)], catalogue, &[]);
    let results = INDEX.search(&selection).expect("an answer");
    assert!(results.total as usize <= catalogue.schemes().len());
    assert!(results.reading.offers.len() <= OFFERS_MAX && results.reading.reasons.len() <= REASONS_MAX);
    let every = INDEX.all_rows(&selection).expect("an answer");
    assert_eq!(every.len(), results.total as usize);
    for &row in &results.rows {
        let scheme = &catalogue.schemes()[row as usize];
        for field in [&*scheme.title, &*scheme.summary] {
            let mut end = 0;
            for range in results.terms.ranges(field) {
                assert!(range.start >= end && field.get(range.clone()).is_some(), "marks cut nothing");
                end = range.end;
            }
        }
    }
    for range in results.terms.ranges(&text) {
        assert!(text.get(range).is_some());
    }
    let suggested = INDEX.suggest(&text, Locale::Nl).expect("an answer");
    assert!(suggested.len() <= SUGGESTIONS_MAX);
});
