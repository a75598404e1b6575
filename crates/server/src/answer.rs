//! From a rendered body to a response: a strong `ETag`, 304 where the client has it already, the encoding it takes, and a
//! bounded memory of what was rendered.
//!
//! The `ETag` is made of what a body depends on (release, program, day, what the server says of itself, canonical address), not of the body: a client
//! that comes back costs neither a search nor a rendering. Beside the bodies stands which address, as it was asked for, leads to which.

use std::sync::{Arc, OnceLock};

use axum::body::Body;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, LINK, VARY,
};
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, Uri};
use bytes::Bytes;
use maud::Markup;
use repertoire_catalogue::{Date, Dropped};
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
pub(crate) struct Cache(Option<Kept>);

struct Kept {
    bodies: quick_cache::sync::Cache<Key, Arc<Answer>, Weigher>,
    /// The keys of addresses as they were asked for. To read an address and to write it again in canonical form takes as long as
    /// all the rest of an answer from the cache.
    addresses: quick_cache::sync::Cache<Box<str>, (Edition, Key), Weigher>,
}

/// What stands for all that an answer depends on besides its address: a release as it was opened, and the day.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Edition(u64, Date);

impl Edition {
    pub(crate) const fn of(release: &OpenRelease, ctx: &Ctx) -> Self {
        Self(release.opening, ctx.today)
    }
}

#[derive(Clone)]
struct Weigher;

impl quick_cache::Weighter<Box<str>, (Edition, Key)> for Weigher {
    fn weight(&self, address: &Box<str>, _: &(Edition, Key)) -> u64 {
        (address.len() + 100) as u64
    }
}

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
        const ADDRESS_BYTES_USUAL: u64 = 200;
        // Room for some ten addresses of each page.
        let of_addresses = bytes / 64;
        let items = |bytes: u64, each: u64| usize::try_from(bytes / each).unwrap_or(usize::MAX).clamp(16, 100_000);
        let make = || Kept {
            bodies: quick_cache::sync::Cache::with_weighter(
                items(bytes, PAGE_BYTES_USUAL),
                bytes - of_addresses,
                Weigher,
            ),
            addresses: quick_cache::sync::Cache::with_weighter(
                items(of_addresses, ADDRESS_BYTES_USUAL),
                of_addresses,
                Weigher,
            ),
        };
        Self((bytes > 0).then(make))
    }

    /// What was answered to this very address before, where it is still there or the client has it.
    pub(crate) fn again(&self, headers: &HeaderMap, uri: &Uri, edition: Edition) -> Option<Response<Body>> {
        let (of_address, key) = self.0.as_ref()?.addresses.get(address(uri))?;
        if of_address == edition { ready(headers, key, self) } else { None }
    }

    /// Keeps the key of an address for [`Self::again`].
    pub(crate) fn remember(&self, uri: &Uri, edition: Edition, key: Key) {
        if let Some(kept) = &self.0 {
            kept.addresses.insert(address(uri).into(), (edition, key));
        }
    }
}

fn address(uri: &Uri) -> &str {
    uri.path_and_query().map_or("/", PathAndQuery::as_str)
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
    if let Some(kept) = &cache.0 {
        // A body was given more room than it took, which would be kept with it, uncounted.
        answer.body = Bytes::copy_from_slice(&answer.body);
        let answer = Arc::new(answer);
        kept.bodies.insert(key, Arc::clone(&answer));
        return Ok(respond(headers, key, &answer));
    }
    Ok(respond(headers, key, &answer))
}

/// What can be answered without making anything: the client has it already, or the cache does.
pub(crate) fn ready(headers: &HeaderMap, key: Key, cache: &Cache) -> Option<Response<Body>> {
    if let Some(tag) = known(headers, key) {
        return Some(not_modified(&tag));
    }
    let answer = cache.0.as_ref()?.bodies.get(&key)?;
    Some(respond(headers, key, &answer))
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

#[cfg(test)]
mod tests {
    use repertoire_catalogue::Locale;

    use super::*;
    use crate::ctx::today;

    fn opened() -> OpenRelease {
        OpenRelease::open(Arc::new(repertoire_import::shipped().catalogue)).expect("the shipped catalogue")
    }

    fn ctx() -> Ctx {
        Ctx::new(Locale::Fr, today(), Box::leak(Box::default()))
    }

    fn uri(address: &str) -> Uri {
        address.parse().expect("an address")
    }

    #[test]
    fn an_address_is_answered_again_within_its_release_and_day_only() {
        let (cache, ctx, release, again) = (Cache::new(1 << 20), ctx(), opened(), opened());
        let (asked, nothing) = (uri("/fr?theme=deuil&q="), HeaderMap::new());
        let (edition, key) = (Edition::of(&release, &ctx), Key::new(&release, &ctx, "fr ?theme=deuil"));
        cache.remember(&asked, edition, key);
        assert!(cache.again(&nothing, &asked, edition).is_none(), "its page is not made yet");
        let page = || Ok(Answer::new("text/plain", "page"));
        let first = answer(&nothing, key, &cache, page).unwrap_or_else(|_| unreachable!("made"));
        let second = cache.again(&nothing, &asked, edition).expect("kept");
        assert_eq!((second.status(), second.headers()), (StatusCode::OK, first.headers()));
        let had = HeaderMap::from_iter([(IF_NONE_MATCH, first.headers()[ETAG].clone())]);
        assert_eq!(cache.again(&had, &asked, edition).expect("known").status(), StatusCode::NOT_MODIFIED);
        let tomorrow = Ctx { today: ctx.today.tomorrow().expect("a day"), ..ctx };
        for other in [Edition::of(&again, &ctx), Edition::of(&release, &tomorrow)] {
            assert!(cache.again(&nothing, &asked, other).is_none());
        }
        assert!(cache.again(&nothing, &uri("/fr?theme=deuil"), edition).is_none(), "written otherwise");
        let none = Cache::new(0);
        none.remember(&asked, edition, key);
        assert!(none.again(&had, &asked, edition).is_none());
    }

    #[test]
    fn addresses_take_a_small_part_of_the_cache_however_many_are_asked_for() {
        let (bytes, ctx, release) = (1 << 20, ctx(), opened());
        let (cache, edition) = (Cache::new(bytes), Edition::of(&release, &ctx));
        let key = Key::new(&release, &ctx, "");
        for at in 0..10_000 {
            cache.remember(&uri(&format!("/fr?q={at}")), edition, key);
        }
        cache.remember(&uri(&format!("/fr?q={}", "a".repeat(50_000))), edition, key);
        let kept = cache.0.expect("a cache");
        assert!((50..=150).contains(&kept.addresses.len()), "{}", kept.addresses.len());
        assert!(kept.addresses.weight() <= bytes / 64 && kept.bodies.is_empty());
    }
}
