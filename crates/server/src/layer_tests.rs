//! The layers around every request, at their edges: who is refused, with which status, in which words.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{Method, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use axum::routing::get;
use http_body_util::BodyExt;
use repertoire_catalogue::Locale;
use tokio::sync::watch;
use tower::ServiceExt;

use crate::limits::{ANSWER_SECONDS_MAX, REQUESTS_MAX, URL_BYTES_MAX};
use crate::release::OpenRelease;
use crate::router::router;
use crate::state::AppState;
use crate::{api, layers};

fn state() -> AppState {
    let release = OpenRelease::open(Arc::new(repertoire_import::shipped().catalogue)).expect("the shipped catalogue");
    let (_, current) = watch::channel(Arc::new(release));
    AppState::new(current, 0, Locale::Fr)
}

fn request(path: &str) -> Request {
    Request::builder().uri(path).body(Body::empty()).expect("a request")
}

async fn answer(router: Router, request: Request) -> (StatusCode, String, Response<()>) {
    let response = router.oneshot(request).await.expect("infallible");
    let (parts, body) = response.into_parts();
    let body = body.collect().await.expect("a body").to_bytes();
    (parts.status, String::from_utf8_lossy(&body).into_owned(), Response::from_parts(parts, ()))
}

/// The layer of the real router around a handler of the test's own.
fn around(state: &AppState, path: &str, handler: axum::routing::MethodRouter<AppState>) -> Router {
    Router::new()
        .route(path, handler)
        .layer(from_fn_with_state(state.clone(), layers::around))
        .with_state(state.clone())
}

#[tokio::test]
async fn the_longest_address_is_read_and_one_more_byte_is_told() {
    let router = router(state());
    let of = |bytes: usize| format!("/nl?q={}", "a".repeat(bytes - 6));
    let (status, ..) = answer(router.clone(), request(&of(URL_BYTES_MAX))).await;
    assert_eq!(status, StatusCode::OK);
    let (status, body, _) = answer(router, request(&of(URL_BYTES_MAX + 1))).await;
    assert_eq!(status, StatusCode::URI_TOO_LONG);
    assert!(body.contains("Te lang adres") && body.contains("href=\"/nl\""), "a Dutch page with a way onward");
}

#[tokio::test]
async fn the_last_free_place_is_served_and_one_request_more_is_asked_to_wait() {
    let state = state();
    let router = router(state.clone());
    let all_but_one = state.0.requests.try_acquire_many(REQUESTS_MAX as u32 - 1).expect("places");
    assert_eq!(answer(router.clone(), request("/fr")).await.0, StatusCode::OK);
    let last = state.0.requests.try_acquire().expect("the last place");
    let (status, body, response) = answer(router.clone(), request("/fr")).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(response.headers().contains_key(RETRY_AFTER) && body.contains("très demandé"));
    drop((all_but_one, last));
    assert_eq!(answer(router, request("/fr")).await.0, StatusCode::OK);
}

#[tokio::test(start_paused = true)]
async fn an_answer_may_take_its_time_and_no_longer() {
    let state = state();
    let taking = |time: Duration| {
        get(move || async move {
            tokio::time::sleep(time).await;
            "made"
        })
    };
    let in_time = around(&state, "/en", taking(Duration::from_millis(ANSWER_SECONDS_MAX * 1_000 - 1)));
    assert_eq!(answer(in_time, request("/en")).await.1, "made");
    let late = around(&state, "/en", taking(Duration::from_millis(ANSWER_SECONDS_MAX * 1_000 + 1)));
    let (status, body, _) = answer(late, request("/en")).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(body.contains("The site is very busy"));
}

#[tokio::test]
async fn a_panic_is_told_as_our_fault_and_the_server_goes_on() {
    async fn panics() -> &'static str {
        panic!("on purpose")
    }
    let state = state();
    let router = around(&state, "/fr", get(panics));
    for _ in 0..2 {
        let (status, body, _) = answer(router.clone(), request("/fr")).await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(body.contains("Le problème vient de nous") && !body.contains("on purpose"));
    }
    assert_eq!(state.0.requests.available_permits(), REQUESTS_MAX);
}

#[tokio::test]
async fn problems_are_told_in_the_readers_language_or_as_json() {
    let router = router(state());
    let (status, body, response) = answer(router.clone(), request("/en/dispositifs/nothing-here")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(body.contains("<html lang=\"en\">") && body.contains("Page not found"));
    assert!(response.headers().contains_key("content-security-policy"));

    let mut dutch = request("/nothing/here/at/all");
    dutch.headers_mut().insert(ACCEPT_LANGUAGE, "nl-BE".parse().expect("a header"));
    assert!(answer(router.clone(), dutch).await.1.contains("Pagina niet gevonden"));

    let (status, body, response) = answer(router.clone(), request("/api/v1/dispositifs/nothing-here")).await;
    assert_eq!((status, body.as_str()), (StatusCode::NOT_FOUND, r#"{"statut":404,"erreur":"introuvable"}"#));
    assert_eq!(response.headers()[CONTENT_TYPE], "application/json");

    let mut post = request("/fr");
    *post.method_mut() = Method::POST;
    let (status, body, response) = answer(router.clone(), post).await;
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(body.contains("ne peut qu'être lue") || body.contains("ne peut qu&#39;être lue"));
    assert_eq!(response.headers()["allow"], "GET,HEAD");

    let (status, body, _) = answer(router, request("/fr/dispositifs/%FF")).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(body.contains("Adresse illisible"));
}

#[test]
fn every_problem_has_its_sentence_as_json() {
    use axum::response::IntoResponse;

    use crate::error::Problem;
    let all = [
        Problem::NotFound,
        Problem::BadRequest,
        Problem::UrlTooLong,
        Problem::WrongMethod,
        Problem::Failed,
        Problem::Busy,
    ];
    for problem in all {
        assert!(problem.status().as_u16() >= 400);
        assert_eq!(api::problem(problem).into_response().headers()[CONTENT_TYPE], "application/json");
    }
}
