//! What rows are drawn from: the shipped catalogue, taken apart once.

use std::collections::{HashMap, HashSet};

use repertoire_catalogue::slug;
use repertoire_import::{CATALOGUE_CSV, COLUMNS_COUNT, Column};

use crate::invented;

/// Between the values of a cell that holds several.
pub(crate) const SEPARATOR: char = '|';

/// One word as a shipped row writes it, with the comma that may follow it.
pub(crate) struct Word {
    pub(crate) text: Box<str>,
    /// How it stands in an address; empty for a dash and the like.
    pub(crate) slug: Box<str>,
    /// Where what follows the word begins.
    pub(crate) end: usize,
    /// Whether the shipped catalogue holds it once only.
    pub(crate) rare: bool,
}

/// A shipped row.
pub(crate) struct Template {
    cells: [Box<str>; COLUMNS_COUNT],
    /// Which of [`Model::words`] it speaks.
    pub(crate) language: usize,
}

impl Template {
    pub(crate) fn cell(&self, column: Column) -> &str {
        &self.cells[column as usize]
    }

    pub(crate) fn words(&self, column: Column) -> usize {
        self.cell(column).split_whitespace().count()
    }

    pub(crate) fn values(&self, column: Column) -> usize {
        self.cell(column).split(SEPARATOR).count()
    }
}

/// The words of one language, each as often as it occurs.
#[derive(Default)]
pub(crate) struct Words {
    pub(crate) titles: Vec<Word>,
    pub(crate) summaries: Vec<Word>,
    pub(crate) notes: Vec<Word>,
}

/// An organiser and the host of its pages.
pub(crate) struct Organiser {
    pub(crate) name: String,
    pub(crate) host: String,
}

/// Everything rows are drawn from.
pub(crate) struct Model {
    pub(crate) templates: Vec<Template>,
    pub(crate) words: Vec<Words>,
    /// Codes, each as often as it occurs.
    pub(crate) themes: Vec<Box<str>>,
    pub(crate) audiences: Vec<Box<str>>,
    pub(crate) organisers: Vec<Organiser>,
}

/// Longest host without `.be`.
const HOST_BYTES_MAX: usize = 16;

impl Model {
    /// With that many organisers.
    pub(crate) fn new(organisers: usize) -> Self {
        let mut languages: Vec<Box<str>> = Vec::new();
        let templates: Vec<Template> = shipped().map(|cells| template(cells, &mut languages)).collect();
        let mut times: HashMap<String, usize> = HashMap::new();
        for template in &templates {
            for word in TEXTS.iter().flat_map(|&column| template.cell(column).split_whitespace()) {
                *times.entry(slug(word)).or_default() += 1;
            }
        }
        let mut words: Vec<Words> = languages.iter().map(|_| Words::default()).collect();
        for template in &templates {
            let of = &mut words[template.language];
            for (column, list) in TEXTS.into_iter().zip([&mut of.titles, &mut of.summaries, &mut of.notes]) {
                list.extend(template.cell(column).split_whitespace().map(|text| word(text, &times)));
            }
        }
        let occurring = |column| {
            templates.iter().flat_map(move |template| template.cell(column).split(SEPARATOR)).map(Box::from).collect()
        };
        let (themes, audiences) = (occurring(Column::Themes), occurring(Column::Audiences));
        let organisers = named(&templates, organisers);
        Self { templates, words, themes, audiences, organisers }
    }
}

/// The columns whose words are drawn.
const TEXTS: [Column; 3] = [Column::Title, Column::Summary, Column::AudienceNote];

fn shipped() -> impl Iterator<Item = [Box<str>; COLUMNS_COUNT]> {
    let mut reader = csv::Reader::from_reader(CATALOGUE_CSV);
    let columns: Vec<Option<Column>> =
        reader.headers().map(|header| header.iter().map(Column::from_header).collect()).unwrap_or_default();
    // `import` has its own tests that the shipped file can be read; a row that could not would only be missing here.
    reader.into_records().filter_map(Result::ok).map(move |record| {
        let mut cells: [Box<str>; COLUMNS_COUNT] = Default::default();
        for (column, cell) in columns.iter().zip(&record) {
            if let Some(column) = column {
                cells[*column as usize] = cell.into();
            }
        }
        cells
    })
}

fn template(cells: [Box<str>; COLUMNS_COUNT], languages: &mut Vec<Box<str>>) -> Template {
    let spoken = cells[Column::Languages as usize].split(SEPARATOR).next().unwrap_or_default();
    let language = languages.iter().position(|language| **language == *spoken).unwrap_or_else(|| {
        languages.push(spoken.into());
        languages.len() - 1
    });
    Template { cells, language }
}

fn word(text: &str, times: &HashMap<String, usize>) -> Word {
    let slug = slug(text);
    let end = text.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    let rare = !slug.is_empty() && times.get(&slug) == Some(&1);
    Word { text: text.into(), slug: slug.into(), end, rare }
}

/// The shipped names first, then invented ones.
fn named(templates: &[Template], count: usize) -> Vec<Organiser> {
    let mut seen = HashSet::new();
    let shipped = templates.iter().map(|template| template.cell(Column::Organiser)).filter(|name| seen.insert(*name));
    let names = shipped.map(str::to_owned).chain((0..).map(invented::organiser)).take(count);
    names
        .map(|name| {
            let slug = slug(&name);
            // Bytes are characters in a slug.
            let host = slug[..slug.len().min(HOST_BYTES_MAX)].trim_end_matches('-').to_owned();
            Organiser { name, host }
        })
        .collect()
}
