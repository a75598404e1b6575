//! What a draft would publish, and what that would change: worked out from the draft and the newest release, stored nowhere.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use repertoire_catalogue::{Catalogue, Date, Partner, Place, Scheme, Vocabulary};
use repertoire_import::{
    Column, Diff, Encoding, Fix, Imported, Layout, PartnerProblem, ReadOptions, Report, Severity, Unreadable,
    VocabularyReport, diff, import_file, import_one, plain_csv,
};
use repertoire_releases::{CATALOGUE_FILE, Content, ContentError, Number, StoreError};
use repertoire_staff::{Draft, DraftKind, Drafts, FileDraft, PartnerDraft, SchemeDraft, VocabularyDraft};

use crate::ctx::today;
use crate::follow::Follower;
use crate::release::{OpenError, OpenRelease};

/// The newest release: what is compared with, and published on top of.
pub(crate) struct Base {
    pub(crate) number: Number,
    content: Content,
}

impl Base {
    /// Reads the newest release; where that one is damaged, the one that is served.
    pub(crate) async fn read(follower: &Follower, number: Number) -> Result<Self, StoreError> {
        let served = follower.current().borrow().manifest.as_ref().map_or(number, |manifest| manifest.number);
        let release = match follower.history().release(number).await {
            Err(StoreError::DamagedEntry(_) | StoreError::DamagedFile { .. }) => {
                follower.history().release(served).await?
            }
            release => release?,
        };
        Ok(Self { number, content: release.content })
    }
}

/// A draft worked out.
pub(crate) struct Prepared {
    /// The release it is compared with.
    pub(crate) base: Number,
    pub(crate) before: Arc<Catalogue>,
    pub(crate) after: Arc<Catalogue>,
    pub(crate) report: Report,
    pub(crate) diff: Diff,
    /// Of a list: what it was taken for.
    pub(crate) layout: Option<Layout>,
    /// Of vocabularies: lines added and removed in each file that changes.
    pub(crate) files: Vec<(String, usize, usize)>,
    /// Of a partner: what it was and what it would be, where they differ.
    pub(crate) partner: Option<PartnerChange>,
    /// What would be published.
    pub(crate) content: Content,
    preview: OnceLock<Option<Arc<OpenRelease>>>,
}

/// A partner before and after; nothing where it is new, or removed.
pub(crate) struct PartnerChange {
    pub(crate) before: Option<Partner>,
    pub(crate) after: Option<Partner>,
}

/// A draft of which nothing can be published as it is.
#[derive(Debug)]
#[allow(dead_code, reason = "the causes are for the log, by `Debug`")]
pub(crate) enum Unprepared {
    /// The list can't be read.
    Unreadable(Unreadable),
    /// Its bytes are gone.
    BytesGone,
    /// The scheme is not published any more.
    SchemeGone,
    /// The partner is not published any more, or its code was taken in between.
    PartnerGone,
    /// The partner can't be used.
    Partner(Vec<PartnerProblem>),
    /// The vocabularies can't be used.
    Vocabulary(VocabularyReport),
    /// Schemes use codes that would go.
    InUse(Report),
    /// The store failed.
    Store(StoreError),
    /// The published release can't be used: a defect of ours.
    Base(ContentError),
}

impl Prepared {
    /// Whether there is anything to publish.
    pub(crate) fn changes(&self) -> bool {
        !self.diff.is_empty() || !self.files.is_empty() || self.partner.is_some()
    }

    /// The search page's data with this draft in place of what is published, made when it is first asked for.
    pub(crate) fn preview(&self) -> Option<Arc<OpenRelease>> {
        let open = || -> Result<OpenRelease, OpenError> { OpenRelease::open(Arc::clone(&self.after)) };
        let made = self.preview.get_or_init(|| {
            open().map(Arc::new).inspect_err(|error| tracing::error!(%error, "a preview failed: {error}")).ok()
        });
        made.clone()
    }

    fn new(base: Number, before: Arc<Catalogue>, after: Catalogue, report: Report, content: Content) -> Self {
        let diff = diff(&before, &after);
        let after = Arc::new(after);
        let (layout, files, partner, preview) = (None, Vec::new(), None, OnceLock::new());
        Self { base, before, after, report, diff, layout, files, partner, content, preview }
    }
}

/// Works a draft out. What takes long runs off the threads that answer.
pub(crate) async fn prepare(draft: &Draft, drafts: &Drafts, base: Base) -> Result<Prepared, Unprepared> {
    let read = async |hash| match drafts.bytes(hash).await {
        Ok(Some(bytes)) => Ok(bytes),
        Ok(None) => Err(Unprepared::BytesGone),
        Err(error) => Err(Unprepared::Store(error)),
    };
    let work: Box<dyn FnOnce() -> Result<Prepared, Unprepared> + Send> = match draft.kind.clone() {
        DraftKind::File(file) => {
            let bytes = read(&file.bytes).await?;
            Box::new(move || list(&file, &bytes, &base, today()))
        }
        DraftKind::Scheme(scheme) => Box::new(move || one(&scheme, &base, today())),
        DraftKind::Vocabulary(VocabularyDraft { files }) => {
            let mut bytes = BTreeMap::new();
            for (name, hash) in &files {
                bytes.insert(name.clone(), read(hash).await?);
            }
            Box::new(move || vocabulary(&bytes, &base))
        }
        DraftKind::Partner(partner) => Box::new(move || one_partner(&partner, &base)),
    };
    // A panic in there is a defect of ours, and must not take the server with it.
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(Unprepared::Base(ContentError::Catalogue)))
}

/// The catalogue of a release with its vocabulary.
fn published(base: &Base) -> Result<(Arc<Catalogue>, Arc<Vocabulary>), Unprepared> {
    let catalogue = Arc::new(base.content.catalogue().map_err(Unprepared::Base)?);
    let vocabulary = Arc::clone(catalogue.vocabulary());
    Ok((catalogue, vocabulary))
}

/// How the list of a draft is to be read.
pub(crate) fn read_options(file: &FileDraft, today: Date) -> ReadOptions {
    let columns = file.columns.iter().filter_map(|(index, name)| match name {
        None => Some((*index, None)),
        Some(name) => Column::from_header(name).map(|column| (*index, Some(column))),
    });
    let fixes = file.fixes.iter().map(|fix| Fix {
        column: fix.column,
        value: fix.value.clone(),
        replacement: fix.replacement.clone(),
    });
    ReadOptions {
        encoding: file.encoding.as_deref().and_then(Encoding::from_name),
        delimiter: file.delimiter.as_deref().and_then(repertoire_import::Delimiter::from_name),
        sheet: file.sheet.clone(),
        header_row: file.header_row,
        columns: columns.collect(),
        fixes: fixes.collect(),
        today: Some(today),
    }
}

fn list(file: &FileDraft, bytes: &Bytes, base: &Base, today: Date) -> Result<Prepared, Unprepared> {
    let (before, vocabulary) = published(base)?;
    let imported = import_file(bytes, &read_options(file, today), vocabulary, Some(&before));
    let Imported { catalogue, report, layout } = imported.map_err(Unprepared::Unreadable)?;
    let content = with_catalogue(base, &catalogue)?;
    Ok(Prepared { layout: Some(layout), ..Prepared::new(base.number, before, catalogue, report, content) })
}

fn with_catalogue(base: &Base, catalogue: &Catalogue) -> Result<Content, Unprepared> {
    base.content.with_catalogue(catalogue).map_err(|_| Unprepared::Base(ContentError::Catalogue))
}

fn one(draft: &SchemeDraft, base: &Base, today: Date) -> Result<Prepared, Unprepared> {
    let (before, vocabulary) = published(base)?;
    let row = match &draft.id {
        None => None,
        Some(id) => Some(before.row(id).ok_or(Unprepared::SchemeGone)?),
    };
    let mut schemes: Vec<Scheme> = before.schemes().to_vec();
    let mut report = Report::default();
    match (&draft.cells, row) {
        (None, None) => return Err(Unprepared::SchemeGone),
        (None, Some(row)) => {
            schemes.remove(row);
        }
        (Some(cells), row) => {
            let cell = |column: Column| match (column, &draft.id) {
                // The id of a published scheme is its address: it stays.
                (Column::Id, Some(id)) => id.as_str(),
                _ => cells.get(column.header()).map_or("", String::as_str),
            };
            let imported =
                import_one(cell, Arc::clone(&vocabulary), Some(&before), today).map_err(Unprepared::Unreadable)?;
            report = imported.report;
            if let Some(scheme) = imported.catalogue.schemes().first() {
                let known = row.or_else(|| before.row(scheme.id.as_str()));
                match known {
                    Some(row) => schemes[row] = scheme.clone(),
                    None => schemes.push(scheme.clone()),
                }
            }
        }
    }
    let after = Catalogue::new(vocabulary, schemes).map_err(|_| Unprepared::Base(ContentError::Catalogue))?;
    let content = with_catalogue(base, &after)?;
    Ok(Prepared::new(base.number, before, after, report, content))
}

fn one_partner(draft: &PartnerDraft, base: &Base) -> Result<Prepared, Unprepared> {
    let (catalogue, _) = published(base)?;
    let mut partners = base.content.partners().map_err(|_| Unprepared::Base(ContentError::Partners))?;
    let place = |partners: &[Partner], code: &str| partners.iter().position(|partner| partner.code.as_str() == code);
    let before = match &draft.code {
        None => None,
        Some(code) => Some(partners.remove(place(&partners, code).ok_or(Unprepared::PartnerGone)?)),
    };
    let after = draft.cells.as_ref().map(|cells| {
        repertoire_import::partner(|column| cells.get(column.header()).map_or("", String::as_str))
            .map_err(Unprepared::Partner)
    });
    let after = after.transpose()?;
    if let Some(partner) = &after {
        if place(&partners, partner.code.as_str()).is_some() {
            return Err(Unprepared::PartnerGone);
        }
        partners.push(partner.clone());
    }
    let content = base.content.with_partners(&partners).map_err(|_| Unprepared::Base(ContentError::Partners))?;
    let partner = (before != after).then_some(PartnerChange { before, after });
    let (before, after) = (Arc::clone(&catalogue), catalogue);
    let (report, diff, preview) = (Report::default(), Diff::default(), OnceLock::new());
    Ok(Prepared {
        base: base.number,
        before,
        after,
        report,
        diff,
        layout: None,
        files: Vec::new(),
        partner,
        content,
        preview,
    })
}

fn vocabulary(files: &BTreeMap<String, Bytes>, base: &Base) -> Result<Prepared, Unprepared> {
    let (before, _) = published(base)?;
    let content =
        files.iter().fold(base.content.clone(), |content, (name, bytes)| content.with_file(name, bytes.clone()));
    let vocabulary = Arc::new(content.vocabulary().map_err(Unprepared::Vocabulary)?.vocabulary);
    let csv = content.file(CATALOGUE_FILE).cloned().unwrap_or_default();
    let imported = repertoire_import::import(&*csv, vocabulary).map_err(Unprepared::Unreadable)?;
    if imported.report.problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Err(Unprepared::InUse(imported.report));
    }
    // A commune that is none any more would be read as a town elsewhere: no error of the row, but its code is in use.
    let is_commune = |scheme: &Scheme| matches!(scheme.place, Some(Place::Commune(_)));
    let pairs = before.schemes().iter().zip(imported.catalogue.schemes());
    let lost = pairs.filter(|(was, is)| is_commune(was) && !is_commune(is)).count();
    if lost > 0 {
        return Err(Unprepared::InUse(Report { left_out: lost, ..Report::default() }));
    }
    let changed = files.iter().filter_map(|(name, bytes)| {
        let old = base.content.file(name).cloned().unwrap_or_default();
        let (added, removed) = lines_changed(&old, bytes)?;
        Some((name.clone(), added, removed))
    });
    let changed = changed.collect();
    // The catalogue's own file stays as it is.
    Ok(Prepared {
        files: changed,
        ..Prepared::new(base.number, before, imported.catalogue, Report::default(), content)
    })
}

/// Lines that only the new file has, and that only the old one had, however they are written; nothing where the two are the same.
/// With none of either, their order changed, which is the order on the site.
fn lines_changed(old: &[u8], new: &[u8]) -> Option<(usize, usize)> {
    fn lines(bytes: &[u8]) -> HashSet<&[u8]> {
        bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty()).collect()
    }
    let plain = |bytes: &[u8]| plain_csv(bytes).unwrap_or_else(|_| bytes.to_vec());
    let (old, new) = (plain(old), plain(new));
    if old == new {
        return None;
    }
    let (old, new) = (lines(&old), lines(&new));
    Some((new.difference(&old).count(), old.difference(&new).count()))
}

/// The cells of a published scheme by column, as a form shows them.
pub(crate) fn cells_of(catalogue: &Catalogue, scheme: &Scheme) -> BTreeMap<String, String> {
    let cell =
        |column: Column| (column.header().to_owned(), repertoire_import::cell(catalogue, scheme, column).into_owned());
    repertoire_import::COLUMNS.map(cell).into()
}
