//! The page that helps partners to show the list on their site: what it would show beside the code to copy.

use maud::{Markup, html};
use repertoire_catalogue::{Catalogue, Colour, ListStyle, Locale, PAGE_ROWS_OFFERED, PartnerCode, Selection};

use super::layout::{Frame, document};
use super::{markdown, prose};
use crate::accent::Accents;
use crate::ctx::{Ctx, Embedded};
use crate::mailto::mail_about;
use crate::pages::integrate::MADE_FOR_KEY;
use crate::site::SiteContact;
use crate::text::{embed_text, text};

/// Height of a frame that does not follow its content, in pixels.
const FRAME_HEIGHT: u32 = 800;

const fn guide_source(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => include_str!("../../../../docs/partners-fr.md"),
        Locale::Nl => include_str!("../../../../docs/partners-nl.md"),
        Locale::En => include_str!("../../../../docs/partners-en.md"),
    }
}

/// What somebody chose on the page, as it was typed and as it was read.
pub(crate) struct Chosen {
    /// As typed; a code that nobody has is somebody's who was not given one yet.
    pub code: String,
    pub locale: Locale,
    /// The partner of this code, where there is one that is shown: its name, and whether its visitors may choose a language.
    pub partner: Option<(PartnerCode, String, bool)>,
    /// Filters, order and view.
    pub selection: Selection,
    /// As typed.
    pub filters: String,
    /// Whether what was typed holds no filters that can be read.
    pub filters_wrong: bool,
    /// As typed.
    pub colour: String,
    /// Read; nothing where nothing was typed.
    pub accent: Option<Result<Colour, ()>>,
}

/// All there is to copy, of one partner.
pub(crate) struct Snippets {
    /// The address of the embed.
    pub(crate) address: String,
    script: String,
    frame: String,
    wordpress: String,
}

impl Snippets {
    /// `query` begins with `?`, or is empty. Where the server does not know its address, one that people see to be none stands for it.
    pub(crate) fn new(ctx: &Ctx, code: &str, locale: Option<Locale>, query: &str, name: &str) -> Self {
        let words = embed_text(ctx.locale);
        let origin = if ctx.origin().is_empty() { words.origin_missing } else { ctx.origin() };
        let lang = locale.map(|locale| format!("/{}", locale.tag())).unwrap_or_default();
        let address = format!("{origin}/embed/{code}{lang}{query}");
        let title = (words.frame_title)(name);
        let filters = query.trim_start_matches('?');
        let script = html! {
            script src={ (origin) "/embed/v1/embed.js" } data-partenaire=(code) data-langue=[locale.map(Locale::tag)]
                data-filtres=[(!filters.is_empty()).then_some(filters)] data-titre=(title) async {}
            "\n"
            noscript { a href=(address) { (words.frame_link) } }
        };
        let frame = html! {
            iframe src=(address) title=(title) width="100%" height=(FRAME_HEIGHT) loading="lazy" style="border:0" {}
        };
        let frame = frame.into_string();
        let wordpress = format!("<!-- wp:html -->\n{frame}\n<!-- /wp:html -->");
        Self { address, script: script.into_string(), frame, wordpress }
    }
}

/// What there is to copy, each with what it is for.
pub(crate) fn snippets(ctx: &Ctx, of: &Snippets) -> Markup {
    let words = embed_text(ctx.locale);
    let all = [
        ("script", words.snippet_script, words.snippet_script_hint, &of.script),
        ("cadre", words.snippet_frame, words.snippet_frame_hint, &of.frame),
        ("adresse", words.snippet_address, words.snippet_address_hint, &of.address),
        ("wordpress", words.snippet_wordpress, words.snippet_wordpress_hint, &of.wordpress),
    ];
    html! {
        p.hint { (words.snippets_hint) }
        @if ctx.origin().is_empty() { div.notices role="note" aria-label=(ctx.text.notices_label) { p { (words.no_public_url) } } }
        @for (id, title, hint, code) in all {
            section.snippet aria-labelledby=(id) {
                h3 id=(id) { (title) }
                p.hint { (hint) }
                // Whatever is long is read by its lines, and copied whole by a triple click.
                pre tabindex="0" aria-labelledby=(id) { code { (code) } }
            }
        }
    }
}

/// The page.
pub(crate) fn page(ctx: &Ctx, catalogue: &Catalogue, chosen: &Chosen) -> Markup {
    let words = embed_text(ctx.locale);
    let known: Option<PartnerCode> = chosen.code.parse().ok();
    let code = known.map_or_else(|| words.code_missing.to_owned(), |code| code.to_string());
    let query = chosen.selection.to_query(catalogue);
    let accent = chosen.accent.and_then(Result::ok);
    // That of a partner is shown as its visitors see it, in its colour.
    let whose = chosen.partner.as_ref().map_or(Embedded::Neutral(accent), |(code, ..)| Embedded::TriedOut(*code));
    let preview = ctx.embedded(whose, accent).list_in(chosen.locale);
    let site = ctx.site.keeper.as_ref().map_or(ctx.text.site, |keeper| keeper.name());
    let name = chosen.partner.as_ref().map_or(site, |(_, name, _)| name);
    // One that has a language of its own needs none in its address, where another would not be heeded.
    let locale = Some(chosen.locale).filter(|_| chosen.partner.as_ref().is_none_or(|(_, _, switch)| *switch));
    let of = Snippets::new(ctx, &code, locale, &query, name);
    let written = ctx.site.contact.as_ref().and_then(SiteContact::mail).map(|to| mail_about(to, words.ask_subject));
    let main = html! {
        article.integrate #contenu tabindex="-1" {
            h1 { (words.integrate) }
            p.lead { (words.integrate_lead) " " a href={ (ctx.list()) "/integrer/guide" } { (words.integrate_guide) } "." }
            div.columns {
                div {
                    (settings(ctx, chosen))
                    section aria-labelledby="copier" { h2 #copier { (words.snippets) } (snippets(ctx, &of)) }
                    section aria-labelledby="autoriser" {
                        h2 #autoriser { (words.allow) }
                        p { (words.allow_hint) }
                        @match written {
                            Some(written) => { p { a.action href=(written) { (words.ask) } } }
                            None => { (prose::contact(ctx)) }
                        }
                    }
                }
                section.tried aria-labelledby="apercu" {
                    h2 #apercu { (words.preview) }
                    p.hint { (words.preview_hint) }
                    iframe src={ (preview) (query) } title=(words.preview) loading="lazy" {}
                }
            }
        }
    };
    let path = "/integrer";
    document(ctx, &Frame::of_page(ctx, words.integrate, path), &main)
}

fn settings(ctx: &Ctx, chosen: &Chosen) -> Markup {
    let words = embed_text(ctx.locale);
    let view = chosen.selection.view;
    let field = |id: &str, label: &str, hint: &str, value: &str, wrong: Option<&str>| {
        html! {
            p {
                label for=(id) { (label) }
                input id=(id) type="text" name=(id) value=(value) autocomplete="off" spellcheck="false"
                    aria-describedby={ (id) "-hint" } aria-invalid=[wrong.map(|_| "true")];
                span.hint id={ (id) "-hint" } { @if let Some(wrong) = wrong { strong.wrong { (wrong) } " " } (hint) }
            }
        }
    };
    html! {
        form.fields.block method="get" action={ (ctx.list()) "/integrer" } autocomplete="off" {
            input type="hidden" name=(MADE_FOR_KEY) value=(chosen.code);
            h2 { (words.settings) }
            (field("code", words.code, words.code_hint, &chosen.code, None))
            (field("filtres", words.filters, words.filters_hint, &chosen.filters, chosen.filters_wrong.then_some(words.filters_wrong)))
            p {
                label for="langue-liste" { (words.language) }
                select #langue-liste name="langue-liste" {
                    @for locale in Locale::ALL {
                        option value=(locale.tag()) selected[locale == chosen.locale] { (text(locale).language) }
                    }
                }
            }
            p {
                label for="vue" { (words.style) }
                select #vue name="vue" {
                    @for style in ListStyle::ALL {
                        option value=(style.code()) selected[style == view.style] { ((ctx.text.view_style_name)(style)) }
                    }
                }
            }
            p {
                label for="lignes" { (words.rows) }
                select #lignes name="lignes" {
                    @for rows in PAGE_ROWS_OFFERED { option value=(rows) selected[rows == view.rows] { (rows) } }
                }
            }
            (field("couleur", words.colour, words.colour_hint, &chosen.colour, matches!(chosen.accent, Some(Err(()))).then_some(words.colour_wrong)))
            (colour_mended(ctx, chosen.accent.and_then(Result::ok)))
            p { button type="submit" { (words.update) } }
        }
    }
}

/// Tells which colour is taken where the one that was asked for would be hard to read.
pub(crate) fn colour_mended(ctx: &Ctx, wanted: Option<Colour>) -> Markup {
    let mended = wanted.map(|wanted| (wanted, Accents::of(wanted))).filter(|(wanted, made)| !made.is(*wanted));
    html! {
        @if let Some((wanted, made)) = mended {
            div.notices role="note" aria-label=(ctx.text.notices_label) {
                p { ((embed_text(ctx.locale).colour_mended)(&wanted.to_string(), &made.light.plain.to_string())) }
            }
        }
    }
}

/// The guide.
pub(crate) fn guide(ctx: &Ctx) -> Markup {
    let words = embed_text(ctx.locale);
    let main = html! {
        article.prose #contenu tabindex="-1" {
            p.back { a href={ (ctx.list()) "/integrer" } { (words.integrate) } }
            h1 { (words.integrate_guide) }
            (markdown::guide(guide_source(ctx.locale)))
        }
    };
    document(ctx, &Frame::of_page(ctx, words.integrate_guide, "/integrer/guide"), &main)
}
