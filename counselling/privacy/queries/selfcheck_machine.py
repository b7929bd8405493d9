"""What the self-check sees of this machine: key files, what failed by the clock, whether anything leads outside."""

import logging.handlers
import stat
import sys
from pathlib import Path

from django.conf import settings

from counselling.core import keys
from counselling.core.rounds import failing
from counselling.origin import peppers
from counselling.privacy.rules.selfcheck import Item, amber, red

OTHERS = stat.S_IRWXG | stat.S_IRWXO
#: Handlers of logs that send what they are given somewhere.
SENDING = (
    logging.handlers.SocketHandler,
    logging.handlers.SysLogHandler,
    logging.handlers.HTTPHandler,
    logging.handlers.SMTPHandler,
)
#: Packages that report what happens in a program to somebody else.
REPORTERS = (
    "sentry_sdk",
    "newrelic",
    "ddtrace",
    "rollbar",
    "bugsnag",
    "elasticapm",
    "opentelemetry",
)
HERE = ("127.0.0.1", "localhost", "[::1]", "::1")


def keys_item() -> Item:
    """Look at the key files: all there, and readable by the service alone."""
    folder = Path(settings.KEY_DIR)
    if missing := keys.missing(folder):
        return red("keys", "missing", missing[0])
    if open_to_others := _open_to_others(folder):
        return red("keys", "open", open_to_others)
    trouble = peppers.trouble()
    return amber("keys", "peppers", trouble) if trouble else Item("keys")


def _open_to_others(folder: Path) -> str:
    """Return the first file or folder that others may read, by its name in the key folder."""
    beside = [Path(settings.ERASURE_JOURNAL)] if Path(settings.ERASURE_JOURNAL).exists() else []
    for path in [folder, *sorted(folder.rglob("*")), *beside]:
        if path.stat().st_mode & OTHERS:
            return path.name
    return ""


def rounds_item() -> Item:
    """Look whether something that comes round by the clock failed the last time."""
    failed = failing()
    return red("rounds", "failed", " ".join(failed)) if failed else Item("rounds")


def outgoing_item() -> Item:
    """Look whether anything is configured that leads outside."""
    found = [*_senders(), *_reporters(), *_foreign_sources()]
    if found:
        return red("outgoing", "sends", found[0])
    mail_host = settings.MAIL.get("host", "") if settings.MAIL else ""
    if mail_host and mail_host not in HERE:
        return amber("outgoing", "mail", mail_host)
    if settings.ALERT_COMMAND:
        return amber("outgoing", "command", "ALERT_COMMAND")
    return Item("outgoing")


def _senders() -> list[str]:
    """Return the handlers of logs that send."""
    every = [logging.getLogger(), *map(logging.getLogger, logging.root.manager.loggerDict)]
    handlers = [handler for logger in every for handler in logger.handlers]
    sending = [handler for handler in handlers if isinstance(handler, SENDING)]
    mailing = [handler for handler in handlers if type(handler).__name__ == "AdminEmailHandler"]
    return [type(handler).__name__ for handler in (*sending, *mailing)]


def _reporters() -> list[str]:
    return [name for name in REPORTERS if name in sys.modules]


def _foreign_sources() -> list[str]:
    """Return what the content policy lets a page load from, or send to, beside our own origin."""
    own = ("'", *settings.SITE_ORIGINS, *settings.SOCKET_ORIGINS)
    rules = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].values()
    return [source for rule in rules for source in rule if not str(source).startswith(own)]
