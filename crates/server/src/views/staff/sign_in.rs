//! Signing in. The one page of the staff area that everybody may see.

use maud::{Markup, html};

use super::{framed, notice, path, words};
use crate::ctx::Ctx;

/// The form, with what went wrong before.
pub(crate) fn page(ctx: &Ctx, name: &str, to: &str, problem: Option<&str>) -> Markup {
    let words = words(ctx);
    let main = html! {
        section.sign-in #contenu tabindex="-1" {
            h1 { (words.sign_in_title) }
            (notice(problem, true))
            form.fields method="post" action=(path(ctx, "/connexion")) {
                @if !to.is_empty() { input type="hidden" name="vers" value=(to); }
                p {
                    label for="nom" { (words.sign_in_name) }
                    input #nom type="text" name="nom" value=(name) autocomplete="username" autocapitalize="none" spellcheck="false" required;
                }
                p {
                    label for="mot-de-passe" { (words.sign_in_password) }
                    input #mot-de-passe type="password" name="mot-de-passe" autocomplete="current-password" required;
                }
                p { button type="submit" { (words.sign_in_button) } }
            }
            p.hint { (words.sign_in_hint) }
        }
    };
    framed(ctx, words.sign_in_title, "/gestion/connexion", &main)
}
