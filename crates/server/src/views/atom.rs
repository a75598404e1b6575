//! What is new in a list and what changed in it, as an Atom feed (RFC 4287), which readers of feeds ask for by themselves. Written by the
//! same means as pages: what is escaped there is escaped here.

use jiff::Timestamp;
use maud::{Markup, html};
use repertoire_catalogue::{Catalogue, Date, Scheme, Selection, Sort, View};
use repertoire_releases::Manifest;

use super::browse::criteria;
use super::components::{labels, place_label, scheme_path};
use super::staff::day;
use crate::chronicle::{Since, Told};
use crate::ctx::Ctx;
use crate::limits::FEED_ENTRIES_MAX;
use crate::site::DATA_LICENCE;
use crate::text::{choice_text, exports_text, places_text};
use crate::uuid::{uuid, written};

/// What a feed is made of.
pub(crate) struct Feed<'a> {
    pub catalogue: &'a Catalogue,
    /// In its canonical form for feeds: without page, order and view.
    pub selection: &'a Selection,
    /// The rows to tell, the newest first.
    pub rows: &'a [u32],
    pub told: &'a Told,
    pub manifest: &'a Manifest,
}

/// The ends of the address of the feed of a list. Order, page and view of the list do not count.
pub(crate) fn feed_end(catalogue: &Catalogue, selection: &Selection) -> String {
    format!("/dispositifs.atom{}", canonical(selection).to_query(catalogue))
}

/// A selection as feeds are named by: what is newest comes first, however the list is shown.
pub(crate) fn canonical(selection: &Selection) -> Selection {
    selection.sorted(Sort::default()).viewed(View::default())
}

/// The feed. The addresses in it are whole: `ctx` must know the origin of the site.
pub(crate) fn feed(ctx: &Ctx, of: &Feed<'_>) -> Markup {
    let (words, said) = (ctx.text, exports_text(ctx.locale));
    let (catalogue, selection) = (of.catalogue, of.selection);
    let base = || format!("{}{}", ctx.origin(), ctx.list());
    let list = selection.to_query(catalogue);
    let criteria = criteria(ctx, catalogue, selection);
    // The list without news in it is as old as its release.
    let updated = of.rows.first().map_or(of.manifest.time, |&row| of.told.changed(row as usize).moment().time);
    html! {
        feed xmlns="http://www.w3.org/2005/Atom" xml:lang=(ctx.locale.tag()) {
            id { (urn(&format!("feed {} {list}", ctx.locale.tag()))) }
            title { (words.site) " – " (said.feed_title) @for criterion in &criteria { " – " (criterion) } }
            subtitle {
                ((said.feed_bounds)(FEED_ENTRIES_MAX)) " "
                ((places_text(ctx.locale).about_release)(of.manifest.number.0, &day(ctx, of.manifest.time)))
            }
            updated { (second(updated)) }
            // Closed, as XML wants it: an element without content would be left open.
            link rel="self" type="application/atom+xml" href={ (base()) (feed_end(catalogue, selection)) } {}
            link rel="alternate" type="text/html" hreflang=(ctx.locale.tag()) href={ (base()) (list) } {}
            link rel="license" href=(DATA_LICENCE) {}
            author { name { (ctx.site.keeper.as_ref().map_or(words.site, |keeper| keeper.name())) } }
            rights { ((said.licensed)(DATA_LICENCE)) }
            generator version=(env!("CARGO_PKG_VERSION")) { "Répertoire" }
            @for &row in of.rows { (entry(ctx, of, row as usize)) }
        }
    }
}

fn entry(ctx: &Ctx, of: &Feed<'_>, row: usize) -> Markup {
    let scheme = &of.catalogue.schemes()[row];
    let vocabulary = of.catalogue.vocabulary();
    let (first, changed) = (of.told.first(row), of.told.changed(row));
    html! {
        entry {
            // The same in every language: a scheme that is told in two of them is one.
            id { (urn(&format!("scheme {}", scheme.id))) }
            title { (scheme.title) }
            @if let Since::At(moment) = first { published { (second(moment.time)) } }
            updated { (second(changed.moment().time)) }
            link rel="alternate" type="text/html" hreflang=(ctx.locale.tag()) href={ (ctx.origin()) (scheme_path(ctx, scheme)) } {}
            link rel="related" href=(scheme.url.as_str()) {}
            link rel="via" href=(scheme.source.as_str()) {}
            @for &theme in &scheme.themes {
                category term=(vocabulary.themes.code(theme)) label=(vocabulary.themes.entry(theme).labels.get(ctx.locale)) {}
            }
            summary { (scheme.summary) }
            content type="xhtml" {
                div xmlns="http://www.w3.org/1999/xhtml" {
                    p { (since(ctx, first, changed)) }
                    p { (scheme.summary) }
                    dl {
                        @for (name, fact) in facts(ctx, of.catalogue, scheme) {
                            @if !fact.is_empty() { dt { (name) } dd { (fact) } }
                        }
                    }
                }
            }
        }
    }
}

/// When a scheme came and changed, in words.
fn since(ctx: &Ctx, first: Since, changed: Since) -> String {
    let said = exports_text(ctx.locale);
    let on = |since: Since| day(ctx, since.moment().time);
    match (first, changed) {
        (_, Since::AtOrBefore(_)) => (said.feed_unchanged)(&on(changed)),
        (Since::At(one), Since::At(other)) if one == other => (said.feed_added)(&on(first)),
        (Since::At(_), _) => format!("{} {}", (said.feed_changed)(&on(changed)), (said.feed_added)(&on(first))),
        (Since::AtOrBefore(_), _) => (said.feed_changed)(&on(changed)),
    }
}

/// What the catalogue states of a scheme, each fact with its name. What it does not state is left out: a feed is not a form.
fn facts<'a>(ctx: &Ctx, catalogue: &'a Catalogue, scheme: &'a Scheme) -> [(&'static str, String); 12] {
    let (words, vocabulary, locale) = (ctx.text, catalogue.vocabulary(), ctx.locale);
    let joined = |labels: &mut dyn Iterator<Item = &'a str>| labels.collect::<Vec<_>>().join(", ");
    let dates = |dates: &[Date]| dates.iter().map(|&date| (words.date)(date)).collect::<Vec<_>>().join(", ");
    let audience = joined(&mut labels(&vocabulary.audiences, &scheme.audiences, locale));
    let note = scheme.audience_note.as_deref().map(|note| format!(" ({note})")).unwrap_or_default();
    [
        (choice_text(locale).row_organiser, scheme.organiser.to_string()),
        (choice_text(locale).row_kind, vocabulary.kinds.entry(scheme.kind).labels.get(locale).to_owned()),
        (words.themes, joined(&mut labels(&vocabulary.themes, &scheme.themes, locale))),
        (words.for_whom, audience + &note),
        (words.cost, (words.cost_words)(scheme.cost)),
        (words.languages, joined(&mut labels(&vocabulary.languages, &scheme.languages, locale))),
        (words.on_site, (words.on_site_words)(scheme.on_site).to_owned()),
        (words.format, joined(&mut labels(&vocabulary.formats, &scheme.formats, locale))),
        (words.place, place_label(catalogue, scheme, locale).unwrap_or_default().to_owned()),
        (words.duration, scheme.duration.as_deref().unwrap_or_default().to_owned()),
        (words.dates, dates(&scheme.dates)),
        (words.registration, scheme.registration.as_ref().map_or("", |ways| ways.as_str()).to_owned()),
    ]
}

/// A time as feeds write it (RFC 3339).
fn second(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The name of a feed or an entry.
fn urn(of: &str) -> String {
    format!("urn:uuid:{}", written(uuid(of)))
}

#[cfg(test)]
mod tests {
    use repertoire_catalogue::Locale;
    use repertoire_releases::Number;

    use super::*;
    use crate::chronicle::Moment;
    use crate::site::UNTOLD;

    #[test]
    fn what_is_known_of_the_past_is_said_and_no_more() {
        let moment = |number: u32| Moment {
            number: Number(number),
            time: Timestamp::from_second(i64::from(number) * 86_400 * 31).expect("a time"),
        };
        let said = |first: Since, changed: Since| {
            Locale::ALL.map(|locale| since(&Ctx::new(locale, Date::constant(2026, 1, 1), &UNTOLD), first, changed))
        };
        let (one, two) = (moment(1), moment(2));
        assert_eq!(
            said(Since::At(one), Since::At(one)),
            ["Ajouté le 1er février 1970.", "Toegevoegd op 1 februari 1970.", "Added on 1 February 1970."]
        );
        assert_eq!(
            said(Since::At(one), Since::At(two)),
            [
                "Modifié le 4 mars 1970. Ajouté le 1er février 1970.",
                "Gewijzigd op 4 maart 1970. Toegevoegd op 1 februari 1970.",
                "Changed on 4 March 1970. Added on 1 February 1970.",
            ]
        );
        assert_eq!(
            said(Since::AtOrBefore(one), Since::At(two)),
            ["Modifié le 4 mars 1970.", "Gewijzigd op 4 maart 1970.", "Changed on 4 March 1970."]
        );
        assert_eq!(
            said(Since::AtOrBefore(one), Since::AtOrBefore(one)),
            [
                "Sans changement depuis le 1er février 1970 au moins.",
                "Ongewijzigd sinds ten minste 1 februari 1970.",
                "Unchanged since 1 February 1970 at least.",
            ]
        );
    }
}
