//! `repertoire diff`: what a list would change.

use expect_test::expect;
use serde_json::Value;

use crate::support::{root, run};

/// The shipped catalogue with a line changed, one removed and one added, in a folder of its own.
fn changed() -> (tempfile::TempDir, String) {
    let shipped = std::fs::read_to_string(root().join("data/catalogue.csv")).expect("the catalogue");
    let mut lines: Vec<String> = shipped.lines().map(str::to_owned).collect();
    let added = lines[1].replacen("abbet-accompagnement-bien-etre-au-travail", "abbet-essai", 1);
    let removed = lines.pop().expect("a last line");
    assert!(removed.starts_with("zorgen-voor-morgen"), "{removed}");
    lines.push(added);
    let at = lines.iter().position(|line| line.contains(",gratuit,")).expect("a free scheme");
    lines[at] = lines[at].replacen(",gratuit,", ",80 € par personne,", 1);
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("liste.csv");
    std::fs::write(&file, lines.join("\n")).expect("written");
    let file = file.to_str().expect("UTF-8").to_owned();
    (folder, file)
}

#[test]
fn what_is_new_changed_and_removed_is_told() {
    let (_folder, file) = changed();
    let (code, out, err) = run(&["diff", &file]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.starts_with("1 nouveau, 1 modifié, 1 retiré, 226 inchangés.\n"), "{out}");
    assert!(out.contains("+ abbet-essai: ") && out.contains("cout: [-gratuit-]{+80/personne+}"), "{out}");
    assert!(out.contains("- zorgen-voor-morgen"), "{out}");
    let (_, out, _) = run(&["diff", &file, "--format", "json"]);
    let changes: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((&changes["inchanges"], &changes["a_confirmer"]), (&226.into(), &false.into()));
    assert_eq!(
        (&changes["nouveaux"][0], changes["retires"].as_array().map(Vec::len)),
        (&"abbet-essai".into(), Some(1))
    );
    let field = &changes["modifies"][0]["champs"][0];
    assert_eq!([&field["colonne"], &field["avant"], &field["apres"]], ["cout", "gratuit", "80/personne"]);
}

#[test]
fn the_same_catalogue_changes_nothing_and_a_short_list_asks_to_confirm() {
    let shipped = root().join("data/catalogue.csv");
    let (code, out, _) = run(&["diff", shipped.to_str().expect("UTF-8"), "--lang", "nl"]);
    assert_eq!((code, out.as_str()), (0, "Er verandert niets.\n"));
    let list = root().join("tests/fixtures/spreadsheets/liste.xlsx");
    let (_, out, _) = run(&["diff", list.to_str().expect("UTF-8"), "--format", "json"]);
    let changes: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((&changes["a_confirmer"], changes["retires"].as_array().map(Vec::len)), (&true.into(), Some(204)));
}

#[test]
fn rows_left_out_are_told_beside_it() {
    let broken = root().join("tests/fixtures/broken.csv");
    let (code, _, err) = run(&["diff", broken.to_str().expect("UTF-8")]);
    expect!["1 ligne écartée"].assert_eq(err.split(" de ").next().unwrap_or_default());
    assert_eq!(code, 1);
}
