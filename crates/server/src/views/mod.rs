//! What people see: functions of data that return `Markup`. No request, no state, no `async` in here.

pub(crate) mod browse;
mod components;
pub(crate) mod error;
mod facets;
mod layout;
mod plain;
pub(crate) mod scheme;
pub(crate) mod staff;
mod table;
