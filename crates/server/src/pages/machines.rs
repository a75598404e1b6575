//! For search engines, browsers and other programs that come without being told how: `robots.txt`, `sitemap.xml`, the description of
//! the search, `llms.txt`.

use axum::body::Body;
use axum::extract::State;
use axum::http::{Response, Uri};
use maud::Markup;

use crate::answer::{Answer, Key, answer};
use crate::api::openapi::CONTRACT_PATH;
use crate::ctx::Ctx;
use crate::error::Problem;
use crate::extract::{Headers, selection_pairs};
use crate::state::AppState;
use crate::views::feeds::{self, PART_KEY};

const XML: &str = "application/xml; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

/// `/robots.txt`: everything may be read except combinations of filters, which have no end, and what is
/// for staff and programs. Walking the whole list page by page is welcome. Politeness alone: what must not be read is protected otherwise.
pub(crate) async fn robots(State(state): State<AppState>) -> String {
    let origin = state.0.site.origin();
    let map = if origin.is_empty() { String::new() } else { format!("\nSitemap: {origin}/sitemap.xml\n") };
    format!(
        "User-agent: *\nAllow: /*?page=\nAllow: /sitemap.xml\nDisallow: /*?\nDisallow: /api/\nDisallow: /gestion\nDisallow: /*/gestion\n\
         Disallow: /*/selection\nDisallow: /embed\nDisallow: /oembed\n{map}"
    )
}

/// `/sitemap.xml`: all pages worth finding, or where their parts are. It holds whole addresses only, so that there is none where the
/// server was not told its own.
pub(crate) async fn site_map(
    State(state): State<AppState>,
    Headers(headers): Headers,
    uri: Uri,
) -> Result<Response<Body>, Problem> {
    let (release, origin) = (state.release(), state.0.site.origin());
    if origin.is_empty() {
        return Err(Problem::NotFound);
    }
    let parts = feeds::site_map_parts(release.catalogue());
    let asked = selection_pairs(&uri).find(|(key, _)| key == PART_KEY).map(|(_, value)| value.parse::<usize>());
    let part = match asked {
        None if parts == 1 => 1,
        None => 0,
        Some(Ok(part)) if (1..=parts).contains(&part) => part,
        Some(_) => return Err(Problem::NotFound),
    };
    let key = Key::new(&release, &state.ctx(state.0.locale), &format!("sitemap {part}"));
    answer(&headers, key, &state.0.cache, || {
        let map = match part {
            0 => feeds::site_map_index(origin, parts),
            part => feeds::site_map(origin, release.catalogue(), part),
        };
        Ok(xml(XML, map))
    })
}

/// A document of XML, which begins by saying so. Two characters that a text may hold can stand in none, escaped or not.
pub(super) fn xml(content_type: &'static str, document: Markup) -> Answer {
    let mut document = document.into_string();
    document.retain(|c| !matches!(c, '\u{FFFE}' | '\u{FFFF}') && (!c.is_control() || matches!(c, '\t' | '\n' | '\r')));
    Answer::new(content_type, format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{document}"))
}

/// `/{lang}/opensearch.xml`: whole addresses again, or none.
pub(crate) async fn open_search(
    ctx: Ctx,
    State(state): State<AppState>,
    Headers(headers): Headers,
) -> Result<Response<Body>, Problem> {
    if ctx.origin().is_empty() {
        return Err(Problem::NotFound);
    }
    let key = Key::new(&state.release(), &ctx, &format!("{}/opensearch", ctx.locale.tag()));
    let open_search = || Ok(xml("application/opensearchdescription+xml; charset=utf-8", feeds::open_search(&ctx)));
    answer(&headers, key, &state.0.cache, open_search)
}

/// `/llms.txt`: what this is and where its data are, for programs that read texts. In English, their lingua franca.
pub(crate) async fn llms(State(state): State<AppState>, Headers(headers): Headers) -> Result<Response<Body>, Problem> {
    let release = state.release();
    let ctx = state.ctx(repertoire_catalogue::Locale::En);
    let key = Key::new(&release, &ctx, "llms");
    answer(&headers, key, &state.0.cache, || {
        let (origin, rows) = (ctx.origin(), release.catalogue().schemes().len());
        let text = format!(
            "# {site}\n\n> {tagline}\n\n\
             {rows} schemes, each a fact from a public page with its address. What a page does not say is left open: an empty cost is not \
             \"free\", an empty answer is not \"no\". Texts are in the language of the scheme (French, Dutch or English). \
             The data are under CC BY 4.0.\n\n\
             ## Data\n\n\
             - [The whole catalogue as CSV]({origin}/en/dispositifs.csv)\n\
             - [The catalogue as JSON]({origin}/api/v1/dispositifs?lang=en): page by page, with the filters of the search page\n\
             - [The contract of the API]({origin}{CONTRACT_PATH}?lang=en): OpenAPI 3.1; [for people]({origin}/en/api)\n\n\
             ## Pages\n\n\
             - [Search]({origin}/en)\n\
             - [Organisers]({origin}/en/organisateurs)\n\
             - [About]({origin}/en/a-propos)\n",
            site = ctx.text.site,
            tagline = ctx.text.tagline,
        );
        Ok(Answer::new(TEXT, text))
    })
}
