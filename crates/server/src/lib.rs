#![doc = include_str!("../README.md")]

mod accent;
mod accessibility;
mod answer;
pub mod api;
mod area;
mod assets;
mod chronicle;
mod counted;
mod ctx;
mod directory;
mod encoding;
mod error;
mod exports;
mod extract;
mod follow;
mod guided;
#[cfg(test)]
mod layer_tests;
mod layers;
pub mod limits;
mod mailto;
mod map;
mod pages;
mod peer;
mod release;
mod router;
mod serve;
mod shortlist;
mod site;
mod state;
mod text;
mod tokens;
mod uuid;
mod views;

pub use follow::{FollowError, Follower, OpenFailure, Trouble, TroubleKind};
pub use release::{OpenError, OpenRelease};
pub use router::ROUTES;
pub use serve::{ServeConfig, serve};
pub use site::{Keeper, PublicUrl, Site, SiteContact};
pub use state::Source;
pub use terminal::{cost_words, on_site_words, reading_lines};

/// Words that the terminal shares with the pages.
mod terminal {
    use repertoire_catalogue::{Catalogue, Cost, Facet, Locale, OnSite};
    use repertoire_search::{OfferedFilter, Reading};

    use crate::text::text;

    /// How a text was read, a sentence each.
    #[must_use]
    pub fn reading_lines(catalogue: &Catalogue, reading: &Reading, locale: Locale) -> Vec<String> {
        let words = text(locale);
        let list = |of: &[String]| of.iter().map(|word| (words.quoted)(word)).collect::<Vec<_>>().join(", ");
        let label = |facet: Facet, value: u32| catalogue.values(facet).get(value).labels.get(locale);
        let mut lines = Vec::new();
        if let Some(suggested) = &reading.did_you_mean {
            lines.push(format!("{}{}{}", words.did_you_mean.0, (words.quoted)(&suggested.text), words.did_you_mean.1));
        }
        lines.extend(reading.relaxed.map(|all| (words.relaxed)(all)));
        if !reading.unknown.is_empty() && reading.did_you_mean.is_none() {
            lines.push((words.unknown_words)(&list(&reading.unknown)));
        }
        if !reading.excluded.is_empty() {
            lines.push((words.excluded_words)(&list(&reading.excluded)));
        }
        let reasons: Vec<String> = reading
            .reasons
            .iter()
            .map(|reason| format!("{} → {}", reason.words, label(reason.facet, reason.value)))
            .collect();
        if !reasons.is_empty() {
            lines.push(format!("{}{}", words.found_by, reasons.join(" · ")));
        }
        let offers: Vec<String> = reading
            .offers
            .iter()
            .map(|offer| match offer.filter {
                OfferedFilter::Value(facet, value) => {
                    format!("--{} {}", facet.decl().key, catalogue.values(facet).get(value).code)
                }
                OfferedFilter::CostMax(most) => format!("--{} {most}", repertoire_catalogue::COST_MAX_KEY),
            })
            .collect();
        if !offers.is_empty() {
            lines.push(format!("{}{}", words.offers_label, offers.join(" ")));
        }
        lines
    }

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
