//! What search engines and browsers read instead of people: the site map, the search engine that a browser can add. XML, written by the
//! same means as pages: what is escaped there is escaped here.

use maud::{Markup, html};
use repertoire_catalogue::{Catalogue, Locale, QUERY_KEY};

use crate::assets;
use crate::ctx::Ctx;
use crate::limits::SITEMAP_PATHS_MAX;
use crate::text::text;

/// The parameter that names a part of the site map.
pub(crate) const PART_KEY: &str = "partie";

/// Pages that are there whatever the catalogue holds, by the ends of their addresses.
const STANDING: [&str; 10] = [
    "",
    "/orientation",
    "/organisateurs",
    "/carte",
    "/a-propos",
    "/api",
    "/accessibilite",
    "/confidentialite",
    "/integrer",
    "/integrer/guide",
];

/// The ends of the addresses of all pages worth finding, each there in every language.
fn site_paths(catalogue: &Catalogue) -> impl Iterator<Item = String> {
    let standing = STANDING.iter().map(|path| (*path).to_owned());
    let organisers = catalogue.organisers().iter().map(|organiser| format!("/organisateurs/{}", organiser.slug));
    let schemes = catalogue.schemes().iter().map(|scheme| format!("/dispositifs/{}", scheme.id));
    standing.chain(organisers).chain(schemes)
}

/// How many parts the site map of a catalogue has: files are bounded by what search engines read.
pub(crate) fn site_map_parts(catalogue: &Catalogue) -> usize {
    (STANDING.len() + catalogue.organisers().len() + catalogue.schemes().len()).div_ceil(SITEMAP_PATHS_MAX)
}

/// The parts of a site map too long for one file, by their addresses.
pub(crate) fn site_map_index(origin: &str, parts: usize) -> Markup {
    html! {
        sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" {
            @for part in 1..=parts { sitemap { loc { (origin) "/sitemap.xml?" (PART_KEY) "=" (part) } } }
        }
    }
}

/// One part: each page in each language, with the other languages beside it.
pub(crate) fn site_map(origin: &str, catalogue: &Catalogue, part: usize) -> Markup {
    let paths = site_paths(catalogue).skip((part - 1) * SITEMAP_PATHS_MAX).take(SITEMAP_PATHS_MAX);
    html! {
        urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml" {
            @for path in paths {
                @for locale in Locale::ALL {
                    url {
                        loc { (origin) "/" (locale.tag()) (path) }
                        @for other in Locale::ALL {
                            // Closed, as XML wants it: an element without content would be left open.
                            xhtml:link rel="alternate" hreflang=(other.tag()) href={ (origin) "/" (other.tag()) (path) } {}
                        }
                    }
                }
            }
        }
    }
}

/// The description by which a browser offers this site's search in its address bar.
pub(crate) fn open_search(ctx: &Ctx) -> Markup {
    let (words, origin) = (text(ctx.locale), ctx.origin());
    html! {
        OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/" {
            // At most 16 characters, which the name of the site is; a test holds it there.
            ShortName { (words.site) }
            Description { (words.tagline) }
            Language { (ctx.locale.tag()) }
            InputEncoding { "UTF-8" }
            Image width="16" height="16" type="image/svg+xml" { (origin) (assets::icon_path()) }
            Url type="text/html" template={ (origin) (ctx.list()) "?" (QUERY_KEY) "={searchTerms}" } {}
        }
    }
}
