//! A real S3 server inside the test process, which can be stopped and made silent. It stands on s3s-fs: files in a folder, every
//! signature checked. It has a thread and a runtime of its own, so that tests without one can use it.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::JoinHandle;

use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use s3s::auth::SimpleAuth;
use s3s::dto::{
    GetObjectInput, GetObjectOutput, HeadObjectInput, HeadObjectOutput, ListObjectsV2Input, ListObjectsV2Output,
    PutObjectInput, PutObjectOutput,
};
use s3s::service::{S3Service, S3ServiceBuilder};
use s3s::{S3, S3Request, S3Response, S3Result};
use s3s_fs::FileSystem;
use tempfile::TempDir;
use tokio::sync::{RwLock, oneshot};

const ACCESS_KEY: &str = "cle-de-test";
const SECRET_KEY: &str = "secret-de-test";
/// The one bucket.
pub(crate) const BUCKET: &str = "catalogue";

/// s3s-fs knows `If-None-Match: *`, but looks first and writes then: of two requests at once both may find nothing and
/// write. A real server decides once, so writers come one by one here, and readers see none of it half done. It also makes
/// any bucket that is written to, which a real one refuses. Of S3 there is what a history asks for, and nothing that deletes.
struct OneByOne {
    files: FileSystem,
    /// Whether it is one of those that don't know `If-None-Match`.
    overwrites: Arc<AtomicBool>,
    lock: RwLock<()>,
}

#[async_trait::async_trait]
impl S3 for OneByOne {
    async fn put_object(&self, mut request: S3Request<PutObjectInput>) -> S3Result<S3Response<PutObjectOutput>> {
        if request.input.bucket != BUCKET {
            return Err(s3s::s3_error!(NoSuchBucket));
        }
        if self.overwrites.load(Ordering::SeqCst) {
            request.input.if_none_match = None;
        }
        let _alone = self.lock.write().await;
        self.files.put_object(request).await
    }

    async fn get_object(&self, request: S3Request<GetObjectInput>) -> S3Result<S3Response<GetObjectOutput>> {
        let _reading = self.lock.read().await;
        self.files.get_object(request).await
    }

    async fn head_object(&self, request: S3Request<HeadObjectInput>) -> S3Result<S3Response<HeadObjectOutput>> {
        let _reading = self.lock.read().await;
        self.files.head_object(request).await
    }

    async fn list_objects_v2(
        &self,
        request: S3Request<ListObjectsV2Input>,
    ) -> S3Result<S3Response<ListObjectsV2Output>> {
        let _reading = self.lock.read().await;
        self.files.list_objects_v2(request).await
    }
}

/// The server; gone with its files when it is dropped.
pub(crate) struct S3Server {
    /// Its address, `http://127.0.0.1:…`; the same after an outage.
    pub(crate) endpoint: String,
    address: SocketAddr,
    folder: TempDir,
    service: S3Service,
    overwrites: Arc<AtomicBool>,
    /// How many requests it will still answer.
    answers: Arc<AtomicUsize>,
    running: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
}

impl S3Server {
    /// Starts one on a free port, with the one bucket empty.
    pub(crate) fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join(BUCKET)).expect("a bucket");
        let files = FileSystem::new(folder.path()).expect("a folder");
        let overwrites = Arc::new(AtomicBool::new(false));
        let one_by_one = OneByOne { files, overwrites: Arc::clone(&overwrites), lock: RwLock::new(()) };
        let mut builder = S3ServiceBuilder::new(one_by_one);
        builder.set_auth(SimpleAuth::from_single(ACCESS_KEY, SECRET_KEY));
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let address = listener.local_addr().expect("an address");
        let mut server = Self {
            endpoint: format!("http://{address}"),
            address,
            folder,
            service: builder.build(),
            overwrites,
            answers: Arc::new(AtomicUsize::new(usize::MAX)),
            running: None,
        };
        server.serve(listener);
        server
    }

    /// The variables by which a program finds it; what it uses of the surroundings' must be taken away by who starts one.
    pub(crate) fn variables(&self) -> Vec<(&str, String)> {
        vec![
            ("AWS_ENDPOINT", self.endpoint.clone()),
            ("AWS_ALLOW_HTTP", "true".into()),
            ("AWS_REGION", "eu-west-1".into()),
            ("AWS_ACCESS_KEY_ID", ACCESS_KEY.into()),
            ("AWS_SECRET_ACCESS_KEY", SECRET_KEY.into()),
        ]
    }

    /// Where the files of the bucket are: what is read and damaged behind its back.
    pub(crate) fn files(&self) -> PathBuf {
        self.folder.path().join(BUCKET)
    }

    /// An outage: the port is closed, and connections are cut.
    pub(crate) fn stop(&mut self) {
        if let Some((stop, thread)) = self.running.take() {
            // Who is gone already needs not be told.
            let _ = stop.send(());
            thread.join().expect("no panic in the S3 server");
        }
    }

    /// The end of an outage: same port, same files.
    pub(crate) fn start_again(&mut self) {
        self.stop();
        let listener = TcpListener::bind(self.address).expect("the same port");
        self.serve(listener);
    }

    /// From now on it takes every write, also where it is asked to refuse: no server to keep a history on.
    pub(crate) fn overwrite(&self) {
        self.overwrites.store(true, Ordering::SeqCst);
    }

    /// Answers so many requests more, then none: connections are taken, requests too, and nothing comes back.
    pub(crate) fn stall_after(&self, answers: usize) {
        self.answers.store(answers, Ordering::SeqCst);
    }

    /// Answers whatever comes from now on; what was asked in between stays without an answer.
    pub(crate) fn stall_no_more(&self) {
        self.stall_after(usize::MAX);
    }

    fn serve(&mut self, listener: TcpListener) {
        listener.set_nonblocking(true).expect("a socket");
        let (stop, stopped) = oneshot::channel();
        let (service, answers) = (self.service.clone(), Arc::clone(&self.answers));
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                tokio::select! {
                    result = accept(listener, service, answers) => result.expect("connections"),
                    _ = stopped => {}
                }
            });
            // The runtime ends here, and each connection with it.
        });
        self.running = Some((stop, thread));
    }
}

impl Drop for S3Server {
    fn drop(&mut self) {
        self.stop();
    }
}

async fn accept(listener: TcpListener, service: S3Service, answers: Arc<AtomicUsize>) -> io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    loop {
        let (socket, _) = listener.accept().await?;
        // A head and its body are two writes: without this the second waits for the client's delayed confirmation.
        socket.set_nodelay(true)?;
        let (service, answers) = (service.clone(), Arc::clone(&answers));
        let answer = service_fn(move |request: hyper::Request<Incoming>| {
            let (service, answers) = (service.clone(), Arc::clone(&answers));
            async move {
                if answers.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_err() {
                    std::future::pending::<()>().await;
                }
                service.call(request.map(s3s::Body::from)).await
            }
        });
        // Who cuts a connection, or asks for nonsense, is not this server's concern.
        tokio::spawn(async move {
            let _ = http1::Builder::new().serve_connection(TokioIo::new(socket), answer).await;
        });
    }
}
