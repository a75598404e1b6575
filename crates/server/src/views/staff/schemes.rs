//! One scheme in a form: the same cells as in a list, the same rules.

use std::collections::BTreeMap;

use maud::{Markup, html};
use repertoire_catalogue::{Catalogue, Locale, OnSite, Vocabulary};
use repertoire_import::{COLUMNS, Column};
use repertoire_releases::Number;
use repertoire_search::Results;

use super::{Staff, page as staff_page, page_below, path, words};
use crate::ctx::Ctx;
use crate::views::components::kind_badge;

/// Texts that need more than a line.
const LONG: [Column; 4] = [Column::Title, Column::Summary, Column::AudienceNote, Column::Registration];

/// Columns of several values of a list.
pub(crate) const SEVERAL: [Column; 4] = [Column::Themes, Column::Audiences, Column::Languages, Column::Formats];

/// The schemes that a search finds, each with its way to the form.
pub(crate) fn list(ctx: &Ctx, staff: &Staff, catalogue: &Catalogue, text: &str, results: &Results) -> Markup {
    let words = words(ctx);
    let content = html! {
        p.lead { (words.schemes_lead) }
        form.inline role="search" method="get" action=(path(ctx, "/dispositifs")) {
            label for="q" { (words.schemes_search) }
            " " input #q type="search" name="q" value=(text);
            " " button type="submit" { (words.schemes_button) }
        }
        @if staff.may_publish { p { a href=(path(ctx, "/dispositif")) { (words.scheme_new) } } }
        p.hint role="status" { ((ctx.text.count)(results.total)) }
        ul.list.schemes {
            @for &row in &results.rows {
                @let scheme = &catalogue.schemes()[row as usize];
                li {
                    @if staff.may_publish {
                        a href={ (path(ctx, "/dispositif")) "?id=" (scheme.id) } { (scheme.title) }
                    } @else { (scheme.title) }
                    " " (kind_badge(ctx, catalogue, scheme)) " " span.hint { (scheme.organiser) }
                }
            }
        }
        @if results.pages > 1 {
            nav.pages aria-label=(ctx.text.pages_label) {
                ul {
                    @for page in 1..=results.pages {
                        li {
                            @let query = form_urlencoded::Serializer::new(String::new()).append_pair("q", text).append_pair("page", &page.to_string()).finish();
                            a href={ (path(ctx, "/dispositifs")) "?" (query) } aria-current=[(page == results.page).then_some("page")] { (page) }
                        }
                    }
                }
            }
        }
    };
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("q", text).finish();
    let end = if text.is_empty() { "/dispositifs".to_owned() } else { format!("/dispositifs?{query}") };
    staff_page(ctx, staff, words.nav_schemes, &end, &content)
}

/// The release that a form was made from: with it, who saves an old form is told what came in between.
pub(crate) fn version(number: Option<Number>) -> Markup {
    html! { @if let Some(number) = number { input type="hidden" name="version" value=(number); } }
}

/// The form. `id` is that of a published scheme; `seen` what the form says that it has seen; `draft` the address of a draft that is
/// corrected.
pub(crate) fn form(
    ctx: &Ctx,
    staff: &Staff,
    vocabulary: &Vocabulary,
    id: Option<&str>,
    cells: &BTreeMap<String, String>,
    seen: &Markup,
    draft: Option<&str>,
) -> Markup {
    let words = words(ctx);
    let action = draft.map_or_else(|| path(ctx, "/dispositif"), str::to_owned);
    let title = if id.is_some() { words.scheme_edit_title } else { words.scheme_new };
    let content = html! {
        p.lead { (words.scheme_lead) }
        form.fields.scheme-form method="post" action=(action) {
            (seen)
            @if let Some(id) = id { input type="hidden" name="id" value=(id); }
            @for column in COLUMNS.into_iter().filter(|column| *column != Column::Id) {
                (field(ctx, vocabulary, column, cells.get(column.header()).map_or("", String::as_str)))
            }
            p { button type="submit" { (words.scheme_button) } }
        }
        @if let (Some(id), None) = (id, draft) {
            section.block aria-labelledby="retirer" {
                h2 #retirer { (words.scheme_remove_title) }
                p { (words.scheme_remove_lead) }
                form method="post" action=(path(ctx, "/dispositif")) {
                    (seen)
                    input type="hidden" name="id" value=(id);
                    input type="hidden" name="retirer" value="oui";
                    p { button.quiet type="submit" { (words.scheme_remove_button) } }
                }
            }
        }
    };
    let end = match (draft, id) {
        (Some(action), _) => action.strip_prefix(&path(ctx, "")).unwrap_or_default().to_owned(),
        (None, Some(id)) => format!("/dispositif?id={id}"),
        (None, None) => "/dispositif".to_owned(),
    };
    page_below(ctx, staff, title, &end, "/dispositifs", &content)
}

fn field(ctx: &Ctx, vocabulary: &Vocabulary, column: Column, value: &str) -> Markup {
    let words = words(ctx);
    let name = column.header();
    let choices = choices(vocabulary, column, ctx.locale);
    let label = html! {
        (column.label(ctx.locale))
        @if column.required() { " " span.hint { "(" (words.column_required) ")" } }
    };
    let hint = html! { span.hint id={ (name) "-hint" } { (column.description(ctx.locale)) } };
    if SEVERAL.contains(&column) {
        return several(&label, column, value, &choices);
    }
    // One of a list is a menu.
    let is_menu = matches!(column, Column::Kind | Column::OnSite);
    let known = choices.iter().any(|(code, _)| code == value);
    html! {
        p {
            label for=(name) { (label) }
            @if is_menu {
                select id=(name) name=(name) {
                    @if !known { option value=(value) selected { @if value.is_empty() { "–" } @else { (value) } } }
                    @for (code, label) in &choices { option value=(code) selected[code == value] { (label) } }
                }
            } @else {
                @if LONG.contains(&column) {
                    textarea id=(name) name=(name) rows=(if column == Column::Summary { 4 } else { 2 }) aria-describedby={ (name) "-hint" } { (value) }
                } @else {
                    input id=(name) type="text" name=(name) value=(value) aria-describedby={ (name) "-hint" };
                }
                (hint)
            }
        }
    }
}

/// Some of a list: a box for each. What was written stands beside them, so that its order, the most telling first, is kept, and
/// nothing is lost that the list does not hold.
fn several(label: &Markup, column: Column, value: &str, choices: &[(String, String)]) -> Markup {
    let name = column.header();
    let chosen: Vec<&str> = value.split('|').map(str::trim).filter(|value| !value.is_empty()).collect();
    let unknown = chosen.iter().filter(|value| !choices.iter().any(|(code, _)| code == *value));
    html! {
        fieldset.several {
            legend { (label) }
            input type="hidden" name={ (name) "-avant" } value=(value);
            ul {
                @for value in unknown { li { label { input type="checkbox" name=(name) value=(value) checked; " " (value) } } }
                @for (code, label) in choices {
                    li { label { input type="checkbox" name=(name) value=(code) checked[chosen.contains(&code.as_str())]; " " (label) } }
                }
            }
        }
    }
}

/// The cell of a column of several values, from the boxes that are ticked: in the order it had, new ones behind.
pub(crate) fn joined<'v>(before: &str, ticked: impl Iterator<Item = &'v str>) -> String {
    let order: Vec<&str> = before.split('|').map(str::trim).collect();
    let mut ticked: Vec<&str> = ticked.collect();
    ticked.sort_by_key(|value| order.iter().position(|known| known == value).unwrap_or(usize::MAX));
    ticked.join("|")
}

/// The values that a column may hold, where they are few: codes and labels.
pub(super) fn choices(vocabulary: &Vocabulary, column: Column, locale: Locale) -> Vec<(String, String)> {
    fn of<L>(list: &repertoire_catalogue::CodeList<L>, locale: Locale) -> Vec<(String, String)> {
        list.entries().iter().map(|entry| (entry.code.to_string(), entry.labels.get(locale).to_owned())).collect()
    }
    match column {
        Column::Kind => of(&vocabulary.kinds, locale),
        Column::Themes => of(&vocabulary.themes, locale),
        Column::Audiences => of(&vocabulary.audiences, locale),
        Column::Languages => of(&vocabulary.languages, locale),
        Column::Formats => of(&vocabulary.formats, locale),
        Column::OnSite => {
            let answers = [
                ("oui", OnSite::Yes),
                ("a convenir", OnSite::ToBeAgreed),
                ("non", OnSite::No),
                ("", OnSite::NotStated),
            ];
            let words = crate::text::text(locale);
            answers.map(|(code, answer)| (code.to_owned(), (words.on_site_words)(answer).to_owned())).into()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticked_boxes_keep_the_order_that_was_written() {
        let joined = |before: &str, ticked: &[&str]| joined(before, ticked.iter().copied());
        assert_eq!(joined("deuil | crise", &["crise", "deuil"]), "deuil|crise");
        assert_eq!(joined("deuil|crise", &["suicide", "crise"]), "crise|suicide");
        assert_eq!(joined("", &["a", "b"]), "a|b");
        assert_eq!(joined("a", &[]), "");
    }
}
