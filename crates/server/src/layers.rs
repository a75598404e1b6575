//! What holds for every request: the limits, the dress of errors, the security headers, the line in the log.

use std::panic::AssertUnwindSafe;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::Request;
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method, Uri};
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use repertoire_catalogue::Origin;
use tower::Service;

use crate::api::{self, ApiProblem};
use crate::area::signed;
use crate::ctx::Ctx;
use crate::error::Problem;
use crate::extract::locale_of;
use crate::limits::URL_BYTES_MAX;
use crate::pages::embed;
use crate::peer;
use crate::state::AppState;
use crate::views;

/// An answer that took this long is worth a line in the log.
const SLOW: Duration = Duration::from_millis(500);

/// The routes, and around them everything that holds for every request. Not a layer of the router: that is laid around each route by
/// itself, where it costs two allocations and some copies of the request more.
#[derive(Clone)]
pub(crate) struct App {
    routes: Router,
    state: AppState,
}

impl App {
    pub(crate) const fn new(routes: Router, state: AppState) -> Self {
        Self { routes, state }
    }

    /// Answers a request.
    pub(crate) async fn answer(self, request: Request) -> Response {
        let asked = Asked::new(&request, &self.state);
        let response = match asked.refused(&request, &self.state) {
            None => limited(self.routes, request).await,
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
        secure(response.headers_mut(), framed);
        asked.log(response.status().as_u16());
        response
    }
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
        // The language for a program is that of the labels: named by the address, whatever its HTTP library says it reads.
        let locale = if is_of_program(path) {
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
        is_of_api(self.uri.path())
    }

    fn is_of_program(&self) -> bool {
        is_of_program(self.uri.path())
    }

    /// Why a request is not looked at: of a program, too many from its address. Pages are for people, who are slower.
    fn refused(&self, request: &Request, state: &AppState) -> Option<ApiProblem> {
        // Whoever watches the server asks often, and must not be told that it is ill for that.
        if !self.is_of_program() || self.uri.path() == api::HEALTH_PATH {
            return None;
        }
        let address = peer::address(request.extensions(), request.headers(), state.0.behind_proxy);
        state.0.api_requests.take(address).err().map(ApiProblem::too_many_requests)
    }

    /// Tells a problem in the reader's language, where the answer is one: a page, or JSON for a program.
    fn dressed(&self, response: Response) -> Response {
        let problem = response.extensions().get::<Problem>().copied();
        let api_problem = response.extensions().get::<ApiProblem>().copied();
        let mut dressed = match (problem, api_problem.or(problem.map(ApiProblem::from))) {
            (_, Some(problem)) if self.is_of_program() => problem.told(&self.ctx),
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

fn is_of_api(path: &str) -> bool {
    path.starts_with(api::ROOT)
}

/// Whether a program asks at a path, and is answered in JSON: the API, and the box of an embed, which completes what is typed.
fn is_of_program(path: &str) -> bool {
    is_of_api(path) || embed::is_suggestions(path)
}

/// Says that an answer may be shown in frames, as its own `Content-Security-Policy` tells. The older header knows one origin at most,
/// and would forbid all.
#[derive(Clone, Copy)]
pub(crate) struct Framed;

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

/// Headers that keep a page what it is: no script but ours, no frame, no third party, no guessing of types. A `static`, so that names
/// and values are looked through when the program is built, and not for each answer.
static SECURITY: [(HeaderName, HeaderValue); 6] = [
    (CONTENT_SECURITY_POLICY, HeaderValue::from_static(security_policy!("'none'"))),
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    // What was searched for here is not told to the sites that a page links to.
    (REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    // For browsers that don't know `frame-ancestors`.
    (X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
];

/// Adds them where an answer has none of its own.
fn secure(headers: &mut HeaderMap, framed: bool) {
    headers.reserve(SECURITY.len());
    for (name, value) in SECURITY.iter().filter(|(name, _)| !framed || *name != X_FRAME_OPTIONS) {
        headers.entry(name).or_insert_with(|| value.clone());
    }
}

/// The limits of one request; a panic is a defect of ours, told as one.
async fn limited(mut routes: Router, request: Request) -> Response {
    if request.uri().path_and_query().is_some_and(|whole| whole.as_str().len() > URL_BYTES_MAX) {
        return Problem::UrlTooLong.into_response();
    }
    // A router is always ready, and its error is one that can't be. Called inside, so that finding the route is held too.
    let answered = AssertUnwindSafe(async { routes.call(request).await.unwrap_or_else(|never| match never {}) });
    answered.catch_unwind().await.unwrap_or_else(|_| {
        tracing::error!("a handler panicked");
        Problem::Failed.into_response()
    })
}
