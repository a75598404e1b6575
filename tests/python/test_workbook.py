"""The workbook, opened by LibreOffice: it shows what the csv export says, and what it writes can be imported again.

A cell is compared as it is shown. Dates are shown as the csv export writes them, and so are amounts: whether they are typed makes no
difference to who reads them."""

import csv
import io
import tempfile
import unittest
from pathlib import Path

from office import converted, shown
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


class Workbooks(unittest.TestCase):
    def assert_shown(self, server, query):
        expected = cells_of(server.get(f"/fr/dispositifs.csv{query}"))
        found = [[meant(cell) for cell in row] for row in shown(server.get(f"/fr/dispositifs.xlsx{query}").body)]
        self.assertEqual(found[0], expected[0])
        self.assertEqual(len(found), len(expected))
        for told, row in zip(expected, found):
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

    def test_no_text_becomes_something_else(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "hostile.csv"
            file.write_text(hostile(), encoding="utf-8")
            catalogue = ["--catalogue", str(file)]
            with Server(*catalogue) as server:
                self.assertEqual(self.assert_shown(server, ""), len(TEXTS))
                self.assert_comes_back(server, len(TEXTS), catalogue)


if __name__ == "__main__":
    unittest.main()
