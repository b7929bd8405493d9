"""A clock on the wall that a story moves forward, for the server and for everybody's browser."""

import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import BrowserContext

from tests.service import Service

HERE = ZoneInfo("Europe/Brussels")
#: What being there and being signed in are measured by. Who is there while the hands are moved stays.
LEASES = {
    "counselling_duty": "present_until",
    "counselling_conversation": "visitor_until",
    "accounts_signin": "active_at",
}
#: Who was active that short ago is there, and stays there as long.
FRESH = timedelta(minutes=1)
#: Somebody who is signed in shows it less often than somebody who is there, and less still on a busy machine.
SIGNED_IN = timedelta(minutes=5)
RENEWED_MEANWHILE = 0.3


class MovedClock:
    """The clock of one service."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "moved_by"
        self.by = timedelta(0)
        self.contexts: list[BrowserContext] = []
        self._write()

    def set_before_start(self, moment: datetime) -> None:
        """Let the service and everybody begin at a moment."""
        self.by = moment - datetime.now(UTC)
        self._write()

    @property
    def now(self) -> datetime:
        """The moment the hands show."""
        return datetime.now(UTC) + self.by

    def goes_with(self, context: BrowserContext) -> None:
        """Give a browser this clock."""
        context.clock.install(time=self.now)
        self.contexts.append(context)

    def move_to(self, service: Service, moment: datetime) -> None:
        """Move the hands forward to a moment."""
        ahead = moment - self.now
        assert ahead > timedelta(0), "time does not go back"
        there = self._there(service)
        self._extend(service, there, by=ahead)
        self.by += ahead
        self._write()
        for context in self.contexts:
            context.clock.set_system_time(self.now)
        # A lease may have been renewed by the old hands in the very moment they were moved.
        time.sleep(RENEWED_MEANWHILE)
        self._extend(service, there, by=timedelta(0))

    def _write(self) -> None:
        # Replaced in one move: the server never reads half a number.
        fresh = self.file.with_suffix(".new")
        fresh.write_text(str(self.by.total_seconds()))
        fresh.replace(self.file)

    def _there(self, service: Service) -> list[tuple[str, str, int]]:
        """Return whose leases run now: table, column and row."""
        now = self.now.replace(tzinfo=None)
        with closing(connected(service)) as rows:
            return [
                (table, column, key)
                for table, column in LEASES.items()
                for key, until in rows.execute(f"SELECT rowid, {column} FROM {table}").fetchall()
                if datetime.fromisoformat(until) > now - _fresh(table)
            ]

    def _extend(
        self, service: Service, there: list[tuple[str, str, int]], *, by: timedelta
    ) -> None:
        until = str((self.now + by).replace(tzinfo=None) + FRESH)
        with closing(connected(service)) as rows:
            for table, column, key in there:
                rows.execute(
                    f"UPDATE {table} SET {column} = max({column}, ?) WHERE rowid = ?", (until, key)
                )
            rows.commit()


def _fresh(table: str) -> timedelta:
    return SIGNED_IN if table == "accounts_signin" else FRESH


def connected(service: Service) -> sqlite3.Connection:
    """Open the service's own database beside it."""
    return sqlite3.connect(service.folder / "data" / "clbchat.sqlite3", timeout=20)
