"""Marking the journal, so that a copy of it that ends too early is known by its end."""

import logging

from django.db import DatabaseError, InterfaceError

from accounts.models import Staff
from counselling.core import closing, journal

logger = logging.getLogger(__name__)


def mark_journal() -> None:
    """Write down that the service lives; not while it is shut, nor with a database that holds nobody."""
    try:
        if not closing.is_shut() and Staff.objects.exists():
            journal.mark()
    except (OSError, DatabaseError, InterfaceError):
        logger.warning("the journal of erasures is not marked", exc_info=True)
