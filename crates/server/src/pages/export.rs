//! All rows that match, as a file in the import format, at `/{lang}/dispositifs.csv`.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, Response, Uri};
use bytes::Bytes;
use repertoire_import::{CsvLayout, Exporter};

use crate::answer::{Answer, Key, answer, known, not_modified, revalidated};
use crate::ctx::Ctx;
use crate::encoding::Encoding;
use crate::error::Problem;
use crate::extract::selection;
use crate::limits::{EXPORT_ROWS_CHUNK, EXPORT_ROWS_WHOLE_MAX};
use crate::release::OpenRelease;
use crate::state::AppState;

const CSV: &str = "text/csv; charset=utf-8; header=present";
const FILE_NAME: &str = "dispositifs.csv";

pub(crate) async fn csv(
    ctx: Ctx,
    State(state): State<AppState>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response<Body>, Problem> {
    let release = state.release();
    let (selection, _) = selection(&uri, release.catalogue(), &[]);
    let selection = selection.on_page(1);
    // The same rows in the three languages: the format has no language.
    let key = Key::new(&release, &ctx, &format!("csv {}", selection.to_query(release.catalogue())));
    if let Some(tag) = known(&headers, key) {
        return Ok(not_modified(&tag));
    }
    let rows = release.index.all_rows(&selection)?;
    if rows.len() > EXPORT_ROWS_WHOLE_MAX {
        return Ok(streamed(key, release, rows));
    }
    answer(&headers, key, &state.0.cache, || {
        let mut file = Vec::new();
        let rows = rows.iter().map(|&row| row as usize);
        repertoire_import::export(&mut file, release.catalogue(), rows).map_err(|error| failed(&error))?;
        Ok(Answer::new(CSV, file).saved_as(FILE_NAME))
    })
}

fn failed(error: &io::Error) -> Problem {
    tracing::error!(%error, "export failed: {error}");
    Problem::Failed
}

/// A large export, piece by piece: memory stays that of one piece, whatever the catalogue.
fn streamed(key: Key, release: Arc<OpenRelease>, rows: Vec<u32>) -> Response<Body> {
    let mut response = Response::new(Body::from_stream(futures_util::stream::iter(Pieces::new(release, rows))));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(CSV));
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"dispositifs.csv\""));
    revalidated(headers, &key.etag(Encoding::Identity));
    response
}

/// The pieces of a file, each written when it is asked for.
struct Pieces {
    release: Arc<OpenRelease>,
    rows: std::vec::IntoIter<u32>,
    written: Written,
    /// Gone once the file is complete.
    exporter: Option<Exporter<Written>>,
}

impl Pieces {
    fn new(release: Arc<OpenRelease>, rows: Vec<u32>) -> Self {
        let written = Written::default();
        // Writing to memory does not fail; a file that could not be begun is an empty one.
        let exporter = Exporter::new(written.clone(), CsvLayout::Import).ok();
        Self { release, rows: rows.into_iter(), written, exporter }
    }
}

impl Iterator for Pieces {
    type Item = io::Result<Bytes>;

    fn next(&mut self) -> Option<io::Result<Bytes>> {
        let mut exporter = self.exporter.take()?;
        for row in self.rows.by_ref().take(EXPORT_ROWS_CHUNK) {
            if let Err(error) = exporter.write_row(self.release.catalogue(), row as usize) {
                return Some(Err(error));
            }
        }
        if self.rows.len() > 0 {
            self.exporter = Some(exporter);
        } else if let Err(error) = exporter.finish() {
            return Some(Err(error));
        }
        Some(Ok(self.written.take()))
    }
}

/// Where the exporter writes to, and the answer takes from.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Written {
    fn take(&self) -> Bytes {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner)).into()
    }
}

impl io::Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
