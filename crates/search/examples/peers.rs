//! The judged queries put to other analysers over the same texts and labels: tantivy's default, and Snowball French as
//! tantivy has it, all words first and any word where that finds nothing. Prints a line for each: name, nDCG@10,
//! reciprocal rank, recall@25, share without answer. `tests/bench/relevance` makes the table.

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use frostem::{Algorithm, Stemmer};
use repertoire_catalogue::{Catalogue, Labels, Selection};
use repertoire_search::Index;
use repertoire_search::eval::Measures;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{
    LowerCaser, RemoveLongFilter, SimpleTokenizer, TextAnalyzer, Token, TokenStream, TokenizerManager,
};
use tantivy::{IndexBuilder, TantivyDocument, Term};

const QUERIES: &str = "data/eval/queries.csv";
const TITLE_BOOST: f32 = 10.0;
const WORD_BYTES_MAX: usize = 40;

type Judged = BTreeMap<(String, String), BTreeMap<String, u8>>;

fn main() {
    let catalogue = Arc::new(repertoire_import::shipped().catalogue);
    let judged = judged();
    let index = Index::build(Arc::clone(&catalogue)).expect("an index");
    report("Répertoire", &judged, &catalogue, |query| {
        let (selection, _) = Selection::parse([("q", query)], &catalogue, &[]);
        index.all_rows(&selection).expect("rows").into_iter().map(|row| row as usize).collect()
    });
    for (name, stemmed) in [("tantivy, default", false), ("tantivy, Snowball French", true)] {
        let peer = Peer::build(&catalogue, stemmed);
        report(name, &judged, &catalogue, |query| peer.search(query));
    }
}

fn judged() -> Judged {
    let text = fs::read_to_string(QUERIES).expect("run from the repository's root");
    let mut judged = Judged::new();
    for record in csv::Reader::from_reader(text.as_bytes()).records() {
        let record = record.expect("a row");
        let of_query = judged.entry((record[0].to_owned(), record[1].to_owned())).or_default();
        if !record[2].is_empty() {
            of_query.insert(record[2].to_owned(), record[3].parse().expect("a grade"));
        }
    }
    judged
}

#[allow(clippy::print_stdout, reason = "a program that prints")]
fn report(name: &str, judged: &Judged, catalogue: &Catalogue, search: impl Fn(&str) -> Vec<usize>) {
    let (mut measures, mut silent) = (Vec::new(), 0);
    for ((query, _), grades) in judged {
        let rows = search(query);
        let grade = |row: usize| grades.get(catalogue.schemes()[row].id.as_str()).copied().unwrap_or(0);
        silent += usize::from(rows.is_empty());
        let hits: Vec<u8> = rows.into_iter().map(grade).collect();
        measures.push(Measures::of(&hits, &grades.values().copied().collect::<Vec<_>>()));
    }
    let mean = Measures::mean(&measures).expect("queries");
    let silent = silent as f64 / judged.len() as f64;
    println!("{name}\t{:.3}\t{:.3}\t{:.3}\t{silent:.3}", mean.ndcg, mean.reciprocal_rank, mean.recall);
}

struct Peer {
    searcher: tantivy::Searcher,
    analyzer: TextAnalyzer,
    title: Field,
    body: Field,
}

impl Peer {
    fn build(catalogue: &Catalogue, stemmed: bool) -> Self {
        let plain = TextAnalyzer::builder(SimpleTokenizer::default())
            .filter(RemoveLongFilter::limit(WORD_BYTES_MAX))
            .filter(LowerCaser);
        let analyzer = if stemmed { plain.filter(Snowball).build() } else { plain.build() };
        let mut schema = Schema::builder();
        let indexing =
            TextFieldIndexing::default().set_tokenizer("peer").set_index_option(IndexRecordOption::WithFreqs);
        let text = TextOptions::default().set_indexing_options(indexing);
        let (title, body) = (schema.add_text_field("title", text.clone()), schema.add_text_field("body", text));
        let tokenizers = TokenizerManager::default();
        tokenizers.register("peer", analyzer.clone());
        let mut writer = IndexBuilder::new()
            .schema(schema.build())
            .tokenizers(tokenizers)
            .single_segment_index_writer(tantivy::directory::RamDirectory::create(), 20_000_000)
            .expect("a directory in memory");
        let vocabulary = catalogue.vocabulary();
        for scheme in catalogue.schemes() {
            let themes = scheme.themes.iter().map(|&theme| &vocabulary.themes.entry(theme).labels);
            let audiences = scheme.audiences.iter().map(|&audience| &vocabulary.audiences.entry(audience).labels);
            let kind = std::iter::once(&vocabulary.kinds.entry(scheme.kind).labels);
            let labels = themes.chain(kind).chain(audiences).flat_map(Labels::all);
            let texts = [&*scheme.summary, &*scheme.organiser, scheme.audience_note.as_deref().unwrap_or_default()];
            let mut document = TantivyDocument::default();
            document.add_text(title, &scheme.title);
            document.add_text(body, texts.into_iter().chain(labels).collect::<Vec<_>>().join("\n"));
            writer.add_document(document).expect("memory for the row");
        }
        let index = writer.finalize().expect("a directory in memory");
        Self { searcher: index.reader().expect("a directory in memory").searcher(), analyzer, title, body }
    }

    fn search(&self, query: &str) -> Vec<usize> {
        let (mut analyzer, mut words) = (self.analyzer.clone(), Vec::new());
        let mut stream = analyzer.token_stream(query);
        while stream.advance() {
            words.push(stream.token().text.clone());
        }
        let all = self.run(&words, Occur::Must);
        if all.is_empty() { self.run(&words, Occur::Should) } else { all }
    }

    fn run(&self, words: &[String], occur: Occur) -> Vec<usize> {
        let term = |field: Field, word: &str| -> Box<dyn Query> {
            Box::new(TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs))
        };
        let word = |word: &String| -> Box<dyn Query> {
            let title: Box<dyn Query> = Box::new(BoostQuery::new(term(self.title, word), TITLE_BOOST));
            Box::new(BooleanQuery::new(vec![(Occur::Should, title), (Occur::Should, term(self.body, word))]))
        };
        let query = BooleanQuery::new(words.iter().map(|of| (occur, word(of))).collect());
        let best = TopDocs::with_limit(1_000).order_by_score();
        let found = self.searcher.search(&query, &best).expect("an index in memory");
        found.into_iter().map(|(_, address)| address.doc_id as usize).collect()
    }
}

/// Snowball's French stemmer as a filter: tantivy has the same behind a feature of its own.
#[derive(Clone)]
struct Snowball;

#[derive(Clone)]
struct SnowballTokenizer<T>(T);

struct SnowballStream<T>(T);

impl tantivy::tokenizer::TokenFilter for Snowball {
    type Tokenizer<T: tantivy::tokenizer::Tokenizer> = SnowballTokenizer<T>;

    fn transform<T: tantivy::tokenizer::Tokenizer>(self, tokenizer: T) -> SnowballTokenizer<T> {
        SnowballTokenizer(tokenizer)
    }
}

impl<T: tantivy::tokenizer::Tokenizer> tantivy::tokenizer::Tokenizer for SnowballTokenizer<T> {
    type TokenStream<'a> = SnowballStream<T::TokenStream<'a>>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Self::TokenStream<'a> {
        SnowballStream(self.0.token_stream(text))
    }
}

impl<T: TokenStream> TokenStream for SnowballStream<T> {
    fn advance(&mut self) -> bool {
        let more = self.0.advance();
        if more {
            let token = self.0.token_mut();
            token.text = Stemmer::new(Algorithm::French).stem(&token.text).into_owned();
        }
        more
    }

    fn token(&self) -> &Token {
        self.0.token()
    }

    fn token_mut(&mut self) -> &mut Token {
        self.0.token_mut()
    }
}
