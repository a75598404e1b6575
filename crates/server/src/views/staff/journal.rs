//! Who did what.

use jiff::Timestamp;
use maud::{Markup, html};

use super::{Staff, moment, page as staff_page, words};
use crate::ctx::Ctx;

/// One thing that somebody did.
pub(crate) struct Done {
    pub(crate) time: Timestamp,
    /// Nobody where it was done at the terminal of the server.
    pub(crate) who: Option<String>,
    pub(crate) what: String,
}

/// The page, the newest first.
pub(crate) fn page(ctx: &Ctx, staff: &Staff, done: &[Done]) -> Markup {
    let words = words(ctx);
    let content = html! {
        p.lead { (words.journal_lead) }
        div.scroll tabindex="0" role="region" aria-label=(words.nav_journal) {
            table {
                thead { tr { @for column in words.journal_columns { th scope="col" { (column) } } } }
                tbody {
                    @for done in done {
                        tr {
                            td data-label=(words.journal_columns[0]) { (moment(ctx, done.time)) }
                            td data-label=(words.journal_columns[1]) { (done.who.as_deref().unwrap_or(words.journal_terminal)) }
                            td data-label=(words.journal_columns[2]) { (done.what) }
                        }
                    }
                }
            }
        }
    };
    staff_page(ctx, staff, words.nav_journal, "/journal", &content)
}
