//! De woorden van de pagina's rond het zoeken, in het Nederlands.

use repertoire_catalogue::Locale;

use super::{Listed, Part, PlacesText};
use crate::map::By;
use crate::text::number;

pub(super) const TEXT: PlacesText = PlacesText {
    organisers: "Organisatoren",
    organisers_lead: |schemes| match schemes {
        1 => "Wie biedt wat aan: één initiatief.".into(),
        n => format!(
            "Wie biedt wat aan: {} initiatieven, van één organisatie of van meerdere samen.",
            number(Locale::Nl, n)
        ),
    },
    organisers_count: |n| match n {
        0 => "Geen enkele organisator".into(),
        1 => "1 organisator".into(),
        n => format!("{} organisatoren", number(Locale::Nl, n)),
    },
    organisers_found: |n, text| format!("{} voor “{text}”", (TEXT.organisers_count)(n)),
    organisers_search: "Zoek op naam",
    organisers_hint: "Een naam, een deel ervan of een afkorting.",
    organisers_button: "Zoeken",
    organisers_all: "Alle organisatoren tonen",
    organisers_none_tip: "Probeer één woord uit de naam, of de afkorting.",
    letters_label: "Letters",
    letter: "Letter",
    letter_other: "0–9 en andere",
    letter_alone: |letter, counted| format!("{letter}: {counted}"),
    letter_why: |counted| format!("{counted} in totaal. U leest de lijst letter per letter."),
    letter_none: |letter| format!("Geen enkele organisator onder {letter}."),
    organiser_back: "Alle organisatoren",
    organiser_facts: "In het kort",
    organiser_kinds: "Aanbod",
    organiser_web: "Op het web",
    organiser_schemes: "Initiatieven van deze organisator",
    organiser_first: |n| format!("Hier staan de eerste {n}."),
    organiser_list: |n| match n {
        1 => "Bekijk het in de lijst, met de filters".into(),
        n => format!("Bekijk ze alle {} in de lijst, met de filters", number(Locale::Nl, n)),
    },
    catalogue_empty: "De catalogus is nog leeg: hier valt niets te tonen.",

    map: "Het aanbod in één oogopslag",
    map_lead: "Hoeveel initiatieven er zijn voor elk thema, en waar ze ontbreken. Elk getal opent de lijst van die initiatieven.",
    map_by_label: "De thema's volgens",
    map_by: |by| match by {
        By::Objective => "doel",
        By::Audience => "doelgroep",
        By::Cost => "kostprijs",
    },
    map_caption: |by| match by {
        By::Objective => "Aantal initiatieven per thema en per doel",
        By::Audience => "Aantal initiatieven per thema en per doelgroep",
        By::Cost => "Aantal initiatieven per thema en per kostprijs",
    },
    map_gaps: |by, gaps, all| {
        let other = match by {
            By::Objective => "doel",
            By::Audience => "doelgroep",
            By::Cost => "kostprijs",
        };
        let all = number(Locale::Nl, all);
        match gaps {
            0 => format!("Alle {all} combinaties van thema en {other} hebben minstens één initiatief."),
            n if by == By::Cost => {
                format!(
                    "Van de {all} combinaties van thema en kostprijs hebben er {} geen gekend initiatief.",
                    number(Locale::Nl, n)
                )
            }
            1 => format!(
                "Van de {all} combinaties van thema en {other} heeft er één geen enkel initiatief: een nood zonder gekend aanbod."
            ),
            n => format!(
                "Van de {all} combinaties van thema en {other} hebben er {} geen enkel initiatief: evenveel noden zonder gekend aanbod.",
                number(Locale::Nl, n)
            ),
        }
    },
    map_totals: "Een initiatief kan meerdere thema's en doelgroepen hebben. De totalen tellen elk initiatief één keer: ze zijn niet de som van de vakken.",
    map_cost_note: "De meeste pagina's vermelden geen prijs. Een leeg vak betekent dat geen enkele pagina dit aankondigt, niet dat er geen aanbod is. De kolom “Niet vermeld” telt hier niet mee.",
    map_total: "Alle",
    map_all_themes: "Alle thema's",
    map_legend: "Initiatieven per vak",
    map_range: |from, to| {
        if from == to {
            number(Locale::Nl, from)
        } else {
            format!("{} tot {}", number(Locale::Nl, from), number(Locale::Nl, to))
        }
    },
    map_none: "geen aanbod",
    map_not_stated_none: "geen",
    map_unit: |n| if n == 1 { "initiatief" } else { "initiatieven" },
    map_scroll: "U kunt de tabel opzij schuiven.",

    about: "Over deze site",
    about_lead: "Répertoire verzamelt vormingen, intervisies, supervisies en andere steun rond geestelijke gezondheid voor wie in Brussel voor anderen zorgt.",
    about_numbers: |schemes, organisers| {
        let schemes = match schemes {
            0 => return "De catalogus is nog leeg.".into(),
            1 => "1 initiatief".into(),
            n => format!("{} initiatieven", number(Locale::Nl, n)),
        };
        format!("Vandaag: {schemes}, {}.", (TEXT.organisers_count)(organisers))
    },
    about_release: |release, date| format!("Versie {release} van de catalogus, gepubliceerd op {date}."),
    about_audience: Part {
        heading: "Voor wie",
        paragraphs: [
            "Voor professionals en vrijwilligers in welzijn en zorg: sociaal werk, verpleging, thuiszorg, psychologie, geneeskunde, opvang, wonen, verslavingszorg… U vindt er steun voor uzelf of uw team: bijleren, een situatie voorleggen en er samen over nadenken, het advies van een deskundige vragen.",
            "Dit is geen hulplijn voor noodgevallen, en het repertorium richt zich niet tot wie hulp zoekt voor zichzelf of voor een naaste.",
        ],
    },
    about_facts: Part {
        heading: "Waar de informatie vandaan komt",
        paragraphs: [
            "Elk initiatief is beschreven op basis van openbare pagina's: eerst die van de organisatoren, dan die van federaties, overheden en de pers. De pagina van het initiatief geeft het adres van die bron, en haar datum als ze er een heeft.",
            "Er wordt niets geraden. Wat de bron niet zegt, blijft “niet vermeld”: een kostprijs die niet vermeld is, is niet nul. De thema's en doelgroepen werden voor dit repertorium toegekend.",
            "Niemand werd gevraagd om iets te bevestigen. Vraag na bij de organisator voor u beslist, vooral prijzen en data: die verouderen snel.",
        ],
    },
    about_corrections: Part {
        heading: "Iets verbeteren",
        paragraphs: [
            "Verbeteringen zijn welkom, van wie ze ook komen. Een organisator die vraagt om een initiatief te verbeteren of weg te halen, wordt meteen gehoord.",
        ],
    },
    about_keepers: Part {
        heading: "Wie het bijhoudt",
        paragraphs: [
            "Mensen die een account kregen, bereiden een nieuwe versie van de lijst voor, lezen alles na wat zal veranderen en publiceren ze dan.",
            "Elke versie is genummerd en blijft bewaard: twee versies kunnen worden vergeleken, en een vorige kan terugkomen.",
        ],
    },
    about_licences: Part {
        heading: "Hergebruiken",
        paragraphs: [
            "De gegevens staan onder de licentie CC BY 4.0: u mag ze overnemen als u de bron en de licentie vermeldt en, als het kan, het nummer en de datum van de versie. Titels en namen blijven van hun eigenaars.",
            "De software is vrij, onder de licentie EUPL 1.2, de openbare licentie van de Europese Unie.",
        ],
    },
    about_licence_link: "De licentie CC BY 4.0",
    kept_by: |keeper| format!("Deze site wordt online gezet door {keeper}."),
    contact_ways: "Contact opnemen kan zo:",
    contact_none: "Deze site vermeldt nog geen contactadres. Spreek er intussen over met de dienst die u dit repertorium heeft leren kennen.",
    see_also: "Zie ook",

    api: "De API, voor programma's",
    accessibility: "Toegankelijkheidsverklaring",
    accessibility_lead: [
        "Deze site wil bruikbaar zijn voor iedereen: met het toetsenbord, met een schermlezer, vergroot, afgedrukt, op een oude computer of een telefoon, met of zonder JavaScript. Het doel is de norm WCAG 2.2 op niveau AA.",
        "Deze verklaring volgt het model van uitvoeringsbesluit (EU) 2018/1523. Ze geldt voor de openbare pagina's van deze site.",
    ],
    accessibility_status: Part {
        heading: "Nalevingsstatus",
        paragraphs: [
            "Deze site voldoet gedeeltelijk aan WCAG 2.2, niveau AA, en aan de norm EN 301 549.",
            "Meer zeggen we niet, omdat we niet meer weten: een machine kan maar een deel van de criteria nakijken, en er is nog geen audit door mensen gebeurd. Wat de automatische controles vonden, staat verderop.",
        ],
    },
    accessibility_limits: Listed {
        heading: "Niet-toegankelijke inhoud",
        lead: "We kennen geen criterium waaraan niet voldaan is. Dit zijn de gekende beperkingen:",
        items: [
            "Titels en samenvattingen staan in de taal van de organisator en zijn niet vertaald. Schermlezers krijgen te horen welke taal het is.",
            "De talen van een initiatief zijn die waarin het wordt gegeven. Of het toegankelijk is voor dove, slechtziende of minder mobiele mensen, weten we niet: de bronnen zeggen het zelden.",
            "Op een klein scherm schuift u de tabel van het aanbod opzij.",
            "De sites waar de links naartoe leiden, hangen niet van ons af.",
            "Voor het CSV-bestand is een rekenblad nodig; dezelfde informatie staat op de pagina's.",
        ],
    },
    accessibility_checks: Listed {
        heading: "Wat automatisch wordt nagekeken",
        lead: "Bij elke wijziging, in een echte browser:",
        items: [
            "de regels van axe-core voor WCAG 2.0, 2.1 en 2.2, niveaus A en AA, en zijn goede praktijken;",
            "de grootte van wat u aanraakt: minstens 24 pixels;",
            "de contrasten, licht en donker;",
            "niets schuift opzij op 320 pixels breed, wat overeenkomt met een vergroting tot 400 %;",
            "de belangrijkste trajecten met alleen het toetsenbord;",
            "dezelfde trajecten zonder JavaScript;",
            "geen cookie, geen contact met een andere site, geen fout.",
        ],
    },
    checks_results: "Laatste resultaten",
    checks_date: "Datum",
    checks_pages: "Pagina's",
    checks_pages_value: |pages, states| format!("{pages} pagina's, in {states} toestanden"),
    checks_views: "Nagekeken weergaven",
    checks_views_value: |n, widths| {
        format!(
            "{}, in drie talen, {widths} pixels breed, licht, donker en in de kleuren van wie leest",
            number(Locale::Nl, n)
        )
    },
    checks_rules: "Regels",
    checks_tools: "Hulpmiddelen",
    checks_violations: "Gevonden fouten",
    checks_violations_none: "Geen",
    checks_violation: |n| if n == 1 { "op 1 weergave".into() } else { format!("op {n} weergaven") },
    checks_review: "Door een mens te beoordelen",
    checks_review_none: "Niets",
    accessibility_unchecked: Listed {
        heading: "Wat nog niemand heeft nagekeken",
        lead: "Een machine kan niet zeggen of een pagina te begrijpen is. Dit moeten mensen nog doen:",
        items: [
            "proberen met schermlezers (NVDA, VoiceOver, TalkBack);",
            "proberen met spraakbediening en schermvergroters;",
            "laten proberen door mensen met een handicap;",
            "nalezen op duidelijke taal;",
            "een volledige audit, criterium per criterium.",
        ],
    },
    accessibility_prepared: "Opstelling van deze verklaring",
    accessibility_prepared_value: |statement, checks| {
        format!(
            "Deze verklaring werd opgesteld op {statement}, op basis van een zelfbeoordeling en van automatische controles op {checks}."
        )
    },
    accessibility_contact: Part {
        heading: "Feedback en contactgegevens",
        paragraphs: [
            "Werkt een pagina niet voor u, of hebt u informatie nodig in een vorm die u wel kunt lezen? Dat horen we graag.",
        ],
    },
    accessibility_contact_none: "Dat ontbreekt in deze verklaring.",
    accessibility_enforcement: Part {
        heading: "Handhavingsprocedure",
        paragraphs: ["Ze hangt af van de organisatie die deze site online zet: zij kan u de weg wijzen."],
    },

    privacy: "Privacy",
    privacy_lead: "Deze site weet niet wie u bent en probeert het niet te weten.",
    privacy_visitors: Part {
        heading: "Geen cookies, niemand volgt u",
        paragraphs: [
            "Een bezoek aan deze site plaatst geen enkele cookie en vraagt geen account.",
            "Er zijn geen bezoekcijfers, geen reclame en geen inhoud van elders: als u een pagina opent, praat uw browser alleen met deze site.",
        ],
    },
    privacy_address: Part {
        heading: "Wat u zoekt",
        paragraphs: [
            "Uw woorden en filters staan in het adres van de pagina, zodat u het kunt bewaren of doorsturen. Ze blijven dus in de geschiedenis van uw browser staan.",
            "Volgt u een link naar een andere site, dan vertelt uw browser die niet van welke pagina u komt.",
        ],
    },
    privacy_server: Part {
        heading: "Wat de server noteert",
        paragraphs: [
            "Wat u zoekt, wordt nooit genoteerd: het technische logboek laat het deel van het adres weg waarin uw woorden en filters staan. Ook uw IP-adres staat er niet in.",
            "Een antwoord dat langer dan een halve seconde duurde, laat één regel na: het uur, het pad van de pagina, de antwoordcode en de duur. Om een storing te zoeken kan dezelfde regel voor elk antwoord genoteerd worden.",
            "Staat er een andere server voor deze, dan kan die een eigen logboek bijhouden: daar weet deze site niets van.",
            "Opdat niemand de API voor zich alleen neemt – ook de suggesties bij het zoeken komen daarvan – telt de server de aanvragen per IP-adres. Die telling staat alleen in zijn geheugen en wordt na een minuut gewist, bij de eerstvolgende aanvraag.",
        ],
    },
    privacy_shortlist: Part {
        heading: "Uw selectie",
        paragraphs: [
            "Selecteert u initiatieven, dan bewaart uw browser die lijst op uw toestel (localStorage). Ze wordt ons niet toevertrouwd; wist u de sitegegevens in uw browser, dan is ze weg.",
            "Opent of deelt u uw selectie, dan staat ze in het adres van de pagina.",
        ],
    },
    privacy_staff: "Voor wie een account heeft",
    privacy_session: |most, idle| {
        format!(
            "De beheerruimte plaatst één cookie, die van de sessie. Ze dient alleen om u te herkennen en geldt hoogstens {most} uur, {idle} uur zonder activiteit."
        )
    },
    privacy_staff_more: "Aanmeldingen worden genoteerd met de naam van de account; mislukte met het IP-adres, om wie wachtwoorden raadt af te remmen. Bij elke publicatie blijft staan wie ze deed.",
    privacy_keeper: "Wie instaat voor deze site",
    privacy_catalogue: Part {
        heading: "In de catalogus",
        paragraphs: [
            "De teksten van de catalogus noemen geen personen. Telefoonnummers en e-mailadressen zijn die van diensten.",
        ],
    },
};
