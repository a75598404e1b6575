//! What every view needs to know besides its data: the reader's language, and today's date.

use repertoire_catalogue::{Date, Locale};

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
}

impl Ctx {
    /// A context in one language.
    pub(crate) const fn new(locale: Locale, today: Date) -> Self {
        Self { locale, text: text(locale), today }
    }
}

/// Today's date.
pub(crate) fn today() -> Date {
    jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date()
}
