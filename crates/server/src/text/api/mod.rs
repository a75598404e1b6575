//! The words of the API: its problems, and the page that documents it. In one struct that each language fills.

mod en;
mod fr;
mod nl;

use repertoire_catalogue::Locale;

use crate::api::ProblemKind;
use crate::text::Part;

/// The words of one language. `fn` fields take what stands in the sentence.
pub(crate) struct ApiText {
    /// What a kind of problem is called.
    pub problem_title: fn(ProblemKind) -> &'static str,
    /// What it means and what to do.
    pub problem_detail: fn(ProblemKind) -> &'static str,
    /// Of the parameter of this name, which takes a whole number.
    pub bad_parameter: fn(&str) -> String,
    /// Of one that others offer.
    pub parameter_not_offered: fn(&str) -> String,

    /// What is known of an organiser, for other directories (HSDS): the types of its schemes.
    pub hsds_organization: fn(&str) -> String,
    /// There too: what the address of the page of a scheme's source is called.
    pub hsds_source: &'static str,

    /// Title of the page of documentation.
    pub page_title: &'static str,
    pub lead: &'static str,
    pub answer: &'static str,
    /// Of an answer 304.
    pub not_modified: &'static str,
    /// Of headers.
    pub header_etag: &'static str,
    pub header_link: &'static str,
    pub header_retry: &'static str,
    pub addresses: &'static str,
    pub parameters: &'static str,
    pub parameters_none: &'static str,
    pub required: &'static str,
    pub repeated: &'static str,
    /// What stands before a path in a command, where the server was not told its address.
    pub origin_unknown: &'static str,
    pub example: &'static str,
    pub objects: &'static str,
    pub or_null: &'static str,
    pub list_of: &'static str,
    pub by_name: &'static str,
    pub type_text: &'static str,
    pub type_number: &'static str,
    pub type_truth: &'static str,
    pub type_object: &'static str,
    pub contract: &'static str,
    pub limits_heading: &'static str,
    pub licence: Part<1>,
    pub reading: Part<3>,
    pub evolution: Part<2>,
    pub errors: Part<1>,
    /// How many requests a minute one address may send; 0 is as many as it likes.
    pub limits: fn(u32) -> String,
    /// Of a facet: its label, and the vocabulary of its values.
    pub facet_parameter: fn(&str, &str) -> String,
    /// Of the facet without a vocabulary.
    pub organiser_parameter: fn(&str) -> String,
    /// What an address is for, in a few words and in a sentence, by its name.
    pub operation: fn(&str) -> Option<(&'static str, &'static str)>,
    /// What a parameter says; where it takes one of a list, what stands before the list.
    pub parameter: fn(&str) -> Option<&'static str>,
    /// What a key of an object of an answer holds.
    pub field: fn(&str, &str) -> Option<&'static str>,
}

/// The words of a language.
pub(crate) const fn api_text(locale: Locale) -> &'static ApiText {
    match locale {
        Locale::Fr => &fr::TEXT,
        Locale::Nl => &nl::TEXT,
        Locale::En => &en::TEXT,
    }
}
