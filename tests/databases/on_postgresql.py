"""Tells stories that were told on SQLite once more, on PostgreSQL."""

import os
import subprocess
import sys

from tests.house.tree import ROOT

#: So long only where something stands still.
SECONDS = 1800


def told_again(url: str, *folders: str) -> str:
    """Run the tests of these folders on a database, and return what pytest says where any fails."""
    told = subprocess.run(
        [sys.executable, "-m", "pytest", *folders, "-q", "-n", "0", "--create-db",
         "-p", "no:cacheprovider", "-p", "tests.databases.seals"],
        cwd=ROOT, env={**os.environ, "DATABASE_URL": url}, capture_output=True, text=True,
        timeout=SECONDS, check=False,
    )  # fmt: skip
    return "" if told.returncode == 0 else told.stdout[-6000:]
