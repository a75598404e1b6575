//! The pages of the staff area, for people who do this twice a year: one thing a page, what happens next always said.

pub(crate) mod account;
pub(crate) mod dashboard;
pub(crate) mod draft;
pub(crate) mod guide;
pub(crate) mod history;
pub(crate) mod import;
pub(crate) mod journal;
pub(crate) mod partners;
pub(crate) mod publish;
pub(crate) mod review;
pub(crate) mod schemes;
pub(crate) mod sign_in;
pub(crate) mod vocabularies;

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::layout::{Frame, document};
use crate::ctx::Ctx;
use crate::text::{StaffText, staff_text};

/// What the frame of each page shows, whatever the page.
pub(crate) struct Staff {
    /// Who is signed in.
    pub(crate) name: String,
    pub(crate) role: &'static str,
    /// Whether things that change something are offered.
    pub(crate) may_publish: bool,
    /// What is wrong with the store, in words.
    pub(crate) trouble: Option<String>,
}

/// What a page is called.
type Label = fn(&StaffText) -> &'static str;

/// The pages that the menu leads to, by the ends of their addresses.
const MENU: [(&str, Label); 9] = [
    ("", |words| words.nav_dashboard),
    ("/importer", |words| words.nav_import),
    ("/dispositifs", |words| words.nav_schemes),
    ("/versions", |words| words.nav_history),
    ("/vocabulaires", |words| words.nav_vocabularies),
    ("/partenaires", |words| words.nav_partners),
    ("/journal", |words| words.nav_journal),
    ("/guide", |words| words.nav_guide),
    ("/compte", |words| words.nav_account),
];

/// The words of the reader's language.
fn words(ctx: &Ctx) -> &'static StaffText {
    staff_text(ctx.locale)
}

/// An address of the staff area, in the reader's language.
pub(crate) fn path(ctx: &Ctx, end: &str) -> String {
    format!("/{}/gestion{end}", ctx.locale.tag())
}

/// A page: `end` is what its address ends with, its query included, so that it is the same page in another language.
fn page(ctx: &Ctx, staff: &Staff, title: &str, end: &str, content: &Markup) -> Markup {
    // A page below: `/versions/3`.
    let section = end.get(1..).and_then(|rest| rest.find(['/', '?'])).map_or(end, |at| &end[..=at]);
    page_below(ctx, staff, title, end, section, content)
}

/// A page that belongs to a part of the menu which its address does not tell.
fn page_below(ctx: &Ctx, staff: &Staff, title: &str, end: &str, section: &str, content: &Markup) -> Markup {
    let words = words(ctx);
    let here = format!("/gestion{end}");
    let main = html! {
        div.staff {
            nav.staff-menu aria-label=(words.nav_label) {
                ul {
                    @for (of, label) in MENU {
                        li { a href=(path(ctx, of)) aria-current=[menu_current(end, section, of)] { (label(words)) } }
                    }
                }
                form.sign-out method="post" action=(path(ctx, "/deconnexion")) {
                    p { strong { (staff.name) } " · " (staff.role) }
                    button.quiet type="submit" { (words.sign_out) }
                }
            }
            div.staff-page #contenu tabindex="-1" {
                @if let Some(trouble) = &staff.trouble { div.notices role="alert" { p { (trouble) } } }
                h1 { (title) }
                (content)
            }
        }
    };
    framed(ctx, title, &here, &main)
}

fn menu_current(end: &str, section: &str, of: &str) -> Option<&'static str> {
    if end == of { Some("page") } else { (section == of).then_some("true") }
}

fn framed(ctx: &Ctx, title: &str, here: &str, main: &Markup) -> Markup {
    let title = format!("{title} – {}", words(ctx).area);
    document(ctx, &Frame::of_page(ctx, &title, here).unlisted(true).without_scripts(), main)
}

/// A notice on top of a page: what was done, or why not.
fn notice(text: Option<&str>, is_problem: bool) -> Markup {
    html! {
        @if let Some(text) = text {
            @if is_problem {
                div.notices role="alert" { p { (text) } }
            } @else {
                div.done role="status" { p { (text) } }
            }
        }
    }
}

/// Where it is the time of Brussels, by the rules of the European Union: no list of the world's time zones is needed for it.
static BRUSSELS: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap_or(TimeZone::UTC));

/// A day as people here read it: `12 mars 2026`.
pub(crate) fn day(ctx: &Ctx, time: Timestamp) -> String {
    (ctx.text.date)(BRUSSELS.to_datetime(time).date())
}

/// A time as people here read it: `12 mars 2026, 14:05`.
pub(crate) fn moment(ctx: &Ctx, time: Timestamp) -> String {
    let here = BRUSSELS.to_datetime(time);
    format!("{}, {:02}:{:02}", (ctx.text.date)(here.date()), here.hour(), here.minute())
}

#[cfg(test)]
mod tests {
    use repertoire_catalogue::{Date, Locale};

    use super::*;

    #[test]
    fn times_are_those_of_brussels_in_winter_and_in_summer() {
        let ctx = Ctx::new(Locale::Fr, Date::constant(2026, 1, 1), &crate::site::UNTOLD);
        let of = |text: &str| moment(&ctx, text.parse().expect("a time"));
        assert_eq!(of("2026-01-15T23:30:00Z"), "16 janvier 2026, 00:30");
        assert_eq!(of("2026-07-01T12:00:00Z"), "1er juillet 2026, 14:00");
    }

    #[test]
    fn the_menu_shows_where_one_is() {
        assert_eq!(menu_current("", "", ""), Some("page"));
        assert_eq!(menu_current("/versions", "/versions", "/versions"), Some("page"));
        assert_eq!(menu_current("/versions/3", "/versions", "/versions"), Some("true"));
        assert_eq!(menu_current("/versions/3", "/versions", ""), None);
    }
}
