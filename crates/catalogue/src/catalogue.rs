//! A catalogue: all schemes of one release, with the vocabularies they speak, ready to be looked up.

use std::collections::HashMap;
use std::sync::Arc;

use crate::facet::FacetValues;
use crate::{FACETS, FACETS_COUNT, Facet, NOT_STATED, Place, Scheme, SchemeId, Vocabulary, fold, slug, sort_keys};

/// A name that occurs in the catalogue and the slug it goes by in addresses: an organiser, or a town outside Brussels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// As the catalogue writes it.
    pub name: Arc<str>,
    /// Unique in its list.
    pub slug: Box<str>,
}

/// All schemes of a release. Immutable: another catalogue is another value.
pub struct Catalogue {
    vocabulary: Arc<Vocabulary>,
    schemes: Vec<Scheme>,
    /// Rows sorted by id. Four bytes a row, where a map would hold each id again.
    by_id: Vec<u32>,
    organisers: Vec<Named>,
    organiser_of: Vec<u32>,
    towns: Vec<Named>,
    facets: [FacetValues; FACETS_COUNT],
}

/// Two rows of one id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the id `{id}` stands in rows {first} and {second} (counted from 0)")]
pub struct DuplicateId {
    /// The id.
    pub id: SchemeId,
    /// The earlier row.
    pub first: usize,
    /// The later row.
    pub second: usize,
}

impl Catalogue {
    /// Most rows: row numbers take 32 bits, and beyond this one machine's memory is the wrong place.
    pub const ROWS_MAX: usize = 4_000_000;

    /// A catalogue of these schemes, in this order.
    ///
    /// # Panics
    /// Beyond [`Catalogue::ROWS_MAX`] rows, which importing refuses.
    pub fn new(vocabulary: Arc<Vocabulary>, schemes: Vec<Scheme>) -> Result<Self, DuplicateId> {
        assert!(schemes.len() <= Self::ROWS_MAX, "at most {} rows", Self::ROWS_MAX);
        let mut by_id: Vec<u32> = (0..schemes.len() as u32).collect();
        by_id.sort_by(|&a, &b| schemes[a as usize].id.cmp(&schemes[b as usize].id).then(a.cmp(&b)));
        for pair in by_id.windows(2) {
            let (first, second) = (pair[0] as usize, pair[1] as usize);
            if schemes[first].id == schemes[second].id {
                return Err(DuplicateId { id: schemes[first].id.clone(), first, second });
            }
        }
        let (organisers, organiser_of) = number(schemes.iter().map(|scheme| &scheme.organiser), &[]);
        let codes = vocabulary.communes.entries().iter().map(|entry| &*entry.code);
        let taken: Vec<&str> = codes.chain([NOT_STATED]).collect();
        let towns = schemes.iter().filter_map(|scheme| match &scheme.place {
            Some(Place::Town(town)) => Some(town),
            _ => None,
        });
        let (towns, _) = number(towns, &taken);
        let mut catalogue =
            Self { vocabulary, schemes, by_id, organisers, organiser_of, towns, facets: Default::default() };
        catalogue.facets = std::array::from_fn(|at| FacetValues::of(&FACETS[at], &catalogue));
        Ok(catalogue)
    }

    /// The vocabularies its codes come from.
    #[must_use]
    pub fn vocabulary(&self) -> &Arc<Vocabulary> {
        &self.vocabulary
    }

    /// All schemes; a scheme's index is its *row*.
    #[must_use]
    pub fn schemes(&self) -> &[Scheme] {
        &self.schemes
    }

    /// The row of an id.
    #[must_use]
    pub fn row(&self, id: &str) -> Option<usize> {
        let at = self.by_id.binary_search_by(|&row| self.schemes[row as usize].id.as_str().cmp(id)).ok()?;
        Some(self.by_id[at] as usize)
    }

    /// Organisers, by name in French order.
    #[must_use]
    pub fn organisers(&self) -> &[Named] {
        &self.organisers
    }

    /// Which of [`Catalogue::organisers`] organises a row.
    #[must_use]
    pub fn organiser_index(&self, row: usize) -> usize {
        self.organiser_of[row] as usize
    }

    /// Towns outside Brussels that occur, by name in French order.
    #[must_use]
    pub fn towns(&self) -> &[Named] {
        &self.towns
    }

    /// The values that a facet has here.
    #[must_use]
    pub const fn values(&self, facet: Facet) -> &FacetValues {
        &self.facets[facet as usize]
    }
}

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Catalogue").field("schemes", &self.schemes.len()).finish_non_exhaustive()
    }
}

/// Numbers names in French order and gives each a slug of its own; answers the number of each name given too.
fn number<'a>(names: impl Iterator<Item = &'a Arc<str>>, taken: &[&str]) -> (Vec<Named>, Vec<u32>) {
    let mut seen: HashMap<&'a str, u32> = HashMap::new();
    let mut distinct: Vec<&'a Arc<str>> = Vec::new();
    let of: Vec<u32> = names
        .map(|name| {
            *seen.entry(name).or_insert_with(|| {
                distinct.push(name);
                distinct.len() as u32 - 1
            })
        })
        .collect();
    let keys = sort_keys(distinct.iter().map(|name| &***name));
    let mut order: Vec<u32> = (0..distinct.len() as u32).collect();
    order.sort_by(|&a, &b| {
        let (a, b) = (a as usize, b as usize);
        keys[a].cmp(&keys[b]).then_with(|| distinct[a].cmp(distinct[b]))
    });
    let mut place = vec![0; order.len()];
    let mut slugs: HashMap<String, u32> = taken.iter().map(|&slug| (slug.to_owned(), 1)).collect();
    let mut numbered = Vec::with_capacity(order.len());
    for (at, &index) in order.iter().enumerate() {
        place[index as usize] = at as u32;
        let name = distinct[index as usize];
        numbered.push(Named { name: Arc::clone(name), slug: free_slug(name, &mut slugs) });
    }
    (numbered, of.into_iter().map(|index| place[index as usize]).collect())
}

/// A slug that no other name has: `smes`, `smes-2` …
fn free_slug(name: &str, taken: &mut HashMap<String, u32>) -> Box<str> {
    let base = match slug(name) {
        // A name in a script without Latin letters still needs an address.
        empty if empty.is_empty() => {
            format!("n-{}", fold(name).bytes().fold(0_u32, |h, b| h.wrapping_mul(31) ^ u32::from(b)))
        }
        base => base,
    };
    let mut candidate = base.clone();
    while taken.contains_key(&candidate) {
        let next = taken.entry(base.clone()).or_insert(1);
        *next += 1;
        candidate = format!("{base}-{next}");
    }
    taken.insert(candidate.clone(), 1);
    candidate.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{scheme, vocabulary};

    fn of(schemes: Vec<Scheme>) -> Catalogue {
        Catalogue::new(Arc::new(vocabulary()), schemes).expect("unique ids")
    }

    #[test]
    fn a_scheme_is_found_by_its_id_and_by_nothing_else() {
        let catalogue = of(vec![scheme("b"), scheme("a"), scheme("c")]);
        assert_eq!([catalogue.row("a"), catalogue.row("b"), catalogue.row("c")], [Some(1), Some(0), Some(2)]);
        assert_eq!(catalogue.row("d"), None);
        assert_eq!(catalogue.row(""), None);
    }

    #[test]
    fn two_rows_of_one_id_are_named() {
        let error =
            Catalogue::new(Arc::new(vocabulary()), vec![scheme("a"), scheme("b"), scheme("a")]).expect_err("twice");
        assert_eq!((error.first, error.second), (0, 2));
    }

    #[test]
    fn organisers_stand_in_french_order_each_with_its_own_slug() {
        let names = ["Zorg", "Été", "ete", "Eau", "日本", "Zorg"];
        let rows = names
            .iter()
            .enumerate()
            .map(|(at, name)| Scheme { organiser: Arc::from(*name), ..scheme(&format!("s{at}")) });
        let catalogue = of(rows.collect());
        let found: Vec<(&str, &str)> = catalogue.organisers().iter().map(|o| (&*o.name, &*o.slug)).collect();
        assert_eq!(found[..4], [("Eau", "eau"), ("ete", "ete"), ("Été", "ete-2"), ("Zorg", "zorg")]);
        assert!(found[4].1.starts_with("n-"));
        assert_eq!(catalogue.organiser_index(0), catalogue.organiser_index(5));
    }

    #[test]
    fn a_town_never_takes_the_slug_of_a_commune() {
        let town = Scheme { place: Some(Place::Town("Jette".into())), ..scheme("a") };
        assert_eq!(&*of(vec![town]).towns()[0].slug, "jette-2");
        let town = Scheme { place: Some(Place::Town("Non précisé".into())), ..scheme("a") };
        let catalogue = of(vec![town, scheme("b")]);
        assert_eq!(&*catalogue.towns()[0].slug, "non-precise-2");
        let unstated = catalogue.values(Facet::Commune).index(NOT_STATED).expect("a value");
        assert_eq!(unstated as usize, catalogue.values(Facet::Commune).len() - 1);
    }

    #[test]
    fn a_row_that_does_not_say_has_the_not_stated_value() {
        let catalogue = of(vec![scheme("a")]);
        let mut values = Vec::new();
        for decl in &FACETS {
            let offered = catalogue.values(decl.facet);
            offered.read(decl, &catalogue, 0, &mut values);
            assert_eq!(values.len(), 1, "{}", decl.key);
            let code = &*offered.get(values[0]).code;
            assert_eq!(code == NOT_STATED, decl.may_be_unstated, "{}", decl.key);
        }
    }
}
