//! What counts as a word, for the index, for what people type and for highlighting alike. All rules of language stand in
//! this folder.
//!
//! A text is cut into groups (`scan`): a word, an inclusive group, a hyphenated word, an address. A group gives *forms*:
//! folded words (case, accents, ligatures). A form belongs to a *family* in each language: the words of one stem
//! (`french`, `dutch`, `english`); and a Dutch compound has *parts*. The index keeps forms; families and parts are known
//! for each different form, and are looked up when somebody asks for a word.

mod chars;
mod dutch;
mod english;
mod french;
mod function_words;
mod inclusive;
mod scan;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use repertoire_catalogue::Locale;

pub use function_words::is_function_word;
pub(crate) use function_words::{is_grammar_word, is_preposition};
pub(crate) use scan::{FormKind, Group, Scanner};

/// Version of the rules of this folder. An index made by another version must be made again.
pub const VERSION: u32 = 4;

/// Longest form that has a family; a longer one (a text without spaces, a key) is matched as it stands.
pub const FAMILY_BYTES_MAX: usize = 64;

/// Which of the three languages a text is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Languages(u8);

impl Languages {
    /// All three.
    pub const ALL: Self = Self(0b111);
    /// None.
    pub const NONE: Self = Self(0);
    /// How many sets there are.
    pub const COUNT: usize = 8;

    /// One language.
    #[must_use]
    pub const fn one(language: Locale) -> Self {
        Self(1 << language as u8)
    }

    /// With those of another set.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a language is in.
    #[must_use]
    pub const fn contains(self, language: Locale) -> bool {
        self.0 >> language as u8 & 1 == 1
    }

    /// The languages, in the order of [`Locale::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Locale> {
        Locale::ALL.into_iter().filter(move |&language| self.contains(language))
    }

    /// A number below [`Languages::COUNT`].
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }

    /// The set of this number.
    pub(crate) const fn of_index(index: usize) -> Self {
        Self(index as u8 & 0b111)
    }
}

/// The family of a form in one language: forms with the same key are found by each other.
#[must_use]
pub fn family(language: Locale, form: &str) -> Cow<'_, str> {
    if form.len() > FAMILY_BYTES_MAX || !form.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(form);
    }
    match language {
        Locale::Fr => french::stem(form),
        Locale::Nl => dutch::stem(form),
        Locale::En => english::stem(form),
    }
}

/// Families of the parts of a Dutch compound; none where it is no compound.
#[must_use]
pub fn compound_parts(form: &str) -> Vec<String> {
    if form.len() > FAMILY_BYTES_MAX || !form.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Vec::new();
    }
    dutch::parts(form)
}

/// A form with all that it is found by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The form: folded.
    pub form: Box<str>,
    /// Its family in each language asked for.
    pub families: Box<[(Locale, Box<str>)]>,
    /// Families of its parts, where it is a Dutch compound.
    pub parts: Box<[Box<str>]>,
}

/// One group of a text, with all that it is indexed by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    /// The words it stands for; those of one form are shared between all its tokens.
    pub words: Vec<Arc<Word>>,
}

impl Token {
    /// The words it stands for, folded.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| &*word.form)
    }

    /// Their families, each once.
    #[must_use]
    pub fn families(&self) -> Vec<(Locale, &str)> {
        let mut families = Vec::new();
        for (language, family) in self.words.iter().flat_map(|word| &word.families) {
            if !families.contains(&(*language, &**family)) {
                families.push((*language, &**family));
            }
        }
        families
    }

    /// Families of the parts of Dutch compounds, each once.
    #[must_use]
    pub fn parts(&self) -> Vec<&str> {
        let mut parts: Vec<&str> = self.words.iter().flat_map(|word| &word.parts).map(|part| &**part).collect();
        parts.sort_unstable();
        parts.dedup();
        parts
    }

    /// The terms by which it is found: forms as they are, families and parts behind the code of their language.
    #[must_use]
    pub fn terms(&self) -> Vec<String> {
        let mut terms: Vec<String> = self.forms().map(str::to_owned).collect();
        let parts = self.parts().into_iter().map(|part| (Locale::Nl, part));
        for (language, key) in self.families().into_iter().chain(parts) {
            let term = format!("{}:{key}", language.tag());
            if !terms.contains(&term) {
                terms.push(term);
            }
        }
        terms
    }
}

/// About how many bytes of a text make a group.
const TOKEN_BYTES: usize = 6;
/// Most different forms that are remembered while a text is analysed.
const REMEMBERED_MAX: usize = 65_536;

/// All groups of a text, in their order, as rows in these languages are indexed.
#[must_use]
pub fn analyze(text: &str, languages: Languages) -> Vec<Token> {
    let (mut scanner, mut group) = (Scanner::new(text), Group::default());
    let mut tokens = Vec::with_capacity(text.len() / TOKEN_BYTES);
    // A text says the same words again and again: each is looked into once.
    let mut known: HashMap<Box<str>, Arc<Word>> = HashMap::new();
    while scanner.next(&mut group) {
        let mut words = Vec::with_capacity(group.forms().len());
        for form in group.forms() {
            if let Some(word) = known.get(&*form.text) {
                words.push(Arc::clone(word));
                continue;
            }
            let word = Arc::new(Word::new(&form.text, languages));
            if known.len() == REMEMBERED_MAX {
                known.clear();
            }
            known.insert(form.text.as_str().into(), Arc::clone(&word));
            words.push(word);
        }
        tokens.push(Token { range: group.range.clone(), words });
    }
    tokens
}

impl Word {
    fn new(form: &str, languages: Languages) -> Self {
        let parts = if languages.contains(Locale::Nl) { compound_parts(form) } else { Vec::new() };
        Self {
            form: form.into(),
            families: languages.iter().map(|language| (language, family(language, form).into())).collect(),
            parts: parts.into_iter().map(String::into_boxed_str).collect(),
        }
    }
}

#[cfg(test)]
mod table_tests;
