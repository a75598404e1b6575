//! What programs read that come without being told how: `robots.txt`, the site map, the description of the search, `llms.txt`.

use std::collections::BTreeSet;

use repertoire_server::limits::SITEMAP_PATHS_MAX;
use roxmltree::{Document, Node};

use serde_json::Value;

use crate::support::{Page, Server, catalogue_csv, catalogue_rows, root};

const ORIGIN: &str = "https://repertoire.example.org";

fn public() -> Server {
    Server::start_with(&["--public-url", ORIGIN])
}

/// The texts of all elements of a name.
fn texts(document: &Document<'_>, name: &str) -> Vec<String> {
    let named = document.descendants().filter(|node| node.has_tag_name(name) || node.tag_name().name() == name);
    named.filter_map(|node| node.text()).map(str::to_owned).collect()
}

fn alternates<'a>(url: Node<'a, 'a>) -> impl Iterator<Item = &'a str> {
    url.children().filter(|node| node.tag_name().name() == "link").filter_map(|node| node.attribute("href"))
}

#[test]
fn the_site_map_holds_every_page_once_with_its_other_languages() {
    let server = public();
    let answer = server.get("/sitemap.xml");
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/xml; charset=utf-8"));
    let document = Document::parse(answer.text()).expect("well-formed");
    let addresses = texts(&document, "loc");
    let once: BTreeSet<&String> = addresses.iter().collect();
    assert_eq!(once.len(), addresses.len());
    for row in catalogue_rows() {
        for lang in ["fr", "nl", "en"] {
            assert!(once.contains(&format!("{ORIGIN}/{lang}/dispositifs/{}", row["id"])), "{}", row["id"]);
        }
    }
    for url in document.descendants().filter(|node| node.tag_name().name() == "url") {
        let others: Vec<&str> = alternates(url).collect();
        let own = url.children().find_map(|node| node.text()).expect("an address");
        assert!(others.len() == 3 && others.contains(&own), "{own}");
    }
    // All of them are there, may be listed, and call themselves so.
    for address in addresses.iter().step_by(23) {
        let path = address.strip_prefix(ORIGIN).expect("ours");
        let page = server.get(path);
        assert_eq!(page.status, 200, "{path}");
        assert_eq!(page.page().canonical(), *address);
        assert_eq!(page.page().attributes("meta[name=robots]", "content"), [""; 0], "{path}");
    }
    assert_eq!(server.get("/sitemap.xml?partie=2").status, 404);
    assert_eq!(server.get("/sitemap.xml?partie=0").status, 404);
    assert_eq!(server.get("/sitemap.xml?partie=chats").status, 404);
    assert_eq!(server.get_with("/sitemap.xml", &[("if-none-match", answer.header("etag"))]).status, 304);
}

#[test]
fn a_long_site_map_comes_in_parts() {
    let header = catalogue_csv().lines().next().expect("a header").to_owned();
    let rows = (0..=SITEMAP_PATHS_MAX).map(|row| {
        format!("\nligne-{row},Titre,formation,Un,deuil,Un.,equipes,,,fr,,,,,,,https://un.be/,https://un.be/,")
    });
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("longue.csv");
    std::fs::write(&file, std::iter::once(header).chain(rows).collect::<String>()).expect("written");
    let server = Server::start_with(&["--catalogue", file.to_str().expect("UTF-8"), "--public-url", ORIGIN]);
    let index = server.get("/sitemap.xml");
    let parts = texts(&Document::parse(index.text()).expect("well-formed"), "loc");
    assert_eq!(parts, [1, 2].map(|part| format!("{ORIGIN}/sitemap.xml?partie={part}")));
    let counted = parts.iter().map(|part| {
        let answer = server.get(part.strip_prefix(ORIGIN).expect("ours"));
        texts(&Document::parse(answer.text()).expect("well-formed"), "loc").len()
    });
    let counted: Vec<usize> = counted.collect();
    assert_eq!(counted[0], 3 * SITEMAP_PATHS_MAX);
    assert!(counted.iter().all(|addresses| (1..=50_000).contains(addresses)), "{counted:?}");
}

#[test]
fn crawlers_are_kept_out_of_combinations_and_shown_the_site_map() {
    let robots = public().get("/robots.txt");
    let lines: Vec<&str> = robots.text().lines().collect();
    assert_eq!(robots.status, 200);
    for line in ["User-agent: *", "Disallow: /*?", "Allow: /*?page=", "Disallow: /api/", "Disallow: /gestion"] {
        assert!(lines.contains(&line), "{line}");
    }
    assert!(lines.contains(&"Sitemap: https://repertoire.example.org/sitemap.xml"));
    // Without an address of its own a server has no site map to show.
    let untold = Server::start();
    assert!(!untold.get("/robots.txt").text().contains("Sitemap"));
    for path in ["/sitemap.xml", "/fr/opensearch.xml"] {
        assert_eq!(untold.get(path).status, 404, "{path}");
    }
    assert_eq!(untold.get("/fr").page().attributes("link[rel=search]", "href"), [""; 0]);
}

#[test]
fn a_browser_can_add_the_search() {
    let server = public();
    for (lang, word) in [("fr", "deuil"), ("nl", "rouw"), ("en", "grief")] {
        let place = server.get(&format!("/{lang}")).page().attributes("link[rel=search]", "href").concat();
        let answer = server.get(&place);
        assert_eq!(answer.header("content-type"), "application/opensearchdescription+xml; charset=utf-8");
        let document = Document::parse(answer.text()).expect("well-formed");
        let name = texts(&document, "ShortName").concat();
        assert!((1..=16).contains(&name.chars().count()), "{name}");
        assert!(texts(&document, "Description").concat().chars().count() <= 1024);
        let url = document.descendants().find(|node| node.tag_name().name() == "Url").expect("a template");
        let template = url.attribute("template").expect("a template");
        let asked = template.replace("{searchTerms}", word);
        let found = server.get(asked.strip_prefix(ORIGIN).expect("ours")).page();
        assert_eq!((found.lang().as_str(), found.heading().contains(word)), (lang, true));
    }
}

#[test]
fn programs_that_read_texts_find_the_data() {
    let server = public();
    let answer = server.get("/llms.txt");
    assert_eq!(answer.status, 200);
    let links: Vec<&str> =
        answer.text().split('(').filter_map(|part| part.split_once(')')).map(|(link, _)| link).collect();
    let links: Vec<&str> = links.into_iter().filter(|link| link.starts_with(ORIGIN)).collect();
    assert_eq!(links.len(), 7);
    for link in links {
        assert_eq!(server.get(link.strip_prefix(ORIGIN).expect("ours")).status, 200, "{link}");
    }
}

/// The data in a page.
fn linked(page: &Page) -> Value {
    let blocks = page.texts("script[type='application/ld+json']");
    assert_eq!(blocks.len(), 1);
    serde_json::from_str(&blocks[0]).expect("JSON")
}

#[test]
fn a_scheme_says_the_same_to_programs_as_to_people() {
    let server = public();
    let (mut courses, mut services) = (0, 0);
    for row in catalogue_rows() {
        let path = format!("/fr/dispositifs/{}", row["id"]);
        let page = server.get(&path).page();
        let data = linked(&page);
        assert_eq!(data["@context"], "https://schema.org");
        for (key, expected) in [
            ("@id", format!("{ORIGIN}{path}")),
            ("url", page.canonical()),
            ("name", row["intitule"].clone()),
            ("description", row["resume"].clone()),
            ("identifier", row["id"].clone()),
            ("sameAs", row["url"].clone()),
        ] {
            assert_eq!(data[key], expected, "{path} {key}");
        }
        assert_eq!(data["provider"]["name"], row["organisateur"]);
        assert_eq!(data["audience"].as_array().expect("a list").len(), row["public"].split('|').count());
        // Nothing becomes free that is not, and nothing is known that is not.
        let free = match row["cout"].as_str() {
            "" => Value::Null,
            cost => Value::Bool(cost == "gratuit"),
        };
        assert_eq!(data["isAccessibleForFree"], free, "{path}");
        assert_eq!(data["offers"].is_null(), row["cout"].is_empty(), "{path}");
        let offer = &data["offers"];
        if row["cout"] == "gratuit" {
            assert_eq!((&offer["price"], &offer["priceCurrency"]), (&"0".into(), &"EUR".into()));
        } else if let Some((low, high)) = row["cout"].split('/').next().expect("a part").split_once('-') {
            let price = &offer["priceSpecification"];
            let euros = |value: &Value| value.as_str().and_then(|text| text.parse::<f64>().ok()).expect("a price");
            let written = |text: &str| text.replace(',', ".").parse::<f64>().expect("a number");
            assert!((euros(&price["minPrice"]) - written(low)).abs() < 0.001, "{path}");
            assert!((euros(&price["maxPrice"]) - written(high)).abs() < 0.001, "{path}");
            assert!(offer["price"].is_null(), "a range is no price: {path}");
        }
        let languages: Vec<Value> = row["langues"].split('|').map(Value::from).collect();
        if ["formation", "sensibilisation", "colloque"].contains(&row["type"].as_str()) {
            courses += 1;
            assert_eq!((&data["@type"], &data["inLanguage"]), (&"Course".into(), &languages.into()), "{path}");
            let instances = data["hasCourseInstance"].as_array().expect("a list");
            let dates: Vec<&str> = instances.iter().filter_map(|one| one["startDate"].as_str()).collect();
            assert_eq!(dates.join("|"), row["dates"], "{path}");
            let place = instances[0]["location"]["name"].as_str().unwrap_or_default();
            assert_eq!(place.is_empty(), row["commune"].is_empty(), "{path}");
        } else {
            services += 1;
            let spoken = &data["availableChannel"]["availableLanguage"];
            assert_eq!((&data["@type"], spoken), (&"Service".into(), &languages.into()), "{path}");
            assert!(data["serviceType"].is_string() && data["hasCourseInstance"].is_null(), "{path}");
        }
    }
    assert!(courses > 50 && services > 50, "{courses} and {services}");
}

#[test]
fn the_catalogue_is_told_as_a_set_of_data_once() {
    let server = Server::start_with(&["--public-url", ORIGIN, "--keeper", "Plateforme & bassins"]);
    for lang in ["fr", "nl", "en"] {
        let data = linked(&server.get(&format!("/{lang}")).page());
        assert_eq!(data["@type"], serde_json::json!(["Dataset", "dcat:Dataset"]));
        assert_eq!(data["license"], data["dct:license"]["@id"]);
        assert_eq!((&data["version"], &data["publisher"]["name"]), (&"1".into(), &"Plateforme & bassins".into()));
        assert!(data["dateModified"].as_str().is_some_and(|time| time.starts_with("20")));
        for distribution in data["distribution"].as_array().expect("a list") {
            let place = distribution["contentUrl"].as_str().expect("an address");
            assert_eq!(distribution["dcat:downloadURL"]["@id"], place);
            let file = server.get(place.strip_prefix(ORIGIN).expect("ours"));
            let kind = distribution["encodingFormat"].as_str().expect("a type");
            assert!(file.status == 200 && file.header("content-type").starts_with(kind), "{place}");
        }
    }
    for part in ["/fr?page=2", "/fr?theme=deuil", "/fr/carte"] {
        assert_eq!(server.get(part).page().texts("script[type='application/ld+json']"), [""; 0], "{part}");
    }
}

#[test]
fn no_text_of_the_catalogue_ends_the_data_in_a_page() {
    let fixture = root().join("tests/fixtures/hostile.csv");
    let server = Server::start_with(&["--catalogue", fixture.to_str().expect("UTF-8")]);
    let answer = server.get("/fr/dispositifs/hostile-script");
    assert!(answer.page().is_inert() && !answer.text().contains("<script>"));
    let title = linked(&answer.page())["name"].clone();
    assert_eq!(title, answer.page().heading());
}

#[test]
fn a_link_to_a_page_has_a_picture_and_words_of_its_language() {
    let server = public();
    for (lang, locale) in [("fr", "fr_BE"), ("nl", "nl_BE"), ("en", "en_GB")] {
        let page = server.get(&format!("/{lang}/dispositifs/cerso-helha-incurie-diogene")).page();
        let said = |name: &str| page.attributes(&format!("meta[property='{name}']"), "content").concat();
        assert_eq!((said("og:locale").as_str(), said("og:site_name").as_str()), (locale, "Répertoire"));
        assert!(said("og:title").contains("Diogène"), "{}", said("og:title"));
        assert_eq!(said("og:url"), page.canonical());
        let picture = server.get(said("og:image").strip_prefix(ORIGIN).expect("ours"));
        assert_eq!((picture.status, picture.header("content-type")), (200, "image/png"));
        // The size stands in the header of a PNG.
        let number = |at: usize| u32::from_be_bytes(picture.body[at..at + 4].try_into().expect("four bytes"));
        assert_eq!((number(16), number(20)), (1200, 630));
        assert!(picture.body.len() < 100_000, "{} bytes", picture.body.len());
    }
    let icon = server.get("/favicon.ico");
    assert_eq!((icon.status, icon.header("content-type"), &icon.body[1..4]), (200, "image/png", &b"PNG"[..]));
    // Without an address of its own the site has none to give.
    assert_eq!(Server::start().get("/fr").page().attributes("meta[property]", "content"), [""; 0]);
}
