//! A selection: the whole state of one view of the catalogue. It is read leniently from the pairs of a query string, and
//! written back in one canonical form; what could not be used comes back beside it, to be told to the reader.

use std::borrow::Cow;

use url::form_urlencoded;

use crate::view::{COLUMN_KEY, ListColumn, ListStyle, PAGE_ROWS_OFFERED, ROWS_KEY, STYLE_KEY, View};
use crate::web_address::is_format_control;
use crate::{Catalogue, Cents, FACETS, FACETS_COUNT, Facet};

/// Key of the text searched for.
pub const QUERY_KEY: &str = "q";
/// Key of the highest cost, in euros.
pub const COST_MAX_KEY: &str = "cout-max";
/// Key of the order.
pub const SORT_KEY: &str = "tri";
/// Key of the page.
pub const PAGE_KEY: &str = "page";

/// Longest text searched for; the rest is cut off, and the reader told.
pub const QUERY_CHARS_MAX: usize = 512;
/// Most pairs read from one address; the rest is left, and the reader told. Ticking every box stays below.
pub const PARAMS_MAX: usize = 1_000;
/// Most refused pairs that are told one by one; beyond it, one line says that there are others.
pub const DROPPED_MAX: usize = 10;
/// Longest part of a refused value that is repeated to the reader.
const DROPPED_CHARS_MAX: usize = 60;

/// A key and its value, in an address.
type Pair<'a> = (&'static str, Cow<'a, str>);

/// In which order rows come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Sort {
    /// Best match first; without a text, the most recently verified.
    #[default]
    Relevance,
    /// By title, A to Z.
    Title,
    /// By title, Z to A.
    TitleDescending,
    /// Cheapest first, a range by its lower end; not stated last.
    Cost,
    /// Dearest first, a range by its upper end; not stated last.
    CostDescending,
    /// Most recently verified first, never last.
    Verified,
    /// Longest unverified first; without a date last.
    VerifiedAscending,
}

impl Sort {
    /// All orders.
    pub const ALL: [Self; 7] = [
        Self::Relevance,
        Self::Title,
        Self::TitleDescending,
        Self::Cost,
        Self::CostDescending,
        Self::Verified,
        Self::VerifiedAscending,
    ];

    /// In addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Relevance => "pertinence",
            Self::Title => "intitule",
            Self::TitleDescending => "intitule-desc",
            Self::Cost => "cout",
            Self::CostDescending => "cout-desc",
            Self::Verified => "verifie",
            Self::VerifiedAscending => "verifie-asc",
        }
    }
}

/// Why a pair was not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DroppedWhy {
    /// No such parameter.
    UnknownKey,
    /// The parameter does not know this value.
    UnknownValue,
    /// Given twice, where one counts: the first one stands.
    Repeated,
    /// Only the first [`QUERY_CHARS_MAX`] characters count.
    QueryTooLong,
    /// Only the first [`PARAMS_MAX`] pairs count.
    TooManyParams,
    /// More pairs were not used than are told one by one ([`DROPPED_MAX`]).
    Others,
}

/// A pair that was not used, shortened to what can be shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Dropped {
    /// The key.
    pub key: String,
    /// The value.
    pub value: String,
    /// Why.
    pub why: DroppedWhy,
}

impl Dropped {
    /// A pair that was not used.
    #[must_use]
    pub fn new(key: &str, value: &str, why: DroppedWhy) -> Self {
        Self { key: shorten(key), value: shorten(value), why }
    }
}

/// What a reader asks of one catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Selection {
    /// The text, without surplus white space, control characters and invisible marks; may be empty.
    pub text: String,
    /// Indices of the chosen values of each facet, sorted, each once.
    values: [Vec<u32>; FACETS_COUNT],
    /// Highest cost; rows that do not state one are left out.
    pub cost_max: Option<Cents>,
    /// The order.
    pub sort: Sort,
    /// How the list is shown.
    pub view: View,
    /// How it is shown where an address does not say so.
    pub usual: View,
    /// The page, from 1.
    pub page: u32,
}

impl Default for Selection {
    fn default() -> Self {
        Self {
            text: String::new(),
            values: Default::default(),
            cost_max: None,
            sort: Sort::default(),
            view: View::default(),
            usual: View::default(),
            page: 1,
        }
    }
}

impl Selection {
    /// Reads the pairs of a query string. Order and duplicates don't matter, blank values count as absent, what is not
    /// understood is dropped and reported. Keys in `other_keys` belong to the caller and are passed over.
    #[must_use]
    pub fn parse<K: AsRef<str>, V: AsRef<str>>(
        pairs: impl IntoIterator<Item = (K, V)>,
        catalogue: &Catalogue,
        other_keys: &[&str],
    ) -> (Self, Vec<Dropped>) {
        Self::parse_beside(pairs, catalogue, other_keys, View::default())
    }

    /// The same where a list is usually shown another way: what an address does not say of it is as in `usual`.
    #[must_use]
    pub fn parse_beside<K: AsRef<str>, V: AsRef<str>>(
        pairs: impl IntoIterator<Item = (K, V)>,
        catalogue: &Catalogue,
        other_keys: &[&str],
        usual: View,
    ) -> (Self, Vec<Dropped>) {
        let mut reader = Reader {
            catalogue,
            selection: Self { view: usual, usual, ..Self::default() },
            dropped: Vec::new(),
            seen: Vec::new(),
            columns: Vec::new(),
            told: 0,
        };
        for (at, (key, value)) in pairs.into_iter().enumerate() {
            let (key, value) = (key.as_ref(), value.as_ref());
            if at >= PARAMS_MAX {
                reader.drop("", "", DroppedWhy::TooManyParams);
                break;
            }
            if !other_keys.contains(&key) && !is_tracking(key) {
                reader.read(key, value);
            }
        }
        for values in &mut reader.selection.values {
            values.sort_unstable();
            values.dedup();
        }
        if !reader.columns.is_empty() {
            reader.selection.view.columns = reader.columns.into_iter().collect();
        }
        (reader.selection, reader.dropped)
    }

    /// Indices of a facet's chosen values, sorted.
    #[must_use]
    pub fn values(&self, facet: Facet) -> &[u32] {
        &self.values[facet as usize]
    }

    /// Whether a value is chosen.
    #[must_use]
    pub fn has(&self, facet: Facet, value: u32) -> bool {
        self.values(facet).binary_search(&value).is_ok()
    }

    /// All chosen values, in the order of the facets.
    pub fn chosen(&self) -> impl Iterator<Item = (Facet, u32)> {
        FACETS.iter().flat_map(|decl| self.values(decl.facet).iter().map(move |&value| (decl.facet, value)))
    }

    /// Whether nothing narrows the catalogue: no text, no value, no highest cost.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.text.is_empty() && !self.is_filtered()
    }

    /// Whether a value or a highest cost is chosen.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.cost_max.is_some() || self.values.iter().any(|values| !values.is_empty())
    }

    /// With one value ticked, or unticked if it was; back on the first page.
    #[must_use]
    pub fn toggled(&self, facet: Facet, value: u32) -> Self {
        let mut next = self.on_page(1);
        let values = &mut next.values[facet as usize];
        match values.binary_search(&value) {
            Ok(at) => drop(values.remove(at)),
            Err(at) => values.insert(at, value),
        }
        next
    }

    /// Without any value of one facet.
    #[must_use]
    pub fn without_facet(&self, facet: Facet) -> Self {
        let mut next = self.on_page(1);
        next.values[facet as usize].clear();
        next
    }

    /// Without a text.
    #[must_use]
    pub fn without_text(&self) -> Self {
        Self { text: String::new(), ..self.on_page(1) }
    }

    /// Without a highest cost.
    #[must_use]
    pub fn without_cost_max(&self) -> Self {
        Self { cost_max: None, ..self.on_page(1) }
    }

    /// Narrowed to what another selection lets through: its values of each facet, of these only the ones chosen here where some are, and
    /// the lower of the two highest costs. Of one facet an address says "one of these": where nothing of both is the same, what the other
    /// lets through stays whole, which is more than both and never more than the other.
    #[must_use]
    pub fn within(&self, other: &Self) -> Self {
        let mut next = self.on_page(1);
        for (ours, theirs) in next.values.iter_mut().zip(&other.values).filter(|(_, theirs)| !theirs.is_empty()) {
            ours.retain(|value| theirs.binary_search(value).is_ok());
            if ours.is_empty() {
                ours.clone_from(theirs);
            }
        }
        next.cost_max = [self.cost_max, other.cost_max].into_iter().flatten().min();
        next
    }

    /// In another order, from the first page.
    #[must_use]
    pub fn sorted(&self, sort: Sort) -> Self {
        Self { sort, ..self.on_page(1) }
    }

    /// Nothing chosen, shown the same way.
    #[must_use]
    pub fn cleared(&self) -> Self {
        Self { view: self.view, usual: self.usual, ..Self::default() }
    }

    /// Whether an address that says nothing says all of it.
    #[must_use]
    pub fn is_unasked(&self) -> bool {
        *self == Self { view: self.usual, usual: self.usual, ..Self::default() }
    }

    /// Shown another way, from the first page.
    #[must_use]
    pub fn viewed(&self, view: View) -> Self {
        Self { view, ..self.on_page(1) }
    }

    /// Shown as it usually is, from the first page.
    #[must_use]
    pub fn unviewed(&self) -> Self {
        self.viewed(self.usual)
    }

    /// The same where `usual` is what an address means that does not say how.
    #[must_use]
    pub fn beside(&self, usual: View) -> Self {
        Self { usual, ..self.clone() }
    }

    /// The pairs of its canonical form that say how the list is shown.
    pub fn view_pairs(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.view.pairs_beside(self.usual)
    }

    /// The same on another page.
    #[must_use]
    pub fn on_page(&self, page: u32) -> Self {
        Self { page, ..self.clone() }
    }

    /// The pairs of its canonical form: text, facets in their order, highest cost, order, view, page; what is the default
    /// is left out. `catalogue` must be the one it was read with.
    pub fn pairs<'a>(&'a self, catalogue: &'a Catalogue) -> impl Iterator<Item = Pair<'a>> {
        self.narrowing_pairs(catalogue).chain(self.following_pairs(self.sort, true, self.page))
    }

    /// The first of these: what narrows the catalogue.
    fn narrowing_pairs<'a>(&'a self, catalogue: &'a Catalogue) -> impl Iterator<Item = Pair<'a>> {
        let text = (!self.text.is_empty()).then(|| (QUERY_KEY, self.text.as_str().into()));
        let values =
            self.chosen().map(|(facet, value)| (facet.decl().key, (&*catalogue.values(facet).get(value).code).into()));
        let cost_max = self.cost_max.map(|cents| (COST_MAX_KEY, cents.to_string().into()));
        text.into_iter().chain(values).chain(cost_max)
    }

    /// The others, for any order and page, with how the list is shown or without. They are written as they are: no key and no code of
    /// theirs holds anything to escape.
    pub fn following_pairs(&self, sort: Sort, viewed: bool, page: u32) -> impl Iterator<Item = Pair<'_>> {
        let sort = (sort != Sort::default()).then(|| (SORT_KEY, sort.code().into()));
        let view = viewed.then(|| self.view_pairs().map(|(key, code)| (key, code.into())));
        let page = (page > 1).then(|| (PAGE_KEY, page.to_string().into()));
        sort.into_iter().chain(view.into_iter().flatten()).chain(page)
    }

    /// Its canonical query string, with the leading `?`; empty when there is nothing to say.
    #[must_use]
    pub fn to_query(&self, catalogue: &Catalogue) -> String {
        query(self.pairs(catalogue))
    }

    /// The beginning of it: what narrows the catalogue, which [`Self::following_pairs`] follow.
    #[must_use]
    pub fn narrowing_query(&self, catalogue: &Catalogue) -> String {
        query(self.narrowing_pairs(catalogue))
    }
}

/// Pairs as a query string, with the leading `?`; empty where there are none.
fn query<'a>(pairs: impl Iterator<Item = Pair<'a>>) -> String {
    const USUAL_BYTES: usize = 64;
    let mut query = String::new();
    pairs.for_each(|(key, value)| {
        if query.is_empty() {
            query.reserve(USUAL_BYTES);
        }
        query.push(if query.is_empty() { '?' } else { '&' });
        query.push_str(key);
        query.push('=');
        // A page holds several of these, whose values are mostly codes: they are written as they are.
        if value.bytes().all(written_as_it_is) {
            query.push_str(&value);
        } else {
            query.extend(form_urlencoded::byte_serialize(value.as_bytes()));
        }
    });
    query
}

/// Whether a byte of a query string stands for itself, as all bytes of our keys do.
const fn written_as_it_is(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'*')
}

struct Reader<'a> {
    catalogue: &'a Catalogue,
    selection: Selection,
    dropped: Vec<Dropped>,
    /// Single-valued keys already read, with their values.
    seen: Vec<(&'static str, String)>,
    /// The columns asked for.
    columns: Vec<ListColumn>,
    /// How many pairs are told one by one so far.
    told: usize,
}

impl Reader<'_> {
    fn read(&mut self, key: &str, value: &str) {
        if value.trim().is_empty() {
            // A plain form sends its empty fields: nothing was asked, so nothing is refused.
            return;
        }
        match key {
            QUERY_KEY => self.once(QUERY_KEY, value, Self::read_text),
            COST_MAX_KEY => self.once(COST_MAX_KEY, value, |reader, value| match Cents::parse_euros(value.trim()) {
                Some(cents) => reader.selection.cost_max = Some(cents),
                None => reader.drop(COST_MAX_KEY, value, DroppedWhy::UnknownValue),
            }),
            SORT_KEY => self.once(SORT_KEY, value, |reader, value| {
                match Sort::ALL.into_iter().find(|sort| sort.code() == value) {
                    Some(sort) => reader.selection.sort = sort,
                    None => reader.drop(SORT_KEY, value, DroppedWhy::UnknownValue),
                }
            }),
            STYLE_KEY => self.once(STYLE_KEY, value, |reader, value| {
                match ListStyle::ALL.into_iter().find(|style| style.code() == value) {
                    Some(style) => reader.selection.view.style = style,
                    None => reader.drop(STYLE_KEY, value, DroppedWhy::UnknownValue),
                }
            }),
            ROWS_KEY => self.once(ROWS_KEY, value, |reader, value| {
                match PAGE_ROWS_OFFERED.into_iter().find(|rows| value.parse() == Ok(*rows)) {
                    Some(rows) => reader.selection.view.rows = rows,
                    None => reader.drop(ROWS_KEY, value, DroppedWhy::UnknownValue),
                }
            }),
            COLUMN_KEY => match ListColumn::from_code(value) {
                Some(column) => self.columns.push(column),
                None => self.drop(COLUMN_KEY, value, DroppedWhy::UnknownValue),
            },
            PAGE_KEY => self.once(PAGE_KEY, value, |reader, value| match value.parse::<u32>() {
                Ok(page) if page > 0 => reader.selection.page = page,
                _ => reader.drop(PAGE_KEY, value, DroppedWhy::UnknownValue),
            }),
            _ => match Facet::from_key(key) {
                None => self.drop(key, value, DroppedWhy::UnknownKey),
                Some(facet) => match self.catalogue.values(facet).index(value) {
                    None => self.drop(key, value, DroppedWhy::UnknownValue),
                    Some(index) => self.selection.values[facet as usize].push(index),
                },
            },
        }
    }

    fn once(&mut self, key: &'static str, value: &str, read: impl FnOnce(&mut Self, &str)) {
        match self.seen.iter().find(|(seen, _)| *seen == key) {
            // The same once more changes nothing.
            Some((_, first)) if first == value => {}
            Some(_) => self.drop(key, value, DroppedWhy::Repeated),
            None => {
                self.seen.push((key, value.to_owned()));
                read(self, value);
            }
        }
    }

    fn read_text(&mut self, value: &str) {
        let visible = |c: &char| !is_format_control(*c) && (!c.is_control() || c.is_whitespace());
        let visible: String = value.chars().filter(visible).collect();
        let text = visible.split_whitespace().collect::<Vec<_>>().join(" ");
        self.selection.text = match text.char_indices().nth(QUERY_CHARS_MAX) {
            None => text,
            Some((end, _)) => {
                self.drop(QUERY_KEY, &text, DroppedWhy::QueryTooLong);
                text[..end].trim_end().to_owned()
            }
        };
    }

    fn drop(&mut self, key: &str, value: &str, why: DroppedWhy) {
        let dropped = Dropped::new(key, value, why);
        let of_the_whole = matches!(why, DroppedWhy::QueryTooLong | DroppedWhy::TooManyParams);
        if self.dropped.contains(&dropped) {
            return;
        }
        let others = Dropped::new("", "", DroppedWhy::Others);
        if of_the_whole || self.told < DROPPED_MAX {
            self.told += usize::from(!of_the_whole);
            self.dropped.push(dropped);
        } else if !self.dropped.contains(&others) {
            self.dropped.push(others);
        }
    }
}

fn shorten(text: &str) -> String {
    let visible = text.chars().filter(|&c| !c.is_control() && !is_format_control(c));
    let mut short: String = visible.clone().take(DROPPED_CHARS_MAX).collect();
    if visible.count() > DROPPED_CHARS_MAX {
        short.push('…');
    }
    short
}

/// Keys that mail and social networks add to shared links: not the reader's doing, so nothing to tell.
fn is_tracking(key: &str) -> bool {
    key.starts_with("utm_") || matches!(key, "fbclid" | "gclid" | "mc_cid" | "mc_eid" | "mtm_campaign")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::testing::{scheme, vocabulary};

    fn catalogue() -> Catalogue {
        Catalogue::new(Arc::new(vocabulary()), vec![scheme("a"), scheme("b")]).expect("unique ids")
    }

    fn read(query: &str) -> (String, Vec<Dropped>) {
        let catalogue = catalogue();
        let (selection, dropped) = Selection::parse(form_urlencoded::parse(query.as_bytes()), &catalogue, &["lang"]);
        (selection.to_query(&catalogue), dropped)
    }

    #[track_caller]
    fn check(query: &str, canonical: &str) {
        let (found, dropped) = read(query);
        assert_eq!(found, canonical);
        assert_eq!(dropped, [], "nothing to refuse in {query}");
    }

    #[track_caller]
    fn check_dropped(query: &str, canonical: &str, key: &str, value: &str, why: DroppedWhy) {
        let (found, dropped) = read(query);
        assert_eq!(found, canonical);
        assert_eq!(dropped, [Dropped { key: key.into(), value: value.into(), why }]);
    }

    #[test]
    fn one_view_has_one_address() {
        check("", "");
        check("q=&theme=&cout-max=&page=1&tri=pertinence", "");
        check("theme=crise&q=burn+out&theme=deuil&theme=crise", "?q=burn+out&theme=deuil&theme=crise");
        check("page=2&tri=cout&cout-max=100&sur-site=oui", "?sur-site=oui&cout-max=100&tri=cout&page=2");
        check("cout=non-precise&organisateur=un&commune=jette", "?cout=non-precise&commune=jette&organisateur=un");
        check("q=%20%20deuil%09%0Aet%20%20perte%20", "?q=deuil+et+perte");
        check("q=a%00b%E2%80%AEc", "?q=abc");
        check("q=deuil&q=deuil&page=2&page=2", "?q=deuil&page=2");
        check("utm_source=lettre&fbclid=x&lang=nl&theme=deuil", "?theme=deuil");
        check("page=2&vue=cartes&lignes=50&tri=cout", "?tri=cout&lignes=50&vue=cartes&page=2");
        check("vue=&lignes=25&colonne=", "");
        check("vue=auto&lignes=25", "");
        check("colonne=date&colonne=cout&colonne=cout", "?colonne=cout&colonne=date");
        check("colonne=theme&colonne=public&colonne=cout&colonne=langue&colonne=sur-site", "");
    }

    #[test]
    fn what_is_usual_is_left_out_and_what_is_not_can_be_said() {
        let catalogue = catalogue();
        let columns = [ListColumn::Cost, ListColumn::Language].into_iter().collect();
        let usual = View { style: ListStyle::Cards, columns, rows: 50 };
        let read =
            |query: &str| Selection::parse_beside(form_urlencoded::parse(query.as_bytes()), &catalogue, &[], usual).0;
        let check = |query: &str, view: View, canonical: &str| {
            let read = read(query);
            assert_eq!((read.view, &*read.to_query(&catalogue)), (view, canonical), "{query}");
        };
        check("", usual, "");
        check("vue=cartes&lignes=50&colonne=cout&colonne=langue", usual, "");
        check("vue=auto", View { style: ListStyle::ByWidth, ..usual }, "?vue=auto");
        check("lignes=25", View { rows: 25, ..usual }, "?lignes=25");
        check("colonne=date", View { columns: [ListColumn::NextDate].into_iter().collect(), ..usual }, "?colonne=date");
        let default = "?lignes=25&vue=auto&colonne=theme&colonne=public&colonne=cout&colonne=langue&colonne=sur-site";
        check(&default[1..], View::default(), default);

        let asked = read("theme=deuil&vue=auto");
        assert_eq!(asked.unviewed().to_query(&catalogue), "?theme=deuil");
        assert_eq!(asked.cleared().to_query(&catalogue), "?vue=auto");
        assert_eq!(
            asked.beside(View::default()).to_query(&catalogue),
            "?theme=deuil&lignes=50&colonne=cout&colonne=langue"
        );
        assert!(read("").is_unasked() && !asked.is_unasked() && !read("lignes=25").is_unasked());
    }

    #[test]
    fn what_is_not_understood_is_dropped_and_told() {
        check_dropped("theme=chats", "", "theme", "chats", DroppedWhy::UnknownValue);
        check_dropped("theme=Deuil", "", "theme", "Deuil", DroppedWhy::UnknownValue);
        check_dropped("chats=1&theme=deuil", "?theme=deuil", "chats", "1", DroppedWhy::UnknownKey);
        check_dropped("page=0", "", "page", "0", DroppedWhy::UnknownValue);
        check_dropped("page=-1", "", "page", "-1", DroppedWhy::UnknownValue);
        check_dropped("page=99999999999", "", "page", "99999999999", DroppedWhy::UnknownValue);
        check_dropped("cout-max=beaucoup", "", "cout-max", "beaucoup", DroppedWhy::UnknownValue);
        check_dropped("tri=chats", "", "tri", "chats", DroppedWhy::UnknownValue);
        check_dropped("vue=chats", "", "vue", "chats", DroppedWhy::UnknownValue);
        check_dropped("lignes=101", "", "lignes", "101", DroppedWhy::UnknownValue);
        check_dropped("lignes=100&lignes=50", "?lignes=100", "lignes", "50", DroppedWhy::Repeated);
        check_dropped("colonne=chats", "", "colonne", "chats", DroppedWhy::UnknownValue);
        check_dropped("q=un&q=deux", "?q=un", "q", "deux", DroppedWhy::Repeated);
        check_dropped("theme=a%00%E2%80%AEb", "", "theme", "ab", DroppedWhy::UnknownValue);
    }

    #[test]
    fn the_longest_text_passes_and_one_more_character_is_cut() {
        let longest = "é".repeat(QUERY_CHARS_MAX);
        let (selection, dropped) = Selection::parse([("q", &longest)], &catalogue(), &[]);
        assert_eq!((selection.text.as_str(), dropped.len()), (longest.as_str(), 0));
        let (selection, dropped) = Selection::parse([("q", format!("{longest}é"))], &catalogue(), &[]);
        assert_eq!(selection.text, longest);
        assert_eq!(dropped[0].why, DroppedWhy::QueryTooLong);
    }

    #[test]
    fn the_last_refusal_within_the_limit_is_told_and_the_next_are_summed_up() {
        let unknown = |count: usize| (0..count).map(|at| format!("theme=t{at}")).collect::<Vec<_>>().join("&");
        let refused = |count: usize| read(&unknown(count)).1;
        assert_eq!(refused(DROPPED_MAX).len(), DROPPED_MAX);
        assert!(refused(DROPPED_MAX).iter().all(|dropped| dropped.why == DroppedWhy::UnknownValue));
        for more in [1, 5] {
            let told = refused(DROPPED_MAX + more);
            assert_eq!((told.len(), told[DROPPED_MAX].why), (DROPPED_MAX + 1, DroppedWhy::Others));
        }
        // What concerns the whole is told whatever else there is.
        let long = format!("{}&q={}", unknown(30), "a".repeat(QUERY_CHARS_MAX + 1));
        assert!(read(&long).1.iter().any(|dropped| dropped.why == DroppedWhy::QueryTooLong));
        assert!(refused(PARAMS_MAX + 1).iter().any(|dropped| dropped.why == DroppedWhy::TooManyParams));
    }

    #[test]
    fn a_long_refused_value_is_shortened() {
        let value = |chars: usize| read(&format!("theme={}", "é".repeat(chars))).1[0].value.clone();
        assert_eq!(value(DROPPED_CHARS_MAX), "é".repeat(DROPPED_CHARS_MAX));
        assert_eq!(value(DROPPED_CHARS_MAX + 1), "é".repeat(DROPPED_CHARS_MAX) + "…");
    }

    #[test]
    fn the_last_pair_within_the_limit_counts_and_the_next_does_not() {
        let catalogue = catalogue();
        let pairs = |blanks: usize| std::iter::repeat_n(("theme", ""), blanks).chain([("theme", "deuil")]);
        let (selection, dropped) = Selection::parse(pairs(PARAMS_MAX - 1), &catalogue, &[]);
        assert_eq!((selection.chosen().count(), dropped.len()), (1, 0));
        let (selection, dropped) = Selection::parse(pairs(PARAMS_MAX), &catalogue, &[]);
        assert_eq!(selection.chosen().count(), 0);
        assert_eq!(dropped[0].why, DroppedWhy::TooManyParams);
    }

    #[test]
    fn a_change_of_filter_or_order_goes_back_to_the_first_page() {
        let catalogue = catalogue();
        let (selection, _) =
            Selection::parse([("theme", "deuil"), ("q", "a"), ("cout-max", "9"), ("page", "3")], &catalogue, &[]);
        let query = |selection: Selection| selection.to_query(&catalogue);
        assert_eq!(query(selection.toggled(Facet::Theme, 1)), "?q=a&theme=deuil&theme=crise&cout-max=9");
        assert_eq!(query(selection.toggled(Facet::Theme, 0)), "?q=a&cout-max=9");
        assert_eq!(query(selection.without_facet(Facet::Theme)), "?q=a&cout-max=9");
        assert_eq!(query(selection.without_text()), "?theme=deuil&cout-max=9");
        assert_eq!(query(selection.without_cost_max()), "?q=a&theme=deuil");
        assert_eq!(query(selection.sorted(Sort::Cost)), "?q=a&theme=deuil&cout-max=9&tri=cout");
    }

    proptest! {
        #[test]
        fn no_query_string_panics_and_the_canonical_form_is_stable(query in "[ -~é\u{0}\u{202e}]{0,80}") {
            let (canonical, _) = read(&query);
            let (again, dropped) = read(canonical.trim_start_matches('?'));
            prop_assert_eq!(&again, &canonical);
            prop_assert_eq!(dropped, []);
        }

        #[test]
        fn a_query_string_is_what_a_form_would_send(text in "[ -~é]{0,12}", theme in 0_u32..2, sort in 0..Sort::ALL.len()) {
            let catalogue = catalogue();
            let (selection, _) = Selection::parse([("q", &text)], &catalogue, &[]);
            let selection = selection.toggled(Facet::Theme, theme).sorted(Sort::ALL[sort]).on_page(3);
            let mut sent = form_urlencoded::Serializer::new(String::new());
            sent.extend_pairs(selection.pairs(&catalogue));
            prop_assert_eq!(selection.to_query(&catalogue), format!("?{}", sent.finish()));
        }

        #[test]
        fn toggling_twice_changes_nothing(facet in 0..FACETS_COUNT, value in 0_u32..2, other in 0_u32..3) {
            let selection = Selection::default().toggled(Facet::Theme, other);
            let facet = FACETS[facet].facet;
            prop_assert_eq!(selection.toggled(facet, value).toggled(facet, value), selection);
        }
    }
}
