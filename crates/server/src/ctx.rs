//! What every view needs to know besides its data: the reader's language, today's date, and where the list stands.

use std::fmt;

use maud::Render;
use repertoire_catalogue::{Colour, Date, Locale, PartnerCode};

use crate::site::Site;
use crate::text::{Text, text};

/// Passed first to each view.
#[derive(Clone, Copy)]
pub(crate) struct Ctx {
    /// The language of the page.
    pub(crate) locale: Locale,
    /// Its words.
    pub(crate) text: &'static Text,
    /// Today in Brussels terms (UTC is near enough for years and months): tells which dates are past.
    pub(crate) today: Date,
    /// Where the list stands.
    pub(crate) place: Place,
    /// The colour of the partner in whose pages it is shown.
    pub(crate) accent: Option<Colour>,
    /// What is known of this server.
    pub(crate) site: &'static Site,
}

impl Ctx {
    /// A context in one language.
    pub(crate) const fn new(locale: Locale, today: Date, site: &'static Site) -> Self {
        Self { locale, text: text(locale), today, place: Place::Site, accent: None, site }
    }

    /// The same for the preview of a draft, which is named by its 16 digits.
    pub(crate) const fn of_draft(self, draft: u64) -> Self {
        Self { place: Place::Draft(draft), ..self }
    }

    /// The same for pages that others show in theirs.
    pub(crate) const fn embedded(self, embedded: Embedded, accent: Option<Colour>) -> Self {
        Self { place: Place::Embed(embedded), accent, ..self }
    }

    /// Whether this is the site itself, with its menu, files and shortlist.
    pub(crate) const fn is_site(&self) -> bool {
        matches!(self.place, Place::Site)
    }

    /// The draft whose list this is.
    pub(crate) const fn draft(&self) -> Option<u64> {
        if let Place::Draft(draft) = self.place { Some(draft) } else { None }
    }

    /// Whether the page stands in one of somebody else.
    pub(crate) const fn is_embed(&self) -> bool {
        matches!(self.place, Place::Embed(_))
    }

    /// In whose page.
    pub(crate) const fn embed(&self) -> Option<Embedded> {
        if let Place::Embed(embedded) = self.place { Some(embedded) } else { None }
    }

    /// Whether its address may be pasted into other sites: the site's own, and that of a partner.
    pub(crate) const fn is_shared(&self) -> bool {
        matches!(self.place, Place::Site | Place::Embed(Embedded::Partner(_)))
    }

    /// Where a link that leaves the site opens: from an embed in a tab of its own, since most sites refuse to be shown in a frame.
    pub(crate) const fn outward(&self) -> Option<&'static str> {
        if self.is_embed() { Some("_blank") } else { None }
    }

    /// A colon with the space around it: French sets it apart.
    pub(crate) const fn colon(&self) -> &'static str {
        match self.locale {
            Locale::Fr => "\u{A0}: ",
            Locale::Nl | Locale::En => ": ",
        }
    }

    /// What stands before a path in an address that leaves the page: in a mail, on paper, for search engines. Empty where the
    /// server was not told its own; the path alone is still right on the page itself.
    pub(crate) fn origin(&self) -> &'static str {
        self.site.origin()
    }

    /// The address of the list, in the language of the page.
    pub(crate) const fn list(&self) -> ListPath {
        self.list_in(self.locale)
    }

    /// The address of the same list in another language.
    pub(crate) const fn list_in(&self, locale: Locale) -> ListPath {
        ListPath { locale, place: self.place }
    }
}

/// Where a list stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    /// On the site, for everybody.
    Site,
    /// In the staff area: what a draft would publish.
    Draft(u64),
    /// In somebody else's page.
    Embed(Embedded),
}

/// In whose page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Embedded {
    /// That of a partner.
    Partner(PartnerCode),
    /// The same, tried out on the site itself.
    TriedOut(PartnerCode),
    /// Nobody's yet: tried out on the site, in a colour.
    Neutral(Option<Colour>),
}

impl Embedded {
    /// The code of the partner; nothing where it is nobody's.
    pub(crate) const fn code(self) -> Option<PartnerCode> {
        match self {
            Self::Partner(code) | Self::TriedOut(code) => Some(code),
            Self::Neutral(_) => None,
        }
    }

    /// Reads what stands behind `/embed/`: the code of a partner; `_code` to try it out; `_` or `_-0b5d66` for nobody's.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        match text.strip_prefix('_') {
            None => text.parse().ok().map(Self::Partner),
            Some("") => Some(Self::Neutral(None)),
            Some(rest) => match rest.strip_prefix('-') {
                Some(colour) if colour.len() == 6 => colour.parse().ok().map(|colour| Self::Neutral(Some(colour))),
                Some(_) => None,
                None => rest.parse().ok().map(Self::TriedOut),
            },
        }
    }
}

impl fmt::Display for Embedded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Partner(code) => write!(f, "{code}"),
            Self::TriedOut(code) => write!(f, "_{code}"),
            Self::Neutral(None) => f.write_str("_"),
            Self::Neutral(Some(colour)) => write!(f, "_-{}", colour.to_string().trim_start_matches('#')),
        }
    }
}

/// `/fr`, or where the preview of a draft or an embed stands. What is below it follows.
#[derive(Clone, Copy)]
pub(crate) struct ListPath {
    locale: Locale,
    place: Place,
}

impl ListPath {
    /// Part by part where a page holds dozens of these, which are those of the site and of a partner: to format each takes twenty times as long.
    fn write(&self, to: &mut impl fmt::Write) -> fmt::Result {
        let locale = self.locale.tag();
        match self.place {
            Place::Site => {
                to.write_str("/")?;
                to.write_str(locale)
            }
            Place::Embed(Embedded::Partner(code)) => {
                ["/embed/", code.as_str(), "/", locale].iter().try_for_each(|part| to.write_str(part))
            }
            Place::Embed(embedded) => write!(to, "/embed/{embedded}/{locale}"),
            Place::Draft(draft) => write!(to, "/{locale}/gestion/brouillons/{draft:016x}/apercu"),
        }
    }
}

impl fmt::Display for ListPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f)
    }
}

impl Render for ListPath {
    fn render_to(&self, buffer: &mut String) {
        // Letters, digits, hyphens and slashes: nothing to escape. Writing to a `String` never fails.
        let _ = self.write(buffer);
    }
}

/// Today's date.
pub(crate) fn today() -> Date {
    jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_stands_behind_embed_is_read_as_it_is_written() {
        for text in ["bassin-midi", "_bassin-midi", "_", "_-0b5d66"] {
            assert_eq!(Embedded::parse(text).map(|embedded| embedded.to_string()).as_deref(), Some(text));
        }
        for unfit in ["", "__a", "_-", "_-abc", "_-0b5d6g", "_-#0b5d6", "v1", "_v1", "A", "a/b"] {
            assert_eq!(Embedded::parse(unfit), None, "{unfit}");
        }
    }

    proptest! {
        #[test]
        fn a_path_holds_nothing_to_escape(text in "[_-]{0,2}([ -~é]{0,12}|[a-z]{3,6}|[0-9a-f]{6})") {
            if let Some(embedded) = Embedded::parse(&text) {
                prop_assert!(embedded.to_string().bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b)));
                let path = ListPath { locale: Locale::Nl, place: Place::Embed(embedded) };
                prop_assert_eq!(path.render().into_string(), format!("/embed/{embedded}/nl"));
            }
        }
    }
}
