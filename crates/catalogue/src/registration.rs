//! How to register or ask: a web address, an e-mail address, a telephone number, or several of them.

use crate::{WebAddress, fold};

/// The cell as written, and what can be done with each part of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Registration(Box<str>);

/// One way to register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contact<'a> {
    /// A page.
    Web(WebAddress),
    /// An e-mail address.
    Mail(&'a str),
    /// A telephone number, as written.
    Phone(&'a str),
    /// Something else: shown, not linked.
    Other(&'a str),
}

impl Registration {
    /// A non-empty cell; nothing for an empty one.
    #[must_use]
    pub fn new(cell: &str) -> Option<Self> {
        let cell = cell.trim();
        (!cell.is_empty()).then(|| Self(cell.into()))
    }

    /// As written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its parts: `info@un.be ; 02 521 77 28` are two.
    pub fn contacts(&self) -> impl Iterator<Item = Contact<'_>> {
        self.0.split(" ; ").map(str::trim).filter(|part| !part.is_empty()).map(contact)
    }
}

fn contact(part: &str) -> Contact<'_> {
    if let Ok(address) = WebAddress::parse(part) {
        Contact::Web(address)
    } else if is_mail(part) {
        Contact::Mail(part)
    } else if is_phone(part) {
        Contact::Phone(part)
    } else {
        Contact::Other(part)
    }
}

/// Plain addresses only: what needs quoting in a `mailto:` link is not one that a service publishes.
fn is_mail(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else { return false };
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    !name.is_empty() && name.chars().all(plain) && domain.contains('.') && domain.chars().all(|c| plain(c) && c != '+')
}

/// 6 to 15 digits (the longest international number) in groups.
fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let only = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | '/' | '-' | '(' | ')');
    (3..=15).contains(&digits) && text.strip_prefix('+').unwrap_or(text).chars().all(only)
}

impl Contact<'_> {
    /// What a link to this contact points at; nothing where it can't be one.
    #[must_use]
    pub fn href(&self) -> Option<String> {
        match self {
            Self::Web(address) => Some(address.to_string()),
            Self::Mail(mail) => Some(format!("mailto:{}", fold(mail))),
            Self::Phone(phone) => {
                let kept = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+');
                Some(std::iter::once("tel:".to_owned()).chain(kept.map(String::from)).collect())
            }
            Self::Other(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, expected: &[Option<&str>]) {
        let registration = Registration::new(cell).expect("not empty");
        let links: Vec<Option<String>> = registration.contacts().map(|contact| contact.href()).collect();
        assert_eq!(links, expected.iter().map(|link| link.map(str::to_owned)).collect::<Vec<_>>(), "{cell}");
    }

    #[test]
    fn each_part_becomes_the_link_it_can_be() {
        check("asbl@lespissenlits.be ; 02 521 77 28", &[Some("mailto:asbl@lespissenlits.be"), Some("tel:025217728")]);
        check("https://www.un-pass.be", &[Some("https://www.un-pass.be")]);
        check("+32 (0)2 521 77 28", &[Some("tel:+32025217728")]);
        check("107", &[Some("tel:107")]);
        check("javascript:alert(1)", &[None]);
        check("via le formulaire", &[None]);
        check("a@b.be?subject=x", &[None]);
    }

    #[test]
    fn an_empty_cell_is_no_registration() {
        assert_eq!(Registration::new("  "), None);
    }
}
