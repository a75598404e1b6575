//! The ceiling: an index as tantivy's own examples make one, by its own tokenizer, with the top of the page and the total
//! for answer. No sideways counts, no order but the score, nothing of this crate.
//!
//! Where it was free to choose, it is as fast as can be: no positions, nothing stored, one segment.

use repertoire_catalogue::{Catalogue, FACETS, Labels, PAGE_ROWS, Selection};
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, STRING, Schema, TEXT, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{
    AsciiFoldingFilter, LowerCaser, RemoveLongFilter, SimpleTokenizer, TextAnalyzer, TokenizerManager,
};
use tantivy::{DocAddress, IndexBuilder, Score, Searcher, TantivyDocument, Term};

const TITLE_BOOST: Score = 10.0;
const TOKENIZER: &str = "folded";
/// Longer words are left out, as in tantivy's default.
const WORD_BYTES_MAX: usize = 40;

pub(crate) struct Raw {
    searcher: Searcher,
    fields: Fields,
}

struct Fields {
    title: Field,
    body: Field,
    /// In the order of the facets.
    facets: Vec<Field>,
}

/// What tantivy answers.
pub(crate) struct Found {
    pub(crate) page: Vec<(Score, DocAddress)>,
    pub(crate) total: usize,
}

impl Raw {
    pub(crate) fn build(catalogue: &Catalogue) -> Self {
        let mut schema = Schema::builder();
        let indexing =
            TextFieldIndexing::default().set_tokenizer(TOKENIZER).set_index_option(IndexRecordOption::WithFreqs);
        let text = TextOptions::default().set_indexing_options(indexing);
        let fields = Fields {
            title: schema.add_text_field("title", text.clone()),
            body: schema.add_text_field("body", text),
            facets: FACETS.iter().map(|decl| schema.add_text_field(decl.key, STRING)).collect(),
        };
        let tokenizers = TokenizerManager::default();
        let folded = TextAnalyzer::builder(SimpleTokenizer::default())
            .filter(RemoveLongFilter::limit(WORD_BYTES_MAX))
            .filter(LowerCaser)
            .filter(AsciiFoldingFilter);
        tokenizers.register(TOKENIZER, folded.build());
        let rows = catalogue.schemes().len();
        let mut writer = IndexBuilder::new()
            .schema(schema.build())
            .tokenizers(tokenizers)
            .single_segment_index_writer(tantivy::directory::RamDirectory::create(), writer_bytes(rows))
            .expect("a directory in memory");
        for row in 0..rows {
            writer.add_document(document(catalogue, row, &fields)).expect("memory for the row");
        }
        let index = writer.finalize().expect("a directory in memory");
        let reader = index.reader().expect("a directory in memory");
        Self { searcher: reader.searcher(), fields }
    }

    /// The query for what is selected: all words, one of the values of each facet.
    pub(crate) fn query(&self, catalogue: &Catalogue, selection: &Selection) -> BooleanQuery {
        let words = selection.text.split(' ').filter(|word| !word.is_empty()).map(|word| {
            let title = BoostQuery::new(term(self.fields.title, word, IndexRecordOption::WithFreqs), TITLE_BOOST);
            any(vec![Box::new(title), term(self.fields.body, word, IndexRecordOption::WithFreqs)])
        });
        let facets = FACETS.iter().zip(&self.fields.facets).filter_map(|(decl, &field)| {
            let values = selection.values(decl.facet).iter();
            let code = |value: &u32| &*catalogue.values(decl.facet).get(*value).code;
            let values: Vec<_> = values.map(|value| term(field, code(value), IndexRecordOption::Basic)).collect();
            (!values.is_empty()).then(|| any(values))
        });
        BooleanQuery::new(words.chain(facets).map(|query| (Occur::Must, query)).collect())
    }

    /// One page and the total.
    pub(crate) fn search(&self, query: &dyn Query, skip: usize) -> Found {
        let best = TopDocs::with_limit(PAGE_ROWS).and_offset(skip).order_by_score();
        let (page, total) = self.searcher.search(query, &(best, Count)).expect("an index in memory");
        Found { page, total }
    }
}

/// The same texts by tantivy's default analyser and options for text, as its first example has them.
pub(crate) fn build_default(catalogue: &Catalogue) -> tantivy::Index {
    let mut schema = Schema::builder();
    let fields = ["title", "summary", "rest"].map(|name| schema.add_text_field(name, TEXT));
    let rows = catalogue.schemes().len();
    let mut writer = IndexBuilder::new()
        .schema(schema.build())
        .single_segment_index_writer(tantivy::directory::RamDirectory::create(), writer_bytes(rows))
        .expect("a directory in memory");
    for scheme in catalogue.schemes() {
        let mut document = TantivyDocument::default();
        document.add_text(fields[0], &scheme.title);
        document.add_text(fields[1], &scheme.summary);
        let note = scheme.audience_note.as_deref().unwrap_or_default();
        document.add_text(fields[2], format!("{}\n{note}", scheme.organiser));
        writer.add_document(document).expect("memory for the row");
    }
    writer.finalize().expect("a directory in memory")
}

fn document(catalogue: &Catalogue, row: usize, fields: &Fields) -> TantivyDocument {
    let scheme = &catalogue.schemes()[row];
    let vocabulary = catalogue.vocabulary();
    let themes = scheme.themes.iter().map(|&theme| &vocabulary.themes.entry(theme).labels);
    let audiences = scheme.audiences.iter().map(|&audience| &vocabulary.audiences.entry(audience).labels);
    let kind = std::iter::once(&vocabulary.kinds.entry(scheme.kind).labels);
    let labels = themes.chain(kind).chain(audiences).flat_map(Labels::all);
    let texts = [&*scheme.summary, &*scheme.organiser, scheme.audience_note.as_deref().unwrap_or_default()];
    let body: Vec<&str> = texts.into_iter().chain(labels).collect();
    let mut document = TantivyDocument::default();
    document.add_text(fields.title, &scheme.title);
    document.add_text(fields.body, body.join("\n"));
    let mut values = Vec::new();
    for (decl, &field) in FACETS.iter().zip(&fields.facets) {
        let offered = catalogue.values(decl.facet);
        offered.read(decl, catalogue, row, &mut values);
        for &value in &values {
            document.add_text(field, &offered.get(value).code);
        }
    }
    document
}

fn term(field: Field, text: &str, option: IndexRecordOption) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, text), option))
}

fn any(queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    Box::new(BooleanQuery::new(queries.into_iter().map(|query| (Occur::Should, query)).collect()))
}

/// Memory for writing all rows into one segment.
fn writer_bytes(rows: usize) -> usize {
    const ROW_BYTES: usize = 1_500;
    (rows * ROW_BYTES).clamp(15_000_000, 2_000_000_000)
}
