//! Text search: the only file that names tantivy. It answers which rows hold all words of a text, and how well; how they
//! are filtered and counted is not its business.
//!
//! Row numbers are document numbers: the index is written in one segment, in the order of the rows, and nothing is stored
//! in it but postings. User text never reaches tantivy's `QueryParser`: it is split into words, and each word is looked up.
//!
//! The labels of themes, types and audiences are not indexed row by row. A word of a label stands for a *code*, and the
//! rows of a code are known as a bitmap; so "rouw" finds the rows tagged `deuil` at the price of one look-up, and a
//! million rows don't repeat the same labels in three languages.
//!
//! All rows that match are wanted, for the counts beside the facets, so that none can be skipped for its low score. That
//! makes tantivy's own way through a query (a tree of iterators, one call per row and level, built for skipping) dearer
//! than need be: here the postings of all words are read window by window of [`WINDOW_ROWS`] rows into small arrays,
//! as Lucene's `BooleanScorer` does. Dictionary, postings, field norms and BM25 are tantivy's.

use std::collections::HashMap;

use repertoire_catalogue::{Catalogue, FACETS, Facet};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::Bm25Weight;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer, TokenizerManager};
use tantivy::{DocSet, IndexBuilder, IndexSettings, SegmentReader, TERMINATED, TantivyDocument, Term};

/// How well a row matches.
pub(crate) use tantivy::Score;

use crate::analysis::{Scanner, tokens};
use crate::bitmap::{Bitmap, bits};
use crate::facets::FacetIndex;

/// How much a word counts by where it stands. BM25 gives a place between 0 and 2.2 times the word's weight, which is the
/// same in all places (see [`TextIndex::word`]): with these factors a word in any title of up to six times the usual length
/// stands above the same word in a label, and that above the same word in any summary.
const TITLE_BOOST: Score = 10.0;
const LABEL_BOOST: Score = 3.0;
/// What a second place adds to the best one.
const OTHER_PLACES: Score = 0.1;

/// Rows looked at together: their scores take 48 KB, which stay in the caches of one core.
const WINDOW_ROWS: u32 = 4_096;
const WINDOW_WORDS: usize = WINDOW_ROWS as usize / 64;

/// Facets whose labels are searched.
const LABELLED: [Facet; 3] = [Facet::Theme, Facet::Kind, Facet::Audience];

const ANALYZER: &str = "repertoire";

/// The index could not be built or read. It lives in memory: this is a defect, not something a reader did.
#[derive(Debug, thiserror::Error)]
#[error("the text index failed: {0}")]
pub struct IndexError(#[from] tantivy::TantivyError);

pub(crate) struct TextIndex {
    /// Nothing where the catalogue is empty.
    segment: Option<SegmentReader>,
    title: Field,
    body: Field,
    /// Which values a word of a label stands for.
    labels: HashMap<String, Vec<(Facet, u32)>>,
    rows: usize,
}

impl TextIndex {
    pub(crate) fn new(catalogue: &Catalogue) -> tantivy::Result<Self> {
        let mut schema = Schema::builder();
        let indexing =
            TextFieldIndexing::default().set_tokenizer(ANALYZER).set_index_option(IndexRecordOption::WithFreqs);
        let options = TextOptions::default().set_indexing_options(indexing);
        let (title, body) = (schema.add_text_field("title", options.clone()), schema.add_text_field("body", options));
        let analyzers = TokenizerManager::new();
        analyzers.register(ANALYZER, Analyzer::default());
        let settings = IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() };
        let builder = IndexBuilder::new().schema(schema.build()).settings(settings).tokenizers(analyzers);
        let schemes = catalogue.schemes();
        let directory = tantivy::directory::RamDirectory::create();
        let mut writer = builder.single_segment_index_writer(directory, writer_bytes(schemes.len()))?;
        let mut text = String::new();
        for scheme in schemes {
            let mut document = TantivyDocument::default();
            document.add_text(title, &scheme.title);
            text.clear();
            for part in [Some(&*scheme.summary), Some(&*scheme.organiser), scheme.audience_note.as_deref()] {
                text.push_str(part.unwrap_or_default());
                text.push('\n');
            }
            document.add_text(body, &text);
            writer.add_document(document)?;
        }
        let index = writer.finalize()?;
        let reader = index.reader_builder().reload_policy(tantivy::ReloadPolicy::Manual).try_into()?;
        let segment = reader.searcher().segment_readers().first().cloned();
        Ok(Self { segment, title, body, labels: labels(catalogue), rows: schemes.len() })
    }

    /// The rows that hold all of some terms. `ranked` is called once for each of them that passes the gate, in ascending
    /// order, with its score; without `ranked` nothing is scored.
    pub(crate) fn find(
        &self,
        terms: &[String],
        facets: &FacetIndex,
        gate: Option<&Bitmap>,
        mut ranked: Option<&mut dyn FnMut(u32, Score)>,
    ) -> tantivy::Result<Bitmap> {
        let mut found = Bitmap::empty(self.rows);
        let Some(segment) = &self.segment else { return Ok(found) };
        let words = terms.iter().map(|term| self.word(segment, term, facets));
        let mut words = words.collect::<tantivy::Result<Vec<Word>>>()?;
        // The rarest word first: the others look only at rows that it left.
        words.sort_by_key(|word| word.frequency);
        let mut window = Window::new(self.rows, gate, ranked.is_some());
        let mut start = 0;
        while let Some(row) = next_candidate(&words, start) {
            start = row - row % WINDOW_ROWS;
            window.fill(&mut words, start);
            found.set_words(start, &window.matched);
            if let Some(ranked) = &mut ranked {
                window.for_each_wanted(ranked);
            }
            start += WINDOW_ROWS;
        }
        Ok(found)
    }

    /// All places where a term stands. It weighs the same in each: with BM25's frequency by field, a word that is common
    /// in titles and rare in summaries would count for more in a summary.
    fn word(&self, segment: &SegmentReader, term: &str, facets: &FacetIndex) -> tantivy::Result<Word> {
        let (title, body) = (postings(segment, self.title, term)?, postings(segment, self.body, term)?);
        let labelled = self.labelled(term, facets);
        let frequency =
            [title.as_ref().map_or(0, SegmentPostings::doc_freq), body.as_ref().map_or(0, SegmentPostings::doc_freq)];
        let frequency = frequency.into_iter().chain(labelled.as_ref().map(Bitmap::len)).max().unwrap_or(0);
        let mut places = Vec::with_capacity(3);
        for (postings, field, boost) in [(title, self.title, TITLE_BOOST), (body, self.body, 1.0)] {
            if let Some(postings) = postings {
                places.push(self.place(segment, postings, field, frequency, boost)?);
            }
        }
        let score = LABEL_BOOST * idf(self.rows, frequency);
        places.extend(labelled.map(|rows| Place::Label { rows, score }));
        Ok(Word { places, frequency })
    }

    fn place(
        &self,
        segment: &SegmentReader,
        postings: SegmentPostings,
        field: Field,
        frequency: u32,
        boost: Score,
    ) -> tantivy::Result<Place> {
        let average = segment.inverted_index(field)?.total_num_tokens() as Score / self.rows as Score;
        let weight = Bm25Weight::for_one_term_without_explain(u64::from(frequency), self.rows as u64, average);
        let norms = segment.get_fieldnorms_reader(field)?;
        Ok(Place::Text { postings: Box::new(postings), norms, weight: Box::new(weight.boost_by(boost)) })
    }

    /// The rows of all codes that a word stands for.
    fn labelled(&self, term: &str, facets: &FacetIndex) -> Option<Bitmap> {
        let values = self.labels.get(term)?;
        let mut rows = Bitmap::empty(self.rows);
        for &(facet, value) in values {
            rows.union_with(&facets.any(facet, &[value], self.rows));
        }
        Some(rows)
    }
}

fn postings(segment: &SegmentReader, field: Field, term: &str) -> tantivy::Result<Option<SegmentPostings>> {
    let term = Term::from_field_text(field, term);
    Ok(segment.inverted_index(field)?.read_postings(&term, IndexRecordOption::WithFreqs)?)
}

/// A word and where it stands.
struct Word {
    places: Vec<Place>,
    frequency: u32,
}

/// One kind of place in which a word stands, read from front to back.
enum Place {
    Text { postings: Box<SegmentPostings>, norms: FieldNormReader, weight: Box<Bm25Weight> },
    Label { rows: Bitmap, score: Score },
}

impl Place {
    /// A row at or before the first one from `start` on in which the word stands here; [`TERMINATED`] where there is none.
    fn lower_bound(&self, start: u32) -> u32 {
        match self {
            // Where the postings stand may lie before `start`: they are moved once the window is known.
            Self::Text { postings, .. } => postings.doc().max(start),
            Self::Label { rows, .. } => rows.next_from(start).unwrap_or(TERMINATED),
        }
    }
}

/// The first row from `start` on that may hold all words.
fn next_candidate(words: &[Word], start: u32) -> Option<u32> {
    let of_word = |word: &Word| word.places.iter().map(|place| place.lower_bound(start)).min().unwrap_or(TERMINATED);
    let candidate = words.iter().map(of_word).max()?;
    (candidate < TERMINATED).then_some(candidate)
}

/// The rows of one window: which hold all words so far, and their scores.
struct Window<'a> {
    start: u32,
    gate: Option<&'a Bitmap>,
    scored: bool,
    matched: [u64; WINDOW_WORDS],
    /// Rows whose score is wanted: those of the gate.
    wanted: [u64; WINDOW_WORDS],
    totals: Vec<Score>,
    /// Of the word being read: where it stands, its best place and the sum of all its places.
    held: [u64; WINDOW_WORDS],
    places: Vec<(Score, Score)>,
}

impl<'a> Window<'a> {
    fn new(rows: usize, gate: Option<&'a Bitmap>, scored: bool) -> Self {
        let kept = if scored { rows.min(WINDOW_ROWS as usize) } else { 0 };
        Self {
            start: 0,
            gate,
            scored,
            matched: [0; WINDOW_WORDS],
            wanted: [0; WINDOW_WORDS],
            totals: vec![0.0; kept],
            held: [0; WINDOW_WORDS],
            places: vec![(0.0, 0.0); kept],
        }
    }

    /// Reads the part of all postings that falls into the window at `start`.
    fn fill(&mut self, words: &mut [Word], start: u32) {
        self.start = start;
        self.matched = [u64::MAX; WINDOW_WORDS];
        self.wanted = match self.gate {
            _ if !self.scored => [0; WINDOW_WORDS],
            None => [u64::MAX; WINDOW_WORDS],
            Some(gate) => gate.words_from(start),
        };
        for (at, word) in words.iter_mut().enumerate() {
            self.held = [0; WINDOW_WORDS];
            for place in &mut word.places {
                self.read(place);
            }
            self.take_word(at == 0);
        }
    }

    fn read(&mut self, place: &mut Place) {
        let end = self.start + WINDOW_ROWS;
        match place {
            Place::Text { postings, norms, weight } => {
                let mut row = if postings.doc() < self.start { postings.seek(self.start) } else { postings.doc() };
                while row < end {
                    self.hold(row, || weight.score(norms.fieldnorm_id(row), postings.term_freq()));
                    row = postings.advance();
                }
            }
            Place::Label { rows, score } => {
                let mut next = rows.next_from(self.start);
                while let Some(row) = next.filter(|row| *row < end) {
                    self.hold(row, || *score);
                    next = rows.next_from(row + 1);
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

    /// Ends a word: rows without it are out, its score is added to the others.
    fn take_word(&mut self, first: bool) {
        for (at, (matched, held)) in self.matched.iter_mut().zip(self.held).enumerate() {
            *matched &= held;
            for bit in bits(*matched & self.wanted[at]) {
                let row = at * 64 + bit;
                let (best, sum) = self.places[row];
                let score = best + OTHER_PLACES * (sum - best);
                self.totals[row] = if first { score } else { self.totals[row] + score };
            }
        }
    }

    /// The rows that match and whose score is wanted.
    fn for_each_wanted(&self, mut each: impl FnMut(u32, Score)) {
        for (at, matched) in self.matched.iter().enumerate() {
            for bit in bits(*matched & self.wanted[at]) {
                let row = at * 64 + bit;
                each(self.start + row as u32, self.totals[row]);
            }
        }
    }
}

/// Memory for writing: enough for the postings of all rows, so that one segment holds them. Not held afterwards.
fn writer_bytes(rows: usize) -> usize {
    const ROW_BYTES: usize = 400;
    (rows * ROW_BYTES).clamp(3_000_000, 1_000_000_000)
}

/// BM25's weight of a word by how many rows have it.
fn idf(rows: usize, with: u32) -> Score {
    let (rows, with) = (rows as Score, with as Score);
    (1.0 + (rows - with + 0.5) / (with + 0.5)).ln()
}

fn labels(catalogue: &Catalogue) -> HashMap<String, Vec<(Facet, u32)>> {
    let mut labels: HashMap<String, Vec<(Facet, u32)>> = HashMap::new();
    for decl in FACETS.iter().filter(|decl| LABELLED.contains(&decl.facet)) {
        for (value, of_value) in catalogue.values(decl.facet).all().iter().enumerate() {
            for token in of_value.labels.all().flat_map(tokens) {
                let values = labels.entry(token.term).or_default();
                let found = (decl.facet, value as u32);
                if !values.contains(&found) {
                    values.push(found);
                }
            }
        }
    }
    labels
}

/// Our analysis as tantivy wants it.
#[derive(Clone, Default)]
struct Analyzer {
    token: Token,
}

struct AnalyzerStream<'a> {
    scanner: Scanner<'a>,
    token: &'a mut Token,
}

impl Tokenizer for Analyzer {
    type TokenStream<'a> = AnalyzerStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> AnalyzerStream<'a> {
        self.token.reset();
        AnalyzerStream { scanner: Scanner::new(text), token: &mut self.token }
    }
}

impl TokenStream for AnalyzerStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(range) = self.scanner.next_word(&mut self.token.text) else { return false };
        (self.token.offset_from, self.token.offset_to) = (range.start, range.end);
        self.token.position = self.token.position.wrapping_add(1);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}
