//! Files with one thing wrong, and random catalogues, for this crate's own tests.

use std::io::Read;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use repertoire_catalogue::{
    Catalogue, Cents, Code, CodeList, Cost, CostUnit, Date, OnSite, Place, Registration, Scheme, SchemeId, Vocabulary,
    WebAddress,
};

use crate::text::clean;
use crate::{COLUMNS, Column, Imported, import, shipped_vocabulary};

/// A row that fills what it must, with some cells changed.
pub(crate) fn row(changes: &[(Column, &str)]) -> String {
    let cells = COLUMNS.map(|column| {
        let plain = match column {
            Column::Id => "un",
            Column::Title => "Un titre",
            Column::Kind => "formation",
            Column::Organiser => "Smes",
            Column::Themes => "deuil",
            Column::Summary => "Un résumé.",
            Column::Audiences => "equipes",
            Column::Languages => "fr",
            Column::Url | Column::Source => "https://un.be",
            _ => "",
        };
        let cell = changes.iter().find(|(at, _)| *at == column).map_or(plain, |(_, cell)| cell);
        format!("\"{}\"", cell.replace('"', "\"\""))
    });
    cells.join(",")
}

/// The header row and some rows.
pub(crate) fn file(rows: &[String]) -> String {
    let header = COLUMNS.map(Column::header).join(",");
    std::iter::once(header).chain(rows.iter().cloned()).map(|row| row + "\n").collect()
}

/// What comes of a file that can be read.
pub(crate) fn read(csv: impl Read) -> Imported {
    import(csv, Arc::new(shipped_vocabulary())).expect("a readable file")
}

/// The only scheme of a file of one row.
pub(crate) fn read_row(changes: &[(Column, &str)]) -> Scheme {
    let imported = read(file(&[row(changes)]).as_bytes());
    imported.catalogue.schemes().first().cloned().expect("a kept row")
}

/// Catalogues that state all kinds of things, in the shipped vocabularies.
pub(crate) fn catalogues() -> impl Strategy<Value = Catalogue> {
    let vocabulary = Arc::new(shipped_vocabulary());
    vec(schemes(&vocabulary), 0..6).prop_map(move |schemes| {
        let mut schemes = schemes;
        for (at, scheme) in schemes.iter_mut().enumerate() {
            scheme.id = SchemeId::parse(&format!("{}-{at}", scheme.id)).expect("an id");
        }
        Catalogue::new(Arc::clone(&vocabulary), schemes).expect("unique ids")
    })
}

fn schemes(vocabulary: &Arc<Vocabulary>) -> impl Strategy<Value = Scheme> + use<> {
    let texts = (some_text(), some_text(), some_text(), option::of(some_text()), option::of(some_text()));
    let codes = (
        codes(&vocabulary.kinds, 1..2),
        codes(&vocabulary.themes, 1..8),
        codes(&vocabulary.audiences, 1..6),
        codes(&vocabulary.languages, 1..4),
        codes(&vocabulary.formats, 0..3),
    );
    let facts = (costs(), proptest::sample::select(OnSite::ALL.to_vec()), places(vocabulary), vec(dates(), 0..4));
    let rest =
        (option::of(some_text()), addresses(), addresses(), option::of(dates()), "[a-z0-9]{1,9}(-[a-z0-9]{1,9})?");
    (texts, codes, facts, rest).prop_map(|(texts, codes, facts, rest)| {
        let (title, organiser, summary, audience_note, duration) = texts;
        let (kind, themes, audiences, languages, formats) = codes;
        let (cost, on_site, place, mut dates) = facts;
        let (registration, url, source, verified, id) = rest;
        dates.sort();
        dates.dedup();
        Scheme {
            id: SchemeId::parse(&id).expect("an id"),
            title: title.into(),
            kind: kind[0],
            organiser: organiser.into(),
            themes,
            summary: summary.into(),
            audiences,
            audience_note: audience_note.map(Into::into),
            cost,
            languages,
            on_site,
            formats,
            place,
            duration: duration.map(Into::into),
            dates: dates.into(),
            registration: registration.and_then(|text| Registration::new(&text)),
            url,
            source,
            verified,
        }
    })
}

/// Texts as importing leaves them, with all that CSV and spreadsheets give a meaning to.
fn some_text() -> impl Strategy<Value = String> {
    let wild = prop_oneof!["'{0,2}[=+@\t-]?['=,;\"|é\n\r\t a-]{0,12}", "\\PC{0,20}", "[ -~]{1,30}"];
    wild.prop_map(|text| match clean(&text).0 {
        empty if empty.is_empty() => "x".to_owned(),
        text => text.into_owned(),
    })
}

fn codes<L: 'static>(
    list: &CodeList<L>,
    count: std::ops::Range<usize>,
) -> impl Strategy<Value = Box<[Code<L>]>> + use<L> {
    let all: Vec<Code<L>> = list.iter().map(|(code, _)| code).collect();
    vec(0..all.len(), count).prop_map(move |picked| {
        let mut codes = Vec::new();
        for code in picked.into_iter().map(|at| all[at]) {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes.into()
    })
}

fn costs() -> impl Strategy<Value = Cost> {
    let amount = (0..=Cents::MAX.0, 0..=Cents::MAX.0, option::of(proptest::sample::select(CostUnit::ALL.to_vec())));
    let amount = amount.prop_map(|(a, b, unit)| Cost::Amount { min: Cents(a.min(b)), max: Cents(a.max(b)), unit });
    prop_oneof![Just(Cost::Free), Just(Cost::Included), Just(Cost::OnQuotation), Just(Cost::NotStated), amount]
}

fn places(vocabulary: &Arc<Vocabulary>) -> impl Strategy<Value = Option<Place>> + use<> {
    let communes: Vec<_> = vocabulary.communes.iter().map(|(code, _)| Place::Commune(code)).collect();
    let vocabulary = Arc::clone(vocabulary);
    // A town of a commune's name is that commune.
    let towns = some_text().prop_filter("a town outside Brussels", move |town| {
        vocabulary.communes.get(town).is_none() && vocabulary.communes.by_label(town).is_none()
    });
    option::of(prop_oneof![proptest::sample::select(communes), towns.prop_map(|town| Place::Town(town.into()))])
}

fn dates() -> impl Strategy<Value = Date> {
    (0_i16..=9_999, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| Date::new(year, month, day).expect("a date"))
}

fn addresses() -> impl Strategy<Value = WebAddress> {
    "https?://[a-z]{1,9}\\.be/[a-zA-Z0-9,?&=%'|é-]{0,20}".prop_map(|text| WebAddress::parse(&text).expect("an address"))
}
