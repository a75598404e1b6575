//! The words of the API, in English.

use super::ApiText;
use crate::api::ProblemKind;

pub(super) const TEXT: ApiText = ApiText {
    problem_title: |kind| match kind {
        ProblemKind::NotFound => "Not found",
        ProblemKind::NoRelease => "Unknown release",
        ProblemKind::NoHistory => "No history",
        ProblemKind::BadAddress => "Unreadable address",
        ProblemKind::BadParameter => "Parameter refused",
        ProblemKind::UrlTooLong => "Address too long",
        ProblemKind::WrongMethod => "Read only",
        ProblemKind::TooManyRequests => "Too many requests",
        ProblemKind::Failed => "Internal error",
        ProblemKind::StoreAway => "History out of reach",
        ProblemKind::Busy => "Server busy",
        ProblemKind::Damaged => "Damaged release",
    },
    problem_detail: |kind| match kind {
        ProblemKind::NotFound => "There is nothing at this address: check the path and the identifier.",
        ProblemKind::NoRelease => "No published release has this number: /api/v1/versions lists them all.",
        ProblemKind::NoHistory => {
            "This server shows a file, which has no releases: only a published catalogue has a history."
        }
        ProblemKind::BadAddress => "The path is not text in UTF-8: check how it is encoded.",
        ProblemKind::BadParameter => "A parameter is missing or can't be used: correct it.",
        ProblemKind::UrlTooLong => "The address is longer than this server reads: leave some filters out.",
        ProblemKind::WrongMethod => "This address can only be read, with GET or HEAD.",
        ProblemKind::TooManyRequests => {
            "Too many requests came from your IP address: wait as long as Retry-After says."
        }
        ProblemKind::Failed => "The problem is ours: try again later.",
        ProblemKind::StoreAway => {
            "The published releases can't be read at the moment: try again later. The last one is still served."
        }
        ProblemKind::Busy => "Other comparisons are under way: wait as long as Retry-After says.",
        ProblemKind::Damaged => "This release can't be read as it was published: take another one.",
    },
    bad_parameter: |name| format!("The parameter “{name}” takes one whole number, from 1."),
};
