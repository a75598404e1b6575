//! What the command line prints as JSON: reports, comparisons, measurements. No address answers them; their keys are French like those of
//! the API, and just as much a contract.

use std::collections::BTreeMap;

use repertoire_catalogue::{Catalogue, Locale};
use repertoire_import::{
    Delimiter, Diff, Encoding, Layout, Problem as ImportProblem, Report, Severity, VocabularyProblem, VocabularyReport,
    letters,
};
use repertoire_search::analysis::Token;
use repertoire_search::eval::{MeasuredQuery, Pairs, Relevance};
use serde::Serialize;

use super::json;

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
