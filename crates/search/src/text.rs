//! Text search: the only file that names tantivy. It answers which rows hold all words of a text, and which of them come
//! first; who they are, how they are filtered and counted is not its business.
//!
//! Row numbers are document numbers: the index is written in one segment, in the order of the rows, and nothing is stored
//! in it but postings. User text never reaches tantivy's `QueryParser`: it is split into words, and each word becomes a
//! query of its own.
//!
//! The labels of themes, types and audiences are not indexed row by row. A word of a label stands for a *code*, and the
//! rows of a code are known as a bitmap; so "rouw" finds the rows tagged `deuil` at the price of one look-up, and a
//! million rows don't repeat the same labels in three languages.

use std::collections::HashMap;
use std::sync::Arc;

use repertoire_catalogue::{Catalogue, FACETS, Facet};
use tantivy::query::{
    Bm25StatisticsProvider, BooleanQuery, BoostQuery, ConstScorer, DisjunctionMaxQuery, EnableScoring, Explanation,
    Occur, Query, Scorer, TermQuery, Weight,
};
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer, TokenizerManager};
use tantivy::{
    DocId, DocSet, IndexBuilder, IndexSettings, Score, Searcher, SegmentReader, TERMINATED, TantivyDocument, Term,
};

use crate::analysis::{Scanner, tokens};
use crate::bitmap::Bitmap;
use crate::facets::FacetIndex;

/// How much a word counts by where it stands. BM25 gives a place between 0 and 2.2 times the word's weight, which is the
/// same in all places (see [`Frequencies`]): with these factors a word in any title of up to six times the usual length
/// stands above the same word in a label, and that above the same word in any summary.
const TITLE_BOOST: Score = 10.0;
const LABEL_BOOST: Score = 3.0;
/// What a second place adds to the best one.
const OTHER_PLACES: Score = 0.1;

/// Facets whose labels are searched.
const LABELLED: [Facet; 3] = [Facet::Theme, Facet::Kind, Facet::Audience];

const ANALYZER: &str = "repertoire";

pub(crate) struct TextIndex {
    searcher: Searcher,
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
        Ok(Self { searcher: reader.searcher(), title, body, labels: labels(catalogue), rows: schemes.len() })
    }

    /// The query for a text of these terms: each must stand somewhere.
    pub(crate) fn query(&self, terms: &[String], facets: &FacetIndex) -> tantivy::Result<TextQuery> {
        let mut frequencies = HashMap::with_capacity(terms.len());
        let mut of_terms = Vec::with_capacity(terms.len());
        for term in terms {
            let labelled = self.labelled(term, facets);
            let frequency = self.frequency(term, labelled.as_ref())?;
            frequencies.insert(term.clone(), frequency);
            of_terms.push((Occur::Must, self.term_query(term, labelled, frequency)));
        }
        let query: Box<dyn Query> = match of_terms.pop() {
            Some((_, only)) if of_terms.is_empty() => only,
            last => Box::new(BooleanQuery::new(of_terms.into_iter().chain(last).collect())),
        };
        Ok(TextQuery { query, frequencies })
    }

    /// In how many rows a term stands, in the place where it stands most.
    fn frequency(&self, term: &str, labelled: Option<&Bitmap>) -> tantivy::Result<u64> {
        let in_field = |field| self.searcher.doc_freq(&Term::from_field_text(field, term));
        let labelled = labelled.map_or(0, |rows| u64::from(rows.len()));
        Ok(in_field(self.title)?.max(in_field(self.body)?).max(labelled))
    }

    fn term_query(&self, term: &str, labelled: Option<Bitmap>, frequency: u64) -> Box<dyn Query> {
        let in_field = |field| {
            let term = Term::from_field_text(field, term);
            Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) as Box<dyn Query>
        };
        let mut places = vec![Box::new(BoostQuery::new(in_field(self.title), TITLE_BOOST)) as Box<dyn Query>];
        if let Some(rows) = labelled {
            let score = LABEL_BOOST * idf(self.rows as u64, frequency);
            places.push(Box::new(RowsQuery { rows: Arc::new(rows), score }));
        }
        places.push(in_field(self.body));
        Box::new(DisjunctionMaxQuery::with_tie_breaker(places, OTHER_PLACES))
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

    /// Runs a query. `found` is called once for each row, in ascending order, with a function that works out its score.
    pub(crate) fn for_each_scored(
        &self,
        query: &TextQuery,
        found: &mut dyn FnMut(u32, &mut dyn FnMut() -> Score),
    ) -> tantivy::Result<()> {
        let statistics = Frequencies { searcher: &self.searcher, of_terms: &query.frequencies };
        let scoring = EnableScoring::enabled_from_statistics_provider(&statistics, &self.searcher);
        let weight = query.query.weight(scoring)?;
        for segment in self.searcher.segment_readers() {
            let mut scorer = weight.scorer(segment, 1.0)?;
            let mut row = scorer.doc();
            while row != TERMINATED {
                found(row, &mut || scorer.score());
                row = scorer.advance();
            }
        }
        Ok(())
    }

    /// The rows that a query finds, without ranking them.
    pub(crate) fn rows(&self, query: &TextQuery) -> tantivy::Result<Bitmap> {
        let weight = query.query.weight(EnableScoring::disabled_from_searcher(&self.searcher))?;
        let mut rows = Bitmap::empty(self.rows);
        for segment in self.searcher.segment_readers() {
            weight.for_each_no_score(segment, &mut |docs| docs.iter().for_each(|&doc| rows.insert(doc)))?;
        }
        Ok(rows)
    }
}

/// A text as tantivy is asked for it.
pub(crate) struct TextQuery {
    query: Box<dyn Query>,
    frequencies: HashMap<String, u64>,
}

/// Statistics in which a word weighs the same in every place. By field, as BM25 has it, a word that is common in titles
/// and rare in summaries would count for more in a summary.
struct Frequencies<'a> {
    searcher: &'a Searcher,
    of_terms: &'a HashMap<String, u64>,
}

impl Bm25StatisticsProvider for Frequencies<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        Bm25StatisticsProvider::total_num_tokens(self.searcher, field)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Bm25StatisticsProvider::total_num_docs(self.searcher)
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        match term.value().as_str().and_then(|text| self.of_terms.get(text)) {
            Some(&frequency) => Ok(frequency),
            None => Bm25StatisticsProvider::doc_freq(self.searcher, term),
        }
    }
}

/// Memory for writing: enough for the postings of all rows, so that one segment holds them. Not held afterwards.
fn writer_bytes(rows: usize) -> usize {
    const ROW_BYTES: usize = 400;
    (rows * ROW_BYTES).clamp(3_000_000, 1_000_000_000)
}

/// BM25's weight of a word by how many rows have it.
fn idf(rows: u64, with: u64) -> Score {
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

/// Rows known beforehand, as a query of constant score.
#[derive(Clone)]
struct RowsQuery {
    rows: Arc<Bitmap>,
    score: Score,
}

impl std::fmt::Debug for RowsQuery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RowsQuery").field("rows", &self.rows.len()).field("score", &self.score).finish()
    }
}

impl Query for RowsQuery {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for RowsQuery {
    fn scorer(&self, _: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let row = self.rows.next_from(0).unwrap_or(TERMINATED);
        let rows = RowsDocSet { rows: Arc::clone(&self.rows), count: self.rows.len(), row };
        Ok(Box::new(ConstScorer::new(rows, self.score * boost)))
    }

    fn explain(&self, _: &SegmentReader, row: DocId) -> tantivy::Result<Explanation> {
        if self.rows.contains(row) {
            Ok(Explanation::new("rows of a labelled code", self.score))
        } else {
            Err(tantivy::TantivyError::InvalidArgument(format!("row {row} does not match")))
        }
    }
}

struct RowsDocSet {
    rows: Arc<Bitmap>,
    count: u32,
    row: DocId,
}

impl DocSet for RowsDocSet {
    fn advance(&mut self) -> DocId {
        self.seek(self.row.saturating_add(1))
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.row = if target >= TERMINATED { TERMINATED } else { self.rows.next_from(target).unwrap_or(TERMINATED) };
        self.row
    }

    fn doc(&self) -> DocId {
        self.row
    }

    fn size_hint(&self) -> u32 {
        self.count
    }
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
