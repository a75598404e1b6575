//! What is published, from the terminal: the first release, those after it, and what a full disk or a kill leaves of them.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use serde_json::Value;

use crate::support::{Store, catalogue_csv, catalogue_csv_at, outcome, root, run};

/// One sentence, and nothing that only a programmer reads.
#[track_caller]
fn assert_sentence(text: &str) {
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(text.ends_with(".\n") && !text.contains("panicked"), "{text}");
}

#[track_caller]
fn assert_refused(told: &(i32, String, String)) {
    assert_eq!(told.0, 2, "{told:?}");
    assert_sentence(&told.2);
}

/// The number of the newest entry, and the catalogue that it names.
fn newest(store: &Path) -> (usize, String) {
    let names = std::fs::read_dir(store.join("releases")).expect("releases").map(|entry| entry.expect("one").path());
    let entries: Vec<PathBuf> = names.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    let entry = std::fs::read(entries.iter().max().expect("an entry")).expect("an entry");
    let entry: Value = serde_json::from_slice(&entry).expect("a whole entry");
    let hash = entry["files"]["catalogue.csv"].as_str().expect("a hash");
    (entries.len(), std::fs::read_to_string(store.join("blobs").join(hash)).expect("a blob"))
}

/// Every file below a folder.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("one").path();
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path) }
    }
    found
}

#[test]
fn the_first_start_publishes_the_shipped_catalogue_and_the_second_nothing() {
    let store = Store::empty();
    assert_refused(&store.run(&["releases"]));
    assert!(!store.path().exists(), "who only asks makes no folder");
    for _ in 0..2 {
        let server = store.serve();
        assert_eq!(server.get("/readyz").text(), "ok release 1 228 rows\n");
        let metrics = server.get("/metrics");
        assert_eq!(metrics.header("content-type"), "text/plain; version=0.0.4; charset=utf-8");
        for figure in ["rows 228", "release 1", "store_up 1", "release_damaged 0"] {
            assert!(metrics.text().contains(&format!("\nrepertoire_{figure}\n")), "{figure}: {}", metrics.text());
        }
        let published =
            metrics.text().lines().find_map(|line| line.strip_prefix("repertoire_release_published_seconds "));
        assert!(published.and_then(|seconds| seconds.parse().ok()).is_some_and(|seconds: u64| seconds > 1_700_000_000));
    }
    assert_eq!(newest(store.path()), (1, catalogue_csv()));
}

#[test]
fn a_store_and_files_at_once_are_refused() {
    let store = Store::empty();
    let catalogue = root().join("data/catalogue.csv");
    let told = store.run(&["serve", "--listen", "127.0.0.1:0", "--catalogue", catalogue.to_str().expect("UTF-8")]);
    assert_refused(&told);
    assert!(told.2.contains("--store") && told.2.contains("--catalogue"), "{}", told.2);
    assert!(!store.path().exists());
}

#[test]
fn a_list_is_published_shown_compared_and_taken_back() {
    let store = Store::new();
    let list = store.list("liste.csv", &catalogue_csv_at(81));
    let publish = ["releases", "publish", &list, "--note", "Un prix, « corrigé »", "--author", "Anne Étienne"];
    let (code, out, err) = store.run(&publish);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.starts_with("0 nouveau, 1 modifié, 0 retiré, 227 inchangés.\n"), "{out}");
    assert!(out.contains("cout: [-gratuit-]{+81/personne+}"), "{out}");
    assert!(out.ends_with("\nVersion 2 publiée (228 dispositifs).\n"), "{out}");
    assert_eq!(newest(store.path()), (2, catalogue_csv_at(81)));
    let again = store.run(&publish);
    assert_refused(&again);
    assert_eq!(newest(store.path()).0, 2, "nothing changes, so that nothing is published");

    let (code, out, _) = store.run(&["releases", "show"]);
    assert!(code == 0 && out.starts_with("Version 2 · ") && out.contains(" UTC · Anne Étienne\n"), "{out}");
    assert!(out.contains("\nUn prix, « corrigé »\n") && out.contains("  catalogue.csv\n"), "{out}");
    let told = store.run(&["releases", "show", "7"]);
    assert_refused(&told);
    assert_eq!(told.2, "La version 7 n'existe pas : la dernière est la 2.\n");

    let (code, out, _) = store.run(&["releases", "diff", "2", "1"]);
    assert_eq!(code, 0);
    assert!(out.contains("cout: [-81/personne-]{+gratuit+}"), "{out}");
    let (_, out, _) = store.run(&["releases", "diff", "1", "2", "--format", "json"]);
    let changes: Value = serde_json::from_str(&out).expect("JSON");
    let field = &changes["modifies"][0]["champs"][0];
    assert_eq!([&field["colonne"], &field["avant"], &field["apres"]], ["cout", "gratuit", "81/personne"]);
    assert_eq!(store.run(&["releases", "diff", "1", "1"]).1, "Rien ne change.\n");

    let (code, out, _) = store.run(&["releases", "rollback", "1"]);
    assert_eq!((code, out.as_str()), (0, "Version 3 publiée (228 dispositifs).\n"));
    assert_eq!(newest(store.path()), (3, catalogue_csv()));
    assert_refused(&store.run(&["releases", "rollback", "3"]));
    for command in [&["releases"][..], &["releases", "list"]] {
        let (_, out, _) = store.run(command);
        let rows: Vec<&str> = out.lines().skip(1).collect();
        assert!(rows[0].contains("reprend la version 1") && rows[1].contains("Anne Étienne"), "{out}");
        assert!(rows[2].contains("Répertoire") && rows.len() == 3, "{out}");
    }
    assert_eq!(store.run(&["releases", "verify", "--lang", "en"]).0, 0);
    // What is published is what other commands read.
    assert!(store.run(&["diff", &list]).1.contains("{+81/personne+}"));
    assert_eq!(store.serve().get("/readyz").text(), "ok release 3 228 rows\n");
}

#[test]
fn a_list_with_errors_and_one_that_removes_much_are_not_published() {
    let store = Store::new();
    let broken = root().join("tests/fixtures/broken.csv");
    let (code, out, err) = store.run(&["releases", "publish", broken.to_str().expect("UTF-8")]);
    assert_eq!(code, 1);
    assert!(out.contains("themes") && out.contains("« deuill »"), "{out}");
    assert_sentence(&err);

    let shipped = catalogue_csv();
    let lines: Vec<&str> = shipped.lines().collect();
    let without = |rows: usize| store.list("courte.csv", &lines[..lines.len() - rows].join("\n"));
    let list = without(11);
    for confirmed in [&[][..], &["--confirm", "10"], &["--confirm", "12"]] {
        let told = store.run(&[&["releases", "publish", &list], confirmed].concat());
        assert_refused(&told);
        assert!(told.1.contains("11 retirés") && told.2.contains("--confirm 11"), "{told:?}");
    }
    assert_eq!(newest(store.path()).0, 1);
    let (code, out, _) = store.run(&["releases", "publish", &list, "--confirm", "11"]);
    assert!(code == 0 && out.ends_with("Version 2 publiée (217 dispositifs).\n"), "{out}");
    // Ten fewer are few.
    let (code, out, _) = store.run(&["releases", "publish", &without(21)]);
    assert!(code == 0 && out.ends_with("Version 3 publiée (207 dispositifs).\n"), "{out}");
}

#[test]
fn a_release_is_written_into_a_file_and_never_over_one() {
    let store = Store::new();
    let list = store.list("liste.csv", &catalogue_csv_at(82));
    assert_eq!(store.run(&["releases", "publish", &list]).0, 0);
    let export = |number: &str, to: &str| store.run(&["releases", "export", number, "--to", to]);
    let (csv, zip) = (store.beside("un.csv"), store.beside("deux.ZIP"));
    assert_eq!((export("1", &csv).0, export("2", &zip).0), (0, 0));
    assert_eq!(std::fs::read_to_string(&csv).expect("a file"), catalogue_csv());
    // A workbook is read back as the catalogue that it is: nothing to say of it, nothing that it would change.
    let xlsx = store.beside("trois.xlsx");
    assert_eq!(export("1", &xlsx).0, 0);
    let (code, told, _) = run(&["diff", &xlsx, "--catalogue", &csv]);
    assert_eq!((code, told.trim_end()), (0, "Rien ne change."));
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&zip).expect("a file")).expect("a zip file");
    let mut file = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).expect("a file").read_to_string(&mut text).expect("UTF-8");
        text
    };
    let themes = std::fs::read_to_string(root().join("data/vocabulary/themes.csv")).expect("the vocabulary");
    assert_eq!((file("catalogue.csv"), file("themes.csv")), (catalogue_csv_at(82), themes));
    let about: Value = serde_json::from_str(&file("release.json")).expect("JSON");
    assert_eq!((&about["number"], &about["rows"]), (&2.into(), &228.into()));
    // What was exported can be published.
    assert_refused(&store.run(&["releases", "publish", &list]));
    assert_eq!(store.run(&["releases", "publish", &csv]).0, 0);
    assert_eq!(newest(store.path()), (3, catalogue_csv()));

    let told = export("2", &csv);
    assert_refused(&told);
    assert_eq!(std::fs::read_to_string(&csv).expect("a file"), catalogue_csv(), "the file that was there stays");
    for to in ["sans-fin", "autre.txt", "absent/un.csv"] {
        assert_refused(&export("2", &store.beside(to)));
        assert!(!Path::new(&store.beside(to)).exists());
    }
}

#[test]
fn damage_is_found_and_a_whole_release_published_over_it() {
    let store = Store::new();
    let list = store.list("liste.csv", &catalogue_csv_at(83));
    assert_eq!(store.run(&["releases", "publish", &list]).0, 0);
    assert_eq!(store.run(&["releases", "verify"]).1, "Les 2 versions sont intactes.\n");

    // One bit of the second catalogue, as a disk loses it.
    let (_, out, _) = store.run(&["releases", "show", "2"]);
    let line = out.lines().find(|line| line.ends_with(" catalogue.csv")).expect("a file");
    let blob = store.path().join("blobs").join(line.split_whitespace().next().expect("a hash"));
    let whole = std::fs::read(&blob).expect("a blob");
    let mut damaged = whole.clone();
    damaged[1_000] ^= 1;
    std::fs::write(&blob, &damaged).expect("written");
    let (code, out, err) = store.run(&["releases", "verify"]);
    assert_eq!((code, err.as_str()), (1, ""));
    let told_of_file = "Version 2 : le fichier catalogue.csv manque ou n'est plus celui qui a été publié.\n";
    assert_eq!(out, told_of_file);
    let other = store.list("autre.csv", &catalogue_csv_at(84));
    let told = store.run(&["releases", "publish", &other]);
    assert_refused(&told);
    assert!(told.2.starts_with("La version 2 est endommagée") && told.2.contains("rollback"), "{}", told.2);

    // An entry that was torn.
    std::fs::write(store.path().join("releases/00000003.json"), "{\"number\": 3,").expect("written");
    let (code, out, _) = store.run(&["releases", "verify"]);
    assert_eq!((code, out), (1, format!("{told_of_file}Version 3 : sa fiche manque ou est illisible.\n")));
    assert!(store.run(&["releases", "list"]).1.lines().nth(1).is_some_and(|row| row.contains("endommagée")));

    let (code, out, _) = store.run(&["releases", "rollback", "1"]);
    assert_eq!((code, out.as_str()), (0, "Version 4 publiée (228 dispositifs).\n"));
    assert_eq!(store.run(&["releases", "publish", &other]).0, 0);
    // The file from a copy mends what a copy can mend.
    std::fs::write(&blob, &whole).expect("written");
    assert_eq!(store.run(&["releases", "verify"]).1, "Version 3 : sa fiche manque ou est illisible.\n");
}

/// A command that is given a line on its standard input.
fn with_line(mut command: Command, line: &str) -> (i32, String, String) {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the binary starts");
    // Who refuses before it reads closes its end.
    let _ = child.stdin.take().expect("piped").write_all(format!("{line}\n").as_bytes());
    outcome(&child.wait_with_output().expect("an end"))
}

#[test]
fn accounts_are_made_from_the_terminal_and_no_password_is_kept_or_shown() {
    let store = Store::empty();
    let passwords = ["agrafe pile cheval correct", "lampadaire 7 tortues en velours"];
    let weak = ["mauve", "motdepasse123", "anneanneanneanne", "123456789012345", &"é".repeat(201)];
    let staff = |command: &str, name: &str, password: &str| {
        let told = with_line(store.command(&["staff", command, name]), password);
        let typed = passwords.into_iter().chain(weak);
        assert!(typed.into_iter().all(|typed| !told.1.contains(typed) && !told.2.contains(typed)), "{told:?}");
        told
    };
    let list = || store.run(&["staff", "list"]).1;
    for password in weak {
        assert_refused(&staff("add", "anne", password));
    }
    assert_refused(&staff("add", "anne", ""));
    assert_refused(&staff("add", "deux mots", passwords[0]));
    assert!(list().starts_with("Aucun compte"));

    assert_eq!(staff("add", "anne", passwords[0]), (0, "Compte « anne » créé.\n".into(), String::new()));
    let reader = with_line(store.command(&["staff", "add", "lea@example.org", "--role", "reader"]), passwords[1]);
    assert_eq!(reader.0, 0, "{reader:?}");
    assert_refused(&with_line(store.command(&["staff", "add", "paul", "--role", "chef"]), passwords[1]));
    assert_refused(&staff("add", "Anne", passwords[1]));
    let all = list();
    let rows: Vec<Vec<&str>> = all.lines().skip(1).map(|row| row.split_whitespace().take(2).collect()).collect();
    assert_eq!(rows, [["anne", "editor"], ["lea@example.org", "reader"]]);

    assert_eq!(staff("disable", "anne", "").0, 0);
    assert!(list().lines().nth(1).is_some_and(|row| row.contains("désactivé")));
    assert_refused(&staff("reset", "anne", weak[0]));
    assert!(list().lines().nth(1).is_some_and(|row| row.contains("désactivé")));
    assert_eq!(staff("reset", "anne", passwords[1]).0, 0);
    assert!(!list().contains("désactivé"));
    for command in ["disable", "reset"] {
        assert_refused(&staff(command, "paul", passwords[0]));
    }

    let files = files_below(store.path());
    assert_eq!(files.len(), 4, "two accounts, one disabled and reset: {files:?}");
    let kept: String = files.iter().map(|file| std::fs::read_to_string(file).expect("UTF-8")).collect();
    assert_eq!(kept.matches("$argon2id$").count(), 3, "{kept}");
    assert!(passwords.iter().chain(&weak[1..]).all(|password| !kept.contains(password)), "{kept}");
    // A store that holds accounts and no release is as empty as a new one.
    assert_eq!(store.serve().get("/readyz").text(), "ok release 1 228 rows\n");
}

#[test]
fn a_place_that_can_t_be_a_store_is_told_in_a_sentence() {
    let store = Store::empty();
    let file = store.list("fichier", "");
    let below = format!("{file}/store");
    let nowhere: &[&str] = if cfg!(target_os = "linux") { &[&file, &below, "/proc/store"] } else { &[&file, &below] };
    for place in nowhere {
        let told = run(&["serve", "--listen", "127.0.0.1:0", "--store", place]);
        assert_refused(&told);
        assert!(told.2.contains(place), "{}", told.2);
        assert_refused(&run(&["releases", "verify", "--store", place]));
        assert_refused(&run(&["releases", "publish", &file, "--store", place]));
        assert_refused(&run(&["staff", "list", "--store", place]));
    }
}

/// The system breaks off the writing of a file beyond so many blocks of 512 bytes, as a full disk does.
#[cfg(unix)]
#[test]
fn a_full_disk_is_told_in_a_sentence_and_leaves_the_history_as_it_was() {
    let store = Store::new();
    let list = store.list("liste.csv", &catalogue_csv_at(85));
    let publish = store.command(&["releases", "publish", &list]);
    // Nothing, and half of the catalogue. The signal that the system sends along would end the process.
    for blocks in ["0", "140"] {
        let mut limited = Command::new("sh");
        limited.args(["-c", "trap '' XFSZ && ulimit -f \"$1\" && shift && exec \"$@\"", "sh", blocks]);
        let told = outcome(&limited.arg(publish.get_program()).args(publish.get_args()).output().expect("a shell"));
        assert_refused(&told);
        assert!(told.2.contains("File too large") && told.2.contains("place libre"), "{}", told.2);
        assert_eq!(store.run(&["releases", "verify"]).1, "La version publiée est intacte.\n");
        let left: Vec<PathBuf> =
            files_below(store.path()).into_iter().filter(|path| path.to_string_lossy().contains('#')).collect();
        assert!(left.is_empty(), "what was begun takes no room: {left:?}");
    }
    assert_eq!(store.run(&["releases", "publish", &list]).0, 0);
    assert_eq!(newest(store.path()), (2, catalogue_csv_at(85)));
}

/// Most rounds of [`a_publish_that_is_killed_leaves_the_old_release_or_the_new_one`], and those of one sweep.
const ROUNDS_MAX: usize = 200;
const SWEEP_ROUNDS: usize = 40;

#[test]
fn a_publish_that_is_killed_leaves_the_old_release_or_the_new_one() {
    let store = Store::new();
    let price = |round: usize| 100 + u32::try_from(round).expect("few rounds");
    let publish = |round: usize| {
        let list = store.list("liste.csv", &catalogue_csv_at(price(round)));
        let mut command = store.command(&["releases", "publish", &list]);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    let start = Instant::now();
    assert!(publish(0).status().expect("the binary runs").success());
    let mut whole = start.elapsed();
    let (mut kept, mut published) = (0, 0);
    let mut last = newest(store.path());
    for round in 1..=ROUNDS_MAX {
        // Each delay of the sweep once, not in their order: a machine may be slow for a while.
        let step = (round * 17 % SWEEP_ROUNDS) as f64 / (SWEEP_ROUNDS - 1) as f64;
        let mut child = publish(round).spawn().expect("the binary starts");
        std::thread::sleep(whole.mul_f64(1.2 * step));
        child.kill().expect("killed, or at its end");
        child.wait().expect("an end");

        let (code, out, err) = store.run(&["releases", "verify"]);
        assert_eq!((code, err.as_str()), (0, ""), "{round}: {out}");
        let now = newest(store.path());
        if now == last {
            kept += 1;
        } else {
            assert!(now == (last.0 + 1, catalogue_csv_at(price(round))), "{round}: neither the old nor the new");
            published += 1;
        }
        last = now;
        if round % SWEEP_ROUNDS == 0 {
            match (kept, published) {
                // Slower than when it was measured, or faster.
                (_, 0) => whole *= 2,
                (0, _) => whole /= 2,
                _ => break,
            }
        }
    }
    assert!(kept > 0 && published > 0, "{kept} kept, {published} published");
    // Nothing that was left behind is in the way.
    assert!(publish(ROUNDS_MAX + 1).status().expect("the binary runs").success());
    assert_eq!(newest(store.path()), (last.0 + 1, catalogue_csv_at(price(ROUNDS_MAX + 1))));
    assert_eq!(store.serve().get("/readyz").text(), format!("ok release {} 228 rows\n", last.0 + 1));
}
