//! The one way in which anything is written, on stores that answer as some S3 servers do.

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::stream::BoxStream;
use object_store::memory::InMemory;
use object_store::{
    CopyOptions, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta, PutMultipartOptions, PutPayload,
    PutResult,
};

use super::*;
use crate::journal::AppendError;

/// How a server takes a write.
#[derive(Debug)]
enum Way {
    /// Refused so many times, since another write of the name is under way, of which nothing comes.
    Busy(AtomicUsize),
    /// Refused once; then the other write is done, of these bytes.
    Overtaken(&'static [u8]),
    /// As if it had not been asked to refuse.
    Overwriting,
}

#[derive(Debug)]
struct Server {
    inner: InMemory,
    way: Way,
    asked: AtomicUsize,
}

impl fmt::Display for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("server")
    }
}

/// A server, and a store in it.
fn server(way: Way) -> (Arc<Server>, Store) {
    let server = Arc::new(Server { inner: InMemory::new(), way, asked: AtomicUsize::new(0) });
    (Arc::clone(&server), Store::new(server, Path::from("ici")))
}

#[async_trait::async_trait]
impl ObjectStore for Server {
    async fn put_opts(&self, path: &Path, bytes: PutPayload, options: PutOptions) -> object_store::Result<PutResult> {
        let busy = || Error::AlreadyExists { path: path.to_string(), source: "409 ConditionalRequestConflict".into() };
        let asked = self.asked.fetch_add(1, Ordering::SeqCst);
        match &self.way {
            Way::Busy(times) if asked < times.load(Ordering::SeqCst) => Err(busy()),
            Way::Overtaken(other) if asked == 0 => {
                let (inner, path, other) = (self.inner.clone(), path.clone(), Bytes::from_static(other));
                tokio::spawn(async move {
                    tokio::time::sleep(BUSY_PAUSE / 4).await;
                    inner.put(&path, other.into()).await.expect("written");
                });
                Err(busy())
            }
            Way::Overwriting => self.inner.put_opts(path, bytes, PutMode::Overwrite.into()).await,
            _ => self.inner.put_opts(path, bytes, options).await,
        }
    }

    async fn get_opts(&self, path: &Path, options: GetOptions) -> object_store::Result<GetResult> {
        self.inner.get_opts(path, options).await
    }

    // A write asks for nothing below.

    fn list(&self, _: Option<&Path>) -> BoxStream<'static, object_store::Result<ObjectMeta>> {
        unreachable!("nothing is listed")
    }

    async fn put_multipart_opts(
        &self,
        _: &Path,
        _: PutMultipartOptions,
    ) -> object_store::Result<Box<dyn MultipartUpload>> {
        unreachable!("files are written at once")
    }

    fn delete_stream(
        &self,
        _: BoxStream<'static, object_store::Result<Path>>,
    ) -> BoxStream<'static, object_store::Result<Path>> {
        unreachable!("nothing is ever deleted")
    }

    async fn list_with_delimiter(&self, _: Option<&Path>) -> object_store::Result<ListResult> {
        unreachable!("nothing is listed")
    }

    async fn copy_opts(&self, _: &Path, _: &Path, _: CopyOptions) -> object_store::Result<()> {
        unreachable!("nothing is copied")
    }
}

fn journal(store: &Store) -> Journal<String> {
    store.journal(&["essais"])
}

#[tokio::test]
async fn a_name_that_is_busy_and_then_free_is_written_as_if_nothing_had_been() {
    let blob = Bytes::from_static(b"une ligne");
    let (asked, store) = server(Way::Busy(AtomicUsize::new(2)));
    let hash = store.keep(&blob).await.expect("kept");
    assert_eq!((store.read(&hash).await.expect("a store"), asked.asked.load(Ordering::SeqCst)), (Some(blob), 3));
    let (_, store) = server(Way::Busy(AtomicUsize::new(2)));
    let number = journal(&store).append(None, &"un".into()).await.expect("written");
    assert_eq!(journal(&store).entry(number).await.expect("an entry"), "un");
}

#[tokio::test]
async fn a_name_that_another_takes_meanwhile_is_compared() {
    // Two servers keep the same blob at once.
    let (_, store) = server(Way::Overtaken(b"une ligne"));
    store.keep(&Bytes::from_static(b"une ligne")).await.expect("kept by the other");
    let (_, store) = server(Way::Overtaken(b"autre chose"));
    assert!(matches!(store.keep(&Bytes::from_static(b"une ligne")).await, Err(Kept::Damaged)));
    let (_, store) = server(Way::Overtaken(b"\"autre\""));
    assert!(matches!(journal(&store).append(None, &"un".into()).await, Err(AppendError::Conflict)));
    assert_eq!(journal(&store).newer(None).await.expect("a store"), Some(Number(1)));
}

#[tokio::test]
async fn a_name_that_stays_busy_is_a_failure_of_the_store_and_no_damage() {
    let (asked, store) = server(Way::Busy(AtomicUsize::new(usize::MAX)));
    let told = store.keep(&Bytes::from_static(b"une ligne")).await;
    assert!(matches!(told, Err(Kept::Failed(StoreError::Store(Error::AlreadyExists { .. })))), "{told:?}");
    assert_eq!(asked.asked.load(Ordering::SeqCst), 1 + BUSY_TRIES_MAX);
    let told = journal(&store).append(None, &"un".into()).await;
    assert!(matches!(told, Err(AppendError::Store(StoreError::Store(_)))), "{told:?}");
}

#[tokio::test]
async fn a_store_that_overwrites_is_told_from_one_that_refuses() {
    let (_, store) = server(Way::Overwriting);
    let told = store.probe().await.expect_err("overwritten");
    assert!(matches!(told, StoreError::CannotRefuse) && told.to_string().contains("no history"), "{told}");
    let (_, store) = server(Way::Busy(AtomicUsize::new(2)));
    store.probe().await.expect("refused");
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::in_folder(folder.path()).expect("a folder");
    // As often as one likes: each has a name of its own.
    for probes in 1..=3 {
        store.probe().await.expect("refused");
        assert_eq!(std::fs::read_dir(folder.path().join("probe")).expect("probes").count(), probes);
    }
    assert_eq!(store.history().latest().await.expect("a store"), None);
}
