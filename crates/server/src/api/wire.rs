//! What the API answers, key by key: the only place that names its JSON keys. These structs are the contract, the domain types are
//! not.

use std::borrow::Cow;

use repertoire_catalogue::{
    COST_MAX_KEY, Catalogue, Cost, CostUnit, Dropped, FACETS, Facet, Locale, QUERY_KEY, Scheme,
};
use repertoire_import::{Column, cell};
use repertoire_search::{OfferedFilter, Reading, Results, Suggestion, SuggestionGroup};
use serde::{Serialize, Serializer};

use super::json;
use crate::text::{self, text};

/// A page of results.
#[derive(Serialize)]
pub(crate) struct ListWire<'a> {
    total: u32,
    page: u32,
    pages: u32,
    par_page: usize,
    dispositifs: Vec<SchemeWire<'a>>,
    facettes: Facets<'a>,
    ignores: Vec<DroppedWire<'a>>,
    lecture: ReadingWire<'a>,
}

/// How the text was read.
#[derive(Serialize)]
pub(crate) struct ReadingWire<'a> {
    /// Few schemes have all words, and those with most of them come behind: how many have all. Else `null`.
    tous_les_mots: Option<u32>,
    exclus: &'a [String],
    inconnus: &'a [String],
    vouliez_vous_dire: Option<&'a str>,
    trouve_par: Vec<MeaningWire<'a>>,
    filtres: Vec<MeaningWire<'a>>,
}

/// Words of a text, and what they stand for.
#[derive(Serialize)]
pub(crate) struct MeaningWire<'a> {
    mots: &'a str,
    parametre: &'static str,
    valeur: Cow<'a, str>,
    libelle: Cow<'a, str>,
}

/// Completions of a text.
#[derive(Serialize)]
pub(crate) struct SuggestionsWire<'a> {
    pub(crate) suggestions: Vec<SuggestionWire<'a>>,
}

#[derive(Serialize)]
pub(crate) struct SuggestionWire<'a> {
    groupe: &'static str,
    /// The group in words, for people.
    genre: &'static str,
    texte: &'a str,
    /// What to ask for: a parameter of a search and its value; for a scheme, its id.
    parametre: &'static str,
    valeur: Cow<'a, str>,
}

/// The facets as one object, in their declared order.
pub(crate) struct Facets<'a>(Vec<(&'static str, Vec<ValueWire<'a>>)>);

impl Serialize for Facets<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, values)| (key, values)))
    }
}

/// One scheme: the columns of the file by name; what the page does not say is `null` or an empty list.
#[derive(Serialize)]
pub(crate) struct SchemeWire<'a> {
    id: &'a str,
    intitule: &'a str,
    r#type: &'a str,
    organisateur: &'a str,
    themes: Vec<&'a str>,
    resume: &'a str,
    public: Vec<&'a str>,
    public_precision: Option<&'a str>,
    cout: CostWire,
    langues: Vec<&'a str>,
    sur_site: Option<Cow<'a, str>>,
    format: Vec<&'a str>,
    commune: Option<Cow<'a, str>>,
    duree: Option<&'a str>,
    dates: Vec<String>,
    inscription: Option<&'a str>,
    url: &'a str,
    source: &'a str,
    verifie_le: Option<String>,
}

/// A cost, structured. Amounts in euro cents; `null` where there is none.
#[derive(Serialize)]
pub(crate) struct CostWire {
    classe: &'static str,
    min_cents: Option<u32>,
    max_cents: Option<u32>,
    unite: Option<&'static str>,
    libelle: String,
}

#[derive(Serialize)]
pub(crate) struct ValueWire<'a> {
    code: &'a str,
    libelle: &'a str,
    nombre: u32,
    choisi: bool,
}

#[derive(Serialize)]
pub(crate) struct DroppedWire<'a> {
    parametre: &'a str,
    valeur: &'a str,
    raison: String,
}

pub(crate) fn suggestion_wire<'a>(
    catalogue: &'a Catalogue,
    suggestion: &'a Suggestion,
    locale: Locale,
) -> SuggestionWire<'a> {
    let texte = &*suggestion.text;
    let genre = match suggestion.group {
        SuggestionGroup::Value(facet, _) => facet.decl().labels.get(locale),
        SuggestionGroup::Scheme(_) => text(locale).suggestion_scheme,
        SuggestionGroup::Word => text(locale).suggestion_word,
    };
    let (groupe, parametre, valeur) = match suggestion.group {
        SuggestionGroup::Value(facet, value) => {
            let key = facet.decl().key;
            (key, key, Cow::Borrowed(&*catalogue.values(facet).get(value).code))
        }
        SuggestionGroup::Scheme(row) => ("dispositif", "id", catalogue.schemes()[row as usize].id.as_str().into()),
        SuggestionGroup::Word => ("mot", QUERY_KEY, texte.into()),
    };
    SuggestionWire { groupe, genre, texte, parametre, valeur }
}

/// One page of results as JSON: what the API answers and `repertoire search --format json` prints.
#[must_use]
pub fn list_json(catalogue: &Catalogue, results: &Results, dropped: &[Dropped], locale: Locale) -> String {
    let facets = FACETS.iter().zip(&results.facets).map(|(decl, counts)| {
        let offered = catalogue.values(decl.facet);
        let values = counts.values.iter().map(|of| {
            let value = offered.get(of.value);
            ValueWire { code: &value.code, libelle: value.labels.get(locale), nombre: of.count, choisi: of.selected }
        });
        (decl.key, values.collect())
    });
    let dropped = dropped.iter().map(|pair| DroppedWire {
        parametre: &pair.key,
        valeur: &pair.value,
        raison: text::dropped(locale, pair),
    });
    json(&ListWire {
        total: results.total,
        page: results.page,
        pages: results.pages,
        par_page: results.page_rows,
        dispositifs: results
            .rows
            .iter()
            .map(|&row| scheme_wire(catalogue, &catalogue.schemes()[row as usize], locale))
            .collect(),
        facettes: Facets(facets.collect()),
        ignores: dropped.collect(),
        lecture: reading_wire(catalogue, &results.reading, locale),
    })
}

fn reading_wire<'a>(catalogue: &'a Catalogue, reading: &'a Reading, locale: Locale) -> ReadingWire<'a> {
    let value = |words: &'a str, facet: Facet, value: u32| {
        let of_value = catalogue.values(facet).get(value);
        MeaningWire {
            mots: words,
            parametre: facet.decl().key,
            valeur: Cow::Borrowed(&of_value.code),
            libelle: of_value.labels.get(locale).into(),
        }
    };
    let filters = reading.offers.iter().map(|offer| match offer.filter {
        OfferedFilter::Value(facet, index) => value(&offer.words, facet, index),
        OfferedFilter::CostMax(most) => MeaningWire {
            mots: &offer.words,
            parametre: COST_MAX_KEY,
            valeur: most.to_string().into(),
            libelle: (text(locale).cost_max_chip)(most).into(),
        },
    });
    ReadingWire {
        tous_les_mots: reading.relaxed,
        exclus: &reading.excluded,
        inconnus: &reading.unknown,
        vouliez_vous_dire: reading.did_you_mean.as_ref().map(|suggested| suggested.text.as_str()),
        trouve_par: reading.reasons.iter().map(|reason| value(&reason.words, reason.facet, reason.value)).collect(),
        filtres: filters.collect(),
    }
}

pub(crate) fn scheme_wire<'a>(catalogue: &'a Catalogue, scheme: &'a Scheme, locale: Locale) -> SchemeWire<'a> {
    let vocabulary = catalogue.vocabulary();
    let stated = |column| Some(cell(catalogue, scheme, column)).filter(|text| !text.is_empty());
    SchemeWire {
        id: scheme.id.as_str(),
        intitule: &scheme.title,
        r#type: vocabulary.kinds.code(scheme.kind),
        organisateur: &scheme.organiser,
        themes: scheme.themes.iter().map(|&code| vocabulary.themes.code(code)).collect(),
        resume: &scheme.summary,
        public: scheme.audiences.iter().map(|&code| vocabulary.audiences.code(code)).collect(),
        public_precision: scheme.audience_note.as_deref(),
        cout: cost_wire(scheme.cost, locale),
        langues: scheme.languages.iter().map(|&code| vocabulary.languages.code(code)).collect(),
        sur_site: stated(Column::OnSite),
        format: scheme.formats.iter().map(|&code| vocabulary.formats.code(code)).collect(),
        commune: stated(Column::Place),
        duree: scheme.duration.as_deref(),
        dates: scheme.dates.iter().map(ToString::to_string).collect(),
        inscription: scheme.registration.as_ref().map(repertoire_catalogue::Registration::as_str),
        url: scheme.url.as_str(),
        source: scheme.source.as_str(),
        verifie_le: scheme.verified.map(|date| date.to_string()),
    }
}

fn cost_wire(cost: Cost, locale: Locale) -> CostWire {
    let (min, max, unit) = match cost {
        Cost::Amount { min, max, unit } => (Some(min.0), Some(max.0), unit.map(CostUnit::as_cell)),
        Cost::Free => (Some(0), Some(0), None),
        Cost::Included | Cost::OnQuotation | Cost::NotStated => (None, None, None),
    };
    CostWire {
        classe: cost.class().code(),
        min_cents: min,
        max_cents: max,
        unite: unit,
        libelle: (text(locale).cost_words)(cost),
    }
}

/// One row, with the keys of the API.
pub(crate) fn scheme_json(catalogue: &Catalogue, row: usize, locale: Locale) -> String {
    json(&scheme_wire(catalogue, &catalogue.schemes()[row], locale))
}
