//! The inputs on which other engines were run (what they emit: DESIGN.md, "What do other analysers make of these texts?"),
//! with our answers; and the judged pairs of words.

use expect_test::{Expect, expect};
use repertoire_catalogue::Locale;

use super::*;
use crate::eval::meet;

/// The forms of a text, and its French families behind a slash.
#[track_caller]
fn check(text: &str, expected: &Expect) {
    let tokens = analyze(text, Languages::one(Locale::Fr));
    let token = |token: Token| {
        let families: Vec<&str> = token.families().into_iter().map(|(_, family)| family).collect();
        format!("{} / {}", token.forms().collect::<Vec<_>>().join(" "), families.join(" "))
    };
    expected.assert_eq(&tokens.into_iter().map(token).collect::<Vec<_>>().join(", "));
}

#[test]
fn what_each_analyser_emits() {
    check("l'accompagnement", &expect!["accompagnement / accompagn"]);
    check("d’équipe", &expect!["equipe / equip"]);
    check("aujourd'hui", &expect!["aujourdhui aujourd hui / aujourdhui aujourd hui"]);
    check("professionnel·les", &expect!["professionnels professionnelles / profession"]);
    check("acteur·rice·s", &expect!["acteurs actrices / acteur"]);
    check("usager‧ères", &expect!["usagers usageres / usager"]);
    check("usager⋅ères", &expect!["usagers usageres / usager"]);
    check("usager•ères", &expect!["usagers usageres / usager"]);
    check("soignant.e.s", &expect!["soignants soignantes / soign"]);
    check("participant-es", &expect!["participants participantes / particip"]);
    check("animateur/trice", &expect!["animateur animatrice / anim"]);
    check("(pédo)psychiatres", &expect!["psychiatres pedopsychiatres / psychiatr pedopsychiatr"]);
    check("cœur", &expect!["coeur / coeur"]);
    check("LGBTQIA+", &expect!["lgbtqia / lgbtqia"]);
    check("burn‑out", &expect!["burn burnout out / burn burnout out"]);
    check("pre\u{301}vention", &expect!["prevention / preven"]);
}

#[test]
fn a_dutch_compound_has_parts() {
    let token = analyze("gezondheidszorg", Languages::one(Locale::Nl)).remove(0);
    assert_eq!(token.parts(), ["gezond", "zorg"]);
    assert_eq!(token.terms(), ["gezondheidszorg", "nl:gezondheidszorg", "nl:gezond", "nl:zorg"]);
}

#[test]
fn stemmers_on_words_of_the_field() {
    let families = |words: &str| -> Vec<String> {
        words.split(' ').map(|word| family(Locale::Fr, &repertoire_catalogue::fold(word)).into_owned()).collect()
    };
    for words in [
        "travailleur travailleuse",
        "acteur actrice",
        "formation former formateur formatrice",
        "accompagnement accompagner",
        "infirmier infirmière infirmiere",
        "précarité precarite",
        "équipe equipe",
        "événement évènement evenement",
        "social sociaux sociales",
        "travail travaux",
    ] {
        let families = families(words);
        assert!(families.iter().all(|family| *family == families[0]), "{words}: {families:?}");
    }
}

/// The share of wrong pairs each way that the search is held to.
const WRONG_SHARE_MAX: f64 = 0.03;

#[track_caller]
fn pairs(file: &str, language: Locale) {
    let (mut counts, mut wrong) = ([0_u32; 2], [const { Vec::new() }; 2]);
    for line in file.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let same = cells[2] == "same";
        counts[usize::from(same)] += 1;
        if meet(cells[0], cells[1], Languages::one(language)) != same {
            wrong[usize::from(same)].push(line);
        }
    }
    for (count, wrong) in counts.into_iter().zip(wrong) {
        assert!(count > 40 && wrong.len() as f64 <= WRONG_SHARE_MAX * f64::from(count), "{wrong:?}");
    }
}

#[test]
fn french_words_meet_as_judged() {
    pairs(include_str!("../../../../data/eval/words-fr.tsv"), Locale::Fr);
    pairs(include_str!("../../../../data/eval/words-fr-more.tsv"), Locale::Fr);
}

#[test]
fn dutch_words_meet_as_judged() {
    pairs(include_str!("../../../../data/eval/words-nl.tsv"), Locale::Nl);
}
