//! One module per page: take the request apart, ask, render.

pub(crate) mod browse;
pub(crate) mod export;
pub(crate) mod scheme;
pub(crate) mod site;
pub(crate) mod staff;
