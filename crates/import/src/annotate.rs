//! The list that somebody sent, given back as a workbook in which each cell that is reported is coloured and each row says
//! what was found in it. Rows and columns stay where they are: `F12` of the report is F12 here.

use std::collections::BTreeMap;

use csv::ByteRecord;
use repertoire_catalogue::Locale;
use rust_xlsxwriter::{Color, Worksheet};

use crate::header::REMARKS;
use crate::import::{Layout, open};
use crate::report::{Report, Severity};
use crate::row::is_blank;
use crate::xlsx::{LIST, List, Unwritable, WORKBOOK_CELLS_MAX, cell_text, header_format, text_format, workbook};
use crate::{FILE_COLUMNS_MAX, Unreadable};

/// Rows that tell how wide a column must be.
const MEASURED_ROWS_MAX: u32 = 200;

/// Width of the column of remarks, in characters.
const REMARKS_CHARS: u32 = 90;

/// A list with the report on it: `bytes` as they were read ([`Layout`]), all rows and columns in their places, a column of
/// remarks behind them. Corrected, it can be sent again as it is.
///
/// # Errors
/// When the file can't be read as it was, or is longer than what is given back.
pub fn annotated(bytes: &[u8], report: &Report, layout: &Layout, locale: Locale) -> Result<Vec<u8>, Unwritable> {
    annotated_up_to(bytes, report, layout, locale, WORKBOOK_CELLS_MAX)
}

/// The limit is a parameter so that a test can reach it without writing a million cells.
fn annotated_up_to(
    bytes: &[u8],
    report: &Report,
    layout: &Layout,
    locale: Locale,
    cells_max: usize,
) -> Result<Vec<u8>, Unwritable> {
    let (mut records, _) = open(bytes, &layout.options())?;
    // Remarks of an earlier check are replaced by ours.
    let former = layout.columns.iter().find(|of| of.is_remarks()).map(|of| of.index);
    let header_row = layout.header_row.max(1);
    let mut list = List::new(LIST.get(locale), cells_max)?;
    let (mut width, mut last_row, mut record) = (0, header_row, ByteRecord::new());
    while let Some(row) = records.next(&mut record).map_err(Unreadable::from)? {
        for (index, cell) in record.iter().enumerate().take(FILE_COLUMNS_MAX) {
            if is_blank(cell) || (row >= header_row && Some(index) == former) {
                continue;
            }
            let text = String::from_utf8_lossy(cell);
            if (header_row..header_row + MEASURED_ROWS_MAX).contains(&row) {
                list.measure(index, &text);
            }
            list.put(row - 1, index, &text)?;
            width = width.max(index + 1);
        }
        last_row = row;
    }
    let remarks_at = former.unwrap_or(width);
    mark(&mut list.sheet, report, header_row, width)?;
    for (row, remarks) in remarks(report, header_row, locale) {
        let format = if row == header_row { header_format() } else { text_format().set_text_wrap() };
        list.sheet.write_string_with_format(row - 1, remarks_at as u16, &*cell_text(&remarks), &format)?;
    }
    let mut sheet = list.finish(header_row - 1, last_row - 1, remarks_at.max(width.saturating_sub(1)))?;
    sheet.set_column_width(remarks_at as u16, REMARKS_CHARS)?;
    workbook([sheet])
}

/// Colours the header row, and each cell that is reported by the worst that is said of it.
fn mark(sheet: &mut Worksheet, report: &Report, header_row: u32, width: usize) -> Result<(), Unwritable> {
    for index in 0..width {
        sheet.set_cell_format(header_row - 1, index as u16, &header_format())?;
    }
    let mut worst: BTreeMap<(u32, usize), Severity> = BTreeMap::new();
    for problem in &report.problems {
        // What stands beyond the last column that may be is not written.
        if let Some(column) = problem.column.as_ref().filter(|column| column.index < FILE_COLUMNS_MAX) {
            let of_cell = worst.entry((problem.row, column.index)).or_insert(problem.severity);
            *of_cell = problem.severity.min(*of_cell);
        }
    }
    for ((row, index), severity) in worst {
        let format = if row == header_row { header_format() } else { text_format() };
        sheet.set_cell_format(row - 1, index as u16, &format.set_background_color(colour(severity)))?;
    }
    Ok(())
}

/// Red, amber, pale blue, all light enough for black letters. The remarks say the same in words.
const fn colour(severity: Severity) -> Color {
    Color::RGB(match severity {
        Severity::Error => 0xFF_C7_CE,
        Severity::Warning => 0xFF_EB_9C,
        Severity::Note => 0xDD_EB_F7,
    })
}

/// What is to be said beside each row, a line for each problem. Beside the header, below the name of the column.
fn remarks(report: &Report, header_row: u32, locale: Locale) -> BTreeMap<u32, String> {
    let mut remarks = BTreeMap::from([(header_row, REMARKS.get(locale).to_owned())]);
    let mut add = |row: u32, line: &str| {
        let of_row = remarks.entry(row).or_default();
        if !of_row.is_empty() {
            of_row.push('\n');
        }
        of_row.push_str(line);
    };
    if report.truncated {
        add(header_row, &report.cut(locale));
    }
    for problem in &report.problems {
        add(problem.row, &problem.remark(locale));
    }
    remarks
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::sync::Arc;

    use super::*;
    use crate::ReadOptions;
    use crate::testing::{file, row};
    use crate::xlsx::{FROZEN_ROWS_MAX, XLSX_CELL_UNITS_MAX};
    use crate::{Column, Imported, ProblemKind, import_file, shipped_vocabulary};
    use calamine::{Data, Range, Reader as _, Xlsx};
    use expect_test::expect;

    fn read(bytes: &[u8]) -> Imported {
        import_file(bytes, &ReadOptions::default(), Arc::new(shipped_vocabulary()), None).expect("a readable file")
    }

    fn given_back(bytes: &[u8], locale: Locale) -> Vec<u8> {
        let imported = read(bytes);
        annotated(bytes, &imported.report, &imported.layout, locale).expect("a workbook")
    }

    fn cells(xlsx: &[u8]) -> Range<Data> {
        let mut book = Xlsx::new(Cursor::new(xlsx)).expect("a workbook");
        book.worksheet_range_at(0).expect("a sheet").expect("cells")
    }

    fn texts(xlsx: &[u8], row: u32) -> Vec<String> {
        let cells = cells(xlsx);
        let width = cells.end().expect("cells").1;
        (0..=width)
            .map(|column| cells.get_value((row - 1, column)).map(ToString::to_string).unwrap_or_default())
            .collect()
    }

    /// A file of the archive, as text.
    fn part(xlsx: &[u8], name: &str) -> String {
        let mut zip = zip::ZipArchive::new(Cursor::new(xlsx)).expect("a zip");
        std::io::read_to_string(zip.by_name(name).expect("a part")).expect("a text")
    }

    fn broken() -> String {
        let csv = file(&[
            row(&[(Column::Themes, "chats|crisse"), (Column::Cost, "=cmd|'/c calc'!A1")]),
            String::new(),
            row(&[
                (Column::Id, "b"),
                (Column::Place, "Schaerbek"),
                (Column::Kind, "Vorming"),
                (Column::Title, "Un\nautre"),
            ]),
            row(&[(Column::Id, "c"), (Column::Summary, "")]) + ",de trop",
        ]);
        format!("Liste des dispositifs\n\n{}", csv.replace("duree", "Remarques"))
    }

    #[test]
    fn each_row_says_what_was_found_in_it() {
        let xlsx = given_back(broken().as_bytes(), Locale::Fr);
        let told = [3, 4, 6, 7].map(|row| format!("{row}: {}\n", texts(&xlsx, row).pop().unwrap_or_default()));
        expect![[r"
            3: Remarques du contrôle
            Avertissement : La colonne « duree » manque : elle est comptée comme vide.
            Avertissement, colonne N (Remarques) : « Remarques » n'est pas une colonne connue : son contenu est ignoré. Attendu : id, intitule, type, organisateur, themes, resume, public, public_precision, cout, langues, sur_site, format, commune, duree, dates, inscription, url, source, verifie_le
            4: Erreur, colonne E (themes) : « chats » n'est pas un code de thème. Attendu : un code de themes.csv : diogene, migration-exil, seniors, limites-impuissance, empowerment, violences, lgbtqia, assuetudes, …
            Erreur, colonne E (themes) : « crisse » n'est pas un code de thème. Attendu : un code de themes.csv : diogene, migration-exil, seniors, limites-impuissance, empowerment, violences, lgbtqia, assuetudes, … Vouliez-vous dire « crise » ?
            Erreur, colonne I (cout) : « =cmd|'/c calc'!A1 » n'est pas un coût lisible. Attendu : gratuit, sur devis, compris dans l'affiliation, un montant comme 120 ou 80-120/personne, ou une case vide
            6: Note, colonne C (type) : « Vorming » est lu comme « formation ».
            Avertissement, colonne M (commune) : « Schaerbek » n'est pas une commune de Bruxelles : ce nom est gardé comme celui d'une autre ville. Vouliez-vous dire « Schaerbeek » ?
            7: Erreur, colonne F (resume) : La case est vide alors qu'elle est obligatoire.
            Erreur, colonne T : La ligne a plus de cases que l'en-tête : un texte qui contient une virgule doit être entre guillemets.
        "]].assert_eq(&told.concat());
        for (locale, name) in [(Locale::Nl, "Opmerkingen van de controle"), (Locale::En, "Remarks of the check")] {
            let header = texts(&given_back(broken().as_bytes(), locale), 3).pop().unwrap_or_default();
            assert!(header.starts_with(name), "{header}");
        }
    }

    #[test]
    fn rows_and_columns_stay_where_they_are_and_texts_stay_texts() {
        let xlsx = given_back(broken().as_bytes(), Locale::Fr);
        assert_eq!(texts(&xlsx, 1)[0], "Liste des dispositifs");
        let row = texts(&xlsx, 4);
        assert_eq!((&*row[4], &*row[8]), ("chats|crisse", "=cmd|'/c calc'!A1"));
        assert_eq!(texts(&xlsx, 6)[1], "Un\nautre");
        assert_eq!((&*texts(&xlsx, 7)[19], texts(&xlsx, 7).len()), ("de trop", 21));
        let sheet = part(&xlsx, "xl/worksheets/sheet1.xml");
        assert!(!sheet.contains("<f>") && !sheet.contains("hyperlink"), "{sheet}");
        assert!(sheet.contains("<pane ySplit=\"3\"") && sheet.contains("<autoFilter ref=\"A3:U7\"/>"), "{sheet}");
    }

    #[test]
    fn characters_that_the_format_escapes_come_back() {
        let written = "a_x0041_b \u{1}c _x000D_ <&> \u{FFFE} é😀";
        let xlsx = given_back(file(&[row(&[(Column::Title, written)])]).as_bytes(), Locale::Fr);
        assert_eq!(texts(&xlsx, 2)[1], written);
    }

    #[test]
    fn a_cell_has_the_colour_of_the_worst_that_is_said_of_it() {
        let xlsx = given_back(broken().as_bytes(), Locale::Fr);
        let (sheet, styles) = (part(&xlsx, "xl/worksheets/sheet1.xml"), part(&xlsx, "xl/styles.xml"));
        let between = |text: &str, start: &str, end: &str| {
            let rest = text.split_once(start).unwrap_or_default().1.to_owned();
            rest.split_once(end).unwrap_or_default().0.to_owned()
        };
        let fills: Vec<String> =
            between(&styles, "<fills", "</fills>").split("<fill>").skip(1).map(str::to_owned).collect();
        let formats = between(&styles, "<cellXfs", "</cellXfs>");
        let fill = |cell: &str| {
            let style: usize = between(&sheet, &format!("<c r=\"{cell}\" s=\""), "\"").parse().expect("a style");
            let format = formats.split("<xf ").nth(style + 1).expect("a format");
            let fill: usize = between(format, "fillId=\"", "\"").parse().expect("a fill");
            between(&fills[fill], "fgColor rgb=\"FF", "\"")
        };
        assert_eq!(
            ["E4", "I4", "M6", "C6", "F7", "A4"].map(fill),
            ["FFC7CE", "FFC7CE", "FFEB9C", "DDEBF7", "FFC7CE", ""]
        );
    }

    #[test]
    fn what_is_given_back_is_read_as_before_and_given_back_again() {
        let files = ["liste.csv", "liste.xls", "liste.xlsx", "liste.ods"];
        for name in files {
            let path =
                std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/spreadsheets").join(name);
            let bytes = std::fs::read(path).expect("a fixture");
            check_read_as_before(&bytes, name);
        }
        check_read_as_before(broken().as_bytes(), "broken");
        check_read_as_before(b"id\nun\n", "one column");
        check_read_as_before(crate::CATALOGUE_CSV, "the catalogue");
    }

    #[track_caller]
    fn check_read_as_before(bytes: &[u8], name: &str) {
        let before = read(bytes);
        let xlsx = given_back(bytes, Locale::Nl);
        let after = read(&xlsx);
        assert_eq!(after.report, before.report, "{name}");
        assert_eq!(after.catalogue.schemes(), before.catalogue.schemes(), "{name}");
        assert_eq!(after.layout.header_row, before.layout.header_row, "{name}");
        // In another language, the same column is taken again.
        let again = given_back(&xlsx, Locale::Nl);
        assert_eq!(again, xlsx, "{name}");
        let headers = |bytes: &[u8]| read(bytes).layout.columns.iter().filter(|of| of.is_remarks()).count();
        assert_eq!(headers(&given_back(&xlsx, Locale::Fr)), 1, "{name}");
    }

    #[test]
    fn what_could_not_be_read_is_not_taken_for_sound_when_sent_again() {
        let csv = file(&[row(&[(Column::Title, "Pr\u{1}vention")])]);
        let bytes: Vec<u8> = csv.bytes().map(|byte| if byte == 1 { 0xE9 } else { byte }).collect();
        let options = ReadOptions { encoding: Some(crate::Encoding::Utf8), ..ReadOptions::default() };
        let imported = import_file(&bytes, &options, Arc::new(shipped_vocabulary()), None).expect("a readable file");
        let xlsx = annotated(&bytes, &imported.report, &imported.layout, Locale::Fr).expect("a workbook");
        let again = read(&xlsx).report;
        let [problem] = &again.problems[..] else { panic!("{}", again.to_text(Locale::Fr)) };
        assert_eq!((problem.cell().as_deref(), &problem.kind), (Some("B2"), &ProblemKind::NotUtf8));
    }

    #[test]
    fn a_header_stays_in_sight_unless_it_would_be_all_that_is() {
        let frozen = |above: usize| {
            let csv = "une note\n".repeat(above) + &file(&[row(&[])]);
            part(&given_back(csv.as_bytes(), Locale::Fr), "xl/worksheets/sheet1.xml").contains("<pane ")
        };
        assert_eq!((frozen(FROZEN_ROWS_MAX as usize - 1), frozen(FROZEN_ROWS_MAX as usize)), (true, false));
    }

    #[test]
    fn a_row_of_which_only_the_remark_is_left_is_no_row() {
        let csv = format!("{},Remarks of the check\n{},Erreur\n{}Erreur\n", file(&[]).trim(), row(&[]), ",".repeat(19));
        let report = read(csv.as_bytes()).report;
        assert_eq!((report.read, report.kept, report.problems), (1, 1, Vec::new()));
    }

    #[test]
    fn people_s_own_remarks_stay_and_are_told_to_be_read_past() {
        let csv = format!("{},Remarques\n{},à revoir\n", file(&[]).trim(), row(&[]));
        let imported = read(csv.as_bytes());
        assert!(matches!(imported.report.problems[..], [crate::Problem { kind: ProblemKind::UnknownColumn, .. }]));
        let row = texts(&given_back(csv.as_bytes(), Locale::Fr), 2);
        assert_eq!((&*row[19], row.len()), ("à revoir", 21));
    }

    #[test]
    fn the_longest_text_of_a_cell_is_written_and_a_longer_one_is_cut() {
        let of = |text: &str| {
            texts(&given_back(file(&[row(&[(Column::Summary, text)])]).as_bytes(), Locale::Fr), 2)[5].clone()
        };
        let longest = "x".repeat(XLSX_CELL_UNITS_MAX);
        assert_eq!(of(&longest), longest);
        assert_eq!(of(&(longest + "x")), "x".repeat(XLSX_CELL_UNITS_MAX - 1) + "…");
        // Each takes two units.
        assert_eq!(of(&"😀".repeat(20_000)).chars().count(), XLSX_CELL_UNITS_MAX / 2 + 1);
    }

    #[test]
    fn the_longest_list_is_given_back_and_one_more_cell_is_not() {
        let csv = file(&[row(&[])]);
        let (imported, filled) = (read(csv.as_bytes()), 19 + 10);
        let of = |max| annotated_up_to(csv.as_bytes(), &imported.report, &imported.layout, Locale::Fr, max);
        assert!(of(filled).is_ok());
        assert!(matches!(of(filled - 1), Err(Unwritable::TooLong)));
        // A sheet has some million rows, and a text any number of blank ones.
        let far = format!("id\n{}un\n", "\n".repeat(1_048_575));
        let imported = read(far.as_bytes());
        let error = annotated(far.as_bytes(), &imported.report, &imported.layout, Locale::Fr);
        assert!(matches!(error, Err(Unwritable::TooLong)));
    }

    #[test]
    fn a_report_that_was_cut_says_so_beside_the_header() {
        let mut imported = read(file(&[row(&[])]).as_bytes());
        (imported.report.truncated, imported.report.errors_count) = (true, 12_000);
        let xlsx = annotated(file(&[row(&[])]).as_bytes(), &imported.report, &imported.layout, Locale::En)
            .expect("a workbook");
        assert!(texts(&xlsx, 1)[19].contains("errors 12,000"));
    }

    #[test]
    fn what_can_not_be_read_is_told_in_three_languages() {
        let imported = read(file(&[row(&[])]).as_bytes());
        let error = annotated(b"PK\x03\x04", &imported.report, &imported.layout, Locale::Fr).expect_err("no workbook");
        let errors = [error, Unwritable::TooLong, Unwritable::Failed("the disk".into())];
        let told = errors.map(|error| Locale::ALL.map(|locale| error.message(locale)).join("\n"));
        expect![[r"
            Ce classeur ne s'ouvre pas : il est abîmé, ou protégé par un mot de passe. Enregistrez-le sans mot de passe, ou au format CSV.
            Deze werkmap kan niet worden geopend: ze is beschadigd of beveiligd met een wachtwoord. Bewaar ze zonder wachtwoord, of als CSV.
            This workbook does not open: it is damaged, or protected by a password. Save it without a password, or as CSV.
            La liste est trop longue pour un classeur : il contient au plus 1 000 000 cases remplies.
            De lijst is te lang voor een werkmap: die bevat hoogstens 1.000.000 ingevulde cellen.
            The list is too long for a workbook: it holds at most 1,000,000 filled cells.
            Le classeur n'a pas pu être écrit. Signalez ce défaut avec votre fichier.
            De werkmap kon niet worden geschreven. Meld deze fout, met uw bestand.
            The workbook could not be written. Report this fault, with your file."]].assert_eq(&told.join("\n"));
    }
}
