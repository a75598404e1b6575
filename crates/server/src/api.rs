//! The same results as JSON. The only place that names JSON keys: these structs are the contract, the domain types are not.

use std::borrow::Cow;
use std::collections::BTreeMap;

use axum::body::Body;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Response, Uri};
use axum::response::IntoResponse;
use repertoire_catalogue::{
    COST_MAX_KEY, Catalogue, Cost, CostUnit, Dropped, DroppedWhy, FACETS, Facet, Locale, QUERY_KEY, Scheme,
};
use repertoire_import::{
    Column, Delimiter, Diff, Encoding, Layout, Problem as ImportProblem, Report, Severity, VocabularyProblem,
    VocabularyReport, cell, letters,
};
use repertoire_search::analysis::Token;
use repertoire_search::eval::{MeasuredQuery, Pairs, Relevance};
use repertoire_search::{OfferedFilter, Reading, Results, Suggestion, SuggestionGroup};
use serde::{Serialize, Serializer};

use crate::answer::{Answer, Key, answer};
use crate::error::Problem;
use crate::extract::{Id, selection};
use crate::state::AppState;
use crate::text::{self, text};

const JSON: &str = "application/json";
/// Language of labels and reasons.
const LANG_KEY: &str = "lang";

/// A page of results.
#[derive(Serialize)]
struct ListWire<'a> {
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
struct ReadingWire<'a> {
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
struct MeaningWire<'a> {
    mots: &'a str,
    parametre: &'static str,
    valeur: Cow<'a, str>,
    libelle: Cow<'a, str>,
}

/// A text, analysed.
#[derive(Serialize)]
struct AnalysisWire<'a> {
    tokens: Vec<TokenWire<'a>>,
}

#[derive(Serialize)]
struct TokenWire<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    terms: Vec<String>,
}

/// How well judged queries are answered.
#[derive(Serialize)]
struct RelevanceWire<'a> {
    requetes: usize,
    ndcg_10: f64,
    rr: f64,
    rappel_25: f64,
    sans_reponse: f64,
    pires: Vec<QueryWire<'a>>,
}

#[derive(Serialize)]
struct QueryWire<'a> {
    requete: &'a str,
    lang: &'a str,
    ndcg_10: f64,
    rr: f64,
    rappel_25: f64,
    trouves: Vec<&'a str>,
}

/// How many pairs of words meet as judged.
#[derive(Serialize)]
struct PairsWire<'a> {
    paires: usize,
    justes: usize,
    part_justes: f64,
    par_motif: BTreeMap<&'a str, WhyWire>,
    fausses: Vec<PairWire<'a>>,
}

#[derive(Serialize)]
struct WhyWire {
    paires: usize,
    justes: usize,
    part_justes: f64,
}

#[derive(Serialize)]
struct PairWire<'a> {
    left: &'a str,
    right: &'a str,
    expect: &'static str,
    why: &'a str,
}

/// Completions of a text.
#[derive(Serialize)]
struct SuggestionsWire<'a> {
    suggestions: Vec<SuggestionWire<'a>>,
}

#[derive(Serialize)]
struct SuggestionWire<'a> {
    groupe: &'static str,
    /// The group in words, for people.
    genre: &'static str,
    texte: &'a str,
    /// What to ask for: a parameter of a search and its value; for a scheme, its id.
    parametre: &'static str,
    valeur: Cow<'a, str>,
}

/// The facets as one object, in their declared order.
struct Facets<'a>(Vec<(&'static str, Vec<ValueWire<'a>>)>);

impl Serialize for Facets<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, values)| (key, values)))
    }
}

/// One scheme: the columns of the file by name; what the page does not say is `null` or an empty list.
#[derive(Serialize)]
struct SchemeWire<'a> {
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
struct CostWire {
    classe: &'static str,
    min_cents: Option<u32>,
    max_cents: Option<u32>,
    unite: Option<&'static str>,
    libelle: String,
}

#[derive(Serialize)]
struct ValueWire<'a> {
    code: &'a str,
    libelle: &'a str,
    nombre: u32,
    choisi: bool,
}

#[derive(Serialize)]
struct DroppedWire<'a> {
    parametre: &'a str,
    valeur: &'a str,
    raison: String,
}

#[derive(Serialize)]
struct ProblemWire {
    statut: u16,
    erreur: &'static str,
}

/// An import report.
#[derive(Serialize)]
struct ReportWire<'a> {
    lus: usize,
    gardes: usize,
    ecartes: usize,
    lecture: LayoutWire,
    erreurs: Vec<ImportProblemWire<'a>>,
    avertissements: Vec<ImportProblemWire<'a>>,
    /// What was read otherwise than it is written.
    lectures: Vec<ImportProblemWire<'a>>,
    vocabulaire: Vec<VocabularyRemarkWire<'a>>,
}

/// What a file was taken for.
#[derive(Serialize)]
struct LayoutWire {
    encodage: Option<&'static str>,
    separateur: Option<&'static str>,
    feuille: Option<String>,
    feuilles: Vec<String>,
    ligne_entete: u32,
    /// Each column of the file by its name, or its letters where it has none, and the column that it was taken for.
    colonnes: BTreeMap<String, Option<&'static str>>,
}

/// A remark on the words for the search.
#[derive(Serialize)]
struct VocabularyRemarkWire<'a> {
    fichier: &'static str,
    ligne: Option<u32>,
    colonne: Option<&'static str>,
    valeur: &'a str,
    message: String,
}

#[derive(Serialize)]
struct ImportProblemWire<'a> {
    ligne: u32,
    colonne: Option<&'a str>,
    cellule: Option<String>,
    valeur: &'a str,
    message: String,
    attendu: Option<String>,
    suggestion: Option<&'a str>,
}

/// `GET /api/v1/dispositifs`
pub(crate) async fn list(
    State(state): State<AppState>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response<Body>, Problem> {
    let (release, (locale, unknown)) = (state.release(), locale(&uri, state.0.locale));
    let (selection, mut dropped) = selection(&uri, release.catalogue(), &[LANG_KEY]);
    dropped.extend(unknown);
    let address = format!("api {} {}", locale.tag(), selection.to_query(release.catalogue()));
    answer(&headers, Key::telling(&release, &state.ctx(locale), &address, &dropped), &state.0.cache, || {
        let results = release.index.search(&selection)?;
        Ok(Answer::new(JSON, list_json(release.catalogue(), &results, &dropped, locale)))
    })
}

/// `GET /api/v1/suggestions`
pub(crate) async fn suggestions(
    State(state): State<AppState>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response<Body>, Problem> {
    let (release, (locale, _)) = (state.release(), locale(&uri, state.0.locale));
    let mut pairs = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    let typed = pairs.find(|(key, _)| key == QUERY_KEY).map(|(_, value)| value).unwrap_or_default();
    let key = Key::new(&release, &state.ctx(locale), &format!("api {} suggestions {typed}", locale.tag()));
    answer(&headers, key, &state.0.cache, || {
        let suggestions = release.index.suggest(&typed, locale)?;
        let catalogue = release.catalogue();
        let suggestions = suggestions.iter().map(|of| suggestion_wire(catalogue, of, locale)).collect();
        Ok(Answer::new(JSON, json(&SuggestionsWire { suggestions })))
    })
}

fn suggestion_wire<'a>(catalogue: &'a Catalogue, suggestion: &'a Suggestion, locale: Locale) -> SuggestionWire<'a> {
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

/// `GET /api/v1/dispositifs/{id}`
pub(crate) async fn one(
    Id(id): Id,
    State(state): State<AppState>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response<Body>, Problem> {
    let (release, (locale, _)) = (state.release(), locale(&uri, state.0.locale));
    let row = release.catalogue().row(&id).ok_or(Problem::NotFound)?;
    let key = Key::new(&release, &state.ctx(locale), &format!("api {} dispositifs/{id}", locale.tag()));
    answer(&headers, key, &state.0.cache, || {
        Ok(Answer::new(JSON, json(&scheme_wire(release.catalogue(), &release.catalogue().schemes()[row], locale))))
    })
}

/// The language asked for by `?lang=`, and what was asked for if it is none of ours. Another one is the default: labels
/// are all that it changes.
fn locale(uri: &Uri, otherwise: Locale) -> (Locale, Option<Dropped>) {
    let mut pairs = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    let Some((_, tag)) = pairs.find(|(key, value)| key == LANG_KEY && !value.is_empty()) else {
        return (otherwise, None);
    };
    match Locale::from_tag(&tag) {
        Some(locale) => (locale, None),
        None => (otherwise, Some(Dropped::new(LANG_KEY, &tag, DroppedWhy::UnknownValue))),
    }
}

/// A problem as JSON.
pub(crate) fn problem(problem: Problem) -> impl IntoResponse {
    let erreur = match problem {
        Problem::NotFound => "introuvable",
        Problem::BadRequest => "adresse illisible",
        Problem::UrlTooLong => "adresse trop longue",
        Problem::WrongMethod => "lecture seule",
        Problem::Failed => "erreur interne",
        // Of the staff area, which has no address below `/api/`.
        _ => "refusé",
    };
    ([(CONTENT_TYPE, JSON)], json(&ProblemWire { statut: problem.status().as_u16(), erreur }))
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

/// An analysed text as JSON: what `repertoire analyze --json` prints.
#[must_use]
pub fn analysis_json(text: &str, tokens: &[Token]) -> String {
    let wire = |token: &Token| TokenWire {
        text: &text[token.range.clone()],
        start: token.range.start,
        end: token.range.end,
        terms: token.terms(),
    };
    json(&AnalysisWire { tokens: tokens.iter().map(wire).collect() })
}

/// How well judged queries are answered, as JSON: what `repertoire eval --json` prints.
#[must_use]
pub fn relevance_json(relevance: &Relevance) -> String {
    json(&RelevanceWire {
        requetes: relevance.queries.len(),
        ndcg_10: relevance.means.ndcg,
        rr: relevance.means.reciprocal_rank,
        rappel_25: relevance.means.recall,
        sans_reponse: relevance.silent_share(),
        pires: relevance.worst().map(query_wire).collect(),
    })
}

/// How pairs of words meet, as JSON: what `repertoire eval --pairs --json` prints.
#[must_use]
pub fn pairs_json(pairs: &Pairs) -> String {
    let why = |(why, (all, right))| (why, WhyWire { paires: all, justes: right, part_justes: share(right, all) });
    let wrong = pairs.wrong().map(|pair| PairWire {
        left: &pair.left,
        right: &pair.right,
        expect: if pair.same { "same" } else { "differ" },
        why: &pair.why,
    });
    let right = pairs.right();
    json(&PairsWire {
        paires: pairs.pairs.len(),
        justes: right,
        part_justes: share(right, pairs.pairs.len()),
        par_motif: pairs.by_why().into_iter().map(why).collect(),
        fausses: wrong.collect(),
    })
}

fn query_wire(query: &MeasuredQuery) -> QueryWire<'_> {
    QueryWire {
        requete: &query.query,
        lang: query.language.tag(),
        ndcg_10: query.measures.ndcg,
        rr: query.measures.reciprocal_rank,
        rappel_25: query.measures.recall,
        trouves: query.found.iter().map(|id| &**id).collect(),
    }
}

fn share(part: usize, all: usize) -> f64 {
    part as f64 / all as f64
}

/// An import report as JSON: what `repertoire check --format json` prints.
#[must_use]
pub fn report_json(report: &Report, layout: &Layout, remarks: &VocabularyReport, locale: Locale) -> String {
    let of = |severity: Severity| {
        let problems = report.problems.iter().filter(move |problem| problem.severity == severity);
        problems.map(|problem| import_problem_wire(problem, locale)).collect()
    };
    json(&ReportWire {
        lus: report.read,
        gardes: report.kept,
        ecartes: report.left_out,
        lecture: layout_wire(layout),
        erreurs: of(Severity::Error),
        avertissements: of(Severity::Warning),
        lectures: of(Severity::Note),
        vocabulaire: remarks.problems.iter().map(|problem| remark_wire(problem, locale)).collect(),
    })
}

/// What a catalogue changes in another.
#[derive(Serialize)]
struct DiffWire<'a> {
    nouveaux: Vec<&'a str>,
    modifies: Vec<ChangedWire<'a>>,
    retires: Vec<&'a str>,
    inchanges: usize,
    /// Whether so many go that publishing asks for their number.
    a_confirmer: bool,
}

#[derive(Serialize)]
struct ChangedWire<'a> {
    id: &'a str,
    champs: Vec<ChangedFieldWire<'a>>,
}

#[derive(Serialize)]
struct ChangedFieldWire<'a> {
    colonne: &'static str,
    avant: &'a str,
    apres: &'a str,
}

/// A comparison as JSON: what `repertoire diff --format json` prints.
#[must_use]
pub fn diff_json(diff: &Diff, before: &Catalogue, after: &Catalogue) -> String {
    fn ids<'a>(catalogue: &'a Catalogue, places: &[usize]) -> Vec<&'a str> {
        places.iter().map(|&at| catalogue.schemes()[at].id.as_str()).collect()
    }
    json(&DiffWire {
        nouveaux: ids(after, &diff.added),
        modifies: diff
            .changed
            .iter()
            .map(|scheme| ChangedWire {
                id: scheme.id.as_str(),
                champs: scheme
                    .fields
                    .iter()
                    .map(|field| ChangedFieldWire {
                        colonne: field.column.header(),
                        avant: &field.before,
                        apres: &field.after,
                    })
                    .collect(),
            })
            .collect(),
        retires: ids(before, &diff.removed),
        inchanges: diff.unchanged,
        a_confirmer: diff.asks_to_confirm(),
    })
}

fn layout_wire(layout: &Layout) -> LayoutWire {
    let mut columns = BTreeMap::new();
    for of in &layout.columns {
        let known = of.column.map(|(column, _)| column.header());
        let named = !of.header.is_empty() && !columns.contains_key(&of.header);
        columns.insert(if named { of.header.clone() } else { letters(of.index) }, known);
    }
    LayoutWire {
        encodage: layout.encoding.map(Encoding::name),
        separateur: layout.delimiter.map(Delimiter::name),
        feuille: layout.sheet.clone(),
        feuilles: layout.sheets.clone(),
        ligne_entete: layout.header_row,
        colonnes: columns,
    }
}

fn remark_wire(problem: &VocabularyProblem, locale: Locale) -> VocabularyRemarkWire<'_> {
    VocabularyRemarkWire {
        fichier: problem.file,
        ligne: problem.row,
        colonne: problem.column,
        valeur: &problem.value,
        message: problem.message(locale),
    }
}

fn import_problem_wire(problem: &ImportProblem, locale: Locale) -> ImportProblemWire<'_> {
    ImportProblemWire {
        ligne: problem.row,
        colonne: problem.column.as_ref().map(|column| column.header.as_str()),
        cellule: problem.cell(),
        valeur: &problem.value,
        message: problem.message(locale),
        attendu: problem.expected(locale),
        suggestion: problem.suggestion.as_deref(),
    }
}

fn scheme_wire<'a>(catalogue: &'a Catalogue, scheme: &'a Scheme, locale: Locale) -> SchemeWire<'a> {
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

fn json(wire: &impl Serialize) -> String {
    // Our wire structs hold texts, numbers and lists of them: there is nothing that JSON can't say.
    serde_json::to_string(wire).unwrap_or_default()
}
