//! Facets and their values as they are written, kept with their catalogue: from list to list only their numbers change, and where "none"
//! leads to.

use std::sync::OnceLock;

use repertoire_catalogue::{FACETS_COUNT, Facet, Locale};

/// Values of a facet up to which they are kept. A longer list is one of organisers or towns, of which a page shows few.
const VALUES_KEPT_MAX: usize = 256;

/// A value in one way to write it, cut where its number of schemes stands.
pub(crate) struct Counted {
    text: Box<str>,
    number: usize,
}

impl Counted {
    /// Of what stands before the number and behind it.
    pub(crate) fn new(before: &str, behind: &str) -> Self {
        Self { text: [before, behind].concat().into(), number: before.len() }
    }

    /// Writes it, and the number by `count`.
    pub(crate) fn write(&self, buffer: &mut String, count: impl FnOnce(&mut String)) {
        buffer.push_str(&self.text[..self.number]);
        count(buffer);
        buffer.push_str(&self.text[self.number..]);
    }
}

/// The values of all facets in one way to write them, each made when it is first shown.
#[derive(Default)]
pub(crate) struct CountedValues([[OnceLock<Box<[Counted]>>; FACETS_COUNT]; Locale::ALL.len()]);

impl CountedValues {
    /// Those of a facet that has so many, where they are kept.
    pub(crate) fn of(
        &self,
        locale: Locale,
        facet: Facet,
        values: usize,
        make: impl Fn(u32) -> Counted,
    ) -> Option<&[Counted]> {
        let kept = &self.0[locale as usize][facet as usize];
        (values <= VALUES_KEPT_MAX).then(|| &**kept.get_or_init(|| (0..values as u32).map(make).collect()))
    }
}

/// A facet of which nothing is chosen, as it is written: cut where the address stands that "none" leads to, and where its values do.
pub(crate) struct FacetFrame {
    text: Box<str>,
    address: usize,
    values: usize,
}

impl FacetFrame {
    /// Of what stands before the address, behind it, and behind the values.
    pub(crate) fn new([before, between, behind]: [&str; 3]) -> Self {
        let text = [before, between, behind].concat().into();
        Self { text, address: before.len(), values: before.len() + between.len() }
    }

    /// Writes it around an address, and values by `values`.
    pub(crate) fn write(&self, buffer: &mut String, address: &str, values: impl FnOnce(&mut String)) {
        buffer.push_str(&self.text[..self.address]);
        buffer.push_str(address);
        buffer.push_str(&self.text[self.address..self.values]);
        values(buffer);
        buffer.push_str(&self.text[self.values..]);
    }
}

/// The frames of all facets: by language, and by whether there are values and whether there are many.
#[derive(Default)]
pub(crate) struct FacetFrames([[[[OnceLock<FacetFrame>; 2]; 2]; FACETS_COUNT]; Locale::ALL.len()]);

impl FacetFrames {
    /// That of a facet.
    pub(crate) fn of(
        &self,
        locale: Locale,
        facet: Facet,
        [some, many]: [bool; 2],
        make: impl FnOnce() -> FacetFrame,
    ) -> &FacetFrame {
        let of_facet = &self.0[locale as usize][facet as usize];
        of_facet[usize::from(some)][usize::from(many)].get_or_init(make)
    }
}
