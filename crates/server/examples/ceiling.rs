//! The ceiling that `tests/bench/http` measures us against: axum on the same runtime, answering every request with the
//! bytes of one file, kept in memory. What we lose to it is what searching, rendering, compressing and our layers cost.
//!
//! `ceiling ADDRESS FILE [CONTENT_ENCODING]` prints the address where it listens, and serves until it is killed.

use std::error::Error;
use std::io::Write;

use axum::Router;
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::IntoResponse;
use axum::routing::get;
use axum::serve::ListenerExt;
use bytes::Bytes;
use tokio::net::TcpListener;

// The defaults of `Builder::new_multi_thread`, as `repertoire serve` has them.
#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(address), Some(file)) = (arguments.next(), arguments.next()) else {
        return Err("usage: ceiling ADDRESS FILE [CONTENT_ENCODING]".into());
    };
    let body = Bytes::from(std::fs::read(file)?);
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    if let Some(encoding) = arguments.next() {
        headers.insert(CONTENT_ENCODING, encoding.parse()?);
    }
    let page = get(move || std::future::ready((headers, body).into_response()));
    let listener = TcpListener::bind(address).await?;
    writeln!(std::io::stdout(), "http://{}", listener.local_addr()?)?;
    let listener = listener.tap_io(|stream| {
        // As in our server: an answer is written whole.
        let _ = stream.set_nodelay(true);
    });
    axum::serve(listener, Router::new().fallback(page)).await?;
    Ok(())
}
