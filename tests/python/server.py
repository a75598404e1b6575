"""Starts the real binary on a free port and stops it again, and asks it for files. The tests see the program as a calendar, a
spreadsheet or a feed reader does."""

import csv
import io
import os
import re
import subprocess
import tempfile
import threading
import urllib.error
import urllib.request
from pathlib import Path

START_SECONDS_MAX = 30
STOP_SECONDS_MAX = 10
ANSWER_SECONDS_MAX = 60

# The folder of the checkout: the binary runs there, so that it finds `data/`.
ROOT = Path(__file__).resolve().parent.parent.parent

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


def binary():
    """Where the binary is: `REPERTOIRE_BIN`, or where `cargo build` leaves it."""
    target = ROOT / os.environ.get("CARGO_TARGET_DIR", "target")
    found = ROOT / os.environ.get("REPERTOIRE_BIN", target / "debug" / "repertoire")
    if not found.is_file():
        raise FileNotFoundError(f'{found} does not exist: run "cargo build -p repertoire-cli" first, or set REPERTOIRE_BIN')
    return str(found)


def surroundings():
    """The environment without what would be a setting of ours."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("REPERTOIRE_", "AWS_"))}


def run(*arguments):
    """What a run of the binary gave: exit code, stdout, stderr."""
    done = subprocess.run([binary(), *arguments], cwd=ROOT, env=surroundings(), capture_output=True, encoding="utf-8")
    return done.returncode, done.stdout, done.stderr


class Answer:
    """A whole answer: status, headers, body."""

    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    @property
    def text(self):
        return self.body.decode("utf-8")


class Server:
    """`repertoire serve`, until the `with` block ends. It has a store of its own, unless files or another store are named."""

    def __init__(self, *more):
        self.more = more
        self.folder = None
        if not any(argument in ("--catalogue", "--store") for argument in more):
            self.folder = tempfile.TemporaryDirectory(prefix="repertoire-store-")
            self.store = str(Path(self.folder.name) / "store")
            self.more = (*more, "--store", self.store)

    def __enter__(self):
        listen = () if "--listen" in self.more else ("--listen", "127.0.0.1:0")
        arguments = [binary(), "serve", *listen, "--log", "off", *self.more]
        self.process = subprocess.Popen(
            arguments, cwd=ROOT, env=surroundings(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
        )
        # The line is waited for aside: a program that says nothing must not hold up the tests for good.
        late = threading.Timer(START_SECONDS_MAX, self.process.kill)
        late.start()
        self.rest = None
        said, address = "", None
        while not address and (line := self.process.stdout.readline()):
            said += line
            address = ADDRESS.search(line)
        late.cancel()
        if not address:
            self.__exit__()
            raise RuntimeError(f"{arguments[0]} is not ready:\n{said}")
        self.origin = address[0]
        # Read to the end of the run: a full pipe would block the server in the middle of a test.
        self.rest = threading.Thread(target=self.process.stdout.read, daemon=True)
        self.rest.start()
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS_MAX)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.rest:
            self.rest.join()
        self.process.stdout.close()
        if self.folder:
            self.folder.cleanup()

    def get(self, path, **headers):
        """An answer, whatever its status."""
        asked = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.origin + path, headers=asked)
        try:
            with urllib.request.urlopen(request, timeout=ANSWER_SECONDS_MAX) as answer:
                return Answer(answer)
        except urllib.error.HTTPError as answer:
            with answer:
                return Answer(answer)

    def rows(self, query=""):
        """The rows of a list, by the csv export: what each other file is held to. An apostrophe that keeps a spreadsheet from
        running a cell is taken off again."""
        answer = self.get(f"/fr/dispositifs.csv{query}")
        if answer.status != 200:
            raise RuntimeError(f"the csv export answered {answer.status}")
        rows = csv.DictReader(io.StringIO(answer.text, newline=""))
        return [{column: meant(cell) for column, cell in row.items()} for row in rows]


def meant(cell):
    """What a cell of the csv export means (see "What does a leading apostrophe in an export mean?" in DESIGN.md)."""
    return re.sub(r"^'(?='*[=+\-@\t\r＝＋－＠])", "", cell)


def dates(row):
    """The dated sessions of a row."""
    return [date for date in row["dates"].split("|") if date]
