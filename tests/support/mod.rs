//! What the tests share: the real binary, a server on a free port, a store, the catalogue read by other code than ours.

// Not every test of a server that falls silent needs the whole program.
#[allow(dead_code)]
pub(crate) mod s3;

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use scraper::{Html, Selector};
use serde_json::Value;
use tempfile::TempDir;

/// The folder of the checkout.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the checkout")
}

/// The real binary, with no setting from the surroundings.
pub(crate) fn repertoire(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_repertoire"));
    for (variable, _) in std::env::vars_os() {
        let name = variable.to_string_lossy();
        if name.starts_with("REPERTOIRE_") || name.starts_with("AWS_") {
            command.env_remove(variable);
        }
    }
    command.args(arguments);
    command
}

/// What a run of the binary gave: exit code, stdout, stderr.
pub(crate) fn run(arguments: &[&str]) -> (i32, String, String) {
    outcome(&repertoire(arguments).output().expect("the binary runs"))
}

pub(crate) fn outcome(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    (output.status.code().expect("an exit code"), text(&output.stdout), text(&output.stderr))
}

/// A running server; it does not outlive its test.
pub(crate) struct Server {
    pub(crate) child: Child,
    pub(crate) ready: String,
    pub(crate) origin: String,
    agent: ureq::Agent,
    /// Its store, where it has one of its own.
    _store: Option<TempDir>,
}

impl Server {
    /// On the shipped catalogue.
    pub(crate) fn start() -> Self {
        Self::start_with(&[])
    }

    /// With more arguments; on a store of its own, unless files or another store are named.
    pub(crate) fn start_with(more: &[&str]) -> Self {
        let named = ["--catalogue", "--vocabulary", "--store", "--config"];
        if more.iter().any(|argument| named.contains(argument)) {
            return Self::spawn(repertoire(&["serve"]).args(more), None);
        }
        let store = tempfile::tempdir().expect("a folder");
        let folder = store.path().join("store");
        Self::spawn(repertoire(&["serve"]).args(more).arg("--store").arg(folder), Some(store))
    }

    /// By any command that serves.
    pub(crate) fn spawn(command: &mut Command, store: Option<TempDir>) -> Self {
        let command = command.args(["--listen", "127.0.0.1:0", "--log", "off"]);
        // A test asks more than its share of a minute; one about the limit sets it by its option, which comes first.
        command.env("REPERTOIRE_API_REQUESTS_PER_MINUTE", "0");
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the binary starts");
        let mut ready = String::new();
        BufReader::new(child.stdout.as_mut().expect("piped")).read_line(&mut ready).expect("a line");
        let address = ready.find("http://").map(|at| ready[at..].split_whitespace().next().unwrap_or_default());
        let origin = address.expect("an address").to_owned();
        let config = ureq::Agent::config_builder().max_idle_connections(0).max_redirects(0).http_status_as_error(false);
        Self { child, ready, origin, agent: config.build().into(), _store: store }
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[])
    }

    pub(crate) fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let request =
            headers.iter().fold(self.agent.get(format!("{}{path}", self.origin)), |request, (name, value)| {
                request.header(*name, *value)
            });
        Answer::read(request.call().expect("an answer"))
    }

    /// Sends a body with headers of the test's own.
    pub(crate) fn post_with(&self, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let request =
            headers.iter().fold(self.agent.post(format!("{}{path}", self.origin)), |request, (name, value)| {
                request.header(*name, *value)
            });
        Answer::read(request.send(body).expect("an answer"))
    }

    pub(crate) fn post(&self, path: &str) -> Answer {
        Answer::read(self.agent.post(format!("{}{path}", self.origin)).send_empty().expect("an answer"))
    }

    /// Asks by any method, without a body.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let request = ureq::http::Request::builder().method(method).uri(format!("{}{path}", self.origin));
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        Answer::read(self.agent.run(request.body(()).expect("a request")).expect("an answer"))
    }

    /// What the API answers.
    pub(crate) fn api(&self, query: &str) -> Value {
        self.get(&format!("/api/v1/dispositifs{query}")).json()
    }

    /// How many rows the API counts.
    pub(crate) fn total(&self, query: &str) -> u64 {
        self.api(query)["total"].as_u64().expect("a total")
    }

    /// All rows of a query, page by page.
    pub(crate) fn rows(&self, query: &str) -> Vec<Value> {
        let joined = if query.is_empty() { "?" } else { "&" };
        let pages = self.api(query)["pages"].as_u64().expect("pages");
        let page =
            |page| self.api(&format!("{query}{joined}page={page}"))["dispositifs"].as_array().expect("rows").clone();
        (1..=pages).flat_map(page).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A store in a folder, as the first start of a server leaves it, and room beside it for the files of a test.
pub(crate) struct Store {
    folder: TempDir,
    /// As `--store` takes it.
    pub(crate) address: String,
}

impl Store {
    pub(crate) fn new() -> Self {
        let store = Self::empty();
        drop(store.serve());
        store
    }

    /// One that nobody has started a server on: not even its folder is there.
    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let address = folder.path().join("store").to_str().expect("UTF-8").to_owned();
        Self { folder, address }
    }

    /// A server on it that looks for new releases every second.
    pub(crate) fn serve(&self) -> Server {
        Server::start_with(&["--store", &self.address, "--poll-seconds", "1"])
    }

    /// The binary with its arguments and this store.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        repertoire(&[arguments, &["--store", &self.address]].concat())
    }

    /// What a run of it gave: exit code, stdout, stderr.
    pub(crate) fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        outcome(&self.command(arguments).output().expect("the binary runs"))
    }

    /// Its folder.
    pub(crate) fn path(&self) -> &Path {
        Path::new(&self.address)
    }

    /// A path beside it.
    pub(crate) fn beside(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().expect("UTF-8").to_owned()
    }

    /// A list beside it, and its path.
    pub(crate) fn list(&self, name: &str, csv: &str) -> String {
        let path = self.beside(name);
        std::fs::write(&path, csv).expect("written");
        path
    }
}

/// The shipped catalogue, as it is written.
pub(crate) fn catalogue_csv() -> String {
    std::fs::read_to_string(root().join("data/catalogue.csv")).expect("the catalogue")
}

/// The same with the price of one scheme changed: another catalogue for each price.
pub(crate) fn catalogue_csv_at(euros: u32) -> String {
    let shipped = catalogue_csv();
    let changed = shipped.replacen(",gratuit,", &format!(",{euros}/personne,"), 1);
    assert_ne!(changed, shipped);
    changed
}

/// Waits until something holds, long enough for a busy machine.
#[track_caller]
pub(crate) fn eventually(what: &str, holds: impl Fn() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < Duration::from_secs(30), "{what}: not within 30 s");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// A whole answer.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: ureq::http::HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    fn read(response: ureq::http::Response<ureq::Body>) -> Self {
        let (parts, mut body) = response.into_parts();
        let body = body.read_to_vec().expect("a body");
        Self { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a text"))
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("UTF-8")
    }

    pub(crate) fn json(&self) -> Value {
        assert!(self.header("content-type").starts_with("application/json"), "{}", self.header("content-type"));
        serde_json::from_slice(&self.body).expect("JSON")
    }

    /// The problem that it tells: a copy of its status, and the end of its type.
    #[track_caller]
    pub(crate) fn problem(&self) -> (u16, String) {
        assert_eq!(self.header("content-type"), "application/problem+json");
        let told: Value = serde_json::from_slice(&self.body).expect("JSON");
        assert_eq!(told["status"], self.status);
        assert!(
            ["title", "detail"].iter().all(|key| told[*key].as_str().is_some_and(|text| !text.is_empty())),
            "{told}"
        );
        let (_, code) = told["type"].as_str().and_then(|kind| kind.split_once("/fr/api#")).expect("a type");
        (self.status, code.to_owned())
    }

    pub(crate) fn page(&self) -> Page {
        assert!(self.header("content-type").starts_with("text/html"), "{}", self.header("content-type"));
        Page(Html::parse_document(self.text()))
    }
}

/// A page as a browser reads it.
pub(crate) struct Page(Html);

impl Page {
    /// The text of each element that a selector finds.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let parsed = Selector::parse(selector).expect("a selector");
        self.0.select(&parsed).map(|element| element.text().collect()).collect()
    }

    /// An attribute of each element that a selector finds.
    pub(crate) fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let parsed = Selector::parse(selector).expect("a selector");
        self.0.select(&parsed).filter_map(|element| element.attr(name).map(str::to_owned)).collect()
    }

    /// Address and target of each link that a selector finds.
    pub(crate) fn links(&self, selector: &str) -> Vec<(String, Option<String>)> {
        let parsed = Selector::parse(selector).expect("a selector");
        let link = |element: scraper::ElementRef<'_>| {
            Some((element.attr("href")?.to_owned(), element.attr("target").map(str::to_owned)))
        };
        self.0.select(&parsed).filter_map(link).collect()
    }

    pub(crate) fn heading(&self) -> String {
        self.texts("h1").join(" ")
    }

    pub(crate) fn lang(&self) -> String {
        self.attributes("html", "lang").concat()
    }

    pub(crate) fn canonical(&self) -> String {
        self.attributes("link[rel=canonical]", "href").concat()
    }

    pub(crate) fn notices(&self) -> String {
        self.texts(".notices").concat()
    }

    /// Whether something on it could run.
    pub(crate) fn is_inert(&self) -> bool {
        let elements = ["iframe", "object", "embed", "img"];
        let found = elements.iter().any(|name| !self.texts(name).is_empty());
        // Scripts are files of ours without a word of their own, drawings point into one of ours.
        let ours = |value: Option<&str>| value.is_some_and(|value| value.starts_with("/assets/"));
        let every = |selector: &str, is_ours: &dyn Fn(&scraper::ElementRef<'_>) -> bool| {
            self.0.select(&Selector::parse(selector).expect("a selector")).all(|element| is_ours(&element))
        };
        let scripts = every("script:not([type='application/ld+json'])", &|script| {
            ours(script.value().attr("src"))
                && script.value().attr("type") == Some("module")
                && script.inner_html().is_empty()
        });
        let drawings = every("svg > *", &|part| part.value().name() == "use" && ours(part.value().attr("href")));
        let all = Selector::parse("*").expect("a selector");
        let attributes = || self.0.select(&all).flat_map(|element| element.value().attrs());
        let handlers = attributes().any(|(name, _)| name.starts_with("on"));
        let addresses = attributes().any(|(name, value)| {
            matches!(name, "href" | "src" | "action") && value.trim().to_lowercase().starts_with("javascript:")
        });
        !found && scripts && drawings && !handlers && !addresses
    }
}

/// A CSV text by other code than ours: one map from header to cell per row.
pub(crate) fn csv_rows(text: &[u8]) -> Vec<HashMap<String, String>> {
    csv::Reader::from_reader(text).deserialize().map(|row| row.expect("a row")).collect()
}

/// The real catalogue.
pub(crate) fn catalogue_rows() -> Vec<HashMap<String, String>> {
    csv_rows(&std::fs::read(root().join("data/catalogue.csv")).expect("the catalogue"))
}

/// A vocabulary file.
pub(crate) fn vocabulary_rows(name: &str) -> Vec<HashMap<String, String>> {
    csv_rows(&std::fs::read(root().join("data/vocabulary").join(name)).expect("the vocabulary"))
}

/// Whether a cell of several values holds one.
pub(crate) fn holds(cell: &str, value: &str) -> bool {
    cell.split('|').any(|held| held == value)
}

/// A text as part of an address.
pub(crate) fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |encoded, byte| {
        if byte.is_ascii_alphanumeric() {
            encoded + &char::from(byte).to_string()
        } else {
            encoded + &format!("%{byte:02X}")
        }
    })
}

/// The number that a text starts with, thousands joined.
pub(crate) fn number(text: &str) -> u64 {
    let digits: String = text
        .trim()
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == '\u{202F}')
        .filter(char::is_ascii_digit)
        .collect();
    digits.parse().expect("a number")
}
