//! What whoever puts a server online tells of it: its address, who keeps it, how to reach them.

use std::str::FromStr;

use repertoire_catalogue::{Contact, Registration, WebAddress, is_format_control};
use sha2::{Digest, Sha256};

use crate::limits::KEEPER_CHARS_MAX;

/// Where the licence of the data can be read; see `data/LICENSE.md`.
pub(crate) const DATA_LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// A server as others know it. Nothing of it can be learnt from requests: `Host` is what a visitor's program wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// Where others open it.
    pub public_url: Option<PublicUrl>,
    /// The organisation that puts it online.
    pub keeper: Option<Keeper>,
    /// How to reach them.
    pub contact: Option<SiteContact>,
}

/// A server that was told nothing.
#[cfg(test)]
pub(crate) static UNTOLD: Site = Site { public_url: None, keeper: None, contact: None };

impl Site {
    /// What stands before a path where the whole address is needed; nothing where it is not known.
    pub(crate) fn origin(&self) -> &str {
        self.public_url.as_ref().map_or("", |url| &url.0)
    }

    /// Pages show all of it: what tells one site from another has its part in their `ETag`.
    pub(crate) fn fingerprint(&self, hasher: &mut Sha256) {
        let parts = [
            self.public_url.as_ref().map(|url| &*url.0),
            self.keeper.as_ref().map(|keeper| &*keeper.0),
            self.contact.as_ref().map(|contact| contact.0.as_str()),
        ];
        for part in parts {
            // Neither holds a control character: no two sites are written the same.
            hasher.update(part.unwrap_or_default().as_bytes());
            hasher.update([0]);
        }
    }
}

/// The address of the start of a site, `https://repertoire.example.org`: scheme, host, port, nothing behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl(Box<str>);

impl FromStr for PublicUrl {
    type Err = ();

    /// Takes what people copy from the address bar, with or without the last slash. The paths of the site begin at its root, so
    /// a path is an error; a name with accents has to be written as browsers send it (`xn--…`).
    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.strip_suffix('/').unwrap_or(text);
        let sound = WebAddress::parse(text).is_ok() && text.is_ascii();
        let (_, host) = text.split_once("://").filter(|_| sound).ok_or(())?;
        let bare = !host.contains(['/', '?', '#', '\\', '"', '\'', '<', '>', '&', '%']);
        if bare { Ok(Self(text.to_ascii_lowercase().into())) } else { Err(()) }
    }
}

/// The name of an organisation, on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keeper(Box<str>);

impl Keeper {
    /// As written.
    pub(crate) fn name(&self) -> &str {
        &self.0
    }
}

impl FromStr for Keeper {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim();
        let shown = |c: char| !c.is_control() && !is_format_control(c);
        let sound = (1..=KEEPER_CHARS_MAX).contains(&text.chars().count()) && text.chars().all(shown);
        if sound { Ok(Self(text.into())) } else { Err(()) }
    }
}

/// A mail address, a telephone number or a page, or several apart by ` ; `: each of them one that can be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteContact(Registration);

impl SiteContact {
    /// The ways there are.
    pub(crate) const fn ways(&self) -> &Registration {
        &self.0
    }

    /// The first mail address among them.
    pub(crate) fn mail(&self) -> Option<&str> {
        self.0.contacts().find_map(|contact| if let Contact::Mail(mail) = contact { Some(mail) } else { None })
    }
}

impl FromStr for SiteContact {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let ways = Registration::new(text).ok_or(())?;
        let sound = ways.contacts().all(|contact| !matches!(contact, Contact::Other(_)));
        if sound { Ok(Self(ways)) } else { Err(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_address_is_the_start_of_a_site() {
        let of = |text: &str| text.parse::<PublicUrl>().map(|url| url.0.to_string());
        for (written, kept) in [
            ("https://repertoire.example.org", "https://repertoire.example.org"),
            ("https://Repertoire.Example.org/", "https://repertoire.example.org"),
            ("https://repertoire.example.org:8443", "https://repertoire.example.org:8443"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("http://[::1]:8080", "http://[::1]:8080"),
        ] {
            assert_eq!(of(written), Ok(kept.to_owned()));
        }
        for unfit in [
            "",
            "/",
            "repertoire.example.org",
            "ftp://repertoire.example.org",
            "https://",
            "https://example.org/repertoire",
            "https://example.org?a",
            "https://example.org#a",
            "https://a:b@example.org",
            "https://example.org\\a",
            "https://répertoire.example.org",
            "https://exa mple.org",
            "https://example.org\"><script>",
            "javascript:alert(1)",
        ] {
            assert_eq!(of(unfit), Err(()), "{unfit}");
        }
    }

    #[test]
    fn a_keeper_has_a_name_of_one_line() {
        let of = |text: &str| text.parse::<Keeper>().map(|keeper| keeper.0.to_string());
        assert_eq!(of(" Bassin Midi "), Ok("Bassin Midi".into()));
        assert!(of(&"é".repeat(KEEPER_CHARS_MAX)).is_ok() && of(&"é".repeat(KEEPER_CHARS_MAX + 1)).is_err());
        assert!(["", "  ", "a\nb", "a\u{202e}b"].iter().all(|text| of(text).is_err()));
    }

    #[test]
    fn a_contact_can_be_followed() {
        let of = |text: &str| text.parse::<SiteContact>();
        let several = of("info@example.org ; +32 2 123 45 67 ; https://example.org/contact").expect("three ways");
        assert_eq!((several.ways().contacts().count(), several.mail()), (3, Some("info@example.org")));
        assert_eq!(of("107").expect("a number").mail(), None);
        assert!(
            ["", "chez nous", "info@example.org ; au guichet", "javascript:alert(1)"].iter().all(|t| of(t).is_err())
        );
    }
}
