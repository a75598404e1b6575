//! Codes and the closed lists they come from. A `Code<Theme>` can only be had from a `CodeList<Theme>`, so a value of
//! that type is a known theme, and a theme can't be taken for an audience.

use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use crate::Labels;
use crate::slug::is_slug;

/// One entry of a [`CodeList`], by its place in it. Two bytes, whatever the code's text.
pub struct Code<L> {
    index: u16,
    list: PhantomData<fn() -> L>,
}

impl<L> Code<L> {
    /// Place in the list, which is the editorial order.
    #[must_use]
    pub const fn index(self) -> usize {
        self.index as usize
    }

    const fn at(index: u16) -> Self {
        Self { index, list: PhantomData }
    }
}

// Derives would ask the marker `L` for what only the index needs.
impl<L> Clone for Code<L> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<L> Copy for Code<L> {}
impl<L> PartialEq for Code<L> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}
impl<L> Eq for Code<L> {}
impl<L> PartialOrd for Code<L> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<L> Ord for Code<L> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.index.cmp(&other.index)
    }
}
impl<L> Hash for Code<L> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}
impl<L> fmt::Debug for Code<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Code({})", self.index)
    }
}

/// A code and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The stable code: what files and addresses hold.
    pub code: Box<str>,
    /// What people read.
    pub labels: Labels,
}

/// A closed, ordered list of codes with their labels.
pub struct CodeList<L> {
    entries: Vec<Entry>,
    by_code: HashMap<Box<str>, u16>,
    list: PhantomData<fn() -> L>,
}

/// Why entries can't make a list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeListError {
    /// The same code twice.
    #[error("code `{0}` stands twice")]
    Duplicate(Box<str>),
    /// A code that can't stand in an address.
    #[error("code `{0}` may hold only a-z, 0-9 and single hyphens")]
    NotASlug(Box<str>),
    /// More entries than an index can tell apart.
    #[error("a list holds at most {max} codes, not {0}", max = CodeList::<()>::ENTRIES_MAX)]
    TooMany(usize),
}

impl<L> CodeList<L> {
    /// Longest list; vocabularies for people stay far below.
    pub const ENTRIES_MAX: usize = 1_000;

    /// A list in the order given, which is the order shown.
    pub fn new(entries: Vec<Entry>) -> Result<Self, CodeListError> {
        if entries.len() > Self::ENTRIES_MAX {
            return Err(CodeListError::TooMany(entries.len()));
        }
        let mut by_code = HashMap::with_capacity(entries.len());
        for (index, entry) in entries.iter().enumerate() {
            if !is_slug(&entry.code) {
                return Err(CodeListError::NotASlug(entry.code.clone()));
            }
            // At most ENTRIES_MAX entries: the index fits.
            if by_code.insert(entry.code.clone(), index as u16).is_some() {
                return Err(CodeListError::Duplicate(entry.code.clone()));
            }
        }
        Ok(Self { entries, by_code, list: PhantomData })
    }

    /// The code of exactly this spelling.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<Code<L>> {
        self.by_code.get(code).map(|&index| Code::at(index))
    }

    /// The code whose label, in any language, is this text (white space around it apart).
    #[must_use]
    pub fn by_label(&self, label: &str) -> Option<Code<L>> {
        let label = label.trim();
        self.iter().find(|(_, entry)| entry.labels.all().any(|text| text == label)).map(|(code, _)| code)
    }

    /// The entry behind a code.
    #[must_use]
    pub fn entry(&self, code: Code<L>) -> &Entry {
        &self.entries[code.index()]
    }

    /// The spelling of a code.
    #[must_use]
    pub fn code(&self, code: Code<L>) -> &str {
        &self.entry(code).code
    }

    /// All codes with their entries, in editorial order.
    pub fn iter(&self) -> impl Iterator<Item = (Code<L>, &Entry)> {
        self.entries.iter().enumerate().map(|(index, entry)| (Code::at(index as u16), entry))
    }

    /// All entries, in editorial order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// How many codes there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether the list has no code at all.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl<L> fmt::Debug for CodeList<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.entries.iter().map(|entry| &entry.code)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(code: &str) -> Entry {
        Entry { code: code.into(), labels: Labels::same(code) }
    }

    #[test]
    fn a_list_keeps_its_order_and_finds_its_codes() {
        let list = CodeList::<()>::new(vec![entry("deuil"), entry("crise")]).expect("a list");
        assert_eq!(list.get("crise").map(Code::index), Some(1));
        assert_eq!(list.get("Crise"), None);
        assert_eq!(list.by_label(" deuil ").map(Code::index), Some(0));
    }

    #[test]
    fn a_code_stands_once_and_fits_an_address() {
        let twice = CodeList::<()>::new(vec![entry("deuil"), entry("deuil")]);
        assert_eq!(twice.err(), Some(CodeListError::Duplicate("deuil".into())));
        for bad in ["", "Deuil", "a b", "a--b", "é"] {
            assert_eq!(CodeList::<()>::new(vec![entry(bad)]).err(), Some(CodeListError::NotASlug(bad.into())));
        }
    }

    #[test]
    fn a_list_is_bounded() {
        let of = |n: usize| CodeList::<()>::new((0..n).map(|i| entry(&format!("c{i}"))).collect());
        assert!(of(CodeList::<()>::ENTRIES_MAX).is_ok());
        assert_eq!(of(CodeList::<()>::ENTRIES_MAX + 1).err(), Some(CodeListError::TooMany(1_001)));
    }
}
