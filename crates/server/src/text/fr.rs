//! Les mots de l'interface en français, première langue du répertoire.

use repertoire_catalogue::{
    Cost, Date, DroppedWhy, ListStyle, Locale, OBJECTIVE_KNOWLEDGE, OBJECTIVE_SUPPORT, OnSite, Sort,
};

use super::{Text, euros, month, number, unit};

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const UNITS: [&str; 5] = ["par personne", "par groupe", "par séance", "par jour", "par an"];

pub(super) const TEXT: Text = Text {
    language: "Français",
    site: "Répertoire",
    tagline: "Formations, intervisions, supervisions et autres appuis en santé mentale pour les professionnel·les à Bruxelles",
    skip_to_results: "Aller aux résultats",
    skip_to_content: "Aller au contenu",
    languages_label: "Langue du site",

    search_label: "Que cherchez-vous\u{A0}?",
    search_hint: "Un thème, un organisme, un mot\u{A0}: deuil, intervision, Diogène…",
    search_button: "Rechercher",
    filters: "Filtrer",
    filters_hint: "Cochez, puis appliquez. Le nombre dit combien de dispositifs vous verrez pour cette valeur.",
    filters_hint_live: "Le nombre dit combien de dispositifs vous verrez pour cette valeur.",
    see_results: |total| match total {
        0 => "Aucun dispositif".into(),
        1 => "Voir le dispositif".into(),
        n => format!("Voir les {} dispositifs", number(Locale::Fr, n)),
    },
    apply: "Appliquer les filtres",
    clear_all: "Tout effacer",
    chosen: |n| if n == 1 { "1 choisi".into() } else { format!("{n} choisis") },
    more_values: |n| match n {
        1 => "Et un autre\u{A0}: cherchez son nom en haut de la page.".into(),
        n => format!("Et {n} autres\u{A0}: cherchez leur nom en haut de la page."),
    },
    cost_max_label: "Au plus, en euros",
    cost_max_hint: "Laisse de côté les dispositifs dont le coût n'est pas communiqué.",
    cost_max_chip: |cents| format!("Au plus {}\u{A0}€", euros(Locale::Fr, cents)),
    query_chip: |text| format!("«\u{A0}{text}\u{A0}»"),
    chips_label: "Vos critères",
    chip_remove: "Retirer\u{A0}:",

    count: |n| match n {
        0 => "Aucun dispositif".into(),
        1 => "1 dispositif".into(),
        n => format!("{} dispositifs", number(Locale::Fr, n)),
    },
    count_for: |n, text| format!("{} pour «\u{A0}{text}\u{A0}»", (TEXT.count)(n)),
    count_filtered: "avec vos filtres",
    title_page: |page| format!("page {page}"),
    caption: |first, last, total| match total {
        1 => "Un seul dispositif".into(),
        total => format!("Dispositifs {first} à {last} sur {}", number(Locale::Fr, total)),
    },
    sort_label: "Trier par",
    sort_name: |sort| match sort {
        Sort::Relevance => "pertinence",
        Sort::Title => "intitulé, A à Z",
        Sort::TitleDescending => "intitulé, Z à A",
        Sort::Cost => "coût croissant",
        Sort::CostDescending => "coût décroissant",
        Sort::Verified => "source la plus récente",
        Sort::VerifiedAscending => "source la plus ancienne",
    },
    sorted_by: |sort| match sort {
        Sort::Relevance => "du plus au moins pertinent",
        Sort::Title => "par intitulé, de A à Z",
        Sort::TitleDescending => "par intitulé, de Z à A",
        Sort::Cost => "du moins cher au plus cher, non communiqué à la fin",
        Sort::CostDescending => "du plus cher au moins cher, non communiqué à la fin",
        Sort::Verified => "de la source la plus récente à la plus ancienne",
        Sort::VerifiedAscending => "de la source la plus ancienne à la plus récente",
    },
    sort_by_column: |sort| format!("trier par {sort}"),
    pages_label: "Pages de résultats",
    page: |n| format!("Page {n}"),
    page_word: "Page",
    page_previous: "Page précédente",
    page_next: "Page suivante",
    page_beyond: |last| {
        if last == 1 {
            "Il n'y a qu'une page\u{A0}: la voici.".into()
        } else {
            format!("Il n'y a que {last} pages\u{A0}: voici la dernière.")
        }
    },
    download: "Télécharger cette liste",
    download_excel_csv: "CSV pour Excel",
    download_calendar: "Dates (iCalendar)",
    add_dates: "Ajouter les dates à mon agenda (ics)",

    column_scheme: "Dispositif",
    column_by: "Type et organisateur",
    column_more: "En bref",
    column_themes: "Thèmes",
    column_audience: "Pour qui",
    column_cost: "Coût",
    column_language: "Langue",
    column_on_site: "Dans vos locaux",

    notices_label: "À savoir",
    dropped: |label, value, why| match why {
        DroppedWhy::UnknownKey => {
            format!("Le filtre «\u{A0}{label}\u{A0}» n'existe pas\u{A0}: il n'a pas été appliqué.")
        }
        DroppedWhy::UnknownValue => {
            format!("{label}\u{A0}: «\u{A0}{value}\u{A0}» n'a pas été compris et n'a pas été appliqué.")
        }
        DroppedWhy::Repeated => format!("{label}\u{A0}: donné plusieurs fois, seule la première valeur compte."),
        DroppedWhy::QueryTooLong => "Votre recherche est très longue\u{A0}: seul son début a été lu.".into(),
        DroppedWhy::TooManyParams => "L'adresse contient trop de filtres\u{A0}: seuls les premiers ont été lus.".into(),
        DroppedWhy::Others => "D'autres filtres de l'adresse n'ont pas été compris non plus.".into(),
    },
    wordless: "Votre recherche ne contient aucun mot\u{A0}: tous les dispositifs sont montrés.",
    terms_cut: |n| format!("Votre recherche contient beaucoup de mots\u{A0}: seuls les {n} premiers comptent."),

    reading_label: "Comment votre recherche a été lue",
    did_you_mean: ("Vouliez-vous dire ", "\u{A0}?"),
    relaxed: |all| {
        match all {
        0 => "Aucun dispositif ne contient tous ces mots\u{A0}: voici ceux qui en contiennent l'essentiel.".into(),
        1 => "Un seul dispositif contient tous ces mots\u{A0}: il vient en tête, suivi de ceux qui en contiennent l'essentiel.".into(),
        n => format!("{n} dispositifs contiennent tous ces mots\u{A0}: ils viennent en tête, suivis de ceux qui en contiennent l'essentiel."),
    }
    },
    unknown_words: |words| format!("Aucun texte du répertoire ne contient {words}."),
    excluded_words: |words| format!("Sans les dispositifs qui contiennent {words}."),
    found_by: "Trouvé par\u{A0}: ",
    offers_label: "Filtrer\u{A0}: ",
    quoted: |word| format!("«\u{A0}{word}\u{A0}»"),

    none_found: "Aucun dispositif ne correspond.",
    none_found_together: "Aucun dispositif ne répond à tous vos critères à la fois.",
    none_found_way: "Retirez l'un de ces critères\u{A0}:",
    none_found_no_way: "Retirer un seul critère ne suffit pas\u{A0}: retirez-en plusieurs.",
    none_found_tips: [
        "Vérifiez l'orthographe, ou essayez un mot plus courant.",
        "Cherchez avec moins de mots.",
        "Retirez des filtres\u{A0}: beaucoup de pages ne disent ni le coût ni le lieu.",
    ],
    drop_query: |text| format!("sans les mots «\u{A0}{text}\u{A0}»"),
    drop_facet: |facet| format!("sans le filtre «\u{A0}{facet}\u{A0}»"),
    drop_cost_max: "sans le coût maximum",
    see_all: "Voir tous les dispositifs",

    back_to_list: "Tous les dispositifs",
    for_whom: "Pour qui",
    themes: "Thèmes",
    objective: "Objectif",
    role: "Intervenant·e",
    cost: "Coût",
    languages: "Langue",
    on_site: "Dans vos locaux\u{A0}?",
    format: "Format",
    place: "Où",
    duration: "Durée",
    dates: "Dates",
    dates_past: "passée",
    registration: "S'inscrire ou demander",
    registration_unstated: "Voyez la page du dispositif.",
    all_of_organiser: "tous ses dispositifs",
    web_page: "En savoir plus",
    source: "Source",
    visit: |host| format!("Voir la page sur {host}"),
    report: "Signaler une erreur",
    report_subject: |title| format!("Erreur dans le répertoire\u{A0}: {title}"),
    contact: "Contact",
    source_note: "Ces informations viennent d'une page publique. Vérifiez-les auprès de l'organisateur avant de décider.",
    verified: |date| {
        let month = month(MONTHS, date);
        // d'avril, d'août, d'octobre.
        let of = if month.starts_with(['a', 'o']) { "d'" } else { "de " };
        format!("Source {of}{month} {}", date.year())
    },
    verified_old: "plus de deux ans\u{A0}: à vérifier",
    verified_never: "Source sans date",
    similar: "Dispositifs proches",
    not_stated: "Non précisé",

    cost_words: |cost| match cost {
        Cost::Free => "Gratuit".into(),
        Cost::Included => "Compris dans l'affiliation".into(),
        Cost::OnQuotation => "Sur devis".into(),
        Cost::NotStated => "Coût non communiqué".into(),
        Cost::Amount { min, max, unit: per } if min == max => {
            format!("{}\u{A0}€{}", euros(Locale::Fr, min), unit(UNITS, per))
        }
        Cost::Amount { min, max, unit: per } => {
            format!("{} à {}\u{A0}€{}", euros(Locale::Fr, min), euros(Locale::Fr, max), unit(UNITS, per))
        }
    },
    on_site_short: |on_site| match on_site {
        OnSite::Yes => "Oui",
        OnSite::ToBeAgreed => "À convenir",
        OnSite::No => "Non",
        OnSite::NotStated => "Non précisé",
    },
    on_site_words: |on_site| match on_site {
        OnSite::Yes => "Oui\u{A0}: on vient chez vous, ou vous prêtez la salle.",
        OnSite::ToBeAgreed => "À convenir\u{A0}: le lieu se décide avec l'organisateur.",
        OnSite::No => "Non\u{A0}: lieu fixe, ou à distance.",
        OnSite::NotStated => "Non précisé\u{A0}: demandez à l'organisateur.",
    },
    date: |date: Date| {
        let day = if date.day() == 1 { "1er".to_owned() } else { date.day().to_string() };
        format!("{day} {} {}", month(MONTHS, date), date.year())
    },

    footer_data: "Chaque ligne reprend une page publique et en donne l'adresse. Une case vide veut dire que la page ne le dit pas.",
    footer_licence: "Données sous licence CC BY 4.0\u{A0}; logiciel libre sous licence EUPL 1.2.",
    footer_links: "Données",
    footer_csv: "Tout le catalogue (CSV)",
    footer_api: "Données pour programmes (API)",

    menu_label: "Pages du site",
    menu_search: "Rechercher",
    menu_guide: "Trouver pas à pas",
    menu_organisers: "Qui propose quoi",
    menu_map: "L'offre en un coup d'œil",
    menu_shortlist: "Ma sélection",
    menu_about: "À propos",
    menu_accessibility: "Accessibilité",
    menu_privacy: "Vie privée",
    intro: "Une situation vous dépasse ou vous questionne\u{A0}? Trouvez une formation, une intervision, une supervision ou un avis d'expert, pour vous ou votre équipe.",
    quick_label: "Souvent demandé",
    guide_link: "Pas sûr·e de ce qu'il vous faut\u{A0}? Répondez à quatre questions.",
    quick_on_site: "Dans vos locaux",
    quick_dutch: "En néerlandais",
    facet_search: "Chercher dans cette liste",
    facet_left: ["Aucun choix trouvé", "1 choix trouvé", "# choix trouvés"],
    facet_none: "Aucun",
    facet_all: "Tous",
    unstated_hint: "«\u{A0}Non précisé\u{A0}»\u{A0}: la page de l'organisateur ne le dit pas. Demandez-lui.",
    view_label: "Affichage",
    view_style: "Présentation",
    view_style_name: |style| match style {
        ListStyle::ByWidth => "selon la largeur de l'écran",
        ListStyle::Table => "tableau",
        ListStyle::Cards => "fiches",
    },
    view_columns: "Colonnes",
    view_rows: "Lignes par page",
    view_apply: "Afficher ainsi",
    view_scroll: "Tableau\u{A0}: faites défiler vers la droite pour voir toutes les colonnes",
    column_next_date: "Prochaine date",
    next_date_none: "Pas de date à venir",
    comes_to_you: "Vient dans vos locaux",
    objective_short: |code| match code {
        OBJECTIVE_KNOWLEDGE => Some("pour apprendre"),
        OBJECTIVE_SUPPORT => Some("pour prendre du recul"),
        _ => None,
    },
    keep: "Sélectionner",
    compare: "Comparer ma sélection",
    compare_hint: "Cochez «\u{A0}Sélectionner\u{A0}» dans la liste pour comparer des dispositifs côte à côte.",
    printed: |date| format!("Liste du {date}"),
    live_busy: "Mise à jour de la liste…",
    live_failed: "La liste n'a pas pu être mise à jour. Vos choix sont gardés.",
    live_retry: "Réessayer",
    suggestions_label: "Suggestions",
    suggestions_none: "Aucune suggestion",
    suggestions_one: "1 suggestion, flèche vers le bas pour la choisir",
    suggestions_many: "# suggestions, flèches pour choisir",
    suggestion_scheme: "Dispositif",
    suggestion_word: "Mot",
    copy_link: "Copier le lien",
    copied: "Lien copié",
    print: "Imprimer",
    send_mail: "Envoyer par e-mail",
    share_label: "Sélectionner ou partager",
    shortlist_see: "Voir ma sélection",
    scheme_about: "De quoi il s'agit",
    scheme_practical: "Quand, combien de temps, combien",
    scheme_where: "Où, et peut-on venir chez vous\u{A0}?",
    scheme_organiser: "Qui organise",
    scheme_source: "D'où viennent ces informations",
    scheme_write: |address| format!("Écrire à {address}"),
    scheme_call: |number| format!("Téléphoner au {number}"),
    scheme_register: |host| format!("S'inscrire ou demander sur {host}"),
    more_accessible: "Plus accessible, sur le même thème",
    more_accessible_hint: "Gratuits, ou qui viennent dans vos locaux.",

    not_found_title: "Page introuvable",
    not_found_body: "Cette page n'existe pas, ou n'existe plus. Le dispositif a peut-être été retiré du catalogue.",
    bad_request_title: "Adresse illisible",
    bad_request_body: "Nous n'avons pas pu lire cette adresse.",
    export_too_long_title: "Liste trop longue pour un classeur",
    export_too_long_body: |most| {
        format!(
            "Un classeur contient ici au plus {} dispositifs. Ajoutez un filtre, ou prenez le fichier CSV\u{A0}: il n'a pas de limite.",
            number(Locale::Fr, most)
        )
    },
    too_long_title: "Adresse trop longue",
    too_long_body: "Cette adresse est trop longue pour être lue.",
    wrong_method_title: "Action impossible",
    wrong_method_body: "Cette page ne peut qu'être lue.",
    failed_title: "Une erreur est survenue",
    failed_body: "Le problème vient de nous et il a été noté. Réessayez dans un instant.",
    onward: "Voir tous les dispositifs",
};
