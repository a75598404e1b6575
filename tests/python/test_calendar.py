"""The calendars, read by icalendar as a calendar program reads them: each dated session of the catalogue is one event."""

import datetime
import tempfile
import unittest
from pathlib import Path

import icalendar

from server import ROOT, Server, dates, run

LANGUAGES = ("fr", "nl", "en")
QUERIES = ("", "?theme=deuil", "?q=formation&cout=gratuit", "?q=zzzz")

# What a title may hold that a calendar has signs of its own for, long enough to be folded between the bytes of a character.
TITLES = (
    'Virgule, point-virgule ; barre \\ deux-points : "guillemets"',
    "Une fin\\n qui n'en est pas une",
    "BEGIN:VEVENT",
    "é" * 120,
    "=1+1",
)


def read(answer):
    """The one calendar of an answer, and its events."""
    assert answer.status == 200, answer.status
    [calendar] = icalendar.Calendar.from_ical(answer.body, multiple=True)
    return calendar, list(calendar.walk("VEVENT"))


def told(events):
    """Of each event what a calendar shows: by its UID, the day and the title."""
    return {str(event["UID"]): (event.decoded("DTSTART"), str(event["SUMMARY"])) for event in events}


def expected(rows):
    return {
        f'{row["id"]}-{date}@repertoire': (datetime.date.fromisoformat(date), row["intitule"])
        for row in rows
        for date in dates(row)
    }


class Calendars(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(Server())

    def test_each_dated_session_of_a_list_is_one_event(self):
        for query in QUERIES:
            sessions = expected(self.server.rows(query))
            for language in LANGUAGES:
                with self.subTest(query=query, language=language):
                    calendar, events = read(self.server.get(f"/{language}/dispositifs.ics{query}"))
                    self.assertEqual(len(events), len(sessions))
                    self.assertEqual(told(events), sessions)
                    self.assertEqual(calendar.errors, [])
                    self.assertTrue(all(event.errors == [] for event in events))
        self.assertGreater(len(expected(self.server.rows())), 20, "the catalogue has dated sessions at all")

    def test_one_scheme_has_a_calendar_of_its_own(self):
        rows = self.server.rows()
        dated = [row for row in rows if dates(row)]
        undated = next(row for row in rows if not dates(row))
        self.assertTrue(any(len(dates(row)) > 1 for row in dated))
        for row in [*dated[:20], undated]:
            with self.subTest(id=row["id"]):
                _, events = read(self.server.get(f'/nl/dispositifs/{row["id"]}/dates.ics'))
                self.assertEqual(told(events), expected([row]))
                self.assertEqual(len(events), len(dates(row)))

    def test_a_calendar_says_what_it_is(self):
        with Server("--public-url", "https://repertoire.example.org") as server:
            calendar, events = read(server.get("/en/dispositifs.ics?theme=deuil"))
            self.assertEqual((calendar["VERSION"], calendar["METHOD"]), ("2.0", "PUBLISH"))
            about = str(calendar["DESCRIPTION"])
            self.assertIn("https://repertoire.example.org/en?theme=deuil", about)
            self.assertIn("creativecommons.org/licenses/by/4.0", about)
            rows = {row["id"]: row for row in server.rows("?theme=deuil")}
            for event in events:
                row = rows[str(event["UID"]).removesuffix("@repertoire")[: -len("-2026-01-01")]]
                self.assertEqual(event["URL"], row["url"])
                self.assertTrue(str(event["DESCRIPTION"]).startswith(f'{row["resume"]}\n{row["organisateur"]}\n'))
                self.assertIsNotNone(event.decoded("DTSTAMP").tzinfo)


class Releases(unittest.TestCase):
    def test_a_session_keeps_its_name_when_another_release_moves_and_retitles_it(self):
        with tempfile.TemporaryDirectory() as folder:
            store = str(Path(folder) / "store")
            with Server("--store", store) as server:
                before = told(read(server.get("/fr/dispositifs.ics"))[1])
                dated = next(row for row in server.rows() if dates(row))
            # Another title, and the rows the other way round.
            header, *lines = (ROOT / "data" / "catalogue.csv").read_text(encoding="utf-8").splitlines(keepends=True)
            at = next(at for at, line in enumerate(lines) if line.startswith(f'{dated["id"]},'))
            self.assertNotIn('"', dated["intitule"])
            lines[at] = lines[at].replace(dated["intitule"], "Un autre titre", 1)
            changed = Path(folder) / "liste.csv"
            changed.write_text(header + "".join(reversed(lines)), encoding="utf-8")
            code, _, errors = run("releases", "publish", str(changed), "--store", store)
            self.assertEqual((code, errors), (0, errors))
            with Server("--store", store) as server:
                after = told(read(server.get("/fr/dispositifs.ics"))[1])
        renamed = {uid for uid in before if before[uid] != after[uid]}
        self.assertEqual(after.keys(), before.keys())
        self.assertEqual(renamed, {f'{dated["id"]}-{date}@repertoire' for date in dates(dated)})


class Hostile(unittest.TestCase):
    def test_titles_and_places_come_back_as_they_are(self):
        header = (ROOT / "data" / "catalogue.csv").read_text(encoding="utf-8").split("\n", 1)[0]

        def quoted(text):
            return '"' + text.replace('"', '""') + '"'

        rows = [
            f"hostile-{at},{quoted(title)},formation,Un,deuil,Un résumé.,equipes,,,fr,,,{quoted(title)},,2026-0{at + 1}-28,,"
            "https://un.be/?a=b;c=d,https://un.be/,"
            for at, title in enumerate(TITLES)
        ]
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "hostile.csv"
            file.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
            with Server("--catalogue", str(file)) as server:
                answer = server.get("/fr/dispositifs.ics")
                _, events = read(answer)
                self.assertEqual({str(event["SUMMARY"]) for event in events}, set(TITLES))
                self.assertEqual([event["LOCATION"] for event in events], [event["SUMMARY"] for event in events])
                self.assertEqual(told(events), expected(server.rows()))
                self.assertTrue(all(len(line) <= 75 for line in answer.body.split(b"\r\n")))


if __name__ == "__main__":
    unittest.main()
