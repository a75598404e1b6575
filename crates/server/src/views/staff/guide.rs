//! The guide for staff, from the same text that stands in `docs/`.

use maud::Markup;
use repertoire_catalogue::Locale;

use super::{Staff, page as staff_page, words};
use crate::ctx::Ctx;
use crate::views::markdown;

const fn source(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => include_str!("../../../../../docs/guide-fr.md"),
        Locale::Nl => include_str!("../../../../../docs/guide-nl.md"),
        Locale::En => include_str!("../../../../../docs/guide-en.md"),
    }
}

/// The page.
pub(crate) fn page(ctx: &Ctx, staff: &Staff) -> Markup {
    staff_page(ctx, staff, words(ctx).nav_guide, "/guide", &markdown::guide(source(ctx.locale)))
}
