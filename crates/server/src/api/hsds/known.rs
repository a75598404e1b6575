//! What is looked up by a UUID, and what is said of an organiser: worked out once for a release, when it is first asked for.

use repertoire_catalogue::{Catalogue, Code, Kind};

use crate::uuid::uuid;

/// Of one release. Some 32 bytes a row.
pub(crate) struct Known {
    /// Rows by their UUID, sorted.
    rows: Box<[(u128, u32)]>,
    /// Organisers by theirs, sorted.
    organisers: Box<[(u128, u32)]>,
    /// Of each organiser the types of its schemes, in editorial order.
    kinds: Box<[Vec<Code<Kind>>]>,
}

/// The UUID of a scheme: the same by which the feed names it.
pub(super) fn scheme_uuid(id: &str) -> u128 {
    uuid(&format!("scheme {id}"))
}

/// The UUID of an organiser, by its name: nothing else tells organisers apart.
pub(super) fn organiser_uuid(name: &str) -> u128 {
    uuid(&format!("organiser {name}"))
}

impl Known {
    pub(crate) fn of(catalogue: &Catalogue) -> Self {
        let sorted = |uuids: &mut dyn Iterator<Item = u128>| {
            let mut all: Vec<(u128, u32)> = uuids.zip(0..).collect();
            all.sort_unstable();
            all.into_boxed_slice()
        };
        let mut kinds = vec![Vec::new(); catalogue.organisers().len()];
        for (row, scheme) in catalogue.schemes().iter().enumerate() {
            let of: &mut Vec<Code<Kind>> = &mut kinds[catalogue.organiser_index(row)];
            if !of.contains(&scheme.kind) {
                of.push(scheme.kind);
            }
        }
        for of in &mut kinds {
            of.sort_unstable_by_key(|kind| kind.index());
        }
        Self {
            rows: sorted(&mut catalogue.schemes().iter().map(|scheme| scheme_uuid(scheme.id.as_str()))),
            organisers: sorted(&mut catalogue.organisers().iter().map(|organiser| organiser_uuid(&organiser.name))),
            kinds: kinds.into_boxed_slice(),
        }
    }

    pub(super) fn row(&self, uuid: u128) -> Option<usize> {
        find(&self.rows, uuid)
    }

    pub(super) fn organiser(&self, uuid: u128) -> Option<usize> {
        find(&self.organisers, uuid)
    }

    pub(super) fn kinds(&self, organiser: usize) -> &[Code<Kind>] {
        &self.kinds[organiser]
    }
}

fn find(sorted: &[(u128, u32)], uuid: u128) -> Option<usize> {
    let at = sorted.binary_search_by_key(&uuid, |(of, _)| *of).ok()?;
    Some(sorted[at].1 as usize)
}
