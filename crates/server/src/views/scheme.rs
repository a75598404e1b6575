//! One scheme, whole: what, for whom, how much, where, how to register, where the facts come from, and what is near it.

use maud::{Markup, html};
use repertoire_catalogue::{Catalogue, Contact, Facet, ListColumn, Registration, Scheme};

use super::components::{
    Commas, Icon, fact, freshness, keep_box, kind_badge, labels, printed_address, row_lang, scheme_path, value_path,
};
use super::layout::{Frame, Surround, document};
use super::linked;
use super::marks::Marks;
use crate::assets::Script;
use crate::ctx::{Ctx, Place};
use crate::mailto::{mail_about, mailto};
use crate::site::SiteContact;
use crate::text::choice_text;

/// Rows near one.
pub(crate) struct Near {
    /// On its themes, and free or coming to the premises where it is or does not.
    pub accessible: Vec<u32>,
    /// Others like it.
    pub similar: Vec<u32>,
}

/// The page of one row.
pub(crate) fn page(ctx: &Ctx, catalogue: &Catalogue, row: usize, near: &Near, surround: Option<&Surround>) -> Markup {
    let scheme = &catalogue.schemes()[row];
    let path = format!("/dispositifs/{}", scheme.id);
    let scripts: &[Script] = match ctx.place {
        Place::Site => &[Script::Shortlist],
        Place::Draft(_) => &[],
        Place::Embed(_) => &[Script::Frame],
    };
    let skip = ("#contenu", ctx.text.skip_to_content);
    let main = article(ctx, catalogue, row, near);
    let noindex = ctx.is_embed();
    document(
        ctx,
        &Frame {
            title: &scheme.title,
            path: &path,
            skip,
            noindex,
            feed: None,
            scripts,
            shared: ctx.is_shared(),
            surround,
        },
        &main,
    )
}

/// Its main part.
pub(super) fn article(ctx: &Ctx, catalogue: &Catalogue, row: usize, Near { accessible, similar }: &Near) -> Markup {
    let scheme = &catalogue.schemes()[row];
    let (words, paper) = (ctx.text, choice_text(ctx.locale));
    let lang = row_lang(ctx, catalogue, scheme);
    html! {
        article.scheme-page #contenu tabindex="-1" {
            p.back { a href=(ctx.list()) { (words.back_to_list) } }
            h1 lang=[lang] { (scheme.title) }
            p.by { (kind_badge(ctx, catalogue, scheme)) " · " span.organiser { (scheme.organiser) } }
            p.lead lang=[lang] { (scheme.summary) }
            div.columns {
                div.answers {
                    (about(ctx, catalogue, scheme))
                    (whom(ctx, catalogue, scheme, lang))
                    (practical(ctx, catalogue, scheme))
                    (place_of(ctx, catalogue, scheme))
                    (register(ctx, scheme))
                    (organiser(ctx, catalogue, row))
                    (source(ctx, scheme))
                    p.on-paper { ((paper.printed)(&(words.date)(ctx.today))) }
                    p.on-paper { (paper.page_address) (printed_address(ctx, &format!("/dispositifs/{}", scheme.id))) }
                }
                @if ctx.is_site() { (share(ctx, catalogue, scheme)) }
            }
            @if !accessible.is_empty() { (near_list(ctx, catalogue, accessible, "accessible", words.more_accessible, Some(words.more_accessible_hint))) }
            @if !similar.is_empty() { (near_list(ctx, catalogue, similar, "similar", words.similar, None)) }
            p.unseen #etat role="status" {}
            @if ctx.is_site() { (linked::scheme(ctx, catalogue, scheme)) }
        }
    }
}

/// One question and its answer.
fn answer(id: &'static str, question: &str, body: &Markup) -> Markup {
    html! { section.answer aria-labelledby=(id) { h2 id=(id) { (question) } (body) } }
}

fn about(ctx: &Ctx, catalogue: &Catalogue, scheme: &Scheme) -> Markup {
    let (words, vocabulary, locale) = (ctx.text, catalogue.vocabulary(), ctx.locale);
    let traits = vocabulary.traits(scheme.kind);
    let body = html! {
        dl {
            dt { (words.themes) }
            dd {
                ul.tags {
                    @for &theme in &scheme.themes {
                        li { a href=(value_path(ctx, catalogue, Facet::Theme, theme.index() as u32)) { (vocabulary.themes.entry(theme).labels.get(locale)) } }
                    }
                }
            }
            dt { (words.objective) }
            dd { (vocabulary.objectives.entry(traits.objective).labels.get(locale)) }
            dt { (words.role) }
            dd { (vocabulary.roles.entry(traits.role).labels.get(locale)) }
        }
    };
    answer("sujet", words.scheme_about, &body)
}

fn whom(ctx: &Ctx, catalogue: &Catalogue, scheme: &Scheme, lang: Option<&str>) -> Markup {
    let words = ctx.text;
    let body = html! {
        ul.plain { @for label in labels(&catalogue.vocabulary().audiences, &scheme.audiences, ctx.locale) { li { (label) } } }
        @if let Some(note) = &scheme.audience_note { p.note lang=[lang] { (note) } }
    };
    answer("public", words.for_whom, &body)
}

/// The facts that a list shows in columns, here each with its name.
fn facts(ctx: &Ctx, catalogue: &Catalogue, scheme: &Scheme, columns: &[(ListColumn, &str)]) -> Markup {
    let nothing_marked = Marks::none(ctx, catalogue);
    html! {
        @for &(column, name) in columns { dt { (name) } dd { (fact(ctx, catalogue, scheme, column, nothing_marked)) } }
    }
}

fn practical(ctx: &Ctx, catalogue: &Catalogue, scheme: &Scheme) -> Markup {
    let words = ctx.text;
    let body = html! {
        dl {
            @if !scheme.dates.is_empty() {
                dt { (words.dates) }
                dd { ul.plain { @for &date in &scheme.dates {
                    li { time datetime=(date.to_string()) { ((words.date)(date)) } @if date < ctx.today { " (" (words.dates_past) ")" } }
                } }
                // The preview of a draft has no files.
                @if ctx.is_site() && scheme.dates.last().is_some_and(|&last| last >= ctx.today) {
                    p { a href={ (scheme_path(ctx, scheme)) "/dates.ics" } { (ctx.text.add_dates) } }
                } }
            }
            (facts(ctx, catalogue, scheme, &[(ListColumn::Duration, words.duration), (ListColumn::Cost, words.cost)]))
        }
    };
    answer("pratique", words.scheme_practical, &body)
}

fn place_of(ctx: &Ctx, catalogue: &Catalogue, scheme: &Scheme) -> Markup {
    let words = ctx.text;
    let columns =
        [(ListColumn::Place, words.place), (ListColumn::Format, words.format), (ListColumn::Language, words.languages)];
    let body = html! {
        dl {
            dt { (words.on_site) }
            dd.onsite-answer data-value=(scheme.on_site.code()) { ((words.on_site_words)(scheme.on_site)) }
            (facts(ctx, catalogue, scheme, &columns))
        }
    };
    answer("lieu", words.scheme_where, &body)
}

/// What one can do: write, call, go to a page. Each as a button, since this is what people come for.
fn register(ctx: &Ctx, scheme: &Scheme) -> Markup {
    let words = ctx.text;
    let body = html! {
        ul.actions {
            @for contact in scheme.registration.iter().flat_map(Registration::contacts) {
                li {
                    @match (contact.href(), &contact) {
                        (Some(href), Contact::Web(address)) => { a.action rel="external noopener" target=[ctx.outward()] href=(href) { (Icon("link")) ((words.scheme_register)(address.host())) } }
                        (Some(href), Contact::Mail(mail)) => { a.action href=(href) { (Icon("mail")) ((words.scheme_write)(mail)) } }
                        (Some(href), Contact::Phone(number)) => { a.action href=(href) { (Icon("phone")) ((words.scheme_call)(number)) } }
                        (_, Contact::Other(text) | Contact::Mail(text) | Contact::Phone(text)) => (text),
                        (None, Contact::Web(address)) => (address.as_str()),
                    }
                }
            }
            @let visit = (words.visit)(scheme.url.host());
            // Where the source names no other way, its page is the way.
            @if scheme.registration.is_none() {
                li { a.action rel="external noopener" target=[ctx.outward()] href=(scheme.url.as_str()) { (Icon("link")) (visit) } }
            } @else {
                li { a rel="external noopener" target=[ctx.outward()] href=(scheme.url.as_str()) { (visit) } }
            }
        }
    };
    answer("inscription", words.registration, &body)
}

fn organiser(ctx: &Ctx, catalogue: &Catalogue, row: usize) -> Markup {
    let at = catalogue.organiser_index(row);
    let slug = &catalogue.organisers()[at].slug;
    let name = &catalogue.schemes()[row].organiser;
    let all = value_path(ctx, catalogue, Facet::Organiser, at as u32);
    let body = html! {
        p {
            // A draft has no pages of organisers.
            @if ctx.is_site() { a href={ (ctx.list()) "/organisateurs/" (slug) } { (name) } } @else { (name) }
            (ctx.colon()) a href=(all) { (ctx.text.all_of_organiser) }
        }
    };
    answer("organisateur", ctx.text.scheme_organiser, &body)
}

fn source(ctx: &Ctx, scheme: &Scheme) -> Markup {
    // To whoever keeps the site, or to where it says what to do instead.
    let report = ctx.site.contact.as_ref().and_then(SiteContact::mail).map_or_else(
        || format!("/{}/a-propos#corriger", ctx.locale.tag()),
        |to| mail_about(to, &(ctx.text.report_subject)(&format!("{} ({})", scheme.title, scheme.id))),
    );
    let body = html! {
        p { (freshness(ctx, scheme)) (ctx.colon()) a rel="external noopener" target=[ctx.outward()] href=(scheme.source.as_str()) { (scheme.source.host()) } }
        p.hint { (ctx.text.source_note) }
        // In a draft one mends it oneself.
        @if ctx.draft().is_none() { p { a.mistake target=[ctx.outward()] href=(report) { (ctx.text.report) } } }
    };
    answer("source", ctx.text.scheme_source, &body)
}

/// What one does with a scheme besides reading it. What takes a script stays hidden until one shows it.
fn share(ctx: &Ctx, catalogue: &Catalogue, scheme: &Scheme) -> Markup {
    let words = ctx.text;
    let page = format!("{}\r\n{}{}", scheme.title, ctx.origin(), scheme_path(ctx, scheme));
    let mail = Some(ctx.origin()).filter(|origin| !origin.is_empty());
    let mail = mail.and_then(|_| mailto(&scheme.title, &page, &[], |_| String::new()));
    html! {
        aside.share aria-labelledby="partage" {
            h2 #partage { (words.share_label) }
            form #comparer method="get" autocomplete="off" action={ (ctx.list()) "/selection" } {
                (keep_box(ctx, catalogue, scheme))
                button.quiet type="submit" { (Icon("keep")) (words.shortlist_see) }
            }
            ul.actions {
                li { button.quiet.copy type="button" hidden data-done=(words.copied) { (Icon("link")) (words.copy_link) } }
                li { button.quiet.print type="button" hidden { (Icon("print")) (words.print) } }
                // Where the server knows its address a link does, with a script or without.
                @match mail {
                    Some(mail) => { li { a.action.mail href=(mail) { (Icon("mail")) (words.send_mail) } } }
                    None => { li { button.quiet.mail type="button" hidden { (Icon("mail")) (words.send_mail) } } }
                }
            }
        }
    }
}

fn near_list(
    ctx: &Ctx,
    catalogue: &Catalogue,
    rows: &[u32],
    id: &'static str,
    title: &str,
    hint: Option<&str>,
) -> Markup {
    html! {
        section.similar aria-labelledby=(id) {
            h2 id=(id) { (title) }
            @if let Some(hint) = hint { p.hint { (hint) } }
            ul {
                @for &row in rows {
                    @let scheme = &catalogue.schemes()[row as usize];
                    li {
                        a.title href=(scheme_path(ctx, scheme)) lang=[row_lang(ctx, catalogue, scheme)] { (scheme.title) }
                        p.by { (kind_badge(ctx, catalogue, scheme)) " · " span.organiser { (scheme.organiser) } }
                        p {
                            ((ctx.text.cost_words)(scheme.cost)) " · " (Commas(labels(&catalogue.vocabulary().languages, &scheme.languages, ctx.locale)))
                            @if scheme.on_site == repertoire_catalogue::OnSite::Yes { " · " (ctx.text.comes_to_you) }
                        }
                    }
                }
            }
        }
    }
}
