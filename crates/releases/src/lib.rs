#![doc = include_str!("../README.md")]

mod content;
mod history;
mod manifest;

pub use content::{CATALOGUE_FILE, Content, ContentError};
pub use history::{History, Proposal, PublishError, Release, Remark, StoreError};
pub use manifest::{AUTHOR_CHARS_MAX, Manifest, NOTE_CHARS_MAX, Number};
