//! The words of the pages beside the search, in English.

use repertoire_catalogue::Locale;

use super::{Listed, Part, PlacesText};
use crate::map::By;
use crate::text::number;

pub(super) const TEXT: PlacesText = PlacesText {
    organisers: "Organisers",
    organisers_lead: |schemes| match schemes {
        1 => "Who offers what: one scheme.".into(),
        n => format!("Who offers what: {} schemes, by one organisation or several together.", number(Locale::En, n)),
    },
    organisers_count: |n| match n {
        0 => "No organisers".into(),
        1 => "1 organiser".into(),
        n => format!("{} organisers", number(Locale::En, n)),
    },
    organisers_found: |n, text| format!("{} for “{text}”", (TEXT.organisers_count)(n)),
    organisers_search: "Find a name",
    organisers_hint: "A name, part of one, or initials.",
    organisers_button: "Find",
    organisers_all: "See all organisers",
    organisers_none_tip: "Try a single word of the name, or its initials.",
    letters_label: "Letters",
    letter: "Letter",
    letter_other: "0–9 and others",
    letter_alone: |letter, counted| format!("{letter}: {counted}"),
    letter_why: |counted| format!("{counted} in all. The list is shown one letter at a time."),
    letter_none: |letter| format!("No organisers under {letter}."),
    organiser_back: "All organisers",
    organiser_facts: "In brief",
    organiser_kinds: "What they offer",
    organiser_web: "On the web",
    organiser_schemes: "Their schemes",
    organiser_first: |n| format!("Here are the first {n}."),
    organiser_list: |n| match n {
        1 => "See it in the list, with the filters".into(),
        n => format!("See all {} in the list, with the filters", number(Locale::En, n)),
    },
    catalogue_empty: "The catalogue is still empty: there is nothing to show here.",

    map: "The offer at a glance",
    map_lead: "How many schemes there are for each theme, and where there are none. Each number opens the list of those schemes.",
    map_by_label: "Themes by",
    map_by: |by| match by {
        By::Objective => "objective",
        By::Audience => "audience",
        By::Cost => "cost",
    },
    map_caption: |by| match by {
        By::Objective => "Number of schemes by theme and objective",
        By::Audience => "Number of schemes by theme and audience",
        By::Cost => "Number of schemes by theme and cost",
    },
    map_gaps: |by, gaps, all| {
        let other = match by {
            By::Objective => "objective",
            By::Audience => "audience",
            By::Cost => "cost",
        };
        let all = number(Locale::En, all);
        match gaps {
            0 => format!("All {all} pairs of theme and {other} have at least one scheme."),
            n if by == By::Cost => {
                format!("Of {all} pairs of theme and cost, {} have no known scheme.", number(Locale::En, n))
            }
            1 => format!("Of {all} pairs of theme and {other}, one has no scheme: a need without a known offer."),
            n => format!(
                "Of {all} pairs of theme and {other}, {} have no scheme: as many needs without a known offer.",
                number(Locale::En, n)
            ),
        }
    },
    map_totals: "A scheme may have several themes and several audiences. Totals count each scheme once: they are not the sum of the cells.",
    map_cost_note: "Most pages don't state a cost. An empty cell means that no page announces it, not that there is no such offer. The column “Not stated” is left out of this count.",
    map_total: "All",
    map_all_themes: "All themes",
    map_legend: "Schemes per cell",
    map_range: |from, to| {
        if from == to {
            number(Locale::En, from)
        } else {
            format!("{} to {}", number(Locale::En, from), number(Locale::En, to))
        }
    },
    map_none: "no offer",
    map_not_stated_none: "none",
    map_unit: |n| if n == 1 { "scheme" } else { "schemes" },
    map_scroll: "The table scrolls sideways.",

    about: "About",
    about_lead: "Répertoire brings together training, peer consultation, supervision and other mental health support for people who care for others in Brussels.",
    about_numbers: |schemes, organisers| {
        let schemes = match schemes {
            0 => return "The catalogue is still empty.".into(),
            1 => "1 scheme".into(),
            n => format!("{} schemes", number(Locale::En, n)),
        };
        format!("Today: {schemes}, {}.", (TEXT.organisers_count)(organisers))
    },
    about_release: |release, date| format!("Release {release} of the catalogue, published on {date}."),
    about_audience: Part {
        heading: "Who it is for",
        paragraphs: [
            "For professionals and volunteers in care and support: social work, nursing, home care, psychology, medicine, shelters, housing, addictions… Here you find support for yourself or your team: learning something, putting down a situation and thinking it over together, asking an expert.",
            "This is not an emergency service, and it is not meant for people who seek help for themselves or for a relative.",
        ],
    },
    about_facts: Part {
        heading: "Where the facts come from",
        paragraphs: [
            "Each scheme is described from public pages: the organisers' own first, then those of federations, administrations and the press. Its page gives the address of that source, and its date where it has one.",
            "Nothing is guessed. What the source does not say stays “not stated”: a cost that is not stated is not zero. Themes and audiences were assigned for this directory.",
            "Nobody was asked to confirm. Check with the organiser before you decide, prices and dates above all: they age quickly.",
        ],
    },
    about_corrections: Part {
        heading: "Correct something",
        paragraphs: [
            "Corrections are welcome from anyone. An organiser who asks to have a scheme corrected or removed is heard at once.",
        ],
    },
    about_keepers: Part {
        heading: "Who keeps it up to date",
        paragraphs: [
            "People who were given an account prepare a new release of the list, read over everything that will change, then publish it.",
            "Each release is numbered and kept: any two can be compared, and an earlier one brought back.",
        ],
    },
    about_licences: Part {
        heading: "Use it elsewhere",
        paragraphs: [
            "The data are under CC BY 4.0: you may use them if you name the source and the licence and, if possible, the number and date of the release. Titles and names remain with their owners.",
            "The software is free, under the EUPL 1.2, the public licence of the European Union.",
        ],
    },
    about_licence_link: "The licence CC BY 4.0",
    kept_by: |keeper| format!("This site is put online by {keeper}."),
    contact_ways: "You can get in touch here:",
    contact_none: "This site does not give a contact address yet. Until then, talk to the service that told you of this directory.",
    see_also: "See also",

    api: "The API, for programs",
    accessibility: "Accessibility statement",
    accessibility_lead: [
        "This site wants to be usable by everyone: by keyboard, with a screen reader, magnified, printed, on an old computer or a phone, with or without JavaScript. Its aim is WCAG 2.2 at level AA.",
        "This statement follows the model of Implementing Decision (EU) 2018/1523. It applies to the public pages of this site.",
    ],
    accessibility_status: Part {
        heading: "Compliance status",
        paragraphs: [
            "This site is partially compliant with WCAG 2.2, level AA, and with EN 301 549.",
            "We say no more because we know no more: a machine can check only some of the criteria, and people have not audited this site yet. What the automatic checks found stands below.",
        ],
    },
    accessibility_limits: Listed {
        heading: "Non-accessible content",
        lead: "We know of no criterion that is not met. These are the known limits:",
        items: [
            "Titles and summaries are in the organiser's language and are not translated. Screen readers are told which language it is.",
            "The languages of a scheme are those in which it is given. Whether it is accessible to people who are deaf, have low vision or reduced mobility, we don't know: the sources rarely say.",
            "On a small screen, the table of the offer scrolls sideways.",
            "The sites that links lead to are not ours.",
            "The CSV file needs a spreadsheet program; the same information is on the pages.",
        ],
    },
    accessibility_checks: Listed {
        heading: "What is checked automatically",
        lead: "With each change, in a real browser:",
        items: [
            "the rules of axe-core for WCAG 2.0, 2.1 and 2.2, levels A and AA, and its best practices;",
            "the size of what is touched, at least 24 pixels;",
            "contrasts, light and dark;",
            "nothing scrolls sideways at 320 pixels, which equals a magnification of 400%;",
            "the main journeys by keyboard alone;",
            "the same journeys without JavaScript;",
            "no cookie, no contact with another site, no error.",
        ],
    },
    checks_results: "Latest results",
    checks_date: "Date",
    checks_pages: "Pages",
    checks_pages_value: |pages, states| format!("{pages} pages, in {states} states"),
    checks_views: "Views checked",
    checks_views_value: |n, widths| {
        format!(
            "{}, in three languages, {widths} pixels wide, light, dark and in the reader's own colours",
            number(Locale::En, n)
        )
    },
    checks_rules: "Rules",
    checks_tools: "Tools",
    checks_violations: "Faults found",
    checks_violations_none: "None",
    checks_violation: |n| if n == 1 { "in 1 view".into() } else { format!("in {n} views") },
    checks_review: "For a person to judge",
    checks_review_none: "Nothing",
    accessibility_unchecked: Listed {
        heading: "What nobody has checked yet",
        lead: "A machine can't tell whether a page can be understood. Still to be done, by people:",
        items: [
            "trials with screen readers (NVDA, VoiceOver, TalkBack);",
            "trials with voice control and screen magnifiers;",
            "trials with disabled people;",
            "a review for plain language;",
            "a full audit, criterion by criterion.",
        ],
    },
    accessibility_prepared: "Preparation of this statement",
    accessibility_prepared_value: |statement, checks| {
        format!(
            "This statement was prepared on {statement}, from a self-assessment and automatic checks made on {checks}."
        )
    },
    accessibility_contact: Part {
        heading: "Feedback and contact information",
        paragraphs: ["Is a page in your way, or do you need something in a form that you can read? We want to know."],
    },
    accessibility_contact_none: "This statement lacks it.",
    accessibility_enforcement: Part {
        heading: "Enforcement procedure",
        paragraphs: ["It depends on the organisation that puts this site online, which can tell you."],
    },

    privacy: "Privacy",
    privacy_lead: "This site does not know who you are and does not try to.",
    privacy_visitors: Part {
        heading: "No cookies, no tracking",
        paragraphs: [
            "A visit to this site sets no cookie and needs no account.",
            "There are no visitor statistics, no advertising and nothing from elsewhere: when you open a page, your browser talks to this site only.",
        ],
    },
    privacy_address: Part {
        heading: "What you search for",
        paragraphs: [
            "Your words and filters are in the address of the page, so that you can keep it or send it. They stay in the history of your browser.",
            "When you follow a link to another site, your browser does not tell it which page you come from.",
        ],
    },
    privacy_server: Part {
        heading: "What the server notes",
        paragraphs: [
            "What you search for is never noted: the technical log leaves out the part of the address that holds your words and filters. Your IP address is not in it either.",
            "An answer that took more than half a second leaves one line: the time, the path of the page, the status and the duration. To look for a fault, the same line can be noted for each answer.",
            "If another server stands in front of this one, it may keep a log of its own: this site knows nothing of it.",
            "So that nobody takes the API for themselves (the suggestions of the search come from it too), the server counts the requests of each IP address. The count is in its memory only and is cleared after a minute, with the next request.",
        ],
    },
    privacy_shortlist: Part {
        heading: "Your shortlist",
        paragraphs: [
            "If you shortlist schemes, your browser keeps that list on your device (localStorage). It is not handed to us; clearing the site's data in your browser clears it.",
            "When you open or share your shortlist, it is in the address of the page.",
        ],
    },
    privacy_staff: "For people who have an account",
    privacy_session: |most, idle| {
        format!(
            "The staff area sets one cookie, that of the session. It only serves to recognise you, and lasts {most} hours at most, {idle} hours without activity."
        )
    },
    privacy_staff_more: "Sign-ins are noted with the name of the account; those that fail, with the IP address, to slow down whoever guesses passwords. Publications keep the name of who made them.",
    privacy_keeper: "Who answers for this site",
    privacy_catalogue: Part {
        heading: "In the catalogue",
        paragraphs: [
            "The texts of the catalogue name no persons. Telephone numbers and e-mail addresses are those of services.",
        ],
    },
};
