//! Facets and their values as they are written, kept with their catalogue: from list to list only their numbers change, and where "none"
//! leads to.

use std::sync::OnceLock;

use repertoire_catalogue::{FACETS_COUNT, Facet, Locale};

/// Values of a facet up to which they are kept. A longer list is one of organisers or towns, of which a page shows few.
const VALUES_KEPT_MAX: usize = 256;

/// A value in one way to write it, but for its number of schemes. Told from that number on, so that what stands between the numbers of
/// two values is one piece: what stands behind a number, what parts two values, what stands before a number.
pub(crate) struct Counted {
    text: Box<str>,
    parting: usize,
    before: usize,
}

impl Counted {
    /// Of what stands before the number, behind it, and between two values.
    pub(crate) fn new(before: &str, behind: &str, parting: &str) -> Self {
        let text = [behind, parting, before].concat().into();
        Self { text, parting: behind.len(), before: behind.len() + parting.len() }
    }
}

/// Values being written one after the other. All that are kept end alike.
pub(crate) struct Run<'a> {
    buffer: &'a mut String,
    /// What stands between two values.
    parting: &'static str,
    last: Last<'a>,
}

enum Last<'a> {
    /// None yet.
    Nothing,
    /// One whose number was written last.
    Kept(&'a Counted),
    /// One that was written whole.
    Whole,
}

impl<'a> Run<'a> {
    pub(crate) const fn new(buffer: &'a mut String, parting: &'static str) -> Self {
        Self { buffer, parting, last: Last::Nothing }
    }

    /// Writes one that is kept.
    pub(crate) fn kept(&mut self, value: &'a Counted, number: u32, write: impl FnOnce(u32, &mut String)) {
        self.buffer.push_str(match self.last {
            Last::Kept(last) => {
                debug_assert_eq!(last.text[..last.parting], value.text[..value.parting], "they end alike");
                &value.text
            }
            Last::Whole => &value.text[value.parting..],
            Last::Nothing => &value.text[value.before..],
        });
        // Nearly all are small.
        if let Some(digit) = char::from_digit(number, 10) {
            self.buffer.push(digit);
        } else {
            write(number, self.buffer);
        }
        self.last = Last::Kept(value);
    }

    /// Writes one that is not, whole.
    pub(crate) fn whole(&mut self, write: impl FnOnce(&mut String)) {
        let last = std::mem::replace(&mut self.last, Last::Whole);
        close(&last, self.buffer);
        if !matches!(last, Last::Nothing) {
            self.buffer.push_str(self.parting);
        }
        write(self.buffer);
    }

    /// Writes what stands behind the last one.
    pub(crate) fn end(self) {
        close(&self.last, self.buffer);
    }
}

fn close(last: &Last<'_>, buffer: &mut String) {
    if let Last::Kept(value) = last {
        buffer.push_str(&value.text[..value.parting]);
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
