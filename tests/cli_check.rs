//! `repertoire check`: reports and exit codes.

use expect_test::expect;
use serde_json::Value;

use crate::support::{repertoire, root, run};

fn path(name: &str) -> String {
    root().join(name).to_str().expect("UTF-8").to_owned()
}

/// The outcome with the checkout's folder taken out of the sentences.
fn check(arguments: &[&str]) -> (i32, String, String) {
    let (code, out, err) = run(&[&["check"], arguments].concat());
    (code, out, err.replace(&path(""), ""))
}

#[test]
fn the_shipped_catalogue_has_nothing_but_old_sources_in_three_languages() {
    let catalogue = path("data/catalogue.csv");
    for (lang, read, old) in [
        ("fr", "228 lignes lues : 228 gardées, 0 écartée.", "La source a été vérifiée il y a plus de deux ans."),
        ("nl", "228 rijen gelezen: 228 behouden, 0 weggelaten.", "De bron is meer dan twee jaar geleden nagekeken."),
        ("en", "228 rows read: 228 kept, 0 left out.", "The source was verified more than two years ago."),
    ] {
        let (code, out, err) = check(&[&catalogue, "--lang", lang]);
        assert_eq!((code, err.as_str()), (0, ""));
        let lines: Vec<&str> = out.lines().filter(|line| !line.is_empty()).collect();
        // One sentence, one heading, one remark on many rows.
        assert_eq!((lines[0], lines.len()), (read, 3), "{out}");
        assert!(lines[2].ends_with(old), "{out}");
    }
}

#[test]
fn errors_are_reported_cell_by_cell() {
    let (code, out, err) = check(&[&path("tests/fixtures/broken.csv")]);
    assert_eq!((code, err.as_str()), (1, ""));
    expect![[r"
        2 lignes lues : 1 gardée, 1 écartée.

        Erreurs (la ligne est écartée)
    "]]
    .assert_eq(&format!("{}\n", out.lines().take(3).collect::<Vec<_>>().join("\n")));
    assert!(out.contains("ligne 3, colonne E (themes)") && out.contains("« deuil »"), "{out}");
}

#[test]
fn warnings_alone_are_no_failure() {
    let (code, out, err) = check(&[&path("tests/fixtures/hostile.csv")]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("Avertissements") && !out.contains("Erreurs"), "{out}");
}

#[test]
fn programs_get_the_same_as_json() {
    let (code, out, _) = check(&[&path("tests/fixtures/broken.csv"), "--format", "json"]);
    let report: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(code, 1);
    assert_eq!((&report["lus"], &report["gardes"], &report["ecartes"]), (&2.into(), &1.into(), &1.into()));
    assert_eq!(report["erreurs"][0]["cellule"], "E3");
    assert_eq!(report["erreurs"][0]["suggestion"], "deuil");
}

#[test]
fn the_list_comes_back_as_a_workbook_that_can_be_corrected_and_checked_again() {
    let folder = tempfile::tempdir().expect("a folder");
    for (list, lang, code) in [
        ("tests/fixtures/spreadsheets/liste.csv", "fr", 1),
        ("tests/fixtures/spreadsheets/liste.xls", "nl", 0),
        ("tests/fixtures/spreadsheets/liste.xlsx", "en", 0),
        ("tests/fixtures/spreadsheets/liste.ods", "fr", 0),
        ("tests/fixtures/broken.csv", "nl", 1),
        ("data/catalogue.csv", "en", 0),
    ] {
        let list = path(list);
        let output =
            repertoire(&["check", &list, "--format", "xlsx", "--lang", lang]).output().expect("the binary runs");
        assert_eq!((output.status.code(), &output.stderr[..]), (Some(code), &b""[..]), "{list}");
        let workbook = folder.path().join("remarques.xlsx");
        std::fs::write(&workbook, &output.stdout).expect("written");
        // The same rows, the same cells, and not a word about the column of remarks.
        let workbook = workbook.to_str().expect("UTF-8");
        assert_eq!(check(&[workbook, "--lang", lang]), check(&[&list, "--lang", lang]), "{list}");
        // What was taken for what is the same too, the remarks apart.
        let columns = |of: &str| {
            let (_, out, _) = check(&[of, "--format", "json"]);
            let report: Value = serde_json::from_str(&out).expect("JSON");
            let mut columns = report["lecture"]["colonnes"].as_object().expect("columns").clone();
            columns.retain(|_, column| !column.is_null());
            columns
        };
        assert_eq!(columns(workbook), columns(&list), "{list}");
    }
}

#[test]
fn what_can_t_be_read_is_told_in_a_sentence() {
    let (code, out, err) = check(&[&path("chats.csv")]);
    assert_eq!((code, out.as_str()), (2, ""));
    expect![[r"
        « chats.csv » n'existe pas : vérifiez le nom et le dossier.
    "]]
    .assert_eq(&err.replace('/', ""));
    let (code, _, err) = check(&[&path("tests")]);
    assert!(code == 2 && err.contains("n'a pas pu être lu"), "{err}");
    let (code, _, err) = check(&[&path("justfile")]);
    assert!(code == 2 && err.contains("n'est pas un catalogue lisible"), "{err}");
    let folder = tempfile::tempdir().expect("a folder");
    let empty = folder.path().join("vide.csv");
    std::fs::write(&empty, "").expect("written");
    let (code, _, err) = check(&[empty.to_str().expect("UTF-8")]);
    assert!(code == 2 && err.contains("vide"), "{err}");
}

#[test]
fn vocabularies_come_from_a_folder() {
    let catalogue = path("data/catalogue.csv");
    assert_eq!(check(&[&catalogue, "--vocabulary", &path("data/vocabulary")]).0, 0);
    let (code, _, err) = check(&[&catalogue, "--vocabulary", &path("chats")]);
    assert!(code == 2 && err.contains("n'existe pas"), "{err}");

    let folder = tempfile::tempdir().expect("a folder");
    for file in std::fs::read_dir(root().join("data/vocabulary")).expect("a folder") {
        let file = file.expect("a file");
        std::fs::copy(file.path(), folder.path().join(file.file_name())).expect("copied");
    }
    let vocabulary = folder.path().to_str().expect("UTF-8");
    assert_eq!(check(&[&catalogue, "--vocabulary", vocabulary]).0, 0);
    // One theme less: the rows that have it are errors now.
    let themes = std::fs::read_to_string(folder.path().join("themes.csv")).expect("themes");
    let fewer: String =
        themes.lines().filter(|line| !line.starts_with("deuil,")).flat_map(|line| [line, "\n"]).collect();
    std::fs::write(folder.path().join("themes.csv"), fewer).expect("written");
    let (code, out, _) = check(&[&catalogue, "--vocabulary", vocabulary]);
    assert!(code == 1 && out.contains("deuil"), "{out}");
    std::fs::remove_file(folder.path().join("themes.csv")).expect("removed");
    let (code, _, err) = check(&[&catalogue, "--vocabulary", vocabulary]);
    assert!(code == 2 && err.contains("themes.csv") && err.contains("réessayez"), "{err}");
}

#[test]
fn a_workbook_is_read_as_it_shows_and_what_it_was_taken_for_is_told() {
    for (kind, sheet) in [("xlsx", Some("Dispositifs")), ("xls", Some("Dispositifs")), ("ods", Some("Dispositifs"))] {
        let (code, out, err) =
            check(&[&path(&format!("tests/fixtures/spreadsheets/liste.{kind}")), "--format", "json"]);
        let report: Value = serde_json::from_str(&out).expect("JSON");
        assert_eq!((code, err.as_str(), &report["lus"], &report["gardes"]), (0, "", &24.into(), &24.into()), "{kind}");
        let layout = &report["lecture"];
        assert_eq!((layout["feuille"].as_str(), &layout["ligne_entete"]), (sheet, &3.into()), "{kind}");
        assert_eq!((&layout["encodage"], &layout["separateur"]), (&Value::Null, &Value::Null), "{kind}");
        let columns = &layout["colonnes"];
        assert_eq!((&columns["Prix"], &columns["Pour qui"]), (&"cout".into(), &"public".into()), "{kind}");
        // Rows without an id are those of the catalogue that the settings name.
        assert!(out.contains("c'est le dispositif publié") && !out.contains("la ligne reçoit"), "{kind}");
    }
}

#[test]
fn what_is_assumed_of_a_file_can_be_overruled() {
    let list = path("tests/fixtures/spreadsheets/liste.csv");
    let (_, out, _) = check(&[&list, "--format", "json"]);
    let report: Value = serde_json::from_str(&out).expect("JSON");
    let layout = &report["lecture"];
    assert_eq!((&layout["encodage"], &layout["separateur"]), (&"windows-1252".into(), &"point-virgule".into()));
    let (_, out, _) = check(&[&list, "--encoding", "macintosh", "--format", "json"]);
    assert!(out.contains("macintosh") && out.contains('È'), "{out}");
    let (code, _, err) = check(&[&list, "--delimiter", "virgule"]);
    assert!(code == 2 && err.contains("Aucune ligne ne nomme"), "{err}");
    let (code, _, err) = check(&[&list, "--header-row", "31"]);
    assert!(code == 2 && err.contains("30 premières"), "{err}");
    let book = path("tests/fixtures/spreadsheets/liste.ods");
    let (code, _, err) = check(&[&book, "--sheet", "Ancienne liste"]);
    assert!(code == 2 && err.contains("masquée"), "{err}");
    let (code, _, err) = check(&[&list, "--encoding", "chats"]);
    assert!(code == 2 && err.contains("utf-8"), "{err}");
}

#[test]
fn an_image_with_the_name_of_a_table_is_told_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let image = folder.path().join("liste.csv");
    std::fs::write(&image, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").expect("written");
    let (code, _, err) = check(&[image.to_str().expect("UTF-8")]);
    assert!(code == 2 && err.contains("n'est pas un tableau"), "{err}");
}
