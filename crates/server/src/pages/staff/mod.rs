//! The staff area at `/{lang}/gestion`: takes requests apart, asks, renders. Every change is a POST; `area::signed` guards them all.

mod drafts;
mod files;
mod history;
mod home;
mod import;
mod partners;
mod schemes;
mod session;
mod vocabularies;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{StatusCode, Uri};
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use maud::Markup;
use repertoire_staff::DraftId;

use crate::area::signed::{self, Signed};
use crate::ctx::Ctx;
use crate::error::Problem;
use crate::extract::selection_pairs;
use crate::follow::TroubleKind;
use crate::state::AppState;
use crate::text::staff_text;
use crate::views::staff::{Staff, moment};

/// The part of the site map below `/{lang}/gestion`.
pub(crate) fn router() -> Router<AppState> {
    Router::new()
        .route("/", get(home::dashboard))
        .route("/connexion", get(session::form).post(session::sign_in))
        .route("/deconnexion", post(session::sign_out))
        .route("/deconnexion-partout", post(session::sign_out_everywhere))
        .route("/compte", get(session::account).post(session::change_password))
        .route("/importer", get(import::start).post(import::upload))
        .route("/brouillons/{draft}", get(drafts::show))
        .route("/brouillons/{draft}/colonnes", get(import::columns).post(import::choose))
        .route("/brouillons/{draft}/corriger", post(import::fix))
        .route("/brouillons/{draft}/verifier", get(drafts::review))
        .route("/brouillons/{draft}/publier", get(drafts::last).post(drafts::publish))
        .route("/brouillons/{draft}/abandonner", post(drafts::discard))
        .route("/brouillons/{draft}/formulaire", get(schemes::again).post(schemes::correct))
        .route("/brouillons/{draft}/rapport.xlsx", get(files::report_xlsx))
        .route("/brouillons/{draft}/rapport.json", get(files::report_json))
        .route("/brouillons/{draft}/apercu", get(drafts::preview))
        .route("/brouillons/{draft}/apercu/dispositifs/{id}", get(drafts::preview_scheme))
        .route("/versions", get(history::list))
        .route("/versions/{number}", get(history::show))
        .route("/versions/{number}/retablir", post(history::restore))
        .route("/versions/{number}/{file}", get(files::of_release))
        .route("/dispositifs", get(schemes::list))
        .route("/dispositif", get(schemes::form).post(schemes::save))
        .route("/vocabulaires", get(vocabularies::list).post(vocabularies::upload))
        .route("/vocabulaires/{file}", get(files::vocabulary))
        .route("/partenaires", get(partners::list))
        .route("/partenaire", get(partners::form).post(partners::save))
        .route("/journal", get(home::journal))
        .route("/guide", get(home::guide))
        .route("/catalogue.csv", get(files::catalogue_csv))
        .route("/catalogue.xlsx", get(files::catalogue_xlsx))
        .route("/modele.csv", get(files::template_csv_page))
        .route("/modele.xlsx", get(files::template_xlsx_page))
        // Each handler counts what it reads, and answers with a page where it is too much.
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn(signed::guard))
}

pub(crate) use home::way_in;

/// What the frame of a page shows of who is signed in, and of the store.
fn frame(ctx: &Ctx, signed: &Signed) -> Staff {
    let words = staff_text(ctx.locale);
    let follower = &signed.area.follower;
    let served = follower.current().borrow().manifest.as_ref().map_or(0, |manifest| manifest.number.0);
    let trouble = follower.trouble().map(|trouble| match trouble.kind {
        TroubleKind::Unreachable => (words.trouble_unreachable)(&moment(ctx, trouble.since)),
        TroubleKind::Damaged(number) => (words.trouble_damaged)(number.0, served),
    });
    Staff {
        name: signed.name().to_string(),
        role: (words.role)(signed.account.role),
        may_publish: signed.may_publish(),
        trouble,
    }
}

/// A page.
fn shown(page: Markup) -> Response {
    ([(CONTENT_TYPE, "text/html; charset=utf-8")], page.into_string()).into_response()
}

/// A page that says why nothing was done.
fn refused(page: Markup) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, shown(page)).into_response()
}

/// A page that asks by itself, at another address: what answers a form can't be asked for again at its own.
fn asked_again(page: Markup, at: &str) -> Response {
    ([("refresh", format!("2; url={at}"))], shown(page)).into_response()
}

/// Sends the browser on after a change, so that reloading the page changes nothing twice.
fn sent_to(path: &str) -> Response {
    (StatusCode::SEE_OTHER, [(LOCATION, path)]).into_response()
}

/// One parameter of an address.
fn parameter(uri: &Uri, name: &str) -> Option<String> {
    selection_pairs(uri).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

/// The draft in an address.
fn draft_id(text: &str) -> Result<DraftId, Problem> {
    DraftId::parse(text).ok_or(Problem::NotFound)
}
