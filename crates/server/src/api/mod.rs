//! The same results as JSON, for programs. Only this folder names JSON keys.

mod list;
mod reports;
mod wire;

use axum::http::Uri;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use repertoire_catalogue::{Dropped, DroppedWhy, Locale};
use serde::Serialize;

pub(crate) use list::{list, one, suggestions};
pub use reports::{analysis_json, diff_json, pairs_json, relevance_json, report_json};
pub use wire::list_json;
pub(crate) use wire::scheme_json;

use crate::error::Problem;

const JSON: &str = "application/json";
/// Language of labels and reasons.
const LANG_KEY: &str = "lang";

#[derive(Serialize)]
struct ProblemWire {
    statut: u16,
    erreur: &'static str,
}

/// The language asked for by `?lang=`, and what was asked for if it is none of ours. Another one is the default: labels
/// are all that it changes.
fn locale(uri: &Uri, otherwise: Locale) -> (Locale, Option<Dropped>) {
    let mut pairs = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    let Some((_, tag)) = pairs.find(|(key, value)| key == LANG_KEY && !value.is_empty()) else {
        return (otherwise, None);
    };
    match Locale::from_tag(&tag) {
        Some(locale) => (locale, None),
        None => (otherwise, Some(Dropped::new(LANG_KEY, &tag, DroppedWhy::UnknownValue))),
    }
}

/// A problem as JSON.
pub(crate) fn problem(problem: Problem) -> impl IntoResponse {
    let erreur = match problem {
        Problem::NotFound => "introuvable",
        Problem::BadRequest => "adresse illisible",
        Problem::UrlTooLong => "adresse trop longue",
        Problem::WrongMethod => "lecture seule",
        Problem::Failed => "erreur interne",
        // Of the staff area, which has no address below `/api/`.
        _ => "refusé",
    };
    ([(CONTENT_TYPE, JSON)], json(&ProblemWire { statut: problem.status().as_u16(), erreur }))
}

fn json(wire: &impl Serialize) -> String {
    // Our wire structs hold texts, numbers and lists of them: there is nothing that JSON can't say.
    serde_json::to_string(wire).unwrap_or_default()
}
