"""What a first start leaves behind: made once for a whole run of tests, and copied for each service.

Keys, tables, static files and staff cost seconds; stories on them need fresh ones of their own, not to
see them made. On PostgreSQL the copy of the tables is a database made from the first one as its template.
"""

import os
import secrets
import shutil
import signal
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import tests.service
from tests.once import SERVER, TEMPLATE, drop_database, made_once, make_database
from tests.tables import migrated


def furnish(service: "tests.service.Service") -> None:
    """Give a service that is new what a first start left: the folder, and the database it names."""
    url = service.settings.get("DATABASE_URL", "")
    first = _first_start(service.counsellors, on_postgresql=bool(url))
    shutil.copytree(first / "data", service.data)
    if url:
        name = urlsplit(url).path.strip("/")
        drop_database(name)
        make_database(name, (first / TEMPLATE).read_text())


def _first_start(counsellors: int, *, on_postgresql: bool) -> Path:
    """Return the folder of a first start."""
    start = partial(_start, counsellors=counsellors, on_postgresql=on_postgresql)
    return made_once(f"{counsellors}{'-on-postgresql' * on_postgresql}", start)


def _start(folder: Path, *, counsellors: int, on_postgresql: bool) -> None:
    """Start once where there are tables; with more counsellors, on a copy of the start without them."""
    first = tests.service.Service(folder, counsellors=counsellors, first=True)
    before = (
        _first_start(0, on_postgresql=on_postgresql)
        if counsellors
        else migrated(on_postgresql=on_postgresql)
    )
    shutil.copytree(before / "data", first.data)
    if on_postgresql:
        name = f"clbchat_first_{secrets.token_hex(6)}"
        make_database(name, (before / TEMPLATE).read_text())
        (folder / TEMPLATE).write_text(name)
        url = urlsplit(os.environ[SERVER])._replace(path=f"/{name}")
        first.settings = {"DATABASE_URL": urlunsplit(url)}
    first.launch(0).kill(signal.SIGTERM)
