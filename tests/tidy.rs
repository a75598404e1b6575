//! What the documents and the architecture say of the project is true, and stays so.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use repertoire_catalogue::FACETS;
use repertoire_import::COLUMNS;
use repertoire_server::ROUTES;

use crate::support::{Server, root, run};

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every file of the project, what is built or installed left out.
fn files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() {
                if !["target", "node_modules", ".git"].contains(&name.as_str()) {
                    folders.push(path);
                }
            } else {
                files.push(path);
            }
        }
    }
    files
}

fn with_end(end: &str, folders: &[&str]) -> Vec<PathBuf> {
    let inside = |path: &PathBuf| folders.iter().any(|folder| path.starts_with(root().join(folder)));
    files().into_iter().filter(|path| path.extension().is_some_and(|found| found == end) && inside(path)).collect()
}

/// The names below `section` of a crate's manifest.
fn names(krate: &str, section: &str) -> BTreeSet<String> {
    let manifest: toml::Table = read(format!("crates/{krate}/Cargo.toml")).parse().expect("TOML");
    manifest.get(section).and_then(toml::Value::as_table).into_iter().flat_map(|table| table.keys().cloned()).collect()
}

fn crates() -> Vec<String> {
    let folders = std::fs::read_dir(root().join("crates")).expect("a folder");
    folders.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn crates_import_only_what_the_architecture_allows() {
    for krate in crates() {
        let allowed: &[&str] = match krate.as_str() {
            "catalogue" => &[],
            "import" | "search" => &["catalogue"],
            "synthetic" | "releases" => &["catalogue", "import"],
            "staff" => &["releases"],
            "server" => &["catalogue", "import", "search", "releases", "staff"],
            "cli" => &["catalogue", "import", "search", "releases", "staff", "server"],
            unknown => panic!("say here what the crate `{unknown}` may import"),
        };
        let allowed: BTreeSet<String> = allowed.iter().map(|name| format!("repertoire-{name}")).collect();
        let ours: BTreeSet<String> =
            names(&krate, "dependencies").into_iter().filter(|name| name.starts_with("repertoire-")).collect();
        assert!(ours.is_subset(&allowed), "{krate} imports {ours:?}");
    }
}

#[test]
fn each_concern_has_one_home() {
    for (dependency, homes) in [
        ("tantivy", &["search"][..]),
        ("axum", &["server"]),
        ("maud", &["server"]),
        // Invented rows are written as files, to be imported like any other.
        ("csv", &["import", "synthetic"]),
        ("clap", &["cli"]),
        ("calamine", &["import"]),
        ("rust_xlsxwriter", &["import"]),
        // Only the history stores anything.
        ("object_store", &["releases"]),
    ] {
        let found: Vec<String> =
            crates().into_iter().filter(|krate| names(krate, "dependencies").contains(dependency)).collect();
        assert!(found.iter().all(|krate| homes.contains(&krate.as_str())), "{dependency} is named by {found:?}");
    }
}

#[test]
fn every_source_file_says_why_it_exists() {
    for path in with_end("rs", &["crates", "tests"]) {
        let text = read(&path);
        assert!(text.starts_with("//!") || text.starts_with("#![doc"), "{}", path.display());
    }
}

#[test]
fn no_text_reaches_a_page_unescaped() {
    for path in with_end("rs", &["crates"]) {
        assert!(!read(&path).contains("PreEscaped"), "{}", path.display());
    }
}

#[test]
fn nothing_is_left_undone_and_no_machine_is_named() {
    // Put together here, so that this file does not hold them.
    let words = [["TO", "DO"], ["FIX", "ME"], ["/wo", "rk/"], ["/ro", "ot/"]].map(|parts| parts.concat());
    for path in files() {
        // What is not UTF-8 is a picture.
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        for word in &words {
            assert!(!text.contains(word.as_str()), "{} holds {word}", path.display());
        }
    }
}

/// What stands between double quotes in a Rust source, its comments left out, with the number of the line.
fn literals(source: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (at, line) in source.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
        let (mut start, mut escaped) = (None, false);
        for (byte, sign) in line.char_indices() {
            match (sign, start) {
                _ if escaped => escaped = false,
                ('\\', _) => escaped = true,
                ('"', Some(from)) => {
                    found.push((at + 1, &line[from..byte]));
                    start = None;
                }
                ('"', None) => start = Some(byte + 1),
                _ => {}
            }
        }
        assert!(start.is_none(), "a text of several lines: {line}");
    }
    found
}

#[test]
fn french_signs_keep_to_their_words_at_the_end_of_a_line() {
    let breaks = |text: &str| [" :", " ;", " ?", " !", " »", "« "].iter().any(|signs| text.contains(signs));
    assert!(breaks("Et ensuite ?") && breaks("« oui\u{A0}»") && !breaks("Et ensuite\u{A0}?"));
    assert_eq!(literals("// \"a\"\nf(\"b \\\" c\", \"d\")"), [(2, "b \\\" c"), (2, "d")]);
    let french: Vec<PathBuf> = with_end("rs", &["crates/server/src/text"])
        .into_iter()
        .filter(|path| path.file_name().is_some_and(|name| name == "fr.rs"))
        .collect();
    assert!(french.len() >= 5, "{french:?}");
    for path in french {
        let source = read(&path);
        let found: Vec<_> = literals(&source).into_iter().filter(|(_, text)| breaks(text)).collect();
        assert!(found.is_empty(), "{}: {found:?}", path.display());
    }
}

/// What stands between single backticks.
fn in_backticks(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.starts_with("```")).flat_map(|line| line.split('`').skip(1).step_by(2))
}

fn looks_like_a_path(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-./".contains(c);
    let media_type = ["text/", "application/", "image/"].iter().any(|start| text.starts_with(start));
    text.contains('/') && text.chars().all(plain) && !text.starts_with('/') && !media_type
}

/// From the folder of the checkout, or from the sources of the crate that is spoken of.
fn exists(path: &str) -> bool {
    let in_a_crate = || crates().iter().any(|krate| root().join("crates").join(krate).join("src").join(path).exists());
    root().join(path).exists() || in_a_crate()
}

#[test]
fn every_path_in_the_architecture_exists() {
    let architecture = read("ARCHITECTURE.md");
    let missing: Vec<&str> =
        in_backticks(&architecture).filter(|text| looks_like_a_path(text) && !exists(text)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Where the links and pictures of a Markdown text lead, other sites apart.
fn local_links(text: &str) -> Vec<String> {
    let after = |mark: &str, end: char| {
        text.split(mark)
            .skip(1)
            .filter_map(|rest| rest.split_once(end))
            .map(|(link, _)| link.to_owned())
            .collect::<Vec<_>>()
    };
    let links = after("](", ')').into_iter().chain(after("src=\"", '"'));
    links
        .map(|link| link.split('#').next().unwrap_or_default().to_owned())
        .filter(|link| !link.is_empty() && !link.contains("://"))
        .collect()
}

#[test]
fn every_link_between_documents_leads_somewhere() {
    let mut found = 0;
    for path in files().into_iter().filter(|path| path.extension().is_some_and(|end| end == "md")) {
        let folder = path.parent().expect("a folder").to_owned();
        for link in local_links(&read(&path)) {
            assert!(folder.join(&link).exists(), "{}: {link}", path.display());
            found += 1;
        }
    }
    assert!(found > 10, "the links are found at all");
}

/// All that people read about the program.
fn documents() -> String {
    let mut text = read("README.md");
    for path in with_end("md", &["docs", "data", "crates"]) {
        text.push_str(&read(path));
    }
    text
}

#[test]
fn every_route_is_documented() {
    let documents = documents();
    for route in ROUTES {
        assert!(documents.contains(&format!("`{route}")), "{route}");
    }
}

#[test]
fn every_facet_is_documented() {
    let documents = documents();
    for decl in &FACETS {
        let found = documents.contains(&format!("`{}`", decl.key)) || documents.contains(&format!("{}=", decl.key));
        assert!(found, "{}", decl.key);
    }
}

#[test]
fn every_column_is_documented() {
    let columns = read("data/columns.md");
    for column in COLUMNS {
        let required = if column.required() { "yes" } else { "no" };
        assert!(columns.contains(&format!("| {} | {required} |", column.header())), "{}", column.header());
    }
}

#[test]
fn every_setting_is_documented() {
    let (_, help, _) = run(&["serve", "--help"]);
    let settings = read("docs/settings.md");
    let flags: Vec<&str> = help.split_whitespace().filter(|word| word.starts_with("--") && word.len() > 2).collect();
    assert!(flags.len() >= 7, "{flags:?}");
    for flag in flags.into_iter().filter(|flag| *flag != "--help") {
        assert!(settings.contains(&format!("`{flag} ")) || settings.contains(&format!("`{flag}`")), "{flag}");
    }
}

/// The words of a text that begin with something, each as long as it is made of these characters.
fn words_from<'a>(text: &'a str, start: &str, belongs: fn(char) -> bool) -> BTreeSet<&'a str> {
    let found = text.match_indices(start).filter(|(at, _)| !text[..*at].ends_with(|c: char| c == '/' || belongs(c)));
    found.map(|(at, _)| text[at..].split(|c| !belongs(c)).next().unwrap_or_default()).collect()
}

#[test]
fn every_option_that_the_deployment_names_exists() {
    let deployment = read("DEPLOYMENT.md");
    let mut commands = 0;
    for line in deployment.lines() {
        // The last `repertoire` of a line that a word follows is the program; before it stand users, folders and other programs.
        let Some((_, arguments)) = line.rsplit_once("repertoire ").filter(|_| line.starts_with("    ")) else {
            continue;
        };
        let words: Vec<&str> = arguments.split_whitespace().collect();
        let command: Vec<&str> = words.iter().copied().take_while(|word| !word.starts_with('-')).collect();
        if !["serve", "releases", "staff"].contains(command.first().unwrap_or(&"")) {
            continue;
        }
        let (code, help, _) = run(&[&command[..], &["--help"]].concat());
        assert_eq!(code, 0, "{line}");
        for flag in words.iter().filter(|word| word.starts_with("--")) {
            assert!(help.contains(&format!("{flag} ")), "{line}: {flag}");
        }
        commands += 1;
    }
    assert!(commands >= 8, "the commands are found at all: {commands}");
    let (_, help, _) = run(&["serve", "--help"]);
    for flag in in_backticks(&deployment).filter_map(|code| code.strip_prefix("--")) {
        let flag = flag.split(' ').next().unwrap_or_default();
        assert!(help.contains(&format!("--{flag} ")), "{flag}");
    }
}

#[test]
fn every_route_variable_and_figure_of_the_deployment_exists() {
    let deployment = read("DEPLOYMENT.md");
    let variable = |c: char| c.is_ascii_uppercase() || c == '_';
    let settings = read("docs/settings.md");
    for name in words_from(&deployment, "REPERTOIRE_", variable) {
        assert!(settings.contains(&format!("`{name}`")), "{name}");
    }
    let server = Server::start();
    let metrics = server.get("/metrics");
    let figures = metrics.text().lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next()).collect();
    let named = words_from(&deployment, "repertoire_", |c| c.is_ascii_lowercase() || c == '_');
    assert_eq!(named, figures, "all figures, and no others");
    // Paths of the machine have several parts.
    let words = deployment.split(|c: char| !(c.is_ascii_alphanumeric() || "-_./@:".contains(c)));
    let routes: BTreeSet<&str> = words.filter(|word| word.rfind('/') == Some(0) && word.len() > 1).collect();
    assert_eq!(routes, BTreeSet::from(["/embed", "/gestion", "/healthz", "/metrics", "/readyz"]));
    assert!(routes.iter().all(|route| ROUTES.contains(route) && server.get(route).status < 400));
}

#[test]
fn every_command_is_documented() {
    let documents = documents();
    for command in ["serve", "check", "search", "stats"] {
        assert!(documents.contains(&format!("repertoire {command}")), "{command}");
    }
}
