//! A shortlist: the ids in an address, and the schemes that they name. Nothing else remembers it, no account and no cookie.

use std::collections::HashSet;

use repertoire_catalogue::{Catalogue, SchemeId};

use crate::limits::{SELECTION_IDS_MAX, SELECTION_IDS_READ_MAX};

/// Key of an id in the address; once for each scheme.
const ID_KEY: &str = "id";

/// What an address asks to see side by side.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Shortlist {
    /// The ids as given, each once, in their order; those that no scheme has any more too: they may come back.
    ids: Vec<String>,
    /// The rows shown, in that order.
    pub(crate) rows: Vec<usize>,
    /// How many schemes are there besides those shown.
    pub(crate) beyond: usize,
    /// How many ids no scheme has.
    pub(crate) gone: usize,
    /// Whether there were more ids than are read.
    pub(crate) cut: bool,
}

impl Shortlist {
    /// Reads the pairs of a query string. Other keys are passed over.
    pub(crate) fn read<K: AsRef<str>, V: AsRef<str>>(
        pairs: impl IntoIterator<Item = (K, V)>,
        catalogue: &Catalogue,
    ) -> Self {
        let mut list = Self { ids: Vec::new(), rows: Vec::new(), beyond: 0, gone: 0, cut: false };
        let mut seen = HashSet::new();
        for (key, value) in pairs {
            let id = value.as_ref().trim();
            if key.as_ref() != ID_KEY || id.is_empty() || seen.contains(id) {
                continue;
            }
            if seen.len() == SELECTION_IDS_READ_MAX {
                list.cut = true;
                break;
            }
            seen.insert(id.to_owned());
            match catalogue.row(id) {
                Some(row) if list.rows.len() < SELECTION_IDS_MAX => list.rows.push(row),
                Some(_) => list.beyond += 1,
                None => list.gone += 1,
            }
            // What can be no id has no place in an address of ours.
            if SchemeId::parse(id).is_ok() {
                list.ids.push(id.to_owned());
            }
        }
        list
    }

    /// Its canonical query string, with the leading `?`.
    pub(crate) fn query(&self) -> String {
        query_of(self.ids.iter().map(String::as_str))
    }

    /// The same without one id.
    pub(crate) fn query_without(&self, id: &str) -> String {
        query_of(self.ids.iter().map(String::as_str).filter(|other| *other != id))
    }

    /// The same without the ids that no scheme has.
    pub(crate) fn query_of_known(&self, catalogue: &Catalogue) -> String {
        query_of(self.ids.iter().map(String::as_str).filter(|id| catalogue.row(id).is_some()))
    }
}

/// The query string of ids, with the leading `?`; empty without any.
pub(crate) fn query_of<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    let mut query = String::new();
    for id in ids {
        // Ids are slugs: nothing to encode.
        query.push(if query.is_empty() { '?' } else { '&' });
        query.push_str(ID_KEY);
        query.push('=');
        query.push_str(id);
    }
    query
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;

    static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| repertoire_import::shipped().catalogue);

    fn read(query: &str) -> Shortlist {
        Shortlist::read(form_urlencoded::parse(query.as_bytes()), &CATALOGUE)
    }

    fn id(row: usize) -> &'static str {
        CATALOGUE.schemes()[row].id.as_str()
    }

    fn many(ids: impl Iterator<Item = String>) -> String {
        ids.map(|id| format!("id={id}")).collect::<Vec<_>>().join("&")
    }

    #[test]
    fn ids_stand_in_the_order_given_each_once() {
        let list = read(&format!("id={}&id={}&id=&q=x&id={}&id={}", id(5), id(2), id(5), id(9)));
        assert_eq!(list.rows, [5, 2, 9]);
        assert_eq!(list.query(), format!("?id={}&id={}&id={}", id(5), id(2), id(9)));
        assert_eq!(list.query_without(id(2)), format!("?id={}&id={}", id(5), id(9)));
        assert_eq!((list.beyond, list.gone, list.cut), (0, 0, false));
        assert_eq!(read("").query(), "");
    }

    #[test]
    fn what_is_gone_is_counted_and_kept_in_the_address_unless_it_can_be_no_id() {
        let list = read(&format!("id=parti&id={}&id=<b>&id=parti", id(0)));
        assert_eq!((list.rows.as_slice(), list.gone), (&[0][..], 2));
        assert_eq!(list.query(), format!("?id=parti&id={}", id(0)));
        assert_eq!(list.query_of_known(&CATALOGUE), format!("?id={}", id(0)));
    }

    #[test]
    fn twelve_are_shown_and_the_thirteenth_is_counted() {
        for (given, beyond) in [(SELECTION_IDS_MAX, 0), (SELECTION_IDS_MAX + 1, 1)] {
            let list = read(&many((0..given).map(|row| id(row).to_owned())));
            assert_eq!((list.rows.len(), list.beyond), (SELECTION_IDS_MAX, beyond));
        }
    }

    #[test]
    fn two_hundred_are_read_and_the_next_is_told() {
        for (given, cut) in [(SELECTION_IDS_READ_MAX, false), (SELECTION_IDS_READ_MAX + 1, true)] {
            let list = read(&many((0..given).map(|at| format!("id-{at}"))));
            assert_eq!((list.gone, list.cut), (SELECTION_IDS_READ_MAX, cut));
        }
    }
}
