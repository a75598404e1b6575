//! What this site knows of its visitors: nearly nothing, and that exactly.

use maud::{Markup, html};
use repertoire_staff::{IDLE_HOURS_MAX, SESSION_HOURS_MAX};

use super::prose::{self, contact, keeper, part};
use crate::ctx::Ctx;
use crate::text::places_text;

/// The page. What it says of the log is what `layers.rs` writes, of the count what `api/limit.rs` keeps, and `pages/staff/session.rs` adds.
pub(crate) fn page(ctx: &Ctx) -> Markup {
    let words = places_text(ctx.locale);
    let nothing = Markup::default();
    let content = html! {
        p.lead { (words.privacy_lead) }
        (part("visites", &words.privacy_visitors, &nothing))
        (part("recherches", &words.privacy_address, &nothing))
        (part("journal", &words.privacy_server, &nothing))
        (part("selection", &words.privacy_shortlist, &nothing))
        section aria-labelledby="comptes" {
            h2 #comptes { (words.privacy_staff) }
            p { ((words.privacy_session)(SESSION_HOURS_MAX, IDLE_HOURS_MAX)) }
            p { (words.privacy_staff_more) }
        }
        (part("catalogue", &words.privacy_catalogue, &nothing))
        section aria-labelledby="responsable" {
            h2 #responsable { (words.privacy_keeper) }
            (keeper(ctx))
            (contact(ctx))
        }
    };
    prose::page(ctx, words.privacy, "/confidentialite", &content)
}
