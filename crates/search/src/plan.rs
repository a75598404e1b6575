//! From what was typed to what is looked up: by which forms, labels, phrases and conditions each word may be found, and how
//! much each of these ways is worth.

use std::ops::Range;

use repertoire_catalogue::{Cents, Facet, Locale};

use crate::analysis::{Languages, family};
use crate::bitmap::Bitmap;
use crate::concepts::{Concepts, Expression, ExpressionId, Found, Meaning};
use crate::facets::FacetIndex;
use crate::highlight::Terms;
use crate::lexicon::{Families, FormId, Lexicon, ListId};
use crate::query::{Asked, Phrase, Request};
use crate::spelling::Spelling;
use crate::text::{IndexError, Score, TextIndex, Word};
use crate::understand;

/// The very form that was typed, as it stands in a text.
const EXACT: Score = 1.0;
/// Another form of its family.
const FAMILY: Score = 0.8;
/// A form that begins with the last word typed.
const PREFIX: Score = 0.3;
/// A Dutch compound, for one of its parts.
const PART: Score = 0.5;
/// Another member of a group of synonyms, for its head, or the head for another member.
const SYNONYM: Score = 0.4;
/// One member for another, both not the head.
const SIBLING: Score = 0.25;
/// A word with one slip, and with two.
const SLIPS: [Score; 2] = [0.4, 0.25];
/// A word of a label: between a title (6) and a summary (1), see `text.rs`.
const LABEL: Score = 5.0;
/// A value recognised by an everyday expression, for each of its words.
const EVERYDAY: Score = 4.0;
/// The same of a word that stands in texts as well, as a share: what it says there says more, even in a summary.
const SAID_OF: Score = 0.1;
/// A word that most everyday expressions with it speak of one value, where none of them is there whole.
const HINT: Score = 0.5;
/// Words that a request has at least for hints to be taken: a sentence describes, one or two words name.
const HINT_WORDS_MIN: usize = 4;
/// A theme that is not the first of a row: the first is the most telling.
const SECOND_THEME: Score = 0.5;
/// A phrase typed between quotes, where it stands.
const PHRASE: Score = 4.0;

/// Letters from which the last word is completed.
const PREFIX_CHARS_MIN: usize = 3;
/// Most words that complete one.
pub(crate) const PREFIX_WORDS_MAX: usize = 32;
/// Most lists of forms that one word is looked up in: bounds what any text can cost.
pub(crate) const LISTS_MAX: usize = 96;
/// Letters of each half of a word that is read as two.
const HALF_CHARS_MIN: usize = 3;

/// Words that a request has at least for its themes to count once more: one word that names a theme has said all.
const THEMES_WORDS_MIN: usize = 2;

/// What is looked up for one request.
pub(crate) struct Plan {
    /// One for each word or phrase that rows should have, in the order typed; then one for each theme that they speak of.
    pub(crate) words: Vec<Word>,
    /// Rows that must not come.
    pub(crate) excluded: Option<Bitmap>,
    pub(crate) terms: Terms,
    pub(crate) told: Told,
}

impl Plan {
    /// The words that rows should have.
    pub(crate) fn needed(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| !word.optional)
    }
}

/// What a reader should know of how the text was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Told {
    pub(crate) cut: bool,
    pub(crate) wordless: bool,
    pub(crate) excluded: Vec<String>,
    /// Words found by nothing.
    pub(crate) unknown: Vec<String>,
    /// Words typed, and the words they were taken for, as forms.
    pub(crate) respelled: Vec<(Range<usize>, String)>,
    pub(crate) meanings: Vec<(Range<usize>, Facet, u32, How)>,
    pub(crate) cost_max: Option<(Range<usize>, Cents)>,
}

/// How a value was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    Label,
    Everyday,
}

/// All that words are looked up in.
pub(crate) struct Planner<'a> {
    pub(crate) text: &'a TextIndex,
    pub(crate) concepts: &'a Concepts,
    pub(crate) spelling: &'a Spelling,
    pub(crate) facets: &'a FacetIndex,
    /// The rows that are about each theme first and foremost.
    pub(crate) first_themes: &'a [Bitmap],
    /// The rows that cost no more than an amount.
    pub(crate) at_most: &'a dyn Fn(Cents) -> Bitmap,
    pub(crate) rows: usize,
}

/// The ways found for one word.
#[derive(Default)]
pub(crate) struct Ways {
    lists: Vec<(ListId, Score)>,
    values: Vec<(Facet, u32, Score)>,
    expressions: Vec<(ExpressionId, Score)>,
    sets: Vec<(Bitmap, Score)>,
    /// Values that the word alone is an everyday word for.
    said_of: Vec<(Facet, u32, Score)>,
    /// Values to look in where no other way leads to a row.
    otherwise: Vec<(Facet, u32, Score)>,
}

impl Ways {
    fn is_empty(&self) -> bool {
        self.lists.is_empty()
            && self.values.is_empty()
            && self.expressions.is_empty()
            && self.sets.is_empty()
            && self.said_of.is_empty()
            && self.otherwise.is_empty()
    }

    fn list(&mut self, list: ListId, share: Score) {
        if let Some((_, known)) = self.lists.iter_mut().find(|(known, _)| *known == list) {
            *known = known.max(share);
        } else if self.lists.len() < LISTS_MAX {
            self.lists.push((list, share));
        }
    }

    fn value(&mut self, facet: Facet, value: u32, share: Score) {
        match self.values.iter_mut().find(|(of, known, _)| (*of, *known) == (facet, value)) {
            Some((_, _, known)) => *known = known.max(share),
            None => self.values.push((facet, value, share)),
        }
    }

    /// Those of another word, for a share of what they are worth.
    fn by(&mut self, other: &Self, share: Score) {
        for &(list, of_list) in &other.lists {
            self.list(list, share * of_list);
        }
        for &(facet, value, of_value) in &other.values {
            self.value(facet, value, share * of_value);
        }
    }
}

impl Planner<'_> {
    /// Works out a request.
    pub(crate) fn plan(&self, text: &str, request: &Request) -> Result<Plan, IndexError> {
        let mut told = Told { cut: request.cut, ..Told::default() };
        told.wordless = !text.is_empty() && request.is_empty();
        let mut ways: Vec<Ways> = request.words.iter().map(|word| self.word(word)).collect();
        for joined in &request.joined {
            let mut of_joined = Ways::default();
            self.alone(&joined.form, EXACT, &mut of_joined);
            for word in joined.words.clone() {
                for &(list, share) in &of_joined.lists {
                    ways[word].list(list, share);
                }
                for &(facet, value, share) in &of_joined.values {
                    ways[word].value(facet, value, share);
                }
            }
        }
        self.meanings(text, request, &mut ways, &mut told);
        self.complete(text, request, &mut ways);
        let asked = request.words.iter().filter(|word| !word.function).count();
        for (word, ways) in request.words.iter().zip(&mut ways) {
            if asked >= HINT_WORDS_MIN || ways.is_empty() {
                for (facet, value, share) in word.forms.iter().flat_map(|form| self.concepts.hinted(form)) {
                    ways.value(facet, value, HINT * share);
                }
            }
        }
        let mut words = Vec::new();
        let mut terms = Terms::default();
        for (asked, mut of_word) in request.words.iter().zip(ways) {
            if of_word.is_empty() && !asked.function {
                self.respell(asked, &mut of_word, &mut told)?;
            }
            if asked.function {
                continue;
            }
            self.mark(&of_word, &mut terms);
            if of_word.is_empty() {
                told.unknown.push(text[asked.range.clone()].to_owned());
            }
            words.push(self.finish(of_word)?);
        }
        for phrase in &request.phrases {
            words.push(self.quoted(phrase, &mut terms)?);
        }
        if asked >= THEMES_WORDS_MIN {
            self.themes(&told, &mut words);
        }
        let mut excluded: Option<Bitmap> = None;
        for phrase in &request.excluded {
            told.excluded.push(text[phrase.range.clone()].trim_matches(|c: char| !c.is_alphanumeric()).to_owned());
            let rows = excluded.get_or_insert_with(|| Bitmap::empty(self.rows));
            rows.union_with(&self.phrase_rows(phrase)?);
            // "-alcool" leaves out what is labelled so as well.
            if let [forms] = &*phrase.places {
                for families in forms.iter().map(|form| Families::of(form)) {
                    for (facet, value) in self.concepts.labelled(&families) {
                        rows.union_with(&self.facets.any(facet, &[value], self.rows));
                    }
                }
            }
        }
        terms.finish();
        Ok(Plan { words, excluded, terms, told })
    }

    fn word(&self, word: &Asked) -> Ways {
        let mut ways = Ways::default();
        for (form, families) in word.forms.iter().zip(&word.families) {
            self.plain(form, families, EXACT, &mut ways);
        }
        for part in &word.parts {
            self.alone(part, PART, &mut ways);
        }
        ways
    }

    /// A word by itself, whose families are not known yet.
    fn alone(&self, form: &str, share: Score, ways: &mut Ways) {
        self.plain(form, &Families::of(form), share, ways);
    }

    /// A word by itself: its form, its family, compounds of it, labels that have it.
    fn plain(&self, form: &str, families: &Families, share: Score, ways: &mut Ways) {
        let lexicon = self.text.lexicon();
        if let Some(id) = lexicon.find(form) {
            lexicon.lists(id).for_each(|(list, _)| ways.list(list, share));
        }
        for language in Locale::ALL {
            let of_language = lexicon.family(language, families).iter().flat_map(|&id| lexicon.lists(id));
            let of_language = of_language.filter(|(_, languages)| languages.contains(language));
            of_language.for_each(|(list, _)| ways.list(list, share * FAMILY));
        }
        for (list, _) in dutch_lists(lexicon, lexicon.compounds(families)) {
            ways.list(list, share * PART);
        }
        for (facet, value) in self.concepts.labelled(families) {
            ways.value(facet, value, share * LABEL);
        }
    }

    /// Expressions among the words: synonyms open other ways for them, values open their rows and are told.
    fn meanings(&self, text: &str, request: &Request, ways: &mut [Ways], told: &mut Told) {
        for Found { expression, words } in self.concepts.find(&request.words) {
            match self.concepts.expression(expression).meaning {
                Meaning::Synonym { .. } => {
                    for &word in &words {
                        self.synonyms(expression, 1.0, &mut ways[word]);
                    }
                }
                meaning @ (Meaning::Label(facet, value) | Meaning::Everyday(facet, value)) => {
                    let how = if matches!(meaning, Meaning::Label(..)) { How::Label } else { How::Everyday };
                    let share = if how == How::Label { LABEL } else { EVERYDAY };
                    for &word in &words {
                        if how == How::Everyday && words.len() == 1 {
                            ways[word].said_of.push((facet, value, share));
                        } else {
                            ways[word].value(facet, value, share);
                        }
                    }
                    // "déchets chez" is told as "déchets".
                    let telling = words.iter().rev().find(|&&word| !request.words[word].is_grammar());
                    let (first, last) = (words[0], *telling.unwrap_or(&words[words.len() - 1]));
                    let range = request.words[first].range.start..request.words[last].range.end;
                    told.meanings.push((range, facet, value, how));
                }
            }
        }
        if let Some((words, most)) = understand::cost_max(text, request) {
            let range = request.words[words[0]].range.start..request.words[words[words.len() - 1]].range.end;
            for &word in &words {
                ways[word].sets.push(((self.at_most)(most), EVERYDAY));
            }
            told.cost_max = Some((range, most));
        }
    }

    /// The themes that were recognised, each once however many words speak of it: where several themes meet, rows about all of
    /// them come before rows about one of which much is said.
    fn themes(&self, told: &Told, words: &mut Vec<Word>) {
        let of_theme = told.meanings.iter().filter(|(_, facet, ..)| *facet == Facet::Theme);
        let themes: std::collections::BTreeSet<u32> = of_theme.map(|&(_, _, theme, _)| theme).collect();
        for theme in themes {
            let (first, second) = self.with_theme(theme);
            let frequency = first.len() + second.len();
            let sets = vec![(first, LABEL), (second, LABEL * SECOND_THEME)];
            words.push(Word { lists: Vec::new(), sets, frequency, optional: true });
        }
    }

    /// The rows that are about a theme first of all, and those that are about it as well.
    fn with_theme(&self, theme: u32) -> (Bitmap, Bitmap) {
        let first = &self.first_themes[theme as usize];
        let mut second = self.facets.any(Facet::Theme, &[theme], self.rows);
        second.subtract(first);
        (first.clone(), second)
    }

    /// The other members of the group of an expression, where it is a synonym that leads to them.
    fn synonyms(&self, expression: ExpressionId, share: Score, ways: &mut Ways) {
        let Meaning::Synonym { group, head, leads: true } = self.concepts.expression(expression).meaning else {
            return;
        };
        for (at, &other) in self.concepts.group(group).iter().enumerate() {
            if other != expression {
                self.other(other, share * if head || at == 0 { SYNONYM } else { SIBLING }, ways);
            }
        }
    }

    /// Another member of a group of synonyms.
    fn other(&self, expression: ExpressionId, share: Score, ways: &mut Ways) {
        let Expression { places, values, everyday, .. } = self.concepts.expression(expression);
        for &(facet, value) in values {
            ways.value(facet, value, share * LABEL);
        }
        ways.otherwise.extend(everyday.iter().map(|&(facet, value)| (facet, value, share * EVERYDAY)));
        if let [place] = &**places {
            // What a word by itself leads to stays what it is.
            let alone = place.alone.get_or_init(|| {
                let mut alone = Ways::default();
                for (form, families) in place.known() {
                    self.plain(form, families, EXACT, &mut alone);
                }
                Box::new(alone)
            });
            ways.by(alone, share);
        } else if !ways.expressions.iter().any(|(known, _)| *known == expression) {
            ways.expressions.push((expression, share));
        }
    }

    /// The last word, as the beginning of others.
    fn complete(&self, text: &str, request: &Request, ways: &mut [Ways]) {
        let Some((word, ways)) = request.words.iter().zip(ways).last() else { return };
        let [form] = &*word.forms else { return };
        let is_last = word.range.end == text.len();
        if !is_last || word.function || form.chars().count() < PREFIX_CHARS_MIN {
            return;
        }
        let mut longer: Vec<_> =
            self.spelling.beginning_with(form).iter().filter(|known| *known.form != **form).collect();
        longer.sort_by_key(|known| std::cmp::Reverse(known.frequency));
        let lexicon = self.text.lexicon();
        for known in longer.into_iter().take(PREFIX_WORDS_MAX) {
            if let Some(id) = lexicon.find(&known.form) {
                lexicon.lists(id).for_each(|(list, _)| ways.list(list, PREFIX));
            }
        }
    }

    /// A word that nothing has: as two words written as one, or with a slip.
    fn respell(&self, word: &Asked, ways: &mut Ways, told: &mut Told) -> Result<(), IndexError> {
        let [form] = &*word.forms else { return Ok(()) };
        for (at, _) in form.char_indices().skip(HALF_CHARS_MIN) {
            let (one, other) = form.split_at(at);
            if other.chars().count() < HALF_CHARS_MIN {
                break;
            }
            let lexicon = self.text.lexicon();
            if let (Some(one), Some(other)) = (lexicon.find(one), lexicon.find(other)) {
                let rows = self.text.phrase(&[vec![one], vec![other]], &[1])?;
                if rows.len() > 0 {
                    ways.sets.push((rows, EXACT));
                    return Ok(());
                }
            }
        }
        let (slips, mut near) = self.spelling.near(form);
        // Another form of the word is no slip.
        near.retain(|known| {
            !Locale::ALL.into_iter().any(|language| family(language, &known.form) == family(language, form))
        });
        let share = SLIPS[slips.clamp(1, 2) - 1];
        if let Some(best) = near.first() {
            told.respelled.push((word.range.clone(), best.form.to_string()));
        }
        for known in near {
            self.alone(&known.form, share, ways);
            for found in self.concepts.find(&[Asked::alone(&known.form)]) {
                self.synonyms(found.expression, share, ways);
            }
        }
        Ok(())
    }

    /// A phrase between quotes, as it is written, accents and case apart.
    fn quoted(&self, phrase: &Phrase, terms: &mut Terms) -> Result<Word, IndexError> {
        let rows = self.phrase_rows(phrase)?;
        terms.add_sequence(&phrase.places, vec![1; phrase.places.len() - 1]);
        Ok(Word { lists: Vec::new(), frequency: rows.len(), sets: vec![(rows, PHRASE)], optional: false })
    }

    fn phrase_rows(&self, phrase: &Phrase) -> Result<Bitmap, IndexError> {
        let lexicon = self.text.lexicon();
        let places: Vec<Vec<FormId>> = phrase
            .places
            .iter()
            .map(|forms| {
                if phrase.quoted {
                    return forms.iter().filter_map(|form| lexicon.find(form)).collect();
                }
                let mut ids: Vec<FormId> =
                    forms.iter().flat_map(|form| family_forms(lexicon, form, &Families::of(form))).collect();
                ids.sort_unstable();
                ids.dedup();
                ids
            })
            .collect();
        Ok(self.text.phrase(&places, &vec![1; places.len() - 1])?)
    }

    /// The rows whose texts hold an expression.
    fn expression_rows(&self, id: ExpressionId) -> Result<&Bitmap, IndexError> {
        let expression = self.concepts.expression(id);
        if let Some(rows) = expression.rows.get() {
            return Ok(rows);
        }
        let lexicon = self.text.lexicon();
        let places: Vec<Vec<FormId>> = expression
            .places
            .iter()
            .map(|place| place.known().flat_map(|(form, families)| family_forms(lexicon, form, families)).collect())
            .collect();
        let rows = self.text.phrase(&places, &expression.gaps)?;
        Ok(expression.rows.get_or_init(|| rows))
    }

    fn finish(&self, ways: Ways) -> Result<Word, IndexError> {
        let lexicon = self.text.lexicon();
        let rare = |(list, share): &(ListId, Score)| (*share >= PART).then(|| lexicon.list_frequency(*list));
        let own: u32 = ways.lists.iter().filter_map(rare).sum();
        let mut phrases: Vec<(Bitmap, Score)> = Vec::new();
        for (expression, share) in ways.expressions {
            let rows = self.expression_rows(expression)?;
            if rows.len() > 0 {
                phrases.push((rows.clone(), share));
            }
        }
        let in_texts = own > 0 || !phrases.is_empty();
        let nowhere = ways.lists.is_empty()
            && phrases.is_empty()
            && ways.values.is_empty()
            && ways.said_of.is_empty()
            && ways.sets.is_empty();
        let weight = if in_texts { SAID_OF } else { 1.0 };
        let mut values = Ways { values: if nowhere { ways.otherwise } else { ways.values }, ..Ways::default() };
        for (facet, value, share) in ways.said_of {
            values.value(facet, value, share * weight);
        }
        let mut sets: Vec<(Bitmap, Score)> = ways.sets;
        let mut add = |rows: Bitmap, share: Score| {
            // Values of one share are one set.
            match sets.iter_mut().find(|(_, known)| known.total_cmp(&share).is_eq()) {
                Some((known, _)) => known.union_with(&rows),
                None => sets.push((rows, share)),
            }
        };
        for (facet, value, share) in values.values {
            if facet == Facet::Theme {
                let (first, second) = self.with_theme(value);
                add(first, share);
                add(second, share * SECOND_THEME);
            } else {
                add(self.facets.any(facet, &[value], self.rows), share);
            }
        }
        let of_values = sets.iter().map(|(rows, _)| rows.len()).max().unwrap_or(0);
        let mut frequency = own.max(of_values);
        if frequency == 0 {
            let lists = ways.lists.iter().map(|(list, _)| lexicon.list_frequency(*list)).sum::<u32>();
            frequency = lists.max(phrases.iter().map(|(rows, _)| rows.len()).max().unwrap_or(0));
        }
        sets.append(&mut phrases);
        Ok(Word { lists: ways.lists, sets, frequency: frequency.min(self.rows as u32), optional: false })
    }

    /// What to mark in texts for a word.
    fn mark(&self, ways: &Ways, terms: &mut Terms) {
        let lexicon = self.text.lexicon();
        for &(list, _) in &ways.lists {
            terms.add(lexicon.text(lexicon.form_of(list)));
        }
        for &(expression, _) in &ways.expressions {
            let expression = self.concepts.expression(expression);
            let forms = |place: &crate::concepts::Place| {
                let ids = place.known().flat_map(|(form, families)| family_forms(lexicon, form, families));
                ids.map(|id| lexicon.text(id)).collect::<Vec<_>>()
            };
            terms.add_sequence(expression.places.iter().map(forms), expression.gaps.clone());
        }
    }
}

/// The forms of a word and of its families.
fn family_forms(lexicon: &Lexicon, form: &str, families: &Families) -> Vec<FormId> {
    let families = Locale::ALL.into_iter().flat_map(|language| lexicon.family(language, families).iter().copied());
    lexicon.find(form).into_iter().chain(families).collect()
}

fn dutch_lists<'a>(lexicon: &'a Lexicon, forms: &'a [FormId]) -> impl Iterator<Item = (ListId, Languages)> + 'a {
    forms.iter().flat_map(|&form| lexicon.lists(form)).filter(|(_, languages)| languages.contains(Locale::Nl))
}
