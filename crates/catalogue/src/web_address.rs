//! Web addresses a page may link to: absolute, http or https, nothing hidden in them.

use std::fmt;

/// A checked http(s) address, kept exactly as written.
///
/// Kept as text and not as `url::Url`: a release holds two per row, a `Url` takes 88 bytes beside its text, and its
/// normalised spelling would not be the one that the organiser published.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WebAddress(Box<str>);

/// Why a text is no web address to link to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WebAddressError {
    /// Not an address at all.
    #[error("not an absolute address")]
    NotAnAddress,
    /// `javascript:`, `ftp:`, `mailto:` …
    #[error("the scheme is neither http nor https")]
    NotHttp,
    /// `https://user:password@host`: where it leads is easily misread.
    #[error("the address holds a user name or password")]
    Credentials,
    /// White space or control characters, which browsers drop silently.
    #[error("the address holds white space or a control character")]
    Blanks,
    /// Longer than [`WebAddress::BYTES_MAX`].
    #[error("the address is longer than {max} bytes", max = WebAddress::BYTES_MAX)]
    TooLong,
}

impl WebAddress {
    /// Longest address; browsers and servers agree on about this much.
    pub const BYTES_MAX: usize = 2_000;

    /// Checks a text.
    pub fn parse(text: &str) -> Result<Self, WebAddressError> {
        if text.len() > Self::BYTES_MAX {
            return Err(WebAddressError::TooLong);
        }
        if is_plain(text) {
            return Ok(Self(text.into()));
        }
        // Bidirectional controls can make an address read as another one.
        let hidden = |c: char| c.is_whitespace() || c.is_control() || is_format_control(c);
        if text.chars().any(hidden) {
            return Err(WebAddressError::Blanks);
        }
        let url = url::Url::parse(text).map_err(|_| WebAddressError::NotAnAddress)?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(WebAddressError::NotHttp);
        }
        // `https:example.be` parses as an address, but not one that people can read.
        let written_out = text.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("https://"))
            || text.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("http://"));
        if !written_out || url.host_str().is_none_or(str::is_empty) {
            return Err(WebAddressError::NotAnAddress);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(WebAddressError::Credentials);
        }
        Ok(Self(text.into()))
    }

    /// The address as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host without `www.`: what people know a site by.
    #[must_use]
    pub fn host(&self) -> &str {
        let after = self.0.split_once("://").map_or(&*self.0, |(_, rest)| rest);
        let host = after.split(['/', '?', '#', ':']).next().unwrap_or(after);
        host.strip_prefix("www.").unwrap_or(host)
    }
}

/// Whether an address is of the common, unmistakable shape: `https://`, a host of letters, digits, dots and hyphens that
/// ends in letters, then printable ASCII. Every address of the shipped catalogue is; the full rules of `url`, which cost
/// ten times as much, are kept for all others.
fn is_plain(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else { return false };
    let bytes = rest.as_bytes();
    let end = bytes.iter().position(|b| !(b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-')));
    let (host, tail) = bytes.split_at(end.unwrap_or(bytes.len()));
    // A last label of letters can't be taken for a number, as `127.1` is; `xn--` has rules of its own.
    let last = host.rsplit(|&b| b == b'.').next().unwrap_or_default();
    let labels = host.split(|&b| b == b'.').all(|label| {
        !label.is_empty()
            && label.len() <= 63
            && label[0] != b'-'
            && label[label.len() - 1] != b'-'
            && !label.starts_with(b"xn--")
    });
    labels
        && host.len() <= 253
        && last.len() >= 2
        && last.iter().all(u8::is_ascii_lowercase)
        && (tail.is_empty() || matches!(tail[0], b'/' | b'?' | b'#'))
        && tail.iter().all(u8::is_ascii_graphic)
}

/// Invisible characters that change how the text around them is shown: zero width, bidirectional controls, byte order mark.
#[must_use]
pub const fn is_format_control(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

impl fmt::Display for WebAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_http_addresses_pass() {
        for good in ["https://www.smes.be/fr/", "http://kindinnood.be/node/7", "HTTPS://abbet.be?a=b#c"] {
            assert_eq!(WebAddress::parse(good).map(|a| a.to_string()), Ok(good.to_owned()));
        }
        let check = |text: &str, error| assert_eq!(WebAddress::parse(text), Err(error), "{text}");
        check("javascript:alert(1)", WebAddressError::NotHttp);
        check("mailto:a@b.be", WebAddressError::NotHttp);
        check("www.smes.be", WebAddressError::NotAnAddress);
        check("https:smes.be", WebAddressError::NotAnAddress);
        check("https://", WebAddressError::NotAnAddress);
        check("https://a:b@smes.be", WebAddressError::Credentials);
        check("https://smes.be/\u{202e}gpj.exe", WebAddressError::Blanks);
        check("java\nscript:alert(1)", WebAddressError::Blanks);
    }

    proptest::proptest! {
        #[test]
        fn an_address_of_the_plain_shape_passes_the_full_rules(
            text in "https?://[a-z0-9.-]{1,12}\\.[a-z0-9]{1,3}[/?#]?[ -~]{0,12}",
        ) {
            if is_plain(&text) {
                let url = url::Url::parse(&text);
                proptest::prop_assert!(url.is_ok_and(|url| url.username().is_empty() && url.password().is_none() && url.host_str().is_some()));
            }
        }
    }

    #[test]
    fn the_longest_address_passes_and_one_more_byte_does_not() {
        let of = |bytes: usize| format!("https://a.be/{}", "x".repeat(bytes - 13));
        assert!(WebAddress::parse(&of(WebAddress::BYTES_MAX)).is_ok());
        assert_eq!(WebAddress::parse(&of(WebAddress::BYTES_MAX + 1)), Err(WebAddressError::TooLong));
    }

    #[test]
    fn the_host_is_what_people_know() {
        let host = |text: &str| WebAddress::parse(text).map(|a| a.host().to_owned());
        assert_eq!(host("https://www.smes.be:8080/fr?x"), Ok("smes.be".to_owned()));
    }
}
