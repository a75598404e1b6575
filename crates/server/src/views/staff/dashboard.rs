//! What is on line, how fresh, what is weak, and which drafts are under way.

use maud::{Markup, html};
use repertoire_catalogue::{Catalogue, Cost, Date, Facet, OnSite, Scheme, Selection, Sort};
use repertoire_import::{Column, VERIFIED_YEARS_MAX};
use repertoire_staff::{Draft, DraftId, DraftKind};

use super::{Staff, moment, page as staff_page, path, words};
use crate::ctx::Ctx;
use crate::release::OpenRelease;
use crate::text::embed_text;
use crate::views::components::value_path;

/// The page.
pub(crate) fn page(ctx: &Ctx, staff: &Staff, release: &OpenRelease, drafts: &[(DraftId, Draft)]) -> Markup {
    let words = words(ctx);
    let catalogue = release.catalogue();
    let all = catalogue.schemes().len();
    let empty = empty_themes(ctx, release);
    let content = html! {
        div.cards {
            section.block aria-labelledby="en-ligne" {
                h2 #en-ligne { (words.on_line) }
                p.big { a href={ "/" (ctx.locale.tag()) } { ((ctx.text.count)(all as u32)) } }
                @if let Some(manifest) = &release.manifest {
                    p {
                        a href=(path(ctx, &format!("/versions/{}", manifest.number))) { ((words.release)(manifest.number.0)) }
                        ". " ((words.published_by)(&moment(ctx, manifest.time), &manifest.author)) "."
                    }
                    @if !manifest.note.is_empty() { p.quote { (manifest.note) } }
                }
                @if let Some((oldest, newest)) = sources(catalogue) {
                    p.hint { ((words.freshest)(&(ctx.text.date)(oldest), &(ctx.text.date)(newest))) }
                }
                @if staff.may_publish { p { a.action href=(path(ctx, "/importer")) { (words.nav_import) } } }
            }
            section.block aria-labelledby="manques" {
                h2 #manques { (words.weak_title) }
                dl.counts {
                    @for (label, to, count) in weak(ctx, catalogue) {
                        dt { @if let Some(to) = to { a href=(to) { (label) } } @else { (label) } }
                        dd {
                            ((words.of_rows)(count, all))
                            " " meter min="0" max=(all) value=(count) aria-hidden="true" { }
                        }
                    }
                }
            }
            section.block aria-labelledby="themes-vides" {
                h2 #themes-vides { (words.themes_empty) }
                @if empty.is_empty() { p { (words.themes_all) } } @else { ul.list { @for theme in empty { li { (theme) } } } }
            }
        }
        section.block aria-labelledby="brouillons" {
            h2 #brouillons { (words.drafts_title) }
            @if drafts.is_empty() { p { (words.drafts_none) } }
            @else {
                ul.list {
                    @for (id, draft) in drafts {
                        li {
                            a href=(path(ctx, &format!("/brouillons/{id}"))) { (draft_name(ctx, draft)) }
                            " – " ((words.changed_by)(&moment(ctx, draft.changed), draft.by.as_str()))
                        }
                    }
                }
            }
        }
    };
    staff_page(ctx, staff, words.nav_dashboard, "", &content)
}

/// What a draft is about, in a few words.
pub(crate) fn draft_name(ctx: &Ctx, draft: &Draft) -> String {
    let words = words(ctx);
    match &draft.kind {
        DraftKind::File(file) => (words.draft_file)(&file.name),
        DraftKind::Scheme(scheme) => {
            let title = scheme.cells.as_ref().and_then(|cells| cells.get(Column::Title.header()));
            let title = title.map(String::as_str).filter(|title| !title.is_empty());
            match (&scheme.id, &scheme.cells) {
                (Some(id), Some(_)) => (words.draft_scheme)(title.unwrap_or(id)),
                (Some(id), None) => (words.draft_scheme_removed)(id),
                (None, _) => (words.draft_scheme_new)(title.unwrap_or("…")),
            }
        }
        DraftKind::Partner(partner) => {
            let words = embed_text(ctx.locale);
            let cell =
                |name: &str| partner.cells.as_ref()?.get(name).filter(|cell| !cell.is_empty()).map(String::as_str);
            let code = partner.code.as_deref();
            let name = cell("nom").or(code).unwrap_or("…");
            match (code, &partner.cells) {
                (None, _) => (words.draft_new)(name),
                (Some(_), Some(_)) => (words.draft_edit)(name),
                (Some(code), None) => (words.draft_remove)(code),
            }
        }
        DraftKind::Vocabulary(vocabulary) => {
            (words.draft_vocabulary)(&vocabulary.files.keys().map(String::as_str).collect::<Vec<_>>().join(", "))
        }
    }
}

fn sources(catalogue: &Catalogue) -> Option<(Date, Date)> {
    let dates = || catalogue.schemes().iter().filter_map(|scheme| scheme.verified);
    dates().min().zip(dates().max())
}

/// What is not known of how many rows, and where they are listed.
fn weak(ctx: &Ctx, catalogue: &Catalogue) -> [(&'static str, Option<String>, usize); 4] {
    let words = words(ctx);
    let count = |is: &dyn Fn(&Scheme) -> bool| catalogue.schemes().iter().filter(|scheme| is(scheme)).count();
    let unstated = |facet: Facet| {
        let at = catalogue.values(facet).all().iter().position(|value| &*value.code == "non-precise")?;
        Some(value_path(ctx, catalogue, facet, at as u32))
    };
    let long_ago = ctx.today.saturating_sub(jiff::Span::new().years(VERIFIED_YEARS_MAX));
    let oldest = Selection::default().sorted(Sort::VerifiedAscending).to_query(catalogue);
    let oldest = format!("/{}{oldest}", ctx.locale.tag());
    [
        (words.weak_cost, unstated(Facet::Cost), count(&|scheme| scheme.cost == Cost::NotStated)),
        (words.weak_on_site, unstated(Facet::OnSite), count(&|scheme| scheme.on_site == OnSite::NotStated)),
        (words.weak_undated, None, count(&|scheme| scheme.verified.is_none())),
        (words.weak_old, Some(oldest), count(&|scheme| scheme.verified.is_some_and(|date| date < long_ago))),
    ]
}

fn empty_themes<'r>(ctx: &Ctx, release: &'r OpenRelease) -> Vec<&'r str> {
    let totals = release.index.totals(Facet::Theme);
    let themes = release.catalogue().values(Facet::Theme).all();
    themes.iter().zip(totals).filter(|(_, total)| **total == 0).map(|(theme, _)| theme.labels.get(ctx.locale)).collect()
}
