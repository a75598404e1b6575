//! The words of files that people take with them: what a workbook says of itself, and the feed of what is new.

mod en;
mod fr;
mod nl;

use repertoire_catalogue::Locale;

/// The words of one language. `fn` fields take what stands in the sentence.
pub(crate) struct ExportsText {
    /// Name of the sheet of a workbook that says what the file is: at most 31 characters.
    pub sheet: &'static str,
    pub release: &'static str,
    pub published: &'static str,
    /// When the file is of no release.
    pub unpublished: &'static str,
    pub rows: &'static str,
    pub address: &'static str,
    /// Text that was searched for.
    pub text: &'static str,
    pub criteria: &'static str,
    pub criteria_none: &'static str,
    pub order: &'static str,
    pub licence: &'static str,
    /// Under which licence, with its address.
    pub licensed: fn(&str) -> String,

    /// The link to the feed, among the files.
    pub feed_label: &'static str,
    /// What the feed tells.
    pub feed_title: &'static str,
    /// How many entries it has at most.
    pub feed_bounds: fn(usize) -> String,
    pub feed_added: fn(&str) -> String,
    pub feed_changed: fn(&str) -> String,
    /// Of what is older than what was read.
    pub feed_unchanged: fn(&str) -> String,
    /// While it is being worked out.
    pub feed_later: &'static str,
}

/// The words of a language.
pub(crate) const fn exports_text(locale: Locale) -> &'static ExportsText {
    match locale {
        Locale::Fr => &fr::TEXT,
        Locale::Nl => &nl::TEXT,
        Locale::En => &en::TEXT,
    }
}
