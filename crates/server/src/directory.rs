//! Which organisers a page lists: those whose name has the words asked for; where they are many, one letter at a time.

use std::collections::BTreeSet;

use repertoire_catalogue::{Catalogue, Code, Facet, Kind, Named, fold};
use repertoire_search::Index;

use crate::limits::ORGANISERS_PAGE_MAX;

/// What a name begins with, without accents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Letter {
    /// `A` to `Z`.
    Of(char),
    /// A digit, a sign, a letter of another script.
    Other,
}

/// Code of [`Letter::Other`] in addresses.
const OTHER: &str = "autres";

impl Letter {
    fn of(name: &str) -> Self {
        let first = name.chars().next().map(|c| fold(c.encode_utf8(&mut [0; 4]))).and_then(|text| text.chars().next());
        match first {
            Some(letter @ 'a'..='z') => Self::Of(letter.to_ascii_uppercase()),
            _ => Self::Other,
        }
    }

    /// The letter of exactly one letter, with or without accent and case.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        match code {
            OTHER => Some(Self::Other),
            _ if code.chars().count() == 1 => Some(Self::of(code)).filter(|letter| *letter != Self::Other),
            _ => None,
        }
    }

    /// In addresses.
    pub(crate) fn code(self) -> String {
        match self {
            Self::Of(letter) => letter.into(),
            Self::Other => OTHER.into(),
        }
    }
}

/// What is asked of the list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    /// Words of the name; may be empty.
    pub(crate) text: String,
    pub(crate) letter: Option<Letter>,
    /// From 1.
    pub(crate) page: u32,
}

/// One organiser in the list.
pub(crate) struct Entry<'a> {
    pub(crate) named: &'a Named,
    /// Schemes.
    pub(crate) count: u32,
    /// The types they are of, in editorial order.
    pub(crate) kinds: Vec<Code<Kind>>,
}

/// One page of the list.
pub(crate) struct Directory<'a> {
    pub(crate) text: String,
    /// How many have the words.
    pub(crate) matching: u32,
    /// What those begin with.
    pub(crate) letters: Vec<Letter>,
    /// The letter shown alone, since it was asked for or all are too many.
    pub(crate) letter: Option<Letter>,
    /// How many of it there are, or of all.
    pub(crate) shown: u32,
    pub(crate) page: u32,
    /// Whether a page behind the last was asked for.
    pub(crate) beyond: bool,
    /// At least 1.
    pub(crate) pages: u32,
    /// Those of the page by letter, each letter in the order of the names.
    pub(crate) groups: Vec<(Letter, Vec<Entry<'a>>)>,
}

impl<'a> Directory<'a> {
    /// The page asked for; the last one beyond it.
    pub(crate) fn new(index: &'a Index, asked: &Asked) -> Self {
        let catalogue = index.catalogue();
        let organisers = catalogue.organisers();
        let words: Vec<String> = fold(&asked.text).split_whitespace().map(str::to_owned).collect();
        let mut matching: Vec<(Letter, usize)> = (0..organisers.len())
            .filter(|&at| {
                let name = if words.is_empty() { String::new() } else { fold(&organisers[at].name) };
                words.iter().all(|word| name.contains(word.as_str()))
            })
            .map(|at| (Letter::of(&organisers[at].name), at))
            .collect();
        // Signs sort before letters and other scripts behind: together they come last.
        matching.sort_unstable();
        let all = matching.len();
        let mut letters: Vec<Letter> = matching.iter().map(|(letter, _)| *letter).collect();
        letters.dedup();
        let first = letters.first().copied().filter(|_| all > ORGANISERS_PAGE_MAX);
        let letter = asked.letter.or(first);
        matching.retain(|(of, _)| letter.is_none_or(|letter| letter == *of));
        let pages = matching.len().div_ceil(ORGANISERS_PAGE_MAX).max(1);
        let page = (asked.page.max(1) as usize).min(pages);
        let skipped = (page - 1) * ORGANISERS_PAGE_MAX;
        let of_page: Vec<(Letter, usize)> = matching.iter().skip(skipped).take(ORGANISERS_PAGE_MAX).copied().collect();
        let mut kinds = kinds(catalogue, &of_page);
        let totals = index.totals(Facet::Organiser);
        let mut groups: Vec<(Letter, Vec<Entry<'a>>)> = Vec::new();
        for (place, (letter, at)) in of_page.into_iter().enumerate() {
            let kinds = std::mem::take(&mut kinds[place]).into_iter().collect();
            let entry = Entry { named: &organisers[at], count: totals[at], kinds };
            match groups.last_mut() {
                Some((of, entries)) if *of == letter => entries.push(entry),
                _ => groups.push((letter, vec![entry])),
            }
        }
        Self {
            text: asked.text.clone(),
            // There are fewer organisers than rows, whose numbers fit.
            matching: all as u32,
            letters,
            letter,
            shown: matching.len() as u32,
            page: page as u32,
            beyond: asked.page as usize > pages,
            pages: pages as u32,
            groups,
        }
    }

    /// The canonical query string of a page of this list, of this letter or another.
    pub(crate) fn query(&self, letter: Option<Letter>, page: u32) -> String {
        let mut form = form_urlencoded::Serializer::new(String::new());
        if !self.text.is_empty() {
            form.append_pair(repertoire_catalogue::QUERY_KEY, &self.text);
        }
        if let Some(letter) = letter {
            form.append_pair(LETTER_KEY, &letter.code());
        }
        if page > 1 {
            form.append_pair(repertoire_catalogue::PAGE_KEY, &page.to_string());
        }
        let query = form.finish();
        if query.is_empty() { query } else { format!("?{query}") }
    }
}

/// Key of the letter.
pub(crate) const LETTER_KEY: &str = "lettre";

/// The types that each of some organisers offers: one walk through the rows, however many organisers there are.
fn kinds(catalogue: &Catalogue, of_page: &[(Letter, usize)]) -> Vec<BTreeSet<Code<Kind>>> {
    let mut places = vec![None; catalogue.organisers().len()];
    for (place, (_, at)) in of_page.iter().enumerate() {
        places[*at] = Some(place);
    }
    let mut kinds = vec![BTreeSet::new(); of_page.len()];
    for (row, scheme) in catalogue.schemes().iter().enumerate() {
        if let Some(place) = places[catalogue.organiser_index(row)] {
            kinds[place].insert(scheme.kind);
        }
    }
    kinds
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use repertoire_catalogue::Scheme;

    use super::*;

    /// The shipped vocabularies, and one scheme for each name.
    fn index(names: impl IntoIterator<Item = String>) -> Index {
        let shipped = repertoire_import::shipped().catalogue;
        let scheme = &shipped.schemes()[0];
        let schemes = names.into_iter().enumerate().map(|(at, name)| Scheme {
            id: repertoire_catalogue::SchemeId::parse(&format!("s-{at}")).expect("an id"),
            organiser: name.into(),
            ..scheme.clone()
        });
        let catalogue = Catalogue::new(Arc::clone(shipped.vocabulary()), schemes.collect()).expect("unique ids");
        Index::build(Arc::new(catalogue)).expect("an index")
    }

    fn asked(text: &str, letter: Option<Letter>, page: u32) -> Asked {
        Asked { text: text.to_owned(), letter, page }
    }

    fn names(directory: &Directory<'_>) -> Vec<String> {
        let entries = directory.groups.iter().flat_map(|(_, entries)| entries);
        entries.map(|entry| entry.named.name.to_string()).collect()
    }

    const SIX: [&str; 6] = ["Été en ville", "SMES", "107 Brussel", "eau", "日本", "Ligue Smes"];

    #[test]
    fn names_stand_by_letter_accents_apart_and_signs_last() {
        let index = index(SIX.map(str::to_owned));
        let directory = Directory::new(&index, &asked("", None, 1));
        let groups: Vec<String> =
            directory.groups.iter().map(|(letter, of)| format!("{} {}", letter.code(), of.len())).collect();
        assert_eq!(groups, ["E 2", "L 1", "S 1", "autres 2"]);
        assert_eq!(names(&directory), ["eau", "Été en ville", "Ligue Smes", "SMES", "107 Brussel", "日本"]);
        assert_eq!((directory.matching, directory.shown, directory.pages, directory.letter), (6, 6, 1, None));
    }

    #[test]
    fn a_name_is_found_by_any_of_its_words_however_they_are_typed() {
        let index = index(SIX.map(str::to_owned));
        let found = |text: &str| names(&Directory::new(&index, &asked(text, None, 1)));
        assert_eq!(found("smes"), ["Ligue Smes", "SMES"]);
        assert_eq!(found("ETE"), ["Été en ville"]);
        assert_eq!(found("smes lig"), ["Ligue Smes"]);
        assert_eq!(found("smes eau"), [""; 0]);
    }

    #[test]
    fn the_longest_list_is_shown_whole_and_one_more_organiser_is_not() {
        let of = |n: usize| index((0..n).map(|at| format!("{} {at}", ["Centre", "Ligue"][at % 2])));
        let whole = of(ORGANISERS_PAGE_MAX);
        let directory = Directory::new(&whole, &Asked::default());
        assert_eq!((directory.letter, names(&directory).len(), directory.pages), (None, ORGANISERS_PAGE_MAX, 1));
        let more = of(ORGANISERS_PAGE_MAX + 1);
        let directory = Directory::new(&more, &Asked::default());
        assert_eq!(directory.letter, Some(Letter::Of('C')));
        assert_eq!(directory.letters, [Letter::Of('C'), Letter::Of('L')]);
        assert!(names(&directory).iter().all(|name| name.starts_with("Centre")));
        assert_eq!(directory.query(directory.letter, 1), "?lettre=C");
    }

    #[test]
    fn a_letter_of_too_many_has_pages_and_beyond_the_last_is_the_last() {
        let index = index((0..=ORGANISERS_PAGE_MAX).map(|at| format!("Centre {at}")));
        let directory = Directory::new(&index, &asked("centre", None, 9));
        assert_eq!((directory.page, directory.pages, names(&directory).len()), (2, 2, 1));
        assert!(directory.beyond);
        assert_eq!(directory.query(directory.letter, directory.page), "?q=centre&lettre=C&page=2");
    }

    #[test]
    fn a_letter_is_one_letter() {
        for (code, letter) in
            [("é", Some(Letter::Of('E'))), ("z", Some(Letter::Of('Z'))), ("autres", Some(Letter::Other))]
        {
            assert_eq!(Letter::from_code(code), letter);
        }
        for code in ["", "AB", "7", "日", "AUTRES"] {
            assert_eq!(Letter::from_code(code), None, "{code}");
        }
    }

    #[test]
    fn an_empty_catalogue_lists_nobody() {
        let index = index([]);
        let directory = Directory::new(&index, &asked("x", Some(Letter::Other), 7));
        assert_eq!((directory.matching, directory.shown, directory.page, directory.pages), (0, 0, 1, 1));
    }
}
