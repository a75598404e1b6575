//! Content encodings: which one a client wants, and making it.

use std::io::Write;

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_ENCODING;
use bytes::Bytes;

/// How a body is encoded on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Identity,
    Gzip,
    Zstd,
    Brotli,
}

/// Bodies below this size travel as they are: the headers weigh more than what is saved.
const BODY_BYTES_MIN: usize = 512;

impl Encoding {
    /// What makes the smallest page first.
    pub(crate) const COMPRESSED: [Self; 3] = [Self::Brotli, Self::Zstd, Self::Gzip];

    /// The name in `Content-Encoding`; nothing for identity.
    pub(crate) const fn name(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some("gzip"),
            Self::Zstd => Some("zstd"),
            Self::Brotli => Some("br"),
        }
    }

    /// The best encoding that a client accepts. Weights other than 0 are not compared: whoever takes two of ours takes
    /// either, and ours are ordered by size.
    pub(crate) fn accepted(headers: &HeaderMap, body_bytes: usize) -> Self {
        if body_bytes < BODY_BYTES_MIN {
            return Self::Identity;
        }
        let offers = || headers.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        let accepts = |name: &str| {
            offers().flat_map(|value| value.split(',')).any(|offer| {
                let mut parts = offer.split(';').map(str::trim);
                let named = parts.next().is_some_and(|offered| offered.eq_ignore_ascii_case(name));
                named && !parts.any(|part| part.strip_prefix("q=").and_then(|q| q.parse::<f32>().ok()) == Some(0.0))
            })
        };
        Self::COMPRESSED.into_iter().find(|encoding| encoding.name().is_some_and(accepts)).unwrap_or(Self::Identity)
    }

    /// The body in this encoding; nothing where it can't be made. Levels: a page of 90 KB takes 1 to 3 ms, and is then
    /// kept.
    pub(crate) fn encode(self, body: &Bytes) -> Option<Bytes> {
        let compressed = match self {
            Self::Identity => return Some(body.clone()),
            Self::Gzip => {
                let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
                encoder.write_all(body).and_then(|()| encoder.finish())
            }
            Self::Zstd => zstd::stream::encode_all(&**body, 6),
            Self::Brotli => {
                let mut out = Vec::new();
                let params = brotli::enc::BrotliEncoderParams { quality: 5, lgwin: 18, ..Default::default() };
                brotli::BrotliCompress(&mut &**body, &mut out, &params).map(|_| out)
            }
        };
        compressed.ok().map(Bytes::from)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[track_caller]
    fn check(accept: &str, expected: Encoding) {
        let headers = HeaderMap::from_iter([(ACCEPT_ENCODING, accept.parse().expect("a header"))]);
        assert_eq!(Encoding::accepted(&headers, BODY_BYTES_MIN), expected, "{accept}");
    }

    #[test]
    fn the_best_accepted_encoding_is_taken() {
        check("gzip, deflate, br, zstd", Encoding::Brotli);
        check("gzip, zstd", Encoding::Zstd);
        check("GZIP;q=0.5", Encoding::Gzip);
        check("br;q=0, gzip", Encoding::Gzip);
        check("br; q=0.0", Encoding::Identity);
        check("deflate", Encoding::Identity);
        check("", Encoding::Identity);
        let headers = HeaderMap::from_iter([(ACCEPT_ENCODING, "br".parse().expect("a header"))]);
        assert_eq!(Encoding::accepted(&headers, BODY_BYTES_MIN - 1), Encoding::Identity);
    }

    #[test]
    fn what_is_encoded_is_read_back() {
        let body = Bytes::from("Répertoire ".repeat(500));
        let encoded = |encoding: Encoding| encoding.encode(&body).expect("encoded");
        let mut back = Vec::new();
        flate2::read::GzDecoder::new(&*encoded(Encoding::Gzip)).read_to_end(&mut back).expect("gzip");
        assert_eq!(back, body);
        assert_eq!(zstd::stream::decode_all(&*encoded(Encoding::Zstd)).expect("zstd"), body);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &*encoded(Encoding::Brotli), &mut back).expect("brotli");
        assert_eq!(back, body);
        assert_eq!(encoded(Encoding::Identity), body);
    }
}
