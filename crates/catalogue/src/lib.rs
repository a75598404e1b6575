#![doc = include_str!("../README.md")]

mod basin;
mod catalogue;
mod code;
mod cost;
mod facet;
mod fold;
mod locale;
mod on_site;
mod partner;
mod registration;
mod scheme;
mod selection;
mod slug;
#[cfg(test)]
mod testing;
mod view;
mod vocabulary;
mod web_address;

pub use catalogue::{Catalogue, DuplicateId, Named};
pub use code::{Code, CodeList, CodeListError, Entry};
pub use cost::{Cents, Cost, CostClass, CostError, CostUnit};
pub use facet::{FACETS, FACETS_COUNT, Facet, FacetDecl, FacetValue, FacetValues, NOT_STATED, ValueOrder};
pub use fold::{fold, fold_into, sort_keys};
pub use locale::{Labels, Locale};
pub use on_site::OnSite;
pub use partner::{
    Colour, Locked, LockedFilters, Origin, PARTNER_CODE_CHARS_MAX, PARTNER_FILTERS_MAX, PARTNER_INTRODUCTION_CHARS_MAX,
    PARTNER_NAME_CHARS_MAX, PARTNER_ORIGINS_MAX, PARTNERS_MAX, Partner, PartnerCode, PartnerError,
};
pub use registration::{Contact, Registration};
pub use scheme::{Place, Scheme, SchemeId, SchemeIdError};
pub use selection::{
    COST_MAX_KEY, DROPPED_MAX, Dropped, DroppedWhy, PAGE_KEY, PARAMS_MAX, QUERY_CHARS_MAX, QUERY_KEY, SORT_KEY,
    Selection, Sort,
};
pub use slug::slug;
pub use view::{
    COLUMN_KEY, Columns, ListColumn, ListStyle, PAGE_ROWS, PAGE_ROWS_MAX, PAGE_ROWS_OFFERED, ROWS_KEY, STYLE_KEY, View,
};
pub use vocabulary::{
    Audience, Commune, DeliveryLanguage, Equivalent, EverydayWords, Format, Kind, KindTraits, OBJECTIVE_KNOWLEDGE,
    OBJECTIVE_SUPPORT, Objective, Role, SynonymGroup, Theme, Vocabulary,
};
pub use web_address::{WebAddress, WebAddressError, is_format_control};

/// Calendar date, without time or zone: what a catalogue cell can say.
pub use jiff::civil::Date;
