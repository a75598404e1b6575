//! All words of the texts: which forms there are, in rows of which languages, and which of them belong together.
//!
//! Families and compounds are worked out here, once for each different form, and not for each word of each text: a million
//! rows have some ten thousand forms. The index itself holds forms only, so that a row which has the very word that was
//! asked for is known from one that has another of its family, at no cost.

use repertoire_catalogue::Locale;
use rustc_hash::FxHashMap;

use crate::analysis::{Languages, compound_parts, family};

/// Number of a form, in the order of their texts.
pub(crate) type FormId = u32;
/// Number of a list: the rows of one set of languages that hold one form.
pub(crate) type ListId = u32;

/// A form in rows of one set of languages, as it comes from the index.
pub(crate) struct Listed<'a> {
    pub(crate) form: &'a str,
    pub(crate) languages: Languages,
    /// Rows that hold it, in the field that has most.
    pub(crate) frequency: u32,
}

/// The forms, sorted.
#[derive(Default)]
pub(crate) struct Lexicon {
    forms: Vec<Box<str>>,
    /// Lists of form `f` stand at `starts[f]..starts[f + 1]`.
    starts: Vec<ListId>,
    lists: Vec<(Languages, u32)>,
    families: FxHashMap<Box<str>, Vec<FormId>>,
    compounds: FxHashMap<Box<str>, Vec<FormId>>,
}

impl Lexicon {
    /// From lists sorted by form; the number of a list is its place.
    pub(crate) fn new<'a>(listed: impl Iterator<Item = Listed<'a>>) -> Self {
        let mut lexicon = Self::default();
        for Listed { form, languages, frequency } in listed {
            if lexicon.forms.last().is_none_or(|last| **last != *form) {
                lexicon.forms.push(form.into());
                lexicon.starts.push(lexicon.lists.len() as ListId);
            }
            lexicon.lists.push((languages, frequency));
        }
        lexicon.starts.push(lexicon.lists.len() as ListId);
        let mut key = String::new();
        for form in 0..lexicon.forms.len() as FormId {
            let text = &*lexicon.forms[form as usize];
            let range = lexicon.starts[form as usize] as usize..lexicon.starts[form as usize + 1] as usize;
            let languages = lexicon.lists[range].iter().fold(Languages::NONE, |all, (of_list, _)| all.with(*of_list));
            for language in languages.iter() {
                family_key(language, &family(language, text), &mut key);
                push(&mut lexicon.families, &key, form);
            }
            if languages.contains(Locale::Nl) {
                for part in &compound_parts(text) {
                    push(&mut lexicon.compounds, part, form);
                }
            }
        }
        lexicon
    }

    pub(crate) fn len(&self) -> usize {
        self.forms.len()
    }

    pub(crate) fn text(&self, form: FormId) -> &str {
        &self.forms[form as usize]
    }

    pub(crate) fn find(&self, text: &str) -> Option<FormId> {
        self.forms.binary_search_by(|form| (**form).cmp(text)).ok().map(|at| at as FormId)
    }

    /// The forms of a word's family in one language.
    pub(crate) fn family(&self, language: Locale, of: &Families) -> &[FormId] {
        self.families.get(of.key(language)).map_or(&[], Vec::as_slice)
    }

    /// The Dutch compounds of which a word is a part.
    pub(crate) fn compounds(&self, of: &Families) -> &[FormId] {
        // Behind the language.
        self.compounds.get(&of.key(Locale::Nl)[1..]).map_or(&[], Vec::as_slice)
    }

    /// The lists of a form, each with the languages of its rows.
    pub(crate) fn lists(&self, form: FormId) -> impl Iterator<Item = (ListId, Languages)> {
        let (start, end) = (self.starts[form as usize], self.starts[form as usize + 1]);
        (start..end).map(|list| (list, self.lists[list as usize].0))
    }

    /// Which form a list is of.
    pub(crate) fn form_of(&self, list: ListId) -> FormId {
        self.starts.partition_point(|&start| start <= list) as FormId - 1
    }

    pub(crate) fn list_frequency(&self, list: ListId) -> u32 {
        self.lists[list as usize].1
    }

    /// About how many rows hold a form.
    pub(crate) fn frequency(&self, form: FormId) -> u32 {
        let (start, end) = (self.starts[form as usize], self.starts[form as usize + 1]);
        self.lists[start as usize..end as usize].iter().map(|(_, frequency)| frequency).sum()
    }
}

fn push(map: &mut FxHashMap<Box<str>, Vec<FormId>>, key: &str, form: FormId) {
    match map.get_mut(key) {
        Some(forms) => forms.push(form),
        None => {
            map.insert(key.into(), vec![form]);
        }
    }
}

/// The families of a word in the three languages, by their names: worked out once for all that is looked up by them.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Families([Box<str>; 3]);

impl Families {
    pub(crate) fn of(form: &str) -> Self {
        let mut key = String::new();
        Self(Locale::ALL.map(|language| {
            family_key(language, &family(language, form), &mut key);
            key.as_str().into()
        }))
    }

    fn key(&self, language: Locale) -> &str {
        &self.0[language as usize]
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|key| &**key)
    }
}

/// A family's name across languages.
pub(crate) fn family_key(language: Locale, family: &str, key: &mut String) {
    key.clear();
    key.push(char::from(b'0' + language as u8));
    key.push_str(family);
}
