"""What is done again and again by the clock, and which of it failed the last time."""

import logging
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, InterfaceError

logger = logging.getLogger(__name__)
FOLDER = "rounds"


def go_round(**steps: Callable[[], object]) -> None:
    """Do each of these, also where one before it fails; every failure is logged, and known until it goes well again.

    A database that is gone is raised once all were tried: whoever goes round is careful then.
    """
    gone: Exception | None = None
    for name, step in steps.items():
        try:
            step()
        except Exception as wrong:
            logger.warning("what comes round was not done: %s", name, exc_info=True)
            _remember(name, failed=True)
            gone = wrong if isinstance(wrong, (DatabaseError, InterfaceError)) else gone
        else:
            _remember(name, failed=False)
    if gone is not None:
        raise gone


def failing() -> list[str]:
    """Return what failed when a process of this machine did it last; a file of each, which outlives the process."""
    return sorted(path.name for path in _folder().glob("*"))


def _remember(name: str, *, failed: bool) -> None:
    path = _folder() / name
    try:
        if failed:
            path.parent.mkdir(mode=0o700, exist_ok=True)
            path.touch(mode=0o600)
        else:
            path.unlink(missing_ok=True)
    except OSError:
        logger.warning("whether %s went well is not known afterwards", name, exc_info=True)


def _folder() -> Path:
    return Path(settings.DATA_DIR) / FOLDER
