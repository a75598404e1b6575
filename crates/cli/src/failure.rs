//! What ends a command early: one sentence for people, or an output that can't be written.

use std::fmt;
use std::io;

/// The list that was read holds errors, or what is published is damaged.
pub(crate) const EXIT_ERRORS: u8 = 1;
/// The command could not do its work.
pub(crate) const EXIT_FAILED: u8 = 2;

/// Why a command can't go on.
#[derive(Debug)]
pub(crate) enum Failure {
    /// What to tell people: what is wrong and what to do next; or a whole report.
    Told(String),
    /// Writing to stdout failed.
    Output(io::Error),
}

impl Failure {
    pub(crate) fn told(sentence: impl Into<String>) -> Self {
        Self::Told(sentence.into())
    }

    /// Whether whoever read our output has gone.
    pub(crate) fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

/// Only for writing: whoever reads or listens says what and where, in a sentence.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Told(text) => f.write_str(text),
            Self::Output(error) => {
                write!(f, "Le résultat n'a pas pu être écrit ({error}) : vérifiez la place libre, puis réessayez.")
            }
        }
    }
}
