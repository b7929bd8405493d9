"""What must stay undone when yesterday's backup comes back: a file outside the database.

A verb calls `note` inside its transaction, before the commit: the line is on disk first. A line without its
deed is harmless, because what it tells is done again when a backup is restored; a deed without its line would
come back to life. How the file is written and read is told in `journal_file`.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from django.conf import settings

from counselling.core import clock, journal_file
from counselling.core.errors import Refused
from counselling.core.journal_lines import Line, Position

#: So often the service writes down that it lives, so that a journal that ends before the loss is known by its end.
MARK_EVERY = timedelta(minutes=5)
#: A journal whose end lies no longer than this before the loss misses nothing.
ENDS_WITH = 3 * MARK_EVERY
THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


class Kind(StrEnum):
    """What was done, and is done again after a restore."""

    ERASED = "erased"
    HIDDEN = "hidden"
    RESTRICTED = "restricted"
    RESTRICTION_LIFTED = "restriction_lifted"
    OBJECTED = "objected"
    ERASURE_GRANTED = "erasure_granted"
    ERASURE_CANCELLED = "erasure_cancelled"
    WITHDRAWN = "withdrawn"
    HELD = "held"
    HOLD_LIFTED = "hold_lifted"
    NOT_TO_LEARN = "not_to_learn"
    DRAW_OBJECTED = "draw_objected"
    TRANSCRIPT_WITHDRAWN = "transcript_withdrawn"
    STAFF_DISABLED = "staff_disabled"
    ROLES_REMOVED = "roles_removed"
    HOLDER_REMOVED = "holder_removed"
    REDACTOR_REMOVED = "redactor_removed"
    DEVICE_RESET = "device_reset"
    CREDENTIALS_CHANGED = "credentials_changed"
    RECOVERY_CODE_USED = "recovery_code_used"
    NOTICE_TAKEN_DOWN = "notice_taken_down"


_known: ContextVar[Collection[tuple[str, str]]] = ContextVar("known", default=())


def note(kind: Kind, subject: str) -> None:
    """Write down what is about to be committed; it is on disk when this returns.

    `subject` is a kind of thing and its key, such as "conversation <uuid>"; never a name or a text.
    Raises `Refused("not_written_down")` where the file cannot be written: then the deed must not happen either.
    """
    if (kind.value, subject) in _known.get():
        return
    try:
        journal_file.append(kind.value, subject, clock.now())
    except OSError:
        # Disk full, folder gone, or not ours to write to: whoever asked is told kindly.
        raise Refused("not_written_down") from None


def mark() -> None:
    """Write down that the service lives, if that is not known already; raises `OSError`."""
    journal_file.mark(clock.now(), spare=MARK_EVERY)


def prune(before: datetime) -> int:
    """Forget lines that no backup is older than; returns how many. Raises `OSError`."""
    return journal_file.prune(before)


def position() -> Position:
    """Return how far the journal goes now; raises `OSError`."""
    return journal_file.position(clock.now())


@contextmanager
def replaying(lines: Collection[Line]) -> Iterator[None]:
    """While these lines are done again, no verb writes them down a second time."""
    token = _known.set({(line.kind, line.subject) for line in lines})
    try:
        yield
    finally:
        _known.reset(token)


def lies_with_database() -> bool:
    """Tell whether one lost disk takes both: the journal, and the database or else the data folder."""
    about = settings.DATABASES["default"]
    file, host = Path(str(about["NAME"])), str(about.get("HOST") or "")
    if host and not host.startswith("/") and host not in THIS_MACHINE:
        return False
    beside = file if file.is_absolute() and file.exists() else Path(settings.DATA_DIR)
    folder = journal_file.path().parent
    return folder.exists() and folder.stat().st_dev == beside.stat().st_dev
