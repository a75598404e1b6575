//! Partners in the staff area: who shows the list, what of it, and where.

use std::collections::BTreeMap;

use maud::{Markup, html};
use repertoire_catalogue::{Catalogue, FACETS, ListColumn, ListStyle, Locale, PAGE_ROWS_OFFERED, Partner};
use repertoire_import::{PARTNER_COLUMNS, PartnerColumn, PartnerProblem, partner_cell};

use super::{Staff, notice, page as staff_page, page_below, path};
use crate::area::prepare::PartnerChange;
use crate::ctx::Ctx;
use crate::text::{EmbedText, embed_text, text};
use crate::views::components::column_name;
use crate::views::integrate::{Snippets, colour_mended, snippets};

/// A partner as the list shows it.
pub(crate) struct Shown<'r> {
    pub partner: &'r Partner,
    /// How many schemes its filters let through.
    pub rows: u32,
    /// Codes that its filters name and the catalogue does not have.
    pub unknown: Vec<Box<str>>,
}

/// All partners.
pub(crate) fn list(ctx: &Ctx, staff: &Staff, partners: &[Shown<'_>]) -> Markup {
    let words = embed_text(ctx.locale);
    let content = html! {
        p.lead { (words.lead) }
        @if partners.is_empty() { p { (words.none) } } @else {
            table {
                thead { tr { th scope="col" { (words.name) } th scope="col" { (words.enabled) } th scope="col" { (words.locked) } th scope="col" { (words.origins) } } }
                tbody {
                    @for Shown { partner, rows, unknown } in partners {
                        tr {
                            th scope="row" {
                                a href=(path(ctx, &format!("/partenaire?code={}", partner.code))) { (partner.name) }
                                span.hint { " " (partner.code) }
                            }
                            td data-label=(words.enabled) { (if partner.enabled { words.enabled_on } else { words.enabled_off }) }
                            td data-label=(words.locked) {
                                ((words.shows)(*rows))
                                @if !unknown.is_empty() { " " strong.wrong { ((words.unknown)(&unknown.join(", "))) } }
                            }
                            td data-label=(words.origins) {
                                @if partner.origins.is_empty() { (words.origins_none) } @else {
                                    ul.plain { @for origin in &partner.origins { li { (origin.as_str()) } } }
                                }
                            }
                        }
                    }
                }
            }
        }
        @if staff.may_publish { p { a.action href=(path(ctx, "/partenaire")) { (words.new) } } }
        p { a href={ "/" (ctx.locale.tag()) "/integrer/guide" } { (words.integrate_guide) } }
    };
    staff_page(ctx, staff, words.nav, "/partenaires", &content)
}

/// The cells of a partner by the names of their columns, as a form shows them.
pub(crate) fn cells_of(partner: &Partner) -> BTreeMap<String, String> {
    PARTNER_COLUMNS.map(|column| (column.header().to_owned(), partner_cell(partner, column))).into()
}

/// The form, of a new partner or of one that there is; `published` is that one. Who may only read sees what there is to copy.
pub(crate) fn form(
    ctx: &Ctx,
    staff: &Staff,
    published: Option<&Partner>,
    cells: &BTreeMap<String, String>,
    seen: &Markup,
    problems: &[PartnerProblem],
) -> Markup {
    let words = embed_text(ctx.locale);
    let title = published.map_or_else(|| words.new.to_owned(), |partner| (words.edit)(&partner.name));
    let content = html! {
        @if !problems.is_empty() {
            div.notices role="alert" {
                p { (words.problems) }
                ul.list { @for problem in problems { li { (problem.message(ctx.locale)) } } }
            }
        }
        @if staff.may_publish {
            form.fields method="post" action=(path(ctx, "/partenaire")) autocomplete="off" {
                (seen)
                @if published.is_some() { input type="hidden" name="modifie" value="oui"; }
                @for column in PARTNER_COLUMNS {
                    (field(ctx, column, cells.get(column.header()).map_or("", String::as_str), published.is_some(), problems))
                }
                (colour_mended(ctx, cells.get(PartnerColumn::Accent.header()).and_then(|colour| colour.parse().ok())))
                p { button type="submit" { (words.save) } }
            }
        }
        @if let Some(partner) = published {
            section.integrate aria-labelledby="copier" {
                h2 #copier { (words.snippets) }
                (snippets(ctx, &Snippets::new(ctx, partner.code.as_str(), None, "", &partner.name)))
            }
            @if partner.enabled { section.integrate.tried aria-labelledby="apercu" {
                h2 #apercu { (words.preview) }
                iframe src={ "/embed/_" (partner.code) "/" (partner.locale.tag()) } title=(words.preview) loading="lazy" {}
                p { a href={ "/embed/_" (partner.code) "/" (partner.locale.tag()) } { (words.try_out) } }
            } }
            @if staff.may_publish {
                form.block method="post" action=(path(ctx, "/partenaire")) {
                    (seen)
                    input type="hidden" name="code" value=(partner.code);
                    input type="hidden" name="modifie" value="oui";
                    input type="hidden" name="retirer" value="oui";
                    p { button.quiet type="submit" { (words.remove) } }
                }
            }
        }
    };
    let end =
        published.map_or_else(|| "/partenaire".to_owned(), |partner| format!("/partenaire?code={}", partner.code));
    page_below(ctx, staff, &title, &end, "/partenaires", &content)
}

fn field(ctx: &Ctx, column: PartnerColumn, value: &str, is_published: bool, problems: &[PartnerProblem]) -> Markup {
    let words = embed_text(ctx.locale);
    let (name, label) = (column.header(), (words.field)(column));
    let hint = hint(words, column);
    let invalid = problems.iter().any(|problem| problem.column == Some(column)).then_some("true");
    let described = (!hint.is_empty()).then(|| format!("{name}-hint"));
    let told = html! { @if let Some(id) = &described { span.hint id=(id) { (hint) } } };
    let choice =
        |value_of: &str, label: &str| html! { option value=(value_of) selected[value_of == value] { (label) } };
    let boxes = |choices: &mut dyn Iterator<Item = (&'static str, &'static str)>| {
        let ticked: Vec<&str> = value.split('|').collect();
        html! {
            fieldset.several {
                legend { (label) }
                (told)
                ul { @for (code, label) in choices {
                    li { label { input type="checkbox" name=(name) value=(code) checked[ticked.contains(&code)]; span { (label) } } }
                } }
            }
        }
    };
    match column {
        PartnerColumn::Hidden => boxes(&mut FACETS.iter().map(|decl| (decl.key, decl.labels.get(ctx.locale)))),
        PartnerColumn::Columns => boxes(&mut ListColumn::ALL.into_iter().map(|of| (of.code(), column_name(ctx, of)))),
        PartnerColumn::LanguageSwitch => html! {
            p.confirm { label { input type="checkbox" name=(name) value="oui" checked[value == "oui"]; " " (words.language_switch) } }
        },
        _ => html! {
            p {
                label for=(name) { (label) }
                @match column {
                    PartnerColumn::Enabled => select id=(name) name=(name) { (choice("oui", words.enabled_on)) (choice("non", words.enabled_off)) },
                    PartnerColumn::Language => select id=(name) name=(name) {
                        @for locale in Locale::ALL { (choice(locale.tag(), text(locale).language)) }
                    },
                    PartnerColumn::Style => select id=(name) name=(name) {
                        @for style in ListStyle::ALL { (choice(style.code(), (ctx.text.view_style_name)(style))) }
                    },
                    PartnerColumn::Rows => select id=(name) name=(name) {
                        @for rows in PAGE_ROWS_OFFERED { (choice(&rows.to_string(), &rows.to_string())) }
                    },
                    PartnerColumn::Origins => textarea id=(name) name=(name) rows="3" aria-describedby=[described.as_deref()] aria-invalid=[invalid] spellcheck="false" {
                        (value.replace('|', "\n"))
                    },
                    PartnerColumn::Introduction => textarea id=(name) name=(name) rows="3" aria-describedby=[described.as_deref()] aria-invalid=[invalid] { (value) },
                    // The code is in the partner's pages: it stays.
                    _ => input id=(name) type="text" name=(name) value=(value) readonly[column == PartnerColumn::Code && is_published]
                        aria-describedby=[described.as_deref()] aria-invalid=[invalid] spellcheck="false" autocomplete="off";,
                }
                (told)
            }
        },
    }
}

const fn hint(words: &EmbedText, column: PartnerColumn) -> &'static str {
    match column {
        PartnerColumn::Code => words.code_staff_hint,
        PartnerColumn::Origins => words.origins_hint,
        PartnerColumn::Filters => words.locked_hint,
        PartnerColumn::Columns => words.columns_hint,
        PartnerColumn::Accent => words.colour_hint,
        PartnerColumn::Introduction => words.introduction_hint,
        _ => "",
    }
}

/// What a draft changes of a partner, cell by cell.
pub(super) fn change(ctx: &Ctx, catalogue: &Catalogue, change: &PartnerChange) -> Markup {
    let words = embed_text(ctx.locale);
    let cell = |partner: Option<&Partner>, column: PartnerColumn| {
        partner.map(|partner| partner_cell(partner, column).replace('|', " | ")).unwrap_or_default()
    };
    let (before, after) = (change.before.as_ref(), change.after.as_ref());
    let changed = PARTNER_COLUMNS.into_iter().filter(|column| cell(before, *column) != cell(after, *column));
    html! {
        @if let Some(partner) = after {
            @let locked = partner.locked.within(catalogue);
            @let unknown: Vec<&str> = locked.unknown.iter().map(|(_, code)| &**code).collect();
            (notice((!unknown.is_empty()).then(|| (words.unknown)(&unknown.join(", "))).as_deref(), true))
            dl.counts {
                @for column in changed {
                    dt { ((words.field)(column)) }
                    dd {
                        @let (was, is) = (cell(before, column), cell(after, column));
                        @if !was.is_empty() { del { (was) } " " }
                        @if is.is_empty() { ins { (words.empty) } } @else { ins { (is) } }
                    }
                }
            }
            (colour_mended(ctx, partner.accent))
        } @else {
            p.lead { (words.removed) }
        }
    }
}
