//! The header row: where it stands, and which cell of it is which column.
//!
//! A column is known by its name, by another name for it in three languages (case, accents and punctuation apart), by a name
//! that is nearly one, and last by what its cells hold. Whoever imports sees each match and can overrule it.

use std::collections::HashMap;
use std::sync::LazyLock;

use csv::ByteRecord;
use repertoire_catalogue::{Labels, Locale, slug};

use crate::report::ProblemKind::{RepeatedColumn, UnknownColumn};
use crate::report::{Collector, ColumnRef, Problem, ProblemKind, Severity};
use crate::row::is_blank;
use crate::suggest::Candidates;
use crate::text::{clean, shortened};
use crate::understand::Understanding;
use crate::{COLUMNS, COLUMNS_COUNT, Column, FILE_COLUMNS_MAX};

/// First rows of a file among which the header row is looked for: titles, notes and blank lines stand above it.
pub const HEADER_ROWS_MAX: usize = 30;

/// Rows below the header that tell what an unnamed column holds.
const SAMPLE_ROWS_MAX: usize = 200;

/// Filled cells that a column needs to be known by what it holds, and the share of them that must be values of it.
const SAMPLE_CELLS_MIN: usize = 3;
const SAMPLE_SHARE_MIN: f64 = 0.8;

/// Cells of a column that are shown, the rows that they are looked for in, and the longest of them.
pub const SHOWN_CELLS_MAX: usize = 3;
const SHOWN_ROWS_MAX: usize = 50;
const SHOWN_CHARS_MAX: usize = 60;

/// How a column of a file was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MatchedBy {
    /// By its name, as the catalogue file has it.
    Name,
    /// By another name for it.
    Synonym,
    /// By a name that is nearly one.
    Likeness,
    /// By what its cells hold.
    Content,
    /// By whoever imports.
    Choice,
}

/// One column of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnMatch {
    /// Counted from 0.
    pub index: usize,
    /// The name in the header row.
    pub header: String,
    /// The column of the catalogue that it is, and how that is known; nothing where what it holds is ignored.
    pub column: Option<(Column, MatchedBy)>,
    /// Its first filled cells that differ, for whoever is asked what it is; at most [`SHOWN_CELLS_MAX`].
    pub samples: Vec<String>,
}

impl ColumnMatch {
    /// Whether it holds the remarks of an earlier check, and nothing of the list.
    #[must_use]
    pub fn is_remarks(&self) -> bool {
        self.column.is_none() && REMARKS.all().any(|remarks| remarks == self.header)
    }
}

/// Other names of the columns, in the order of [`COLUMNS`]. Names that may mean something else are not among them: a "code" is
/// somebody's own number, "sur place" may be at the organiser's, an "adresse" a street or a page.
const SYNONYMS: [&str; COLUMNS_COUNT] = [
    "identifiant|identifiant unique|identificatie|identifier",
    "titre|nom|nom du dispositif|dispositif|intitule du dispositif|intitule de la formation|titel|naam|naam van het aanbod|aanbod|title|name|scheme",
    "type de dispositif|type d offre|soort|soort aanbod|type aanbod|kind|sort",
    "organisme|organisation|operateur|association|asbl|institution|organisator|organisatie|aanbieder|vzw|organiser|organizer|organization|provider",
    "theme|thematique|thematiques|sujet|sujets|thema|thema s|themas|onderwerp|onderwerpen|topic|topics|theme s|themes abordes",
    "description|descriptif|resume du dispositif|contenu|presentation|samenvatting|beschrijving|omschrijving|inhoud|summary",
    "publics|public cible|publics cibles|pour qui|public vise|participants|doelgroep|doelgroepen|voor wie|audience|audiences|target group|target audience|for whom",
    "precision|precisions|precision public|precisions public|precision sur le public|precisions sur le public|prerequis|toelichting doelgroep|toelichting|audience note|audience details|prerequisites",
    "prix|tarif|tarifs|couts|montant|cout eur|cout euro|cout en euros|prix eur|participation aux frais|paf|kostprijs|prijs|kosten|kost|tarief|cost|price|fee|fees",
    "langue|langue s|langue du dispositif|taal|talen|voertaal|language|languages|delivery language",
    "dans vos locaux|sur site|in situ|dans nos locaux|dans les locaux|deplacement possible|op locatie|op uw werkplek|bij u ter plaatse|op verplaatsing|on site|on your premises|on premises|in house",
    "formats|modalite|modalites|mode|presentiel ou en ligne|vorm|werkvorm|vormen|delivery|delivery mode",
    "lieu|lieux|ville|localite|endroit|gemeente|plaats|stad|locatie|place|town|city|location|municipality",
    "durees|duree totale|nombre d heures|volume horaire|duur|tijdsduur|duration|length",
    "date|date s|dates des sessions|prochaines dates|calendrier|data|datum|datums|next dates",
    "inscriptions|contact|s inscrire|comment s inscrire|inscription contact|modalites d inscription|inschrijving|inschrijven|registration|register|how to register",
    "lien|liens|site|site web|page|page web|adresse web|site internet|website|webpagina|link|webadres|web page|web address",
    "sources|source des informations|page source|bron|bronnen",
    "verifie|verification|date de verification|derniere verification|mis a jour|mise a jour|mis a jour le|derniere mise a jour|maj|gecontroleerd|gecontroleerd op|laatst gecontroleerd|bijgewerkt|bijgewerkt op|verified|verified on|last verified|last checked|updated",
];

/// Name of the column in which a list that is given back says what was found in each row ([`crate::annotated`]). It is read past
/// without a word, so that the list can be corrected and sent again; a column of people's own remarks is called otherwise.
pub(crate) static REMARKS: Labels =
    Labels::fixed("Remarques du contrôle", "Opmerkingen van de controle", "Remarks of the check");

/// The name of the column of remarks, if a header cell begins with one: what was found in the header itself follows it.
fn remarks(name: &str) -> Option<&'static str> {
    static SLUGS: LazyLock<Vec<(String, &'static str)>> =
        LazyLock::new(|| REMARKS.all().map(|remarks| (slug(remarks), remarks)).collect());
    let name = slug(name);
    SLUGS.iter().find(|(slug, _)| name.starts_with(slug)).map(|(_, remarks)| *remarks)
}

static BY_SLUG: LazyLock<HashMap<String, Column>> = LazyLock::new(|| {
    let mut by_slug = HashMap::new();
    for (column, synonyms) in COLUMNS.into_iter().zip(SYNONYMS) {
        by_slug.extend(synonyms.split('|').map(|name| (slug(name), column)));
    }
    // A name wins over a synonym.
    by_slug.extend(COLUMNS.map(|column| (slug(column.header()), column)));
    by_slug
});

/// Where each column stands.
pub(crate) struct Header {
    at: [Option<usize>; COLUMNS_COUNT],
    columns: Vec<ColumnMatch>,
    cells: usize,
    /// The column with the remarks of an earlier check.
    remarks: Option<usize>,
}

/// What whoever imports says of the columns: the place of each in the file, and what it is.
pub(crate) type Choices = [(usize, Option<Column>)];

impl Header {
    /// The names in a header row, that of an earlier check's remarks without what stands below it.
    pub(crate) fn headers(record: &ByteRecord) -> impl Iterator<Item = String> {
        record.iter().take(FILE_COLUMNS_MAX).map(|cell| {
            let name = name(cell);
            remarks(&name).map_or(name, str::to_owned)
        })
    }

    /// Reads the header row by the names in it and what the rows below hold. `None`: no column is known.
    pub(crate) fn read(
        record: &ByteRecord,
        sample: &[(u32, ByteRecord)],
        understanding: &Understanding,
        choices: &Choices,
    ) -> Option<Self> {
        let column = |(index, header)| ColumnMatch { index, header, column: None, samples: samples(index, sample) };
        let columns: Vec<ColumnMatch> = Self::headers(record).enumerate().map(column).collect();
        let mut header = Self { at: [None; COLUMNS_COUNT], cells: columns.len(), columns, remarks: None };
        let chosen = |index: usize| choices.iter().any(|(at, _)| *at == index);
        for &(index, column) in choices {
            if let Some(column) = column.filter(|_| index < header.columns.len()) {
                header.take(index, column, MatchedBy::Choice);
            }
        }
        for how in [MatchedBy::Name, MatchedBy::Synonym] {
            for index in (0..header.columns.len()).filter(|index| !chosen(*index)) {
                if let Some(column) = by_name(&header.columns[index].header, how) {
                    header.take(index, column, how);
                }
            }
        }
        // Likeness and content only help a header of which something is known: they are too weak to make one.
        if header.at.iter().all(Option::is_none) {
            return None;
        }
        for index in (0..header.columns.len()).filter(|index| !chosen(*index)) {
            if header.is_unknown(index)
                && let Some(column) = header.missing_like(&header.columns[index].header)
            {
                header.take(index, column, MatchedBy::Likeness);
            }
        }
        for index in (0..header.columns.len()).filter(|index| !chosen(*index)) {
            if header.is_unknown(index)
                && let Some(column) = header.missing_by_content(index, sample, understanding)
            {
                header.take(index, column, MatchedBy::Content);
            }
        }
        header.set_remarks_apart();
        Some(header)
    }

    fn set_remarks_apart(&mut self) {
        self.remarks = self.columns.iter().position(ColumnMatch::is_remarks);
        let is_named = |of: &ColumnMatch| !of.header.is_empty();
        if let (Some(remarks), Some(last)) = (self.remarks, self.columns.iter().rposition(is_named))
            && remarks == last
        {
            self.cells = self.columns[..last].iter().rposition(is_named).map_or(0, |named| named + 1);
        }
    }

    /// How much a row looks like a header: its cells that name a column. One among others is a word like any other.
    pub(crate) fn names(record: &ByteRecord) -> usize {
        let names = || record.iter().take(FILE_COLUMNS_MAX).map(name);
        let filled = names().filter(|name| !name.is_empty() && remarks(name).is_none()).count();
        let mut columns: Vec<Column> = names().filter_map(|name| by_name(&name, MatchedBy::Synonym)).collect();
        columns.sort_unstable();
        columns.dedup();
        if columns.len() == 1 && filled > 1 { 0 } else { columns.len() }
    }

    /// Whether nothing is known of a column, not even that it is there twice.
    fn is_unknown(&self, index: usize) -> bool {
        let of = &self.columns[index];
        of.column.is_none() && !of.is_remarks() && by_name(&of.header, MatchedBy::Synonym).is_none()
    }

    fn take(&mut self, index: usize, column: Column, how: MatchedBy) {
        if self.at[column as usize].is_none() && self.columns[index].column.is_none() {
            self.at[column as usize] = Some(index);
            self.columns[index].column = Some((column, how));
        }
    }

    /// Reports columns that are not used, and those that are missing.
    pub(crate) fn report(&self, row: u32, choices: &Choices, keeps: bool, problems: &mut Collector) {
        for of in &self.columns {
            let ignored_on_purpose = choices.iter().any(|(at, _)| *at == of.index);
            if of.column.is_some() || of.header.is_empty() || of.is_remarks() || ignored_on_purpose {
                continue;
            }
            let repeated = by_name(&of.header, MatchedBy::Synonym).filter(|column| self.index(*column).is_some());
            let kind = if repeated.is_some() { RepeatedColumn } else { UnknownColumn };
            problems.add(Severity::Warning, || {
                let column = ColumnRef { index: of.index, header: of.header.clone() };
                Problem::new(Severity::Warning, row, Some(column), &of.header, kind, None)
            });
        }
        for of in &self.columns {
            if let Some((column, MatchedBy::Synonym | MatchedBy::Likeness | MatchedBy::Content)) = of.column
                // A label is the name itself, to people.
                && slug(&of.header) != slug(column.header())
                && Locale::ALL.iter().all(|locale| slug(&of.header) != slug(column.label(*locale)))
            {
                problems.add(Severity::Note, || {
                    let place = ColumnRef { index: of.index, header: of.header.clone() };
                    let kind = ProblemKind::ColumnReadAs { column };
                    Problem::new(Severity::Note, row, Some(place), &of.header, kind, None)
                });
            }
        }
        for column in self.missing() {
            // A list kept by hand has no ids, and is none the worse for it.
            if column != Column::Id {
                let severity = if column.required() { Severity::Error } else { Severity::Warning };
                let kind = ProblemKind::MissingColumn { column, kept: keeps && !column.required() };
                problems.add(severity, || Problem::new(severity, row, None, column.header(), kind, None));
            }
        }
    }

    /// The cell of a column in each record, if the file has it.
    pub(crate) const fn index(&self, column: Column) -> Option<usize> {
        self.at[column as usize]
    }

    /// The column as the file has it, if it has it.
    pub(crate) fn place(&self, column: Column) -> Option<ColumnRef> {
        let index = self.index(column)?;
        // A blank header cell, known by its content, is told by the name of what it holds.
        let header = Some(self.columns[index].header.as_str()).filter(|header| !header.is_empty());
        Some(ColumnRef { index, header: header.unwrap_or(column.header()).to_owned() })
    }

    /// How many cells the header row has. Where remarks of an earlier check end it, what stands between was beyond it.
    pub(crate) const fn cells(&self) -> usize {
        self.cells
    }

    /// Whether a cell holds remarks of an earlier check.
    pub(crate) fn is_remark(&self, index: usize) -> bool {
        self.remarks == Some(index)
    }

    /// All columns of the file.
    pub(crate) fn into_columns(self) -> Vec<ColumnMatch> {
        self.columns
    }

    pub(crate) fn missing(&self) -> impl Iterator<Item = Column> {
        COLUMNS.into_iter().filter(|&column| self.index(column).is_none())
    }

    /// A column that the file lacks and whose name is nearly this one: `Organistaeur` for `organisateur`.
    fn missing_like(&self, name: &str) -> Option<Column> {
        let headers = self.missing().map(|column| (slug(column.header()), column.header()));
        Candidates::new(headers).nearest(name).and_then(Column::from_header)
    }

    /// A column that the file lacks and whose values the cells of this one are.
    fn missing_by_content(
        &self,
        index: usize,
        sample: &[(u32, ByteRecord)],
        understanding: &Understanding,
    ) -> Option<Column> {
        let cells = sample.iter().take(SAMPLE_ROWS_MAX).filter_map(|(_, record)| record.get(index));
        let cells: Vec<&str> = cells
            .filter_map(|cell| std::str::from_utf8(cell).ok())
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
            .collect();
        if cells.len() < SAMPLE_CELLS_MIN {
            return None;
        }
        let share = |column: Column| {
            let held = cells.iter().filter(|cell| understanding.holds(column, cell)).count();
            held as f64 / cells.len() as f64
        };
        let shares = self.missing().filter(|column| TELLING.contains(column)).map(|column| (share(column), column));
        let telling = cells.iter().any(|cell| cell.contains(char::is_alphabetic));
        // The first of two that fit as well, in the order of `TELLING`.
        let best = shares.filter(|(share, _)| *share >= SAMPLE_SHARE_MIN).max_by(|a, b| {
            let place = |column: Column| TELLING.iter().position(|telling| *telling == column);
            a.0.total_cmp(&b.0).then_with(|| place(b.1).cmp(&place(a.1)))
        });
        best.filter(|_| telling).map(|(_, column)| column)
    }
}

/// The first filled cells of a column that differ.
fn samples(index: usize, sample: &[(u32, ByteRecord)]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (_, record) in sample.iter().take(SHOWN_ROWS_MAX) {
        let cell = record.get(index).unwrap_or_default();
        if is_blank(cell) {
            continue;
        }
        let text = shortened(&clean(&String::from_utf8_lossy(cell)).0, SHOWN_CHARS_MAX);
        if !text.is_empty() && !found.contains(&text) {
            found.push(text);
        }
        if found.len() == SHOWN_CELLS_MAX {
            break;
        }
    }
    found
}

/// Columns that can be told by what they hold. Dates could be two columns, amounts any number, and texts anything.
const TELLING: [Column; 8] = [
    Column::Kind,
    Column::Themes,
    Column::Audiences,
    Column::Languages,
    Column::OnSite,
    Column::Formats,
    Column::Place,
    Column::Url,
];

fn by_name(name: &str, how: MatchedBy) -> Option<Column> {
    if how == MatchedBy::Name { Column::from_header(name) } else { BY_SLUG.get(&slug(name)).copied() }
}

/// A byte order mark is stripped by the csv crate, unless the stream starts with a very short chunk. A long header ("Coût
/// (en euros, par personne)") is told by what stands before its bracket.
fn name(cell: &[u8]) -> String {
    let text = String::from_utf8_lossy(cell);
    let text = text.trim_start_matches('\u{FEFF}').trim().trim_end_matches(['*', ':']).trim();
    let (text, _) = clean(text);
    text.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shipped_vocabulary;

    fn header(names: &[&str], rows: &[&[&str]], choices: &Choices) -> Option<Vec<(Option<Column>, Option<MatchedBy>)>> {
        let sample: Vec<(u32, ByteRecord)> =
            rows.iter().enumerate().map(|(at, row)| (at as u32 + 2, ByteRecord::from(row.to_vec()))).collect();
        let understanding = Understanding::new(&shipped_vocabulary());
        let header = Header::read(&ByteRecord::from(names.to_vec()), &sample, &understanding, choices)?;
        Some(header.into_columns().into_iter().map(|of| (of.column.map(|of| of.0), of.column.map(|of| of.1))).collect())
    }

    #[track_caller]
    fn check(name: &str, column: Column, how: MatchedBy) {
        let other = if column == Column::Id { "intitule" } else { "id" };
        let read = header(&[other, name], &[], &[]).expect("a header");
        assert_eq!(read[1], (Some(column), Some(how)), "{name}");
    }

    #[test]
    fn names_are_known_in_three_languages() {
        check("intitule", Column::Title, MatchedBy::Name);
        check("Intitulé", Column::Title, MatchedBy::Synonym);
        check("TITRE *", Column::Title, MatchedBy::Synonym);
        check("Organisatie", Column::Organiser, MatchedBy::Synonym);
        check("Thématiques", Column::Themes, MatchedBy::Synonym);
        check("Thema's", Column::Themes, MatchedBy::Synonym);
        check("Doelgroep", Column::Audiences, MatchedBy::Synonym);
        check("Coût :", Column::Cost, MatchedBy::Synonym);
        check("On-site", Column::OnSite, MatchedBy::Synonym);
        check("Vérifié le", Column::Verified, MatchedBy::Synonym);
        check("Organistaeur", Column::Organiser, MatchedBy::Likeness);
    }

    #[test]
    fn each_label_is_known() {
        for column in COLUMNS {
            for locale in Locale::ALL {
                let name = format!("{} *", column.label(locale));
                assert_eq!(by_name(&self::name(name.as_bytes()), MatchedBy::Synonym), Some(column), "{name}");
            }
        }
    }

    #[test]
    fn no_name_means_two_columns() {
        let mut names: Vec<String> = SYNONYMS.iter().flat_map(|names| names.split('|')).map(slug).collect();
        names.extend(COLUMNS.map(|column| column.header().to_owned()));
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }

    #[test]
    fn a_column_without_a_name_is_known_by_what_it_holds() {
        let rows: &[&[&str]] = &[
            &["Un", "Formation", "deuil", "Ixelles", "https://un.be", "12"],
            &["Deux", "intervision", "crise ; trauma", "1030 Schaerbeek", "www.deux.be", "20"],
            &["Trois", "Supervisie", "Deuil et fin de vie", "Elsene", "trois.be/x", "8"],
        ];
        let read = header(&["titre", "Quoi", "", "Où", "Sur la toile", "Places"], rows, &[]).expect("a header");
        let columns: Vec<Option<Column>> = read.iter().map(|of| of.0).collect();
        let expected = [Column::Title, Column::Kind, Column::Themes, Column::Place, Column::Url].map(Some);
        assert_eq!(columns[..5], expected);
        // Numbers of places are no costs.
        assert_eq!(columns[5], None);
    }

    #[test]
    fn the_exact_name_wins_and_a_choice_wins_over_it() {
        let read = header(&["Titre", "intitule"], &[], &[]).expect("a header");
        assert_eq!([read[0].0, read[1].0], [None, Some(Column::Title)]);
        let read = header(&["Titre", "intitule"], &[], &[(0, Some(Column::Title)), (1, None)]).expect("a header");
        assert_eq!([read[0].0, read[1].0], [Some(Column::Title), None]);
        // A choice beyond the last column changes nothing.
        assert!(header(&["id"], &[], &[(7, Some(Column::Title))]).is_some());
    }

    #[test]
    fn no_known_name_is_no_header() {
        assert_eq!(header(&["chats", "chiens"], &[&["deuil", "crise"] as &[&str]; 5], &[]), None);
    }
}
