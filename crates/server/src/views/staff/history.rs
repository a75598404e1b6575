//! The releases: listed, compared, downloaded, brought back.

use maud::{Markup, html};
use repertoire_catalogue::Catalogue;
use repertoire_import::Diff;
use repertoire_releases::{Manifest, NOTE_CHARS_MAX, Number};

use super::review::changes;
use super::{Staff, moment, notice, page as staff_page, path, words};
use crate::ctx::Ctx;

/// A release of the list; without a manifest it is damaged.
pub(crate) type Listed = (Number, Option<Manifest>);

/// All releases, the newest first; `older` is where the list goes on.
pub(crate) fn list(
    ctx: &Ctx,
    staff: &Staff,
    releases: &[Listed],
    served: Option<Number>,
    older: Option<Number>,
) -> Markup {
    let words = words(ctx);
    let content = html! {
        p.lead { (words.history_lead) }
        div.scroll tabindex="0" role="region" aria-label=(words.nav_history) {
            table {
                thead { tr { @for column in words.history_columns { th scope="col" { (column) } } } }
                tbody {
                    @for (number, manifest) in releases {
                        tr {
                            th scope="row" {
                                a href=(path(ctx, &format!("/versions/{number}"))) { ((words.release)(number.0)) }
                                @if Some(*number) == served { " " span.tag { (words.on_line) } }
                            }
                            @match manifest {
                                None => td colspan="4" { (words.release_damaged) },
                                Some(manifest) => {
                                    td data-label=(words.history_columns[1]) { (moment(ctx, manifest.time)) }
                                    td data-label=(words.history_columns[2]) { (manifest.author) }
                                    td data-label=(words.history_columns[3]) { (manifest.rows) }
                                    td data-label=(words.history_columns[4]) { (note(ctx, manifest)) }
                                }
                            }
                        }
                    }
                }
            }
        }
        @if let Some(older) = older {
            p { a href={ (path(ctx, "/versions")) "?avant=" (older) } { (words.older) } }
        }
    };
    staff_page(ctx, staff, words.nav_history, "/versions", &content)
}

fn note(ctx: &Ctx, manifest: &Manifest) -> Markup {
    html! {
        @if let Some(of) = manifest.restores { ((words(ctx).restores)(of.0)) " " }
        (manifest.note)
    }
}

/// A comparison of two releases.
pub(crate) struct Comparison<'c> {
    pub(crate) from: Number,
    pub(crate) before: &'c Catalogue,
    pub(crate) after: &'c Catalogue,
    pub(crate) diff: Diff,
}

/// One release: what it changed, its files, and the way back to it with what that would change.
pub(crate) fn release(
    ctx: &Ctx,
    staff: &Staff,
    number: Number,
    manifest: Option<&Manifest>,
    newest: Number,
    (comparison, back): (Option<&Comparison<'_>>, Option<&Diff>),
    problem: Option<&str>,
) -> Markup {
    let words = words(ctx);
    let end = format!("/versions/{number}");
    let here = path(ctx, &end);
    let content = html! {
        (notice(problem, true))
        @match manifest {
            None => p.lead { (words.release_damaged) },
            Some(manifest) => {
                p.lead { ((words.published_by)(&moment(ctx, manifest.time), &manifest.author)) ". " ((ctx.text.count)(manifest.rows as u32)) "." }
                @if manifest.restores.is_some() || !manifest.note.is_empty() { p.quote { (note(ctx, manifest)) } }
                section.block aria-labelledby="telecharger" {
                    h2 #telecharger { (words.downloads) }
                    ul.links {
                        @for (name, label) in [("catalogue.xlsx", words.catalogue_xlsx), ("catalogue.csv", words.catalogue_csv), ("tout.zip", words.everything_zip)] {
                            li { a href={ (here) "/" (name) } { (label) } }
                        }
                    }
                }
                @if number != newest && staff.may_publish {
                    section.block aria-labelledby="retablir" {
                        h2 #retablir { (words.restore_title) }
                        p { (words.restore_lead) }
                        @if let Some(back) = back { p { strong { (words.restore_changes) ": " } (back.summary(ctx.locale)) } }
                        form.fields method="post" action={ (here) "/retablir" } {
                            input type="hidden" name="version" value=(newest);
                            @if let Some(back) = back.filter(|back| back.asks_to_confirm()) {
                                p.confirm {
                                    label for="retraits" { ((words.restore_removes)(back.removed.len())) }
                                    input #retraits type="text" inputmode="numeric" name="retraits" size="6" autocomplete="off";
                                }
                            }
                            p {
                                label for="note" { (words.note_label) }
                                textarea #note name="note" rows="2" maxlength=(NOTE_CHARS_MAX) { }
                            }
                            p { button type="submit" { ((words.restore_button)(number.0)) } }
                        }
                    }
                }
                // The first one has nothing to be compared with as long as it is alone.
                @if newest > Number::FIRST {
                    section aria-labelledby="comparer" {
                        @let from = comparison.map(|comparison| comparison.from);
                        h2 #comparer {
                            @match from { Some(from) => ((words.compared)(from.0, number.0)), None => (words.compare_button) }
                        }
                        form.inline method="get" action=(here) {
                            label for="avec" { (words.compare_with) }
                            " " input #avec type="text" inputmode="numeric" name="avec" size="5" value=[from.map(|from| from.0)];
                            " " button.quiet type="submit" { (words.compare_button) }
                        }
                        @if let Some(Comparison { before, after, diff, .. }) = comparison { (changes(ctx, diff, before, after)) }
                    }
                }
            }
        }
    };
    let with = comparison.map(|comparison| comparison.from).filter(|from| Some(*from) != number.previous());
    let end = with.map_or(end.clone(), |with| format!("{end}?avec={with}"));
    staff_page(ctx, staff, &(words.release)(number.0), &end, &content)
}
