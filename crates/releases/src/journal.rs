//! Numbered entries, each written once and only where its number is free: the one primitive that all that changes is made of.

use std::fmt;
use std::marker::PhantomData;

use object_store::path::Path;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::manifest::Number;
use crate::store::{Store, StoreError};

/// Digits of a number in the name of its entry, so that names stand in the order of numbers.
const NUMBER_DIGITS: usize = 8;

/// An entry could not be added.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// Another entry has this number: it was written in between.
    #[error("another entry came in between")]
    Conflict,
    /// The store failed. The entry may be there nevertheless, when the store failed after it wrote and can't be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Entries of one kind.
pub struct Journal<T> {
    store: Store,
    folder: Path,
    entries: PhantomData<fn(T) -> T>,
}

impl<T> Clone for Journal<T> {
    fn clone(&self) -> Self {
        Self { store: self.store.clone(), folder: self.folder.clone(), entries: PhantomData }
    }
}

impl<T> fmt::Debug for Journal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Journal").field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl<T> Journal<T> {
    pub(crate) const fn new(store: Store, folder: Path) -> Self {
        Self { store, folder, entries: PhantomData }
    }

    fn path(&self, number: Number) -> Path {
        self.folder.clone().join(format!("{number:0NUMBER_DIGITS$}.json", number = number.0))
    }

    /// The number of the newest entry; nothing in an empty journal.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn latest(&self) -> Result<Option<Number>, StoreError> {
        let names = self.store.files(&self.folder).await?;
        let numbers = names.iter().filter_map(|name| name.strip_suffix(".json"));
        let numbers = numbers.filter(|name| name.len() == NUMBER_DIGITS).filter_map(|name| name.parse().ok());
        let mut latest = numbers.max().map(Number);
        // Whoever lists may see less than is there: an entry that can be read is there.
        while let Some(newer) = self.newer(latest).await? {
            latest = Some(newer);
        }
        Ok(latest)
    }

    /// The number behind one, if it has been written: what costs a server one small request every few seconds.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn newer(&self, than: Option<Number>) -> Result<Option<Number>, StoreError> {
        let next = than.map_or(Number::FIRST, Number::next);
        Ok(self.store.has(&self.path(next)).await?.then_some(next))
    }
}

impl<T: Serialize + DeserializeOwned> Journal<T> {
    /// An entry.
    ///
    /// # Errors
    /// When there is none of this number, it can't be read, or the store fails.
    pub async fn entry(&self, number: Number) -> Result<T, StoreError> {
        let bytes = self.store.get(&self.path(number)).await?.ok_or(StoreError::NoSuchRelease(number))?;
        serde_json::from_slice(&bytes).map_err(|_| StoreError::DamagedEntry(number))
    }

    /// The entries behind a number, in order, and the number of the last.
    ///
    /// # Errors
    /// When one of them can't be read, or the store fails: what came of all is not known without each.
    pub async fn since(&self, than: Option<Number>) -> Result<(Option<Number>, Vec<T>), StoreError> {
        let (mut last, mut entries) = (than, Vec::new());
        while let Some(number) = self.newer(last).await? {
            entries.push(self.entry(number).await?);
            last = Some(number);
        }
        Ok((last, entries))
    }

    /// The newest entry that can be read, where each says all there is to say, and the number of the newest, which may be another.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn newest_readable(&self) -> Result<Option<(Number, T)>, StoreError> {
        let Some(last) = self.latest().await? else { return Ok(None) };
        let mut at = Some(last);
        while let Some(number) = at {
            match self.entry(number).await {
                Ok(entry) => return Ok(Some((last, entry))),
                Err(StoreError::DamagedEntry(_) | StoreError::NoSuchRelease(_)) => at = number.previous(),
                Err(error) => return Err(error),
            }
        }
        Ok(None)
    }

    /// Writes the entry behind `parent`, if its number is free. Until this one write nothing has changed for anyone, and after
    /// it everything has. Entries should not be equal unless they mean the same: one that is there already counts as written.
    ///
    /// # Errors
    /// When the number is taken, or the store fails.
    pub async fn append(&self, parent: Option<Number>, entry: &T) -> Result<Number, AppendError> {
        let number = parent.map_or(Number::FIRST, Number::next);
        // Strings, numbers and maps of strings: there is nothing that JSON can't hold.
        let bytes = serde_json::to_vec_pretty(entry).unwrap_or_default();
        match self.store.create(&self.path(number), &bytes.clone().into()).await? {
            Some(stored) if stored != bytes => Err(AppendError::Conflict),
            _ => Ok(number),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use object_store::memory::InMemory;

    use super::*;

    fn journal() -> Journal<String> {
        Store::new(Arc::new(InMemory::new()), Path::from("ici")).journal(&["essais", "../un"])
    }

    #[tokio::test]
    async fn entries_follow_each_other_and_each_number_is_given_once() {
        let journal = journal();
        assert_eq!(journal.latest().await.expect("a store"), None);
        let first = journal.append(None, &"un".into()).await.expect("written");
        let second = journal.append(Some(first), &"deux".into()).await.expect("written");
        assert_eq!((first, second), (Number(1), Number(2)));
        assert!(matches!(journal.append(Some(first), &"autre".into()).await, Err(AppendError::Conflict)));
        // The same again is the same.
        assert_eq!(journal.append(Some(first), &"deux".into()).await.expect("there"), Number(2));
        assert_eq!(journal.since(None).await.expect("a store"), (Some(second), vec!["un".into(), "deux".into()]));
        assert_eq!(journal.since(Some(first)).await.expect("a store").1, ["deux"]);
        assert!(matches!(journal.entry(Number(3)).await, Err(StoreError::NoSuchRelease(Number(3)))));
    }

    #[test]
    fn no_name_leads_out_of_the_prefix() {
        assert_eq!(journal().path(Number(7)).as_ref(), "ici/essais/..%2Fun/00000007.json");
    }
}
