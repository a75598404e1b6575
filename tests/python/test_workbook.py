"""The workbook, opened by LibreOffice: it shows what the csv export says, and what it writes can be imported again.

A cell is compared as it is shown. Dates are shown as the csv export writes them, typed or not, and so are amounts on the screen; in its
csv LibreOffice writes them without their last zeros, so that there two amounts are the same if they are the same number."""

import csv
import decimal
import io
import re
import tempfile
import unittest
import urllib.parse
from pathlib import Path

from office import Book, converted, shown
from server import ROOT, Server, meant, run

# What a spreadsheet would like to take for something else than a text, and what csv and XML have signs of their own for.
TEXTS = (
    "=1+1", "'=1+1", "''=1+1", "'", "+32 2 123 45 67", "-5", "@a", "3-5", "1/2", "01", "1e5", "VRAI", "TRUE", "12:30", "50%", "#N/A",
    'Dire "non", <b>&amp; tenir</b>', "_x0041_", "https://un.be/", "a@un.be", "é𝒳", "2026-01-01",
)
COSTS = ("", "gratuit", "80", "12.50", "0.50", "1000000", "80-120", "80/personne", "12.50-15/seance", "sur devis", "compris dans l'affiliation")


def cells_of(answer):
    """The cells of a csv export, header and all, with what they mean."""
    assert answer.status == 200, answer.status
    return [[meant(cell) for cell in row] for row in csv.reader(io.StringIO(answer.text, newline=""))]


def hostile():
    """A catalogue of such texts."""
    header = (ROOT / "data" / "catalogue.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    out = io.StringIO(newline="")
    rows = csv.DictWriter(out, header, lineterminator="\n")
    rows.writeheader()
    for at, text in enumerate(TEXTS):
        rows.writerow({
            "id": f"ligne-{at}", "intitule": text, "type": "formation", "organisateur": text, "themes": "deuil|crise", "resume": text,
            "public": "equipes", "public_precision": text, "cout": COSTS[at % len(COSTS)], "langues": "fr", "commune": text,
            "duree": text, "dates": ("", "2026-03-01", "1899-12-31", "2026-03-01|2026-04-01")[at % 4], "inscription": text,
            "url": "https://un.be/?a=b&c=%22d%22#e", "source": "https://un.be/", "verifie_le": ("", "2026-02-28", "1900-02-28")[at % 3],
        })
    return out.getvalue()


def comparable(cell):
    """A cell, or the number that it is: `12.50` and `12.5` are one amount."""
    return decimal.Decimal(cell) if re.fullmatch(r"\d+\.\d+", cell) else cell


class Workbooks(unittest.TestCase):
    def assert_shown(self, server, query):
        expected = cells_of(server.get(f"/fr/dispositifs.csv{query}"))
        found = [[meant(cell) for cell in row] for row in shown(server.get(f"/fr/dispositifs.xlsx{query}").body)]
        self.assertEqual(found[0], expected[0])
        self.assertEqual(len(found), len(expected))
        cost = expected[0].index("cout")
        for told, row in zip(expected, found):
            for cells in (told, row):
                cells[cost] = comparable(cells[cost])
            self.assertEqual(row, told)
        return len(expected) - 1

    def assert_comes_back(self, server, rows, catalogue):
        """Whatever LibreOffice writes of the workbook is read as the catalogue again, cell for cell."""
        for kind in ("xlsx", "ods", "xls"):
            with self.subTest(kind=kind), tempfile.TemporaryDirectory() as folder:
                file = converted(server.get("/fr/dispositifs.xlsx").body, kind, folder)
                code, said, errors = run("check", str(file), "--lang", "en", *catalogue)
                self.assertEqual((code, errors), (0, ""), said)
                self.assertTrue(said.startswith(f"{rows} rows read: {rows} kept, 0 left out."), said)
                code, said, errors = run("diff", str(file), "--lang", "en", *catalogue)
                self.assertEqual((code, said.strip(), errors), (0, "Nothing changes.", ""))

    def test_libreoffice_shows_the_cells_of_the_csv_export_and_writes_a_list_that_is_read_again(self):
        with Server() as server:
            rows = self.assert_shown(server, "")
            self.assertGreater(rows, 200)
            self.assertGreater(rows, self.assert_shown(server, "?theme=deuil&tri=intitule"))
            self.assertEqual(self.assert_shown(server, "?q=zzzz"), 0)
            self.assert_comes_back(server, rows, ["--store", server.store])

    def test_dates_and_amounts_are_typed_and_addresses_lead_where_they_say(self):
        with Server() as server:
            header, *rows = cells_of(server.get("/fr/dispositifs.csv"))
            book = Book(server.get("/fr/dispositifs.xlsx").body)
        cells = book.sheets["Catalogue"][1:]
        self.assertEqual(len(cells), len(rows))
        links = dict.fromkeys(("inscription", "url", "source"), 0)
        types = {}
        for told, row in zip(rows, cells):
            of = dict(zip(header, row))
            self.assertFalse(any(cell.formula for cell in row))
            for column, text in zip(header, told):
                types.setdefault(column, set()).add(of[column].type)
                # `%C3%A9` and `é` are one address.
                link = of[column].link and urllib.parse.unquote(of[column].link)
                if column in links and link:
                    links[column] += 1
                    alike = {urllib.parse.unquote(text), f"mailto:{text.lower()}"}
                    self.assertIn(link, alike | {f"{one}/" for one in alike})
                else:
                    self.assertIsNone(link, text)
        # All but the addresses in which an escape means something.
        self.assertGreater(links["url"], len(rows) - 5)
        self.assertGreater(links["source"], len(rows) - 5)
        self.assertGreater(links["inscription"], 10)
        self.assertEqual(types["verifie_le"] - {None}, {"date"})
        self.assertEqual(types["dates"] - {None}, {"date", "string"})
        typed = {"verifie_le", "dates", "cout"}
        self.assertTrue(all(types[column] <= {"string", None} for column in header if column not in typed))
        self.assertEqual(book.filtered, [f"Catalogue.A1:Catalogue.S{len(rows) + 1}"])

    def test_a_second_sheet_says_what_the_list_is(self):
        with Server("--public-url", "https://repertoire.example.org") as server:
            for language, sheet, licence in (
                ("fr", "À propos de cette liste", "citant la source"),
                ("nl", "Over deze lijst", "de bron"),
                ("en", "About this list", "name the source"),
            ):
                with self.subTest(language=language):
                    query = "?q=gratuit&theme=deuil&cout-max=80"
                    book = Book(server.get(f"/{language}/dispositifs.xlsx{query}").body)
                    self.assertEqual(list(book.sheets), ["Catalogue", sheet])
                    lines = [[cell for cell in row if cell.text] for row in book.sheets[sheet]]
                    said = {line[0].text: line[1] for line in lines if len(line) == 2}
                    release, published, count, address, text, theme, cost, order, last = said.values()
                    self.assertEqual(release.text, "1")
                    self.assertRegex(published.text, r"^\d+(er)? \w+ 20\d\d, \d\d:\d\d$")
                    self.assertTrue(count.text.startswith(f'{len(book.sheets["Catalogue"]) - 1} '), count.text)
                    whole = f"https://repertoire.example.org/{language}{query}"
                    self.assertEqual((address.text, address.link), (whole, whole))
                    self.assertIn("gratuit", text.text)
                    self.assertEqual(theme.text, {"fr": "Deuil et fin de vie", "nl": "Rouw en levenseinde", "en": "Grief and end of life"}[language])
                    self.assertIn("80", cost.text)
                    self.assertTrue(order.text)
                    self.assertEqual(last.link, "https://creativecommons.org/licenses/by/4.0/")
                    self.assertIn("CC BY 4.0", last.text)
                    self.assertIn(licence, last.text)
                    self.assertEqual(book.properties["description"], last.text)

    def test_no_text_becomes_something_else(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "hostile.csv"
            file.write_text(hostile(), encoding="utf-8")
            catalogue = ["--catalogue", str(file)]
            with Server(*catalogue) as server:
                self.assertEqual(self.assert_shown(server, ""), len(TEXTS))
                self.assert_comes_back(server, len(TEXTS), catalogue)
                header, *rows = Book(server.get("/fr/dispositifs.xlsx").body).sheets["Catalogue"]
                at = [cell.text for cell in header].index("cout")
                amounts = {row[at].text for row in rows if row[at].type == "float"}
                self.assertEqual(amounts, {"80", "12.50", "0.50", "1000000"})
                self.assertFalse(any(cell.formula for row in rows for cell in row))


if __name__ == "__main__":
    unittest.main()
