//! The history in a real S3 server: what it can do there, and what is told when the server is gone or silent.
// A test says what it expects by `expect`; clippy knows that of test functions, not of what they call.
#![allow(clippy::expect_used)]

#[path = "../../../tests/support/s3.rs"]
mod s3;
mod support;

use std::time::{Duration, Instant};

use repertoire_releases::{History, Number, PublishError, Remark, Store, StoreAddress, StoreError};
use s3::{BUCKET, S3Server};
use support::{content, proposal};

/// Longest time until who publishes must have been told: some ten seconds, with a little more for a busy machine.
const TOLD_MAX: Duration = Duration::from_secs(12);

fn history(server: &S3Server, address: &str) -> History {
    let address: StoreAddress = address.parse().expect("an address");
    let (store, prefix) = address.open_with(server.variables()).expect("a store");
    History::new(store, prefix)
}

#[tokio::test]
async fn a_history_in_s3_is_one_in_a_folder() {
    let server = S3Server::start();
    let history = history(&server, &format!("s3://{BUCKET}/un/prefixe"));
    assert_eq!(history.latest().await.expect("a store"), None);
    let first = history.publish(proposal(3, None)).await.expect("published");
    let second = history.publish(proposal(2, Some(1))).await.expect("published");
    assert_eq!((first.number, first.rows, second.number, second.rows), (Number(1), 3, Number(2), 2));
    let back = history.roll_back(Number(1), Number(2), "Anne".into(), String::new(), first.time).await;
    assert_eq!(back.expect("published").restores, Some(Number(1)));
    // Another program sees the same.
    let other = self::history(&server, &format!("s3://{BUCKET}/un/prefixe"));
    assert_eq!(other.latest().await.expect("a store"), Some(Number(3)));
    assert_eq!(other.newer(Some(Number(3))).await.expect("a store"), None);
    assert_eq!(other.manifest(Number(2)).await.expect("a manifest"), second);
    for (number, rows) in [(1, 3), (2, 2), (3, 3)] {
        assert_eq!(other.release(Number(number)).await.expect("a release").content, content(rows));
    }
    assert_eq!(other.verify().await.expect("a store"), []);
    // Everything lies below the prefix, so that a bucket can be shared.
    assert_eq!(self::history(&server, &format!("s3://{BUCKET}")).latest().await.expect("a store"), None);
    // A copy of the files is a history in a folder.
    let copy = History::in_folder(&server.files().join("un/prefixe")).expect("a folder");
    assert_eq!(copy.release(Number(3)).await.expect("a release").content, content(3));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_publishers_exactly_one_wins_each_number_in_s3() {
    let server = S3Server::start();
    let address = format!("s3://{BUCKET}");
    history(&server, &address).publish(proposal(1, None)).await.expect("published");
    for round in 1..=20_u32 {
        let [a, b] = [2, 3].map(|rows| {
            let history = history(&server, &address);
            tokio::spawn(async move { history.publish(proposal(rows, Some(round))).await })
        });
        let results = [a.await.expect("no panic"), b.await.expect("no panic")];
        let won = results.iter().filter(|result| result.is_ok()).count();
        let told = results.iter().filter(|result| matches!(result, Err(PublishError::Conflict(_)))).count();
        assert_eq!((won, told), (1, 1), "{round}: {results:?}");
    }
    let history = history(&server, &address);
    assert_eq!(history.latest().await.expect("a store"), Some(Number(21)));
    assert_eq!(history.verify().await.expect("a store"), []);
}

#[tokio::test]
async fn a_server_that_ignores_conditions_is_told_from_one_that_knows_them() {
    let server = S3Server::start();
    let address: StoreAddress = format!("s3://{BUCKET}/un").parse().expect("an address");
    let (store, prefix) = address.open_with(server.variables()).expect("a store");
    let store = Store::new(store, prefix);
    store.probe().await.expect("refused");
    server.overwrite();
    assert!(matches!(store.probe().await, Err(StoreError::CannotRefuse)));
    assert_eq!(store.history().latest().await.expect("a store"), None);
}

#[tokio::test]
async fn what_is_damaged_in_s3_is_noticed() {
    let server = S3Server::start();
    let history = history(&server, &format!("s3://{BUCKET}"));
    history.publish(proposal(1, None)).await.expect("published");
    let blobs =
        || std::fs::read_dir(server.files().join("blobs")).expect("blobs").map(|blob| blob.expect("one").path());
    std::fs::write(blobs().next().expect("one"), b"autre chose").expect("written");
    assert!(matches!(history.release(Number(1)).await, Err(StoreError::DamagedFile { number: Number(1), .. })));
    let remarks = history.verify().await.expect("a store");
    assert!(matches!(&remarks[..], [Remark { number: Number(1), file: Some(_) }]), "{remarks:?}");
}

#[tokio::test]
async fn while_the_server_is_gone_it_is_told_and_afterwards_all_is_as_it_was() {
    let mut server = S3Server::start();
    let history = history(&server, &format!("s3://{BUCKET}"));
    history.publish(proposal(3, None)).await.expect("published");
    server.stop();
    let start = Instant::now();
    assert!(matches!(history.latest().await, Err(StoreError::Store(_))));
    let told = history.publish(proposal(2, Some(1))).await;
    assert!(matches!(told, Err(PublishError::Store(StoreError::Store(_)))), "{told:?}");
    assert!(start.elapsed() < TOLD_MAX, "{:?}", start.elapsed());
    server.start_again();
    assert_eq!(history.latest().await.expect("a store"), Some(Number(1)));
    assert_eq!(history.publish(proposal(2, Some(1))).await.expect("published").number, Number(2));
    assert_eq!(history.verify().await.expect("a store"), []);
}

#[tokio::test]
async fn a_server_that_falls_silent_while_files_are_written_is_given_up_in_time() {
    let server = S3Server::start();
    let history = history(&server, &format!("s3://{BUCKET}"));
    history.publish(proposal(3, None)).await.expect("published");
    // The longest wait there is: what came before and what the new release needs are looked up, then a file is silent, and
    // whether it was kept can't be asked either.
    server.stall_after(3);
    let start = Instant::now();
    let told = history.publish(proposal(2, Some(1))).await;
    assert!(matches!(told, Err(PublishError::Store(StoreError::Store(_)))), "{told:?}");
    assert!(start.elapsed() < TOLD_MAX, "{:?}", start.elapsed());
    server.stall_no_more();
    assert_eq!(history.release(Number(1)).await.expect("a release").content, content(3));
    assert_eq!(history.publish(proposal(2, Some(1))).await.expect("published").number, Number(2));
    assert_eq!(history.verify().await.expect("a store"), []);
}

#[tokio::test]
async fn a_wrong_key_and_a_missing_bucket_are_told_and_not_taken_for_an_empty_history() {
    let server = S3Server::start();
    let address: StoreAddress = format!("s3://{BUCKET}").parse().expect("an address");
    let wrong = [("AWS_SECRET_ACCESS_KEY", "autre".to_owned())];
    let (store, prefix) = address.open_with(server.variables().into_iter().chain(wrong)).expect("a store");
    let denied = History::new(store, prefix);
    let missing = history(&server, "s3://absent");
    for history in [denied, missing] {
        let latest = history.latest().await;
        assert!(matches!(latest, Err(StoreError::Store(_))), "{latest:?}");
        let told = history.publish(proposal(1, None)).await;
        assert!(matches!(told, Err(PublishError::Store(_))), "{told:?}");
    }
}
