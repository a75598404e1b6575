//! A scheme (*dispositif*): one row of the catalogue, checked.

use std::fmt;
use std::sync::Arc;

use crate::slug::is_slug;
use crate::{
    Audience, Code, Commune, Cost, Date, DeliveryLanguage, Format, Kind, OnSite, Registration, Theme, WebAddress,
};

/// The stable, unique name of a scheme: a slug.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SchemeId(Box<str>);

/// Why a text is no scheme id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SchemeIdError {
    /// Holds something else than `a-z`, `0-9` and single hyphens.
    #[error("an id holds only a-z, 0-9 and single hyphens")]
    NotASlug,
    /// Longer than [`SchemeId::BYTES_MAX`].
    #[error("an id holds at most {max} characters", max = SchemeId::BYTES_MAX)]
    TooLong,
}

impl SchemeId {
    /// Longest id: it is part of addresses that people share.
    pub const BYTES_MAX: usize = 120;

    /// Checks a text.
    pub fn parse(text: &str) -> Result<Self, SchemeIdError> {
        if text.len() > Self::BYTES_MAX {
            Err(SchemeIdError::TooLong)
        } else if !is_slug(text) {
            Err(SchemeIdError::NotASlug)
        } else {
            Ok(Self(text.into()))
        }
    }

    /// The id's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SchemeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where a scheme usually takes place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// One of the communes of Brussels.
    Commune(Code<Commune>),
    /// A town outside Brussels, by its name.
    Town(Arc<str>),
}

/// One scheme. Fields stand in the order of the catalogue file; "not stated" is `None` or a variant of its own.
///
/// Texts are `Box<str>` and not `String`: nothing grows once read, and a million rows of eight texts make the
/// unused capacity felt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// Stable slug, unique in its catalogue.
    pub id: SchemeId,
    /// As the organiser publishes it, in its own language.
    pub title: Box<str>,
    /// Formation, intervision …
    pub kind: Code<Kind>,
    /// The organisation or organisations, in one spelling. Shared between the rows of one organiser.
    pub organiser: Arc<str>,
    /// What it is about; never empty, each once, the most telling first.
    pub themes: Box<[Code<Theme>]>,
    /// Plain and short.
    pub summary: Box<str>,
    /// For whom; never empty, each once.
    pub audiences: Box<[Code<Audience>]>,
    /// Who exactly, prerequisites, group size …
    pub audience_note: Option<Box<str>>,
    /// What it costs.
    pub cost: Cost,
    /// In which languages it is given; never empty, each once.
    pub languages: Box<[Code<DeliveryLanguage>]>,
    /// Whether it can be held on the team's own premises.
    pub on_site: OnSite,
    /// In person, online …; empty when not stated.
    pub formats: Box<[Code<Format>]>,
    /// Where it usually takes place.
    pub place: Option<Place>,
    /// How long, in words.
    pub duration: Option<Box<str>>,
    /// On which days it is or was held; sorted, each once.
    pub dates: Box<[Date]>,
    /// How to register or ask.
    pub registration: Option<Registration>,
    /// The page of the scheme or of its organiser, for readers.
    pub url: WebAddress,
    /// The public page the facts come from.
    pub source: WebAddress,
    /// Date of that source page.
    pub verified: Option<Date>,
}

impl Scheme {
    /// Longest summary, in characters: what a reader takes in at a glance.
    pub const SUMMARY_CHARS_MAX: usize = 280;
    /// Most themes one scheme may have.
    pub const THEMES_MAX: usize = 5;
    /// Most audiences one scheme may have.
    pub const AUDIENCES_MAX: usize = 4;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_slug_of_bounded_length() {
        assert!(SchemeId::parse("smes-intervisions-connect").is_ok());
        for bad in ["", "Smes", "a b", "../../etc/passwd", "a--b", "-a", "é"] {
            assert_eq!(SchemeId::parse(bad), Err(SchemeIdError::NotASlug), "{bad}");
        }
        assert!(SchemeId::parse(&"a".repeat(SchemeId::BYTES_MAX)).is_ok());
        assert_eq!(SchemeId::parse(&"a".repeat(SchemeId::BYTES_MAX + 1)), Err(SchemeIdError::TooLong));
    }
}
