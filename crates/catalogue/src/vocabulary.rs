//! The vocabularies: which codes there are, and what they are called in three languages.

use crate::{Code, CodeList, Facet, Locale};

/// Marker of the list of themes: what a scheme is about.
#[derive(Debug)]
pub enum Theme {}
/// Marker of the list of audiences: for whom a scheme is.
#[derive(Debug)]
pub enum Audience {}
/// Marker of the list of types (`type` is a keyword of Rust): formation, intervision …
#[derive(Debug)]
pub enum Kind {}
/// Code of the objective of what one learns.
pub const OBJECTIVE_KNOWLEDGE: &str = "connaissances";
/// Code of the other one: to be supported in one's practice.
pub const OBJECTIVE_SUPPORT: &str = "soutien";

/// Marker of the list of objectives: acquire knowledge, or be supported.
#[derive(Debug)]
pub enum Objective {}
/// Marker of the list of facilitators' roles.
#[derive(Debug)]
pub enum Role {}
/// Marker of the list of languages in which a scheme is given.
#[derive(Debug)]
pub enum DeliveryLanguage {}
/// Marker of the list of formats: in person, online, hybrid.
#[derive(Debug)]
pub enum Format {}
/// Marker of the list of the communes of Brussels.
#[derive(Debug)]
pub enum Commune {}

/// What follows from a type: its main objective and the usual role of who facilitates it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindTraits {
    /// What one comes for.
    pub objective: Code<Objective>,
    /// Who leads it.
    pub role: Code<Role>,
}

/// A word that means the same as the head of its group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equivalent {
    /// One or several words.
    pub text: Box<str>,
    /// Whether the head finds it, but it does not find the head.
    pub one_way: bool,
}

/// Words that mean the same to professionals of the field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SynonymGroup {
    /// `fr`, `nl`, or `*` for a group that joins languages.
    pub language: Box<str>,
    /// The head term.
    pub term: Box<str>,
    /// Its equivalents, each once.
    pub equivalents: Vec<Equivalent>,
    /// What an editor wrote about the group; may be empty.
    pub note: Box<str>,
}

/// Words in which people speak of one value of a facet without its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EverydayWords {
    /// Of which facet.
    pub facet: Facet,
    /// Code of the value.
    pub code: Box<str>,
    /// In which language they speak.
    pub language: Locale,
    /// What they say: each one or several words.
    pub expressions: Vec<Box<str>>,
}

/// All code lists of one release.
#[derive(Debug)]
pub struct Vocabulary {
    /// Themes.
    pub themes: CodeList<Theme>,
    /// Audiences.
    pub audiences: CodeList<Audience>,
    /// Types.
    pub kinds: CodeList<Kind>,
    /// Objective and role of each type, in the order of `kinds`.
    pub kind_traits: Vec<KindTraits>,
    /// Objectives.
    pub objectives: CodeList<Objective>,
    /// Facilitators' roles.
    pub roles: CodeList<Role>,
    /// Delivery languages.
    pub languages: CodeList<DeliveryLanguage>,
    /// Formats.
    pub formats: CodeList<Format>,
    /// The communes of Brussels.
    pub communes: CodeList<Commune>,
    /// Care basins of each commune, in the order of `communes`.
    pub commune_basins: Vec<Vec<Box<str>>>,
    /// Groups of synonyms.
    pub synonyms: Vec<SynonymGroup>,
    /// Everyday words.
    pub everyday: Vec<EverydayWords>,
}

impl Vocabulary {
    /// What follows from a type.
    #[must_use]
    pub fn traits(&self, kind: Code<Kind>) -> KindTraits {
        self.kind_traits[kind.index()]
    }
}
