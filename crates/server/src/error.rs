//! What can go wrong with a request, and the one place where it becomes a status. A handler can't see the reader's
//! language, so it only names the problem; `layers.rs` draws the page, or the JSON, that tells it.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use repertoire_releases::StoreError;
use repertoire_search::IndexError;
use repertoire_staff::DraftError;

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
    /// The account may only read.
    ReadOnly,
    /// A change that another site asked for.
    CrossSite,
    /// The store does not answer.
    StoreAway,
    /// Beyond the size that a file may have.
    TooLarge,
    /// A form that can't be read, or did not arrive whole.
    BadForm,
    /// A draft that was changed, published or discarded in between.
    DraftChanged,
    /// As many drafts are open as may be.
    TooManyDrafts,
    /// No turn came for an upload.
    Busy,
    /// As many values of a draft are read as others as may be.
    TooManyFixes,
    /// A workbook of more cells than are written.
    WorkbookTooLong,
    /// Beyond [`crate::limits::EXPORT_XLSX_ROWS_MAX`].
    ExportTooLong,
}

impl Problem {
    pub(crate) const fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::BadRequest | Self::BadForm => StatusCode::BAD_REQUEST,
            Self::UrlTooLong => StatusCode::URI_TOO_LONG,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::Failed => StatusCode::INTERNAL_SERVER_ERROR,
            Self::ReadOnly | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::StoreAway | Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::DraftChanged
            | Self::TooManyDrafts
            | Self::TooManyFixes
            | Self::WorkbookTooLong
            | Self::ExportTooLong => StatusCode::CONFLICT,
        }
    }
}

impl Problem {
    /// Whether only the staff area has it: the way onward leads back there.
    pub(crate) const fn is_of_staff(self) -> bool {
        !matches!(
            self,
            Self::NotFound
                | Self::BadRequest
                | Self::UrlTooLong
                | Self::WrongMethod
                | Self::Failed
                | Self::ExportTooLong
        )
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

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NoSuchRelease(_) => Self::NotFound,
            error => {
                tracing::error!(%error, "the store failed: {error}");
                Self::StoreAway
            }
        }
    }
}

impl From<DraftError> for Problem {
    fn from(error: DraftError) -> Self {
        match error {
            DraftError::Unknown => Self::NotFound,
            DraftError::Changed | DraftError::Closed => Self::DraftChanged,
            DraftError::TooMany => Self::TooManyDrafts,
            DraftError::Store(error) => error.into(),
        }
    }
}
