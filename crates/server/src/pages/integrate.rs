//! How to show the list on one's own site, at `/{lang}/integrer`, with the guide below it.

use axum::body::Body;
use axum::extract::State;
use axum::http::{Response, Uri};
use repertoire_catalogue::{Colour, Locale, ROWS_KEY, STYLE_KEY, Selection};

use crate::answer::{Answer, Key, answer};
use crate::ctx::Ctx;
use crate::error::Problem;
use crate::extract::{Headers, selection_pairs};
use crate::pages::embed::COLOUR_KEY;
use crate::state::AppState;
use crate::views::integrate::{Chosen, guide, page};

/// Longest text of a field that is shown again.
const FIELD_CHARS_MAX: usize = 2_000;

/// Key of the code that a form was made for.
pub(crate) const MADE_FOR_KEY: &str = "pour";

/// The page: a form whose address holds all of it.
pub(crate) async fn show(
    ctx: Ctx,
    State(state): State<AppState>,
    Headers(headers): Headers,
    uri: Uri,
) -> Result<Response<Body>, Problem> {
    let release = state.release();
    let typed = |name: &str| -> String {
        let found = selection_pairs(&uri).find(|(key, _)| key == name).map(|(_, value)| value);
        found.unwrap_or_default().trim().chars().take(FIELD_CHARS_MAX).collect()
    };
    let has = |name: &str| selection_pairs(&uri).any(|(key, _)| key == name);
    let (filters, colour) = (typed("filtres"), typed(COLOUR_KEY));
    // The address of a search page, or what stands behind its question mark.
    let query = filters.split_once('?').map_or(&*filters, |(_, query)| query);
    let query = query.split('#').next().unwrap_or_default();
    let code = typed("code");
    let enabled = |code: &str| release.partner(code.parse().ok()?).filter(|of| of.partner.enabled);
    let open = enabled(&code);
    let partner = open.map(|of| &of.partner);
    let usual = partner.map(|of| of.view).unwrap_or_default();
    // A form that was made for another code sends the view that it showed, which nobody chose for this one.
    let made_for = Some(typed(MADE_FOR_KEY)).filter(|made_for| has(MADE_FOR_KEY) && *made_for != code);
    let shown = made_for.map(|code| enabled(&code).map(|of| of.partner.view).unwrap_or_default());
    let left = |key: &str, value: &str| {
        shown.is_some_and(|shown| match key {
            STYLE_KEY => value == shown.style.code(),
            _ => value == shown.rows.to_string(),
        })
    };
    let pairs = form_urlencoded::parse(query.as_bytes()).chain(
        // Chosen here, unless the address says so itself.
        selection_pairs(&uri).filter(|(key, value)| (key == STYLE_KEY || key == ROWS_KEY) && !left(key, value)),
    );
    let (selection, _) = Selection::parse_beside(pairs, release.catalogue(), &[], usual);
    let selection = selection.on_page(1);
    let chosen = Chosen {
        partner: partner.map(|partner| (partner.code, partner.name.to_string(), partner.language_switch)),
        code,
        locale: Locale::from_tag(&typed("langue-liste")).unwrap_or(ctx.locale),
        filters_wrong: !query.is_empty() && selection.is_everything() && !filters.contains("://"),
        selection,
        filters,
        accent: (!colour.is_empty()).then(|| colour.parse::<Colour>().map_err(|_| ())),
        colour,
    };
    let address = format!(
        "{} integrer {} {} {} {} {} {} {}",
        ctx.locale.tag(),
        chosen.code,
        open.map_or("", |of| &of.fingerprint),
        chosen.locale.tag(),
        chosen.filters,
        chosen.colour,
        chosen.selection.to_query(release.catalogue()),
        chosen.filters_wrong,
    );
    answer(&headers, Key::new(&release, &ctx, &address), &state.0.cache, || {
        Ok(Answer::page(page(&ctx, release.catalogue(), &chosen)))
    })
}

/// The guide for partners.
pub(crate) async fn show_guide(
    ctx: Ctx,
    State(state): State<AppState>,
    Headers(headers): Headers,
) -> Result<Response<Body>, Problem> {
    let key = Key::new(&state.release(), &ctx, &format!("{} integrer/guide", ctx.locale.tag()));
    answer(&headers, key, &state.0.cache, || Ok(Answer::page(guide(&ctx))))
}
