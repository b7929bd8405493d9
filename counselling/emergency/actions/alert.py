"""Telling who is not at a screen: a command of the organisation's own, for a pager or a bell."""

import logging
import os
import subprocess
from threading import Thread

from django.conf import settings
from django.db import transaction

_log = logging.getLogger(__name__)
SECONDS = 10


def alert(event: str, number: int) -> None:
    """Run `ALERT_COMMAND`, once the transaction stands, with what happened and the request's number alone."""
    command = [*settings.ALERT_COMMAND, event, str(number)]
    if settings.ALERT_COMMAND:
        transaction.on_commit(lambda: Thread(target=_run, args=(command,), daemon=True).start())


def _run(command: list[str]) -> None:
    try:
        # No shell, nothing of our environment (keys may stand in it), and no longer than it may take.
        subprocess.run(  # noqa: S603 - the operator's own command
            command,
            check=True,
            timeout=SECONDS,
            env={"PATH": os.environ.get("PATH", os.defpath)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        _log.warning("ALERT_COMMAND did not run to its end.")
