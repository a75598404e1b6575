//! What the API answers, key by key: the only place that names its JSON keys. These structs are the contract, the domain types are
//! not.

use std::borrow::Cow;
use std::fmt::Write;

use repertoire_catalogue::{
    COST_MAX_KEY, Catalogue, Cost, CostUnit, Dropped, FACETS, Facet, FacetDecl, Labels, Locale, QUERY_KEY, Scheme,
};
use repertoire_import::{Column, Diff, cell};
use repertoire_search::{OfferedFilter, Reading, Results, Suggestion, SuggestionGroup, ValueCount};
use serde::{Serialize, Serializer};
use utoipa::ToSchema;

use super::json;
use super::kept::KeptJson;
use crate::text::{self, text};

/// A page of results.
#[derive(Serialize, ToSchema)]
#[schema(as = Liste)]
pub(crate) struct ListWire<'a> {
    total: u32,
    page: u32,
    pages: u32,
    par_page: usize,
    dispositifs: Vec<SchemeWire<'a>>,
    #[schema(value_type = std::collections::BTreeMap<String, Vec<ValueWire<'a>>>)]
    facettes: Facets<'a>,
    ignores: Vec<DroppedWire<'a>>,
    lecture: ReadingWire<'a>,
}

/// What one can filter by, without the rows.
#[derive(Serialize, ToSchema)]
#[schema(as = Facettes)]
pub(crate) struct FacetsWire<'a> {
    total: u32,
    facettes: Vec<FacetWire<'a>>,
    ignores: Vec<DroppedWire<'a>>,
    lecture: ReadingWire<'a>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = Facette)]
pub(crate) struct FacetWire<'a> {
    parametre: &'static str,
    libelle: &'static str,
    valeurs: Vec<ValueWire<'a>>,
}

/// How the text was read.
#[derive(Serialize, ToSchema)]
#[schema(as = Lecture)]
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
#[derive(Serialize, ToSchema)]
#[schema(as = Sens)]
pub(crate) struct MeaningWire<'a> {
    mots: &'a str,
    parametre: &'static str,
    valeur: Cow<'a, str>,
    libelle: Cow<'a, str>,
}

/// Completions of a text.
#[derive(Serialize, ToSchema)]
#[schema(as = Suggestions)]
pub(crate) struct SuggestionsWire<'a> {
    pub(crate) suggestions: Vec<SuggestionWire<'a>>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = Suggestion)]
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
#[derive(Serialize, ToSchema)]
#[schema(as = Dispositif)]
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
#[derive(Serialize, ToSchema)]
#[schema(as = Cout)]
pub(crate) struct CostWire {
    classe: &'static str,
    min_cents: Option<u32>,
    max_cents: Option<u32>,
    unite: Option<&'static str>,
    libelle: String,
}

#[derive(Serialize, ToSchema)]
#[schema(as = Valeur)]
pub(crate) struct ValueWire<'a> {
    code: &'a str,
    libelle: &'a str,
    nombre: u32,
    choisi: bool,
}

#[derive(Serialize, ToSchema)]
#[schema(as = Ignore)]
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
        facettes: Facets(values_wire(catalogue, results, locale).map(|(decl, values)| (decl.key, values)).collect()),
        ignores: dropped_wire(dropped, locale),
        lecture: reading_wire(catalogue, &results.reading, locale),
    })
}

/// Room for a page of results: one that grows to it by doubling is copied nine times.
const LIST_BYTES_USUAL: usize = 64 * 1024;

/// The same, byte for byte, put together from schemes and values that were written before: they are the same from list to list, and
/// writing them is three quarters of the time that one takes.
pub(super) fn list_json_kept(
    catalogue: &Catalogue,
    kept: &KeptJson,
    results: &Results,
    dropped: &[Dropped],
    locale: Locale,
) -> String {
    let Results { total, page, pages, page_rows, .. } = results;
    let mut list = String::with_capacity(LIST_BYTES_USUAL);
    // Numbers, and texts that are JSON already. Writing to a `String` never fails.
    let _ = write!(list, r#"{{"total":{total},"page":{page},"pages":{pages},"par_page":{page_rows},"dispositifs":["#);
    for (at, &row) in results.rows.iter().enumerate() {
        list.push_str(if at > 0 { "," } else { "" });
        list.push_str(&kept.scheme(catalogue, row, locale));
    }
    list.push_str(r#"],"facettes":{"#);
    for (at, counts) in results.facets.iter().enumerate() {
        let _ = write!(list, r#"{}"{}":["#, if at > 0 { "," } else { "" }, counts.facet.decl().key);
        kept.values(catalogue, counts, locale, &mut list);
        list.push(']');
    }
    list.push_str(r#"},"ignores":"#);
    list.push_str(&json(&dropped_wire(dropped, locale)));
    list.push_str(r#","lecture":"#);
    list.push_str(&json(&reading_wire(catalogue, &results.reading, locale)));
    list.push('}');
    list
}

/// The facets of the same results, without their rows.
pub(super) fn facets_json(catalogue: &Catalogue, results: &Results, dropped: &[Dropped], locale: Locale) -> String {
    let facet = |(decl, valeurs): (&'static FacetDecl, _)| FacetWire {
        parametre: decl.key,
        libelle: decl.labels.get(locale),
        valeurs,
    };
    json(&FacetsWire {
        total: results.total,
        facettes: values_wire(catalogue, results, locale).map(facet).collect(),
        ignores: dropped_wire(dropped, locale),
        lecture: reading_wire(catalogue, &results.reading, locale),
    })
}

fn values_wire<'a>(
    catalogue: &'a Catalogue,
    results: &'a Results,
    locale: Locale,
) -> impl Iterator<Item = (&'static FacetDecl, Vec<ValueWire<'a>>)> {
    FACETS.iter().zip(&results.facets).map(move |(decl, counts)| {
        (decl, counts.values.iter().map(|of| value_wire(catalogue, decl.facet, of, locale)).collect())
    })
}

pub(super) fn value_wire<'a>(catalogue: &'a Catalogue, facet: Facet, of: &ValueCount, locale: Locale) -> ValueWire<'a> {
    let value = catalogue.values(facet).get(of.value);
    ValueWire { code: &value.code, libelle: value.labels.get(locale), nombre: of.count, choisi: of.selected }
}

fn dropped_wire(dropped: &[Dropped], locale: Locale) -> Vec<DroppedWire<'_>> {
    let told = dropped.iter().map(|pair| DroppedWire {
        parametre: &pair.key,
        valeur: &pair.value,
        raison: text::dropped(locale, pair),
    });
    told.collect()
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

/// A text in the three languages.
#[derive(Serialize, ToSchema)]
#[schema(as = Libelles)]
pub(crate) struct LabelsWire<'a> {
    fr: &'a str,
    nl: &'a str,
    en: &'a str,
}

impl<'a> LabelsWire<'a> {
    pub(super) fn of(labels: &'a Labels) -> Self {
        let [fr, nl, en] = Locale::ALL.map(|locale| labels.get(locale));
        Self { fr, nl, en }
    }
}

/// The vocabularies there are.
#[derive(Serialize, ToSchema)]
#[schema(as = Vocabulaires)]
pub(crate) struct VocabulariesWire {
    pub(super) vocabulaires: Vec<VocabularyHeadWire>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = VocabulaireResume)]
pub(crate) struct VocabularyHeadWire {
    /// The parameter that takes its codes.
    pub(super) nom: &'static str,
    pub(super) libelles: LabelsWire<'static>,
    pub(super) nombre: usize,
}

/// One vocabulary.
#[derive(Serialize, ToSchema)]
#[schema(as = Vocabulaire)]
pub(crate) struct VocabularyWire<'a> {
    pub(super) nom: &'static str,
    pub(super) libelles: LabelsWire<'static>,
    pub(super) valeurs: Vec<TermWire<'a>>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = Terme)]
pub(crate) struct TermWire<'a> {
    pub(super) code: &'a str,
    pub(super) libelles: LabelsWire<'a>,
    /// Of a type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) objectif: Option<&'a str>,
    /// Of a type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) role: Option<&'a str>,
    /// Of a commune.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) bassins: Option<Vec<&'a str>>,
}

/// Releases, newest first.
#[derive(Serialize, ToSchema)]
#[schema(as = Versions)]
pub(crate) struct ReleasesWire {
    pub(super) total: u32,
    pub(super) page: u32,
    pub(super) pages: u32,
    pub(super) par_page: u32,
    pub(super) versions: Vec<ReleaseWire>,
}

/// What is said of a release, but for who published it and why. All but its number is `null` where that can't be read.
#[derive(Clone, Serialize, ToSchema)]
#[schema(as = Version)]
pub(crate) struct ReleaseWire {
    pub(super) numero: u32,
    pub(super) publiee_le: Option<String>,
    pub(super) lignes: Option<usize>,
    pub(super) parent: Option<u32>,
    pub(super) restaure: Option<u32>,
}

/// What a release changes in another, a page of it.
#[derive(Serialize, ToSchema)]
#[schema(as = Changements)]
pub(crate) struct ChangesWire<'a> {
    depuis: u32,
    jusqu_a: u32,
    nombres: ChangeCountsWire,
    pub(super) page: u32,
    pub(super) pages: u32,
    par_page: usize,
    nouveaux: &'a [NamedWire],
    modifies: &'a [ChangedSchemeWire],
    retires: &'a [NamedWire],
}

#[derive(Clone, Copy, Serialize, ToSchema)]
#[schema(as = Nombres)]
pub(crate) struct ChangeCountsWire {
    nouveaux: usize,
    modifies: usize,
    retires: usize,
    inchanges: usize,
}

/// A scheme by its id and its title.
#[derive(Serialize, ToSchema)]
#[schema(as = Nom)]
pub(crate) struct NamedWire {
    id: Box<str>,
    intitule: Box<str>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = Modification)]
pub(crate) struct ChangedSchemeWire {
    id: Box<str>,
    intitule: Box<str>,
    champs: Vec<ChangedCellWire>,
}

/// A cell before and after, as the catalogue file writes it; empty where it says nothing.
#[derive(Serialize, ToSchema)]
#[schema(as = Champ)]
pub(crate) struct ChangedCellWire {
    colonne: &'static str,
    avant: Box<str>,
    apres: Box<str>,
}

/// What a release changes in another: all of it, without the two catalogues.
pub(crate) struct Changes {
    added: Vec<NamedWire>,
    changed: Vec<ChangedSchemeWire>,
    removed: Vec<NamedWire>,
    unchanged: usize,
}

impl Changes {
    pub(super) fn new(diff: &Diff, before: &Catalogue, after: &Catalogue) -> Self {
        let named = |catalogue: &Catalogue, places: &[usize]| -> Vec<NamedWire> {
            let schemes = places.iter().map(|&at| &catalogue.schemes()[at]);
            schemes.map(|scheme| NamedWire { id: scheme.id.as_str().into(), intitule: scheme.title.clone() }).collect()
        };
        let changed = diff.changed.iter().map(|scheme| {
            let cells = scheme.fields.iter().map(|field| ChangedCellWire {
                colonne: field.column.header(),
                avant: field.before.clone(),
                apres: field.after.clone(),
            });
            ChangedSchemeWire {
                id: scheme.id.as_str().into(),
                intitule: after.schemes()[scheme.places.1].title.clone(),
                champs: cells.collect(),
            }
        });
        Self {
            added: named(after, &diff.added),
            changed: changed.collect(),
            removed: named(before, &diff.removed),
            unchanged: diff.unchanged,
        }
    }

    /// Bytes that it takes in memory, roughly.
    pub(super) fn bytes(&self) -> usize {
        /// Of a scheme or a cell besides its texts.
        const EACH: usize = 80;
        let named = |schemes: &[NamedWire]| -> usize {
            schemes.iter().map(|scheme| EACH + scheme.id.len() + scheme.intitule.len()).sum()
        };
        let cells = |cells: &[ChangedCellWire]| -> usize {
            cells.iter().map(|cell| EACH + cell.avant.len() + cell.apres.len()).sum()
        };
        let changed = self.changed.iter().map(|of| EACH + of.id.len() + of.intitule.len() + cells(&of.champs));
        EACH + named(&self.added) + changed.sum::<usize>() + named(&self.removed)
    }

    /// One page of it: what is new, then what changed, then what went. Beyond the last page, the last one.
    pub(super) fn page(&self, since: u32, until: u32, page: u32, page_max: usize) -> ChangesWire<'_> {
        /// What of a part falls into a stretch of all parts, one behind the other.
        fn within<T>(part: &[T], begins: usize, from: usize, to: usize) -> &[T] {
            let place = |at: usize| at.saturating_sub(begins).min(part.len());
            &part[place(from)..place(to)]
        }
        let (added, changed) = (self.added.len(), self.changed.len());
        let all = added + changed + self.removed.len();
        let pages = all.div_ceil(page_max).max(1) as u32;
        let page = page.clamp(1, pages);
        let from = (page as usize - 1) * page_max;
        let to = from + page_max;
        ChangesWire {
            depuis: since,
            jusqu_a: until,
            nombres: ChangeCountsWire {
                nouveaux: added,
                modifies: changed,
                retires: self.removed.len(),
                inchanges: self.unchanged,
            },
            page,
            pages,
            par_page: page_max,
            nouveaux: within(&self.added, 0, from, to),
            modifies: within(&self.changed, added, from, to),
            retires: within(&self.removed, added + changed, from, to),
        }
    }
}

/// Whether the API is well.
#[derive(Serialize, ToSchema)]
#[schema(as = Sante)]
pub(crate) struct HealthWire {
    pub(super) statut: &'static str,
    pub(super) version: Option<u32>,
    pub(super) publiee_le: Option<String>,
    pub(super) lignes: usize,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn changes(added: usize, changed: usize, removed: usize) -> Changes {
        let mut ids = (0..).map(|at: usize| at.to_string().into_boxed_str());
        let mut named = |count| -> Vec<NamedWire> {
            ids.by_ref().take(count).map(|id| NamedWire { id, intitule: "".into() }).collect()
        };
        let (added, middle, removed) = (named(added), named(changed), named(removed));
        let changed =
            middle.into_iter().map(|of| ChangedSchemeWire { id: of.id, intitule: of.intitule, champs: Vec::new() });
        Changes { added, changed: changed.collect(), removed, unchanged: 0 }
    }

    proptest! {
        #[test]
        fn the_pages_together_are_all_changes_once(added in 0..9_usize, changed in 0..9_usize, removed in 0..9_usize, most in 1..5_usize) {
            let all = changes(added, changed, removed);
            let pages = all.page(1, 2, 1, most).pages;
            let mut found = [Vec::new(), Vec::new(), Vec::new()];
            for page in 1..=pages {
                let of = all.page(1, 2, page, most);
                prop_assert!(of.nouveaux.len() + of.modifies.len() + of.retires.len() <= most);
                found[0].extend(of.nouveaux.iter().map(|scheme| &scheme.id));
                found[1].extend(of.modifies.iter().map(|scheme| &scheme.id));
                found[2].extend(of.retires.iter().map(|scheme| &scheme.id));
            }
            prop_assert_eq!(found.each_ref().map(Vec::len), [added, changed, removed]);
            let ids: Vec<usize> = found.concat().iter().map(|id| id.parse().expect("a number")).collect();
            prop_assert_eq!(ids, (0..added + changed + removed).collect::<Vec<_>>());
            prop_assert_eq!(all.page(1, 2, u32::MAX, most).page, pages);
        }
    }
}
