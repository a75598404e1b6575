//! Several real servers on one store, in a folder and in a real S3 server: all serve what is published, and go on while the
//! store is damaged or away.

use std::process::Command;

use crate::support::s3::{BUCKET, S3Server};
use crate::support::{Server, Store, catalogue_csv_at, eventually, outcome, repertoire};

fn figure(server: &Server, name: &str) -> u64 {
    let metrics = server.get("/metrics");
    let value = metrics.text().lines().find_map(|line| line.strip_prefix(&format!("repertoire_{name} ")));
    value.and_then(|value| value.parse().ok()).unwrap_or_else(|| panic!("{name}: {}", metrics.text()))
}

/// Until all of them say so.
#[track_caller]
fn until(servers: &[Server], name: &str, value: u64) {
    eventually(&format!("{name} {value}"), || servers.iter().all(|server| figure(server, name) == value));
}

/// They are ready with a release, and visitors see the price that is in it.
#[track_caller]
fn assert_serve(servers: &[Server], release: u64, euros: u32) {
    for server in servers {
        assert_eq!(server.get("/readyz").text(), format!("ok release {release} 228 rows\n"));
        assert_eq!(figure(server, "release"), release);
        let export = server.get("/fr/dispositifs.csv");
        assert!(export.status == 200 && export.text().contains(&format!(",{euros}/personne,")), "{euros}");
    }
}

#[test]
fn what_is_published_from_the_terminal_is_served_by_all_and_damage_leaves_the_last_good_release() {
    let store = Store::empty();
    let servers = [store.serve(), store.serve()];
    until(&servers, "release", 1);
    let old = servers[0].get("/fr").header("etag").to_owned();
    let list = store.list("liste.csv", &catalogue_csv_at(91));
    assert_eq!(store.run(&["releases", "publish", &list]).0, 0);
    until(&servers, "release", 2);
    assert_serve(&servers, 2, 91);
    // Whoever kept the old page is given the new one, by either.
    for server in &servers {
        assert_eq!(server.get_with("/fr", &[("if-none-match", &old)]).status, 200);
    }

    std::fs::write(store.path().join("releases/00000003.json"), "{\"number\": 3,").expect("torn");
    until(&servers, "release_damaged", 1);
    assert_serve(&servers, 2, 91);
    // One that starts now does the same.
    let late = [store.serve()];
    assert_serve(&late, 2, 91);
    assert_eq!((figure(&late[0], "release_damaged"), figure(&late[0], "store_up")), (1, 1));
    assert_eq!(store.run(&["releases", "rollback", "2"]).0, 0);
    for servers in [&servers[..], &late] {
        until(servers, "release", 4);
        // A moment later.
        until(servers, "release_damaged", 0);
        until(servers, "store_up", 1);
    }
    assert_serve(&servers, 4, 91);
}

#[test]
fn servers_whose_folder_is_away_serve_on_and_catch_up_when_it_is_back() {
    let store = Store::new();
    let list = store.list("liste.csv", &catalogue_csv_at(92));
    assert_eq!(store.run(&["releases", "publish", &list]).0, 0);
    let servers = [store.serve(), store.serve()];
    assert_serve(&servers, 2, 92);
    assert_eq!(servers.each_ref().map(|server| figure(server, "store_up")), [1, 1]);

    let away = store.beside("ailleurs");
    std::fs::rename(store.path(), &away).expect("moved");
    until(&servers, "store_up", 0);
    assert_serve(&servers, 2, 92);
    // Nobody takes the empty place for a new store.
    assert_eq!(store.run(&["releases", "publish", &list]).0, 2);
    assert!(!store.path().exists());
    // Published where the folder is meanwhile.
    let list = store.list("liste.csv", &catalogue_csv_at(93));
    assert_eq!(outcome(&repertoire(&["releases", "publish", &list, "--store", &away]).output().expect("it runs")).0, 0);
    std::fs::rename(&away, store.path()).expect("moved");
    until(&servers, "release", 3);
    until(&servers, "store_up", 1);
    assert_serve(&servers, 3, 93);
}

/// The binary with the address of a store in S3, and the variables by which it is found.
fn in_s3(s3: &S3Server, arguments: &[&str]) -> Command {
    let mut command = repertoire(&[arguments, &["--store", &format!("s3://{BUCKET}/repertoire")]].concat());
    command.envs(s3.variables());
    command
}

fn run_in_s3(s3: &S3Server, arguments: &[&str]) -> (i32, String, String) {
    outcome(&in_s3(s3, arguments).output().expect("the binary runs"))
}

fn serve_in_s3(s3: &S3Server) -> Server {
    Server::spawn(&mut in_s3(s3, &["serve", "--poll-seconds", "1"]), None)
}

#[test]
fn servers_on_s3_serve_what_is_published_go_on_without_it_and_catch_up() {
    let mut s3 = S3Server::start();
    // Both find nothing, and only one publishes the first release.
    let servers = std::thread::scope(|scope| {
        let both = [(); 2].map(|()| scope.spawn(|| serve_in_s3(&s3)));
        both.map(|server| server.join().expect("a server"))
    });
    until(&servers, "release", 1);
    assert_eq!(run_in_s3(&s3, &["releases", "verify"]).1, "La version publiée est intacte.\n");

    let folder = Store::empty();
    let list = |euros| folder.list("liste.csv", &catalogue_csv_at(euros));
    assert_eq!(run_in_s3(&s3, &["releases", "publish", &list(94)]).0, 0);
    until(&servers, "release", 2);
    assert_serve(&servers, 2, 94);

    s3.stop();
    until(&servers, "store_up", 0);
    assert_serve(&servers, 2, 94);
    // Who publishes or starts meanwhile is told, and not the key.
    for arguments in [&["releases", "publish", &list(95)][..], &["serve", "--listen", "127.0.0.1:0", "--log", "off"]] {
        let (code, _, err) = run_in_s3(&s3, arguments);
        assert!(code == 2 && err.lines().count() == 1 && err.contains(BUCKET), "{err}");
        let secrets = s3.variables().into_iter().filter(|(name, _)| name.contains("KEY"));
        assert!(secrets.into_iter().all(|(_, secret)| !err.contains(&secret)), "{err}");
    }
    s3.start_again();
    until(&servers, "store_up", 1);
    assert_eq!(run_in_s3(&s3, &["releases", "publish", &list(96)]).0, 0);
    until(&servers, "release", 3);
    assert_serve(&servers, 3, 96);
    // A copy of the files is a store in a folder.
    let copy = s3.files().join("repertoire");
    let copy = copy.to_str().expect("UTF-8");
    let verified = outcome(&repertoire(&["releases", "verify", "--store", copy]).output().expect("it runs"));
    assert_eq!(verified.1, "Les 3 versions sont intactes.\n");
}

#[test]
fn an_s3_server_that_would_overwrite_is_refused_before_anything_is_published_in_it() {
    let s3 = S3Server::start();
    s3.overwrite();
    let (code, out, err) = run_in_s3(&s3, &["serve", "--listen", "127.0.0.1:0"]);
    assert!(code == 2 && out.is_empty() && err.lines().count() == 1 && err.contains("If-None-Match"), "{err}");
    assert!(!s3.files().join("repertoire/releases").exists());
}
