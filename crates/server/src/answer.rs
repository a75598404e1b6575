//! From a rendered body to a response: a strong `ETag`, 304 where the client has it already, the encoding it takes, and a
//! bounded memory of what was rendered.
//!
//! The `ETag` is made of what a body depends on (release, program, day, what the server says of itself, canonical address), not of the body: a client
//! that comes back costs neither a search nor a rendering.

use std::sync::{Arc, OnceLock};

use axum::body::Body;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, LINK, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode};
use bytes::Bytes;
use maud::Markup;
use repertoire_catalogue::Dropped;
use sha2::{Digest, Sha256};

use crate::ctx::Ctx;
use crate::encoding::Encoding;
use crate::error::Problem;
use crate::release::OpenRelease;

/// A rendered body, in all encodings asked for so far.
pub(crate) struct Answer {
    content_type: &'static str,
    /// File name to save it under.
    file_name: Option<String>,
    /// Where it leads, as a `Link` header.
    links: Option<String>,
    body: Bytes,
    encoded: [OnceLock<Option<Bytes>>; 3],
}

impl Answer {
    pub(crate) fn new(content_type: &'static str, body: impl Into<Bytes>) -> Self {
        Self { content_type, file_name: None, links: None, body: body.into(), encoded: Default::default() }
    }

    /// A page.
    pub(crate) fn page(page: Markup) -> Self {
        Self::new("text/html; charset=utf-8", page.into_string())
    }

    /// The same, to be saved under a name.
    pub(crate) fn saved_as(self, file_name: String) -> Self {
        Self { file_name: Some(file_name), ..self }
    }

    /// The same, with a `Link` header.
    pub(crate) fn linked(self, links: String) -> Self {
        Self { links: Some(links), ..self }
    }

    /// As an answer that nobody keeps: what it tells may be otherwise the next time.
    pub(crate) fn unkept(self) -> Response<Body> {
        let mut response = Response::new(Body::from(self.body));
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(Ok(value)) = self.links.map(|links| links.parse()) {
            headers.insert(LINK, value);
        }
        response
    }

    /// The body as a client takes it, and how it is encoded.
    fn encoded(&self, wanted: Encoding) -> (Bytes, Encoding) {
        let Some(at) = Encoding::COMPRESSED.iter().position(|encoding| *encoding == wanted) else {
            return (self.body.clone(), Encoding::Identity);
        };
        match self.encoded[at].get_or_init(|| wanted.encode(&self.body)) {
            Some(encoded) => (encoded.clone(), wanted),
            None => (self.body.clone(), Encoding::Identity),
        }
    }
}

/// What a body depends on, in 128 bits: the name of its `ETag` and its key in the cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key([u8; 16]);

impl Key {
    /// `address` says all that the request asked for, in canonical form.
    pub(crate) fn new(release: &OpenRelease, ctx: &Ctx, address: &str) -> Self {
        let today = ctx.today;
        let mut hasher = Sha256::new();
        hasher.update(release.fingerprint);
        hasher.update([
            today.year().to_le_bytes()[0],
            today.year().to_le_bytes()[1],
            today.month().unsigned_abs(),
            today.day().unsigned_abs(),
        ]);
        ctx.site.fingerprint(&mut hasher);
        hasher.update(address.as_bytes());
        let mut key = [0; 16];
        key.copy_from_slice(&hasher.finalize()[..16]);
        Self(key)
    }

    /// The same where the page also tells what of the request was not understood.
    pub(crate) fn telling(release: &OpenRelease, ctx: &Ctx, address: &str, dropped: &[Dropped]) -> Self {
        if dropped.is_empty() {
            Self::new(release, ctx, address)
        } else {
            Self::new(release, ctx, &format!("{address} {dropped:?}"))
        }
    }

    /// One strong tag per encoding: the bytes differ.
    pub(crate) fn etag(self, encoding: Encoding) -> String {
        const HEX: [u8; 16] = *b"0123456789abcdef";
        let mut tag = String::with_capacity(40);
        tag.push('"');
        for byte in self.0 {
            tag.push(char::from(HEX[usize::from(byte >> 4)]));
            tag.push(char::from(HEX[usize::from(byte & 15)]));
        }
        if let Some(name) = encoding.name() {
            tag.push('-');
            tag.push_str(name);
        }
        tag.push('"');
        tag
    }
}

/// Rendered bodies, the least used thrown away beyond a number of bytes.
pub(crate) struct Cache(Option<quick_cache::sync::Cache<Key, Arc<Answer>, Weigher>>);

#[derive(Clone)]
struct Weigher;

impl quick_cache::Weighter<Key, Arc<Answer>> for Weigher {
    fn weight(&self, _: &Key, answer: &Arc<Answer>) -> u64 {
        // The encodings come later and add about a third; counting it from the start keeps the bound honest.
        (answer.body.len() + answer.body.len() / 3 + 200) as u64
    }
}

impl Cache {
    /// A cache of so many bytes; none for 0.
    pub(crate) fn new(bytes: u64) -> Self {
        const PAGE_BYTES_USUAL: u64 = 120_000;
        let pages = usize::try_from(bytes / PAGE_BYTES_USUAL).unwrap_or(usize::MAX).clamp(16, 100_000);
        Self((bytes > 0).then(|| quick_cache::sync::Cache::with_weighter(pages, bytes, Weigher)))
    }
}

/// The body for a key, from the cache or made now.
pub(crate) fn answer(
    headers: &HeaderMap,
    key: Key,
    cache: &Cache,
    make: impl FnOnce() -> Result<Answer, Problem>,
) -> Result<Response<Body>, Problem> {
    if let Some(ready) = ready(headers, key, cache) {
        return Ok(ready);
    }
    // Two requests at once may both render: cheaper than one waiting for the other.
    let mut answer = make()?;
    if let Some(cache) = &cache.0 {
        // A body was given more room than it took, which would be kept with it, uncounted.
        answer.body = Bytes::copy_from_slice(&answer.body);
        let answer = Arc::new(answer);
        cache.insert(key, Arc::clone(&answer));
        return Ok(respond(headers, key, &answer));
    }
    Ok(respond(headers, key, &answer))
}

/// What can be answered without making anything: the client has it already, or the cache does.
pub(crate) fn ready(headers: &HeaderMap, key: Key, cache: &Cache) -> Option<Response<Body>> {
    if let Some(tag) = known(headers, key) {
        return Some(not_modified(&tag));
    }
    let kept = cache.0.as_ref()?.get(&key)?;
    Some(respond(headers, key, &kept))
}

/// The tag by which the client already has this body, whatever its encoding was.
pub(crate) fn known(headers: &HeaderMap, key: Key) -> Option<String> {
    if !headers.contains_key(IF_NONE_MATCH) {
        return None;
    }
    let sent = headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let mut sent = sent.flat_map(|value| value.split(',')).map(|tag| tag.trim().trim_start_matches("W/"));
    let tags =
        [Encoding::Identity, Encoding::Gzip, Encoding::Zstd, Encoding::Brotli].map(|encoding| key.etag(encoding));
    sent.find_map(|tag| tags.iter().find(|known| tag == known.as_str() || tag == "*").cloned())
}

pub(crate) fn not_modified(tag: &str) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NOT_MODIFIED;
    revalidated(response.headers_mut(), tag);
    response
}

fn respond(headers: &HeaderMap, key: Key, answer: &Answer) -> Response<Body> {
    let (body, encoding) = answer.encoded(Encoding::accepted(headers, answer.body.len()));
    let mut response = Response::new(Body::from(body));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(answer.content_type));
    if let Some(name) = encoding.name() {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    if let Some(Ok(value)) = answer.file_name.as_ref().map(|name| format!("attachment; filename=\"{name}\"").parse()) {
        headers.insert(CONTENT_DISPOSITION, value);
    }
    if let Some(Ok(value)) = answer.links.as_ref().map(|links| links.parse()) {
        headers.insert(LINK, value);
    }
    revalidated(headers, &key.etag(encoding));
    response
}

/// A page may be kept, but is asked about each time: what was published is what people see.
pub(crate) fn revalidated(headers: &mut HeaderMap, tag: &str) {
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(ETAG, tag);
    }
}
