//! What all requests share.

use std::sync::Arc;

use repertoire_catalogue::Locale;
use tokio::sync::watch;

use crate::answer::Cache;
use crate::release::OpenRelease;

/// Cheap to clone: one pointer.
#[derive(Clone)]
pub(crate) struct AppState(pub Arc<Shared>);

pub(crate) struct Shared {
    /// The release served now. A request takes it once; a later one changes nothing for it.
    pub current: watch::Receiver<Arc<OpenRelease>>,
    pub cache: Cache,
    /// For visitors whose browser names none of our languages.
    pub locale: Locale,
}

impl AppState {
    pub(crate) fn new(current: watch::Receiver<Arc<OpenRelease>>, cache_bytes: u64, locale: Locale) -> Self {
        Self(Arc::new(Shared { current, cache: Cache::new(cache_bytes), locale }))
    }

    /// The release to answer one request from.
    pub(crate) fn release(&self) -> Arc<OpenRelease> {
        Arc::clone(&self.0.current.borrow())
    }
}
