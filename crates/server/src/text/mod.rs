//! Every word of the interface, in one struct that each language fills: a missing translation does not compile.
//! Sentences with a number or a name in them are functions, since languages don't agree on where those go.

mod api;
mod choice;
mod embed;
mod en;
mod exports;
mod fr;
mod nl;
mod places;
mod portfolio;
mod staff;

pub(crate) use api::{ApiText, api_text};
pub(crate) use choice::{ChoiceText, choice_text};
pub(crate) use embed::{EmbedText, embed_text};
pub(crate) use exports::exports_text;
pub(crate) use places::{Listed, Part, PlacesText, places_text};
pub(crate) use portfolio::{PortfolioText, portfolio_text};
pub(crate) use staff::{StaffText, staff_text};

use repertoire_catalogue::{
    COLUMN_KEY, COST_MAX_KEY, Cents, Cost, CostUnit, Date, Dropped, DroppedWhy, Facet, ListStyle, Locale, OnSite,
    PAGE_KEY, QUERY_KEY, ROWS_KEY, SORT_KEY, STYLE_KEY, Sort,
};

/// The words of one language. `fn` fields take what stands in the sentence.
pub(crate) struct Text {
    /// Name of the language in itself.
    pub language: &'static str,
    pub site: &'static str,
    pub tagline: &'static str,
    pub skip_to_results: &'static str,
    pub skip_to_content: &'static str,
    pub languages_label: &'static str,

    pub search_label: &'static str,
    pub search_hint: &'static str,
    pub search_button: &'static str,
    pub filters: &'static str,
    pub filters_hint: &'static str,
    /// Where filters apply by themselves.
    pub filters_hint_live: &'static str,
    /// How many are found: on the button that leads to them.
    pub see_results: fn(u32) -> String,
    pub apply: &'static str,
    pub clear_all: &'static str,
    pub chosen: fn(usize) -> String,
    pub more_values: fn(usize) -> String,
    pub cost_max_label: &'static str,
    pub cost_max_hint: &'static str,
    pub cost_max_chip: fn(Cents) -> String,
    pub query_chip: fn(&str) -> String,
    pub chips_label: &'static str,
    pub chip_remove: &'static str,

    pub count: fn(u32) -> String,
    pub count_for: fn(u32, &str) -> String,
    pub count_filtered: &'static str,
    pub title_page: fn(u32) -> String,
    pub caption: fn(u32, u32, u32) -> String,
    pub sort_label: &'static str,
    pub sort_name: fn(Sort) -> &'static str,
    pub sorted_by: fn(Sort) -> &'static str,
    pub sort_by_column: fn(&str) -> String,
    pub pages_label: &'static str,
    pub page: fn(u32) -> String,
    pub page_word: &'static str,
    pub page_previous: &'static str,
    pub page_next: &'static str,
    pub page_beyond: fn(u32) -> String,
    pub download: &'static str,
    pub download_excel_csv: &'static str,
    pub download_calendar: &'static str,
    pub add_dates: &'static str,

    pub column_scheme: &'static str,
    /// Headers for the ear: the eye sees these below the title.
    pub column_by: &'static str,
    pub column_more: &'static str,
    pub column_themes: &'static str,
    pub column_audience: &'static str,
    pub column_cost: &'static str,
    pub column_language: &'static str,
    pub column_on_site: &'static str,

    pub notices_label: &'static str,
    pub dropped: fn(&str, &str, DroppedWhy) -> String,
    pub wordless: &'static str,
    pub terms_cut: fn(usize) -> String,

    pub reading_label: &'static str,
    /// What stands before and behind the link with the other spelling.
    pub did_you_mean: (&'static str, &'static str),
    /// How many schemes have all words, where those with most of them come too.
    pub relaxed: fn(u32) -> String,
    pub unknown_words: fn(&str) -> String,
    pub excluded_words: fn(&str) -> String,
    pub found_by: &'static str,
    pub offers_label: &'static str,
    pub quoted: fn(&str) -> String,

    pub none_found: &'static str,
    pub none_found_together: &'static str,
    pub none_found_way: &'static str,
    pub none_found_no_way: &'static str,
    pub none_found_tips: [&'static str; 3],
    pub drop_query: fn(&str) -> String,
    pub drop_facet: fn(&str) -> String,
    pub drop_cost_max: &'static str,
    pub see_all: &'static str,

    pub back_to_list: &'static str,
    pub for_whom: &'static str,
    pub themes: &'static str,
    pub objective: &'static str,
    pub role: &'static str,
    pub cost: &'static str,
    pub languages: &'static str,
    pub on_site: &'static str,
    pub format: &'static str,
    pub place: &'static str,
    pub duration: &'static str,
    pub dates: &'static str,
    pub dates_past: &'static str,
    pub registration: &'static str,
    pub registration_unstated: &'static str,
    pub all_of_organiser: &'static str,
    pub web_page: &'static str,
    pub source: &'static str,
    pub visit: fn(&str) -> String,
    pub report: &'static str,
    /// Of a mail, with the title of the scheme.
    pub report_subject: fn(&str) -> String,
    pub contact: &'static str,
    pub source_note: &'static str,
    pub verified: fn(Date) -> String,
    pub verified_old: &'static str,
    pub verified_never: &'static str,
    pub similar: &'static str,
    pub not_stated: &'static str,

    pub cost_words: fn(Cost) -> String,
    pub on_site_short: fn(OnSite) -> &'static str,
    pub on_site_words: fn(OnSite) -> &'static str,
    pub date: fn(Date) -> String,

    pub footer_data: &'static str,
    pub footer_licence: &'static str,
    pub footer_links: &'static str,
    pub footer_csv: &'static str,
    pub footer_api: &'static str,

    pub menu_label: &'static str,
    pub menu_search: &'static str,
    pub menu_guide: &'static str,
    pub menu_organisers: &'static str,
    pub menu_map: &'static str,
    pub menu_shortlist: &'static str,
    pub menu_about: &'static str,
    pub menu_accessibility: &'static str,
    pub menu_privacy: &'static str,
    pub intro: &'static str,
    pub quick_label: &'static str,
    pub guide_link: &'static str,
    pub quick_on_site: &'static str,
    pub quick_dutch: &'static str,
    pub facet_search: &'static str,
    /// What a search in a list leaves of it: none, one, more (`#`).
    pub facet_left: [&'static str; 3],
    pub facet_none: &'static str,
    pub facet_all: &'static str,
    pub unstated_hint: &'static str,
    pub view_label: &'static str,
    pub view_style: &'static str,
    pub view_style_name: fn(ListStyle) -> &'static str,
    pub view_columns: &'static str,
    pub view_rows: &'static str,
    pub view_apply: &'static str,
    pub view_scroll: &'static str,
    pub column_next_date: &'static str,
    pub next_date_none: &'static str,
    pub comes_to_you: &'static str,
    pub objective_short: fn(&str) -> Option<&'static str>,
    pub keep: &'static str,
    pub compare: &'static str,
    pub compare_hint: &'static str,
    pub printed: fn(&str) -> String,
    pub live_busy: &'static str,
    pub live_failed: &'static str,
    pub live_retry: &'static str,
    pub suggestions_label: &'static str,
    pub suggestions_none: &'static str,
    pub suggestions_one: &'static str,
    pub suggestions_many: &'static str,
    pub suggestion_scheme: &'static str,
    pub suggestion_word: &'static str,
    pub copy_link: &'static str,
    pub copied: &'static str,
    pub print: &'static str,
    pub send_mail: &'static str,
    pub share_label: &'static str,
    pub shortlist_see: &'static str,
    pub scheme_about: &'static str,
    pub scheme_practical: &'static str,
    pub scheme_where: &'static str,
    pub scheme_organiser: &'static str,
    pub scheme_source: &'static str,
    pub scheme_write: fn(&str) -> String,
    pub scheme_call: fn(&str) -> String,
    pub scheme_register: fn(&str) -> String,
    pub more_accessible: &'static str,
    pub more_accessible_hint: &'static str,

    pub not_found_title: &'static str,
    pub not_found_body: &'static str,
    pub bad_request_title: &'static str,
    pub bad_request_body: &'static str,
    pub export_too_long_title: &'static str,
    pub export_too_long_body: fn(u32) -> String,
    pub too_long_title: &'static str,
    pub too_long_body: &'static str,
    pub wrong_method_title: &'static str,
    pub wrong_method_body: &'static str,
    pub failed_title: &'static str,
    pub failed_body: &'static str,
    pub onward: &'static str,
}

/// The words of a language.
pub(crate) const fn text(locale: Locale) -> &'static Text {
    match locale {
        Locale::Fr => &fr::TEXT,
        Locale::Nl => &nl::TEXT,
        Locale::En => &en::TEXT,
    }
}

/// What people call a parameter: a facet's label, or the words beside its field. An unknown one is its own name.
pub(crate) fn parameter_label(locale: Locale, key: &str) -> &str {
    let words = text(locale);
    match key {
        QUERY_KEY => words.search_button,
        COST_MAX_KEY => words.cost_max_label,
        SORT_KEY => words.sort_label,
        PAGE_KEY => words.page_word,
        STYLE_KEY => words.view_style,
        COLUMN_KEY => words.view_columns,
        ROWS_KEY => words.view_rows,
        _ => Facet::from_key(key).map_or(key, |facet| facet.decl().labels.get(locale)),
    }
}

/// A refused part of an address, in words.
pub(crate) fn dropped(locale: Locale, pair: &Dropped) -> String {
    (text(locale).dropped)(parameter_label(locale, &pair.key), &pair.value, pair.why)
}

/// A whole number with its thousands set apart.
pub(crate) fn number(locale: Locale, number: u32) -> String {
    if number < 1_000 {
        return number.to_string();
    }
    let apart = match locale {
        Locale::Fr => '\u{202F}',
        Locale::Nl => '.',
        Locale::En => ',',
    };
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(apart);
        }
        grouped.push(digit);
    }
    grouped
}

/// Labels apart by commas as they stand within a sentence: names in them ("Belgique") and abbreviations keep their capitals.
fn uncapitalised(labels: &str) -> String {
    let within = |label: &str| {
        let mut letters = label.chars();
        match (letters.next(), letters.clone().next()) {
            (Some(first), second) if !second.is_some_and(char::is_uppercase) => {
                first.to_lowercase().chain(letters).collect()
            }
            _ => label.to_owned(),
        }
    };
    labels.split(", ").map(within).collect::<Vec<String>>().join(", ")
}

/// An amount in euros: `80`, `12,50` or `12.50`.
fn euros(locale: Locale, cents: Cents) -> String {
    let whole = number(locale, cents.euros());
    match (cents.0 % 100, locale) {
        (0, _) => whole,
        (rest, Locale::En) => format!("{whole}.{rest:02}"),
        (rest, _) => format!("{whole},{rest:02}"),
    }
}

/// What an amount pays for, in the words of one language, in the order of [`CostUnit::ALL`].
fn unit(words: [&'static str; 5], unit: Option<CostUnit>) -> String {
    let at = CostUnit::ALL.iter().position(|known| Some(*known) == unit);
    at.map_or_else(String::new, |at| format!(" {}", words[at]))
}

/// Name of a date's month.
fn month(names: [&'static str; 12], date: Date) -> &'static str {
    names[(date.month() - 1).unsigned_abs() as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cost: &str, words: [&str; 3]) {
        let cost: Cost = cost.parse().expect("a cost");
        let found =
            Locale::ALL.map(|locale| (text(locale).cost_words)(cost).replace('\u{A0}', "~").replace('\u{202F}', "_"));
        assert_eq!(found, words);
    }

    #[test]
    fn a_cost_is_said_in_words() {
        check("", ["Coût non communiqué", "Kostprijs niet vermeld", "Cost not stated"]);
        check("gratuit", ["Gratuit", "Gratis", "Free"]);
        check("sur devis", ["Sur devis", "Op offerte", "Price on request"]);
        check(
            "compris dans l'affiliation",
            ["Compris dans l'affiliation", "Inbegrepen in het lidmaatschap", "Included in membership"],
        );
        check("80/personne", ["80~€ par personne", "€~80 per persoon", "€80 per person"]);
        check("80-120/groupe", ["80 à 120~€ par groupe", "€~80 tot 120 per groep", "€80 to €120 per group"]);
        check("1900/an", ["1_900~€ par an", "€~1.900 per jaar", "€1,900 per year"]);
        check("12.5/seance", ["12,50~€ par séance", "€~12,50 per sessie", "€12.50 per session"]);
        check("300/jour", ["300~€ par jour", "€~300 per dag", "€300 per day"]);
        check("45", ["45~€", "€~45", "€45"]);
    }

    #[test]
    fn counts_agree_with_their_number() {
        let count = |locale, of| (text(locale).count)(of).replace('\u{202F}', "_");
        assert_eq!(
            Locale::ALL.map(|locale| count(locale, 0)),
            ["Aucun dispositif", "Geen enkel initiatief", "No schemes"]
        );
        assert_eq!(Locale::ALL.map(|locale| count(locale, 1)), ["1 dispositif", "1 initiatief", "1 scheme"]);
        assert_eq!(
            Locale::ALL.map(|locale| count(locale, 12_345)),
            ["12_345 dispositifs", "12.345 initiatieven", "12,345 schemes"]
        );
    }

    #[test]
    fn labels_within_a_sentence_lose_their_first_capital_only() {
        for (label, expected) in [
            ("Langue des signes de Belgique francophone", "langue des signes de Belgique francophone"),
            ("En présentiel, Hybride", "en présentiel, hybride"),
            ("École, EVRAS", "école, EVRAS"),
            ("", ""),
        ] {
            assert_eq!(uncapitalised(label), expected);
        }
    }

    #[test]
    fn dates_are_written_out() {
        let date = Date::new(2025, 3, 1).expect("a date");
        assert_eq!(
            Locale::ALL.map(|locale| (text(locale).date)(date)),
            ["1er mars 2025", "1 maart 2025", "1 March 2025"]
        );
        let date = Date::new(2025, 12, 31).expect("a date");
        assert_eq!(
            Locale::ALL.map(|locale| (text(locale).date)(date)),
            ["31 décembre 2025", "31 december 2025", "31 December 2025"]
        );
    }
}
