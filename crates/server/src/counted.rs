//! Values of facets as they are written, kept with their catalogue: from list to list only their numbers change.

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
