//! Drafts: what somebody prepares until it is published or discarded. Each change is an entry of the draft's own journal, so that
//! two people who change one draft at once are told, and nothing is lost when a server stops.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;

use bytes::Bytes;
use jiff::Timestamp;
use repertoire_releases::{AppendError, Hash, Journal, Kept, Number, Store, StoreError};
use serde::{Deserialize, Serialize};

use crate::account::Name;

/// Most drafts that are open at one time.
pub const DRAFTS_OPEN_MAX: usize = 200;

/// Longest name of a file that is kept.
const FILE_NAME_CHARS_MAX: usize = 120;

/// The name of a draft: a random number, written as 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DraftId(pub u64);

impl DraftId {
    /// Reads a name as an address holds it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.len() == 16 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        u64::from_str_radix(text, 16).ok().filter(|_| digits).map(Self)
    }

    fn new() -> Result<Self, getrandom::Error> {
        getrandom::u64().map(Self)
    }
}

impl fmt::Display for DraftId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// What is being prepared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// The release it is compared with, and published on top of.
    pub parent: Number,
    /// Who began it.
    pub author: Name,
    /// When.
    pub created: Timestamp,
    /// Who changed it last.
    pub by: Name,
    /// When.
    pub changed: Timestamp,
    /// What it is made of.
    pub kind: DraftKind,
    /// What became of it.
    pub status: Status,
}

/// What became of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum Status {
    /// It is being worked on.
    Open,
    /// It was published.
    Published {
        /// As this release.
        number: Number,
    },
    /// It was thrown away.
    Discarded,
}

/// What a draft is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum DraftKind {
    /// A list that replaces the catalogue.
    File(FileDraft),
    /// One scheme.
    Scheme(SchemeDraft),
    /// Vocabulary files.
    Vocabulary(VocabularyDraft),
    /// One partner.
    Partner(PartnerDraft),
}

/// An uploaded list, and the answers given about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileDraft {
    /// The name it had, for people.
    pub name: String,
    /// Its bytes, as a blob of the store.
    pub bytes: Hash,
    /// How its characters are written, where people chose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// What stands between cells, where people chose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<String>,
    /// The sheet, where people chose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The row of the header, where people chose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub header_row: Option<u32>,
    /// Which column of the file is which of the catalogue, where people chose: places from 0, names of the catalogue's columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<(usize, Option<String>)>,
    /// Whether these choices are those made for a file of the same shape before.
    #[serde(default)]
    pub remembered: bool,
    /// Values read as others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fixes: Vec<FixAnswer>,
}

/// A value that is read as another, in one column of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixAnswer {
    /// The place of the column in the file, from 0.
    pub column: usize,
    /// As the report quotes it.
    pub value: String,
    /// As it is read.
    pub replacement: String,
}

/// One scheme, changed by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchemeDraft {
    /// The scheme that is replaced or removed; nothing for a new one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its cells by column, as people wrote them; none where it is removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cells: Option<BTreeMap<String, String>>,
}

/// Vocabulary files that replace those of the release, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VocabularyDraft {
    /// Their bytes, as blobs of the store.
    pub files: BTreeMap<String, Hash>,
}

/// One partner, changed by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartnerDraft {
    /// The partner that is replaced or removed; nothing for a new one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Its cells by column; none where it is removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cells: Option<BTreeMap<String, String>>,
}

/// A draft can't be changed.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    /// There is none of this name.
    #[error("there is no such draft")]
    Unknown,
    /// Somebody else changed it in between.
    #[error("the draft was changed in between")]
    Changed,
    /// It was published or discarded.
    #[error("the draft is closed")]
    Closed,
    /// [`DRAFTS_OPEN_MAX`] drafts are open.
    #[error("too many drafts are open")]
    TooMany,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Kept> for DraftError {
    fn from(kept: Kept) -> Self {
        Self::Store(match kept {
            Kept::Failed(error) => error,
            Kept::Damaged => StoreError::DamagedFile { number: Number::FIRST, file: "blob".into() },
        })
    }
}

/// The drafts of a store.
#[derive(Clone, Debug)]
pub struct Drafts {
    store: Store,
}

impl Drafts {
    /// Those of a store.
    #[must_use]
    pub const fn new(store: Store) -> Self {
        Self { store }
    }

    fn journal(&self, id: DraftId) -> Journal<Draft> {
        self.store.journal(&["drafts", &id.to_string()])
    }

    /// Keeps bytes that a draft names.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn keep(&self, bytes: &Bytes) -> Result<Hash, DraftError> {
        Ok(self.store.keep(bytes).await?)
    }

    /// Reads bytes that a draft names; nothing where they are gone or damaged.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn bytes(&self, hash: &Hash) -> Result<Option<Bytes>, StoreError> {
        self.store.read(hash).await
    }

    /// Begins a draft.
    ///
    /// # Errors
    /// When too many are open, or the store fails.
    pub async fn begin(&self, draft: &Draft) -> Result<DraftId, DraftError> {
        if self.open().await?.len() >= DRAFTS_OPEN_MAX {
            return Err(DraftError::TooMany);
        }
        let id = DraftId::new().map_err(|error| StoreError::Folder(std::io::Error::other(error)))?;
        match self.journal(id).append(None, draft).await {
            Ok(_) => Ok(id),
            Err(AppendError::Conflict) => Err(DraftError::Changed),
            Err(AppendError::Store(error)) => Err(error.into()),
        }
    }

    /// A draft as it is now, and the number of its last change.
    ///
    /// # Errors
    /// When there is none, or the store fails.
    pub async fn get(&self, id: DraftId) -> Result<(Number, Draft), DraftError> {
        // Torn by a crash: what it was before is better than nothing, and the next change goes on top.
        self.journal(id).newest_readable().await?.ok_or(DraftError::Unknown)
    }

    /// Changes an open draft. `seen` is the number of the change that whoever changes it has seen.
    ///
    /// # Errors
    /// When there is none, it is closed, somebody else changed it, or the store fails.
    pub async fn change(&self, id: DraftId, seen: Number, draft: &Draft) -> Result<Number, DraftError> {
        let (last, known) = self.get(id).await?;
        if known.status != Status::Open {
            return Err(DraftError::Closed);
        }
        if last != seen {
            return Err(DraftError::Changed);
        }
        match self.journal(id).append(Some(seen), draft).await {
            Ok(number) => Ok(number),
            Err(AppendError::Conflict) => Err(DraftError::Changed),
            Err(AppendError::Store(error)) => Err(error.into()),
        }
    }

    /// All drafts, the last changed first. Those whose entries can't be read are left out.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn all(&self) -> Result<Vec<(DraftId, Draft)>, StoreError> {
        let mut drafts = Vec::new();
        for id in self.store.names(&["drafts"]).await?.iter().filter_map(|name| DraftId::parse(name)) {
            match self.get(id).await {
                Ok((_, draft)) => drafts.push((id, draft)),
                Err(DraftError::Store(error)) => return Err(error),
                Err(_) => {}
            }
        }
        drafts.sort_by_key(|(_, draft)| Reverse(draft.changed));
        Ok(drafts)
    }

    /// Those that are being worked on.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn open(&self) -> Result<Vec<(DraftId, Draft)>, StoreError> {
        let mut drafts = self.all().await?;
        drafts.retain(|(_, draft)| draft.status == Status::Open);
        Ok(drafts)
    }
}

/// The name of a file as people may be shown it: its last part, without anything invisible.
#[must_use]
pub fn file_name(written: &str) -> String {
    let last = written.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown = |c: &char| {
        !c.is_control() && !matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    last.chars().filter(shown).take(FILE_NAME_CHARS_MAX).collect()
}

/// How a file was read that somebody had to say something about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shape {
    /// As [`FileDraft::columns`].
    pub columns: Vec<(usize, Option<String>)>,
    /// When it was said.
    pub time: Timestamp,
}

/// What is remembered of files by their header rows: the same list comes again, a year later, with the same odd names.
#[derive(Clone, Debug)]
pub struct Shapes {
    store: Store,
}

impl Shapes {
    /// Those of a store.
    #[must_use]
    pub const fn new(store: Store) -> Self {
        Self { store }
    }

    fn journal<'a>(&self, headers: impl Iterator<Item = &'a str>) -> Journal<Shape> {
        let joined = headers.map(|header| header.trim().to_lowercase()).collect::<Vec<_>>().join("\n");
        self.store.journal(&["shapes", Hash::of(joined.as_bytes()).as_str()])
    }

    /// What was said of a file with these headers.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn get<'a>(&self, headers: impl Iterator<Item = &'a str>) -> Result<Option<Shape>, StoreError> {
        Ok(self.journal(headers).newest_readable().await?.map(|(_, shape)| shape))
    }

    /// Remembers what was said of a file with these headers.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn remember<'a>(&self, headers: impl Iterator<Item = &'a str>, shape: &Shape) -> Result<(), StoreError> {
        let journal = self.journal(headers);
        let last = journal.latest().await?;
        match journal.append(last, shape).await {
            // Somebody said it at the same moment: either will do.
            Ok(_) | Err(AppendError::Conflict) => Ok(()),
            Err(AppendError::Store(error)) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        let anne = Name::parse("anne").expect("a name");
        Draft {
            parent: Number::FIRST,
            author: anne.clone(),
            created: Timestamp::UNIX_EPOCH,
            by: anne,
            changed: Timestamp::UNIX_EPOCH,
            kind: DraftKind::Scheme(SchemeDraft { id: Some("un".into()), cells: None }),
            status: Status::Open,
        }
    }

    fn store() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::in_folder(folder.path()).expect("a store");
        (folder, store)
    }

    #[tokio::test]
    async fn a_draft_survives_and_two_who_change_it_are_told() {
        let (folder, store) = store();
        let drafts = Drafts::new(store);
        let id = drafts.begin(&draft()).await.expect("begun");
        let again = Drafts::new(Store::in_folder(folder.path()).expect("a store"));
        let (seen, known) = again.get(id).await.expect("a draft");
        assert_eq!((seen, &known), (Number::FIRST, &draft()));
        let changed = Draft { parent: Number(2), ..known };
        again.change(id, seen, &changed).await.expect("changed");
        assert!(matches!(drafts.change(id, seen, &draft()).await, Err(DraftError::Changed)));
        assert_eq!(drafts.get(id).await.expect("a draft"), (Number(2), changed.clone()));
        // A torn entry takes nothing of what was there before.
        let folder_of_draft = folder.path().join("drafts").join(id.to_string());
        std::fs::write(folder_of_draft.join("00000003.json"), "{\"parent\":").expect("torn");
        assert_eq!(drafts.get(id).await.expect("a draft"), (Number(3), changed.clone()));
        std::fs::remove_file(folder_of_draft.join("00000003.json")).expect("removed");
        let closed = Draft { status: Status::Discarded, ..changed };
        drafts.change(id, Number(2), &closed).await.expect("discarded");
        assert!(matches!(drafts.change(id, Number(3), &draft()).await, Err(DraftError::Closed)));
        assert_eq!((drafts.open().await.expect("drafts"), drafts.all().await.expect("drafts").len()), (vec![], 1));
    }

    #[tokio::test]
    async fn open_drafts_have_a_limit() {
        let (_folder, store) = store();
        let drafts = Drafts::new(store.clone());
        for n in 0..DRAFTS_OPEN_MAX {
            let journal: Journal<Draft> = store.journal(&["drafts", &format!("{n:016x}")]);
            journal.append(None, &draft()).await.expect("written");
        }
        assert!(matches!(drafts.begin(&draft()).await, Err(DraftError::TooMany)));
        let id = DraftId::parse("0000000000000000").expect("an id");
        drafts.change(id, Number::FIRST, &Draft { status: Status::Discarded, ..draft() }).await.expect("discarded");
        drafts.begin(&draft()).await.expect("begun");
    }

    #[test]
    fn names_from_outside_name_nothing_else() {
        for wrong in ["", "..", "../../etc/passwd", "000000000000000G", "0000000000000000 "] {
            assert!(DraftId::parse(wrong).is_none(), "{wrong}");
        }
        assert_eq!(file_name("C:\\Users\\anne\\liste.xlsx"), "liste.xlsx");
        assert_eq!(file_name("../../etc/pass\u{202e}wd\n"), "passwd");
        assert_eq!(file_name(&"é".repeat(500)).chars().count(), FILE_NAME_CHARS_MAX);
    }

    #[tokio::test]
    async fn what_was_said_of_a_file_is_remembered_for_files_of_the_same_headers() {
        let (_folder, store) = store();
        let shapes = Shapes::new(store);
        let headers = ["Titre", "Prix "];
        assert_eq!(shapes.get(headers.into_iter()).await.expect("a store"), None);
        let shape = Shape { columns: vec![(1, Some("cout".into()))], time: Timestamp::UNIX_EPOCH };
        shapes.remember(headers.into_iter(), &shape).await.expect("remembered");
        let newer = Shape { columns: vec![(1, None)], ..shape };
        shapes.remember(headers.into_iter(), &newer).await.expect("remembered");
        assert_eq!(shapes.get(["titre", "prix"].into_iter()).await.expect("a store"), Some(newer));
        assert_eq!(shapes.get(["titre", "coût"].into_iter()).await.expect("a store"), None);
    }
}
