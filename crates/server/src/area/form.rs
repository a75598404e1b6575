//! What a form sends: hostile until read, bounded in bytes and in time.

use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, Multipart, Request};
use bytes::{Bytes, BytesMut};
use repertoire_import::FILE_BYTES_MAX;
use repertoire_staff::file_name;

use super::StaffArea;
use crate::error::Problem;
use crate::limits::{FORM_BYTES_MAX, UPLOAD_BYTES_DRAINED_MAX, UPLOAD_SECONDS_MAX, UPLOAD_TURN_SECONDS_MAX};
use crate::state::AppState;

/// The fields of a form without files, in order.
pub(crate) struct Form(Vec<(String, String)>);

impl Form {
    /// A field, without blanks around it; empty where it was not sent.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// A field as it was sent.
    pub(crate) fn raw(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// A field that holds a number.
    pub(crate) fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.text(name).parse().ok()
    }

    /// All fields.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl FromRequest<AppState> for Form {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &AppState) -> Result<Self, Problem> {
        let reading = to_bytes(request.into_body(), FORM_BYTES_MAX);
        let read = tokio::time::timeout(Duration::from_secs(UPLOAD_SECONDS_MAX), reading).await;
        let bytes = read.map_err(|_| Problem::BadForm)?.map_err(|error| {
            tracing::debug!(%error, "a form was not read: {error}");
            Problem::BadForm
        })?;
        Ok(Self(form_urlencoded::parse(&bytes).map(|(name, value)| (name.into_owned(), value.into_owned())).collect()))
    }
}

/// A file that was sent.
pub(crate) struct SentFile {
    /// Its name, for people only.
    pub(crate) name: String,
    pub(crate) bytes: Bytes,
}

/// The files of a form. Their turn is waited for before anything of them is read.
pub(crate) async fn files(area: &StaffArea, request: Request, state: &AppState) -> Result<Vec<SentFile>, Problem> {
    let turn = tokio::time::timeout(Duration::from_secs(UPLOAD_TURN_SECONDS_MAX), area.uploads.acquire()).await;
    let _turn = turn.map_err(|_| Problem::Busy)?.map_err(|_| Problem::Busy)?;
    let read = tokio::time::timeout(Duration::from_secs(UPLOAD_SECONDS_MAX), read_files(request, state)).await;
    read.map_err(|_| Problem::BadForm)?
}

async fn read_files(request: Request, state: &AppState) -> Result<Vec<SentFile>, Problem> {
    // Counted here: a limit of the framework's would cut the connection, and show nothing.
    let request = request.map(Body::new);
    let mut parts = Multipart::from_request(request, state).await.map_err(|_| Problem::BadForm)?;
    let (mut files, mut kept, mut drained) = (Vec::new(), 0, 0);
    while let Some(mut part) = parts.next_field().await.map_err(|_| Problem::BadForm)? {
        let name = part.file_name().map(file_name);
        let mut bytes = BytesMut::new();
        while let Some(chunk) = part.chunk().await.map_err(|_| Problem::BadForm)? {
            if kept + chunk.len() <= FILE_BYTES_MAX {
                kept += chunk.len();
                bytes.extend_from_slice(&chunk);
                continue;
            }
            (kept, bytes) = (FILE_BYTES_MAX, BytesMut::new());
            drained += chunk.len();
            if drained > UPLOAD_BYTES_DRAINED_MAX {
                return Err(Problem::TooLarge);
            }
        }
        // An empty field is what a browser sends where no file was chosen.
        if let Some(name) = name.filter(|_| !bytes.is_empty()) {
            files.push(SentFile { name, bytes: bytes.freeze() });
        }
    }
    if drained > 0 { Err(Problem::TooLarge) } else { Ok(files) }
}
