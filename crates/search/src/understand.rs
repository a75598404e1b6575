//! What a text says beyond its words: filters it names, a highest cost, a slip of the finger. All of it is offered to the
//! reader, none of it is done behind their back.

use std::ops::Range;

use repertoire_catalogue::{Cents, Facet, Selection};

use crate::analysis::{FormKind, Group, Scanner};
use crate::bitmap::Bitmap;
use crate::index::{Index, Scope};
use crate::plan::{How, Told};
use crate::query::Request;
use crate::results::{Offer, OfferedFilter, Reading, Reason, Suggested};
use crate::text::IndexError;

/// Most filters offered for one text.
pub const OFFERS_MAX: usize = 6;
/// Most reasons told for one text.
pub const REASONS_MAX: usize = 5;

/// Words that set a limit, folded, in three languages.
const LIMITS: [&str; 17] = [
    "moins",
    "max",
    "maximum",
    "jusqu",
    "jusqua",
    "inferieur",
    "inferieure",
    "plafond",
    "dessous",
    "minder",
    "maximaal",
    "hoogstens",
    "onder",
    "less",
    "under",
    "below",
    "most",
];
/// Words for the currency.
const EUROS: [&str; 3] = ["euro", "euros", "eur"];
/// How far before the amount the word that sets the limit may stand.
const LIMIT_WORDS_BEFORE_MAX: usize = 3;

/// A highest cost that a text names ("moins de 100 €"), with the words that say so.
pub(crate) fn cost_max(text: &str, request: &Request) -> Option<(Vec<usize>, Cents)> {
    request.words.iter().enumerate().find_map(|(at, word)| {
        let most = Cents::parse_euros(word.forms.first()?)?;
        let behind = text[word.range.end..].trim_start();
        let before = text[..word.range.start].trim_end();
        let unit = request.words.get(at + 1).filter(|next| EUROS.contains(&&*next.forms[0]));
        if unit.is_none() && !behind.starts_with('€') && !before.ends_with('€') {
            return None;
        }
        let limits = |before: &usize| request.words[*before].forms.iter().any(|form| LIMITS.contains(&form.as_str()));
        let first = (at.saturating_sub(LIMIT_WORDS_BEFORE_MAX)..at).find(limits);
        // "100 € maximum", "< 100 €".
        let last = (at + 1..(at + 3).min(request.words.len())).find(limits);
        let sign = before.trim_end_matches('€').trim_end().ends_with(['<', '≤']);
        if first.is_none() && last.is_none() && !sign {
            return None;
        }
        let end = last.unwrap_or(at).max(at + usize::from(unit.is_some()));
        Some(((first.unwrap_or(at)..=end).collect(), most))
    })
}

/// What to tell a reader of how their text was read.
pub(crate) fn reading(
    index: &Index,
    scope: Option<&Scope>,
    selection: &Selection,
    told: &Told,
    relaxed: Option<u32>,
) -> Result<Reading, IndexError> {
    let mut reading = Reading {
        terms_cut: told.cut,
        wordless: told.wordless,
        excluded: told.excluded.clone(),
        relaxed,
        unknown: told.unknown.clone(),
        did_you_mean: did_you_mean(index, selection, &told.respelled)?,
        ..Reading::default()
    };
    // A value that the text calls by its name needs no reason.
    let named =
        |facet: Facet, value: u32| told.meanings.iter().any(|of| (of.1, of.2, of.3) == (facet, value, How::Label));
    for &(ref range, facet, value, how) in &told.meanings {
        if selection.has(facet, value) || index.totals_in(scope, facet)[value as usize] == 0 {
            continue;
        }
        let words = selection.text[range.clone()].to_owned();
        let describes = matches!(facet, Facet::Theme | Facet::Kind | Facet::Audience);
        if how == How::Everyday && describes {
            if named(facet, value) {
                continue;
            }
            let reason = Reason { words, facet, value };
            let known = |known: &Reason| (known.facet, known.value) == (facet, value);
            match reading.reasons.iter().position(known) {
                Some(at) if !reading.reasons[at].words.contains(&reason.words) => {
                    let words = &mut reading.reasons[at].words;
                    *words = format!("{words}, {}", reason.words);
                }
                None if reading.reasons.len() < REASONS_MAX => reading.reasons.push(reason),
                _ => {}
            }
            continue;
        }
        let filter = OfferedFilter::Value(facet, value);
        if reading.offers.len() < OFFERS_MAX && !reading.offers.iter().any(|offer| offer.filter == filter) {
            let selection = with_text(&selection.toggled(facet, value), &without_words(&selection.text, range));
            reading.offers.push(Offer { words, filter, selection });
        }
    }
    if let Some((range, most)) = &told.cost_max
        && selection.cost_max != Some(*most)
        && reading.offers.len() < OFFERS_MAX
    {
        let mut cheaper = with_text(selection, &without_words(&selection.text, range));
        cheaper.cost_max = Some(*most);
        let words = selection.text[range.clone()].to_owned();
        reading.offers.push(Offer { words, filter: OfferedFilter::CostMax(*most), selection: cheaper });
    }
    Ok(reading)
}

fn with_text(selection: &Selection, text: &str) -> Selection {
    let mut other = selection.clone();
    text.clone_into(&mut other.text);
    other.page = 1;
    other
}

/// A text without some of its words, nor a currency sign they leave behind.
fn without_words(text: &str, range: &Range<usize>) -> String {
    let (before, behind) = (&text[..range.start], text[range.end..].trim_start().trim_start_matches('€'));
    let parts = before.split_whitespace().chain(behind.split_whitespace());
    parts.collect::<Vec<_>>().join(" ")
}

/// The text with other words in the place of those that nothing has.
fn did_you_mean(
    index: &Index,
    selection: &Selection,
    respelled: &[(Range<usize>, String)],
) -> Result<Option<Suggested>, IndexError> {
    if respelled.is_empty() {
        return Ok(None);
    }
    let (mut text, mut at) = (String::new(), 0);
    for (range, form) in respelled {
        text.push_str(&selection.text[at..range.start]);
        text.push_str(&written(index, form)?);
        at = range.end;
    }
    text.push_str(&selection.text[at..]);
    let selection = with_text(selection, &text);
    Ok(Some(Suggested { text, selection }))
}

/// A form as it is written somewhere, accents and all.
fn written(index: &Index, form: &str) -> Result<String, IndexError> {
    let in_texts = written_within(index, None, form)?;
    Ok(in_texts.unwrap_or_else(|| of_vocabularies(index, form)))
}

/// A form as one of some rows writes it; of all rows where none are given. Nothing where none of them has it.
pub(crate) fn written_within(index: &Index, within: Option<&Bitmap>, form: &str) -> Result<Option<String>, IndexError> {
    let Some(id) = index.text.lexicon().find(form) else { return Ok(None) };
    let Some(row) = index.text.row_with(id, within)? else { return Ok(None) };
    let scheme = &index.catalogue().schemes()[row as usize];
    let note = scheme.audience_note.as_deref().unwrap_or_default();
    let texts = [&*scheme.title, &*scheme.summary, &*scheme.organiser, note];
    let found = texts.into_iter().find_map(|text| written_in(text, form));
    Ok(Some(found.unwrap_or_else(|| of_vocabularies(index, form))))
}

/// A form as a vocabulary writes it, or bare.
fn of_vocabularies(index: &Index, form: &str) -> String {
    index.spelling.find(form).and_then(|known| known.written.as_deref()).unwrap_or(form).to_owned()
}

/// The word of a text that folds to a form, in lower case unless it is all capitals.
fn written_in(text: &str, form: &str) -> Option<String> {
    let (mut scanner, mut group) = (Scanner::new(text), Group::default());
    while scanner.next(&mut group) {
        for (place, range) in group.places.iter().enumerate() {
            let mut words = group.forms().iter().filter(|form| form.place == place && form.kind == FormKind::Word);
            if words.clone().count() == 1 && words.any(|word| word.text == form) {
                let written = &text[range.clone()];
                let capitals = written.chars().filter(|c| c.is_uppercase()).count();
                return Some(if capitals > 1 { written.to_owned() } else { written.to_lowercase() });
            }
        }
    }
    None
}
