"""The keys of the tags: one for each month, each in a file of its own that lives for 62 days.

They lie in the key folder and belong in no backup. Without them the chat goes on: limits count by a
random key in memory, and nobody is known again.
"""

import logging
import time
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from counselling.core import clock, keys
from counselling.core.errors import KeyMissing

_log = logging.getLogger(__name__)

#: A pepper begins with its month. So the month before is always known, and hardly more than that.
LIFE = timedelta(days=62)
OPEN_TO_OTHERS = 0o007
#: Seconds after which the folder is looked at again.
LOOK_AGAIN = 30
TROUBLES = {
    "missing": "Tags last as long as this process: the folder 'peppers' is not in the key folder. See docs/keys.md.",
    "open": "A pepper is not used: its file may be read by everybody on this machine. See docs/keys.md.",
    "example": "A pepper is not used: it is an example, not 32 random bytes. See docs/keys.md.",
    "unreadable": "A pepper is not used: its file cannot be read, or holds no 32 bytes in base64. See docs/keys.md.",
    "not_written": "No pepper for this month: the folder 'peppers' cannot be written. See docs/keys.md.",
}
_said: set[str] = set()


class Unfit(Exception):  # noqa: N818 - said about a pepper
    """A pepper that may not be used; the word says why."""


@lru_cache(maxsize=4)
def _looked(folder: Path, today: date, _turn: int) -> tuple[tuple[bytes, ...], str]:
    trouble = ""
    found: list[bytes] = []
    try:
        _make_for(folder, today)
    except FileNotFoundError:
        trouble = "missing"
    except OSError:
        trouble = "not_written"
    for month in sorted(live_months(folder, today), reverse=True):
        try:
            found.append(_read(folder / f"{month:%Y-%m}"))
        except Unfit as unfit:
            trouble = str(unfit)
    _say(trouble)
    return tuple(found), trouble


def _say(trouble: str) -> None:
    # Once is enough for a log, until it is another.
    if trouble and trouble not in _said:
        _log.warning(TROUBLES[trouble])
    _said.clear()
    _said.add(trouble)


def _look() -> tuple[tuple[bytes, ...], str]:
    turn = int(time.monotonic() / LOOK_AGAIN)
    return _looked(settings.KEY_DIR / keys.PEPPERS, clock.now().date(), turn)


def look_again() -> None:
    """Look at the folder anew, without waiting."""
    _looked.cache_clear()


def live_peppers() -> tuple[bytes, ...]:
    """Return the peppers that may be used, newest first."""
    return _look()[0]


def trouble() -> str:
    """Return one word for what is wrong with the peppers, or nothing."""
    return _look()[1]


def live_months(folder: Path, today: date) -> list[date]:
    """Return the months whose peppers live; one that comes soon was made before the clock was set back."""
    return [month for month in _months(folder) if -LIFE <= today - month < LIFE]


def _months(folder: Path) -> list[date]:
    found = []
    for path in folder.glob("[0-9][0-9][0-9][0-9]-[0-9][0-9]"):
        try:
            found.append(date.fromisoformat(f"{path.name}-01"))
        except ValueError:
            continue
    return found


def _make_for(folder: Path, today: date) -> None:
    # A clock that was set back uses the newest pepper on: nobody's tag changes for it.
    if max(live_months(folder, today), default=date.min) < today.replace(day=1):
        keys.make(folder, f"{today:%Y-%m}")


def _read(path: Path) -> bytes:
    try:
        is_open = path.stat().st_mode & OPEN_TO_OTHERS
        pepper = keys.read(path.parent, path.name)
    except (OSError, KeyMissing, ValueError):
        raise Unfit("unreadable") from None
    if is_open:
        raise Unfit("open")
    if len(pepper) != keys.KEY_BYTES:
        raise Unfit("unreadable")
    # 32 random bytes are never a readable text.
    if pepper.isascii() and pepper.decode().isprintable():
        raise Unfit("example")
    return pepper


def forget_old_peppers(today: date) -> None:
    """Delete every pepper whose days are over: what was made under it can be matched with nothing any more."""
    folder = settings.KEY_DIR / keys.PEPPERS
    for month in _months(folder):
        if today - month >= LIFE:
            (folder / f"{month:%Y-%m}").unlink(missing_ok=True)
            # Nor is it used from memory any more.
            look_again()
