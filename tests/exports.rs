//! Exactly what is filtered, as files: the same rows in each of them, in the order of the list, under a name that says what it is.

use repertoire_server::limits::{EXPORT_ROWS_WHOLE_MAX, EXPORT_XLSX_ROWS_MAX};
use serde_json::Value;

use crate::support::{Answer, Server, catalogue_csv, catalogue_rows, csv_rows};

/// The lines of a calendar, unfolded.
fn lines(calendar: &Answer) -> Vec<String> {
    let text = calendar.text().replace("\r\n ", "");
    text.split("\r\n").filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn of<'a>(lines: &'a [String], name: &str) -> Vec<&'a str> {
    lines.iter().filter_map(|line| line.strip_prefix(name)?.strip_prefix(':')).collect()
}

fn json(server: &Server, path: &str) -> Value {
    serde_json::from_str(server.get(path).text()).expect("JSON")
}

#[test]
fn each_file_holds_the_rows_of_the_list_in_its_order() {
    let server = Server::start();
    for query in ["", "?theme=deuil", "?q=suicide&tri=intitule", "?cout-max=50&vue=cartes&page=2", "?q=zzzz"] {
        let csv = csv_rows(&server.get(&format!("/fr/dispositifs.csv{query}")).body);
        let ids: Vec<&str> = csv.iter().map(|row| row["id"].as_str()).collect();
        let data = json(&server, &format!("/nl/dispositifs.json{query}"));
        let told: Vec<&str> =
            data["dispositifs"].as_array().expect("a list").iter().filter_map(|row| row["id"].as_str()).collect();
        assert_eq!(told, ids, "{query}");
        assert_eq!(data["total"], ids.len());
        let excel = server.get(&format!("/fr/excel/dispositifs.csv{query}"));
        let text = excel.text().strip_prefix('\u{feff}').expect("a byte order mark");
        let first: Vec<&str> = text.split("\r\n").skip(1).filter_map(|line| line.split(';').next()).collect();
        assert_eq!(first.iter().filter(|id| !id.is_empty()).count(), ids.len(), "{query}");
        assert!(ids.iter().zip(&first).all(|(id, first)| id == first), "{query}");
        let dates: usize = csv.iter().map(|row| row["dates"].split('|').filter(|date| !date.is_empty()).count()).sum();
        let calendar = lines(&server.get(&format!("/en/dispositifs.ics{query}")));
        assert_eq!(of(&calendar, "UID").len(), dates, "{query}");
    }
}

#[test]
fn a_row_in_json_is_what_the_api_says_of_it() {
    let server = Server::start();
    let data = json(&server, "/nl/dispositifs.json?theme=deuil");
    for row in data["dispositifs"].as_array().expect("a list") {
        let id = row["id"].as_str().expect("an id");
        assert_eq!(row, &json(&server, &format!("/api/v1/dispositifs/{id}?lang=nl")));
    }
    assert_eq!(
        (&data["version"], &data["licence"]),
        (&1.into(), &"https://creativecommons.org/licenses/by/4.0/".into())
    );
    assert_eq!(data["criteres"], serde_json::json!([["theme", "deuil"]]));
}

#[test]
fn a_name_tells_criteria_release_and_date_and_can_be_one_on_every_system() {
    let server = Server::start();
    let name = |path: &str| server.get(path).header("content-disposition").to_owned();
    let plain = name("/fr/dispositifs.xlsx?q=D%C3%A9tresse+%22x%22&theme=deuil&cout=gratuit");
    let begun = plain.strip_prefix("attachment; filename=\"repertoire-detresse-x-deuil-gratuit-version-1-20");
    assert!(begun.is_some_and(|rest| rest.ends_with(".xlsx\"")), "{plain}");
    for hostile in
        ["%0D%0Aset-cookie:%20a=b", "%22;%20filename=%22a.exe", "..%2F..%2Fetc", "%E2%80%AE", &"a".repeat(150)]
    {
        for kind in ["csv", "json", "ics", "xlsx"] {
            let answer = server.get(&format!("/fr/dispositifs.{kind}?q={hostile}"));
            let name = answer.header("content-disposition");
            let inside = name.strip_prefix("attachment; filename=\"").and_then(|rest| rest.strip_suffix('"'));
            let inside = inside.expect("one name");
            assert!(
                inside.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.".contains(&b)),
                "{name}"
            );
            assert!(inside.len() < 160 && inside.matches('.').count() == 1, "{name}");
            assert_eq!(answer.header("set-cookie"), "");
        }
    }
}

#[test]
fn every_file_says_its_licence_and_is_not_sent_twice() {
    let server = Server::start();
    for path in ["dispositifs.csv", "excel/dispositifs.csv", "dispositifs.json", "dispositifs.ics", "dispositifs.xlsx"]
    {
        let path = format!("/fr/{path}?theme=crise");
        let answer = server.get(&path);
        assert_eq!(
            (answer.status, answer.header("link").contains("licenses/by/4.0/>; rel=\"license\"")),
            (200, true),
            "{path}"
        );
        let again = server.get_with(&path, &[("if-none-match", answer.header("etag"))]);
        assert_eq!(again.status, 304, "{path}");
        assert!(server.get("/fr?theme=crise").page().attributes(".download a", "href").contains(&path), "{path}");
    }
}

#[test]
fn a_session_is_one_event_that_keeps_its_name() {
    let server = Server::start_with(&["--public-url", "https://repertoire.example.org"]);
    let rows = catalogue_rows();
    let row = rows.iter().find(|row| row["dates"].contains('|')).expect("a scheme of several dates");
    let calendar = server.get(&format!("/fr/dispositifs/{}/dates.ics", row["id"]));
    assert_eq!(calendar.header("content-type"), "text/calendar; charset=utf-8");
    assert!(calendar.text().split("\r\n").all(|line| line.len() <= 75), "folded");
    let lines = lines(&calendar);
    let dates: Vec<&str> = row["dates"].split('|').collect();
    let uids: Vec<String> = dates.iter().map(|date| format!("{}-{date}@repertoire", row["id"])).collect();
    assert_eq!(of(&lines, "UID"), uids);
    assert_eq!(of(&lines, "DTSTART;VALUE=DATE"), dates.iter().map(|date| date.replace('-', "")).collect::<Vec<_>>());
    assert_eq!(of(&lines, "BEGIN").len(), of(&lines, "END").len());
    let page = format!("https://repertoire.example.org/fr/dispositifs/{}", row["id"]);
    assert!(of(&lines, "DESCRIPTION")[1..].iter().all(|about| about.contains(&page)));
    assert_eq!(server.get("/fr/dispositifs/nexiste-pas/dates.ics").status, 404);
}

#[test]
fn long_lists_are_streamed_whole_and_a_workbook_has_an_end() {
    let header = catalogue_csv().lines().next().expect("a header").to_owned();
    let row = |number: usize, themes: &str| {
        format!(
            "\nligne-{number},Titre,formation,Un,{themes},Un.,equipes,,,fr,,,,,2026-01-01,,https://un.be/,https://un.be/,"
        )
    };
    let rows = EXPORT_XLSX_ROWS_MAX + 1;
    let lines = (0..rows).map(|number| row(number, if number == 0 { "deuil|crise" } else { "deuil" }));
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("longue.csv");
    std::fs::write(&file, std::iter::once(header).chain(lines).collect::<String>()).expect("written");
    let server = Server::start_with(&["--catalogue", file.to_str().expect("UTF-8")]);
    assert!(rows > EXPORT_ROWS_WHOLE_MAX);
    assert_eq!(csv_rows(&server.get("/fr/dispositifs.csv").body).len(), rows);
    assert_eq!(json(&server, "/fr/dispositifs.json")["dispositifs"].as_array().map(Vec::len), Some(rows));
    assert_eq!(of(&self::lines(&server.get("/fr/dispositifs.ics")), "UID").len(), rows);
    assert_eq!(server.get("/fr/excel/dispositifs.csv").text().split("\r\n").count(), rows + 2);
    let too_long = server.get("/fr/dispositifs.xlsx");
    assert_eq!(too_long.status, 409);
    assert!(too_long.page().texts("p.lead").concat().contains("fichier CSV"));
    assert_eq!(server.get("/fr/dispositifs.xlsx?theme=crise").status, 200);
}
