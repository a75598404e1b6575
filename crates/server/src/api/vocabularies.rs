//! The vocabularies: the codes that filters take and schemes hold, with their labels in three languages.

use axum::body::Body;
use axum::extract::State;
use axum::http::Response;
use repertoire_catalogue::{Catalogue, FACETS, Facet, FacetDecl, FacetValue, ValueOrder};

use super::wire::{LabelsWire, TermWire, VocabulariesWire, VocabularyHeadWire, VocabularyWire};
use super::{ApiProblem, JSON, ProblemKind, json};
use crate::answer::{Answer, Key, answer};
use crate::extract::{Headers, Name};
use crate::state::AppState;

/// The facets whose values are a vocabulary. The others are as open as the catalogue: organisers.
pub(super) fn vocabularies() -> impl Iterator<Item = &'static FacetDecl> {
    FACETS.iter().filter(|decl| decl.order == ValueOrder::Editorial)
}

/// `GET /api/v1/vocabulaires`
pub(crate) async fn list(
    State(state): State<AppState>,
    Headers(headers): Headers,
) -> Result<Response<Body>, ApiProblem> {
    let release = state.release();
    let key = Key::new(&release, &state.ctx(state.0.locale), "api vocabulaires");
    answer(&headers, key, &state.0.cache, || {
        let head = |decl: &'static FacetDecl| VocabularyHeadWire {
            nom: decl.key,
            libelles: LabelsWire::of(&decl.labels),
            nombre: release.catalogue().values(decl.facet).len(),
        };
        let vocabulaires = vocabularies().map(head).collect();
        Ok(Answer::new(JSON, json(&VocabulariesWire { vocabulaires })))
    })
    .map_err(ApiProblem::from)
}

/// `GET /api/v1/vocabulaires/{nom}`
pub(crate) async fn one(
    Name(name): Name,
    State(state): State<AppState>,
    Headers(headers): Headers,
) -> Result<Response<Body>, ApiProblem> {
    let release = state.release();
    let decl = vocabularies().find(|decl| decl.key == name).ok_or(ProblemKind::NotFound)?;
    let key = Key::new(&release, &state.ctx(state.0.locale), &format!("api vocabulaires/{name}"));
    answer(&headers, key, &state.0.cache, || {
        let catalogue = release.catalogue();
        let values = catalogue.values(decl.facet).all().iter();
        let valeurs = values.map(|value| term(catalogue, decl.facet, value)).collect();
        let wire = VocabularyWire { nom: decl.key, libelles: LabelsWire::of(&decl.labels), valeurs };
        Ok(Answer::new(JSON, json(&wire)))
    })
    .map_err(ApiProblem::from)
}

/// A code, with what follows from it: of a type its objective and role, of a commune its care basins.
fn term<'a>(catalogue: &'a Catalogue, facet: Facet, value: &'a FacetValue) -> TermWire<'a> {
    let vocabulary = catalogue.vocabulary();
    let traits =
        (facet == Facet::Kind).then(|| vocabulary.kinds.get(&value.code)).flatten().map(|kind| vocabulary.traits(kind));
    let commune = (facet == Facet::Commune).then(|| vocabulary.communes.get(&value.code)).flatten();
    TermWire {
        code: &value.code,
        libelles: LabelsWire::of(&value.labels),
        objectif: traits.map(|of| vocabulary.objectives.code(of.objective)),
        role: traits.map(|of| vocabulary.roles.code(of.role)),
        bassins: commune.map(|at| vocabulary.commune_basins[at.index()].iter().map(|basin| &**basin).collect()),
    }
}
