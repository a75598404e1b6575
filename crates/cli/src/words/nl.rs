//! De woorden van de terminal in het Nederlands.

use repertoire_catalogue::DroppedWhy;

use super::{Words, thousands};

pub(super) const WORDS: Words = Words {
    count: |n| match n {
        0 => "Geen enkel initiatief".into(),
        1 => "1 initiatief".into(),
        n => format!("{} initiatieven", thousands(n, '.')),
    },
    ready: |address, n| format!("Répertoire: {address} ({})", (WORDS.count)(n)),

    file_missing: |file| format!("‘{file}’ bestaat niet: controleer de naam en de map."),
    file_unreadable: |file, error| {
        format!("‘{file}’ kon niet worden gelezen ({error}): controleer uw toegangsrechten.")
    },
    not_a_catalogue: |file, why| format!("‘{file}’ is geen leesbare catalogus. {why}"),
    workbook_on_terminal: "Een terminal kan geen werkmap tonen: voeg ‘> opmerkingen.xlsx’ toe aan het commando om ze in een bestand te schrijven.",
    vocabulary_broken: "De woordenlijsten zijn onbruikbaar: verbeter deze fouten en probeer opnieuw.",
    vocabulary_remarks: |n| match n {
        1 => "Bij de zoekwoorden hoort 1 opmerking: ‘repertoire check’ toont ze.".into(),
        n => format!("Bij de zoekwoorden horen {n} opmerkingen: ‘repertoire check’ toont ze."),
    },
    vocabulary_remarks_title: "Zoekwoorden (synonyms.csv, everyday.csv):",
    catalogue_broken: |file| {
        format!("Er wordt niets getoond zolang ‘{file}’ fouten bevat: verbeter ze en probeer opnieuw.")
    },
    rows_left_out: |n, file| {
        let rows = if n == 1 { "1 rij weggelaten".into() } else { format!("{n} rijen weggelaten") };
        format!("{rows} uit ‘{file}’: ‘repertoire check’ zegt waarom.")
    },
    index_failed: "De catalogus kon niet doorzoekbaar worden gemaakt: meld deze fout, met uw bestand.",
    address_in_use: |address| {
        format!(
            "Het adres {address} wordt al gebruikt door een ander programma: stop dat, of kies een andere poort met --listen."
        )
    },
    address_refused: |address, error| {
        format!("Het adres {address} kan niet worden gebruikt ({error}): kies een ander met --listen.")
    },
    server_failed: |error| format!("De server is gestopt ({error}): start hem opnieuw en meld deze fout."),

    page_of: |page, pages| format!("pagina {page} van {pages}"),
    columns: ["Titel", "Organisator", "Kostprijs", "Taal", "Op uw werkplek", "Code"],
    dropped: |dropped, flag, lists| {
        let value = &dropped.value;
        match dropped.why {
            DroppedWhy::UnknownKey => format!("De optie --{flag} bestaat niet: ze is niet toegepast."),
            DroppedWhy::UnknownValue => {
                format!("‘{value}’ bestaat niet voor --{flag}: het is niet toegepast. ‘{lists}’ zegt wat er is.")
            }
            DroppedWhy::Repeated => format!("--{flag} is tweemaal gegeven: alleen de eerste waarde telt."),
            DroppedWhy::QueryTooLong => "De tekst is erg lang: alleen het begin is gelezen.".into(),
            DroppedWhy::TooManyParams => "Er zijn te veel opties: alleen de eerste zijn gelezen.".into(),
            DroppedWhy::Others => "Ook andere opties werden niet begrepen.".into(),
        }
    },
    page_beyond: |pages| format!("Laatste pagina: {pages}. Hier is ze."),
    wordless: "De tekst bevat geen enkel woord: hij is niet toegepast.",
    terms_cut: |n| format!("De tekst bevat veel woorden: alleen de eerste {n} tellen."),
    nothing_to_drop: "Geen enkele filter levert, alleen weggelaten, een resultaat op: laat er meer dan één weg.",
    drop_one: "Wat u kunt weglaten:",
    drop_text: "zonder de tekst",
    drop_option: |flag, label| format!("zonder --{flag} ({label})"),
    gives: |without, n| format!("{without}: {}", (WORDS.count)(n)),

    analysis_version: |version| format!("Analyse, versie {version}"),
    analysis_columns: ["Geschreven", "Vormen", "Families", "Delen", ""],
    tells_nothing: "zegt niets alleen",
    file_row: |file, row, what| format!("{file}, rij {row}: {what}"),
    not_utf8: "het bestand is geen UTF-8; bewaar het als ‘CSV UTF-8’.",
    row_unreadable: "de rij is onleesbaar: wellicht ontbreekt er een sluitend aanhalingsteken.",
    cells_missing: "in deze rij ontbreekt een cel.",
    column_missing: |column| format!("de kolom ‘{column}’ ontbreekt."),
    cell_wrong: |value| format!("‘{value}’ past hier niet: ‘repertoire eval --help’ zegt wat verwacht wordt."),
    no_query: "het bestand bevat niets om te meten.",
    unknown_ids: |ids| format!("Niet in de catalogus, geteld als niet gevonden: {ids}."),
    queries: |n| format!("{n} zoekopdrachten"),
    without_answer: "zonder antw.",
    worst: "De minst goed beantwoorde:",
    query: "zoekopdracht",
    found: "eerst gevonden",
    pairs_right: |right, all, share| format!("{right} van de {all} paren juist ({share})"),

    organisers: |n| if n == 1 { "1 organisator".into() } else { format!("{n} organisatoren") },
    more_values: |n| if n == 1 { "en nog 1".into() } else { format!("en nog {n}") },
    not_stated_title: "Wat de pagina's niet vermelden, per kolom",
    dates_title: "Datums van de bronnen",
    oldest: "Oudste",
    newest: "Recentste",
    undated: "Zonder datum",
    themes_without_title: "Thema's zonder initiatief",
    store_failed: |store, cause| {
        format!(
            "De opslag ‘{store}’ kon niet worden gebruikt ({cause}): controleer het adres, uw toegangsrechten en de vrije ruimte."
        )
    },
    store_empty: |store| {
        format!("De opslag ‘{store}’ bevat nog geen enkele versie: ‘repertoire serve’ publiceert de eerste.")
    },
    store_or_files: "Kies tussen --store, om te tonen wat gepubliceerd is, en --catalogue of --vocabulary, om bestanden te tonen.",
    releases_columns: ["Versie", "Gepubliceerd op", "Door", "Rijen", "Notitie"],
    release: "Versie",
    damaged: "beschadigd",
    damaged_release: |n, file| match file {
        Some(file) => format!("Versie {n}: het bestand {file} ontbreekt of is niet meer wat gepubliceerd werd."),
        None => format!("Versie {n}: de fiche ontbreekt of is onleesbaar."),
    },
    release_unreadable: |n| {
        format!(
            "Versie {n} is beschadigd: ‘repertoire releases verify’ zegt wat er ontbreekt; neem het uit een kopie, of publiceer een gave versie opnieuw met ‘repertoire releases rollback’."
        )
    },
    restores: |n| format!("herneemt versie {n}"),
    no_such_release: |n, latest| format!("Versie {n} bestaat niet: de laatste is {latest}."),
    not_published_errors: "Er is niets gepubliceerd: verbeter deze fouten en probeer opnieuw.",
    nothing_to_publish: "Er is niets gepubliceerd: dit staat al online.",
    removal_unconfirmed: |n| {
        format!(
            "Er is niets gepubliceerd: {n} initiatieven zouden verdwijnen. Is dat de bedoeling, voeg dan --confirm {n} toe."
        )
    },
    published: |n, rows| format!("Versie {n} gepubliceerd ({}).", (WORDS.count)(rows)),
    published_in_between: |n| {
        format!(
            "Er is niets gepubliceerd: versie {n} verscheen intussen. Voer het commando opnieuw uit om te zien wat u daaraan verandert."
        )
    },
    export_end: "De naam van het bestand zegt wat er geschreven wordt: laat hem eindigen op .csv, .xlsx of .zip.",
    file_unwritable: |file, error| {
        format!(
            "‘{file}’ kon niet worden geschreven ({error}): kies een vrije naam, en controleer de ruimte en uw rechten."
        )
    },
    exported: |n, file| format!("Versie {n} geschreven in ‘{file}’."),
    verified: |n| {
        if n < 2 { "De gepubliceerde versie is intact.".into() } else { format!("De {n} versies zijn intact.") }
    },
    partners_columns: ["Code", "Naam", "Actief", "Taal", "Filters", "Adressen"],
    no_partner: "Er is nog geen partner.",
    partner_row: |row, message| format!("Rij {row}: {message}"),
    partner_unknown: |code| format!("Geen partner heeft de code ‘{code}’: ‘repertoire partners list’ geeft ze."),
    partners_with_files: "‘partners’ gaat samen met ‘catalogue’ of ‘vocabulary’: publiceer de partners van een opslag met ‘repertoire partners publish’.",
    account_name: |name| {
        format!(
            "‘{name}’ kan geen account benoemen: schrijf 2 tot 60 letters zonder accent, cijfers, punten of streepjes, of een e-mailadres."
        )
    },
    account_exists: |name| {
        format!("De account ‘{name}’ bestaat al: ‘repertoire staff reset {name}’ geeft hem een nieuw wachtwoord.")
    },
    account_unknown: |name| format!("De account ‘{name}’ bestaat niet: ‘repertoire staff list’ toont ze."),
    account_added: |name| format!("Account ‘{name}’ aangemaakt."),
    account_disabled: |name| format!("Account ‘{name}’ uitgeschakeld; zijn sessies zijn beëindigd."),
    account_reset: |name| format!("Nieuw wachtwoord voor ‘{name}’; zijn sessies zijn beëindigd."),
    account_is_disabled: "uitgeschakeld",
    no_account: "Geen enkele account: ‘repertoire staff add NAAM’ maakt er een aan.",
    accounts_columns: ["Account", "Rol", "Aangemaakt op", ""],
    password_rules: |n| format!("Een wachtwoord van minstens {n} tekens; enkele woorden zonder verband volstaan."),
    password_prompt: "Wachtwoord: ",
    password_again: "Nog eens: ",
    passwords_differ: "De twee wachtwoorden verschillen: begin opnieuw.",
    password_unread: |error| format!("Het wachtwoord kon niet worden gelezen ({error}): begin opnieuw."),
    password_short: |n| format!("Dit wachtwoord is te kort: minstens {n} tekens zijn nodig."),
    password_long: |n| format!("Dit wachtwoord is te lang: hoogstens {n} tekens."),
    password_common: "Dit wachtwoord is makkelijk te raden: kies enkele woorden zonder verband.",

    none: "Geen",
};
