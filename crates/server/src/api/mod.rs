//! The same results as JSON, for programs. Only this folder names JSON keys.

pub(crate) mod health;
pub(crate) mod hsds;
pub(crate) mod kept;
mod limit;
mod links;
pub(crate) mod list;
mod open;
pub(crate) mod openapi;
mod problem;
pub(crate) mod releases;
mod reports;
pub(crate) mod vocabularies;
mod wire;

use axum::http::Uri;
use repertoire_catalogue::{Dropped, DroppedWhy, Locale};
use serde::Serialize;

pub(crate) use limit::RequestLimit;
pub(crate) use open::{allow_everyone, read};
pub(crate) use problem::{ApiProblem, PROBLEM_JSON, ProblemKind, problem_locale};
pub(crate) use releases::PastReleases;
pub use reports::{analysis_json, diff_json, pairs_json, relevance_json, report_json};
pub use wire::list_json;
pub(crate) use wire::scheme_json;

/// What the paths of the API begin with.
pub(crate) const ROOT: &str = "/api/";

/// Where the API tells whether it is well.
pub(crate) const HEALTH_PATH: &str = "/api/v1/sante";

const JSON: &str = "application/json";
/// Language of labels and reasons.
const LANG_KEY: &str = "lang";

/// The language asked for by `?lang=`, and what was asked for if it is none of ours. Another one is the default: labels
/// are all that it changes.
fn asked_locale(uri: &Uri, otherwise: Locale) -> (Locale, Option<Dropped>) {
    let mut pairs = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    let Some((_, tag)) = pairs.find(|(key, value)| key == LANG_KEY && !value.is_empty()) else {
        return (otherwise, None);
    };
    match Locale::from_tag(&tag) {
        Some(locale) => (locale, None),
        None => (otherwise, Some(Dropped::new(LANG_KEY, &tag, DroppedWhy::UnknownValue))),
    }
}

fn json(wire: &impl Serialize) -> String {
    // Our wire structs hold texts, numbers and lists of them: there is nothing that JSON can't say.
    serde_json::to_string(wire).unwrap_or_default()
}
