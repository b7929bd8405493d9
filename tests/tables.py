"""Keys, and tables as all migrations leave them: migrated once for a run, and copied for whoever begins without rows."""

import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from counselling.core import keys
from tests.house.tree import ROOT
from tests.once import SERVER, TEMPLATE, drop_database, made_once, make_database

#: Settings of the surrounding test run that an installation of its own must not inherit.
FOREIGN = ("DJANGO_SETTINGS_MODULE", "CLBCHAT_DATA", "DATABASE_URL", "REDIS_URL", "SECRET_KEY")
SQLITE = "clbchat.sqlite3"


def lay_tables(data: Path, url: str = "") -> None:
    """Give an installation its keys and empty tables: in its folder, or in the PostgreSQL database at `url`."""
    shutil.copytree(migrated(on_postgresql=bool(url)) / "data", data, dirs_exist_ok=True)
    if url:
        name = urlsplit(url).path.strip("/")
        drop_database(name)
        make_database(name, template())


def sqlite_tables() -> Path:
    """Return the SQLite file with every table and no rows but those of the migrations."""
    return migrated(on_postgresql=False) / "data" / SQLITE


def template() -> str:
    """Return the name of the PostgreSQL database with every table."""
    return (migrated(on_postgresql=True) / TEMPLATE).read_text()


def migrated(*, on_postgresql: bool) -> Path:
    """Return the folder of an installation with keys and tables alone."""
    if on_postgresql:
        return made_once("tables-on-postgresql", _migrate_postgresql)
    return made_once("tables", _migrate)


def _migrate_postgresql(folder: Path) -> None:
    name = f"clbchat_tables_{secrets.token_hex(6)}"
    make_database(name, "template1")
    (folder / TEMPLATE).write_text(name)
    _migrate(folder, urlunsplit(urlsplit(os.environ[SERVER])._replace(path=f"/{name}")))


def _migrate(folder: Path, url: str = "") -> None:
    keys.create_missing(folder / "data" / "keys")
    kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    own = {"CLBCHAT_DATA": str(folder / "data"), "DEMO": "true"}
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=ROOT, env={**kept, **own, **({"DATABASE_URL": url} if url else {})}, check=True,
    )  # fmt: skip
