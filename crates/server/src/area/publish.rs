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
    /// The store failed; nothing was published.
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
        let number = match self.follower.history().publish(proposal).await {
            Ok(manifest) => manifest.number,
            Err(PublishError::Conflict(number)) => return Publication::Conflict(number),
            Err(error) => {
                tracing::error!(%error, "a publication failed: {error}");
                return Publication::Failed;
            }
        };
        tracing::info!("release {number} published by {by}");
        self.follower.look().await;
        let closed = Draft { status: Status::Published { number }, by, changed: Timestamp::now(), ..draft };
        // It is published: a draft that stays open for now changes nothing any more, and says so.
        if let Err(error) = self.drafts.change(id, seen, &closed).await {
            tracing::warn!(%error, "draft {id} was published and could not be closed: {error}");
        }
        Publication::Done(number)
    }

    /// How far the publication of a draft is, if it was begun here.
    pub(crate) fn publication(&self, opened: &Opened) -> Option<Progress<Publication>> {
        self.publications.find(&(opened.id, opened.seen), Publication::is_done)
    }
}
