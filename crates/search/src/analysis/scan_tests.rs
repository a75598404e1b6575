//! What the scanner makes of texts, by tables.

use proptest::prelude::*;

use super::*;

/// One group as `written=form|form`, its joined forms behind `+` and its parts behind `~`; places parted by spaces.
fn groups(text: &str) -> Vec<(String, Vec<String>)> {
    let (mut scanner, mut group, mut all) = (Scanner::new(text), Group::default(), Vec::new());
    while scanner.next(&mut group) {
        let sign = |kind| match kind {
            FormKind::Word => "",
            FormKind::Joined => "+",
            FormKind::Part => "~",
        };
        let mut all_forms: Vec<&Form> = group.forms().iter().collect();
        all_forms.sort_by_key(|form| form.kind == FormKind::Joined);
        let forms = all_forms.into_iter().map(|form| format!("{}{}", sign(form.kind), form.text)).collect();
        all.push((text[group.range.clone()].to_owned(), forms));
    }
    all
}

/// All forms of a text, and the groups where there are several words to a group.
#[track_caller]
fn check(text: &str, forms: &str) {
    let found: Vec<String> = groups(text).into_iter().map(|(_, forms)| forms.join(" ")).collect();
    assert_eq!(found.join(", "), forms, "{text}");
}

/// One group that covers the whole text.
#[track_caller]
fn whole(text: &str, forms: &str) {
    check(text, forms);
    assert_eq!(groups(text)[0].0, text, "the whole of it is one group");
}

#[test]
fn words_are_folded_and_separated_by_what_is_no_letter() {
    check("Deuil, perte : ÉCOUTE !", "deuil, perte, ecoute");
    check("Œuvre pre\u{301}vention suïcidepreventie", "oeuvre, prevention, suicidepreventie");
    check("LGBTQIA+ – SSM…", "lgbtqia, ssm");
    check("  …!? \u{301} ", "");
    check("日本 🙂", "日本");
    check("ac\u{AD}com\u{AD}pagne\u{200B}ment of\u{FB01}ce", "accompagnement, office");
    check("prix\u{A0}: 80\u{202F}€", "prix, 80");
}

#[test]
fn elided_articles_are_dropped_with_any_apostrophe() {
    for apostrophe in ['\'', '’', 'ʼ', '‘', '´', '`'] {
        check(&format!("l{apostrophe}accompagnement"), "accompagnement");
    }
    check("d’équipe, qu\u{2BC}on, jusqu'ici, L'HÔPITAL", "equipe, on, ici, hopital");
    check("plan d' action", "plan, d, action");
}

#[test]
fn an_apostrophe_inside_a_word_joins_it() {
    whole("aujourd'hui", "aujourdhui ~aujourd ~hui");
    whole("aujourd’hui", "aujourdhui ~aujourd ~hui");
    whole("entr'aide", "entraide ~entr ~aide");
    whole("collega's", "collegas ~collega");
    whole("OCMW’s", "ocmws ~ocmw");
    whole("baby'tje", "babytje ~baby ~tje");
    check("AMA'tinée", "amatinee ~ama ~tinee");
    check("qu'aujourd'hui", "aujourdhui ~aujourd ~hui");
}

#[test]
fn inclusive_writing_gives_both_forms_in_all_its_marks() {
    for mark in ['·', '‧', '⋅', '•', '∙', '・', '･', '.', '-', '/', '‑'] {
        whole(&format!("acteur{mark}rice{mark}s"), "acteurs actrices");
        whole(&format!("participant{mark}es"), "participants participantes");
        whole(&format!("travailleur{mark}euses"), "travailleurs travailleuses");
        whole(&format!("salarié{mark}e{mark}s"), "salaries salariees");
        whole(&format!("infirmier{mark}ière"), "infirmier infirmiere");
    }
    whole("professionnel·les", "professionnels professionnelles");
    whole("PROFESSIONNEL·LES", "professionnels professionnelles");
    whole("professionnel·le·s", "professionnels professionnelles");
    whole("tous·tes", "tous toutes");
    whole("tou·te·s", "tous toutes");
    whole("ceux·celles", "ceux celles");
    whole("un·e", "un une");
    whole("bénévole•s", "benevoles");
    whole("frère·sœur", "frere soeur");
    whole("docteur·e·s", "docteurs docteures");
    whole("directeur/directrice", "directeur directrice");
    check("sociaux·ales d'un·e", "sociaux sociales, un une");
}

#[test]
fn inclusive_parentheses_and_capitals() {
    whole("infirmièr(e)s".replace("ièr", "ier").as_str(), "infirmiers infirmieres");
    whole("infirmier(ère)s", "infirmiers infirmieres");
    whole("médical(aux)", "medicaux medicales");
    whole("student(e)", "student studente");
    whole("medewerk(st)er", "medewerker medewerkster");
    whole("vrijwilliger(s)", "vrijwilligers");
    check("bénéficiaires concerné(e)s", "beneficiaires, concernes concernees");
    check("(pédo)psychiatres", "psychiatres pedopsychiatres");
    check("(co)animateur·rices", "animateurs animatrices coanimateurs coanimatrices");
    check("psychologue (clinicien) psychologue(clinicien)", "psychologue, clinicien, psychologue, clinicien");
    whole("étudiantEs", "etudiants etudiantes");
    whole("professionnelLEs", "professionnels professionnelles");
    whole("acteurRICES", "acteurs actrices");
    check("eHealth iCAR LinkedIn ASBLs", "ehealth, icar, linkedin, asbls");
}

#[test]
fn hyphens_keep_the_words_and_join_them() {
    whole("burn-out", "burn out +burnout");
    whole("burn‑out", "burn out +burnout");
    whole("sans-abri", "sans abri +sansabri");
    whole("post-traumatique", "post traumatique +posttraumatique");
    whole("pair·es-aidant·es", "pairs paires aidants aidantes +pairsaidants +pairesaidantes");
    whole("pair-e-aidant-e", "pair paire aidant aidante +pairaidant +paireaidante");
    whole("sage-femme", "sage femme +sagefemme");
    whole("e-learning", "e learning +elearning");
    check("vient-elle rendez-vous", "vient elle +vientelle, rendez vous +rendezvous");
    check("a-b-c-d-e-f-g", "a b c d e f +abcdef, g");
    check("prendre- -soin -", "prendre, soin");
    check("zorg- en hulpverleners", "zorg +zorgverleners, en, hulpverleners");
    check("ZORG- EN HULPVERLENERS", "zorg +zorgverleners, en, hulpverleners");
    check("auto- et co-évaluation", "auto, et, co evaluation +coevaluation");
}

#[test]
fn initials_are_one_word() {
    whole("S.S.M.", "ssm");
    whole("C.P.A.S", "cpas");
    whole("v.z.w.", "vzw");
    whole("e.s.p.o.i.r", "espoir");
    check("p.ex. M. Dupont", "p, ex, m, dupont");
}

#[test]
fn numbers_and_addresses_are_left_whole() {
    whole("24/7", "24/7 ~24 ~7");
    whole("1.5", "1.5 ~1 ~5");
    whole("12:30", "12:30 ~12 ~30");
    whole("0‑3", "0-3 ~0 ~3");
    check("3 x 2,5 u. 2A/2B", "3, x, 2,5 ~2 ~5, u, 2a, 2b");
    whole("info@smes.be", "info@smes.be ~smes");
    whole("jean-luc.petit@site.es", "jean-luc.petit@site.es ~jean ~luc ~petit ~site");
    whole("https://www.smes.be/fr/agenda?x=1", "https://www.smes.be/fr/agenda?x=1 ~smes ~agenda");
    whole("www.exemple.es", "www.exemple.es ~exemple");
    whole("lbsm.be", "lbsm.be ~lbsm");
    check("Voir site.es et rdv.fr.", "voir, site, es, et, rdv.fr ~rdv");
    check("Fin.Les autres. fin.de", "fin, les, autres, fin, de");
}

#[test]
fn what_only_looks_inclusive_is_left_alone() {
    check("et/ou public/privé peut-être", "et, ou, public, prive, peut etre +peutetre");
    check("site.es groupe.e", "site, es, groupe, e");
    check("Bruxelles·Namur", "bruxelles namur");
    check("a·b", "a, b");
}

proptest! {
    #[test]
    fn groups_are_parts_of_the_text_in_order(text in "[ -~éÉœ’'·()\u{301}\u{AD}İ日🙂]{0,60}") {
        let (mut scanner, mut group, mut end) = (Scanner::new(&text), Group::default(), 0);
        while scanner.next(&mut group) {
            prop_assert!(group.range.start >= end && group.range.end <= text.len() && !group.range.is_empty());
            prop_assert!(text.get(group.range.clone()).is_some(), "no character is cut");
            end = group.range.end;
            prop_assert!(!group.forms().is_empty() && !group.places.is_empty());
            prop_assert!(group.forms().iter().all(|form| form.place < group.places.len() && !form.text.is_empty()));
            for place in &group.places {
                prop_assert!(place.start >= group.range.start && place.end <= group.range.end);
                prop_assert!(text.get(place.clone()).is_some());
            }
        }
    }

    #[test]
    fn no_text_stops_the_scanner(text in any::<String>()) {
        groups(&text);
    }

    #[test]
    fn a_form_is_its_own_form(text in "[a-zéèàçœ '’·-]{0,40}") {
        for (_, forms) in groups(&text) {
            for form in forms {
                let form = form.trim_start_matches(['+', '~']);
                prop_assert_eq!(groups(form), vec![(form.to_owned(), vec![form.to_owned()])]);
            }
        }
    }

    #[test]
    fn case_and_accents_change_nothing(text in "[a-zéèàçœ '’-]{0,40}") {
        let forms = |text: &str| groups(text).into_iter().map(|(_, forms)| forms).collect::<Vec<_>>();
        prop_assert_eq!(forms(&text), forms(&repertoire_catalogue::fold(&text)));
        prop_assert_eq!(forms(&text), forms(&text.to_uppercase()));
    }
}
