//! One row as written ([`RawRow`]) to one scheme as checked. All that is wrong with the row is said, not only the first.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use csv::ByteRecord;
use repertoire_catalogue::{
    Catalogue, Code, CodeList, Commune, Date, Kind, Place, Registration, Scheme, SchemeId, Vocabulary, WebAddress, slug,
};

use crate::column::VALUES_SEPARATOR;
use crate::fix::{Fix, Fixes};
use crate::header::Header;
use crate::names::Names;
use crate::report::{Collector, ColumnRef, Problem, ProblemKind, Severity};
use crate::suggest::Hints;
use crate::template::EXAMPLE_IDS;
use crate::text::{clean, is_longer};
use crate::understand::Understanding;
use crate::{Column, field, formula};

/// Longest cell; a spreadsheet itself stops at 32,767 characters.
pub const CELL_CHARS_MAX: usize = 32_000;

/// Longest title without a warning: it is one line of a table, and a link.
pub const TITLE_CHARS_MAX: usize = 300;

/// Most dates of one cell: those of people are shorter than ours, and all must fit into a cell when they are written.
const DATES_MAX: usize = (CELL_CHARS_MAX + 1) / "0000-00-00|".len();

/// Longest id made from a title: it leaves room for a number behind it, and is short enough to be shared.
const MADE_ID_BYTES_MAX: usize = 80;

/// The schemes that are published now, by what a row without an id is found again by.
#[derive(Default)]
pub(crate) struct Published<'c> {
    catalogue: Option<&'c Catalogue>,
    by_name: OnceCell<HashMap<(String, String), SchemeId>>,
    ids: OnceCell<HashSet<&'c SchemeId>>,
}

impl<'c> Published<'c> {
    pub(crate) fn new(catalogue: Option<&'c Catalogue>) -> Self {
        Self { catalogue, ..Self::default() }
    }

    fn schemes(&self) -> &'c [Scheme] {
        self.catalogue.map_or(&[], Catalogue::schemes)
    }

    fn find(&self, title: &str, organiser: &str) -> Option<SchemeId> {
        let by_name = self.by_name.get_or_init(|| {
            let of = |scheme: &Scheme| ((slug(&scheme.title), slug(&scheme.organiser)), scheme.id.clone());
            self.schemes().iter().map(of).collect()
        });
        by_name.get(&(slug(title), slug(organiser))).cloned()
    }

    /// Whether cells can be taken from published schemes: codes of other lists would be others.
    pub(crate) fn keeps(&self, vocabulary: &Arc<Vocabulary>) -> bool {
        self.catalogue.is_some_and(|catalogue| Arc::ptr_eq(catalogue.vocabulary(), vocabulary))
    }

    /// The published scheme of an id.
    pub(crate) fn get(&self, id: &SchemeId) -> Option<&'c Scheme> {
        let catalogue = self.catalogue?;
        catalogue.row(id.as_str()).map(|row| &catalogue.schemes()[row])
    }

    /// Whether a published scheme has this id.
    pub(crate) fn has(&self, id: &SchemeId) -> bool {
        self.ids.get_or_init(|| self.schemes().iter().map(|scheme| &scheme.id).collect()).contains(id)
    }
}

/// What one import knows besides the row at hand.
pub(crate) struct Context<'v> {
    pub(crate) vocabulary: &'v Vocabulary,
    pub(crate) hints: Hints,
    pub(crate) understanding: Understanding,
    pub(crate) problems: Collector,
    pub(crate) published: Published<'v>,
    fixes: Fixes<'v>,
    organisers: Names,
    /// Towns outside Brussels, each with the commune it may be a slip for: comparing takes longer than reading a row.
    towns: HashMap<Arc<str>, Option<Box<str>>>,
}

impl<'v> Context<'v> {
    pub(crate) fn new(vocabulary: &'v Vocabulary, published: Option<&'v Catalogue>, fixes: &'v [Fix]) -> Self {
        Self {
            published: Published::new(published),
            fixes: Fixes::new(fixes),
            vocabulary,
            hints: Hints::new(vocabulary),
            understanding: Understanding::new(vocabulary),
            problems: Collector::default(),
            organisers: Names::default(),
            towns: HashMap::new(),
        }
    }

    fn town(&mut self, name: &str) -> (Arc<str>, Option<&str>) {
        if !self.towns.contains_key(name) {
            let near = self.hints.guess(Column::Place, name).map(Into::into);
            self.towns.insert(name.into(), near);
        }
        let known = self.towns.get_key_value(name);
        known.map_or_else(|| (name.into(), None), |(town, near)| (Arc::clone(town), near.as_deref()))
    }
}

/// A row as the file has it.
#[derive(Clone, Copy)]
pub(crate) struct RawRow<'a> {
    /// As a spreadsheet numbers it.
    pub(crate) row: u32,
    pub(crate) header: &'a Header,
    pub(crate) record: &'a ByteRecord,
}

impl<'a> RawRow<'a> {
    /// Whether it holds nothing but separators and blanks.
    pub(crate) fn is_empty(self) -> bool {
        self.record.iter().enumerate().all(|(index, cell)| is_blank(cell) || self.header.is_remark(index))
    }

    /// Whether it is an example of the template, however its id is spelled.
    pub(crate) fn is_example(self) -> bool {
        // Asked of each row: most ids are longer.
        let id = self.bytes(Column::Id).trim_ascii();
        let is_short = !id.is_empty() && id.len() <= 2 * EXAMPLE_IDS[0].len();
        is_short && std::str::from_utf8(id).is_ok_and(|id| EXAMPLE_IDS.contains(&&*slug(id)))
    }

    /// A note on the row itself.
    pub(crate) fn note(self, kind: ProblemKind) -> Problem {
        let id = String::from_utf8_lossy(self.bytes(Column::Id));
        self.problem(Severity::Note, Column::Id, &id, kind, None)
    }

    /// The bytes of a cell; none where the row is shorter than the header, or the file lacks the column.
    fn bytes(self, column: Column) -> &'a [u8] {
        self.header.index(column).and_then(|index| self.record.get(index)).unwrap_or_default()
    }

    /// A problem with one of its cells.
    fn problem(
        self,
        severity: Severity,
        column: Column,
        value: &str,
        kind: ProblemKind,
        suggestion: Option<String>,
    ) -> Problem {
        Problem::new(severity, self.row, self.header.place(column), value, kind, suggestion)
    }

    /// The first filled cell beyond the last column.
    fn surplus(self) -> Option<(usize, &'a [u8])> {
        let beyond = self.record.iter().enumerate().skip(self.header.cells());
        beyond.filter(|(index, _)| !self.header.is_remark(*index)).find(|(_, cell)| !is_blank(cell))
    }
}

/// Whether an id is that of an example, which no list has as its own.
pub(crate) fn is_of_example(id: &SchemeId) -> bool {
    EXAMPLE_IDS.contains(&id.as_str())
}

pub(crate) fn is_blank(cell: &[u8]) -> bool {
    std::str::from_utf8(cell).is_ok_and(|text| text.trim().is_empty())
}

/// A row or cell that can't be used. The report says why: only what adds an error to it makes one.
pub(crate) struct Unusable;

/// Checks a row.
pub(crate) fn scheme(raw: RawRow<'_>, context: &mut Context<'_>) -> Result<Checked, Unusable> {
    let vocabulary = context.vocabulary;
    let mut check = Check { raw, context };
    // Every field is read before the first `?`, so that each has its say.
    let id = check.id();
    let title = check.required_text(Column::Title, Some(TITLE_CHARS_MAX));
    let kind = check.kind();
    let organiser = check.organiser();
    let themes = check.required_codes(Column::Themes, &vocabulary.themes, Some(Scheme::THEMES_MAX));
    let summary = check.required_text(Column::Summary, Some(Scheme::SUMMARY_CHARS_MAX));
    let audiences = check.required_codes(Column::Audiences, &vocabulary.audiences, Some(Scheme::AUDIENCES_MAX));
    let audience_note = check.optional_text(Column::AudienceNote);
    let cost = check.value(Column::Cost, field::cost);
    let languages = check.required_codes(Column::Languages, &vocabulary.languages, None);
    let on_site = check.value(Column::OnSite, field::on_site);
    let formats = check.codes(Column::Formats, &vocabulary.formats, None);
    let place = check.place();
    let duration = check.optional_text(Column::Duration);
    let dates = check.dates();
    let registration = check.text(Column::Registration);
    let url = check.required(Column::Url, field::address);
    let source = check.source(url.as_ref().ok());
    let verified = check.verified();
    check.within_columns()?;
    let (title, organiser) = (title?, organiser?);
    let (id, id_made) = match id? {
        Some(id) => (id, false),
        None => check.found_or_made(&title, &organiser)?,
    };
    let scheme = Scheme {
        id,
        title: title.into(),
        kind: kind?,
        organiser,
        themes: themes?,
        summary: summary?.into(),
        audiences: audiences?,
        audience_note: audience_note?,
        cost: cost?,
        languages: languages?,
        on_site: on_site?,
        formats: formats?,
        place: place?,
        duration: duration?,
        dates: dates?,
        registration: Registration::new(&registration?),
        url: url?,
        source: source?,
        verified: verified?,
    };
    Ok(Checked { scheme, id_made })
}

/// A row that became a scheme.
pub(crate) struct Checked {
    pub(crate) scheme: Scheme,
    /// Whether its id was made from its title, and may yet be changed so that no other row has it.
    pub(crate) id_made: bool,
}

/// A row being checked.
struct Check<'a, 'c, 'v> {
    raw: RawRow<'a>,
    context: &'c mut Context<'v>,
}

impl<'a, 'v: 'a> Check<'a, '_, 'v> {
    /// A cell's text as people see it, empty when it has none.
    fn cell(&mut self, column: Column) -> Result<&'a str, Unusable> {
        self.cell_and_fix(column).map(|(text, _)| text)
    }

    /// A cell's text, and whether it is that of a fix: then it is what somebody wants it to be, and no part is fixed again.
    fn cell_and_fix(&mut self, column: Column) -> Result<(&'a str, bool), Unusable> {
        let bytes = self.raw.bytes(column);
        let Ok(text) = std::str::from_utf8(bytes) else {
            return Err(self.error(column, &String::from_utf8_lossy(bytes), ProblemKind::NotUtf8));
        };
        let mut text = formula::restore(text.trim()).trim();
        let fix = self.fix(column, text);
        if let Some(replacement) = fix {
            self.note(column, text, replacement.to_owned());
            text = replacement;
        }
        if is_longer(text, CELL_CHARS_MAX) {
            return Err(self.error(column, text, ProblemKind::CellTooLong));
        }
        Ok((text, fix.is_some()))
    }

    /// What a text of a column is to be read as, if it is to be fixed.
    fn fix(&self, column: Column, text: &str) -> Option<&'v str> {
        let fixes = &self.context.fixes;
        if fixes.is_empty() { None } else { fixes.get(self.raw.header.index(column)?, text) }
    }

    fn filled(&mut self, column: Column) -> Result<&'a str, Unusable> {
        let cell = self.cell(column)?;
        if cell.is_empty() { Err(self.empty(column)) } else { Ok(cell) }
    }

    /// A cell of one value, which may be empty if `read` takes that.
    fn value<T>(&mut self, column: Column, read: fn(&str) -> Result<T, ProblemKind>) -> Result<T, Unusable> {
        let cell = self.cell(column)?;
        self.read(column, cell, read)
    }

    fn required<T>(&mut self, column: Column, read: fn(&str) -> Result<T, ProblemKind>) -> Result<T, Unusable> {
        let cell = self.filled(column)?;
        self.read(column, cell, read)
    }

    /// A value as the catalogue file writes it or, told with a note, as people do.
    fn read<T>(
        &mut self,
        column: Column,
        cell: &str,
        read: impl Fn(&str) -> Result<T, ProblemKind>,
    ) -> Result<T, Unusable> {
        let kind = match read(cell) {
            Ok(value) => return Ok(value),
            Err(kind) => kind,
        };
        if let Some(meant) = self.context.understanding.one(column, cell)
            && let Ok(value) = read(&meant)
        {
            self.note(column, cell, meant);
            return Ok(value);
        }
        Err(self.not_allowed(column, cell, kind))
    }

    /// A text on one line without anything invisible, empty when there is none.
    fn text(&mut self, column: Column) -> Result<Cow<'a, str>, Unusable> {
        let cell = self.cell(column)?;
        let (text, hidden) = clean(cell);
        if hidden {
            self.warn(column, cell, ProblemKind::HiddenCharacters, None);
        }
        // What another program, or an earlier check, could not read either.
        if text.contains(char::REPLACEMENT_CHARACTER) {
            self.warn(column, &text, ProblemKind::NotUtf8, None);
        }
        Ok(text)
    }

    fn optional_text(&mut self, column: Column) -> Result<Option<Box<str>>, Unusable> {
        let text = self.text(column)?;
        Ok((!text.is_empty()).then(|| text.into()))
    }

    fn required_text(&mut self, column: Column, advised: Option<usize>) -> Result<Cow<'a, str>, Unusable> {
        let text = self.text(column)?;
        if text.is_empty() {
            return Err(self.empty(column));
        }
        if let Some(chars_max) = advised.filter(|&chars_max| is_longer(&text, chars_max)) {
            self.warn(column, &text, ProblemKind::LongText { chars_max }, None);
        }
        Ok(text)
    }

    fn id(&mut self) -> Result<Option<SchemeId>, Unusable> {
        self.value(Column::Id, |cell| (!cell.is_empty()).then(|| field::id(cell)).transpose())
    }

    /// The id of a row that has none: that of the published scheme of its title and organiser, or one made from both.
    fn found_or_made(&mut self, title: &str, organiser: &str) -> Result<(SchemeId, bool), Unusable> {
        if let Some(known) = self.context.published.find(title, organiser) {
            let (raw, id) = (self.raw, known.as_str().into());
            let kind = ProblemKind::NoId { id, known: true };
            self.context.problems.add(Severity::Note, || raw.problem(Severity::Note, Column::Id, "", kind, None));
            return Ok((known, false));
        }
        match made_id(title, organiser) {
            Some(made) => Ok((made, true)),
            // A title in another script has nothing to make an id from. Said of each such row: the header says nothing of a
            // missing column of ids.
            None => Err(self.error(Column::Id, "", ProblemKind::EmptyCell)),
        }
    }

    fn organiser(&mut self) -> Result<Arc<str>, Unusable> {
        let name = self.required_text(Column::Organiser, None)?;
        Ok(self.context.organisers.share(&name))
    }

    fn kind(&mut self) -> Result<Code<Kind>, Unusable> {
        let cell = self.filled(Column::Kind)?;
        let (kinds, unknown) = (&self.context.vocabulary.kinds, self.unknown(Column::Kind));
        self.read(Column::Kind, cell, |code| kinds.get(code).ok_or_else(|| unknown.clone()))
    }

    /// The codes of a cell, each once, in the order written.
    fn codes<L>(
        &mut self,
        column: Column,
        list: &CodeList<L>,
        advised: Option<usize>,
    ) -> Result<Box<[Code<L>]>, Unusable> {
        let (cell, fixed) = self.cell_and_fix(column)?;
        // Boxed at its exact size below, without a second allocation.
        let mut codes = Vec::with_capacity((cell.matches(VALUES_SEPARATOR).count() + 1).min(list.len()));
        let mut unknown = None;
        let values = self.values(column, cell, fixed, |value| list.get(value).is_some());
        for value in values {
            match list.get(&value) {
                None => {
                    let kind = self.unknown(column);
                    unknown = Some(self.not_allowed(column, &value, kind));
                }
                Some(code) if codes.contains(&code) => self.warn(column, &value, ProblemKind::RepeatedValue, None),
                Some(code) => codes.push(code),
            }
        }
        if let Some(values_max) = advised.filter(|&values_max| codes.len() > values_max) {
            self.warn(column, cell, ProblemKind::ManyValues { values_max }, None);
        }
        unknown.map_or(Ok(codes.into()), Err)
    }

    fn required_codes<L>(
        &mut self,
        column: Column,
        list: &CodeList<L>,
        advised: Option<usize>,
    ) -> Result<Box<[Code<L>]>, Unusable> {
        let codes = self.codes(column, list, advised)?;
        if codes.is_empty() { Err(self.empty(column)) } else { Ok(codes) }
    }

    /// A commune by its name, any other name as a town: the list of the world's towns is not ours to keep.
    fn place(&mut self) -> Result<Option<Place>, Unusable> {
        let name = self.text(Column::Place)?;
        if name.is_empty() {
            return Ok(None);
        }
        let communes = &self.context.vocabulary.communes;
        if let Some(commune) = commune(communes, &name) {
            return Ok(Some(Place::Commune(commune)));
        }
        if let Some(meant) = self.context.understanding.one(Column::Place, &name)
            && let Some(commune) = communes.by_label(&meant)
        {
            self.note(Column::Place, &name, meant);
            return Ok(Some(Place::Commune(commune)));
        }
        let (town, near) = self.context.town(&name);
        if let Some(near) = near.map(str::to_owned) {
            self.warn(Column::Place, &name, ProblemKind::NearCommune, Some(near));
        }
        Ok(Some(Place::Town(town)))
    }

    /// The dates of a cell, sorted, each once.
    fn dates(&mut self) -> Result<Box<[Date]>, Unusable> {
        let (cell, fixed) = self.cell_and_fix(Column::Dates)?;
        let mut dates = BTreeSet::new();
        let mut unreadable = None;
        for value in self.values(Column::Dates, cell, fixed, |value| field::date(value).is_ok()) {
            match field::date(&value) {
                Err(kind) => unreadable = Some(self.not_allowed(Column::Dates, &value, kind)),
                Ok(date) if dates.insert(date) => {}
                Ok(_) => self.warn(Column::Dates, &value, ProblemKind::RepeatedValue, None),
            }
        }
        if dates.len() > DATES_MAX {
            return Err(self.error(Column::Dates, cell, ProblemKind::CellTooLong));
        }
        unreadable.map_or_else(|| Ok(dates.into_iter().collect()), Err)
    }

    /// Most often the very address of the page, checked a moment ago; checking one is the dearest part of a row.
    fn source(&mut self, url: Option<&WebAddress>) -> Result<WebAddress, Unusable> {
        let cell = self.filled(Column::Source)?;
        match url.filter(|url| url.as_str() == cell) {
            Some(url) => Ok(url.clone()),
            None => self.read(Column::Source, cell, field::address),
        }
    }

    fn verified(&mut self) -> Result<Option<Date>, Unusable> {
        self.value(Column::Verified, |cell| (!cell.is_empty()).then(|| field::date(cell)).transpose())
    }

    /// Nothing may stand beyond the last column. What does was most often cut from its cell by a stray comma, so the
    /// cells before it can't be trusted either.
    fn within_columns(&mut self) -> Result<(), Unusable> {
        let Some((index, cell)) = self.raw.surplus() else { return Ok(()) };
        let row = self.raw.row;
        self.context.problems.add(Severity::Error, || {
            let column = ColumnRef { index, header: String::new() };
            let value = String::from_utf8_lossy(cell);
            Problem::new(Severity::Error, row, Some(column), value.trim(), ProblemKind::SurplusCell, None)
        });
        Err(Unusable)
    }

    /// A required cell without anything in it. Where the file lacks the whole column, the header has said so.
    fn empty(&mut self, column: Column) -> Unusable {
        match self.raw.header.index(column) {
            Some(_) => self.error(column, "", ProblemKind::EmptyCell),
            None => Unusable,
        }
    }

    fn unknown(&self, column: Column) -> ProblemKind {
        ProblemKind::UnknownCode { column, allowed: self.context.hints.listed(column) }
    }

    /// The values of a cell, as the catalogue file writes those that are allowed or understood.
    fn values(
        &mut self,
        column: Column,
        cell: &'a str,
        fixed: bool,
        allowed: impl Fn(&str) -> bool,
    ) -> Vec<Cow<'a, str>> {
        if fixed || self.context.fixes.is_empty() {
            return self.understood(column, cell, allowed);
        }
        let as_written = values(cell).all(|value| allowed(value) || self.fix(column, value).is_some());
        let pieces = if as_written { values(cell).collect() } else { self.context.understanding.several(column, cell) };
        if !pieces.iter().any(|piece| self.fix(column, piece).is_some()) {
            return self.understood(column, cell, allowed);
        }
        let mut read = Vec::new();
        for piece in pieces {
            match self.fix(column, piece) {
                None => read.extend(self.understood(column, piece, &allowed)),
                Some(replacement) => {
                    self.note(column, piece, replacement.to_owned());
                    read.extend(self.understood(column, replacement, &allowed));
                }
            }
        }
        read
    }

    /// The values of a text in which nothing is to be fixed.
    fn understood(&mut self, column: Column, cell: &'a str, allowed: impl Fn(&str) -> bool) -> Vec<Cow<'a, str>> {
        if values(cell).all(&allowed) {
            return values(cell).map(Cow::Borrowed).collect();
        }
        let understanding = &self.context.understanding;
        let read =
            understanding.several(column, cell).into_iter().map(|piece| match understanding.one(column, piece) {
                Some(meant) if !allowed(piece) && allowed(&meant) => Cow::Owned(meant),
                _ => Cow::Borrowed(piece),
            });
        let read: Vec<Cow<'a, str>> = read.collect();
        if read.iter().all(|value| allowed(value)) {
            self.note(column, cell, read.join(VALUES_SEPARATOR.encode_utf8(&mut [0; 4])));
        }
        read
    }

    fn note(&mut self, column: Column, cell: &str, read: String) {
        let raw = self.raw;
        let kind = ProblemKind::ReadAs { read: read.into() };
        self.context.problems.add(Severity::Note, || raw.problem(Severity::Note, column, cell, kind, None));
    }

    /// A value for which another may have been meant.
    fn not_allowed(&mut self, column: Column, value: &str, kind: ProblemKind) -> Unusable {
        let (raw, hints) = (self.raw, &self.context.hints);
        self.context
            .problems
            .add(Severity::Error, || raw.problem(Severity::Error, column, value, kind, hints.guess(column, value)));
        Unusable
    }

    fn error(&mut self, column: Column, value: &str, kind: ProblemKind) -> Unusable {
        let raw = self.raw;
        self.context.problems.add(Severity::Error, || raw.problem(Severity::Error, column, value, kind, None));
        Unusable
    }

    fn warn(&mut self, column: Column, value: &str, kind: ProblemKind, suggestion: Option<String>) {
        let raw = self.raw;
        self.context
            .problems
            .add(Severity::Warning, || raw.problem(Severity::Warning, column, value, kind, suggestion));
    }
}

/// The values of a cell that may hold several.
fn values(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(VALUES_SEPARATOR).map(str::trim).filter(|value| !value.is_empty())
}

/// The organiser, then the title, as far as an id is long, cut between words.
fn made_id(title: &str, organiser: &str) -> Option<SchemeId> {
    let mut id = slug(&format!("{organiser} {title}"));
    if id.len() > MADE_ID_BYTES_MAX {
        let end = id[..=MADE_ID_BYTES_MAX].rfind('-').unwrap_or(MADE_ID_BYTES_MAX);
        id.truncate(end);
    }
    SchemeId::parse(&id).ok()
}

fn commune(communes: &CodeList<Commune>, name: &str) -> Option<Code<Commune>> {
    communes.by_label(name).or_else(|| communes.get(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{file, read, read_row, row};
    use expect_test::{Expect, expect};
    use repertoire_catalogue::Locale;

    /// The report on a file of one row, in the language of most who will read one.
    #[track_caller]
    fn check(changes: &[(Column, &str)], expected: &Expect) {
        expected.assert_eq(&read(file(&[row(changes)]).as_bytes()).report.to_text(Locale::Fr));
    }

    #[test]
    fn a_sound_row_becomes_a_scheme() {
        let scheme = read_row(&[
            (Column::Themes, "deuil| crise |"),
            (Column::Cost, "80-120/personne"),
            (Column::OnSite, "a convenir"),
            (Column::Place, "Ixelles"),
            (Column::Dates, "2025-03-01|2025-01-01"),
            (Column::Title, "'=Un\ntitre"),
        ]);
        assert_eq!(scheme.themes.len(), 2);
        assert!(matches!(scheme.place, Some(Place::Commune(_))));
        assert_eq!(scheme.dates.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2025-01-01", "2025-03-01"]);
        assert_eq!(&*scheme.title, "=Un titre");
    }

    #[test]
    fn all_that_is_wrong_with_a_row_is_said_at_once() {
        check(
            &[
                (Column::Id, "日本"),
                (Column::Title, " "),
                (Column::Kind, "fromation"),
                (Column::Themes, "chats|deuil|crisse|chats"),
                (Column::Audiences, "|"),
                (Column::Cost, "120-80"),
                (Column::Languages, "Néerlandias"),
                (Column::OnSite, "à convenirr"),
                (Column::Formats, "chats"),
                (Column::Dates, "2025-01-01|31/02/2025"),
                (Column::Url, "voir le site"),
                (Column::Source, "mailto:info@smes.be"),
                (Column::Verified, "13/2025"),
            ],
            &expect![[r"
                1 ligne lue : 0 gardée, 1 écartée.

                Erreurs (la ligne est écartée)
                  ligne 2, colonne A (id) : « 日本 » ne peut pas servir d'identifiant.
                      Attendu : des lettres minuscules sans accent, des chiffres et des tirets, par exemple smes-intervisions-connect
                  ligne 2, colonne B (intitule) : La case est vide alors qu'elle est obligatoire.
                  ligne 2, colonne C (type) : « fromation » n'est pas un code de type.
                      Attendu : un code de types.csv : formation, sensibilisation, intervision, supervision, groupe-de-parole, partage-expertise, colloque  Vouliez-vous dire « formation » ?
                  ligne 2, colonne E (themes) : « chats » n'est pas un code de thème.
                      Attendu : un code de themes.csv : diogene, migration-exil, seniors, limites-impuissance, empowerment, violences, lgbtqia, assuetudes, …
                  ligne 2, colonne E (themes) : « crisse » n'est pas un code de thème.
                      Attendu : un code de themes.csv : diogene, migration-exil, seniors, limites-impuissance, empowerment, violences, lgbtqia, assuetudes, …  Vouliez-vous dire « crise » ?
                  ligne 2, colonne G (public) : La case est vide alors qu'elle est obligatoire.
                  ligne 2, colonne I (cout) : La fourchette « 120-80 » commence par le montant le plus élevé.
                      Attendu : gratuit, sur devis, compris dans l'affiliation, un montant comme 120 ou 80-120/personne, ou une case vide  Vouliez-vous dire « 80-120 » ?
                  ligne 2, colonne J (langues) : « Néerlandias » n'est pas un code de langue.
                      Attendu : un code de langues.csv : fr, nl, en, ar, es, tr, lsfb  Vouliez-vous dire « nl » ?
                  ligne 2, colonne K (sur_site) : « à convenirr » n'est pas une réponse possible.
                      Attendu : oui, non, a convenir, ou une case vide  Vouliez-vous dire « a convenir » ?
                  ligne 2, colonne L (format) : « chats » n'est pas un code de format.
                      Attendu : un code de formats.csv : presentiel, en-ligne, hybride
                  ligne 2, colonne O (dates) : « 31/02/2025 » n'est pas une date lisible.
                      Attendu : une date qui existe, sous la forme AAAA-MM-JJ, par exemple 2025-12-31
                  ligne 2, colonne Q (url) : « voir le site » contient une espace ou un caractère invisible.
                      Attendu : une adresse complète, par exemple https://www.smes.be/fr/
                  ligne 2, colonne R (source) : « mailto:info@smes.be » ne commence pas par http:// ou https://.
                      Attendu : une adresse complète, par exemple https://www.smes.be/fr/
                  ligne 2, colonne S (verifie_le) : « 13/2025 » n'est pas une date lisible.
                      Attendu : une date qui existe, sous la forme AAAA-MM-JJ, par exemple 2025-12-31
            "]],
        );
    }

    #[test]
    fn what_people_write_is_read_and_told() {
        check(
            &[
                (Column::Id, "Un Deux"),
                (Column::Kind, "Vorming"),
                (Column::Themes, "Deuil et fin de vie ; crise"),
                (Column::Audiences, "travailleurs sociaux"),
                (Column::Cost, "de 80 à 120 euros par personne"),
                (Column::Languages, "Français, néerlandais"),
                (Column::OnSite, "x"),
                (Column::Formats, "En présentiel"),
                (Column::Place, "1050 Elsene"),
                (Column::Dates, "12 mars 2026, 14/03/2026"),
                (Column::Url, "www.smes.be"),
                (Column::Verified, "mars 2025"),
            ],
            &expect![[r"
                1 ligne lue : 1 gardée, 0 écartée.

                Lu autrement qu'écrit (la ligne est gardée)
                  ligne 2, colonne A (id) : « Un Deux » est lu comme « un-deux ».
                  ligne 2, colonne C (type) : « Vorming » est lu comme « formation ».
                  ligne 2, colonne E (themes) : « Deuil et fin de vie ; crise » est lu comme « deuil|crise ».
                  ligne 2, colonne G (public) : « travailleurs sociaux » est lu comme « travailleurs-sociaux ».
                  ligne 2, colonne I (cout) : « de 80 à 120 euros par personne » est lu comme « 80-120/personne ».
                  ligne 2, colonne J (langues) : « Français, néerlandais » est lu comme « fr|nl ».
                  ligne 2, colonne K (sur_site) : « x » est lu comme « oui ».
                  ligne 2, colonne L (format) : « En présentiel » est lu comme « presentiel ».
                  ligne 2, colonne M (commune) : « 1050 Elsene » est lu comme « Ixelles ».
                  ligne 2, colonne O (dates) : « 12 mars 2026, 14/03/2026 » est lu comme « 2026-03-12|2026-03-14 ».
                  ligne 2, colonne Q (url) : « www.smes.be » est lu comme « https://www.smes.be ».
                  ligne 2, colonne S (verifie_le) : « mars 2025 » est lu comme « 2025-03-01 ».
            "]],
        );
    }

    #[test]
    fn a_row_without_an_id_gets_one_that_no_other_row_has() {
        let named = |id, title| row(&[(Column::Id, id), (Column::Title, title)]);
        let csv = file(&[named("", "Deuil"), named("", "Deuil !"), named("smes-deuil", "Autre"), named("?", "日本")]);
        expect![[r"
            4 lignes lues : 3 gardées, 1 écartée.

            Erreurs (la ligne est écartée)
              ligne 5, colonne A (id) : « ? » ne peut pas servir d'identifiant.
                  Attendu : des lettres minuscules sans accent, des chiffres et des tirets, par exemple smes-intervisions-connect

            Lu autrement qu'écrit (la ligne est gardée)
              ligne 2, colonne A (id) : Sans identifiant : la ligne reçoit « smes-deuil-2 ».
              ligne 3, colonne A (id) : Sans identifiant : la ligne reçoit « smes-deuil-3 ».
        "]].assert_eq(&read(csv.as_bytes()).report.to_text(Locale::Fr));
        let long = "mot ".repeat(60);
        let id = read_row(&[(Column::Id, ""), (Column::Title, &long)]).id;
        assert!(id.as_str().len() <= MADE_ID_BYTES_MAX && id.as_str().ends_with("-mot"), "{id}");
    }

    #[test]
    fn a_row_that_can_get_no_id_is_told_with_or_without_a_column_of_ids() {
        let row = row(&[(Column::Id, ""), (Column::Title, "日本"), (Column::Organiser, "中国")]);
        for csv in [file(std::slice::from_ref(&row)), file(&[row.replacen("\"\",", "", 1)]).replacen("id,", "", 1)] {
            let report = read(csv.as_bytes()).report;
            assert_eq!((report.left_out, report.errors_count), (1, 1), "{csv} {}", report.to_text(Locale::Fr));
        }
    }

    #[test]
    fn a_row_without_an_id_is_found_again_by_title_and_organiser() {
        let published = read(file(&[row(&[(Column::Id, "ancien")])]).as_bytes()).catalogue;
        let csv = file(&[
            row(&[(Column::Id, ""), (Column::Title, "UN TITRE")]),
            row(&[(Column::Id, ""), (Column::Title, "Autre")]),
        ]);
        let again = crate::import_file(
            csv.as_bytes(),
            &crate::ReadOptions::default(),
            Arc::clone(published.vocabulary()),
            Some(&published),
        );
        let again = again.expect("a readable file");
        let ids: Vec<&str> = again.catalogue.schemes().iter().map(|scheme| scheme.id.as_str()).collect();
        assert_eq!(ids, ["ancien", "smes-autre"]);
    }

    #[test]
    fn what_a_list_says_nothing_of_stays_as_it_is_published() {
        let published = read(file(&[row(&[(Column::Cost, "80"), (Column::Dates, "2026-01-02")])]).as_bytes()).catalogue;
        let id = published.schemes()[0].id.to_string();
        let again = |csv: &str| {
            let vocabulary = Arc::clone(published.vocabulary());
            let options = crate::ReadOptions::default();
            crate::import_file(csv.as_bytes(), &options, vocabulary, Some(&published)).expect("a readable file")
        };
        // The column goes, or only its cell.
        let known = row(&[(Column::Id, &id), (Column::Cost, "120"), (Column::Dates, "")]);
        let new = row(&[(Column::Id, "neuf"), (Column::Title, "Neuf"), (Column::Dates, "")]);
        let with = file(&[known, new]);
        let lines = with.lines().map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let kept = cells.iter().enumerate().filter(|(at, _)| *at != Column::Dates as usize);
            kept.map(|(_, cell)| *cell).collect::<Vec<_>>().join(",")
        });
        let without = again(&lines.collect::<Vec<_>>().join("\n"));
        let [known, new] = without.catalogue.schemes() else { panic!("{}", without.report.to_text(Locale::Fr)) };
        assert_eq!((known.dates.len(), new.dates.len()), (1, 0));
        assert_ne!(known.cost, published.schemes()[0].cost);
        expect![[r"
            2 lignes lues : 2 gardées, 0 écartée.

            Avertissements (la ligne est gardée)
              ligne 1 : La colonne « dates » manque : les dispositifs publiés gardent ce qu'ils y ont.
        "]]
        .assert_eq(&without.report.to_text(Locale::Fr));
        assert_eq!(again(&with).catalogue.schemes()[0].dates.len(), 0);
    }

    #[test]
    fn what_is_doubtful_is_kept_with_a_warning() {
        check(
            &[
                (Column::Title, "Un\u{202e} titre"),
                (Column::Themes, "deuil|crise|trauma|suicide|seniors|violences|deuil"),
                (Column::Audiences, "equipes|soignants|medecins|directions|aide-domicile"),
                (Column::Place, "Schaerbek"),
                (Column::Dates, "2025-01-01|2025-01-01"),
            ],
            &expect![[r"
                1 ligne lue : 1 gardée, 0 écartée.

                Avertissements (la ligne est gardée)
                  ligne 2, colonne B (intitule) : Des caractères invisibles ont été retirés de la case.
                  ligne 2, colonne E (themes) : « deuil » figure plusieurs fois dans la case : une seule compte.
                  ligne 2, colonne E (themes) : La case contient plus de 5 codes.
                  ligne 2, colonne G (public) : La case contient plus de 4 codes.
                  ligne 2, colonne M (commune) : « Schaerbek » n'est pas une commune de Bruxelles : ce nom est gardé comme celui d'une autre ville.
                      Vouliez-vous dire « Schaerbeek » ?
                  ligne 2, colonne O (dates) : « 2025-01-01 » figure plusieurs fois dans la case : une seule compte.
            "]],
        );
    }

    #[test]
    fn other_costs_and_addresses_that_can_not_be_used() {
        check(
            &[
                (Column::Id, &"a".repeat(121)),
                (Column::Cost, "120/nuit"),
                (Column::Url, "https://a:b@un.be"),
                (Column::Source, "https://un.be/a b"),
            ],
            &expect![[r"
                1 ligne lue : 0 gardée, 1 écartée.

                Erreurs (la ligne est écartée)
                  ligne 2, colonne A (id) : L'identifiant dépasse 120 caractères.
                      Attendu : des lettres minuscules sans accent, des chiffres et des tirets, par exemple smes-intervisions-connect
                  ligne 2, colonne I (cout) : L'unité de « 120/nuit » n'est pas connue.
                      Attendu : /personne, /groupe, /seance, /jour ou /an après le montant
                  ligne 2, colonne Q (url) : L'adresse contient un nom d'utilisateur ou un mot de passe.
                      Attendu : une adresse complète, par exemple https://www.smes.be/fr/
                  ligne 2, colonne R (source) : « https://un.be/a b » contient une espace ou un caractère invisible.
                      Attendu : une adresse complète, par exemple https://www.smes.be/fr/
            "]],
        );
        check(
            &[(Column::Cost, "120-80"), (Column::Url, &format!("https://un.be/{}", "x".repeat(2_000)))],
            &expect![[r"
                1 ligne lue : 0 gardée, 1 écartée.

                Erreurs (la ligne est écartée)
                  ligne 2, colonne I (cout) : La fourchette « 120-80 » commence par le montant le plus élevé.
                      Attendu : gratuit, sur devis, compris dans l'affiliation, un montant comme 120 ou 80-120/personne, ou une case vide  Vouliez-vous dire « 80-120 » ?
                  ligne 2, colonne Q (url) : L'adresse dépasse 2 000 caractères.
                      Attendu : une adresse complète, par exemple https://www.smes.be/fr/
            "]],
        );
    }

    #[test]
    fn themes_and_audiences_at_their_most_are_no_warning() {
        let five = (Column::Themes, "deuil|crise|trauma|suicide|seniors");
        let four = (Column::Audiences, "equipes|soignants|medecins|directions");
        assert!(read(file(&[row(&[five, four])]).as_bytes()).report.problems.is_empty());
    }

    /// How many problems a text of so many characters makes.
    #[track_caller]
    fn check_limit(column: Column, chars_max: usize, kept_beyond: bool) {
        let of = |chars: usize| read(file(&[row(&[(column, &"é".repeat(chars))])]).as_bytes()).report;
        let (at, past) = (of(chars_max), of(chars_max + 1));
        assert_eq!((at.kept, at.problems.len()), (1, 0), "{}", column.header());
        assert_eq!((past.kept == 1, past.problems.len()), (kept_beyond, 1), "{}", column.header());
    }

    #[test]
    fn texts_have_limits() {
        check_limit(Column::Title, TITLE_CHARS_MAX, true);
        check_limit(Column::Summary, Scheme::SUMMARY_CHARS_MAX, true);
        check_limit(Column::Duration, CELL_CHARS_MAX, false);
    }

    #[test]
    fn dates_that_would_not_fit_into_a_cell_when_written_are_too_many() {
        let first = Date::constant(1990, 1, 1);
        let of = |count: usize| {
            let days = first.series(jiff::ToSpan::day(1)).take(count);
            let cell: Vec<String> = days.map(|day| format!("{}/{}/{}", day.day(), day.month(), day.year())).collect();
            assert!(cell.join(";").len() <= CELL_CHARS_MAX);
            read(file(&[row(&[(Column::Dates, &cell.join(";"))])]).as_bytes())
        };
        let most = of(DATES_MAX);
        let written = crate::cell(&most.catalogue, &most.catalogue.schemes()[0], Column::Dates).chars().count();
        assert!((CELL_CHARS_MAX - 10..=CELL_CHARS_MAX).contains(&written), "{written}");
        let over = of(DATES_MAX + 1).report;
        assert_eq!((over.kept, &over.problems[0].kind), (0, &ProblemKind::CellTooLong));
    }

    #[test]
    fn an_apostrophe_against_formulas_does_not_count_as_a_character() {
        let text = format!("'={}", "x".repeat(CELL_CHARS_MAX - 1));
        assert!(read(file(&[row(&[(Column::Duration, &text)])]).as_bytes()).report.problems.is_empty());
    }

    #[test]
    fn a_short_row_lacks_its_last_cells_and_a_long_one_is_left_out() {
        let short = row(&[]).trim_end_matches(",\"\"").to_owned();
        let csv = file(&[short, row(&[(Column::Id, "b")]) + ",,", row(&[(Column::Id, "c")]) + ",,de trop,"]);
        expect![[r"
            3 lignes lues : 2 gardées, 1 écartée.

            Erreurs (la ligne est écartée)
              ligne 4, colonne U : La ligne a plus de cases que l'en-tête : un texte qui contient une virgule doit être entre guillemets.
        "]].assert_eq(&read(csv.as_bytes()).report.to_text(Locale::Fr));
    }

    #[test]
    fn a_cell_that_is_not_utf8_is_named() {
        let csv = file(&[row(&[])]).replace("Un titre", "\u{1}");
        let bytes: Vec<u8> = csv.bytes().map(|byte| if byte == 1 { 0xE9 } else { byte }).collect();
        expect![[r"
            1 ligne lue : 0 gardée, 1 écartée.

            Erreurs (la ligne est écartée)
              ligne 2, colonne B (intitule) : « � » contient des caractères illisibles.
                  Attendu : un fichier enregistré au format « CSV UTF-8 »
        "]]
        .assert_eq(&read(&*bytes).report.to_text(Locale::Fr));
    }

    #[test]
    fn a_text_that_lost_characters_elsewhere_is_kept_with_a_warning() {
        check(
            &[(Column::Title, "Pr\u{FFFD}vention"), (Column::Duration, "1 journ\u{FFFD}e")],
            &expect![[r"
            1 ligne lue : 1 gardée, 0 écartée.

            Avertissements (la ligne est gardée)
              ligne 2, colonne B (intitule) : « Pr�vention » contient des caractères illisibles.
                  Attendu : un fichier enregistré au format « CSV UTF-8 »
              ligne 2, colonne N (duree) : « 1 journ�e » contient des caractères illisibles.
                  Attendu : un fichier enregistré au format « CSV UTF-8 »
        "]],
        );
    }

    #[test]
    fn a_commune_is_known_by_each_of_its_names() {
        for name in ["Forest", "Vorst", "forest"] {
            assert!(matches!(read_row(&[(Column::Place, name)]).place, Some(Place::Commune(_))), "{name}");
        }
        assert_eq!(read_row(&[(Column::Place, "Namur")]).place, Some(Place::Town("Namur".into())));
    }
}
