#![doc = include_str!("../README.md")]

mod address;
mod content;
mod history;
mod journal;
mod manifest;
mod store;

pub use address::{AddressError, StoreAddress};
pub use content::{CATALOGUE_FILE, Content, ContentError};
pub use history::{History, Proposal, PublishError, Release, Remark};
pub use journal::{AppendError, Journal};
pub use manifest::{AUTHOR_CHARS_MAX, Hash, Manifest, NOTE_CHARS_MAX, Number};
pub use store::{Kept, Store, StoreError};
