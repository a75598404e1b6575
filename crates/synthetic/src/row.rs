//! One row, written after a shipped one.

use repertoire_import::{COLUMNS_COUNT, Column};

use crate::invented;
use crate::model::{Model, SEPARATOR, Template, Word};
use crate::random::Random;

/// A row of a synthetic catalogue, as its file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    cells: [String; COLUMNS_COUNT],
}

/// Up to here a text takes another word, which leaves it below the 280 characters that an import warns about.
const TEXT_BYTES_MAX: usize = 250;
/// Longest part of an id that its title gives.
const ID_TITLE_BYTES_MAX: usize = 32;

impl Row {
    /// What stands in a column.
    #[must_use]
    pub fn cell(&self, column: Column) -> &str {
        &self.cells[column as usize]
    }

    /// All cells, in the order of the columns.
    #[must_use]
    pub fn cells(&self) -> &[String; COLUMNS_COUNT] {
        &self.cells
    }

    pub(crate) fn new(model: &Model, number: usize, mut random: Random) -> Self {
        let random = &mut random;
        let template = random.one(&model.templates);
        let words = &model.words[template.language];
        let organiser = &model.organisers[random.small_below(model.organisers.len())];
        let mut slugs = String::with_capacity(256);
        let title = text(&words.titles, template.words(Column::Title), random, &mut slugs);
        let id = match start(&slugs, ID_TITLE_BYTES_MAX) {
            // One dash was drawn, and no word.
            "" => number.to_string(),
            title => format!("{title}-{number}"),
        };
        let mut summary = text(&words.summaries, template.words(Column::Summary), random, &mut slugs);
        summary.truncate(summary.trim_end_matches(|c: char| !c.is_alphanumeric()).len());
        summary.push('.');
        let note = match template.words(Column::AudienceNote) {
            0 => String::new(),
            many => text(&words.notes, many, random, &mut String::new()),
        };
        let url = address(&organiser.host, &slugs, number, template.cell(Column::Url).len());
        let source = if template.cell(Column::Source) == template.cell(Column::Url) {
            url.clone()
        } else {
            address("annuaire", &slugs, number, template.cell(Column::Source).len())
        };
        let registration = match template.cell(Column::Registration) {
            "" => String::new(),
            _ => format!("info@{}.be", organiser.host),
        };
        let cells = [
            (Column::Id, id),
            (Column::Title, title),
            (Column::Organiser, organiser.name.clone()),
            (Column::Themes, codes(&model.themes, template.values(Column::Themes), random)),
            (Column::Summary, summary),
            (Column::Audiences, codes(&model.audiences, template.values(Column::Audiences), random)),
            (Column::AudienceNote, note),
            (Column::Cost, cost(template.cell(Column::Cost), random)),
            (Column::Dates, dates(template, random)),
            (Column::Registration, registration),
            (Column::Url, url),
            (Column::Source, source),
            (Column::Verified, verified(template, random)),
        ];
        let mut row = Self { cells: Default::default() };
        for column in AS_THEY_STAND {
            template.cell(column).clone_into(&mut row.cells[column as usize]);
        }
        for (column, cell) in cells {
            row.cells[column as usize] = cell;
        }
        row
    }
}

/// Columns taken over from the shipped row.
const AS_THEY_STAND: [Column; 6] =
    [Column::Kind, Column::Languages, Column::OnSite, Column::Formats, Column::Place, Column::Duration];

/// A text of so many words, the first one capitalised. How they stand in an address is appended to `slugs`.
fn text(words: &[Word], many: usize, random: &mut Random, slugs: &mut String) -> String {
    let mut text = String::with_capacity(many * 8);
    for _ in 0..many {
        let word = random.one(words);
        if text.len() > TEXT_BYTES_MAX {
            break;
        }
        let start = text.len() + usize::from(!text.is_empty());
        if !text.is_empty() {
            text.push(' ');
        }
        if !slugs.is_empty() && !word.slug.is_empty() {
            slugs.push('-');
        }
        if word.rare && random.below(2) == 0 {
            invented::word(invented::any_word(random), &mut text);
            slugs.push_str(&text[start..]);
            text.push_str(&word.text[word.end..]);
        } else {
            text.push_str(&word.text);
            slugs.push_str(&word.slug);
        }
    }
    match text.chars().next() {
        Some(first) => first.to_uppercase().chain(text.chars().skip(1)).collect(),
        None => text,
    }
}

/// The start of an address part, without a hyphen at its end.
fn start(slugs: &str, bytes_max: usize) -> &str {
    slugs[..slugs.len().min(bytes_max)].trim_end_matches('-')
}

/// An address of about so many bytes.
fn address(host: &str, slugs: &str, number: usize, bytes: usize) -> String {
    let home = format!("https://www.{host}.be/");
    let number = number.to_string();
    match bytes.checked_sub(home.len() + number.len() + 1) {
        // Too short for a page of its own: the home page, as real rows do.
        None | Some(0) => home,
        Some(room) => format!("{home}{}-{number}", start(slugs, room)),
    }
}

/// Codes by their frequency, each once.
fn codes(occurring: &[Box<str>], many: usize, random: &mut Random) -> String {
    let mut codes: Vec<&str> = Vec::with_capacity(many);
    while codes.len() < many {
        let code = &**random.one(occurring);
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes.join("|")
}

/// Another amount of the same kind: a range stays a range, a price per day one per day.
fn cost(cell: &str, random: &mut Random) -> String {
    const EUROS_STEP: usize = 5;
    if !cell.starts_with(|c: char| c.is_ascii_digit()) {
        return cell.to_owned();
    }
    let least = EUROS_STEP * (1 + random.small_below(120));
    let (amounts, unit) = cell.find('/').map_or((cell, ""), |at| cell.split_at(at));
    if amounts.contains('-') { format!("{least}-{}{unit}", least + 40) } else { format!("{least}{unit}") }
}

/// As many days as in the shipped row, one per week.
fn dates(template: &Template, random: &mut Random) -> String {
    let cell = template.cell(Column::Dates);
    if cell.is_empty() {
        return String::new();
    }
    let (year, month) = (2025 + random.below(3), 1 + random.below(12));
    let days = cell.split(SEPARATOR).count().min(4);
    let days: Vec<String> = (0..days).map(|week| format!("{year}-{month:02}-{:02}", 1 + 7 * week)).collect();
    days.join("|")
}

/// The same year, another day.
fn verified(template: &Template, random: &mut Random) -> String {
    match template.cell(Column::Verified).split_once('-') {
        Some((year, _)) => format!("{year}-{:02}-{:02}", 1 + random.below(12), 1 + random.below(28)),
        None => String::new(),
    }
}
