//! The words of the API, in Dutch.

use repertoire_catalogue::Locale;

use super::ApiText;
use crate::api::ProblemKind;
use crate::text::{Part, number};

pub(super) const TEXT: ApiText = ApiText {
    problem_title: |kind| match kind {
        ProblemKind::NotFound => "Niet gevonden",
        ProblemKind::NoRelease => "Onbekende versie",
        ProblemKind::NoHistory => "Geen geschiedenis",
        ProblemKind::BadAddress => "Onleesbaar adres",
        ProblemKind::BadParameter => "Parameter geweigerd",
        ProblemKind::UrlTooLong => "Te lang adres",
        ProblemKind::WrongMethod => "Alleen lezen",
        ProblemKind::TooManyRequests => "Te veel aanvragen",
        ProblemKind::Failed => "Interne fout",
        ProblemKind::StoreAway => "Geschiedenis onbereikbaar",
        ProblemKind::Busy => "Server bezet",
        ProblemKind::Damaged => "Beschadigde versie",
    },
    problem_detail: |kind| match kind {
        ProblemKind::NotFound => "Op dit adres staat niets: controleer het pad en de code.",
        ProblemKind::NoRelease => {
            "Geen enkele gepubliceerde versie heeft dit nummer: /api/v1/versions geeft ze allemaal."
        }
        ProblemKind::NoHistory => {
            "Deze server toont een bestand, dat geen versies heeft: alleen een gepubliceerde catalogus heeft een geschiedenis."
        }
        ProblemKind::BadAddress => "Het pad is geen tekst in UTF-8: controleer de codering.",
        ProblemKind::BadParameter => "Een parameter ontbreekt of klopt niet: pas hem aan.",
        ProblemKind::UrlTooLong => "Het adres is langer dan deze server leest: laat filters weg.",
        ProblemKind::WrongMethod => "Dit adres kan alleen gelezen worden, met GET of HEAD.",
        ProblemKind::TooManyRequests => {
            "Er kwamen te veel aanvragen van uw IP-adres: wacht zo lang als Retry-After zegt."
        }
        ProblemKind::Failed => "De fout ligt bij ons: probeer het later opnieuw.",
        ProblemKind::StoreAway => {
            "De gepubliceerde versies kunnen nu niet gelezen worden: probeer het later opnieuw. De laatste blijft beschikbaar."
        }
        ProblemKind::Busy => "Er lopen andere vergelijkingen: wacht zo lang als Retry-After zegt.",
        ProblemKind::Damaged => "Deze versie kan niet gelezen worden zoals ze gepubliceerd is: neem een andere.",
    },
    bad_parameter: |name| format!("De parameter “{name}” neemt één geheel getal, vanaf 1."),
    parameter_not_offered: |name| format!("De parameter “{name}” bestaat hier niet: laat hem weg en filter zelf."),
    hsds_organization: |kinds| format!("Types initiatieven van deze organisator in Répertoire: {kinds}."),
    hsds_source: "Bron",
    page_title: "API",
    lead: "De gegevens van Répertoire voor uw programma's: dezelfde resultaten als de pagina's, in JSON. Zonder sleutel, zonder account, zonder cookie.",
    answer: "Antwoord",
    not_modified: "Niets veranderde sinds het antwoord waarvan If-None-Match de ETag geeft.",
    header_etag: "De naam van dit antwoord: terug te geven in If-None-Match.",
    header_link: "De andere pagina's (first, prev, next, last), dit contract, de documentatie en de licentie (RFC 8288).",
    header_retry: "Na hoeveel seconden u het opnieuw kunt proberen.",
    addresses: "De adressen",
    parameters: "Parameters",
    parameters_none: "Geen parameters.",
    required: "verplicht",
    repeated: "te herhalen voor meer waarden",
    origin_unknown: "https://adres-van-de-site",
    example: "Voorbeeld",
    objects: "Wat de antwoorden bevatten",
    or_null: "of null",
    list_of: "lijst",
    by_name: "per naam",
    type_text: "tekst",
    type_number: "geheel getal",
    type_truth: "waar of onwaar",
    type_object: "object",
    contract: "Het contract in OpenAPI 3.1",
    limits_heading: "Grenzen",
    licence: Part {
        heading: "Licentie",
        paragraphs: [
            "De gegevens vallen onder de licentie CC BY 4.0: u mag ze gebruiken als u de bron en de licentie vermeldt en, als het kan, het nummer en de datum van de versie.",
        ],
    },
    reading: Part {
        heading: "Lezen",
        paragraphs: [
            "De adressen worden met GET of HEAD gelezen. Pagina's van alle sites mogen ze lezen (CORS).",
            "Wat de bron niet zegt, is null of een lege lijst, nooit 0 of nee. De sleutels zijn in het Frans; de benamingen in de taal die lang vraagt.",
            "Een lijst geeft haar andere pagina's in de header Link. Een antwoord heeft een ETag: wie die in If-None-Match teruggeeft, krijgt het geen tweede keer.",
        ],
    },
    evolution: Part {
        heading: "Wat kan veranderen",
        paragraphs: [
            "Binnen v1 komt er alleen iets bij: sleutels, parameters, adressen. Een programma laat sleutels die het niet kent links liggen.",
            "Wat moet verdwijnen, wordt hier minstens twaalf maanden vooraf aangekondigd, en met de headers Deprecation (RFC 9745) en Sunset (RFC 8594). Vandaag is niets aangekondigd.",
        ],
    },
    errors: Part {
        heading: "Problemen",
        paragraphs: [
            "Een probleem is in application/problem+json, zoals RFC 9457 zegt. Het type is een van deze, en verandert nooit.",
        ],
    },
    limits: |requests| match requests {
        0 => "Deze server beperkt het aantal aanvragen niet. Blijf redelijk: de hele catalogus past in drie aanvragen."
            .into(),
        n => format!(
            "Eén IP-adres mag {} aanvragen per minuut doen. Daarboven is het antwoord 429 en zegt Retry-After wanneer het weer kan. De hele catalogus past in drie aanvragen.",
            number(Locale::Nl, n)
        ),
    },
    facet_parameter: |label, key| format!("{label}: een code van de woordenlijst {key}."),
    organiser_parameter: |label| format!("{label}: een code die de facetten geven."),
    operation: |id| match id {
        "dispositifs" => Some((
            "Initiatieven zoeken",
            "Een pagina van wat aan de zoekvraag voldoet, met de waarden van de filters en hun aantallen. Wat niet begrepen wordt, blijft weg en staat in ignores.",
        )),
        "dispositif" => Some(("Een initiatief lezen", "Eén initiatief, met zijn code.")),
        "facettes" => Some((
            "De filters lezen",
            "De filters met hun waarden en aantallen voor een vraag, zonder de initiatieven.",
        )),
        "suggestions" => Some((
            "Een tekst aanvullen",
            "Aanvullingen bij wat iemand typt: waarden van filters, initiatieven, woorden.",
        )),
        "vocabulaires" => Some(("De woordenlijsten opsommen", "De lijsten van codes, met hun namen in de drie talen.")),
        "vocabulaire" => {
            Some(("Een woordenlijst lezen", "De codes die een parameter neemt, met hun benamingen in de drie talen."))
        }
        "versions" => Some((
            "De versies opsommen",
            "Wat gepubliceerd werd, het recentste eerst. Wie publiceerde, wordt niet gezegd.",
        )),
        "version" => Some(("Een versie lezen", "Wat over een gepubliceerde versie gezegd wordt.")),
        "changements" => Some((
            "Twee versies vergelijken",
            "Wat een versie in een andere verandert, initiatief per initiatief. Wijzigingen van woordenlijsten staan er niet in.",
        )),
        "sante" => {
            Some(("Weten of alles goed gaat", "Wat getoond wordt, en of iets recenters niet getoond kan worden."))
        }
        "hsds" => Some((
            "Uitwisselen met andere gidsen",
            "De versie van HSDS (Human Services Data Specification 3, Open Referral) die de adressen onder /api/v1/hsds/ volgen, met haar eigen sleutels.",
        )),
        "hsds-services" => Some((
            "De initiatieven opsommen voor andere gidsen",
            "De initiatieven als services van HSDS. Wat de catalogus niet zegt, ontbreekt. Voorbij de laatste pagina komt een lege.",
        )),
        "hsds-service" => Some((
            "Een initiatief lezen voor een andere gids",
            "Eén initiatief als service van HSDS, met zijn organisator, data, kosten, talen en thema's.",
        )),
        "hsds-organizations" => {
            Some(("De organisatoren opsommen voor andere gidsen", "De organisatoren als organisaties van HSDS."))
        }
        "hsds-organization" => Some((
            "Een organisator lezen voor een andere gids",
            "Eén organisator als organisatie van HSDS, met zijn initiatieven.",
        )),
        "openapi" => Some(("Dit contract lezen", "Deze documentatie in OpenAPI 3.1, voor programma's.")),
        _ => None,
    },
    parameter: |name| match name {
        "q" => Some("De gezochte tekst, hoogstens 512 tekens."),
        "cout-max" => Some("De hoogste kostprijs, in euro, bijvoorbeeld 100 of 12.50."),
        "tri" => Some("De volgorde:"),
        "lignes" => Some("Initiatieven per pagina:"),
        "page" => Some("De pagina, vanaf 1; voorbij de laatste de laatste."),
        "lang" => Some("De taal van de benamingen en de problemen:"),
        "id" => Some("De code van een initiatief."),
        "nom" => Some("De naam van een woordenlijst, die ook die van de parameter is."),
        "numero" => Some("Het nummer van een versie."),
        "depuis" => Some("Het nummer van de versie ervoor."),
        "jusqu-a" => Some("Het nummer van de versie erna; anders de recentste."),
        "hsds-page" => Some("De pagina, vanaf 1."),
        "per_page" => Some("Hoeveel er op een pagina staan: 50 als niets gevraagd is, hoogstens 500."),
        "full" => Some("Elke service met alles wat ze bevat:"),
        "hsds-id" => Some("De identificatie in HSDS, een UUID die van versie tot versie dezelfde blijft."),
        _ => None,
    },
    field: |object, name| match (object, name) {
        ("Liste", "facettes") => Some("De waarden van elke filter, per parameter."),
        ("Facettes", "facettes") => Some("De filters, in hun volgorde."),
        ("VocabulaireResume", "nombre") => Some("Hoeveel codes ze telt."),
        ("Nombres", "nouveaux") => Some("Hoeveel er nieuw zijn."),
        ("Nombres", "modifies") => Some("Hoeveel er gewijzigd zijn."),
        ("Nombres", "retires") => Some("Hoeveel er verwijderd zijn."),
        ("Probleme", "type") => Some("De naam van het probleem, die nooit verandert; hij leidt naar deze pagina."),
        (_, "total") => Some("Hoeveel er aan de vraag beantwoorden, op alle pagina's."),
        (_, "page") => Some("De pagina, vanaf 1."),
        (_, "pages") => Some("Het aantal pagina's, minstens 1."),
        (_, "par_page") => Some("Hoeveel er op een pagina passen."),
        (_, "dispositifs") => Some("De initiatieven op de pagina."),
        (_, "ignores") => Some("Wat in het adres staat en niet begrepen werd."),
        (_, "lecture") => Some("Hoe de gezochte tekst gelezen werd."),
        (_, "id") => Some("De code, die van versie tot versie dezelfde blijft."),
        (_, "intitule") => Some("De titel."),
        (_, "type") => Some("De code van het type."),
        (_, "organisateur") => Some("De naam van de organisator."),
        (_, "themes") => Some("De codes van de thema's."),
        (_, "resume") => Some("Waarover het gaat, in een of twee zinnen."),
        (_, "public") => Some("De codes van de doelgroepen."),
        (_, "public_precision") => Some("Wat de bron nog over de doelgroep zegt."),
        (_, "cout") => Some("De kostprijs."),
        (_, "langues") => Some("De codes van de talen waarin het gegeven wordt."),
        (_, "sur_site") => {
            Some("Of het op de werkplek van het team kan: oui (ja), a convenir (af te spreken) of non (nee).")
        }
        (_, "format") => Some("De codes van de vormen."),
        (_, "commune") => Some("De gemeente of de stad, met haar naam."),
        (_, "duree") => Some("De duur, zoals de bron die schrijft."),
        (_, "dates") => Some("De aangekondigde data."),
        (_, "inscription") => Some("Hoe men inschrijft: adres, e-mail of telefoon."),
        (_, "url") => Some("Zijn pagina."),
        (_, "source") => Some("De pagina waar deze gegevens vandaan komen."),
        (_, "verifie_le") => Some("Wanneer de bron nagekeken werd."),
        (_, "classe") => Some("Het soort kostprijs, zoals de parameter cout."),
        (_, "min_cents") => Some("Het goedkoopste, in eurocent; 0 wanneer het gratis is."),
        (_, "max_cents") => Some("Het duurste, in eurocent; 0 wanneer het gratis is."),
        (_, "unite") => Some(
            "Waarvoor dit bedrag geldt: personne (persoon), groupe (groep), seance (sessie), jour (dag) of an (jaar).",
        ),
        (_, "libelle") => Some("In woorden, in de gevraagde taal."),
        (_, "code") => Some("De code, die de parameter neemt."),
        (_, "nombre") => Some("Hoeveel men er met deze waarde zou vinden."),
        (_, "choisi") => Some("Of de vraag deze waarde kiest."),
        (_, "parametre") => Some("De naam van de parameter."),
        (_, "valeur") => Some("De waarde ervan."),
        (_, "raison") => Some("Waarom hij niet gebruikt werd."),
        (_, "tous_les_mots") => {
            Some("Wanneer weinig initiatieven alle woorden hebben en andere volgen: hoeveel ze alle hebben.")
        }
        (_, "exclus") => Some("De woorden die er niet in mogen staan."),
        (_, "inconnus") => Some("De woorden die nergens in staan."),
        (_, "vouliez_vous_dire") => Some("De tekst in een andere spelling."),
        (_, "trouve_par") => Some("De alledaagse woorden, en wat ze hier betekenen."),
        (_, "filtres") => Some("De filters die de tekst noemt, zonder dat ze toegepast zijn."),
        (_, "mots") => Some("De woorden van de tekst."),
        (_, "valeurs") => Some("De waarden, in hun volgorde."),
        (_, "suggestions") => Some("De mogelijke aanvullingen, hoogstens acht."),
        (_, "groupe") => Some("Het soort: theme, type, organisateur, dispositif of mot."),
        (_, "genre") => Some("Het soort, in woorden."),
        (_, "texte") => Some("De voorgestelde tekst."),
        (_, "vocabulaires") => Some("De woordenlijsten."),
        (_, "nom") => Some("De naam, die ook die van de parameter is."),
        (_, "libelles") => Some("Hoe het heet, in de drie talen."),
        (_, "objectif") => Some("De code van het doel dat uit een type volgt."),
        (_, "role") => Some("De code van de rol die uit een type volgt."),
        (_, "bassins") => Some("De zorgzones van een gemeente."),
        (_, "fr") => Some("In het Frans."),
        (_, "nl") => Some("In het Nederlands."),
        (_, "en") => Some("In het Engels."),
        (_, "versions") => Some("De versies op de pagina, de recentste eerst."),
        (_, "numero") => Some("Het nummer."),
        (_, "publiee_le") => Some("Wanneer ze gepubliceerd werd."),
        (_, "lignes") => Some("Hoeveel initiatieven ze telt."),
        (_, "parent") => Some("Het nummer van de versie van waaruit ze voorbereid werd."),
        (_, "restaure") => Some("Het nummer van de versie waarvan ze de inhoud terugbrengt."),
        (_, "depuis") => Some("Het nummer van de versie ervoor."),
        (_, "jusqu_a") => Some("Het nummer van de versie erna."),
        (_, "nombres") => Some("Hoeveel initiatieven er in totaal veranderen."),
        (_, "nouveaux") => Some("De nieuwe initiatieven."),
        (_, "modifies") => Some("De gewijzigde initiatieven."),
        (_, "retires") => Some("De verwijderde initiatieven."),
        (_, "inchanges") => Some("Hoeveel er dezelfde bleven."),
        (_, "champs") => Some("Wat verandert, kolom per kolom."),
        (_, "colonne") => Some("De kolom van het bestand."),
        (_, "avant") => Some("Wat er stond, zoals het bestand het schrijft; kan leeg zijn."),
        (_, "apres") => Some("Wat er staat, zoals het bestand het schrijft; kan leeg zijn."),
        (_, "statut") => Some("ok, of degrade wanneer de laatste leesbare versie getoond wordt bij gebrek aan beter."),
        (_, "version") => Some("Het nummer van de versie die getoond wordt."),
        (_, "title") => Some("Het probleem, in enkele woorden."),
        (_, "status") => Some("De HTTP-code."),
        (_, "detail") => Some("Wat er gebeurde en wat te doen."),
        _ => None,
    },
};
