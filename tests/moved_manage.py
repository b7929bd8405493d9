"""manage.py with a clock whose hands a test moves: by the seconds that stand in the file MOVED_CLOCK."""

import os
import sys
from datetime import datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from django.utils import timezone

from counselling.core import clock
from manage import main

MOVED_BY = Path(os.environ["MOVED_CLOCK"])
_really_now = clock.now


def moved_now() -> datetime:
    """Return the moment that the moved hands show."""
    return _really_now() + timedelta(seconds=float(MOVED_BY.read_text()))


clock.now = moved_now
# Django's own tables, its sessions, go by the same clock: the sweep would end them otherwise.
timezone.now = moved_now
main()
