//! Whether the API is well, for programs that depend on it.

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;

use super::wire::HealthWire;
use super::{JSON, json};
use crate::state::AppState;

/// `GET /api/v1/sante`: what is served, and whether something newer can't be: where the store does not answer, or a newer release is
/// damaged, the last good one is served on.
pub(crate) async fn show(State(state): State<AppState>) -> impl IntoResponse {
    let release = state.release();
    let manifest = release.manifest.as_ref();
    let trouble = state.0.follower.as_ref().and_then(|follower| follower.trouble());
    let wire = HealthWire {
        statut: if trouble.is_none() { "ok" } else { "degrade" },
        version: manifest.map(|manifest| manifest.number.0),
        publiee_le: manifest.map(|manifest| manifest.time.to_string()),
        lignes: release.catalogue().schemes().len(),
    };
    ([(CONTENT_TYPE, JSON), (CACHE_CONTROL, "no-store")], json(&wire))
}
