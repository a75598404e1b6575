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
use std::ops::Range;

use repertoire_catalogue::Locale;

pub use function_words::is_function_word;
pub(crate) use function_words::{is_grammar_word, is_preposition};
pub(crate) use scan::{FormKind, Group, Scanner};

/// Version of the rules of this folder. An index made by another version must be made again.
pub const VERSION: u32 = 2;

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

/// One group of a text, with all that it is indexed by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    /// The words it stands for, folded.
    pub forms: Vec<String>,
    /// Their families, each once.
    pub families: Vec<(Locale, String)>,
    /// Families of the parts of Dutch compounds.
    pub parts: Vec<String>,
}

impl Token {
    /// The terms by which it is found: forms as they are, families and parts behind the code of their language.
    pub fn terms(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let families = self.families.iter().map(|(language, family)| (*language, family));
        let parts = self.parts.iter().map(|part| (Locale::Nl, part));
        let marked = families.chain(parts).map(|(language, key)| Cow::Owned(format!("{}:{key}", language.tag())));
        self.forms.iter().map(|form| Cow::Borrowed(form.as_str())).chain(marked)
    }
}

/// All groups of a text, in their order, as rows in these languages are indexed.
#[must_use]
pub fn analyze(text: &str, languages: Languages) -> Vec<Token> {
    let (mut scanner, mut group, mut tokens) = (Scanner::new(text), Group::default(), Vec::new());
    while scanner.next(&mut group) {
        let forms: Vec<String> = group.forms().iter().map(|form| form.text.clone()).collect();
        let (mut families, mut parts) = (Vec::new(), Vec::new());
        for form in &forms {
            for language in languages.iter() {
                let family = (language, family(language, form).into_owned());
                if !families.contains(&family) {
                    families.push(family);
                }
            }
            if languages.contains(Locale::Nl) {
                let new =
                    compound_parts(form).into_iter().filter(|part| !families.contains(&(Locale::Nl, part.clone())));
                parts.extend(new.collect::<Vec<_>>());
            }
        }
        parts.sort_unstable();
        parts.dedup();
        tokens.push(Token { range: group.range.clone(), forms, families, parts });
    }
    tokens
}
