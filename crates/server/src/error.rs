//! What can go wrong with a request, and the one place where it becomes a status. A handler can't see the reader's
//! language, so it only names the problem; one layer (`layers.rs`) draws the page, or the JSON, that tells it.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use repertoire_search::IndexError;

/// A problem as the reader is told of it. The cause goes to the log where it is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// No such page or scheme.
    NotFound,
    /// The path is not text.
    BadRequest,
    /// Beyond [`crate::limits::URL_BYTES_MAX`].
    UrlTooLong,
    /// Anything but reading.
    WrongMethod,
    /// A defect of ours.
    Failed,
}

impl Problem {
    pub(crate) const fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::UrlTooLong => StatusCode::URI_TOO_LONG,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::Failed => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<IndexError> for Problem {
    fn from(error: IndexError) -> Self {
        tracing::error!(%error, "search failed: {error}");
        Self::Failed
    }
}
