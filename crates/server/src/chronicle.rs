//! When each scheme first appeared and when it last changed, worked out from the releases: what the feed tells. Rows themselves hold no
//! such dates, and what a list says of its own past would have to be believed.
//!
//! Releases are read once each, oldest first, aside from what is served and only once somebody asks. Of a release nothing is kept but two
//! hashes and three numbers for each scheme, some 5 MB for 100,000 rows.

use std::collections::HashMap;
use std::collections::hash_map::{Entry, RandomState};
use std::hash::{BuildHasher, Hash, Hasher};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use repertoire_catalogue::Catalogue;
use repertoire_import::{COLUMNS, cell};
use repertoire_releases::{Manifest, Number, StoreError};
use tokio::sync::{Mutex, OwnedMutexGuard, watch};

use crate::follow::Follower;
use crate::limits::{CHRONICLE_DEPARTED_MAX, CHRONICLE_RELEASES_MAX, CHRONICLE_SECONDS_MAX};
use crate::release::OpenRelease;

/// A release, and when it was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) number: Number,
    pub(crate) time: Timestamp,
}

impl Moment {
    const fn of(manifest: &Manifest) -> Self {
        Self { number: manifest.number, time: manifest.time }
    }
}

/// The release with which something came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Since {
    /// This one.
    At(Moment),
    /// This one, the oldest that was read, or one before it.
    AtOrBefore(Moment),
}

impl Since {
    pub(crate) const fn moment(self) -> Moment {
        match self {
            Self::At(moment) | Self::AtOrBefore(moment) => moment,
        }
    }
}

/// Of one scheme: with which release it came and last changed, as places among those that were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Dates {
    first: u32,
    changed: u32,
}

/// What is known of the schemes of one release.
#[derive(Debug)]
pub(crate) struct Told {
    /// The releases that were read, oldest first. The last is the one whose rows these are.
    moments: Arc<[Moment]>,
    /// By row.
    rows: Box<[Dates]>,
}

impl Told {
    /// When a row first appeared.
    pub(crate) fn first(&self, row: usize) -> Since {
        self.since(self.rows[row].first)
    }

    /// When a row last changed, which may be when it appeared, or came back.
    pub(crate) fn changed(&self, row: usize) -> Since {
        self.since(self.rows[row].changed)
    }

    /// What orders rows by their news, the newest highest: those that changed last, and of them those that are new.
    pub(crate) fn rank(&self, row: usize) -> (u32, u32) {
        (self.rows[row].changed, self.rows[row].first)
    }

    fn since(&self, at: u32) -> Since {
        let moment = self.moments[at as usize];
        // What the first release of all holds appeared with it; what another holds that was read first may be older.
        if at == 0 && moment.number != Number::FIRST { Since::AtOrBefore(moment) } else { Since::At(moment) }
    }

    fn number(&self) -> Option<Number> {
        self.moments.last().map(|moment| moment.number)
    }
}

/// What is kept of a scheme between two releases.
struct Known {
    content: u64,
    dates: Dates,
    /// The last release that held it.
    seen: u32,
}

/// The walk through the releases, as far as it has come.
#[derive(Default)]
struct Walk {
    /// With keys of this process: nobody can write two ids that are one here.
    hasher: RandomState,
    moments: Vec<Moment>,
    known: HashMap<u64, Known>,
    /// Of the release that it stands at.
    told: Option<Arc<Told>>,
}

impl Walk {
    /// Where to go on reading on the way to a release, and whether all that is known is too old to go on from. At most `releases_max`
    /// releases are read before it.
    fn next(&self, to: Number, releases_max: u32) -> (Number, bool) {
        let oldest = Number(to.0.saturating_sub(releases_max).max(Number::FIRST.0));
        match self.moments.last().map(|last| last.number.next()) {
            Some(next) if next >= oldest => (next, false),
            _ => (oldest, true),
        }
    }

    /// Takes in the next release.
    fn add(&mut self, moment: Moment, catalogue: &Catalogue, departed_max: usize) -> Box<[Dates]> {
        // Numbers of releases have 32 bits.
        let now = self.moments.len() as u32;
        self.moments.push(moment);
        let rows = catalogue.schemes().iter().map(|scheme| {
            let id = self.hasher.hash_one(&scheme.id);
            let mut hasher = self.hasher.build_hasher();
            for column in COLUMNS {
                cell(catalogue, scheme, column).hash(&mut hasher);
            }
            let content = hasher.finish();
            let dates = Dates { first: now, changed: now };
            match self.known.entry(id) {
                Entry::Vacant(entry) => entry.insert(Known { content, dates, seen: now }).dates,
                Entry::Occupied(entry) => {
                    let known = entry.into_mut();
                    // One that was gone in between has changed, whatever it says.
                    if known.content != content || known.seen + 1 != now {
                        known.dates.changed = now;
                    }
                    (known.content, known.seen) = (content, now);
                    known.dates
                }
            }
        });
        let rows: Box<[Dates]> = rows.collect();
        if self.known.len() > rows.len() + departed_max {
            // Who comes back after that is new.
            self.known.retain(|_, known| known.seen == now);
        }
        rows
    }
}

/// How far the chronicle is.
enum Progress {
    Begun,
    Told(Arc<Told>),
    /// The store did not answer.
    Failed,
}

/// The chronicle of a store.
pub(crate) struct Chronicle {
    follower: Arc<Follower>,
    walk: Arc<Mutex<Walk>>,
    progress: watch::Sender<Progress>,
    releases_max: u32,
}

impl Chronicle {
    pub(crate) fn new(follower: Arc<Follower>) -> Self {
        let walk = Arc::new(Mutex::new(Walk::default()));
        let progress = watch::Sender::new(Progress::Begun);
        Self { follower, walk, progress, releases_max: CHRONICLE_RELEASES_MAX }
    }

    /// The release that is served now, and what is known of its schemes. Nothing where it takes longer than
    /// [`CHRONICLE_SECONDS_MAX`] to work out, which then goes on, or where the store does not answer.
    pub(crate) async fn current(&self) -> Option<(Arc<OpenRelease>, Arc<Told>)> {
        let mut progress = self.progress.subscribe();
        let told = async {
            loop {
                let release = Arc::clone(&self.follower.current().borrow());
                let number = release.manifest.as_ref()?.number;
                if let Progress::Told(told) = &*progress.borrow_and_update()
                    && told.number() == Some(number)
                {
                    return Some((release, Arc::clone(told)));
                }
                self.go_on(release);
                progress.changed().await.ok()?;
                if matches!(&*progress.borrow(), Progress::Failed) {
                    return None;
                }
            }
        };
        tokio::time::timeout(Duration::from_secs(CHRONICLE_SECONDS_MAX), told).await.ok()?
    }

    /// Walks up to a release, unless somebody is at it.
    fn go_on(&self, to: Arc<OpenRelease>) {
        let Ok(walk) = Arc::clone(&self.walk).try_lock_owned() else { return };
        let (follower, progress, releases_max) = (Arc::clone(&self.follower), self.progress.clone(), self.releases_max);
        tokio::spawn(async move {
            let progressed = match walk_to(walk, &follower, to, releases_max).await {
                Ok(Some(told)) => Progress::Told(told),
                // Work that was cut: the next one who asks begins again.
                Ok(None) => Progress::Failed,
                Err(error) => {
                    tracing::warn!(%error, "the releases can't be read for the feed: {error}");
                    Progress::Failed
                }
            };
            // The walk is free again by now: who is told that it ended short of the newest release can go on.
            progress.send_replace(progressed);
        });
    }
}

async fn walk_to(
    mut walk: OwnedMutexGuard<Walk>,
    follower: &Follower,
    to: Arc<OpenRelease>,
    releases_max: u32,
) -> Result<Option<Arc<Told>>, StoreError> {
    let Some(moment) = to.manifest.as_ref().map(Moment::of) else { return Ok(None) };
    if walk.moments.last().is_some_and(|last| last.number >= moment.number) {
        return Ok(walk.told.clone());
    }
    let (next, anew) = walk.next(moment.number, releases_max);
    if anew {
        *walk = Walk::default();
    }
    for number in (next.0..moment.number.0).map(Number) {
        let release = match follower.history().release(number).await {
            Ok(release) => release,
            Err(error @ (StoreError::Store(_) | StoreError::Folder(_))) => return Err(error),
            // A store of which nothing is left is away, as a disk that is not mounted.
            Err(error @ StoreError::NoSuchRelease(_)) if follower.history().manifest(moment.number).await.is_err() => {
                return Err(error);
            }
            // What can't be read tells nothing: its changes are those of the next.
            Err(error) => {
                tracing::debug!(%error, "release {number} is left out of the feed: {error}");
                continue;
            }
        };
        let read = tokio::task::spawn_blocking(move || {
            if let Ok(catalogue) = release.content.catalogue() {
                walk.add(Moment::of(&release.manifest), &catalogue, CHRONICLE_DEPARTED_MAX);
            }
            walk
        });
        let Ok(read) = read.await else { return Ok(None) };
        walk = read;
    }
    let last = tokio::task::spawn_blocking(move || {
        let rows = walk.add(moment, to.catalogue(), CHRONICLE_DEPARTED_MAX);
        let told = Arc::new(Told { moments: walk.moments.as_slice().into(), rows });
        walk.told = Some(Arc::clone(&told));
        told
    });
    Ok(last.await.ok())
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::collection::vec;
    use proptest::prelude::*;
    use repertoire_catalogue::{Scheme, SchemeId};
    use repertoire_import::diff;
    use repertoire_releases::{Content, Proposal, Store};

    use super::*;

    static SHIPPED: LazyLock<Catalogue> = LazyLock::new(|| repertoire_import::shipped().catalogue);

    /// A catalogue of schemes by their ids and titles.
    fn catalogue(rows: &[(u8, u8)]) -> Catalogue {
        let shipped = &*SHIPPED;
        let scheme = |&(id, title): &(u8, u8)| Scheme {
            id: SchemeId::parse(&format!("ligne-{id}")).expect("an id"),
            title: format!("Titre {title}").into(),
            ..shipped.schemes()[0].clone()
        };
        Catalogue::new(Arc::clone(shipped.vocabulary()), rows.iter().map(scheme).collect()).expect("unique ids")
    }

    fn moment(number: usize) -> Moment {
        let number = Number(number as u32);
        Moment { number, time: Timestamp::from_second(i64::from(number.0)).expect("a time") }
    }

    /// Schemes of up to six ids with up to three titles each, in any order.
    fn lists() -> impl Strategy<Value = Vec<Vec<(u8, u8)>>> {
        let list = vec((0..6_u8, 0..3_u8), 0..8).prop_map(|mut rows| {
            let mut seen = std::collections::HashSet::new();
            rows.retain(|(id, _)| seen.insert(*id));
            rows
        });
        vec(list, 1..9)
    }

    proptest! {
        #[test]
        fn the_walk_tells_what_comparing_all_releases_tells(lists in lists()) {
            let catalogues: Vec<Catalogue> = lists.iter().map(|rows| catalogue(rows)).collect();
            let mut walk = Walk::default();
            let mut rows: Box<[Dates]> = Box::default();
            for (at, catalogue) in catalogues.iter().enumerate() {
                rows = walk.add(moment(at + 1), catalogue, usize::MAX / 2);
            }
            let last = catalogues.last().expect("one");
            for (row, scheme) in last.schemes().iter().enumerate() {
                let first = catalogues.iter().position(|catalogue| catalogue.row(&scheme.id.to_string()).is_some());
                let changed = (1..catalogues.len()).rev().find(|&at| {
                    let changes = diff(&catalogues[at - 1], &catalogues[at]);
                    changes.added.iter().any(|&at_row| catalogues[at].schemes()[at_row].id == scheme.id)
                        || changes.changed.iter().any(|changed| changed.id == scheme.id)
                });
                let expected = (first.expect("in the last") as u32, changed.unwrap_or(0) as u32);
                prop_assert_eq!((rows[row].first, rows[row].changed), expected, "{}", &scheme.id);
            }
        }

        #[test]
        fn going_on_tells_what_beginning_again_tells(lists in lists()) {
            let mut on = Walk::default();
            for (at, rows) in lists.iter().enumerate() {
                let told = on.add(moment(at + 1), &catalogue(rows), usize::MAX / 2);
                let mut again = Walk::default();
                let all = lists[..=at].iter().enumerate();
                let last = all.map(|(at, rows)| again.add(moment(at + 1), &catalogue(rows), usize::MAX / 2)).last();
                prop_assert_eq!(Some(told), last);
            }
        }
    }

    #[test]
    fn as_many_are_remembered_that_have_gone_as_may_be() {
        let dates = |departed_max: usize| {
            let mut walk = Walk::default();
            walk.add(moment(1), &catalogue(&[(1, 0), (2, 0), (3, 0)]), departed_max);
            walk.add(moment(2), &catalogue(&[(1, 0)]), departed_max);
            let rows = walk.add(moment(3), &catalogue(&[(1, 0), (2, 0)]), departed_max);
            rows.iter().map(|dates| (dates.first, dates.changed)).collect::<Vec<_>>()
        };
        assert_eq!(dates(2), [(0, 0), (0, 2)]);
        // Two have gone, and one may be remembered: neither is.
        assert_eq!(dates(1), [(0, 0), (2, 2)]);
    }

    #[test]
    fn as_many_releases_are_read_as_may_be() {
        let at = |number| Walk { moments: vec![moment(number)], ..Walk::default() };
        assert_eq!(Walk::default().next(Number(1), 100), (Number(1), true));
        assert_eq!(Walk::default().next(Number(101), 100), (Number(1), true));
        assert_eq!(Walk::default().next(Number(102), 100), (Number(2), true));
        assert_eq!(at(5).next(Number(6), 100), (Number(6), false));
        assert_eq!(at(5).next(Number(106), 100), (Number(6), false));
        assert_eq!(at(5).next(Number(107), 100), (Number(7), true));
    }

    /// Publishes lists one after the other, a second apart, into a store whose first release is the shipped catalogue.
    async fn published(lists: &[&[(u8, u8)]]) -> (tempfile::TempDir, Store, Arc<Follower>) {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::in_folder(folder.path()).expect("a store");
        let follower = Follower::open(store.clone()).await.expect("a follower");
        for (at, rows) in lists.iter().enumerate() {
            publish(&store, at as u32 + 1, rows).await;
        }
        follower.look().await;
        (folder, store, follower)
    }

    async fn publish(store: &Store, parent: u32, rows: &[(u8, u8)]) {
        let content = Content::shipped().with_catalogue(&catalogue(rows)).expect("written");
        let time = moment(parent as usize + 1).time;
        let (author, note) = (String::new(), String::new());
        let proposal = Proposal { content, parent: Some(Number(parent)), author, note, time };
        store.history().publish(proposal).await.expect("published");
    }

    /// Of each row: with which releases it came and last changed; negative where one before may be meant.
    async fn told(chronicle: &Chronicle) -> Option<Vec<(i64, i64)>> {
        let signed = |since| match since {
            Since::At(moment) => i64::from(moment.number.0),
            Since::AtOrBefore(moment) => -i64::from(moment.number.0),
        };
        let (release, told) = chronicle.current().await?;
        let rows = 0..release.catalogue().schemes().len();
        Some(rows.map(|row| (signed(told.first(row)), signed(told.changed(row)))).collect())
    }

    #[tokio::test]
    async fn releases_are_read_as_they_come() {
        let (_folder, store, follower) = published(&[&[(1, 0), (2, 0)], &[(1, 1), (2, 0), (3, 0)]]).await;
        let chronicle = Chronicle::new(Arc::clone(&follower));
        assert_eq!(told(&chronicle).await, Some(vec![(2, 3), (2, 2), (3, 3)]));
        // Two at once: the server sees the later only.
        publish(&store, 3, &[(2, 5), (3, 0)]).await;
        publish(&store, 4, &[(3, 0), (1, 1), (2, 5)]).await;
        follower.look().await;
        assert_eq!(told(&chronicle).await, Some(vec![(3, 3), (2, 5), (2, 4)]));
    }

    #[tokio::test]
    async fn what_is_older_than_what_is_read_may_be_older_still() {
        let (_folder, _store, follower) =
            published(&[&[(1, 0), (2, 0)], &[(1, 0), (2, 0)], &[(1, 0), (2, 1)], &[(1, 0), (2, 1), (3, 0)]]).await;
        let of = |releases_max| Chronicle { releases_max, ..Chronicle::new(Arc::clone(&follower)) };
        assert_eq!(told(&of(4)).await, Some(vec![(2, 2), (2, 4), (5, 5)]));
        assert_eq!(told(&of(3)).await, Some(vec![(-2, -2), (-2, 4), (5, 5)]));
        assert_eq!(told(&of(0)).await, Some(vec![(-5, -5), (-5, -5), (-5, -5)]));
    }

    #[tokio::test]
    async fn a_damaged_release_leaves_its_changes_to_the_next() {
        let (folder, _store, follower) = published(&[&[(1, 0)], &[(1, 1)], &[(1, 1), (2, 0)]]).await;
        std::fs::write(folder.path().join("releases/00000003.json"), "{").expect("torn");
        assert_eq!(told(&Chronicle::new(follower)).await, Some(vec![(2, 4), (4, 4)]));
    }

    #[tokio::test]
    async fn a_store_that_is_away_is_asked_again() {
        let (folder, _store, follower) = published(&[&[(1, 0)], &[(1, 1)]]).await;
        let chronicle = Chronicle::new(follower);
        let (here, away) = (folder.path().join("releases"), folder.path().join("elsewhere"));
        std::fs::rename(&here, &away).expect("moved");
        std::fs::write(&here, "").expect("no folder");
        assert_eq!(told(&chronicle).await, None);
        std::fs::remove_file(&here).expect("removed");
        std::fs::rename(&away, &here).expect("moved");
        assert_eq!(told(&chronicle).await, Some(vec![(2, 3)]));
    }

    #[tokio::test]
    async fn nobody_waits_longer_than_may_be() {
        let (_folder, _store, follower) = published(&[&[(1, 0)]]).await;
        let chronicle = Chronicle::new(follower);
        let somebody = Arc::clone(&chronicle.walk).lock_owned().await;
        tokio::time::pause();
        assert_eq!(told(&chronicle).await, None);
        tokio::time::resume();
        drop(somebody);
        assert_eq!(told(&chronicle).await, Some(vec![(2, 2)]));
    }
}
