"""The journal of erasures beside a running service: it must be there, it should lie elsewhere, and it is marked regularly."""

import os
import sys
import threading
import time
from pathlib import Path

from django.conf import settings
from django.db import connection

from counselling.core import journal

EVERY_SECONDS = 60


def refuse_without_journal() -> None:
    """Stop where nothing could be erased, because that could not be written down first."""
    folder = Path(settings.ERASURE_JOURNAL).parent
    if not os.access(folder, os.W_OK | os.X_OK):
        sys.exit(
            f"ERASURE_JOURNAL lies in '{folder}', which is not there or may not be written to."
        )


def tell_of_journal() -> None:
    """Say that one lost disk would take the journal along with what it is for."""
    if not settings.DEMO and journal.lies_with_database():
        print(
            "The journal of erasures lies on the same disk as the database: set ERASURE_JOURNAL to a place"
            " on another one (docs/backup.md).",
            file=sys.stderr,
        )


def keep_marking() -> None:
    """Mark the journal from now on, in a thread of its own that ends with the process."""
    threading.Thread(target=_mark_regularly, name="journal-marks", daemon=True).start()


def _mark_regularly() -> None:
    from counselling.retention.actions.marking import mark_journal

    while True:
        mark_journal()
        connection.close()
        time.sleep(EVERY_SECONDS)
