//! What a form sends: hostile until read, bounded in bytes and in time.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, Multipart, Request};
use bytes::Bytes;
use futures_util::{Stream, StreamExt, stream};
use repertoire_import::FILE_BYTES_MAX;
use repertoire_staff::file_name;
use tokio::sync::SemaphorePermit;

use super::StaffArea;
use crate::error::Problem;
use crate::limits::{
    FORM_BYTES_MAX, FORM_SECONDS_MAX, SIGN_IN_BYTES_MAX, SIGN_IN_SECONDS_MAX, UPLOAD_BYTES_DRAINED_MAX,
    UPLOAD_FRAME_BYTES_MAX, UPLOAD_SECONDS_MAX, UPLOAD_TURN_SECONDS_MAX,
};
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

impl Form {
    /// The form that anyone may send.
    pub(crate) async fn of_anyone(request: Request) -> Result<Self, Problem> {
        Self::read(request, SIGN_IN_BYTES_MAX, SIGN_IN_SECONDS_MAX).await
    }

    async fn read(request: Request, bytes_max: usize, seconds_max: u64) -> Result<Self, Problem> {
        let reading = to_bytes(request.into_body(), bytes_max);
        let read = tokio::time::timeout(Duration::from_secs(seconds_max), reading).await;
        let bytes = read.map_err(|_| Problem::BadForm)?.map_err(|error| {
            tracing::debug!(%error, "a form was not read: {error}");
            Problem::BadForm
        })?;
        Ok(Self(form_urlencoded::parse(&bytes).map(|(name, value)| (name.into_owned(), value.into_owned())).collect()))
    }
}

/// After an extractor that knows who sends it: only who is signed in may take this long.
impl FromRequest<AppState> for Form {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &AppState) -> Result<Self, Problem> {
        Self::read(request, FORM_BYTES_MAX, FORM_SECONDS_MAX).await
    }
}

/// A file that was sent.
pub(crate) struct SentFile {
    /// Its name, for people only.
    pub(crate) name: String,
    pub(crate) bytes: Bytes,
}

/// The files of a form, with the turn that they hold: as many as are received at one time are in memory at one time.
pub(crate) struct SentFiles<'a> {
    pub(crate) files: Vec<SentFile>,
    _turn: SemaphorePermit<'a>,
}

/// The files of a form. Their turn is waited for before anything of them is read.
pub(crate) async fn files<'a>(
    area: &'a StaffArea,
    request: Request,
    state: &AppState,
) -> Result<SentFiles<'a>, Problem> {
    let turn = tokio::time::timeout(Duration::from_secs(UPLOAD_TURN_SECONDS_MAX), area.uploads.acquire()).await;
    let turn = turn.map_err(|_| Problem::Busy)?.map_err(|_| Problem::Busy)?;
    let read = tokio::time::timeout(Duration::from_secs(UPLOAD_SECONDS_MAX), read_files(request, state)).await;
    Ok(SentFiles { files: read.map_err(|_| Problem::BadForm)??, _turn: turn })
}

async fn read_files(request: Request, state: &AppState) -> Result<Vec<SentFile>, Problem> {
    let over = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&over);
    let request = request.map(|body| Body::from_stream(bounded(body, told)));
    let refused = |_| if over.load(Ordering::Relaxed) { Problem::TooLarge } else { Problem::BadForm };
    let mut parts = Multipart::from_request(request, state).await.map_err(|_| Problem::BadForm)?;
    let (mut files, mut kept) = (Vec::new(), 0);
    while let Some(part) = parts.next_field().await.map_err(refused)? {
        let name = part.file_name().map(file_name);
        let bytes = part.bytes().await.map_err(refused)?;
        kept += bytes.len();
        if kept > FILE_BYTES_MAX {
            over.store(true, Ordering::Relaxed);
        }
        // An empty field is what a browser sends where no file was chosen.
        if let Some(name) = name.filter(|_| !bytes.is_empty()) {
            files.push(SentFile { name, bytes });
        }
    }
    if over.load(Ordering::Relaxed) { Err(Problem::TooLarge) } else { Ok(files) }
}

/// The bytes of a body as long as they are few enough. Of one that is not, the rest is read and thrown away before it is refused: a
/// browser shows an answer only once it has sent all. Bytes are counted as they come, whatever they are part of.
fn bounded(body: Body, over: Arc<AtomicBool>) -> impl Stream<Item = io::Result<Bytes>> + Send {
    let state = (body.into_data_stream(), 0_usize, over);
    stream::try_unfold(state, |(mut body, mut read, over)| async move {
        loop {
            let Some(chunk) = body.next().await else {
                let whole = !over.load(Ordering::Relaxed);
                return if whole { Ok(None) } else { Err(io::ErrorKind::FileTooLarge.into()) };
            };
            let chunk = chunk.map_err(io::Error::other)?;
            read += chunk.len();
            if read <= FILE_BYTES_MAX + UPLOAD_FRAME_BYTES_MAX {
                return Ok(Some((chunk, (body, read, over))));
            }
            over.store(true, Ordering::Relaxed);
            if read > UPLOAD_BYTES_DRAINED_MAX {
                return Err(io::ErrorKind::FileTooLarge.into());
            }
        }
    })
}
