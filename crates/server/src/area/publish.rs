//! The publication of a draft: goes on to its end whoever closes the page, and tells what came of it.

use std::sync::Arc;

use jiff::Timestamp;
use repertoire_releases::{Number, Proposal, PublishError};
use repertoire_staff::{Draft, DraftId, Name, Status};

use super::work::Progress;
use super::{Opened, PAGE_WAIT, StaffArea};
use crate::area::prepare::Prepared;

/// What came of a publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Publication {
    /// It is on line as this release.
    Done(Number),
    /// Another release came in between.
    Conflict(Number),
    /// The store failed, and does not say that it published.
    Failed,
}

impl Publication {
    const fn is_done(&self) -> bool {
        matches!(self, Self::Done(_))
    }
}

impl StaffArea {
    /// Publishes a draft as it was prepared.
    pub(crate) async fn publish(
        self: &Arc<Self>,
        opened: &Opened,
        prepared: &Prepared,
        by: Name,
        note: String,
    ) -> Progress<Publication> {
        // What came of an attempt before is told once; this is another.
        let _ = self.publication(opened);
        let proposal = Proposal {
            content: prepared.content.clone(),
            parent: Some(prepared.base),
            author: by.to_string(),
            note,
            time: Timestamp::now(),
        };
        let (area, id, seen, draft) = (Arc::clone(self), opened.id, opened.seen, opened.draft.clone());
        let make = move || async move { area.publish_now(proposal, id, seen, draft, by).await };
        self.publications.get((opened.id, opened.seen), PAGE_WAIT, Publication::is_done, make).await
    }

    async fn publish_now(&self, proposal: Proposal, id: DraftId, seen: Number, draft: Draft, by: Name) -> Publication {
        let (author, time) = (proposal.author.clone(), proposal.time);
        let next = proposal.parent.map_or(Number::FIRST, Number::next);
        let number = match self.follower.history().publish(proposal).await {
            Ok(manifest) => manifest.number,
            Err(PublishError::Conflict(number)) => return Publication::Conflict(number),
            Err(error) => {
                tracing::error!(%error, "a publication failed: {error}");
                // A store that fails after it has written, and then can't be read, may yet say that it has.
                match self.follower.history().manifest(next).await {
                    Ok(ours) if ours.author == author && ours.time == time => ours.number,
                    _ => return Publication::Failed,
                }
            }
        };
        tracing::info!("release {number} published by {by}");
        self.follower.look().await;
        self.close(id, seen, draft, number, by).await;
        Publication::Done(number)
    }

    /// Closes a draft that was published. One that stays open for now is closed when it is next looked at.
    pub(crate) async fn close(&self, id: DraftId, seen: Number, draft: Draft, number: Number, by: Name) {
        let closed = Draft { status: Status::Published { number }, by, changed: Timestamp::now(), ..draft };
        if let Err(error) = self.drafts.change(id, seen, &closed).await {
            tracing::warn!(%error, "draft {id} was published and could not be closed: {error}");
        }
    }

    /// How far the publication of a draft is, if it was begun here.
    pub(crate) fn publication(&self, opened: &Opened) -> Option<Progress<Publication>> {
        self.publications.find(&(opened.id, opened.seen), Publication::is_done)
    }
}
