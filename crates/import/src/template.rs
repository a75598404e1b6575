//! An empty list to fill in, as a workbook that explains itself or as a text: the columns under their names in one language,
//! two examples, and in the workbook the allowed values to choose from.
//!
//! What is filled in is read like any list. The examples never are ([`EXAMPLE_IDS`]): nobody has to remember to delete them.

use repertoire_catalogue::{CodeList, Locale, OnSite, Vocabulary};
use rust_xlsxwriter::{Color, DataValidation, DataValidationErrorStyle, Formula, Note, Worksheet, XlsxError};

use crate::column::VALUES_SEPARATOR;
use crate::xlsx::{LIST, List, Unwritable, WORKBOOK_CELLS_MAX, header_format, text_format, workbook};
use crate::{COLUMNS, COLUMNS_COUNT, Column, formula};

/// Ids of the examples: a row that has one is told, and is no row of the list.
pub const EXAMPLE_IDS: [&str; 2] = ["exemple-1", "exemple-2"];

/// Rows of the workbook that offer the allowed values.
const OFFERED_ROWS: u32 = 1_000;

/// Width of the explanations, in characters, and of a note, in pixels.
const GUIDE_CHARS: u32 = 100;
const NOTE_PIXELS: u32 = 320;

/// The template as a workbook.
///
/// # Errors
/// When the writer fails.
pub fn template_xlsx(vocabulary: &Vocabulary, locale: Locale) -> Result<Vec<u8>, Unwritable> {
    filled(vocabulary, locale, &[])
}

/// The template as a text: UTF-8 with a byte order mark and semicolons, as spreadsheets open it on Belgian computers.
#[must_use]
pub fn template_csv(vocabulary: &Vocabulary, locale: Locale) -> String {
    let header = COLUMNS.map(|column| name(column, locale));
    let rows = [header].into_iter().chain(examples(vocabulary, words(locale), locale));
    let quoted = |cell: String| format!("\"{}\"", formula::defuse(cell.into()).replace('"', "\"\""));
    let lines = rows.map(|row| row.map(quoted).join(";") + "\r\n");
    std::iter::once("\u{FEFF}".to_owned()).chain(lines).collect()
}

type Row = [String; COLUMNS_COUNT];

/// The template with some rows below the examples, as a person would leave it.
fn filled(vocabulary: &Vocabulary, locale: Locale, more: &[Row]) -> Result<Vec<u8>, Unwritable> {
    let words = words(locale);
    let lists = lists(vocabulary, words, locale)?;
    workbook([list(vocabulary, words, locale, more)?, guide(words)?, lists])
}

/// The sheet to fill in.
fn list(vocabulary: &Vocabulary, words: &Words, locale: Locale, more: &[Row]) -> Result<Worksheet, Unwritable> {
    let mut list = List::new(LIST.get(locale), WORKBOOK_CELLS_MAX)?;
    for (at, column) in COLUMNS.into_iter().enumerate() {
        let name = name(column, locale);
        list.measure(at, &name);
        list.sheet.write_string_with_format(0, at as u16, name, &header_format())?;
        let needed = if column.required() { words.required } else { words.optional };
        let note = format!("{needed} {}", column.description(locale));
        // Some fifty characters fill a line of a note.
        let height = 20 * (2 + note.chars().count() as u32 / 50);
        let note = Note::new(note).add_author_prefix(false).set_width(NOTE_PIXELS).set_height(height);
        list.sheet.insert_note(0, at as u16, &note)?;
    }
    let examples = examples(vocabulary, words, locale);
    let pale = text_format().set_italic().set_font_color(Color::RGB(0x59_59_59));
    for (row, cells) in (1..).zip(examples.iter().chain(more)) {
        for (at, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            list.measure(at, text);
            list.put(row, at, text)?;
            if row as usize <= examples.len() {
                list.sheet.set_cell_format(row, at as u16, &pale)?;
            }
        }
    }
    offer(&mut list.sheet, vocabulary, words, locale)?;
    list.finish(0, (examples.len() + more.len()) as u32, COLUMNS_COUNT - 1)
}

/// Has each column with a list offer its values. Where a cell may hold others or several, what is not of the list is let
/// pass after a word on it.
fn offer(sheet: &mut Worksheet, vocabulary: &Vocabulary, words: &Words, locale: Locale) -> Result<(), XlsxError> {
    for (at, column) in LISTED.into_iter().enumerate() {
        let last = values(vocabulary, column, locale).len() + 1;
        let range = format!("={}!${letter}$2:${letter}${last}", words.lists, letter = crate::letters(at));
        let (style, title, message) = match column {
            Column::Kind | Column::OnSite => (DataValidationErrorStyle::Stop, words.one_title, words.one),
            Column::Place => (DataValidationErrorStyle::Information, words.town_title, words.town),
            _ => (DataValidationErrorStyle::Information, words.several_title, words.several),
        };
        let validation = DataValidation::new()
            .allow_list_formula(Formula::new(range))
            .set_error_style(style)
            .set_error_title(title)?
            .set_error_message(message)?;
        sheet.add_data_validation(1, column as u16, OFFERED_ROWS, column as u16, &validation)?;
    }
    Ok(())
}

/// The sheet with the allowed values, a column for each list.
fn lists(vocabulary: &Vocabulary, words: &Words, locale: Locale) -> Result<Worksheet, Unwritable> {
    let mut list = List::new(words.lists, WORKBOOK_CELLS_MAX)?;
    let mut longest = 0;
    for (at, column) in LISTED.into_iter().enumerate() {
        list.sheet.write_string_with_format(0, at as u16, column.label(locale), &header_format())?;
        for (row, value) in (1..).zip(values(vocabulary, column, locale)) {
            list.measure(at, &value);
            list.put(row, at, &value)?;
            longest = longest.max(row);
        }
    }
    list.finish(0, longest, LISTED.len() - 1)
}

/// The sheet that explains the others.
fn guide(words: &Words) -> Result<Worksheet, Unwritable> {
    let mut sheet = Worksheet::new();
    sheet.set_name(words.guide)?.set_column_width(0, GUIDE_CHARS)?;
    sheet.write_string_with_format(0, 0, words.guide, &text_format().set_bold())?;
    for (row, line) in (1..).zip(words.guide_lines) {
        sheet.write_string_with_format(row, 0, line, &text_format().set_text_wrap())?;
    }
    Ok(sheet)
}

/// The columns whose values come from a list, in the order of the sheet of lists.
const LISTED: [Column; 7] = [
    Column::Kind,
    Column::Themes,
    Column::Audiences,
    Column::Languages,
    Column::OnSite,
    Column::Formats,
    Column::Place,
];

/// The values of a column with a list, as people read them.
fn values(vocabulary: &Vocabulary, column: Column, locale: Locale) -> Vec<String> {
    fn labels<L>(list: &CodeList<L>, locale: Locale) -> Vec<String> {
        list.entries().iter().map(|entry| entry.labels.get(locale).to_owned()).collect()
    }
    match column {
        Column::Kind => labels(&vocabulary.kinds, locale),
        Column::Themes => labels(&vocabulary.themes, locale),
        Column::Audiences => labels(&vocabulary.audiences, locale),
        Column::Languages => labels(&vocabulary.languages, locale),
        Column::Formats => labels(&vocabulary.formats, locale),
        Column::Place => labels(&vocabulary.communes, locale),
        Column::OnSite => OnSite::STATED.iter().map(|answer| answer.labels().get(locale).to_owned()).collect(),
        _ => Vec::new(),
    }
}

/// A header cell; a star marks what each row must fill.
fn name(column: Column, locale: Locale) -> String {
    format!("{}{}", column.label(locale), if column.required() { " *" } else { "" })
}

/// Two rows that show how a list is filled in, of an organisation that does not exist: one with all that may be said, one with
/// no more than must be.
fn examples(vocabulary: &Vocabulary, words: &Words, locale: Locale) -> [Row; 2] {
    // Some values of a list, whichever vocabulary it is.
    let some = |column: Column, count: usize| {
        let values = values(vocabulary, column, locale);
        values[..count.min(values.len())].join(&format!(" {VALUES_SEPARATOR} "))
    };
    let address = "https://www.example.org/";
    [2, 1].map(|count| {
        let all = count == 2;
        let at = usize::from(!all);
        COLUMNS.map(|column| match column {
            Column::Id => EXAMPLE_IDS[at].to_owned(),
            Column::Title => words.example_titles[at].to_owned(),
            Column::Organiser => words.example_organiser.to_owned(),
            Column::Summary => words.example_summaries[at].to_owned(),
            Column::Kind => some(column, 1),
            Column::Themes | Column::Audiences | Column::Languages => some(column, count),
            Column::Url | Column::Source => address.to_owned(),
            _ if !all => String::new(),
            Column::AudienceNote => words.example_note.to_owned(),
            Column::Cost => "80-120/personne".to_owned(),
            Column::OnSite | Column::Formats | Column::Place => some(column, 1),
            Column::Duration => words.example_duration.to_owned(),
            Column::Dates => "2030-03-12 | 2030-03-19".to_owned(),
            Column::Registration => "exemple@example.org".to_owned(),
            Column::Verified => "2030-01-31".to_owned(),
        })
    })
}

/// The words of the template in one language.
struct Words {
    guide: &'static str,
    lists: &'static str,
    guide_lines: [&'static str; 7],
    required: &'static str,
    optional: &'static str,
    /// At most 32 characters each, as are the other titles.
    one_title: &'static str,
    one: &'static str,
    several_title: &'static str,
    several: &'static str,
    town_title: &'static str,
    town: &'static str,
    example_titles: [&'static str; 2],
    example_organiser: &'static str,
    example_summaries: [&'static str; 2],
    example_note: &'static str,
    example_duration: &'static str,
}

const fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::Fr => &FRENCH,
        Locale::Nl => &DUTCH,
        Locale::En => &ENGLISH,
    }
}

static FRENCH: Words = Words {
    guide: "Mode d'emploi",
    lists: "Listes",
    guide_lines: [
        "Remplissez la feuille « Liste » : une ligne par dispositif. Les colonnes marquées d'un astérisque (*) sont obligatoires.",
        "Une note sur chaque en-tête explique ce que la colonne attend.",
        "Les valeurs à choisir sont dans la feuille « Listes ». Plusieurs valeurs dans une case se séparent par une barre verticale : Français | Néerlandais.",
        "Laissez vide ce que vous ne savez pas : une case vide ne veut dire ni « non » ni « gratuit ».",
        "N'écrivez ni nom de personne, ni adresse ou numéro privés : le répertoire est public.",
        "Les deux lignes d'exemple ne sont jamais reprises. Vous pouvez les effacer ou les laisser.",
        "Envoyez le fichier tel quel. Un rapport dit, case par case, ce qui est à corriger.",
    ],
    required: "Obligatoire.",
    optional: "Facultatif.",
    one_title: "Une valeur de la liste",
    one: "Choisissez une valeur de la liste déroulante.",
    several_title: "Plusieurs valeurs ?",
    several: "Séparez les valeurs de la liste par une barre verticale (|), puis confirmez.",
    town_title: "Hors de Bruxelles ?",
    town: "Une ville en dehors de Bruxelles peut être écrite telle quelle : confirmez.",
    example_titles: ["Exemple : une ligne complète", "Exemple : le minimum"],
    example_organiser: "Exemple asbl (n'existe pas)",
    example_summaries: [
        "Exemple : en une ou deux phrases, ce qu'on y fait et ce qu'on en retire.",
        "Exemple : seules les colonnes obligatoires sont remplies.",
    ],
    example_note: "Exemple : équipes de 6 à 12 personnes",
    example_duration: "2 matinées",
};

static DUTCH: Words = Words {
    guide: "Handleiding",
    lists: "Lijsten",
    guide_lines: [
        "Vul het blad ‘Lijst’ in: één rij per initiatief. De kolommen met een sterretje (*) zijn verplicht.",
        "Een opmerking bij elke kop legt uit wat er in de kolom hoort.",
        "De waarden om uit te kiezen staan op het blad ‘Lijsten’. Meerdere waarden in één cel scheidt u met een verticale streep: Frans | Nederlands.",
        "Laat leeg wat u niet weet: een lege cel betekent niet ‘nee’ en niet ‘gratis’.",
        "Schrijf geen namen van personen en geen privéadressen of -nummers: het repertorium is openbaar.",
        "De twee voorbeeldrijen worden nooit overgenomen. U mag ze wissen of laten staan.",
        "Stuur het bestand zoals het is. Een rapport zegt cel per cel wat er te verbeteren valt.",
    ],
    required: "Verplicht.",
    optional: "Niet verplicht.",
    one_title: "Eén waarde uit de lijst",
    one: "Kies een waarde uit de keuzelijst.",
    several_title: "Meerdere waarden?",
    several: "Scheid de waarden uit de lijst met een verticale streep (|) en bevestig.",
    town_title: "Buiten Brussel?",
    town: "Een stad buiten Brussel mag u gewoon schrijven: bevestig.",
    example_titles: ["Voorbeeld: een volledige rij", "Voorbeeld: het minimum"],
    example_organiser: "Voorbeeld vzw (bestaat niet)",
    example_summaries: [
        "Voorbeeld: in een of twee zinnen wat men er doet en wat het oplevert.",
        "Voorbeeld: alleen de verplichte kolommen zijn ingevuld.",
    ],
    example_note: "Voorbeeld: teams van 6 tot 12 personen",
    example_duration: "2 voormiddagen",
};

static ENGLISH: Words = Words {
    guide: "How to use this",
    lists: "Lists",
    guide_lines: [
        "Fill in the sheet “List”: one row per scheme. Columns marked with an asterisk (*) are required.",
        "A note on each header explains what its column is for.",
        "The values to choose from are in the sheet “Lists”. Several values in one cell are separated by a vertical bar: French | Dutch.",
        "Leave empty what you don't know: an empty cell means neither “no” nor “free”.",
        "Write no names of persons, and no private addresses or numbers: the directory is public.",
        "The two example rows are never taken. You may delete them or leave them.",
        "Send the file as it is. A report tells cell by cell what is to be corrected.",
    ],
    required: "Required.",
    optional: "Optional.",
    one_title: "One value of the list",
    one: "Choose a value of the drop-down list.",
    several_title: "Several values?",
    several: "Separate values of the list by a vertical bar (|), and confirm.",
    town_title: "Outside Brussels?",
    town: "A town outside Brussels may be written as it is: confirm.",
    example_titles: ["Example: a complete row", "Example: the minimum"],
    example_organiser: "Example association (does not exist)",
    example_summaries: [
        "Example: in a sentence or two, what one does there and what one gets from it.",
        "Example: only the required columns are filled in.",
    ],
    example_note: "Example: teams of 6 to 12 people",
    example_duration: "2 mornings",
};

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::sync::Arc;

    use super::*;
    use crate::understand::Understanding;
    use crate::{Imported, Problem, ProblemKind, ReadOptions, Severity, import_file, shipped_vocabulary};

    fn read(bytes: &[u8]) -> Imported {
        import_file(bytes, &ReadOptions::default(), Arc::new(shipped_vocabulary()), None).expect("a readable file")
    }

    /// A row as a person fills it in, choosing from the lists.
    fn chosen(vocabulary: &Vocabulary, locale: Locale) -> Row {
        let last = |column| values(vocabulary, column, locale).pop().unwrap_or_default();
        COLUMNS.map(|column| match column {
            Column::Title => "Un titre".to_owned(),
            Column::Organiser => "Smes".to_owned(),
            Column::Summary => "Un résumé.".to_owned(),
            Column::Url | Column::Source => "https://un.be".to_owned(),
            Column::Themes => format!("{} | {}", last(column), values(vocabulary, column, locale)[0]),
            column => last(column),
        })
    }

    #[track_caller]
    fn check_examples(imported: &Imported) {
        let report = &imported.report;
        let examples = report.problems.iter().filter(|problem| problem.kind == ProblemKind::ExampleRow);
        let told: Vec<(u32, &str)> = examples.map(|problem| (problem.row, &*problem.value)).collect();
        assert_eq!(told, [(2, "exemple-1"), (3, "exemple-2")]);
        assert_eq!((report.left_out, report.errors_count, report.warnings_count), (0, 0, 0));
        assert!(imported.layout.columns.iter().all(|of| of.column.is_some()), "{:?}", imported.layout.columns);
    }

    #[test]
    fn the_examples_are_never_taken_and_what_is_filled_in_is() {
        let vocabulary = shipped_vocabulary();
        for locale in Locale::ALL {
            let csv = template_csv(&vocabulary, locale);
            for bytes in [template_xlsx(&vocabulary, locale).expect("a workbook"), csv.clone().into_bytes()] {
                let imported = read(&bytes);
                check_examples(&imported);
                assert_eq!((imported.report.read, imported.report.problems.len()), (0, 2), "{locale:?}");
            }
            let more = chosen(&vocabulary, locale);
            let line = more.clone().map(|cell| format!("\"{cell}\"")).join(";");
            let xlsx = filled(&vocabulary, locale, &[more]).expect("a workbook");
            for bytes in [xlsx, (csv + &line).into_bytes()] {
                let imported = read(&bytes);
                check_examples(&imported);
                assert_eq!((imported.report.read, imported.report.kept), (1, 1), "{locale:?}");
                let scheme = &imported.catalogue.schemes()[0];
                assert_eq!((scheme.themes.len(), scheme.themes[1].index(), scheme.on_site), (2, 0, OnSite::No));
            }
        }
    }

    #[test]
    fn an_example_is_known_however_its_id_is_spelled_and_no_other_row_is_one() {
        let kept = |id: &str| {
            let report = read(crate::testing::file(&[crate::testing::row(&[(Column::Id, id)])]).as_bytes()).report;
            (report.read, report.kept)
        };
        for id in ["exemple-1", "exemple-2", " EXEMPLE 1 ", "Exemple_2"] {
            assert_eq!(kept(id), (0, 0), "{id}");
        }
        for id in ["exemple-3", "exemple-11", "exemple", "", "un"] {
            assert_eq!(kept(id), (1, 1), "{id}");
        }
    }

    #[test]
    fn no_row_comes_to_be_taken_for_an_example_once_it_is_published() {
        let rows = |cells: &[(Column, &str)]| crate::testing::file(&[crate::testing::row(cells)]);
        // One whose id is spelled at such length, or fixed to that of an example, is one at once.
        let spelled = read(rows(&[(Column::Id, "exemple ............ 1")]).as_bytes()).report;
        assert_eq!((spelled.read, spelled.kept, spelled.left_out), (0, 0, 0));
        let fix = crate::Fix { column: 0, value: "un".into(), replacement: "exemple-2".into() };
        let options = ReadOptions { fixes: vec![fix], ..ReadOptions::default() };
        let vocabulary = Arc::new(shipped_vocabulary());
        let fixed = import_file(rows(&[]).as_bytes(), &options, vocabulary, None).expect("a list").report;
        assert_eq!((fixed.read, fixed.kept, fixed.left_out), (0, 0, 0));
        assert!(fixed.problems.iter().any(|problem| problem.kind == ProblemKind::ExampleRow));
        // One that has no id is given another.
        let made = read(rows(&[(Column::Id, ""), (Column::Organiser, "Exemple"), (Column::Title, "1")]).as_bytes());
        assert_eq!(made.catalogue.schemes()[0].id.as_str(), "exemple-1-2");
    }

    #[test]
    fn the_examples_would_be_no_errors_if_they_were_rows() {
        let vocabulary = shipped_vocabulary();
        for locale in Locale::ALL {
            let csv = template_csv(&vocabulary, locale).replace("exemple-", "ligne-");
            let report = read(csv.as_bytes()).report;
            let worst: Vec<&Problem> = report.problems.iter().filter(|of| of.severity != Severity::Note).collect();
            assert_eq!((report.kept, worst), (2, Vec::new()), "{}", report.to_text(Locale::Fr));
        }
    }

    #[test]
    fn each_value_that_is_offered_is_understood_as_itself() {
        let vocabulary = shipped_vocabulary();
        let understanding = Understanding::new(&vocabulary);
        for column in LISTED {
            let in_each = Locale::ALL.map(|locale| values(&vocabulary, column, locale));
            let understood = in_each.map(|values| {
                let read = values.iter().map(|value| understanding.one(column, value).unwrap_or_default());
                read.collect::<Vec<String>>()
            });
            assert!(understood[0].iter().all(|read| !read.is_empty()), "{understood:?}");
            assert!(understood.windows(2).all(|pair| pair[0] == pair[1]), "{understood:?}");
            let mut distinct = understood[0].clone();
            distinct.sort_unstable();
            distinct.dedup();
            assert_eq!(distinct.len(), understood[0].len(), "{distinct:?}");
        }
    }

    #[test]
    fn each_column_is_explained_and_those_with_a_list_offer_it() {
        let vocabulary = shipped_vocabulary();
        for locale in Locale::ALL {
            let xlsx = template_xlsx(&vocabulary, locale).expect("a workbook");
            let mut zip = zip::ZipArchive::new(Cursor::new(&xlsx)).expect("a zip");
            let mut part = |name: &str| std::io::read_to_string(zip.by_name(name).expect("a part")).expect("a text");
            let sheet = part("xl/worksheets/sheet1.xml");
            assert_eq!(sheet.matches("<dataValidation ").count(), LISTED.len());
            let types = format!("<formula1>{}!$A$2:$A${}</formula1>", words(locale).lists, vocabulary.kinds.len() + 1);
            assert!(sheet.contains(&types), "{sheet}");
            assert_eq!(sheet.matches("errorStyle=\"information\"").count(), LISTED.len() - 2);
            let notes = part("xl/comments1.xml");
            assert_eq!(notes.matches("<comment ").count(), COLUMNS_COUNT);
            assert!(notes.contains(words(locale).required) && notes.contains(words(locale).optional));
        }
    }

    #[test]
    fn a_text_template_opens_in_a_spreadsheet() {
        let csv = template_csv(&shipped_vocabulary(), Locale::Nl);
        assert!(csv.starts_with("\u{FEFF}\"Id\";\"Titel *\";\"Soort *\";"), "{csv}");
        assert_eq!(csv.matches("\r\n").count(), 3);
    }
}
