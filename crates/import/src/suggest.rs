//! What may have been meant by a value that is not allowed. A guess is offered to people, never taken by the program.
//!
//! Values are compared by their slug: case, accents, blanks and punctuation are what people vary most.

use std::sync::Arc;

use repertoire_catalogue::{
    CodeList, Cost, CostClass, CostUnit, Date, Locale, OnSite, SchemeId, Vocabulary, WebAddress, fold, slug,
};

use crate::Column;
use crate::column::VALUES_SEPARATOR;
use crate::text::is_longer;

/// Longest value a guess is made for: longer ones are sentences, and comparing takes time.
const VALUE_CHARS_GUESSED_MAX: usize = 100;

/// Among so many letters, one may be wrong.
const LETTERS_PER_MISTAKE: usize = 4;

/// Codes listed when one is not known; the others are a click away in the vocabulary.
const CODES_SHOWN_MAX: usize = 8;

/// Other ways to say yes and no that people write.
const ON_SITE_WORDS: [(&str, OnSite); 4] =
    [("yes", OnSite::Yes), ("ja", OnSite::Yes), ("no", OnSite::No), ("nee", OnSite::No)];

/// Allowed values, each under all the spellings that may lead to it.
pub(crate) struct Candidates(Vec<(String, Box<str>)>);

impl Candidates {
    pub(crate) fn new<'a>(values: impl Iterator<Item = (String, &'a str)>) -> Self {
        Self(values.filter(|(key, _)| !key.is_empty()).map(|(key, value)| (key, value.into())).collect())
    }

    /// Codes of a list, found by code and by label in any language; `of` says what is suggested for an entry.
    fn of_list<'a, L>(list: &'a CodeList<L>, of: fn(&'a repertoire_catalogue::Entry) -> &'a str) -> Self {
        Self::new(list.entries().iter().flat_map(move |entry| {
            let spellings = std::iter::once(&*entry.code).chain(entry.labels.all());
            spellings.map(move |spelling| (slug(spelling), of(entry)))
        }))
    }

    /// The allowed value nearest to a text, if one is near.
    pub(crate) fn nearest(&self, text: &str) -> Option<&str> {
        if is_longer(text, VALUE_CHARS_GUESSED_MAX) {
            return None;
        }
        let key = slug(text);
        let near = self.0.iter().filter_map(|(spelling, value)| Some((mistakes(&key, spelling)?, value)));
        near.min_by_key(|(mistakes, _)| *mistakes).map(|(_, value)| &**value)
    }

    /// The allowed value that a text is but for case, accents and punctuation.
    fn same(&self, text: &str) -> Option<&str> {
        let key = slug(text);
        self.0.iter().find(|(spelling, _)| *spelling == key).map(|(_, value)| &**value)
    }
}

/// Letters wrong, missing, added or swapped between two slugs; nothing when there are too many for their length.
fn mistakes(a: &str, b: &str) -> Option<usize> {
    let allowed = a.len().max(b.len()) / LETTERS_PER_MISTAKE;
    if a.is_empty() || a.len().abs_diff(b.len()) > allowed {
        return None;
    }
    // Swapped neighbours are one mistake: `fromation`.
    let mistakes = strsim::osa_distance(a, b);
    (mistakes <= allowed).then_some(mistakes)
}

/// All that guesses are made from, prepared once per import.
pub(crate) struct Hints {
    kinds: Candidates,
    themes: Candidates,
    audiences: Candidates,
    languages: Candidates,
    formats: Candidates,
    communes: Candidates,
    costs: Candidates,
    on_site: Candidates,
    /// First codes of each list, in the order of [`Hints::listed`].
    listed: [Arc<str>; 5],
}

impl Hints {
    pub(crate) fn new(vocabulary: &Vocabulary) -> Self {
        Self {
            kinds: Candidates::of_list(&vocabulary.kinds, |entry| &entry.code),
            themes: Candidates::of_list(&vocabulary.themes, |entry| &entry.code),
            audiences: Candidates::of_list(&vocabulary.audiences, |entry| &entry.code),
            languages: Candidates::of_list(&vocabulary.languages, |entry| &entry.code),
            formats: Candidates::of_list(&vocabulary.formats, |entry| &entry.code),
            communes: Candidates::of_list(&vocabulary.communes, |entry| &entry.labels.fr),
            costs: costs(),
            on_site: on_site(),
            listed: [
                first_codes(&vocabulary.kinds),
                first_codes(&vocabulary.themes),
                first_codes(&vocabulary.audiences),
                first_codes(&vocabulary.languages),
                first_codes(&vocabulary.formats),
            ],
        }
    }

    /// The first codes allowed in a column, for a message.
    pub(crate) fn listed(&self, column: Column) -> Arc<str> {
        let at = match column {
            Column::Kind => 0,
            Column::Audiences => 2,
            Column::Languages => 3,
            Column::Formats => 4,
            // The last column with codes.
            _ => 1,
        };
        Arc::clone(&self.listed[at])
    }

    /// What may have been meant by a value that is not allowed in its column.
    pub(crate) fn guess(&self, column: Column, value: &str) -> Option<String> {
        match column {
            Column::Id => Some(slug(value)).filter(|id| SchemeId::parse(id).is_ok()),
            Column::Kind => self.kinds.nearest(value).map(str::to_owned),
            Column::Themes => several(&self.themes, value),
            Column::Audiences => several(&self.audiences, value),
            Column::Languages => several(&self.languages, value),
            Column::Formats => several(&self.formats, value),
            Column::Cost => self.costs.nearest(value).map(str::to_owned).or_else(|| amount(value)),
            Column::OnSite => self.on_site.nearest(value).map(str::to_owned),
            Column::Place => self.commune(value),
            Column::Dates => day(value).map(|date| date.to_string()),
            Column::Verified => day(value).or_else(|| month(value)).map(|date| date.to_string()),
            Column::Url | Column::Source => address(value),
            Column::Title
            | Column::Organiser
            | Column::Summary
            | Column::AudienceNote
            | Column::Duration
            | Column::Registration => None,
        }
    }

    /// People write `1030 Schaerbeek`.
    fn commune(&self, town: &str) -> Option<String> {
        let name = town.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
        self.communes.nearest(name).map(str::to_owned)
    }
}

fn first_codes<L>(list: &CodeList<L>) -> Arc<str> {
    let mut codes: Vec<&str> = list.entries().iter().map(|entry| &*entry.code).take(CODES_SHOWN_MAX).collect();
    if list.len() > CODES_SHOWN_MAX {
        codes.push("…");
    }
    codes.join(", ").into()
}

fn costs() -> Candidates {
    let classes = [CostClass::Free, CostClass::OnQuotation, CostClass::Included];
    let labels: Vec<_> = classes.map(CostClass::labels).into();
    Candidates::new(Cost::WORDS.into_iter().zip(&labels).flat_map(|(word, labels)| {
        let spellings = std::iter::once(word).chain(Locale::ALL.map(|locale| labels.get(locale)));
        spellings.map(move |spelling| (slug(spelling), word)).collect::<Vec<_>>()
    }))
}

fn on_site() -> Candidates {
    let stated = OnSite::STATED.into_iter().flat_map(|answer| {
        let labels = answer.labels();
        let mut keys: Vec<String> = labels.all().map(slug).collect();
        keys.push(slug(answer.as_cell()));
        keys.into_iter().map(move |key| (key, answer.as_cell()))
    });
    let words = ON_SITE_WORDS.into_iter().map(|(word, answer)| (word.to_owned(), answer.as_cell()));
    Candidates::new(stated.chain(words))
}

/// One code, or several that something else than `|` separates.
fn several(candidates: &Candidates, value: &str) -> Option<String> {
    if let Some(one) = candidates.nearest(value) {
        return Some(one.to_owned());
    }
    if is_longer(value, VALUE_CHARS_GUESSED_MAX) {
        return None;
    }
    let parts = value.split([',', ';', '/', '\n']).map(str::trim).filter(|part| !part.is_empty());
    let codes: Vec<&str> = parts.map(|part| candidates.same(part)).collect::<Option<_>>()?;
    (codes.len() > 1).then(|| codes.join(VALUES_SEPARATOR.encode_utf8(&mut [0; 4])))
}

/// `80 €`, `80 euros par personne`, `entre 80 et 120 EUR / séance`: one amount or two, and a unit.
fn amount(value: &str) -> Option<String> {
    if is_longer(value, VALUE_CHARS_GUESSED_MAX) {
        return None;
    }
    let folded = join_thousands(&fold(value));
    let mut amounts: Vec<String> = Vec::new();
    let mut unit = None;
    for word in words(&folded) {
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            amounts.push(word.to_owned());
        } else if let Some(found) = cost_unit(word) {
            // Two units, or a price a reader would take for another one: no guess is better than a wrong one.
            if unit.replace(found.as_cell()).is_some() {
                return None;
            }
        } else if !is_filler(word) {
            return None;
        }
    }
    amounts.sort_by_key(|amount| repertoire_catalogue::Cents::parse_euros(amount));
    amounts.dedup();
    if !(1..=2).contains(&amounts.len()) {
        return None;
    }
    let unit = unit.map(|unit| format!("/{unit}")).unwrap_or_default();
    let cost: Cost = format!("{}{unit}", amounts.join("-")).parse().ok()?;
    Some(cost.to_string())
}

/// `1 900` and `1.900` are one number: three digits after a space or a dot that follows a digit, and no more.
fn join_thousands(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let separates = |at: usize| {
        (chars[at] == '.' || chars[at].is_whitespace())
            && at > 0
            && is_digit(at - 1)
            && (1..=3).all(|ahead| is_digit(at + ahead))
            && !is_digit(at + 4)
    };
    chars.iter().enumerate().filter(|(at, _)| !separates(*at)).map(|(_, c)| c).collect()
}

/// Runs of letters, and numbers with their decimals.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let numeric = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let kind = move |c: char| if numeric(c) { 1 } else { 2 * u8::from(c.is_alphabetic()) };
    text.split(char::is_whitespace).flat_map(move |chunk| {
        let mut rest = chunk;
        std::iter::from_fn(move || {
            rest = rest.trim_start_matches(|c: char| kind(c) == 0);
            let first = kind(rest.chars().next()?);
            let end = rest.find(|c| kind(c) != first).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            rest = after;
            Some(word.trim_matches(['.', ',']))
        })
        .filter(|word| !word.is_empty())
    })
}

fn cost_unit(word: &str) -> Option<CostUnit> {
    Some(match word {
        "personne" | "personnes" | "pers" | "p" | "pp" | "participant" | "participante" | "persoon" | "deelnemer"
        | "person" => CostUnit::Person,
        "groupe" | "equipe" | "groep" | "team" | "group" => CostUnit::Group,
        "seance" | "session" | "sessie" => CostUnit::Session,
        "jour" | "journee" | "dag" | "day" => CostUnit::Day,
        "an" | "annee" | "jaar" | "year" => CostUnit::Year,
        _ => return None,
    })
}

/// Words around an amount that change nothing about it.
fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "euro"
            | "euros"
            | "eur"
            | "par"
            | "per"
            | "la"
            | "le"
            | "l"
            | "de"
            | "a"
            | "entre"
            | "et"
            | "tussen"
            | "en"
            | "tot"
            | "from"
            | "to"
            | "between"
            | "and"
    )
}

/// A day written as a spreadsheet shows it: day first, as in Belgium, or year first; any separator.
fn day(value: &str) -> Option<Date> {
    let [first, month, last] = numbers(value)?;
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let century = match year.len() {
        2 => 2_000,
        4 => 0,
        _ => return None,
    };
    Date::new(century + year.parse::<i16>().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A month alone counts as its first day.
fn month(value: &str) -> Option<Date> {
    let [first, last] = numbers(value)?;
    let (year, month) = if first.len() == 4 { (first, last) } else { (last, first) };
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()
}

/// The numbers of a text that holds so many, with one separator between them.
fn numbers<const N: usize>(value: &str) -> Option<[&str; N]> {
    let parts: Vec<&str> = value.split(['/', '-', '.', ' ']).take(N + 1).collect();
    let digits = |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.try_into().ok().filter(|parts: &[&str; N]| parts.iter().all(digits))
}

/// An address without its `https://`. A text without a dot, or with an `@`, is something else.
fn address(value: &str) -> Option<String> {
    let bare = value.trim_start_matches("//");
    if !bare.contains('.') || bare.contains('@') || bare.contains("://") {
        return None;
    }
    WebAddress::parse(&format!("https://{bare}")).ok().map(|address| address.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shipped_vocabulary;
    use proptest::prelude::*;

    #[track_caller]
    fn check(column: Column, value: &str, expected: Option<&str>) {
        let guess = Hints::new(&shipped_vocabulary()).guess(column, value);
        assert_eq!(guess.as_deref(), expected, "{value}");
    }

    #[test]
    fn codes_are_found_by_slips_and_by_labels_of_any_language() {
        check(Column::Kind, "fromation", Some("formation"));
        check(Column::Kind, "Formations", Some("formation"));
        check(Column::Themes, "Deuil et fin de vie", Some("deuil"));
        check(Column::Themes, "Rouw en levenseinde", Some("deuil"));
        check(Column::Themes, "DEUIL", Some("deuil"));
        check(Column::Languages, "Français", Some("fr"));
        check(Column::Formats, "présentiel", Some("presentiel"));
    }

    #[test]
    fn nothing_is_offered_when_nothing_is_near() {
        for value in ["chats", "x", "", "日本", &"deuil ".repeat(100)] {
            check(Column::Themes, value, None);
        }
        check(Column::Languages, "fx", None);
    }

    #[test]
    fn other_separators_than_the_bar_are_seen_through() {
        check(Column::Themes, "deuil;crise", Some("deuil|crise"));
        check(Column::Languages, "fr, nl", Some("fr|nl"));
        check(Column::Languages, "fr, chats", None);
    }

    #[test]
    fn values_just_short_enough_are_guessed_and_longer_ones_are_not() {
        let of = |chars: usize| format!("deuil{}", " ".repeat(chars - 5));
        check(Column::Themes, &of(VALUE_CHARS_GUESSED_MAX), Some("deuil"));
        check(Column::Themes, &of(VALUE_CHARS_GUESSED_MAX + 1), None);
    }

    #[test]
    fn costs_are_read_as_people_write_them() {
        check(Column::Cost, "Gratuit", Some("gratuit"));
        check(Column::Cost, "Gratis", Some("gratuit"));
        check(Column::Cost, "Op offerte", Some("sur devis"));
        check(Column::Cost, "compris dans l’affiliation", Some("compris dans l'affiliation"));
        check(Column::Cost, "80 €", Some("80"));
        check(Column::Cost, "€80,50", Some("80.50"));
        check(Column::Cost, "80 euros par personne", Some("80/personne"));
        check(Column::Cost, "80 à 120 €/séance", Some("80-120/seance"));
        check(Column::Cost, "120-80", Some("80-120"));
        check(Column::Cost, "80 – 120 EUR per persoon", Some("80-120/personne"));
        check(Column::Cost, "1900€/an", Some("1900/an"));
        check(Column::Cost, "120/nuit", None);
        check(Column::Cost, "80 € (repas compris)", None);
        check(Column::Cost, "chats", None);
        check(Column::Cost, "1 2 3", None);
    }

    #[test]
    fn answers_on_the_premises_are_recognised() {
        check(Column::OnSite, "a-convenir", Some("a convenir"));
        check(Column::OnSite, "à convenir", Some("a convenir"));
        check(Column::OnSite, "Oui", Some("oui"));
        check(Column::OnSite, "ja", Some("oui"));
        check(Column::OnSite, "peut-être", None);
    }

    #[test]
    fn dates_are_read_day_first() {
        check(Column::Dates, "31/12/2025", Some("2025-12-31"));
        check(Column::Dates, "1.2.25", Some("2025-02-01"));
        check(Column::Dates, "2025/12/31", Some("2025-12-31"));
        check(Column::Dates, "12/31/2025", None);
        check(Column::Dates, "30/02/2025", None);
        check(Column::Dates, "12/2025", None);
        check(Column::Verified, "12/2025", Some("2025-12-01"));
        check(Column::Verified, "2025-12", Some("2025-12-01"));
        check(Column::Verified, "décembre", None);
    }

    #[test]
    fn addresses_are_completed() {
        check(Column::Url, "www.smes.be", Some("https://www.smes.be"));
        check(Column::Source, "smes.be/fr?a=b", Some("https://smes.be/fr?a=b"));
        check(Column::Url, "info@smes.be", None);
        check(Column::Url, "voir le site.", None);
        check(Column::Url, "smes", None);
        check(Column::Url, "ftp://smes.be", None);
    }

    #[test]
    fn communes_are_found_under_their_other_names() {
        check(Column::Place, "Schaerbek", Some("Schaerbeek"));
        check(Column::Place, "1030 SCHAERBEEK", Some("Schaerbeek"));
        check(Column::Place, "Brussels", Some("Bruxelles"));
        for town in ["Namur", "Gent", "Charleroi", "Anderlues", "Halle", "Liège", "Louvain-la-Neuve", "Oudenaarde"] {
            check(Column::Place, town, None);
        }
    }

    #[test]
    fn an_id_is_slugged() {
        check(Column::Id, "Smes_Intervisions Connect", Some("smes-intervisions-connect"));
        check(Column::Id, "日本", None);
    }

    proptest! {
        #[test]
        fn no_value_panics_and_each_guess_of_a_cost_is_a_cost(value in "[0-9.,/€ a-zé-]{0,20}|\\PC{0,20}") {
            if let Some(guess) = amount(&value) {
                prop_assert!(guess.parse::<Cost>().is_ok());
            }
            let _ = (day(&value), month(&value), address(&value));
        }
    }
}
