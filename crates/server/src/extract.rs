//! From a request to domain values: the only place that reads paths, query strings and language headers.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};
use repertoire_catalogue::{Catalogue, Dropped, Locale, Selection, View};

use crate::ctx::Ctx;
use crate::error::Problem;
use crate::state::AppState;

/// The language is the first part of the path; another one is no page.
impl FromRequestParts<AppState> for Ctx {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let locale = param(parts, state, "lang").await?;
        Locale::from_tag(&locale).map(|locale| state.ctx(locale)).ok_or(Problem::NotFound)
    }
}

/// The headers of a request, taken out of it where `HeaderMap` would copy them: what is extracted after it finds none.
pub(crate) struct Headers(pub HeaderMap);

impl FromRequestParts<AppState> for Headers {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Infallible> {
        Ok(Self(std::mem::take(&mut parts.headers)))
    }
}

/// The id in the path of a scheme.
pub(crate) struct Id(pub String);

impl FromRequestParts<AppState> for Id {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        param(parts, state, "id").await.map(Self)
    }
}

/// The slug in the path of an organiser.
pub(crate) struct Slug(pub String);

impl FromRequestParts<AppState> for Slug {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        param(parts, state, "slug").await.map(Self)
    }
}

/// The name in the path of a vocabulary.
pub(crate) struct Name(pub String);

impl FromRequestParts<AppState> for Name {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        param(parts, state, "nom").await.map(Self)
    }
}

/// What stands for the number in the path of a release.
pub(crate) struct ReleaseNumber(pub String);

impl FromRequestParts<AppState> for ReleaseNumber {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        param(parts, state, "numero").await.map(Self)
    }
}

/// A part of the path by its name.
pub(crate) async fn param(parts: &mut Parts, state: &AppState, name: &str) -> Result<String, Problem> {
    // Refused where the path is not UTF-8 once decoded.
    let params = RawPathParams::from_request_parts(parts, state).await.map_err(|_| Problem::BadRequest)?;
    let found = params.iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_owned());
    found.ok_or(Problem::NotFound)
}

/// The pairs of a query string.
pub(crate) fn selection_pairs(uri: &Uri) -> form_urlencoded::Parse<'_> {
    form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes())
}

/// The selection in a query string, and what of it was dropped. Bytes that are no UTF-8 become replacement characters.
pub(crate) fn selection(uri: &Uri, catalogue: &Catalogue, other_keys: &[&str]) -> (Selection, Vec<Dropped>) {
    selection_beside(uri, catalogue, other_keys, View::default())
}

/// The same where a list is usually shown another way.
pub(crate) fn selection_beside(
    uri: &Uri,
    catalogue: &Catalogue,
    other_keys: &[&str],
    usual: View,
) -> (Selection, Vec<Dropped>) {
    Selection::parse_beside(selection_pairs(uri), catalogue, other_keys, usual)
}

/// The first of our languages that a browser asks for, by its weights.
pub(crate) fn preferred(headers: &HeaderMap) -> Option<Locale> {
    let offers = headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
    let weighted = offers.split(',').filter_map(|offer| {
        let mut parts = offer.split(';').map(str::trim);
        let tag = parts.next()?.split('-').next()?;
        let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(Some(1.0), |q| q.parse::<f32>().ok())?;
        let locale = Locale::from_tag(&tag.to_ascii_lowercase())?;
        (weight > 0.0).then_some((locale, weight))
    });
    // The first of equals, as browsers list them.
    weighted
        .fold(
            None,
            |best: Option<(Locale, f32)>, next| if best.is_none_or(|best| next.1 > best.1) { Some(next) } else { best },
        )
        .map(|(locale, _)| locale)
}

/// The language to speak on a path that may have none: errors, redirects.
pub(crate) fn locale_of(path: &str, headers: &HeaderMap, otherwise: Locale) -> Locale {
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    Locale::from_tag(first).or_else(|| preferred(headers)).unwrap_or(otherwise)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_asked_for_most_is_spoken() {
        let of =
            |header: &str| preferred(&HeaderMap::from_iter([(ACCEPT_LANGUAGE, header.parse().expect("a header"))]));
        assert_eq!(of("nl-BE,nl;q=0.9,fr;q=0.8"), Some(Locale::Nl));
        assert_eq!(of("de, en;q=0.5, fr;q=0.7"), Some(Locale::Fr));
        assert_eq!(of("EN-gb"), Some(Locale::En));
        assert_eq!(of("fr;q=0"), None);
        assert_eq!(of("de"), None);
        assert_eq!(of(";;,q=,fr;q=x"), None);
    }
}
