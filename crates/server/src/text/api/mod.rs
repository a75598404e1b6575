//! The words of the API: its problems, and the page that documents it. In one struct that each language fills.

mod en;
mod fr;
mod nl;

use repertoire_catalogue::Locale;

use crate::api::ProblemKind;

/// The words of one language. `fn` fields take what stands in the sentence.
pub(crate) struct ApiText {
    /// What a kind of problem is called.
    pub problem_title: fn(ProblemKind) -> &'static str,
    /// What it means and what to do.
    pub problem_detail: fn(ProblemKind) -> &'static str,
    /// Of the parameter of this name, which takes a whole number.
    pub bad_parameter: fn(&str) -> String,
}

/// The words of a language.
pub(crate) const fn api_text(locale: Locale) -> &'static ApiText {
    match locale {
        Locale::Fr => &fr::TEXT,
        Locale::Nl => &nl::TEXT,
        Locale::En => &en::TEXT,
    }
}
