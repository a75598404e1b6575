//! Sessions: who signed in, in which browser, until when.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use repertoire_releases::{AppendError, Hash, Journal, Number, Store, StoreError};
use serde::{Deserialize, Serialize};

use crate::account::{Account, Accounts, Name};

/// Hours that a session lasts, however busy it is: a working day.
pub const SESSION_HOURS_MAX: i64 = 12;
/// Hours without a request after which a session ends. Known to each server for itself: one that has not seen it counts from its
/// beginning, so that a session never outlives [`SESSION_HOURS_MAX`].
pub const IDLE_HOURS_MAX: i64 = 2;
/// The folder of sessions in a store.
const SESSIONS_NAME: &str = "sessions";

/// Sessions of which the last request is remembered; beyond it all are forgotten, which only makes them last longer.
const SEEN_MAX: usize = 10_000;

/// What a browser holds: 32 random bytes, as 64 hexadecimal digits.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    fn new() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        // The digits of a hash are as random as what they are of.
        Ok(Self(Hash::of(&bytes).as_str().to_owned()))
    }

    /// Reads a token as a cookie holds it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        digits.then(|| Self(text.to_owned()))
    }

    /// As a cookie holds it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its name in the store, from which it can't be found.
    fn name(&self) -> String {
        Hash::of(self.0.as_bytes()).as_str().to_owned()
    }
}

/// What is stored of a session: its beginning, then its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "what")]
enum Entry {
    Begun { account: Name, epoch: u32, time: Timestamp },
    Ended { time: Timestamp },
}

/// The sessions of a store.
#[derive(Debug)]
pub struct Sessions {
    store: Store,
    seen: Mutex<HashMap<String, Timestamp>>,
}

impl Sessions {
    /// Those of a store.
    #[must_use]
    pub fn new(store: Store) -> Self {
        Self { store, seen: Mutex::default() }
    }

    fn journal(&self, token: &Token) -> Journal<Entry> {
        self.store.journal(&[SESSIONS_NAME, &token.name()])
    }

    /// Begins a session, always with a new token: one that was in the browser before is worth nothing.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn begin(&self, account: &Account, now: Timestamp) -> Result<Token, StoreError> {
        let token = Token::new().map_err(|error| StoreError::Folder(std::io::Error::other(error)))?;
        let entry = Entry::Begun { account: account.name.clone(), epoch: account.epoch, time: now };
        match self.journal(&token).append(None, &entry).await {
            Ok(_) => Ok(token),
            Err(AppendError::Store(error)) => Err(error),
            Err(AppendError::Conflict) => Err(StoreError::DamagedEntry(Number::FIRST)),
        }
    }

    /// Whose session it is, if it still is one.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn account<'a>(
        &self,
        token: &Token,
        accounts: &'a Accounts,
        now: Timestamp,
    ) -> Result<Option<&'a Account>, StoreError> {
        let (_, entries) = self.journal(token).since(None).await?;
        let [Entry::Begun { account, epoch, time }] = entries.as_slice() else { return Ok(None) };
        let Some(account) = accounts.get(account).filter(|account| !account.disabled && account.epoch == *epoch) else {
            return Ok(None);
        };
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let last = seen.get(token.as_str()).copied();
        let within = |since: Timestamp, hours: i64| {
            let age = now.duration_since(since);
            // A clock that was set back: a session that has not begun yet is none.
            age >= SignedDuration::from_mins(-5) && age < SignedDuration::from_hours(hours)
        };
        if !within(*time, SESSION_HOURS_MAX) || last.is_some_and(|last| !within(last, IDLE_HOURS_MAX)) {
            return Ok(None);
        }
        if seen.len() >= SEEN_MAX {
            seen.clear();
        }
        seen.insert(token.as_str().to_owned(), now);
        Ok(Some(account))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn end(&self, token: &Token, now: Timestamp) -> Result<(), StoreError> {
        let journal = self.journal(token);
        if journal.newer(None).await?.is_none() {
            return Ok(());
        }
        match journal.append(Some(Number::FIRST), &Entry::Ended { time: now }).await {
            Ok(_) | Err(AppendError::Conflict) => Ok(()),
            Err(AppendError::Store(error)) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AccountsJournal, Event, EventKind, Passwords, Role};

    struct Staff {
        _folder: tempfile::TempDir,
        accounts: AccountsJournal,
        sessions: Sessions,
    }

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_second(1_790_000_000 + minutes * 60).expect("a time")
    }

    async fn staff() -> Staff {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::in_folder(folder.path()).expect("a store");
        let staff = Staff { _folder: folder, accounts: AccountsJournal::new(&store), sessions: Sessions::new(store) };
        let hash = Passwords::default().hash("une phrase assez longue").await;
        staff.happened(EventKind::Added { role: Role::Editor, hash }).await;
        staff
    }

    impl Staff {
        async fn happened(&self, kind: EventKind) {
            let event = Event { account: Name::parse("anne").expect("a name"), time: at(0), by: None, kind };
            self.accounts.write(event).await.expect("written");
        }

        async fn begin(&self, minutes: i64) -> Token {
            let accounts = self.accounts.read().await.expect("accounts");
            let anne = accounts.get(&Name::parse("anne").expect("a name")).expect("anne");
            self.sessions.begin(anne, at(minutes)).await.expect("a session")
        }

        async fn is_open(&self, token: &Token, minutes: i64) -> bool {
            let accounts = self.accounts.read().await.expect("accounts");
            self.sessions.account(token, &accounts, at(minutes)).await.expect("a store").is_some()
        }
    }

    #[tokio::test]
    async fn a_session_lasts_a_working_day_and_ends_when_nothing_is_asked() {
        let staff = staff().await;
        let (busy, idle) = (staff.begin(0).await, staff.begin(0).await);
        assert_ne!(busy.as_str(), idle.as_str());
        assert!(staff.is_open(&idle, 1).await);
        for hour in 0..SESSION_HOURS_MAX {
            assert!(staff.is_open(&busy, hour * 60 + 59).await, "{hour}");
        }
        assert!(!staff.is_open(&busy, SESSION_HOURS_MAX * 60).await);
        assert!(!staff.is_open(&idle, 1 + IDLE_HOURS_MAX * 60).await);
        // A clock set back by a day.
        assert!(!staff.is_open(&staff.begin(0).await, -24 * 60).await);
    }

    #[tokio::test]
    async fn a_session_that_was_ended_stays_so_and_others_go_on() {
        let staff = staff().await;
        let (one, two) = (staff.begin(0).await, staff.begin(0).await);
        staff.sessions.end(&one, at(1)).await.expect("ended");
        staff.sessions.end(&one, at(2)).await.expect("ended");
        assert!(!staff.is_open(&one, 3).await);
        assert!(staff.is_open(&two, 3).await);
    }

    #[tokio::test]
    async fn a_new_password_and_the_end_of_an_account_end_its_sessions() {
        let hash = Passwords::default().hash("une autre phrase").await;
        for end in [EventKind::Reset { hash }, EventKind::Disabled, EventKind::SignedOutEverywhere] {
            let staff = staff().await;
            let token = staff.begin(0).await;
            assert!(staff.is_open(&token, 1).await);
            staff.happened(end.clone()).await;
            assert!(!staff.is_open(&token, 2).await, "{end:?}");
            // Who signs in after it is in, unless the account is gone.
            assert_eq!(staff.is_open(&staff.begin(3).await, 4).await, end != EventKind::Disabled, "{end:?}");
        }
    }

    #[tokio::test]
    async fn a_token_that_nobody_was_given_opens_nothing_and_the_store_holds_none() {
        let staff = staff().await;
        let token = staff.begin(0).await;
        assert!(!staff.is_open(&Token::parse(&"0".repeat(64)).expect("digits"), 1).await);
        for wrong in ["", "../../etc/passwd", &"A".repeat(64), &"0".repeat(63)] {
            assert!(Token::parse(wrong).is_none());
        }
        let names = staff.sessions.store.names(&[SESSIONS_NAME]).await.expect("names");
        assert!(names.len() == 1 && names[0] != token.as_str());
    }
}
