//! The words of the guided choice and of the comparison, in one struct that each language fills.

mod en;
mod fr;
mod nl;

use repertoire_catalogue::Locale;
use repertoire_search::{Budget, Fit, Need, Question, Setting};

/// The words of one language. `fn` fields take what stands in the sentence.
pub(crate) struct ChoiceText {
    /// Number of a question, and how many there are.
    pub step: fn(usize, usize) -> String,
    /// Between the number of a question and the question.
    pub step_colon: &'static str,
    pub question: fn(Question) -> &'static str,
    pub question_hint: fn(Question) -> &'static str,
    /// What an answer is about, in a word or two.
    pub question_name: fn(Question) -> &'static str,
    /// An answer, and what it means.
    pub need: fn(Need) -> (&'static str, &'static str),
    pub setting: fn(Setting) -> (&'static str, &'static str),
    pub budget: fn(Budget) -> &'static str,
    /// In a language, by its name.
    pub in_language: fn(&str) -> String,
    pub any_language: &'static str,
    /// How many schemes fit, and how many may.
    pub tally: fn(u32, u32) -> String,
    /// Above answers none of which fits anything; followed by a link.
    pub dead_end: &'static str,
    pub dead_end_nearest: &'static str,
    pub pass: &'static str,
    pub back: &'static str,
    pub restart: &'static str,
    pub answers: &'static str,
    pub passed: &'static str,
    pub change: &'static str,
    pub unknown_answer: fn(&str, &str) -> String,
    pub repeated_answer: fn(&str) -> String,

    pub fitting_title: fn(u32) -> String,
    pub possible_title: fn(u32) -> String,
    pub nearest_title: &'static str,
    pub unnarrowed_title: &'static str,
    pub unnarrowed: fn(u32) -> String,
    pub no_scheme_title: &'static str,
    pub no_scheme: &'static str,
    pub fitting: fn(u32) -> String,
    pub possible: fn(u32) -> String,
    pub possible_hint: &'static str,
    pub nearest: &'static str,
    pub nearest_hint: &'static str,
    pub others: fn(u32) -> String,
    pub next: &'static str,
    pub in_list: fn(u32) -> String,
    pub in_list_none: &'static str,
    pub compare: fn(usize) -> String,

    /// How a scheme stands to a criterion, for who does not see the sign.
    pub fit: fn(Fit) -> &'static str,
    pub kind_other: fn(&str) -> String,
    pub theme_other: fn(&str) -> String,
    pub audience_open_to_all: &'static str,
    pub audience_teams_only: &'static str,
    pub audience_teams: &'static str,
    pub audience_unstated: &'static str,
    pub here: &'static str,
    pub here_agreed: &'static str,
    pub here_unstated: &'static str,
    pub here_no: &'static str,
    pub there_unstated: &'static str,
    pub there_no: fn(&str) -> String,
    pub online_unstated: &'static str,
    pub online_no: fn(&str) -> String,
    pub cost_included: &'static str,
    pub cost_unstated: &'static str,
    pub cost_other: fn(&str) -> String,
    pub language_other: fn(&str, &str) -> String,

    pub selection_title: fn(usize) -> String,
    pub selection_none: &'static str,
    pub selection_none_lead: &'static str,
    pub selection_none_steps: [&'static str; 3],
    pub selection_to_guide: &'static str,
    pub selection_one: &'static str,
    pub selection_gone: fn(usize) -> String,
    pub selection_drop_gone: &'static str,
    /// How many are shown at most, and how many are not.
    pub selection_beyond: fn(usize, usize) -> String,
    pub selection_cut: fn(usize) -> String,
    pub selection_marks: &'static str,
    pub selection_asks: &'static str,
    pub selection_region: &'static str,
    pub selection_caption: fn(usize) -> String,
    pub row_kind: &'static str,
    pub row_organiser: &'static str,
    pub no_date_ahead: fn(&str) -> String,
    pub differs: &'static str,
    pub alike: &'static str,
    pub to_ask: &'static str,
    pub remove: &'static str,
    pub remove_all: &'static str,
    pub mail_subject: fn(usize) -> String,
    pub mail_head: &'static str,
    pub mail_others: fn(usize) -> String,
    pub share_hint: &'static str,
    pub printed: fn(&str) -> String,
    pub page_address: &'static str,
}

/// The words of a language.
pub(crate) const fn choice_text(locale: Locale) -> &'static ChoiceText {
    match locale {
        Locale::Fr => &fr::TEXT,
        Locale::Nl => &nl::TEXT,
        Locale::En => &en::TEXT,
    }
}
