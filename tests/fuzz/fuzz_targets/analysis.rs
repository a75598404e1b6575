//! Any text is analysed without a panic, and what comes out are parts of the text, in order, that are found by themselves.
#![no_main]

use libfuzzer_sys::fuzz_target;
use repertoire_search::analysis::{Languages, analyze};
use repertoire_search::eval::meet;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut end = 0;
    for token in analyze(&text, Languages::ALL) {
        assert!(token.range.start >= end && token.range.end <= text.len(), "groups stand in order");
        assert!(text.get(token.range.clone()).is_some(), "no character is cut");
        assert!(!token.words.is_empty() && token.forms().all(|form| !form.is_empty()));
        assert!(token.families().iter().all(|(_, family)| !family.is_empty()));
        end = token.range.end;
    }
    // What is typed is found in the very text it was copied from.
    if text.len() < 200 && analyze(&text, Languages::ALL).len() < 20 && !text.contains(['"', '«', '“', '„', '-']) {
        let words = analyze(&text, Languages::ALL);
        if !words.is_empty() {
            assert!(meet(&text, &text, Languages::ALL), "a text finds itself");
        }
    }
});
