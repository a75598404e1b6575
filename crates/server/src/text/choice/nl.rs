//! De woorden van de keuzehulp en de vergelijking in het Nederlands.

use repertoire_catalogue::Locale;
use repertoire_search::{Budget, Fit, Need, Question, Setting};

use super::ChoiceText;
use crate::text::{number, text, uncapitalised};

pub(super) const TEXT: ChoiceText = ChoiceText {
    step: |n, of| format!("Vraag {n} van {of}"),
    step_colon: ": ",
    question: |question| match question {
        Question::Need => "Wat hebt u nodig?",
        Question::Theme => "Waarover gaat het?",
        Question::Setting => "Voor wie, en waar?",
        Question::Means => "Voor welke prijs, en in welke taal?",
    },
    question_hint: |question| match question {
        Question::Need => "Hooguit vier vragen. Wat voor u niet belangrijk is, slaat u gewoon over.",
        Question::Theme => "Kies het thema dat het dichtst bij uw situatie ligt.",
        Question::Setting => "Een vorming, een supervisie: voor uzelf, of voor uw hele team?",
        Question::Means => {
            "Veel pagina's vermelden geen prijs: die initiatieven staan apart, vraag het na bij de organisator."
        }
    },
    question_name: |question| match question {
        Question::Need => "Behoefte",
        Question::Theme => "Thema",
        Question::Setting => "Voor wie en waar",
        Question::Means => "Prijs en taal",
    },
    need: |need| match need {
        Need::Learn => ("Iets leren", "Een vorming, een sensibilisering, een congres."),
        Need::Share => {
            ("Een situatie op tafel leggen en erover nadenken", "Een intervisie, een supervisie, een praatgroep.")
        }
        Need::Advice => {
            ("Advies van een expert over één situatie", "Iemand om te bellen, kennisdeling en advies, een supervisie.")
        }
    },
    setting: |setting| match setting {
        Setting::Alone => ("Voor mezelf, ik verplaats me", "Fysiek, niet op mijn werkplek."),
        Setting::TeamHere => ("Voor mijn team, op onze werkplek", "De begeleiding komt bij ons langs."),
        Setting::TeamThere => ("Voor mijn team, wij verplaatsen ons", "Fysiek, niet op onze werkplek."),
        Setting::Online => ("Online of telefonisch", "Zonder verplaatsing."),
    },
    budget: |budget| match budget {
        Budget::Free => "Gratis",
        Budget::Any => "Wat het ook kost",
    },
    in_language: |name| format!("in het {name}"),
    any_language: "in om het even welke taal",
    tally: |fitting, possible| match (fitting, possible) {
        (n, 0) => (text(Locale::Nl).count)(n),
        (0, m) => format!("misschien {}", number(Locale::Nl, m)),
        (n, m) => format!("{}, en misschien nog {}", (text(Locale::Nl).count)(n), number(Locale::Nl, m)),
    },
    dead_end: "Geen van deze antwoorden leidt nog naar een initiatief:",
    dead_end_nearest: "bekijk nu al wat het dichtst in de buurt komt",
    pass: "Deze vraag overslaan",
    back: "Vorige vraag",
    restart: "Opnieuw beginnen",
    answers: "Uw antwoorden",
    passed: "Maakt niet uit",
    change: "Wijzigen",
    unknown_answer: |name, value| format!("{name}: “{value}” is geen mogelijk antwoord."),
    repeated_answer: |name| format!("{name}: het adres geeft meerdere antwoorden, alleen het eerste telt."),

    fitting_title: |n| match n {
        1 => "1 initiatief past bij uw antwoorden".into(),
        n => format!("{} initiatieven passen bij uw antwoorden", number(Locale::Nl, n)),
    },
    possible_title: |n| match n {
        1 => "1 initiatief past misschien: vraag het na bij de organisator".into(),
        n => format!("{} initiatieven passen misschien: vraag het na bij de organisator", number(Locale::Nl, n)),
    },
    nearest_title: "Niets past helemaal: dit komt het dichtst in de buurt",
    unnarrowed_title: "U hebt alle vragen overgeslagen",
    unnarrowed: |n| match n {
        1 => "Het enige initiatief in het repertorium past dus.".into(),
        n => format!("Alle {} initiatieven in het repertorium passen dus.", number(Locale::Nl, n)),
    },
    no_scheme_title: "Het repertorium is leeg",
    no_scheme: "Er staat nog geen enkel initiatief in. Kom later terug.",
    fitting: |n| format!("Past helemaal ({})", number(Locale::Nl, n)),
    possible: |n| format!("Past misschien ({})", number(Locale::Nl, n)),
    possible_hint: "De pagina van de organisator zegt niet alles. Dat betekent niet nee: vraag het na.",
    nearest: "Het dichtst in de buurt",
    nearest_hint: "Geen enkel initiatief voldoet aan alles. Bij elk staat wat niet past.",
    others: |n| match n {
        1 => "En nog één, in de volledige lijst.".into(),
        n => format!("En nog {}, in de volledige lijst.", number(Locale::Nl, n)),
    },
    next: "En daarna",
    in_list: |n| match n {
        1 => "Dit initiatief in de lijst tonen, met de overeenkomstige filters".into(),
        n => format!("Deze {} initiatieven in de lijst tonen, met de overeenkomstige filters", number(Locale::Nl, n)),
    },
    in_list_none: "De lijst met deze filters openen, om er een weg te laten",
    compare: |n| format!("De eerste {n} die passen naast elkaar zetten"),

    fit: |fit| match fit {
        Fit::Yes => "Past: ",
        Fit::Open => "Past misschien: ",
        Fit::No => "Past niet: ",
    },
    kind_other: |kind| format!("Niet wat u zoekt: {}", uncapitalised(kind)),
    theme_other: |themes| format!("Een ander thema: {themes}"),
    audience_open_to_all: "Niet alleen voor teams",
    audience_teams_only: "Alleen voor teams",
    audience_teams: "Voor teams",
    audience_unstated: "Niet aangekondigd voor teams: vraag het na",
    here: "Op uw werkplek",
    here_agreed: "Plaats af te spreken: vraag of het op uw werkplek kan",
    here_unstated: "Plaats niet vermeld: vraag of het op uw werkplek kan",
    here_no: "Niet op uw werkplek",
    there_unstated: "Vorm niet vermeld: vraag of het fysiek doorgaat",
    there_no: |formats| format!("Niet fysiek: {}", uncapitalised(formats)),
    online_unstated: "Vorm niet vermeld: vraag of het online kan",
    online_no: |formats| format!("Niet online: {}", uncapitalised(formats)),
    cost_included: "Inbegrepen in het lidmaatschap: vraag of uw dienst lid is",
    cost_unstated: "Kostprijs niet vermeld: vraag het na",
    cost_other: |cost| format!("Niet gratis: {cost}"),
    language_other: |wanted, given| format!("Niet {wanted}: {given}"),

    selection_title: |n| match n {
        1 => "Uw selectie: 1 initiatief".into(),
        n => format!("Uw selectie: {n} initiatieven naast elkaar"),
    },
    selection_none: "Uw selectie is leeg",
    selection_none_lead: "Deze pagina zet de initiatieven die u koos naast elkaar.",
    selection_none_steps: [
        "Vink in de lijst de initiatieven aan die u interesseren.",
        "Open uw selectie: u ziet waarin ze verschillen.",
        "Druk ze af voor uw team, of deel het adres van de pagina.",
    ],
    selection_to_guide: "Vinden in vier vragen",
    selection_one: "Om te vergelijken zijn er twee nodig: voeg er een toe vanuit de lijst.",
    selection_gone: |n| match n {
        1 => "1 initiatief staat niet meer in de catalogus.".into(),
        n => format!("{n} initiatieven staan niet meer in de catalogus."),
    },
    selection_drop_gone: "Verdergaan zonder",
    selection_beyond: |most, rest| match rest {
        1 => format!("Hooguit {most} initiatieven naast elkaar: 1 ander wordt niet getoond."),
        rest => format!("Hooguit {most} initiatieven naast elkaar: {rest} andere worden niet getoond."),
    },
    selection_cut: |most| format!("Het adres bevat meer dan {most} initiatieven: de rest werd niet gelezen."),
    selection_marks: "Dit teken staat bij wat verschilt van het ene initiatief tot het andere:",
    selection_asks: "Dit staat bij wat een pagina niet vermeldt:",
    selection_region: "Vergelijking, naar rechts te schuiven",
    selection_caption: |n| format!("{n} initiatieven, één per kolom"),
    row_kind: "Type",
    row_organiser: "Organisator",
    no_date_ahead: |last| format!("Geen datum meer gepland (de laatste: {last})"),
    differs: "verschilt",
    alike: "gelijk",
    to_ask: "na te vragen",
    remove: "Verwijderen",
    remove_all: "Selectie leegmaken",
    mail_subject: |n| match n {
        1 => "1 initiatief uit het Répertoire".into(),
        n => format!("{n} initiatieven uit het Répertoire, naast elkaar"),
    },
    mail_head: "Dag,\r\n\r\nHier is een selectie van initiatieven:",
    mail_others: |n| match n {
        1 => "En nog één, op het adres hierboven.".into(),
        n => format!("En nog {n}, op het adres hierboven."),
    },
    share_hint: "Wilt u deze selectie delen, kopieer dan het adres van de pagina: daar staat alles in.",
    printed: |date| format!("Afgedrukt op {date}"),
    page_address: "Adres van deze pagina: ",
};
