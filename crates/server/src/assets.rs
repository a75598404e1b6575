//! What browsers load besides pages: one stylesheet, icons, three scripts, compiled in, named by their content so that they can be
//! kept for a year.

use std::sync::LazyLock;

use axum::body::Body;
use axum::extract::Path;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, Response};
use bytes::Bytes;
use repertoire_catalogue::{Colour, Locale};
use sha2::{Digest, Sha256};

use crate::accent::Accents;
use crate::encoding::Encoding;
use crate::error::Problem;
use crate::extract::Headers;

struct Asset {
    path: String,
    content_type: &'static str,
    encoded: [(Encoding, Bytes); 4],
}

static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("style", "css", "text/css; charset=utf-8", &include_bytes!("../../../web/style.css")[..])
});
static ICON: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("icon", "svg", "image/svg+xml", &include_bytes!("../../../web/icon.svg")[..]));
static ICONS: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("icons", "svg", "image/svg+xml", &include_bytes!("../../../web/icons.svg")[..]));
static SEARCH: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("search", "js", JAVASCRIPT, &include_bytes!("../../../web/search.js")[..]));
static SUGGEST: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("suggest", "js", JAVASCRIPT, &include_bytes!("../../../web/suggest.js")[..]));
static SHORTLIST: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("shortlist", "js", JAVASCRIPT, &include_bytes!("../../../web/shortlist.js")[..]));

static FRAME: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("frame", "js", JAVASCRIPT, &include_bytes!("../../../web/frame.js")[..]));
static EMBED: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("embed", "js", JAVASCRIPT, &include_bytes!("../../../web/embed.js")[..]));

static TOUCH: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("touch", "png", PNG, &include_bytes!("../../../web/touch.png")[..]));
static FAVICON: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("favicon", "png", PNG, &include_bytes!("../../../web/favicon.png")[..]));
static SHARE: LazyLock<[Asset; 3]> = LazyLock::new(|| {
    [
        Asset::new("share-fr", "png", PNG, &include_bytes!("../../../web/share-fr.png")[..]),
        Asset::new("share-nl", "png", PNG, &include_bytes!("../../../web/share-nl.png")[..]),
        Asset::new("share-en", "png", PNG, &include_bytes!("../../../web/share-en.png")[..]),
    ]
});

const PNG: &str = "image/png";
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
    /// Tells the page around an embed how tall it is.
    Frame,
}

impl Script {
    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::Search => &SEARCH.path,
            Self::Suggest => &SUGGEST.path,
            Self::Shortlist => &SHORTLIST.path,
            Self::Frame => &FRAME.path,
        }
    }
}

impl Asset {
    fn new(name: &str, end: &str, content_type: &'static str, bytes: impl Into<Bytes>) -> Self {
        let bytes = bytes.into();
        let digest = Sha256::digest(&bytes);
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

/// What a device shows for the site among its own programs.
pub(crate) fn touch_path() -> &'static str {
    &TOUCH.path
}

/// The picture that other sites show beside a link to this one, 1,200 × 630 pixels.
pub(crate) fn share_path(locale: Locale) -> &'static str {
    let at = match locale {
        Locale::Fr => 0,
        Locale::Nl => 1,
        Locale::En => 2,
    };
    &SHARE[at].path
}

/// `/favicon.ico`, which browsers ask for where they see no page that names another: a PNG, which all of them read under that name.
pub(crate) async fn favicon(Headers(headers): Headers) -> Response<Body> {
    FAVICON.answered(&headers, "public, max-age=86400")
}

/// The drawings that pages use, each by its id.
pub(crate) fn icons_path() -> &'static str {
    &ICONS.path
}

/// The stylesheet of a partner's colour.
pub(crate) fn accent_path(accent: Colour) -> String {
    accent_style(accent).path
}

fn accent_style(accent: Colour) -> Asset {
    let name = format!("accent-{}", accent.to_string().trim_start_matches('#'));
    Asset::new(&name, "css", "text/css; charset=utf-8", Accents::of(accent).style())
}

/// One asset, by the name that pages give it.
pub(crate) async fn show(Path(name): Path<String>, Headers(headers): Headers) -> Result<Response<Body>, Problem> {
    let assets = [&*STYLE, &*ICON, &*ICONS, &*SEARCH, &*SUGGEST, &*SHORTLIST, &*FRAME, &*TOUCH];
    let is_named = |asset: &Asset| asset.path.strip_prefix("/assets/") == Some(&name);
    if let Some(asset) = assets.into_iter().chain(SHARE.iter()).find(|asset| is_named(asset)) {
        return Ok(asset.answered(&headers, KEPT_A_YEAR));
    }
    // That of a colour is made when it is asked for: there are as many as colours.
    let colour = name.strip_prefix("accent-").and_then(|rest| rest.get(..6)?.parse().ok());
    let asset = colour.map(accent_style).filter(is_named).ok_or(Problem::NotFound)?;
    Ok(asset.answered(&headers, KEPT_A_YEAR))
}

/// `/embed/v1/embed.js`: the script that partners put into their pages. Its address stays, so it is kept for a day and no longer.
pub(crate) async fn embed_script(Headers(headers): Headers) -> Response<Body> {
    let mut response = EMBED.answered(&headers, "public, max-age=86400");
    // Pages that load it with `crossorigin`, to check its `integrity`.
    response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response.headers_mut().insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    response
}

/// What is named by its content never changes.
const KEPT_A_YEAR: &str = "public, max-age=31536000, immutable";

impl Asset {
    fn answered(&self, headers: &HeaderMap, kept: &'static str) -> Response<Body> {
        let wanted = Encoding::accepted(headers, self.encoded[0].1.len());
        let (encoding, body) =
            self.encoded.iter().find(|(encoding, _)| *encoding == wanted).unwrap_or(&self.encoded[0]);
        let mut response = Response::new(Body::from(body.clone()));
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(kept));
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(name) = encoding.name() {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        response
    }
}
