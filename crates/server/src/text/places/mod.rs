//! The words of the pages beside the search: who offers what, the map of the offer, about, accessibility, privacy. In one struct
//! that each language fills.

mod en;
mod fr;
mod nl;

use repertoire_catalogue::Locale;

use crate::map::By;

/// A part of a page that is read: its heading, and paragraphs, of which each language has as many.
pub(crate) struct Part<const PARAGRAPHS: usize> {
    pub heading: &'static str,
    pub paragraphs: [&'static str; PARAGRAPHS],
}

/// A part that ends with a list.
pub(crate) struct Listed<const ITEMS: usize> {
    pub heading: &'static str,
    pub lead: &'static str,
    pub items: [&'static str; ITEMS],
}

/// The words of one language. `fn` fields take what stands in the sentence.
pub(crate) struct PlacesText {
    pub organisers: &'static str,
    pub organisers_lead: fn(u32) -> String,
    pub organisers_count: fn(u32) -> String,
    pub organisers_found: fn(u32, &str) -> String,
    pub organisers_search: &'static str,
    pub organisers_hint: &'static str,
    pub organisers_button: &'static str,
    pub organisers_all: &'static str,
    pub organisers_none_tip: &'static str,
    pub letters_label: &'static str,
    pub letter: &'static str,
    /// What begins with no letter.
    pub letter_other: &'static str,
    /// The heading where one letter is shown, with how many there are in words.
    pub letter_alone: fn(&str, &str) -> String,
    /// How many there are in all, in words.
    pub letter_why: fn(&str) -> String,
    pub letter_none: fn(&str) -> String,
    pub organiser_back: &'static str,
    pub organiser_facts: &'static str,
    pub organiser_kinds: &'static str,
    pub organiser_web: &'static str,
    pub organiser_schemes: &'static str,
    pub organiser_first: fn(usize) -> String,
    pub organiser_list: fn(u32) -> String,
    pub catalogue_empty: &'static str,

    pub map: &'static str,
    pub map_lead: &'static str,
    pub map_by_label: &'static str,
    pub map_by: fn(By) -> &'static str,
    pub map_caption: fn(By) -> &'static str,
    /// How many pairs have no scheme, and how many there are.
    pub map_gaps: fn(By, u32, u32) -> String,
    pub map_totals: &'static str,
    pub map_cost_note: &'static str,
    pub map_total: &'static str,
    pub map_all_themes: &'static str,
    pub map_legend: &'static str,
    pub map_range: fn(u32, u32) -> String,
    pub map_none: &'static str,
    pub map_not_stated_none: &'static str,
    pub map_unit: fn(u32) -> &'static str,
    pub map_scroll: &'static str,

    pub about: &'static str,
    pub about_lead: &'static str,
    pub about_numbers: fn(u32, u32) -> String,
    pub about_release: fn(u32, &str) -> String,
    pub about_audience: Part<2>,
    pub about_facts: Part<3>,
    pub about_corrections: Part<1>,
    pub about_keepers: Part<2>,
    pub about_licences: Part<2>,
    pub about_licence_link: &'static str,
    /// Who puts the site online.
    pub kept_by: fn(&str) -> String,
    pub contact_ways: &'static str,
    pub contact_none: &'static str,
    pub see_also: &'static str,

    /// The documentation of the API, in a list of pages.
    pub api: &'static str,
    pub accessibility: &'static str,
    pub accessibility_lead: [&'static str; 2],
    pub accessibility_status: Part<2>,
    pub accessibility_limits: Listed<5>,
    pub accessibility_checks: Listed<7>,
    pub checks_results: &'static str,
    pub checks_date: &'static str,
    pub checks_pages: &'static str,
    pub checks_pages_value: fn(usize, u32) -> String,
    pub checks_views: &'static str,
    /// How many, and the widths in pixels.
    pub checks_views_value: fn(u32, &str) -> String,
    pub checks_rules: &'static str,
    pub checks_tools: &'static str,
    pub checks_violations: &'static str,
    pub checks_violations_none: &'static str,
    pub checks_violation: fn(u32) -> String,
    pub checks_review: &'static str,
    pub checks_review_none: &'static str,
    pub accessibility_unchecked: Listed<5>,
    /// Prepared on a day, from checks of another.
    pub accessibility_prepared: &'static str,
    pub accessibility_prepared_value: fn(&str, &str) -> String,
    pub accessibility_contact: Part<1>,
    /// Below [`PlacesText::contact_none`].
    pub accessibility_contact_none: &'static str,
    pub accessibility_enforcement: Part<1>,

    pub privacy: &'static str,
    pub privacy_lead: &'static str,
    pub privacy_visitors: Part<2>,
    pub privacy_address: Part<2>,
    pub privacy_server: Part<4>,
    pub privacy_shortlist: Part<2>,
    pub privacy_staff: &'static str,
    /// Hours that a session lasts at most, and without a request.
    pub privacy_session: fn(i64, i64) -> String,
    pub privacy_staff_more: &'static str,
    pub privacy_keeper: &'static str,
    pub privacy_catalogue: Part<1>,
}

/// The words of a language.
pub(crate) const fn places_text(locale: Locale) -> &'static PlacesText {
    match locale {
        Locale::Fr => &fr::TEXT,
        Locale::Nl => &nl::TEXT,
        Locale::En => &en::TEXT,
    }
}
