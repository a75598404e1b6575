//! The history in a folder and in stores that fail.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use object_store::PutOptions;
use object_store::memory::InMemory;
use repertoire_catalogue::Catalogue;

use super::*;
use crate::CATALOGUE_FILE;

fn time(second: i64) -> Timestamp {
    Timestamp::from_second(1_772_000_000 + second).expect("a time")
}

/// The shipped content with only the first rows, made once.
static CONTENTS: LazyLock<Vec<Content>> = LazyLock::new(|| {
    let shipped = Content::shipped();
    let catalogue = shipped.catalogue().expect("a catalogue");
    let of = |rows: usize| {
        let schemes = catalogue.schemes()[..rows].to_vec();
        let fewer = Catalogue::new(Arc::clone(catalogue.vocabulary()), schemes).expect("unique ids");
        shipped.with_catalogue(&fewer).expect("written")
    };
    (0..4).map(of).collect()
});

fn content(rows: usize) -> Content {
    CONTENTS[rows].clone()
}

fn proposal(rows: usize, parent: Option<u32>) -> Proposal {
    let parent = parent.map(Number);
    Proposal { content: content(rows), parent, author: "Anne".into(), note: "essai".into(), time: time(0) }
}

fn in_memory() -> (Arc<InMemory>, History) {
    let store = Arc::new(InMemory::new());
    (Arc::clone(&store), History::new(store, Path::from("un/prefixe")))
}

#[tokio::test]
async fn releases_follow_each_other_and_stay_as_they_were() {
    let folder = tempfile::tempdir().expect("a folder");
    let history = History::in_folder(&folder.path().join("nouveau")).expect("a folder");
    assert_eq!(history.latest().await.expect("a store"), None);
    let first = history.publish(proposal(3, None)).await.expect("published");
    let second = history.publish(proposal(2, Some(1))).await.expect("published");
    assert_eq!((first.number, first.rows, second.number, second.rows), (Number(1), 3, Number(2), 2));
    assert_eq!(history.latest().await.expect("a store"), Some(Number(2)));
    assert_eq!(history.release(Number(1)).await.expect("a release").content, content(3));
    let back = history.roll_back(Number(1), Number(2), "Anne".into(), String::new(), time(9)).await.expect("published");
    assert_eq!((back.number, back.restores, back.rows), (Number(3), Some(Number(1)), 3));
    assert_eq!(history.release(Number(3)).await.expect("a release").content, content(3));
    // What both hold is stored once.
    let blobs = std::fs::read_dir(folder.path().join("nouveau/blobs")).expect("blobs").count();
    assert_eq!(blobs, Content::shipped().files.len() + 1);
    assert_eq!(history.verify().await.expect("a store"), []);
    // Another process sees the same.
    let other = History::in_folder(&folder.path().join("nouveau")).expect("a folder");
    assert_eq!(other.manifest(Number(2)).await.expect("a manifest"), second);
}

#[tokio::test]
async fn who_prepared_against_an_older_release_is_told_which_is_newest() {
    let (_, history) = in_memory();
    history.publish(proposal(1, None)).await.expect("published");
    history.publish(proposal(2, Some(1))).await.expect("published");
    for parent in [None, Some(1)] {
        let late = history.publish(proposal(3, parent)).await;
        assert!(matches!(late, Err(PublishError::Conflict(Number(2)))), "{late:?}");
    }
    // Nor can a number be left out.
    let ahead = history.publish(proposal(3, Some(7))).await;
    assert!(matches!(ahead, Err(PublishError::Store(StoreError::NoSuchRelease(Number(7))))), "{ahead:?}");
    assert_eq!(history.latest().await.expect("a store"), Some(Number(2)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_publishers_exactly_one_wins_each_number() {
    let (_, history) = in_memory();
    history.publish(proposal(1, None)).await.expect("published");
    for round in 1..=100_u32 {
        let [a, b] = [2, 3].map(|rows| {
            let history = history.clone();
            tokio::spawn(async move { history.publish(proposal(rows, Some(round))).await })
        });
        let results = [a.await.expect("no panic"), b.await.expect("no panic")];
        let won = results.iter().filter(|result| result.is_ok()).count();
        let told = results.iter().filter(|result| matches!(result, Err(PublishError::Conflict(_)))).count();
        assert_eq!((won, told), (1, 1), "{round}: {results:?}");
        assert_eq!(history.latest().await.expect("a store"), Some(Number(round + 1)));
    }
    assert_eq!(history.verify().await.expect("a store"), []);
}

#[tokio::test]
async fn what_is_damaged_is_noticed_by_its_hash_and_never_published_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let history = History::in_folder(folder.path()).expect("a folder");
    let first = history.publish(proposal(3, None)).await.expect("published");
    let blob = folder.path().join("blobs").join(first.files[CATALOGUE_FILE].as_str());
    let whole = std::fs::read(&blob).expect("a blob");
    for damage in [&whole[..whole.len() / 2], b"", b"autre chose"] {
        std::fs::write(&blob, damage).expect("written");
        let read = history.release(Number(1)).await;
        assert!(matches!(read, Err(StoreError::DamagedFile { ref file, .. }) if file == CATALOGUE_FILE), "{read:?}");
        let remark = Remark { number: Number(1), file: Some(CATALOGUE_FILE.into()) };
        assert_eq!(history.verify().await.expect("a store"), [remark]);
        let again = history.publish(proposal(3, Some(1))).await;
        assert!(matches!(again, Err(PublishError::Store(StoreError::DamagedFile { .. }))), "{again:?}");
    }
    std::fs::write(&blob, &whole).expect("written");
    assert_eq!(history.verify().await.expect("a store"), []);
    std::fs::write(folder.path().join("releases/00000001.json"), b"{").expect("written");
    assert!(matches!(history.release(Number(1)).await, Err(StoreError::DamagedEntry(Number(1)))));
    assert_eq!(history.verify().await.expect("a store"), [Remark { number: Number(1), file: None }]);
}

#[tokio::test]
async fn a_folder_that_can_t_be_used_is_told_and_nothing_is_half_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("fichier");
    std::fs::write(&file, b"").expect("written");
    assert!(matches!(History::in_folder(&file), Err(StoreError::Folder(_))));
    // A file stands where entries should: files can be kept, the release can't.
    let history = History::in_folder(&folder.path().join("histoire")).expect("a folder");
    std::fs::write(folder.path().join("histoire/releases"), b"").expect("written");
    let told = history.publish(proposal(1, None)).await;
    assert!(matches!(told, Err(PublishError::Store(_))), "{told:?}");
    std::fs::remove_file(folder.path().join("histoire/releases")).expect("removed");
    assert_eq!(history.latest().await.expect("a store"), None);
    // Once the folder is mended, the same is published; the files kept before are its own.
    history.publish(proposal(1, None)).await.expect("published");
    assert_eq!(history.verify().await.expect("a store"), []);
}

#[tokio::test]
async fn what_a_manifest_names_outside_the_store_is_not_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let history = History::in_folder(folder.path()).expect("a folder");
    history.publish(proposal(1, None)).await.expect("published");
    let entry = folder.path().join("releases/00000001.json");
    let text = std::fs::read_to_string(&entry).expect("an entry");
    let at = text.find("\"catalogue.csv\": \"").expect("a file") + 18;
    std::fs::write(&entry, format!("{}../../../../etc/passwd{}", &text[..at], &text[at + 64..])).expect("written");
    assert!(matches!(history.release(Number(1)).await, Err(StoreError::DamagedEntry(Number(1)))));
}

#[tokio::test]
async fn content_that_is_none_is_not_published() {
    let (_, history) = in_memory();
    let mut none = proposal(1, None);
    none.content.files.insert(CATALOGUE_FILE.into(), Bytes::from_static(b"id,intitule\nun,Un\n"));
    assert!(matches!(history.publish(none).await, Err(PublishError::Content(ContentError::Catalogue))));
    assert_eq!(history.latest().await.expect("a store"), None);
}

#[tokio::test]
async fn names_and_notes_are_cut_and_times_may_jump() {
    let (_, history) = in_memory();
    let mut long = proposal(1, None);
    (long.author, long.note) = ("é".repeat(AUTHOR_CHARS_MAX + 1), "é".repeat(NOTE_CHARS_MAX + 1));
    let first = history.publish(long).await.expect("published");
    assert_eq!((first.author.chars().count(), first.note.chars().count()), (AUTHOR_CHARS_MAX, NOTE_CHARS_MAX));
    // The order is that of the numbers, whatever the clocks say.
    let mut earlier = proposal(2, Some(1));
    earlier.time = time(-1_000_000);
    history.publish(earlier).await.expect("published");
    assert_eq!(history.latest().await.expect("a store"), Some(Number(2)));
}

/// A store that fails from its n-th operation on, before doing it or after.
#[derive(Debug)]
struct Failing {
    inner: Arc<InMemory>,
    left: AtomicUsize,
    after: bool,
}

impl std::fmt::Display for Failing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("failing")
    }
}

impl Failing {
    fn fails(&self) -> bool {
        self.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_err()
    }
}

fn failure() -> object_store::Error {
    object_store::Error::Generic { store: "failing", source: "the cable".into() }
}

#[async_trait::async_trait]
impl ObjectStore for Failing {
    async fn put_opts(
        &self,
        location: &Path,
        payload: object_store::PutPayload,
        options: PutOptions,
    ) -> object_store::Result<object_store::PutResult> {
        let fails = self.fails();
        if fails && !self.after {
            return Err(failure());
        }
        let done = self.inner.put_opts(location, payload, options).await;
        if fails { Err(failure()) } else { done }
    }

    async fn put_multipart_opts(
        &self,
        _: &Path,
        _: object_store::PutMultipartOptions,
    ) -> object_store::Result<Box<dyn object_store::MultipartUpload>> {
        Err(failure())
    }

    async fn get_opts(
        &self,
        location: &Path,
        options: object_store::GetOptions,
    ) -> object_store::Result<object_store::GetResult> {
        if self.fails() { Err(failure()) } else { self.inner.get_opts(location, options).await }
    }

    fn delete_stream(
        &self,
        _: futures_util::stream::BoxStream<'static, object_store::Result<Path>>,
    ) -> futures_util::stream::BoxStream<'static, object_store::Result<Path>> {
        // Nothing is ever deleted.
        Box::pin(futures_util::stream::once(async { Err(failure()) }))
    }

    fn list(
        &self,
        prefix: Option<&Path>,
    ) -> futures_util::stream::BoxStream<'static, object_store::Result<object_store::ObjectMeta>> {
        if self.fails() {
            Box::pin(futures_util::stream::once(async { Err(failure()) }))
        } else {
            self.inner.list(prefix)
        }
    }

    async fn list_with_delimiter(&self, _: Option<&Path>) -> object_store::Result<object_store::ListResult> {
        Err(failure())
    }

    async fn copy_opts(&self, _: &Path, _: &Path, _: object_store::CopyOptions) -> object_store::Result<()> {
        Err(failure())
    }
}

#[tokio::test]
async fn a_publish_that_fails_at_any_step_leaves_the_old_release_or_the_new_one() {
    let mut steps = 0;
    for after in [false, true] {
        for left in 0.. {
            let inner = Arc::new(InMemory::new());
            let sound = History::new(Arc::clone(&inner) as Arc<dyn ObjectStore>, Path::default());
            sound.publish(proposal(3, None)).await.expect("published");
            let failing = Failing { inner: Arc::clone(&inner), left: AtomicUsize::new(left), after };
            let told = History::new(Arc::new(failing), Path::default()).publish(proposal(2, Some(1))).await;
            let latest = sound.latest().await.expect("a store").expect("a release");
            let release = sound.release(latest).await.expect("a whole release");
            assert_eq!(release.content, if latest == Number(2) { content(2) } else { content(3) });
            assert_eq!(sound.verify().await.expect("a store"), []);
            // What was confirmed is there. What failed may be there: the store failed after writing, and could not be asked.
            assert!(told.is_err() || latest == Number(2), "{left} {after}: {told:?}");
            // Who tries again gets it published, or is told that it is.
            let again = sound.publish(proposal(2, Some(1))).await;
            assert!(again.is_ok() || matches!(again, Err(PublishError::Conflict(Number(2)))), "{left}: {again:?}");
            if told.is_ok() {
                steps += left;
                break;
            }
        }
    }
    assert!(steps > 20, "each file and the entry are steps: {steps}");
}
