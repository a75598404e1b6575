//! Accounts: what a journal of events makes of them.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Mutex;

use jiff::Timestamp;
use repertoire_releases::{AppendError, Journal, Number, Store, StoreError};
use serde::{Deserialize, Serialize};

use crate::password::PasswordHash;

/// Longest name of an account.
pub const NAME_CHARS_MAX: usize = 60;

/// The name of an account: what people type to sign in, and what the journal says. Lowercase letters, digits and `.-_@`, so that
/// no two names look alike and an e-mail address may be one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(Box<str>);

impl Name {
    /// Reads a name as people type it: blanks around it and capitals don't count.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_' | '@');
        let fits = (2..=NAME_CHARS_MAX).contains(&text.len()) && text.chars().all(allowed);
        (fits && text.starts_with(|c: char| c.is_ascii_alphanumeric())).then(|| Self(text.into()))
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Name {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).filter(|name| *name.0 == *text).ok_or("not the name of an account")
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.0.into()
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What an account may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Sees drafts, reports and the history.
    Reader,
    /// Prepares and publishes as well.
    Editor,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 2] = [Self::Editor, Self::Reader];

    /// Its name on the command line.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Editor => "editor",
            Self::Reader => "reader",
        }
    }

    /// The role of a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// What happened to an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum EventKind {
    /// It was made.
    Added {
        /// What it may do.
        role: Role,
        /// Its password.
        hash: PasswordHash,
    },
    /// It got another password, which ends its sessions. A disabled account can be used again.
    Reset {
        /// Its password.
        hash: PasswordHash,
    },
    /// Its owner chose another password, which ends its sessions.
    Changed {
        /// Its password.
        hash: PasswordHash,
    },
    /// It can't be used any more.
    Disabled,
    /// All its sessions ended.
    SignedOutEverywhere,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// To which account.
    pub account: Name,
    /// When.
    pub time: Timestamp,
    /// Who did it; the terminal of the server where nobody is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Name>,
    /// What.
    pub kind: EventKind,
}

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its name.
    pub name: Name,
    /// What it may do.
    pub role: Role,
    /// Whether it can't be used.
    pub disabled: bool,
    /// When it was made.
    pub added: Timestamp,
    pub(crate) hash: PasswordHash,
    /// Rises with all that ends its sessions: those begun before are over.
    pub(crate) epoch: u32,
}

impl Account {
    /// The hash of its password.
    #[must_use]
    pub const fn hash(&self) -> &PasswordHash {
        &self.hash
    }
}

/// An account can't be changed.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// There is one of this name.
    #[error("this account exists")]
    Exists,
    /// There is none of this name.
    #[error("there is no such account")]
    Unknown,
    /// Its owner may not change it any more: it was disabled, or its sessions were ended.
    #[error("the session is over")]
    Over,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// All accounts, at one time.
#[derive(Clone, Debug, Default)]
pub struct Accounts {
    read: Option<Number>,
    by_name: BTreeMap<Name, Account>,
    events: Vec<Event>,
}

impl Accounts {
    /// One of them.
    #[must_use]
    pub fn get(&self, name: &Name) -> Option<&Account> {
        self.by_name.get(name)
    }

    /// All of them, by name.
    pub fn all(&self) -> impl Iterator<Item = &Account> {
        self.by_name.values()
    }

    /// All that happened, the oldest first.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    fn apply(&mut self, event: Event) {
        match (&event.kind, self.by_name.get_mut(&event.account)) {
            (EventKind::Added { role, hash }, None) => {
                let (name, added) = (event.account.clone(), event.time);
                let account =
                    Account { name: name.clone(), role: *role, disabled: false, added, hash: hash.clone(), epoch: 0 };
                self.by_name.insert(name, account);
            }
            (EventKind::Reset { hash }, Some(account)) => {
                account.hash = hash.clone();
                account.disabled = false;
                account.epoch += 1;
            }
            (EventKind::Changed { hash }, Some(account)) => {
                account.hash = hash.clone();
                account.epoch += 1;
            }
            (EventKind::Disabled, Some(account)) => {
                account.disabled = true;
                account.epoch += 1;
            }
            (EventKind::SignedOutEverywhere, Some(account)) => account.epoch += 1,
            // Of two that added the same account at once, the first counts.
            (EventKind::Added { .. }, Some(_)) | (_, None) => {}
        }
        self.events.push(event);
    }
}

/// The journal of accounts. What was read stays in memory: one small request tells whether there is more.
#[derive(Debug)]
pub struct AccountsJournal {
    journal: Journal<Event>,
    known: Mutex<Accounts>,
}

impl AccountsJournal {
    /// The accounts of a store.
    #[must_use]
    pub fn new(store: &Store) -> Self {
        Self { journal: store.journal(&["staff"]), known: Mutex::default() }
    }

    /// The accounts as they are now.
    ///
    /// # Errors
    /// When the store fails. What was known before is not used then: an account may have been disabled since.
    pub async fn read(&self) -> Result<Accounts, StoreError> {
        let mut accounts = self.known().clone();
        let (read, events) = self.journal.since(accounts.read).await?;
        for event in events {
            accounts.apply(event);
        }
        if accounts.read != read {
            accounts.read = read;
            *self.known() = accounts.clone();
        }
        Ok(accounts)
    }

    fn known(&self) -> std::sync::MutexGuard<'_, Accounts> {
        self.known.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Writes down what happens to an account.
    ///
    /// # Errors
    /// When the account is there already or not at all, or the store fails.
    pub async fn write(&self, event: Event) -> Result<(), AccountError> {
        self.write_if(event, |_| true).await
    }

    /// Writes down what an account's owner does to it, as long as `session` is one that the account still has: whoever was disabled, or
    /// given another password, while a form was on its way must not undo it.
    ///
    /// # Errors
    /// As [`AccountsJournal::write`], and when the session is over.
    pub async fn write_own(&self, event: Event, session: &Account) -> Result<(), AccountError> {
        self.write_if(event, |account| !account.disabled && account.epoch == session.epoch).await
    }

    async fn write_if(&self, event: Event, may: impl Fn(&Account) -> bool) -> Result<(), AccountError> {
        loop {
            let accounts = self.read().await?;
            let is_new = matches!(event.kind, EventKind::Added { .. });
            match accounts.get(&event.account) {
                Some(_) if is_new => return Err(AccountError::Exists),
                Some(account) if !may(account) => return Err(AccountError::Over),
                None if !is_new => return Err(AccountError::Unknown),
                _ => {}
            }
            match self.journal.append(accounts.read, &event).await {
                Ok(_) => return Ok(()),
                // Something else happened at the same moment: looked at again.
                Err(AppendError::Conflict) => {}
                Err(AppendError::Store(error)) => return Err(error.into()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Passwords;

    fn event(name: &str, kind: EventKind) -> Event {
        let account = Name::parse(name).expect("a name");
        Event { account, time: Timestamp::UNIX_EPOCH, by: None, kind }
    }

    #[test]
    fn a_name_is_read_as_people_type_it() {
        let read = |text: &str| Name::parse(text).map(String::from);
        assert_eq!(read(" Anne.Dupont@Bassin.be "), Some("anne.dupont@bassin.be".into()));
        for wrong in ["", "a", "..", "-a", "../../etc", "anné", "a b", "<script>", &"a".repeat(NAME_CHARS_MAX + 1)] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        assert!(read(&"a".repeat(NAME_CHARS_MAX)).is_some());
    }

    #[tokio::test]
    async fn an_account_is_what_its_events_make_of_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::in_folder(folder.path()).expect("a store");
        let journal = AccountsJournal::new(&store);
        let hash = Passwords::default().hash("une phrase assez longue").await;
        let added = EventKind::Added { role: Role::Editor, hash: hash.clone() };
        assert!(matches!(journal.write(event("anne", EventKind::Disabled)).await, Err(AccountError::Unknown)));
        journal.write(event("anne", added.clone())).await.expect("added");
        assert!(matches!(journal.write(event("anne", added)).await, Err(AccountError::Exists)));
        let other = AccountsJournal::new(&store);
        other.write(event("anne", EventKind::Disabled)).await.expect("disabled");
        let anne = |accounts: &Accounts| accounts.get(&Name::parse("anne").expect("a name")).cloned().expect("anne");
        // The first sees what the second did.
        let now = anne(&journal.read().await.expect("accounts"));
        assert_eq!((now.disabled, now.epoch, now.role), (true, 1, Role::Editor));
        // Her own change, begun before she was disabled, does not undo it.
        let before = Account { disabled: false, epoch: 0, ..now };
        for own in [EventKind::Changed { hash: hash.clone() }, EventKind::SignedOutEverywhere] {
            assert!(matches!(journal.write_own(event("anne", own), &before).await, Err(AccountError::Over)));
        }
        journal.write(event("anne", EventKind::Reset { hash })).await.expect("reset");
        let now = anne(&other.read().await.expect("accounts"));
        assert_eq!((now.disabled, now.epoch), (false, 2));
        assert_eq!(other.read().await.expect("accounts").events().len(), 3);
    }

    #[tokio::test]
    async fn a_torn_entry_lets_nobody_in_and_keeps_nobody_waiting() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::in_folder(folder.path()).expect("a store");
        let hash = Passwords::default().hash("une phrase assez longue").await;
        let journal = AccountsJournal::new(&store);
        journal.write(event("anne", EventKind::Added { role: Role::Editor, hash })).await.expect("added");
        std::fs::write(folder.path().join("staff/00000002.json"), "{\"account\": \"anne\"").expect("torn");
        assert!(matches!(journal.read().await, Err(StoreError::DamagedEntry(Number(2)))));
        let written = journal.write(event("anne", EventKind::Disabled)).await;
        assert!(matches!(written, Err(AccountError::Store(StoreError::DamagedEntry(Number(2))))));
    }
}
