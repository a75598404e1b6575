//! The layers around every request, at their edges: who is refused, with which status, in which words.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{Method, StatusCode};
use axum::response::Response;
use axum::routing::{MethodRouter, get};
use http_body_util::BodyExt;
use repertoire_catalogue::Locale;

use crate::ServeConfig;
use crate::layers::App;
use crate::limits::{EXPORT_ROWS_WHOLE_MAX, URL_BYTES_MAX};
use crate::release::OpenRelease;
use crate::router::router;
use crate::site::Site;
use crate::state::{AppState, Source};

fn config() -> ServeConfig {
    ServeConfig {
        locale: Locale::Fr,
        cache_bytes: 0,
        poll: Duration::from_secs(5),
        behind_proxy: false,
        api_requests_minute: 0,
        dev: false,
        site: Site::default(),
    }
}

fn state() -> AppState {
    let release = OpenRelease::open(Arc::new(repertoire_import::shipped().catalogue)).expect("the shipped catalogue");
    AppState::new(Source::Files(Arc::new(release)), config())
}

fn request(path: &str) -> Request {
    Request::builder().uri(path).body(Body::empty()).expect("a request")
}

async fn answer(app: App, request: Request) -> (StatusCode, String, Response<()>) {
    let response = app.answer(request).await;
    let (parts, body) = response.into_parts();
    let body = body.collect().await.expect("a body").to_bytes();
    (parts.status, String::from_utf8_lossy(&body).into_owned(), Response::from_parts(parts, ()))
}

/// The whole server.
fn app(state: AppState) -> App {
    App::new(router(state.clone()), state)
}

/// What holds for every request, around a handler of the test's own.
fn around(state: AppState, path: &str, handler: MethodRouter<AppState>) -> App {
    App::new(Router::new().route(path, handler).with_state(state.clone()), state)
}

#[tokio::test]
async fn the_longest_address_is_read_and_one_more_byte_is_told() {
    let app = app(state());
    let of = |bytes: usize| format!("/nl?q={}", "a".repeat(bytes - 6));
    let (status, ..) = answer(app.clone(), request(&of(URL_BYTES_MAX))).await;
    assert_eq!(status, StatusCode::OK);
    let (status, body, _) = answer(app, request(&of(URL_BYTES_MAX + 1))).await;
    assert_eq!(status, StatusCode::URI_TOO_LONG);
    assert!(body.contains("Te lang adres") && body.contains("href=\"/nl\""), "a Dutch page with a way onward");
}

#[tokio::test]
async fn a_panic_is_told_as_our_fault_and_the_server_goes_on() {
    async fn panics() -> &'static str {
        panic!("on purpose")
    }
    let app = around(state(), "/fr", get(panics));
    for _ in 0..2 {
        let (status, body, _) = answer(app.clone(), request("/fr")).await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(body.contains("Le problème vient de nous") && !body.contains("on purpose"));
    }
}

#[tokio::test]
async fn problems_are_told_in_the_readers_language_or_as_json() {
    let app = app(state());
    let (status, body, response) = answer(app.clone(), request("/en/dispositifs/nothing-here")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(body.contains("<html lang=\"en\">") && body.contains("Page not found"));
    assert!(response.headers().contains_key("content-security-policy"));

    let mut dutch = request("/nothing/here/at/all");
    dutch.headers_mut().insert(ACCEPT_LANGUAGE, "nl-BE".parse().expect("a header"));
    assert!(answer(app.clone(), dutch).await.1.contains("Pagina niet gevonden"));

    let (status, body, response) = answer(app.clone(), request("/api/v1/dispositifs/nothing-here?lang=en")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert_eq!(
        body,
        r#"{"type":"/fr/api#introuvable","title":"Not found","status":404,"detail":"There is nothing at this address: check the path and the identifier."}"#
    );
    assert_eq!(response.headers()[CONTENT_TYPE], "application/problem+json");
    assert_eq!(response.headers()["content-language"], "en");

    let mut post = request("/fr");
    *post.method_mut() = Method::POST;
    let (status, body, response) = answer(app.clone(), post).await;
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(body.contains("ne peut qu'être lue") || body.contains("ne peut qu&#39;être lue"));
    assert_eq!(response.headers()["allow"], "GET,HEAD");

    let (status, body, _) = answer(app, request("/fr/dispositifs/%FF")).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(body.contains("Adresse illisible"));
}

#[tokio::test]
async fn a_panic_below_the_api_is_a_problem_like_any_other() {
    async fn panics() -> &'static str {
        panic!("on purpose")
    }
    let (status, body, response) =
        answer(around(state(), "/api/v1/chats", get(panics)), request("/api/v1/chats")).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(body.contains("\"type\":\"/fr/api#erreur-interne\"") && !body.contains("on purpose"), "{body}");
    assert_eq!(response.headers()["access-control-allow-origin"], "*");
}

/// A catalogue of so many rows.
fn catalogue(rows: usize) -> repertoire_catalogue::Catalogue {
    let mut csv = Vec::new();
    repertoire_synthetic::write_csv(&mut csv, rows, 1).expect("memory");
    let imported = repertoire_import::import(&*csv, Arc::new(repertoire_import::shipped_vocabulary())).expect("a file");
    assert_eq!(imported.report.errors_count, 0);
    imported.catalogue
}

#[tokio::test]
async fn the_largest_whole_export_and_the_smallest_streamed_one_hold_all_rows() {
    for (rows, whole) in [(EXPORT_ROWS_WHOLE_MAX, true), (EXPORT_ROWS_WHOLE_MAX + 1, false)] {
        let catalogue = Arc::new(catalogue(rows));
        let release = OpenRelease::open(Arc::clone(&catalogue)).expect("a release");
        let app = app(AppState::new(Source::Files(Arc::new(release)), config()));
        let (status, body, response) = answer(app, request("/fr/dispositifs.csv?tri=intitule")).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(response.headers().contains_key(CONTENT_LENGTH), whole, "one piece has a length");
        assert!(response.headers().contains_key("etag"));
        let again = repertoire_import::import(body.as_bytes(), Arc::clone(catalogue.vocabulary())).expect("a file");
        assert_eq!((again.report.read, again.report.errors_count), (rows, 0));
        let mut ids: Vec<&str> = again.catalogue.schemes().iter().map(|scheme| scheme.id.as_str()).collect();
        let mut expected: Vec<&str> = catalogue.schemes().iter().map(|scheme| scheme.id.as_str()).collect();
        ids.sort_unstable();
        expected.sort_unstable();
        assert_eq!(ids, expected);
    }
}

#[tokio::test]
async fn other_addresses_of_the_list_keep_what_was_searched_for() {
    let app = app(state());
    for path in ["/fr/?q=deuil&theme=deuil", "/fr/dispositifs?q=deuil&theme=deuil"] {
        let (status, _, response) = answer(app.clone(), request(path)).await;
        assert_eq!(status, StatusCode::PERMANENT_REDIRECT);
        assert_eq!(response.headers()["location"], "/fr?q=deuil&theme=deuil");
    }
}
