//! `repertoire analyze` and `repertoire eval`, on the real binary, and what `check` says of words for the search.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{root, run};

fn json(arguments: &[&str]) -> Value {
    let (code, out, err) = run(arguments);
    assert_eq!(code, 0, "{err}");
    serde_json::from_str(&out).expect("JSON")
}

#[test]
fn a_text_is_shown_as_it_is_indexed() {
    let text = "acteur·rice·s, l'écoute et burn-out";
    let tokens = json(&["analyze", "--lang", "fr", "--json", text]);
    let tokens = tokens["tokens"].as_array().expect("tokens");
    let texts: Vec<&str> = tokens.iter().map(|token| token["text"].as_str().expect("a text")).collect();
    assert_eq!(texts, ["acteur·rice·s", "écoute", "et", "burn-out"]);
    for token in tokens {
        let place = |key: &str| token[key].as_u64().expect("a number") as usize;
        assert_eq!(&text[place("start")..place("end")], token["text"]);
    }
    let terms: Vec<&str> = tokens[0]["terms"].as_array().expect("terms").iter().filter_map(Value::as_str).collect();
    assert_eq!(terms[..2], ["acteurs", "actrices"]);
    assert!(terms[2].starts_with("fr:"), "{terms:?}");
    let (code, out, _) = run(&["analyze", "zorg-", "en", "hulpverleners"]);
    assert!(code == 0 && out.contains("zorgverleners") && out.contains("nl zorg"), "{out}");
    assert_eq!(run(&["analyze"]).0, 2);
    assert_eq!(run(&["analyze", "--lang", "de", "x"]).0, 2);
}

#[test]
fn judged_queries_are_measured() {
    let file = root().join("data/eval/queries.csv");
    let measured = json(&["eval", "--json", file.to_str().expect("a path")]);
    for key in ["ndcg_10", "rr", "rappel_25", "sans_reponse"] {
        let value = measured[key].as_f64().expect("a number");
        assert!((0.0..=1.0).contains(&value), "{key}: {value}");
    }
    assert_eq!((measured["requetes"].as_u64(), measured["pires"].as_array().map(Vec::len)), (Some(70), Some(10)));
    assert!(measured["pires"][0]["trouves"].as_array().expect("ids").len() <= 3);
    let (code, out, _) = run(&["eval", "--lang", "nl", file.to_str().expect("a path")]);
    assert!(code == 0 && out.contains("nDCG@10") && out.contains("recall@25"), "{out}");
}

#[test]
fn pairs_of_words_are_measured() {
    let file = root().join("data/eval/words-fr.tsv");
    let measured = json(&["eval", "--json", "--lang", "fr", "--pairs", file.to_str().expect("a path")]);
    assert_eq!(measured["paires"], 229);
    assert_eq!(measured["par_motif"]["inclusive"]["paires"], 51);
    let wrong = measured["fausses"].as_array().expect("pairs").len() as u64;
    assert_eq!(measured["justes"].as_u64().expect("a number") + wrong, 229);
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("pairs.tsv");
    fs::write(&file, "left\tright\texpect\twhy\ndeuil\tseuil\tsame\tjoke\n").expect("written");
    let (code, out, _) = run(&["eval", "--pairs", file.to_str().expect("a path")]);
    assert!(code == 0 && out.contains("deuil | seuil | same | joke"), "{out}");
}

#[test]
fn a_file_that_is_wrong_is_told_in_one_sentence_with_its_row() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("queries.csv");
    let told = |content: &[u8]| {
        fs::write(&file, content).expect("written");
        let (code, out, err) = run(&["eval", file.to_str().expect("a path")]);
        assert_eq!((code, out.as_str()), (2, ""), "{err}");
        assert_eq!(err.trim_end().lines().count(), 1, "{err}");
        err
    };
    assert!(told(b"").contains("« query »"));
    assert!(told(b"query,lang,id,grade\n").contains("rien"));
    assert!(told(b"query,lang,id\nx,fr,y\n").contains("« grade »"));
    assert!(told(b"query,lang,id,grade\nx,de,y,1\n").contains("ligne 2"));
    assert!(told(b"query,lang,id,grade\nx,fr,y,4\n").contains("« 4 »"));
    assert!(told(b"query,lang,id,grade\nx,fr,y\n").contains("ligne 2"));
    assert!(told(b"query,lang,id,grade\n\xff,fr,y,1\n").contains("UTF-8"));
    fs::write(&file, "query,lang,id,grade\ndeuil,fr,nexiste-pas,3\n").expect("written");
    let (code, _, err) = run(&["eval", file.to_str().expect("a path")]);
    assert!(code == 0 && err.contains("nexiste-pas"), "{err}");
    assert_eq!(run(&["eval", "/nexiste/pas"]).0, 2);
    assert_eq!(run(&["eval"]).0, 2);
}

#[test]
fn words_for_the_search_are_used_as_far_as_they_are_right() {
    let folder = TempDir::new().expect("a folder");
    for entry in fs::read_dir(root().join("data/vocabulary")).expect("vocabularies") {
        let entry = entry.expect("a file");
        fs::copy(entry.path(), folder.path().join(entry.file_name())).expect("copied");
    }
    let synonyms = "langue,terme,equivalents,note\nfr,a,b,\nfr,b,a,\nfr,c,,\nfr,d,e|e,\n";
    fs::write(folder.path().join("synonyms.csv"), synonyms).expect("written");
    let catalogue = root().join("data/catalogue.csv");
    let (catalogue, vocabulary) = (catalogue.to_str().expect("a path"), folder.path().to_str().expect("a path"));
    let (code, out, _) = run(&["check", catalogue, "--vocabulary", vocabulary]);
    assert_eq!(code, 0, "remarks are no errors of the catalogue");
    for row in [3, 4, 5] {
        assert!(out.contains(&format!("synonyms.csv, ligne {row}")), "{out}");
    }
    let remarks = json(&["check", catalogue, "--vocabulary", vocabulary, "--format", "json"]);
    assert_eq!(remarks["vocabulaire"].as_array().map(Vec::len), Some(3));
    assert_eq!(remarks["vocabulaire"][0]["fichier"], "synonyms.csv");
    let (code, _, err) = run(&["search", "deuil", "--vocabulary", vocabulary]);
    assert!(code == 0 && err.contains("3 remarques"), "{err}");
}
