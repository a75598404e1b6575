//! The site over HTTP, as browsers and programs see it.

use std::collections::HashMap;
use std::io::Read;

use repertoire_catalogue::{FACETS, PARAMS_MAX, QUERY_CHARS_MAX};
use repertoire_server::limits::URL_BYTES_MAX;

use crate::support::{Answer, Server, Store, catalogue_rows, csv_rows, encoded, holds, number, run, vocabulary_rows};

/// Most bytes of a first visit, compressed: some two seconds on a slow telephone line.
const FIRST_VISIT_BYTES_MAX: usize = 40_000;

#[test]
fn the_way_in_leads_to_the_reader_s_language() {
    let server = Server::start();
    let to = |accept: &str| {
        let answer = server.get_with("/", &[("accept-language", accept)]);
        assert_eq!(answer.status, 302);
        answer.header("location").to_owned()
    };
    assert_eq!(to("nl-BE,nl;q=0.9,fr;q=0.8"), "/nl");
    assert_eq!(to("en;q=0.5, fr;q=0.7"), "/fr");
    assert_eq!(to("en"), "/en");
    assert_eq!(to("de"), "/fr");
    assert_eq!(server.get("/").header("location"), "/fr");
    assert!(server.get("/").header("vary").contains("accept-language"));
}

#[test]
fn the_default_language_is_a_setting() {
    let server = Server::start_with(&["--lang", "nl"]);
    assert_eq!(server.ready, format!("Répertoire: {} (228 initiatieven)\n", server.origin));
    assert_eq!(server.get("/").header("location"), "/nl");
}

#[test]
fn the_page_speaks_three_languages() {
    let server = Server::start();
    assert_eq!(server.ready, format!("Répertoire : {} (228 dispositifs)\n", server.origin));
    for (lang, heading) in [("fr", "228 dispositifs"), ("nl", "228 initiatieven"), ("en", "228 schemes")] {
        let answer = server.get(&format!("/{lang}"));
        let page = answer.page();
        assert_eq!((answer.status, page.lang().as_str(), page.heading().as_str()), (200, lang, heading));
        assert_eq!(page.attributes("link[rel=alternate][hreflang]", "hreflang"), ["fr", "nl", "en", "x-default"]);
        assert_eq!(page.attributes("link[rel=alternate][hreflang]", "href"), ["/fr", "/nl", "/en", "/"]);
    }
}

#[test]
fn one_view_has_one_address() {
    let server = Server::start();
    let page =
        server.get("/fr?sur-site=oui&theme=deuil&utm_source=x&q=+burn++out&theme=crise&theme=deuil&cout=").page();
    // Values come in the order of their list, where crise stands before deuil.
    assert_eq!(page.canonical(), "/fr?q=burn+out&theme=crise&theme=deuil&sur-site=oui");
    assert_eq!(page.attributes("link[hreflang=nl]", "href"), ["/nl?q=burn+out&theme=crise&theme=deuil&sur-site=oui"]);
    for (from, to) in [("/fr/", "/fr"), ("/nl/dispositifs", "/nl")] {
        let answer = server.get(from);
        assert_eq!((answer.status, answer.header("location")), (308, to));
    }
}

type Row = HashMap<String, String>;

/// Whether a row of the file has a value of a facet, by code and French label; written again by hand from `data/columns.md`.
fn has(row: &Row, types: &[Row], key: &str, code: &str, label: &str) -> bool {
    let trait_of =
        |column: &str| types.iter().find(|known| known["code"] == row["type"]).expect("a type")[column].clone();
    match key {
        "theme" => holds(&row["themes"], code),
        "type" => row["type"] == code,
        "objectif" => trait_of("objectif") == code,
        "role" => trait_of("role") == code,
        "public" => holds(&row["public"], code),
        "cout" => {
            code == match row["cout"].as_str() {
                "" => "non-precise",
                "gratuit" => "gratuit",
                "sur devis" => "sur-devis",
                "compris dans l'affiliation" => "affiliation",
                _ => "payant",
            }
        }
        "langue" => holds(&row["langues"], code),
        "sur-site" => {
            code == match row["sur_site"].as_str() {
                "" => "non-precise",
                "a convenir" => "a-convenir",
                stated => stated,
            }
        }
        "format" => holds(if row["format"].is_empty() { "non-precise" } else { &row["format"] }, code),
        "bassin" => {
            // By the name of the commune, in the vocabulary's own file.
            let communes = vocabulary_rows("communes.csv");
            match (row["commune"].as_str(), communes.iter().find(|known| known["fr"] == row["commune"])) {
                ("", _) => code == "non-precise",
                (_, None) => code == "hors-bruxelles",
                (_, Some(commune)) => holds(&commune["bassin"], code),
            }
        }
        "commune" if code == "non-precise" => row["commune"].is_empty(),
        "commune" => row["commune"] == label,
        "organisateur" => row["organisateur"] == label,
        unknown => panic!("no hand count for the facet {unknown}"),
    }
}

#[test]
fn every_count_of_every_facet_is_what_one_counts_by_hand() {
    let (server, rows, types) = (Server::start(), catalogue_rows(), vocabulary_rows("types.csv"));
    let api = server.api("");
    assert_eq!(api["total"], rows.len());
    for decl in &FACETS {
        let values = api["facettes"][decl.key].as_array().expect("values");
        assert!(!values.is_empty(), "{}", decl.key);
        for value in values {
            let (code, label) = (value["code"].as_str().expect("a code"), value["libelle"].as_str().expect("a label"));
            let by_hand = rows.iter().filter(|row| has(row, &types, decl.key, code, label)).count();
            assert_eq!(value["nombre"], by_hand, "{} {code}", decl.key);
        }
    }
}

#[test]
fn totals_are_what_one_counts_by_hand() {
    let (server, rows, types) = (Server::start(), catalogue_rows(), vocabulary_rows("types.csv"));
    let selections: [&[(&str, &[&str])]; 9] = [
        &[("theme", &["deuil"]), ("cout", &["gratuit"]), ("sur-site", &["oui"])],
        &[("theme", &["deuil", "crise"])],
        &[("theme", &["seniors", "isolement"]), ("langue", &["nl"])],
        &[("type", &["supervision", "intervision"]), ("sur-site", &["oui", "a-convenir"])],
        &[("objectif", &["soutien"]), ("public", &["soignants"])],
        &[("role", &["facilitateur"]), ("langue", &["fr"])],
        &[("cout", &["non-precise"]), ("format", &["en-ligne", "non-precise"])],
        &[("langue", &["en"]), ("sur-site", &["non-precise"])],
        &[("theme", &["migration-exil"]), ("type", &["formation"]), ("public", &["tous-social-sante"])],
    ];
    for selection in selections {
        let pairs = selection.iter().flat_map(|(key, codes)| codes.iter().map(move |code| format!("{key}={code}")));
        let query = format!("?{}", pairs.collect::<Vec<_>>().join("&"));
        let matches =
            |row: &&Row| selection.iter().all(|(key, codes)| codes.iter().any(|code| has(row, &types, key, code, "")));
        let by_hand = rows.iter().filter(matches).count() as u64;
        assert_eq!(server.total(&query), by_hand, "{query}");
        let heading = server.get(&format!("/en{query}")).page().heading();
        assert_eq!(heading.starts_with("No schemes"), by_hand == 0, "{query}");
        assert!(by_hand == 0 || number(&heading) == by_hand, "{query}: {heading}");
    }
    let (query, organiser) = ("?organisateur=smes", "Smes");
    assert_eq!(server.total(query), rows.iter().filter(|row| row["organisateur"] == organiser).count() as u64);
    assert_eq!(server.total("?commune=namur"), rows.iter().filter(|row| row["commune"] == "Namur").count() as u64);
}

#[test]
fn a_count_beside_a_value_is_the_total_after_the_click() {
    let server = Server::start();
    let api = server.api("?theme=deuil");
    let page = server.get("/fr?theme=deuil").page();
    for decl in &FACETS {
        let others = if decl.key == "theme" { "" } else { "&theme=deuil" };
        for value in api["facettes"][decl.key].as_array().expect("values") {
            let (code, count) = (value["code"].as_str().expect("a code"), value["nombre"].as_u64().expect("a count"));
            assert_eq!(server.total(&format!("?{}={code}{others}", decl.key)), count, "{} {code}", decl.key);
            let shown = page.texts(&format!("label:has(input[name='{}'][value='{code}']) .count", decl.key));
            assert_eq!(shown, [count.to_string()], "{} {code}", decl.key);
        }
    }
}

#[test]
fn titles_stand_in_french_order() {
    let server = Server::start();
    let rows = server.rows("?tri=intitule");
    assert_eq!(rows.len(), 228);
    let first =
        |row: &serde_json::Value| row["intitule"].as_str().and_then(|title| title.chars().next()).expect("a title");
    let letters: Vec<char> = rows
        .iter()
        .map(first)
        .filter(|c| c.is_alphabetic())
        .map(|c| match c {
            'É' | 'È' | 'Ê' | 'é' | 'ê' => 'e',
            'À' | 'Â' | 'à' => 'a',
            'Ô' => 'o',
            'Î' => 'i',
            c => c.to_ascii_lowercase(),
        })
        .collect();
    assert!(letters.is_sorted(), "{letters:?}");
    assert!(rows.iter().any(|row| first(row) == 'É'));
    let mut backwards = server.rows("?tri=intitule-desc");
    backwards.reverse();
    let ids = |rows: &[serde_json::Value]| rows.iter().map(|row| row["intitule"].clone()).collect::<Vec<_>>();
    assert_eq!(ids(&backwards), ids(&rows));
}

#[test]
fn a_cost_that_is_not_stated_comes_last_in_both_orders() {
    let server = Server::start();
    // A range counts by its lower end when cheapest come first, by its upper end when dearest do.
    for (sort, amount, up) in [("cout", "min_cents", true), ("cout-desc", "max_cents", false)] {
        let rows = server.rows(&format!("?tri={sort}"));
        let unstated = |row: &&serde_json::Value| row["cout"]["classe"] == "non-precise";
        let stated = rows.iter().take_while(|row| !unstated(row)).count();
        assert!(stated > 0 && rows[stated..].iter().all(|row| unstated(&row)), "{sort}");
        let amounts: Vec<i64> = rows[..stated].iter().filter_map(|row| row["cout"][amount].as_i64()).collect();
        assert!(amounts.len() > 10, "{sort}");
        assert!(amounts.is_sorted_by(|a, b| if up { a <= b } else { a >= b }), "{sort} {amounts:?}");
    }
}

#[test]
fn a_page_beyond_the_end_is_the_last_one_and_says_so() {
    let server = Server::start();
    let page = server.get("/fr?page=99").page();
    assert_eq!(page.canonical(), "/fr?page=10");
    assert_eq!(page.texts("tbody tr").len(), 228 - 9 * 25);
    assert!(page.notices().contains("10 pages"), "{}", page.notices());
    let api = server.api("?page=99");
    assert_eq!((api["page"].as_u64(), api["pages"].as_u64()), (Some(10), Some(10)));
}

#[test]
fn the_export_is_an_import() {
    let server = Server::start();
    let answer = server.get("/fr/dispositifs.csv");
    assert!(answer.header("content-type").starts_with("text/csv"));
    assert!(answer.header("content-disposition").starts_with("attachment; filename=\"repertoire-version-1-20"));
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("export.csv");
    std::fs::write(&file, &answer.body).expect("written");
    let (code, out, _) = run(&["check", file.to_str().expect("UTF-8")]);
    assert_eq!(code, 0, "{out}");
    assert!(out.starts_with("228 lignes lues : 228 gardées, 0 écartée.") && !out.contains("Lu autrement"), "{out}");
    assert_eq!(csv_rows(&answer.body).len(), 228);
}

#[test]
fn the_export_holds_all_rows_of_the_selection_in_order() {
    let server = Server::start();
    for query in ["?theme=deuil&tri=intitule", "?q=intervision", "?langue=nl&tri=cout&page=2", "?theme=deuil&langue=en"]
    {
        let exported = csv_rows(&server.get(&format!("/nl/dispositifs.csv{query}")).body);
        let ids: Vec<&str> = exported.iter().map(|row| row["id"].as_str()).collect();
        let api = server.rows(&query.replace("&page=2", ""));
        assert_eq!(ids, api.iter().map(|row| row["id"].as_str().expect("an id")).collect::<Vec<_>>(), "{query}");
    }
}

fn decoded(answer: &Answer) -> Vec<u8> {
    let mut body = Vec::new();
    match answer.header("content-encoding") {
        "gzip" => {
            flate2::read::GzDecoder::new(&*answer.body).read_to_end(&mut body).expect("gzip");
        }
        "br" => brotli::BrotliDecompress(&mut &*answer.body, &mut body).expect("brotli"),
        "zstd" => body = zstd::stream::decode_all(&*answer.body).expect("zstd"),
        _ => body.clone_from(&answer.body),
    }
    body
}

#[test]
fn every_encoding_is_the_same_page_under_its_own_tag() {
    let server = Server::start();
    for path in
        ["/fr?theme=deuil", "/api/v1/dispositifs", "/fr/dispositifs.csv", "/fr/dispositifs/smes-intervisions-connect"]
    {
        let plain = server.get(path);
        assert_eq!(plain.header("content-encoding"), "", "{path}");
        let mut tags = vec![plain.header("etag").to_owned()];
        for encoding in ["gzip", "br", "zstd"] {
            let answer = server.get_with(path, &[("accept-encoding", encoding)]);
            assert_eq!(answer.header("content-encoding"), encoding, "{path}");
            assert!(answer.header("vary").contains("accept-encoding"));
            assert!(answer.body.len() < plain.body.len(), "{path} {encoding}");
            assert_eq!(decoded(&answer), plain.body, "{path} {encoding}");
            tags.push(answer.header("etag").to_owned());
        }
        assert!(tags.iter().all(|tag| tag.starts_with('"') && tag.ends_with('"') && tag.len() > 2), "{tags:?}");
        tags.sort_unstable();
        tags.dedup();
        assert_eq!(tags.len(), 4, "{path}");
    }
}

#[test]
fn what_a_client_has_is_not_sent_again() {
    let server = Server::start();
    for path in ["/fr", "/nl?theme=deuil", "/api/v1/dispositifs?theme=deuil", "/en/dispositifs.csv"] {
        let tag = server.get_with(path, &[("accept-encoding", "br")]).header("etag").to_owned();
        let again = server.get_with(path, &[("accept-encoding", "br"), ("if-none-match", &tag)]);
        assert_eq!((again.status, again.header("etag"), again.body.len()), (304, tag.as_str(), 0), "{path}");
        let other = server.get_with(path, &[("if-none-match", "\"another\"")]);
        assert_eq!(other.status, 200);
    }
    let tag = |path: &str| server.get(path).header("etag").to_owned();
    assert_ne!(tag("/fr"), tag("/nl"));
    assert_ne!(tag("/fr"), tag("/fr?page=2"));
    assert_eq!(tag("/fr?theme=deuil&theme=crise"), tag("/fr?theme=crise&theme=deuil"));
}

#[test]
fn without_a_cache_the_answers_are_the_same() {
    // Of one store: pages say when what they show was published.
    let store = Store::new();
    let server = store.serve();
    let uncached = Server::start_with(&["--store", &store.address, "--cache-bytes", "0"]);
    let headers = [("accept-encoding", "br")];
    let (one, other) = (server.get_with("/fr", &headers), uncached.get_with("/fr", &headers));
    assert_eq!((one.header("etag"), &one.body), (other.header("etag"), &other.body));
    let elsewhere = Server::start().get_with("/fr", &headers);
    assert_ne!(elsewhere.header("etag"), one.header("etag"), "published at another time");
}

#[test]
fn a_first_visit_is_small() {
    let server = Server::start();
    let first = server.get_with("/fr", &[("accept-encoding", "gzip, br, zstd")]);
    let page = server.get("/fr").page();
    let mut more = page.attributes("link[rel=stylesheet], link[rel=icon]", "href");
    more.extend(page.attributes("[src]", "src"));
    more.push(page.attributes("use", "href")[0].split('#').next().expect("a path").to_owned());
    assert_eq!(more.len(), 6, "a stylesheet, an icon, three scripts, drawings: {more:?}");
    let mut bytes = first.body.len();
    for path in &more {
        let answer = server.get_with(path, &[("accept-encoding", "gzip, br, zstd")]);
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.header("cache-control").contains("immutable"), "{path}");
        bytes += answer.body.len();
    }
    assert!(bytes <= FIRST_VISIT_BYTES_MAX, "{bytes}");
}

#[test]
fn every_answer_keeps_the_promises_about_safety() {
    let server = Server::start();
    let style = server.get("/fr").page().attributes("link[rel=stylesheet]", "href").concat();
    let paths = [
        "/",
        "/fr",
        "/nl?q=deuil",
        "/en/dispositifs/smes-intervisions-connect",
        "/fr/dispositifs.csv",
        &style,
        "/api/v1/dispositifs",
        "/api/v1/dispositifs/smes-intervisions-connect",
        "/api/v1/chats",
        "/fr/chats",
        "/chats",
        "/healthz",
        "/readyz",
        "/fr/",
    ];
    let too_long = format!("/fr?q={}", "a".repeat(URL_BYTES_MAX));
    let answers = paths.iter().copied().chain([too_long.as_str()]).map(|path| (path, server.get(path)));
    for (path, answer) in answers.chain([("POST /fr", server.post("/fr"))]) {
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert!(!answer.header("referrer-policy").is_empty(), "{path}");
        assert!(answer.headers.get("set-cookie").is_none(), "{path}");
        if answer.header("content-type").starts_with("text/html") {
            assert!(answer.page().is_inert(), "{path}");
            let loaded = answer.page().attributes("link:not([rel=canonical]):not([rel=alternate])", "href");
            assert!(loaded.iter().all(|href| href.starts_with('/') && !href.starts_with("//")), "{path} {loaded:?}");
        }
    }
}

#[test]
fn what_does_not_exist_is_told_in_the_reader_s_language() {
    let server = Server::start();
    for lang in ["fr", "nl", "en"] {
        for path in [format!("/{lang}/chats"), format!("/{lang}/dispositifs/chats"), format!("/{lang}/dispositifs/%FF")]
        {
            let answer = server.get(&path);
            assert!(matches!(answer.status, 400 | 404), "{path}");
            let page = answer.page();
            assert_eq!(page.lang(), lang, "{path}");
            assert!(!page.heading().is_empty() && !page.attributes("main a", "href").is_empty(), "{path}");
        }
        let answer = server.get_with("/chats", &[("accept-language", lang)]);
        assert_eq!((answer.status, answer.page().lang().as_str()), (404, lang));
    }
    for path in ["/api/v1/chats", "/api/v1/dispositifs/chats", "/api/"] {
        let answer = server.get(path);
        assert_eq!(answer.problem(), (404, "introuvable".into()), "{path}");
    }
    assert_eq!(server.get("/de").status, 404);
    assert_eq!(server.get("/assets/style.css").status, 404);
}

#[test]
fn writing_is_refused() {
    let server = Server::start();
    let mut headings = Vec::new();
    for lang in ["fr", "nl", "en"] {
        let answer = server.post(&format!("/{lang}"));
        assert_eq!((answer.status, answer.page().lang().as_str()), (405, lang));
        assert!(answer.header("allow").contains("GET"), "{}", answer.header("allow"));
        headings.push(answer.page().heading());
    }
    headings.dedup();
    assert_eq!(headings.len(), 3);
    let answer = server.post("/api/v1/dispositifs");
    assert_eq!(answer.problem(), (405, "lecture-seule".into()));
    assert_eq!(answer.header("allow"), "GET,HEAD,OPTIONS");
}

#[test]
fn the_longest_address_is_read_and_one_more_byte_is_not() {
    let server = Server::start();
    let of = |start: &str, bytes: usize| format!("{start}{}", "a".repeat(bytes - start.len()));
    for lang in ["fr", "nl", "en"] {
        let start = format!("/{lang}?q=");
        assert_eq!(server.get(&of(&start, URL_BYTES_MAX)).status, 200);
        let answer = server.get(&of(&start, URL_BYTES_MAX + 1));
        assert_eq!((answer.status, answer.page().lang().as_str()), (414, lang));
    }
    assert_eq!(server.get(&of("/api/v1/dispositifs?q=", URL_BYTES_MAX)).status, 200);
    let answer = server.get(&of("/api/v1/dispositifs?q=", URL_BYTES_MAX + 1));
    assert_eq!(answer.problem(), (414, "adresse-trop-longue".into()));
}

#[test]
fn every_box_ticked_fits_an_address() {
    let server = Server::start();
    let page = server.get("/fr").page();
    let (names, values) =
        (page.attributes(".filters [type=checkbox]", "name"), page.attributes(".filters [type=checkbox]", "value"));
    let pairs: Vec<String> = names.iter().zip(&values).map(|(name, value)| format!("{name}={value}")).collect();
    assert!(pairs.len() < PARAMS_MAX);
    let answer = server.get(&format!("/fr?{}", pairs.join("&")));
    assert_eq!((answer.status, answer.page().notices().as_str()), (200, ""));
    assert_eq!(number(&answer.page().heading()), 228);
}

#[test]
fn machines_are_told_that_all_is_well() {
    let server = Server::start();
    for path in ["/healthz", "/readyz"] {
        let answer = server.get(path);
        assert!(answer.status == 200 && answer.text().starts_with("ok"), "{path}");
    }
}

#[test]
fn the_longest_text_is_searched_and_one_more_character_is_cut() {
    let server = Server::start();
    let notices = |chars: usize| server.get(&format!("/fr?q={}", encoded(&"é".repeat(chars)))).page().notices();
    assert_eq!(notices(QUERY_CHARS_MAX), "");
    assert!(notices(QUERY_CHARS_MAX + 1).contains("très longue"), "{}", notices(QUERY_CHARS_MAX + 1));
}

#[test]
fn nothing_that_a_visitor_types_breaks_the_page() {
    let server = Server::start();
    let long = "deuil+".repeat(20_000 / 6);
    let many = "theme=&".repeat(8_000);
    let unknown = "a=b&".repeat(10_000);
    let queries = [
        "q=%FF%FE",
        "q=%00",
        "q=a%00b",
        "q=%E2%80%AEdeuil%E2%80%AC",
        "q=%3Cscript%3Ealert(1)%3C/script%3E",
        "q=%22%20onmouseover=%22alert(1)",
        "theme=%3Cscript%3E",
        "%3Cscript%3E=1",
        "q=%",
        "q=%zz",
        "&&&=&==",
        "q=:(*-%22'",
        "page=-1",
        "page=18446744073709551616",
        "cout-max=NaN",
        "cout-max=%3Cb%3E",
        "tri=%00",
        "q[]=1",
        "theme=DEUIL",
        &format!("q={long}"),
        &many,
        &unknown,
    ];
    for query in queries {
        let shown = &query[..query.len().min(60)];
        for path in ["/fr", "/nl", "/en", "/fr/dispositifs.csv", "/api/v1/dispositifs"] {
            let answer = server.get(&format!("{path}?{query}"));
            assert_eq!(answer.status, 200, "{path} {shown}");
            if path.len() == 3 {
                let page = answer.page();
                assert!(page.is_inert() && !page.heading().is_empty(), "{path} {shown}");
                assert!(
                    !answer.text().contains("alert(1)</script") && !answer.text().contains('\u{202e}'),
                    "{path} {shown}"
                );
                assert!(!answer.text().contains('\0'), "{path} {shown}");
            }
        }
    }
}

#[test]
fn what_was_not_understood_is_told() {
    let server = Server::start();
    let notices = |query: &str| server.get(&format!("/fr{query}")).page().notices();
    assert!(notices("?theme=chats").contains("chats"));
    assert!(notices("?chats=1").contains("chats"));
    assert_eq!(notices("?theme=&q=&utm_source=x"), "");
    assert!(notices(&format!("?{}", "theme=&".repeat(PARAMS_MAX + 1))).contains("trop de filtres"));
    let api = server.api("?theme=chats");
    assert_eq!((api["total"].as_u64(), api["ignores"][0]["valeur"].as_str()), (Some(228), Some("chats")));
}

#[test]
fn how_a_text_was_read_is_told_and_offered_but_not_done() {
    let server = Server::start();
    let reading = |path: &str| server.get(path).page().texts("section.reading").join(" ");
    assert_eq!(reading("/fr?q=deuil"), reading("/fr?q=Deuil"));
    let text = reading("/fr?q=prevention+suicde");
    assert!(text.contains("Vouliez-vous dire") && text.contains("prevention suicide"), "{text}");
    assert!(reading("/nl?q=prevention+suicde").contains("Bedoelde u"));
    assert!(reading("/en?q=prevention+suicde").contains("Did you mean"));
    assert!(reading("/fr?q=deuil+-alcool").contains("Sans les dispositifs qui contiennent «\u{A0}alcool\u{A0}»"));
    let offers = server.get("/fr?q=supervision+deuil").page().attributes("section.reading .offers a", "href");
    assert!(offers.contains(&"/fr?q=deuil&type=supervision".to_owned()), "{offers:?}");
    let api = server.api("?q=supervision+suicde");
    assert_eq!(api["lecture"]["vouliez_vous_dire"], "supervision suicide");
    assert_eq!(api["lecture"]["filtres"][0]["valeur"], "supervision");
    assert!(api["facettes"]["type"].as_array().expect("types").iter().all(|of| of["choisi"] == false));
}

#[test]
fn suggestions_are_few_and_grouped() {
    let server = Server::start();
    let answer = |query: &str| -> serde_json::Value {
        serde_json::from_str(server.get(&format!("/api/v1/suggestions{query}")).text()).expect("JSON")
    };
    let deuil = answer("?q=deui&lang=nl");
    let all = deuil["suggestions"].as_array().expect("a list");
    assert!(!all.is_empty() && all.len() <= 8);
    assert_eq!(all[0]["texte"], "Rouw en levenseinde");
    assert_eq!((&all[0]["groupe"], &all[0]["valeur"]), (&"theme".into(), &"deuil".into()));
    for hostile in ["", "?q=", "?q=%FF%00", "?q=%22%22", "?lang=xx&q=d", &format!("?q={}", "a".repeat(5_000))] {
        assert!(answer(hostile)["suggestions"].is_array(), "{hostile}");
    }
}

#[test]
fn words_found_are_marked() {
    let server = Server::start();
    // Between quotes: without them, synonyms are found and marked as well.
    let page = server.get("/fr?q=%22intervision%22").page();
    for place in ["a.title mark", "p.summary mark"] {
        let marks = page.texts(place);
        assert!(!marks.is_empty(), "{place}");
        assert!(marks.iter().all(|mark| mark.to_lowercase() == "intervision"), "{marks:?}");
    }
    assert!(server.get("/fr").page().texts("mark").is_empty());
}

#[test]
fn with_nothing_found_the_page_says_what_to_drop_and_what_that_gives() {
    let server = Server::start();
    let mut checked = 0;
    for query in
        ["?q=deuil&cout=gratuit&sur-site=oui&langue=nl", "?theme=deuil&cout-max=0&langue=en", "?q=chats&theme=deuil"]
    {
        let page = server.get(&format!("/fr{query}")).page();
        assert!(page.heading().starts_with("Aucun dispositif"), "{query}");
        let (hrefs, gives) = (page.attributes(".ways a", "href"), page.texts(".ways .gives"));
        assert_eq!(hrefs.len(), gives.len());
        for (href, gives) in hrefs.iter().zip(&gives) {
            let total = server.total(href.strip_prefix("/fr").expect("the same page"));
            assert_eq!((total, total > 0), (number(gives), true), "{query} {href}");
            checked += 1;
        }
    }
    assert!(checked >= 3, "{checked}");
}

#[test]
fn each_scheme_has_its_page() {
    let server = Server::start();
    for row in catalogue_rows() {
        let answer = server.get(&format!("/fr/dispositifs/{}", row["id"]));
        assert_eq!(answer.status, 200, "{}", row["id"]);
        let page = answer.page();
        assert!(page.heading().contains(&row["intitule"]), "{}", row["id"]);
        assert!(page.attributes("main a", "href").contains(&row["url"]), "{}", row["id"]);
    }
}

#[test]
fn a_language_that_is_none_of_ours_is_told_by_the_api() {
    let server = Server::start();
    let told = server.api("?lang=de");
    assert_eq!(told["ignores"][0]["parametre"], "lang");
    assert_eq!(told["ignores"][0]["valeur"], "de");
    assert_eq!(told["facettes"]["theme"][0]["libelle"], "Syndrome de Diogène et entretien du logement");
    assert_eq!(server.api("?lang=nl&lang=")["ignores"], serde_json::json!([]));
}
