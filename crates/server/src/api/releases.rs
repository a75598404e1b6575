//! What was published: the releases, and what one changes in another.
//!
//! Who published and the notes they left are not told: staff wrote them for each other. What is asked of the store is bounded: so many
//! entries at one time, one comparison at one time with few waiting for it, and what was worked out is kept.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::State;
use axum::http::{Response, Uri};
use futures_util::{StreamExt, TryStreamExt, stream};
use repertoire_catalogue::{Catalogue, PAGE_KEY};
use repertoire_import::diff;
use repertoire_releases::{Content, Manifest, Number, StoreError};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::wire::{Changes, ReleaseWire, ReleasesWire};
use super::{ApiProblem, JSON, ProblemKind, asked_locale, json, links};
use crate::answer::{Answer, Key, answer, ready};
use crate::extract::{Headers, ReleaseNumber, selection_pairs};
use crate::follow::Follower;
use crate::limits::{
    CHANGES_PAGE_MAX, COMPARISON_TURN_SECONDS_MAX, COMPARISONS_KEPT_BYTES_MAX, COMPARISONS_WAITING_MAX,
    RELEASE_READ_SECONDS_MAX, RELEASES_ASKED_AT_ONCE_MAX, RELEASES_KEPT_MAX, RELEASES_PAGE_MAX,
};
use crate::release::OpenRelease;
use crate::state::AppState;

/// From which release changes are told.
pub(super) const SINCE_KEY: &str = "depuis";
/// Up to which one.
pub(super) const UNTIL_KEY: &str = "jusqu-a";
/// The number of a release in a path.
pub(super) const NUMBER_KEY: &str = "numero";

/// The history as the API reads it.
pub(crate) struct PastReleases {
    follower: Arc<Follower>,
    /// What is said of each release: it never changes.
    told: quick_cache::sync::Cache<u32, ReleaseWire>,
    /// Turns for asking the store what is said of one.
    asking: Semaphore,
    /// What one changes in another: neither ever changes.
    compared: quick_cache::sync::Cache<(u32, u32), Arc<Changes>, Weigher>,
    /// Places for those who wait for their turn to compare.
    line: Semaphore,
    turn: Arc<Semaphore>,
}

#[derive(Clone)]
struct Weigher;

impl quick_cache::Weighter<(u32, u32), Arc<Changes>> for Weigher {
    fn weight(&self, _: &(u32, u32), changes: &Arc<Changes>) -> u64 {
        changes.bytes() as u64
    }
}

/// What is compared: what is served is open already.
enum Side {
    Open(Arc<Catalogue>),
    Stored(Content),
}

impl Side {
    fn catalogue(self) -> Result<Arc<Catalogue>, ApiProblem> {
        match self {
            Self::Open(catalogue) => Ok(catalogue),
            Self::Stored(content) => {
                content.catalogue().map(Arc::new).map_err(|_| ApiProblem::from(ProblemKind::Damaged))
            }
        }
    }
}

impl PastReleases {
    pub(crate) fn new(follower: Arc<Follower>) -> Self {
        /// A usual comparison: some schemes with a sentence or two each.
        const COMPARISON_BYTES_USUAL: u64 = 10_000;
        let comparisons = (COMPARISONS_KEPT_BYTES_MAX / COMPARISON_BYTES_USUAL) as usize;
        Self {
            follower,
            told: quick_cache::sync::Cache::new(RELEASES_KEPT_MAX),
            asking: Semaphore::new(RELEASES_ASKED_AT_ONCE_MAX),
            compared: quick_cache::sync::Cache::with_weighter(comparisons, COMPARISONS_KEPT_BYTES_MAX, Weigher),
            line: Semaphore::new(COMPARISONS_WAITING_MAX),
            turn: Arc::new(Semaphore::new(1)),
        }
    }

    /// What is said of a release.
    async fn manifest(&self, number: u32) -> Result<ReleaseWire, ApiProblem> {
        if let Some(known) = self.told.get(&number) {
            return Ok(known);
        }
        // Closed only with the program.
        let _turn = self.asking.acquire().await.map_err(|_| ProblemKind::Failed)?;
        let told = in_time(self.follower.history().manifest(Number(number))).await?;
        let wire = release_wire(&told);
        self.told.insert(number, wire.clone());
        Ok(wire)
    }

    /// The same in a list, where one that is damaged has a number and nothing else.
    async fn listed(&self, number: u32) -> Result<ReleaseWire, ApiProblem> {
        match self.manifest(number).await {
            Err(ApiProblem { kind: ProblemKind::Damaged | ProblemKind::NoRelease, .. }) => {
                Ok(ReleaseWire { numero: number, publiee_le: None, lignes: None, parent: None, restaure: None })
            }
            told => told,
        }
    }

    async fn side(&self, number: u32, served: &OpenRelease) -> Result<Side, ApiProblem> {
        if served_number(served) == number {
            return Ok(Side::Open(Arc::clone(served.index.catalogue())));
        }
        Ok(Side::Stored(in_time(self.follower.history().release(Number(number))).await?.content))
    }

    /// What one release changes in another.
    async fn changes(
        self: &Arc<Self>,
        since: u32,
        until: u32,
        served: &OpenRelease,
    ) -> Result<Arc<Changes>, ApiProblem> {
        let key = (since, until);
        if let Some(kept) = self.compared.get(&key) {
            return Ok(kept);
        }
        let _place = self.line.try_acquire().map_err(|_| ProblemKind::Busy)?;
        let wait = Duration::from_secs(COMPARISON_TURN_SECONDS_MAX);
        let Ok(Ok(turn)) = timeout(wait, Arc::clone(&self.turn).acquire_owned()).await else {
            return Err(ProblemKind::Busy.into());
        };
        // Somebody who asked for the same may have had the turn before.
        if let Some(kept) = self.compared.get(&key) {
            return Ok(kept);
        }
        let (before, after) = (self.side(since, served).await?, self.side(until, served).await?);
        let past = Arc::clone(self);
        // The turn ends with the work, whoever leaves.
        let work = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            let (before, after) = (before.catalogue()?, after.catalogue()?);
            let changes = Arc::new(Changes::new(&diff(&before, &after), &before, &after));
            past.compared.insert(key, Arc::clone(&changes));
            Ok(changes)
        });
        work.await.map_err(|_| ProblemKind::Failed)?
    }
}

/// The number of the release that is served: nothing newer is published yet for those who read.
fn served_number(release: &OpenRelease) -> u32 {
    release.manifest.as_ref().map_or(0, |manifest| manifest.number.0)
}

/// What the store answers, unless it takes too long to.
async fn in_time<T>(asked: impl Future<Output = Result<T, StoreError>>) -> Result<T, ApiProblem> {
    match timeout(Duration::from_secs(RELEASE_READ_SECONDS_MAX), asked).await {
        Ok(answered) => answered.map_err(ApiProblem::from),
        Err(_) => Err(ProblemKind::StoreAway.into()),
    }
}

fn release_wire(manifest: &Manifest) -> ReleaseWire {
    ReleaseWire {
        numero: manifest.number.0,
        publiee_le: Some(manifest.time.to_string()),
        lignes: Some(manifest.rows),
        parent: manifest.parent.map(|number| number.0),
        restaure: manifest.restores.map(|number| number.0),
    }
}

fn past(state: &AppState) -> Result<&Arc<PastReleases>, ApiProblem> {
    state.0.past.as_ref().ok_or_else(|| ProblemKind::NoHistory.into())
}

/// A whole number from 1, written in digits. One beyond all numbers is none that was published.
pub(super) fn whole(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.then(|| text.parse().unwrap_or(u32::MAX))?;
    (number > 0).then_some(number)
}

/// The whole number of a parameter, which may be missing, but not be two.
pub(super) fn number(uri: &Uri, name: &'static str) -> Result<Option<u32>, ApiProblem> {
    let mut values = selection_pairs(uri).filter(|(key, _)| key == name).map(|(_, value)| value);
    let Some(first) = values.next() else { return Ok(None) };
    if values.any(|other| other != first) {
        return Err(ApiProblem::parameter(name));
    }
    whole(&first).map(Some).ok_or(ApiProblem::parameter(name))
}

/// One that was published: not beyond what is served.
fn published(number: u32, served: u32) -> Result<u32, ApiProblem> {
    if number <= served { Ok(number) } else { Err(ProblemKind::NoRelease.into()) }
}

/// `GET /api/v1/versions`
pub(crate) async fn list(
    State(state): State<AppState>,
    Headers(headers): Headers,
    uri: Uri,
) -> Result<Response<Body>, ApiProblem> {
    let (release, past) = (state.release(), past(&state)?);
    let (total, asked) = (served_number(&release), number(&uri, PAGE_KEY)?.unwrap_or(1));
    let pages = total.div_ceil(RELEASES_PAGE_MAX).max(1);
    let page = asked.min(pages);
    let ctx = state.ctx(asked_locale(&uri, state.0.locale).0);
    let address = format!("api {} versions {page} {}", ctx.locale.tag(), release.publication());
    let key = Key::new(&release, &ctx, &address);
    if let Some(ready) = ready(&headers, key, &state.0.cache) {
        return Ok(ready);
    }
    let newest = total - (page - 1) * RELEASES_PAGE_MAX;
    let numbers = (newest.saturating_sub(RELEASES_PAGE_MAX) + 1..=newest).rev();
    let told = stream::iter(numbers).map(|number| past.listed(number)).buffered(RELEASES_ASKED_AT_ONCE_MAX);
    let versions: Vec<ReleaseWire> = told.try_collect().await?;
    let links = links::pages(&ctx, page, pages, |page| {
        links::in_language("/api/v1/versions", &format!("?{PAGE_KEY}={page}"), ctx.locale)
    });
    // One that is damaged may be put back: not kept.
    let whole = versions.iter().all(|version| version.publiee_le.is_some());
    let made = Answer::new(JSON, json(&ReleasesWire { total, page, pages, par_page: RELEASES_PAGE_MAX, versions }));
    if whole {
        answer(&headers, key, &state.0.cache, || Ok(made.linked(links))).map_err(ApiProblem::from)
    } else {
        Ok(made.linked(links).unkept())
    }
}

/// `GET /api/v1/versions/{numero}`
pub(crate) async fn one(
    ReleaseNumber(asked): ReleaseNumber,
    State(state): State<AppState>,
    Headers(headers): Headers,
) -> Result<Response<Body>, ApiProblem> {
    let (release, past) = (state.release(), past(&state)?);
    let number = whole(&asked).ok_or(ApiProblem::parameter(NUMBER_KEY))?;
    let number = published(number, served_number(&release))?;
    let wire = past.manifest(number).await?;
    let time = wire.publiee_le.as_deref().unwrap_or_default();
    let key = Key::new(&release, &state.ctx(state.0.locale), &format!("api versions/{number} {time}"));
    answer(&headers, key, &state.0.cache, || Ok(Answer::new(JSON, json(&wire)))).map_err(ApiProblem::from)
}

/// `GET /api/v1/changements`
pub(crate) async fn changes(
    State(state): State<AppState>,
    Headers(headers): Headers,
    uri: Uri,
) -> Result<Response<Body>, ApiProblem> {
    let (release, past) = (state.release(), past(&state)?);
    let served = served_number(&release);
    let since = number(&uri, SINCE_KEY)?.ok_or(ApiProblem::parameter(SINCE_KEY))?;
    let (until, page) = (number(&uri, UNTIL_KEY)?, number(&uri, PAGE_KEY)?.unwrap_or(1));
    let (since, until) = (published(since, served)?, published(until.unwrap_or(served), served)?);
    let ctx = state.ctx(asked_locale(&uri, state.0.locale).0);
    let address = format!("api {} changements {since} {until} {page} {}", ctx.locale.tag(), release.publication());
    let key = Key::new(&release, &ctx, &address);
    if let Some(ready) = ready(&headers, key, &state.0.cache) {
        return Ok(ready);
    }
    let changes = past.changes(since, until, &release).await?;
    answer(&headers, key, &state.0.cache, || {
        let wire = changes.page(since, until, page, CHANGES_PAGE_MAX);
        let links = links::pages(&ctx, wire.page, wire.pages, |page| {
            let query = format!("?{SINCE_KEY}={since}&{UNTIL_KEY}={until}&{PAGE_KEY}={page}");
            links::in_language("/api/v1/changements", &query, ctx.locale)
        });
        Ok(Answer::new(JSON, json(&wire)).linked(links))
    })
    .map_err(ApiProblem::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_in_digits_and_begins_at_one() {
        for (text, expected) in [
            ("1", Some(1)),
            ("012", Some(12)),
            ("4294967295", Some(u32::MAX)),
            ("99999999999999999999", Some(u32::MAX)),
            ("0", None),
            ("", None),
            ("-1", None),
            ("+1", None),
            ("1.0", None),
            (" 1", None),
            ("un", None),
            ("\u{661}", None),
        ] {
            assert_eq!(whole(text), expected, "{text}");
        }
    }

    #[test]
    fn a_parameter_may_be_missing_or_said_twice_but_not_be_two() {
        let of = |query: &str| number(&format!("/?{query}").parse().expect("an address"), SINCE_KEY);
        assert_eq!(of("autre=1"), Ok(None));
        assert_eq!(of("depuis=3&depuis=3"), Ok(Some(3)));
        for wrong in ["depuis=", "depuis=3&depuis=4", "depuis=chats"] {
            assert_eq!(of(wrong), Err(ApiProblem::parameter(SINCE_KEY)), "{wrong}");
        }
    }
}
