//! `repertoire search` and `repertoire stats`: the same answers as the site, in the terminal.

use std::io::Read;
use std::process::Stdio;

use expect_test::expect;
use serde_json::Value;

use crate::support::{Server, catalogue_rows, csv_rows, repertoire, run};

#[test]
fn the_json_is_that_of_the_api() {
    let server = Server::start();
    for (arguments, query) in [
        (&["deuil", "--cout", "gratuit"][..], "?q=deuil&cout=gratuit"),
        (&["burn", "out"], "?q=burn+out"),
        (
            &["--theme", "deuil", "--theme", "crise", "--tri", "cout", "--page", "2"],
            "?theme=deuil&theme=crise&tri=cout&page=2",
        ),
        (
            &["--format-dispositif", "en-ligne", "--sur-site", "non", "--cout-max", "50"],
            "?format=en-ligne&sur-site=non&cout-max=50",
        ),
        (&["--lang", "nl", "--langue", "nl", "--theme", "chats"], "?lang=nl&langue=nl&theme=chats"),
    ] {
        let (code, out, _) = run(&[&["search", "--format", "json"], arguments].concat());
        let ours: Value = serde_json::from_str(&out).expect("JSON");
        assert_eq!((code, ours), (0, server.api(query)), "{query}");
    }
}

#[test]
fn the_csv_holds_every_row_found() {
    let (code, out, _) = run(&["search", "--theme", "posture-relation-aide", "--format", "csv"]);
    let expected = catalogue_rows().iter().filter(|row| row["themes"].contains("posture-relation-aide")).count();
    assert_eq!((code, csv_rows(out.as_bytes()).len()), (0, expected));
    assert!(expected > 25);
}

#[test]
fn the_table_fits_and_shows_the_practical_facts() {
    let (code, out, err) = run(&["search", "--organisateur", "smes", "--tri", "intitule"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.starts_with("5 dispositifs\n"), "{out}");
    assert!(out.lines().all(|line| line.chars().count() <= 120), "{out}");
    for word in ["Intitulé", "Organisateur", "Coût", "Langue", "Dans vos locaux", "Identifiant", "Smes", "Français"]
    {
        assert!(out.contains(word), "{word}\n{out}");
    }
    assert!(run(&["search"]).1.starts_with("228 dispositifs, page 1 sur 10\n"));
    assert!(run(&["search", "--lang", "en", "--page", "10"]).1.starts_with("228 schemes, page 10 of 10\n"));
}

#[test]
fn what_is_not_understood_is_told_and_left_out() {
    let (code, out, err) = run(&["search", "--theme", "chats", "--theme", "deuil", "--page", "99", "--cout-max", "-1"]);
    assert_eq!(code, 0);
    assert!(out.starts_with("15 dispositifs"), "{out}");
    expect![[r"
        « chats » n'existe pas pour --theme et n'a pas été appliqué. « repertoire stats » dit ce qu'il y a.
        « -1 » n'existe pas pour --cout-max et n'a pas été appliqué. « repertoire search --help » dit ce qu'il y a.
        Dernière page : 1. La voici.
    "]]
    .assert_eq(&err);
}

#[test]
fn with_nothing_found_it_says_what_to_drop() {
    let (code, out, err) = run(&["search", "deuil", "--cout", "gratuit", "--sur-site", "oui", "--langue", "nl"]);
    assert_eq!((code, err.as_str()), (0, ""));
    expect![[r"
        Aucun dispositif
        Retirez l'un de ces critères :
          sans le texte : 1 dispositif
          sans --langue (Langue du dispositif) : 1 dispositif
    "]]
    .assert_eq(&out);
    let (code, out, _) = run(&["search", "chats", "--theme", "deuil", "--langue", "nl", "--cout", "payant"]);
    assert!(code == 0 && out.starts_with("Aucun dispositif\n"), "{out}");
}

#[test]
fn a_reader_who_leaves_ends_it_quietly() {
    for arguments in
        [&["search", "--format", "csv"][..], &["search"], &["stats"], &["--help"], &["search", "--format", "json"]]
    {
        let mut child =
            repertoire(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary starts");
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().expect("piped").read_to_string(&mut err).expect("UTF-8");
        assert_eq!((child.wait().expect("an end").code(), err.as_str()), (Some(0), ""), "{arguments:?}");
    }
}

#[test]
fn stats_say_what_there_is_and_where_it_is_weak() {
    let (code, out, err) = run(&["stats"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let rows = catalogue_rows();
    let line = |start: &str| {
        let found = out.lines().find(|line| line.trim_start().starts_with(start));
        found.unwrap_or_else(|| panic!("{start} is missing\n{out}")).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let empty = |column: &str| rows.iter().filter(|row| row[column].is_empty()).count();
    let percent = |count: usize| (count * 100 + rows.len() / 2) / rows.len();
    for column in
        ["public_precision", "cout", "sur_site", "format", "commune", "duree", "dates", "inscription", "verifie_le"]
    {
        assert_eq!(line(&format!("{column} ")), format!("{column} {} {} %", empty(column), percent(empty(column))));
    }
    let dates = || rows.iter().map(|row| row["verifie_le"].as_str()).filter(|date| !date.is_empty());
    assert_eq!(line("La plus ancienne"), format!("La plus ancienne {}", dates().min().expect("a date")));
    assert_eq!(line("La plus récente"), format!("La plus récente {}", dates().max().expect("a date")));
    let grief = rows.iter().filter(|row| crate::support::holds(&row["themes"], "deuil")).count();
    assert_eq!(line("deuil "), format!("deuil Deuil et fin de vie {grief} {} %", percent(grief)));
}

#[test]
fn stats_name_the_themes_that_nothing_is_about() {
    let fixture = crate::support::root().join("tests/fixtures/hostile.csv");
    let (code, out, _) = run(&["stats", "--lang", "nl", "--catalogue", fixture.to_str().expect("UTF-8")]);
    let (_, without) = out.split_once("Thema's zonder initiatief").expect("the section");
    assert_eq!(code, 0);
    assert!(without.contains("crise") && !without.contains("deuil"), "{without}");
    assert_eq!(without.trim().lines().count(), 32);
}

#[test]
fn rows_left_out_are_told() {
    let fixture = crate::support::root().join("tests/fixtures/broken.csv");
    let (code, out, err) = run(&["search", "--catalogue", fixture.to_str().expect("UTF-8")]);
    assert!(code == 0 && out.starts_with("1 dispositif\n"), "{out}");
    assert!(err.starts_with("1 ligne écartée") && err.contains("repertoire check"), "{err}");
}
