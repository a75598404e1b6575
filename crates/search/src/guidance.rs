//! The guided choice: from the answers to four plain questions to the schemes that fit, each with what fits and what does
//! not, criterion by criterion.
//!
//! What a page does not state is neither a yes nor a no: a row of which one criterion is not stated may fit, and stands
//! apart from those that fit and from those that do not. Each criterion is two sets of values of one facet, those that fit
//! and those that leave it open, so that the sets of rows of the index answer it, however long the list.

use repertoire_catalogue::{
    Catalogue, Code, CostClass, DeliveryLanguage, Facet, NOT_STATED, OBJECTIVE_KNOWLEDGE, OnSite, Selection, Sort,
    Theme,
};

use crate::Index;
use crate::bitmap::Bitmap;

/// Most rows shown of each kind: those that fit, those that may, and the nearest. What is beyond is counted.
pub const GUIDED_ROWS_MAX: usize = 10;

/// What has become of one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Asked<T> {
    /// Not asked yet.
    #[default]
    Open,
    /// Passed over: it narrows nothing.
    Passed,
    /// Answered.
    Given(T),
}

impl<T> Asked<T> {
    /// Whether it is still to be asked.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Open)
    }

    /// The answer, where there is one.
    pub fn given(self) -> Option<T> {
        match self {
            Self::Given(answer) => Some(answer),
            Self::Open | Self::Passed => None,
        }
    }
}

/// What somebody needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Need {
    /// To learn something.
    Learn,
    /// To put a situation down, and think about it with others.
    Share,
    /// The advice of an expert on one case.
    Advice,
}

impl Need {
    /// All needs, in the order shown.
    pub const ALL: [Self; 3] = [Self::Learn, Self::Share, Self::Advice];

    /// The facet that tells whether a scheme answers it, and the codes that do.
    const fn values(self) -> (Facet, &'static [&'static str]) {
        match self {
            Self::Learn => (Facet::Objective, &[OBJECTIVE_KNOWLEDGE]),
            Self::Share => (Facet::Kind, &["intervision", "supervision", "groupe-de-parole"]),
            Self::Advice => (Facet::Kind, &["partage-expertise", "supervision"]),
        }
    }
}

/// For whom, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Setting {
    /// For one person, who goes there.
    Alone,
    /// For a team, on its own premises.
    TeamHere,
    /// For a team, which goes there.
    TeamThere,
    /// At a distance.
    Online,
}

impl Setting {
    /// All settings, in the order shown.
    pub const ALL: [Self; 4] = [Self::Alone, Self::TeamHere, Self::TeamThere, Self::Online];
}

/// What it may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Budget {
    /// Nothing.
    Free,
    /// Whatever it costs.
    Any,
}

impl Budget {
    /// Both, in the order shown.
    pub const ALL: [Self; 2] = [Self::Free, Self::Any];
}

/// One question, with a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// What do you need?
    Need,
    /// About what?
    Theme,
    /// For whom, and where?
    Setting,
    /// At what cost, in which language?
    Means,
}

impl Question {
    /// All questions, in the order asked.
    pub const ALL: [Self; 4] = [Self::Need, Self::Theme, Self::Setting, Self::Means];

    /// Its number, from 1.
    #[must_use]
    pub const fn number(self) -> usize {
        self as usize + 1
    }

    /// The one before it.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        (self as usize).checked_sub(1).map(|at| Self::ALL[at])
    }
}

/// The answers given so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Answers {
    /// What is needed.
    pub need: Asked<Need>,
    /// About what.
    pub theme: Asked<Code<Theme>>,
    /// For whom and where.
    pub setting: Asked<Setting>,
    /// At what cost; one question with the language.
    pub budget: Asked<Budget>,
    /// In which language; one question with the cost.
    pub language: Asked<Code<DeliveryLanguage>>,
}

impl Answers {
    /// Whether a question is still to be asked.
    #[must_use]
    pub const fn is_open(&self, question: Question) -> bool {
        match question {
            Question::Need => self.need.is_open(),
            Question::Theme => self.theme.is_open(),
            Question::Setting => self.setting.is_open(),
            Question::Means => self.budget.is_open() && self.language.is_open(),
        }
    }

    /// The first question that is still to be asked; none once all are answered or passed.
    #[must_use]
    pub fn next(&self) -> Option<Question> {
        Question::ALL.into_iter().find(|&question| self.is_open(question))
    }

    /// With one question to be asked again.
    #[must_use]
    pub const fn reopened(self, question: Question) -> Self {
        match question {
            Question::Need => Self { need: Asked::Open, ..self },
            Question::Theme => Self { theme: Asked::Open, ..self },
            Question::Setting => Self { setting: Asked::Open, ..self },
            Question::Means => Self { budget: Asked::Open, language: Asked::Open, ..self },
        }
    }

    /// With one question passed over.
    #[must_use]
    pub const fn passed(self, question: Question) -> Self {
        match question {
            Question::Need => Self { need: Asked::Passed, ..self },
            Question::Theme => Self { theme: Asked::Passed, ..self },
            Question::Setting => Self { setting: Asked::Passed, ..self },
            Question::Means => Self { budget: Asked::Passed, language: Asked::Passed, ..self },
        }
    }

    /// What one has after each answer to a question, in the order shown. Of the languages, those that the interface speaks.
    #[must_use]
    pub fn choices(self, question: Question, catalogue: &Catalogue) -> Vec<Self> {
        let vocabulary = catalogue.vocabulary();
        match question {
            Question::Need => Need::ALL.map(|need| Self { need: Asked::Given(need), ..self }).into(),
            Question::Theme => {
                vocabulary.themes.iter().map(|(theme, _)| Self { theme: Asked::Given(theme), ..self }).collect()
            }
            Question::Setting => Setting::ALL.map(|setting| Self { setting: Asked::Given(setting), ..self }).into(),
            Question::Means => {
                let spoken = repertoire_catalogue::Locale::ALL.into_iter();
                let spoken: Vec<_> = spoken.filter_map(|locale| vocabulary.languages.get(locale.tag())).collect();
                let each = |budget: Budget| {
                    // Any cost in any language is the question passed over.
                    let any = (budget == Budget::Free).then_some(Asked::Passed);
                    let languages = spoken.iter().map(|&language| Asked::Given(language)).chain(any);
                    languages.map(move |language| Self { budget: Asked::Given(budget), language, ..self })
                };
                Budget::ALL.into_iter().flat_map(each).collect()
            }
        }
    }

    /// The same asked of the list: what fits, and what may. The list does not tell apart what is for teams only.
    #[must_use]
    pub fn selection(&self, catalogue: &Catalogue) -> Selection {
        self.wanted(catalogue)
            .iter()
            .filter(|wanted| wanted.criterion != Criterion::Audience)
            .flat_map(|wanted| wanted.yes.iter().chain(&wanted.open).map(|&value| (wanted.facet, value)))
            .fold(Selection::default(), |selection, (facet, value)| selection.toggled(facet, value))
    }

    /// What the answers ask of a row, in the order shown.
    fn wanted(&self, catalogue: &Catalogue) -> Vec<Wanted> {
        let values = |facet: Facet, codes: &[&str]| -> Vec<u32> {
            let mut values: Vec<u32> = codes.iter().filter_map(|code| catalogue.values(facet).index(code)).collect();
            values.sort_unstable();
            values
        };
        let of = |criterion: Criterion, facet: Facet, yes: &[&str], open: &[&str]| Wanted {
            criterion,
            facet,
            yes: values(facet, yes),
            open: values(facet, open),
        };
        let in_format = |yes: &[&str]| of(Criterion::Place, Facet::Format, yes, &[NOT_STATED]);
        let there = || in_format(&["presentiel", "hybride"]);
        let mut wanted = Vec::with_capacity(6);
        if let Asked::Given(need) = self.need {
            let (facet, codes) = need.values();
            wanted.push(of(Criterion::Need, facet, codes, &[]));
        }
        if let Asked::Given(theme) = self.theme {
            let yes = vec![theme.index() as u32];
            wanted.push(Wanted { criterion: Criterion::Theme, facet: Facet::Theme, yes, open: Vec::new() });
        }
        // For teams, besides whom else it may be for.
        let teams = values(Facet::Audience, &[TEAMS]);
        let others =
            (0..catalogue.values(Facet::Audience).len() as u32).filter(|value| !teams.contains(value)).collect();
        match self.setting.given() {
            Some(Setting::Alone) => {
                wanted.push(Wanted {
                    criterion: Criterion::Audience,
                    facet: Facet::Audience,
                    yes: others,
                    open: Vec::new(),
                });
                wanted.push(there());
            }
            Some(Setting::TeamThere) => {
                // A page that says for which profession a scheme is does not say whether a whole team may come.
                wanted.push(Wanted {
                    criterion: Criterion::Audience,
                    facet: Facet::Audience,
                    yes: teams,
                    open: others,
                });
                wanted.push(there());
            }
            Some(Setting::TeamHere) => {
                let open = [OnSite::ToBeAgreed.code(), OnSite::NotStated.code()];
                wanted.push(of(Criterion::Place, Facet::OnSite, &[OnSite::Yes.code()], &open));
            }
            Some(Setting::Online) => wanted.push(in_format(&["en-ligne", "hybride"])),
            None => {}
        }
        if self.budget == Asked::Given(Budget::Free) {
            // Included in a membership is free for members: whether one is a member is not ours to know.
            let open = [CostClass::Included.code(), CostClass::NotStated.code()];
            wanted.push(of(Criterion::Cost, Facet::Cost, &[CostClass::Free.code()], &open));
        }
        if let Asked::Given(language) = self.language {
            let yes = vec![language.index() as u32];
            wanted.push(Wanted { criterion: Criterion::Language, facet: Facet::Language, yes, open: Vec::new() });
        }
        wanted
    }
}

/// The audience of whole teams.
const TEAMS: &str = "equipes";

/// One thing that answers ask of a row: the values of a facet by which it fits, and those that leave it open.
struct Wanted {
    criterion: Criterion,
    facet: Facet,
    yes: Vec<u32>,
    open: Vec<u32>,
}

/// What a row is held against, in the order shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Criterion {
    /// What it is for.
    Need,
    /// What it is about.
    Theme,
    /// For whom it is.
    Audience,
    /// Where it takes place.
    Place,
    /// What it costs.
    Cost,
    /// In which language it is given.
    Language,
}

/// How a row stands to one criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fit {
    /// The page says yes.
    Yes,
    /// The page does not say, or leaves it to be agreed: to be asked.
    Open,
    /// The page says no.
    No,
}

/// One row, and how it stands to each criterion that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The row.
    pub row: u32,
    /// In the order of [`Criterion`].
    pub fits: Vec<(Criterion, Fit)>,
}

/// Rows of one kind: the first [`GUIDED_ROWS_MAX`], and how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches {
    /// How many there are.
    pub total: u32,
    /// The first ones.
    pub rows: Vec<Match>,
}

/// The answer to a guided choice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guidance {
    /// Rows that fit in all; the freshest first.
    pub fitting: Matches,
    /// Rows of which nothing is known that does not fit; those with least to ask first.
    pub possible: Matches,
    /// Where there is neither: the rows of which least does not fit. Rather another cost or place than another kind of help,
    /// and rather that than another theme: who has a situation before them looks for what is known of it.
    pub nearest: Matches,
}

/// How many rows answers lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Rows that fit in all.
    pub fitting: u32,
    /// Rows that may.
    pub possible: u32,
}

/// A criterion with its rows.
struct Weighed {
    criterion: Criterion,
    yes: Bitmap,
    /// The rows that fit, and those that may.
    may: Bitmap,
}

impl Weighed {
    fn fit(&self, row: u32) -> Fit {
        if self.yes.contains(row) {
            Fit::Yes
        } else if self.may.contains(row) {
            Fit::Open
        } else {
            Fit::No
        }
    }
}

impl Index {
    /// The schemes that answers lead to. They were given with this index's catalogue.
    #[must_use]
    pub fn guide(&self, answers: &Answers) -> Guidance {
        let weighed = self.weigh(answers);
        let (fitting, possible) = self.divide(&weighed);
        let of = |rows: Vec<u32>, total: u32| {
            let fits = |row| weighed.iter().map(|of| (of.criterion, of.fit(row))).collect();
            Matches { total, rows: rows.into_iter().map(|row| Match { row, fits: fits(row) }).collect() }
        };
        let count = |row: u32, fit: Fit| weighed.iter().filter(|of| of.fit(row) == fit).count();
        let fails = |row: u32, criterion| weighed.iter().any(|of| of.criterion == criterion && of.fit(row) == Fit::No);
        let (fits, may) = (fitting.len(), possible.len());
        let first = self.orders.page(self.catalogue(), Sort::Verified, &fitting, fits, 0, GUIDED_ROWS_MAX);
        let asked = self.best(possible.iter(), |row| count(row, Fit::Open));
        let nearest = if fits + may > 0 {
            Matches::default()
        } else {
            let key = |row| {
                let (theme, need) = (fails(row, Criterion::Theme), fails(row, Criterion::Need));
                (count(row, Fit::No), theme, need, count(row, Fit::Open))
            };
            of(self.best(0..self.len() as u32, key), self.len() as u32)
        };
        Guidance { fitting: of(first, fits), possible: of(asked, may), nearest }
    }

    /// How many schemes answers lead to: what stands beside an answer before it is given.
    #[must_use]
    pub fn tally(&self, answers: &Answers) -> Tally {
        let (fitting, possible) = self.divide(&self.weigh(answers));
        Tally { fitting: fitting.len(), possible: possible.len() }
    }

    fn weigh(&self, answers: &Answers) -> Vec<Weighed> {
        let of = |wanted: Wanted| {
            let yes = self.facets.any(wanted.facet, &wanted.yes, self.len());
            let mut may = self.facets.any(wanted.facet, &wanted.open, self.len());
            may.union_with(&yes);
            Weighed { criterion: wanted.criterion, yes, may }
        };
        answers.wanted(self.catalogue()).into_iter().map(of).collect()
    }

    /// The rows that fit in all, and those that only may.
    fn divide(&self, weighed: &[Weighed]) -> (Bitmap, Bitmap) {
        let (mut fitting, mut possible) = (Bitmap::full(self.len()), Bitmap::full(self.len()));
        for of in weighed {
            fitting.intersect_with(&of.yes);
            possible.intersect_with(&of.may);
        }
        possible.subtract(&fitting);
        (fitting, possible)
    }

    /// The first rows by a key, the freshest of equals first.
    fn best<K: Ord>(&self, rows: impl Iterator<Item = u32>, key: impl Fn(u32) -> K) -> Vec<u32> {
        let mut keyed: Vec<(K, u32)> = rows.map(|row| (key(row), row)).collect();
        let compare = |a: &(K, u32), b: &(K, u32)| a.0.cmp(&b.0).then_with(|| self.fresher(a.1, b.1));
        if keyed.len() > GUIDED_ROWS_MAX {
            keyed.select_nth_unstable_by(GUIDED_ROWS_MAX - 1, compare);
            keyed.truncate(GUIDED_ROWS_MAX);
        }
        keyed.sort_unstable_by(compare);
        keyed.into_iter().map(|(_, row)| row).collect()
    }
}

#[cfg(test)]
#[path = "guidance_tests.rs"]
mod tests;
