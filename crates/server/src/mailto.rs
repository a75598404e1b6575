//! Links that open a mail with a subject and a text in it. Nothing is sent from here, and nobody's address is asked for.

use crate::limits::MAILTO_BYTES_MAX;

/// A link to a mail that says `head`, then as many of the entries as a link may hold; how many it leaves out is told by
/// `others`. None where not even the head fits.
pub(crate) fn mailto(subject: &str, head: &str, entries: &[String], others: fn(usize) -> String) -> Option<String> {
    let of = |kept: usize| {
        let mut body = head.to_owned();
        for entry in &entries[..kept] {
            body.push_str("\r\n\r\n");
            body.push_str(entry);
        }
        if kept < entries.len() {
            body.push_str("\r\n\r\n");
            body.push_str(&others(entries.len() - kept));
        }
        format!("mailto:?subject={}&body={}", encoded(subject), encoded(&body))
    };
    (0..=entries.len()).rev().map(of).find(|link| link.len() <= MAILTO_BYTES_MAX)
}

/// A link to a mail to somebody about something.
pub(crate) fn mail_about(to: &str, subject: &str) -> String {
    format!("mailto:{to}?subject={}", encoded(subject))
}

/// As RFC 6068 wants it: a form's `+` for a space would stay a plus.
fn encoded(text: &str) -> String {
    const HEX: [u8; 16] = *b"0123456789ABCDEF";
    let mut encoded = String::with_capacity(text.len() * 3 / 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(char::from(HEX[usize::from(byte >> 4)]));
            encoded.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn others(n: usize) -> String {
        format!("+{n}")
    }

    #[test]
    fn what_has_a_meaning_in_a_link_is_written_otherwise() {
        let link = mailto("Deuil & fin", "l'été\u{A0}?", &["a=b+c%".into()], others);
        let body = "l%27%C3%A9t%C3%A9%C2%A0%3F%0D%0A%0D%0Aa%3Db%2Bc%25";
        assert_eq!(link, Some(format!("mailto:?subject=Deuil%20%26%20fin&body={body}")));
    }

    #[test]
    fn a_link_is_as_long_as_it_may_be_and_no_longer() {
        let frame = mailto("", "", &[], others).expect("a link").len();
        let head = |bytes: usize| mailto("", &"a".repeat(bytes), &[], others).map(|link| link.len());
        assert_eq!(head(MAILTO_BYTES_MAX - frame), Some(MAILTO_BYTES_MAX));
        assert_eq!(head(MAILTO_BYTES_MAX - frame + 1), None);
    }

    #[test]
    fn entries_that_do_not_fit_are_counted() {
        let entries: Vec<String> = (0..12).map(|_| "a".repeat(300)).collect();
        let link = mailto("s", "h", &entries, others).expect("a link");
        assert!(link.len() <= MAILTO_BYTES_MAX && link.len() > MAILTO_BYTES_MAX - 320, "{}", link.len());
        let kept = link.matches(&"a".repeat(300)).count();
        assert!(kept > 1 && link.ends_with(&format!("%2B{}", 12 - kept)), "{link}");
    }
}
