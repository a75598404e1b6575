//! What all requests share.

use std::sync::Arc;

use repertoire_catalogue::Locale;
use tokio::sync::{Semaphore, watch};

use crate::answer::Cache;
use crate::api::{PastReleases, RequestLimit};
use crate::area::StaffArea;
use crate::chronicle::Chronicle;
use crate::ctx::{Ctx, today};
use crate::follow::Follower;
use crate::limits::WORKBOOKS_AT_ONCE_MAX;
use crate::release::OpenRelease;
use crate::serve::ServeConfig;
use crate::site::Site;

/// Cheap to clone: one pointer.
#[derive(Clone)]
pub(crate) struct AppState(pub Arc<Shared>);

pub(crate) struct Shared {
    /// The release served now. A request takes it once; a later one changes nothing for it.
    pub current: watch::Receiver<Arc<OpenRelease>>,
    /// The store that it comes from; nothing where files are served.
    pub follower: Option<Arc<Follower>>,
    /// When schemes came and changed, where there is a store.
    pub chronicle: Option<Chronicle>,
    /// The staff area, where there is a store.
    pub area: Option<Arc<StaffArea>>,
    /// The history as the API reads it, where there is a store.
    pub past: Option<Arc<PastReleases>>,
    /// How often one address may ask the API.
    pub api_requests: RequestLimit,
    /// Whether a proxy stands before this server and says where requests come from.
    pub behind_proxy: bool,
    /// Whether there are pages for who works on the pages.
    pub dev: bool,
    /// What is known of this server.
    pub site: &'static Site,
    /// Turns for writing workbooks.
    pub workbooks: Semaphore,
    pub cache: Cache,
    /// For visitors whose browser names none of our languages.
    pub locale: Locale,
}

impl AppState {
    pub(crate) fn new(source: Source, config: ServeConfig) -> Self {
        let (current, follower) = match source {
            // Without a sender what was sent last stays.
            Source::Files(release) => (watch::channel(release).1, None),
            Source::Store(follower) => (follower.current(), Some(follower)),
        };
        let chronicle = follower.clone().map(Chronicle::new);
        let area = follower.clone().map(|follower| Arc::new(StaffArea::new(follower)));
        let past = follower.clone().map(|follower| Arc::new(PastReleases::new(follower)));
        let workbooks = Semaphore::new(WORKBOOKS_AT_ONCE_MAX);
        let (cache, locale) = (Cache::new(config.cache_bytes), config.locale);
        let api_requests = RequestLimit::new(config.api_requests_minute);
        let ServeConfig { behind_proxy, dev, site, .. } = config;
        // One for each server that a program starts, which is one: what all pages refer to need not be counted.
        let site = Box::leak(Box::new(site));
        Self(Arc::new(Shared {
            current,
            follower,
            chronicle,
            area,
            past,
            api_requests,
            behind_proxy,
            dev,
            site,
            workbooks,
            cache,
            locale,
        }))
    }

    /// What views need to know to answer in a language now.
    pub(crate) fn ctx(&self, locale: Locale) -> Ctx {
        Ctx::new(locale, today(), self.0.site)
    }

    /// The release to answer one request from.
    pub(crate) fn release(&self) -> Arc<OpenRelease> {
        Arc::clone(&self.0.current.borrow())
    }
}

/// Where what is served comes from.
pub enum Source {
    /// Files, read once.
    Files(Arc<OpenRelease>),
    /// The newest release of a store.
    Store(Arc<Follower>),
}

impl Source {
    /// What is served now.
    #[must_use]
    pub fn release(&self) -> Arc<OpenRelease> {
        match self {
            Self::Files(release) => Arc::clone(release),
            Self::Store(follower) => Arc::clone(&follower.current().borrow()),
        }
    }
}
