"""What the measurements of this folder share: building our programs, starting them, and asking them for a page."""

import http.client
import os
import queue
import re
import subprocess
import tempfile
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))

# A million rows are read and indexed before the address is printed.
START_SECONDS_MAX = 600
STOP_SECONDS_MAX = 20
ADDRESS = re.compile(r"http://(127\.0\.0\.1):(\d+)")


def fail(why):
    sys.exit(f"{Path(sys.argv[0]).name}: {why}")


def build(*arguments):
    """Builds with optimisation; says nothing unless it fails."""
    subprocess.run(["cargo", "build", "--quiet", "--release", *arguments], cwd=ROOT, check=True)


def repertoire():
    """The binary under measure: `REPERTOIRE_BIN`, or the one that cargo builds."""
    given = os.environ.get("REPERTOIRE_BIN")
    if given:
        if not Path(given).is_file():
            fail(f"REPERTOIRE_BIN is {given}, which is no file")
        return str(Path(given).resolve())
    build("-p", "repertoire-cli")
    return str(TARGET / "release" / "repertoire")


class Program:
    """A running program that prints the address where it listens. Ends with the `with` block.

    `repertoire serve` gets a store of its own, unless it is to serve a file.
    """

    def __init__(self, *arguments):
        self.arguments = arguments
        self.store = None
        if "serve" in arguments and "--catalogue" not in arguments:
            self.store = tempfile.TemporaryDirectory()
            self.arguments = (*arguments, "--store", self.store.name)

    def __enter__(self):
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            self.arguments, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
        )
        lines = queue.Queue()

        # Read to the end of the run: a full pipe would block the program in the middle of a measurement.
        def read():
            for line in self.process.stdout:
                lines.put(line)
            lines.put(None)

        threading.Thread(target=read, daemon=True).start()
        said = []
        try:
            while True:
                line = lines.get(timeout=START_SECONDS_MAX)
                if line is None:
                    fail(f"{self.arguments[0]} ended before it listened:\n{''.join(said)}")
                said.append(line)
                address = ADDRESS.search(line)
                if address:
                    self.host, self.port = address[1], int(address[2])
                    self.origin = address[0]
                    return self
        except queue.Empty:
            self.stop()
            fail(f"{self.arguments[0]} printed no address within {START_SECONDS_MAX} s:\n{''.join(said)}")
        except BaseException:
            self.stop()
            raise

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS_MAX)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def get(self, path, headers=None):
        """Status, headers and body, the body as it came."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        try:
            connection.request("GET", path, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def wait_ready(self):
        """Seconds from the start to the first 200 of /readyz."""
        while True:
            try:
                if self.get("/readyz")[0] == 200:
                    return time.monotonic() - self.started
            except OSError:
                pass
            if self.process.poll() is not None:
                fail(f"{self.arguments[0]} ended with code {self.process.returncode}")
            if time.monotonic() - self.started > START_SECONDS_MAX:
                fail(f"{self.arguments[0]} was not ready within {START_SECONDS_MAX} s")
            time.sleep(0.005)
