"""Pytest itself finds every test that `docs/privacy.md` names."""

import subprocess
import sys

from tests.house.test_promises import TESTS
from tests.house.tree import ROOT


def test_every_test_that_is_named_is_collected() -> None:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-n", "0", *TESTS]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout[-3000:]
    collected = {line.partition("[")[0] for line in found.stdout.splitlines()}
    assert not set(TESTS) - collected
