//! The entry of a release: what it is, and where its files are.

use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Longest name of who published.
pub const AUTHOR_CHARS_MAX: usize = 100;
/// Longest note.
pub const NOTE_CHARS_MAX: usize = 1_000;

/// The place of a release in the history, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Number(pub u32);

impl Number {
    /// The first.
    pub const FIRST: Self = Self(1);

    /// The one behind it.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// The one before it; nothing before the first.
    #[must_use]
    pub const fn previous(self) -> Option<Self> {
        if self.0 > 1 { Some(Self(self.0 - 1)) } else { None }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The SHA-256 of a file, as 64 hexadecimal digits: its name in the store.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hash(Box<str>);

impl Hash {
    /// Of bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let digest = Sha256::digest(bytes);
        let halves = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        Self(halves.map(|half| char::from(DIGITS[usize::from(half)])).collect::<String>().into())
    }

    /// Its digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Hash {
    type Error = &'static str;

    /// A manifest is hostile until read: a hash that is none could name any object.
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let digits = text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if digits { Ok(Self(text.into())) } else { Err("not a SHA-256") }
    }
}

impl From<Hash> for String {
    fn from(hash: Hash) -> Self {
        hash.0.into()
    }
}

/// What is said of a release, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Its number, which is also its name.
    pub number: Number,
    /// When it was published, by the clock of who did.
    pub time: Timestamp,
    /// Who published it.
    pub author: String,
    /// Why; may be empty.
    pub note: String,
    /// The release it was prepared against; nothing for the first.
    pub parent: Option<Number>,
    /// The release whose content it brings back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restores: Option<Number>,
    /// Rows of its catalogue.
    pub rows: usize,
    /// Tells two publications apart that say the same.
    pub(crate) token: String,
    /// The hash of each file, by its name.
    pub(crate) files: BTreeMap<String, Hash>,
}

impl Manifest {
    /// Its files: their names and their hashes.
    pub fn hashes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(name, hash)| (name.as_str(), hash.as_str()))
    }

    /// The names of its files.
    pub fn file_names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_64_digits_and_nothing_else() {
        let hash = Hash::of(b"abc");
        assert_eq!(hash.as_str(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(Hash::try_from(hash.as_str().to_owned()), Ok(hash));
        for wrong in ["", "../../etc/passwd", &"A".repeat(64), &"a".repeat(63)] {
            assert!(Hash::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}
