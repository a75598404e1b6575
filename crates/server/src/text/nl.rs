//! De woorden van de interface in het Nederlands.

use repertoire_catalogue::{Cost, Date, DroppedWhy, Locale, OnSite, Sort};

use super::{Text, euros, month, number, unit};

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
const UNITS: [&str; 5] = ["per persoon", "per groep", "per sessie", "per dag", "per jaar"];

pub(super) const TEXT: Text = Text {
    language: "Nederlands",
    site: "Répertoire",
    tagline: "Vormingen, intervisies, supervisies en andere steun rond geestelijke gezondheid voor professionals in Brussel",
    skip_to_results: "Naar de resultaten",
    skip_to_content: "Naar de inhoud",
    languages_label: "Taal van de site",

    search_label: "Wat zoekt u?",
    search_hint: "Een thema, een organisatie, een woord: rouw, intervisie, Diogenes…",
    search_button: "Zoeken",
    filters: "Filteren",
    filters_hint: "Vink aan en pas toe. Het getal zegt hoeveel initiatieven u bij die keuze te zien krijgt.",
    apply: "Filters toepassen",
    clear_all: "Alles wissen",
    chosen: |n| format!("{n} gekozen"),
    more_values: |n| match n {
        1 => "En nog één andere: zoek bovenaan de pagina op naam.".into(),
        n => format!("En nog {n} andere: zoek bovenaan de pagina op naam."),
    },
    cost_max_label: "Maximumbedrag (euro)",
    cost_max_hint: "Initiatieven zonder vermelde prijs vallen dan weg.",
    cost_max_chip: |cents| format!("Hoogstens €\u{A0}{}", euros(Locale::Nl, cents)),
    query_chip: |text| format!("“{text}”"),
    chips_label: "Uw selectie",
    chip_remove: "Verwijderen:",

    count: |n| match n {
        0 => "Geen enkel initiatief".into(),
        1 => "1 initiatief".into(),
        n => format!("{} initiatieven", number(Locale::Nl, n)),
    },
    count_for: |n, text| format!("{} voor “{text}”", (TEXT.count)(n)),
    count_filtered: "met uw filters",
    title_page: |page| format!("pagina {page}"),
    caption: |first, last, total| match total {
        1 => "Eén initiatief".into(),
        total => format!("Initiatieven {first} tot {last} van {}", number(Locale::Nl, total)),
    },
    sort_label: "Sorteren op",
    sort_name: |sort| match sort {
        Sort::Relevance => "relevantie",
        Sort::Title => "titel, A tot Z",
        Sort::TitleDescending => "titel, Z tot A",
        Sort::Cost => "prijs, laag naar hoog",
        Sort::CostDescending => "prijs, hoog naar laag",
        Sort::Verified => "recentste bron",
        Sort::VerifiedAscending => "oudste bron",
    },
    sorted_by: |sort| match sort {
        Sort::Relevance => "van meest naar minst relevant",
        Sort::Title => "op titel, van A tot Z",
        Sort::TitleDescending => "op titel, van Z tot A",
        Sort::Cost => "van goedkoop naar duur, zonder vermelde prijs achteraan",
        Sort::CostDescending => "van duur naar goedkoop, zonder vermelde prijs achteraan",
        Sort::Verified => "van de recentste naar de oudste bron",
        Sort::VerifiedAscending => "van de oudste naar de recentste bron",
    },
    sort_by_column: |sort| format!("sorteren op {sort}"),
    pages_label: "Resultatenpagina's",
    page: |n| format!("Pagina {n}"),
    page_word: "Pagina",
    page_previous: "Vorige pagina",
    page_next: "Volgende pagina",
    page_beyond: |last| {
        if last == 1 {
            "Er is maar één pagina.".into()
        } else {
            format!("Er zijn maar {last} pagina's: dit is de laatste.")
        }
    },
    download_csv: "Deze lijst downloaden (CSV)",

    column_scheme: "Initiatief",
    column_themes: "Thema's",
    column_audience: "Voor wie",
    column_cost: "Kostprijs",
    column_language: "Taal",
    column_on_site: "Bij u ter plaatse",

    notices_label: "Goed om te weten",
    dropped: |label, value, why| match why {
        DroppedWhy::UnknownKey => format!("De filter “{label}” bestaat niet en werd niet toegepast."),
        DroppedWhy::UnknownValue => format!("{label}: “{value}” werd niet begrepen en niet toegepast."),
        DroppedWhy::Repeated => format!("{label}: meer dan één keer opgegeven, alleen de eerste waarde telt."),
        DroppedWhy::QueryTooLong => "Uw zoekopdracht is erg lang: alleen het begin werd gelezen.".into(),
        DroppedWhy::TooManyParams => "Het adres bevat te veel filters: alleen de eerste werden gelezen.".into(),
        DroppedWhy::Others => "Ook andere filters in het adres werden niet begrepen.".into(),
    },
    wordless: "Uw zoekopdracht bevat geen enkel woord: alle initiatieven worden getoond.",
    terms_cut: |n| format!("Uw zoekopdracht bevat veel woorden: alleen de eerste {n} tellen mee."),

    reading_label: "Hoe uw zoekopdracht werd gelezen",
    did_you_mean: ("Bedoelde u ", "?"),
    relaxed: |all| {
        match all {
        0 => "Geen enkel initiatief bevat al deze woorden: hieronder staan de initiatieven met de meeste ervan.".into(),
        1 => "Eén initiatief bevat al deze woorden: het staat bovenaan, gevolgd door de initiatieven met de meeste ervan.".into(),
        n => format!("{n} initiatieven bevatten al deze woorden: ze staan bovenaan, gevolgd door de initiatieven met de meeste ervan."),
    }
    },
    unknown_words: |words| format!("Geen enkele tekst in het repertorium bevat {words}."),
    excluded_words: |words| format!("Zonder de initiatieven met {words}."),
    found_by: "Gevonden via: ",
    offers_label: "Filteren op: ",
    quoted: |word| format!("‘{word}’"),

    none_found: "Geen enkel initiatief gevonden.",
    none_found_together: "Geen enkel initiatief voldoet aan al uw criteria tegelijk.",
    none_found_way: "Laat een van deze criteria weg:",
    none_found_no_way: "Eén criterium weglaten volstaat niet: laat er meerdere weg.",
    none_found_tips: [
        "Kijk de spelling na, of probeer een gewoner woord.",
        "Zoek met minder woorden.",
        "Haal filters weg: veel pagina's vermelden prijs noch plaats.",
    ],
    drop_query: |text| format!("zonder de woorden “{text}”"),
    drop_facet: |facet| format!("zonder de filter “{facet}”"),
    drop_cost_max: "zonder de maximumprijs",
    see_all: "Alle initiatieven tonen",

    back_to_list: "Alle initiatieven",
    for_whom: "Voor wie",
    audience_note: "Toelichting",
    themes: "Thema's",
    objective: "Doel",
    role: "Begeleiding door",
    cost: "Kostprijs",
    languages: "Taal",
    on_site: "Bij u ter plaatse?",
    format: "Vorm",
    place: "Waar",
    duration: "Duur",
    dates: "Data",
    dates_past: "voorbij",
    registration: "Inschrijven of navragen",
    registration_unstated: "Zie de pagina van het initiatief.",
    all_of_organiser: "al hun initiatieven",
    web_page: "Meer weten",
    visit: |host| format!("Naar de pagina op {host}"),
    source: "Bron",
    source_note: "Deze informatie komt van een openbare pagina. Vraag ze na bij de organisator voor u beslist.",
    verified: |date| format!("Bron van {} {}", month(MONTHS, date), date.year()),
    verified_old: "meer dan twee jaar oud: na te vragen",
    verified_never: "Bron zonder datum",
    similar: "Verwante initiatieven",
    not_stated: "Niet vermeld",
    facts: "Praktisch",

    cost_words: |cost| match cost {
        Cost::Free => "Gratis".into(),
        Cost::Included => "Inbegrepen in het lidmaatschap".into(),
        Cost::OnQuotation => "Op offerte".into(),
        Cost::NotStated => "Kostprijs niet vermeld".into(),
        Cost::Amount { min, max, unit: per } if min == max => {
            format!("€\u{A0}{}{}", euros(Locale::Nl, min), unit(UNITS, per))
        }
        Cost::Amount { min, max, unit: per } => {
            format!("€\u{A0}{} tot {}{}", euros(Locale::Nl, min), euros(Locale::Nl, max), unit(UNITS, per))
        }
    },
    on_site_short: |on_site| match on_site {
        OnSite::Yes => "Ja",
        OnSite::ToBeAgreed => "Af te spreken",
        OnSite::No => "Nee",
        OnSite::NotStated => "Niet vermeld",
    },
    on_site_words: |on_site| match on_site {
        OnSite::Yes => "Ja: ze komen bij u, of u stelt een zaal ter beschikking.",
        OnSite::ToBeAgreed => "Af te spreken: u beslist samen met de organisator waar.",
        OnSite::No => "Nee: vaste plek, of op afstand.",
        OnSite::NotStated => "Niet vermeld: vraag het aan de organisator.",
    },
    date: |date: Date| format!("{} {} {}", date.day(), month(MONTHS, date), date.year()),

    footer_data: "Elke regel komt van een openbare pagina, met het adres erbij. Een leeg vak betekent dat de pagina het niet zegt.",
    footer_licence: "Gegevens onder licentie CC BY 4.0; vrije software onder licentie EUPL 1.2.",
    footer_links: "Gegevens",
    footer_csv: "De hele catalogus (CSV)",
    footer_api: "Gegevens voor programma's (JSON)",

    not_found_title: "Pagina niet gevonden",
    not_found_body: "Deze pagina bestaat niet of niet meer. Misschien is het initiatief uit de catalogus gehaald.",
    bad_request_title: "Onleesbaar adres",
    bad_request_body: "We konden dit adres niet lezen.",
    too_long_title: "Te lang adres",
    too_long_body: "Dit adres is te lang om te lezen.",
    wrong_method_title: "Dat kan hier niet",
    wrong_method_body: "Deze pagina kan alleen gelezen worden.",
    failed_title: "Er ging iets mis",
    failed_body: "De fout ligt bij ons en is genoteerd. Probeer het zo meteen opnieuw.",
    onward: "Alle initiatieven tonen",
};
