"""A page of ours pasted into another site, resolved by oembedpy as sites do that read oEmbed: from the `<link>` of the page to what to
show in its place."""

import csv
import socket
import unittest

from bs4 import BeautifulSoup
from oembedpy import consumer, discovery, types

from server import ROOT, Server

CATALOGUE = ROOT / "data" / "catalogue.csv"


def free_port():
    """A port that nobody listens on: the server has to know its own address before it starts."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def serve():
    port = free_port()
    files = ("--catalogue", str(CATALOGUE), "--partners", str(ROOT / "tests" / "fixtures" / "partners.csv"))
    return Server("--listen", f"127.0.0.1:{port}", "--public-url", f"http://127.0.0.1:{port}", *files)


def resolve(address, width=None):
    """What oembedpy finds for an address that somebody pasted."""
    endpoint, asked = discovery.find_from_content(address)
    asked.max_width = width
    return consumer.fetch_content(endpoint, asked)


class Pasted(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(serve())
        with CATALOGUE.open(encoding="utf-8", newline="") as file:
            cls.rows = list(csv.DictReader(file))

    def test_a_scheme_becomes_a_card_that_leads_to_it(self):
        for row in self.rows[::40]:
            for language in ("fr", "nl", "en"):
                with self.subTest(id=row["id"], language=language):
                    address = f'{self.server.origin}/{language}/dispositifs/{row["id"]}'
                    found = resolve(address)
                    self.assertIsInstance(found, types.Rich)
                    self.assertEqual((found.version, found.provider_url), ("1.0", f"{self.server.origin}/{language}"))
                    self.assertIn(row["intitule"], found.title)
                    card = BeautifulSoup(found.html, "lxml")
                    self.assertIn(row["intitule"], card.get_text())
                    self.assertIn(address, [link["href"] for link in card.find_all("a")])
                    # Nothing of ours runs in the pages of others.
                    self.assertFalse(card.find_all(["script", "iframe", "style"]))
                    self.assertGreater(int(found.cache_age), 0)

    def test_an_embed_becomes_its_frame_no_wider_than_asked(self):
        for code, end in (("ouvert", "/fr"), ("ouvert", "/nl?theme=deuil"), ("deuil", "/fr")):
            with self.subTest(code=code, end=end):
                address = f"{self.server.origin}/embed/{code}{end}"
                found = resolve(address)
                self.assertIsInstance(found, types.Rich)
                frame = BeautifulSoup(found.html, "lxml").find("iframe")
                # A partner may have chosen how its list is shown to begin with, which is written out.
                self.assertTrue(frame["src"].startswith(address), frame["src"])
                self.assertTrue(frame["title"])
                shown = self.server.get(frame["src"].removeprefix(self.server.origin))
                self.assertEqual(shown.status, 200)
                self.assertIn("frame-ancestors", shown.headers["content-security-policy"])
                self.assertEqual(str(found.width), frame["width"])
                self.assertGreater(int(found.width), 320)
                self.assertEqual(int(resolve(address, width=320).width), 320)

    def test_a_list_is_found_too_and_what_may_not_be_shown_elsewhere_is_not(self):
        found = resolve(f"{self.server.origin}/fr?theme=deuil")
        self.assertIn(f"{self.server.origin}/fr?theme=deuil", found.html)
        with self.assertRaisesRegex(ValueError, "oEmbed"):
            resolve(f"{self.server.origin}/fr/a-propos")


if __name__ == "__main__":
    unittest.main()
