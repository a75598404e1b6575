//! Care basins: the parts of Brussels in which care is organised. The vocabulary says which communes each has; what they are called stands
//! here, since there are five of them, by law.

use crate::{Labels, Vocabulary};

/// Code of what is known to be in none of them.
pub(crate) const OUTSIDE: &str = "hors-bruxelles";

/// What is known to be in none of them, as people read it.
pub(crate) const OUTSIDE_LABELS: Labels = Labels::fixed("Hors de Bruxelles", "Buiten Brussel", "Outside Brussels");

/// The basins, by the compass.
static NAMED: [(&str, Labels); 5] = [
    ("nord", Labels::fixed("Nord", "Noord", "North")),
    ("nord-est", Labels::fixed("Nord-Est", "Noordoost", "North-East")),
    ("centre-ouest", Labels::fixed("Centre-Ouest", "Centrum-West", "Centre-West")),
    ("sud-est", Labels::fixed("Sud-Est", "Zuidoost", "South-East")),
    ("sud", Labels::fixed("Sud", "Zuid", "South")),
];

/// The basins that communes of a vocabulary belong to, in the order shown. One that has no name here is called by its code, behind the
/// others.
pub(crate) fn basins(vocabulary: &Vocabulary) -> Vec<(&str, Labels)> {
    let mut used: Vec<&str> = vocabulary.commune_basins.iter().flatten().map(|code| &**code).collect();
    used.sort_unstable();
    used.dedup();
    let named = NAMED.iter().filter(|(code, _)| used.contains(code)).map(|(code, labels)| (*code, labels.clone()));
    let others = used.iter().filter(|code| NAMED.iter().all(|(named, _)| named != *code) && **code != OUTSIDE);
    named.chain(others.map(|&code| (code, Labels::same(code)))).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::testing::{scheme, vocabulary};
    use crate::{Catalogue, Facet, Locale, NOT_STATED, Place, Scheme};

    fn placed(id: &str, place: Option<Place>) -> Scheme {
        Scheme { place, ..scheme(id) }
    }

    #[test]
    fn a_scheme_is_in_the_basins_of_its_commune() {
        let mut vocabulary = vocabulary();
        let codes = |codes: &[&str]| codes.iter().map(|code| Box::from(*code)).collect();
        vocabulary.commune_basins = vec![codes(&["sud", "nord", "sud"]), codes(&["autre"])];
        let commune = |at: usize| {
            let code = vocabulary.communes.entries()[at].code.clone();
            Some(Place::Commune(vocabulary.communes.get(&code).expect("a commune")))
        };
        let (two, other) = (placed("a", commune(0)), placed("b", commune(1)));
        let town = placed("c", Some(Place::Town("Namur".into())));
        let catalogue =
            Catalogue::new(Arc::new(vocabulary), vec![two, other, town, placed("d", None)]).expect("unique ids");
        let values = catalogue.values(Facet::Basin);
        let offered: Vec<&str> = values.all().iter().map(|value| &*value.code).collect();
        assert_eq!(offered, ["nord", "sud", "autre", OUTSIDE, NOT_STATED]);
        let labels = |at: u32| Locale::ALL.map(|locale| values.get(at).labels.get(locale).to_owned());
        assert_eq!(labels(0), ["Nord", "Noord", "North"]);
        assert_eq!(labels(2), ["autre"; 3], "called by its code");
        let of = |id: &str| {
            let mut found = Vec::new();
            values.read(Facet::Basin.decl(), &catalogue, catalogue.row(id).expect("a row"), &mut found);
            found.into_iter().map(|value| &*values.get(value).code).collect::<Vec<_>>()
        };
        assert_eq!(of("a"), ["sud", "nord"]);
        assert_eq!(of("b"), ["autre"]);
        assert_eq!(of("c"), [OUTSIDE], "known, and none of them");
        assert_eq!(of("d"), [NOT_STATED]);
    }
}
