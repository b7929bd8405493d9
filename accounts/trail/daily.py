"""What is done for the trail once a day, by whoever looks first: sign where it stands, and anchor that."""

import logging
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.conf import settings

from accounts.trail.anchors import write_anchor
from accounts.trail.checkpoints import checkpoint_of
from counselling.core import clock

logger = logging.getLogger(__name__)

#: After a failure the next try of this process waits; the chat goes on meanwhile.
TRY_AGAIN = timedelta(minutes=10)


class _ThisProcess:
    """The day for which this process knows that all is done, and when it tries again."""

    done: date | None = None
    again: datetime | None = None


def keep_trail() -> None:
    """Do what is due today; a folder for anchors that is missing or full is said in the log, and no more."""
    now = clock.now()
    today = now.astimezone(UTC).date()
    if _ThisProcess.done == today or (_ThisProcess.again and now < _ThisProcess.again):
        return
    _ThisProcess.again = now + TRY_AGAIN
    point = checkpoint_of(today, now)
    try:
        if settings.AUDIT_ANCHOR_DIR:
            write_anchor(Path(settings.AUDIT_ANCHOR_DIR), point)
    except OSError:
        logger.warning(
            "the day's anchor of the audit trail is not written: AUDIT_ANCHOR_DIR is missing, full or not writable"
        )
        return
    _ThisProcess.done, _ThisProcess.again = today, None
