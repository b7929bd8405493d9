"""What is done again and again by the clock."""

import logging
from collections.abc import Callable

from django.db import DatabaseError, InterfaceError

logger = logging.getLogger(__name__)


def go_round(*steps: Callable[[], object]) -> None:
    """Do each of these, also where one before it fails; every failure is logged.

    A database that is gone is raised once all were tried: whoever goes round is careful then.
    """
    gone: Exception | None = None
    for step in steps:
        try:
            step()
        except Exception as wrong:
            logger.warning("what comes round was not done", exc_info=True)
            gone = wrong if isinstance(wrong, (DatabaseError, InterfaceError)) else gone
    if gone is not None:
        raise gone
