"""Has LibreOffice read a workbook and write it again, as people do who work on in it."""

import csv
import os
import subprocess
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

CONVERT_SECONDS_MAX = 120

# Comma, double quote, UTF-8, from the first line; every text quoted, cells as they are shown, the first sheet.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,1"


def converted(workbook, kind, folder):
    """The file that LibreOffice makes of the bytes of a workbook, in a folder of the test's own."""
    folder = Path(folder)
    source = folder / "source.xlsx"
    source.write_bytes(workbook)
    written = folder / "written"
    # A profile of its own: LibreOffice hands its work to one that runs already, and answers before it is done.
    profile = (folder / "profile").as_uri()
    command = [os.environ.get("SOFFICE", "soffice"), f"-env:UserInstallation={profile}", "--headless"]
    done = subprocess.run(
        [*command, "--convert-to", kind, "--outdir", written, source],
        capture_output=True, encoding="utf-8", timeout=CONVERT_SECONDS_MAX,
    )
    files = list(written.glob(f"*.{kind.split(':')[0]}")) if written.exists() else []
    if len(files) != 1:
        raise RuntimeError(f"LibreOffice wrote {files}: {done.stdout} {done.stderr}")
    return files[0]


def shown(workbook):
    """The cells of the first sheet as LibreOffice shows them, row by row."""
    with tempfile.TemporaryDirectory() as folder:
        with converted(workbook, CSV, folder).open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))


OFFICE, TABLE, TEXT, LINK = (
    f"{{{name}}}"
    for name in (
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0", "http://www.w3.org/1999/xlink",
    )
)


class Cell:
    """A cell as LibreOffice has it: what it shows, what it is (`string`, `float`, `date`, nothing), where it leads."""

    def __init__(self, cell):
        self.text = "\n".join("".join(part.itertext()) for part in cell.iter(f"{TEXT}p"))
        self.type = cell.get(f"{OFFICE}value-type")
        self.link = next((link.get(f"{LINK}href") for link in cell.iter(f"{TEXT}a")), None)
        self.formula = cell.get(f"{TABLE}formula")


class Book:
    """A workbook as LibreOffice has it: its sheets, rows of cells, and what else it says."""

    def __init__(self, workbook):
        with tempfile.TemporaryDirectory() as folder:
            document = xml.parse(converted(workbook, "fods", folder)).getroot()
        self.sheets = {table.get(f"{TABLE}name"): self.rows(table) for table in document.iter(f"{TABLE}table")}
        self.properties = {part.tag.split("}")[1]: part.text for part in document.find(f"{OFFICE}meta")}
        self.filtered = [part.get(f"{TABLE}target-range-address") for part in document.iter(f"{TABLE}database-range")]

    @staticmethod
    def rows(table):
        """Rows without the blank ones at the end, of which LibreOffice states a million."""
        rows = []
        for row in table.iter(f"{TABLE}table-row"):
            cells = []
            for cell in row:
                again = int(cell.get(f"{TABLE}number-columns-repeated", 1))
                cells += [Cell(cell)] * min(again, 100)
            again = int(row.get(f"{TABLE}number-rows-repeated", 1))
            rows += [cells] * min(again, 100)
        while rows and not any(cell.text for cell in rows[-1]):
            rows.pop()
        return rows
