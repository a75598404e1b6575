//! One's own account: another password, the end of all sessions.

use maud::{Markup, html};
use repertoire_staff::PASSWORD_CHARS_MIN;

use super::{Staff, notice, page as staff_page, path, words};
use crate::ctx::Ctx;

/// The page, with what came of a change of password.
pub(crate) fn page(ctx: &Ctx, staff: &Staff, done: Option<&str>, problem: Option<&str>) -> Markup {
    let words = words(ctx);
    let field = |name: &'static str, label: &str, autocomplete: &str, hint: Option<String>| {
        html! {
            p {
                label for=(name) { (label) }
                input id=(name) type="password" name=(name) autocomplete=(autocomplete) required
                    aria-describedby=[hint.as_ref().map(|_| format!("{name}-hint"))];
                @if let Some(hint) = hint { span.hint id={ (name) "-hint" } { (hint) } }
            }
        }
    };
    let content = html! {
        (notice(done, false))
        (notice(problem, true))
        section.block aria-labelledby="mot-de-passe-titre" {
            h2 #mot-de-passe-titre { (words.password_title) }
            form.fields method="post" action=(path(ctx, "/compte")) {
                (field("actuel", words.password_now, "current-password", None))
                (field("nouveau", words.password_new, "new-password", Some((words.password_rules)(PASSWORD_CHARS_MIN))))
                (field("encore", words.password_again, "new-password", None))
                p { button type="submit" { (words.password_button) } }
            }
        }
        section.block aria-labelledby="partout" {
            h2 #partout { (words.everywhere_title) }
            p { (words.everywhere_lead) }
            form method="post" action=(path(ctx, "/deconnexion-partout")) {
                p { button.quiet type="submit" { (words.everywhere_button) } }
            }
        }
    };
    staff_page(ctx, staff, words.nav_account, "/compte", &content)
}
