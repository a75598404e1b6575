//! The frame around every page: head, header with the languages, main, footer.

use maud::{DOCTYPE, Markup, Render, html};
use repertoire_catalogue::Locale;

use super::api;
use super::plain::{Plain, Room};
use crate::assets::{self, Script};
use crate::ctx::Ctx;
use crate::text::{embed_text, exports_text, staff_text, text};

/// The path of a page that has no address of its own, as an error.
pub(super) const NOWHERE: &str = "/";

/// About how many bytes head, header and footer take each, and the languages in it.
const PART_BYTES: usize = 2_000;
const LANGUAGES_BYTES: usize = 1_000;

/// What the frame needs to know of the page inside.
pub(super) struct Frame<'a> {
    /// Title, without the site's name.
    pub title: &'a str,
    /// Path behind the language, with the canonical query: the same page in the other languages.
    pub path: &'a str,
    /// Where the skip link leads, and what it says.
    pub skip: (&'static str, &'static str),
    /// Whether search engines should leave this page out of their lists.
    pub noindex: bool,
    /// The feed of what the page lists, by the end of its address behind the language.
    pub feed: Option<&'a str>,
    /// What runs on the page, where scripts do. Without them it works too.
    pub scripts: &'static [Script],
    /// Whether its address may be pasted into other sites, which then ask what to show in its place.
    pub shared: bool,
    /// What an embed shows around it in the place of the site's header and footer.
    pub surround: Option<&'a Surround>,
}

/// What stands around a page that somebody else shows in theirs.
pub(crate) struct Surround {
    /// The partner's own words.
    pub introduction: Option<Box<str>>,
    /// Whether one may change the language.
    pub language_switch: bool,
    /// The address of the same on the site, where there is one.
    pub full: Option<String>,
    /// Whether some site may frame it.
    pub framed: bool,
}

impl<'a> Frame<'a> {
    /// Of a page of the site around one text, `#contenu`.
    pub(super) const fn of_page(ctx: &Ctx, title: &'a str, path: &'a str) -> Self {
        let skip = ("#contenu", ctx.text.skip_to_content);
        Self {
            title,
            path,
            skip,
            noindex: false,
            feed: None,
            scripts: &[Script::Shortlist],
            shared: false,
            surround: None,
        }
    }

    /// The same without what runs on it.
    pub(super) const fn without_scripts(self) -> Self {
        Self { scripts: &[], ..self }
    }

    /// The same where search engines would walk combinations without end, or find what is one reader's own.
    pub(super) const fn unlisted(self, noindex: bool) -> Self {
        Self { noindex, ..self }
    }
}

/// The head of a page.
///
/// Head, header and footer are handed to the page, which writes the document around them: were the page handed to the
/// document, all of its text would be copied once more for each level.
pub(super) fn head(ctx: &Ctx, frame: &Frame<'_>) -> Markup {
    let (words, path) = (ctx.text, Plain(frame.path).render());
    html! {
        (Room(PART_BYTES))
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            title { (Plain(frame.title)) " – " (Plain(words.site)) }
            meta name="description" content=(Plain(words.tagline));
            @if frame.noindex { meta name="robots" content="noindex"; }
            link rel="canonical" href={ (ctx.origin()) (ctx.list()) (path) };
            // An embed is for no search engine, and may have one language.
            @if !ctx.is_embed() {
                @for locale in Locale::ALL {
                    link rel="alternate" hreflang=(Plain(locale.tag())) href={ (ctx.origin()) (ctx.list_in(locale)) (path) };
                }
                link rel="alternate" hreflang="x-default" href={ (ctx.origin()) "/" };
            }
            @if !ctx.origin().is_empty() && ctx.is_site() {
                link rel="search" type="application/opensearchdescription+xml" title=(Plain(words.site)) href={ "/" (Plain(ctx.locale.tag())) "/opensearch.xml" };
            }
            @if frame.shared && frame.surround.is_none_or(|of| of.framed) && !ctx.origin().is_empty() {
                @let here = format!("{}{}{}", ctx.origin(), ctx.list(), frame.path);
                @for (format, kind) in [("json", "application/json+oembed"), ("xml", "text/xml+oembed")] {
                    link rel="alternate" type=(kind) title=(Plain(frame.title)) href={ (ctx.origin()) "/oembed?" (oembed_query(format, &here)) };
                }
            }
            @if let Some(feed) = frame.feed {
                link rel="alternate" type="application/atom+xml" title=(exports_text(ctx.locale).feed_title) href={ (ctx.list()) (feed) };
            }
            link rel="icon" href=(Plain(assets::icon_path())) type="image/svg+xml";
            link rel="apple-touch-icon" href=(Plain(assets::touch_path()));
            (shared_card(ctx, frame))
            link rel="stylesheet" href=(Plain(assets::style_path()));
            @if let Some(accent) = ctx.accent { link rel="stylesheet" href=(Plain(&assets::accent_path(accent))); }
            @for script in frame.scripts { script type="module" src=(Plain(script.path())) {} }
        }
    }
}

/// What other sites and messengers show beside a link to the page (Open Graph): whole addresses, or nothing.
fn shared_card(ctx: &Ctx, frame: &Frame<'_>) -> Markup {
    let (words, origin) = (ctx.text, ctx.origin());
    if origin.is_empty() || !ctx.is_site() || frame.path == NOWHERE {
        return Markup::default();
    }
    html! {
        meta property="og:type" content="website";
        meta property="og:site_name" content=(Plain(words.site));
        meta property="og:title" content=(Plain(frame.title));
        meta property="og:description" content=(Plain(words.tagline));
        meta property="og:url" content={ (origin) (ctx.list()) (Plain(frame.path)) };
        meta property="og:locale" content=(match ctx.locale { Locale::Fr => "fr_BE", Locale::Nl => "nl_BE", Locale::En => "en_GB" });
        meta property="og:image" content={ (origin) (Plain(assets::share_path(ctx.locale))) };
        meta property="og:image:width" content="1200";
        meta property="og:image:height" content="630";
        meta property="og:image:alt" content={ (Plain(words.site)) " – " (Plain(words.tagline)) };
        meta name="twitter:card" content="summary_large_image";
    }
}

fn oembed_query(format: &str, address: &str) -> String {
    form_urlencoded::Serializer::new(String::new()).append_pair("format", format).append_pair("url", address).finish()
}

/// What stands above the main part: the skip link, the name of the site, the languages.
pub(super) fn header(ctx: &Ctx, frame: &Frame<'_>) -> Markup {
    let words = ctx.text;
    if let Some(surround) = frame.surround {
        return embed_header(ctx, frame, surround);
    }
    html! {
        (Room(PART_BYTES))
        a.skip href=(Plain(frame.skip.0)) { (Plain(frame.skip.1)) }
        @if let Some(draft) = ctx.draft() {
            @let staff = staff_text(ctx.locale);
            aside.preview aria-label=(staff.preview) {
                p { strong { (staff.preview_banner) } " " a href={ "/" (Plain(ctx.locale.tag())) "/gestion/brouillons/" (format!("{draft:016x}")) } { (staff.preview_back) } }
            }
        }
        header.site {
            div.inner {
                div.brand {
                    a.name href=(ctx.list()) { (Plain(words.site)) }
                    p { (Plain(words.tagline)) }
                }
                (languages(ctx, frame))
                @if ctx.is_site() { (menu(ctx, frame)) }
            }
        }
    }
}

/// What stands above in somebody else's page, which has a header of its own.
fn embed_header(ctx: &Ctx, frame: &Frame<'_>, surround: &Surround) -> Markup {
    html! {
        a.skip href=(Plain(frame.skip.0)) { (Plain(frame.skip.1)) }
        @if surround.introduction.is_some() || surround.language_switch {
            header.embed {
                @if let Some(introduction) = &surround.introduction { p.intro { (introduction) } }
                @if surround.language_switch { (languages(ctx, frame)) }
            }
        }
    }
}

/// The pages of the site. The shortlist is kept by a script: its entry stays hidden until it holds something.
fn menu(ctx: &Ctx, frame: &Frame<'_>) -> Markup {
    let words = ctx.text;
    let here = frame.path.split('?').next().unwrap_or_default();
    let pages = [
        ("", words.menu_search),
        ("/orientation", words.menu_guide),
        ("/organisateurs", words.menu_organisers),
        ("/carte", words.menu_map),
    ];
    html! {
        nav.menu aria-label=(Plain(words.menu_label)) {
            ul {
                @for (path, label) in pages {
                    li { a href={ (ctx.list()) (Plain(path)) } aria-current=[(path == here).then_some("page")] { (Plain(label)) } }
                }
                li #ma-selection hidden { a href={ (ctx.list()) "/selection" } { (Plain(words.menu_shortlist)) " " span.chosen {} } }
            }
        }
    }
}

/// A whole page around a small main part.
pub(super) fn document(ctx: &Ctx, frame: &Frame<'_>, main: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(Plain(ctx.locale.tag())) {
            (head(ctx, frame))
            body class=[ctx.is_embed().then_some("embed")] {
                (header(ctx, frame))
                main { (main) }
                (footer(ctx, frame))
            }
        }
    }
}

fn languages(ctx: &Ctx, frame: &Frame<'_>) -> Markup {
    let path = Plain(frame.path).render();
    html! {
        (Room(LANGUAGES_BYTES))
        nav.languages aria-label=(Plain(ctx.text.languages_label)) {
            ul {
                @for locale in Locale::ALL {
                    li {
                        a href={ (ctx.list_in(locale)) (path) } hreflang=(Plain(locale.tag())) lang=(Plain(locale.tag()))
                            aria-current=[(locale == ctx.locale).then_some("true")] {
                            span.whole { (Plain(text(locale).language)) } " " span.code { (Plain(locale.tag())) }
                        }
                    }
                }
            }
        }
    }
}

/// What stands below the main part.
pub(super) fn footer(ctx: &Ctx, frame: &Frame<'_>) -> Markup {
    let words = ctx.text;
    if let Some(surround) = frame.surround {
        let words = embed_text(ctx.locale);
        let label = if frame.path.starts_with("/dispositifs/") { words.full_scheme } else { words.full };
        return html! {
            @if let Some(full) = &surround.full {
                footer.embed { p { a rel="noopener" target="_blank" href=(full) { (label) } } }
            }
        };
    }
    html! {
        (Room(PART_BYTES))
        footer.site {
            div.inner {
                p { (Plain(words.footer_data)) }
                p { (Plain(words.footer_licence)) }
                // Of what is published; a draft is no data yet.
                @if ctx.is_site() {
                    nav aria-label=(Plain(words.footer_links)) {
                        ul {
                            li { a href={ (ctx.list()) "/dispositifs.csv" } { (Plain(words.footer_csv)) } }
                            li { a href={ (ctx.list()) (Plain(api::PATH)) } { (Plain(words.footer_api)) } }
                        }
                    }
                    nav aria-label=(Plain(words.menu_about)) {
                        ul {
                            li { a href={ (ctx.list()) "/a-propos" } { (Plain(words.menu_about)) } }
                            li { a href={ (ctx.list()) "/integrer" } { (Plain(embed_text(ctx.locale).integrate)) } }
                            li { a href={ (ctx.list()) "/accessibilite" } { (Plain(words.menu_accessibility)) } }
                            li { a href={ (ctx.list()) "/confidentialite" } { (Plain(words.menu_privacy)) } }
                            @if ctx.site.contact.is_some() { li { a href={ (ctx.list()) "/a-propos#contact" } { (Plain(words.contact)) } } }
                        }
                    }
                }
            }
        }
    }
}
