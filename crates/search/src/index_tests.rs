//! The index against plain loops: whatever is selected in whatever catalogue, hits, order and every count must equal what
//! a reader would find by going through the rows one by one.

use std::collections::BTreeSet;

use proptest::prelude::*;
use repertoire_catalogue::{
    Code, CodeList, Cost, Entry, KindTraits, Labels, Locale, OnSite, PAGE_ROWS_OFFERED, Place, Scheme, SchemeId, View,
    Vocabulary, WebAddress,
};

use super::*;
use crate::analysis::{Languages, Token, analyze, family, is_grammar_word};
use crate::query::Asked;
use crate::suggest::{Suggestion, SuggestionGroup};

const THEMES: [(&str, [&str; 3]); 4] = [
    ("deuil", ["Deuil et fin de vie", "Rouw en levenseinde", "Grief and end of life"]),
    ("crise", ["Crise", "Crisis", "Crisis"]),
    ("trauma", ["Traumatisme", "Trauma", "Trauma"]),
    ("suicide", ["Prévention du suicide", "Suïcidepreventie", "Suicide prevention"]),
];
const WORDS: [&str; 10] =
    ["écoute", "deuil", "l'équipe", "rouw", "trauma", "de", "formation", "crise", "d'Été", "professionnel·les"];

fn list<L>(entries: &[(&str, [&str; 3])]) -> CodeList<L> {
    let labels = |of: &[&str; 3]| {
        let [fr, nl, en] = of.map(|label| label.to_owned().into());
        Labels { fr, nl, en }
    };
    CodeList::new(entries.iter().map(|(code, of)| Entry { code: (*code).into(), labels: labels(of) }).collect())
        .expect("a list")
}

fn named<L>(codes: &[&'static str]) -> CodeList<L> {
    list(&codes.iter().map(|&code| (code, [code; 3])).collect::<Vec<_>>())
}

fn code<L>(list: &CodeList<L>, at: usize) -> Code<L> {
    list.iter().nth(at % list.len()).expect("not empty").0
}

fn vocabulary() -> Vocabulary {
    let (objectives, roles) = (named(&["connaissances", "soutien"]), named(&["formateur", "expert"]));
    let traits = |at| KindTraits { objective: code(&objectives, at), role: code(&roles, at) };
    Vocabulary {
        themes: list(&THEMES),
        audiences: list(&[
            ("equipes", ["Équipes", "Teams", "Teams"]),
            ("soignants", ["Soignant·es", "Zorgverleners", "Carers"]),
        ]),
        kinds: list(&[
            ("formation", ["Formation", "Vorming", "Training"]),
            ("intervision", ["Intervision", "Intervisie", "Peer consultation"]),
        ]),
        kind_traits: vec![traits(0), traits(1)],
        objectives,
        roles,
        languages: named(&["fr", "nl", "en"]),
        formats: named(&["presentiel", "en-ligne"]),
        communes: named(&["jette", "forest"]),
        commune_basins: vec![vec!["nord".into()], vec!["sud".into(), "nord".into()]],
        synonyms: Vec::new(),
        everyday: Vec::new(),
    }
}

/// What varies from row to row; the rest follows from it.
#[derive(Clone, Debug)]
struct Recipe {
    title: Vec<usize>,
    summary: Vec<usize>,
    note: Option<usize>,
    organiser: usize,
    kind: usize,
    themes: BTreeSet<usize>,
    audiences: BTreeSet<usize>,
    languages: BTreeSet<usize>,
    formats: BTreeSet<usize>,
    place: usize,
    cost: usize,
    on_site: usize,
    verified: Option<i16>,
}

fn recipes(rows: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Recipe>> {
    let words = || prop::collection::vec(0..WORDS.len(), 1..4);
    let codes = |of: usize, least: usize| prop::collection::btree_set(0..of, least..=of);
    let recipe = (
        (words(), words(), prop::option::of(0..WORDS.len()), 0..4_usize, 0..2_usize),
        (codes(4, 1), codes(2, 1), codes(3, 1), codes(2, 0)),
        (0..5_usize, 0..6_usize, 0..4_usize, prop::option::of(2019_i16..2026)),
    )
        .prop_map(
            |(
                (title, summary, note, organiser, kind),
                (themes, audiences, languages, formats),
                (place, cost, on_site, verified),
            )| {
                Recipe {
                    title,
                    summary,
                    note,
                    organiser,
                    kind,
                    themes,
                    audiences,
                    languages,
                    formats,
                    place,
                    cost,
                    on_site,
                    verified,
                }
            },
        );
    prop::collection::vec(recipe, rows)
}

fn catalogue(recipes: &[Recipe]) -> Arc<Catalogue> {
    let vocabulary = Arc::new(vocabulary());
    let address = WebAddress::parse("https://un.be").expect("an address");
    let words = |of: &[usize]| of.iter().map(|&word| WORDS[word]).collect::<Vec<_>>().join(" ");
    let schemes = recipes.iter().enumerate().map(|(row, recipe)| Scheme {
        id: SchemeId::parse(&format!("s-{row}")).expect("an id"),
        title: words(&recipe.title).into(),
        kind: code(&vocabulary.kinds, recipe.kind),
        organiser: format!("Organisme {}", recipe.organiser).into(),
        themes: recipe.themes.iter().map(|&at| code(&vocabulary.themes, at)).collect(),
        summary: words(&recipe.summary).into(),
        audiences: recipe.audiences.iter().map(|&at| code(&vocabulary.audiences, at)).collect(),
        audience_note: recipe.note.map(|word| WORDS[word].into()),
        cost: ["", "gratuit", "sur devis", "80", "25-90/personne", "compris dans l'affiliation"][recipe.cost]
            .parse()
            .expect("a cost"),
        languages: recipe.languages.iter().map(|&at| code(&vocabulary.languages, at)).collect(),
        on_site: OnSite::ALL[recipe.on_site],
        formats: recipe.formats.iter().map(|&at| code(&vocabulary.formats, at)).collect(),
        place: match recipe.place {
            0 | 1 => Some(Place::Commune(code(&vocabulary.communes, recipe.place))),
            2 => Some(Place::Town("Namur".into())),
            3 => Some(Place::Town("Gent".into())),
            _ => None,
        },
        duration: None,
        dates: [].into(),
        registration: None,
        url: address.clone(),
        source: address.clone(),
        verified: recipe.verified.map(|year| repertoire_catalogue::Date::new(year, 3, 1).expect("a date")),
    });
    Arc::new(Catalogue::new(Arc::clone(&vocabulary), schemes.collect()).expect("unique ids"))
}

/// The values of one facet that a row has, read off the scheme by hand and not by way of the facet list.
fn codes_of(catalogue: &Catalogue, row: usize, key: &str) -> BTreeSet<String> {
    let (scheme, vocabulary) = (&catalogue.schemes()[row], catalogue.vocabulary());
    let set = |codes: Vec<&str>| codes.into_iter().map(str::to_owned).collect::<BTreeSet<String>>();
    let found = match key {
        "theme" => set(scheme.themes.iter().map(|&code| vocabulary.themes.code(code)).collect()),
        "public" => set(scheme.audiences.iter().map(|&code| vocabulary.audiences.code(code)).collect()),
        "langue" => set(scheme.languages.iter().map(|&code| vocabulary.languages.code(code)).collect()),
        "format" => set(scheme.formats.iter().map(|&code| vocabulary.formats.code(code)).collect()),
        "type" => set(vec![vocabulary.kinds.code(scheme.kind)]),
        "objectif" => {
            set(vec![if vocabulary.kinds.code(scheme.kind) == "formation" { "connaissances" } else { "soutien" }])
        }
        "role" => set(vec![if vocabulary.kinds.code(scheme.kind) == "formation" { "formateur" } else { "expert" }]),
        "organisateur" => set(vec![&scheme.organiser.to_lowercase().replace(' ', "-")]),
        "sur-site" => set(match scheme.on_site {
            OnSite::Yes => vec!["oui"],
            OnSite::ToBeAgreed => vec!["a-convenir"],
            OnSite::No => vec!["non"],
            OnSite::NotStated => vec![],
        }),
        "cout" => set(match scheme.cost {
            Cost::Free => vec!["gratuit"],
            Cost::Included => vec!["affiliation"],
            Cost::Amount { .. } => vec!["payant"],
            Cost::OnQuotation => vec!["sur-devis"],
            Cost::NotStated => vec![],
        }),
        "bassin" => set(match &scheme.place {
            None => vec![],
            Some(Place::Commune(code)) if vocabulary.communes.code(*code) == "jette" => vec!["nord"],
            Some(Place::Commune(_)) => vec!["sud", "nord"],
            Some(Place::Town(_)) => vec!["hors-bruxelles"],
        }),
        "commune" => set(match &scheme.place {
            None => vec![],
            Some(Place::Commune(code)) => vec![vocabulary.communes.code(*code)],
            Some(Place::Town(town)) => vec![if &**town == "Gent" { "gent" } else { "namur" }],
        }),
        other => panic!("no facet {other}"),
    };
    if found.is_empty() { set(vec!["non-precise"]) } else { found }
}

/// Whether a row has all words of a text by forms, families, compounds and labels, found by looking at each word of the
/// row. What synonyms, slips and everyday words add is tested by tables (`meaning_tests.rs`).
fn has_all_words(catalogue: &Catalogue, row: usize, text: &str) -> bool {
    let (scheme, vocabulary) = (&catalogue.schemes()[row], catalogue.vocabulary());
    let parts = [&*scheme.title, &*scheme.summary, &*scheme.organiser, scheme.audience_note.as_deref().unwrap_or("")];
    let languages = scheme.languages.iter().map(|&code| vocabulary.languages.code(code));
    let languages = languages.fold(Languages::NONE, |all, code| {
        Locale::from_tag(code).map_or(all, |language| all.with(Languages::one(language)))
    });
    let held: Vec<Token> = parts.iter().flat_map(|part| analyze(part, languages)).collect();
    let labels = [&vocabulary.kinds.entry(scheme.kind).labels]
        .into_iter()
        .chain(scheme.themes.iter().map(|&code| &vocabulary.themes.entry(code).labels))
        .chain(scheme.audiences.iter().map(|&code| &vocabulary.audiences.entry(code).labels));
    let of_labels: Vec<(Locale, String)> = labels
        .flat_map(|labels| Locale::ALL.map(|language| (language, labels.get(language))))
        .flat_map(|(language, label)| analyze(label, Languages::one(language)))
        .filter(|token| !token.forms().all(is_grammar_word))
        .flat_map(|token| token.families().into_iter().map(|(of, key)| (of, key.to_owned())).collect::<Vec<_>>())
        .collect();
    let has = |form: &String| {
        let families: Vec<(Locale, String)> =
            Locale::ALL.map(|language| (language, family(language, form).into_owned())).into();
        held.iter().any(|token| {
            token.forms().any(|of| of == form)
                || token.families().iter().any(|(of, key)| families.contains(&(*of, (*key).to_owned())))
                || token.parts().contains(&families[Locale::Nl as usize].1.as_str())
        }) || families.iter().any(|of| of_labels.contains(of))
    };
    let request = Request::read(text);
    let completes = |word: &Asked| {
        word.range.end == text.len()
            && word.forms.len() == 1
            && word.forms[0].chars().count() >= 3
            && held.iter().any(|token| token.forms().any(|form| form.starts_with(&word.forms[0])))
    };
    request.words.iter().enumerate().filter(|(_, word)| !word.function).all(|(at, word)| {
        word.forms.iter().chain(&word.parts).any(has)
            || request.joined.iter().any(|joined| joined.words.contains(&at) && has(&joined.form))
            || completes(word)
    })
}

/// The rows of a text: those with all words; where they are few, whatever the index takes for nearest comes behind them.
fn text_rows(index: &Index, text: &str) -> BTreeSet<usize> {
    let catalogue = index.catalogue();
    let rows = catalogue.schemes().len();
    let strict: BTreeSet<usize> = (0..rows).filter(|&row| has_all_words(catalogue, row, text)).collect();
    let words = Request::read(text).words.iter().filter(|word| !word.function).count();
    if words < 2 || strict.len() >= RELAXED_BELOW_ROWS as usize {
        return strict;
    }
    let mut selection = Selection::default();
    text.clone_into(&mut selection.text);
    let found: Vec<usize> = index.all_rows(&selection).expect("rows").into_iter().map(|row| row as usize).collect();
    let first: BTreeSet<usize> = found.iter().copied().take(strict.len()).collect();
    assert_eq!(first, strict, "rows with all words come first");
    found.into_iter().collect()
}

fn passes(
    catalogue: &Catalogue,
    of_text: &BTreeSet<usize>,
    row: usize,
    selection: &Selection,
    except: Option<Narrowing>,
) -> bool {
    let cost = catalogue.schemes()[row].cost.least();
    let affordable = selection.cost_max.is_none_or(|most| cost.is_some_and(|cost| cost <= most));
    let in_facet = |decl: &repertoire_catalogue::FacetDecl| {
        let chosen = selection.values(decl.facet);
        let codes = codes_of(catalogue, row, decl.key);
        chosen.is_empty()
            || except == Some(Narrowing::Facet(decl.facet))
            || chosen.iter().any(|&value| codes.contains(&*catalogue.values(decl.facet).get(value).code))
    };
    (except == Some(Narrowing::Text) || of_text.contains(&row))
        && (except == Some(Narrowing::CostMax) || affordable)
        && FACETS.iter().all(in_facet)
}

fn selection(
    catalogue: &Catalogue,
    text: &[usize],
    picks: &[(usize, usize)],
    cost_max: Option<u32>,
    sort: usize,
    page: u32,
) -> Selection {
    let text = text.iter().map(|&word| WORDS[word]).collect::<Vec<_>>().join(" ");
    let mut selection = Selection::default().sorted(Sort::ALL[sort]).on_page(page);
    (selection.text, selection.cost_max) = (text, cost_max.map(Cents));
    for &(facet, value) in picks {
        let facet = FACETS[facet].facet;
        let offered = catalogue.values(facet).len();
        if offered > 0 && !selection.has(facet, (value % offered) as u32) {
            selection = selection.toggled(facet, (value % offered) as u32).on_page(page);
        }
    }
    selection
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn values_are_put_in_order_as_a_sort_does_it(
        counts in prop::collection::vec(prop_oneof![4 => 0_u32..6, 1 => 0_u32..500], 0..60),
    ) {
        let values: Vec<ValueCount> =
            counts.iter().zip(0..).map(|(&count, value)| ValueCount { value, count, selected: value % 3 == 0 }).collect();
        let mut expected = values.clone();
        expected.sort_by_key(|of| (std::cmp::Reverse(of.count), of.value));
        prop_assert_eq!(by_count(values), expected);
    }

    #[test]
    fn hits_and_all_sideways_counts_equal_a_plain_loop(
        recipes in recipes(0..70),
        text in prop::collection::vec(0..WORDS.len(), 0..3),
        picks in prop::collection::vec((0..FACETS_COUNT, 0_usize..30), 0..5),
        cost_max in prop::option::of(prop::sample::select(vec![0_u32, 2_500, 8_000])),
        sort in 0_usize..7,
        page in 1_u32..5,
        dense in prop::sample::select(vec![0_usize, 3, 256]),
        rows in prop::sample::select(PAGE_ROWS_OFFERED.to_vec()),
    ) {
        let catalogue = catalogue(&recipes);
        let index = Index::build_with(Arc::clone(&catalogue), dense).expect("an index");
        let view = View { rows, ..View::default() };
        let selection = selection(&catalogue, &text, &picks, cost_max, sort, page).viewed(view).on_page(page);
        let results = index.search(&selection).expect("results");

        let of_text = text_rows(&index, &selection.text);
        let rows = |except| -> Vec<usize> {
            (0..recipes.len()).filter(|&row| passes(&catalogue, &of_text, row, &selection, except)).collect()
        };
        let expected = rows(None);
        prop_assert_eq!(results.total as usize, expected.len());
        prop_assert_eq!(results.pages as usize, expected.len().div_ceil(selection.view.rows).max(1));
        prop_assert_eq!(results.page, page.min(results.pages));

        for (decl, counts) in FACETS.iter().zip(&results.facets) {
            let offered = index.catalogue.values(decl.facet);
            let rows = rows(Some(Narrowing::Facet(decl.facet)));
            for (value, of) in offered.all().iter().enumerate() {
                let expected = rows.iter().filter(|&&row| codes_of(&index.catalogue, row, decl.key).contains(&*of.code)).count();
                let shown = counts.values.iter().find(|shown| shown.value as usize == value);
                let selected = selection.has(decl.facet, value as u32);
                match shown {
                    Some(shown) => {
                        prop_assert_eq!(shown.count as usize, expected, "{} {}", decl.key, of.code);
                        prop_assert_eq!(shown.selected, selected);
                    }
                    None => prop_assert!(expected == 0 && !selected, "{} {} is missing", decl.key, of.code),
                }
            }
        }

        let every = index.all_rows(&selection).expect("rows");
        prop_assert_eq!(every.iter().map(|&row| row as usize).collect::<BTreeSet<_>>(), expected.iter().copied().collect());
        let skip = (results.page as usize - 1) * selection.view.rows;
        prop_assert_eq!(&results.rows, &every.iter().copied().skip(skip).take(selection.view.rows).collect::<Vec<_>>());
        if selection.sort != Sort::Relevance || selection.text.is_empty() {
            for pair in every.windows(2) {
                prop_assert!(index.orders.compare(&index.catalogue, selection.sort, pair[0], pair[1]).is_lt());
            }
        }

        if expected.is_empty() {
            for way in &results.ways_out {
                prop_assert_eq!(way.total as usize, rows(Some(way.without)).len());
                let dropped = index.search(&way.without.dropped_from(&selection)).expect("results");
                prop_assert_eq!(dropped.total, way.total);
            }
            let facets = FACETS.iter().map(|decl| Narrowing::Facet(decl.facet));
            for narrowing in facets.chain([Narrowing::Text, Narrowing::CostMax]) {
                let gives = rows(Some(narrowing)).len();
                prop_assert_eq!(gives > 0, results.ways_out.iter().any(|way| way.without == narrowing));
            }
        } else {
            prop_assert_eq!(&results.ways_out, &[]);
        }
    }

    #[test]
    fn within_a_scope_everything_else_does_not_exist(
        recipes in recipes(0..70),
        // One word: with several, rows that have most of them may be taken too.
        text in prop::collection::vec(0..WORDS.len(), 0..2),
        locked in prop::collection::vec((0..FACETS_COUNT, 0_usize..30), 0..3),
        most in prop::option::of(prop::sample::select(vec![0_u32, 2_500, 8_000])),
        picks in prop::collection::vec((0..FACETS_COUNT, 0_usize..30), 0..3),
        sort in 0_usize..7,
        dense in prop::sample::select(vec![0_usize, 256]),
    ) {
        let catalogue = catalogue(&recipes);
        let index = Index::build_with(Arc::clone(&catalogue), dense).expect("an index");
        let locked = selection(&catalogue, &[], &locked, most, 0, 1);
        let scope = index.scope(&locked);
        let selection = selection(&catalogue, &text, &picks, None, sort, 1);
        let results = index.search_in(Some(&scope), &selection).expect("results");

        let everything: BTreeSet<usize> = (0..recipes.len()).collect();
        let inside: BTreeSet<usize> =
            everything.iter().copied().filter(|&row| passes(&catalogue, &everything, row, &locked, None)).collect();
        prop_assert_eq!(scope.rows_count() as usize, inside.len());
        prop_assert!(everything.iter().all(|&row| scope.contains(row as u32) == inside.contains(&row)));
        let of_text: BTreeSet<usize> = text_rows(&index, &selection.text).intersection(&inside).copied().collect();
        let rows = |except| -> Vec<usize> {
            let of_text = if except == Some(Narrowing::Text) { &inside } else { &of_text };
            inside.iter().copied().filter(|&row| passes(&catalogue, of_text, row, &selection, except)).collect()
        };
        prop_assert_eq!(results.total as usize, rows(None).len());
        prop_assert!(results.rows.iter().all(|&row| rows(None).contains(&(row as usize))));
        for (decl, counts) in FACETS.iter().zip(&results.facets) {
            let rows = rows(Some(Narrowing::Facet(decl.facet)));
            for shown in &counts.values {
                let code = &*catalogue.values(decl.facet).get(shown.value).code;
                let has = |row: &usize| codes_of(&catalogue, *row, decl.key).contains(code);
                prop_assert_eq!(shown.count as usize, rows.iter().filter(|row| has(row)).count(), "{} {}", decl.key, code);
                prop_assert!(shown.selected || inside.iter().any(has), "{} {} is of no row inside", decl.key, code);
            }
        }
        for way in &results.ways_out {
            prop_assert_eq!(way.total as usize, rows(Some(way.without)).len());
        }
        prop_assert!(recipes.is_empty() || index.similar(Some(&scope), 0, 5).iter().all(|&row| scope.contains(row)));
    }

    #[test]
    fn nothing_suggested_in_a_scope_leads_to_an_empty_list_there(
        recipes in recipes(0..70),
        locked in prop::collection::vec((0..FACETS_COUNT, 0_usize..30), 0..4),
        most in prop::option::of(prop::sample::select(vec![0_u32, 2_500, 8_000])),
        typed in prop_oneof!["[cdeflrt]", "(deu|for|cri|tra|rou|eco|sui|equ|prof|ete)", "(deuul|formqtion|traumma)"],
        refused in 0..FACETS_COUNT,
        locale in prop::sample::select(Locale::ALL.to_vec()),
    ) {
        let catalogue = catalogue(&recipes);
        let index = Index::build(Arc::clone(&catalogue)).expect("an index");
        let scope = index.scope(&selection(&catalogue, &[], &locked, most, 0, 1));
        let refused = FACETS[refused].facet;
        let found = index.suggest_in(Some(&scope), |facet| facet != refused, &typed, locale).expect("suggestions");
        let total = |selection: &Selection| index.search_in(Some(&scope), selection).expect("results").total;
        for of in &found {
            let mut words = Selection::default();
            words.text.clone_from(&of.text);
            match of.group {
                SuggestionGroup::Value(facet, value) => {
                    prop_assert!(facet != refused && total(&Selection::default().toggled(facet, value)) > 0, "{:?}", of);
                }
                SuggestionGroup::Scheme(row) => prop_assert!(scope.contains(row), "{:?}", of),
                // Not only by a word that is near it.
                SuggestionGroup::Word => {
                    let rows = text_rows(&index, &words.text);
                    prop_assert!(rows.iter().any(|&row| scope.contains(row as u32)) && total(&words) > 0, "{:?}", of);
                }
            }
        }
        // What is there is found, however much of the rest begins alike.
        for (row, scheme) in catalogue.schemes().iter().enumerate().filter(|(row, _)| scope.contains(*row as u32)) {
            let found = index.suggest_in(Some(&scope), |_| true, &scheme.title, locale).expect("suggestions");
            let is_scheme = |of: &Suggestion| matches!(of.group, SuggestionGroup::Scheme(_));
            prop_assert!(found.iter().any(is_scheme), "{} {}", row, scheme.title);
        }
        // Where nothing is locked, all is offered.
        let everything = index.scope(&Selection::default());
        let all = index.suggest(&typed, locale).expect("suggestions");
        prop_assert_eq!(index.suggest_in(Some(&everything), |_| true, &typed, locale).expect("suggestions"), all);
        let nothing = index.empty_scope();
        prop_assert_eq!(index.suggest_in(Some(&nothing), |_| true, &typed, locale).expect("suggestions"), []);
    }

    #[test]
    fn one_facet_against_another_equals_a_plain_loop(
        // Few rows and, for values that many have, more than are counted one by one.
        recipes in recipes(0..200),
        rows in 0..FACETS_COUNT,
        columns in 0..FACETS_COUNT,
        dense in prop::sample::select(vec![0_usize, 3, 256]),
    ) {
        let catalogue = catalogue(&recipes);
        let index = Index::build_with(Arc::clone(&catalogue), dense).expect("an index");
        let (rows, columns) = (&FACETS[rows], &FACETS[columns]);
        let codes = |decl: &repertoire_catalogue::FacetDecl| -> Vec<BTreeSet<String>> {
            (0..recipes.len()).map(|row| codes_of(&catalogue, row, decl.key)).collect()
        };
        let (of_rows, of_columns) = (codes(rows), codes(columns));
        let offered = |decl: &repertoire_catalogue::FacetDecl| catalogue.values(decl.facet).all().to_vec();
        let plain: Vec<Vec<u32>> = offered(rows)
            .iter()
            .map(|row| {
                let both = |column: &str| {
                    of_rows.iter().zip(&of_columns).filter(|(r, c)| r.contains(&*row.code) && c.contains(column)).count()
                };
                offered(columns).iter().map(|column| both(&column.code) as u32).collect()
            })
            .collect();
        prop_assert_eq!(index.cross(rows.facet, columns.facet), plain, "{} × {}", rows.key, columns.key);
    }
}

fn recipe() -> Recipe {
    Recipe {
        title: vec![0],
        summary: vec![0],
        note: None,
        organiser: 0,
        kind: 1,
        themes: [1].into(),
        audiences: [0].into(),
        languages: [0].into(),
        formats: [].into(),
        place: 4,
        cost: 0,
        on_site: 3,
        verified: None,
    }
}

fn rows(index: &Index, text: &str) -> Vec<u32> {
    let (selection, _) = Selection::parse([("q", text)], index.catalogue(), &[]);
    index.search(&selection).expect("results").rows
}

/// Catalogues larger than one window of rows: what falls on its edges, and words far apart.
#[test]
fn rows_are_found_across_the_windows_that_text_is_read_in() {
    let rows = 3 * 4_096 + 100;
    let edges = [0, 1, 4_095, 4_096, 8_191, 8_192, 12_287, rows - 1];
    let at = |row: usize| match row {
        _ if edges.contains(&row) => Recipe { title: vec![4], summary: vec![3, 2], ..recipe() },
        _ if row.is_multiple_of(997) => Recipe { title: vec![0, 2], themes: [0, 3].into(), cost: 1, ..recipe() },
        _ => Recipe { cost: row % 6, place: row % 5, ..recipe() },
    };
    let recipes: Vec<Recipe> = (0..rows).map(at).collect();
    let catalogue = catalogue(&recipes);
    let index = Index::build(Arc::clone(&catalogue)).expect("an index");
    for text in ["trauma", "équipe trauma", "rouw", "rouw suicide équipe", "équipe", "écoute", "trauma levenseinde"]
    {
        let (selection, _) = Selection::parse([("q", text)], &catalogue, &[]);
        let expected: Vec<usize> = text_rows(&index, text).into_iter().collect();
        for sort in [Sort::Relevance, Sort::Title] {
            let selection = selection.sorted(sort);
            let mut found = index.all_rows(&selection).expect("rows");
            found.sort_unstable();
            assert_eq!(found.iter().map(|&row| row as usize).collect::<Vec<_>>(), expected, "{text}");
            let results = index.search(&selection).expect("results");
            for (decl, counts) in FACETS.iter().zip(&results.facets) {
                let of_value = |code: &str| {
                    expected.iter().filter(|&&row| codes_of(&catalogue, row, decl.key).contains(code)).count()
                };
                let offered = catalogue.values(decl.facet);
                assert!(
                    counts.values.iter().all(|of| of.count as usize == of_value(&offered.get(of.value).code)),
                    "{text}"
                );
            }
        }
    }
}

#[test]
fn a_word_counts_most_in_the_title_then_in_a_label_then_in_the_summary() {
    // "deuil": in a summary, in a label (theme 0), in a title; the longest title and the shortest summary on purpose.
    let in_summary = Recipe { summary: vec![1, 1, 1], ..recipe() };
    let in_label = Recipe { themes: [0].into(), ..recipe() };
    let in_title = Recipe { title: vec![0, 2, 1, 4, 5, 6, 7, 8], summary: vec![0, 2, 4, 5, 6, 7, 8], ..recipe() };
    let others = std::iter::repeat_n(recipe(), 20);
    let index =
        Index::build(catalogue(&[in_summary, in_label, in_title].into_iter().chain(others).collect::<Vec<_>>()))
            .expect("an index");
    assert_eq!(rows(&index, "deuil"), [2, 1, 0]);
}

#[test]
fn a_label_is_found_in_the_three_languages_whatever_the_row_is_written_in() {
    let index =
        Index::build(catalogue(&[recipe(), Recipe { themes: [0].into(), kind: 0, ..recipe() }])).expect("an index");
    for text in ["rouw", "Rouw", "grief", "fin de vie", "vorming levenseinde", "TRAINING"] {
        assert_eq!(rows(&index, text), [1], "{text}");
    }
}

#[test]
fn a_text_without_a_word_narrows_nothing_and_says_so() {
    let index = Index::build(catalogue(&[recipe()])).expect("an index");
    let (selection, _) = Selection::parse([("q", "?! …")], index.catalogue(), &[]);
    let results = index.search(&selection).expect("results");
    assert_eq!((results.total, results.reading.wordless), (1, true));
}

#[test]
fn words_that_tell_nothing_apart_are_asked_for_only_alone() {
    let titled = Recipe { title: vec![5], ..recipe() };
    let index = Index::build(catalogue(&[recipe(), titled])).expect("an index");
    assert_eq!(rows(&index, "de"), [1]);
    assert_eq!(rows(&index, "crise de la").len(), 2);
    assert_eq!(rows(&index, "crise la"), rows(&index, "crise"));
}

#[test]
fn an_open_list_shows_its_largest_values_and_every_chosen_one() {
    let organisers = OPEN_VALUES_MAX + 2;
    let recipes: Vec<Recipe> =
        (0..=organisers).map(|at| Recipe { organiser: at.min(organisers - 1), ..recipe() }).collect();
    let catalogue = catalogue(&recipes);
    let index = Index::build(Arc::clone(&catalogue)).expect("an index");
    let everything = index.search(&Selection::default()).expect("results");
    let shown = &everything.facets[Facet::Organiser as usize];
    assert_eq!((shown.values.len(), shown.more), (OPEN_VALUES_MAX, 2));
    assert_eq!(shown.values[0].count, 2);
    let last =
        (0..organisers as u32).find(|value| !shown.values.iter().any(|of| of.value == *value)).expect("one not shown");
    let chosen = index.search(&Selection::default().toggled(Facet::Organiser, last)).expect("results");
    assert!(chosen.facets[Facet::Organiser as usize].values.iter().any(|of| of.value == last && of.selected));
}

#[test]
fn an_empty_catalogue_answers_nothing_found() {
    let index = Index::build(catalogue(&[])).expect("an index");
    let (selection, _) = Selection::parse([("q", "deuil"), ("theme", "deuil"), ("page", "7")], index.catalogue(), &[]);
    let results = index.search(&selection).expect("results");
    assert_eq!((results.total, results.page, results.pages), (0, 1, 1));
    assert_eq!(results.ways_out, []);
    assert_eq!(index.all_rows(&Selection::default()).expect("rows"), [] as [u32; 0]);
}

#[test]
fn similar_rows_share_a_theme_and_never_are_the_row_itself() {
    let near = Recipe { themes: [0, 1].into(), kind: 0, ..recipe() };
    let far = Recipe { themes: [2].into(), ..recipe() };
    let index = Index::build(catalogue(&[recipe(), far, near, recipe()])).expect("an index");
    assert_eq!(index.similar(None, 0, 5), [3, 2]);
    assert_eq!(index.similar(None, 0, 1), [3]);
}

#[test]
fn easier_alternatives_are_free_or_come_to_the_premises_where_the_row_does_not() {
    let free = Recipe { cost: 1, ..recipe() };
    let comes = Recipe { on_site: 0, ..recipe() };
    let elsewhere = Recipe { themes: [2].into(), cost: 1, ..recipe() };
    let dear = Recipe { cost: 3, ..recipe() };
    let index = Index::build(catalogue(&[dear.clone(), free.clone(), comes, elsewhere, dear])).expect("an index");
    let sorted = |row| {
        let mut rows = index.more_accessible(None, row, 5);
        rows.sort_unstable();
        rows
    };
    assert_eq!(sorted(0), [1, 2]);
    // What is free already is not improved by what is free too.
    assert_eq!(sorted(1), [2]);
    assert_eq!(sorted(2), [1]);
    assert_eq!(index.more_accessible(None, 0, 1).len(), 1);
}
