//! What the automatic checks of accessibility found last. The recipe `just accessibility` writes it; the statement shows it.

use std::sync::LazyLock;

use repertoire_catalogue::Date;
use serde::Deserialize;

/// The results of one run over all public pages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Checks {
    pub(crate) date: Date,
    /// Version of axe-core.
    pub(crate) axe: String,
    /// Name and version of the browser.
    pub(crate) browser: String,
    /// Widths in pixels.
    pub(crate) widths: Vec<u32>,
    /// The pages, as the routes that they answer.
    pub(crate) pages: Vec<String>,
    /// What can be seen on them: none found, filters chosen …
    pub(crate) states: u32,
    /// Each state in each language, width and set of colours: light, dark, forced ones.
    pub(crate) views: u32,
    /// The rules that were applied, by their names in axe-core.
    pub(crate) rules: Vec<String>,
    /// Rules with cases that a machine can't judge.
    pub(crate) to_review: Vec<Finding>,
    /// Rules that were broken.
    pub(crate) violations: Vec<Finding>,
}

/// What was found by one rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Finding {
    pub(crate) rule: String,
    /// In how many views.
    pub(crate) views: u32,
}

/// The last results.
#[allow(clippy::expect_used, reason = "the file is compiled in, and a test reads it")]
pub(crate) static CHECKS: LazyLock<Checks> =
    LazyLock::new(|| serde_json::from_str(include_str!("accessibility.json")).expect("results as they are written"));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ctx::today;

    #[test]
    fn the_results_can_be_read_and_are_not_of_tomorrow() {
        let checks = &*CHECKS;
        assert!(checks.date <= today(), "{}", checks.date);
        assert!(checks.states as usize >= checks.pages.len() && checks.views > checks.states);
        assert!(checks.rules.len() > 50, "{} rules", checks.rules.len());
        let known = |finding: &Finding| checks.rules.contains(&finding.rule);
        assert!(checks.violations.iter().chain(&checks.to_review).all(known));
    }
}
