//! What is searched for. Words and codes of the shipped catalogue, so that each case finds something at each size.

use repertoire_catalogue::{Catalogue, Selection};

/// One thing a reader asks.
pub(crate) struct Case {
    /// In the benchmark's name.
    pub(crate) name: &'static str,
    pub(crate) text: &'static str,
    more: &'static [(&'static str, &'static str)],
}

/// How many runs of [`YARDSTICK`] by tantivy a search without text is held against: it has nothing of its own to do there.
pub(crate) const RAW_RUNS_WITHOUT_TEXT: usize = 5;

/// About two rows in three hold it.
const COMMON: &str = "sante";
/// About two rows in a thousand, once there are thousands.
const RARE: &str = "litteratie";

const ONE_FILTER: &[(&str, &str)] = &[("theme", "deuil")];
const TWO_FILTERS: &[(&str, &str)] = &[("theme", "deuil"), ("langue", "fr")];
const THREE_FILTERS: &[(&str, &str)] = &[
    ("theme", "deuil"),
    ("theme", "crise"),
    ("theme", "suicide"),
    ("public", "sante-mentale"),
    ("public", "tous-social-sante"),
    ("langue", "fr"),
];

/// One common word.
pub(crate) const YARDSTICK: Case = Case { name: "common_word", text: COMMON, more: &[] };

/// All cases.
pub(crate) const ALL: &[Case] = &[
    Case { name: "no_text", text: "", more: &[] },
    Case { name: "no_text_2_filters", text: "", more: TWO_FILTERS },
    YARDSTICK,
    Case { name: "rare_word", text: RARE, more: &[] },
    Case { name: "two_words", text: "sante mentale", more: &[] },
    Case { name: "three_words", text: "groupe sante mentale", more: &[] },
    Case { name: "common_word_1_filter", text: COMMON, more: ONE_FILTER },
    Case { name: "common_word_3_filters", text: COMMON, more: THREE_FILTERS },
    Case { name: "common_word_by_title", text: COMMON, more: &[("tri", "intitule")] },
    Case { name: "common_word_page_40", text: COMMON, more: &[("page", "40")] },
];

/// A plain request of three words, and ones of three words that need more.
pub(crate) const REQUESTS: &[Case] = &[
    Case { name: "plain", text: "groupe sante formation", more: &[] },
    Case { name: "synonyms", text: "addiction burnout formation", more: &[] },
    Case { name: "prefix", text: "groupe sante format", more: &[] },
    Case { name: "slip", text: "groupe sante formaiton", more: &[] },
    Case { name: "synonyms_slip_prefix", text: "burnout formaiton sant", more: &[] },
    Case { name: "phrase", text: "\"sante mentale\" formation", more: &[] },
    Case {
        name: "sentence",
        text: "je ne sais plus quoi faire avec un monsieur qui entasse des déchets chez lui",
        more: &[],
    },
];

impl Case {
    /// As the catalogue understands it.
    pub(crate) fn selection(&self, catalogue: &Catalogue) -> Selection {
        let text = ("q", self.text);
        let pairs = std::iter::once(text).chain(self.more.iter().copied());
        let (selection, dropped) = Selection::parse(pairs, catalogue, &[]);
        assert_eq!(dropped, [], "what `{}` asks is known", self.name);
        selection
    }
}
