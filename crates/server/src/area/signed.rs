//! Who is signed in: the cookie, the guard against other sites, what an account may do.

use std::sync::Arc;

use axum::extract::{FromRequestParts, OriginalUri, Request};
use axum::http::header::{CACHE_CONTROL, COOKIE, HOST, LOCATION, ORIGIN, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use repertoire_staff::{Account, Name, Role, Token};

use super::StaffArea;
use crate::error::Problem;
use crate::extract::locale_of;
use crate::state::AppState;

/// The cookie of a session. Its prefix makes browsers take it from this very host only, over TLS only (or from one's own machine).
const COOKIE_NAME: &str = "__Host-repertoire";
const COOKIE_ATTRIBUTES: &str = "; Path=/; Secure; HttpOnly; SameSite=Lax";

/// Somebody who is signed in.
pub(crate) struct Signed {
    pub(crate) area: Arc<StaffArea>,
    pub(crate) account: Account,
    pub(crate) token: Token,
}

impl Signed {
    pub(crate) fn name(&self) -> &Name {
        &self.account.name
    }

    /// Whether they still may change things. A form may take its time to arrive, and somebody be disabled in between.
    pub(crate) async fn recheck(&self) -> Result<(), Problem> {
        let accounts = self.area.accounts.read().await?;
        let now = self.area.sessions.account(&self.token, &accounts, Timestamp::now()).await?;
        if now.is_some_and(|account| account.role == Role::Editor) { Ok(()) } else { Err(Problem::ReadOnly) }
    }

    pub(crate) fn may_publish(&self) -> bool {
        self.account.role == Role::Editor
    }
}

/// Why somebody is not let in.
pub(crate) enum Refused {
    /// Nobody is signed in: to the page where one can, and back.
    SignIn(String),
    Problem(Problem),
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        match self {
            Self::SignIn(to) => (StatusCode::SEE_OTHER, [(LOCATION, to)]).into_response(),
            Self::Problem(problem) => problem.into_response(),
        }
    }
}

impl<P: Into<Problem>> From<P> for Refused {
    fn from(problem: P) -> Self {
        Self::Problem(problem.into())
    }
}

/// The staff area, where there is one: files that are served have none.
pub(crate) fn area(state: &AppState) -> Result<Arc<StaffArea>, Problem> {
    state.0.area.clone().ok_or(Problem::NotFound)
}

impl FromRequestParts<AppState> for Signed {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Refused> {
        let area = area(state)?;
        let token = token(&parts.headers);
        if let Some(token) = &token {
            let accounts = area.accounts.read().await?;
            if let Some(account) = area.sessions.account(token, &accounts, Timestamp::now()).await? {
                let (account, token) = (account.clone(), token.clone());
                return Ok(Self { area, account, token });
            }
        }
        // The router below `/{lang}/gestion` sees the rest of the path only.
        let whole = parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |whole| &whole.0).path();
        let locale = locale_of(whole, &parts.headers, state.0.locale);
        // Only what can be asked for again is come back to: what a form said is gone with its page.
        let here = if parts.method == Method::GET { whole } else { "" };
        let mut query = form_urlencoded::Serializer::new(String::new());
        if !here.is_empty() && here != format!("/{}/gestion", locale.tag()) {
            query.append_pair("vers", here);
        }
        if token.is_some() {
            // What was sent with it is gone, and is said to be.
            query.append_pair("fin", if parts.method == Method::GET { "1" } else { "2" });
        }
        let query = query.finish();
        let mark = if query.is_empty() { "" } else { "?" };
        Err(Refused::SignIn(format!("/{}/gestion/connexion{mark}{query}", locale.tag())))
    }
}

/// Somebody who is signed in and may change things.
pub(crate) struct Editor(pub Signed);

impl FromRequestParts<AppState> for Editor {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Refused> {
        let signed = Signed::from_request_parts(parts, state).await?;
        if signed.may_publish() { Ok(Self(signed)) } else { Err(Problem::ReadOnly.into()) }
    }
}

/// The token in the cookie of a request.
pub(crate) fn token(headers: &HeaderMap) -> Option<Token> {
    let sent = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = sent.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == COOKIE_NAME).and_then(|(_, value)| Token::parse(value))
}

/// Sends a browser on, with the cookie of a new session, or without any.
pub(crate) fn sent_with_cookie(token: Option<&Token>, to: &str) -> Response {
    let cookie = token.map_or_else(
        || format!("{COOKIE_NAME}={COOKIE_ATTRIBUTES}; Max-Age=0"),
        |token| format!("{COOKIE_NAME}={}{COOKIE_ATTRIBUTES}", token.as_str()),
    );
    (StatusCode::SEE_OTHER, [(SET_COOKIE, cookie), (LOCATION, to.to_owned())]).into_response()
}

/// No change that another site asked for.
pub(crate) async fn guard(request: Request, next: Next) -> Response {
    if changes(request.method()) && !is_of_this_site(request.headers()) {
        return Problem::CrossSite.into_response();
    }
    next.run(request).await
}

/// Whether a path is one of the staff area, of which nothing is kept or indexed by anyone.
pub(crate) fn is_of_staff(path: &str) -> bool {
    let mut parts = path.split('/').skip(1);
    let first = parts.next();
    first == Some("gestion") || parts.next() == Some("gestion")
}

/// Says so of an answer.
pub(crate) fn keep_nothing(headers: &mut HeaderMap) {
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow"));
}

fn changes(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD)
}

/// Whether a page of this very site asks. Browsers say so (`Sec-Fetch-Site`, and `Origin` since longer); a request that says
/// neither is no browser's, and has no business here. A token in each form would say the same with more to go wrong.
fn is_of_this_site(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin";
    }
    let host = text(HOST.as_str());
    let origin = text(ORIGIN.as_str()).and_then(|origin| origin.split_once("://"));
    origin.is_some_and(|(_, authority)| host == Some(authority))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&str, &str)]) -> HeaderMap {
        let of = |(name, value): &(&str, &str)| {
            (HeaderName::try_from(*name).expect("a name"), HeaderValue::try_from(*value).expect("a value"))
        };
        pairs.iter().map(of).collect()
    }

    #[test]
    fn only_a_page_of_this_site_may_change_anything() {
        let check = |pairs: &[(&str, &str)], expected: bool| {
            assert_eq!(is_of_this_site(&headers(pairs)), expected, "{pairs:?}");
        };
        check(&[("sec-fetch-site", "same-origin")], true);
        for other in ["cross-site", "same-site", "none", ""] {
            check(&[("sec-fetch-site", other), ("host", "a.be"), ("origin", "https://a.be")], false);
        }
        check(&[("host", "a.be"), ("origin", "https://a.be")], true);
        check(&[("host", "a.be:8080"), ("origin", "http://a.be:8080")], true);
        for origin in ["https://a.be:8080", "https://evil-a.be", "https://a.be.evil.be", "null", "https://b.be"] {
            check(&[("host", "a.be"), ("origin", origin)], false);
        }
        check(&[("host", "a.be")], false);
        check(&[], false);
    }

    #[test]
    fn the_cookie_is_found_among_others_and_nothing_else_is_taken_for_it() {
        let of = |value: &str| token(&headers(&[("cookie", value)])).map(|token| token.as_str().to_owned());
        let digits = "0".repeat(64);
        assert_eq!(of(&format!("a=b; __Host-repertoire={digits}; c=d")), Some(digits.clone()));
        for wrong in
            [format!("repertoire={digits}"), format!("__Host-repertoire={digits}0"), "__Host-repertoire=".into()]
        {
            assert_eq!(of(&wrong), None);
        }
    }
}
