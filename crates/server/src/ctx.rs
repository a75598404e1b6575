//! What every view needs to know besides its data: the reader's language, today's date, and where the list stands.

use std::fmt;

use maud::Render;
use repertoire_catalogue::{Date, Locale};

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
    /// The draft whose list this is; nothing for what is published.
    pub(crate) draft: Option<u64>,
    /// What is known of this server.
    pub(crate) site: &'static Site,
}

impl Ctx {
    /// A context in one language.
    pub(crate) const fn new(locale: Locale, today: Date, site: &'static Site) -> Self {
        Self { locale, text: text(locale), today, draft: None, site }
    }

    /// The same for the preview of a draft, which is named by its 16 digits.
    pub(crate) const fn of_draft(self, draft: u64) -> Self {
        Self { draft: Some(draft), ..self }
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
        ListPath { locale, draft: self.draft }
    }
}

/// `/fr`, or where the preview of a draft stands. What is below it follows.
#[derive(Clone, Copy)]
pub(crate) struct ListPath {
    locale: Locale,
    draft: Option<u64>,
}

impl fmt::Display for ListPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("/")?;
        f.write_str(self.locale.tag())?;
        match self.draft {
            None => Ok(()),
            Some(draft) => write!(f, "/gestion/brouillons/{draft:016x}/apercu"),
        }
    }
}

impl Render for ListPath {
    fn render_to(&self, buffer: &mut String) {
        use fmt::Write;
        // Letters, digits and slashes: nothing to escape. Writing to a `String` never fails.
        let _ = write!(buffer, "{self}");
    }
}

/// Today's date.
pub(crate) fn today() -> Date {
    jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date()
}
