//! Partners: sites that show the table in their own pages, and what of it, how, and under which of their addresses.

use std::fmt;
use std::str::FromStr;

use url::form_urlencoded;

use crate::selection::COST_MAX_KEY;
use crate::slug::is_slug;
use crate::web_address::is_format_control;
use crate::{Catalogue, Cents, Facet, Locale, Selection, View};

/// Partners of one release.
pub const PARTNERS_MAX: usize = 200;
/// Origins of one partner.
pub const PARTNER_ORIGINS_MAX: usize = 20;
/// Values that the filters of one partner lock.
pub const PARTNER_FILTERS_MAX: usize = 100;
/// Characters of the code of a partner.
pub const PARTNER_CODE_CHARS_MAX: usize = 40;
/// Characters of the name of a partner.
pub const PARTNER_NAME_CHARS_MAX: usize = 120;
/// Characters of the text that introduces the table.
pub const PARTNER_INTRODUCTION_CHARS_MAX: usize = 600;
/// Characters of one origin.
const ORIGIN_CHARS_MAX: usize = 253;

/// The name of a partner in addresses: a slug. Small enough to be copied, since each link of an embed holds it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartnerCode {
    bytes: [u8; PARTNER_CODE_CHARS_MAX],
    len: u8,
}

impl PartnerCode {
    /// A name that would be taken for something else below `/embed/`.
    const RESERVED: &'static str = "v1";

    /// The code as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Made of a slug, which is ASCII.
        std::str::from_utf8(&self.bytes[..usize::from(self.len)]).unwrap_or_default()
    }
}

impl FromStr for PartnerCode {
    type Err = PartnerError;

    fn from_str(text: &str) -> Result<Self, PartnerError> {
        if !is_slug(text) || text.len() > PARTNER_CODE_CHARS_MAX || text == Self::RESERVED {
            return Err(PartnerError::Code);
        }
        let mut bytes = [0; PARTNER_CODE_CHARS_MAX];
        bytes[..text.len()].copy_from_slice(text.as_bytes());
        Ok(Self { bytes, len: text.len() as u8 })
    }
}

impl fmt::Display for PartnerCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for PartnerCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

/// Where a page comes from: scheme, host and port, as a browser compares them; or, with `*.`, all hosts below one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin(Box<str>);

impl Origin {
    /// As the header `Content-Security-Policy` writes it: letters, digits and `:/.*-[]` only.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Origin {
    type Err = PartnerError;

    /// `https://www.exemple.be`, `http://localhost:8000`, `https://*.exemple.be`. What people copy from the address bar is taken
    /// as far as it says an origin: a last slash is left out, a path is an error, since it would promise what no browser keeps. A port
    /// that the scheme has anyway is left out too.
    fn from_str(text: &str) -> Result<Self, PartnerError> {
        let text = text.strip_suffix('/').unwrap_or(text).to_ascii_lowercase();
        let scheme = ["https://", "http://"].into_iter().find(|scheme| text.starts_with(scheme));
        let scheme = scheme.filter(|_| text.len() <= ORIGIN_CHARS_MAX).ok_or(PartnerError::Origin)?;
        let (host, port) = split_port(&text[scheme.len()..]).ok_or(PartnerError::Origin)?;
        let (wildcard, name) = host.strip_prefix("*.").map_or(("", host), |name| ("*.", name));
        let is_label = |label: &str| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        let is_address = wildcard.is_empty() && is_ipv6(name);
        // All hosts of a country are no partner. Whether the name below which all are meant is the partner's own is for people to see.
        let labels_min = if wildcard.is_empty() { 1 } else { 2 };
        let is_name = name.split('.').all(is_label) && name.split('.').count() >= labels_min;
        let is_number = name.rsplit('.').next().is_some_and(|last| last.bytes().all(|b| b.is_ascii_digit()));
        let sound = is_address || (is_name && (!is_number || (wildcard.is_empty() && is_ipv4(name))));
        if !sound {
            return Err(PartnerError::Origin);
        }
        let usual = if scheme == "https://" { 443 } else { 80 };
        let port = port.filter(|port| *port != usual).map(|port| format!(":{port}")).unwrap_or_default();
        Ok(Self(format!("{scheme}{wildcard}{name}{port}").into()))
    }
}

/// An address of version 6 in its brackets.
fn is_ipv6(text: &str) -> bool {
    let inside = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    inside.is_some_and(|inside| inside.parse::<std::net::Ipv6Addr>().is_ok())
}

fn is_ipv4(text: &str) -> bool {
    text.parse::<std::net::Ipv4Addr>().is_ok()
}

/// The host, and the port where one is written.
fn split_port(text: &str) -> Option<(&str, Option<u16>)> {
    match text.rsplit_once(':') {
        // The colons of an address of version 6 are inside its brackets.
        Some((host, port)) if !port.ends_with(']') => {
            let digits = !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit());
            let port = port.parse().ok().filter(|port| digits && *port > 0)?;
            Some((host, Some(port)))
        }
        _ => Some((text, None)),
    }
}

/// A colour, as `#0b5d66`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour(pub [u8; 3]);

impl FromStr for Colour {
    type Err = PartnerError;

    /// With or without `#`, of six digits or three.
    fn from_str(text: &str) -> Result<Self, PartnerError> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        let nibble = |at: usize| digits.as_bytes().get(at).and_then(|&b| char::from(b).to_digit(16));
        let channel = |at: usize| match digits.len() {
            3 => nibble(at).map(|n| n * 17),
            6 => Some(nibble(2 * at)? * 16 + nibble(2 * at + 1)?),
            _ => None,
        };
        let [red, green, blue] = [0, 1, 2].map(|at| channel(at).map(|value| value as u8));
        match (red, green, blue) {
            (Some(red), Some(green), Some(blue)) => Ok(Self([red, green, blue])),
            _ => Err(PartnerError::Colour),
        }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// Filters that narrow what a partner shows, whatever its visitors choose. Values are codes: those of organisers and towns come and
/// go with the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LockedFilters {
    values: Vec<(Facet, Box<str>)>,
    cost_max: Option<Cents>,
}

/// The same in one catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// The filters whose values the catalogue has.
    pub selection: Selection,
    /// Values that it does not have.
    pub unknown: Vec<(Facet, Box<str>)>,
    /// Whether nothing can pass: of some facet no value is known. Showing everything in its place would unlock it.
    pub nothing: bool,
}

impl LockedFilters {
    /// Whether nothing is locked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.cost_max.is_none()
    }

    /// Whether values of a facet are locked.
    #[must_use]
    pub fn has(&self, facet: Facet) -> bool {
        self.values.iter().any(|(of, _)| *of == facet)
    }

    /// Its query string, without `?`: empty where nothing is locked.
    #[must_use]
    pub fn to_query(&self) -> String {
        let mut form = form_urlencoded::Serializer::new(String::new());
        for (facet, code) in &self.values {
            form.append_pair(facet.decl().key, code);
        }
        if let Some(most) = self.cost_max {
            form.append_pair(COST_MAX_KEY, &most.to_string());
        }
        form.finish()
    }

    /// As a catalogue knows it.
    #[must_use]
    pub fn within(&self, catalogue: &Catalogue) -> Locked {
        let (mut selection, mut unknown) = (Selection::default(), Vec::new());
        selection.cost_max = self.cost_max;
        for (facet, code) in &self.values {
            match catalogue.values(*facet).index(code) {
                Some(value) => selection = selection.toggled(*facet, value),
                None => unknown.push((*facet, code.clone())),
            }
        }
        let nothing = unknown.iter().any(|(facet, _)| selection.values(*facet).is_empty());
        Locked { selection, unknown, nothing }
    }
}

impl FromStr for LockedFilters {
    type Err = PartnerError;

    /// Reads a query string as the search page writes it, with or without what stands before its `?`.
    fn from_str(text: &str) -> Result<Self, PartnerError> {
        let query = text.split_once('?').map_or(text, |(_, query)| query);
        let mut filters = Self::default();
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            if key == COST_MAX_KEY {
                let most = Cents::parse_euros(value).ok_or(PartnerError::Filters)?;
                if filters.cost_max.replace(most).is_some_and(|before| before != most) {
                    return Err(PartnerError::Filters);
                }
                continue;
            }
            let facet = Facet::from_key(&key).ok_or(PartnerError::Filters)?;
            let hidden = value.chars().any(|c| c.is_control() || is_format_control(c));
            if hidden || filters.values.len() == PARTNER_FILTERS_MAX {
                return Err(PartnerError::Filters);
            }
            filters.values.push((facet, value.into()));
        }
        filters.values.sort_by(|a, b| (a.0 as usize, &a.1).cmp(&(b.0 as usize, &b.1)));
        filters.values.dedup();
        Ok(filters)
    }
}

/// A partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partner {
    /// Its name in addresses.
    pub code: PartnerCode,
    /// Its name for people.
    pub name: Box<str>,
    /// Whether its embed is shown.
    pub enabled: bool,
    /// Where its pages are: only these may show the embed.
    pub origins: Vec<Origin>,
    /// The language of its embed.
    pub locale: Locale,
    /// Whether its visitors may choose another.
    pub language_switch: bool,
    /// What narrows its table.
    pub locked: LockedFilters,
    /// Facets that its visitors are not offered.
    pub hidden: Vec<Facet>,
    /// How its table is shown, unless a visitor asks otherwise.
    pub view: View,
    /// Its colour.
    pub accent: Option<Colour>,
    /// What stands above the table.
    pub introduction: Option<Box<str>>,
}

/// What is wrong with a partner as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PartnerError {
    /// No slug of [`PARTNER_CODE_CHARS_MAX`] characters, or a reserved one.
    #[error("not a code")]
    Code,
    /// No name, or a longer one than [`PARTNER_NAME_CHARS_MAX`].
    #[error("not a name")]
    Name,
    /// Neither yes nor no.
    #[error("neither yes nor no")]
    Switch,
    /// No origin.
    #[error("not an origin")]
    Origin,
    /// More than [`PARTNER_ORIGINS_MAX`].
    #[error("too many origins")]
    TooManyOrigins,
    /// None of our languages.
    #[error("not a language")]
    Language,
    /// No filters, or more than [`PARTNER_FILTERS_MAX`].
    #[error("not filters")]
    Filters,
    /// No facet.
    #[error("not a facet")]
    Hidden,
    /// No way of showing a list.
    #[error("not a view")]
    View,
    /// No column of a list.
    #[error("not a column")]
    Columns,
    /// A number of rows that is not offered.
    #[error("not a number of rows")]
    Rows,
    /// No colour.
    #[error("not a colour")]
    Colour,
    /// A longer text than [`PARTNER_INTRODUCTION_CHARS_MAX`].
    #[error("too long an introduction")]
    Introduction,
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::testing::{scheme, vocabulary};

    #[test]
    fn an_origin_is_what_a_browser_compares() {
        let of = |text: &str| text.parse::<Origin>().map(|origin| origin.0.to_string());
        for (written, kept) in [
            ("https://www.exemple.be", "https://www.exemple.be"),
            ("HTTPS://Exemple.BE/", "https://exemple.be"),
            ("https://exemple.be:443", "https://exemple.be"),
            ("https://exemple.be:8443", "https://exemple.be:8443"),
            ("http://exemple.be:80", "http://exemple.be"),
            ("http://exemple.be:443", "http://exemple.be:443"),
            ("http://localhost:8000", "http://localhost:8000"),
            ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
            ("http://[::1]:8000", "http://[::1]:8000"),
            ("https://*.exemple.be", "https://*.exemple.be"),
            ("https://*.exemple.be:8443", "https://*.exemple.be:8443"),
            ("https://xn--rpertoire-93a.be", "https://xn--rpertoire-93a.be"),
        ] {
            assert_eq!(of(written).as_deref(), Ok(kept));
        }
        for unfit in [
            "",
            "*",
            "https:",
            "https://",
            "https://*",
            "https://*.be",
            "https://*.*.be",
            "https://a.*.be",
            "https://*exemple.be",
            "exemple.be",
            "//exemple.be",
            "ftp://exemple.be",
            "data:",
            "null",
            "https://exemple.be/page",
            "https://exemple.be?a",
            "https://a@exemple.be",
            "https://exemple.be:0",
            "https://exemple.be:65536",
            "https://exemple.be:",
            "https://exemple.be:a",
            "https://exemple.be:+80",
            "https://exemple..be",
            "https://-a.be",
            "https://é.be",
            "https://exemple.be; script-src *",
            "https://exemple.be 'self'",
            "https://exemple.be,https://b.be",
            "https://exemple.be\r\nx: y",
            "https://1.2.3",
            "https://*.1.2.3.4",
            "http://[::1",
            "http://[x]",
            "https://*.[::1]",
        ] {
            assert_eq!(of(unfit), Err(PartnerError::Origin), "{unfit}");
        }
        let long = |n: usize| format!("https://{}", vec!["a"; n].join("."));
        assert!(of(&long(123)).is_ok() && long(123).len() == ORIGIN_CHARS_MAX, "{}", long(123).len());
        assert!(of(&long(124)).is_err());
    }

    #[test]
    fn a_code_is_a_slug_that_means_nothing_else() {
        let of = |text: &str| text.parse::<PartnerCode>().map(|code| code.to_string());
        assert_eq!(of("maison-medicale-2").as_deref(), Ok("maison-medicale-2"));
        assert!(of(&"a".repeat(PARTNER_CODE_CHARS_MAX)).is_ok());
        for unfit in ["", "A", "a--b", "-a", "é", "a/b", "v1", "_a", "a.js", &"a".repeat(PARTNER_CODE_CHARS_MAX + 1)] {
            assert_eq!(of(unfit), Err(PartnerError::Code), "{unfit}");
        }
    }

    #[test]
    fn colours_are_written_in_one_way() {
        let of = |text: &str| text.parse::<Colour>().map(|colour| colour.to_string());
        for (written, kept) in [("#0b5d66", "#0b5d66"), ("0B5D66", "#0b5d66"), ("#fa0", "#ffaa00"), ("000", "#000000")]
        {
            assert_eq!(of(written).as_deref(), Ok(kept));
        }
        for unfit in ["", "#", "red", "#12345", "#1234567", "#ggg", "#+12345", "#é12", "};x{"] {
            assert_eq!(of(unfit), Err(PartnerError::Colour), "{unfit}");
        }
    }

    #[test]
    fn filters_that_lose_all_their_values_let_nothing_pass() {
        let catalogue = Catalogue::new(Arc::new(vocabulary()), vec![scheme("a"), scheme("b")]).expect("unique ids");
        let of = |text: &str| text.parse::<LockedFilters>().expect("filters");
        let known = of("theme=deuil&theme=gone").within(&catalogue);
        assert_eq!((known.nothing, known.unknown.len()), (false, 1));
        assert_eq!(known.selection.to_query(&catalogue), "?theme=deuil");
        let gone = of("theme=gone&cout=gratuit").within(&catalogue);
        assert_eq!((gone.nothing, gone.unknown.len()), (true, 1));
        let nothing_locked = of("").within(&catalogue);
        assert_eq!((nothing_locked.nothing, nothing_locked.selection), (false, Selection::default()));
    }

    #[test]
    fn filters_are_read_as_the_search_page_writes_them() {
        let of = |text: &str| text.parse::<LockedFilters>().map(|filters| filters.to_query());
        assert_eq!(
            of("https://a.example/fr?theme=deuil&theme=crise&theme=deuil&cout-max=50").as_deref(),
            Ok("theme=crise&theme=deuil&cout-max=50")
        );
        assert_eq!(of("theme=&").as_deref(), Ok(""));
        for unfit in ["q=deuil", "page=2", "chats=1", "cout-max=chats", "cout-max=1&cout-max=2", "theme=a%00b"] {
            assert_eq!(of(unfit), Err(PartnerError::Filters), "{unfit}");
        }
        let many = |n: usize| (0..n).map(|at| format!("organisateur=o{at}")).collect::<Vec<_>>().join("&");
        assert!(of(&many(PARTNER_FILTERS_MAX)).is_ok() && of(&many(PARTNER_FILTERS_MAX + 1)).is_err());
    }

    proptest! {
        #[test]
        fn what_is_taken_for_an_origin_can_stand_in_a_header(text in "(https?://)?[ -~é\u{0}]{0,30}") {
            if let Ok(origin) = text.parse::<Origin>() {
                prop_assert!(origin.0.bytes().all(|b| b.is_ascii_alphanumeric() || b":/.*-[]".contains(&b)), "{}", origin.0);
                prop_assert_eq!(origin.0.parse::<Origin>(), Ok(origin.clone()));
            }
        }

        #[test]
        fn filters_written_are_read_back(text in "(theme|cout|organisateur|cout-max)=[a-z0-9é%&=-]{0,20}") {
            if let Ok(filters) = text.parse::<LockedFilters>() {
                prop_assert_eq!(filters.to_query().parse::<LockedFilters>(), Ok(filters));
            }
        }
    }
}
