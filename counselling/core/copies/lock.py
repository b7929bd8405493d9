"""One copy at a time: two backups at once, or a backup in the middle of a restore, would only spoil each other."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from counselling.core.errors import Refused

NAME = "copies.lock"


@contextmanager
def alone() -> Iterator[None]:
    """Go on only if nobody else on this machine makes or brings back a copy; raises `Refused("under_way")`."""
    with (Path(settings.DATA_DIR) / NAME).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused("under_way") from None
        yield
