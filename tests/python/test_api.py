"""The API, asked by schemathesis from its own contract: all that the contract allows and much that it does not, with every check that
schemathesis has (statuses, media types, headers and bodies as described, wrong values refused, no fault of the server)."""

import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from server import ROOT, Server, run

# Of each address. Thousands of requests in all, a minute and more, the same in every run.
EXAMPLES_MAX = 200

# It should end by itself long before: a run that hangs fails.
SECONDS_MAX = 300


class Api(unittest.TestCase):
    def test_every_address_keeps_to_its_contract(self):
        with tempfile.TemporaryDirectory() as folder:
            # Two releases, for there to be something to compare: the first start publishes one.
            store, second = str(Path(folder) / "store"), Path(folder) / "second.csv"
            with Server("--store", store):
                pass
            shipped = (ROOT / "data" / "catalogue.csv").read_text(encoding="utf-8")
            second.write_text(shipped.replace(",gratuit,", ",90/personne,", 1), encoding="utf-8")
            code, _, error = run("releases", "publish", str(second), "--store", store)
            self.assertEqual(code, 0, error)
            with Server("--store", store, "--api-requests-per-minute", "0") as server:
                self.assertEqual(json.loads(server.get("/api/v1/sante").text)["version"], 2)
                self.ask(server, folder)

    def ask(self, server, folder):
        contract = json.loads(server.get("/api/v1/openapi.json").text)
        # Its own address it reads, and leaves out.
        operations = len(contract["paths"]) - 1
        command = [
            # Not by its script, which names the place of the packages: a target folder that is kept elsewhere would not have it there.
            *(sys.executable, "-m", "schemathesis.cli"),
            "run",
            f"{server.origin}/api/v1/openapi.json",
            "--checks=all",
            f"--max-examples={EXAMPLES_MAX}",
            "--generation-deterministic",
            "--continue-on-failure",
            "--no-color",
        ]
        # In a folder that goes: it may leave files behind.
        done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=SECONDS_MAX)
        told = done.stdout + done.stderr
        self.assertEqual(done.returncode, 0, told)
        self.assertRegex(told, rf"Tested: {operations}\b", told)
        cases = re.search(r"(\d+) generated, (\d+) passed", told)
        self.assertIsNotNone(cases, told)
        self.assertGreater(int(cases[1]), 500, told)
        self.assertEqual(cases[1], cases[2], told)


if __name__ == "__main__":
    unittest.main()
