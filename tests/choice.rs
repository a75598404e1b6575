//! The guided choice and the comparison over HTTP, held against the API and the file.

use repertoire_server::limits::{SELECTION_IDS_MAX, SELECTION_IDS_READ_MAX};

use crate::support::{Page, Server, catalogue_csv, catalogue_rows, number, root, vocabulary_rows};

/// Answers to all four questions that some scheme fits, that others may.
const FITTING: &str = "?besoin=apprendre&theme=passer&cadre=equipe-chez-nous&budget=gratuit&langue=passer";
/// Answers that nothing fits.
const UNFIT: &str = "?besoin=deposer&theme=diogene&cadre=en-ligne&budget=gratuit&langue=en";

fn links(page: &Page, selector: &str) -> Vec<String> {
    page.attributes(selector, "href")
}

fn robots(page: &Page) -> String {
    page.attributes("meta[name=robots]", "content").concat()
}

fn ids(rows: usize) -> Vec<String> {
    catalogue_rows().into_iter().take(rows).map(|row| row["id"].clone()).collect()
}

fn query(ids: &[String]) -> String {
    format!("?{}", ids.iter().map(|id| format!("id={id}")).collect::<Vec<_>>().join("&"))
}

#[test]
fn four_questions_follow_each_other_by_links_alone() {
    let server = Server::start();
    for (lang, step, of) in [("fr", "Question", "sur"), ("nl", "Vraag", "van"), ("en", "Question", "of")] {
        let mut address = format!("/{lang}/orientation");
        for question in 1..=4 {
            let page = server.get(&address).page();
            assert_eq!(page.texts(".step"), [format!("{step} {question} {of} 4")]);
            let title = page.texts("title").concat();
            assert!(title.starts_with(&format!("{step} {question} {of} 4")), "{title}");
            assert!(title.contains(&page.heading()), "{title}");
            assert_eq!(robots(&page), if question == 1 { "" } else { "noindex" });
            assert_eq!(page.canonical(), address);
            assert_eq!(links(&page, "a.previous").len(), usize::from(question > 1));
            assert_eq!(links(&page, "a.pass").len(), 1);
            address = links(&page, ".choices a").swap_remove(0);
        }
        let results = server.get(&address).page();
        assert_eq!(results.texts(".step"), [""; 0]);
        assert_eq!(results.canonical(), address);
        assert_eq!(robots(&results), "noindex");
        // Four answers, each with a way to change it and nothing else.
        let changes = links(&results, ".recap a.change");
        let asked: Vec<String> =
            changes.iter().map(|change| server.get(change).page().texts(".step").concat()).collect();
        assert_eq!(asked, [1, 2, 3, 4].map(|question| format!("{step} {question} {of} 4")));
    }
}

#[test]
fn going_back_asks_the_question_before_and_keeps_the_others() {
    let server = Server::start();
    let page = server.get("/fr/orientation?besoin=avis&theme=deuil&cadre=moi").page();
    assert_eq!(links(&page, "a.previous"), ["/fr/orientation?besoin=avis&theme=deuil"]);
    assert_eq!(
        links(&page, "a.pass"),
        ["/fr/orientation?besoin=avis&theme=deuil&cadre=moi&budget=passer&langue=passer"]
    );
    // Changed on its own, an answer leads straight back to the results.
    let page = server.get("/fr/orientation?besoin=avis&cadre=moi&budget=gratuit&langue=fr").page();
    assert_eq!(page.texts(".step"), ["Question 2 sur 4"]);
    let next = server.get(&links(&page, ".choices a")[0]).page();
    assert_eq!(next.texts(".step"), [""; 0]);
}

#[test]
fn each_theme_says_how_many_schemes_fit_so_far_and_none_is_hidden() {
    let server = Server::start();
    let needs = [
        ("apprendre", "objectif=connaissances"),
        ("deposer", "type=intervision&type=supervision&type=groupe-de-parole"),
        ("avis", "type=partage-expertise&type=supervision"),
    ];
    let first = server.get("/en/orientation").page();
    for ((need, filter), count) in needs.into_iter().zip(first.texts(".choices .count")) {
        assert_eq!(number(&count), server.total(&format!("?{filter}")), "{need}");
        let page = server.get(&format!("/en/orientation?besoin={need}")).page();
        let themes = vocabulary_rows("themes.csv");
        assert_eq!(page.texts(".choices .answer"), themes.iter().map(|row| row["en"].clone()).collect::<Vec<_>>());
        for (theme, count) in themes.iter().zip(page.texts(".choices .count")) {
            let total = server.total(&format!("?{filter}&theme={}", theme["code"]));
            let said = if count == "No schemes" { 0 } else { number(&count) };
            assert_eq!(said, total, "{need} {}", theme["code"]);
        }
    }
}

#[test]
fn results_say_why_and_what_is_not_stated_stands_apart() {
    let server = Server::start();
    let page = server.get(&format!("/fr/orientation{FITTING}")).page();
    let fitting = server.total("?objectif=connaissances&sur-site=oui&cout=gratuit");
    assert!(fitting > 0);
    assert_eq!(number(&page.heading()), fitting);
    assert_eq!(page.texts("[aria-labelledby=convient] h3").len() as u64, fitting);
    assert!(page.texts("[aria-labelledby=convient] [data-fit]").iter().all(|why| why.starts_with("Convient\u{A0}: ")));
    assert_eq!(page.texts("[aria-labelledby=convient] [data-fit]:last-child")[0], "Convient\u{A0}: Gratuit");
    // Each that may fit has something to ask, and nothing that does not fit.
    let possible = "[aria-labelledby=peut-etre] li:has(h3)";
    assert_eq!(page.texts(&format!("{possible}:has([data-fit=demander])")).len(), page.texts(possible).len());
    assert_eq!(page.texts("[data-fit=non]"), [""; 0]);
    let asked = page.texts("[data-fit=demander]");
    assert!(
        asked.iter().any(|why| why == "Convient peut-être\u{A0}: Coût non communiqué\u{A0}: demandez"),
        "{asked:?}"
    );
    assert!(asked.iter().all(|why| why.contains("demandez")), "{asked:?}");
    // The list with these filters shows those that fit and those that may, and nothing else.
    let list = links(&page, ".next-steps a").into_iter().find(|href| href.starts_with("/fr?")).expect("the list");
    let said = page.texts("#peut-etre").concat();
    let possible: u64 = said.trim_end_matches(')').rsplit('(').next().expect("a number").parse().expect("a number");
    assert_eq!(server.total(list.trim_start_matches("/fr")), fitting + possible, "{list}");
}

#[test]
fn where_nothing_fits_the_nearest_comes_with_what_does_not() {
    let server = Server::start();
    for (lang, heading) in
        [("fr", "Rien ne correspond\u{A0}: voici le plus proche"), ("nl", "Niets past"), ("en", "Nothing fits")]
    {
        let page = server.get(&format!("/{lang}/orientation{UNFIT}")).page();
        assert!(page.heading().starts_with(heading), "{}", page.heading());
        let rows = page.texts("[aria-labelledby=proche] li:has(h3)").len();
        assert_eq!(rows, 10);
        assert_eq!(page.texts("[aria-labelledby=proche] li:has(h3):has([data-fit=non])").len(), rows);
    }
}

#[test]
fn every_row_of_the_results_can_be_kept_and_compared() {
    let server = Server::start();
    for answers in [FITTING, UNFIT] {
        let page = server.get(&format!("/nl/orientation{answers}")).page();
        let titles = links(&page, ".matches a.title");
        assert!(titles.len() > 1);
        let boxes = page.attributes(".matches input[name=id][form=comparer]", "value");
        assert_eq!(boxes.iter().map(|id| format!("/nl/dispositifs/{id}")).collect::<Vec<_>>(), titles);
        assert_eq!(page.attributes("form#comparer", "action"), ["/nl/selection"]);
    }
}

#[test]
fn where_no_answer_leads_to_a_scheme_the_nearest_is_one_link_away() {
    let server = Server::start();
    let page = server.get("/fr/orientation?besoin=deposer&theme=diogene&cadre=en-ligne").page();
    assert!(page.texts(".choices .count").iter().all(|count| count == "Aucun dispositif"));
    let nearest = links(&page, ".dead-end a").concat();
    assert_eq!(server.get(&nearest).page().heading(), "Rien ne correspond\u{A0}: voici le plus proche");
    for question in ["", "?besoin=deposer", "?besoin=apprendre&theme=passer&cadre=moi"] {
        assert_eq!(
            links(&server.get(&format!("/fr/orientation{question}")).page(), ".dead-end a"),
            [""; 0],
            "{question}"
        );
    }
}

#[test]
fn whatever_it_costs_is_an_answer() {
    let server = Server::start();
    let page =
        server.get("/fr/orientation?besoin=passer&theme=passer&cadre=passer&budget=indifferent&langue=passer").page();
    assert_eq!(page.heading(), "228 dispositifs correspondent à vos réponses");
    assert_eq!(links(&page, "a.onward"), ["/fr"]);
}

#[test]
fn whoever_passes_every_question_is_led_to_the_whole_list() {
    let server = Server::start();
    let all = "?besoin=passer&theme=passer&cadre=passer&budget=passer&langue=passer";
    let page = server.get(&format!("/fr/orientation{all}")).page();
    assert_eq!(page.heading(), "Vous avez passé toutes les questions");
    assert!(page.texts("#contenu ~ p").concat().contains("228"));
    assert_eq!(links(&page, "a.onward"), ["/fr"]);
    assert_eq!(page.texts("h3"), [""; 0]);
}

#[test]
fn odd_addresses_ask_what_is_missing_and_say_what_was_not_understood() {
    let server = Server::start();
    for (given, step, canonical, told) in [
        ("?cadre=moi&budget=gratuit", "Question 1 sur 4", "?cadre=moi&budget=gratuit&langue=passer", ""),
        ("?besoin=chats", "Question 1 sur 4", "", "« chats » n'est pas une réponse"),
        ("?besoin=avis&besoin=apprendre", "Question 2 sur 4", "?besoin=avis", "plusieurs réponses"),
        ("?besoin=&theme=&utm_source=x&q=a", "Question 1 sur 4", "", ""),
        ("?besoin=%3Cscript%3E&theme=%FF", "Question 1 sur 4", "", "<script>"),
    ] {
        let answer = server.get(&format!("/fr/orientation{given}"));
        assert_eq!(answer.status, 200, "{given}");
        let page = answer.page();
        assert_eq!(page.texts(".step"), [step], "{given}");
        assert_eq!(page.canonical(), format!("/fr/orientation{canonical}"));
        let notices = page.notices().replace('\u{A0}', " ");
        assert!(notices.contains(told) && notices.is_empty() == told.is_empty(), "{given}: {notices}");
        assert!(page.is_inert());
    }
    let flood = "theme=x&".repeat(7_000);
    assert_eq!(server.get(&format!("/fr/orientation?{flood}")).status, 200);
}

#[test]
fn a_page_of_answers_is_not_sent_twice() {
    let server = Server::start();
    for path in [format!("/fr/orientation{FITTING}"), format!("/fr/selection{}", query(&ids(2)))] {
        let tag = server.get(&path).header("etag").to_owned();
        assert_eq!(server.get_with(&path, &[("if-none-match", &tag)]).status, 304, "{path}");
    }
}

#[test]
fn schemes_stand_side_by_side_in_the_order_given() {
    let server = Server::start();
    let [a, b, c] = [5, 2, 9].map(|row| catalogue_rows().swap_remove(row)["id"].clone());
    let address = format!("/en/selection?id={a}&id={b}&id={a}&id={c}&id=");
    let page = server.get(&address).page();
    let expected = [&a, &b, &c].map(|id| format!("/en/dispositifs/{id}"));
    assert_eq!(links(&page, ".as-table thead a.title"), expected);
    assert_eq!(links(&page, ".as-cards a.title"), expected);
    assert_eq!(page.canonical(), format!("/en/selection?id={a}&id={b}&id={c}"));
    assert_eq!(page.heading(), "Your shortlist: 3 schemes side by side");
    assert_eq!(robots(&page), "noindex");
    assert_eq!(page.attributes("#selection .as-table a.remove", "data-id"), [a.clone(), b.clone(), c.clone()]);
    assert_eq!(links(&page, ".as-table a.remove")[1], format!("/en/selection?id={a}&id={c}"));
    // Both forms tell the same facts.
    let rows = page.texts(".as-table tbody th").len();
    assert_eq!(page.texts(".as-cards dt").len(), 3 * rows);
    assert_eq!(page.texts(".as-table tbody td").len(), 3 * rows);
}

#[test]
fn what_differs_is_told_in_a_word_and_nothing_else_is() {
    let server = Server::start();
    let rows = catalogue_rows();
    let of =
        |language: &str| rows.iter().find(|row| row["langues"] == language && row["cout"].is_empty()).expect("a row");
    let page = server.get(&format!("/fr/selection?id={}&id={}", of("fr")["id"], of("nl")["id"])).page();
    let told = |label: &str| {
        let heads = page.texts(".as-table tbody th");
        let head = heads.iter().find(|head| head.starts_with(label)).expect("a row");
        head.trim_start_matches(label).trim().to_owned()
    };
    assert_eq!(told("Langue"), "≠ diffère");
    // Neither page states it: that is no agreement.
    assert_eq!(told("Coût"), "? à demander");
    assert_eq!(told("Organisateur"), "");
    assert_eq!(page.texts("tr[data-differs]").len(), page.texts("tr .differs").len());
    assert_eq!(server.get(&format!("/fr/selection?id={}", of("fr")["id"])).page().texts(".differs, .alike"), [""; 0]);
}

#[test]
fn the_same_values_in_another_order_are_no_difference() {
    let csv = catalogue_csv();
    let mut lines = csv.lines();
    let header = lines.next().expect("a header");
    let row = |id: &str, themes: &str, languages: &str| {
        format!("{id},Titre,formation,Un,{themes},Un.,equipes,,,{languages},,,,,,,https://un.be,https://un.be,")
    };
    let list = format!("{header}\n{}\n{}\n", row("a", "deuil|crise", "fr|nl"), row("b", "crise|deuil", "nl|fr"));
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("deux.csv");
    std::fs::write(&file, list).expect("written");
    let server = Server::start_with(&["--catalogue", file.to_str().expect("UTF-8")]);
    let page = server.get("/fr/selection?id=a&id=b").page();
    assert_eq!(page.texts(".as-table .differs"), [""; 0]);
    let alike = page.texts(".as-table tr:has(.alike) th").join(" ");
    assert!(["Type", "Objectif", "Thèmes", "Pour qui", "Langue"].iter().all(|label| alike.contains(label)), "{alike}");
}

#[test]
fn what_one_page_does_not_state_is_to_ask_and_two_values_differ_all_the_same() {
    let csv = catalogue_csv();
    let header = csv.lines().next().expect("a header");
    let row = |id: &str, cost: &str, place: &str| {
        format!("{id},Titre,formation,Un,deuil,Un.,equipes,,{cost},fr,,,{place},,,,https://un.be,https://un.be,")
    };
    let rows = [row("a", "gratuit", ""), row("b", "", ""), row("c", "80", "")];
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("trois.csv");
    std::fs::write(&file, format!("{header}\n{}\n", rows.join("\n"))).expect("written");
    let server = Server::start_with(&["--catalogue", file.to_str().expect("UTF-8")]);
    for (query, mark) in
        [("id=a&id=b", "? to ask"), ("id=a&id=c", "≠ differs"), ("id=a&id=b&id=c", "≠ differs"), ("id=b", "")]
    {
        let heads = server.get(&format!("/en/selection?{query}")).page().texts(".as-table tbody th");
        let cost = heads.iter().find(|head| head.starts_with("Cost")).expect("a row");
        assert_eq!(cost.trim_start_matches("Cost").trim(), mark, "{query}");
    }
}

#[test]
fn where_no_way_to_register_is_known_the_page_of_the_scheme_is_the_way() {
    let server = Server::start();
    let rows = catalogue_rows();
    let unstated = rows.iter().find(|row| row["inscription"].is_empty()).expect("a row");
    let stated = rows.iter().find(|row| row["inscription"].contains('@')).expect("a mail");
    let page = |row: &str| server.get(&format!("/fr/dispositifs/{row}")).page();
    assert_eq!(links(&page(&unstated["id"]), "#inscription + .actions a.action"), [unstated["url"].clone()]);
    assert_eq!(page(&unstated["id"]).texts("#inscription + .actions li").len(), 1);
    let page = page(&stated["id"]);
    let ways = links(&page, "#inscription + .actions a.action");
    assert!(ways.iter().any(|way| way.starts_with("mailto:")) && !ways.contains(&stated["url"]), "{ways:?}");
    // The name of who organises leads to their page.
    let name = page.texts("#organisateur + p a[href^='/fr/organisateurs/']");
    assert_eq!(name, [stated["organisateur"].clone()]);
}

#[test]
fn registration_is_a_link_that_does_something() {
    let server = Server::start();
    let rows = catalogue_rows();
    let mail = rows.iter().find(|row| row["inscription"].contains('@')).expect("a mail");
    let page = server.get(&format!("/fr/selection?id={}", mail["id"])).page();
    assert!(links(&page, ".as-table td a").iter().any(|href| href.starts_with("mailto:")));
}

#[test]
fn what_is_gone_and_what_is_too_much_is_told() {
    let server = Server::start();
    let known = ids(SELECTION_IDS_MAX + 1);
    let page = server.get(&format!("/fr/selection?id=parti&id=parti-aussi&id={}&id=%3Cb%3E", known[0])).page();
    assert!(page.notices().contains("3 dispositifs ne sont plus dans le catalogue"), "{}", page.notices());
    assert_eq!(links(&page, "a.drop-gone"), [format!("/fr/selection?id={}", known[0])]);
    assert_eq!(page.heading(), "Votre sélection\u{A0}: 1 dispositif");
    let page = server.get(&format!("/fr/selection{}", query(&known[..SELECTION_IDS_MAX]))).page();
    assert_eq!((page.texts(".as-cards article").len(), page.notices().as_str()), (SELECTION_IDS_MAX, ""));
    let page = server.get(&format!("/fr/selection{}", query(&known))).page();
    assert_eq!(page.texts(".as-cards article").len(), SELECTION_IDS_MAX);
    assert!(page.notices().contains("1 autre n'est pas montré"), "{}", page.notices());
    // One taken away, the next one takes its place.
    let next = server.get(&links(&page, ".as-table a.remove")[0]).page();
    assert_eq!(next.attributes(".as-table a.remove", "data-id"), known[1..]);
}

#[test]
fn two_hundred_ids_read_well_and_more_are_not_read() {
    let server = Server::start();
    let answer = server.get(&format!("/fr/selection{}", query(&ids(SELECTION_IDS_READ_MAX))));
    assert_eq!(answer.page().texts(".as-cards article").len(), SELECTION_IDS_MAX);
    assert!(answer.page().notices().contains("188 autres"), "{}", answer.page().notices());
    assert!(!answer.page().notices().contains("200"));
    assert!(answer.body.len() < 1_000_000, "{} bytes", answer.body.len());
    let page = server.get(&format!("/fr/selection{}", query(&ids(SELECTION_IDS_READ_MAX + 1)))).page();
    assert!(page.notices().contains("plus de 200 dispositifs"), "{}", page.notices());
    let unknown: Vec<String> = (0..200).map(|at| format!("parti-{at}")).collect();
    let page = server.get(&format!("/fr/selection{}", query(&unknown))).page();
    assert_eq!(page.heading(), "Votre sélection est vide");
    assert!(page.notices().contains("200 dispositifs ne sont plus"), "{}", page.notices());
}

#[test]
fn an_empty_selection_says_how_to_fill_it() {
    let server = Server::start();
    for lang in ["fr", "nl", "en"] {
        let page = server.get(&format!("/{lang}/selection")).page();
        assert_eq!(page.texts(".how li").len(), 3);
        assert_eq!(links(&page, ".ways-on a"), [format!("/{lang}"), format!("/{lang}/orientation")]);
        assert_eq!(page.texts("table"), [""; 0]);
    }
}

#[test]
fn a_mail_is_offered_only_where_others_can_open_what_it_says() {
    let ids = ids(3);
    let path = format!("/fr/selection{}", query(&ids));
    // What a visitor's program writes as `Host` is no address of ours.
    let untold = Server::start().get_with(&path, &[("host", "repertoire.example.org")]);
    assert_eq!(links(&untold.page(), "a.mail"), [""; 0]);
    assert!(!untold.text().contains("repertoire.example.org"));
    let public = Server::start_with(&["--public-url", "https://repertoire.example.org"]);
    let public = public.get_with(&path, &[("host", "autre.example.org")]);
    let mail = links(&public.page(), "a.mail").concat();
    assert!(mail.starts_with("mailto:?subject=3%20dispositifs"), "{mail}");
    for id in &ids {
        assert!(
            mail.contains(&format!("https%3A%2F%2Frepertoire.example.org%2Ffr%2Fdispositifs%2F{id}")),
            "{id}: {mail}"
        );
    }
    let whole = format!("{}%26id%3D{}", ids[0], ids[1]);
    assert!(mail.contains(&whole), "{mail}");
    assert!(public.page().texts(".on-paper").concat().contains(&format!("https://repertoire.example.org{path}")));
    assert!(!public.text().contains("autre.example.org"));
}

#[test]
fn a_hostile_list_does_no_harm_here_either() {
    let fixture = root().join("tests/fixtures/hostile.csv");
    let server = Server::start_with(&[
        "--catalogue",
        fixture.to_str().expect("UTF-8"),
        "--public-url",
        "https://exemple.be",
        "--contact",
        "info@exemple.be",
    ]);
    let listed = "id=hostile-script&id=hostile-quotes&id=hostile-marques&id=hostile-formule";
    let all = "?besoin=apprendre&theme=passer&cadre=moi&budget=gratuit&langue=fr";
    for path in [
        format!("/fr/selection?{listed}"),
        format!("/nl/orientation{all}"),
        format!("/en/orientation{UNFIT}"),
        "/fr/dispositifs/hostile-quotes".into(),
    ] {
        let answer = server.get(&path);
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.page().is_inert() && !answer.text().contains("<script>"), "{path}");
        for href in links(&answer.page(), "a") {
            let known = ["https://", "http://", "mailto:", "tel:", "/", "#"];
            assert!(known.iter().any(|start| href.starts_with(start)), "{path} {href}");
        }
    }
}

#[test]
fn an_empty_catalogue_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("vide.csv");
    std::fs::write(&file, catalogue_csv().lines().next().expect("a header")).expect("written");
    let server = Server::start_with(&["--catalogue", file.to_str().expect("UTF-8")]);
    assert_eq!(server.get(&format!("/fr/orientation{UNFIT}")).page().heading(), "Le répertoire est vide");
    assert!(
        server.get("/fr/orientation").page().texts(".choices .count").iter().all(|count| count == "Aucun dispositif")
    );
    assert_eq!(server.get("/fr/selection?id=a").page().heading(), "Votre sélection est vide");
}
