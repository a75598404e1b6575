//! The addresses of the guided choice: answers are read from a query string leniently, and written back in one canonical
//! form. A question passed over says so (`theme=passer`), so that the address alone tells which question comes next.

use repertoire_catalogue::{Catalogue, DROPPED_MAX, Dropped, DroppedWhy, PARAMS_MAX};
use repertoire_search::{Answers, Asked, Budget, Need, Question, Setting};

/// Answer to a question that was passed over.
const PASSED: &str = "passer";

const NEED_KEY: &str = "besoin";
const THEME_KEY: &str = "theme";
const SETTING_KEY: &str = "cadre";
const BUDGET_KEY: &str = "budget";
const LANGUAGE_KEY: &str = "langue";

const fn need_code(need: Need) -> &'static str {
    match need {
        Need::Learn => "apprendre",
        Need::Share => "deposer",
        Need::Advice => "avis",
    }
}

const fn setting_code(setting: Setting) -> &'static str {
    match setting {
        Setting::Alone => "moi",
        Setting::TeamHere => "equipe-chez-nous",
        Setting::TeamThere => "equipe-sur-place",
        Setting::Online => "en-ligne",
    }
}

const fn budget_code(budget: Budget) -> &'static str {
    match budget {
        Budget::Free => "gratuit",
        Budget::Any => "indifferent",
    }
}

/// The answers in the pairs of a query string, and what of them was not understood. Of two answers to one question the first
/// stands. Other keys are nobody's business here.
pub(crate) fn read<K: AsRef<str>, V: AsRef<str>>(
    pairs: impl IntoIterator<Item = (K, V)>,
    catalogue: &Catalogue,
) -> (Answers, Vec<Dropped>) {
    let vocabulary = catalogue.vocabulary();
    let (mut answers, mut dropped) = (Answers::default(), Vec::new());
    for (key, value) in pairs.into_iter().take(PARAMS_MAX) {
        let (key, value) = (key.as_ref(), value.as_ref().trim());
        let why = match key {
            _ if value.is_empty() => None,
            NEED_KEY => take(&mut answers.need, value, |code| Need::ALL.into_iter().find(|of| need_code(*of) == code)),
            THEME_KEY => take(&mut answers.theme, value, |code| vocabulary.themes.get(code)),
            SETTING_KEY => {
                take(&mut answers.setting, value, |code| Setting::ALL.into_iter().find(|of| setting_code(*of) == code))
            }
            BUDGET_KEY => {
                take(&mut answers.budget, value, |code| Budget::ALL.into_iter().find(|of| budget_code(*of) == code))
            }
            LANGUAGE_KEY => take(&mut answers.language, value, |code| vocabulary.languages.get(code)),
            _ => None,
        };
        if let Some(why) = why.filter(|_| dropped.len() < DROPPED_MAX) {
            let refused = Dropped::new(key, value, why);
            if !dropped.contains(&refused) {
                dropped.push(refused);
            }
        }
    }
    // Cost and language are one question: whoever answers half of it passes over the other half.
    match (answers.budget, answers.language) {
        (Asked::Open, Asked::Open) => {}
        (Asked::Open, _) => answers.budget = Asked::Passed,
        (_, Asked::Open) => answers.language = Asked::Passed,
        _ => {}
    }
    (answers, dropped)
}

fn take<T: PartialEq>(slot: &mut Asked<T>, value: &str, known: impl FnOnce(&str) -> Option<T>) -> Option<DroppedWhy> {
    let answer = match known(value) {
        _ if value == PASSED => Asked::Passed,
        Some(answer) => Asked::Given(answer),
        None => return Some(DroppedWhy::UnknownValue),
    };
    if slot.is_open() {
        *slot = answer;
        None
    } else {
        (*slot != answer).then_some(DroppedWhy::Repeated)
    }
}

/// The question that a key belongs to.
pub(crate) fn question(key: &str) -> Option<Question> {
    Some(match key {
        NEED_KEY => Question::Need,
        THEME_KEY => Question::Theme,
        SETTING_KEY => Question::Setting,
        BUDGET_KEY | LANGUAGE_KEY => Question::Means,
        _ => return None,
    })
}

/// The canonical query string of answers, with the leading `?`; empty before the first answer.
pub(crate) fn query(answers: &Answers, catalogue: &Catalogue) -> String {
    let vocabulary = catalogue.vocabulary();
    let pairs = [
        (NEED_KEY, written(answers.need, need_code)),
        (THEME_KEY, written(answers.theme, |theme| vocabulary.themes.code(theme))),
        (SETTING_KEY, written(answers.setting, setting_code)),
        (BUDGET_KEY, written(answers.budget, budget_code)),
        (LANGUAGE_KEY, written(answers.language, |language| vocabulary.languages.code(language))),
    ];
    let mut query = String::new();
    for (key, value) in pairs.into_iter().filter_map(|(key, value)| Some((key, value?))) {
        // Codes are slugs: nothing to encode.
        query.push(if query.is_empty() { '?' } else { '&' });
        query.push_str(key);
        query.push('=');
        query.push_str(value);
    }
    query
}

fn written<'a, T>(asked: Asked<T>, code: impl FnOnce(T) -> &'a str) -> Option<&'a str> {
    match asked {
        Asked::Open => None,
        Asked::Passed => Some(PASSED),
        Asked::Given(answer) => Some(code(answer)),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, LazyLock};

    use proptest::prelude::*;

    use super::*;

    static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
        Catalogue::new(Arc::new(repertoire_import::shipped_vocabulary()), Vec::new()).expect("no ids to clash")
    });

    fn parsed(query: &str) -> (Answers, Vec<Dropped>) {
        read(form_urlencoded::parse(query.trim_start_matches('?').as_bytes()), &CATALOGUE)
    }

    #[track_caller]
    fn check(given: &str, canonical: &str, why: &[(&str, DroppedWhy)]) {
        let (answers, dropped) = parsed(given);
        assert_eq!(query(&answers, &CATALOGUE), canonical, "{given}");
        assert_eq!(dropped.iter().map(|of| (&*of.key, of.why)).collect::<Vec<_>>(), why, "{given}");
    }

    #[test]
    fn answers_come_back_in_the_order_of_the_questions() {
        check("", "", &[]);
        check("cadre=moi&theme=deuil&besoin=avis", "?besoin=avis&theme=deuil&cadre=moi", &[]);
        let all = "?besoin=deposer&theme=passer&cadre=equipe-chez-nous&budget=gratuit&langue=nl";
        check(all, all, &[]);
        check("theme=&besoin=+apprendre+&utm_source=x&q=deuil", "?besoin=apprendre", &[]);
    }

    #[test]
    fn half_of_the_last_question_is_all_of_it() {
        check("budget=gratuit", "?budget=gratuit&langue=passer", &[]);
        check("langue=ar", "?budget=passer&langue=ar", &[]);
    }

    #[test]
    fn what_is_no_answer_is_told_and_the_first_of_two_stands() {
        check("besoin=chats&theme=deuil", "?theme=deuil", &[("besoin", DroppedWhy::UnknownValue)]);
        check(
            "theme=chats&theme=deuil&theme=crise",
            "?theme=deuil",
            &[("theme", DroppedWhy::UnknownValue), ("theme", DroppedWhy::Repeated)],
        );
        check("theme=deuil&theme=deuil", "?theme=deuil", &[]);
        check("theme=passer&theme=deuil", "?theme=passer", &[("theme", DroppedWhy::Repeated)]);
    }

    #[test]
    fn no_more_is_told_than_anybody_reads() {
        let many: Vec<String> = (0..=DROPPED_MAX).map(|at| format!("theme=x{at}")).collect();
        assert_eq!(parsed(&many.join("&")).1.len(), DROPPED_MAX);
    }

    proptest! {
        #[test]
        fn no_query_string_panics_and_the_canonical_form_is_stable(
            pairs in prop::collection::vec(("besoin|theme|cadre|budget|langue|[a-z]{1,3}", "passer|deuil|moi|avis|gratuit|fr|.{0,5}"), 0..8),
        ) {
            let (answers, _) = read(pairs, &CATALOGUE);
            let canonical = query(&answers, &CATALOGUE);
            let (again, dropped) = parsed(&canonical);
            prop_assert_eq!(again, answers);
            prop_assert_eq!(dropped, []);
        }
    }
}
