//! What can go wrong below `/api/`, told as RFC 9457 says: `application/problem+json` with a type that leads to the documentation.

use std::fmt;

use axum::http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use repertoire_catalogue::Locale;
use repertoire_releases::StoreError;
use serde::Serialize;
use utoipa::ToSchema;

use super::{asked_locale, json};
use crate::ctx::Ctx;
use crate::error::Problem;
use crate::limits::{BUSY_RETRY_SECONDS, STORE_RETRY_SECONDS};
use crate::text::api_text;

/// The media type of a problem.
pub(crate) const PROBLEM_JSON: &str = "application/problem+json";

/// What kind of problem: what its `type` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProblemKind {
    /// No such address, scheme or vocabulary.
    NotFound,
    /// There is no such release.
    NoRelease,
    /// Files are served, which have no history.
    NoHistory,
    /// The path is not text.
    BadAddress,
    /// A parameter is missing or no number.
    BadParameter,
    /// Beyond [`crate::limits::URL_BYTES_MAX`].
    UrlTooLong,
    /// Anything but reading.
    WrongMethod,
    /// More requests from one address than it may send.
    TooManyRequests,
    /// A defect of ours.
    Failed,
    /// The store does not answer.
    StoreAway,
    /// As many comparisons wait for their turn as may.
    Busy,
    /// The release is damaged.
    Damaged,
}

impl ProblemKind {
    /// All kinds, in the order of their status.
    pub(crate) const ALL: [Self; 12] = [
        Self::BadAddress,
        Self::BadParameter,
        Self::NotFound,
        Self::NoRelease,
        Self::NoHistory,
        Self::WrongMethod,
        Self::UrlTooLong,
        Self::TooManyRequests,
        Self::Failed,
        Self::StoreAway,
        Self::Busy,
        Self::Damaged,
    ];

    /// The end of its `type`, which never changes: an anchor of the page of documentation.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::NotFound => "introuvable",
            Self::NoRelease => "version-inconnue",
            Self::NoHistory => "sans-historique",
            Self::BadAddress => "adresse-illisible",
            Self::BadParameter => "parametre-refuse",
            Self::UrlTooLong => "adresse-trop-longue",
            Self::WrongMethod => "lecture-seule",
            Self::TooManyRequests => "trop-de-demandes",
            Self::Failed => "erreur-interne",
            Self::StoreAway => "magasin-injoignable",
            Self::Busy => "occupe",
            Self::Damaged => "version-endommagee",
        }
    }

    /// Its status.
    pub(crate) const fn status(self) -> StatusCode {
        match self {
            Self::NotFound | Self::NoRelease | Self::NoHistory => StatusCode::NOT_FOUND,
            Self::BadAddress | Self::BadParameter => StatusCode::BAD_REQUEST,
            Self::UrlTooLong => StatusCode::URI_TOO_LONG,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
            Self::Failed => StatusCode::INTERNAL_SERVER_ERROR,
            Self::StoreAway | Self::Busy | Self::Damaged => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// Whether it is told after how long to ask again.
    pub(super) fn may_be_retried(self) -> bool {
        self == Self::TooManyRequests || ApiProblem::from(self).retry.is_some()
    }
}

/// A parameter that is refused, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refused {
    /// It takes one whole number.
    NotWhole(&'static str),
    /// Others offer it, and we do not.
    NotOffered(&'static str),
}

/// A problem of one request. A handler names it; `layers.rs` has it told in the language of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ApiProblem {
    pub(crate) kind: ProblemKind,
    /// The parameter that is refused.
    refused: Option<Refused>,
    /// Seconds after which it is worth asking again.
    retry: Option<u64>,
}

impl ApiProblem {
    /// A parameter that is missing, or no whole number from 1.
    pub(crate) const fn parameter(name: &'static str) -> Self {
        Self { kind: ProblemKind::BadParameter, refused: Some(Refused::NotWhole(name)), retry: None }
    }

    /// A parameter that the API of others has and this one has not.
    pub(crate) const fn not_offered(name: &'static str) -> Self {
        Self { kind: ProblemKind::BadParameter, refused: Some(Refused::NotOffered(name)), retry: None }
    }

    /// More requests than one address may send, and when the next may come.
    pub(crate) const fn too_many_requests(seconds: u64) -> Self {
        Self { kind: ProblemKind::TooManyRequests, refused: None, retry: Some(seconds) }
    }

    /// The answer that tells it.
    pub(crate) fn told(self, ctx: &Ctx) -> Response {
        let words = api_text(ctx.locale);
        let detail = match self.refused {
            Some(Refused::NotWhole(name)) => (words.bad_parameter)(name),
            Some(Refused::NotOffered(name)) => (words.parameter_not_offered)(name),
            None => (words.problem_detail)(self.kind).to_owned(),
        };
        let status = self.kind.status();
        let wire = ProblemWire {
            r#type: Type(ctx.origin(), self.kind).to_string(),
            title: (words.problem_title)(self.kind),
            status: status.as_u16(),
            detail,
        };
        let mut response = (status, [(CONTENT_TYPE, PROBLEM_JSON)], json(&wire)).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(ctx.locale.tag()));
        if let Some(seconds) = self.retry {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

impl From<ProblemKind> for ApiProblem {
    fn from(kind: ProblemKind) -> Self {
        let retry = match kind {
            ProblemKind::StoreAway => Some(STORE_RETRY_SECONDS),
            ProblemKind::Busy => Some(BUSY_RETRY_SECONDS),
            _ => None,
        };
        Self { kind, refused: None, retry }
    }
}

impl From<Problem> for ApiProblem {
    fn from(problem: Problem) -> Self {
        let kind = match problem {
            Problem::NotFound => ProblemKind::NotFound,
            Problem::BadRequest => ProblemKind::BadAddress,
            Problem::UrlTooLong => ProblemKind::UrlTooLong,
            Problem::WrongMethod => ProblemKind::WrongMethod,
            Problem::StoreAway => ProblemKind::StoreAway,
            Problem::Busy => ProblemKind::Busy,
            // The others are of the staff area and of files, which have no address below `/api/`: a defect, should one come here.
            _ => ProblemKind::Failed,
        };
        kind.into()
    }
}

impl From<StoreError> for ApiProblem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NoSuchRelease(_) => ProblemKind::NoRelease.into(),
            StoreError::DamagedEntry(_) | StoreError::DamagedFile { .. } => ProblemKind::Damaged.into(),
            error => Problem::from(error).into(),
        }
    }
}

impl IntoResponse for ApiProblem {
    fn into_response(self) -> Response {
        let mut response = self.kind.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The `type` of a problem: its place on the page of documentation, in French whatever the language of the words, since it is a name.
struct Type(&'static str, ProblemKind);

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/fr/api#{}", self.0, self.1.code())
    }
}

/// A problem, as RFC 9457 names its parts.
#[derive(Serialize, ToSchema)]
#[schema(as = Probleme)]
pub(crate) struct ProblemWire {
    r#type: String,
    title: &'static str,
    status: u16,
    detail: String,
}

/// The language that a problem is told in: that of the labels.
pub(crate) fn problem_locale(uri: &Uri, otherwise: Locale) -> Locale {
    asked_locale(uri, otherwise).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_told_in_three_languages_under_a_name_of_its_own() {
        let mut codes = Vec::new();
        for kind in ProblemKind::ALL {
            assert!(kind.status().as_u16() >= 400);
            codes.push(kind.code());
            let titles = Locale::ALL.map(|locale| (api_text(locale).problem_title)(kind));
            let details = Locale::ALL.map(|locale| (api_text(locale).problem_detail)(kind));
            for told in [titles, details] {
                assert!(told[0] != told[1] && told[1] != told[2] && told[0] != told[2], "{told:?}");
            }
            assert!(details.iter().all(|detail| detail.ends_with('.')), "{details:?}");
        }
        let all = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), all);
    }
}
