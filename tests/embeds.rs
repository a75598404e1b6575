//! The list in partners' pages: what they show and to whom, and what one can't get out of them; oEmbed; the page with what there is to
//! copy; partners in the terminal.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use roxmltree::Document;

use crate::support::{Page, Server, Store, catalogue_rows, eventually, root, vocabulary_rows};

const ORIGIN: &str = "https://repertoire.example.org";

fn partners_file() -> String {
    root().join("tests/fixtures/partners.csv").to_str().expect("UTF-8").to_owned()
}

fn server() -> Server {
    server_with(&["--public-url", ORIGIN])
}

fn server_with(more: &[&str]) -> Server {
    let (catalogue, partners) = (root().join("data/catalogue.csv"), partners_file());
    let files = ["--catalogue", catalogue.to_str().expect("UTF-8"), "--partners", &partners];
    Server::start_with(&[&files, more].concat())
}

/// The ids of the schemes that a page lists.
fn listed(page: &Page) -> Vec<String> {
    let paths = page.attributes("a.title", "href");
    paths.into_iter().map(|path| path.rsplit('/').next().unwrap_or_default().to_owned()).collect()
}

/// The ids of rows of the catalogue that have a theme, by other code than ours.
fn with_theme(theme: &str) -> BTreeSet<String> {
    let has = |cell: &str| cell.split('|').any(|value| value.trim() == theme);
    catalogue_rows().iter().filter(|row| has(&row["themes"])).map(|row| row["id"].clone()).collect()
}

fn ancestors(policy: &str) -> &str {
    policy.rsplit_once("frame-ancestors ").map_or("", |(_, ancestors)| ancestors)
}

#[test]
fn an_embed_shows_what_its_filters_let_through_and_says_who_may_frame_it() {
    let server = server();
    let answer = server.get("/embed/deuil");
    assert_eq!(answer.status, 200);
    assert_eq!(ancestors(answer.header("content-security-policy")), "https://*.deuil.example https://partner.example");
    assert_eq!(answer.header("x-frame-options"), "");
    assert_eq!(answer.header("set-cookie"), "");
    let page = answer.page();
    assert_eq!(listed(&page).into_iter().collect::<BTreeSet<_>>(), with_theme("deuil"));
    assert!(page.is_inert());
    assert_eq!(page.texts("header.embed .intro"), ["Les appuis sur le deuil, pour nos équipes."]);
    // What is locked is neither a chip nor a facet to choose from, what is hidden no facet either.
    assert_eq!(page.texts(".chips li"), [""; 0]);
    let facets = page.attributes(".facet", "data-facet");
    assert!(
        ["theme", "organisateur", "role"].iter().all(|hidden| !facets.iter().any(|facet| facet == hidden)),
        "{facets:?}"
    );
    assert!(facets.iter().any(|facet| facet == "cout"));
    // In cards, with the columns of the partner.
    assert_eq!(page.texts("ul.sheets > li:first-child dt"), ["Coût", "Langue"]);
    assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex"]);
    assert_eq!(page.texts("header.site, .menu, .download, .compare, .keep"), [""; 0]);
    assert_eq!(page.attributes("footer.embed a", "href"), [format!("{ORIGIN}/fr?theme=deuil")]);
    // What is locked stays so on the site: where both name values of one facet, those of the partner.
    for (query, full) in [
        ("theme=travail-reseau", "?theme=deuil"),
        ("theme=travail-reseau&theme=deuil&cout=gratuit", "?theme=deuil&cout=gratuit"),
    ] {
        let page = server.get(&format!("/embed/deuil?{query}")).page();
        assert_eq!(page.attributes("footer.embed a", "href"), [format!("{ORIGIN}/fr{full}")]);
    }
    assert_eq!(server.get("/embed/deuil?theme=deuil").page().texts(".chips li"), [""; 0], "it narrows nothing more");
    // Its own address answers a client that has it already.
    assert_eq!(server.get_with("/embed/deuil", &[("if-none-match", answer.header("etag"))]).status, 304);
    // Everything else stays as it was.
    for path in ["/fr", "/fr/dispositifs/cerso-helha-incurie-diogene", "/fr/integrer"] {
        let answer = server.get(path);
        assert_eq!(ancestors(answer.header("content-security-policy")), "'none'");
        assert_eq!(answer.header("x-frame-options"), "DENY");
    }
}

#[test]
fn what_completes_a_text_in_an_embed_is_what_it_shows() {
    let (server, deuil) = (server(), with_theme("deuil"));
    let get = |path: &str, text: &str| {
        let found = server.get(&format!("{path}?q={text}")).json()["suggestions"].as_array().expect("a list").clone();
        let field = |of: &serde_json::Value, name: &str| of[name].as_str().expect("a text").to_owned();
        found.iter().map(|of| (field(of, "groupe"), field(of, "valeur"))).collect::<Vec<_>>()
    };
    let mut seen = BTreeSet::new();
    for text in [
        "d", "deu", "inter", "form", "su", "sui", "a", "ac", "cen", "fo", "gro", "li", "per", "s", "acompa", "sant",
        "rouw",
    ] {
        for (group, value) in get("/embed/deuil/fr/suggestions", text) {
            // Its theme is locked and its organisers are hidden: neither is suggested.
            assert!(["type", "dispositif", "mot"].contains(&&*group), "{text}: {group} {value}");
            match &*group {
                "dispositif" => assert!(deuil.contains(&value), "{text}: {value}"),
                key => {
                    let key = if key == "mot" { "q" } else { key };
                    let shown = listed(&server.get(&format!("/embed/deuil?{key}={}", value.replace(' ', "+"))).page());
                    assert!(!shown.is_empty() && shown.iter().all(|id| deuil.contains(id)), "{text}: {key}={value}");
                }
            }
            seen.insert(group);
        }
    }
    assert_eq!(seen.len(), 3, "each group was met: {seen:?}");
    // Of a partner that locks nothing, and of nobody, all is suggested.
    for path in ["/embed/ouvert/fr/suggestions", "/embed/_/fr/suggestions"] {
        assert_eq!(get(path, "deu"), get("/api/v1/suggestions", "deu"), "{path}");
    }
    assert_eq!(get("/embed/perdu/fr/suggestions", "deu"), []);
    for (path, from) in [("/embed/deuil", "/embed/deuil/fr/suggestions"), ("/fr", "/api/v1/suggestions")] {
        assert_eq!(server.get(path).page().attributes("#q", "data-from"), [from]);
    }
    assert_eq!(server.get("/embed/inconnu/fr/suggestions?q=deu").status, 404);
}

#[test]
fn a_care_basin_shows_what_its_communes_have() {
    let (server, communes) = (server(), vocabulary_rows("communes.csv"));
    let of_basin = |name: &str| {
        let commune = communes.iter().find(|commune| commune["fr"] == name);
        commune.is_some_and(|commune| commune["bassin"].split('|').any(|basin| basin == "nord"))
    };
    let expected: BTreeSet<String> =
        catalogue_rows().iter().filter(|row| of_basin(&row["commune"])).map(|row| row["id"].clone()).collect();
    assert!(!expected.is_empty());
    let page = server.get("/embed/nord").page();
    assert_eq!(listed(&page).into_iter().collect::<BTreeSet<_>>(), expected);
    assert!(!page.attributes(".facet", "data-facet").contains(&"bassin".to_owned()), "of one value there is no choice");
    assert_eq!(page.attributes("footer.embed a", "href"), [format!("{ORIGIN}/fr?bassin=nord")]);
}

#[test]
fn a_visitor_may_choose_another_view_than_that_of_the_partner() {
    let server = server();
    let get = |query: &str| server.get(&format!("/embed/deuil{query}")).page();
    let columns = |page: &Page| page.attributes("table", "data-columns");
    // One that is the default elsewhere; what is not named stays that of the partner.
    let table = get("?vue=auto");
    assert_eq!(columns(&table), ["cout langue"]);
    assert_eq!(columns(&get("?vue=auto&colonne=theme")), ["theme"]);
    assert_eq!(get("?lignes=50").texts("ul.sheets > li:first-child dt"), ["Coût", "Langue"]);
    // It goes along, and is left out where it is that of the partner.
    let to_title = |page: &Page| {
        let hrefs = page.attributes(".sorts a", "href");
        hrefs.into_iter().find(|href| href.contains("tri=intitule")).expect("a link")
    };
    assert_eq!(to_title(&table), "/embed/deuil/fr?tri=intitule&vue=auto");
    assert_eq!(to_title(&get("?vue=cartes&lignes=25&colonne=langue&colonne=cout")), "/embed/deuil/fr?tri=intitule");
    // The forms: the search takes it along, the choice of view tells what is chosen and starts without it.
    let hidden = |page: &Page, form: &str| page.attributes(&format!("{form} input[type=hidden]"), "name");
    assert_eq!((hidden(&table, ".search-form"), hidden(&table, ".view form")), (vec!["vue".to_owned()], Vec::new()));
    assert_eq!(table.attributes(".view input[type=radio][checked]", "value"), ["auto"]);
    assert_eq!(get("").attributes(".view input[type=radio][checked]", "value"), ["cartes"]);
    // On the site, and where one pastes an address, the same is meant.
    assert_eq!(table.attributes("footer.embed a", "href"), [format!("{ORIGIN}/fr?theme=deuil")]);
    let pasted = format!("/oembed?url={ORIGIN}/embed/deuil?vue=auto%26lignes=25");
    let frame = server.get(&pasted).json();
    assert!(frame["html"].as_str().is_some_and(|html| html.contains("/embed/deuil/fr?vue=auto\"")), "{frame}");
    let made = server.get("/fr/integrer?code=deuil&vue=auto&lignes=25").page();
    assert_eq!(made.attributes("iframe", "src"), ["/embed/_deuil/fr?vue=auto"]);
    assert_eq!(server.get("/fr/integrer?code=deuil").page().attributes("#vue option[selected]", "value"), ["cartes"]);
    // A form that was made for another code sends what it showed: that of this partner is left as it is, and a choice is not.
    for (sent, query) in [
        ("pour=&code=deuil&vue=auto&lignes=25", ""),
        ("pour=&code=deuil&vue=tableau&lignes=25", "?vue=tableau"),
        ("pour=gratuit-nl&code=deuil&vue=auto&lignes=50", ""),
        ("pour=deuil&code=deuil&vue=auto&lignes=25", "?vue=auto"),
    ] {
        let made = server.get(&format!("/fr/integrer?{sent}")).page();
        assert_eq!(made.attributes("iframe", "src"), [format!("/embed/_deuil/fr{query}")], "{sent}");
    }
}

#[test]
fn links_stay_inside_and_what_leads_out_opens_a_tab() {
    let server = server();
    let list = server.get("/embed/deuil").page();
    let inside = list.attributes("main a", "href");
    assert!(inside.iter().all(|path| path.starts_with("/embed/deuil/fr")), "{inside:?}");
    let scheme = server.get(&list.attributes("a.title", "href")[0]);
    assert_eq!(ancestors(scheme.header("content-security-policy")), "https://*.deuil.example https://partner.example");
    let scheme = scheme.page();
    for (href, target) in scheme.links("main a") {
        let leaves = href.starts_with("http") || href.starts_with("/fr");
        assert_eq!(target.as_deref(), leaves.then_some("_blank"), "{href}");
        assert!(
            leaves || href.starts_with("/embed/deuil/fr") || href.starts_with("mailto:") || href.starts_with("tel:"),
            "{href}"
        );
    }
    let near: BTreeSet<String> = scheme.attributes(".similar a.title", "href").into_iter().collect();
    let deuil = with_theme("deuil");
    assert!(near.iter().all(|path| deuil.contains(path.rsplit('/').next().unwrap_or_default())), "{near:?}");
    // What the filters leave out has no page here.
    let outside = catalogue_rows().into_iter().find(|row| !deuil.contains(&row["id"])).expect("another");
    let missing = server.get(&format!("/embed/deuil/fr/dispositifs/{}", outside["id"]));
    assert_eq!(missing.status, 404);
    // Told inside the frame, with a way back.
    assert!(missing.header("content-security-policy").ends_with("https://partner.example"));
    assert_eq!(missing.page().attributes("a.onward", "href"), ["/embed/deuil/fr"]);
    assert_eq!(server.get(&format!("/fr/dispositifs/{}", outside["id"])).status, 200);
}

#[test]
fn unknown_and_disabled_partners_get_a_page_that_nobody_may_frame() {
    let server = server();
    for path in ["/embed/parti", "/embed/inconnu", "/embed/DEUIL", "/embed/deuil/de", "/embed/deuil/fr/x", "/embed/v1"]
    {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(ancestors(answer.header("content-security-policy")), "'none'", "{path}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
    }
    // Filters of which nothing is left show nothing, rather than everything.
    assert_eq!(listed(&server.get("/embed/perdu").page()), [""; 0]);
    assert_eq!(server.get("/embed/perdu").page().texts("footer.embed"), [""; 0], "no address of the site says that");
    assert_eq!(server.get("/embed/_parti/fr").status, 404);
    // A slash too many leads to where the page may be, and never elsewhere.
    for (path, to) in [("/embed/deuil/?q=a", "/embed/deuil?q=a"), ("/fr/integrer/", "/fr/integrer")] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("location")), (308, to));
    }
    for path in ["//evil.example/", "//evil.example//", "/%5Cevil.example/x/"] {
        let answer = server.get(path);
        assert!(!answer.header("location").starts_with("//"), "{path}: {}", answer.header("location"));
    }
    // The language of the partner, and the others where it lets its visitors choose.
    let dutch = server.get("/embed/gratuit-nl").page();
    assert_eq!((dutch.lang(), dutch.texts(".languages a").len()), ("nl".to_owned(), 3));
    assert_eq!(server.get("/embed/gratuit-nl/en").page().lang(), "en");
    assert_eq!(server.get("/embed/deuil/nl").page().lang(), "fr");
    assert_eq!(server.get("/embed/deuil").page().texts(".languages a").len(), 0);
}

#[test]
fn what_one_tries_out_is_for_this_site_alone() {
    let server = server();
    let to = server.get("/embed?couleur=%23ff0000&lang=nl&theme=deuil");
    assert_eq!((to.status, to.header("location")), (303, "/embed/_-ff0000/nl?theme=deuil"));
    assert_eq!(server.get("/embed?couleur=%0d%0aset-cookie:a&lang=../x").header("location"), "/embed/_/fr");
    for path in ["/embed/_/fr", "/embed/_-ff0000/nl", "/embed/_deuil/fr"] {
        let answer = server.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(ancestors(answer.header("content-security-policy")), "'self'", "{path}");
    }
    assert_eq!(listed(&server.get("/embed/_deuil/fr").page()).len(), with_theme("deuil").len());
}

#[test]
fn colours_are_made_fit_to_read_and_nothing_else_gets_in() {
    let server = server();
    let style = |page: &Page| page.attributes("link[rel=stylesheet]", "href");
    let sheets = style(&server.get("/embed/_-ffff00/fr").page());
    assert_eq!(sheets.len(), 2);
    let css = server.get(&sheets[1]);
    assert_eq!((css.status, css.header("content-type")), (200, "text/css; charset=utf-8"));
    assert!(css.header("cache-control").contains("immutable"));
    let (by_day, by_night) = css.text().split_once("@media").expect("both");
    assert!(!by_day.contains("#ffff00") && by_night.contains("--accent: #ffff00;"), "{}", css.text());
    let asset = |name: &str| server.get(&format!("/assets/{name}")).status;
    assert_eq!(asset("accent-ffff00-00000000.css"), 404, "named by its content");
    assert_eq!(asset("accent-%7D*%7Bx-00000000.css"), 404);
    assert_eq!(asset("accent-é.css"), 404);
    assert_eq!(style(&server.get("/embed/ouvert").page()).len(), 1, "without a colour, that of the site");
}

#[test]
fn whatever_is_asked_a_locked_filter_is_not_loosened() {
    let server = server();
    let deuil = with_theme("deuil");
    let keys = prop::sample::select(vec![
        "theme",
        "type",
        "objectif",
        "role",
        "public",
        "cout",
        "langue",
        "sur-site",
        "format",
        "bassin",
        "commune",
        "organisateur",
        "cout-max",
        "q",
        "tri",
        "page",
        "lignes",
        "vue",
        "colonne",
        "partenaire",
        "filtres",
        "lang",
    ]);
    let values = prop::sample::select(vec![
        "",
        "deuil",
        "diogene",
        "crise",
        "gratuit",
        "nord",
        "fr",
        "nl",
        "oui",
        "formation",
        "soutien",
        "0",
        "1",
        "100",
        "cartes",
        "formation -deuil",
        "\"",
        "*",
        "intitule",
        "non-precis",
        "non-precise",
        "ouvert",
    ]);
    let query = prop::collection::vec((keys, values), 0..6);
    let mut runner =
        TestRunner::new(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() });
    let checked = runner.run(&query, |pairs| {
        let query: Vec<String> =
            pairs.iter().map(|(key, value)| format!("{key}={}", value.replace('"', "%22").replace(' ', "+"))).collect();
        let page = server.get(&format!("/embed/deuil?{}", query.join("&"))).page();
        let shown = listed(&page);
        prop_assert!(shown.iter().all(|id| deuil.contains(id)), "{:?}: {:?}", query, shown);
        // Nor do counts tell of what is outside.
        for count in page.texts(".facet .count") {
            prop_assert!(count.parse::<usize>().is_ok_and(|count| count <= deuil.len()), "{:?}: {}", query, count);
        }
        Ok(())
    });
    checked.expect("locked");
}

#[test]
fn an_address_of_ours_is_shown_elsewhere_as_oembed_says() {
    let server = server();
    let ask = |url: &str, more: &str| {
        let url = url.bytes().map(|byte| format!("%{byte:02X}")).collect::<Vec<_>>().concat();
        server.get(&format!("/oembed?url={url}{more}"))
    };
    let frame = ask(&format!("{ORIGIN}/embed/deuil?cout=gratuit"), "&maxwidth=400&maxheight=500").json();
    assert_eq!((&frame["version"], &frame["type"]), (&"1.0".into(), &"rich".into()));
    assert_eq!(ask(&format!("{ORIGIN}/embed/nulle-part"), "").status, 404, "no site may frame it");
    assert_eq!((&frame["width"], &frame["height"]), (&400.into(), &500.into()));
    let html = frame["html"].as_str().expect("html");
    assert!(
        html.starts_with("<iframe ") && html.contains(&format!("src=\"{ORIGIN}/embed/deuil/fr?cout=gratuit")),
        "{html}"
    );
    assert!(html.contains("width=\"400\"") && html.contains("height=\"500\""), "{html}");
    // What may not be framed is a card, no larger than it may be.
    let small = ask(&format!("{ORIGIN}/fr?theme=deuil"), "&maxwidth=100&maxheight=50").json();
    assert!(small["html"].as_str().is_some_and(|html| html.contains("max-width:100px;max-height:50px")), "{small}");
    assert_eq!(ask("https://evil.example/fr", "").header("access-control-allow-origin"), "*");
    let scheme = ask(&format!("{ORIGIN}/nl/dispositifs/cerso-helha-incurie-diogene"), "").json();
    let html = scheme["html"].as_str().expect("html");
    assert!(html.contains("<blockquote") && !html.contains("<iframe") && !html.contains("<script"), "{html}");
    assert!(scheme["title"].as_str().is_some_and(|title| title.contains("Diogène")), "{scheme}");
    let list = ask(&format!("{ORIGIN}/fr?theme=deuil&q=%3Cscript%3E"), "").json();
    assert!(!list["html"].as_str().expect("html").contains("<script"), "{list}");
    // As XML it says the same.
    let xml = ask(&format!("{ORIGIN}/embed/deuil?cout=gratuit"), "&format=xml&maxwidth=400&maxheight=500");
    assert_eq!(xml.header("content-type"), "text/xml; charset=utf-8");
    let document = Document::parse(xml.text()).expect("well-formed");
    for key in ["version", "type", "title", "html", "provider_name", "provider_url"] {
        let text = document.descendants().find(|node| node.has_tag_name(key)).and_then(|node| node.text());
        assert_eq!(text, frame[key].as_str(), "{key}");
    }
    // Nothing of others, nothing that is not there.
    for url in [
        "",
        "https://evil.example/fr",
        "https://repertoire.example.org.evil.example/fr",
        "https://repertoire.example.org@evil.example/",
        "http://repertoire.example.org/fr",
        "//repertoire.example.org/fr",
        "https://repertoire.example.org",
        "https://repertoire.example.org/de",
        "https://repertoire.example.org/embed/parti",
        "https://repertoire.example.org/embed/_deuil/fr",
        "https://repertoire.example.org/fr/gestion",
        "https://repertoire.example.org/fr/dispositifs/nexiste-pas",
        "https://repertoire.example.org/embed/deuil/fr/dispositifs/cerso-helha-incurie-diogene",
        "javascript:alert(1)",
    ] {
        assert_eq!(ask(url, "").status, 404, "{url}");
    }
    assert_eq!(ask(&format!("{ORIGIN}/fr"), "&format=yaml").status, 501);
    assert_eq!(server.get("/oembed").status, 404);
}

#[test]
fn pages_that_may_be_shown_elsewhere_say_where_to_ask() {
    let server = server();
    for path in ["/fr?theme=deuil", "/nl/dispositifs/cerso-helha-incurie-diogene", "/embed/deuil/fr?cout=gratuit"] {
        let page = server.get(path).page();
        for (kind, format) in [("application/json+oembed", "json"), ("text/xml+oembed", "xml")] {
            let found = page.attributes(&format!("link[type='{kind}']"), "href");
            let at = found.first().and_then(|found| found.strip_prefix(ORIGIN)).expect("a link");
            assert!(at.contains(&format!("format={format}")));
            assert_eq!(server.get(at).status, 200, "{at}");
        }
    }
    for path in ["/fr/carte", "/embed/_deuil/fr", "/embed/_/fr", "/embed/nulle-part"] {
        assert_eq!(server.get(path).page().attributes("link[type$='+oembed']", "href"), [""; 0], "{path}");
    }
    // Without an address of its own there is nothing to ask.
    assert_eq!(Server::start().get("/fr").page().attributes("link[type$='+oembed']", "href"), [""; 0]);
}

#[test]
fn the_page_for_partners_gives_what_to_copy() {
    let server = server();
    let page = server.get("/fr/integrer?code=deuil&filtres=https%3A%2F%2Fx.example%2Ffr%3Fcout%3Dgratuit&langue-liste=nl&vue=tableau&couleur=%23ffff00").page();
    let code = |id: &str| page.texts(&format!("pre[aria-labelledby={id}]")).concat();
    // That partner has one language: another in the address would not be heeded.
    assert_eq!(code("adresse"), format!("{ORIGIN}/embed/deuil?cout=gratuit&vue=tableau"));
    let other = server.get("/fr/integrer?code=ouvert&langue-liste=nl").page();
    assert_eq!(other.texts("pre[aria-labelledby=adresse]"), [format!("{ORIGIN}/embed/ouvert/nl")]);
    assert_eq!(other.attributes("iframe", "src"), ["/embed/_ouvert/nl"]);
    assert!(code("script").starts_with(&format!("<script src=\"{ORIGIN}/embed/v1/embed.js\" data-partenaire=\"deuil\" data-filtres=\"cout=gratuit&amp;vue=tableau\"")), "{}", code("script"));
    assert!(code("cadre").contains("loading=\"lazy\"") && code("cadre").contains("title=\""), "{}", code("cadre"));
    assert!(code("wordpress").starts_with("<!-- wp:html -->"));
    assert_eq!(page.attributes("iframe", "src"), ["/embed/_deuil/nl?cout=gratuit&vue=tableau"]);
    assert!(page.notices().contains("#ffff00"), "{}", page.notices());
    let hostile =
        server.get("/fr/integrer?code=%22%3E%3Cscript%3E&filtres=%22%3E%3Cscript%3E&couleur=%22%3E%3Cscript%3E").page();
    assert!(hostile.texts("pre").concat().contains("VOTRE-CODE"));
    let coloured = server.get("/fr/integrer?couleur=%23ffff00&langue-liste=nl").page();
    assert_eq!(coloured.attributes("iframe", "src"), ["/embed/_-ffff00/nl"]);
    assert_eq!(hostile.texts("script:not([src])"), [""; 0]);
    assert_eq!(hostile.texts(".wrong").len(), 2);
    for lang in ["fr", "nl", "en"] {
        assert!(server.get(&format!("/{lang}/integrer/guide")).page().texts(".guide h2").len() >= 5, "{lang}");
    }
    let script = server.get("/embed/v1/embed.js");
    assert!(script.body.len() <= 3 * 1024, "{} bytes", script.body.len());
    assert_eq!(script.header("access-control-allow-origin"), "*");
}

#[test]
fn partners_are_published_from_a_terminal() {
    let store = Store::new();
    let partners = |more: &[&str]| store.run(&[&["partners"], more].concat());
    assert_eq!(partners(&["list"]).1, "Il n'y a pas encore de partenaire.\n");
    let (code, out, err) = partners(&["publish", &partners_file(), "--author", "Anne"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("ersion 2"), "{out}");
    assert!(partners(&["list"]).1.contains("https://partner.example"));
    let server = store.serve();
    assert_eq!(server.get("/embed/deuil").status, 200);
    assert_eq!(partners(&["disable", "deuil"]).0, 0);
    eventually("the partner is gone", || server.get("/embed/deuil").status == 404);
    assert_eq!(partners(&["enable", "deuil"]).0, 0);
    eventually("the partner is back", || server.get("/embed/deuil").status == 200);
    let (code, _, err) = partners(&["enable", "deuil"]);
    assert_eq!(code, 2, "{err}");
    assert!(partners(&["disable", "chats"]).2.contains("« chats »"));
    // What is exported is what was published.
    let to = store.beside("partenaires.csv");
    assert_eq!(partners(&["export", "--to", &to]).0, 0);
    assert_eq!(partners(&["publish", &to]).0, 2, "nothing changes");
    std::fs::write(&to, "code,nom\nA!,B\n").expect("written");
    let (code, out, _) = partners(&["publish", &to]);
    assert_eq!(code, 1);
    assert!(out.contains("Ligne 1"), "{out}");
    // A new list keeps the partners.
    let list = root().join("tests/fixtures/few.csv");
    let list = list.to_str().expect("UTF-8");
    let (code, out, err) = store.run(&["releases", "publish", list, "--confirm", "220"]);
    assert_eq!(code, 0, "{out}{err}");
    assert!(partners(&["list"]).1.contains("deuil"));
}

#[test]
fn completing_what_is_typed_counts_as_a_request_to_the_api() {
    let limited = server_with(&["--api-requests-per-minute", "2"]);
    let typed = || limited.get_with("/embed/ouvert/fr/suggestions?q=deu&lang=fr", &[("accept-language", "nl")]);
    assert_eq!([typed().status, typed().status], [200, 200]);
    let refused = typed();
    assert_eq!((refused.problem(), refused.header("content-language")), ((429, "trop-de-demandes".into()), "fr"));
    assert_eq!(limited.get("/api/v1/vocabulaires").status, 429, "one share for both");
    assert_eq!(limited.get("/embed/ouvert/fr?q=deuil").status, 200, "pages don't count");
    // What is wrong with such a request is told to a program too.
    let server = server();
    let page = server.get("/embed/ouvert/suggestions");
    assert_eq!(page.status, 404, "no such language");
    assert!(page.header("content-type").starts_with("text/html"), "told to a reader");
    assert_eq!(server.get("/embed/nobody/fr/suggestions?q=deu").problem(), (404, "introuvable".into()));
}

#[test]
fn what_is_asked_for_again_is_answered_as_the_first_time() {
    let server = server();
    for path in [
        "/embed/deuil",
        "/embed/ouvert/nl?theme=deuil&q=",
        "/fr?theme=crise&theme=deuil",
        "/api/v1/dispositifs?q=deuil",
    ] {
        let (first, again) = (server.get(path), server.get(path));
        let headers = |of: &crate::support::Answer| {
            let mut headers = of.headers.clone();
            headers.remove("date");
            headers
        };
        assert_eq!((first.status, headers(&first), &first.body), (200, headers(&again), &again.body), "{path}");
        let framed = ancestors(again.header("content-security-policy")) != "'none'";
        assert_eq!(framed, path.starts_with("/embed/"), "{path}");
    }
}
