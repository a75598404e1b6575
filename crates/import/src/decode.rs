//! Bytes of a text file to its characters. Spreadsheets rarely say which encoding they wrote: a byte order mark tells,
//! zeros between letters tell, what is valid UTF-8 is nothing else; and between the encodings of one byte a character the
//! letters that French and Dutch use decide.

use std::borrow::Cow;

use encoding_rs::{ISO_8859_15, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How a text file writes its characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// What Excel writes on Windows.
    Windows1252,
    /// Latin-9: Latin-1 with the euro and œ.
    Iso8859_15,
    /// What old Excel writes on a Mac.
    MacRoman,
}

impl Encoding {
    /// All of them, in the order offered.
    pub const ALL: [Self; 6] =
        [Self::Utf8, Self::Windows1252, Self::Iso8859_15, Self::MacRoman, Self::Utf16Le, Self::Utf16Be];

    /// Its usual name, which also stands in addresses and JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
            Self::Iso8859_15 => "iso-8859-15",
            Self::MacRoman => "macintosh",
        }
    }

    /// The encoding of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.name().eq_ignore_ascii_case(name.trim()))
    }

    fn table(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => encoding_rs::UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Windows1252 => WINDOWS_1252,
            Self::Iso8859_15 => ISO_8859_15,
            Self::MacRoman => MACINTOSH,
        }
    }
}

/// Encodings of one byte a character; the first of two that fit as well is taken.
const SINGLE_BYTE: [Encoding; 3] = [Encoding::Windows1252, Encoding::Iso8859_15, Encoding::MacRoman];

/// Bytes looked at for zeros between letters.
const SAMPLE_BYTES: usize = 4_096;

/// The text of a file, without its byte order mark. What can't be decoded becomes U+FFFD.
pub(crate) fn decode(bytes: &[u8], chosen: Option<Encoding>) -> (Cow<'_, str>, Encoding) {
    let encoding = chosen.unwrap_or_else(|| detect(bytes));
    let (text, _) = encoding.table().decode_with_bom_removal(bytes);
    (text, encoding)
}

/// The same as bytes of UTF-8. Those of a file that is UTF-8 stay as they are: a broken cell is then told by its place.
pub(crate) fn utf_8(bytes: &[u8], chosen: Option<Encoding>) -> (Cow<'_, [u8]>, Encoding) {
    match chosen.unwrap_or_else(|| detect(bytes)) {
        Encoding::Utf8 => (bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).into(), Encoding::Utf8),
        other => match decode(bytes, Some(other)).0 {
            Cow::Borrowed(text) => (text.as_bytes().into(), other),
            Cow::Owned(text) => (text.into_bytes().into(), other),
        },
    }
}

fn detect(bytes: &[u8]) -> Encoding {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => return Encoding::Utf8,
        [0xFF, 0xFE, ..] => return Encoding::Utf16Le,
        [0xFE, 0xFF, ..] => return Encoding::Utf16Be,
        _ => {}
    }
    if let Some(utf_16) = zeros_between(&bytes[..bytes.len().min(SAMPLE_BYTES)]) {
        return utf_16;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Encoding::Utf8;
    }
    // A file that was cut inside a character, or has one broken cell, is still UTF-8.
    let mut counts = [0_u32; 256];
    for &byte in bytes {
        counts[usize::from(byte)] += 1;
    }
    let broken = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    let whole: usize = bytes.utf8_chunks().map(|chunk| chunk.valid().chars().filter(|c| !c.is_ascii()).count()).sum();
    if whole > 2 * broken {
        return Encoding::Utf8;
    }
    let fit = |encoding: Encoding| -> i64 {
        let of_byte = |byte: u8| {
            let (decoded, _) = encoding.table().decode_without_bom_handling(std::slice::from_ref(&byte));
            decoded.chars().map(likelihood).sum::<i64>()
        };
        (0x80..=0xFF_u8).map(|byte| i64::from(counts[usize::from(byte)]) * of_byte(byte)).sum()
    };
    let best = SINGLE_BYTE.into_iter().rev().max_by_key(|&encoding| fit(encoding));
    best.unwrap_or(Encoding::Windows1252)
}

/// UTF-16 without a mark: every second byte of a western text is zero.
fn zeros_between(sample: &[u8]) -> Option<Encoding> {
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    let most = |many: usize, few: usize| many * 10 > half * 7 && few * 10 < half;
    if half < 2 {
        None
    } else if most(odd, even) {
        Some(Encoding::Utf16Le)
    } else if most(even, odd) {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// How likely a character beyond ASCII is in a list kept in French, Dutch or English.
const fn likelihood(c: char) -> i64 {
    match c {
        'é' | 'è' | 'ê' | 'à' | 'ç' | 'ë' | 'ï' | '’' => 4,
        'ù' | 'û' | 'î' | 'ô' | 'â' | 'œ' | 'ö' | 'ü' | 'É' | 'À' | 'È' | 'Ê' | 'Ç' | 'Œ' | '€' | '·' | '«' | '»'
        | '–' | '\u{a0}' => 3,
        '‘' | '“' | '”' | '…' | '—' | '•' | '°' | 'ä' | 'á' | 'ó' | 'í' | 'ñ' | 'Ö' | 'Ô' | 'Î' => {
            1
        }
        // C1 controls are what windows-1252 looks like in Latin-9.
        '\u{80}'..='\u{9f}' | '\u{fffd}' => -20,
        _ => -2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str =
        "intitulé;organisateur;résumé\nL’été à Liège;Œuvre « Été »;80 € – pour tous·tes\ndéjà;ça;où, forêt, naïf\n";

    /// A text in an encoding, what it has no sign for left out.
    fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
        match encoding {
            Encoding::Utf8 => text.as_bytes().to_vec(),
            Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            _ => {
                let has = |c: &char| !encoding.table().encode(c.encode_utf8(&mut [0; 4])).2;
                let text: String = text.chars().filter(has).collect();
                encoding.table().encode(&text).0.into_owned()
            }
        }
    }

    #[test]
    fn each_encoding_is_told_by_its_bytes() {
        for encoding in Encoding::ALL {
            let bytes = encoded(TEXT, encoding);
            let (text, told) = decode(&bytes, None);
            assert_eq!(told, encoding);
            assert!(text.contains("intitulé") && text.contains("Liège"), "{text}");
            assert_eq!(Encoding::from_name(encoding.name()), Some(encoding));
        }
    }

    #[test]
    fn a_byte_order_mark_tells_and_goes() {
        for (mark, encoding) in [
            (&[0xEF, 0xBB, 0xBF][..], Encoding::Utf8),
            (&[0xFF, 0xFE], Encoding::Utf16Le),
            (&[0xFE, 0xFF], Encoding::Utf16Be),
        ] {
            let bytes = [mark, &encoded("id;é", encoding)].concat();
            assert_eq!(decode(&bytes, None), ("id;é".into(), encoding));
        }
    }

    #[test]
    fn one_accent_is_enough() {
        for encoding in [Encoding::Windows1252, Encoding::MacRoman] {
            assert_eq!(decode(&encoded("id;intitulé\n", encoding), None).1, encoding);
        }
        // Where both read the same, the one that Windows writes is taken.
        assert_eq!(decode(&encoded("intitulé", Encoding::Iso8859_15), None).1, Encoding::Windows1252);
        assert_eq!(decode(&encoded("prix: 80 €, cœur", Encoding::Iso8859_15), None).1, Encoding::Iso8859_15);
        assert_eq!(decode(b"id;titre\n", None).1, Encoding::Utf8);
        assert_eq!(decode(b"", None), ("".into(), Encoding::Utf8));
    }

    #[test]
    fn one_broken_cell_makes_no_other_encoding() {
        let bytes = [TEXT.as_bytes(), &[0xE9], TEXT.as_bytes()].concat();
        let (text, encoding) = decode(&bytes, None);
        assert_eq!((encoding, text.matches('\u{fffd}').count()), (Encoding::Utf8, 1));
    }

    #[test]
    fn a_choice_overrules() {
        assert_eq!(decode(b"\xE9", Some(Encoding::MacRoman)).0, "È");
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            for chosen in Encoding::ALL.map(Some).into_iter().chain([None]) {
                let (text, _) = decode(&bytes, chosen);
                prop_assert!(text.len() <= 3 * bytes.len());
            }
        }
    }
}
