//! The contract in `OpenAPI` 3.1, made from the code: schemas from the structs that are serialised, parameters from the facets, problems
//! from their kinds, words from `text/`. One value, which `/api/v1/openapi.json` answers and the page of documentation shows.

use axum::body::Body;
use axum::extract::State;
use axum::http::{Response, Uri};
use repertoire_catalogue::{
    COST_MAX_KEY, FACETS, FacetDecl, Locale, PAGE_KEY, PAGE_ROWS_OFFERED, QUERY_KEY, ROWS_KEY, SORT_KEY, Sort,
};
use serde_json::Value;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::{OperationBuilder, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{AnyOfBuilder, ArrayBuilder, ObjectBuilder, Schema, SchemaType, Type};
use utoipa::openapi::{
    ComponentsBuilder, ContentBuilder, Header, HttpMethod, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder,
    PathItem, PathsBuilder, Ref, RefOr, Required, ResponseBuilder, Server,
};
use utoipa::{PartialSchema, ToSchema};

use super::hsds::{FULL_KEY, PAGE_KEY as HSDS_PAGE_KEY, PER_PAGE_KEY};
use super::problem::ProblemWire;
use super::releases::{NUMBER_KEY, SINCE_KEY, UNTIL_KEY};
use super::vocabularies::vocabularies;
use super::wire::{
    ChangesWire, FacetsWire, HealthWire, ListWire, ReleaseWire, ReleasesWire, SchemeWire, SuggestionsWire,
    VocabulariesWire, VocabularyWire,
};
use super::{ApiProblem, JSON, LANG_KEY, PROBLEM_JSON, ProblemKind, asked_locale};
use crate::answer::{Answer, Key, answer};
use crate::ctx::Ctx;
use crate::extract::Headers;
use crate::site::DATA_LICENCE;
use crate::state::AppState;
use crate::text::{ApiText, api_text};

/// The version of the contract: the first number is that of the addresses, the second grows with each addition.
const CONTRACT_VERSION: &str = "1.2.0";

/// Where the contract is.
pub(crate) const CONTRACT_PATH: &str = "/api/v1/openapi.json";

/// Keys that an answer may lack: those of a term that other terms have.
const OPTIONAL: [(&str, &str); 3] = [("Terme", "objectif"), ("Terme", "role"), ("Terme", "bassins")];

/// An address and what it takes and gives.
pub(crate) struct Operation {
    /// Its name in the contract and among the words.
    pub(crate) name: &'static str,
    pub(crate) path: &'static str,
    /// An address that answers, for people to try; `{id}` stands for a scheme that is there, `{service}` and `{organization}` for what it
    /// and its organiser are in HSDS.
    pub(crate) example: &'static str,
    /// The object that it answers; nothing for the contract itself and for HSDS, which have forms of their own.
    pub(crate) object: Option<&'static str>,
    /// Whether it is a list of pages with links between them.
    is_list: bool,
    /// Whether its answers have an `ETag`.
    is_kept: bool,
    parameters: fn(&Words) -> Vec<Parameter>,
    /// Besides those that any address may have.
    problems: &'static [ProblemKind],
}

/// Problems that any address may have.
const OF_ALL: [ProblemKind; 3] = [ProblemKind::UrlTooLong, ProblemKind::TooManyRequests, ProblemKind::Failed];

/// Problems of what reads the history.
const OF_HISTORY: [ProblemKind; 3] = [ProblemKind::BadParameter, ProblemKind::NoHistory, ProblemKind::StoreAway];

/// Every address below `/api/v1/`.
pub(crate) static OPERATIONS: [Operation; 16] = [
    Operation {
        name: "dispositifs",
        path: "/api/v1/dispositifs",
        example: "/api/v1/dispositifs?q=deuil&cout=gratuit&lignes=100",
        object: Some("Liste"),
        is_list: true,
        is_kept: true,
        parameters: |words| {
            let mut parameters = words.selection();
            parameters.extend([words.sort(), words.rows(), words.list_page(), words.lang()]);
            parameters
        },
        problems: &[],
    },
    Operation {
        name: "dispositif",
        path: "/api/v1/dispositifs/{id}",
        example: "/api/v1/dispositifs/{id}",
        object: Some("Dispositif"),
        is_list: false,
        is_kept: true,
        parameters: |words| vec![words.in_path("id", text_schema()), words.lang()],
        problems: &[ProblemKind::NotFound, ProblemKind::BadAddress],
    },
    Operation {
        name: "facettes",
        path: "/api/v1/facettes",
        example: "/api/v1/facettes?theme=deuil",
        object: Some("Facettes"),
        is_list: false,
        is_kept: true,
        parameters: |words| {
            let mut parameters = words.selection();
            parameters.push(words.lang());
            parameters
        },
        problems: &[],
    },
    Operation {
        name: "suggestions",
        path: "/api/v1/suggestions",
        example: "/api/v1/suggestions?q=deu",
        object: Some("Suggestions"),
        is_list: false,
        is_kept: true,
        parameters: |words| vec![words.text(), words.lang()],
        problems: &[],
    },
    Operation {
        name: "vocabulaires",
        path: "/api/v1/vocabulaires",
        example: "/api/v1/vocabulaires",
        object: Some("Vocabulaires"),
        is_list: false,
        is_kept: true,
        parameters: |_| Vec::new(),
        problems: &[],
    },
    Operation {
        name: "vocabulaire",
        path: "/api/v1/vocabulaires/{nom}",
        example: "/api/v1/vocabulaires/theme",
        object: Some("Vocabulaire"),
        is_list: false,
        is_kept: true,
        parameters: |words| {
            let names = ObjectBuilder::new().schema_type(Type::String).examples(vocabularies().map(|decl| decl.key));
            vec![words.in_path("nom", names.into()), words.lang()]
        },
        problems: &[ProblemKind::NotFound, ProblemKind::BadAddress],
    },
    Operation {
        name: "versions",
        path: "/api/v1/versions",
        example: "/api/v1/versions",
        object: Some("Versions"),
        is_list: true,
        is_kept: true,
        parameters: |words| vec![words.whole(PAGE_KEY, false), words.lang()],
        problems: &OF_HISTORY,
    },
    Operation {
        name: "version",
        path: "/api/v1/versions/{numero}",
        example: "/api/v1/versions/1",
        object: Some("Version"),
        is_list: false,
        is_kept: true,
        parameters: |words| vec![words.in_path(NUMBER_KEY, whole_schema()), words.lang()],
        problems: &[
            ProblemKind::BadAddress,
            ProblemKind::BadParameter,
            ProblemKind::NotFound,
            ProblemKind::NoRelease,
            ProblemKind::NoHistory,
            ProblemKind::StoreAway,
            ProblemKind::Damaged,
        ],
    },
    Operation {
        name: "changements",
        path: "/api/v1/changements",
        example: "/api/v1/changements?depuis=1",
        object: Some("Changements"),
        is_list: true,
        is_kept: true,
        parameters: |words| {
            let numbers = [words.whole(SINCE_KEY, true), words.whole(UNTIL_KEY, false), words.whole(PAGE_KEY, false)];
            numbers.into_iter().chain([words.lang()]).collect()
        },
        problems: &[
            ProblemKind::BadParameter,
            ProblemKind::NoRelease,
            ProblemKind::NoHistory,
            ProblemKind::StoreAway,
            ProblemKind::Busy,
            ProblemKind::Damaged,
        ],
    },
    Operation {
        name: "sante",
        path: "/api/v1/sante",
        example: "/api/v1/sante",
        object: Some("Sante"),
        is_list: false,
        is_kept: false,
        parameters: |words| vec![words.lang()],
        problems: &[],
    },
    Operation {
        name: "hsds",
        path: "/api/v1/hsds/",
        example: "/api/v1/hsds/",
        object: None,
        is_list: false,
        is_kept: true,
        parameters: |words| vec![words.lang()],
        problems: &[],
    },
    Operation {
        name: "hsds-services",
        path: "/api/v1/hsds/services",
        example: "/api/v1/hsds/services?per_page=100&full=true",
        object: None,
        is_list: true,
        is_kept: true,
        parameters: |words| {
            let mut parameters = words.hsds_page();
            parameters.extend([words.one_of(FULL_KEY, ["true", "false"].into_iter().map(str::to_owned)), words.lang()]);
            parameters
        },
        problems: &[ProblemKind::BadParameter],
    },
    Operation {
        name: "hsds-service",
        path: "/api/v1/hsds/services/{id}",
        example: "/api/v1/hsds/services/{service}",
        object: None,
        is_list: false,
        is_kept: true,
        parameters: |words| vec![words.hsds_id(), words.lang()],
        problems: &[ProblemKind::NotFound, ProblemKind::BadAddress],
    },
    Operation {
        name: "hsds-organizations",
        path: "/api/v1/hsds/organizations",
        example: "/api/v1/hsds/organizations",
        object: None,
        is_list: true,
        is_kept: true,
        parameters: |words| {
            let mut parameters = words.hsds_page();
            parameters.push(words.lang());
            parameters
        },
        problems: &[ProblemKind::BadParameter],
    },
    Operation {
        name: "hsds-organization",
        path: "/api/v1/hsds/organizations/{id}",
        example: "/api/v1/hsds/organizations/{organization}",
        object: None,
        is_list: false,
        is_kept: true,
        parameters: |words| vec![words.hsds_id(), words.lang()],
        problems: &[ProblemKind::NotFound, ProblemKind::BadAddress],
    },
    Operation {
        name: "openapi",
        path: CONTRACT_PATH,
        example: CONTRACT_PATH,
        object: None,
        is_list: false,
        is_kept: true,
        parameters: |words| vec![words.lang()],
        problems: &[],
    },
];

impl Operation {
    /// The problems that it may have, in the order of their status.
    fn problems(&self) -> impl Iterator<Item = ProblemKind> {
        ProblemKind::ALL.into_iter().filter(|kind| self.problems.contains(kind) || OF_ALL.contains(kind))
    }
}

fn text_schema() -> Schema {
    ObjectBuilder::new().schema_type(Type::String).into()
}

fn whole_schema() -> Schema {
    ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(1)).into()
}

/// The words of one language, as descriptions of parameters.
struct Words {
    locale: Locale,
    words: &'static ApiText,
}

impl Words {
    /// A parameter as it is said; the contract's own test finds one without words.
    fn said(&self, name: &str) -> &'static str {
        (self.words.parameter)(name).unwrap_or_default()
    }

    fn in_path(&self, name: &str, schema: Schema) -> Parameter {
        let parameter = ParameterBuilder::new().name(name).parameter_in(ParameterIn::Path).required(Required::True);
        parameter.description(Some(self.said(name))).schema(Some(schema)).build()
    }

    fn query(name: &str, description: String, schema: Schema) -> ParameterBuilder {
        let parameter = ParameterBuilder::new().name(name).parameter_in(ParameterIn::Query).required(Required::False);
        parameter.description(Some(description)).schema(Some(schema))
    }

    /// A whole number from 1, and nothing else.
    fn whole(&self, name: &str, required: bool) -> Parameter {
        let required = if required { Required::True } else { Required::False };
        Self::query(name, self.said(name).to_owned(), whole_schema()).required(required).build()
    }

    /// What takes one of some values, with those. Another one is left out and told, so that the schema takes any text.
    fn one_of(&self, name: &str, values: impl Iterator<Item = String>) -> Parameter {
        let values: Vec<String> = values.collect();
        let description = format!("{} {}.", self.said(name), values.join(", "));
        let schema = ObjectBuilder::new().schema_type(Type::String).examples(values);
        Self::query(name, description, schema.into()).build()
    }

    fn text(&self) -> Parameter {
        Self::query(QUERY_KEY, self.said(QUERY_KEY).to_owned(), text_schema()).build()
    }

    fn sort(&self) -> Parameter {
        self.one_of(SORT_KEY, Sort::ALL.into_iter().map(|sort| sort.code().to_owned()))
    }

    fn rows(&self) -> Parameter {
        self.one_of(ROWS_KEY, PAGE_ROWS_OFFERED.into_iter().map(|rows| rows.to_string()))
    }

    fn lang(&self) -> Parameter {
        self.one_of(LANG_KEY, Locale::ALL.into_iter().map(|locale| locale.tag().to_owned()))
    }

    /// The page of a list that leaves out what it can't use.
    fn list_page(&self) -> Parameter {
        let schema = AnyOfBuilder::new().item(whole_schema()).item(text_schema());
        Self::query(PAGE_KEY, self.said(PAGE_KEY).to_owned(), schema.into()).build()
    }

    /// The page of a list for other directories.
    fn hsds_page(&self) -> Vec<Parameter> {
        let whole = |name, said: &str| Self::query(name, self.said(said).to_owned(), whole_schema()).build();
        vec![whole(HSDS_PAGE_KEY, "hsds-page"), whole(PER_PAGE_KEY, PER_PAGE_KEY)]
    }

    fn hsds_id(&self) -> Parameter {
        let mut parameter = self.in_path("id", text_schema());
        parameter.description = Some(self.said("hsds-id").to_owned());
        parameter
    }

    fn facet(&self, decl: &FacetDecl) -> Parameter {
        let label = decl.labels.get(self.locale);
        let description = if vocabularies().any(|of| of.key == decl.key) {
            (self.words.facet_parameter)(label, decl.key)
        } else {
            (self.words.organiser_parameter)(label)
        };
        let schema = ArrayBuilder::new().items(RefOr::T(text_schema()));
        Self::query(decl.key, description, schema.into()).explode(Some(true)).build()
    }

    /// What narrows the catalogue.
    fn selection(&self) -> Vec<Parameter> {
        let facets = FACETS.iter().map(|decl| self.facet(decl));
        let cost_max = Self::query(COST_MAX_KEY, self.said(COST_MAX_KEY).to_owned(), text_schema()).build();
        std::iter::once(self.text()).chain(facets).chain([cost_max]).collect()
    }
}

/// The contract in the language of a context. `requests_minute` is how often one address may ask.
pub(crate) fn contract(ctx: &Ctx, requests_minute: u32) -> Value {
    let words = Words { locale: ctx.locale, words: api_text(ctx.locale) };
    let told = words.words;
    let paragraphs = [told.lead]
        .into_iter()
        .chain(told.licence.paragraphs)
        .chain(told.reading.paragraphs)
        .chain(told.evolution.paragraphs)
        .map(str::to_owned);
    let description: Vec<String> = paragraphs.chain([(told.limits)(requests_minute)]).collect();
    let info = InfoBuilder::new()
        .title(ctx.text.site)
        .version(CONTRACT_VERSION)
        .description(Some(description.join("\n\n")))
        .license(Some(LicenseBuilder::new().name("CC BY 4.0").url(Some(DATA_LICENCE)).build()));
    let paths = OPERATIONS.iter().fold(PathsBuilder::new(), |paths, operation| {
        paths.path(operation.path, PathItem::new(HttpMethod::Get, described(operation, &words)))
    });
    let server = if ctx.origin().is_empty() { "/" } else { ctx.origin() };
    let contract = OpenApiBuilder::new().info(info.build()).servers(Some([Server::new(server)])).paths(paths);
    finished(&contract.components(Some(components())).build(), told)
}

fn described(operation: &Operation, words: &Words) -> utoipa::openapi::path::Operation {
    let told = words.words;
    let (summary, description) = (told.operation)(operation.name).unwrap_or_default();
    let header = |text: &str, kind: Type| -> Header {
        let schema = ObjectBuilder::new().schema_type(SchemaType::Type(kind));
        HeaderBuilder::new().schema(Schema::from(schema)).description(Some(text)).build()
    };
    let schema: RefOr<Schema> = match operation.object {
        Some(object) => Ref::from_schema_name(object).into(),
        None => Schema::from(ObjectBuilder::new().schema_type(Type::Object)).into(),
    };
    let mut answer = ResponseBuilder::new()
        .description(told.answer)
        .content(JSON, ContentBuilder::new().schema(Some(schema)).build());
    if operation.is_kept {
        answer = answer.header("ETag", header(told.header_etag, Type::String));
    }
    if operation.is_list {
        answer = answer.header("Link", header(told.header_link, Type::String));
    }
    let mut described = OperationBuilder::new()
        .operation_id(Some(operation.name))
        .summary(Some(summary))
        .description(Some(description))
        .parameters(Some((operation.parameters)(words)))
        .response("200", answer.build());
    if operation.is_kept {
        described = described.response("304", ResponseBuilder::new().description(told.not_modified).build());
    }
    let problems: Vec<ProblemKind> = operation.problems().collect();
    for of_status in problems.chunk_by(|one, next| one.status() == next.status()) {
        let sentences: Vec<String> =
            of_status.iter().map(|kind| format!("`{}`. {}", kind.code(), (told.problem_detail)(*kind))).collect();
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Probleme"))).build();
        let mut response = ResponseBuilder::new().description(sentences.join("\n\n")).content(PROBLEM_JSON, content);
        if of_status.iter().any(|kind| kind.may_be_retried()) {
            response = response.header("Retry-After", header(told.header_retry, Type::Integer));
        }
        described = described.response(of_status[0].status().as_str(), response.build());
    }
    described.build()
}

/// The objects of answers, each with those inside it.
fn components() -> utoipa::openapi::Components {
    fn of<T: ToSchema + PartialSchema>(all: &mut Vec<(String, RefOr<Schema>)>) {
        all.push((T::name().into_owned(), T::schema()));
        T::schemas(all);
    }
    let mut all = Vec::new();
    of::<ListWire<'_>>(&mut all);
    of::<SchemeWire<'_>>(&mut all);
    of::<FacetsWire<'_>>(&mut all);
    of::<SuggestionsWire<'_>>(&mut all);
    of::<VocabulariesWire>(&mut all);
    of::<VocabularyWire<'_>>(&mut all);
    of::<ReleasesWire>(&mut all);
    of::<ReleaseWire>(&mut all);
    of::<ChangesWire<'_>>(&mut all);
    of::<HealthWire>(&mut all);
    of::<ProblemWire>(&mut all);
    ComponentsBuilder::new().schemas_from_iter(all).build()
}

/// The contract with the words of its keys, and what an answer always has said to be required: the comments of the code speak to who
/// works on it, and `null` is a value that is there.
fn finished(contract: &OpenApi, words: &ApiText) -> Value {
    // Texts and numbers: there is nothing that JSON can't say.
    let mut contract = serde_json::to_value(contract).unwrap_or_default();
    let Some(objects) = contract.pointer_mut("/components/schemas").and_then(Value::as_object_mut) else {
        return contract;
    };
    for (name, object) in objects {
        let Some(object) = object.as_object_mut() else { continue };
        object.remove("description");
        let Some(properties) = object.get_mut("properties").and_then(Value::as_object_mut) else { continue };
        let mut required = Vec::new();
        for (key, property) in properties {
            let Some(property) = property.as_object_mut() else { continue };
            if let Some(said) = (words.field)(name, key) {
                property.insert("description".into(), said.into());
            }
            // Our numbers have no sign, which `int32` would say they have.
            property.remove("format");
            if !OPTIONAL.contains(&(name.as_str(), key.as_str())) {
                required.push(Value::from(key.as_str()));
            } else if let Some(types) = property.get_mut("type").and_then(Value::as_array_mut) {
                types.retain(|kind| kind != "null");
            }
        }
        object.insert("required".into(), required.into());
    }
    contract
}

/// `GET /api/v1/openapi.json`
pub(crate) async fn show(
    State(state): State<AppState>,
    Headers(headers): Headers,
    uri: Uri,
) -> Result<Response<Body>, ApiProblem> {
    let (release, (locale, _)) = (state.release(), asked_locale(&uri, state.0.locale));
    let ctx = state.ctx(locale);
    let key = Key::new(&release, &ctx, &format!("api openapi {}", locale.tag()));
    answer(&headers, key, &state.0.cache, || {
        let contract = contract(&ctx, state.0.api_requests.requests_minute());
        Ok(Answer::new(JSON, contract.to_string()))
    })
    .map_err(ApiProblem::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::router::ROUTES;
    use crate::site::UNTOLD;

    fn of(locale: Locale) -> Value {
        contract(&Ctx::new(locale, crate::ctx::today(), &UNTOLD), 600)
    }

    #[test]
    fn every_route_of_the_api_is_in_the_contract_and_no_other() {
        let mut routes: Vec<&str> = ROUTES.into_iter().filter(|route| route.starts_with("/api/")).collect();
        let mut paths: Vec<&str> = OPERATIONS.iter().map(|operation| operation.path).collect();
        routes.sort_unstable();
        paths.sort_unstable();
        assert_eq!(paths, routes);
    }

    #[test]
    fn all_of_it_is_said_in_three_languages() {
        for locale in Locale::ALL {
            let contract = of(locale);
            for operation in &OPERATIONS {
                let of_path = &contract["paths"][operation.path]["get"];
                let parameters = of_path["parameters"].as_array().into_iter().flatten();
                for said in [of_path].into_iter().chain(parameters) {
                    let text = said["description"].as_str().expect("a description");
                    assert!(text.len() > 10 && !text.starts_with(' '), "{locale:?} {}: {said}", operation.name);
                }
            }
            for (name, object) in contract["components"]["schemas"].as_object().expect("objects") {
                for (key, property) in object["properties"].as_object().expect("properties") {
                    assert!((api_text(locale).field)(name, key).is_some(), "{locale:?} {name}.{key}");
                    assert!(property["description"].is_string(), "{name}.{key}");
                }
            }
        }
    }

    #[test]
    fn each_object_that_is_referred_to_is_there() {
        let contract = of(Locale::Fr);
        let text = contract.to_string();
        let named = text.split("\"#/components/schemas/").skip(1).filter_map(|rest| rest.split_once('"'));
        let mut found = 0;
        for (name, _) in named {
            assert!(contract["components"]["schemas"][name].is_object(), "{name}");
            found += 1;
        }
        assert!(found > 20, "{found}");
    }
}
