//! One module per page: take the request apart, ask, render.

pub(crate) mod about;
pub(crate) mod browse;
pub(crate) mod embed;
pub(crate) mod export;
pub(crate) mod feed;
pub(crate) mod guidance;
pub(crate) mod integrate;
pub(crate) mod machines;
pub(crate) mod map;
pub(crate) mod oembed;
pub(crate) mod organisers;
pub(crate) mod portfolio;
pub(crate) mod scheme;
pub(crate) mod selection;
pub(crate) mod site;
pub(crate) mod staff;
