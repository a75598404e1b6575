//! The site map.

use axum::Router;
use axum::routing::get;

use crate::api::read;
use crate::exports::FileKind;
use crate::pages::{
    about, browse, embed, export, feed, guidance, integrate, machines, map, oembed, organisers, portfolio, scheme,
    selection, site, staff,
};
use crate::state::AppState;
use crate::{api, assets};

/// Every route there is, and with `--dev` the one for who works on them. Kept as a list of its own too, [`ROUTES`], which the documentation is checked against.
pub(crate) fn router(state: AppState) -> Router {
    let pages = Router::new();
    let pages = if state.0.dev { pages.route("/_composants", get(portfolio::show)) } else { pages };
    pages
        .route("/", get(site::root))
        .route("/{lang}", get(browse::show))
        .route("/{lang}/", get(site::to_list))
        .route("/{lang}/dispositifs", get(site::to_list))
        .route("/{lang}/dispositifs/{id}", get(scheme::show))
        .route("/{lang}/dispositifs/{id}/dates.ics", get(export::scheme_calendar))
        .route("/{lang}/dispositifs.csv", export::of(FileKind::Csv))
        .route("/{lang}/excel/dispositifs.csv", export::of(FileKind::ExcelCsv))
        .route("/{lang}/dispositifs.xlsx", export::of(FileKind::Xlsx))
        .route("/{lang}/dispositifs.json", export::of(FileKind::Json))
        .route("/{lang}/dispositifs.ics", export::of(FileKind::Calendar))
        .route("/{lang}/dispositifs.atom", get(feed::show))
        .route("/{lang}/organisateurs", get(organisers::list))
        .route("/{lang}/organisateurs/{slug}", get(organisers::show))
        .route("/{lang}/carte", get(map::show))
        .route("/{lang}/a-propos", get(about::about))
        .route("/{lang}/api", get(about::api))
        .route("/{lang}/accessibilite", get(about::accessibility))
        .route("/{lang}/confidentialite", get(about::privacy))
        .route("/{lang}/orientation", get(guidance::show))
        .route("/{lang}/selection", get(selection::show))
        .route("/{lang}/integrer", get(integrate::show))
        .route("/{lang}/integrer/guide", get(integrate::show_guide))
        .route("/gestion", get(staff::way_in))
        .nest("/{lang}/gestion", staff::router())
        .route("/api/v1/dispositifs", read(api::list::list))
        .route("/api/v1/dispositifs/{id}", read(api::list::one))
        .route("/api/v1/facettes", read(api::list::facets))
        .route("/api/v1/suggestions", read(api::list::suggestions))
        .route("/api/v1/vocabulaires", read(api::vocabularies::list))
        .route("/api/v1/vocabulaires/{nom}", read(api::vocabularies::one))
        .route("/api/v1/versions", read(api::releases::list))
        .route("/api/v1/versions/{numero}", read(api::releases::one))
        .route("/api/v1/changements", read(api::releases::changes))
        .route(api::HEALTH_PATH, read(api::health::show))
        .route("/api/v1/hsds", read(api::hsds::about))
        .route("/api/v1/hsds/", read(api::hsds::about))
        .route("/api/v1/hsds/services", read(api::hsds::services))
        .route("/api/v1/hsds/services/{id}", read(api::hsds::one_service))
        .route("/api/v1/hsds/organizations", read(api::hsds::organizations))
        .route("/api/v1/hsds/organizations/{id}", read(api::hsds::one_organization))
        .route("/api/v1/openapi.json", read(api::openapi::show))
        .route("/robots.txt", get(machines::robots))
        .route("/sitemap.xml", get(machines::site_map))
        .route("/llms.txt", get(machines::llms))
        .route("/{lang}/opensearch.xml", get(machines::open_search))
        .route("/oembed", get(oembed::show))
        .route("/embed", get(embed::neutral))
        .route("/embed/v1/embed.js", get(assets::embed_script))
        .route("/embed/{partner}", get(embed::list))
        .route("/embed/{partner}/{lang}", get(embed::list))
        .route("/embed/{partner}/{lang}/dispositifs/{id}", get(embed::scheme))
        .route("/embed/{partner}/{lang}/suggestions", get(embed::suggestions))
        .route("/favicon.ico", get(assets::favicon))
        .route("/assets/{name}", get(assets::show))
        .route("/healthz", get(site::healthz))
        .route("/readyz", get(site::readyz))
        .route("/metrics", get(site::metrics))
        .fallback(site::not_found)
        .method_not_allowed_fallback(site::wrong_method)
        .with_state(state)
}

/// The public routes, as documented.
pub const ROUTES: [&str; 53] = [
    "/",
    "/{lang}",
    "/{lang}/dispositifs/{id}",
    "/{lang}/dispositifs/{id}/dates.ics",
    "/{lang}/dispositifs.csv",
    "/{lang}/excel/dispositifs.csv",
    "/{lang}/dispositifs.xlsx",
    "/{lang}/dispositifs.json",
    "/{lang}/dispositifs.ics",
    "/{lang}/dispositifs.atom",
    "/{lang}/organisateurs",
    "/{lang}/organisateurs/{slug}",
    "/{lang}/carte",
    "/{lang}/a-propos",
    "/{lang}/api",
    "/{lang}/accessibilite",
    "/{lang}/confidentialite",
    "/{lang}/orientation",
    "/{lang}/selection",
    "/{lang}/integrer",
    "/{lang}/integrer/guide",
    "/embed",
    "/embed/{partner}",
    "/embed/{partner}/{lang}",
    "/embed/{partner}/{lang}/dispositifs/{id}",
    "/embed/{partner}/{lang}/suggestions",
    "/embed/v1/embed.js",
    "/oembed",
    "/{lang}/opensearch.xml",
    "/robots.txt",
    "/sitemap.xml",
    "/llms.txt",
    "/api/v1/dispositifs",
    "/api/v1/dispositifs/{id}",
    "/api/v1/facettes",
    "/api/v1/suggestions",
    "/api/v1/vocabulaires",
    "/api/v1/vocabulaires/{nom}",
    "/api/v1/versions",
    "/api/v1/versions/{numero}",
    "/api/v1/changements",
    "/api/v1/sante",
    "/api/v1/hsds/",
    "/api/v1/hsds/services",
    "/api/v1/hsds/services/{id}",
    "/api/v1/hsds/organizations",
    "/api/v1/hsds/organizations/{id}",
    "/api/v1/openapi.json",
    "/gestion",
    "/healthz",
    "/readyz",
    "/metrics",
    "/_composants",
];
