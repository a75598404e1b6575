//! The API as a client of another site sees it: problems, links, who may read, how often.

use std::collections::HashMap;

use expect_test::expect_file;
use serde_json::Value;

use crate::support::{Answer, Server, Store, catalogue_csv, catalogue_csv_at, csv_rows, vocabulary_rows};

const ORIGIN: &str = "https://repertoire.example.org";

/// The links of an answer by their relation, those without one left out.
fn links(answer: &Answer) -> HashMap<String, String> {
    let values = answer.headers.get_all("link").iter().map(|value| value.to_str().expect("a text"));
    let links = values.flat_map(|value| value.split(", ")).filter_map(|link| {
        let (target, rest) = link.strip_prefix('<')?.split_once('>')?;
        let relation = rest.split("rel=\"").nth(1)?.split('"').next()?;
        Some((relation.to_owned(), target.to_owned()))
    });
    links.collect()
}

#[test]
fn a_list_is_walked_by_its_links() {
    let server = Server::start();
    let (mut next, mut ids) = (Some("/api/v1/dispositifs?tri=intitule&lignes=100&lang=nl".to_owned()), Vec::new());
    let mut first = None;
    while let Some(path) = next {
        let answer = server.get(&path);
        let links = links(&answer);
        let rows = answer.json()["dispositifs"].as_array().expect("rows").clone();
        ids.extend(rows.iter().map(|row| row["id"].as_str().expect("an id").to_owned()));
        let last = server.get(&links["last"]).json();
        assert_eq!(last["page"], last["pages"]);
        assert!(links["first"].contains("lang=nl") && links["first"].contains("tri=intitule"));
        first.get_or_insert(links["first"].clone());
        next = links.get("next").cloned();
        assert!(ids.len() <= 1_000, "the walk ends");
    }
    let all = server.api("")["total"].as_u64().expect("a total") as usize;
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((count, ids.len()), (all, all));
    let second = links(&server.get("/api/v1/dispositifs?page=2&tri=intitule&lignes=100&lang=nl"));
    assert_eq!(Some(&second["prev"]), first.as_ref());
}

#[test]
fn links_are_whole_where_the_server_knows_its_address() {
    let server = Server::start_with(&["--public-url", ORIGIN]);
    let links = links(&server.get("/api/v1/dispositifs"));
    assert_eq!(links["next"], format!("{ORIGIN}/api/v1/dispositifs?page=2&lang=fr"));
    for relation in ["service-desc", "service-doc"] {
        assert_eq!(server.get(links[relation].strip_prefix(ORIGIN).expect("ours")).status, 200, "{relation}");
    }
    assert_eq!(links["license"], "https://creativecommons.org/licenses/by/4.0/");
    let told: Value = serde_json::from_slice(&server.get("/api/v1/chats").body).expect("JSON");
    assert_eq!(told["type"], format!("{ORIGIN}/fr/api#introuvable"));
}

#[test]
fn an_address_too_long_for_links_is_answered_without() {
    let server = Server::start();
    let long = format!("/api/v1/dispositifs?q={}", "%C3%A9".repeat(400));
    let answer = server.get(&long);
    assert_eq!((answer.status, links(&answer).contains_key("first")), (200, false));
    assert!(links(&answer).contains_key("license"));
}

#[test]
fn every_site_may_read_and_no_site_may_send_credentials() {
    let server = Server::start();
    let from = [("origin", "https://autre.example")];
    for path in ["/api/v1/dispositifs", "/api/v1/dispositifs/chats", "/api/v1/suggestions?q=d"] {
        let answer = server.get_with(path, &from);
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{path}");
        assert!(answer.header("access-control-expose-headers").contains("etag"), "{path}");
        assert_eq!(answer.header("access-control-allow-credentials"), "");
    }
    let known = server.get("/api/v1/dispositifs");
    let again = server.get_with("/api/v1/dispositifs", &[("if-none-match", known.header("etag"))]);
    assert_eq!((again.status, again.header("access-control-allow-origin")), (304, "*"));
    assert_eq!(server.get_with("/fr", &from).header("access-control-allow-origin"), "");

    let asked =
        server.ask("OPTIONS", "/api/v1/dispositifs", &[from[0], ("access-control-request-headers", "if-none-match")]);
    assert_eq!((asked.status, asked.header("access-control-allow-origin")), (204, "*"));
    assert_eq!(asked.header("access-control-allow-methods"), "GET,HEAD,OPTIONS");
    assert_eq!(asked.header("access-control-allow-headers"), "*");
    assert_eq!(server.ask("OPTIONS", "/api/v1/chats", &from).problem(), (404, "introuvable".into()));
}

#[test]
fn a_head_is_the_get_without_its_body() {
    let server = Server::start();
    for path in ["/api/v1/dispositifs?theme=deuil", "/api/v1/dispositifs/chats"] {
        let (get, head) = (server.get(path), server.ask("HEAD", path, &[]));
        assert_eq!(head.status, get.status);
        assert!(head.body.is_empty());
        for name in ["content-type", "etag", "link", "content-length", "access-control-allow-origin"] {
            assert_eq!(head.header(name), get.header(name), "{path} {name}");
        }
    }
}

#[test]
fn a_problem_is_told_in_the_language_of_the_labels() {
    let server = Server::start_with(&["--lang", "nl"]);
    for (query, lang, title) in
        [("?lang=en", "en", "Not found"), ("", "nl", "Niet gevonden"), ("?lang=de", "nl", "Niet gevonden")]
    {
        let answer = server.get_with(&format!("/api/v1/chats{query}"), &[("accept-language", "fr")]);
        assert_eq!((answer.problem().0, answer.header("content-language")), (404, lang));
        let told: Value = serde_json::from_slice(&answer.body).expect("JSON");
        assert_eq!(told["title"], title);
    }
    assert_eq!(server.get("/api/v1/dispositifs/%FF").problem(), (400, "adresse-illisible".into()));
}

#[test]
fn facets_are_those_of_the_list_without_its_rows() {
    let server = Server::start();
    for query in ["", "?q=deuil&cout=gratuit&lang=nl", "?theme=chats&page=2&lignes=100&tri=cout"] {
        let (list, facets) = (server.api(query), server.get(&format!("/api/v1/facettes{query}")).json());
        for key in ["total", "ignores", "lecture"] {
            assert_eq!(facets[key], list[key], "{query}");
        }
        for facet in facets["facettes"].as_array().expect("a list") {
            let key = facet["parametre"].as_str().expect("a key");
            assert_eq!(facet["valeurs"], list["facettes"][key], "{query} {key}");
        }
        assert_eq!(facets["facettes"].as_array().map(Vec::len), list["facettes"].as_object().map(serde_json::Map::len));
        assert!(facets["dispositifs"].is_null());
    }
    assert_eq!(server.get("/api/v1/facettes?lang=en").json()["facettes"][0]["libelle"], "Theme");
}

#[test]
fn vocabularies_are_those_of_the_files_in_three_languages() {
    let server = Server::start();
    let all = server.get("/api/v1/vocabulaires").json();
    let mut names = Vec::new();
    for head in all["vocabulaires"].as_array().expect("a list") {
        let name = head["nom"].as_str().expect("a name");
        let whole = server.get(&format!("/api/v1/vocabulaires/{name}")).json();
        assert_eq!((&whole["nom"], &whole["libelles"]), (&head["nom"], &head["libelles"]));
        assert_eq!(whole["valeurs"].as_array().map(Vec::len), head["nombre"].as_u64().map(|count| count as usize));
        names.push(name.to_owned());
    }
    assert!(names.contains(&"theme".into()) && !names.contains(&"organisateur".into()), "{names:?}");
    let values = |name: &str| {
        server.get(&format!("/api/v1/vocabulaires/{name}")).json()["valeurs"].as_array().expect("a list").clone()
    };
    for (name, file) in
        [("theme", "themes.csv"), ("type", "types.csv"), ("public", "publics.csv"), ("langue", "langues.csv")]
    {
        let (values, rows) = (values(name), vocabulary_rows(file));
        assert_eq!(values.len(), rows.len(), "{name}");
        for (value, row) in values.iter().zip(&rows) {
            assert_eq!(value["code"], row["code"]);
            for lang in ["fr", "nl", "en"] {
                assert_eq!(value["libelles"][lang], row[lang], "{name} {lang}");
            }
        }
    }
    let rows = vocabulary_rows("types.csv");
    assert!(
        values("type")
            .iter()
            .zip(&rows)
            .all(|(value, row)| value["objectif"] == row["objectif"] && value["role"] == row["role"])
    );
    assert!(values("commune").iter().any(|value| value["bassins"].as_array().is_some_and(|basins| !basins.is_empty())));
    assert!(values("theme")[0]["objectif"].is_null());
    assert_eq!(server.get("/api/v1/vocabulaires/organisateur").problem(), (404, "introuvable".into()));
}

/// A store of three releases: the shipped catalogue, one scheme of it at another price, then two rows less and one more.
fn store_of_three() -> (Store, [Vec<HashMap<String, String>>; 3]) {
    let store = Store::new();
    let second = catalogue_csv_at(90);
    // Whole rows on one line, and not the one whose price changed.
    let plain = |line: &str| line.matches(',').count() == 18 && !line.contains('"') && !line.contains("90/personne");
    let gone: Vec<&str> = second.lines().skip(1).filter(|line| plain(line)).take(2).collect();
    let mut lines: Vec<&str> = second.lines().filter(|line| !gone.contains(line)).collect();
    let added = "nouveau,Un nouveau,formation,Un,deuil,Un résumé.,equipes,,,fr,,,,,,,https://un.be/,https://un.be/,";
    lines.push(added);
    let third = lines.join("\n");
    for (name, csv, note) in [("deux.csv", second.clone(), "Une note interne"), ("trois.csv", third.clone(), "")] {
        let path = store.list(name, &csv);
        let (code, _, error) =
            store.run(&["releases", "publish", &path, "--author", "Anne Onyme", "--note", note, "--confirm", "2"]);
        assert_eq!(code, 0, "{error}");
    }
    let rows = [catalogue_csv(), second.clone(), third].map(|csv| csv_rows(csv.as_bytes()));
    (store, rows)
}

#[test]
fn releases_are_told_without_those_who_made_them() {
    let (store, rows) = store_of_three();
    let server = store.serve();
    let answer = server.get("/api/v1/versions");
    let told = answer.json();
    assert_eq!((&told["total"], &told["pages"]), (&3.into(), &1.into()));
    let numbers: Vec<u64> =
        told["versions"].as_array().expect("a list").iter().filter_map(|one| one["numero"].as_u64()).collect();
    assert_eq!(numbers, [3, 2, 1]);
    for release in told["versions"].as_array().expect("a list") {
        let number = release["numero"].as_u64().expect("a number") as usize;
        assert_eq!(release["lignes"].as_u64(), Some(rows[number - 1].len() as u64));
        assert_eq!(release["parent"].as_u64().unwrap_or(0) as usize, number - 1);
        assert!(release["publiee_le"].as_str().is_some_and(|time| time.starts_with("20")));
        assert_eq!(server.get(&format!("/api/v1/versions/{number}")).json(), *release);
    }
    assert!(!answer.text().contains("Onyme") && !answer.text().contains("interne"));
    assert_eq!(server.get_with("/api/v1/versions", &[("if-none-match", answer.header("etag"))]).status, 304);
    assert_eq!(server.get("/api/v1/versions?page=9").json()["page"], 1);
    assert_eq!(server.get("/api/v1/versions/4").problem(), (404, "version-inconnue".into()));
    for wrong in ["versions/0", "versions/chats", "versions/-1", "versions?page=0", "versions?page=un"] {
        assert_eq!(server.get(&format!("/api/v1/{wrong}")).problem(), (400, "parametre-refuse".into()), "{wrong}");
    }
    let health = server.get("/api/v1/sante").json();
    assert_eq!(
        (&health["statut"], &health["version"], &health["lignes"]),
        (&"ok".into(), &3.into(), &told["versions"][0]["lignes"])
    );
}

#[test]
fn changes_between_two_releases_are_told_cell_by_cell() {
    let (store, rows) = store_of_three();
    let server = store.serve();
    let changes = |query: &str| server.get(&format!("/api/v1/changements?{query}")).json();
    let ids = |list: &Value| -> Vec<String> {
        list.as_array().expect("a list").iter().filter_map(|one| one["id"].as_str()).map(str::to_owned).collect()
    };
    let one = changes("depuis=1&jusqu-a=2");
    assert_eq!((&one["nouveaux"], &one["retires"]), (&serde_json::json!([]), &serde_json::json!([])));
    let (before, after) = rows[0].iter().zip(&rows[1]).find(|(before, after)| before != after).expect("a change");
    assert_eq!(
        one["modifies"],
        serde_json::json!([{"id": before["id"], "intitule": before["intitule"],
        "champs": [{"colonne": "cout", "avant": before["cout"], "apres": after["cout"]}]}])
    );
    assert_eq!(one["nombres"]["inchanges"].as_u64(), Some(rows[0].len() as u64 - 1));

    // Up to the newest unless said, and the same the other way round.
    let all = changes("depuis=1");
    assert_eq!((&all["depuis"], &all["jusqu_a"]), (&1.into(), &3.into()));
    let held = |release: usize, id: &String| rows[release].iter().any(|row| row["id"] == *id);
    let gone: Vec<String> = rows[0].iter().map(|row| row["id"].clone()).filter(|id| !held(2, id)).collect();
    assert_eq!((ids(&all["nouveaux"]), ids(&all["retires"])), (vec!["nouveau".to_owned()], gone.clone()));
    let back = changes("depuis=3&jusqu-a=1");
    assert_eq!((ids(&back["retires"]), ids(&back["nouveaux"])), (vec!["nouveau".to_owned()], gone));
    let none = changes("depuis=3");
    assert_eq!(
        (&none["nombres"]["inchanges"], none["nombres"]["modifies"].as_u64()),
        (&(rows[2].len()).into(), Some(0))
    );

    for (wrong, problem) in [
        ("", (400, "parametre-refuse")),
        ("?depuis=", (400, "parametre-refuse")),
        ("?depuis=un", (400, "parametre-refuse")),
        ("?depuis=1&depuis=2", (400, "parametre-refuse")),
        ("?depuis=1&jusqu-a=0", (400, "parametre-refuse")),
        ("?depuis=1&page=0", (400, "parametre-refuse")),
        ("?depuis=4", (404, "version-inconnue")),
        ("?depuis=1&jusqu-a=99999999999999999999", (404, "version-inconnue")),
    ] {
        let answer = server.get(&format!("/api/v1/changements{wrong}"));
        assert_eq!(answer.problem(), (problem.0, problem.1.into()), "{wrong}");
    }
    let known = server.get("/api/v1/changements?depuis=1&jusqu-a=2");
    assert_eq!(
        server.get_with("/api/v1/changements?depuis=1&jusqu-a=2", &[("if-none-match", known.header("etag"))]).status,
        304
    );
}

#[test]
fn a_damaged_release_is_told_and_the_others_are_answered() {
    let (store, _) = store_of_three();
    let server = store.serve();
    std::fs::write(store.path().join("releases/00000002.json"), "{").expect("torn");
    let told = server.get("/api/v1/versions").json();
    assert_eq!(
        told["versions"][1],
        serde_json::json!({"numero": 2, "publiee_le": null, "lignes": null, "parent": null, "restaure": null})
    );
    assert!(told["versions"][0]["lignes"].is_number() && told["versions"][2]["lignes"].is_number());
    for path in ["versions/2", "changements?depuis=2"] {
        assert_eq!(server.get(&format!("/api/v1/{path}")).problem(), (503, "version-endommagee".into()), "{path}");
    }
    assert_eq!(server.get("/api/v1/changements?depuis=1").status, 200);
}

#[test]
fn files_have_no_history_and_say_so() {
    let fixture = crate::support::root().join("tests/fixtures/hostile.csv");
    let server = Server::start_with(&["--catalogue", fixture.to_str().expect("UTF-8")]);
    for path in ["versions", "versions/1", "changements?depuis=1"] {
        assert_eq!(server.get(&format!("/api/v1/{path}")).problem(), (404, "sans-historique".into()), "{path}");
    }
    let health = server.get("/api/v1/sante").json();
    assert_eq!(
        (&health["statut"], &health["version"], &health["publiee_le"]),
        (&"ok".into(), &Value::Null, &Value::Null)
    );
}

#[test]
fn one_address_has_its_share_of_a_minute_and_is_told_when_to_come_again() {
    let server = Server::start_with(&["--api-requests-per-minute", "3"]);
    // Pages don't count.
    assert!((0..5).all(|_| server.get("/fr").status == 200));
    // Nor does asking whether it is well.
    assert!((0..5).all(|_| server.get("/api/v1/sante").status == 200));
    assert!((0..3).all(|_| server.get("/api/v1/vocabulaires").status == 200));
    let refused = server.get("/api/v1/dispositifs?lang=en");
    assert_eq!(refused.problem(), (429, "trop-de-demandes".into()));
    let seconds: u64 = refused.header("retry-after").parse().expect("seconds");
    assert!((1..=20).contains(&seconds), "{seconds}");
    assert_eq!((refused.header("access-control-allow-origin"), refused.header("content-language")), ("*", "en"));
    assert_eq!(server.get("/fr").status, 200);
    // What nobody but a proxy may say changes nothing where there is none.
    assert_eq!(server.get_with("/api/v1/vocabulaires", &[("x-forwarded-for", "192.0.2.1")]).status, 429);
}

#[test]
fn behind_a_proxy_each_visitor_has_a_share() {
    let server = Server::start_with(&["--api-requests-per-minute", "1", "--proxy"]);
    let from = |address: &str| server.get_with("/api/v1/vocabulaires", &[("x-forwarded-for", address)]).status;
    assert_eq!([from("192.0.2.1"), from("192.0.2.1"), from("192.0.2.2")], [200, 429, 200]);
    // What a visitor writes before what the proxy adds is nobody's word.
    assert_eq!(from("192.0.2.3, 192.0.2.1"), 429);
    assert_eq!([from("2001:db8::1"), from("2001:db8::2"), from("2001:db8:1::1")], [200, 429, 200]);
}

#[test]
fn the_contract_is_the_one_that_was_read() {
    let server = Server::start();
    let answer = server.get("/api/v1/openapi.json");
    let contract = answer.json();
    assert!(contract["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")));
    // What changes here changes for clients: a key that goes or another type is a breaking change.
    expect_file!["snapshots/openapi.json"].assert_eq(&format!("{contract:#}\n"));
    for (lang, word) in [("nl", "Initiatieven zoeken"), ("en", "Search schemes")] {
        let other = server.get(&format!("/api/v1/openapi.json?lang={lang}")).json();
        assert_eq!(other["paths"]["/api/v1/dispositifs"]["get"]["summary"], word);
    }
    assert_eq!(server.get_with("/api/v1/openapi.json", &[("if-none-match", answer.header("etag"))]).status, 304);
    let public = Server::start_with(&["--public-url", ORIGIN]);
    assert_eq!(public.get("/api/v1/openapi.json").json()["servers"][0]["url"], ORIGIN);
}

/// The schemas of a contract where no key may stand that it does not name: a client is told to pass over new ones, a test is not.
fn strict(contract: &Value) -> Value {
    let mut schemas = contract["components"]["schemas"].clone();
    for schema in schemas.as_object_mut().expect("objects").values_mut() {
        schema["additionalProperties"] = false.into();
    }
    schemas
}

#[test]
fn every_address_answers_what_its_contract_says() {
    let (store, _) = store_of_three();
    let server = store.serve();
    let contract = server.get("/api/v1/openapi.json").json();
    let schemas = strict(&contract);
    let check = |name: &str, told: &Value, path: &str| {
        let schema =
            serde_json::json!({"$ref": format!("#/components/schemas/{name}"), "components": {"schemas": schemas}});
        let validator = jsonschema::draft202012::new(&schema).expect("a schema");
        let errors: Vec<String> =
            validator.iter_errors(told).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{path}: {errors:?}");
        assert!(!validator.is_valid(&serde_json::json!({"chats": 1})), "{name} refuses what is none");
    };
    let asked = [
        (
            "/api/v1/dispositifs",
            vec!["", "?q=formation+suicde+gratuit&lignes=100&lang=nl", "?q=deuil&theme=chats", "?q=zzzz", "?q=deu"],
        ),
        ("/api/v1/dispositifs/{id}", vec![]),
        ("/api/v1/facettes", vec!["", "?q=entasse+des+d%C3%A9chets&cout-max=80"]),
        ("/api/v1/suggestions", vec!["", "?q=deu", "?q=for&lang=nl", "?q=lig"]),
        ("/api/v1/vocabulaires", vec![""]),
        ("/api/v1/vocabulaires/{nom}", vec![]),
        ("/api/v1/versions", vec![""]),
        ("/api/v1/versions/{numero}", vec![]),
        ("/api/v1/changements", vec!["?depuis=1", "?depuis=2", "?depuis=3&jusqu-a=1"]),
        ("/api/v1/sante", vec![""]),
        ("/api/v1/hsds/", vec![""]),
        ("/api/v1/hsds/services", vec!["", "?page=2&per_page=3&full=true&lang=nl"]),
        ("/api/v1/hsds/services/{id}", vec![]),
        ("/api/v1/hsds/organizations", vec!["", "?page=2&per_page=3&lang=en"]),
        ("/api/v1/hsds/organizations/{id}", vec![]),
        ("/api/v1/openapi.json", vec![""]),
    ];
    let paths: Vec<&str> = contract["paths"].as_object().expect("paths").keys().map(String::as_str).collect();
    assert_eq!(paths.len(), asked.len());
    let all = |list: &str, rows: &str, key: &str| -> Vec<String> {
        let rows = server.get(list).json()[rows].as_array().expect("a list").clone();
        rows.iter().map(|row| row[key].as_str().map_or_else(|| row[key].to_string(), str::to_owned)).collect()
    };
    for (path, queries) in asked {
        let answers = &contract["paths"][path]["get"]["responses"];
        let addresses: Vec<String> = match path.split_once("/{") {
            None => queries.iter().map(|query| format!("{path}{query}")).collect(),
            Some((start, name)) => {
                let values = match name {
                    "id}" if start.contains("/hsds/") => all(start, "contents", "id"),
                    "id}" => all("/api/v1/dispositifs?lignes=100", "dispositifs", "id"),
                    "nom}" => all("/api/v1/vocabulaires", "vocabulaires", "nom"),
                    _ => all("/api/v1/versions", "versions", "numero"),
                };
                values.iter().map(|value| format!("{start}/{value}")).collect()
            }
        };
        assert!(!addresses.is_empty(), "{path}");
        for address in addresses {
            let answer = server.get(&address);
            assert_eq!(answer.status, 200, "{address}");
            let of = &answers["200"];
            assert!(of["content"][answer.header("content-type")].is_object(), "{address}");
            for (name, _) in of["headers"].as_object().into_iter().flatten() {
                assert!(!answer.header(name).is_empty(), "{address} {name}");
            }
            if let Some(schema) = of["content"]["application/json"]["schema"]["$ref"].as_str() {
                check(schema.rsplit('/').next().expect("a name"), &answer.json(), &address);
            }
        }
    }
    for (path, of, status) in [
        ("/api/v1/dispositifs/chats", "/api/v1/dispositifs/{id}", "404"),
        ("/api/v1/dispositifs/%FF", "/api/v1/dispositifs/{id}", "400"),
        ("/api/v1/changements", "/api/v1/changements", "400"),
        ("/api/v1/versions/9", "/api/v1/versions/{numero}", "404"),
        ("/api/v1/hsds/services/chats", "/api/v1/hsds/services/{id}", "404"),
        ("/api/v1/hsds/services?per_page=0", "/api/v1/hsds/services", "400"),
    ] {
        let answer = server.get(path);
        let described = &contract["paths"][of]["get"]["responses"][status];
        assert_eq!(answer.status.to_string(), status);
        assert_eq!(described["content"]["application/problem+json"]["schema"]["$ref"], "#/components/schemas/Probleme");
        check("Probleme", &serde_json::from_slice(&answer.body).expect("JSON"), path);
    }
}

#[test]
fn the_documentation_says_what_the_contract_says_and_its_examples_answer() {
    let server = Server::start_with(&["--public-url", ORIGIN, "--api-requests-per-minute", "1234"]);
    for (lang, limit) in [("fr", "1\u{202F}234"), ("nl", "1.234"), ("en", "1,234")] {
        let answer = server.get(&format!("/{lang}/api"));
        let page = answer.page();
        assert_eq!((answer.status, page.lang().as_str(), page.is_inert()), (200, lang, true));
        assert!(page.texts("main").concat().contains(limit));
        let contract = server.get(&format!("/api/v1/openapi.json?lang={lang}")).json();
        let shown = page.texts("article article > p > code");
        let paths: Vec<String> =
            contract["paths"].as_object().expect("paths").keys().map(|path| format!("GET {path}")).collect();
        assert!(paths.iter().all(|path| shown.contains(path)) && shown.len() == paths.len(), "{shown:?}");
        let examples = page.texts("pre");
        assert_eq!(examples.len(), paths.len());
        for example in examples {
            let path = example
                .strip_prefix(&format!("curl '{ORIGIN}"))
                .and_then(|rest| rest.strip_suffix('\''))
                .expect("a command");
            assert_eq!(server.get(path).status, 200, "{example}");
        }
        assert!(
            server.get(&format!("/{lang}")).page().attributes("footer a", "href").contains(&format!("/{lang}/api"))
        );
    }
    let untold = Server::start().get("/en/api").page().texts("pre");
    assert!(
        untold.iter().all(|example| example.starts_with("curl 'https://address-of-the-site/api/v1/")),
        "{untold:?}"
    );
    let problem: Value = serde_json::from_slice(&server.get("/api/v1/chats").body).expect("JSON");
    let (page, place) = problem["type"]
        .as_str()
        .and_then(|kind| kind.strip_prefix(ORIGIN))
        .and_then(|kind| kind.split_once('#'))
        .expect("a type");
    assert!(server.get(page).page().attributes("[id]", "id").contains(&place.to_owned()), "a type leads to its place");
}
