//! De woorden van het beheer in het Nederlands.

use repertoire_import::{Delimiter, MatchedBy};
use repertoire_staff::{EventKind, Role};

use super::StaffText;

pub(super) const TEXT: StaffText = StaffText {
    area: "Beheer",
    nav_label: "Beheer",
    nav_dashboard: "Overzicht",
    nav_import: "Lijst importeren",
    nav_schemes: "Initiatieven",
    nav_history: "Versies",
    nav_vocabularies: "Woordenlijsten",
    nav_partners: "Partners",
    nav_journal: "Logboek",
    nav_guide: "Handleiding",
    nav_account: "Mijn account",
    sign_out: "Afmelden",
    role: |role| match role {
        Role::Editor => "mag publiceren",
        Role::Reader => "alleen lezen",
    },
    sign_in_title: "Aanmelden bij het beheer",
    sign_in_name: "Naam van de account",
    sign_in_password: "Wachtwoord",
    sign_in_button: "Aanmelden",
    sign_in_wrong: "Deze naam en dit wachtwoord horen niet bij elkaar, of de account is uitgeschakeld. Probeer opnieuw.",
    sign_in_throttled: |minutes| format!("Te veel pogingen: wacht {minutes} minuten en probeer opnieuw."),
    sign_in_hint: "Geen account, of wachtwoord vergeten? Wie de server beheert, kan u een nieuw geven.",
    sign_in_lost: "Uw sessie was afgelopen: wat u net verstuurde, is niet bewaard. Meld u opnieuw aan; uw concepten zijn er nog.",
    sign_in_again: "Uw sessie is afgelopen: meld u opnieuw aan. Uw concepten zijn bewaard.",
    password_title: "Wachtwoord wijzigen",
    password_now: "Huidig wachtwoord",
    password_new: "Nieuw wachtwoord",
    password_again: "Nieuw wachtwoord, nog eens",
    password_rules: |n| format!("Minstens {n} tekens. Enkele woorden zonder verband volstaan."),
    password_button: "Wachtwoord wijzigen",
    password_done: "Wachtwoord gewijzigd. Uw andere sessies zijn beëindigd.",
    passwords_differ: "De twee nieuwe wachtwoorden verschillen.",
    password_wrong: "Het huidige wachtwoord is niet juist.",
    password_short: |n| format!("Dit wachtwoord is te kort: minstens {n} tekens zijn nodig."),
    password_long: |n| format!("Dit wachtwoord is te lang: hoogstens {n} tekens."),
    password_common: "Dit wachtwoord is makkelijk te raden: kies enkele woorden zonder verband.",
    everywhere_title: "Overal afmelden",
    everywhere_lead: "Beëindigt al uw sessies, op alle toestellen: te doen als u ergens vergat u af te melden.",
    everywhere_button: "Al mijn sessies beëindigen",
    reader_title: "Alleen lezen",
    reader_body: "Uw account ziet alles, maar wijzigt niets. Wie de server beheert, kan hem het recht geven om te publiceren.",
    cross_site_title: "Verzoek geweigerd",
    cross_site_body: "Dit verzoek komt niet van een pagina van deze site. Keer terug naar het beheer en begin opnieuw.",
    store_away_title: "De opslag is onbereikbaar",
    store_away_body: "Er is niets gewijzigd. De openbare site gaat verder met de laatste versie. Probeer over enkele minuten opnieuw; duurt het, verwittig dan wie de server beheert.",
    too_large_title: "Bestand te groot",
    too_large_body: |mega| {
        format!(
            "Een bestand mag hoogstens {mega} MB groot zijn. Een lijst van die grootte bevat meestal afbeeldingen: haal ze weg, of bewaar het blad als CSV."
        )
    },
    form_title: "Formulier onleesbaar",
    form_body: "Het formulier is niet volledig aangekomen. Ga terug en begin opnieuw.",
    draft_changed_title: "Dit concept is intussen gewijzigd",
    draft_changed_body: "Iemand anders, of uzelf in een ander tabblad, heeft dit concept gewijzigd, gepubliceerd of weggegooid. Er is niets verloren: open het opnieuw vanuit het overzicht.",
    too_many_title: "Te veel concepten",
    too_many_body: |n| format!("Er staan {n} concepten open, en dat is het maximum: gooi weg wat niet meer dient."),
    fixes_full_title: "Te veel verbeteringen",
    fixes_full_body: |n| {
        format!("Een concept kan {n} verbeteringen bevatten: verbeter liever uw bestand en geef het opnieuw.")
    },
    workbook_title: "Deze werkmap is te lang",
    workbook_body: "Deze werkmap zou te veel cellen hebben: neem het CSV-bestand, of de lijst zelf.",
    busy_title: "De server is bezet",
    busy_body: "Er worden te veel lijsten tegelijk geïmporteerd. Probeer over een minuut opnieuw.",
    back_to_dashboard: "Terug naar het overzicht",
    trouble_unreachable: |since| {
        format!(
            "De opslag van de versies antwoordt niet meer sinds {since}: de openbare site gaat verder met de laatste versie, maar er kan niets worden gepubliceerd."
        )
    },
    trouble_damaged: |damaged, served| {
        format!(
            "Versie {damaged} is beschadigd en wordt niet getoond: de site toont versie {served}. Publiceren, of een versie herstellen, brengt alles weer in orde."
        )
    },
    on_line: "Online",
    release: |n| format!("Versie {n}"),
    published_by: |date, author| format!("Gepubliceerd op {date} door {author}"),
    weak_title: "Wat er op de pagina's ontbreekt",
    weak_cost: "Kostprijs niet vermeld",
    weak_on_site: "‘Op uw werkplek?’ niet vermeld",
    weak_undated: "Bron zonder datum",
    weak_old: "Bron van meer dan twee jaar oud",
    of_rows: |n, all| format!("{n} van {all}"),
    freshest: |oldest, newest| format!("Bronnen van {oldest} tot {newest}"),
    themes_empty: "Thema's zonder initiatief",
    themes_all: "Elk thema heeft minstens één initiatief.",
    drafts_title: "Lopende concepten",
    drafts_none: "Geen concepten.",
    draft_file: |name| format!("Lijst ‘{name}’"),
    draft_scheme: |title| format!("Initiatief ‘{title}’"),
    draft_scheme_removed: |id| format!("Verwijdering van initiatief {id}"),
    draft_scheme_new: |title| format!("Nieuw initiatief ‘{title}’"),
    draft_vocabulary: |files| format!("Woordenlijst {files}"),
    changed_by: |date, who| format!("gewijzigd op {date} door {who}"),
    import_lead: "Geef uw bestand zoals het is. Er wordt niets gepubliceerd vóór u alles hebt nagekeken en bevestigd, en elke publicatie kan ongedaan worden gemaakt.",
    steps_label: "Stappen van de import",
    steps: ["Bestand", "Kolommen", "Problemen en wijzigingen", "Publicatie"],
    file_label: "Uw lijst",
    file_hint: |mega| {
        format!(
            "Excel (xlsx, xls), LibreOffice (ods) of CSV, hoogstens {mega} MB. De lijst vervangt de hele catalogus."
        )
    },
    file_button: "Dit bestand lezen",
    file_missing: "Kies eerst een bestand.",
    start_from: "Vertrekken van een sjabloon",
    template_xlsx: "Leeg sjabloon (Excel, met keuzelijsten)",
    template_csv: "Leeg sjabloon (CSV)",
    catalogue_xlsx: "Catalogus (Excel)",
    catalogue_csv: "Catalogus (CSV)",
    everything_zip: "Alles (zip)",
    unreadable_title: "Dit bestand kon niet worden gelezen",
    unreadable_way: "Zeg hieronder hoe het moet worden gelezen, of gooi dit concept weg en geef een ander bestand.",
    bytes_gone: "Het bestand van dit concept is niet meer in de opslag, of is er beschadigd: geef het opnieuw.",
    columns_lead: "Zo is uw bestand begrepen. Pas aan wat niet klopt; dat wordt onthouden voor uw volgende bestanden met dezelfde opbouw.",
    remembered: "De kolommen zijn gekozen zoals de vorige keer, voor een bestand met dezelfde opbouw.",
    reading_title: "Hoe het bestand wordt gelezen",
    encoding: "Tekens",
    delimiter: "Scheidingsteken",
    delimiter_name: |delimiter| match delimiter {
        Delimiter::Comma => "komma",
        Delimiter::Semicolon => "puntkomma",
        Delimiter::Tab => "tab",
        Delimiter::Bar => "verticale streep",
    },
    sheet: "Blad",
    header_row: "Rij met de kolomtitels",
    recognised: |what| format!("herkend: {what}"),
    column_in_file: "In uw bestand",
    column_is: "In de catalogus",
    column_how: "Herkend aan",
    column_menu: |header| format!("Kolom {header}: wat ze is in de catalogus"),
    column_ignored: "Niet overnemen",
    column_unnamed: "(zonder titel)",
    matched_by: |by| match by {
        MatchedBy::Name => "de naam",
        MatchedBy::Synonym => "een synoniem",
        MatchedBy::Likeness => "een gelijkende naam",
        MatchedBy::Content => "de inhoud",
        MatchedBy::Choice => "uw keuze",
    },
    column_required: "verplicht",
    columns_missing: |list| format!("Niet in uw bestand: {list}."),
    columns_button: "Bewaren en doorgaan",
    review_title: "Problemen en wijzigingen",
    problems_title: "Problemen",
    errors_title: |n| {
        if n == 1 {
            "1 fout: de rij wordt weggelaten".into()
        } else {
            format!("{n} fouten: hun rijen worden weggelaten")
        }
    },
    form_errors_title: |n| {
        if n == 1 { "1 fout om recht te zetten".into() } else { format!("{n} fouten om recht te zetten") }
    },
    warnings_title: |n| {
        if n == 1 { "1 waarschuwing: de rij blijft".into() } else { format!("{n} waarschuwingen: hun rijen blijven") }
    },
    notes_title: |n| {
        if n == 1 {
            "1 waarde anders gelezen dan geschreven".into()
        } else {
            format!("{n} waarden anders gelezen dan geschreven")
        }
    },
    no_problems: "Geen problemen: alle rijen kunnen worden gepubliceerd.",
    expected: "Verwacht: ",
    fix: |to| format!("Lezen als ‘{to}’"),
    fix_label: |value| {
        if value.is_empty() {
            "Elke lege cel van deze kolom lezen als".into()
        } else {
            format!("‘{value}’ lezen als")
        }
    },
    fix_button: "Toepassen",
    fixes_title: "Verbeteringen in dit concept",
    fixes_hint: "Uw bestand zelf verandert niet: verbeter het ook, of download de catalogus na publicatie.",
    fix_done: |from, to| {
        if from.is_empty() {
            format!("Een lege cel wordt gelezen als ‘{to}’")
        } else {
            format!("‘{from}’ wordt gelezen als ‘{to}’")
        }
    },
    fix_undo: "Ongedaan maken",
    and_more: |n| format!("en {n} andere"),
    report_xlsx: "Uw bestand met de opmerkingen (Excel)",
    report_json: "Verslag (JSON)",
    changes_title: "Wat er zal veranderen",
    compared_with: |n| format!("Vergeleken met versie {n}."),
    newer_release: |then, now| {
        format!(
            "Dit concept begon op versie {then}; intussen verscheen versie {now}. Dit zou het daaraan veranderen: kijk na."
        )
    },
    added: |n| format!("{n} nieuw"),
    changed: |n| format!("{n} gewijzigd"),
    removed: |n| format!("{n} verwijderd"),
    before: "Vóór",
    after: "Na",
    preview: "De site met dit concept bekijken",
    preview_banner: "Voorbeeld van een concept: niets hiervan is gepubliceerd.",
    preview_back: "Terug naar het concept",
    to_publication: "Naar de publicatie",
    to_columns: "Kolommen nakijken",
    discard: "Dit concept weggooien",
    nothing_changes: "Dit concept verandert niets: er valt niets te publiceren.",
    publish_lead: "Na publicatie toont de site binnen enkele seconden de nieuwe versie. De oude blijft bewaard: met één klik herstelt u ze.",
    note_label: "Notitie (niet verplicht)",
    note_hint: "In één zin: wat verandert er en waarom? De notitie blijft bij de versie bewaard.",
    confirm_removed: |n| {
        if n == 1 {
            "1 initiatief verdwijnt van de site. Schrijf dit getal om te bevestigen:".into()
        } else {
            format!("{n} initiatieven verdwijnen van de site. Schrijf dit getal om te bevestigen:")
        }
    },
    confirm_removed_which: "Bekijken welke",
    confirm_left_out: |n| {
        if n == 1 {
            "Publiceren zonder de weggelaten rij".into()
        } else {
            format!("Publiceren zonder de {n} weggelaten rijen")
        }
    },
    confirm_left_out_hint: "Een initiatief dat vandaag online staat en waarvan de rij wordt weggelaten, verdwijnt van de site: het is bij de verwijderde geteld.",
    publish_button: "Publiceren",
    not_confirmed: |n| format!("Er is niets gepubliceerd: schrijf {n} om de verwijdering te bevestigen."),
    left_out_not_confirmed: "Er is niets gepubliceerd: vink het vakje aan om zonder de weggelaten rijen te publiceren, of verbeter ze.",
    conflict: |n| {
        format!(
            "Er is niets gepubliceerd: versie {n} verscheen terwijl u nakeek. Dit zou uw concept daaraan veranderen; kijk na en publiceer."
        )
    },
    publish_failed: "De opslag heeft de publicatie niet bevestigd. Uw concept is bewaard: kijk bij de versies of ze gebeurd is, probeer anders opnieuw.",
    published_title: |n| format!("Versie {n} staat online"),
    published_lead: "De openbare site toont ze. U kunt op elk moment terugkeren vanuit de versies.",
    see_site: "De site bekijken",
    see_release: "Deze versie bekijken",
    discarded_title: "Concept weggegooid",
    discarded_lead: "Er is niets gepubliceerd.",
    working_title: "Een ogenblik…",
    working_reading: |seconds| {
        format!(
            "Het bestand wordt gelezen en vergeleken met wat online staat, sinds {seconds} s. De pagina wordt vanzelf vernieuwd."
        )
    },
    working_publishing: |seconds| {
        format!(
            "De publicatie loopt sinds {seconds} s. U mag deze pagina sluiten: ze wordt afgewerkt. De pagina wordt vanzelf vernieuwd."
        )
    },
    working_again: "Kijken hoever het staat",
    history_lead: "Elke publicatie wordt bewaard. U kunt twee versies vergelijken, ze downloaden en er een herstellen.",
    history_columns: ["Versie", "Gepubliceerd op", "Door", "Initiatieven", "Notitie"],
    restores: |n| format!("Herstelt versie {n}."),
    release_damaged: "Beschadigd: ze kan niet worden gelezen.",
    compare_with: "Vergelijken met versie",
    compare_button: "Vergelijken",
    compared: |a, b| format!("Van versie {a} naar versie {b}"),
    downloads: "Downloaden",
    restore_title: "Deze versie herstellen",
    restore_lead: "Publiceert deze inhoud opnieuw, als nieuwe versie. Er wordt niets gewist.",
    restore_removes: |n| {
        format!("Deze versie herstellen verwijdert {n} initiatieven van de site. Schrijf dit getal om te bevestigen:")
    },
    restore_changes: "Wat dat zal veranderen",
    restore_button: |n| format!("Versie {n} herstellen"),
    older: "Oudere versies",
    schemes_lead: "Om één initiatief aan te passen zonder een lijst te importeren.",
    schemes_search: "Een initiatief zoeken",
    schemes_button: "Zoeken",
    scheme_new: "Een initiatief toevoegen",
    scheme_edit_title: "Een initiatief wijzigen",
    scheme_lead: "Dezelfde regels als voor een lijst: u ziet wat er niet klopt en wat er verandert vóór u publiceert.",
    scheme_button: "Nakijken en wijzigingen tonen",
    scheme_again: "Het formulier aanpassen",
    scheme_first: "Er kan niets worden gepubliceerd zolang het formulier een fout bevat. Wat u hebt ingevuld, is bewaard.",
    scheme_remove_title: "Dit initiatief verwijderen",
    scheme_remove_lead: "Bereidt de verwijdering voor; er wordt niets gepubliceerd vóór u bevestigt.",
    scheme_remove_button: "Verwijdering voorbereiden",
    scheme_gone: "Dit initiatief staat niet meer online: er valt niets te wijzigen.",
    vocabularies_lead: "De lijsten waaruit de catalogus zijn waarden haalt, en de woorden die de zoekfunctie begrijpt. Download een bestand, wijzig het, geef het terug: u ziet wat er verandert vóór u publiceert.",
    vocabulary_file: "Bestand",
    vocabulary_holds: "Wat erin staat",
    vocabulary_of: |file| match file {
        "communes.csv" => "De gemeenten en hun zorgzone",
        "everyday.csv" => "Alledaagse woorden die de zoekfunctie aan een filter koppelt",
        "formats.csv" => "Fysiek, online",
        "langues.csv" => "De talen van de initiatieven",
        "objectifs.csv" => "De doelen, die uit de soort volgen",
        "publics.csv" => "De doelgroepen",
        "roles.csv" => "De rollen van de begeleiders, die uit de soort volgen",
        "synonyms.csv" => "Woorden die voor de zoekfunctie hetzelfde betekenen",
        "themes.csv" => "De thema's",
        "types.csv" => "De soorten initiatieven",
        _ => "",
    },
    vocabulary_lines: "Rijen",
    vocabulary_upload: "Gewijzigde bestanden teruggeven",
    vocabulary_hint: "Een of meer van deze bestanden, onder hun naam, zoals uw rekenblad ze bewaart (CSV, Excel, LibreOffice). Een code die een initiatief gebruikt, kan niet verdwijnen.",
    vocabulary_button: "Deze bestanden lezen",
    vocabulary_unknown: |name| format!("‘{name}’ is geen woordenlijst: behoud de namen uit de lijst."),
    vocabulary_problems: "Deze bestanden zijn onbruikbaar",
    vocabulary_in_use: |n| {
        if n == 1 {
            "1 initiatief gebruikt een code die zou verdwijnen: er kan niets worden gepubliceerd.".into()
        } else {
            format!("{n} initiatieven gebruiken codes die zouden verdwijnen: er kan niets worden gepubliceerd.")
        }
    },
    vocabulary_lines_changed: |added, removed| {
        let rows = |n: usize| if n == 1 { "rij" } else { "rijen" };
        if added + removed == 0 {
            return "volgorde van de rijen gewijzigd".into();
        }
        format!("{added} {} toegevoegd, {removed} {} verwijderd", rows(added), rows(removed))
    },
    journal_lead: "Wie deed wat, het recentste eerst.",
    journal_columns: ["Wanneer", "Wie", "Wat"],
    journal_terminal: "de terminal van de server",
    journal_published: |n, note| {
        if note.is_empty() { format!("publiceerde versie {n}") } else { format!("publiceerde versie {n}: {note}") }
    },
    journal_restored: |n, of| format!("herstelde versie {of} (versie {n})"),
    journal_draft: |what| format!("begon een concept: {what}"),
    journal_discarded: |what| format!("gooide een concept weg: {what}"),
    journal_account: |name, kind| match kind {
        EventKind::Added { .. } => format!("maakte de account {name} aan"),
        EventKind::Reset { .. } | EventKind::Changed { .. } => format!("wijzigde het wachtwoord van {name}"),
        EventKind::Disabled => format!("schakelde de account {name} uit"),
        EventKind::SignedOutEverywhere => format!("beëindigde de sessies van {name}"),
    },
};
