//! Any bytes are imported or refused without a panic, whatever they are taken for, the report adds up, and what was imported
//! can be given back and read again.
#![no_main]

use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use repertoire_catalogue::{Locale, Vocabulary};
use repertoire_import::{Delimiter, Encoding, Fix, ReadOptions, Unreadable, annotated, import_file, shipped_vocabulary};

static VOCABULARY: LazyLock<Arc<Vocabulary>> = LazyLock::new(|| Arc::new(shipped_vocabulary()));

fuzz_target!(|bytes: &[u8]| {
    // The first byte says what is overruled; of a workbook it is the first of its own.
    let (first, rest) = bytes.split_first().map_or((0, bytes), |(first, rest)| (usize::from(*first), rest));
    let chosen = ReadOptions {
        encoding: Encoding::ALL.get(first % 8).copied(),
        delimiter: Delimiter::ALL.get(first / 8 % 8).copied(),
        fixes: vec![Fix { column: first % 4, value: "x".into(), replacement: "deuil|crise".into() }],
        ..ReadOptions::default()
    };
    for (bytes, options) in [(bytes, ReadOptions::default()), (rest, chosen)] {
        match import_file(bytes, &options, Arc::clone(&VOCABULARY), None) {
            Ok(imported) => {
                let report = imported.report;
                assert_eq!(report.read, report.kept + report.left_out);
                assert_eq!(report.kept, imported.catalogue.schemes().len());
                assert!(report.left_out == 0 || report.errors_count > 0);
                for locale in Locale::ALL {
                    assert!(!report.to_text(locale).is_empty());
                }
                // A list that is given back is a list, unless the column of remarks is one too many.
                let given_back = annotated(bytes, &report, &imported.layout, Locale::Fr).expect("a short list");
                let again = import_file(&given_back, &ReadOptions::default(), Arc::clone(&VOCABULARY), None);
                assert!(matches!(again, Ok(_) | Err(Unreadable::TooManyColumns)));
            }
            Err(error) => assert!(Locale::ALL.iter().all(|locale| !error.message(*locale).is_empty())),
        }
    }
});
