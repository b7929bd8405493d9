"""What is made once for a whole run of tests, by whichever worker needs it first, and then copied."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

#: Names the folder that the workers of one run share, and the runs that its stories start.
RUN = "CLBCHAT_TEST_RUN"
SERVER = "TEST_POSTGRES_URL"
#: Names the database of what was made, where it has one on PostgreSQL.
TEMPLATE = "template"


def begin_run() -> bool:
    """Make the folder of a run, before its workers start; False inside another run, whose things are used."""
    if RUN in os.environ:
        return False
    folder = tempfile.mkdtemp(prefix="clbchat-run-")
    os.environ[RUN] = folder
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        # Hundreds of processes would compile every module: they keep the result, beside the sources or here.
        os.environ["PYTHONPYCACHEPREFIX"] = f"{folder}/bytecode"
    return True


def end_run() -> None:
    """Remove what was kept for copies, in the process that began the run."""
    folder = Path(os.environ.pop(RUN))
    for template in folder.glob(f"*/{TEMPLATE}"):
        drop_database(template.read_text())
    shutil.rmtree(folder, ignore_errors=True)


def made_once(name: str, make: Callable[[Path], None]) -> Path:
    """Return the folder `name` of this run, filled by `make` when nobody did before."""
    folder = Path(os.environ[RUN]) / name
    with _alone(folder):
        if not (folder / "complete").exists():
            folder.mkdir(exist_ok=True)
            make(folder)
            (folder / "complete").touch()
    return folder


def make_database(name: str, template: str) -> None:
    """Make a database on the server of the tests, as a copy of another."""
    copied = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    with psycopg.connect(os.environ[SERVER], autocommit=True) as server:
        server.execute(copied.format(sql.Identifier(name), sql.Identifier(template)))


def drop_database(name: str) -> None:
    """Remove a database from the server of the tests."""
    with psycopg.connect(os.environ[SERVER], autocommit=True) as server:
        dropped = sql.SQL("DROP DATABASE {} WITH (FORCE)")
        server.execute(dropped.format(sql.Identifier(name)))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
