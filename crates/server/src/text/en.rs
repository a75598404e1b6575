//! The words of the interface in English.

use repertoire_catalogue::{Cost, Date, DroppedWhy, Locale, OnSite, Sort};

use super::{Text, euros, month, number, unit};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const UNITS: [&str; 5] = ["per person", "per group", "per session", "per day", "per year"];

pub(super) const TEXT: Text = Text {
    language: "English",
    site: "Répertoire",
    tagline: "Training, peer consultation, supervision and other mental health support for professionals in Brussels",
    skip_to_results: "Skip to results",
    skip_to_content: "Skip to content",
    languages_label: "Site language",

    search_label: "What are you looking for?",
    search_hint: "A theme, an organisation, a word: grief, supervision, Diogenes…",
    search_button: "Search",
    filters: "Filter",
    filters_hint: "Tick, then apply. The number says how many schemes you will see for that choice.",
    apply: "Apply filters",
    clear_all: "Clear all",
    chosen: |n| format!("{n} selected"),
    more_values: |n| format!("And {n} more: search for their name at the top of the page."),
    cost_max_label: "At most, in euros",
    cost_max_hint: "Leaves out schemes whose cost is not stated.",
    cost_max_chip: |cents| format!("At most €{}", euros(Locale::En, cents)),
    query_chip: |text| format!("“{text}”"),
    chips_label: "Your selection",
    chip_remove: "Remove:",

    count: |n| match n {
        0 => "No schemes".into(),
        1 => "1 scheme".into(),
        n => format!("{} schemes", number(Locale::En, n)),
    },
    count_for: |n, text| format!("{} for “{text}”", (TEXT.count)(n)),
    count_filtered: "with your filters",
    title_page: |page| format!("page {page}"),
    caption: |first, last, total| match total {
        1 => "One scheme".into(),
        total => format!("Schemes {first} to {last} of {}", number(Locale::En, total)),
    },
    sort_label: "Sort by",
    sort_name: |sort| match sort {
        Sort::Relevance => "relevance",
        Sort::Title => "title, A to Z",
        Sort::TitleDescending => "title, Z to A",
        Sort::Cost => "cost, lowest first",
        Sort::CostDescending => "cost, highest first",
        Sort::Verified => "most recent source",
        Sort::VerifiedAscending => "oldest source",
    },
    sorted_by: |sort| match sort {
        Sort::Relevance => "most relevant first",
        Sort::Title => "by title, A to Z",
        Sort::TitleDescending => "by title, Z to A",
        Sort::Cost => "lowest cost first, not stated last",
        Sort::CostDescending => "highest cost first, not stated last",
        Sort::Verified => "most recent source first",
        Sort::VerifiedAscending => "oldest source first",
    },
    sort_by_column: |sort| format!("sort by {sort}"),
    pages_label: "Result pages",
    page: |n| format!("Page {n}"),
    page_word: "Page",
    page_previous: "Previous page",
    page_next: "Next page",
    page_beyond: |last| {
        if last == 1 {
            "There is only one page.".into()
        } else {
            format!("There are only {last} pages: this is the last.")
        }
    },
    download_csv: "Download this list (CSV)",

    column_scheme: "Scheme",
    column_themes: "Themes",
    column_audience: "For whom",
    column_cost: "Cost",
    column_language: "Language",
    column_on_site: "On your premises",

    notices_label: "Please note",
    dropped: |label, value, why| match why {
        DroppedWhy::UnknownKey => format!("There is no filter “{label}”, so it was not applied."),
        DroppedWhy::UnknownValue => format!("{label}: “{value}” was not understood and was not applied."),
        DroppedWhy::Repeated => format!("{label}: given more than once, only the first value counts."),
        DroppedWhy::QueryTooLong => "Your search is very long: only its beginning was read.".into(),
        DroppedWhy::TooManyParams => "The address holds too many filters: only the first ones were read.".into(),
        DroppedWhy::Others => "Other filters in the address were not understood either.".into(),
    },
    wordless: "Your search contains no words: all schemes are shown.",
    terms_cut: |n| format!("Your search contains many words: only the first {n} count."),

    reading_label: "How your search was read",
    did_you_mean: ("Did you mean ", "?"),
    relaxed: |all| match all {
        0 => "No scheme contains all of these words: here are the ones that contain most of them.".into(),
        1 => "One scheme contains all of these words: it comes first, followed by those that contain most of them."
            .into(),
        n => format!(
            "{n} schemes contain all of these words: they come first, followed by those that contain most of them."
        ),
    },
    unknown_words: |words| format!("No text in the directory contains {words}."),
    excluded_words: |words| format!("Without the schemes that contain {words}."),
    found_by: "Found by: ",
    offers_label: "Filter by: ",
    quoted: |word| format!("“{word}”"),

    none_found: "No scheme matches.",
    none_found_together: "No scheme meets all your criteria at once.",
    none_found_way: "Try removing one of these:",
    none_found_no_way: "Removing just one is not enough: remove several.",
    none_found_tips: [
        "Check the spelling, or try a more common word.",
        "Search with fewer words.",
        "Remove filters: many pages state neither cost nor place.",
    ],
    drop_query: |text| format!("without the words “{text}”"),
    drop_facet: |facet| format!("without the filter “{facet}”"),
    drop_cost_max: "without the highest cost",
    see_all: "See all schemes",

    back_to_list: "All schemes",
    for_whom: "For whom",
    audience_note: "Details",
    themes: "Themes",
    objective: "Objective",
    role: "Led by",
    cost: "Cost",
    languages: "Language",
    on_site: "On your premises?",
    format: "Format",
    place: "Where",
    duration: "Duration",
    dates: "Dates",
    dates_past: "past",
    registration: "Register or ask",
    registration_unstated: "See the page of the scheme.",
    all_of_organiser: "all their schemes",
    web_page: "Find out more",
    visit: |host| format!("See the page on {host}"),
    source: "Source",
    source_note: "This information comes from a public page. Check it with the organiser before you decide.",
    verified: |date| format!("Source from {} {}", month(MONTHS, date), date.year()),
    verified_old: "over two years old: check it",
    verified_never: "Undated source",
    similar: "Similar schemes",
    not_stated: "Not stated",
    facts: "In practice",

    cost_words: |cost| match cost {
        Cost::Free => "Free".into(),
        Cost::Included => "Included in membership".into(),
        Cost::OnQuotation => "On quotation".into(),
        Cost::NotStated => "Cost not stated".into(),
        Cost::Amount { min, max, unit: per } if min == max => {
            format!("€{}{}", euros(Locale::En, min), unit(UNITS, per))
        }
        Cost::Amount { min, max, unit: per } => {
            format!("€{} to €{}{}", euros(Locale::En, min), euros(Locale::En, max), unit(UNITS, per))
        }
    },
    on_site_short: |on_site| match on_site {
        OnSite::Yes => "Yes",
        OnSite::ToBeAgreed => "To be agreed",
        OnSite::No => "No",
        OnSite::NotStated => "Not stated",
    },
    on_site_words: |on_site| match on_site {
        OnSite::Yes => "Yes: they come to you, or you provide the room.",
        OnSite::ToBeAgreed => "To be agreed: you settle the place with the organiser.",
        OnSite::No => "No: a fixed place, or remote.",
        OnSite::NotStated => "Not stated: ask the organiser.",
    },
    date: |date: Date| format!("{} {} {}", date.day(), month(MONTHS, date), date.year()),

    footer_data: "Each row comes from a public page and gives its address. An empty cell means that the page does not say.",
    footer_licence: "Data under CC BY 4.0; free software under EUPL 1.2.",
    footer_links: "Data",
    footer_csv: "The whole catalogue (CSV)",
    footer_api: "Data for programs (JSON)",

    not_found_title: "Page not found",
    not_found_body: "This page does not exist, or no longer does. The scheme may have been taken out of the catalogue.",
    bad_request_title: "Unreadable address",
    bad_request_body: "We could not read this address.",
    too_long_title: "Address too long",
    too_long_body: "This address is too long to be read.",
    wrong_method_title: "Not possible here",
    wrong_method_body: "This page can only be read.",
    failed_title: "Something went wrong",
    failed_body: "The problem is ours and has been noted. Please try again in a moment.",
    onward: "See all schemes",
};
