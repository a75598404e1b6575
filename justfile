# Every habit of work as one recipe: `just` lists them. Where `just` is not installed, run the command below its name.

# List the recipes.
default:
    @just --list --unsorted

# Show the real catalogue in a browser, at the address that is printed.
run *ARGS:
    cargo run --release -- {{ARGS}}

# Say what the importer makes of a spreadsheet, cell by cell, without publishing anything.
check FILE:
    cargo run --quiet -- check {{quote(FILE)}}

# Run all tests, in Rust, in Python and in the browser; `just test --only rust` for one of the three.
test *ARGS:
    tests/run {{ARGS}}

# Run what decides whether a change may be merged.
ci:
    .ci/run

# Format the code.
fmt:
    cargo fmt --all

# Let the compiler and clippy say what they would do otherwise.
lint:
    cargo clippy --workspace --all-targets -- -D warnings

# Build the documentation of the crates, with broken links as errors.
docs:
    RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps

# Measure indexing and searching, without a network.
bench *ARGS:
    cargo bench -p repertoire-search {{ARGS}}

# Measure writing lists as CSV and as workbooks, and what that costs a running server.
bench-exports:
    cargo bench -p repertoire-import
    tests/bench/exports

# Measure the whole server over HTTP.
bench-http *ARGS:
    tests/bench/http {{ARGS}}

# Make the pictures of the documentation again, from the real binary.
shots:
    cargo build -p repertoire-cli
    node tests/browser/shots.mjs

# Draw what other sites show beside a link to this one, and its icons, again.
share:
    cargo build -p repertoire-cli
    node tests/browser/share.mjs

# Run axe on all public pages and write down what it found, for the accessibility statement.
accessibility:
    cargo build -p repertoire-cli
    node tests/browser/accessibility.mjs

# Show the components of the search and of a scheme in their states, at /_composants of the address that is printed.
components:
    cargo run -- serve --dev

# Take the pictures of the components again; look at what git says has changed before you commit it.
pictures:
    cargo build -p repertoire-cli
    UPDATE_PICTURES=1 node --test tests/browser/portfolio.test.mjs

# Take the trees that screen readers are given again; read what git says has changed before you commit it.
trees:
    cargo build -p repertoire-cli
    UPDATE_TREES=1 node --test tests/browser/trees.test.mjs

# Measure pages with Lighthouse, mobile profile: speed, accessibility, best practices, search engines.
lighthouse:
    node tests/lighthouse/lighthouse.mjs

# Check licences, origins and known weaknesses of the dependencies; the last are read from GitHub.
deny:
    cargo deny check

# Accept what the code now answers as the expected answer of the tests; read the diff before you commit it.
snapshots:
    UPDATE_EXPECT=1 cargo test --workspace

# Fuzzes the analysis, the query, the file (import) or a step of it (decode, header, rows), for some seconds; needs cargo-fuzz, nightly.
fuzz target="analysis" seconds="600":
    mkdir -p tests/fuzz/found/{{target}}
    cargo +nightly fuzz run --fuzz-dir tests/fuzz {{target}} tests/fuzz/found/{{target}} tests/fuzz/corpus/{{target}} -- -max_total_time={{seconds}} -timeout=10

# How well judged queries are answered, beside other engines.
relevance:
    tests/bench/relevance
