"""A copy of an SQLite database: taken into memory in one look, brought back in one transaction."""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from django.db import connections
from django.db.utils import load_backend

from counselling.core.copies.room import free_memory
from counselling.core.errors import Refused

NAME = "database.sqlite3"
#: The copy, the copy without what is left out, and both as bytes.
TIMES = 4


def size() -> int:
    """Return about how large a copy will be."""
    return _file().stat().st_size


def take(into: BinaryIO, left_out: Collection[str]) -> dict[str, int]:
    """Write a copy as of this moment, without the rows of the tables left out; returns the rows of each table.

    Whoever writes meanwhile goes on: a reader of the write-ahead log holds up nobody.
    """
    if size() * TIMES > free_memory():
        raise Refused("no_memory", megabytes=str(size() * TIMES // 2**20))
    with _connected(f"{_file().as_uri()}?mode=rw") as live, _connected(":memory:") as copy:
        live.execute("BEGIN")
        counts = counted(live)
        live.backup(copy)
        live.execute("COMMIT")
        copy.execute("PRAGMA temp_store = MEMORY")
        for table in left_out:
            copy.execute(f'DELETE FROM "{table}"')  # noqa: S608 - a name of ours
            counts[table] = 0
        for table in _indexes(copy):
            # What left an index of FTS5 stays in it, marked, until it is put together anew.
            copy.execute(f'INSERT INTO "{table}"("{table}") VALUES (\'optimize\')')  # noqa: S608 - a name of ours
        # Deleted rows stay in free pages until the file is made anew.
        copy.execute("VACUUM")
        into.write(copy.serialize())
    return counts


def bring_back(content: BinaryIO) -> None:
    """Put a copy in the place of the database: whole, or where that fails not at all.

    Raises `Refused`: `database_damaged` where what lies there is no database any more, `disk_full`.
    """
    try:
        with _connected(":memory:") as copy, _connected(_file().as_uri()) as live:
            copy.deserialize(content.read())
            live.execute("PRAGMA journal_mode = WAL")
            copy.backup(live)
            # What was there before must not be read from the log.
            live.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.OperationalError:
        raise Refused("disk_full") from None
    except sqlite3.DatabaseError:
        raise Refused("database_damaged") from None


@contextmanager
def looked_at(content: BinaryIO) -> Iterator[None]:
    """Let the default connection of this thread be the copy, in memory alone."""
    live = connections["default"]
    settings = {**live.settings_dict, "NAME": ":memory:", "OPTIONS": {}}
    wrapper: Any = load_backend(settings["ENGINE"]).DatabaseWrapper(settings, "default")
    wrapper.ensure_connection()
    content.seek(0)
    wrapper.connection.deserialize(content.read())
    connections["default"] = wrapper
    try:
        yield
    finally:
        connections["default"] = live
        # Django leaves databases in memory open.
        wrapper.connection.close()


def is_sound(cursor: Any) -> bool:
    """Tell whether the database fits together."""
    cursor.execute("PRAGMA integrity_check")
    whole = cursor.fetchall() == [("ok",)]
    cursor.execute("PRAGMA foreign_key_check")
    return whole and not cursor.fetchall()


def counted(database: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows each table has."""
    # The tables that an index of FTS5 makes for itself count with it.
    names = database.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')"
    ).fetchall()
    return {
        name: database.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - its own names
        for (name,) in names
        if not name.startswith("sqlite_")
    }


def _indexes(database: sqlite3.Connection) -> list[str]:
    found = database.execute(
        "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE %USING fts5%'"
    )
    return [name for (name,) in found]


def _file() -> Path:
    return Path(str(connections["default"].settings_dict["NAME"]))


@contextmanager
def _connected(name: str) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(name, uri=True, isolation_level=None)) as database:
        yield database
