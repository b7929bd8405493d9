"""Whether the whole site is shut while a backup is brought back: a file in the data folder that every process sees."""

import json
import os
from datetime import datetime
from pathlib import Path

from django.conf import settings

from counselling.core import clock
from counselling.core.clock import iso, iso_or_none

NAME = "closed.json"


def is_shut() -> bool:
    """Tell whether everything is shut; asked for every page, socket and batch, so one look at the folder."""
    return flag().exists()


def shut(lost_at: datetime | None = None) -> None:
    """Shut the site; it is so on disk when this returns. What was said the first time stands.

    `lost_at` is when the service was last seen working: a restore that is begun again still knows it.
    """
    if is_shut():
        return
    said = {"since": iso(clock.now()), "lost_at": iso_or_none(lost_at)}
    fresh = flag().with_suffix(".new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(json.dumps(said).encode())
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(flag())


def known_lost_at() -> datetime | None:
    """Return what was said when the site was shut; nothing where it is open or nobody said it."""
    try:
        said = json.loads(flag().read_bytes())["lost_at"]
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None
    return datetime.fromisoformat(said) if said else None


def open_again() -> None:
    """Open the site."""
    flag().unlink(missing_ok=True)


def flag() -> Path:
    """Return the file whose presence shuts the site."""
    return Path(settings.DATA_DIR) / NAME
