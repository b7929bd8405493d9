"""Logs that can hold no text, name or address of anybody.

What a person sends reaches a log through a record's arguments or an exception's message. Neither is
written: a line is the fixed part of the message, the kind of the exception and where it was raised.
"""

import logging
import traceback
from typing import Any

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter

# Only what these say is known to be a fixed text; libraries also log whole tracebacks as their message.
OUR_LOGGERS = ("clbchat", "accounts", "counselling")

#: What axes may not keep of a form in which a password or a code was wrong.
SECRET_FIELDS = [
    *("username", "ip_address", "csrfmiddlewaretoken", "next"),
    *("password", "new_password", "again", "otp_token", "recovery_code", "token"),
    *("code", "passkey", "words"),
]


class QuietFormatter(logging.Formatter):
    """Writes the fixed part of a record, without its arguments."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line: level, logger, fixed text, and for an exception its kind and places."""
        own = record.name.partition(".")[0] in OUR_LOGGERS
        said = record.msg if own else f"{record.filename}:{record.lineno}"
        line = f"{record.levelname} {record.name}: {said}"
        if record.exc_info and record.exc_info[0]:
            line += f" [{record.exc_info[0].__name__} at {_places(record.exc_info[2])}]"
        return line.replace("\n", " ")


def _places(trace: Any) -> str:
    frames = traceback.extract_tb(trace)[-6:]
    return " < ".join(
        f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in reversed(frames)
    )


class OnlyFaults(logging.Filter):
    """Lets through what broke; a 503 that a page chose (closed, full) is an answer, not a fault."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep records that carry an exception."""
        return record.exc_info is not None


class NothingShown(SafeExceptionReporterFilter):
    """For error reports, should anybody switch them on: no variable and no posted field is shown."""

    def is_active(self, request: HttpRequest | None) -> bool:
        """Hide always, whatever DEBUG says."""
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        """Show no field that anybody sent."""
        return {}

    def get_traceback_frame_variables(self, request: HttpRequest | None, tb_frame: Any) -> Any:
        """Show no variable."""
        return {}.items()


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "clbchat.logs.QuietFormatter"}},
    "filters": {"faults": {"()": "clbchat.logs.OnlyFaults"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "ERROR", "propagate": True},
        "django.request": {"level": "ERROR", "filters": ["faults"]},
        "daphne": {"level": "ERROR"},
        # The bus may come and go: `counselling.live.bus` says so, once per publication.
        "channels_redis": {"level": "CRITICAL"},
        "axes": {"level": "ERROR"},
    },
}
