//! The facets: by what one can filter, declared once, in the order shown. Panel, chips, addresses, index, counts,
//! documentation of the API and of the command line are all made from this list.

use std::collections::HashMap;

use crate::{Catalogue, Code, CodeList, CostClass, Labels, OnSite, Place, basin};

/// One way to filter the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Facet {
    /// What it is about.
    Theme,
    /// Formation, intervision …
    Kind,
    /// Knowledge or support; follows from the type.
    Objective,
    /// Who leads it; follows from the type.
    Role,
    /// For whom.
    Audience,
    /// Free, paid, not stated …
    Cost,
    /// In which language it is given.
    Language,
    /// Whether it comes to the team's premises.
    OnSite,
    /// In person, online …
    Format,
    /// In which care basin of Brussels; follows from the commune.
    Basin,
    /// Where: communes of Brussels, and towns outside.
    Commune,
    /// By whom.
    Organiser,
}

/// How a facet's values are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueOrder {
    /// As the vocabulary lists them: they never move under the reader's finger.
    Editorial,
    /// Most rows first, then by name: for open lists.
    ByCount,
}

/// A facet and all that is derived from it.
pub struct FacetDecl {
    /// Which one; its place in [`FACETS`] is `facet as usize`.
    pub facet: Facet,
    /// Key in addresses, in JSON and on the command line.
    pub key: &'static str,
    /// What people call it.
    pub labels: Labels,
    /// How its values are ordered.
    pub order: ValueOrder,
    /// Whether a row may say nothing about it. "Not stated" is then its last value.
    pub may_be_unstated: bool,
    /// The values that one catalogue offers, "not stated" left out.
    offers: fn(&Catalogue) -> Vec<FacetValue>,
    /// Indices of the values that a row has, each once; none when the row does not say.
    read: fn(&Catalogue, usize, &mut Vec<u32>),
}

/// How many facets there are.
pub const FACETS_COUNT: usize = 12;

/// Code of "not stated", in each facet that knows it.
pub const NOT_STATED: &str = "non-precise";

/// All facets, in the order shown.
pub static FACETS: [FacetDecl; FACETS_COUNT] = [
    FacetDecl {
        facet: Facet::Theme,
        key: "theme",
        labels: Labels::fixed("Thème", "Thema", "Theme"),
        order: ValueOrder::Editorial,
        may_be_unstated: false,
        offers: |catalogue| of_list(&catalogue.vocabulary().themes),
        read: |catalogue, row, values| values.extend(indices(&catalogue.schemes()[row].themes)),
    },
    FacetDecl {
        facet: Facet::Kind,
        key: "type",
        labels: Labels::fixed("Type de dispositif", "Type initiatief", "Type of scheme"),
        order: ValueOrder::Editorial,
        may_be_unstated: false,
        offers: |catalogue| of_list(&catalogue.vocabulary().kinds),
        read: |catalogue, row, values| values.push(catalogue.schemes()[row].kind.index() as u32),
    },
    FacetDecl {
        facet: Facet::Objective,
        key: "objectif",
        labels: Labels::fixed("Objectif principal", "Hoofddoel", "Main objective"),
        order: ValueOrder::Editorial,
        may_be_unstated: false,
        offers: |catalogue| of_list(&catalogue.vocabulary().objectives),
        read: |catalogue, row, values| {
            values.push(catalogue.vocabulary().traits(catalogue.schemes()[row].kind).objective.index() as u32);
        },
    },
    FacetDecl {
        facet: Facet::Role,
        key: "role",
        labels: Labels::fixed("Rôle de l'intervenant·e", "Rol van de begeleider", "Facilitator's role"),
        order: ValueOrder::Editorial,
        may_be_unstated: false,
        offers: |catalogue| of_list(&catalogue.vocabulary().roles),
        read: |catalogue, row, values| {
            values.push(catalogue.vocabulary().traits(catalogue.schemes()[row].kind).role.index() as u32);
        },
    },
    FacetDecl {
        facet: Facet::Audience,
        key: "public",
        labels: Labels::fixed("Public", "Doelgroep", "Audience"),
        order: ValueOrder::Editorial,
        may_be_unstated: false,
        offers: |catalogue| of_list(&catalogue.vocabulary().audiences),
        read: |catalogue, row, values| values.extend(indices(&catalogue.schemes()[row].audiences)),
    },
    FacetDecl {
        facet: Facet::Cost,
        key: "cout",
        labels: Labels::fixed("Coût", "Kostprijs", "Cost"),
        order: ValueOrder::Editorial,
        may_be_unstated: true,
        offers: |_| CostClass::STATED.iter().map(|class| value(class.code(), class.labels())).collect(),
        read: |catalogue, row, values| {
            let class = catalogue.schemes()[row].cost.class();
            values.extend(CostClass::STATED.iter().position(|&stated| stated == class).map(|at| at as u32));
        },
    },
    FacetDecl {
        facet: Facet::Language,
        key: "langue",
        labels: Labels::fixed("Langue du dispositif", "Taal van het initiatief", "Delivery language"),
        order: ValueOrder::Editorial,
        may_be_unstated: false,
        offers: |catalogue| of_list(&catalogue.vocabulary().languages),
        read: |catalogue, row, values| values.extend(indices(&catalogue.schemes()[row].languages)),
    },
    FacetDecl {
        facet: Facet::OnSite,
        key: "sur-site",
        labels: Labels::fixed("Dans vos locaux", "Op uw werkplek", "On your premises"),
        order: ValueOrder::Editorial,
        may_be_unstated: true,
        offers: |_| OnSite::STATED.iter().map(|on_site| value(on_site.code(), on_site.labels())).collect(),
        read: |catalogue, row, values| {
            let on_site = catalogue.schemes()[row].on_site;
            values.extend(OnSite::STATED.iter().position(|&stated| stated == on_site).map(|at| at as u32));
        },
    },
    FacetDecl {
        facet: Facet::Format,
        key: "format",
        labels: Labels::fixed("Format", "Vorm", "Format"),
        order: ValueOrder::Editorial,
        may_be_unstated: true,
        offers: |catalogue| of_list(&catalogue.vocabulary().formats),
        read: |catalogue, row, values| values.extend(indices(&catalogue.schemes()[row].formats)),
    },
    FacetDecl {
        facet: Facet::Basin,
        key: "bassin",
        labels: Labels::fixed("Bassin de soins", "Zorgzone", "Care basin"),
        order: ValueOrder::Editorial,
        may_be_unstated: true,
        offers: |catalogue| {
            let basins = basin::basins(catalogue.vocabulary()).into_iter();
            let outside = value(basin::OUTSIDE, basin::OUTSIDE_LABELS);
            basins.map(|(code, labels)| value(code, labels)).chain([outside]).collect()
        },
        read: |catalogue, row, values| {
            let of = |code: &str| catalogue.values(Facet::Basin).index(code);
            match &catalogue.schemes()[row].place {
                Some(Place::Commune(code)) => {
                    let basins = catalogue.vocabulary().commune_basins.get(code.index());
                    for basin in basins.into_iter().flatten().filter_map(|basin| of(basin)) {
                        // A cell may name one twice.
                        if !values.contains(&basin) {
                            values.push(basin);
                        }
                    }
                }
                Some(Place::Town(_)) => values.extend(of(basin::OUTSIDE)),
                None => {}
            }
        },
    },
    FacetDecl {
        facet: Facet::Commune,
        key: "commune",
        labels: Labels::fixed("Commune", "Gemeente", "Municipality"),
        order: ValueOrder::Editorial,
        may_be_unstated: true,
        offers: |catalogue| {
            let towns = catalogue.towns().iter().map(|town| value(&town.slug, Labels::same(&town.name)));
            of_list(&catalogue.vocabulary().communes).into_iter().chain(towns).collect()
        },
        read: |catalogue, row, values| match &catalogue.schemes()[row].place {
            Some(Place::Commune(code)) => values.push(code.index() as u32),
            Some(Place::Town(name)) => {
                let town = catalogue.towns().iter().position(|town| town.name == *name);
                values.extend(town.map(|at| (catalogue.vocabulary().communes.len() + at) as u32));
            }
            None => {}
        },
    },
    FacetDecl {
        facet: Facet::Organiser,
        key: "organisateur",
        labels: Labels::fixed("Organisateur", "Organisator", "Organiser"),
        order: ValueOrder::ByCount,
        may_be_unstated: false,
        offers: |catalogue| {
            let organisers = catalogue.organisers().iter();
            organisers.map(|organiser| value(&organiser.slug, Labels::same(&organiser.name))).collect()
        },
        read: |catalogue, row, values| values.push(catalogue.organiser_index(row) as u32),
    },
];

impl Facet {
    /// Its declaration.
    #[must_use]
    pub fn decl(self) -> &'static FacetDecl {
        &FACETS[self as usize]
    }

    /// The facet of this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        FACETS.iter().find(|decl| decl.key == key).map(|decl| decl.facet)
    }
}

/// One value of a facet, as one catalogue offers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// In addresses and JSON.
    pub code: Box<str>,
    /// What people read.
    pub labels: Labels,
}

/// The values of one facet in one catalogue, in editorial order (by name for open lists), "not stated" last.
#[derive(Debug, Default)]
pub struct FacetValues {
    values: Vec<FacetValue>,
    by_code: HashMap<Box<str>, u32>,
    unstated: Option<u32>,
}

impl FacetValues {
    pub(crate) fn of(decl: &FacetDecl, catalogue: &Catalogue) -> Self {
        let mut values = (decl.offers)(catalogue);
        let unstated = decl.may_be_unstated.then_some(values.len() as u32);
        if decl.may_be_unstated {
            values.push(value(NOT_STATED, Labels::fixed("Non précisé", "Niet vermeld", "Not stated")));
        }
        // Codes are unique within a list; the first would win, should a vocabulary hold `non-precise` itself.
        let mut by_code = HashMap::with_capacity(values.len());
        for (index, value) in values.iter().enumerate() {
            by_code.entry(value.code.clone()).or_insert(index as u32);
        }
        Self { values, by_code, unstated }
    }

    /// The values.
    #[must_use]
    pub fn all(&self) -> &[FacetValue] {
        &self.values
    }

    /// The value at an index.
    #[must_use]
    pub fn get(&self, index: u32) -> &FacetValue {
        &self.values[index as usize]
    }

    /// The index of a code.
    #[must_use]
    pub fn index(&self, code: &str) -> Option<u32> {
        self.by_code.get(code).copied()
    }

    /// How many values there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is none: an open list of an empty catalogue.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Indices of the values that a row has, each once, "not stated" included. The buffer is cleared first.
    pub fn read(&self, decl: &FacetDecl, catalogue: &Catalogue, row: usize, values: &mut Vec<u32>) {
        values.clear();
        (decl.read)(catalogue, row, values);
        if values.is_empty() {
            values.extend(self.unstated);
        }
    }
}

fn value(code: &str, labels: Labels) -> FacetValue {
    FacetValue { code: code.into(), labels }
}

fn of_list<L>(list: &CodeList<L>) -> Vec<FacetValue> {
    list.entries().iter().map(|entry| value(&entry.code, entry.labels.clone())).collect()
}

fn indices<L>(codes: &[Code<L>]) -> impl Iterator<Item = u32> {
    codes.iter().map(|code| code.index() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_facet_stands_at_its_own_place_with_its_own_key() {
        for (at, decl) in FACETS.iter().enumerate() {
            assert_eq!(decl.facet as usize, at);
            assert_eq!(Facet::from_key(decl.key), Some(decl.facet));
        }
        assert_eq!(Facet::from_key("q"), None);
    }
}
