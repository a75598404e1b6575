//! Names for good: a UUID made of what a thing is, and not of where it is found. An address would change with the host, and who keeps
//! what was named so would then have everything twice.

use sha2::{Digest, Sha256};

/// The UUID of what a text tells, such as `scheme` and its id. The same in every release, on every host, in every language.
pub(crate) fn uuid(of: &str) -> u128 {
    let hash = Sha256::digest(format!("repertoire {of}"));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    // Version 8, which is free in what it is made of, and the variant that all of RFC 9562 have.
    u128::from_be_bytes(bytes) & !(0xF << 76) & !(0b11 << 62) | (8 << 76) | (0b10 << 62)
}

/// As it is written: 36 characters.
pub(crate) fn written(uuid: u128) -> String {
    let digits = format!("{uuid:032x}");
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32].map(|part| &digits[part]);
    parts.join("-")
}

/// The UUID that a text is, in either case; nothing for any other text.
pub(crate) fn parse(text: &str) -> Option<u128> {
    let hyphens = [8, 13, 18, 23];
    let is_one = text.len() == 36
        && text.bytes().enumerate().all(
            |(at, byte)| {
                if hyphens.contains(&at) { byte == b'-' } else { byte.is_ascii_hexdigit() }
            },
        );
    is_one.then(|| u128::from_str_radix(&text.replace('-', ""), 16).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_for_good_and_each_its_own() {
        // Others know things by them: another one here would tell them of everything again.
        assert_eq!(written(uuid("scheme un")), "66c1ea66-3a35-819d-a96d-3e6440d7b09f");
        assert_ne!(uuid("scheme un"), uuid("scheme deux"));
        let digits = written(uuid("feed fr ?theme=deuil"));
        assert_eq!((digits.len(), &digits[14..15]), (36, "8"));
        assert!(matches!(&digits[19..20], "8" | "9" | "a" | "b"), "{digits}");
    }

    #[test]
    fn what_is_written_is_read_and_nothing_else() {
        let one = uuid("scheme un");
        assert_eq!(parse(&written(one)), Some(one));
        assert_eq!(parse(&written(one).to_uppercase()), Some(one));
        for wrong in [
            "",
            "un",
            "66c1ea663a35819da96d3e6440d7b09f",
            "66c1ea66-3a35-819d-a96d-3e6440d7b09",
            "66c1ea66-3a35-819d-a96d-3e6440d7b09f0",
            "+6c1ea66-3a35-819d-a96d-3e6440d7b09f",
            "66c1ea66-3a35-819d-a96d-3e6440d7b0é",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
