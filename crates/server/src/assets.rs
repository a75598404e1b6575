//! What browsers load besides pages: one stylesheet, icons, three scripts, compiled in, named by their content so that they can be
//! kept for a year.

use std::sync::LazyLock;

use axum::body::Body;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, Response};
use bytes::Bytes;
use sha2::{Digest, Sha256};

use crate::encoding::Encoding;
use crate::error::Problem;

struct Asset {
    path: String,
    content_type: &'static str,
    encoded: [(Encoding, Bytes); 4],
}

static STYLE: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("style", "css", "text/css; charset=utf-8", include_bytes!("../../../web/style.css")));
static ICON: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("icon", "svg", "image/svg+xml", include_bytes!("../../../web/icon.svg")));
static ICONS: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("icons", "svg", "image/svg+xml", include_bytes!("../../../web/icons.svg")));
static SEARCH: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("search", "js", JAVASCRIPT, include_bytes!("../../../web/search.js")));
static SUGGEST: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("suggest", "js", JAVASCRIPT, include_bytes!("../../../web/suggest.js")));
static SHORTLIST: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("shortlist", "js", JAVASCRIPT, include_bytes!("../../../web/shortlist.js")));

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

/// A script that a page may load. Each stands alone: one that imported another would need its name, which holds its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    /// Applies filters as they change.
    Search,
    /// Completes what is typed.
    Suggest,
    /// Keeps a shortlist on the reader's device; copies and prints.
    Shortlist,
}

impl Script {
    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::Search => &SEARCH.path,
            Self::Suggest => &SUGGEST.path,
            Self::Shortlist => &SHORTLIST.path,
        }
    }
}

impl Asset {
    fn new(name: &str, end: &str, content_type: &'static str, bytes: &'static [u8]) -> Self {
        let digest = Sha256::digest(bytes);
        let bytes = Bytes::from_static(bytes);
        let encoded = [Encoding::Identity, Encoding::Gzip, Encoding::Zstd, Encoding::Brotli].map(|encoding| {
            encoding.encode(&bytes).map_or((Encoding::Identity, bytes.clone()), |body| (encoding, body))
        });
        Self {
            path: format!("/assets/{name}-{:02x}{:02x}{:02x}{:02x}.{end}", digest[0], digest[1], digest[2], digest[3]),
            content_type,
            encoded,
        }
    }
}

pub(crate) fn style_path() -> &'static str {
    &STYLE.path
}

pub(crate) fn icon_path() -> &'static str {
    &ICON.path
}

/// The drawings that pages use, each by its id.
pub(crate) fn icons_path() -> &'static str {
    &ICONS.path
}

/// One asset, by the name that pages give it.
pub(crate) async fn show(Path(name): Path<String>, headers: HeaderMap) -> Result<Response<Body>, Problem> {
    let assets = [&*STYLE, &*ICON, &*ICONS, &*SEARCH, &*SUGGEST, &*SHORTLIST];
    let found = assets.into_iter().find(|asset| asset.path.strip_prefix("/assets/") == Some(&name));
    let asset = found.ok_or(Problem::NotFound)?;
    let wanted = Encoding::accepted(&headers, asset.encoded[0].1.len());
    let (encoding, body) = asset.encoded.iter().find(|(encoding, _)| *encoding == wanted).unwrap_or(&asset.encoded[0]);
    let mut response = Response::new(Body::from(body.clone()));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(name) = encoding.name() {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    Ok(response)
}
