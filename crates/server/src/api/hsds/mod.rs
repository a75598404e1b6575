//! Schemes and their organisers as other directories exchange them: as services and organizations of the Human Services Data
//! Specification (HSDS 3.1, Open Referral), at the addresses of its API below `/api/v1/hsds/`. Its keys are in English, as it names them.
//! What the catalogue does not state is left out, never filled in.

mod known;
mod wire;

use std::ops::Range;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Response, Uri};
use repertoire_catalogue::Catalogue;
use serde::Serialize;

pub(crate) use known::Known;
use known::{organiser_uuid, scheme_uuid};
use wire::{About, Listed, organization, service};

use super::openapi::CONTRACT_PATH;
use super::releases::number;
use super::{ApiProblem, JSON, ProblemKind, asked_locale, json, links};
use crate::answer::{Answer, Key, answer};
use crate::ctx::Ctx;
use crate::extract::{Headers, Id, selection_pairs};
use crate::limits::{HSDS_PAGE_DEFAULT, HSDS_PAGE_MAX};
use crate::release::OpenRelease;
use crate::state::AppState;
use crate::uuid;

/// Where services are listed.
const SERVICES: &str = "/api/v1/hsds/services";
/// Where organizations are listed.
const ORGANIZATIONS: &str = "/api/v1/hsds/organizations";

/// The page of a list, from 1.
pub(super) const PAGE_KEY: &str = "page";
/// How many a page holds.
pub(super) const PER_PAGE_KEY: &str = "per_page";
/// Whether services of a list have the lists that are inside them.
pub(super) const FULL_KEY: &str = "full";
/// What HSDS names to narrow or shape a list and is not offered here. To pass over it would answer another question than was asked.
const NOT_OFFERED: [&str; 9] = [
    "search",
    "minimal",
    "modified_after",
    "taxonomy_term_id",
    "taxonomy_id",
    "organization_id",
    "format",
    "postcode",
    "proximity",
];

/// An address with what is named in it taken from the first scheme.
pub(crate) fn example(address: &str, catalogue: &Catalogue) -> String {
    let Some(scheme) = catalogue.schemes().first() else { return address.to_owned() };
    address
        .replace("{id}", scheme.id.as_str())
        .replace("{service}", &uuid::written(scheme_uuid(scheme.id.as_str())))
        .replace("{organization}", &uuid::written(organiser_uuid(&scheme.organiser)))
}

/// What is asked of a list.
struct Asked {
    page: u32,
    per_page: u32,
    full: bool,
}

impl Asked {
    fn read(uri: &Uri) -> Result<Self, ApiProblem> {
        for (key, value) in selection_pairs(uri).filter(|(_, value)| !value.is_empty()) {
            let refused = NOT_OFFERED
                .into_iter()
                .find(|name| *name == key && (key.as_ref(), value.as_ref()) != ("format", "json"));
            if let Some(name) = refused {
                return Err(ApiProblem::not_offered(name));
            }
        }
        Ok(Self {
            page: number(uri, PAGE_KEY)?.unwrap_or(1),
            per_page: number(uri, PER_PAGE_KEY)?.unwrap_or(HSDS_PAGE_DEFAULT).min(HSDS_PAGE_MAX),
            full: selection_pairs(uri).any(|(key, value)| key == FULL_KEY && value == "true"),
        })
    }

    /// Which of so many things its page holds: none beyond the last page, for who reads on until a page is empty.
    fn range(&self, total: usize) -> Range<usize> {
        let start = ((self.page - 1) as usize).saturating_mul(self.per_page as usize).min(total);
        start..(start + self.per_page as usize).min(total)
    }

    fn pages(&self, total: usize) -> u32 {
        // A catalogue has at most some millions of rows.
        (total.div_ceil(self.per_page as usize) as u32).max(1)
    }
}

/// What a request reads.
struct Read<'a> {
    state: &'a AppState,
    headers: &'a HeaderMap,
    uri: &'a Uri,
    ctx: &'a Ctx,
    release: &'a OpenRelease,
}

impl<'a> Read<'a> {
    /// Answers one page of a list of so many things.
    fn list<T: Serialize>(
        &self,
        path: &str,
        total: usize,
        contents: impl Fn(&'a Ctx, &'a OpenRelease, Range<usize>, bool) -> Vec<T>,
    ) -> Result<Response<Body>, ApiProblem> {
        let (asked, ctx) = (Asked::read(self.uri)?, self.ctx);
        let address = format!("api {} {path} {} {} {}", ctx.locale.tag(), asked.page, asked.per_page, asked.full);
        answer(self.headers, Key::new(self.release, ctx, &address), &self.state.0.cache, || {
            let pages = asked.pages(total);
            let links = links::pages(ctx, asked.page.min(pages.saturating_add(1)), pages, |page| {
                let full = if asked.full { "&full=true" } else { "" };
                let query = format!("?{PAGE_KEY}={page}&{PER_PAGE_KEY}={}{full}", asked.per_page);
                links::in_language(path, &query, ctx.locale)
            });
            let contents = contents(ctx, self.release, asked.range(total), asked.full);
            let page = Listed {
                total_items: total,
                total_pages: pages,
                page_number: asked.page,
                size: contents.len(),
                first_page: asked.page == 1,
                last_page: asked.page >= pages,
                empty: contents.is_empty(),
                contents,
            };
            Ok(Answer::new(JSON, json(&page)).linked(links))
        })
        .map_err(ApiProblem::from)
    }
}

/// `GET /api/v1/hsds/`: which version of HSDS this is, and where it is described.
pub(crate) async fn about(
    State(state): State<AppState>,
    Headers(headers): Headers,
    uri: Uri,
) -> Result<Response<Body>, ApiProblem> {
    let (release, ctx) = (state.release(), state.ctx(asked_locale(&uri, state.0.locale).0));
    answer(&headers, Key::new(&release, &ctx, "api hsds"), &state.0.cache, || {
        // It has to be a whole address.
        let openapi_url =
            Some(ctx.origin()).filter(|origin| !origin.is_empty()).map(|origin| format!("{origin}{CONTRACT_PATH}"));
        Ok(Answer::new(JSON, json(&About::new(openapi_url))))
    })
    .map_err(ApiProblem::from)
}

/// `GET /api/v1/hsds/services`: schemes, in the order of the catalogue.
pub(crate) async fn services(
    State(state): State<AppState>,
    Headers(headers): Headers,
    uri: Uri,
) -> Result<Response<Body>, ApiProblem> {
    let (release, ctx) = (state.release(), state.ctx(asked_locale(&uri, state.0.locale).0));
    let read = Read { state: &state, headers: &headers, uri: &uri, ctx: &ctx, release: &release };
    read.list(SERVICES, release.catalogue().schemes().len(), |ctx, release, rows, full| {
        rows.map(|row| service(ctx, release, row, full).of_its_organization(ctx, release, row)).collect()
    })
}

/// `GET /api/v1/hsds/organizations`: organisers, by their names.
pub(crate) async fn organizations(
    State(state): State<AppState>,
    Headers(headers): Headers,
    uri: Uri,
) -> Result<Response<Body>, ApiProblem> {
    let (release, ctx) = (state.release(), state.ctx(asked_locale(&uri, state.0.locale).0));
    let read = Read { state: &state, headers: &headers, uri: &uri, ctx: &ctx, release: &release };
    read.list(ORGANIZATIONS, release.catalogue().organisers().len(), |ctx, release, organisers, _| {
        organisers.map(|at| organization(ctx, release, at)).collect()
    })
}

/// `GET /api/v1/hsds/services/{id}`
pub(crate) async fn one_service(
    Id(id): Id,
    State(state): State<AppState>,
    Headers(headers): Headers,
    uri: Uri,
) -> Result<Response<Body>, ApiProblem> {
    let (release, ctx) = (state.release(), state.ctx(asked_locale(&uri, state.0.locale).0));
    let row = uuid::parse(&id).and_then(|id| release.hsds().row(id)).ok_or(ProblemKind::NotFound)?;
    let key = Key::new(&release, &ctx, &format!("api {} hsds service {row}", ctx.locale.tag()));
    answer(&headers, key, &state.0.cache, || {
        Ok(Answer::new(JSON, json(&service(&ctx, &release, row, true).of_its_organization(&ctx, &release, row))))
    })
    .map_err(ApiProblem::from)
}

/// `GET /api/v1/hsds/organizations/{id}`: with its services.
pub(crate) async fn one_organization(
    Id(id): Id,
    State(state): State<AppState>,
    Headers(headers): Headers,
    uri: Uri,
) -> Result<Response<Body>, ApiProblem> {
    let (release, ctx) = (state.release(), state.ctx(asked_locale(&uri, state.0.locale).0));
    let at = uuid::parse(&id).and_then(|id| release.hsds().organiser(id)).ok_or(ProblemKind::NotFound)?;
    let key = Key::new(&release, &ctx, &format!("api {} hsds organization {at}", ctx.locale.tag()));
    answer(&headers, key, &state.0.cache, || {
        Ok(Answer::new(JSON, json(&organization(&ctx, &release, at).with_services(&ctx, &release, at))))
    })
    .map_err(ApiProblem::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(query: &str) -> Result<Asked, ApiProblem> {
        Asked::read(&format!("/?{query}").parse().expect("an address"))
    }

    #[test]
    fn a_page_holds_as_many_as_asked_up_to_the_most() {
        for (query, per_page) in [
            (String::new(), HSDS_PAGE_DEFAULT),
            ("per_page=1".into(), 1),
            (format!("per_page={HSDS_PAGE_MAX}"), HSDS_PAGE_MAX),
            (format!("per_page={}", HSDS_PAGE_MAX + 1), HSDS_PAGE_MAX),
            ("per_page=99999999999".into(), HSDS_PAGE_MAX),
        ] {
            assert_eq!(asked(&query).expect("a list").per_page, per_page, "{query}");
        }
        for wrong in ["per_page=0", "per_page=chats", "page=0", "page=1&page=2"] {
            assert!(asked(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn pages_share_all_there_is_and_the_next_one_is_empty() {
        for total in [0, 1, 2, 3, 7] {
            let of = |page: u32| Asked { page, per_page: 3, full: false };
            let pages = of(1).pages(total);
            let held: Vec<usize> = (1..=pages).flat_map(|page| of(page).range(total)).collect();
            assert_eq!(held, (0..total).collect::<Vec<_>>());
            assert!(of(pages + 1).range(total).is_empty() && of(u32::MAX).range(total).is_empty());
        }
    }

    #[test]
    fn what_hsds_offers_and_we_do_not_is_refused_and_not_passed_over() {
        for name in NOT_OFFERED {
            assert_eq!(asked(&format!("{name}=x")).err(), Some(ApiProblem::not_offered(name)));
            assert!(asked(&format!("{name}=")).is_ok());
        }
        assert!(asked("format=json&utm_source=x").is_ok());
        assert!(asked("full=true").expect("a list").full && !asked("full=chats").expect("a list").full);
    }
}
