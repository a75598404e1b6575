//! How good the search is, in numbers: judged queries against what is found, and pairs of words that should or should not
//! meet. The command `repertoire eval` prints them, and the tests hold them to a floor.

use crate::analysis::{FormKind, Group, Languages, Scanner, compound_parts, family};
use crate::query::Request;
use repertoire_catalogue::Locale;
use std::collections::HashSet;

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
