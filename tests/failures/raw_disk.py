"""What PostgreSQL leaves on the disk: its files, and its own log, read as they lie there."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg


def heap(there: "psycopg.Connection[Any]") -> bytes:
    """Return the table of conversations as it lies on the disk."""
    there.execute("CHECKPOINT")
    return read(
        there, "SELECT pg_read_binary_file(pg_relation_filepath('counselling_conversation'))"
    )


def every_file(there: "psycopg.Connection[Any]") -> bytes:
    """Return every file of this database: tables, indexes, what is left of rows that went."""
    there.execute("CHECKPOINT")
    folder = "'base/' || (SELECT oid FROM pg_database WHERE datname = current_database())"
    # A file may go while this is read; `true` passes over it.
    return read(
        there,
        "SELECT string_agg(pg_read_binary_file(folder || '/' || name, 0, 1000000000, true), '')"
        f" FROM (SELECT {folder} AS folder) AS its, pg_ls_dir(folder) AS name",
    )


@contextmanager
def kept_log(url: str) -> Iterator[Any]:
    """Give how far the server's log goes now, and let the server keep what follows.

    Others write to the same log, and without a slot the server gives its oldest files to them. The slot has a
    connection of its own: it goes with the first error on it.
    """
    with psycopg.connect(url, autocommit=True) as own:
        slot = f"clbchat_{secrets.token_hex(6)}"
        own.execute("SELECT pg_create_physical_replication_slot(%s, true, true)", [slot])
        yield _place_now(own)


def log_since(there: "psycopg.Connection[Any]", begin: Any) -> bytes:
    """Return the server's own log from a place on, and nothing that an older log left in the same files."""
    there.execute("CHECKPOINT")
    first, at = _file_and_place(there, begin[0])
    last, end = _file_and_place(there, _place_now(there)[0])
    names = there.execute(
        "SELECT name FROM pg_ls_waldir() WHERE name BETWEEN %s AND %s ORDER BY name", [first, last]
    ).fetchall()
    files = [read(there, f"SELECT pg_read_binary_file('pg_wal/{name[0]}')") for name in names]
    return b"".join([*files[:-1], files[-1][:end]])[at:]


def _place_now(there: "psycopg.Connection[Any]") -> Any:
    return there.execute("SELECT pg_current_wal_flush_lsn()").fetchone()


def _file_and_place(there: "psycopg.Connection[Any]", lsn: str) -> tuple[str, int]:
    row = there.execute("SELECT * FROM pg_walfile_name_offset(%s)", [lsn]).fetchone()
    assert row
    return row[0], row[1]


def read(there: "psycopg.Connection[Any]", sentence: str) -> bytes:
    row = there.execute(sentence).fetchone()  # type: ignore[call-overload,unused-ignore]
    assert row
    return bytes(row[0])
