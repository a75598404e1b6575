//! The limits of connections, on real sockets: how many are served at one time, and how long a client may take to ask.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use repertoire_server::limits::{CONNECTIONS_MAX, HEADER_SECONDS_MAX, SEND_SECONDS_MAX};

use crate::support::Server;

const ASK: &[u8] = b"GET /healthz HTTP/1.1\r\nhost: test\r\n\r\n";

fn connect(server: &Server) -> TcpStream {
    let address = server.origin.strip_prefix("http://").expect("an address");
    TcpStream::connect(address).expect("a connection")
}

/// Whether an answer begins within some time.
fn is_answered(stream: &mut TcpStream, within: Duration) -> bool {
    stream.set_read_timeout(Some(within)).expect("a timeout");
    let mut start = [0; 12];
    match stream.read_exact(&mut start) {
        Ok(()) => start == *b"HTTP/1.1 200",
        Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => false,
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn the_last_connection_within_the_limit_is_served_and_the_next_waits_for_a_place() {
    let server = Server::start();
    let mut held: Vec<TcpStream> = (0..CONNECTIONS_MAX).map(|_| connect(&server)).collect();
    let last = held.last_mut().expect("a connection");
    last.write_all(ASK).expect("sent");
    assert!(is_answered(last, Duration::from_secs(5)), "the last connection within the limit");

    let mut next = connect(&server);
    next.write_all(ASK).expect("sent");
    assert!(!is_answered(&mut next, Duration::from_millis(300)), "one more connection waits");
    drop(held.swap_remove(0));
    assert!(is_answered(&mut next, Duration::from_secs(5)), "and is served once another ends");
}

#[test]
fn a_client_that_never_ends_its_question_is_let_go_in_time() {
    let server = Server::start();
    let mut slow = connect(&server);
    slow.write_all(b"GET /fr HTTP/1.1\r\nhost: ").expect("sent");
    let (started, limit) = (Instant::now(), Duration::from_secs(HEADER_SECONDS_MAX));
    slow.set_read_timeout(Some(limit * 3)).expect("a timeout");
    let mut rest = Vec::new();
    // An end of the connection, or a 408 and then its end: either way no longer ours.
    slow.read_to_end(&mut rest).expect("the server ends the connection");
    assert!(started.elapsed() >= Duration::from_millis(HEADER_SECONDS_MAX * 1_000 - 500), "not before its time");
    assert!(started.elapsed() < limit * 2, "not long after it");
    assert!(!rest.starts_with(b"HTTP/1.1 200"));

    // Others were served meanwhile, and are served now.
    assert_eq!(server.get("/healthz").status, 200);
}

#[test]
fn a_client_that_takes_nothing_of_its_answer_is_let_go_in_time() {
    let server = Server::start();
    let mut deaf = connect(&server);
    // Many answers asked for at once, none read: the buffers of both systems fill, and then the server waits.
    let ask = b"GET /fr/dispositifs.csv HTTP/1.1\r\nhost: test\r\n\r\n".repeat(400);
    deaf.set_write_timeout(Some(Duration::from_secs(1))).expect("a timeout");
    let _ = deaf.write_all(&ask);
    std::thread::sleep(Duration::from_secs(SEND_SECONDS_MAX + 5));
    // What was on its way still arrives; then the connection is at its end, long before 400 answers were read.
    deaf.set_read_timeout(Some(Duration::from_secs(5))).expect("a timeout");
    let mut taken = 0;
    let mut part = vec![0; 1 << 16];
    loop {
        match deaf.read(&mut part) {
            Ok(0) => break,
            Ok(read) => taken += read,
            Err(error) if error.kind() == ErrorKind::ConnectionReset => break,
            Err(error) => panic!("still connected after {taken} bytes: {error}"),
        }
    }
    let one = server.get("/fr/dispositifs.csv").body.len();
    assert!(taken < 200 * one, "{taken} bytes of 400 answers of {one}");
}
