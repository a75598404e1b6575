//! What people see: functions of data that return `Markup`. No request, no state, no `async` in here.

pub(crate) mod about;
pub(crate) mod accessibility;
pub(crate) mod browse;
mod components;
pub(crate) mod error;
mod facets;
pub(crate) mod feeds;
pub(crate) mod guidance;
pub(crate) mod integrate;
mod layout;
pub(crate) use layout::Surround;
mod linked;
pub(crate) mod map;
mod markdown;
mod marks;
pub(crate) mod oembed;
pub(crate) mod organisers;
mod plain;
pub(crate) mod portfolio;
pub(crate) mod privacy;
mod prose;
pub(crate) mod scheme;
pub(crate) mod selection;
pub(crate) use components::place_label;
pub(crate) mod staff;
mod table;
pub(crate) use table::told;
