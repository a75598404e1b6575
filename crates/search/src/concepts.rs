//! What words mean beyond themselves: labels of facets' values, everyday words for them, and synonyms.
//!
//! Each is an *expression* of one or several words with a meaning: "syndrome de Diogène" is a label, "entasse des déchets"
//! an everyday expression, "SSM" a member of a group of synonyms. Expressions are looked for in what was typed, by the
//! families of their words, near each other in any order; so a reader's sentence costs a look-up per word, and a row of the
//! catalogue costs nothing.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use repertoire_catalogue::{Catalogue, Equivalent, FACETS, Facet, Locale, SynonymGroup};
use rustc_hash::FxHashMap;

use crate::analysis::{FormKind, Group, Scanner, family, is_function_word, is_grammar_word, is_preposition};
use crate::bitmap::Bitmap;
use crate::lexicon::{Families, family_key};
use crate::plan::Ways;
use crate::query::{Asked, Request};

/// Which share of the everyday expressions with a word must speak of one value for the word to hint at it.
const HINT_SHARE_MIN: f32 = 0.5;
/// How far apart the words of an expression may stand in what was typed.
const EXPRESSION_SPAN_WORDS_MAX: usize = 8;
/// Most expressions found in one text that are used; the longest first.
pub(crate) const EXPRESSIONS_MAX: usize = 64;

/// Facets whose labels are searched word by word: they say what a scheme is about, and for whom.
const LABELLED: [Facet; 3] = [Facet::Theme, Facet::Kind, Facet::Audience];
/// Facets of which a whole label can be recognised. Organisers are names, found in the text of their rows; "oui" and "non"
/// (premises) say nothing alone.
const RECOGNISED: [Facet; 7] =
    [Facet::Theme, Facet::Kind, Facet::Audience, Facet::Cost, Facet::Language, Facet::Format, Facet::Commune];

pub(crate) type ExpressionId = u32;

/// One expression.
pub(crate) struct Expression {
    /// As the vocabulary writes it.
    pub(crate) text: Box<str>,
    /// For each of its words that tells something, the forms it is written in and their families.
    pub(crate) places: Box<[Place]>,
    /// How far each place stands behind the one before, at most.
    pub(crate) gaps: Vec<u32>,
    /// Whether its words must follow each other as written: "chez nous", "en ligne" are made of words that tell nothing,
    /// or something else, in another order.
    ordered: bool,
    pub(crate) meaning: Meaning,
    /// Of a synonym, the values whose labels hold it whole, and those that its words stand for every day.
    pub(crate) values: Vec<(Facet, u32)>,
    pub(crate) everyday: Vec<(Facet, u32)>,
    /// The rows whose texts hold it, once somebody asked.
    pub(crate) rows: OnceLock<Bitmap>,
}

pub(crate) struct Place {
    pub(crate) forms: Vec<String>,
    /// Those of each form, once a search came by: stems of three languages are the dearest part of a synonym.
    families: OnceLock<Box<[Families]>>,
    /// The ways to it as a word by itself, once a search came by.
    pub(crate) alone: OnceLock<Box<Ways>>,
    keys: Vec<Box<str>>,
    /// Whether it is a mere word of grammar.
    grammar: bool,
}

impl Place {
    /// Its forms, each with its families.
    pub(crate) fn known(&self) -> impl Iterator<Item = (&str, &Families)> {
        let families = self.families.get_or_init(|| self.forms.iter().map(|form| Families::of(form)).collect());
        self.forms.iter().map(String::as_str).zip(families)
    }

    /// Whether a form of it is of a family.
    fn has(&self, key: &str) -> bool {
        self.keys.iter().any(|known| **known == *key)
    }

    fn tells_nothing(&self) -> bool {
        self.forms.iter().all(|form| is_function_word(form))
    }
}

/// What an expression stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A value, by its own label.
    Label(Facet, u32),
    /// A value, by an everyday expression.
    Everyday(Facet, u32),
    /// Member of a group of synonyms; the head is the first. `leads` says whether it leads to the others, and not only
    /// they to it.
    Synonym { group: u32, head: bool, leads: bool },
}

/// An expression found in what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) expression: ExpressionId,
    /// The words typed, by their number, ascending.
    pub(crate) words: Vec<usize>,
}

/// All expressions of one vocabulary.
#[derive(Default)]
pub(crate) struct Concepts {
    expressions: Vec<Expression>,
    /// Expressions by the family of their first word, or by the word itself where they are exact.
    by_first: FxHashMap<Box<str>, Vec<ExpressionId>>,
    /// Members of each group of synonyms, the head first.
    groups: Vec<Vec<ExpressionId>>,
    /// Which share of the everyday expressions with a word of a family speaks of each value of a facet.
    hints: FxHashMap<Box<str>, Vec<(Facet, u32, f32)>>,
    /// Values by the families of the words of their labels.
    label_words: FxHashMap<Box<str>, Vec<(Facet, u32)>>,
}

impl Concepts {
    pub(crate) fn new(catalogue: &Catalogue) -> Self {
        let mut concepts = Self::default();
        for decl in FACETS.iter().filter(|decl| RECOGNISED.contains(&decl.facet)) {
            for (value, of_value) in catalogue.values(decl.facet).all().iter().enumerate() {
                if decl.may_be_unstated && value + 1 == catalogue.values(decl.facet).len() {
                    continue;
                }
                for language in Locale::ALL {
                    let label = of_value.labels.get(language);
                    let meaning = Meaning::Label(decl.facet, value as u32);
                    concepts.add(label, &[language], meaning);
                    if LABELLED.contains(&decl.facet) {
                        concepts.add_label_words(label, language, decl.facet, value as u32);
                    }
                }
            }
        }
        let vocabulary = catalogue.vocabulary();
        for words in &vocabulary.everyday {
            if let Some(value) = catalogue.values(words.facet).index(&words.code) {
                for expression in &words.expressions {
                    concepts.add(expression, &[words.language], Meaning::Everyday(words.facet, value));
                }
            }
        }
        for group in &vocabulary.synonyms {
            let languages: &[Locale] = match Locale::from_tag(&group.language) {
                Some(Locale::Fr) => &[Locale::Fr],
                Some(Locale::Nl) => &[Locale::Nl],
                Some(Locale::En) => &[Locale::En],
                None => &Locale::ALL,
            };
            concepts.add_group(group, languages);
        }
        concepts.label_synonyms(catalogue);
        concepts.everyday_synonyms();
        concepts.count_hints();
        concepts
    }

    /// "menace" stands in several expressions, most of them of one theme: a hint, where no expression is there whole.
    fn count_hints(&mut self) {
        let mut counts: HashMap<Box<str>, HashMap<(Facet, u32), u32>> = HashMap::new();
        for expression in &self.expressions {
            let (Meaning::Everyday(facet, value) | Meaning::Label(facet, value)) = expression.meaning else { continue };
            if !LABELLED.contains(&facet) {
                continue;
            }
            for place in expression.places.iter().filter(|place| !place.tells_nothing()) {
                for key in &place.keys {
                    *counts.entry(key.clone()).or_default().entry((facet, value)).or_default() += 1;
                }
            }
        }
        for (key, of_key) in counts {
            let mut hints: Vec<(Facet, u32, f32)> = Vec::new();
            for facet in LABELLED {
                let of_facet = of_key.iter().filter(|((of, _), _)| *of == facet);
                let all: u32 = of_facet.clone().map(|(_, count)| count).sum();
                let shares = of_facet.map(|((_, value), count)| (facet, *value, *count as f32 / all as f32));
                hints.extend(shares.filter(|(_, _, share)| *share >= HINT_SHARE_MIN));
            }
            self.hints.insert(key, hints);
        }
    }

    /// The values that most everyday expressions with this word speak of, with their share.
    pub(crate) fn hinted(&self, form: &str) -> impl Iterator<Item = (Facet, u32, f32)> {
        keys(form, &Locale::ALL).into_iter().filter_map(|key| self.hints.get(&key)).flatten().copied()
    }

    /// Synonyms whose words have a meaning of their own: "MENA" is found by what "mineurs étrangers" stands for.
    fn everyday_synonyms(&mut self) {
        let meanings: Vec<Vec<(Facet, u32)>> = self
            .expressions
            .iter()
            .map(|expression| {
                if !matches!(expression.meaning, Meaning::Synonym { .. }) {
                    return Vec::new();
                }
                let mut values = Vec::new();
                for found in self.find(&Request::read(&expression.text).words) {
                    if let Meaning::Everyday(facet, value) | Meaning::Label(facet, value) =
                        self.expression(found.expression).meaning
                        && found.words.len() > 1
                        && !values.contains(&(facet, value))
                    {
                        values.push((facet, value));
                    }
                }
                values
            })
            .collect();
        for (expression, values) in self.expressions.iter_mut().zip(meanings) {
            expression.everyday = values;
        }
    }

    /// Synonyms of several words that stand in a label: "personnes âgées" is a theme, as a single word of one would be.
    fn label_synonyms(&mut self, catalogue: &Catalogue) {
        let mut labels: Vec<(Facet, u32, HashSet<Box<str>>)> = Vec::new();
        for facet in LABELLED {
            for (value, of_value) in catalogue.values(facet).all().iter().enumerate() {
                for language in Locale::ALL {
                    let (places, _, _) = places(of_value.labels.get(language), &[language]);
                    let keys = places.into_iter().filter(|place| !place.grammar).flat_map(|place| place.keys);
                    labels.push((facet, value as u32, keys.collect()));
                }
            }
        }
        for expression in &mut self.expressions {
            if !matches!(expression.meaning, Meaning::Synonym { .. }) || expression.places.len() < 2 {
                continue;
            }
            for (facet, value, keys) in &labels {
                let there = expression.places.iter().all(|place| place.keys.iter().any(|key| keys.contains(key)));
                if there && !expression.values.contains(&(*facet, *value)) {
                    expression.values.push((*facet, *value));
                }
            }
        }
    }

    fn add_group(&mut self, group: &SynonymGroup, languages: &[Locale]) {
        let number = self.groups.len() as u32;
        let mut members: Vec<ExpressionId> = Vec::new();
        let head = Meaning::Synonym { group: number, head: true, leads: true };
        members.extend(self.add(&group.term, languages, head));
        for Equivalent { text, one_way } in &group.equivalents {
            let meaning = Meaning::Synonym { group: number, head: false, leads: !one_way };
            members.extend(self.add(text, languages, meaning));
        }
        self.groups.push(members);
    }

    fn add(&mut self, text: &str, languages: &[Locale], meaning: Meaning) -> Option<ExpressionId> {
        let (places, gaps, ordered) = places(text, languages);
        let first = places.first()?;
        let id = self.expressions.len() as ExpressionId;
        let keys: Vec<Box<str>> =
            if ordered { first.forms.iter().map(|form| form.as_str().into()).collect() } else { first.keys.clone() };
        for key in keys {
            let of_key = self.by_first.entry(key).or_default();
            if of_key.last() != Some(&id) {
                of_key.push(id);
            }
        }
        self.expressions.push(Expression {
            text: text.into(),
            places: places.into(),
            gaps,
            ordered,
            meaning,
            values: Vec::new(),
            everyday: Vec::new(),
            rows: OnceLock::new(),
        });
        Some(id)
    }

    fn add_label_words(&mut self, label: &str, language: Locale, facet: Facet, value: u32) {
        let (places, _, _) = places(label, &[language]);
        for key in places.into_iter().filter(|place| !place.grammar).flat_map(|place| place.keys) {
            let values = self.label_words.entry(key).or_default();
            if !values.contains(&(facet, value)) {
                values.push((facet, value));
            }
        }
    }

    pub(crate) fn expression(&self, id: ExpressionId) -> &Expression {
        &self.expressions[id as usize]
    }

    /// The members of a group, the head first.
    pub(crate) fn group(&self, group: u32) -> &[ExpressionId] {
        &self.groups[group as usize]
    }

    /// The values whose label, in some language, has a word of this word's family there.
    pub(crate) fn labelled(&self, of: &Families) -> impl Iterator<Item = (Facet, u32)> {
        of.keys().filter_map(|key| self.label_words.get(key)).flatten().copied()
    }

    /// The words of labels and synonyms, and everyday words that stand alone, folded and as written: what spelling may
    /// lead to.
    pub(crate) fn words(&self) -> impl Iterator<Item = (String, &str)> {
        let alone = |expression: &&Expression| {
            !matches!(expression.meaning, Meaning::Everyday(..)) || expression.places.len() == 1
        };
        self.expressions.iter().filter(alone).flat_map(|expression| {
            let (mut scanner, mut group, mut words) = (Scanner::new(&expression.text), Group::default(), Vec::new());
            while scanner.next(&mut group) {
                let plain = group.places.len() == 1 && group.forms().len() == 1;
                let form = &group.forms()[0].text;
                if plain && form.chars().all(char::is_alphabetic) && !is_function_word(form) {
                    words.push((form.clone(), &expression.text[group.range.clone()]));
                }
            }
            words
        })
    }

    /// The expressions that stand in what was typed, the longest first.
    pub(crate) fn find(&self, words: &[Asked]) -> Vec<Found> {
        let keys_of: Vec<Vec<&str>> =
            words.iter().map(|word| word.families.iter().flat_map(Families::keys).collect()).collect();
        let grammar: Vec<bool> = words.iter().map(Asked::is_grammar).collect();
        let mut found = Vec::new();
        let mut tried = HashSet::new();
        for (at, word) in words.iter().enumerate() {
            let forms = word.forms.iter().map(|form| (form.as_str(), true));
            // "dans" is no dance, whatever Dutch makes of it.
            let keys = keys_of[at].iter().filter(|_| !grammar[at]).map(|key| (*key, false)).chain(forms);
            for (key, ordered) in keys {
                for &id in self.by_first.get(key).map_or(&[][..], Vec::as_slice) {
                    let expression = self.expression(id);
                    if expression.ordered != ordered || !tried.insert((id, at)) {
                        continue;
                    }
                    let words = if ordered {
                        follows(expression, words, &keys_of, at)
                    } else {
                        near(expression, &keys_of, &grammar, at)
                    };
                    found.extend(words.map(|words| Found { expression: id, words }));
                }
            }
        }
        found.sort_by_key(|found| (std::cmp::Reverse(found.words.len()), found.expression));
        found.truncate(EXPRESSIONS_MAX);
        found
    }
}

/// The words of an ordered expression, one behind the other.
fn follows(expression: &Expression, words: &[Asked], keys_of: &[Vec<&str>], at: usize) -> Option<Vec<usize>> {
    let mut held = vec![at];
    for (place, &gap) in expression.places[1..].iter().zip(&expression.gaps) {
        let last = held[held.len() - 1];
        let is_there = |word: &usize| {
            let same_family = !place.grammar && keys_of[*word].iter().any(|key| place.has(key));
            same_family || words[*word].forms.iter().any(|form| place.forms.contains(form))
        };
        held.push((last + 1..(last + 1 + gap as usize).min(words.len())).find(is_there)?);
    }
    Some(held)
}

/// The words of an expression near the first one.
fn near(expression: &Expression, keys_of: &[Vec<&str>], grammar: &[bool], at: usize) -> Option<Vec<usize>> {
    let mut held = vec![at];
    let start = at.saturating_sub(EXPRESSION_SPAN_WORDS_MAX - 1);
    let end = (at + EXPRESSION_SPAN_WORDS_MAX).min(keys_of.len());
    for place in &expression.places[1..] {
        let is_there =
            |&word: &usize| !held.contains(&word) && !grammar[word] && keys_of[word].iter().any(|key| place.has(key));
        held.push((start..end).filter(is_there).min_by_key(|word| word.abs_diff(at))?);
    }
    held.sort_unstable();
    Some(held).filter(|held| held[held.len() - 1] - held[0] < EXPRESSION_SPAN_WORDS_MAX)
}

fn keys(form: &str, languages: &[Locale]) -> Vec<Box<str>> {
    let mut key = String::new();
    let of = |&language: &Locale| {
        family_key(language, &family(language, form), &mut key);
        key.as_str().into()
    };
    languages.iter().map(of).collect()
}

/// The places of an expression that tell something, how far each is behind the one before, and whether they must follow
/// each other so. A single word keeps its preposition ("en ligne"), and where nothing but grammar is left, all of it counts.
fn places(text: &str, languages: &[Locale]) -> (Vec<Place>, Vec<u32>, bool) {
    let (mut scanner, mut group, mut all) = (Scanner::new(text), Group::default(), Vec::new());
    while scanner.next(&mut group) {
        for place in 0..group.places.len() {
            let forms = group.forms().iter().filter(|form| form.place == place && form.kind == FormKind::Word);
            let forms: Vec<String> = forms.map(|form| form.text.clone()).collect();
            let mut keys: Vec<Box<str>> = forms.iter().flat_map(|form| keys(form, languages)).collect();
            keys.sort_unstable();
            keys.dedup();
            let grammar = forms.iter().all(|form| is_grammar_word(form));
            all.push(Place { forms, families: OnceLock::new(), alone: OnceLock::new(), keys, grammar });
        }
    }
    let telling = all.iter().filter(|place| !place.grammar).count();
    let preposition = |place: &Place| place.forms.iter().any(|form| is_preposition(form));
    let ordered = telling == 0 || (telling == 1 && all.iter().any(preposition));
    let kept = |place: &Place| !place.grammar || telling == 0 || (ordered && preposition(place));
    let (mut places, mut gaps, mut since) = (Vec::new(), Vec::new(), 0);
    for place in all {
        since += 1;
        if kept(&place) {
            if !places.is_empty() {
                // One word more than in the vocabulary may stand between: "service bruxellois de santé mentale".
                gaps.push(if ordered { since } else { since + 1 });
            }
            since = 0;
            places.push(place);
        }
    }
    (places, gaps, ordered)
}
