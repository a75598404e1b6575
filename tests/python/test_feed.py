"""The feed of new and changed schemes, read by feedparser as a reader of feeds does, with releases published one after the other."""

import csv
import re
import tempfile
import time
import unittest
from pathlib import Path

import feedparser

from server import ROOT, Server, run

ORIGIN = "https://repertoire.example.org"
ATOM = "application/atom+xml"
# As many as `FEED_ENTRIES_MAX` in crates/server/src/limits.rs.
ENTRIES_MAX = 50

# A server looks every second; enough for a busy machine.
PUBLISHED_TRIES_MAX = 300

# What a title may hold that markup and XML have signs of their own for, and characters that XML has no place for.
TITLES = ("<script>alert(1)</script>", "Tom & Jerry &amp; co", 'Dire "non"', "]]>", "Fin\ufffe\uffff\u0085\u0007.", "é𝒳 ‘deuil’")


def read(answer):
    """The feed of an answer, which must be one without a fault."""
    assert answer.status == 200, answer.status
    feed = feedparser.parse(answer.body, response_headers={"content-type": answer.headers["content-type"]})
    assert not feed.bozo, feed.bozo_exception
    assert feed.version == "atom10", feed.version
    return feed


def scheme(entry):
    """The id of the scheme that an entry is about, by the page it leads to."""
    return entry.link.rsplit("/", 1)[1]


class Store:
    """A store in a folder of its own, with lists to publish in it: rows by their ids and titles."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.address = str(Path(self.folder.name) / "store")
        # An empty store is given the shipped catalogue.
        with (ROOT / "data" / "catalogue.csv").open(encoding="utf-8", newline="") as file:
            self.ids = {row["id"] for row in csv.DictReader(file)}
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def serve(self, origin=ORIGIN):
        return Server("--store", self.address, "--public-url", origin, "--poll-seconds", "1")

    def publish(self, rows):
        header = (ROOT / "data" / "catalogue.csv").read_text(encoding="utf-8").split("\n", 1)[0]
        quoted = {id: '"' + title.replace('"', '""') + '"' for id, title in rows.items()}
        lines = [
            f"{id},{title},formation,Smes,{'deuil' if id != 'crise' else 'crise'},Un résumé.,equipes,,80/personne,fr,,,,,,,"
            "https://un.be/?a=b&c=d,https://deux.be/,"
            for id, title in quoted.items()
        ]
        file = Path(self.folder.name) / "liste.csv"
        file.write_text("\n".join([header, *lines, ""]), encoding="utf-8")
        gone = len(self.ids - rows.keys())
        code, said, errors = run("releases", "publish", str(file), "--store", self.address, "--confirm", str(gone))
        assert code == 0, said + errors
        self.ids = set(rows)


class Feeds(unittest.TestCase):
    def test_the_shipped_list_is_told_once_it_is_published(self):
        with Server("--public-url", ORIGIN) as server:
            feed = read(server.get("/fr/dispositifs.atom"))
            self.assertEqual(len(feed.entries), ENTRIES_MAX)
            # All came with the first release, which is when the feed was last changed too.
            times = {entry.updated for entry in feed.entries} | {entry.published for entry in feed.entries}
            self.assertEqual(times, {feed.feed.updated})
            self.assertRegex(feed.feed.updated, r"^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
            self.assertEqual(len({entry.id for entry in feed.entries}), ENTRIES_MAX)
            rows = {row["id"]: row for row in server.rows()}
            for entry in feed.entries:
                row = rows[scheme(entry)]
                self.assertEqual(entry.title, row["intitule"])
                self.assertEqual(entry.summary, row["resume"])
                self.assertEqual(entry.link, f'{ORIGIN}/fr/dispositifs/{row["id"]}')
                self.assertEqual([tag.term for tag in entry.tags], row["themes"].split("|"))
                links = {link.rel: link.href for link in entry.links}
                self.assertEqual((links["related"], links["via"]), (row["url"], row["source"]))
                self.assertIn(row["organisateur"].replace("&", "&amp;"), entry.content[0].value)
                self.assertEqual(entry.content[0].type, "application/xhtml+xml")

    def test_a_feed_is_that_of_its_list_and_the_page_of_the_list_leads_to_it(self):
        with Server("--public-url", ORIGIN) as server:
            for language in ("fr", "nl", "en"):
                for query in ("", "?theme=suicide", "?q=deuil&cout=gratuit", "?q=zzzz"):
                    with self.subTest(language=language, query=query):
                        path = f"/{language}/dispositifs.atom{query}"
                        answer = server.get(path)
                        feed = read(answer)
                        expected = {row["id"] for row in server.rows(query)}
                        told = {scheme(entry) for entry in feed.entries}
                        self.assertEqual(len(told), min(len(expected), ENTRIES_MAX))
                        self.assertLessEqual(told, expected)
                        self.assertEqual(feed.feed.links[0], {"rel": "self", "type": ATOM, "href": ORIGIN + path})
                        self.assertEqual(feed.feed.link, f"{ORIGIN}/{language}{query}")
                        self.assertEqual(feed.feed.language, language)
                        self.assertIn("creativecommons.org/licenses/by/4.0", feed.feed.rights)
                        self.assertIn('rel="license"', answer.headers["link"])
                        self.assertEqual(feed.feed.generator_detail.name, "Répertoire")
                        self.assertRegex(feed.feed.subtitle, r"\b1\b")
                        # How a list is shown is no other feed.
                        shown = "&" if query else "?"
                        again = server.get(f"{path}{shown}tri=intitule&vue=cartes")
                        self.assertEqual(again.body, answer.body)
                        self.assertEqual(server.get(path, if_none_match=answer.headers["etag"]).status, 304)
                        page = server.get(f"/{language}{query}{shown}tri=intitule").text
                        linked = re.findall(r'<link rel="alternate" type="application/atom\+xml"[^>]* href="([^"]*)"', page)
                        self.assertEqual([link.replace("&amp;", "&") for link in linked], [path])
                        downloads = re.findall(r'<a href="([^"]*dispositifs.atom[^"]*)"', page)
                        self.assertEqual([link.replace("&amp;", "&") for link in downloads], [path] if expected else [])

    def test_names_are_the_same_under_another_host_and_each_language_has_its_own_feed(self):
        with Store() as store:
            feeds = {}
            for origin in (ORIGIN, "https://ailleurs.example.net"):
                with store.serve(origin) as server:
                    for language in ("fr", "nl"):
                        feeds[origin, language] = read(server.get(f"/{language}/dispositifs.atom?theme=deuil"))
            here, there, dutch = (
                feeds[ORIGIN, "fr"], feeds["https://ailleurs.example.net", "fr"], feeds[ORIGIN, "nl"]
            )
            for other in (there, dutch):
                self.assertEqual([entry.id for entry in other.entries], [entry.id for entry in here.entries])
            self.assertEqual(there.feed.id, here.feed.id)
            self.assertNotEqual(dutch.feed.id, here.feed.id)
            for name in (here.feed.id, *(entry.id for entry in here.entries)):
                self.assertRegex(name, r"^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")

    def test_what_changed_last_comes_first_with_the_time_of_its_release(self):
        with Store() as store:
            with store.serve():
                pass
            store.publish({"un": "Un", "deux": "Deux", "crise": "Crise"})
            with store.serve() as server:
                second = read(server.get("/en/dispositifs.atom"))
                self.assertEqual({scheme(entry) for entry in second.entries}, {"un", "deux", "crise"})
            store.publish({"trois": "Trois", "deux": "Deux", "crise": "Crise", "un": "Un autre titre"})
            with store.serve() as server:
                third = read(server.get("/en/dispositifs.atom"))
                self.assertEqual([scheme(entry) for entry in third.entries][:2], ["trois", "un"])
                by = {scheme(entry): entry for entry in third.entries}
                before = second.entries[0].updated
                now = third.feed.updated
                self.assertLessEqual(before, now)
                times = {id: (entry.published, entry.updated) for id, entry in by.items()}
                expected = {"trois": (now, now), "un": (before, now), "deux": (before, before), "crise": (before, before)}
                self.assertEqual(times, expected)
                self.assertEqual({scheme(entry): entry.id for entry in second.entries}, {id: by[id].id for id in ("un", "deux", "crise")})
                self.assertIn("Changed on ", by["un"].content[0].value)
                self.assertIn("Added on ", by["un"].content[0].value)
                self.assertNotIn("Changed on ", by["trois"].content[0].value)
                # What did not change in a part of the list is no news there.
                part = read(server.get("/en/dispositifs.atom?theme=crise"))
                self.assertEqual((part.feed.updated, len(part.entries)), (before, 1))
                # While it runs, too.
                store.publish({"trois": "Trois", "deux": "Deux, changé", "un": "Un autre titre"})
                for _ in range(PUBLISHED_TRIES_MAX):
                    fourth = read(server.get("/en/dispositifs.atom"))
                    if len(fourth.entries) == 3:
                        break
                    time.sleep(0.1)
                self.assertEqual([scheme(entry) for entry in fourth.entries][0], "deux")
                self.assertNotIn("crise", {scheme(entry) for entry in fourth.entries})

    def test_titles_come_back_as_they_are_but_for_what_xml_has_no_place_for(self):
        with Store() as store:
            with store.serve():
                pass
            store.publish({f"ligne-{at}": title for at, title in enumerate(TITLES)})
            with store.serve() as server:
                found = read(server.get("/fr/dispositifs.atom?q=%EF%BF%BE%07Jerry"))
                self.assertEqual(len(found.entries), 1)
                self.assertTrue(found.feed.title.endswith("« Jerry »".replace(" ", "\u00a0")), found.feed.title)
                found = {scheme(entry): entry.title for entry in read(server.get("/fr/dispositifs.atom")).entries}
                rows = {row["id"]: row["intitule"] for row in server.rows()}
        self.assertIn("\ufffe\uffff", "".join(rows.values()))
        self.assertEqual(found, {id: re.sub("[\ufffe\uffff]", "", title) for id, title in rows.items()})

    def test_there_is_no_feed_where_nothing_is_known_of_the_past_or_of_the_address(self):
        file = str(ROOT / "data" / "catalogue.csv")
        for more in ([], ["--catalogue", file, "--public-url", ORIGIN]):
            with self.subTest(more=more), Server(*more) as server:
                self.assertEqual(server.get("/fr/dispositifs.atom").status, 404)
                self.assertNotIn("dispositifs.atom", server.get("/fr").text)


if __name__ == "__main__":
    unittest.main()
