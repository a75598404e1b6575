//! The pages beside the search: who offers what, the map of the offer, about, accessibility, privacy.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use repertoire_server::ROUTES;
use repertoire_server::limits::ORGANISERS_PAGE_MAX;

use crate::support::{Page, Server, catalogue_csv, catalogue_rows, holds, number, repertoire, root, vocabulary_rows};

type Row = HashMap<String, String>;

const PLACES: [&str; 6] =
    ["organisateurs", "organisateurs/smes", "carte", "a-propos", "accessibilite", "confidentialite"];

/// The labels of a vocabulary file in one language, by code.
fn labels(file: &str, lang: &str) -> BTreeMap<String, String> {
    vocabulary_rows(file).iter().map(|row| (row["code"].clone(), row[lang].clone())).collect()
}

#[test]
fn each_page_has_one_address_in_three_languages_and_is_not_sent_twice() {
    let server = Server::start();
    for place in PLACES {
        for lang in ["fr", "nl", "en"] {
            let answer = server.get(&format!("/{lang}/{place}"));
            let page = answer.page();
            assert_eq!((answer.status, page.lang().as_str()), (200, lang), "{place}");
            assert_eq!(page.canonical(), format!("/{lang}/{place}"));
            let others = page.attributes("link[rel=alternate][hreflang]", "href");
            assert_eq!(others, [format!("/fr/{place}"), format!("/nl/{place}"), format!("/en/{place}"), "/".into()]);
            assert!(page.attributes("meta[name=robots]", "content").is_empty(), "{place}");
            assert_eq!(page.texts("h1").len(), 1, "{place}");
            let tag = answer.header("etag").to_owned();
            let again = server.get_with(&format!("/{lang}/{place}"), &[("if-none-match", &tag)]);
            assert_eq!((again.status, again.body.len()), (304, 0), "{place}");
        }
    }
}

#[test]
fn a_server_that_knows_its_address_writes_it_whole_for_who_reads_elsewhere() {
    let origin = "https://repertoire.example.org";
    let server = Server::start_with(&["--public-url", &format!("{origin}/")]);
    let id = &catalogue_rows()[0]["id"];
    let places = PLACES.iter().map(|place| format!("/{place}"));
    for path in
        places.chain([String::new(), "?q=deuil&page=2".into(), format!("/dispositifs/{id}"), "/orientation".into()])
    {
        let page = server.get_with(&format!("/nl{path}"), &[("host", "autre.example.org")]).page();
        assert_eq!(page.canonical(), format!("{origin}/nl{}", path.split("&page").next().expect("a path")));
        let others = page.attributes("link[rel=alternate][hreflang]", "href");
        assert!(others.len() == 4 && others.iter().all(|href| href.starts_with(origin)), "{others:?}");
        let leaves = |href: &String| href.starts_with(origin);
        assert!(!page.attributes("a, form", "href").iter().any(leaves), "links on the page stay as they are");
    }
    let mail = server.get(&format!("/fr/dispositifs/{id}")).page().attributes("aside a.mail", "href").concat();
    assert!(mail.starts_with("mailto:?subject=") && mail.ends_with(&format!("%2Ffr%2Fdispositifs%2F{id}")), "{mail}");
    let printed = server.get("/fr?theme=deuil").page().texts(".printed .address").concat();
    assert_eq!(printed, format!("{origin}/fr?theme=deuil"));
}

#[test]
fn who_keeps_the_site_and_how_to_reach_them_is_told_where_it_matters() {
    let told = ["--keeper", "Bassin <Midi>", "--contact", "info@example.org ; 02 123 45 67"];
    let (untold, told) = (Server::start(), Server::start_with(&told));
    let id = &catalogue_rows()[0]["id"];
    let reaching = ["mailto:info@example.org", "tel:021234567"];
    for lang in ["fr", "nl", "en"] {
        for place in ["a-propos", "accessibilite", "confidentialite"] {
            let path = format!("/{lang}/{place}");
            let (without, with) =
                (untold.get(&path), told.get_with(&path, &[("if-none-match", untold.get(&path).header("etag"))]));
            assert_eq!(with.status, 200, "another site is another page: {path}");
            let (without, with) = (without.page(), with.page());
            assert!(with.texts("#contenu p").iter().any(|text| text.contains("Bassin <Midi>")), "{path}");
            let links = with.attributes("#contenu .plain a", "href");
            assert_eq!(links, reaching, "{path}");
            assert_eq!(without.attributes("#contenu .plain a", "href"), [""; 0], "{path}");
            // That it is missing is said, and not once it is there.
            let lacks = |page: &Page| {
                page.texts("#contenu p").iter().any(|text| {
                    ["pas encore d'adresse", "nog geen contactadres", "a contact address yet"]
                        .iter()
                        .any(|word| text.contains(word))
                })
            };
            assert!(lacks(&without) && !lacks(&with), "{path}");
            let footer = |page: &Page| {
                page.attributes("footer a", "href").iter().any(|href| *href == format!("/{lang}/a-propos#contact"))
            };
            assert!(footer(&with) && !footer(&without), "{path}");
        }
        let report = |server: &Server| {
            server.get(&format!("/{lang}/dispositifs/{id}")).page().attributes("a.mistake", "href").concat()
        };
        let mail = report(&told);
        assert!(
            mail.starts_with("mailto:info@example.org?subject=") && mail.ends_with(&format!("%28{id}%29")),
            "{mail}"
        );
        assert_eq!(report(&untold), format!("/{lang}/a-propos#corriger"));
    }
}

#[test]
fn what_means_nothing_to_a_page_does_not_change_it() {
    let server = Server::start();
    for place in ["carte", "a-propos", "accessibilite", "confidentialite", "organisateurs/smes"] {
        let (plain, asked) =
            (server.get(&format!("/fr/{place}")), server.get(&format!("/fr/{place}?par=chats&q=%FF&x=")));
        assert_eq!((asked.status, asked.text()), (200, plain.text()), "{place}");
    }
    for place in PLACES {
        assert_eq!(server.get(&format!("/de/{place}")).status, 404);
        assert_eq!(server.post(&format!("/fr/{place}")).status, 405);
    }
}

/// Organisers with their schemes, as one reads them in the file.
fn by_organiser(rows: &[Row]) -> BTreeMap<&str, Vec<&Row>> {
    let mut organisers: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        organisers.entry(&row["organisateur"]).or_default().push(row);
    }
    organisers
}

#[test]
fn all_organisers_stand_by_letter_with_what_they_offer() {
    let (server, rows, kinds) = (Server::start(), catalogue_rows(), labels("types.csv", "en"));
    let page = server.get("/en/organisateurs").page();
    let expected = by_organiser(&rows);
    assert_eq!(page.heading(), format!("{} organisers", expected.len()));
    let names = page.texts(".letter-group a.title");
    assert_eq!(names.len(), expected.len());
    assert_eq!(names.iter().map(String::as_str).collect::<BTreeSet<_>>(), expected.keys().copied().collect());
    for (name, offer) in names.iter().zip(page.texts(".letter-group .by")) {
        let theirs = &expected[name.as_str()];
        let (count, offered) = offer.split_once(" · ").expect("a count and types");
        assert_eq!(number(count), theirs.len() as u64, "{name}");
        let types: BTreeSet<&str> = theirs.iter().map(|row| kinds[&row["type"]].as_str()).collect();
        assert_eq!(offered.split(", ").collect::<BTreeSet<_>>(), types, "{name}");
    }
    // Each letter leads to its heading, and each heading is led to.
    let ids = page.attributes(".letter-group h2", "id").into_iter().map(|id| format!("#{id}"));
    assert_eq!(page.attributes(".letters a", "href"), ids.collect::<Vec<_>>());
    assert_eq!(page.texts(".letters a"), page.texts(".letter-group h2"));
    let initials = page.texts(".letter-group h2").concat();
    assert_eq!(initials, "ABCDEFGHIJKLMOPRSTUVWZ");
}

#[test]
fn a_name_is_found_without_its_accents() {
    let server = Server::start();
    let page = server.get("/fr/organisateurs?q=+PREVENTION++suicide&page=1&lettre=").page();
    assert_eq!(page.texts(".letter-group a.title"), ["Centre de Prévention du Suicide"]);
    assert_eq!(page.heading(), "1 organisateur pour «\u{A0}PREVENTION suicide\u{A0}»");
    assert_eq!(page.canonical(), "/fr/organisateurs?q=PREVENTION+suicide");
    assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex"]);
    assert_eq!(page.attributes("input[name=q]", "value"), ["PREVENTION suicide"]);
    assert_eq!(page.notices(), "");
    let none = server.get("/fr/organisateurs?q=zzzz").page();
    assert_eq!(none.heading(), "Aucun organisateur pour «\u{A0}zzzz\u{A0}»");
    assert_eq!(none.attributes(".back a", "href"), ["/fr/organisateurs"]);
}

#[test]
fn one_letter_is_shown_where_it_is_asked_for() {
    let server = Server::start();
    let page = server.get("/fr/organisateurs?lettre=%C3%A9").page();
    assert_eq!(page.canonical(), "/fr/organisateurs?lettre=E");
    let names = page.texts(".letter-group a.title");
    assert_eq!(page.heading(), format!("E\u{A0}: {} organisateurs", names.len()));
    assert!(names.iter().all(|name| name.starts_with(['E', 'É', 'È', 'e', 'é'])), "{names:?}");
    assert!(names.iter().any(|name| name.starts_with('É')), "{names:?}");
    assert_eq!(page.texts(".letters a[aria-current]"), ["E"]);
    assert_eq!(server.get("/fr/organisateurs?lettre=X").page().heading(), "Aucun organisateur à la lettre X.");
}

#[test]
fn what_was_not_understood_is_told_and_the_list_is_shown() {
    let server = Server::start();
    let address =
        format!("/fr/organisateurs?lettre=77&theme=deuil&theme=crise&page=x&chats=2{}", "&lettre=88".repeat(500));
    let page = server.get(&address).page();
    assert_eq!(page.texts(".letter-group a.title").len(), by_organiser(&catalogue_rows()).len());
    let told = page.texts(".notices p");
    assert_eq!(told.len(), 4, "{told:?}");
    for name in ["Lettre", "Thème", "Page", "chats"] {
        assert!(told.iter().any(|line| line.contains(name)), "{name}: {told:?}");
    }
    let beyond = server.get("/fr/organisateurs?page=7").page();
    assert!(beyond.notices().contains("qu'une page"), "{}", beyond.notices());
    assert_eq!(beyond.canonical(), "/fr/organisateurs");
}

/// The number beside each link of a list, with where it leads.
fn counted(page: &Page, list: &str) -> Vec<(String, u64)> {
    let counts = page.texts(&format!("{list} .count")).into_iter().map(|count| number(&count));
    page.attributes(&format!("{list} a"), "href").into_iter().zip(counts).collect()
}

#[test]
fn the_page_of_an_organiser_shows_what_they_offer() {
    let (server, rows) = (Server::start(), catalogue_rows());
    for (name, theirs) in by_organiser(&rows).into_iter().filter(|(_, theirs)| theirs.len() > 2) {
        let list = server.get(&format!("/fr/organisateurs?q={}", crate::support::encoded(name))).page();
        let at = list.texts(".letter-group a.title").iter().position(|found| found == name).expect("in the list");
        let address = &list.attributes(".letter-group a.title", "href")[at];
        let page = server.get(address).page();
        assert_eq!(page.heading(), name);
        assert_eq!(number(&page.texts("p.lead").concat()), theirs.len() as u64, "{name}");
        let titles: BTreeSet<String> = page.texts("tbody a.title").into_iter().collect();
        assert_eq!(titles, theirs.iter().map(|row| row["intitule"].clone()).collect(), "{name}");
        // Every number beside a value is what its link leads to.
        let values = counted(&page, ".facts ul.tags");
        assert!(values.len() >= 3, "{name}");
        for (address, count) in values {
            let (_, query) = address.split_once('?').expect("a query");
            assert!(address.starts_with("/fr?") && query.contains("organisateur="), "{address}");
            assert_eq!(server.total(&format!("?{query}")), count, "{address}");
        }
        let themes: BTreeSet<&str> = theirs.iter().flat_map(|row| row["themes"].split('|')).collect();
        assert!(
            themes.iter().all(|theme| page
                .attributes(".facts a", "href")
                .iter()
                .any(|to| to.contains(&format!("theme={theme}"))))
        );
        for site in page.attributes(".facts a[rel~=external]", "href") {
            assert!(theirs.iter().any(|row| row["url"] == site), "{site}");
        }
    }
    for (lang, title) in [("fr", "Page introuvable"), ("nl", "Pagina niet gevonden"), ("en", "Page not found")] {
        for slug in ["personne", "SMES", "..%2Fsmes"] {
            let answer = server.get(&format!("/{lang}/organisateurs/{slug}"));
            assert_eq!((answer.status, answer.page().heading().as_str()), (404, title), "{slug}");
        }
    }
}

/// The numbers of the map row by row, the total of each row last; `None` is a need without offer.
fn map(page: &Page, rows: usize) -> Vec<Vec<String>> {
    let cells = page.texts(".map-page :is(tbody, tfoot) td");
    assert_eq!(cells.len() % rows, 0);
    cells.chunks(cells.len() / rows).map(<[String]>::to_vec).collect()
}

#[test]
fn every_number_of_the_map_is_what_one_counts_by_hand() {
    let (server, rows, types) = (Server::start(), catalogue_rows(), vocabulary_rows("types.csv"));
    let objective =
        |row: &Row| types.iter().find(|known| known["code"] == row["type"]).expect("a type")["objectif"].clone();
    let cost = |row: &Row| match row["cout"].as_str() {
        "" => "non-precise",
        "gratuit" => "gratuit",
        "sur devis" => "sur-devis",
        "compris dans l'affiliation" => "affiliation",
        _ => "payant",
    };
    let costs = ["gratuit", "affiliation", "payant", "sur-devis", "non-precise"].map(str::to_owned).to_vec();
    let codes = |file| vocabulary_rows(file).into_iter().map(|row| row["code"].clone()).collect::<Vec<_>>();
    let themes = codes("themes.csv");
    let has = |key: &str, row: &Row, code: &str| match key {
        "objectif" => objective(row) == code,
        "public" => holds(&row["public"], code),
        _ => cost(row) == code,
    };
    for (key, query, values) in [
        ("objectif", "", codes("objectifs.csv")),
        ("public", "?par=public", codes("publics.csv")),
        ("cout", "?par=cout", costs),
    ] {
        let page = server.get(&format!("/en/carte{query}")).page();
        assert_eq!(page.canonical(), format!("/en/carte{query}"));
        assert_eq!(page.texts("thead th").len(), values.len() + 2);
        let found = map(&page, themes.len() + 1);
        let mut gaps = 0;
        for (theme, numbers) in themes.iter().zip(&found) {
            let of_theme: Vec<&Row> = rows.iter().filter(|row| holds(&row["themes"], theme)).collect();
            for (value, shown) in values.iter().zip(numbers) {
                let by_hand = of_theme.iter().filter(|row| has(key, row, value)).count();
                let words = match by_hand {
                    0 if value == "non-precise" => "–none".to_owned(),
                    0 => "no offer".to_owned(),
                    1 => "1 scheme".to_owned(),
                    n => format!("{n} schemes"),
                };
                assert_eq!(*shown, words, "{theme} {value}");
                gaps += usize::from(words == "no offer");
                let link = page.attributes(&format!("td a[href='/en?theme={theme}&{key}={value}']"), "href");
                // A cost comes behind a theme in an address, and so do all others.
                assert_eq!(link.len(), usize::from(by_hand > 0), "{theme} {value}");
            }
            assert_eq!(number(&numbers[values.len()]), of_theme.len() as u64, "{theme}");
        }
        for (at, value) in values.iter().enumerate() {
            let all = rows.iter().filter(|row| has(key, row, value)).count();
            assert_eq!(number(&found[themes.len()][at]), all as u64, "{value}");
        }
        assert_eq!(number(&found[themes.len()][values.len()]), rows.len() as u64);
        assert_eq!(page.texts("td.gap").len(), gaps);
        assert_eq!(page.texts("td.gap a").len(), 0);
        let sentence = page.texts(".map-page > p:not(.lead):not(.hint)").concat();
        let (_, told) = sentence.split_once(", ").expect("two numbers");
        assert_eq!(number(told), gaps as u64, "{sentence}");
    }
}

#[test]
fn the_map_is_drawn_for_those_who_see_and_told_to_those_who_do_not() {
    let page = Server::start().get("/fr/carte?par=public").page();
    assert_eq!(page.attributes("[role=region]", "aria-label"), page.texts("caption"));
    assert_eq!(page.attributes("[role=region]", "tabindex"), ["0"]);
    assert!(page.attributes("thead th", "scope").iter().all(|scope| scope == "col"));
    assert!(page.attributes(":is(tbody, tfoot) th", "scope").iter().all(|scope| scope == "row"));
    let drawings = page.texts("svg").len();
    assert!(drawings > 100);
    assert_eq!(page.texts("svg[aria-hidden=true][focusable=false]").len(), drawings);
    assert_eq!(page.texts("[style]").len(), 0, "the content security policy lets no style through");
    let steps: BTreeSet<String> = page.attributes("td svg", "data-step").into_iter().collect();
    assert_eq!(steps.into_iter().collect::<String>(), "12345");
    assert!(page.texts("td.gap").iter().all(|cell| cell == "aucune offre"));
}

/// A server on a list of its own: the shipped header, and rows made of the first one.
fn on_rows(rows: impl Iterator<Item = String>) -> (Server, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("liste.csv");
    let shipped = catalogue_csv();
    let header = shipped.lines().next().expect("a header");
    std::fs::write(&file, rows.fold(format!("{header}\n"), |text, row| text + &row + "\n")).expect("written");
    (Server::start_with(&["--catalogue", file.to_str().expect("UTF-8")]), folder)
}

fn row(id: usize, organiser: &str) -> String {
    format!(
        "s-{id},Titre,formation,{organiser},deuil,Résumé,equipes,,,fr,,,,,,,https://example.org,https://example.org,"
    )
}

#[test]
fn an_empty_catalogue_has_nothing_to_show_and_says_so() {
    let (server, _folder) = on_rows(std::iter::empty());
    for place in ["organisateurs", "organisateurs?q=x&lettre=B&page=3", "carte", "carte?par=cout"] {
        let page = server.get(&format!("/fr/{place}")).page();
        assert!(page.texts("p.lead").concat().contains("encore vide"), "{place}");
        assert!(page.texts("table").is_empty() && page.texts("form").is_empty(), "{place}");
    }
    assert!(server.get("/fr/a-propos").page().texts("main p").concat().contains("encore vide"));
    for path in ["/fr", "/fr?q=deuil&cout=gratuit"] {
        let page = server.get(path).page();
        assert!(page.texts(".nothing p.lead").concat().contains("encore vide"), "{path}");
        assert!(page.texts(".filters, .quick li").is_empty(), "nothing to choose from: {path}");
    }
    assert_eq!(server.get("/fr/organisateurs/smes").status, 404);
}

#[test]
fn one_row_makes_a_page_that_reads_well() {
    let (server, _folder) = on_rows([row(0, "Eau")].into_iter());
    let page = server.get("/fr/organisateurs").page();
    assert_eq!(page.heading(), "1 organisateur");
    let quick = server.get("/fr").page().attributes(".quick li a", "href");
    let totals: Vec<u64> = quick.iter().map(|href| number(&server.get(href).page().heading())).collect();
    assert!(!totals.is_empty() && totals.iter().all(|total| *total == 1), "a start that leads nowhere: {quick:?}");
    assert_eq!(page.texts(".letter-group .by"), ["1 dispositif · Formation"]);
    assert!(page.texts(".letters").is_empty(), "one letter leads nowhere");
    let map = server.get("/fr/carte").page();
    assert_eq!(map.texts(".legend li").len(), 2, "one shade, and none");
    assert_eq!(map.attributes("td svg.shade", "data-step"), ["1"]);
    assert_eq!(server.get("/fr/organisateurs/eau").page().texts("tbody tr").len(), 1);
}

#[test]
fn many_organisers_are_shown_a_letter_at_a_time_and_many_of_a_letter_by_page() {
    let rows = 2 * ORGANISERS_PAGE_MAX + 2;
    // All but one begin with a C; one of them offers more than its page shows.
    let name = |at: usize| if at == 1 { "Zorg".to_owned() } else { format!("Centre {at:04}") };
    let one = (rows..rows + 30).map(|at| row(at, "Centre 0000"));
    let (server, _folder) = on_rows((0..rows).map(|at| row(at, &name(at))).chain(one));
    let first = server.get("/fr/organisateurs").page();
    assert_eq!(first.canonical(), "/fr/organisateurs?lettre=C");
    assert_eq!(first.heading(), format!("C\u{A0}: {} organisateurs", rows - 1));
    assert_eq!(first.texts(".letter-group a.title").len(), ORGANISERS_PAGE_MAX);
    assert_eq!(first.attributes(".letters a", "href"), ["/fr/organisateurs?lettre=C", "/fr/organisateurs?lettre=Z"]);
    let last = server.get("/fr/organisateurs?lettre=C&page=3").page();
    assert_eq!(last.texts(".letter-group a.title").len(), 1);
    assert_eq!(last.texts("nav.pages:not(.letters) a[aria-current]"), ["3"]);
    assert_eq!(server.get("/fr/organisateurs?lettre=Z").page().texts(".letter-group a.title"), ["Zorg"]);
    // A filter that leaves few shows them all.
    let found = server.get("/fr/organisateurs?q=zorg").page();
    assert_eq!(
        (found.canonical().as_str(), found.heading().as_str()),
        ("/fr/organisateurs?q=zorg", "1 organisateur pour «\u{A0}zorg\u{A0}»")
    );
    let largest = server.get("/fr/organisateurs/centre-0000").page();
    assert_eq!(largest.texts("tbody tr").len(), 25);
    assert_eq!(largest.texts(".theirs > p"), ["Voici les 25 premiers. Voir les 31 dans la liste, avec les filtres"]);
    assert_eq!(largest.attributes(".theirs > p a", "href"), ["/fr?organisateur=centre-0000"]);
}

#[test]
fn the_statement_shows_the_last_checks_which_cover_every_public_page() {
    let text = std::fs::read_to_string(root().join("crates/server/src/accessibility.json")).expect("the results");
    let checks: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let pages: BTreeSet<&str> =
        checks["pages"].as_array().expect("pages").iter().filter_map(|page| page.as_str()).collect();
    // Pages, not files, redirects, the API, what machines ask, or the staff area.
    let is_page = |route: &&str| {
        let in_embed = route.starts_with("/embed/{partner}/{lang}") && !route.ends_with("/suggestions");
        (route.starts_with("/{lang}") && !route.contains('.')) || in_embed
    };
    let public: BTreeSet<&str> = ROUTES.into_iter().filter(is_page).collect();
    assert_eq!(pages, public, "run `just accessibility` once the pages are in tests/browser/pages.mjs");
    let server = Server::start();
    for (lang, date, apart) in [("fr", "novembre", "\u{202F}"), ("nl", "november", "."), ("en", "November", ",")] {
        let page = server.get(&format!("/{lang}/accessibilite")).page();
        assert_eq!(page.attributes(".facts time", "datetime"), [checks["date"].as_str().expect("a date")]);
        let shown = page.texts(".facts dd").join("\n");
        // There are more views than a thousand, and fewer than a million.
        let views = checks["views"].to_string();
        let (thousands, rest) = views.split_at(views.len() - 3);
        let views = format!("{thousands}{apart}{rest}");
        let text = |key: &str| checks[key].as_str().map_or_else(|| checks[key].to_string(), str::to_owned);
        for told in [text("axe"), text("browser"), text("states"), views] {
            assert!(shown.contains(&told), "{told}: {shown}");
        }
        assert!(shown.contains(&checks["rules"].as_array().expect("rules").len().to_string()), "{shown}");
        for finding in ["violations", "to_review"] {
            for found in checks[finding].as_array().expect("findings") {
                assert!(shown.contains(found["rule"].as_str().expect("a rule")), "{found}");
            }
        }
        assert!(page.texts("main").concat().contains(date), "{lang}");
    }
}

#[test]
fn the_log_holds_what_the_privacy_page_says_and_no_more() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    let mut command = repertoire(&["serve", "--listen", "127.0.0.1:0", "--log", "debug", "--store"]);
    let mut child = command.arg(&store).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    let mut ready = String::new();
    BufReader::new(child.stdout.as_mut().expect("piped")).read_line(&mut ready).expect("a line");
    let origin = ready.split_whitespace().find(|word| word.starts_with("http://")).expect("an address");
    for path in ["/fr?q=motsecret&theme=deuil", "/fr/organisateurs?q=motsecret", "/fr/confidentialite"] {
        assert_eq!(ureq::get(format!("{origin}{path}")).call().expect("an answer").status().as_u16(), 200);
    }
    child.kill().expect("killed");
    let mut log = String::new();
    child.stderr.take().expect("piped").read_to_string(&mut log).expect("UTF-8");
    child.wait().expect("ended");
    let answered: Vec<&str> = log.lines().filter(|line| line.contains("/fr")).collect();
    assert_eq!(answered.len(), 3, "{log}");
    assert!(!log.contains("motsecret") && !log.contains("theme=") && !log.contains("127.0.0.1:"), "{log}");
}
