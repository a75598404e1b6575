//! The staff area over HTTP, as those who mean well and those who don't see it.

use std::io::Write;
use std::process::Stdio;
use std::time::{Duration, Instant};

use repertoire_import::FILE_BYTES_MAX;
use repertoire_server::limits::{FORM_BYTES_MAX, SIGN_IN_BYTES_MAX};
use tempfile::TempDir;

use crate::support::{Answer, Server, encoded, repertoire, root, run};

const PASSWORD: &str = "huit chats gris sous la pluie";
const COOKIE: &str = "__Host-repertoire";
/// What browsers say of a form of the very site.
const SAME_SITE: (&str, &str) = ("sec-fetch-site", "same-origin");

/// A command of `repertoire staff`, with a password on its standard input.
fn staff(store: &TempDir, arguments: &[&str], password: &str) {
    let mut command = repertoire(&["staff"]);
    command.args(arguments).arg("--store").arg(store.path()).stdin(Stdio::piped()).stdout(Stdio::null());
    let mut child = command.spawn().expect("the binary runs");
    let mut stdin = child.stdin.take().expect("piped");
    // A command that asks for none may be gone already.
    let _ = writeln!(stdin, "{password}");
    drop(stdin);
    assert!(child.wait().expect("it ends").success(), "{arguments:?}");
}

/// A server with an editor, anne, and a reader, bart.
struct Site {
    server: Server,
    store: TempDir,
}

impl Site {
    fn start() -> Self {
        let store = tempfile::tempdir().expect("a folder");
        staff(&store, &["add", "anne"], PASSWORD);
        staff(&store, &["add", "bart", "--role", "reader"], PASSWORD);
        let server = Self::serve(&store);
        Self { server, store }
    }

    fn serve(store: &TempDir) -> Server {
        Server::start_with(&["--store", store.path().to_str().expect("UTF-8")])
    }

    fn sign_in_as(&self, name: &str, password: &str) -> Answer {
        let body = format!("nom={}&mot-de-passe={}", encoded(name), encoded(password));
        self.server.post_with("/fr/gestion/connexion", &[SAME_SITE], body.as_bytes())
    }

    fn sign_in(&self, name: &str) -> Client<'_> {
        let answer = self.sign_in_as(name, PASSWORD);
        assert_eq!((answer.status, answer.header("location")), (303, "/fr/gestion"));
        Client { server: &self.server, cookie: cookie(&answer) }
    }
}

/// The cookie that an answer sets, as a browser sends it back.
fn cookie(answer: &Answer) -> String {
    answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned()
}

/// A browser in which somebody is signed in.
struct Client<'s> {
    server: &'s Server,
    cookie: String,
}

impl Client<'_> {
    fn get(&self, path: &str) -> Answer {
        self.server.get_with(path, &[("cookie", &self.cookie)])
    }

    fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let pairs = fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
        let body = pairs.collect::<Vec<_>>().join("&");
        self.server.post_with(path, &[SAME_SITE, ("cookie", &self.cookie)], body.as_bytes())
    }

    fn upload(&self, path: &str, field: &str, name: &str, bytes: &[u8]) -> Answer {
        let mut body = format!(
            "--limite\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             content-type: application/octet-stream\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--limite--\r\n");
        let kind = ("content-type", "multipart/form-data; boundary=limite");
        self.server.post_with(path, &[SAME_SITE, ("cookie", &self.cookie), kind], &body)
    }

    /// Begins a draft with a list, and answers its address.
    fn draft(&self, name: &str, bytes: &[u8]) -> String {
        let answer = self.upload("/fr/gestion/importer", "fichier", name, bytes);
        assert_eq!(answer.status, 303, "{}", answer.text());
        answer.header("location").trim_end_matches("/colonnes").to_owned()
    }

    /// A page, waited for while the work for it goes on.
    fn ready(&self, path: &str) -> Answer {
        let started = Instant::now();
        loop {
            let answer = self.get(path);
            if !answer.headers.contains_key("refresh") {
                return answer;
            }
            assert!(started.elapsed() < Duration::from_mins(1), "{path} takes too long");
            std::thread::sleep(Duration::from_millis(200));
        }
    }

    /// Publishes a draft, with more fields than every form has.
    fn publish(&self, draft: &str, more: &[(&str, &str)]) -> Answer {
        let page = self.ready(&format!("{draft}/publier")).page();
        let value =
            |name: &str| page.attributes(&format!("form[action$='/publier'] input[name={name}]"), "value").concat();
        let (seen, version) = (value("vu"), value("version"));
        let fields: Vec<_> =
            [("vu", seen.as_str()), ("version", &version)].into_iter().chain(more.iter().copied()).collect();
        let answer = self.post(&format!("{draft}/publier"), &fields);
        // Done, or under way: the draft's own page tells which, and what came of it.
        if answer.status == 303 || answer.headers.contains_key("refresh") { self.ready(draft) } else { answer }
    }
}

fn catalogue() -> Vec<u8> {
    std::fs::read(root().join("data/catalogue.csv")).expect("the catalogue")
}

/// The catalogue with one summary changed.
fn changed(by: &str) -> Vec<u8> {
    let text = String::from_utf8(catalogue()).expect("UTF-8");
    let (header, rows) = text.split_once('\n').expect("a header");
    let first = rows.lines().next().expect("a row");
    let id = first.split(',').next().expect("an id");
    // A new row like the first, under another id and title.
    let new = first.replacen(id, &format!("essai-{by}"), 1);
    format!("{header}\n{rows}{new}\n").into_bytes()
}

fn rows(server: &Server) -> u64 {
    server.total("")
}

#[test]
fn a_list_goes_from_upload_to_published_and_back() {
    let site = Site::start();
    let anne = site.sign_in("anne");
    let before = rows(&site.server);
    let draft = anne.draft("liste.csv", &changed("un"));
    let review = anne.ready(&format!("{draft}/verifier"));
    assert!(review.text().contains("1 nouveau"), "{}", review.text());
    // The preview shows what the public does not see yet.
    let preview = anne.ready(&format!("{draft}/apercu"));
    assert!(preview.page().heading().starts_with(&(before + 1).to_string()));
    assert_eq!(rows(&site.server), before);
    let published = anne.publish(&draft, &[("note", "Un de plus")]);
    assert!(published.page().heading().contains("version 2"), "{}", published.page().heading());
    assert_eq!(rows(&site.server), before + 1);
    assert_eq!(site.server.get("/readyz").text(), format!("ok release 2 {} rows\n", before + 1));
    let journal = anne.get("/fr/gestion/journal").page().texts("tbody tr").join("\n");
    assert!(journal.contains("anne") && journal.contains("a publié la version 2\u{A0}: Un de plus"), "{journal}");
    // Published once: the form of another tab is told.
    let again = anne.post(&format!("{draft}/publier"), &[("vu", "1"), ("version", "1")]);
    assert_eq!(again.status, 409);
    let restored = anne.post("/fr/gestion/versions/1/retablir", &[("version", "2")]);
    assert_eq!((restored.status, restored.header("location")), (303, "/fr/gestion/versions/3"));
    assert_eq!(rows(&site.server), before);
}

#[test]
fn a_draft_survives_a_restart_and_the_end_of_its_author_s_session() {
    let mut site = Site::start();
    let draft = site.sign_in("anne").draft("liste.csv", &changed("un"));
    site.server = Site::serve(&site.store);
    let anne = site.sign_in("anne");
    assert!(anne.get("/fr/gestion").text().contains(&draft));
    assert!(anne.publish(&draft, &[]).page().heading().contains("version 2"));
}

#[test]
fn what_is_chosen_of_a_long_list_waits_for_the_list_to_be_read() {
    let site = Site::start();
    let anne = site.sign_in("anne");
    let text = String::from_utf8(catalogue()).expect("UTF-8");
    let (header, rows) = text.split_once('\n').expect("a header");
    let row = rows.lines().min_by_key(|row| row.len()).expect("a row");
    let (id, rest) = row.split_once(',').expect("an id");
    // As long as it may be: read in several seconds here, where nothing is optimised.
    let many: Vec<String> = (0..FILE_BYTES_MAX / (row.len() + 8)).map(|n| format!("{id}-{n},{rest}\n")).collect();
    let draft = anne.draft("longue.csv", format!("{header}\n{}", many.concat()).as_bytes());
    let at = header.split(',').position(|name| name == "duree").expect("a column");
    // Sent before anything of it was shown: the list is still being read.
    let answer =
        anne.post(&format!("{draft}/colonnes"), &[("vu", "1"), (&format!("colonne-{at}"), "-"), ("ligne", "1")]);
    assert_eq!((answer.status, answer.header("location")), (303, &*format!("{draft}/verifier")));
    assert!(anne.ready(&format!("{draft}/verifier")).text().contains("La colonne « duree » manque"));
}

#[test]
fn the_second_of_two_publishers_sees_what_came_in_between_and_loses_nothing() {
    let site = Site::start();
    let anne = site.sign_in("anne");
    let (one, two) = (anne.draft("un.csv", &changed("un")), anne.draft("deux.csv", &changed("deux")));
    let seen = anne.ready(&format!("{two}/publier")).page();
    let value = |name: &str| seen.attributes(&format!("form[action$='/publier'] input[name={name}]"), "value").concat();
    let fields = [("vu", value("vu")), ("version", value("version"))];
    assert!(anne.publish(&one, &[]).page().heading().contains("version 2"));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    anne.ready(&format!("{two}/verifier"));
    let told = anne.post(&format!("{two}/publier"), &fields);
    assert_eq!(told.status, 422);
    assert!(told.page().notices().contains("version 2 est parue"), "{}", told.page().notices());
    // The fresh comparison says what it would undo.
    assert!(told.text().contains("1 nouveau, 0 modifié, 1 retiré"), "{}", told.text());
    assert!(anne.publish(&two, &[]).page().heading().contains("version 3"));
}

#[test]
fn a_large_removal_and_rows_left_out_must_be_confirmed() {
    let site = Site::start();
    let anne = site.sign_in("anne");
    let text = String::from_utf8(catalogue()).expect("UTF-8");
    let fewer: String = text.lines().take(200).flat_map(|line| [line, "\n"]).collect();
    let draft = anne.draft("moins.csv", fewer.as_bytes());
    let refused = anne.publish(&draft, &[]);
    assert_eq!(refused.status, 422);
    assert!(refused.page().notices().contains("écrivez 29"), "{}", refused.page().notices());
    assert_eq!(anne.publish(&draft, &[("retraits", "28")]).status, 422);
    assert!(anne.publish(&draft, &[("retraits", "29")]).page().heading().contains("version 2"));
    // One row with a theme that does not exist.
    let wrong = text.replacen("bien-etre-professionnels", "bien-etre-des-chats", 1);
    let draft = anne.draft("faux.csv", wrong.as_bytes());
    let refused = anne.publish(&draft, &[]);
    assert_eq!(refused.status, 422);
    assert!(refused.page().notices().contains("lignes écartées"), "{}", refused.page().notices());
    assert!(anne.publish(&draft, &[("sans-ecartees", "oui")]).page().heading().contains("version 3"));
}

#[test]
fn nobody_gets_in_without_an_account_and_the_way_back_is_kept() {
    let site = Site::start();
    for path in [
        "/fr/gestion",
        "/nl/gestion/versions",
        "/fr/gestion/brouillons/0123456789abcdef/verifier",
        "/fr/gestion/catalogue.csv",
    ] {
        let answer = site.server.get(path);
        assert_eq!(answer.status, 303, "{path}");
        assert!(answer.header("location").contains("/gestion/connexion"), "{path}");
    }
    assert_eq!(
        site.server.get("/nl/gestion/versions").header("location"),
        "/nl/gestion/connexion?vers=%2Fnl%2Fgestion%2Fversions"
    );
    let body = format!("nom=anne&mot-de-passe={}&vers=%2Fnl%2Fgestion%2Fversions", encoded(PASSWORD));
    let answer = site.server.post_with("/nl/gestion/connexion", &[SAME_SITE], body.as_bytes());
    assert_eq!(answer.header("location"), "/nl/gestion/versions");
    // Never to another site.
    let body = format!("nom=anne&mot-de-passe={}&vers=%2F%2Fevil.example", encoded(PASSWORD));
    let answer = site.server.post_with("/fr/gestion/connexion", &[SAME_SITE], body.as_bytes());
    assert_eq!(answer.header("location"), "/fr/gestion");
    // Files that are served have no staff area.
    let files = Server::start_with(&["--catalogue", root().join("data/catalogue.csv").to_str().expect("UTF-8")]);
    assert_eq!(files.get("/fr/gestion").status, 404);
    assert_eq!(files.get("/gestion").status, 404);
}

#[test]
fn nothing_of_the_staff_area_is_kept_indexed_or_framed() {
    let site = Site::start();
    let anne = site.sign_in("anne");
    for path in ["/fr/gestion", "/fr/gestion/connexion", "/fr/gestion/versions/1/catalogue.csv", "/fr/gestion/rien"] {
        let answer = anne.get(path);
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert_eq!(answer.header("x-robots-tag"), "noindex, nofollow", "{path}");
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{path}");
    }
    let answer = site.sign_in_as("anne", PASSWORD);
    let set = answer.header("set-cookie");
    assert!(set.starts_with(COOKIE));
    for attribute in ["Path=/", "Secure", "HttpOnly", "SameSite=Lax"] {
        assert!(set.contains(attribute), "{set}");
    }
    assert!(!set.contains("Domain"));
}

#[test]
fn unknown_accounts_wrong_passwords_and_disabled_accounts_get_the_same_answer_in_the_same_time() {
    let site = Site::start();
    staff(&site.store, &["add", "clara"], PASSWORD);
    staff(&site.store, &["disable", "clara"], "");
    let told = |name: &str, password: &str| {
        let started = Instant::now();
        let answer = site.sign_in_as(name, password);
        assert_eq!(answer.status, 422);
        assert!(!answer.headers.contains_key("set-cookie"));
        (answer.page().notices(), started.elapsed())
    };
    told("anne", "pour la première fois");
    let (wrong, wrong_time) = told("anne", "une autre phrase");
    let (unknown, unknown_time) = told("personne", PASSWORD);
    let (disabled, disabled_time) = told("clara", PASSWORD);
    let (nonsense, _) = told("<script>", PASSWORD);
    assert!([&unknown, &disabled, &nonsense].iter().all(|other| **other == wrong));
    // Not a timed test: a hash that was not computed would be a hundred times faster.
    for other in [unknown_time, disabled_time] {
        assert!(other * 10 > wrong_time && wrong_time * 10 > other, "{other:?} {wrong_time:?}");
    }
}

#[test]
fn guessing_is_stopped_after_some_attempts_even_with_the_right_password() {
    let site = Site::start();
    for attempt in 0..repertoire_staff::ATTEMPTS_ACCOUNT_MAX {
        let notices = site.sign_in_as("anne", "faux").page().notices();
        assert!(notices.contains("ne vont pas ensemble"), "{attempt}: {notices}");
    }
    let notices = site.sign_in_as("anne", PASSWORD).page().notices();
    assert!(notices.contains("Trop d'essais"), "{notices}");
    // Others are let in.
    assert_eq!(site.sign_in_as("bart", PASSWORD).status, 303);
}

#[test]
fn a_session_from_before_a_sign_in_is_worth_nothing_after_it() {
    let site = Site::start();
    let fixed = format!("{COOKIE}={}", "a".repeat(64));
    let body = format!("nom=anne&mot-de-passe={}", encoded(PASSWORD));
    let answer = site.server.post_with("/fr/gestion/connexion", &[SAME_SITE, ("cookie", &fixed)], body.as_bytes());
    assert_ne!(cookie(&answer), fixed);
    assert_eq!(site.server.get_with("/fr/gestion", &[("cookie", &fixed)]).status, 303);
    // Signing in again ends the session that was there.
    let first = cookie(&answer);
    let answer = site.server.post_with("/fr/gestion/connexion", &[SAME_SITE, ("cookie", &first)], body.as_bytes());
    assert_eq!(site.server.get_with("/fr/gestion", &[("cookie", &first)]).status, 303);
    assert_eq!(site.server.get_with("/fr/gestion", &[("cookie", &cookie(&answer))]).status, 200);
}

#[test]
fn cookies_are_worth_nothing_once_signed_out_disabled_or_reset() {
    let site = Site::start();
    let out = site.sign_in("anne");
    assert_eq!(out.post("/fr/gestion/deconnexion", &[]).status, 303);
    // Where one was going is said to be gone on from, or lost.
    let told = |answer: &Answer| site.server.get(answer.header("location")).page().notices();
    assert!(told(&out.get("/fr/gestion")).contains("Votre session est terminée"));
    assert!(told(&out.post("/fr/gestion/dispositif", &[("intitule", "Un")])).contains("n'a pas été gardé"));
    let (here, there) = (site.sign_in("anne"), site.sign_in("anne"));
    assert_eq!(here.post("/fr/gestion/deconnexion-partout", &[]).status, 303);
    assert_eq!((here.get("/fr/gestion").status, there.get("/fr/gestion").status), (303, 303));
    let anne = site.sign_in("anne");
    staff(&site.store, &["reset", "anne"], "paarse fiets op de zolder");
    assert_eq!(anne.get("/fr/gestion").status, 303);
    assert_eq!(site.sign_in_as("anne", PASSWORD).status, 422);
    let bart = site.sign_in("bart");
    staff(&site.store, &["disable", "bart"], "");
    assert_eq!(bart.get("/fr/gestion").status, 303);
}

#[test]
fn a_form_that_was_on_its_way_undoes_nothing_that_was_done_to_its_account() {
    let site = Site::start();
    let anne = site.sign_in("anne");
    let new = encoded("paarse fiets op de zolder");
    let body = format!("actuel={}&nouveau={new}&encore={new}", encoded(PASSWORD));
    let host = site.server.origin.trim_start_matches("http://");
    let mut slow = std::net::TcpStream::connect(host).expect("a connection");
    write!(
        slow,
        "POST /fr/gestion/compte HTTP/1.1\r\nhost: {host}\r\nsec-fetch-site: same-origin\r\ncookie: {}\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n{}",
        anne.cookie,
        body.len(),
        &body[..10]
    )
    .expect("sent");
    // Its head has arrived: she is signed in.
    std::thread::sleep(Duration::from_millis(300));
    staff(&site.store, &["disable", "anne"], "");
    slow.write_all(&body.as_bytes()[10..]).expect("sent");
    let mut answer = String::new();
    std::io::Read::read_to_string(&mut slow, &mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
    assert!(!answer.contains("set-cookie"));
    let (_, accounts, _) = run(&["staff", "list", "--store", site.store.path().to_str().expect("UTF-8")]);
    assert!(accounts.lines().any(|line| line.contains("anne") && line.contains("désactivé")), "{accounts}");
}

#[test]
fn who_is_nobody_yet_can_send_little() {
    let site = Site::start();
    let start = format!("nom=anne&mot-de-passe={}&vers=", encoded(PASSWORD));
    let of = |bytes: usize| {
        let body = format!("{start}{}", "a".repeat(bytes - start.len()));
        site.server.post_with("/fr/gestion/connexion", &[SAME_SITE], body.as_bytes()).status
    };
    assert_eq!((of(SIGN_IN_BYTES_MAX), of(SIGN_IN_BYTES_MAX + 1)), (303, 400));
    // Who is signed in can send more.
    let anne = site.sign_in("anne");
    let of =
        |bytes: usize| anne.post("/fr/gestion/dispositif", &[("resume", &"a".repeat(bytes - "resume=".len()))]).status;
    assert_eq!((of(FORM_BYTES_MAX), of(FORM_BYTES_MAX + 1)), (303, 400));
}

#[test]
fn an_old_form_of_a_scheme_is_told_what_came_in_between() {
    let site = Site::start();
    let anne = site.sign_in("anne");
    let id = site.server.rows("")[0]["id"].as_str().expect("an id").to_owned();
    let form = anne.get(&format!("/fr/gestion/dispositif?id={id}")).page();
    let version = form.attributes("form.scheme-form input[name=version]", "value").concat();
    assert_eq!(version, "1");
    assert!(anne.publish(&anne.draft("liste.csv", &changed("un")), &[]).page().heading().contains("version 2"));
    let answer = anne.post("/fr/gestion/dispositif", &[("id", &id), ("version", "1"), ("intitule", "Autre")]);
    let told = anne.ready(answer.header("location")).page().notices();
    assert!(told.contains("version 1") && told.contains("version 2"), "{told}");
}

#[test]
fn a_restore_that_removes_many_must_be_confirmed() {
    let site = Site::start();
    let anne = site.sign_in("anne");
    let text = String::from_utf8(catalogue()).expect("UTF-8");
    let fewer: String = text.lines().take(200).flat_map(|line| [line, "\n"]).collect();
    anne.publish(&anne.draft("moins.csv", fewer.as_bytes()), &[("retraits", "29")]);
    assert_eq!(anne.post("/fr/gestion/versions/1/retablir", &[("version", "2")]).status, 303);
    let told = anne.post("/fr/gestion/versions/2/retablir", &[("version", "3")]);
    assert_eq!(told.status, 422);
    assert!(told.page().notices().contains("écrivez 29"), "{}", told.page().notices());
    assert_eq!(anne.post("/fr/gestion/versions/2/retablir", &[("version", "3"), ("retraits", "29")]).status, 303);
}

#[test]
fn one_changes_one_s_own_password() {
    let site = Site::start();
    let (anne, elsewhere) = (site.sign_in("anne"), site.sign_in("anne"));
    let change = |now: &str, new: &str, again: &str| {
        anne.post("/fr/gestion/compte", &[("actuel", now), ("nouveau", new), ("encore", again)])
    };
    let new = "paarse fiets op de zolder";
    assert!(change("faux", new, new).page().notices().contains("n'est pas le bon"));
    assert!(change(PASSWORD, new, "autre").page().notices().contains("diffèrent"));
    assert!(change(PASSWORD, "court", "court").page().notices().contains("trop court"));
    assert!(change(PASSWORD, "motdepasse2026", "motdepasse2026").page().notices().contains("devine"));
    let done = change(PASSWORD, new, new);
    assert_eq!(done.status, 303);
    assert_eq!(site.server.get_with("/fr/gestion", &[("cookie", &cookie(&done))]).status, 200);
    assert_eq!((anne.get("/fr/gestion").status, elsewhere.get("/fr/gestion").status), (303, 303));
    assert_eq!(site.sign_in_as("anne", new).status, 303);
}

#[test]
fn changes_that_another_site_asks_for_are_refused() {
    let site = Site::start();
    let anne = site.sign_in("anne");
    let host = site.server.origin.trim_start_matches("http://").to_owned();
    let post = |headers: &[(&str, &str)]| {
        let with: Vec<_> = headers.iter().copied().chain([("cookie", anne.cookie.as_str())]).collect();
        site.server.post_with("/fr/gestion/deconnexion-partout", &with, b"").status
    };
    for headers in [
        &[][..],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("sec-fetch-site", "none")],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[("origin", "http://127.0.0.1")],
    ] {
        assert_eq!(post(headers), 403, "{headers:?}");
    }
    assert_eq!(anne.get("/fr/gestion").status, 200);
    // The sign-in too: nobody is signed in to an account of somebody else's.
    let body = format!("nom=bart&mot-de-passe={}", encoded(PASSWORD));
    let answer = site.server.post_with("/fr/gestion/connexion", &[("sec-fetch-site", "cross-site")], body.as_bytes());
    assert_eq!((answer.status, answer.headers.contains_key("set-cookie")), (403, false));
    assert_eq!(post(&[("origin", &format!("http://{host}"))]), 303);
}

#[test]
fn a_reader_sees_and_changes_nothing() {
    let site = Site::start();
    let draft = site.sign_in("anne").draft("liste.csv", &changed("un"));
    let bart = site.sign_in("bart");
    for path in ["", "/verifier", "/colonnes", "/publier", "/apercu", "/rapport.json", "/rapport.xlsx"] {
        let answer = bart.ready(&format!("{draft}{path}"));
        assert!(matches!(answer.status, 200 | 303), "{path}: {}", answer.status);
        if answer.header("content-type").starts_with("text/html") {
            let forms = answer.page().attributes("form[method=post]", "action");
            assert!(forms.iter().all(|action| action.ends_with("/deconnexion")), "{path}: {forms:?}");
        }
    }
    for path in ["/colonnes", "/corriger", "/publier", "/abandonner"] {
        assert_eq!(bart.post(&format!("{draft}{path}"), &[("vu", "1"), ("version", "1")]).status, 403, "{path}");
    }
    assert_eq!(bart.upload("/fr/gestion/importer", "fichier", "a.csv", b"id,intitule\n").status, 403);
    assert_eq!(bart.upload("/fr/gestion/vocabulaires", "fichiers", "themes.csv", b"x").status, 403);
    assert_eq!(bart.post("/fr/gestion/dispositif", &[("intitule", "x")]).status, 403);
    assert_eq!(bart.post("/fr/gestion/versions/1/retablir", &[("version", "1")]).status, 403);
}

#[test]
fn what_is_no_list_is_told_in_a_sentence_and_stored_nowhere_else() {
    let site = Site::start();
    let anne = site.sign_in("anne");
    let bomb = {
        // Sheets of zeros: 60 MB that pack to nothing.
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        for name in ["[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"] {
            zip.start_file(name, options).expect("a file");
            zip.write_all(&vec![b' '; 20_000_000]).expect("written");
        }
        zip.finish().expect("a zip file").into_inner()
    };
    let wide = format!("id,intitule{}\n", ",x".repeat(1_000_000));
    let entities =
        b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><a>&b;</a>";
    for (name, bytes) in [
        ("image.csv", b"\x89PNG\r\n\x1a\n0000".as_slice()),
        ("bombe.xlsx", &bomb),
        ("large.csv", wide.as_bytes()),
        ("entites.ods", entities),
        ("nuls.csv", b"\0\0\0\0,\0\0"),
        ("../../etc/passwd", b"root:x:0:0"),
    ] {
        let draft = anne.draft(name, bytes);
        let answer = anne.ready(&format!("{draft}/verifier"));
        assert_eq!(answer.status, 422, "{name}");
        let page = answer.page();
        assert!(page.is_inert() && page.texts(".lead").concat().len() > 20, "{name}: {}", answer.text());
        // What may make it readable is offered, and the way out.
        assert_eq!(page.attributes("form[action$='/abandonner']", "method"), ["post"], "{name}");
    }
    let empty = anne.upload("/fr/gestion/importer", "fichier", "", b"");
    assert!(empty.page().notices().contains("Choisissez"), "{}", empty.text());
    // All of it lies in the store, under names of the store's own.
    let outside = std::fs::read_dir(site.store.path()).expect("the store");
    let names: Vec<String> =
        outside.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    assert!(
        names.iter().all(
            |name| ["blobs", "drafts", "probe", "releases", "sessions", "shapes", "staff"].contains(&name.as_str())
        ),
        "{names:?}"
    );
}

#[test]
fn what_a_list_holds_is_shown_as_text() {
    let site = Site::start();
    let anne = site.sign_in("anne");
    let text = String::from_utf8(catalogue()).expect("UTF-8");
    let header = text.lines().next().expect("a header");
    let evil = "<script>alert(1)</script>\u{202e}=cmd|' /C calc'!A0";
    let cells: Vec<String> = header
        .split(',')
        .map(|column| match column {
            "id" => "../../etc/passwd".into(),
            "url" | "source" => "javascript:alert(1)".into(),
            _ => evil.into(),
        })
        .collect();
    let csv = format!("{header},{}\n{},x\n", "<img src=x onerror=alert(1)>", cells.join(","));
    let draft = anne.draft("<b onclick=alert(1)>.csv", csv.as_bytes());
    for path in ["/colonnes", "/verifier", "/publier"] {
        let answer = anne.ready(&format!("{draft}{path}"));
        assert!(answer.page().is_inert(), "{path}: {}", answer.text());
    }
    assert!(anne.get("/fr/gestion").page().is_inert());
    let form = anne.post(
        "/fr/gestion/dispositif",
        &[("intitule", evil), ("url", "javascript:alert(1)"), ("themes", "\"><script>")],
    );
    let draft = form.header("location").trim_end_matches("/verifier").to_owned();
    for path in ["/verifier", "/formulaire"] {
        assert!(anne.ready(&format!("{draft}{path}")).page().is_inert(), "{path}");
    }
}

#[test]
fn a_file_at_the_limit_is_taken_and_one_byte_more_is_told() {
    let site = Site::start();
    let anne = site.sign_in("anne");
    let mut bytes = catalogue();
    bytes.resize(FILE_BYTES_MAX, b'\n');
    anne.draft("juste.csv", &bytes);
    bytes.push(b'\n');
    let answer = anne.upload("/fr/gestion/importer", "fichier", "trop.csv", &bytes);
    assert_eq!(answer.status, 413);
    assert!(answer.text().contains("20 Mo"), "{}", answer.text());
    // Far beyond it: read to its end and thrown away, so that a browser shows the answer.
    bytes.resize(FILE_BYTES_MAX * 5, b'\n');
    assert_eq!(anne.upload("/fr/gestion/importer", "fichier", "beaucoup.csv", &bytes).status, 413);
    // Not of a file, but of what names it: counted all the same.
    let name = "a".repeat(FILE_BYTES_MAX + 100_000);
    assert_eq!(anne.upload("/fr/gestion/importer", "fichier", &name, b"x").status, 413);
    assert_eq!(anne.get("/fr/gestion").status, 200);
}

#[test]
fn many_uploads_at_once_are_all_taken() {
    let site = Site::start();
    let anne = site.sign_in("anne");
    let lists: Vec<Vec<u8>> = (0..50).map(|at| changed(&at.to_string())).collect();
    let drafts: Vec<String> = std::thread::scope(|scope| {
        let uploads: Vec<_> = lists.iter().map(|list| scope.spawn(|| anne.draft("liste.csv", list))).collect();
        uploads.into_iter().map(|upload| upload.join().expect("an upload")).collect()
    });
    let mut different = drafts.clone();
    different.sort_unstable();
    different.dedup();
    assert_eq!(different.len(), 50);
    assert_eq!(anne.ready(&format!("{}/verifier", drafts[49])).status, 200);
    assert_eq!(anne.get("/fr/gestion").page().texts("#brouillons + ul li").len(), 50);
}

#[test]
fn vocabularies_are_changed_with_care() {
    let site = Site::start();
    let anne = site.sign_in("anne");
    let themes = anne.get("/fr/gestion/vocabulaires/themes.csv");
    assert_eq!(themes.status, 200);
    let text = themes.text().to_owned();
    // A used code can't go.
    let fewer: String = text.lines().filter(|line| !line.starts_with("deuil,")).flat_map(|line| [line, "\n"]).collect();
    let answer = anne.upload("/fr/gestion/vocabulaires", "fichiers", "themes.csv", fewer.as_bytes());
    let refused = anne.ready(answer.header("location"));
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("emploi"), "{}", refused.text());
    // A label may change.
    let label =
        text.lines().find(|line| line.starts_with("deuil,")).and_then(|line| line.split(',').nth(1)).expect("a label");
    let other = text.replacen(label, "Deuil et pertes", 1);
    let answer = anne.upload("/fr/gestion/vocabulaires", "fichiers", "themes.csv", other.as_bytes());
    let draft = answer.header("location").trim_end_matches("/verifier").to_owned();
    assert!(anne.publish(&draft, &[]).page().heading().contains("version 2"));
    assert!(site.server.get("/fr?theme=deuil").text().contains("Deuil et pertes"));
    // As a spreadsheet saves it, it is the same file: nothing changes.
    let now = anne.get("/fr/gestion/vocabulaires/themes.csv");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(now.text().as_bytes());
    let mut excel = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    reader.byte_records().for_each(|record| excel.write_byte_record(&record.expect("a row")).expect("written"));
    let bytes = excel.into_inner().expect("written");
    let answer = anne.upload("/fr/gestion/vocabulaires", "fichiers", "Themes.csv", &bytes);
    assert!(anne.ready(answer.header("location")).text().contains("ne change rien"));
    // Turned around, it is another order on the site.
    let mut lines: Vec<&str> = now.text().lines().collect();
    lines[1..].reverse();
    let answer = anne.upload("/fr/gestion/vocabulaires", "fichiers", "themes.csv", lines.join("\n").as_bytes());
    assert!(anne.ready(answer.header("location")).text().contains("ordre des lignes changé"));
    // A commune in use is a code in use.
    let communes = anne.get("/fr/gestion/vocabulaires/communes.csv");
    let fewer: String =
        communes.text().lines().filter(|line| !line.starts_with("ixelles,")).flat_map(|line| [line, "\n"]).collect();
    let answer = anne.upload("/fr/gestion/vocabulaires", "fichiers", "communes.csv", fewer.as_bytes());
    assert_eq!(anne.ready(answer.header("location")).status, 422);
    // What is no vocabulary has no place.
    let answer = anne.upload("/fr/gestion/vocabulaires", "fichiers", "autre.csv", b"a,b\n");
    assert_eq!(answer.status, 422);
    assert_eq!(anne.get("/fr/gestion/vocabulaires/..%2F..%2Fetc%2Fpasswd").status, 404);
}

#[test]
fn one_scheme_is_changed_added_and_removed() {
    let site = Site::start();
    let anne = site.sign_in("anne");
    let before = rows(&site.server);
    let id = site.server.rows("")[0]["id"].as_str().expect("an id").to_owned();
    let form = anne.get(&format!("/fr/gestion/dispositif?id={id}")).page();
    let mut fields = vec![("id".to_owned(), id.clone())];
    for name in ["organisateur", "cout", "commune", "duree", "dates", "url", "source", "verifie_le"] {
        fields.push((name.into(), form.attributes(&format!("input[name={name}]"), "value").concat()));
    }
    for name in ["intitule", "resume", "public_precision", "inscription"] {
        fields.push((name.into(), form.texts(&format!("textarea[name={name}]")).concat()));
    }
    for name in ["type", "sur_site"] {
        fields.push((name.into(), form.attributes(&format!("select[name={name}] option[selected]"), "value").concat()));
    }
    for name in ["themes", "public", "langues", "format"] {
        fields.push((format!("{name}-avant"), form.attributes(&format!("input[name={name}-avant]"), "value").concat()));
        let ticked = form.attributes(&format!("input[name={name}][checked]"), "value");
        fields.extend(ticked.into_iter().map(|value| (name.to_owned(), value)));
    }
    let post = |fields: &[(String, String)]| {
        let pairs: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answer = anne.post("/fr/gestion/dispositif", &pairs);
        answer.header("location").trim_end_matches("/verifier").to_owned()
    };
    // Sent back as it is, nothing changes.
    let same = anne.ready(&format!("{}/verifier", post(&fields)));
    assert!(same.text().contains("ne change rien"), "{}", same.text());
    let at = fields.iter().position(|(name, _)| name == "intitule").expect("a title");
    fields[at].1 = "Un intitulé tout neuf".into();
    let draft = post(&fields);
    assert!(anne.ready(&format!("{draft}/verifier")).text().contains("0 nouveau, 1 modifié, 0 retiré"));
    assert!(anne.publish(&draft, &[]).page().heading().contains("version 2"));
    assert!(site.server.get(&format!("/fr/dispositifs/{id}")).text().contains("Un intitulé tout neuf"));
    // A new one, under an id made from its title.
    fields.retain(|(name, _)| name != "id");
    fields[at - 1].1 = "Un autre encore".into();
    assert!(anne.publish(&post(&fields), &[]).page().heading().contains("version 3"));
    assert_eq!(rows(&site.server), before + 1);
    let draft = post(&[("id".into(), id.clone()), ("retirer".into(), "oui".into())]);
    assert!(anne.publish(&draft, &[]).page().heading().contains("version 4"));
    assert_eq!((rows(&site.server), site.server.get(&format!("/fr/dispositifs/{id}")).status), (before, 404));
}

#[test]
fn a_store_that_goes_away_is_told_and_nothing_is_lost() {
    let site = Site::start();
    let anne = site.sign_in("anne");
    let draft = anne.draft("liste.csv", &changed("un"));
    anne.ready(&format!("{draft}/publier"));
    let away = site.store.path().with_extension("ailleurs");
    std::fs::rename(site.store.path(), &away).expect("moved");
    std::fs::write(site.store.path(), "").expect("a file in its place");
    let told = anne.get("/fr/gestion");
    assert_eq!(told.status, 503);
    assert!(told.page().heading().contains("injoignable"), "{}", told.text());
    assert_eq!(site.server.get("/fr").status, 200);
    std::fs::remove_file(site.store.path()).expect("removed");
    std::fs::rename(&away, site.store.path()).expect("moved back");
    assert!(anne.publish(&draft, &[]).page().heading().contains("version 2"));
}

#[test]
fn a_partner_is_added_changed_and_removed() {
    let site = Site::start();
    let anne = site.sign_in("anne");
    let review = |fields: &[(&str, &str)]| {
        let answer = anne.post("/fr/gestion/partenaire", fields);
        assert_eq!(answer.status, 303, "{}", answer.text());
        answer.header("location").trim_end_matches("/verifier").to_owned()
    };
    assert!(anne.get("/fr/gestion/partenaires").text().contains("pas encore de partenaire"));
    // What can't be used is told on the form, which keeps what was written.
    let wrong =
        [("code", "A B"), ("nom", "Fédération"), ("origines", "https://partner.example/page"), ("couleur", "rouge")];
    let refused = anne.post("/fr/gestion/partenaire", &wrong);
    assert_eq!(refused.status, 422);
    let page = refused.page();
    assert_eq!(page.texts("[role=alert] li").len(), 3);
    assert_eq!(page.attributes("[aria-invalid=true]", "name"), ["code", "origines", "couleur"]);
    assert_eq!(page.texts("textarea[name=origines]"), ["https://partner.example/page"]);
    // A new one is shown to nobody before it is published, and then to its sites.
    let fields = [
        ("code", "fede"),
        ("nom", "Fédération"),
        ("actif", "oui"),
        ("origines", "https://partner.example\r\nhttps://*.fede.example"),
        ("langue", "fr"),
        ("filtres", "https://repertoire.example/fr?theme=deuil"),
        ("filtres_masques", "commune"),
        ("filtres_masques", "role"),
        ("couleur", "#ffff00"),
        ("introduction", "Pour nos équipes."),
    ];
    let draft = review(&fields);
    let shown = anne.ready(&format!("{draft}/verifier")).page();
    assert!(shown.notices().contains("#ffff00"), "{}", shown.notices());
    assert!(
        shown.texts("ins").concat().contains("https://*.fede.example | https://partner.example"),
        "{:?}",
        shown.texts("ins")
    );
    assert_eq!(site.server.get("/embed/fede").status, 404);
    assert!(anne.publish(&draft, &[]).page().heading().contains("version 2"));
    let embed = site.server.get("/embed/fede");
    assert!(
        embed
            .header("content-security-policy")
            .ends_with("frame-ancestors https://*.fede.example https://partner.example")
    );
    assert!(embed.page().texts(".facet").len() < 11);
    let list = anne.get("/fr/gestion/partenaires").page();
    assert!(list.texts("tbody tr").concat().contains("Montre 15 dispositifs"), "{:?}", list.texts("tbody tr"));
    // A code is taken once.
    assert_eq!(anne.post("/fr/gestion/partenaire", &fields).status, 422);
    // Its form holds what was published, and what there is to copy.
    let form = anne.get("/fr/gestion/partenaire?code=fede").page();
    assert_eq!(form.attributes("input[name=filtres]", "value"), ["theme=deuil"]);
    assert_eq!(form.attributes("input[name=filtres_masques][checked]", "value"), ["role", "commune"]);
    assert!(form.texts("pre").concat().contains("data-partenaire=\"fede\""));
    // Sent back as it is, nothing changes; with another colour, that alone does.
    let version = form.attributes("form.fields input[name=version]", "value").concat();
    let mut again: Vec<(&str, &str)> =
        [("modifie", "oui"), ("version", version.as_str())].into_iter().chain(fields).collect();
    assert!(anne.ready(&format!("{}/verifier", review(&again))).text().contains("ne change rien"));
    let at = again.iter().position(|(name, _)| *name == "couleur").expect("a colour");
    again[at].1 = "#0b5d66";
    let draft = review(&again);
    assert_eq!(anne.ready(&format!("{draft}/verifier")).page().texts("dl.counts dt"), ["Couleur"]);
    assert!(anne.publish(&draft, &[]).page().heading().contains("version 3"));
    // Removed, it is gone; restored, it is back.
    let draft = review(&[("code", "fede"), ("modifie", "oui"), ("retirer", "oui"), ("version", "3")]);
    assert!(anne.ready(&format!("{draft}/verifier")).text().contains("ne pourra plus montrer la liste"));
    assert!(anne.publish(&draft, &[]).page().heading().contains("version 4"));
    assert_eq!(site.server.get("/embed/fede").status, 404);
    let gone = review(&again);
    assert_eq!(anne.ready(&format!("{gone}/verifier")).status, 422);
    assert!(anne.get("/fr/gestion/partenaire?code=fede").status == 404);
}

#[test]
fn a_reader_sees_partners_and_changes_none() {
    let site = Site::start();
    let (anne, bart) = (site.sign_in("anne"), site.sign_in("bart"));
    let fields = [("code", "fede"), ("nom", "Fédération"), ("origines", "https://partner.example")];
    assert_eq!(bart.post("/fr/gestion/partenaire", &fields).status, 403);
    let draft = anne.post("/fr/gestion/partenaire", &fields);
    anne.publish(draft.header("location").trim_end_matches("/verifier"), &[]);
    let page = bart.get("/fr/gestion/partenaire?code=fede").page();
    assert!(page.texts("pre").concat().contains("fede"));
    assert_eq!(page.texts("form.fields, form.block").len(), 0);
    assert_eq!(bart.get("/fr/gestion/partenaire").status, 403);
}
