//! The releases: listed, compared, brought back.

use axum::extract::{Path, State};
use axum::http::Uri;
use axum::response::Response;
use futures_util::{StreamExt, TryStreamExt, stream};
use jiff::Timestamp;
use repertoire_catalogue::Catalogue;
use repertoire_import::diff;
use repertoire_releases::{Manifest, Number, PublishError, StoreError};

use super::{frame, parameter, refused, sent_to, shown};
use crate::area::form::Form;
use crate::area::signed::{Editor, Signed};
use crate::ctx::Ctx;
use crate::error::Problem;
use crate::state::AppState;
use crate::text::staff_text;
use crate::views::staff::history::{Comparison, Listed};
use crate::views::staff::{history, path};

/// Releases of one page of the list.
const PAGE_RELEASES: u32 = 50;

/// Requests to the store under way at one time.
const AT_ONCE_MAX: usize = 16;

async fn manifest(signed: &Signed, number: Number) -> Result<Option<Manifest>, Problem> {
    match signed.area.follower.history().manifest(number).await {
        Ok(manifest) => Ok(Some(manifest)),
        // Lost, it is as good as damaged: whoever asks for one beyond the newest is told elsewhere.
        Err(StoreError::DamagedEntry(_) | StoreError::NoSuchRelease(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// What is said of releases, in the order asked for; nothing of those that are damaged.
pub(super) async fn manifests(signed: &Signed, numbers: impl Iterator<Item = Number>) -> Result<Vec<Listed>, Problem> {
    let read = async |number| Ok((number, manifest(signed, number).await?));
    stream::iter(numbers).map(read).buffered(AT_ONCE_MAX).try_collect().await
}

pub(super) async fn list(
    ctx: Ctx,
    State(state): State<AppState>,
    signed: Signed,
    uri: Uri,
) -> Result<Response, Problem> {
    let newest = signed.area.newest().await;
    let before = parameter(&uri, "avant").and_then(|before| before.parse::<u32>().ok());
    let first = before.map_or(newest.0, |before| before.saturating_sub(1).min(newest.0));
    let last = first.saturating_sub(PAGE_RELEASES - 1).max(1);
    let releases = manifests(&signed, (last..=first).rev().map(Number)).await?;
    let served = state.release().manifest.as_ref().map(|manifest| manifest.number);
    let older = (last > 1).then_some(Number(last));
    Ok(shown(history::list(&ctx, &frame(&ctx, &signed), &releases, served, older)))
}

/// The number in an address.
pub(super) fn number(text: &str) -> Result<Number, Problem> {
    text.parse().ok().filter(|number| *number > 0).map(Number).ok_or(Problem::NotFound)
}

pub(super) async fn show(
    ctx: Ctx,
    signed: Signed,
    Path((_, of)): Path<(String, String)>,
    uri: Uri,
) -> Result<Response, Problem> {
    let with = parameter(&uri, "avec").and_then(|with| with.trim().parse().ok()).map(Number);
    page(&ctx, &signed, number(&of)?, with, None).await
}

/// The page of a release, compared with another, or with the one before it.
async fn page(
    ctx: &Ctx,
    signed: &Signed,
    of: Number,
    with: Option<Number>,
    problem: Option<&str>,
) -> Result<Response, Problem> {
    let newest = signed.area.newest().await;
    if of > newest {
        return Err(Problem::NotFound);
    }
    let manifest = manifest(signed, of).await?;
    let from = with.filter(|with| *with <= newest && with.0 > 0).or(of.previous());
    let after = catalogue(signed, of).await?;
    let before = match from {
        None => None,
        Some(from) => catalogue(signed, from).await?.map(|catalogue| (from, catalogue)),
    };
    let comparison = match (&before, &after) {
        (Some((from, before)), Some(after)) => {
            Some(Comparison { from: *from, before, after, diff: diff(before, after) })
        }
        _ => None,
    };
    let manifest = manifest.filter(|_| after.is_some());
    // What bringing it back would change in what is newest.
    let back = match &after {
        Some(after) if of != newest => catalogue(signed, newest).await?.map(|now| diff(&now, after)),
        _ => None,
    };
    let staff = frame(ctx, signed);
    let compared = (comparison.as_ref(), back.as_ref());
    let page = history::release(ctx, &staff, of, manifest.as_ref(), newest, compared, problem);
    Ok(if problem.is_some() { refused(page) } else { shown(page) })
}

/// The catalogue of a release; nothing where it is damaged.
async fn catalogue(signed: &Signed, number: Number) -> Result<Option<Catalogue>, Problem> {
    let release = match signed.area.follower.history().release(number).await {
        Ok(release) => release,
        Err(StoreError::DamagedEntry(_) | StoreError::DamagedFile { .. } | StoreError::NoSuchRelease(_)) => {
            return Ok(None);
        }
        Err(error) => return Err(error.into()),
    };
    let read = tokio::task::spawn_blocking(move || release.content.catalogue().ok()).await;
    Ok(read.ok().flatten())
}

/// Publishes an earlier release again.
pub(super) async fn restore(
    ctx: Ctx,
    Editor(signed): Editor,
    Path((_, of)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Problem> {
    signed.recheck().await?;
    let of = number(&of)?;
    let parent = form.number("version").map(Number).ok_or(Problem::BadForm)?;
    let (author, note) = (signed.name().to_string(), form.text("note").to_owned());
    let area = &signed.area;
    if let (Some(now), Some(then)) = (catalogue(&signed, parent).await?, catalogue(&signed, of).await?) {
        let back = diff(&now, &then);
        let removed = back.removed.len();
        if back.asks_to_confirm() && form.number("retraits") != Some(removed) {
            let told = (staff_text(ctx.locale).not_confirmed)(removed);
            return page(&ctx, &signed, of, None, Some(&told)).await;
        }
    }
    match area.follower.history().roll_back(of, parent, author, note, Timestamp::now()).await {
        Ok(manifest) => {
            tracing::info!("release {} brings back {of}, by {}", manifest.number, signed.name());
            area.serve_newest().await;
            Ok(sent_to(&path(&ctx, &format!("/versions/{}", manifest.number))))
        }
        Err(PublishError::Conflict(number)) => {
            let told = (staff_text(ctx.locale).conflict)(number.0);
            page(&ctx, &signed, of, Some(number), Some(&told)).await
        }
        Err(PublishError::Store(error)) => Err(error.into()),
        Err(PublishError::Content(error)) => {
            tracing::error!(%error, "release {of} can't be brought back: {error}");
            Err(Problem::Failed)
        }
    }
}
