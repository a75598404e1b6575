//! Any bytes have a text in each encoding and in the one they are taken for, and a text that is written in one is taken for it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use repertoire_import::Encoding;
use repertoire_import::fuzzing::{decode, utf_8};

const MARK: char = '\u{FEFF}';

fuzz_target!(|bytes: &[u8]| {
    for chosen in Encoding::ALL.map(Some).into_iter().chain([None]) {
        let (text, encoding) = decode(bytes, chosen);
        assert!(chosen.is_none_or(|chosen| chosen == encoding));
        assert!(text.len() <= 3 * bytes.len(), "a byte has no more than one character");
        if matches!(encoding, Encoding::Windows1252 | Encoding::Iso8859_15 | Encoding::MacRoman) {
            assert_eq!(text.chars().count(), bytes.len(), "a byte has one character");
        }
        let (same, of) = utf_8(bytes, chosen);
        assert_eq!(of, encoding);
        assert_eq!(String::from_utf8_lossy(&same), text, "both ways give the same text");
        assert!(encoding == Encoding::Utf8 || std::str::from_utf8(&same).is_ok());
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if text.starts_with(MARK) {
        return;
    }
    assert_eq!(decode(bytes, Some(Encoding::Utf8)).0, text);
    // Zeros between letters would be UTF-16.
    if !text.contains('\0') {
        assert_eq!(decode(bytes, None), (text.into(), Encoding::Utf8));
    }
    for (encoding, bytes_of) in [
        (Encoding::Utf16Le, u16::to_le_bytes as fn(u16) -> [u8; 2]),
        (Encoding::Utf16Be, u16::to_be_bytes as fn(u16) -> [u8; 2]),
    ] {
        let written: Vec<u8> = format!("{MARK}{text}").encode_utf16().flat_map(bytes_of).collect();
        assert_eq!(decode(&written, None), (text.into(), encoding), "a mark tells");
        // Without one, what is mostly ASCII is told by its zeros.
        if text.is_ascii() && !text.contains('\0') && text.len() >= 2 {
            assert_eq!(decode(&written[2..], None), (text.into(), encoding), "zeros tell");
        }
    }
});
