#![doc = include_str!("../README.md")]

mod answer;
pub mod api;
mod assets;
mod ctx;
mod encoding;
mod error;
mod extract;
#[cfg(test)]
mod layer_tests;
mod layers;
pub mod limits;
mod pages;
mod release;
mod router;
mod serve;
mod state;
mod text;
mod views;

pub use release::{OpenError, OpenRelease};
pub use router::ROUTES;
pub use serve::{ServeConfig, serve};
pub use terminal::{cost_words, on_site_words};

/// Words that the terminal shares with the pages.
mod terminal {
    use repertoire_catalogue::{Cost, Locale, OnSite};

    use crate::text::text;

    /// A cost in words.
    #[must_use]
    pub fn cost_words(cost: Cost, locale: Locale) -> String {
        (text(locale).cost_words)(cost)
    }

    /// Whether it comes to the premises, in a word.
    #[must_use]
    pub fn on_site_words(on_site: OnSite, locale: Locale) -> &'static str {
        (text(locale).on_site_short)(on_site)
    }
}
