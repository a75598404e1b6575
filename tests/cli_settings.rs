//! Settings, starting and stopping, and what is told when that fails.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Command, Stdio};

use crate::support::{Server, outcome, repertoire, root, run};

fn fixture(name: &str) -> String {
    root().join("tests/fixtures").join(name).to_str().expect("UTF-8").to_owned()
}

/// The heading of `search`, which tells the language that came through.
#[track_caller]
fn check(flags: &[&str], variables: &[(&str, &str)], file: &str, heading: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("repertoire.toml");
    std::fs::write(&path, file).expect("written");
    let mut command = repertoire(&["search"]);
    command.args(flags).envs(variables.iter().copied()).env("REPERTOIRE_CONFIG", &path);
    let (code, out, err) = outcome(&command.output().expect("the binary runs"));
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.starts_with(heading), "{out}");
}

#[test]
fn a_flag_comes_before_the_environment_before_the_file_before_the_default() {
    let (flag, variable, file) = (["--lang", "fr"], [("REPERTOIRE_LANG", "nl")], "lang = 'en'");
    check(&flag, &variable, file, "228 dispositifs");
    check(&[], &variable, file, "228 initiatieven");
    check(&[], &[], file, "228 schemes");
    check(&[], &[], "", "228 dispositifs");
}

#[test]
fn a_configuration_that_can_t_be_used_is_told_in_a_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("repertoire.toml");
    let path = path.to_str().expect("UTF-8");
    let told = |file: Option<&str>| {
        if let Some(file) = file {
            std::fs::write(path, file).expect("written");
        }
        let (code, out, err) = run(&["serve", "--config", path]);
        assert_eq!((code, out.as_str(), err.lines().count()), (2, "", 1), "{err}");
        err
    };
    assert!(told(None).contains("n'a pas pu être lu"));
    assert!(told(Some("listne = '127.0.0.1:0'")).contains("« listen »"));
    assert!(told(Some("listen = ")).contains("ligne 1"));
    assert!(told(Some("listen = 'chats'")).contains("127.0.0.1:8080"));
    assert!(told(Some("lang = 'de'")).contains("fr, nl ou en"));
    assert!(told(Some("cache-bytes = -1")).contains("octets"));
}

#[test]
fn a_server_is_configured_by_a_file_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::copy(fixture("hostile.csv"), folder.path().join("catalogue.csv")).expect("copied");
    let path = folder.path().join("repertoire.toml");
    std::fs::write(&path, "catalogue = 'catalogue.csv'\ncache-bytes = 0\nlang = 'en'\n").expect("written");
    let server = Server::start_with(&["--config", path.to_str().expect("UTF-8")]);
    assert_eq!(server.ready, format!("Répertoire: {} (4 schemes)\n", server.origin));
}

#[test]
fn help_names_settings_commands_and_exit_codes() {
    let (code, help, _) = run(&["--help"]);
    assert_eq!(code, 0);
    for word in ["serve", "check", "search", "stats", "--listen", "--config", "REPERTOIRE_LISTEN", "Codes de sortie"] {
        assert!(help.contains(word), "{word}\n{help}");
    }
    for command in ["serve", "check", "search", "stats"] {
        let (code, help, _) = run(&[command, "--help"]);
        assert!(code == 0 && help.contains("Usage : ") && help.contains("Codes de sortie"), "{help}");
    }
    assert_eq!(run(&["--version"]), (0, format!("repertoire {}\n", env!("CARGO_PKG_VERSION")), String::new()));
}

#[test]
fn a_slip_on_the_command_line_is_told_in_a_sentence() {
    for arguments in [&["serch"][..], &["serve", "--lisen", "1"], &["check"], &["serve", "--listen", "chats"]] {
        let (code, out, err) = run(arguments);
        assert_eq!((code, out.as_str(), err.lines().count()), (2, "", 1), "{arguments:?} {err}");
    }
}

#[test]
fn without_a_command_the_site_is_served() {
    // Refused before serving, so that the test ends: the sentence is that of `serve`.
    let (code, _, err) = run(&["--listen", "chats"]);
    assert!(code == 2 && err.contains("--listen"), "{err}");
    let (code, _, err) = run(&["--listen", "127.0.0.1:0", "--catalogue", "chats.csv"]);
    assert!(code == 2 && err.contains("« chats.csv » n'existe pas"), "{err}");
}

#[test]
fn a_broken_catalogue_is_not_served() {
    let (code, out, err) = run(&["serve", "--listen", "127.0.0.1:0", "--catalogue", &fixture("broken.csv")]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("ligne 3, colonne E (themes)") && err.contains("corrigez-les"), "{err}");
}

#[test]
fn warnings_are_logged_and_the_catalogue_served() {
    let arguments = ["serve", "--listen", "127.0.0.1:0", "--catalogue", &fixture("hostile.csv")];
    let mut child =
        repertoire(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary starts");
    let mut ready = String::new();
    BufReader::new(child.stdout.take().expect("piped")).read_line(&mut ready).expect("a line");
    child.kill().expect("killed");
    let (err, _) = (std::io::read_to_string(child.stderr.take().expect("piped")).expect("UTF-8"), child.wait());
    assert!(ready.contains("(4 dispositifs)"), "{ready}");
    assert!(err.contains("WARN") && err.contains("hostile.csv: 7 warnings"), "{err}");
}

#[test]
fn a_taken_port_is_told_with_what_to_do() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    let (code, out, err) = run(&["serve", "--listen", &address]);
    assert_eq!((code, out.as_str(), err.lines().count()), (2, "", 1), "{err}");
    assert!(err.contains(&address) && err.contains("déjà prise") && err.contains("--listen"), "{err}");
}

#[test]
fn missing_files_are_told_with_what_to_do() {
    for arguments in [["--catalogue", "chats.csv"], ["--vocabulary", "chats"]] {
        let (code, out, err) = run(&[&["serve", "--listen", "127.0.0.1:0"][..], &arguments].concat());
        assert_eq!((code, out.as_str(), err.lines().count()), (2, "", 1), "{err}");
        assert!(err.contains("n'existe pas : vérifiez"), "{err}");
    }
}

#[cfg(unix)]
#[test]
fn told_to_stop_it_ends_well() {
    for signal in ["-TERM", "-INT"] {
        let mut server = Server::start();
        assert_eq!(server.get("/healthz").status, 200);
        let sent = Command::new("kill").args([signal, &server.child.id().to_string()]).status().expect("kill runs");
        assert!(sent.success());
        assert_eq!(server.child.wait().expect("an end").code(), Some(0), "{signal}");
    }
}
