//! What happens to a history when the disk is full, a place can't be written to, or a store never answers.
// A test says what it expects by `expect`; clippy knows that of test functions, not of what they call.
#![allow(clippy::expect_used)]

mod support;

use std::fmt;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::stream::BoxStream;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{
    CopyOptions, Error, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta, ObjectStore,
    PutMultipartOptions, PutOptions, PutPayload, PutResult, Result,
};
use repertoire_releases::{CATALOGUE_FILE, History, Number, PublishError, Store, StoreError};
use support::{content, proposal};
use tokio::sync::Notify;

/// What a store suffers from.
#[derive(Debug)]
enum Fault {
    /// Its disk takes so many bytes more.
    Full(AtomicUsize),
    /// It answers so many requests more; the next never, though it may be done.
    Silent { left: AtomicUsize, done: bool, began: Arc<Notify> },
}

#[derive(Debug)]
struct Faulty {
    inner: Arc<dyn ObjectStore>,
    fault: Fault,
}

impl fmt::Display for Faulty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("faulty")
    }
}

fn takes(left: &AtomicUsize, much: usize) -> bool {
    left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(much)).is_ok()
}

impl Faulty {
    async fn answer<T>(&self, doing: impl Future<Output = T>) -> T {
        match &self.fault {
            Fault::Silent { left, done, began } if !takes(left, 1) => {
                if *done {
                    doing.await;
                }
                began.notify_one();
                std::future::pending().await
            }
            _ => doing.await,
        }
    }
}

#[async_trait::async_trait]
impl ObjectStore for Faulty {
    async fn put_opts(&self, location: &Path, payload: PutPayload, options: PutOptions) -> Result<PutResult> {
        let bytes = payload.content_length();
        if let Fault::Full(left) = &self.fault
            && !takes(left, bytes)
        {
            let source = Box::new(io::Error::from(io::ErrorKind::StorageFull));
            return Err(Error::Generic { store: "faulty", source });
        }
        let result = self.answer(self.inner.put_opts(location, payload, options)).await;
        if let (Fault::Full(left), Err(_)) = (&self.fault, &result) {
            // What was there already takes room only while it is offered.
            left.fetch_add(bytes, Ordering::SeqCst);
        }
        result
    }

    async fn get_opts(&self, location: &Path, options: GetOptions) -> Result<GetResult> {
        self.answer(self.inner.get_opts(location, options)).await
    }

    // A publication asks for nothing below.

    fn list(&self, prefix: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>> {
        self.inner.list(prefix)
    }

    async fn put_multipart_opts(&self, _: &Path, _: PutMultipartOptions) -> Result<Box<dyn MultipartUpload>> {
        unreachable!("files are written at once")
    }

    fn delete_stream(&self, _: BoxStream<'static, Result<Path>>) -> BoxStream<'static, Result<Path>> {
        unreachable!("nothing is ever deleted")
    }

    async fn list_with_delimiter(&self, _: Option<&Path>) -> Result<ListResult> {
        unreachable!("there are no folders")
    }

    async fn copy_opts(&self, _: &Path, _: &Path, _: CopyOptions) -> Result<()> {
        unreachable!("nothing is copied")
    }
}

/// The history is whole, and its newest release is the second or still the first.
async fn assert_whole(history: &History) -> Number {
    let latest = history.latest().await.expect("a store").expect("a release");
    let rows = if latest == Number(2) { 2 } else { 3 };
    assert_eq!(history.release(latest).await.expect("a whole release").content, content(rows));
    assert_eq!(history.verify().await.expect("a store"), []);
    latest
}

#[tokio::test]
async fn a_full_disk_is_told_as_such_and_room_is_all_it_takes_to_go_on() {
    let catalogue = content(2).file(CATALOGUE_FILE).expect("a file").len();
    // Full before the new file, before the entry, and just not.
    for (room, enough) in [(0, false), (catalogue, false), (catalogue + 10_000, true)] {
        let folder = tempfile::tempdir().expect("a folder");
        let sound = History::in_folder(folder.path()).expect("a folder");
        sound.publish(proposal(3, None)).await.expect("published");
        let inner = Arc::new(LocalFileSystem::new_with_prefix(folder.path()).expect("a folder"));
        let full = Faulty { inner, fault: Fault::Full(AtomicUsize::new(room)) };
        let told = History::new(Arc::new(full), Path::default()).publish(proposal(2, Some(1))).await;
        assert_eq!(told.is_ok(), enough, "{told:?}");
        assert_eq!(assert_whole(&sound).await, Number(if enough { 2 } else { 1 }));
        if let Err(error) = told {
            assert!(error.to_string().contains("no storage space"), "{error}");
            sound.publish(proposal(2, Some(1))).await.expect("published, now that there is room");
            assert_eq!(assert_whole(&sound).await, Number(2));
        }
    }
}

/// The system itself breaks off the writing of a file: the test runs itself again as a process that may write no file beyond
/// so many blocks of 512 bytes. No disk need be filled for that, and it holds for root too.
#[cfg(unix)]
#[tokio::test]
async fn a_file_that_can_t_be_written_to_its_end_is_no_part_of_the_history() {
    const FOLDER: &str = "FOLDER_OF_A_LIMITED_PROCESS";
    const NAME: &str = "a_file_that_can_t_be_written_to_its_end_is_no_part_of_the_history";
    if let Some(folder) = std::env::var_os(FOLDER) {
        let history = History::in_folder(folder.as_ref()).expect("a folder");
        let told = history.publish(proposal(2, Some(1))).await;
        assert!(matches!(told, Err(PublishError::Store(StoreError::Store(_)))), "{told:?}");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let history = History::in_folder(folder.path()).expect("a folder");
    history.publish(proposal(3, None)).await.expect("published");
    // Nothing, and less than the new catalogue.
    for blocks in ["0", "1"] {
        // The signal that the system sends along would end the process.
        let limited = std::process::Command::new("sh")
            .args(["-c", "trap '' XFSZ && ulimit -f \"$1\" && exec \"$2\" --exact \"$3\"", "sh", blocks])
            .arg(std::env::current_exe().expect("this test"))
            .arg(NAME)
            .env(FOLDER, folder.path())
            .output()
            .expect("a shell");
        let said = String::from_utf8_lossy(&limited.stdout);
        assert!(limited.status.success() && said.contains("1 passed"), "{said}");
        assert_eq!(assert_whole(&history).await, Number(1));
        // What was begun is taken away again, not left to fill the disk.
        let names = std::fs::read_dir(folder.path().join("blobs")).expect("blobs");
        let begun = names.map(|blob| blob.expect("one").file_name()).find(|name| name.len() != 64);
        assert_eq!(begun, None);
    }
    history.publish(proposal(2, Some(1))).await.expect("published");
    assert_eq!(assert_whole(&history).await, Number(2));
}

/// Root writes where permissions forbid it, and a test can't mount anything read-only; but in `/proc` nobody makes a folder.
#[cfg(target_os = "linux")]
#[test]
fn a_place_where_nobody_can_write_is_told_when_it_is_opened() {
    let told = Store::open(&"/proc/histoire".parse().expect("a folder"));
    assert!(matches!(told, Err(StoreError::Folder(_))), "{told:?}");
}

#[tokio::test]
async fn a_store_that_never_answers_leaves_the_old_release_or_the_new_one_to_who_gives_up() {
    let mut steps = 0;
    for done in [false, true] {
        for left in 0.. {
            let inner = Arc::new(InMemory::new());
            let sound = History::new(Arc::clone(&inner) as Arc<dyn ObjectStore>, Path::default());
            sound.publish(proposal(3, None)).await.expect("published");
            let began = Arc::new(Notify::new());
            let fault = Fault::Silent { left: AtomicUsize::new(left), done, began: Arc::clone(&began) };
            let silent = History::new(Arc::new(Faulty { inner, fault }), Path::default());
            // Given up as soon as the silence has begun: the same as after some seconds of it.
            let answered = tokio::select! {
                result = silent.publish(proposal(2, Some(1))) => Some(result.expect("published")),
                () = began.notified() => None,
            };
            let latest = assert_whole(&sound).await;
            match (&answered, sound.publish(proposal(2, Some(1))).await) {
                (None, Ok(_)) => assert_eq!(latest, Number(1)),
                (_, Err(PublishError::Conflict(Number(2)))) => assert_eq!(latest, Number(2)),
                (_, again) => panic!("{left} {done}: {again:?}"),
            }
            assert_eq!(assert_whole(&sound).await, Number(2));
            if answered.is_some() {
                steps += left;
                break;
            }
        }
    }
    assert!(steps > 20, "each file and the entry are steps: {steps}");
}
