"""A copy of a PostgreSQL database, by the server's own tools in the server's own version."""

import os
import re
import secrets
import shutil
import subprocess
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import psycopg
from django.conf import settings
from django.db import connections
from django.db.backends.postgresql.client import DatabaseClient
from django.db.utils import load_backend
from psycopg import sql

from counselling.core.errors import Refused

NAME = "database.dump"
#: Where distributions put the tools of each version.
FOLDERS = ("/usr/lib/postgresql/{version}/bin", "/usr/pgsql-{version}/bin")
SCRATCH = re.compile(r"clbchat_look_[0-9a-f]{12}")
#: Nobody may keep a table locked for longer than this while it is replaced.
PATIENCE = "60s"
#: No rights, no owners: whoever restores it owns it. Not compressed: texts are sealed, which nothing makes smaller.
DUMP = ("--format=custom", "--compress=0", "--no-owner", "--no-privileges", "--no-comments")
RESTORE = ("--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges")


def size() -> int:
    """Return about how large a copy will be."""
    with _connected(_live()) as database:
        return int(_one(database, "SELECT pg_database_size(current_database())"))


def take(into: BinaryIO, left_out: Collection[str]) -> dict[str, int]:
    """Write a dump as of this moment, without the rows of the tables left out; returns the rows of each table."""
    with _connected(_live()) as database:
        database.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        # pg_dump sees what these counts see, whatever is committed meanwhile.
        snapshot = _one(database, "SELECT pg_export_snapshot()")
        counts = counted(database) | dict.fromkeys(left_out, 0)
        without = [f"--exclude-table-data=public.{table}" for table in left_out]
        _run("pg_dump", *DUMP, f"--snapshot={snapshot}", *without, about=_live(), out=into)
    return counts


def bring_back(content: BinaryIO) -> None:
    """Put a dump in the place of everything in the database; killed in the middle, it is begun again.

    Raises `Refused`: `not_ours` where the schema may not be replaced, `in_use`, `not_restored`.
    """
    _fill(_live(), content)


@contextmanager
def looked_at(content: BinaryIO) -> Iterator[None]:
    """Let the default connection of this thread be a database that exists for this alone."""
    with _scratch() as about:
        _fill(about, content)
        live = connections["default"]
        connections["default"] = load_backend(about["ENGINE"]).DatabaseWrapper(about, "default")
        try:
            yield
        finally:
            connections["default"].close()
            connections["default"] = live


def is_sound(_cursor: Any) -> bool:
    """Every constraint was made anew when the dump was read in: it would have failed."""
    return True


@contextmanager
def _scratch() -> Iterator[dict[str, Any]]:
    if settings.SCRATCH_DATABASE:
        about = {**_live(), **settings.SCRATCH_DATABASE}
        yield about
        _empty(about)
        return
    name = f"clbchat_look_{secrets.token_hex(6)}"
    with _connected(_live()) as database:
        _drop_left_ones(database)
        try:
            database.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        except psycopg.errors.InsufficientPrivilege:
            raise Refused("no_scratch") from None
        try:
            yield {**_live(), "NAME": name}
        finally:
            _drop(database, name)


def _drop_left_ones(database: "psycopg.Connection[Any]") -> None:
    """Remove what a killed run left behind; one that somebody looks at stays."""
    found = database.execute(
        "SELECT datname FROM pg_database WHERE pg_get_userbyid(datdba) = current_user AND NOT EXISTS"
        " (SELECT FROM pg_stat_activity WHERE pg_stat_activity.datname = pg_database.datname)"
    ).fetchall()
    for (name,) in found:
        if SCRATCH.fullmatch(name):
            _drop(database, name)


def _drop(database: "psycopg.Connection[Any]", name: str) -> None:
    words = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
    database.execute(words.format(sql.Identifier(name)))


def _fill(about: dict[str, Any], content: BinaryIO) -> None:
    _empty(about)
    content.seek(0)
    _run("pg_restore", *RESTORE, f"--dbname={about['NAME']}", about=about, given=content)


def _empty(about: dict[str, Any]) -> None:
    try:
        with _connected(about) as database, database.transaction():
            database.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")
            database.execute("DROP SCHEMA IF EXISTS public CASCADE")
            database.execute("CREATE SCHEMA public")
    except psycopg.errors.InsufficientPrivilege:
        raise Refused("not_ours") from None
    except psycopg.errors.LockNotAvailable:
        raise Refused("in_use") from None


def _run(
    tool: str, *arguments: str, about: dict[str, Any], out: BinaryIO | None = None,
    given: BinaryIO | None = None,
) -> None:  # fmt: skip
    words, environment = DatabaseClient.settings_to_cmd_args_env(about, [])
    # Name and password of the database go along as for psql; the name itself comes last.
    reached = words[1:-1] if tool == "pg_restore" else words[1:]
    done = subprocess.run(  # noqa: S603 - a tool of PostgreSQL's, with what the settings say
        [str(_tool(tool)), *arguments, *reached],
        stdin=given or subprocess.DEVNULL, stdout=out or subprocess.DEVNULL,
        stderr=subprocess.PIPE, env={**os.environ, **(environment or {})}, check=False,
    )  # fmt: skip
    if done.returncode:
        # What the tool says may hold a value of a row: only its kind is told.
        full = b"No space left" in done.stderr or b"could not extend" in done.stderr
        raise Refused("disk_full" if full else "tool_failed", tool=tool)


def _tool(name: str) -> Path:
    """Return the tool in the server's version; another version's would be refused, or write what it cannot read."""
    with _connected(_live()) as database:
        version = database.info.server_version // 10_000
    places = [Path(folder.format(version=version)) / name for folder in FOLDERS]
    found = [place for place in places if place.exists()] or [Path(shutil.which(name) or "/")]
    if _version_of(found[0]) != version:
        raise Refused("no_tool", tool=name, version=str(version))
    return found[0]


def _version_of(tool: Path) -> int:
    if not tool.is_file():
        return 0
    said = subprocess.run([str(tool), "--version"], capture_output=True, text=True, check=False)  # noqa: S603 - as above
    numbers = re.findall(r"\d+", said.stdout)
    return int(numbers[0]) if numbers else 0


def counted(database: "psycopg.Connection[Any]") -> dict[str, int]:
    names = database.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    ).fetchall()
    asked = sql.SQL("SELECT COUNT(*) FROM public.{}")
    return {name: int(_one(database, asked.format(sql.Identifier(name)))) for (name,) in names}


def _one(database: "psycopg.Connection[Any]", words: Any) -> Any:
    row = database.execute(words).fetchone()
    return row[0] if row else None


def _live() -> dict[str, Any]:
    return dict(connections["default"].settings_dict)


def _connected(about: dict[str, Any]) -> "psycopg.Connection[Any]":
    wrapper: Any = load_backend(about["ENGINE"]).DatabaseWrapper(about, "default")
    return psycopg.connect(**{**wrapper.get_connection_params(), "autocommit": True})
