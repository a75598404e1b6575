//! Text search: the only file that names tantivy. It answers which rows hold all words of a request, or most of them, and
//! how well; what a word may be found by, and how rows are filtered and counted, is not its business.
//!
//! Row numbers are document numbers: the index is written in one segment, in the order of the rows, and nothing is stored
//! in it but postings. User text never reaches tantivy's `QueryParser`: it is split into words, and each word is looked up.
//!
//! A term of the index is a form and the languages of its row: "formation" in French rows and in English ones are two
//! terms, for only there is it of the family of "former". The families themselves are not indexed: a word is looked up as
//! all forms of its family ([`crate::lexicon`]), whose postings together are no longer than the family's would be.
//!
//! All rows that match are wanted, for the counts beside the facets, so that none can be skipped for its low score. That
//! makes tantivy's own way through a query (a tree of iterators, one call per row and level, built for skipping) dearer
//! than need be: here the postings of all words are read window by window of [`WINDOW_ROWS`] rows into small arrays,
//! as Lucene's `BooleanScorer` does. Postings come in blocks of 128 rows, and sets of rows 64 at a time. Dictionary, postings,
//! field norms and BM25 are tantivy's.

use repertoire_catalogue::{Catalogue, Locale, Scheme};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{BlockSegmentPostings, Postings, SegmentPostings, TermInfo};
use tantivy::query::Bm25Weight;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer, TokenizerManager};
use tantivy::{DocSet, IndexBuilder, IndexSettings, InvertedIndexReader, SegmentReader, TERMINATED, TantivyDocument};

/// How well a row matches.
pub(crate) use tantivy::Score;

use crate::analysis::{Group, Languages, Scanner};
use crate::bitmap::{Bitmap, bits};
use crate::lexicon::{FormId, Lexicon, ListId, Listed};

/// The texts of a row that are searched, and how much a word counts in each. A title is short: a word counts there the same
/// however long it is, so that any title stands above a label (5, see `plan.rs`). In the others BM25 gives a word between
/// 0 and 2.2 times its weight, below any label.
const FIELDS: [(&str, Score); FIELDS_COUNT] = [("title", 6.0), ("summary", 1.0), ("rest", 0.5), ("site", 0.5)];
const FIELDS_COUNT: usize = 4;
/// Fields that hold words of a language. A host is none: it finds its rows, but completes and corrects nothing.
const WORDED_FIELDS: usize = 3;
/// What other places add to the best one: a row that has a word in its title and its theme is about it.
const OTHER_PLACES: Score = 0.7;

/// Rows looked at together: their scores take 64 KB, which stay in the caches of one core.
const WINDOW_ROWS: u32 = 4_096;
const WINDOW_WORDS: usize = WINDOW_ROWS as usize / 64;

/// Rows up to which a list is kept decoded beside its postings: to open these takes as long as to read some dozens of rows, and most
/// words have fewer. Eight bytes a row, and sixteen a list: what few rows have is a small part of all.
const SHORT_ROWS_MAX: u32 = 64;

/// Above any score of a row that lacks a word.
const ALL_WORDS: Score = 10_000.0;
/// What adding up weights in another order may make of them.
const WEIGHT_EPSILON: Score = 1e-4;

const ANALYZER: &str = "repertoire";
/// Behind a form, the languages of the row. Below any letter, so that terms stand in the order of their forms.
const LANGUAGES_MARK: u8 = 1;

/// The index could not be built or read. It lives in memory: this is a defect, not something a reader did.
#[derive(Debug, thiserror::Error)]
#[error("the text index failed: {0}")]
pub struct IndexError(#[from] tantivy::TantivyError);

/// Where a word of a request may be found.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// Lists of forms, with the share of its weight that the word has there.
    pub(crate) lists: Vec<(ListId, Score)>,
    /// Sets of rows that have it by other ways than their text (a label, a phrase, a condition), with what it weighs there.
    pub(crate) sets: Vec<(Bitmap, Score)>,
    /// How many rows have it: what is rare weighs more.
    pub(crate) frequency: u32,
    /// Whether rows may lack it at no cost: it finds none, and lifts those that have it.
    pub(crate) optional: bool,
}

/// Which rows match.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Need {
    /// Those that have all words.
    All,
    /// Those whose words weigh at least this much together, of all that the words weigh.
    Weight { least: Score, all: Score },
}

pub(crate) struct TextIndex {
    /// Nothing where the catalogue is empty.
    segment: Option<Segment>,
    lexicon: Lexicon,
    /// Where the postings of each list stand, by field.
    infos: Infos,
    short: ShortLists,
    rows: usize,
}

type Infos = Vec<[Option<TermInfo>; FIELDS_COUNT]>;

/// The lists of few rows, decoded.
#[derive(Default)]
struct ShortLists {
    /// Where the rows of each list begin, by field, and behind the last one where they end.
    starts: Box<[u32]>,
    rows: Box<[Standing]>,
}

/// A row in which a word stands, and what a word of weight 1 scores there.
#[derive(Clone, Copy)]
struct Standing {
    row: u32,
    score: Score,
}

impl ShortLists {
    fn read(segment: &Segment, infos: &Infos) -> tantivy::Result<Self> {
        let (mut starts, mut rows) = (Vec::with_capacity(infos.len() * FIELDS_COUNT + 1), Vec::new());
        for of_list in infos {
            for (info, reader) in of_list.iter().zip(&segment.fields) {
                starts.push(rows.len() as u32);
                let Some(info) = info.as_ref().filter(|info| info.doc_freq <= SHORT_ROWS_MAX) else { continue };
                let mut postings = reader.index.read_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
                while postings.doc() != TERMINATED {
                    rows.push(Standing {
                        row: postings.doc(),
                        score: reader.score(postings.doc(), postings.term_freq()),
                    });
                    postings.advance();
                }
            }
        }
        starts.push(rows.len() as u32);
        Ok(Self { starts: starts.into(), rows: rows.into() })
    }

    /// The rows of a list in a field; none where it is a long one.
    fn get(&self, list: ListId, field: usize) -> &[Standing] {
        let at = list as usize * FIELDS_COUNT + field;
        &self.rows[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

struct Segment {
    fields: [FieldReader; FIELDS_COUNT],
}

struct FieldReader {
    index: std::sync::Arc<InvertedIndexReader>,
    norms: FieldNormReader,
    /// BM25 for a word of weight 1 in this field.
    unit: Bm25Weight,
    /// Whether a word counts the same however long the text is and however often it stands there.
    flat: bool,
}

impl TextIndex {
    pub(crate) fn new(catalogue: &Catalogue) -> tantivy::Result<Self> {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(ANALYZER)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let options = TextOptions::default().set_indexing_options(indexing);
        let fields = FIELDS.map(|(name, _)| schema.add_text_field(name, options.clone()));
        let analyzers = TokenizerManager::new();
        analyzers.register(ANALYZER, Analyzer::default());
        let settings = IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() };
        let builder = IndexBuilder::new().schema(schema.build()).settings(settings).tokenizers(analyzers);
        let schemes = catalogue.schemes();
        let directory = tantivy::directory::RamDirectory::create();
        let mut writer = builder.single_segment_index_writer(directory, writer_bytes(schemes.len()))?;
        for scheme in schemes {
            let mark = char::from(b'0' + languages(catalogue, scheme).index() as u8);
            let note = scheme.audience_note.as_deref().unwrap_or_default();
            let mut document = TantivyDocument::default();
            document.add_text(fields[0], format!("{mark}{}", scheme.title));
            document.add_text(fields[1], format!("{mark}{}", scheme.summary));
            document.add_text(fields[2], format!("{mark}{}\n{note}", scheme.organiser));
            // People know a service by its site: "lbsm" stands in lbsm.be, and nowhere else in the row.
            document.add_text(fields[3], format!("{mark}{}", scheme.url.host()));
            writer.add_document(document)?;
        }
        let index = writer.finalize()?;
        let reader = index.reader_builder().reload_policy(tantivy::ReloadPolicy::Manual).try_into()?;
        let searcher = reader.searcher();
        let Some(segment) = searcher.segment_readers().first().filter(|_| !schemes.is_empty()) else {
            let (lexicon, infos, short) = Default::default();
            return Ok(Self { segment: None, lexicon, infos, short, rows: 0 });
        };
        let (lexicon, infos) = read_terms(segment, &fields)?;
        let segment = Segment::open(segment, &fields, schemes.len())?;
        let short = ShortLists::read(&segment, &infos)?;
        Ok(Self { segment: Some(segment), lexicon, infos, short, rows: schemes.len() })
    }

    pub(crate) const fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The weight of a word by how many rows have it.
    pub(crate) fn weight(&self, frequency: u32) -> Score {
        idf(self.rows, frequency.min(self.rows as u32))
    }

    /// The rows that match. `ranked` is called once for each of them that passes the gate, in ascending order, with its
    /// score; without `ranked` nothing is scored.
    pub(crate) fn find(
        &self,
        words: &[Word],
        need: Need,
        gate: Option<&Bitmap>,
        mut ranked: Option<impl FnMut(u32, Score)>,
    ) -> tantivy::Result<Bitmap> {
        let mut found = Bitmap::empty(self.rows);
        let mut readings = self.readings(words)?;
        // The rarest word first: the others look only at rows that it left.
        readings.sort_by_key(|reading| (reading.optional, reading.frequency));
        let mut window = Window::new(self.rows, need, gate, ranked.is_some());
        let mut start = 0;
        while let Some(row) = next_candidate(&readings, need, start) {
            start = row - row % WINDOW_ROWS;
            window.fill(&mut readings, start);
            found.set_words(start, &window.matched);
            if let Some(ranked) = &mut ranked {
                window.for_each_wanted(ranked);
            }
            start += WINDOW_ROWS;
        }
        Ok(found)
    }

    /// The greatest weight of words that one row has.
    pub(crate) fn most_weight(&self, words: &[Word]) -> tantivy::Result<Score> {
        let mut readings = self.readings(words)?;
        let need = Need::Weight { least: 0.0, all: 0.0 };
        let mut window = Window::new(self.rows, need, None, false);
        let (mut start, mut most) = (0, 0.0);
        while let Some(row) = next_candidate(&readings, need, start) {
            start = row - row % WINDOW_ROWS;
            window.fill(&mut readings, start);
            most = window.weights.iter().copied().fold(most, Score::max);
            start += WINDOW_ROWS;
        }
        Ok(most)
    }

    /// The rows that hold words in this order. A place holds one of several forms, and stands at most `gap` behind the
    /// place before it (1: at once).
    pub(crate) fn phrase(&self, places: &[Vec<FormId>], gaps: &[u32]) -> tantivy::Result<Bitmap> {
        let mut found = Bitmap::empty(self.rows);
        let Some(segment) = &self.segment else { return Ok(found) };
        // All words of a text are in lists of the same languages.
        for languages in (0..Languages::COUNT).map(Languages::of_index) {
            for (field, reader) in segment.fields.iter().enumerate() {
                let mut readings = Vec::with_capacity(places.len());
                for place in places {
                    let lists = place.iter().flat_map(|&form| self.lexicon.lists(form));
                    let lists = lists.filter(|(_, of_list)| *of_list == languages);
                    let infos = lists.filter_map(|(list, _)| self.infos[list as usize][field].as_ref());
                    let read = |info: &TermInfo| {
                        reader.index.read_postings_from_terminfo(info, IndexRecordOption::WithFreqsAndPositions)
                    };
                    readings.push(infos.map(read).collect::<Result<Vec<_>, _>>()?);
                }
                follow(&mut readings, gaps, |row| found.insert(row));
            }
        }
        Ok(found)
    }

    /// One row that holds a form as a word; one of some rows where these are given.
    pub(crate) fn row_with(&self, form: FormId, within: Option<&Bitmap>) -> tantivy::Result<Option<u32>> {
        let Some(segment) = &self.segment else { return Ok(None) };
        for (list, _) in self.lexicon.lists(form) {
            for (info, reader) in self.infos[list as usize].iter().zip(&segment.fields).take(WORDED_FIELDS) {
                let Some(info) = info else { continue };
                let mut postings = reader.index.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
                let mut row = postings.doc();
                // Each of the two lists skips to where the other stands: no more steps than the shorter one has.
                while row != TERMINATED {
                    match within.map_or(Some(row), |within| within.next_from(row)) {
                        Some(next) if next == row => return Ok(Some(row)),
                        Some(next) => row = postings.seek(next),
                        None => break,
                    }
                }
            }
        }
        Ok(None)
    }

    fn readings<'a>(&'a self, words: &'a [Word]) -> tantivy::Result<Vec<Reading<'a>>> {
        words.iter().map(|word| self.reading(word)).collect()
    }

    /// All places where a word stands. It weighs the same in each: with BM25's frequency by field, a word that is common
    /// in titles and rare in summaries would count for more in a summary.
    fn reading<'a>(&'a self, word: &'a Word) -> tantivy::Result<Reading<'a>> {
        let weight = self.weight(word.frequency);
        let mut places = Vec::with_capacity(word.lists.len() + word.sets.len());
        if let Some(segment) = &self.segment {
            for &(list, share) in &word.lists {
                for (field, reader) in segment.fields.iter().enumerate() {
                    let Some(info) = &self.infos[list as usize][field] else { continue };
                    let weight = weight * share * FIELDS[field].1;
                    let rest = self.short.get(list, field);
                    if !rest.is_empty() {
                        places.push(Place::Short { rest, weight });
                        continue;
                    }
                    let postings = reader.index.read_block_postings_from_terminfo(info, reader.option())?;
                    places.push(Place::Text { postings: Box::new(postings), at: 0, reader, weight });
                }
            }
        }
        places.extend(word.sets.iter().map(|(rows, share)| Place::Set { rows, score: weight * share }));
        Ok(Reading { places, frequency: word.frequency, weight, optional: word.optional })
    }
}

impl FieldReader {
    /// What is read of its postings: where a word counts the same however often it stands there, that is not.
    const fn option(&self) -> IndexRecordOption {
        if self.flat { IndexRecordOption::Basic } else { IndexRecordOption::WithFreqs }
    }

    /// What a word of weight 1 scores in a row that has it so often.
    #[inline]
    fn score(&self, row: u32, frequency: u32) -> Score {
        if self.flat { 1.0 } else { self.unit.score(self.norms.fieldnorm_id(row), frequency) }
    }
}

impl Segment {
    fn open(segment: &SegmentReader, fields: &[Field; FIELDS_COUNT], rows: usize) -> tantivy::Result<Self> {
        let open = |field: Field| -> tantivy::Result<FieldReader> {
            let index = segment.inverted_index(field)?;
            let average = (index.total_num_tokens() as Score / rows as Score).max(1.0);
            let unit = Bm25Weight::for_one_term_without_explain(1, rows as u64, average);
            // What BM25 gives a word that one row has, taken out again: the weight of a word is set when it is looked up.
            let unit = unit.boost_by(1.0 / idf(rows, 1));
            Ok(FieldReader { norms: segment.get_fieldnorms_reader(field)?, index, unit, flat: field == fields[0] })
        };
        Ok(Self { fields: [open(fields[0])?, open(fields[1])?, open(fields[2])?, open(fields[3])?] })
    }
}

/// All terms of the index, sorted by form, then languages: a list is what one such pair has in all fields.
fn read_terms(segment: &SegmentReader, fields: &[Field; FIELDS_COUNT]) -> tantivy::Result<(Lexicon, Infos)> {
    let mut terms = std::collections::BTreeMap::<Box<[u8]>, [Option<TermInfo>; FIELDS_COUNT]>::new();
    for (at, &field) in fields.iter().enumerate() {
        let index = segment.inverted_index(field)?;
        let mut stream = index.terms().stream()?;
        while let Some((term, info)) = stream.next() {
            if let Some(infos) = terms.get_mut(term) {
                infos[at] = Some(info.clone());
            } else {
                let mut infos = [const { None }; FIELDS_COUNT];
                infos[at] = Some(info.clone());
                terms.insert(term.into(), infos);
            }
        }
    }
    let listed = terms.iter().map(|(term, infos)| {
        let (form, mark) = term.split_at(term.len().saturating_sub(1));
        Listed {
            form: std::str::from_utf8(form).unwrap_or_default(),
            languages: Languages::of_index(usize::from(mark.first().map_or(0, |mark| mark - LANGUAGES_MARK))),
            frequency: infos[..WORDED_FIELDS].iter().flatten().map(|info| info.doc_freq).max().unwrap_or(0),
        }
    });
    let lexicon = Lexicon::new(listed);
    Ok((lexicon, terms.into_values().collect()))
}

/// The languages by whose rules a row is read: those in which it is given, or all where that is none of the three.
fn languages(catalogue: &Catalogue, scheme: &Scheme) -> Languages {
    let list = &catalogue.vocabulary().languages;
    let of_row = scheme.languages.iter().filter_map(|&code| Locale::from_tag(&list.entry(code).code));
    let of_row = of_row.fold(Languages::NONE, |all, language| all.with(Languages::one(language)));
    if of_row == Languages::NONE { Languages::ALL } else { of_row }
}

/// Calls `each` for the rows in which the places follow each other.
fn follow(places: &mut [Vec<SegmentPostings>], gaps: &[u32], mut each: impl FnMut(u32)) {
    let (mut reached, mut next, mut positions) = (Vec::new(), Vec::new(), Vec::new());
    let mut row = 0;
    loop {
        // The first row at or behind `row` that may have all places.
        loop {
            let mut target = row;
            for place in places.iter_mut() {
                for postings in place.iter_mut() {
                    if postings.doc() < target {
                        postings.seek(target);
                    }
                }
                let Some(first) = place.iter().map(DocSet::doc).min() else { return };
                target = target.max(first);
            }
            if target == TERMINATED {
                return;
            }
            if target == row && places.iter().all(|place| place.iter().any(|postings| postings.doc() == row)) {
                break;
            }
            row = target;
        }
        for (at, place) in places.iter_mut().enumerate() {
            next.clear();
            for postings in place.iter_mut().filter(|postings| postings.doc() == row) {
                postings.positions(&mut positions);
                next.extend_from_slice(&positions);
            }
            if let Some(&gap) = at.checked_sub(1).and_then(|before| gaps.get(before)) {
                next.retain(|&here: &u32| reached.iter().any(|&there: &u32| there < here && here - there <= gap));
            }
            std::mem::swap(&mut reached, &mut next);
        }
        if !reached.is_empty() {
            each(row);
        }
        row += 1;
    }
}

/// A word being read.
struct Reading<'a> {
    places: Vec<Place<'a>>,
    frequency: u32,
    weight: Score,
    optional: bool,
}

/// One kind of place in which a word stands, read from front to back.
enum Place<'a> {
    /// A list of many rows, read block by block.
    Text {
        postings: Box<BlockSegmentPostings>,
        /// The next row, within the block.
        at: usize,
        reader: &'a FieldReader,
        weight: Score,
    },
    /// A list of few rows, of which these are not read yet.
    Short {
        rest: &'a [Standing],
        weight: Score,
    },
    Set {
        rows: &'a Bitmap,
        score: Score,
    },
}

impl Place<'_> {
    /// A row at or before the first one from `start` on in which the word stands here; [`TERMINATED`] where there is none.
    fn lower_bound(&self, start: u32) -> u32 {
        match self {
            // Where the postings stand may lie before `start`: they are moved once the window is known.
            Self::Text { postings, at, .. } => postings.doc(*at).max(start),
            Self::Short { rest, .. } => rest.first().map_or(TERMINATED, |standing| standing.row.max(start)),
            Self::Set { rows, .. } => rows.next_from(start).unwrap_or(TERMINATED),
        }
    }
}

/// The first row from `start` on that may match.
fn next_candidate(words: &[Reading<'_>], need: Need, start: u32) -> Option<u32> {
    let of_word =
        |word: &Reading<'_>| word.places.iter().map(|place| place.lower_bound(start)).min().unwrap_or(TERMINATED);
    let of_words = words.iter().filter(|word| !word.optional).map(of_word);
    let candidate = if need == Need::All { of_words.max()? } else { of_words.min()? };
    (candidate < TERMINATED).then_some(candidate)
}

/// The rows of one window: which hold all words so far, and their scores.
struct Window<'a> {
    start: u32,
    /// Words of 64 rows in which there are rows: all, or those of a catalogue smaller than a window.
    filled_words: usize,
    need: Need,
    gate: Option<&'a Bitmap>,
    scored: bool,
    matched: [u64; WINDOW_WORDS],
    /// Rows whose score is wanted: those of the gate.
    wanted: [u64; WINDOW_WORDS],
    totals: Vec<Score>,
    /// Weights of the words that a row has; only where some words are enough.
    weights: Vec<Score>,
    /// Of the word being read: where it stands, its best place and the sum of all its places.
    held: [u64; WINDOW_WORDS],
    places: Vec<(Score, Score)>,
}

impl<'a> Window<'a> {
    fn new(rows: usize, need: Need, gate: Option<&'a Bitmap>, scored: bool) -> Self {
        let size = rows.min(WINDOW_ROWS as usize);
        let kept = if scored { size } else { 0 };
        Self {
            start: 0,
            filled_words: size.div_ceil(64),
            need,
            gate,
            scored,
            matched: [0; WINDOW_WORDS],
            wanted: [0; WINDOW_WORDS],
            totals: vec![0.0; kept],
            weights: vec![0.0; if need == Need::All { 0 } else { size }],
            held: [0; WINDOW_WORDS],
            places: vec![(0.0, 0.0); kept],
        }
    }

    /// Reads the part of all postings that falls into the window at `start`.
    fn fill(&mut self, words: &mut [Reading<'_>], start: u32) {
        self.start = start;
        self.matched[..self.filled_words].fill(u64::MAX);
        self.wanted = match self.gate {
            _ if !self.scored => [0; WINDOW_WORDS],
            None => [u64::MAX; WINDOW_WORDS],
            Some(gate) => {
                let mut wanted = [0; WINDOW_WORDS];
                wanted.iter_mut().zip(gate.words_from(start)).for_each(|(wanted, gate)| *wanted = *gate);
                wanted
            }
        };
        if self.need != Need::All {
            self.totals.fill(0.0);
            self.weights.fill(0.0);
        }
        for (at, word) in words.iter_mut().enumerate() {
            self.held = [0; WINDOW_WORDS];
            for place in &mut word.places {
                self.read(place);
            }
            match self.need {
                Need::All => self.take_word(at == 0, word.optional),
                Need::Weight { .. } => self.add_word(if word.optional { 0.0 } else { word.weight }),
            }
        }
        if let Need::Weight { least, .. } = self.need {
            self.matched = [0; WINDOW_WORDS];
            for (row, weight) in self.weights.iter().enumerate() {
                self.matched[row / 64] |= u64::from(*weight > 0.0 && *weight >= least) << (row % 64);
            }
        }
    }

    fn read(&mut self, place: &mut Place<'_>) {
        let end = self.start + WINDOW_ROWS;
        match place {
            Place::Text { postings, at, reader, weight } => {
                if postings.doc(*at) < self.start {
                    *at = postings.seek(self.start);
                }
                loop {
                    let rows = &postings.docs()[*at..];
                    let within = rows.partition_point(|&row| row < end);
                    let rows = &rows[..within];
                    if reader.flat {
                        for &row in rows {
                            self.hold(row, || *weight);
                        }
                    } else {
                        let frequencies = &postings.freqs()[*at..*at + within];
                        for (&row, &frequency) in rows.iter().zip(frequencies) {
                            self.hold(row, || *weight * reader.score(row, frequency));
                        }
                    }
                    *at += within;
                    // Behind the last block comes one without rows.
                    if within == 0 || *at < postings.block_len() {
                        return;
                    }
                    postings.advance();
                    *at = 0;
                }
            }
            Place::Short { rest, weight } => {
                while let Some((&Standing { row, score }, behind)) =
                    rest.split_first().filter(|(next, _)| next.row < end)
                {
                    if row >= self.start {
                        self.hold(row, || *weight * score);
                    }
                    *rest = behind;
                }
            }
            Place::Set { rows, score } => {
                for (word, &bits) in rows.words_from(self.start).iter().take(WINDOW_WORDS).enumerate() {
                    self.hold_all(word, bits, *score);
                }
            }
        }
    }

    /// The word stands in a row. The score is worked out only where somebody wants it.
    #[inline]
    fn hold(&mut self, row: u32, score: impl FnOnce() -> Score) {
        let at = (row - self.start) as usize;
        let (word, bit) = (at / 64, 1 << (at % 64));
        if self.matched[word] & bit == 0 {
            return;
        }
        if self.wanted[word] & bit != 0 {
            let score = score();
            let (best, sum) = &mut self.places[at];
            if self.held[word] & bit == 0 {
                (*best, *sum) = (score, score);
            } else {
                (*best, *sum) = (best.max(score), *sum + score);
            }
        }
        self.held[word] |= bit;
    }

    /// The word of the request stands in all rows of one word of 64 bits, and scores the same in each.
    #[inline]
    fn hold_all(&mut self, word: usize, rows: u64, score: Score) {
        let rows = rows & self.matched[word];
        let (held, wanted) = (self.held[word], rows & self.wanted[word]);
        if wanted != 0 {
            let places = &mut self.places[word * 64..];
            for bit in bits(wanted & !held) {
                places[bit] = (score, score);
            }
            for bit in bits(wanted & held) {
                let (best, sum) = places[bit];
                places[bit] = (best.max(score), sum + score);
            }
        }
        self.held[word] = held | rows;
    }

    /// Ends a word that all rows need: those without it are out unless it is optional, its score is added to the others.
    fn take_word(&mut self, first: bool, optional: bool) {
        for (at, (matched, held)) in self.matched.iter_mut().zip(self.held).take(self.filled_words).enumerate() {
            if !optional {
                *matched &= held;
            }
            for bit in bits(*matched & held & self.wanted[at]) {
                let row = at * 64 + bit;
                let (best, sum) = self.places[row];
                let score = best + OTHER_PLACES * (sum - best);
                self.totals[row] = if first { score } else { self.totals[row] + score };
            }
        }
    }

    /// Ends a word that rows may lack: its weight and score are added to those that have it.
    fn add_word(&mut self, weight: Score) {
        for (at, held) in self.held.iter().enumerate() {
            for bit in bits(*held) {
                let row = at * 64 + bit;
                self.weights[row] += weight;
                if self.wanted[at] >> bit & 1 == 1 {
                    let (best, sum) = self.places[row];
                    self.totals[row] += best + OTHER_PLACES * (sum - best);
                }
            }
        }
    }

    /// The score of a row of the window. Rows that have all words stand above those that have some, and these by how much
    /// they have of what was asked.
    fn score(&self, row: usize) -> Score {
        match self.need {
            Need::All => self.totals[row],
            Need::Weight { all, .. } => {
                let share = self.weights[row] / all;
                if share > 1.0 - WEIGHT_EPSILON { self.totals[row] + ALL_WORDS } else { self.totals[row] * share }
            }
        }
    }

    /// The rows that match and whose score is wanted.
    fn for_each_wanted(&self, mut each: impl FnMut(u32, Score)) {
        for (at, matched) in self.matched.iter().enumerate() {
            for bit in bits(*matched & self.wanted[at]) {
                let row = at * 64 + bit;
                each(self.start + row as u32, self.score(row));
            }
        }
    }
}

/// Memory for writing: enough for the postings of all rows, so that one segment holds them. Not held afterwards.
fn writer_bytes(rows: usize) -> usize {
    const ROW_BYTES: usize = 800;
    (rows * ROW_BYTES).clamp(3_000_000, 1_500_000_000)
}

/// BM25's weight of a word by how many rows have it.
fn idf(rows: usize, with: u32) -> Score {
    let (rows, with) = (rows as Score, with as Score);
    (1.0 + (rows - with + 0.5) / (with + 0.5)).ln()
}

/// Our analysis as tantivy wants it. The first character of a text says the languages of its row.
#[derive(Clone, Default)]
struct Analyzer {
    token: Token,
    group: Group,
}

struct AnalyzerStream<'a> {
    scanner: Scanner<'a>,
    group: &'a mut Group,
    token: &'a mut Token,
    /// The next form of the group.
    form: usize,
    /// Position of the group's first place.
    position: usize,
    mark: char,
}

impl Tokenizer for Analyzer {
    type TokenStream<'a> = AnalyzerStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> AnalyzerStream<'a> {
        self.token.reset();
        self.group = Group::default();
        let languages = text.bytes().next().map_or(0, |byte| byte.wrapping_sub(b'0') & 0b111);
        AnalyzerStream {
            scanner: Scanner::new(text.get(1..).unwrap_or_default()),
            group: &mut self.group,
            token: &mut self.token,
            form: 0,
            position: 0,
            mark: char::from(LANGUAGES_MARK + languages),
        }
    }
}

impl TokenStream for AnalyzerStream<'_> {
    fn advance(&mut self) -> bool {
        while self.form >= self.group.forms().len() {
            self.position += self.group.places.len();
            self.form = 0;
            if !self.scanner.next(self.group) {
                return false;
            }
        }
        let form = &self.group.forms()[self.form];
        self.form += 1;
        self.token.text.clear();
        self.token.text.push_str(&form.text);
        self.token.text.push(self.mark);
        (self.token.offset_from, self.token.offset_to) = (self.group.range.start + 1, self.group.range.end + 1);
        self.token.position = self.position + form.place;
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use super::*;

    fn index(rows: usize) -> TextIndex {
        let mut csv = Vec::new();
        repertoire_synthetic::write_csv(&mut csv, rows, 1).expect("memory");
        let vocabulary = Arc::new(repertoire_import::shipped_vocabulary());
        let catalogue = repertoire_import::import(&*csv, vocabulary).expect("a file").catalogue;
        TextIndex::new(&catalogue).expect("an index")
    }

    /// What each row scores for a word, by tantivy's own iterator.
    fn scores(text: &TextIndex, word: &Word) -> BTreeMap<u32, Score> {
        let segment = text.segment.as_ref().expect("rows");
        let weight = text.weight(word.frequency);
        let mut places = BTreeMap::<u32, Vec<Score>>::new();
        for &(list, share) in &word.lists {
            for (field, reader) in segment.fields.iter().enumerate() {
                let Some(info) = &text.infos[list as usize][field] else { continue };
                let option = IndexRecordOption::WithFreqs;
                let mut postings = reader.index.read_postings_from_terminfo(info, option).expect("postings");
                while postings.doc() != TERMINATED {
                    let score = weight * share * FIELDS[field].1 * reader.score(postings.doc(), postings.term_freq());
                    places.entry(postings.doc()).or_default().push(score);
                    postings.advance();
                }
            }
        }
        for (rows, share) in &word.sets {
            rows.iter().for_each(|row| places.entry(row).or_default().push(weight * share));
        }
        let of_row = |scores: Vec<Score>| {
            let (best, sum) = (scores.iter().copied().fold(0.0, Score::max), scores.iter().sum::<Score>());
            best + OTHER_PLACES * (sum - best)
        };
        places.into_iter().map(|(row, scores)| (row, of_row(scores))).collect()
    }

    #[test]
    fn long_lists_and_sets_are_read_over_blocks_and_windows_as_row_by_row() {
        const ROWS: usize = 3 * WINDOW_ROWS as usize + 100;
        let text = index(ROWS);
        let frequency = |list: usize| text.infos[list].iter().flatten().map(|info| info.doc_freq).max().unwrap_or(0);
        let word = |list: usize, sets: Vec<(Bitmap, Score)>| Word {
            lists: vec![(list as ListId, 0.8)],
            sets,
            frequency: frequency(list),
            optional: false,
        };
        let rows_where = |has: &dyn Fn(u32) -> bool| {
            let mut rows = Bitmap::empty(ROWS);
            (0..ROWS as u32).filter(|row| has(*row)).for_each(|row| rows.insert(row));
            rows
        };
        let long: Vec<usize> = (0..text.infos.len()).filter(|&list| frequency(list) > SHORT_ROWS_MAX).collect();
        assert!(long.iter().any(|&list| frequency(list) > WINDOW_ROWS), "some stand in many rows");
        let ends_whole = |list: usize| {
            let mut lengths = text.infos[list].iter().flatten().map(|info| info.doc_freq);
            lengths.any(|rows| rows > SHORT_ROWS_MAX && rows.is_multiple_of(128))
        };
        assert!(long.iter().any(|&list| ends_whole(list)), "some end with a whole block");
        // Read first, and worth nothing: where no row of a window has it, the others are sought behind that window.
        let leaping = Word {
            lists: Vec::new(),
            sets: vec![(rows_where(&|row| row / WINDOW_ROWS != 1), 0.0)],
            frequency: 1,
            optional: false,
        };
        let gate = rows_where(&|row| row % 7 == 0);
        let sets = [(rows_where(&|row| row % 3 == 0), 2.0), (rows_where(&|row| row % 5 == 0), 0.1)];
        for (at, &list) in long.iter().enumerate().filter(|(at, list)| at % 5 == 0 || ends_whole(**list)) {
            let word = word(list, if at % 2 == 0 { sets.to_vec() } else { Vec::new() });
            let expected = scores(&text, &word);
            let everywhere = |_: u32| true;
            let passes: [(_, _, &dyn Fn(u32) -> bool); 3] = [
                (vec![word.clone()], None, &everywhere),
                (vec![word.clone()], Some(&gate), &everywhere),
                (vec![word.clone(), leaping.clone()], None, &|row| row / WINDOW_ROWS != 1),
            ];
            for (words, gate, has_all) in passes {
                let mut ranked = Vec::new();
                let rows = text.find(&words, Need::All, gate, Some(|row, score| ranked.push((row, score))));
                let expected = || expected.iter().map(|(&row, &score)| (row, score)).filter(|(row, _)| has_all(*row));
                assert!(rows.expect("an index").iter().eq(expected().map(|(row, _)| row)));
                assert!(
                    ranked.into_iter().eq(expected().filter(|(row, _)| gate.is_none_or(|gate| gate.contains(*row))))
                );
            }
        }
    }

    #[test]
    fn lists_of_few_rows_are_decoded_as_they_stand_and_longer_ones_are_not() {
        let text = index(2_000);
        let segment = text.segment.as_ref().expect("rows");
        let mut lengths = std::collections::BTreeSet::new();
        for (list, of_list) in text.infos.iter().enumerate() {
            for (field, (info, reader)) in of_list.iter().zip(&segment.fields).enumerate() {
                let mut expected = Vec::new();
                if let Some(info) = info {
                    lengths.insert(info.doc_freq);
                    let option = IndexRecordOption::WithFreqs;
                    let mut postings = reader.index.read_postings_from_terminfo(info, option).expect("postings");
                    while info.doc_freq <= SHORT_ROWS_MAX && postings.doc() != TERMINATED {
                        expected.push((postings.doc(), reader.score(postings.doc(), postings.term_freq())));
                        postings.advance();
                    }
                }
                let decoded = text.short.get(list as ListId, field);
                assert_eq!(decoded.iter().map(|of| (of.row, of.score)).collect::<Vec<_>>(), expected);
            }
        }
        let edges = [1, SHORT_ROWS_MAX, SHORT_ROWS_MAX + 1];
        assert!(edges.iter().all(|edge| lengths.contains(edge)), "lists on both sides of the limit: {lengths:?}");
    }
}
