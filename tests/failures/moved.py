"""An installation whose commands run at another moment: `faketime` moves the clock of the real processes."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from tests import debian
from tests.house.tree import ROOT
from tests.tables import FOREIGN, lay_tables


def faketime() -> str:
    """Return the program, installed by apt where that may be done."""
    if not shutil.which("faketime"):
        debian.install("faketime")
    program = shutil.which("faketime")
    assert program, "faketime is missing: install the package faketime."
    return program


@dataclass
class Moved:
    """Keys and a database of its own, on SQLite or at `url`."""

    folder: Path
    url: str = ""
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        more = {"DATABASE_URL": self.url} if self.url else {}
        self.environment = {
            **kept, **more, "CLBCHAT_DATA": str(self.folder), "TZ": "UTC", "DEMO": "true",
            "DJANGO_SETTINGS_MODULE": "clbchat.settings",
        }  # fmt: skip
        lay_tables(self.folder, self.url)

    def at(self, moment: str, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run a command of `manage.py` at a moment at which the clock stands still."""
        return self._run([faketime(), "-f", moment, sys.executable, "manage.py", *words])

    def start(self, moment: str, *words: str) -> "subprocess.Popen[bytes]":
        """Start a command of `manage.py` at a moment from which the clock goes on."""
        command = [faketime(), "-f", f"@{moment}", sys.executable, "manage.py", *words]
        return subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip

    def talked(self, begun: str, ended: str, many: int = 1) -> list[dict[str, str]]:
        """Let conversations be held that began at one moment and ended at another."""
        story = [sys.executable, "-m", "tests.failures.long_ago", str(many), ended]
        told = self._run([faketime(), begun, *story])
        assert told.returncode == 0, told.stderr
        found: list[dict[str, str]] = json.loads(told.stdout)
        return found

    def looked_at_the_clock(self, moment: str) -> None:
        """Let somebody look at the clock at a moment, so that it is believed from then on."""
        done = self.at(moment, "purge", "--trust-clock")
        assert done.returncode == 0, done.stderr

    def ask(self, sentence: str) -> list[Any]:
        """Ask the database itself."""
        if self.url:
            with psycopg.connect(self.url, autocommit=True) as there:
                return there.execute(sentence).fetchall()  # type: ignore[call-overload,unused-ignore,no-any-return]
        here = sqlite3.connect(self.folder / "clbchat.sqlite3", timeout=10)
        try:
            return here.execute(sentence).fetchall()
        finally:
            here.close()

    def count(self, table: str = "counselling_conversation") -> int:
        """Return how many rows a table has."""
        return int(self.ask(f"SELECT count(*) FROM {table}")[0][0])

    def _run(self, command: list[str]) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=120,
            check=False,
        )  # fmt: skip
