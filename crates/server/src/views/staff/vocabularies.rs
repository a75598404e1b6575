//! The vocabularies: each file to take away, and a place to give changed ones back.

use maud::{Markup, html};

use super::{Staff, notice, page as staff_page, path, words};
use crate::ctx::Ctx;

/// The page: names of the files with the number of their rows.
pub(crate) fn page(ctx: &Ctx, staff: &Staff, files: &[(String, usize)], problem: Option<&str>) -> Markup {
    let words = words(ctx);
    let content = html! {
        (notice(problem, true))
        p.lead { (words.vocabularies_lead) }
        table {
            thead { tr { th scope="col" { (words.vocabulary_file) } th scope="col" { (words.vocabulary_holds) } th scope="col" { (words.vocabulary_lines) } } }
            tbody {
                @for (name, rows) in files {
                    tr {
                        th scope="row" { a href=(path(ctx, &format!("/vocabulaires/{name}"))) { (name) } }
                        td data-label=(words.vocabulary_holds) { ((words.vocabulary_of)(name)) }
                        td data-label=(words.vocabulary_lines) { (rows) }
                    }
                }
            }
        }
        @if staff.may_publish {
            form.fields.block method="post" action=(path(ctx, "/vocabulaires")) enctype="multipart/form-data" {
                p {
                    label for="fichiers" { (words.vocabulary_upload) }
                    input #fichiers type="file" name="fichiers" multiple required accept=".csv,.txt,.xlsx,.xls,.ods" aria-describedby="fichiers-hint";
                    span.hint #fichiers-hint { (words.vocabulary_hint) }
                }
                p { button type="submit" { (words.vocabulary_button) } }
            }
        }
    };
    staff_page(ctx, staff, words.nav_vocabularies, "/vocabulaires", &content)
}
