"""Has LibreOffice read a workbook and write it again, as people do who work on in it."""

import csv
import os
import subprocess
import tempfile
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
