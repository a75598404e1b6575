//! A catalogue written to do harm: what staff upload is data, it neither runs nor breaks a page, an export or a terminal.

use serde_json::Value;

use crate::support::{Server, csv_rows, root, run};

const SCRIPT: &str = "<script>alert(1)</script>";
/// Reverses the order of what follows it.
const OVERRIDE: char = '\u{202e}';

fn fixture() -> String {
    root().join("tests/fixtures/hostile.csv").to_str().expect("UTF-8").to_owned()
}

#[test]
fn pages_show_it_and_run_nothing() {
    let server = Server::start_with(&["--catalogue", &fixture()]);
    let ids = ["hostile-script", "hostile-quotes", "hostile-marques", "hostile-formule"];
    let schemes = ids.map(|id| format!("/fr/dispositifs/{id}"));
    let lists = ["/fr", "/nl?q=script", "/en?q=alert", "/fr?organisateur=img-src-x-onerror-alert-1", "/fr?theme=crise"];
    for path in schemes.iter().map(String::as_str).chain(lists) {
        let answer = server.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.page().is_inert(), "{path}");
        assert!(!answer.text().contains("<script>") && !answer.text().contains(OVERRIDE), "{path}");
    }
    let titles = server.get("/fr").page().texts("a.title");
    assert!(titles.iter().any(|title| title == SCRIPT), "{titles:?}");
    assert!(titles.iter().any(|title| title == "Intitulé"), "{titles:?}");
    // Marked inside, as a text all the same.
    assert!(server.get("/fr?q=alert").page().texts("a.title").contains(&SCRIPT.to_owned()));
}

#[test]
fn nothing_but_web_mail_and_telephone_becomes_a_link() {
    let server = Server::start_with(&["--catalogue", &fixture()]);
    for id in ["hostile-script", "hostile-quotes"] {
        let page = server.get(&format!("/fr/dispositifs/{id}")).page();
        for href in page.attributes("a", "href") {
            let known = ["https://", "http://", "mailto:", "tel:", "/", "#"];
            assert!(known.iter().any(|start| href.starts_with(start)), "{id} {href}");
        }
    }
}

#[test]
fn json_holds_it_as_it_is() {
    let server = Server::start_with(&["--catalogue", &fixture()]);
    let scheme = |id: &str| -> Value { server.get(&format!("/api/v1/dispositifs/{id}")).json() };
    assert_eq!(scheme("hostile-script")["intitule"], SCRIPT);
    assert_eq!(scheme("hostile-script")["inscription"], "javascript:alert(1)");
    assert_eq!(scheme("hostile-quotes")["intitule"], "Guillemets \"doubles\", 'simples' & «français»; virgule");
    assert_eq!(scheme("hostile-formule")["intitule"], "=HYPERLINK(\"https://mal.be\")");
    assert!(!scheme("hostile-marques").to_string().contains(OVERRIDE));
}

#[test]
fn the_export_comes_back_the_same_and_calculates_nothing() {
    let server = Server::start_with(&["--catalogue", &fixture()]);
    let export = server.get("/fr/dispositifs.csv?tri=intitule");
    for row in csv_rows(&export.body) {
        for (column, cell) in &row {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{column}: {cell}");
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("export.csv");
    std::fs::write(&file, &export.body).expect("written");
    let file = file.to_str().expect("UTF-8");
    assert_eq!(run(&["check", file]).0, 0);
    let again = Server::start_with(&["--catalogue", file]);
    assert_eq!(again.rows("?tri=intitule"), server.rows("?tri=intitule"));
    assert_eq!(again.get("/fr/dispositifs.csv?tri=intitule").body, export.body);
}

#[test]
fn the_terminal_gets_no_control_characters() {
    for arguments in [vec!["search"], vec!["search", "--format", "csv"], vec!["stats"]] {
        let (code, out, err) = run(&[&arguments[..], &["--catalogue", &fixture()]].concat());
        assert_eq!(code, 0, "{err}");
        assert!(!out.chars().any(|c| c == OVERRIDE || (c.is_control() && c != '\n')), "{out}");
    }
    let (_, _, err) = run(&["search", "--theme", "\u{1b}[31mrouge\u{202e}"]);
    assert!(err.contains("rouge") && !err.contains(['\u{1b}', OVERRIDE]), "{err}");
}
