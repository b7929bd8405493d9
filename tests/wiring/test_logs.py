import logging
import sys
from typing import Any

import pytest
from django.conf import settings
from django.test import RequestFactory

from clbchat.logs import NothingShown, QuietFormatter

CANARY = "kanarievogel"


def written(name: str, message: str, *arguments: Any, error: BaseException | None = None) -> str:
    """Return the line that a record becomes."""
    trace = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord(name, logging.WARNING, "/x/rooms.py", 7, message, arguments, trace)
    return QuietFormatter().format(record)


def raised(text: str) -> BaseException:
    try:
        raise ValueError(text)  # noqa: TRY301 - an error with a traceback is wanted
    except ValueError:
        return sys.exc_info()[1] or AssertionError()


def test_a_line_says_what_happened_and_not_with_whom() -> None:
    line = written("counselling.live.rooms", "no message of %s came", CANARY)
    assert line == "WARNING counselling.live.rooms: no message of %s came"


def test_of_an_error_its_kind_and_place_are_written_and_never_its_words() -> None:
    line = written("counselling.live", "a batch could not be written", error=raised(CANARY))
    assert CANARY not in line
    assert "[ValueError at test_logs.py:" in line
    assert "\n" not in line


def test_what_others_say_may_hold_anything_so_only_the_place_is_written() -> None:
    for name in ("django.request", "daphne.server", "asyncio", "counsellingx"):
        assert written(name, f"Not Found: /{CANARY}/") == f"WARNING {name}: rooms.py:7"


def test_nobody_writes_a_line_of_their_own_into_the_log() -> None:
    assert "\n" not in written("clbchat", "one\nERROR two")


def test_every_log_goes_through_that_formatter() -> None:
    said: dict[str, Any] = settings.LOGGING
    assert {handler["formatter"] for handler in said["handlers"].values()} == {"quiet"}
    assert said["formatters"]["quiet"]["()"] == "clbchat.logs.QuietFormatter"


def test_an_error_report_shows_nothing_that_was_sent() -> None:
    request = RequestFactory().post("/chat/messages/", {"text": CANARY})
    shown = NothingShown()
    assert shown.is_active(request)
    assert shown.get_post_parameters(request) == {}
    frame: Any = raised(CANARY).__traceback__
    assert list(shown.get_traceback_frame_variables(request, frame.tb_frame)) == []


@pytest.mark.parametrize("name", ["clbchat", "accounts", "counselling"])
def test_our_own_messages_are_fixed_texts(name: str) -> None:
    assert written(f"{name}.anything", "a tick failed").endswith(": a tick failed")
