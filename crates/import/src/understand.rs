//! Values as people write them, where only one meaning is possible: labels for codes in three languages, `80 €`, `x`,
//! `12 mars 2026`. What is read so is told; what is merely near is left to [`crate::suggest`], for people to decide.
//!
//! A label is compared by its slug (case, accents, blanks and punctuation apart) and, where no slug fits, by its
//! skeleton: number, gender and the marks of inclusive writing apart, so that "travailleurs sociaux" is
//! "Travailleur·euses sociaux·ales".

use std::collections::HashMap;

use repertoire_catalogue::{
    CodeList, Cost, CostClass, CostUnit, Date, Entry, Locale, OnSite, SchemeId, SynonymGroup, Vocabulary, WebAddress,
    fold, slug,
};

use crate::Column;
use crate::column::VALUES_SEPARATOR;
use crate::text::is_longer;

/// Longest value understood: longer ones are sentences.
pub(crate) const VALUE_CHARS_UNDERSTOOD_MAX: usize = 200;

/// Most parts of one value that holds commas, and longest cell that may tell what its column holds: a hostile cell has thousands of
/// commas, and each part would be tried with all that follow.
const VALUE_PARTS_MAX: usize = 6;
const CELL_CHARS_TELLING_MAX: usize = 1_000;

/// Other ways to say yes, no and it depends.
const ON_SITE_WORDS: [(&str, OnSite); 25] = [
    ("x", OnSite::Yes),
    ("o", OnSite::Yes),
    ("1", OnSite::Yes),
    ("vrai", OnSite::Yes),
    ("true", OnSite::Yes),
    ("waar", OnSite::Yes),
    ("yes", OnSite::Yes),
    ("y", OnSite::Yes),
    ("ja", OnSite::Yes),
    ("ja-bij-u-ter-plaatse", OnSite::Yes),
    ("j", OnSite::Yes),
    ("0", OnSite::No),
    ("n", OnSite::No),
    ("faux", OnSite::No),
    ("false", OnSite::No),
    ("onwaar", OnSite::No),
    ("no", OnSite::No),
    ("nee", OnSite::No),
    ("neen", OnSite::No),
    ("a-discuter", OnSite::ToBeAgreed),
    ("a-determiner", OnSite::ToBeAgreed),
    ("sur-demande", OnSite::ToBeAgreed),
    ("af-te-spreken", OnSite::ToBeAgreed),
    ("op-aanvraag", OnSite::ToBeAgreed),
    ("on-request", OnSite::ToBeAgreed),
];

/// Other words for the formats. In its own column "ter plaatse" can only mean this; our labels said so once, too.
const FORMAT_WORDS: [(&str, &str); 3] =
    [("fysiek", "presentiel"), ("ter plaatse", "presentiel"), ("hybride (ter plaatse en online)", "hybride")];

/// Other words for the costs that are no amount. "Offerte" is a quotation in Dutch and free in French: not among them.
const COST_WORDS: [(&str, &str); 15] = [
    ("free-of-charge", "gratuit"),
    ("kosteloos", "gratuit"),
    ("gratuite", "gratuit"),
    ("sans-frais", "gratuit"),
    ("devis", "sur devis"),
    ("prijs-op-aanvraag", "sur devis"),
    ("prix-sur-demande", "sur devis"),
    ("tarif-sur-demande", "sur devis"),
    ("on-quote", "sur devis"),
    ("on-quotation", "sur devis"),
    ("quotation", "sur devis"),
    ("inclus-dans-l-affiliation", "compris dans l'affiliation"),
    ("inbegrepen-in-lidgeld", "compris dans l'affiliation"),
    ("compris-dans-la-cotisation", "compris dans l'affiliation"),
    ("inclus-dans-la-cotisation", "compris dans l'affiliation"),
];

/// What people put where they know nothing. `-` and `?` have an empty slug, and are told apart from the empty cell.
const UNKNOWN_WORDS: [&str; 14] = [
    "n-a",
    "nc",
    "nvt",
    "inconnu",
    "non-communique",
    "pas-communique",
    "non-precise",
    "pas-precise",
    "non-renseigne",
    "onbekend",
    "niet-vermeld",
    "niet-bekend",
    "unknown",
    "not-stated",
];

/// Names of the months, folded, in the three languages; a name may be cut after three letters or more ("sept.").
const MONTHS: [[&str; 3]; 12] = [
    ["janvier", "januari", "january"],
    ["fevrier", "februari", "february"],
    ["mars", "maart", "march"],
    ["avril", "april", "april"],
    ["mai", "mei", "may"],
    ["juin", "juni", "june"],
    ["juillet", "juli", "july"],
    ["aout", "augustus", "august"],
    ["septembre", "september", "september"],
    ["octobre", "oktober", "october"],
    ["novembre", "november", "november"],
    ["decembre", "december", "december"],
];

/// Signs between the masculine and the feminine, or before a plural: "professionnel·les".
const INCLUSIVE_MARKS: [char; 8] = ['·', '‧', '⋅', '•', '∙', '・', '.', '('];

/// The values of one list under all the spellings that mean them.
#[derive(Default)]
struct Spellings {
    /// By slug; nothing where two values share it.
    same: HashMap<String, Option<Box<str>>>,
    /// By skeleton, the same.
    alike: HashMap<String, Option<Box<str>>>,
}

impl Spellings {
    fn of_list<L>(list: &CodeList<L>, synonyms: &[SynonymGroup], value: fn(&Entry) -> &str) -> Self {
        let mut spellings = Self::default();
        for entry in list.entries() {
            for spelling in std::iter::once(&*entry.code).chain(entry.labels.all()) {
                spellings.add(spelling, value(entry));
            }
        }
        // A synonym never takes a spelling from a label.
        let mut more: Vec<(&str, Box<str>)> = Vec::new();
        for group in synonyms {
            let two_way = group.equivalents.iter().filter(|equivalent| !equivalent.one_way);
            let members: Vec<&str> =
                std::iter::once(&*group.term).chain(two_way.map(|equivalent| &*equivalent.text)).collect();
            let mut meant: Vec<&str> = members.iter().filter_map(|member| spellings.same(member)).collect();
            meant.sort_unstable();
            meant.dedup();
            if let [one] = *meant {
                more.extend(members.iter().map(|member| (*member, one.into())));
            }
        }
        let mut of_synonyms = Self::default();
        for (member, value) in &more {
            of_synonyms.add(member, value);
        }
        for (key, value) in of_synonyms.same {
            spellings.same.entry(key).or_insert(value);
        }
        for (key, value) in of_synonyms.alike {
            spellings.alike.entry(key).or_insert(value);
        }
        spellings
    }

    fn add(&mut self, spelling: &str, value: &str) {
        for (keys, key) in [(&mut self.same, slug(spelling)), (&mut self.alike, skeleton(spelling))] {
            if !key.is_empty() {
                let known = keys.entry(key).or_insert_with(|| Some(value.into()));
                if known.as_deref() != Some(value) {
                    *known = None;
                }
            }
        }
    }

    fn same(&self, text: &str) -> Option<&str> {
        self.same.get(&slug(text))?.as_deref()
    }

    fn get(&self, text: &str) -> Option<&str> {
        if is_longer(text, VALUE_CHARS_UNDERSTOOD_MAX) {
            return None;
        }
        match self.same.get(&slug(text)) {
            Some(value) => value.as_deref(),
            None => self.alike.get(&skeleton(text))?.as_deref(),
        }
    }
}

/// A text without what number and gender change: the start of each word, roughly.
fn skeleton(text: &str) -> String {
    let mut skeleton = String::new();
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’' | ',' | ';' | ':' | '"')) {
        let starts_with_letter = word.starts_with(char::is_alphabetic);
        let head = word.split(INCLUSIVE_MARKS).next().filter(|_| starts_with_letter).unwrap_or(word);
        // "participant-e-s", "travailleurs/euses": what follows a hyphen or a slash is an ending, or another word.
        for part in head.split(['-', '/', '–', '&', '+']).filter(|part| !is_feminine_ending(part)) {
            let key = slug(part);
            if !key.is_empty() {
                if !skeleton.is_empty() {
                    skeleton.push('-');
                }
                skeleton.push_str(&without_ending(key));
            }
        }
    }
    skeleton
}

fn is_feminine_ending(part: &str) -> bool {
    matches!(
        &*fold(part),
        "e" | "s"
            | "es"
            | "ne"
            | "nes"
            | "le"
            | "les"
            | "euse"
            | "euses"
            | "rice"
            | "rices"
            | "trice"
            | "trices"
            | "ere"
            | "eres"
            | "iere"
            | "ieres"
            | "ve"
            | "ves"
            | "ive"
            | "ives"
            | "ale"
            | "ales"
            | "elle"
            | "elles"
            | "enne"
            | "ennes"
    )
}

/// The masculine singular of a word, as far as a table of endings can tell.
fn without_ending(mut word: String) -> String {
    const ENDINGS: [(&str, &str); 12] = [
        ("aux", "al"),
        ("ales", "al"),
        ("ale", "al"),
        ("euse", "eur"),
        ("trice", "teur"),
        ("iere", "ier"),
        ("enne", "en"),
        ("onne", "on"),
        ("elle", "el"),
        ("ive", "if"),
        ("oise", "ois"),
        ("ee", "e"),
    ];
    if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") {
        word.pop();
    }
    for (ending, masculine) in ENDINGS {
        if word.len() > ending.len() + 2 && word.ends_with(ending) {
            word.truncate(word.len() - ending.len());
            word.push_str(masculine);
            break;
        }
    }
    word
}

/// All that values are understood by, prepared once per import.
pub(crate) struct Understanding {
    kinds: Spellings,
    themes: Spellings,
    audiences: Spellings,
    languages: Spellings,
    formats: Spellings,
    communes: Spellings,
    costs: HashMap<String, &'static str>,
    on_site: HashMap<String, &'static str>,
}

impl Understanding {
    pub(crate) fn new(vocabulary: &Vocabulary) -> Self {
        fn code(entry: &Entry) -> &str {
            &entry.code
        }
        let synonyms = &vocabulary.synonyms;
        let mut formats = Spellings::of_list(&vocabulary.formats, synonyms, code);
        for (spelling, of) in FORMAT_WORDS {
            if formats.same(of) == Some(of) && formats.same(spelling).is_none() {
                formats.add(spelling, of);
            }
        }
        Self {
            kinds: Spellings::of_list(&vocabulary.kinds, synonyms, code),
            themes: Spellings::of_list(&vocabulary.themes, synonyms, code),
            audiences: Spellings::of_list(&vocabulary.audiences, synonyms, code),
            languages: Spellings::of_list(&vocabulary.languages, synonyms, code),
            formats,
            communes: Spellings::of_list(&vocabulary.communes, &[], |entry| &entry.labels.fr),
            costs: costs(),
            on_site: on_site(),
        }
    }

    fn list(&self, column: Column) -> Option<&Spellings> {
        Some(match column {
            Column::Kind => &self.kinds,
            Column::Themes => &self.themes,
            Column::Audiences => &self.audiences,
            Column::Languages => &self.languages,
            Column::Formats => &self.formats,
            Column::Place => &self.communes,
            _ => return None,
        })
    }

    /// What a value of a column that holds one of them means, as the catalogue file writes it. An empty text: that it is
    /// not known.
    pub(crate) fn one(&self, column: Column, value: &str) -> Option<String> {
        if is_longer(value, VALUE_CHARS_UNDERSTOOD_MAX) {
            return None;
        }
        match column {
            Column::Id => Some(slug(value)).filter(|id| SchemeId::parse(id).is_ok()),
            Column::Cost => self.cost(value),
            Column::OnSite => {
                let known = self.on_site.get(&*slug(value)).map(|answer| (*answer).to_owned());
                known
                    .or_else(|| matches!(value, "✓" | "✔" | "☑").then(|| OnSite::Yes.as_cell().to_owned()))
                    .or_else(|| is_unknown(value).then(String::new))
            }
            Column::Dates => day(value).map(|date| date.to_string()),
            Column::Verified => {
                let date = day(value).or_else(|| month(value)).map(|date| date.to_string());
                date.or_else(|| is_unknown(value).then(String::new))
            }
            Column::Url | Column::Source => address(value),
            Column::Place => self.place(value),
            Column::Kind | Column::Themes | Column::Audiences | Column::Languages | Column::Formats => {
                self.list(column)?.get(value).map(str::to_owned)
            }
            Column::Title
            | Column::Organiser
            | Column::Summary
            | Column::AudienceNote
            | Column::Duration
            | Column::Registration => None,
        }
    }

    /// The values of a cell that may hold several, each as it is written. Bars, semicolons and line breaks part values; a
    /// comma, a slash, "et" and the like only where no value holds it.
    pub(crate) fn several<'c>(&self, column: Column, cell: &'c str) -> Vec<&'c str> {
        let known = |text: &str| self.one(column, text).is_some();
        let mut pieces = Vec::new();
        for piece in cell.split([VALUES_SEPARATOR, ';', '\n', '\r']).map(str::trim).filter(|piece| !piece.is_empty()) {
            if known(piece) {
                pieces.push(piece);
            } else {
                let commas: Vec<(usize, usize)> = spans(piece, &[","]);
                for part in longest_known(piece, &commas, known) {
                    let words = spans(part, &["/", "+", "&", " et ", " en ", " and ", " ou ", " of ", " or "]);
                    let parts: Vec<&str> = words.iter().map(|&(start, end)| part[start..end].trim()).collect();
                    // A part that is no value might be half of one: then the whole is for people to mend.
                    if !known(part) && parts.len() > 1 && parts.iter().all(|part| known(part)) {
                        pieces.extend(parts);
                    } else {
                        pieces.push(part);
                    }
                }
            }
        }
        pieces
    }

    /// Whether a cell holds nothing but values of a column.
    pub(crate) fn holds(&self, column: Column, cell: &str) -> bool {
        if column == Column::Url {
            return WebAddress::parse(cell).is_ok() || address(cell).is_some();
        }
        if is_longer(cell, CELL_CHARS_TELLING_MAX) {
            return false;
        }
        let pieces = self.several(column, cell);
        !pieces.is_empty() && pieces.iter().all(|piece| self.one(column, piece).is_some_and(|read| !read.is_empty()))
    }

    /// People write `1030 Schaerbeek` and `Schaerbeek (Bruxelles)`; "Brussels (City)" is a label itself.
    fn place(&self, value: &str) -> Option<String> {
        let name = value.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || c == '-');
        let name = name.split('(').next().unwrap_or(name);
        self.communes.same(value).or_else(|| self.communes.same(name)).map(str::to_owned)
    }

    fn cost(&self, value: &str) -> Option<String> {
        let key = slug(value);
        if let Some(&known) = self.costs.get(&*key) {
            return Some(known.to_owned());
        }
        if is_unknown(value) {
            return Some(String::new());
        }
        amount(value)
    }
}

/// The stretches between separators, each as the bytes it takes.
fn spans(text: &str, separators: &[&str]) -> Vec<(usize, usize)> {
    let mut spans = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < text.len() {
        let found = separators.iter().find(|separator| text[at..].starts_with(**separator));
        match found {
            Some(separator) => {
                spans.push((start, at));
                at += separator.len();
                start = at;
            }
            None => at += text[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    spans.push((start, text.len()));
    spans
}

/// A text cut at commas, except where a run of parts with the commas between them is one value.
fn longest_known<'t>(text: &'t str, spans: &[(usize, usize)], known: impl Fn(&str) -> bool) -> Vec<&'t str> {
    let mut parts = Vec::new();
    let mut from = 0;
    while from < spans.len() {
        let of = |to: usize| text[spans[from].0..spans[to].1].trim();
        let to = (from + 1..spans.len().min(from + VALUE_PARTS_MAX)).rev().find(|&to| known(of(to))).unwrap_or(from);
        if !of(to).is_empty() {
            parts.push(of(to));
        }
        from = to + 1;
    }
    parts
}

/// The costs that are no amount by their slugs: as the file writes them, and by their labels.
pub(crate) fn cost_spellings() -> impl Iterator<Item = (String, &'static str)> {
    let classes = [CostClass::Free, CostClass::OnQuotation, CostClass::Included];
    Cost::WORDS.into_iter().zip(classes).flat_map(|(word, class)| {
        let labels = class.labels();
        let spellings = [word, labels.get(Locale::Fr), labels.get(Locale::Nl), labels.get(Locale::En)];
        spellings.map(|spelling| (slug(spelling), word))
    })
}

/// The answers to "on the team's premises?" by their slugs: by their labels, and as the file writes them.
pub(crate) fn on_site_spellings(answers: &[OnSite]) -> impl Iterator<Item = (String, &'static str)> {
    answers.iter().flat_map(|answer| {
        let labels = answer.labels();
        let mut slugs: Vec<String> = labels.all().map(slug).collect();
        slugs.push(slug(answer.as_cell()));
        slugs.into_iter().map(|slug| (slug, answer.as_cell()))
    })
}

fn costs() -> HashMap<String, &'static str> {
    let not_stated = Locale::ALL.map(|locale| (slug(CostClass::NotStated.labels().get(locale)), ""));
    let more = COST_WORDS.map(|(key, word)| (key.to_owned(), word));
    cost_spellings().chain(not_stated).chain(more).collect()
}

fn on_site() -> HashMap<String, &'static str> {
    let more = ON_SITE_WORDS.map(|(key, answer)| (key.to_owned(), answer.as_cell()));
    // An empty slug is that of every text without a letter.
    on_site_spellings(&OnSite::ALL).chain(more).filter(|(key, _)| !key.is_empty()).collect()
}

/// Whether a text says that something is not known.
fn is_unknown(text: &str) -> bool {
    let signs = !text.is_empty() && text.chars().all(|c| matches!(c, '?' | '-' | '–' | '—' | '/' | '.' | '…' | ' '));
    signs || UNKNOWN_WORDS.contains(&&*slug(text))
}

/// `80 €`, `80,-`, `80 euros par personne`, `entre 80 et 120 EUR / séance`: one amount or two, and a unit.
fn amount(value: &str) -> Option<String> {
    let folded = join_thousands(&fold(value));
    let mut amounts: Vec<String> = Vec::new();
    let mut unit = None;
    for word in words(&folded) {
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            amounts.push(word.to_owned());
        } else if let Some(found) = cost_unit(word) {
            // Two units, or a price a reader would take for another one: no reading is better than a wrong one.
            if unit.replace(found).is_some_and(|known| known != found) {
                return None;
            }
        } else if !is_filler(word) {
            return None;
        }
    }
    // "120-80" may be a slip for "120-180".
    let in_order = amounts.windows(2).all(|pair| {
        let [low, high] = [&pair[0], &pair[1]].map(|text| repertoire_catalogue::Cents::parse_euros(text));
        low.zip(high).is_some_and(|(low, high)| low <= high)
    });
    amounts.dedup();
    if !in_order || !(1..=2).contains(&amounts.len()) {
        return None;
    }
    let unit = unit.map(|unit| format!("/{}", unit.as_cell())).unwrap_or_default();
    let cost: Cost = format!("{}{unit}", amounts.join("-")).parse().ok()?;
    Some(if cost.class() == CostClass::Free { Cost::Free.to_string() } else { cost.to_string() })
}

/// `1 900` and `1.900` are one number: three digits after a space or a dot that follows a digit, and no more.
fn join_thousands(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let separates = |at: usize| {
        (matches!(chars[at], '.' | '\'') || chars[at].is_whitespace())
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
        "personne" | "personnes" | "pers" | "p" | "pp" | "participant" | "participante" | "participants"
        | "persoon" | "deelnemer" | "person" => CostUnit::Person,
        "groupe" | "equipe" | "groep" | "team" | "group" => CostUnit::Group,
        "seance" | "session" | "sessie" => CostUnit::Session,
        "jour" | "journee" | "dag" | "day" => CostUnit::Day,
        "an" | "annee" | "jaar" | "year" => CostUnit::Year,
        _ => return None,
    })
}

/// Words around an amount that change nothing about it.
fn is_filler(word: &str) -> bool {
    const FILLERS: &[&str] = &[
        "euro", "euros", "eur", "par", "per", "la", "le", "l", "de", "du", "a", "au", "entre", "et", "tussen", "en",
        "tot", "van", "from", "to", "between", "and", "ttc", "tvac", "prix", "prijs", "price", "cout", "tarif",
    ];
    FILLERS.contains(&word)
}

/// A day as a spreadsheet shows it (day first, as in Belgium, or year first; any separator; midnight behind it), or with the
/// name of its month.
fn day(value: &str) -> Option<Date> {
    let value = ["T00:00:00", " 00:00:00"].iter().find_map(|time| value.strip_suffix(time)).unwrap_or(value);
    if let Some([first, month, last]) = numbers(value) {
        return day_of(first, month, last);
    }
    let folded = fold(value);
    let parts: Vec<&str> = folded
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-'))
        .filter(|part| !part.is_empty())
        .collect();
    // "1er mars 2026", "le 12 mars 2026", "donderdag 12 maart 2026", "March 12 2026".
    let parts =
        if parts.len() == 4 && !parts[0].starts_with(|c: char| c.is_ascii_digit()) { &parts[1..] } else { &parts };
    let [a, b, year] = *parts else { return None };
    let (day, name) = if named_month(a).is_some() { (b, a) } else { (a, b) };
    let day = ["er", "e", "st", "nd", "rd", "th"].iter().find_map(|ending| day.strip_suffix(ending)).unwrap_or(day);
    let day = day.parse().ok().filter(|_| is_digits(day))?;
    Date::new(year_of(year)?, named_month(name)?, day).ok()
}

fn day_of(first: &str, month: &str, last: &str) -> Option<Date> {
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    Date::new(year_of(year)?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn year_of(year: &str) -> Option<i16> {
    let century = match year.len() {
        2 => 2_000,
        4 => 0,
        _ => return None,
    };
    is_digits(year).then(|| year.parse::<i16>().ok().map(|year| century + year))?
}

fn named_month(name: &str) -> Option<i8> {
    let name = name.trim_end_matches('.');
    let is_it = |month: &str| month == name || (name.len() >= 3 && month.starts_with(name));
    // "jui" would be June or July, and "juin" is itself.
    let exact = MONTHS.iter().position(|names| names.contains(&name));
    let mut begun = MONTHS.iter().enumerate().filter(|(_, names)| names.iter().any(|month| is_it(month)));
    let only = begun.next().filter(|_| begun.next().is_none()).map(|(at, _)| at);
    exact.or(only).map(|at| at as i8 + 1)
}

/// A month alone counts as its first day: that is how the catalogue writes it.
fn month(value: &str) -> Option<Date> {
    if let Some([first, last]) = numbers(value) {
        let (year, month) = if first.len() == 4 { (first, last) } else { (last, first) };
        return Date::new(Some(year).filter(|year| year.len() == 4)?.parse().ok()?, month.parse().ok()?, 1).ok();
    }
    let folded = fold(value);
    let (name, year) = folded.rsplit_once(' ')?;
    Date::new(Some(year).filter(|year| year.len() == 4).and_then(year_of)?, named_month(name.trim())?, 1).ok()
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The numbers of a text that holds so many, with one separator between them.
fn numbers<const N: usize>(value: &str) -> Option<[&str; N]> {
    let parts: Vec<&str> = value.split(['/', '-', '.', ' ']).take(N + 1).collect();
    let digits = |part: &&str| (1..=4).contains(&part.len()) && is_digits(part);
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
    use std::sync::LazyLock;

    static SHIPPED: LazyLock<Understanding> = LazyLock::new(|| Understanding::new(&shipped_vocabulary()));

    #[track_caller]
    fn check(column: Column, value: &str, expected: Option<&str>) {
        assert_eq!(SHIPPED.one(column, value).as_deref(), expected, "{value}");
    }

    #[track_caller]
    fn check_several(column: Column, cell: &str, expected: &[&str]) {
        let pieces = SHIPPED.several(column, cell);
        let read: Vec<String> = pieces.iter().filter_map(|piece| SHIPPED.one(column, piece)).collect();
        assert_eq!(read, expected, "{cell}: {pieces:?}");
    }

    #[test]
    fn labels_of_any_language_mean_their_code() {
        check(Column::Kind, "Formation", Some("formation"));
        check(Column::Kind, "formations", Some("formation"));
        check(Column::Kind, "Vorming", Some("formation"));
        check(Column::Kind, "training", Some("formation"));
        check(Column::Themes, "Deuil et fin de vie", Some("deuil"));
        check(Column::Themes, "ROUW EN LEVENSEINDE", Some("deuil"));
        check(Column::Languages, "Français", Some("fr"));
        check(Column::Formats, "En présentiel", Some("presentiel"));
        check(Column::Formats, "Fysiek", Some("presentiel"));
        check(Column::Formats, "Ter plaatse", Some("presentiel"));
        check(Column::Formats, "Hybride (ter plaatse en online)", Some("hybride"));
        check(Column::OnSite, "Ja, op uw werkplek", Some("oui"));
        check(Column::OnSite, "Ja, bij u ter plaatse", Some("oui"));
        check(Column::Cost, "Price on request", Some("sur devis"));
        check(Column::Cost, "On quotation", Some("sur devis"));
        check(Column::Kind, "fromation", None);
        check(Column::Themes, &"deuil ".repeat(100), None);
    }

    #[test]
    fn a_label_is_known_with_its_gender_and_number_apart() {
        for text in [
            "Travailleur·euses sociaux·ales",
            "travailleurs sociaux",
            "Travailleurs/euses sociaux",
            "travailleur-euse-s sociaux",
            "travailleuses sociales",
            "Travailleur.euse.s sociaux",
            "Travailleur(euse)s sociaux",
        ] {
            check(Column::Audiences, text, Some("travailleurs-sociaux"));
        }
        check(Column::Audiences, "Tous les professionnels social-santé", Some("tous-social-sante"));
        check(Column::Audiences, "professionnels de la santé mentale", Some("sante-mentale"));
    }

    #[test]
    fn each_label_of_each_list_means_its_own_value() {
        let vocabulary = shipped_vocabulary();
        let check = |column: Column, entries: &[Entry]| {
            for entry in entries {
                for label in entry.labels.all() {
                    let read = SHIPPED.one(column, label);
                    // Two values may share a label in one language ("Gezinnen"): then it says neither.
                    assert!(read.is_none() || read.as_deref() == Some(&*entry.code), "{label}: {read:?}");
                }
                assert_eq!(SHIPPED.one(column, &entry.labels.fr).as_deref(), Some(&*entry.code), "{}", entry.labels.fr);
            }
        };
        check(Column::Themes, vocabulary.themes.entries());
        check(Column::Audiences, vocabulary.audiences.entries());
        check(Column::Kind, vocabulary.kinds.entries());
        check(Column::Languages, vocabulary.languages.entries());
        check(Column::Formats, vocabulary.formats.entries());
    }

    #[test]
    fn several_values_are_parted_by_what_people_type() {
        check_several(Column::Languages, "fr|nl", &["fr", "nl"]);
        check_several(Column::Languages, "Français, néerlandais", &["fr", "nl"]);
        check_several(Column::Languages, "FR/NL", &["fr", "nl"]);
        check_several(Column::Languages, "Frans en Nederlands", &["fr", "nl"]);
        check_several(Column::Languages, "fr\nnl\r\nen", &["fr", "nl", "en"]);
        check_several(Column::Themes, "deuil ; crise;", &["deuil", "crise"]);
        check_several(Column::Dates, "12/03/2026, 14/03/2026", &["2026-03-12", "2026-03-14"]);
        assert_eq!(SHIPPED.several(Column::Languages, "fr, chats"), ["fr", "chats"]);
        assert_eq!(SHIPPED.several(Column::Themes, "chiens et chats"), ["chiens et chats"]);
    }

    #[test]
    fn thousands_of_commas_are_read_in_a_moment() {
        // All of what follows a comma would be tried as one value, for each of them: a minute for the longest cell.
        let started = std::time::Instant::now();
        let cell = "a,".repeat(2_000);
        assert_eq!(SHIPPED.several(Column::Themes, &cell).len(), 2_000);
        assert!(SHIPPED.several(Column::Themes, &",".repeat(8_000)).is_empty());
        assert!(!SHIPPED.holds(Column::Themes, &"deuil,".repeat(1_000_000)));
        assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());
    }

    #[test]
    fn a_label_that_holds_a_separator_wins() {
        let themes = shipped_vocabulary();
        for entry in themes.themes.entries().iter().chain(themes.audiences.entries()) {
            let column = if themes.themes.get(&entry.code).is_some() { Column::Themes } else { Column::Audiences };
            let cell = format!("{}, {}", entry.labels.fr, entry.labels.fr);
            assert_eq!(SHIPPED.several(column, &cell).len(), 2, "{cell}");
        }
    }

    #[test]
    fn costs_are_read_as_people_write_them() {
        check(Column::Cost, "Gratuit", Some("gratuit"));
        check(Column::Cost, "Gratis", Some("gratuit"));
        check(Column::Cost, "0 €", Some("gratuit"));
        check(Column::Cost, "Op offerte", Some("sur devis"));
        check(Column::Cost, "compris dans l’affiliation", Some("compris dans l'affiliation"));
        check(Column::Cost, "80 €", Some("80"));
        check(Column::Cost, "80,-", Some("80"));
        check(Column::Cost, "€80,50", Some("80.50"));
        check(Column::Cost, "1.250,50 €", Some("1250.50"));
        check(Column::Cost, "1 250 €", Some("1250"));
        check(Column::Cost, "80 euros par personne", Some("80/personne"));
        check(Column::Cost, "de 80 à 120 euros par personne", Some("80-120/personne"));
        check(Column::Cost, "80 à 120 €/séance", Some("80-120/seance"));
        check(Column::Cost, "80 – 120 EUR per persoon", Some("80-120/personne"));
        check(Column::Cost, "1900€/an", Some("1900/an"));
        check(Column::Cost, "?", Some(""));
        check(Column::Cost, "non communiqué", Some(""));
        for doubtful in [
            "120-80",
            "120/nuit",
            "80 € (repas compris)",
            "chats",
            "1 2 3",
            "80 €/personne/jour",
            "dès 80 €",
            "80 € HTVA",
        ] {
            check(Column::Cost, doubtful, None);
        }
    }

    #[test]
    fn answers_on_the_premises_are_recognised() {
        for (text, answer) in [
            ("a-convenir", "a convenir"),
            ("à convenir", "a convenir"),
            ("Oui", "oui"),
            ("x", "oui"),
            ("✓", "oui"),
            ("ja", "oui"),
            ("NEE", "non"),
            ("?", ""),
            ("Non précisé", ""),
        ] {
            check(Column::OnSite, text, Some(answer));
        }
        check(Column::OnSite, "peut-être", None);
    }

    #[test]
    fn dates_are_read_day_first_and_with_the_names_of_months() {
        for text in ["12/03/2026", "12.3.26", "2026/3/12", "2026-03-12T00:00:00", "12 mars 2026", "jeudi 12 mars 2026"]
        {
            check(Column::Dates, text, Some("2026-03-12"));
        }
        check(Column::Dates, "1er février 2026", Some("2026-02-01"));
        check(Column::Dates, "12 maart 2026", Some("2026-03-12"));
        check(Column::Dates, "March 12, 2026", Some("2026-03-12"));
        check(Column::Dates, "3 sept. 2026", Some("2026-09-03"));
        for wrong in ["12/31/2025", "30/02/2025", "12/2025", "3 jui 2026", "12 mars", "mars 2026", "12-14 mars 2026"] {
            check(Column::Dates, wrong, None);
        }
        check(Column::Verified, "12/2025", Some("2025-12-01"));
        check(Column::Verified, "décembre 2025", Some("2025-12-01"));
        check(Column::Verified, "décembre", None);
    }

    #[test]
    fn addresses_are_completed() {
        check(Column::Url, "www.smes.be", Some("https://www.smes.be"));
        check(Column::Source, "smes.be/fr?a=b", Some("https://smes.be/fr?a=b"));
        for wrong in ["info@smes.be", "voir le site.", "smes", "ftp://smes.be", "javascript:alert(1)"] {
            check(Column::Url, wrong, None);
        }
    }

    #[test]
    fn communes_are_known_by_all_their_names() {
        check(Column::Place, "1030 SCHAERBEEK", Some("Schaerbeek"));
        check(Column::Place, "Elsene", Some("Ixelles"));
        check(Column::Place, "Ixelles (Bruxelles)", Some("Ixelles"));
        for town in ["Namur", "Gent", "Charleroi", "Schaerbek"] {
            check(Column::Place, town, None);
        }
    }

    #[test]
    fn an_id_is_slugged() {
        check(Column::Id, "Smes_Intervisions Connect", Some("smes-intervisions-connect"));
        check(Column::Id, "../../etc/passwd", Some("etc-passwd"));
        check(Column::Id, "日本", None);
    }

    proptest! {
        #[test]
        fn no_value_panics_and_what_is_understood_is_canonical(value in "[0-9.,/€ a-zé·-]{0,20}|\\PC{0,20}") {
            for column in crate::COLUMNS {
                if let Some(read) = SHIPPED.one(column, &value) {
                    // Reading what was read changes nothing.
                    let again = SHIPPED.one(column, &read);
                    prop_assert!(read.is_empty() || again.is_none() || again == Some(read));
                }
                let pieces = SHIPPED.several(column, &value);
                prop_assert!(pieces.iter().all(|piece| !piece.is_empty() && value.contains(piece)));
            }
        }
    }
}
