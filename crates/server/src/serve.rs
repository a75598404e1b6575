//! The server itself: accepts connections within limits, and ends without cutting anybody off.

use std::convert::Infallible;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use repertoire_catalogue::Locale;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio_io_timeout::TimeoutStream;

use crate::layers::App;
use crate::limits::{CONNECTIONS_MAX, HEADER_SECONDS_MAX, SEND_SECONDS_MAX, SHUTDOWN_SECONDS_MAX};
use crate::peer::Peer;
use crate::router::router;
use crate::site::Site;
use crate::state::{AppState, Source};

/// What the server may be told.
#[derive(Clone, Debug)]
pub struct ServeConfig {
    /// Language for visitors whose browser names none of ours.
    pub locale: Locale,
    /// Memory for rendered pages and the addresses that lead to them, in bytes; 0 keeps none.
    pub cache_bytes: u64,
    /// How often the store is looked at for newer releases.
    pub poll: Duration,
    /// Whether a proxy stands before this server, whose `X-Forwarded-For` says where requests come from.
    pub behind_proxy: bool,
    /// Requests to the API that one address may send in a minute; 0 is as many as it likes.
    pub api_requests_minute: u32,
    /// Whether the pages that help to work on it are there too.
    pub dev: bool,
    /// What pages say of the server itself.
    pub site: Site,
}

/// Serves `source` on `listener` until `stop` is done, then lets open requests end.
pub async fn serve(
    listener: TcpListener,
    source: Source,
    config: ServeConfig,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    // Ends with the server, wherever it stands.
    let mut tasks = JoinSet::new();
    if let Source::Store(follower) = &source {
        let (follower, poll) = (Arc::clone(follower), config.poll);
        tasks.spawn(async move { follower.follow(poll).await });
    }
    let state = AppState::new(source, config);
    let app = App::new(router(state.clone()), state);
    let connections = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    let graceful = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        // Taken before accepting: beyond the limit, clients wait in the backlog of the system.
        let permit = tokio::select! {
            permit = Arc::clone(&connections).acquire_owned() => permit.map_err(io::Error::other)?,
            () = &mut stop => break,
        };
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Out of file handles, or the client left: neither is a reason to stop serving the others.
                    tracing::warn!(%error, "a connection could not be accepted: {error}");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        // Answers are written whole: waiting to fill a packet only adds latency.
        let _ = stream.set_nodelay(true);
        // Boxed: a stream with time limits may not move.
        let mut stream = Box::pin(TimeoutStream::new(stream));
        stream.as_mut().set_write_timeout_pinned(Some(Duration::from_secs(SEND_SECONDS_MAX)));
        let app = app.clone();
        let service = service_fn(move |request: hyper::Request<Incoming>| {
            let mut request = request.map(Body::new);
            // Each request says where it comes from.
            request.extensions_mut().insert(Peer(peer.ip()));
            let answered = app.clone().answer(request);
            async move { Ok::<_, Infallible>(answered.await) }
        });
        let connection = hyper::server::conn::http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(Duration::from_secs(HEADER_SECONDS_MAX))
            .serve_connection(TokioIo::new(stream), service);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended early: {error}");
            }
            drop(permit);
        });
    }
    drop(listener);
    tracing::info!("stopping: open requests have {SHUTDOWN_SECONDS_MAX} s to end");
    if tokio::time::timeout(Duration::from_secs(SHUTDOWN_SECONDS_MAX), graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests did not end in time and were cut");
    }
    Ok(())
}
