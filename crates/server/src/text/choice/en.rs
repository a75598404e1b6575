//! The words of the guided choice and of the comparison in English.

use repertoire_catalogue::Locale;
use repertoire_search::{Budget, Fit, Need, Question, Setting};

use super::ChoiceText;
use crate::text::{number, uncapitalised};

fn schemes(n: u32) -> String {
    match n {
        0 => "No schemes".into(),
        1 => "1 scheme".into(),
        n => format!("{} schemes", number(Locale::En, n)),
    }
}

pub(super) const TEXT: ChoiceText = ChoiceText {
    step: |n, of| format!("Question {n} of {of}"),
    step_colon: ": ",
    question: |question| match question {
        Question::Need => "What do you need?",
        Question::Theme => "What is it about?",
        Question::Setting => "For whom, and where?",
        Question::Means => "At what price, and in which language?",
    },
    question_hint: |question| match question {
        Question::Need => "Four questions at most. Skip those that don't matter to you.",
        Question::Theme => "Choose the theme closest to your situation.",
        Question::Setting => "Training or supervision: for yourself, or for your whole team?",
        Question::Means => "Many pages don't state a price: those schemes are listed apart, for you to ask.",
    },
    question_name: |question| match question {
        Question::Need => "Need",
        Question::Theme => "Theme",
        Question::Setting => "For whom and where",
        Question::Means => "Price and language",
    },
    need: |need| match need {
        Need::Learn => ("Learn something", "Training, an awareness session, a conference."),
        Need::Share => ("Talk through a difficult situation", "Peer consultation, supervision, a support group."),
        Need::Advice => ("An expert's advice on one case", "Somebody to call, shared expertise, supervision."),
    },
    setting: |setting| match setting {
        Setting::Alone => ("For me, and I go there", "In person, away from my workplace."),
        Setting::TeamHere => ("For my team, on our premises", "They come to us."),
        Setting::TeamThere => ("For my team, and we go there", "In person, away from our workplace."),
        Setting::Online => ("Online or by telephone", "Without travelling."),
    },
    budget: |budget| match budget {
        Budget::Free => "Free",
        Budget::Any => "Whatever it costs",
    },
    in_language: |name| format!("in {name}"),
    any_language: "in any language",
    tally: |fitting, possible| match (fitting, possible) {
        (n, 0) => schemes(n),
        (0, m) => format!("{} perhaps", number(Locale::En, m)),
        (n, m) => format!("{}, and {} perhaps", schemes(n), number(Locale::En, m)),
    },
    dead_end: "None of these answers leads to a scheme:",
    dead_end_nearest: "see now what comes closest",
    pass: "Skip this question",
    back: "Previous question",
    restart: "Start again",
    answers: "Your answers",
    passed: "Doesn't matter",
    change: "Change",
    unknown_answer: |name, value| format!("{name}: “{value}” is not one of the answers."),
    repeated_answer: |name| format!("{name}: the address gives several answers, only the first counts."),

    fitting_title: |n| match n {
        1 => "1 scheme fits your answers".into(),
        n => format!("{} schemes fit your answers", number(Locale::En, n)),
    },
    possible_title: |n| match n {
        1 => "1 scheme may fit: check with the organiser".into(),
        n => format!("{} schemes may fit: check with the organiser", number(Locale::En, n)),
    },
    nearest_title: "Nothing fits: here is what comes closest",
    unnarrowed_title: "You skipped every question",
    unnarrowed: |n| match n {
        1 => "So the one scheme of the directory fits.".into(),
        n => format!("So all {} schemes of the directory fit.", number(Locale::En, n)),
    },
    no_scheme_title: "The directory is empty",
    no_scheme: "There are no schemes yet. Please come back later.",
    fitting: |n| format!("Fits in every way ({})", number(Locale::En, n)),
    possible: |n| format!("May fit ({})", number(Locale::En, n)),
    possible_hint: "The organiser's page doesn't say everything. That doesn't mean no: ask.",
    nearest: "What comes closest",
    nearest_hint: "No scheme meets everything. What doesn't fit is told for each.",
    others: |n| match n {
        1 => "And one more, in the full list.".into(),
        n => format!("And {} more, in the full list.", number(Locale::En, n)),
    },
    next: "What next",
    in_list: |n| match n {
        1 => "See this scheme in the list, with the matching filters".into(),
        n => format!("See these {} schemes in the list, with the matching filters", number(Locale::En, n)),
    },
    in_list_none: "Open the list with these filters, to remove one",
    compare: |n| format!("Compare the first {n} that fit side by side"),

    fit: |fit| match fit {
        Fit::Yes => "Fits: ",
        Fit::Open => "May fit: ",
        Fit::No => "Doesn't fit: ",
    },
    kind_other: |kind| format!("Not what you asked for: {}", uncapitalised(kind)),
    theme_other: |themes| format!("Another theme: {themes}"),
    audience_open_to_all: "Not for teams only",
    audience_teams_only: "For teams only",
    audience_teams: "For teams",
    audience_unstated: "Not announced for teams: ask",
    here: "On your premises",
    here_agreed: "Place to be agreed: ask whether they can come to you",
    here_unstated: "Place not stated: ask whether they can come to you",
    here_no: "Not on your premises",
    there_unstated: "Format not stated: ask whether it is in person",
    there_no: |formats| format!("Not in person: {}", uncapitalised(formats)),
    online_unstated: "Format not stated: ask whether it can be online",
    online_no: |formats| format!("Not online: {}", uncapitalised(formats)),
    cost_included: "Included in membership: ask whether your service is a member",
    cost_unstated: "Cost not stated: ask",
    cost_other: |cost| format!("Not free: {cost}"),
    language_other: |wanted, given| format!("Not {wanted}: {given}"),

    selection_title: |n| match n {
        1 => "Your shortlist: 1 scheme".into(),
        n => format!("Your shortlist: {n} schemes side by side"),
    },
    selection_none: "Your shortlist is empty",
    selection_none_lead: "This page shows the schemes you chose side by side.",
    selection_none_steps: [
        "In the list, tick the schemes that interest you.",
        "Open your shortlist: you will see how they differ.",
        "Print it for your team, or share the address of the page.",
    ],
    selection_to_guide: "Find one in four questions",
    selection_one: "Comparing takes two: add another from the list.",
    selection_gone: |n| match n {
        1 => "1 scheme is no longer in the catalogue.".into(),
        n => format!("{n} schemes are no longer in the catalogue."),
    },
    selection_drop_gone: "Go on without",
    selection_beyond: |most, rest| match rest {
        1 => format!("At most {most} schemes side by side: 1 other is not shown."),
        rest => format!("At most {most} schemes side by side: {rest} others are not shown."),
    },
    selection_cut: |most| format!("The address holds more than {most} schemes: the rest was not read."),
    selection_marks: "This sign marks what differs from one scheme to another:",
    selection_asks: "This one marks what a page does not state:",
    selection_region: "Comparison, scrolls to the right",
    selection_caption: |n| format!("{n} schemes, one in each column"),
    row_kind: "Type",
    row_organiser: "Organiser",
    no_date_ahead: |last| format!("No upcoming date (the last one: {last})"),
    differs: "differs",
    alike: "same",
    to_ask: "to ask",
    remove: "Remove",
    remove_all: "Empty the shortlist",
    mail_subject: |n| match n {
        1 => "1 scheme from the Répertoire".into(),
        n => format!("{n} schemes from the Répertoire, side by side"),
    },
    mail_head: "Hello,\r\n\r\nHere is a shortlist of schemes:",
    mail_others: |n| match n {
        1 => "And one more, at the address above.".into(),
        n => format!("And {n} more, at the address above."),
    },
    share_hint: "To share this shortlist, copy the address of the page: it holds everything.",
    printed: |date| format!("Printed on {date}"),
    page_address: "Address of this page: ",
};
