//! Pages for what went wrong: a sentence in the reader's language and a way onward, never a bare code.

use maud::{Markup, html};

use super::layout::{Frame, document};
use crate::ctx::Ctx;
use crate::error::Problem;

/// The page for one kind of problem.
pub(crate) fn page(ctx: &Ctx, problem: Problem) -> Markup {
    let words = ctx.text;
    let (title, body) = match problem {
        Problem::NotFound => (words.not_found_title, words.not_found_body),
        Problem::BadRequest => (words.bad_request_title, words.bad_request_body),
        Problem::UrlTooLong => (words.too_long_title, words.too_long_body),
        Problem::WrongMethod => (words.wrong_method_title, words.wrong_method_body),
        Problem::Failed => (words.failed_title, words.failed_body),
    };
    let main = html! {
        section.error-page #contenu tabindex="-1" {
            h1 { (title) }
            p.lead { (body) }
            p { a.onward href=(ctx.list()) { (words.onward) } }
        }
    };
    document(ctx, &Frame { title, path: "", skip: ("#contenu", words.skip_to_content), noindex: true }, &main)
}
