"""The hourly sweep of a process that serves: in a thread of its own, whether anybody is there or not."""

import logging
import threading
import time

from django.db import connection

from counselling.core import closing
from counselling.retention.actions.sweep import sweep_if_due

logger = logging.getLogger(__name__)

#: How often a process looks whether it is time; which of many sweeps, the database decides.
LOOK_SECONDS = 60


def start_sweeping() -> None:
    """Begin to look; the thread ends with the process, and what it was at goes on next time."""
    threading.Thread(target=_sweep_for_ever, name="sweep", daemon=True).start()


def _sweep_for_ever() -> None:
    while True:
        time.sleep(LOOK_SECONDS)
        _sweep()


def _sweep() -> None:
    try:
        # Whoever restores a backup sweeps by hand, when it is in order.
        swept = None if closing.is_shut() else sweep_if_due()
        if swept and swept.problem:
            logger.warning("the sweep removed nothing: this machine's clock makes no sense")
    except Exception:  # noqa: BLE001 - it is tried again soon, and the self-check says so meanwhile
        logger.warning("the sweep failed and is tried again")
    finally:
        connection.close()
