//! Small parts that several pages are made of.

use std::fmt;

use maud::{Markup, Render, html};
use repertoire_catalogue::{
    Catalogue, Code, Contact, Date, Facet, FacetValue, ListColumn, Locale, OBJECTIVE_SUPPORT, OnSite, Place,
    Registration, Scheme, Selection,
};

use super::marks::Marks;
use super::plain::{Plain, Room};
use crate::assets;
use crate::ctx::Ctx;

/// A drawing of the sprite `web/icons.svg`. Always beside a word that says the same.
pub(super) struct Icon(pub &'static str);

impl Render for Icon {
    fn render_to(&self, buffer: &mut String) {
        // Not by a template, which would be a text of its own: there are dozens on a page.
        buffer.push_str("<svg class=\"icon\" aria-hidden=\"true\"><use href=\"");
        Plain(assets::icons_path()).render_to(buffer);
        buffer.push('#');
        Plain(self.0).render_to(buffer);
        buffer.push_str("\"></use></svg>");
    }
}

/// The language a row is written in, where it is not that of the page: for screen readers and hyphenation.
pub(super) fn row_lang(ctx: &Ctx, catalogue: &Catalogue, scheme: &Scheme) -> Option<&'static str> {
    // Title and summary are in the first of the row's languages that the interface speaks too.
    let mut codes = scheme.languages.iter().map(|&code| catalogue.vocabulary().languages.code(code));
    codes.find_map(Locale::from_tag).filter(|locale| *locale != ctx.locale).map(Locale::tag)
}

/// Where a page is, for paper: `path` is what follows the address of the list. Where the server does not know how it begins, a
/// script adds that.
pub(super) fn printed_address(ctx: &Ctx, path: &str) -> Markup {
    html! { span.address.whole[!ctx.origin().is_empty()] { (ctx.origin()) (ctx.list()) (Plain(path)) } }
}

/// Address of a scheme's page.
pub(super) fn scheme_path(ctx: &Ctx, scheme: &Scheme) -> String {
    format!("{}/dispositifs/{}", ctx.list(), scheme.id)
}

/// Address of the list of what one facet value has.
pub(super) fn value_path(ctx: &Ctx, catalogue: &Catalogue, facet: Facet, value: u32) -> String {
    format!("{}{}", ctx.list(), Selection::default().toggled(facet, value).to_query(catalogue))
}

/// A type, and what it is for: told apart by words and drawing, not by colour alone.
pub(super) fn kind_badge(ctx: &Ctx, catalogue: &Catalogue, scheme: &Scheme) -> Markup {
    let vocabulary = catalogue.vocabulary();
    let objective = vocabulary.traits(scheme.kind).objective;
    let code = vocabulary.objectives.code(objective);
    let icon = if code == OBJECTIVE_SUPPORT { "reflect" } else { "learn" };
    let purpose = (ctx.text.objective_short)(code);
    html! {
        span.kind data-objective=(Plain(code)) { (Icon(icon)) (Plain(vocabulary.kinds.entry(scheme.kind).labels.get(ctx.locale))) }
        @if let Some(purpose) = purpose { " " span.purpose { (Plain(purpose)) } }
    }
}

/// Whether it comes to the premises, in a word with a sign.
pub(super) fn on_site_mark(ctx: &Ctx, on_site: OnSite) -> Markup {
    let yes = on_site == OnSite::Yes;
    html! { span.onsite data-value=(Plain(on_site.code())) { @if yes { (Icon("premises")) } (Plain((ctx.text.on_site_short)(on_site))) } }
}

/// The first date that is not past.
pub(super) fn next_date(ctx: &Ctx, scheme: &Scheme) -> Option<Date> {
    scheme.dates.iter().copied().find(|date| *date >= ctx.today)
}

/// Where it takes place, in the reader's language.
pub(super) fn place<'a>(catalogue: &'a Catalogue, scheme: &Scheme) -> Option<&'a FacetValue> {
    let communes = catalogue.values(Facet::Commune);
    let at = match scheme.place.as_ref()? {
        Place::Commune(code) => code.index(),
        Place::Town(name) => {
            catalogue.vocabulary().communes.len() + catalogue.towns().iter().position(|town| town.name == *name)?
        }
    };
    communes.all().get(at)
}

/// The same, as a text.
pub(crate) fn place_label<'a>(catalogue: &'a Catalogue, scheme: &Scheme, locale: Locale) -> Option<&'a str> {
    place(catalogue, scheme).map(|at| at.labels.get(locale))
}

/// The ways to register or ask, as plain links.
pub(super) fn registration(ctx: &Ctx, scheme: &Scheme) -> Markup {
    scheme.registration.as_ref().map_or_else(|| html! { (Plain(ctx.text.registration_unstated)) }, ways)
}

/// Ways to reach somebody, as plain links.
pub(super) fn ways(registration: &Registration) -> Markup {
    html! {
        ul.plain {
            @for contact in registration.contacts() {
                li {
                    @match (contact.href(), &contact) {
                        (Some(href), Contact::Web(address)) => { a rel="external noopener" href=(href) { (address.host()) } }
                        (Some(href), Contact::Mail(text) | Contact::Phone(text)) => { a href=(href) { (text) } }
                        (_, Contact::Other(text) | Contact::Mail(text) | Contact::Phone(text)) => (text),
                        (None, Contact::Web(address)) => (address.as_str()),
                    }
                }
            }
        }
    }
}

/// The box that puts a scheme on the reader's shortlist; part of the form `comparer`, wherever it stands.
pub(super) fn keep_box(ctx: &Ctx, catalogue: &Catalogue, scheme: &Scheme) -> Markup {
    html! {
        label.keep {
            input type="checkbox" name="id" value=(Plain(scheme.id.as_str())) form="comparer";
            (Plain(ctx.text.keep)) span.unseen lang=[row_lang(ctx, catalogue, scheme)] { (Plain(ctx.colon())) (Plain(&scheme.title)) }
        }
    }
}

/// About how many bytes the form takes.
const FORM_BYTES: usize = 600;

/// The form that boxes of [`keep_box`] belong to, with its button.
pub(super) fn compare_form(ctx: &Ctx) -> Markup {
    html! {
        (Room(FORM_BYTES))
        form.compare #comparer method="get" autocomplete="off" action={ "/" (ctx.locale.tag()) "/selection" } {
            (compare_button(ctx))
        }
    }
}

/// What stands in [`compare_form`].
pub(super) fn compare_button(ctx: &Ctx) -> Markup {
    html! {
        button.quiet type="submit" { (Icon("keep")) (Plain(ctx.text.compare)) }
        p.hint { (Plain(ctx.text.compare_hint)) }
    }
}

/// What stands in one column of a list for one scheme.
pub(super) fn fact(ctx: &Ctx, catalogue: &Catalogue, scheme: &Scheme, column: ListColumn, marks: Marks<'_>) -> Markup {
    let (words, vocabulary, locale) = (ctx.text, catalogue.vocabulary(), ctx.locale);
    let unstated = || html! { span.unstated { (Plain(words.not_stated)) } };
    html! {
        @match column {
            ListColumn::Themes => {
                ul.tags { @for &theme in &scheme.themes { li { (marks.theme(theme)) } } }
            }
            ListColumn::Audience => {
                ul.plain { @for &audience in &scheme.audiences { li { (marks.audience(audience)) } } }
            }
            ListColumn::Cost => { span.price data-class=(Plain(scheme.cost.class().code())) { (Plain(&(words.cost_words)(scheme.cost))) } }
            ListColumn::Language => { (Commas(labels(&vocabulary.languages, &scheme.languages, locale))) }
            ListColumn::OnSite => { (on_site_mark(ctx, scheme.on_site)) }
            ListColumn::Format => {
                @if scheme.formats.is_empty() { (unstated()) } @else { (Commas(labels(&vocabulary.formats, &scheme.formats, locale))) }
            }
            ListColumn::Place => { @match place(catalogue, scheme) { Some(place) => { (Plain(place.labels.get(locale))) } None => { (unstated()) } } }
            ListColumn::Duration => {
                @match &scheme.duration {
                    Some(duration) => { span lang=[row_lang(ctx, catalogue, scheme)] { (Plain(duration)) } }
                    None => { (unstated()) }
                }
            }
            ListColumn::NextDate => {
                @match next_date(ctx, scheme) {
                    Some(date) => { time datetime=(date.to_string()) { ((words.date)(date)) } }
                    None => { span.unstated { (Plain(words.next_date_none)) } }
                }
            }
        }
    }
}

/// What a column is called.
pub(super) const fn column_name(ctx: &Ctx, column: ListColumn) -> &'static str {
    let words = ctx.text;
    match column {
        ListColumn::Themes => words.column_themes,
        ListColumn::Audience => words.column_audience,
        ListColumn::Cost => words.column_cost,
        ListColumn::Language => words.column_language,
        ListColumn::OnSite => words.column_on_site,
        ListColumn::Format => words.format,
        ListColumn::Place => words.place,
        ListColumn::Duration => words.duration,
        ListColumn::NextDate => words.column_next_date,
    }
}

/// The labels of codes, for a list.
pub(super) fn labels<'a, L>(
    list: &'a repertoire_catalogue::CodeList<L>,
    codes: &'a [Code<L>],
    locale: Locale,
) -> impl Iterator<Item = &'a str> + Clone {
    codes.iter().map(move |&code| list.entry(code).labels.get(locale))
}

/// Words apart by commas, the same in our three languages.
pub(super) struct Commas<I>(pub I);

const COMMA: &str = ", ";

/// As a text, to stand in a sentence.
impl<'a, I: Iterator<Item = &'a str> + Clone> fmt::Display for Commas<I> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, word) in self.0.clone().enumerate() {
            out.write_str(if at > 0 { COMMA } else { "" })?;
            out.write_str(word)?;
        }
        Ok(())
    }
}

impl<'a, I: Iterator<Item = &'a str> + Clone> Render for Commas<I> {
    fn render_to(&self, buffer: &mut String) {
        for (at, word) in self.0.clone().enumerate() {
            if at > 0 {
                buffer.push_str(COMMA);
            }
            Plain(word).render_to(buffer);
        }
    }
}

/// How fresh the facts of a row are. An old one is told, never hidden.
pub(super) fn freshness(ctx: &Ctx, scheme: &Scheme) -> Markup {
    let words = ctx.text;
    html! {
        @match scheme.verified {
            None => { span.fresh data-age="unknown" { (Plain(words.verified_never)) } }
            Some(date) if is_old(ctx, date) => {
                span.fresh data-age="old" { (Icon("warn")) (Plain(&(words.verified)(date))) " (" (Plain(words.verified_old)) ")" }
            }
            Some(date) => { span.fresh { (Plain(&(words.verified)(date))) } }
        }
    }
}

/// Two years: prices and dates age faster, people and places slower.
fn is_old(ctx: &Ctx, date: Date) -> bool {
    (i32::from(ctx.today.year()) * 12 + i32::from(ctx.today.month()))
        - (i32::from(date.year()) * 12 + i32::from(date.month()))
        > 24
}
