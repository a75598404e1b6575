//! How good the search is, in numbers: judged queries against what is found, and pairs of words that should or should not
//! meet. The command `repertoire eval` prints them, and the tests hold them to a floor.

use std::collections::{BTreeMap, HashMap, HashSet};

use repertoire_catalogue::{Locale, QUERY_KEY, Selection};

use crate::analysis::{FormKind, Group, Languages, Scanner, compound_parts, family};
use crate::query::Request;
use crate::{Index, IndexError};

/// How far down a list [`Measures::ndcg`] looks.
pub const NDCG_DEPTH: usize = 10;
/// How far down a list [`Measures::recall`] looks: one page.
pub const RECALL_DEPTH: usize = 25;

/// How good one list of hits is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measures {
    /// Normalised discounted cumulative gain of the first [`NDCG_DEPTH`], 0 to 1. The gain of a hit is its grade, its
    /// discount the binary logarithm of one more than its rank, as `trec_eval` has it.
    pub ndcg: f64,
    /// One by the rank of the first hit that has a grade; 0 without one.
    pub reciprocal_rank: f64,
    /// Share of the rows that have a grade which stand among the first [`RECALL_DEPTH`].
    pub recall: f64,
}

impl Measures {
    /// Measures hits, best first, by the grade of each of them and the grades of all rows that have one. Where nothing
    /// should come, a list is perfect when it is empty and worthless otherwise.
    #[must_use]
    pub fn of(hits: &[u8], judged: &[u8]) -> Self {
        let mut ideal: Vec<u8> = judged.iter().copied().filter(|&grade| grade > 0).collect();
        if ideal.is_empty() {
            let all = if hits.is_empty() { 1.0 } else { 0.0 };
            return Self { ndcg: all, reciprocal_rank: all, recall: all };
        }
        ideal.sort_unstable_by(|a, b| b.cmp(a));
        let gain = |grades: &[u8]| -> f64 {
            let discounted = |(at, &grade): (usize, &u8)| f64::from(grade) / (at as f64 + 2.0).log2();
            grades.iter().take(NDCG_DEPTH).enumerate().map(discounted).sum()
        };
        let first = hits.iter().position(|&grade| grade > 0);
        let found = hits.iter().take(RECALL_DEPTH).filter(|&&grade| grade > 0).count();
        Self {
            ndcg: gain(hits) / gain(&ideal),
            reciprocal_rank: first.map_or(0.0, |at| 1.0 / (at as f64 + 1.0)),
            recall: found as f64 / ideal.len() as f64,
        }
    }

    /// The mean of several; nothing of none.
    #[must_use]
    pub fn mean(all: &[Self]) -> Option<Self> {
        let count = all.len() as f64;
        let mean = |of: fn(&Self) -> f64| all.iter().map(of).sum::<f64>() / count;
        (!all.is_empty()).then(|| Self {
            ndcg: mean(|one| one.ndcg),
            reciprocal_rank: mean(|one| one.reciprocal_rank),
            recall: mean(|one| one.recall),
        })
    }
}

/// How many of the worst answered queries are told.
pub const WORST_MAX: usize = 10;
/// How many of the rows found are named for one of them.
pub const FOUND_NAMED_MAX: usize = 3;

/// A query with the grades that people gave to rows: 3 exactly this, 0 not at all. Without any, nothing should come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedQuery {
    /// What is typed.
    pub query: String,
    /// In which language.
    pub language: Locale,
    /// Grades by id of a scheme.
    pub grades: HashMap<String, u8>,
}

/// A query and how well it was answered.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasuredQuery {
    /// What is typed.
    pub query: String,
    /// In which language.
    pub language: Locale,
    /// How good the answer is.
    pub measures: Measures,
    /// How many rows came.
    pub total: usize,
    /// Ids of the first of them.
    pub found: Vec<Box<str>>,
}

/// How well queries were answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Relevance {
    /// Each query.
    pub queries: Vec<MeasuredQuery>,
    /// The means of all.
    pub means: Measures,
}

impl Relevance {
    /// Puts queries to an index; nothing without a query.
    pub fn of(index: &Index, judged: &[JudgedQuery]) -> Result<Option<Self>, IndexError> {
        let schemes = index.catalogue().schemes();
        let mut queries = Vec::with_capacity(judged.len());
        for of in judged {
            let (selection, _) = Selection::parse([(QUERY_KEY, of.query.as_str())], index.catalogue(), &[]);
            let rows = index.all_rows(&selection)?;
            let id = |row: &u32| schemes[*row as usize].id.as_str();
            let hits: Vec<u8> = rows.iter().map(|row| of.grades.get(id(row)).copied().unwrap_or(0)).collect();
            queries.push(MeasuredQuery {
                query: of.query.clone(),
                language: of.language,
                measures: Measures::of(&hits, &of.grades.values().copied().collect::<Vec<_>>()),
                total: rows.len(),
                found: rows.iter().take(FOUND_NAMED_MAX).map(|row| id(row).into()).collect(),
            });
        }
        let means = Measures::mean(&queries.iter().map(|query| query.measures).collect::<Vec<_>>());
        Ok(means.map(|means| Self { queries, means }))
    }

    /// The share of queries that nothing came for.
    #[must_use]
    pub fn silent_share(&self) -> f64 {
        self.queries.iter().filter(|query| query.total == 0).count() as f64 / self.queries.len() as f64
    }

    /// The worst answered queries, the worst first.
    pub fn worst(&self) -> impl Iterator<Item = &MeasuredQuery> {
        let mut worst: Vec<&MeasuredQuery> = self.queries.iter().collect();
        worst.sort_by(|a, b| {
            let (a, b) = (&a.measures, &b.measures);
            a.ndcg.total_cmp(&b.ndcg).then(a.recall.total_cmp(&b.recall))
        });
        worst.into_iter().take(WORST_MAX)
    }
}

/// Two words, and whether a search for one should find the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// One.
    pub left: String,
    /// The other.
    pub right: String,
    /// Whether they should meet.
    pub same: bool,
    /// What the pair is an example of.
    pub why: String,
}

/// Pairs of words, and which of them meet as they should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairs {
    /// Each pair, and whether it is right.
    pub pairs: Vec<(Pair, bool)>,
}

impl Pairs {
    /// Looks at pairs in some languages.
    #[must_use]
    pub fn of(pairs: Vec<Pair>, languages: Languages) -> Self {
        let judged = |pair: Pair| {
            let right = meet(&pair.left, &pair.right, languages) == pair.same;
            (pair, right)
        };
        Self { pairs: pairs.into_iter().map(judged).collect() }
    }

    /// How many are right.
    #[must_use]
    pub fn right(&self) -> usize {
        self.pairs.iter().filter(|(_, right)| *right).count()
    }

    /// Those that are wrong.
    pub fn wrong(&self) -> impl Iterator<Item = &Pair> {
        self.pairs.iter().filter(|(_, right)| !right).map(|(pair, _)| pair)
    }

    /// How many there are of each kind, and how many of these are right.
    #[must_use]
    pub fn by_why(&self) -> BTreeMap<&str, (usize, usize)> {
        let mut counts = BTreeMap::new();
        for (pair, right) in &self.pairs {
            let (all, rights) = counts.entry(pair.why.as_str()).or_insert((0, 0));
            (*all, *rights) = (*all + 1, *rights + usize::from(*right));
        }
        counts
    }
}

/// Whether two texts meet: a search for one finds a row in these languages that holds only the other, by forms, families
/// and compounds alone.
#[must_use]
pub fn meet(one: &str, other: &str, languages: Languages) -> bool {
    finds(one, other, languages) || finds(other, one, languages)
}

fn finds(query: &str, text: &str, languages: Languages) -> bool {
    let text = Held::new(text, languages);
    let request = Request::read(query);
    let asked: Vec<_> = request.words.iter().enumerate().filter(|(_, word)| !word.function).collect();
    let joined =
        |at: usize| request.joined.iter().any(|joined| joined.words.contains(&at) && text.has(&joined.form, languages));
    !asked.is_empty()
        && asked
            .iter()
            .all(|(at, word)| word.forms.iter().chain(&word.parts).any(|form| text.has(form, languages)) || joined(*at))
}

/// What a text is found by.
struct Held {
    forms: HashSet<String>,
    families: HashSet<(Locale, String)>,
    parts: HashSet<String>,
}

impl Held {
    fn new(text: &str, languages: Languages) -> Self {
        let mut held = Self { forms: HashSet::new(), families: HashSet::new(), parts: HashSet::new() };
        let (mut scanner, mut group) = (Scanner::new(text), Group::default());
        let mut last: Option<String> = None;
        while scanner.next(&mut group) {
            for form in group.forms() {
                held.families.extend(languages.iter().map(|of| (of, family(of, &form.text).into_owned())));
                if languages.contains(Locale::Nl) {
                    held.parts.extend(compound_parts(&form.text));
                }
                held.forms.insert(form.text.clone());
            }
            // Two words that are searched for as one are found where they follow each other.
            let first = group.forms().iter().find(|form| form.kind == FormKind::Word).map(|form| form.text.clone());
            held.forms.extend(last.take().zip(first.as_ref()).map(|(last, first)| format!("{last}{first}")));
            last = first;
        }
        held
    }

    fn has(&self, form: &str, languages: Languages) -> bool {
        self.forms.contains(form)
            || languages.iter().any(|of| self.families.contains(&(of, family(of, form).into_owned())))
            || (languages.contains(Locale::Nl) && self.parts.contains(&*family(Locale::Nl, form)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(hits: &[u8], judged: &[u8], ndcg: f64, reciprocal_rank: f64, recall: f64) {
        let measures = Measures::of(hits, judged);
        let near = |a: f64, b: f64| (a - b).abs() < 1e-4;
        assert!(near(measures.ndcg, ndcg), "{measures:?}");
        assert!(near(measures.reciprocal_rank, reciprocal_rank), "{measures:?}");
        assert!(near(measures.recall, recall), "{measures:?}");
    }

    #[test]
    fn measures_are_those_of_the_books() {
        check(&[3, 2, 1], &[1, 2, 3], 1.0, 1.0, 1.0);
        check(&[0, 3], &[3], 1.0 / 3f64.log2(), 0.5, 1.0);
        check(&[], &[3, 1], 0.0, 0.0, 0.0);
        check(&[1, 0, 3], &[3, 1], (1.0 + 3.0 / 2.0) / (3.0 + 1.0 / 3f64.log2()), 1.0, 1.0);
        check(&[], &[], 1.0, 1.0, 1.0);
        check(&[0], &[], 0.0, 0.0, 0.0);
        let mut late = vec![0; 25];
        late.push(3);
        check(&late, &[3], 0.0, 1.0 / 26.0, 0.0);
        assert_eq!(Measures::mean(&[]), None);
    }

    #[test]
    fn words_meet_by_forms_and_as_one_word() {
        let french = Languages::one(Locale::Fr);
        assert!(meet("burn-out", "burnout", french) && meet("burn out", "burnout", french));
        assert!(meet("acteur·rice·s", "actrices", french) && meet("S.S.M.", "ssm", french));
        assert!(!meet("l'égalité", "légalité", french) && !meet("", "mot", french));
    }
}
