//! Who may read the API: everyone, from any page of any site. It knows no accounts and no cookies, so that there is nothing for
//! another site to borrow.

use axum::handler::Handler;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ALLOW,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::IntoResponse;
use axum::routing::{MethodRouter, get};

use crate::limits::PREFLIGHT_SECONDS_MAX;
use crate::state::AppState;

/// What an address of the API can be asked by.
const METHODS: &str = "GET,HEAD,OPTIONS";

/// Headers that a script of another site may read besides those that it always may.
const EXPOSED: &str = "etag, link, retry-after, deprecation, sunset";

/// An address that is read, by GET and HEAD, and tells by OPTIONS that it is.
pub(crate) fn read<H: Handler<T, AppState>, T: 'static>(handler: H) -> MethodRouter<AppState> {
    get(handler).options(preflight)
}

/// What a browser asks before it lets a page of another site send headers of its own, such as `If-None-Match`.
pub(crate) async fn preflight() -> impl IntoResponse {
    let headers: [(HeaderName, HeaderValue); 4] = [
        (ALLOW, HeaderValue::from_static(METHODS)),
        (ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static(METHODS)),
        (ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("*")),
        (ACCESS_CONTROL_MAX_AGE, HeaderValue::from(PREFLIGHT_SECONDS_MAX)),
    ];
    (StatusCode::NO_CONTENT, headers)
}

/// Lets pages of all sites read an answer. Never with credentials: there are none.
pub(crate) fn allow_everyone(headers: &mut HeaderMap) {
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(EXPOSED));
}
