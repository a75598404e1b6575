//! What holds for every request: the limits, the dress of errors, the security headers, the line in the log.

use std::panic::AssertUnwindSafe;
use std::time::{Duration, Instant};

use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderName};
use axum::http::{HeaderValue, Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use repertoire_catalogue::Origin;

use crate::api::{self, ApiProblem};
use crate::area::signed;
use crate::ctx::Ctx;
use crate::error::Problem;
use crate::extract::locale_of;
use crate::limits::URL_BYTES_MAX;
use crate::peer;
use crate::state::AppState;
use crate::views;

/// An answer that took this long is worth a line in the log.
const SLOW: Duration = Duration::from_millis(500);

/// Everything that holds for a request, in one layer: each layer of its own costs an allocation and a copy of the request.
pub(crate) async fn around(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let asked = Asked::new(&request, &state);
    let response = match asked.refused(&request, &state) {
        None => limited(request, next).await,
        Some(problem) => problem.into_response(),
    };
    let mut response = asked.dressed(response);
    if asked.is_of_api() {
        api::allow_everyone(response.headers_mut());
    }
    if signed::is_of_staff(asked.uri.path()) {
        signed::keep_nothing(response.headers_mut());
    }
    let framed = response.extensions().get::<Framed>().is_some();
    for (name, value) in SECURITY.into_iter().filter(|(name, _)| !framed || *name != X_FRAME_OPTIONS) {
        response.headers_mut().entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    asked.log(response.status().as_u16());
    response
}

/// What is remembered of a request until it is answered.
struct Asked {
    uri: Uri,
    method: Method,
    ctx: Ctx,
    started: Instant,
}

impl Asked {
    fn new(request: &Request, state: &AppState) -> Self {
        let (path, otherwise) = (request.uri().path(), state.0.locale);
        // The language of the API is that of its labels: named by the address, whatever a program's HTTP library says it reads.
        let locale = if path.starts_with(api::ROOT) {
            api::problem_locale(request.uri(), otherwise)
        } else {
            locale_of(path, request.headers(), otherwise)
        };
        Self {
            uri: request.uri().clone(),
            method: request.method().clone(),
            ctx: state.ctx(locale),
            started: Instant::now(),
        }
    }

    fn is_of_api(&self) -> bool {
        self.uri.path().starts_with(api::ROOT)
    }

    /// Why a request is not looked at: below `/api/`, too many from its address. Pages are for people, who are slower.
    fn refused(&self, request: &Request, state: &AppState) -> Option<ApiProblem> {
        // Whoever watches the server asks often, and must not be told that it is ill for that.
        if !self.is_of_api() || self.uri.path() == api::HEALTH_PATH {
            return None;
        }
        let address = peer::address(request.extensions(), request.headers(), state.0.behind_proxy);
        state.0.api_requests.take(address).err().map(ApiProblem::too_many_requests)
    }

    /// Tells a problem in the reader's language, where the answer is one: a page, or JSON below `/api/`.
    fn dressed(&self, response: Response) -> Response {
        let problem = response.extensions().get::<Problem>().copied();
        let api_problem = response.extensions().get::<ApiProblem>().copied();
        let mut dressed = match (problem, api_problem.or(problem.map(ApiProblem::from))) {
            (_, Some(problem)) if self.is_of_api() => problem.told(&self.ctx),
            (Some(problem), _) => {
                let page = views::error::page(&self.ctx, problem);
                (problem.status(), [(CONTENT_TYPE, "text/html; charset=utf-8")], page.into_string()).into_response()
            }
            _ => return response,
        };
        dressed.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(allow) = response.headers().get(ALLOW) {
            dressed.headers_mut().insert(ALLOW, allow.clone());
        }
        dressed
    }

    /// One line per request. The query string stays out of it: what people search for is theirs.
    fn log(&self, status: u16) {
        let (method, path, duration) = (&self.method, self.uri.path(), self.started.elapsed());
        let duration_ms = u64::try_from(duration.as_millis()).unwrap_or(u64::MAX);
        if duration >= SLOW {
            tracing::warn!(%method, path, status, duration_ms, "slow answer");
        } else {
            tracing::debug!(%method, path, status, duration_ms, "answered");
        }
    }
}

/// Says that an answer may be shown in frames, as its own `Content-Security-Policy` tells. The older header knows one origin at most,
/// and would forbid all.
#[derive(Clone, Copy)]
pub(crate) struct Framed;

const X_FRAME_OPTIONS: &str = "x-frame-options";

/// No script but ours, no third party; `frame_ancestors` are the origins whose pages may show it.
macro_rules! security_policy {
    ($frame_ancestors:expr) => {
        concat!(
            "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; ",
            "base-uri 'none'; frame-src 'self'; frame-ancestors ",
            $frame_ancestors
        )
    };
}

pub(crate) use security_policy;

/// The policy of a page that pages of these origins may show in frames; of none, that nobody may.
pub(crate) fn framed_by(origins: &[Origin]) -> Option<HeaderValue> {
    let origins: Vec<&str> = origins.iter().map(Origin::as_str).collect();
    let ancestors = if origins.is_empty() { "'none'".to_owned() } else { origins.join(" ") };
    format!("{}{ancestors}", security_policy!("")).parse().ok()
}

/// Headers that keep a page what it is: no script but ours, no frame, no third party, no guessing of types.
const SECURITY: [(&str, &str); 6] = [
    ("content-security-policy", security_policy!("'none'")),
    ("x-content-type-options", "nosniff"),
    // What was searched for here is not told to the sites that a page links to.
    ("referrer-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("cross-origin-opener-policy", "same-origin"),
    // For browsers that don't know `frame-ancestors`.
    (X_FRAME_OPTIONS, "DENY"),
];

/// The limits of one request; a panic is a defect of ours, told as one.
async fn limited(request: Request, next: Next) -> Response {
    if request.uri().path_and_query().is_some_and(|whole| whole.as_str().len() > URL_BYTES_MAX) {
        return Problem::UrlTooLong.into_response();
    }
    let answered = AssertUnwindSafe(next.run(request)).catch_unwind().await;
    answered.unwrap_or_else(|_| {
        tracing::error!("a handler panicked");
        Problem::Failed.into_response()
    })
}
