//! The guided choice against a plain definition: each scheme is looked at by hand, criterion by criterion.

use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use repertoire_catalogue::{Cost, Scheme, SchemeId, Vocabulary};

use super::*;

static SHIPPED: LazyLock<Catalogue> = LazyLock::new(|| repertoire_import::shipped().catalogue);
/// The shipped codes without synonyms and everyday words, which take most of the time of building an index.
static VOCABULARY: LazyLock<Arc<Vocabulary>> = LazyLock::new(|| {
    let shipped = repertoire_import::shipped_vocabulary();
    Arc::new(Vocabulary { synonyms: Vec::new(), everyday: Vec::new(), ..shipped })
});

const COSTS: [&str; 6] = ["", "gratuit", "sur devis", "80/personne", "compris dans l'affiliation", "0"];
const FORMATS: [&[&str]; 6] =
    [&[], &["presentiel"], &["en-ligne"], &["hybride"], &["presentiel", "en-ligne"], &["en-ligne", "hybride"]];
const AUDIENCES: [&[&str]; 4] = [&["equipes"], &["soignants"], &["soignants", "equipes"], &["medecins", "directions"]];
const LANGUAGES: [&[&str]; 4] = [&["fr"], &["nl"], &["fr", "nl"], &["ar"]];

/// What tells one row from another here: places in the lists above.
#[derive(Clone, Copy, Debug)]
struct Recipe {
    kind: usize,
    theme: usize,
    audiences: usize,
    on_site: usize,
    formats: usize,
    cost: usize,
    languages: usize,
    year: Option<i16>,
}

/// Answers nothing, and is answered by nothing.
const SILENT: Recipe =
    Recipe { kind: 0, theme: 0, audiences: 1, on_site: 3, formats: 0, cost: 0, languages: 0, year: None };

fn catalogue(recipes: &[Recipe]) -> Arc<Catalogue> {
    let vocabulary = &**VOCABULARY;
    let schemes = recipes.iter().enumerate().map(|(row, of)| Scheme {
        id: SchemeId::parse(&format!("s-{row}")).expect("an id"),
        kind: vocabulary.kinds.iter().nth(of.kind).expect("a type").0,
        themes: [vocabulary.themes.iter().nth(of.theme).expect("a theme").0].into(),
        audiences: AUDIENCES[of.audiences].iter().map(|code| vocabulary.audiences.get(code).expect("known")).collect(),
        on_site: OnSite::ALL[of.on_site],
        formats: FORMATS[of.formats].iter().map(|code| vocabulary.formats.get(code).expect("known")).collect(),
        cost: COSTS[of.cost].parse().expect("a cost"),
        languages: LANGUAGES[of.languages].iter().map(|code| vocabulary.languages.get(code).expect("known")).collect(),
        verified: of.year.map(|year| repertoire_catalogue::Date::new(year, 1, 1).expect("a date")),
        ..SHIPPED.schemes()[0].clone()
    });
    Arc::new(Catalogue::new(Arc::clone(&VOCABULARY), schemes.collect()).expect("unique ids"))
}

fn index(recipes: &[Recipe]) -> Index {
    Index::build(catalogue(recipes)).expect("an index")
}

/// How a scheme stands to each answer, by the words of its cells.
fn plainly(scheme: &Scheme, answers: &Answers) -> Vec<(Criterion, Fit)> {
    let vocabulary = &**VOCABULARY;
    let yes_or_no = |yes| if yes { Fit::Yes } else { Fit::No };
    let kind = vocabulary.kinds.code(scheme.kind);
    let formats: Vec<&str> = scheme.formats.iter().map(|&code| vocabulary.formats.code(code)).collect();
    let teams = scheme.audiences.iter().any(|&code| vocabulary.audiences.code(code) == "equipes");
    let format = |wanted: [&str; 2]| {
        let among = formats.iter().any(|format| wanted.contains(format));
        if formats.is_empty() { Fit::Open } else { yes_or_no(among) }
    };
    let there = || format(["presentiel", "hybride"]);
    let mut fits = Vec::new();
    if let Asked::Given(need) = answers.need {
        let fits_need = match need {
            Need::Learn => ["formation", "sensibilisation", "colloque"].contains(&kind),
            Need::Share => ["intervision", "supervision", "groupe-de-parole"].contains(&kind),
            Need::Advice => ["partage-expertise", "supervision"].contains(&kind),
        };
        fits.push((Criterion::Need, yes_or_no(fits_need)));
    }
    if let Asked::Given(theme) = answers.theme {
        fits.push((Criterion::Theme, yes_or_no(scheme.themes.contains(&theme))));
    }
    match answers.setting {
        Asked::Given(Setting::Alone) => {
            let teams_only = teams && scheme.audiences.len() == 1;
            fits.extend([(Criterion::Audience, yes_or_no(!teams_only)), (Criterion::Place, there())]);
        }
        Asked::Given(Setting::TeamThere) => {
            let team = if teams { Fit::Yes } else { Fit::Open };
            fits.extend([(Criterion::Audience, team), (Criterion::Place, there())]);
        }
        Asked::Given(Setting::TeamHere) => {
            let here = match scheme.on_site {
                OnSite::Yes => Fit::Yes,
                OnSite::ToBeAgreed | OnSite::NotStated => Fit::Open,
                OnSite::No => Fit::No,
            };
            fits.push((Criterion::Place, here));
        }
        Asked::Given(Setting::Online) => fits.push((Criterion::Place, format(["en-ligne", "hybride"]))),
        Asked::Open | Asked::Passed => {}
    }
    if answers.budget == Asked::Given(Budget::Free) {
        let cost = match scheme.cost {
            Cost::Free => Fit::Yes,
            Cost::Amount { max, .. } => yes_or_no(max.0 == 0),
            Cost::Included | Cost::NotStated => Fit::Open,
            Cost::OnQuotation => Fit::No,
        };
        fits.push((Criterion::Cost, cost));
    }
    if let Asked::Given(language) = answers.language {
        fits.push((Criterion::Language, yes_or_no(scheme.languages.contains(&language))));
    }
    fits
}

/// The rows of one kind, in order: by a key, then the most recently verified, then as the list has them (all titles are one).
fn ranked<K: Ord>(catalogue: &Catalogue, keys: impl Iterator<Item = (K, u32)>) -> (u32, Vec<u32>) {
    let mut keyed: Vec<(K, u32)> = keys.collect();
    keyed.sort_by(|a, b| {
        let verified = |row: u32| catalogue.schemes()[row as usize].verified;
        // A row without a date comes last, as `None` is the least of dates.
        a.0.cmp(&b.0).then(verified(b.1).cmp(&verified(a.1))).then(a.1.cmp(&b.1))
    });
    (keyed.len() as u32, keyed.into_iter().take(GUIDED_ROWS_MAX).map(|(_, row)| row).collect())
}

fn shown(matches: &Matches) -> (u32, Vec<u32>) {
    (matches.total, matches.rows.iter().map(|of| of.row).collect())
}

fn asked<T: Clone + std::fmt::Debug + 'static>(answers: Vec<T>) -> impl Strategy<Value = Asked<T>> {
    prop_oneof![
        Just(Asked::Open),
        Just(Asked::Passed),
        prop::sample::select(answers.clone()).prop_map(Asked::Given),
        prop::sample::select(answers).prop_map(Asked::Given),
    ]
}

fn answers() -> impl Strategy<Value = Answers> {
    let themes = VOCABULARY.themes.iter().take(2).map(|(theme, _)| theme).collect();
    let languages = VOCABULARY.languages.iter().take(2).map(|(language, _)| language).collect();
    let all = (
        asked(Need::ALL.into()),
        asked::<Code<Theme>>(themes),
        asked(Setting::ALL.into()),
        asked(Budget::ALL.into()),
        asked::<Code<DeliveryLanguage>>(languages),
    );
    all.prop_map(|(need, theme, setting, budget, language)| Answers { need, theme, setting, budget, language })
}

fn recipes(rows: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Recipe>> {
    let all = (0..7_usize, 0..3_usize, 0..4_usize, 0..4_usize, 0..6_usize, 0..6_usize, 0..4_usize);
    let recipe = (all, prop::option::of(2019_i16..2026)).prop_map(
        |((kind, theme, audiences, on_site, formats, cost, languages), year)| Recipe {
            kind,
            theme,
            audiences,
            on_site,
            formats,
            cost,
            languages,
            year,
        },
    );
    prop::collection::vec(recipe, rows)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_fits_is_what_one_finds_by_looking_at_each_scheme(recipes in recipes(0..60), answers in answers()) {
        let index = index(&recipes);
        let catalogue = index.catalogue();
        let plain: Vec<Vec<(Criterion, Fit)>> =
            catalogue.schemes().iter().map(|scheme| plainly(scheme, &answers)).collect();
        let count = |row: u32, fit| plain[row as usize].iter().filter(|of| of.1 == fit).count();
        let rows = || 0..recipes.len() as u32;
        let fitting = rows().filter(|&row| count(row, Fit::Open) + count(row, Fit::No) == 0).map(|row| ((), row));
        let possible = rows()
            .filter(|&row| count(row, Fit::No) == 0 && count(row, Fit::Open) > 0)
            .map(|row| (count(row, Fit::Open), row));
        let (fitting, possible) = (ranked(catalogue, fitting), ranked(catalogue, possible));

        let found = index.guide(&answers);
        prop_assert_eq!(shown(&found.fitting), fitting.clone());
        prop_assert_eq!(shown(&found.possible), possible.clone());
        prop_assert_eq!(index.tally(&answers), Tally { fitting: fitting.0, possible: possible.0 });
        let fails = |row: u32, criterion| plain[row as usize].contains(&(criterion, Fit::No));
        let nearest = rows().map(|row| {
            let far = (count(row, Fit::No), fails(row, Criterion::Theme), fails(row, Criterion::Need));
            ((far, count(row, Fit::Open)), row)
        });
        let nothing = fitting.0 + possible.0 == 0;
        let nearest = if nothing { ranked(catalogue, nearest) } else { (0, Vec::new()) };
        prop_assert_eq!(shown(&found.nearest), nearest);
        for of in found.fitting.rows.iter().chain(&found.possible.rows).chain(&found.nearest.rows) {
            prop_assert_eq!(&of.fits, &plain[of.row as usize]);
        }

        // The list shows the same rows, and those for teams only too.
        let listed = index.search(&answers.selection(catalogue)).expect("results").total;
        if answers.setting == Asked::Given(Setting::Alone) {
            prop_assert!(listed >= fitting.0 + possible.0);
        } else {
            prop_assert_eq!(listed, fitting.0 + possible.0);
        }
    }

    #[test]
    fn each_answer_closes_its_question_and_no_other(answers in answers(), at in 0_usize..4) {
        let question = Question::ALL[at];
        let open = answers.reopened(question);
        prop_assert!(open.is_open(question));
        let catalogue = catalogue(&[]);
        for choice in open.choices(question, &catalogue).into_iter().chain([open.passed(question)]) {
            prop_assert!(!choice.is_open(question));
            prop_assert_eq!(choice.reopened(question), open);
        }
    }
}

#[test]
fn questions_are_asked_in_order_and_each_once() {
    let mut answers = Answers::default();
    for question in Question::ALL {
        assert_eq!(answers.next(), Some(question));
        answers = answers.passed(question);
    }
    assert_eq!(answers.next(), None);
    // Out of order: what is missing is asked for.
    assert_eq!(answers.reopened(Question::Theme).next(), Some(Question::Theme));
    assert_eq!(Question::Need.previous(), None);
    assert_eq!(Question::Means.previous(), Some(Question::Setting));
    assert_eq!(Question::ALL.map(Question::number), [1, 2, 3, 4]);
}

#[test]
fn the_last_question_offers_cost_and_language_together() {
    let catalogue = catalogue(&[]);
    let code = |of: Asked<Code<DeliveryLanguage>>| of.given().map(|code| VOCABULARY.languages.code(code));
    let choices = Answers::default().choices(Question::Means, &catalogue);
    let shown: Vec<_> = choices.iter().map(|of| (of.budget.given(), code(of.language))).collect();
    let (free, any) = (Some(Budget::Free), Some(Budget::Any));
    let languages = [Some("fr"), Some("nl"), Some("en")];
    let expected =
        languages.map(|of| (free, of)).into_iter().chain([(free, None)]).chain(languages.map(|of| (any, of)));
    assert_eq!(shown, expected.collect::<Vec<_>>());
}

#[test]
fn ten_rows_are_shown_and_the_eleventh_is_counted() {
    let free = Recipe { cost: 1, ..SILENT };
    let answers = Answers { budget: Asked::Given(Budget::Free), ..Answers::default() };
    for (rows, shown) in [(GUIDED_ROWS_MAX, GUIDED_ROWS_MAX), (GUIDED_ROWS_MAX + 1, GUIDED_ROWS_MAX)] {
        let recipes = [vec![free; rows], vec![SILENT; rows]].concat();
        let found = index(&recipes).guide(&answers);
        for matches in [&found.fitting, &found.possible] {
            assert_eq!((matches.total as usize, matches.rows.len()), (rows, shown));
        }
        let dear = vec![Recipe { cost: 3, ..SILENT }; rows];
        let found = index(&dear).guide(&answers);
        assert_eq!((found.nearest.total as usize, found.nearest.rows.len()), (rows, shown));
    }
}

#[test]
fn the_nearest_has_rather_another_cost_than_another_kind_and_that_than_another_theme() {
    let (theme, _) = VOCABULARY.themes.iter().next().expect("a theme");
    let answers = Answers {
        need: Asked::Given(Need::Learn),
        theme: Asked::Given(theme),
        budget: Asked::Given(Budget::Free),
        ..Answers::default()
    };
    let other_need = Recipe { kind: 2, cost: 1, ..SILENT };
    let other_theme = Recipe { theme: 1, cost: 1, ..SILENT };
    let other_cost = Recipe { cost: 3, ..SILENT };
    let found = index(&[other_theme, other_need, other_cost]).guide(&answers);
    assert_eq!(shown(&found.nearest), (3, vec![2, 1, 0]));
    assert_eq!(found.nearest.rows[0].fits[2], (Criterion::Cost, Fit::No));
}

#[test]
fn an_empty_catalogue_leads_nowhere_and_says_nothing_of_it() {
    let answers = Answers { need: Asked::Given(Need::Learn), ..Answers::default() };
    assert_eq!(index(&[]).guide(&answers), Guidance::default());
}

/// A generous bound, for the code as tests build it, on a busy machine: a pass over the texts of all rows would exceed it.
#[test]
fn a_hundred_thousand_rows_are_no_burden() {
    let recipes: Vec<Recipe> = (0..100_000)
        .map(|row| Recipe { kind: row % 7, theme: row % 3, formats: row % 6, on_site: row % 4, cost: 3, ..SILENT })
        .collect();
    let index = index(&recipes);
    let answers = Answers {
        need: Asked::Given(Need::Learn),
        setting: Asked::Given(Setting::TeamThere),
        budget: Asked::Given(Budget::Free),
        ..Answers::default()
    };
    let started = Instant::now();
    assert_eq!(index.guide(&answers).nearest.total, 100_000);
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
    let started = Instant::now();
    let themes = answers.choices(Question::Theme, index.catalogue());
    assert_eq!(themes.iter().map(|of| index.tally(of).possible).sum::<u32>(), 0);
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
}
