//! The accessibility statement, in the order of the model of the European Union, with what the automatic checks found last.

use maud::{Markup, html};
use repertoire_catalogue::Date;

use super::prose::{self, contact, keeper, listed, part};
use crate::accessibility::{Checks, Finding};
use crate::ctx::Ctx;
use crate::text::places_text;

/// When the statement was last thought over by whoever wrote it: not to be moved by a machine.
const PREPARED: Date = Date::constant(2026, 11, 26);

/// The page.
pub(crate) fn page(ctx: &Ctx, checks: &Checks) -> Markup {
    let words = places_text(ctx.locale);
    let nothing = Markup::default();
    let reached = html! {
        (keeper(ctx))
        (contact(ctx))
        @if ctx.site.contact.is_none() { p { (words.accessibility_contact_none) } }
    };
    let date = ctx.text.date;
    let content = html! {
        p.lead { (words.accessibility_lead[0]) }
        p { (words.accessibility_lead[1]) }
        (part("conformite", &words.accessibility_status, &nothing))
        (listed("limites", &words.accessibility_limits))
        section aria-labelledby="etablissement" {
            h2 #etablissement { (words.accessibility_prepared) }
            p { ((words.accessibility_prepared_value)(&date(PREPARED), &date(checks.date))) }
        }
        (listed("controles", &words.accessibility_checks))
        section aria-labelledby="resultats" {
            h2 #resultats { (words.checks_results) }
            (results(ctx, checks))
        }
        (listed("non-verifie", &words.accessibility_unchecked))
        (part("contact", &words.accessibility_contact, &reached))
        (part("recours", &words.accessibility_enforcement, &nothing))
    };
    prose::page(ctx, words.accessibility, "/accessibilite", &content)
}

fn results(ctx: &Ctx, checks: &Checks) -> Markup {
    let words = places_text(ctx.locale);
    let widths = checks.widths.iter().map(ToString::to_string).collect::<Vec<_>>().join(" / ");
    html! {
        div.facts { dl {
            dt { (words.checks_date) }
            dd { time datetime=(checks.date.to_string()) { ((ctx.text.date)(checks.date)) } }
            dt { (words.checks_pages) }
            dd { ((words.checks_pages_value)(checks.pages.len(), checks.states)) }
            dt { (words.checks_views) }
            dd { ((words.checks_views_value)(checks.views, &widths)) }
            dt { (words.checks_rules) }
            dd { (checks.rules.len()) }
            dt { (words.checks_tools) }
            dd { "axe-core " (checks.axe) ", " (checks.browser) }
            dt { (words.checks_violations) }
            dd { (findings(ctx, &checks.violations, words.checks_violations_none)) }
            dt { (words.checks_review) }
            dd { (findings(ctx, &checks.to_review, words.checks_review_none)) }
        } }
    }
}

fn findings(ctx: &Ctx, findings: &[Finding], none: &str) -> Markup {
    let words = places_text(ctx.locale);
    html! {
        @if findings.is_empty() { (none) } @else {
            ul.plain {
                @for finding in findings { li { code { (finding.rule) } " " ((words.checks_violation)(finding.views)) } }
            }
        }
    }
}
