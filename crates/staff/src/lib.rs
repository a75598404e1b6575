#![doc = include_str!("../README.md")]

mod account;
mod draft;
mod password;
mod session;
mod throttle;

pub use account::{Account, AccountError, Accounts, AccountsJournal, Event, EventKind, NAME_CHARS_MAX, Name, Role};
pub use draft::{
    DRAFTS_OPEN_MAX, Draft, DraftError, DraftId, DraftKind, Drafts, FileDraft, FixAnswer, PartnerDraft, SchemeDraft,
    Shape, Shapes, Status, VocabularyDraft, file_name,
};
pub use password::{PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN, Password, PasswordError, PasswordHash, Passwords};
pub use session::{IDLE_HOURS_MAX, SESSION_HOURS_MAX, Sessions, Token};
pub use throttle::{ATTEMPTS_ACCOUNT_MAX, ATTEMPTS_ADDRESS_MAX, ATTEMPTS_MINUTES, Throttle, network};
