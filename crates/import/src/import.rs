//! A stream of spreadsheet bytes to a catalogue and the report on it.

use std::collections::{HashMap, HashSet};
use std::io::{Cursor, Read};
use std::sync::Arc;

use csv::ByteRecord;
use jiff::ToSpan;
use repertoire_catalogue::{Catalogue, Date, Scheme, SchemeId, Vocabulary, slug};

use crate::decode::{Encoding, utf_8};
use crate::fix::Fix;
use crate::header::{ColumnMatch, HEADER_ROWS_MAX, Header};
use crate::report::{Collector, Problem, ProblemKind, Report, Severity, VERIFIED_YEARS_MAX};
use crate::row::{Checked, Context, Published, RawRow, Unusable, is_blank, is_of_example, scheme};
use crate::rows::Rows;
use crate::source::{Records, Source};
use crate::understand::Understanding;
use crate::workbook::{self, Workbook};
use crate::{Column, Delimiter, FILE_COLUMNS_MAX, Unreadable};

/// What came of a file.
#[derive(Debug)]
pub struct Imported {
    /// The rows that could be used, in the order of the file.
    pub catalogue: Catalogue,
    /// What was wrong with the file.
    pub report: Report,
    /// What the file was taken for.
    pub layout: Layout,
}

/// What a file was taken for; all of it can be overruled ([`ReadOptions`]).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// How its characters are written; nothing for a workbook.
    pub encoding: Option<Encoding>,
    /// What stands between its cells; nothing for a workbook.
    pub delimiter: Option<Delimiter>,
    /// The sheet read, of a workbook.
    pub sheet: Option<String>,
    /// All sheets of a workbook that are not hidden.
    pub sheets: Vec<String>,
    /// The row of the header.
    pub header_row: u32,
    /// Its columns.
    pub columns: Vec<ColumnMatch>,
}

/// How a file is to be read, where whoever imports knows better.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// How its characters are written.
    pub encoding: Option<Encoding>,
    /// What stands between its cells.
    pub delimiter: Option<Delimiter>,
    /// The sheet to read.
    pub sheet: Option<String>,
    /// The row of the header, among the first [`HEADER_ROWS_MAX`].
    pub header_row: Option<u32>,
    /// Columns of the file, counted from 0, and what they are; nothing leaves one out.
    pub columns: Vec<(usize, Option<Column>)>,
    /// Values to be read as others, at most [`FIXES_MAX`](crate::FIXES_MAX): what those beyond would fix stays reported.
    pub fixes: Vec<Fix>,
    /// What counts as today. With it, what is doubtful though no cell is wrong is told as well: sources verified long ago, the
    /// same scheme twice, addresses that lead nowhere.
    pub today: Option<Date>,
}

/// Most bytes of a file that people upload.
pub const FILE_BYTES_MAX: usize = 20 * 1024 * 1024;

/// Most rows of a file that people upload.
pub const FILE_ROWS_MAX: usize = 200_000;

/// Reads a catalogue as [`export`](crate::export) writes it: UTF-8, with or without byte order mark, separated by commas. It is
/// read as a stream, however long it is.
///
/// A bad row never fails the import; it is left out and the report says why.
///
/// # Errors
/// When there is nothing to read rows from, or more than a catalogue holds.
pub fn import(csv: impl Read, vocabulary: Arc<Vocabulary>) -> Result<Imported, Unreadable> {
    import_up_to(csv, vocabulary, Catalogue::ROWS_MAX)
}

/// The limit is a parameter so that a test can reach it without writing millions of rows.
fn import_up_to(csv: impl Read, vocabulary: Arc<Vocabulary>, rows_max: usize) -> Result<Imported, Unreadable> {
    let layout = Layout::of_text(Encoding::Utf8, Delimiter::Comma);
    let source = Source::new(Box::new(Rows::new(csv, b',')));
    read(source, layout, &ReadOptions::default(), vocabulary, None, rows_max)
}

/// Reads a file as people have it: a workbook (xlsx, xls, ods), or a text of any encoding and delimiter; the header anywhere
/// in the first rows, columns under any of their names. `published` is where a row without an id is looked for.
///
/// # Errors
/// When there is nothing to read rows from, or more than may be.
pub fn import_file(
    bytes: &[u8],
    options: &ReadOptions,
    vocabulary: Arc<Vocabulary>,
    published: Option<&Catalogue>,
) -> Result<Imported, Unreadable> {
    import_file_up_to(bytes, options, vocabulary, published, FILE_ROWS_MAX)
}

fn import_file_up_to(
    bytes: &[u8],
    options: &ReadOptions,
    vocabulary: Arc<Vocabulary>,
    published: Option<&Catalogue>,
    rows_max: usize,
) -> Result<Imported, Unreadable> {
    let (records, layout) = open(bytes, options)?;
    read(Source::new(records), layout, options, vocabulary, published, rows_max)
}

/// All records of a file as people have it, and what the file was taken for so far.
pub(crate) fn open<'b>(bytes: &'b [u8], options: &ReadOptions) -> Result<(Box<dyn Records + 'b>, Layout), Unreadable> {
    if workbook::is_workbook(bytes) {
        let Workbook { name, names, sheet } = workbook::open(bytes, options.sheet.as_deref())?;
        let layout = Layout { sheet: Some(name), sheets: names, ..Layout::default() };
        return Ok((Box::new(sheet.into_records()), layout));
    }
    if is_no_table(bytes) {
        return Err(Unreadable::NotATable);
    }
    let (text, encoding) = utf_8(bytes, options.encoding);
    let delimiter = options.delimiter.unwrap_or_else(|| delimiter(&text));
    let records = Rows::new(Cursor::new(text), delimiter.as_byte());
    Ok((Box::new(records), Layout::of_text(encoding, delimiter)))
}

impl Layout {
    /// How a file has to be read to be read so again.
    pub(crate) fn options(&self) -> ReadOptions {
        ReadOptions {
            encoding: self.encoding,
            delimiter: self.delimiter,
            sheet: self.sheet.clone(),
            ..ReadOptions::default()
        }
    }

    const fn of_text(encoding: Encoding, delimiter: Delimiter) -> Self {
        let (encoding, delimiter) = (Some(encoding), Some(delimiter));
        Self { encoding, delimiter, sheet: None, sheets: Vec::new(), header_row: 0, columns: Vec::new() }
    }
}

/// First bytes of files that are no tables, whatever their name says.
const OTHER_KINDS: [&[u8]; 7] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"%PDF", b"\x1F\x8B", b"\x7FELF", b"{\\rtf"];

/// Whether bytes are something else than a text.
fn is_no_table(bytes: &[u8]) -> bool {
    OTHER_KINDS.iter().any(|kind| bytes.starts_with(kind))
}

/// What stands between the cells of a text: what makes its first rows name most columns, or else be of one width.
fn delimiter(text: &[u8]) -> Delimiter {
    let fit = |delimiter: &Delimiter| {
        let mut source = Source::new(Box::new(Rows::new(text, delimiter.as_byte())));
        let names = source.sample().iter().take(HEADER_ROWS_MAX).map(|(_, record)| Header::names(record)).max();
        let mut widths = HashMap::new();
        for (_, record) in source.sample().iter().filter(|(_, record)| record.len() > 1) {
            *widths.entry(record.len()).or_insert(0_usize) += 1;
        }
        (names.unwrap_or(0), widths.into_values().max().unwrap_or(0))
    };
    // The first of those that fit as well.
    Delimiter::ALL.into_iter().rev().max_by_key(fit).unwrap_or(Delimiter::Comma)
}

fn read(
    mut source: Source<'_>,
    mut layout: Layout,
    options: &ReadOptions,
    vocabulary: Arc<Vocabulary>,
    published: Option<&Catalogue>,
    rows_max: usize,
) -> Result<Imported, Unreadable> {
    let mut context = Context::new(&vocabulary, published, &options.fixes);
    let (header_row, header) = header(&mut source, options, &context.understanding)?;
    let keeps = context.published.keeps(&vocabulary);
    header.report(header_row, &options.columns, keeps, &mut context.problems);
    let mut record = ByteRecord::new();
    let mut read = 0;
    let mut kept = Kept::default();
    while let Some(row) = source.next(&mut record)? {
        let raw = RawRow { row, header: &header, record: &record };
        if raw.is_empty() {
            continue;
        }
        if raw.is_example() {
            context.problems.add(Severity::Note, || raw.note(ProblemKind::ExampleRow));
            continue;
        }
        read += 1;
        if read > rows_max {
            return Err(Unreadable::TooManyRows { max: rows_max });
        }
        match scheme(raw, &mut context) {
            // Its id was fixed, or spelled at length.
            Ok(checked) if !checked.id_made && is_of_example(&checked.scheme.id) => {
                context.problems.add(Severity::Note, || raw.note(ProblemKind::ExampleRow));
                read -= 1;
            }
            Ok(checked) => kept.push(row, checked),
            // The report says why.
            Err(Unusable) => {}
        }
    }
    let Context { mut problems, published, .. } = context;
    kept.number(&header, &published, &mut problems);
    if keeps {
        kept.complete(&header, &published);
    }
    if let Some(today) = options.today {
        kept.doubts(&header, today, &mut problems);
    }
    let schemes = kept.unique(&header, &mut problems);
    let report = problems.report(read, schemes.len());
    (layout.header_row, layout.columns) = (header_row, header.into_columns());
    #[allow(clippy::expect_used, reason = "`unique` has just left out every second row of an id")]
    let catalogue = Catalogue::new(vocabulary, schemes).expect("unique ids");
    Ok(Imported { catalogue, report, layout })
}

/// Takes the header row, and tells which column is which.
pub(crate) fn header(
    source: &mut Source<'_>,
    options: &ReadOptions,
    understanding: &Understanding,
) -> Result<(u32, Header), Unreadable> {
    let Some((row, names)) = source.header(options.header_row)? else {
        return Err(if options.header_row.is_some() { Unreadable::NoSuchRow } else { Unreadable::Empty });
    };
    let header = Header::read(&names, source.sample(), understanding, &options.columns);
    let header = header.ok_or_else(|| Unreadable::no_known_column(&names))?;
    if names.iter().skip(FILE_COLUMNS_MAX).any(|cell| !is_blank(cell)) {
        return Err(Unreadable::TooManyColumns);
    }
    Ok((row, header))
}

/// Schemes with the rows they come from.
#[derive(Default)]
struct Kept {
    schemes: Vec<Scheme>,
    rows: Vec<u32>,
    /// Places of those whose id was made.
    made: Vec<usize>,
}

impl Kept {
    fn push(&mut self, row: u32, checked: Checked) {
        if checked.id_made {
            self.made.push(self.schemes.len());
        }
        self.rows.push(row);
        self.schemes.push(checked.scheme);
    }

    /// Gives each id that was made a number where another row, or a published scheme, has it. Looked at after all rows, as
    /// an id that is written wins wherever it stands.
    fn number(&mut self, header: &Header, published: &Published<'_>, problems: &mut Collector) {
        if self.made.is_empty() {
            return;
        }
        let mut made = self.made.iter().peekable();
        let written = self.schemes.iter().enumerate().filter(|(at, _)| made.next_if(|made| *made == at).is_none());
        let mut taken: HashSet<SchemeId> = written.map(|(_, scheme)| scheme.id.clone()).collect();
        // The number to try next for each id: 200,000 rows of one title would else be tried 20,000 million times.
        let mut next: HashMap<SchemeId, usize> = HashMap::new();
        for &at in &self.made {
            let base = self.schemes[at].id.clone();
            let number = next.entry(base.clone()).or_insert(1);
            let mut id = base.clone();
            while taken.contains(&id) || published.has(&id) || is_of_example(&id) {
                *number += 1;
                // A made id leaves room for any number behind it.
                id = SchemeId::parse(&format!("{base}-{number}")).unwrap_or_else(|_| base.clone());
            }
            let row = self.rows[at];
            problems.add(Severity::Note, || {
                let kind = ProblemKind::NoId { id: id.as_str().into(), known: false };
                Problem::new(Severity::Note, row, header.place(Column::Id), "", kind, None)
            });
            taken.insert(id.clone());
            self.schemes[at].id = id;
        }
    }

    /// Leaves published schemes what they have in columns that the file lacks: a list without dates says nothing of dates.
    fn complete(&mut self, header: &Header, published: &Published<'_>) {
        let absent: Vec<Column> =
            header.missing().filter(|column| !column.required() && *column != Column::Id).collect();
        if absent.is_empty() {
            return;
        }
        for scheme in &mut self.schemes {
            if let Some(known) = published.get(&scheme.id) {
                for &column in &absent {
                    take_over(scheme, known, column);
                }
            }
        }
    }

    /// Warns of what no cell by itself is wrong with.
    fn doubts(&self, header: &Header, today: Date, problems: &mut Collector) {
        let long_ago = today.checked_sub(VERIFIED_YEARS_MAX.years()).ok();
        let mut names: HashMap<(String, &str), (u32, &SchemeId)> = HashMap::new();
        for (scheme, &row) in self.schemes.iter().zip(&self.rows) {
            let mut warn = |column: Column, value: &str, kind: ProblemKind| {
                problems.add(Severity::Warning, || {
                    Problem::new(Severity::Warning, row, header.place(column), value, kind, None)
                });
            };
            let &mut (first, id) = names.entry((slug(&scheme.title), &scheme.organiser)).or_insert((row, &scheme.id));
            if id != &scheme.id {
                warn(Column::Title, &scheme.title, ProblemKind::NearDuplicate { first });
            }
            if let Some(verified) = scheme.verified.filter(|verified| long_ago.is_some_and(|ago| *verified < ago)) {
                warn(Column::Verified, &verified.to_string(), ProblemKind::OldVerification);
            }
            for (column, address) in [(Column::Url, &scheme.url), (Column::Source, &scheme.source)] {
                if leads_nowhere(address.host()) {
                    warn(column, address.as_str(), ProblemKind::DoubtfulAddress);
                }
            }
        }
    }

    /// Leaves out every row whose id an earlier *usable* row has.
    ///
    /// A row left out for another reason claims no id. Looked for at the end, as ids can then be borrowed and none is held
    /// twice. Sorting rows by id would take no map, but several times as long.
    fn unique(mut self, header: &Header, problems: &mut Collector) -> Vec<Scheme> {
        let mut is_first = Vec::with_capacity(self.rows.len());
        let mut first_rows: HashMap<&SchemeId, u32> = HashMap::with_capacity(self.rows.len());
        for (scheme, &row) in self.schemes.iter().zip(&self.rows) {
            let first = *first_rows.entry(&scheme.id).or_insert(row);
            is_first.push(first == row);
            if first != row {
                problems.add(Severity::Error, || duplicate(header, row, &scheme.id, first));
            }
        }
        drop(first_rows);
        let mut is_first = is_first.into_iter();
        self.schemes.retain(|_| is_first.next().unwrap_or(true));
        // It grew by doubling, and stays as long as its catalogue.
        self.schemes.shrink_to_fit();
        self.schemes
    }
}

/// Takes a cell that need not be filled from another scheme.
fn take_over(scheme: &mut Scheme, from: &Scheme, column: Column) {
    match column {
        Column::AudienceNote => scheme.audience_note.clone_from(&from.audience_note),
        Column::Cost => scheme.cost = from.cost,
        Column::OnSite => scheme.on_site = from.on_site,
        Column::Formats => scheme.formats.clone_from(&from.formats),
        Column::Place => scheme.place.clone_from(&from.place),
        Column::Duration => scheme.duration.clone_from(&from.duration),
        Column::Dates => scheme.dates.clone_from(&from.dates),
        Column::Registration => scheme.registration.clone_from(&from.registration),
        Column::Verified => scheme.verified = from.verified,
        Column::Id
        | Column::Title
        | Column::Kind
        | Column::Organiser
        | Column::Themes
        | Column::Summary
        | Column::Audiences
        | Column::Languages
        | Column::Url
        | Column::Source => {}
    }
}

/// Whether a host is of one's own network, or one that examples are made with.
fn leads_nowhere(host: &str) -> bool {
    const RESERVED: [&str; 8] = [".local", ".localhost", ".test", ".invalid", ".example", ".internal", ".lan", ".home"];
    let host = host.trim_end_matches('.').trim_start_matches("www.");
    let number = host.starts_with('[') || host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    !host.contains('.')
        || number
        || RESERVED.iter().any(|end| host.ends_with(end))
        || matches!(host, "example.com" | "example.org" | "example.net" | "exemple.be" | "voorbeeld.be")
}

fn duplicate(header: &Header, row: u32, id: &SchemeId, first: u32) -> Problem {
    Problem::new(Severity::Error, row, header.place(Column::Id), id.as_str(), ProblemKind::DuplicateId { first }, None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shipped::{CATALOGUE_CSV, shipped_vocabulary};
    use crate::testing::{file, read, row};
    use expect_test::{Expect, expect};
    use proptest::prelude::*;
    use repertoire_catalogue::Locale;

    #[track_caller]
    fn check(csv: &str, expected: &Expect) {
        expected.assert_eq(&read(csv.as_bytes()).report.to_text(Locale::Fr));
    }

    #[track_caller]
    fn check_unreadable(csv: &str, expected: &Expect) {
        let error = import(csv.as_bytes(), Arc::new(shipped_vocabulary())).expect_err("unreadable");
        expected.assert_eq(&Locale::ALL.map(|locale| error.message(locale)).join("\n"));
    }

    #[test]
    fn columns_come_in_any_order_after_a_byte_order_mark() {
        let csv = "\u{feff}\"titre\", langues ,id,url,source,public,resume,themes,organisateur,type,intitule\r\n\
                   x,fr,un,https://un.be,https://un.be,equipes,R,deuil,Smes,formation,Un\r\n";
        let imported = read(csv.as_bytes());
        assert_eq!(&*imported.catalogue.schemes()[0].title, "Un");
        check(
            csv,
            &expect![[r"
                1 ligne lue : 1 gardée, 0 écartée.

                Avertissements (la ligne est gardée)
                  ligne 1 : La colonne « public_precision » manque : elle est comptée comme vide.
                  ligne 1 : La colonne « cout » manque : elle est comptée comme vide.
                  ligne 1 : La colonne « sur_site » manque : elle est comptée comme vide.
                  ligne 1 : La colonne « format » manque : elle est comptée comme vide.
                  ligne 1 : La colonne « commune » manque : elle est comptée comme vide.
                  ligne 1 : La colonne « duree » manque : elle est comptée comme vide.
                  ligne 1 : La colonne « dates » manque : elle est comptée comme vide.
                  ligne 1 : La colonne « inscription » manque : elle est comptée comme vide.
                  ligne 1 : La colonne « verifie_le » manque : elle est comptée comme vide.
                  ligne 1, colonne A (titre) : La colonne « titre » fait double emploi avec une autre : elle est ignorée.
            "]],
        );
    }

    #[test]
    fn a_missing_required_column_is_one_error_however_many_rows() {
        let csv = file(&[row(&[]), row(&[(Column::Cost, "chats")])]).replace("intitule", "chiens");
        check(
            &csv,
            &expect![[r"
                2 lignes lues : 0 gardée, 2 écartées.

                Erreurs (la ligne est écartée)
                  ligne 1 : La colonne « intitule » manque : aucune ligne ne peut être gardée.
                  ligne 3, colonne I (cout) : « chats » n'est pas un coût lisible.
                      Attendu : gratuit, sur devis, compris dans l'affiliation, un montant comme 120 ou 80-120/personne, ou une case vide

                Avertissements (la ligne est gardée)
                  ligne 1, colonne B (chiens) : « chiens » n'est pas une colonne connue : son contenu est ignoré.
                      Attendu : id, intitule, type, organisateur, themes, resume, public, public_precision, cout, langues, sur_site, format, commune, duree, dates, inscription, url, source, verifie_le
            "]],
        );
        assert_eq!(read(csv.as_bytes()).report.left_out, 2);
    }

    #[test]
    fn a_column_named_twice_counts_once() {
        check(
            "id,id\nun,deux\n",
            &expect![[r"
            1 ligne lue : 0 gardée, 1 écartée.

            Erreurs (la ligne est écartée)
              ligne 1 : La colonne « intitule » manque : aucune ligne ne peut être gardée.
              ligne 1 : La colonne « type » manque : aucune ligne ne peut être gardée.
              ligne 1 : La colonne « organisateur » manque : aucune ligne ne peut être gardée.
              ligne 1 : La colonne « themes » manque : aucune ligne ne peut être gardée.
              ligne 1 : La colonne « resume » manque : aucune ligne ne peut être gardée.
              ligne 1 : La colonne « public » manque : aucune ligne ne peut être gardée.
              ligne 1 : La colonne « langues » manque : aucune ligne ne peut être gardée.
              ligne 1 : La colonne « url » manque : aucune ligne ne peut être gardée.
              ligne 1 : La colonne « source » manque : aucune ligne ne peut être gardée.

            Avertissements (la ligne est gardée)
              ligne 1 : La colonne « public_precision » manque : elle est comptée comme vide.
              ligne 1 : La colonne « cout » manque : elle est comptée comme vide.
              ligne 1 : La colonne « sur_site » manque : elle est comptée comme vide.
              ligne 1 : La colonne « format » manque : elle est comptée comme vide.
              ligne 1 : La colonne « commune » manque : elle est comptée comme vide.
              ligne 1 : La colonne « duree » manque : elle est comptée comme vide.
              ligne 1 : La colonne « dates » manque : elle est comptée comme vide.
              ligne 1 : La colonne « inscription » manque : elle est comptée comme vide.
              ligne 1 : La colonne « verifie_le » manque : elle est comptée comme vide.
              ligne 1, colonne B (id) : La colonne « id » fait double emploi avec une autre : elle est ignorée.
        "]],
        );
    }

    #[test]
    fn rows_without_anything_in_them_are_not_rows() {
        let csv = file(&[row(&[]), ",,,".into(), String::new(), "\"\n\", ,".into()]);
        check(
            &csv,
            &expect![[r"
            1 ligne lue : rien à signaler.
        "]],
        );
    }

    #[test]
    fn a_second_row_of_an_id_names_the_first() {
        let deux = row(&[(Column::Id, "deux")]);
        check(
            &file(&[row(&[]), deux, row(&[]), String::new(), row(&[(Column::Title, "Autre")])]),
            &expect![[r"
            4 lignes lues : 2 gardées, 2 écartées.

            Erreurs (la ligne est écartée)
              lignes 4, 6, colonne A (id) : L'identifiant « un » est déjà celui de la ligne 2, qui est gardée.
        "]],
        );
    }

    #[test]
    fn a_row_left_out_claims_no_id() {
        let report = read(file(&[row(&[(Column::Cost, "chats")]), row(&[])]).as_bytes()).report;
        assert_eq!((report.kept, report.errors_count), (1, 1));
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_does() {
        let broken = row(&[(Column::Title, "Un\ntitre"), (Column::Themes, "chats")]);
        let csv = file(&[row(&[(Column::Summary, "a\nb\nc")]), String::new(), broken]);
        for ends in ["\n", "\r\n"] {
            let report = read(csv.replace('\n', ends).as_bytes()).report;
            assert_eq!(report.problems[0].cell().as_deref(), Some("E4"));
        }
    }

    #[test]
    fn organisers_and_towns_are_held_once() {
        let at = |id| row(&[(Column::Id, id), (Column::Place, "Namur")]);
        let imported = read(file(&[at("un"), at("deux")]).as_bytes());
        let [first, second] = imported.catalogue.schemes() else { panic!("two rows") };
        assert!(Arc::ptr_eq(&first.organiser, &second.organiser));
        assert_eq!(first.place, second.place);
    }

    #[test]
    fn only_a_file_without_known_columns_is_unreadable() {
        check_unreadable(
            "",
            &expect![[r"
            Le fichier est vide.
            Het bestand is leeg.
            The file is empty."]],
        );
        check_unreadable(
            "\u{feff}\n\n",
            &expect![[r"
            Le fichier est vide.
            Het bestand is leeg.
            The file is empty."]],
        );
        check_unreadable(
            "chats,chiens\n1,2\n",
            &expect![[r"
            Aucune ligne ne nomme de colonne connue. Trouvé : chats, chiens. Attendu : id, intitule, type, organisateur, themes, resume, public, public_precision, cout, langues, sur_site, format, commune, duree, dates, inscription, url, source, verifie_le.
            Geen enkele rij noemt een bekende kolom. Gevonden: chats, chiens. Verwacht: id, intitule, type, organisateur, themes, resume, public, public_precision, cout, langues, sur_site, format, commune, duree, dates, inscription, url, source, verifie_le.
            No row names a known column. Found: chats, chiens. Expected: id, intitule, type, organisateur, themes, resume, public, public_precision, cout, langues, sur_site, format, commune, duree, dates, inscription, url, source, verifie_le."]],
        );
        assert_eq!(read("id\n".as_bytes()).report.read, 0);
    }

    /// The shipped catalogue under other names, in another encoding, with another delimiter, below a title.
    fn as_people_have_it(encoding: Encoding, delimiter: Delimiter, ends: &str) -> Vec<u8> {
        let sign = char::from(delimiter.as_byte());
        let names = [
            "Identifiant",
            "Titre",
            "Soort",
            "Organisme",
            "Thématiques",
            "Description",
            "Doelgroep",
            "Précisions",
            "Prix",
            "Langue(s)",
            "Dans vos locaux ?",
            "Modalité",
            "Lieu",
            "Durée",
            "Dates",
            "Contact",
            "Site web",
            "Bron",
            "Vérifié",
        ];
        let catalogue = crate::shipped().catalogue;
        let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
        let mut text = format!("Liste des dispositifs d’été : du cœur, dès 5 €{ends}{ends}");
        let line = |cells: Vec<String>| cells.join(&sign.to_string()) + ends;
        text += &line(names.map(quoted).to_vec());
        for scheme in catalogue.schemes() {
            text += &line(crate::COLUMNS.map(|column| quoted(&crate::cell(&catalogue, scheme, column))).to_vec());
        }
        match encoding {
            Encoding::Utf8 => text.into_bytes(),
            Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            Encoding::Windows1252 => encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
            Encoding::Iso8859_15 => encoding_rs::ISO_8859_15.encode(&text).0.into_owned(),
            Encoding::MacRoman => encoding_rs::MACINTOSH.encode(&text).0.into_owned(),
        }
    }

    #[test]
    fn any_encoding_delimiter_and_line_end_is_read() {
        let all = crate::shipped().catalogue.schemes().len();
        for encoding in Encoding::ALL {
            for delimiter in Delimiter::ALL {
                for ends in ["\n", "\r\n", "\r"] {
                    let bytes = as_people_have_it(encoding, delimiter, ends);
                    let imported = import_file(&bytes, &ReadOptions::default(), Arc::new(shipped_vocabulary()), None);
                    let Imported { report, layout, .. } = imported.expect("a readable file");
                    assert_eq!(
                        (layout.encoding, layout.delimiter, layout.header_row, report.kept),
                        (Some(encoding), Some(delimiter), 3, all),
                        "{ends:?} {}",
                        report.to_text(Locale::Fr)
                    );
                    assert!(layout.columns.iter().all(|of| of.column.is_some()), "{:?}", layout.columns);
                }
            }
        }
    }

    #[test]
    fn what_was_assumed_can_be_overruled() {
        let csv = file(&[row(&[])]);
        let read = |options: &ReadOptions| import_file(csv.as_bytes(), options, Arc::new(shipped_vocabulary()), None);
        let wrong = read(&ReadOptions { delimiter: Some(Delimiter::Semicolon), ..ReadOptions::default() });
        assert!(matches!(wrong, Err(Unreadable::NoKnownColumn { .. })));
        let wrong = read(&ReadOptions { header_row: Some(2), ..ReadOptions::default() });
        assert!(matches!(wrong, Err(Unreadable::NoKnownColumn { .. })));
        let wrong = read(&ReadOptions { header_row: Some(9), ..ReadOptions::default() });
        assert!(matches!(wrong, Err(Unreadable::NoSuchRow)));
        let swapped = vec![(1, Some(Column::Summary)), (5, Some(Column::Title)), (8, None)];
        let right = read(&ReadOptions { columns: swapped, ..ReadOptions::default() }).expect("a readable file");
        assert_eq!(&*right.catalogue.schemes()[0].title, "Un résumé.");
    }

    #[test]
    fn files_that_are_no_tables_are_told() {
        for bytes in OTHER_KINDS {
            let error = import_file(bytes, &ReadOptions::default(), Arc::new(shipped_vocabulary()), None);
            assert!(matches!(error, Err(Unreadable::NotATable)), "{bytes:?}");
        }
        let error = import_file(b"", &ReadOptions::default(), Arc::new(shipped_vocabulary()), None);
        assert!(matches!(error, Err(Unreadable::Empty)));
    }

    #[test]
    fn the_widest_header_passes_and_one_more_column_does_not() {
        let of = |columns: usize| {
            let csv = format!("id,{}\nun\n", vec!["x"; columns - 1].join(","));
            import_file(csv.as_bytes(), &ReadOptions::default(), Arc::new(shipped_vocabulary()), None)
        };
        assert_eq!(of(FILE_COLUMNS_MAX).expect("at the limit").layout.columns.len(), FILE_COLUMNS_MAX);
        assert!(matches!(of(FILE_COLUMNS_MAX + 1), Err(Unreadable::TooManyColumns)));
        assert!(matches!(of(1_000_000), Err(Unreadable::TooManyColumns)));
        // Blank ones are what a spreadsheet writes behind its last column.
        let csv = format!("id,intitule{}\nun\n", ",".repeat(20_000));
        let blank = import_file(csv.as_bytes(), &ReadOptions::default(), Arc::new(shipped_vocabulary()), None);
        assert_eq!(blank.expect("at the limit").layout.columns.len(), FILE_COLUMNS_MAX);
    }

    #[test]
    fn many_rows_of_one_title_get_numbers_without_trying_all() {
        let titled = row(&[(Column::Id, ""), (Column::Title, "Deuil")]);
        let imported = read(file(&vec![titled; 20_000]).as_bytes());
        let last = imported.catalogue.schemes().last().expect("a row");
        assert_eq!((imported.report.kept, last.id.as_str()), (20_000, "smes-deuil-20000"));
    }

    #[test]
    fn the_longest_upload_passes_and_one_more_row_does_not() {
        let of = |rows: usize| {
            let csv = file(&vec!["x".into(); rows]);
            import_file_up_to(csv.as_bytes(), &ReadOptions::default(), Arc::new(shipped_vocabulary()), None, 3)
        };
        assert_eq!(of(3).expect("at the limit").report.read, 3);
        assert!(matches!(of(4), Err(Unreadable::TooManyRows { max: 3 })));
    }

    #[test]
    fn what_is_doubtful_among_rows_is_a_warning() {
        let of = |id, more: &[(Column, &str)]| row(&[&[(Column::Id, id)], more].concat());
        let csv = file(&[
            of("un", &[(Column::Verified, "2024-03-01")]),
            of("deux", &[(Column::Title, "UN TITRE !"), (Column::Verified, "2024-02-29")]),
            of(
                "trois",
                &[
                    (Column::Title, "Autre"),
                    (Column::Url, "http://192.168.1.4/x"),
                    (Column::Source, "https://www.example.com"),
                ],
            ),
        ]);
        let today = Some(Date::new(2026, 3, 1).expect("a date"));
        let options = ReadOptions { today, ..ReadOptions::default() };
        let imported =
            import_file(csv.as_bytes(), &options, Arc::new(shipped_vocabulary()), None).expect("a readable file");
        expect![[r"
            3 lignes lues : 3 gardées, 0 écartée.

            Avertissements (la ligne est gardée)
              ligne 3, colonne B (intitule) : L'intitulé et l'organisateur sont ceux de la ligne 2 : est-ce le même dispositif ?
              ligne 3, colonne S (verifie_le) : La source a été vérifiée il y a plus de deux ans.
              ligne 4, colonne Q (url) : « http://192.168.1.4/x » ne mène sans doute nulle part pour qui lit la page.
              ligne 4, colonne R (source) : « https://www.example.com » ne mène sans doute nulle part pour qui lit la page.
        "]].assert_eq(&imported.report.to_text(Locale::Fr));
        for (host, nowhere) in
            [("smes.be", false), ("localhost", true), ("nas.local", true), ("[::1]", true), ("local.be", false)]
        {
            assert_eq!(leads_nowhere(host), nowhere, "{host}");
        }
    }

    #[test]
    fn a_stream_that_fails_is_unreadable() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
                Err(std::io::Error::other("the cable"))
            }
        }
        let error = import(b"id\n".chain(Broken), Arc::new(shipped_vocabulary())).expect_err("unreadable");
        assert!(matches!(error, Unreadable::Io(cause) if cause.to_string() == "the cable"));
    }

    #[test]
    fn a_row_without_an_end_is_unreadable() {
        let csv = format!("id\nun\n\"{}", "x".repeat(2 * crate::ROW_BYTES_MAX));
        check_unreadable(
            &csv,
            &expect![[r"
            La ligne 3 n'a pas de fin : il y manque sans doute un guillemet fermant.
            Rij 3 heeft geen einde: wellicht ontbreekt er een sluitend aanhalingsteken.
            Row 3 has no end: a closing quotation mark is probably missing."]],
        );
    }

    #[test]
    fn the_longest_file_passes_and_one_more_row_does_not() {
        let of =
            |rows: usize| import_up_to(&*file(&vec!["x".into(); rows]).into_bytes(), Arc::new(shipped_vocabulary()), 3);
        assert_eq!(of(3).expect("at the limit").report.read, 3);
        let error = of(4).expect_err("one past it");
        assert_eq!(error.message(Locale::Fr), "Le fichier compte plus de 3 lignes.");
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), header in any::<bool>()) {
            let csv = if header { [file(&[]).as_bytes(), &bytes].concat() } else { bytes };
            let as_people_have_it = import_file(&csv, &ReadOptions::default(), Arc::new(shipped_vocabulary()), None);
            for imported in [import(&*csv, Arc::new(shipped_vocabulary())), as_people_have_it].into_iter().flatten() {
                let report = imported.report;
                prop_assert_eq!(report.read, report.kept + report.left_out);
                prop_assert!(report.left_out == 0 || report.errors_count > 0);
                for locale in Locale::ALL {
                    prop_assert!(!report.to_text(locale).is_empty());
                }
            }
        }

        #[test]
        fn no_mutation_of_the_real_file_panics(
            edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_usize..40), 0..30),
        ) {
            // The first rows are enough to be spoiled, and a whole file a case would take minutes.
            let mut csv = CATALOGUE_CSV[..20_000].to_vec();
            for (at, byte, cut) in edits {
                let at = at.index(csv.len());
                csv[at] = byte;
                csv.drain(at..(at + cut.saturating_sub(20)).min(csv.len()));
            }
            if let Ok(imported) = import(&*csv, Arc::new(shipped_vocabulary())) {
                prop_assert_eq!(imported.report.kept, imported.catalogue.schemes().len());
            }
        }
    }
}
