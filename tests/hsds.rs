//! The catalogue as other directories read it: every service and organization of the real one has the fields of HSDS, and says what the
//! file says and nothing else.

use std::collections::{HashMap, HashSet};

use jsonschema::Validator;
use serde_json::Value;

use crate::support::{Server, Store, catalogue_csv_at, catalogue_rows, root};

const ORIGIN: &str = "https://repertoire.example.org";

/// A validator for one object of `tests/fixtures/hsds/fields.json`, which asserts formats too.
fn of(object: &str) -> Validator {
    let file = root().join("tests/fixtures/hsds/fields.json");
    let mut schema: Value = serde_json::from_slice(&std::fs::read(file).expect("a file")).expect("JSON");
    schema["$ref"] = format!("#/$defs/{object}").into();
    jsonschema::draft202012::options().should_validate_formats(true).build(&schema).expect("a schema")
}

fn check(validator: &Validator, told: &Value) {
    let errors: Vec<String> =
        validator.iter_errors(told).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:?} in {told}");
}

/// All that a list holds, page by page until one is empty, as programs read it.
fn all(server: &Server, list: &str, query: &str) -> Vec<Value> {
    let (page_of, mut told) = (of("page"), Vec::new());
    for number in 1.. {
        let page = server.get(&format!("/api/v1/hsds/{list}?page={number}&{query}")).json();
        check(&page_of, &page);
        let contents = page["contents"].as_array().expect("a list");
        assert_eq!(page["page_number"], number);
        assert_eq!(page["size"], contents.len());
        assert_eq!((page["empty"] == true, page["first_page"] == true), (contents.is_empty(), number == 1));
        assert_eq!(page["last_page"] == true, page["total_pages"].as_u64() <= Some(number));
        if contents.is_empty() {
            assert_eq!(page["total_items"], told.len());
            break;
        }
        told.extend(contents.iter().cloned());
    }
    told
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// The texts of one key of a list inside an object.
fn inside<'a>(value: &'a Value, list: &str, pointer: &str) -> Vec<&'a str> {
    let all = value[list].as_array().map(Vec::as_slice).unwrap_or_default();
    all.iter().map(|of| of.pointer(pointer).and_then(Value::as_str).expect("a text")).collect()
}

#[test]
fn the_fields_refuse_what_hsds_does_not_have() {
    let service = of("service");
    let whole = serde_json::json!({"id": "66c1ea66-3a35-819d-a96d-3e6440d7b09f", "name": "Un", "status": "active"});
    check(&service, &whole);
    for (key, wrong) in [
        ("id", Value::from("un")),
        ("status", "actif".into()),
        ("name", Value::Null),
        ("url", "pas une adresse".into()),
        ("email", "personne".into()),
        ("assured_date", "2026-13-01".into()),
        ("intitule", "Un".into()),
        ("languages", Value::Array(Vec::new())),
        ("cost_options", serde_json::json!([{"amount": 3}])),
    ] {
        let mut other = whole.clone();
        other[key] = wrong;
        assert!(!service.is_valid(&other), "{other}");
    }
    let lacking = serde_json::json!({"id": whole["id"], "name": "Un"});
    assert!(!of("organization").is_valid(&lacking) && !service.is_valid(&lacking));
}

#[test]
fn every_service_and_organization_of_the_catalogue_is_one_of_hsds() {
    let server = Server::start_with(&["--public-url", ORIGIN]);
    for lang in ["fr", "nl", "en"] {
        let services = all(&server, "services", &format!("per_page=40&full=true&lang={lang}"));
        let organizations = all(&server, "organizations", &format!("per_page=40&lang={lang}"));
        for (list, told) in [("service", &services), ("organization", &organizations)] {
            let validator = of(list);
            for one in told {
                check(&validator, one);
                let whole = server.get(&format!("/api/v1/hsds/{list}s/{}?lang={lang}", text(one, "id"))).json();
                check(&validator, &whole);
                assert_eq!((&whole["id"], &whole["name"]), (&one["id"], &one["name"]));
                if list == "service" {
                    assert_eq!(whole, *one, "full, a list tells all");
                }
            }
            let ids: HashSet<&str> = told.iter().map(|one| text(one, "id")).collect();
            assert_eq!(ids.len(), told.len());
        }
        let known: HashMap<&str, &Value> = organizations.iter().map(|one| (text(one, "id"), one)).collect();
        for service in &services {
            assert_eq!(known[text(&service["organization"], "id")], &service["organization"]);
        }
    }
}

#[test]
fn a_service_says_what_the_row_says_and_leaves_out_what_it_does_not() {
    let server = Server::start_with(&["--public-url", ORIGIN]);
    let services = all(&server, "services", "full=true&per_page=500&lang=fr");
    let rows = catalogue_rows();
    assert_eq!(services.len(), rows.len());
    let parts =
        |cell: &str| -> Vec<String> { cell.split('|').filter(|part| !part.is_empty()).map(str::to_owned).collect() };
    let (mut amounts, mut phones, mut places) = (0, 0, 0);
    for (service, row) in services.iter().zip(&rows) {
        for (key, column) in [
            ("name", "intitule"),
            ("description", "resume"),
            ("url", "url"),
            ("application_process", "inscription"),
            ("assured_date", "verifie_le"),
        ] {
            assert_eq!(text(service, key), row[column], "{key}");
            assert_eq!(service[key].is_null(), row[column].is_empty(), "{key}");
        }
        assert_eq!(text(&service["organization"], "name"), row["organisateur"]);
        assert_eq!(service["additional_urls"][0]["url"], row["source"]);
        assert_eq!(inside(service, "schedules", "/dtstart"), parts(&row["dates"]));
        assert_eq!(inside(service, "schedules", "/until"), parts(&row["dates"]));
        assert!(
            text(service, "eligibility_description").ends_with(&format!("({})", row["public_precision"]))
                != row["public_precision"].is_empty()
        );
        let languages: Vec<String> =
            parts(&row["langues"]).into_iter().map(|code| if code == "lsfb" { "sfb".into() } else { code }).collect();
        assert_eq!(inside(service, "languages", "/code"), languages);
        // Each term is of the vocabulary that it names.
        let mut terms = vec![format!("type {}", row["type"])];
        terms.extend(parts(&row["themes"]).iter().map(|code| format!("theme {code}")));
        terms.extend(parts(&row["public"]).iter().map(|code| format!("public {code}")));
        terms.extend(parts(&row["format"]).iter().map(|code| format!("format {code}")));
        terms.extend(parts(&row["sur_site"]).iter().map(|code| format!("sur-site {}", code.replace(' ', "-"))));
        let codes = inside(service, "attributes", "/taxonomy_term/code").into_iter();
        let told: Vec<String> = inside(service, "attributes", "/taxonomy_term/taxonomy")
            .into_iter()
            .zip(codes)
            .map(|(taxonomy, code)| {
                format!("{} {code}", taxonomy.strip_prefix(&format!("{ORIGIN}/api/v1/vocabulaires/")).expect("ours"))
            })
            .collect();
        assert_eq!(told, terms);
        let cost = service["cost_options"].as_array().map(Vec::as_slice).unwrap_or_default();
        let cell = row["cout"].split('/').next().unwrap_or_default();
        let stated: Vec<f64> = match cell {
            "gratuit" => vec![0.0],
            _ => cell.split('-').filter_map(|part| part.parse().ok()).collect(),
        };
        assert_eq!(
            cost.iter().map(|of| of["amount"].as_f64().expect("a number")).collect::<Vec<_>>(),
            stated,
            "{cell}"
        );
        assert!(cost.iter().all(|of| of["currency"] == "EUR"));
        assert_eq!(service["fees_description"].is_null(), row["cout"].is_empty());
        assert_eq!(inside(service, "service_at_locations", "/location/name"), parts(&row["commune"]));
        let mail = row["inscription"].split(" ; ").find(|part| part.contains('@') && !part.contains("//"));
        assert_eq!(service["email"].as_str(), mail);
        amounts += cost.len();
        phones += inside(service, "phones", "/number").len();
        places += inside(service, "service_at_locations", "/id").len();
    }
    assert!(amounts > 20 && phones > 5 && places > 20, "{amounts} {phones} {places}");
}

#[test]
fn a_list_has_no_lists_inside_unless_asked_and_an_organization_has_its_services() {
    let server = Server::start();
    let short = all(&server, "services", "");
    assert!(short.iter().flat_map(|one| one.as_object().expect("an object").values()).all(|value| !value.is_array()));
    let organization = short.iter().map(|one| text(&one["organization"], "id")).next().expect("one");
    let whole = server.get(&format!("/api/v1/hsds/organizations/{}", organization.to_uppercase())).json();
    let expected: Vec<&Value> =
        short.iter().filter(|one| text(&one["organization"], "id") == organization).map(|one| &one["id"]).collect();
    let told: Vec<&Value> = whole["services"].as_array().expect("a list").iter().map(|one| &one["id"]).collect();
    assert_eq!(told, expected);
    assert!(text(&whole, "description").starts_with("Types de dispositifs de cet organisateur dans Répertoire"));
    // Where the server does not know its own address, it gives none.
    check(&of("about"), &server.get("/api/v1/hsds/").json());
    assert!(server.get("/api/v1/hsds").json()["openapi_url"].is_null());
    let public = Server::start_with(&["--public-url", ORIGIN]).get("/api/v1/hsds/").json();
    check(&of("about"), &public);
    assert_eq!(
        (text(&public, "version"), text(&public, "openapi_url")),
        ("3.1", "https://repertoire.example.org/api/v1/openapi.json")
    );
}

#[test]
fn ids_are_the_same_in_the_next_release_under_another_host_and_in_the_feed() {
    let store = Store::new();
    let ids = |origin: &str| -> (Vec<Value>, String) {
        let server = Server::start_with(&["--public-url", origin, "--store", store.path().to_str().expect("a path")]);
        let services = all(&server, "services", "per_page=500");
        let feed = server.get("/fr/dispositifs.atom").text().to_owned();
        (services.into_iter().flat_map(|one| [one["id"].clone(), one["organization"]["id"].clone()]).collect(), feed)
    };
    let (first, _) = ids(ORIGIN);
    let list = store.list("autre.csv", &catalogue_csv_at(123));
    let (code, said, errors) = store.run(&["releases", "publish", &list]);
    assert_eq!(code, 0, "{said}{errors}");
    let (second, feed) = ids("https://ailleurs.example.net");
    assert_eq!(second, first);
    let named = first.iter().filter(|id| feed.contains(&format!("urn:uuid:{}", id.as_str().expect("a text")))).count();
    assert!(named >= 50, "{named}");
}

#[test]
fn what_is_not_offered_or_not_there_is_a_problem_and_what_is_kept_is_not_sent_again() {
    let server = Server::start();
    for (path, problem) in [
        ("services?search=deuil", (400, "parametre-refuse")),
        ("organizations?per_page=chats", (400, "parametre-refuse")),
        ("services/chats", (404, "introuvable")),
        ("services/66c1ea66-3a35-819d-a96d-3e6440d7b09f", (404, "introuvable")),
        ("organizations/66c1ea66-3a35-819d-a96d-3e6440d7b09f", (404, "introuvable")),
        ("taxonomies", (404, "introuvable")),
    ] {
        let answer = server.get(&format!("/api/v1/hsds/{path}"));
        assert_eq!(answer.problem(), (problem.0, problem.1.to_owned()), "{path}");
    }
    let refused: Value =
        serde_json::from_slice(&server.get("/api/v1/hsds/services?search=deuil&lang=en").body).expect("JSON");
    assert!(text(&refused, "detail").contains("“search”"), "{refused}");
    let known = server.get("/api/v1/hsds/services?per_page=2");
    assert_eq!(known.header("access-control-allow-origin"), "*");
    assert!(known.header("link").contains("</api/v1/hsds/services?page=2&per_page=2&lang=fr>; rel=\"next\""));
    let again = server.get_with("/api/v1/hsds/services?per_page=2", &[("if-none-match", known.header("etag"))]);
    assert_eq!(again.status, 304);
}
