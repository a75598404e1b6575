//! The staff area without its pages: who is signed in, what a draft would change, and the publication of it.

pub(crate) mod form;
pub(crate) mod prepare;
pub(crate) mod publish;
pub(crate) mod signed;
mod work;

use std::sync::Arc;
use std::time::Duration;

use repertoire_staff::{AccountsJournal, Draft, DraftId, Drafts, Passwords, Sessions, Shapes, Throttle};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::follow::Follower;
use crate::limits::{PREPARED_DRAFTS_MAX, UPLOADS_AT_ONCE_MAX};
use prepare::{Base, Prepared, Unprepared, prepare};
use publish::Publication;
use repertoire_releases::Number;
pub(crate) use work::Progress;
use work::Works;

/// How long a page waits for work before it says that it goes on.
const PAGE_WAIT: Duration = Duration::from_millis(1_500);

/// How long it waits before that for the store to say what is newest.
const LOOK_WAIT: Duration = Duration::from_millis(400);

/// What came of working a draft out.
type Outcome = Result<Arc<Prepared>, Arc<Unprepared>>;

/// All that the staff area needs besides what everybody is served.
pub(crate) struct StaffArea {
    pub(crate) follower: Arc<Follower>,
    pub(crate) accounts: AccountsJournal,
    pub(crate) sessions: Sessions,
    pub(crate) passwords: Passwords,
    pub(crate) throttle: Throttle,
    pub(crate) drafts: Drafts,
    pub(crate) shapes: Shapes,
    /// Uploads that are read at one time: each is held in memory whole.
    pub(crate) uploads: Arc<Semaphore>,
    prepared: Works<(DraftId, Number, Number), Outcome>,
    publications: Works<(DraftId, Number), Publication>,
    /// Reading a list may take the memory of several times its size: one at a time.
    turn: Arc<Semaphore>,
}

/// A draft, with the release that it is compared with.
pub(crate) struct Opened {
    pub(crate) id: DraftId,
    /// The number of its last change.
    pub(crate) seen: Number,
    pub(crate) draft: Draft,
    /// The newest release.
    pub(crate) newest: Number,
}

impl StaffArea {
    pub(crate) fn new(follower: Arc<Follower>) -> Self {
        let store = follower.store().clone();
        Self {
            accounts: AccountsJournal::new(&store),
            sessions: Sessions::new(store.clone()),
            passwords: Passwords::default(),
            throttle: Throttle::default(),
            drafts: Drafts::new(store.clone()),
            shapes: Shapes::new(store),
            uploads: Arc::new(Semaphore::new(UPLOADS_AT_ONCE_MAX)),
            prepared: Works::new(PREPARED_DRAFTS_MAX),
            publications: Works::new(PREPARED_DRAFTS_MAX),
            turn: Arc::new(Semaphore::new(1)),
            follower,
        }
    }

    /// The turn to read a list: some workbooks take hundreds of megabytes while they are read, so one is read at a time.
    pub(crate) async fn alone(&self) -> Option<SemaphorePermit<'_>> {
        // Closed only with the program.
        self.turn.acquire().await.ok()
    }

    /// What everything prepared now is compared with: the newest release, looked for where it can be. One that takes long to open
    /// is known before, and opened on whoever leaves.
    pub(crate) async fn newest(&self) -> Number {
        let follower = Arc::clone(&self.follower);
        let looking = tokio::spawn(async move { follower.look_unless_looking().await });
        let _ = tokio::time::timeout(LOOK_WAIT, looking).await;
        self.follower.newest()
    }

    /// Serves what was just published, gone on with where that takes longer than a page may.
    pub(crate) async fn serve_newest(&self) {
        let follower = Arc::clone(&self.follower);
        let looking = tokio::spawn(async move { follower.look().await });
        let _ = tokio::time::timeout(PAGE_WAIT, looking).await;
    }

    /// What a draft would change, worked out once for each change of it and each release, off the threads that answer.
    pub(crate) async fn prepared(&self, opened: &Opened) -> Progress<Outcome> {
        let key = (opened.id, opened.seen, opened.newest);
        let (draft, drafts, turn) = (opened.draft.clone(), self.drafts.clone(), Arc::clone(&self.turn));
        let (follower, newest) = (Arc::clone(&self.follower), opened.newest);
        let make = move || async move {
            // Closed only with the program.
            let _turn = turn.acquire_owned().await;
            let outcome = match Base::read(&follower, newest).await {
                Ok(base) => prepare(&draft, &drafts, base).await,
                Err(error) => Err(Unprepared::Store(error)),
            };
            if let Err(why @ (Unprepared::Store(_) | Unprepared::Base(_))) = &outcome {
                tracing::error!(?why, "a draft could not be worked out");
            }
            outcome.map(Arc::new).map_err(Arc::new)
        };
        // What the store failed at is tried again by the next who asks.
        let keep = |outcome: &Outcome| !outcome.as_ref().is_err_and(|error| matches!(**error, Unprepared::Store(_)));
        self.prepared.get(key, PAGE_WAIT, keep, make).await
    }

    /// Opens a draft.
    pub(crate) async fn open(&self, id: DraftId) -> Result<Opened, repertoire_staff::DraftError> {
        let (seen, draft) = self.drafts.get(id).await?;
        Ok(Opened { id, seen, draft, newest: self.newest().await })
    }
}
