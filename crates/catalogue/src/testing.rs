//! A small vocabulary and plain schemes for this crate's own tests.

use std::sync::Arc;

use crate::{Code, CodeList, Cost, Entry, KindTraits, Labels, OnSite, Scheme, SchemeId, Vocabulary, WebAddress};

fn list<L>(codes: &[&str]) -> CodeList<L> {
    CodeList::new(codes.iter().map(|code| Entry { code: (*code).into(), labels: Labels::same(code) }).collect())
        .expect("a list")
}

fn first<L>(list: &CodeList<L>) -> Code<L> {
    list.iter().next().expect("not empty").0
}

pub(crate) fn vocabulary() -> Vocabulary {
    let (objectives, roles) = (list(&["connaissances", "soutien"]), list(&["formateur"]));
    let traits = KindTraits { objective: first(&objectives), role: first(&roles) };
    Vocabulary {
        themes: list(&["deuil", "crise", "trauma"]),
        audiences: list(&["equipes", "soignants"]),
        kinds: list(&["formation", "intervision"]),
        kind_traits: vec![traits; 2],
        objectives,
        roles,
        languages: list(&["fr", "nl"]),
        formats: list(&["presentiel"]),
        communes: list(&["jette", "forest"]),
        commune_basins: vec![Vec::new(); 2],
        synonyms: Vec::new(),
        everyday: Vec::new(),
    }
}

/// A scheme that states only what it must.
pub(crate) fn scheme(id: &str) -> Scheme {
    let vocabulary = vocabulary();
    let address = WebAddress::parse("https://un.be").expect("an address");
    Scheme {
        id: SchemeId::parse(id).expect("an id"),
        title: id.into(),
        kind: first(&vocabulary.kinds),
        organiser: Arc::from("Un"),
        themes: [first(&vocabulary.themes)].into(),
        summary: "Un.".into(),
        audiences: [first(&vocabulary.audiences)].into(),
        audience_note: None,
        cost: Cost::NotStated,
        languages: [first(&vocabulary.languages)].into(),
        on_site: OnSite::NotStated,
        formats: [].into(),
        place: None,
        duration: None,
        dates: [].into(),
        registration: None,
        url: address.clone(),
        source: address,
        verified: None,
    }
}
