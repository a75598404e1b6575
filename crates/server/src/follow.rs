//! The release that is served, and the watch over the store for newer ones.
//!
//! Any number of servers may follow one store: each looks for the next entry every few seconds, builds the index aside and
//! swaps. What fails (a store that is down, a damaged release) leaves what is served as it is, and is remembered for staff.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use repertoire_releases::{Content, History, Number, Proposal, PublishError, Store, StoreError};
use tokio::sync::watch;

use crate::release::{OpenError, OpenRelease};

/// Who publishes the first release of an empty store.
const FIRST_AUTHOR: &str = "Répertoire";

/// A store can't be opened for serving.
#[derive(Debug, thiserror::Error)]
pub enum FollowError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The first release could not be published.
    #[error(transparent)]
    Publish(#[from] PublishError),
    /// No release of it can be read.
    #[error("no release can be read; the newest: {0}")]
    NothingGood(OpenFailure),
}

/// Why a release could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenFailure {
    /// It can't be read from the store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Its content can't be served.
    #[error(transparent)]
    Open(#[from] OpenError),
}

impl OpenFailure {
    /// Whether what is stored is wrong, rather than out of reach: to ask again would change nothing.
    const fn is_damage(&self) -> bool {
        !matches!(self, Self::Store(StoreError::Store(_) | StoreError::Folder(_)))
    }
}

/// What is wrong with the store, as staff are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// Since when.
    pub since: Timestamp,
    /// What.
    pub kind: TroubleKind,
}

/// See [`Trouble`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TroubleKind {
    /// The store does not answer, or with an error, or no longer holds what was read in it.
    Unreachable,
    /// This release is published and can't be read: an earlier one is served.
    Damaged(Number),
}

/// Follows the history of one store.
pub struct Follower {
    store: Store,
    history: History,
    sender: watch::Sender<Arc<OpenRelease>>,
    /// The newest number that was opened, or found damaged. Held while looking, so that one looks at a time.
    seen: tokio::sync::Mutex<Number>,
    /// The newest number there is, known before it is opened: a long release takes seconds, and nobody waits for them.
    newest: Mutex<Number>,
    trouble: Mutex<Option<Trouble>>,
}

impl Follower {
    /// Opens the newest release that can be read. An empty store is given the shipped catalogue as its first.
    ///
    /// # Errors
    /// When the store can't be read, or holds no release that can be.
    pub async fn open(store: Store) -> Result<Arc<Self>, FollowError> {
        let history = store.history();
        let newest = match history.latest().await? {
            Some(newest) => newest,
            None => first(&store, &history).await?,
        };
        let mut trouble = None;
        let mut number = newest;
        let release = loop {
            match load(&history, number).await {
                Ok(release) => break release,
                Err(failure) => match number.previous().filter(|_| failure.is_damage()) {
                    None => return Err(FollowError::NothingGood(failure)),
                    Some(previous) => {
                        tracing::error!(error = %failure, "release {number} can't be served: {failure}");
                        trouble = Some(Trouble { since: Timestamp::now(), kind: TroubleKind::Damaged(newest) });
                        number = previous;
                    }
                },
            }
        };
        let (sender, _) = watch::channel(Arc::new(release));
        let (seen, newest, trouble) = (tokio::sync::Mutex::new(newest), Mutex::new(newest), Mutex::new(trouble));
        Ok(Arc::new(Self { store, history, sender, seen, newest, trouble }))
    }

    /// The release served now, and those to come.
    #[must_use]
    pub fn current(&self) -> watch::Receiver<Arc<OpenRelease>> {
        self.sender.subscribe()
    }

    /// Its history.
    #[must_use]
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// Its store.
    #[must_use]
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// The newest release seen in the store: it may be one that is being opened, or that can't be served.
    #[must_use]
    pub fn newest(&self) -> Number {
        *self.newest.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is wrong with the store, if anything is.
    #[must_use]
    pub fn trouble(&self) -> Option<Trouble> {
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, kind: Option<TroubleKind>) {
        let mut trouble = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        let known = trouble.map(|known| known.kind);
        if known == kind {
            return;
        }
        match kind {
            Some(TroubleKind::Unreachable) => tracing::error!("the store can't be reached; the last release is served"),
            Some(TroubleKind::Damaged(number)) => {
                tracing::error!("release {number} is damaged; the last good one is served");
            }
            None => tracing::info!("the store is well again"),
        }
        *trouble = kind.map(|kind| Trouble { since: Timestamp::now(), kind });
    }

    fn is_damaged(&self, number: Number) -> bool {
        self.trouble().is_some_and(|trouble| trouble.kind == TroubleKind::Damaged(number))
    }

    /// Notes whether the store is within reach; of a damaged release it says nothing new.
    fn note_reach(&self, error: Option<&StoreError>) {
        if let Some(error) = error {
            tracing::debug!(%error, "the store failed: {error}");
        }
        if !matches!(self.trouble(), Some(Trouble { kind: TroubleKind::Damaged(_), .. })) {
            self.note(error.map(|_| TroubleKind::Unreachable));
        }
    }

    /// Nothing newer is what a store says too that is no longer there: a disk that is not mounted, a bucket that was removed.
    async fn note_whether_there(&self, newest: Number) {
        let there = match self.history.newer(newest.previous()).await {
            Ok(Some(_)) => Ok(()),
            Ok(None) => Err(StoreError::NoSuchRelease(newest)),
            Err(error) => Err(error),
        };
        self.note_reach(there.as_ref().err());
    }

    /// Looks for newer releases, and serves the newest that can be read.
    pub async fn look(&self) {
        self.look_from(self.seen.lock().await).await;
    }

    /// The same, unless somebody is at it.
    pub async fn look_unless_looking(&self) {
        if let Ok(seen) = self.seen.try_lock() {
            self.look_from(seen).await;
        }
    }

    async fn look_from(&self, mut seen: tokio::sync::MutexGuard<'_, Number>) {
        let mut newest = *seen;
        loop {
            match self.history.newer(Some(newest)).await {
                Ok(Some(newer)) => newest = newer,
                // A damaged release may be whole later: a copy that was still arriving, a file put back.
                Ok(None) if newest > *seen || self.is_damaged(newest) => break,
                Ok(None) => return self.note_whether_there(newest).await,
                Err(error) => return self.note_reach(Some(&error)),
            }
        }
        *self.newest.lock().unwrap_or_else(PoisonError::into_inner) = newest;
        match load(&self.history, newest).await {
            Ok(release) => {
                *seen = newest;
                tracing::info!("serving release {newest}");
                self.sender.send_replace(Arc::new(release));
                self.note(None);
            }
            Err(failure) if failure.is_damage() => {
                tracing::debug!(error = %failure, "release {newest} can't be served: {failure}");
                *seen = newest;
                self.note(Some(TroubleKind::Damaged(newest)));
            }
            // Asked again next time.
            Err(failure) => {
                tracing::debug!(error = %failure, "the store failed: {failure}");
                self.note(Some(TroubleKind::Unreachable));
            }
        }
    }

    /// Looks every so often, for as long as it runs: never at the same moment as the other servers of the store.
    pub async fn follow(&self, every: Duration) {
        loop {
            tokio::time::sleep(jittered(every)).await;
            self.look().await;
        }
    }
}

/// Between three and five quarters of a time.
fn jittered(every: Duration) -> Duration {
    let random = getrandom::u32().unwrap_or(u32::MAX / 2);
    every.mul_f64(0.75 + 0.5 * f64::from(random) / f64::from(u32::MAX))
}

/// Gives an empty store the shipped catalogue, unless another server just did. A store that can't keep a history is told
/// before it holds any.
async fn first(store: &Store, history: &History) -> Result<Number, PublishError> {
    store.probe().await?;
    let proposal = Proposal {
        content: Content::shipped(),
        parent: None,
        author: FIRST_AUTHOR.into(),
        note: String::new(),
        time: Timestamp::now(),
    };
    match history.publish(proposal).await {
        Ok(manifest) => Ok(manifest.number),
        Err(PublishError::Conflict(number)) => Ok(number),
        Err(error) => Err(error),
    }
}

/// Reads a release and builds its index, off the threads that answer.
async fn load(history: &History, number: Number) -> Result<OpenRelease, OpenFailure> {
    let release = history.release(number).await?;
    let opened = tokio::task::spawn_blocking(move || OpenRelease::of_release(release)).await;
    // A panic while building is a defect of ours: the release is as good as damaged, and the old one is served on.
    let failed = |error: tokio::task::JoinError| OpenError::Fingerprint(std::io::Error::other(error));
    Ok(opened.map_err(failed)??)
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn followed() -> (tempfile::TempDir, Store, Arc<Follower>) {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::in_folder(folder.path()).expect("a store");
        let follower = Follower::open(store.clone()).await.expect("a follower");
        (folder, store, follower)
    }

    fn served(follower: &Follower) -> (u32, usize) {
        let release = follower.sender.borrow().clone();
        (release.manifest.as_ref().expect("a release").number.0, release.catalogue().schemes().len())
    }

    async fn publish(store: &Store, rows: usize, parent: u32) {
        let content = Content::shipped();
        let catalogue = content.catalogue().expect("a catalogue");
        let schemes = catalogue.schemes()[..rows].to_vec();
        let fewer =
            repertoire_catalogue::Catalogue::new(Arc::clone(catalogue.vocabulary()), schemes).expect("unique ids");
        let content = content.with_catalogue(&fewer).expect("written");
        let (author, note, time) = ("Anne".into(), String::new(), Timestamp::now());
        let proposal = Proposal { content, parent: Some(Number(parent)), author, note, time };
        store.history().publish(proposal).await.expect("published");
    }

    #[tokio::test]
    async fn an_empty_store_gets_the_shipped_catalogue_and_what_is_published_elsewhere_is_served() {
        let (_folder, store, follower) = followed().await;
        assert_eq!(served(&follower), (1, repertoire_import::shipped().catalogue.schemes().len()));
        publish(&store, 5, 1).await;
        publish(&store, 3, 2).await;
        follower.look().await;
        assert_eq!((served(&follower), follower.trouble()), ((3, 3), None));
        // Another server starts with the newest, and publishes nothing.
        let other = Follower::open(store).await.expect("a follower");
        assert_eq!(served(&other), (3, 3));
    }

    #[tokio::test]
    async fn a_damaged_release_leaves_the_last_good_one_and_is_told() {
        let (folder, store, follower) = followed().await;
        publish(&store, 5, 1).await;
        let entry = folder.path().join("releases/00000002.json");
        let whole = std::fs::read(&entry).expect("an entry");
        std::fs::write(&entry, "{\"number\": 2").expect("torn");
        follower.look().await;
        let kind = follower.trouble().map(|trouble| trouble.kind);
        assert_eq!((served(&follower).0, kind), (1, Some(TroubleKind::Damaged(Number(2)))));
        // A server that starts now does the same.
        let other = Follower::open(store.clone()).await.expect("a follower");
        let kind = other.trouble().map(|trouble| trouble.kind);
        assert_eq!((served(&other).0, kind), (1, Some(TroubleKind::Damaged(Number(2)))));
        // Put back, it is served; publishing over it is the other way out.
        std::fs::write(&entry, whole).expect("put back");
        other.look().await;
        assert_eq!((served(&other), other.trouble()), ((2, 5), None));
        std::fs::write(&entry, "{").expect("torn");
        publish(&store, 4, 2).await;
        follower.look().await;
        assert_eq!((served(&follower), follower.trouble()), ((3, 4), None));
    }

    #[tokio::test]
    async fn a_store_that_is_away_leaves_what_is_served_and_is_told_until_it_is_back() {
        let (folder, store, follower) = followed().await;
        publish(&store, 5, 1).await;
        let (here, away) = (folder.path().join("releases"), folder.path().join("elsewhere"));
        std::fs::rename(&here, &away).expect("moved");
        // Nothing where the folder was, as on a disk that is not mounted; then a file.
        follower.look().await;
        let kind = follower.trouble().map(|trouble| trouble.kind);
        assert_eq!((served(&follower).0, kind), (1, Some(TroubleKind::Unreachable)));
        std::fs::write(&here, "").expect("written");
        follower.look().await;
        let kind = follower.trouble().map(|trouble| trouble.kind);
        assert_eq!((served(&follower).0, kind), (1, Some(TroubleKind::Unreachable)));
        std::fs::remove_file(&here).expect("removed");
        std::fs::rename(&away, &here).expect("moved");
        follower.look().await;
        assert_eq!((served(&follower), follower.trouble()), ((2, 5), None));
    }

    #[tokio::test]
    async fn nobody_waits_while_a_release_is_being_opened() {
        let (_folder, store, follower) = followed().await;
        publish(&store, 5, 1).await;
        let somebody = follower.seen.lock().await;
        follower.look_unless_looking().await;
        assert_eq!((follower.newest(), served(&follower).0), (Number(1), 1));
        drop(somebody);
        follower.look_unless_looking().await;
        assert_eq!((follower.newest(), served(&follower)), (Number(2), (2, 5)));
    }

    #[test]
    fn servers_do_not_look_at_the_same_moment() {
        let every = Duration::from_secs(4);
        let times: Vec<Duration> = (0..50).map(|_| jittered(every)).collect();
        assert!(times.iter().all(|time| (3.0..=5.0).contains(&time.as_secs_f64())));
        assert!(times.iter().any(|time| *time != times[0]));
    }
}
