import time

import pytest

from counselling.core.errors import Refused
from counselling.visitor.tries import HOUR, MOST_TAGS, Tries


def wrong(tries: Tries, tag: str, times: int) -> None:
    for _ in range(times):
        tries.take(tag)


def test_sixty_wrong_codes_an_hour_may_come_from_one_connection() -> None:
    tries = Tries()
    wrong(tries, "school", 60)
    with pytest.raises(Refused, match="tried_often"):
        tries.take("school")


def test_nobody_else_waits_for_whoever_guesses() -> None:
    tries = Tries()
    for connection in range(50):
        wrong(tries, f"guesser {connection}", 60)
    tries.take("somebody else")


def test_a_right_code_is_no_wrong_try() -> None:
    tries = Tries()
    for _ in range(200):
        tries.take("home")
        tries.give_back("home")


def test_an_hour_later_the_connection_may_try_again(monkeypatch: pytest.MonkeyPatch) -> None:
    tries = Tries()
    wrong(tries, "school", 60)
    later = time.monotonic() + HOUR + 1
    monkeypatch.setattr(time, "monotonic", lambda: later)
    tries.take("school")


def test_connections_are_forgotten_once_they_are_many_and_idle(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tries = Tries()
    for number in range(MOST_TAGS + 1):
        tries.take(f"connection {number}")
    later = time.monotonic() + HOUR + 1
    monkeypatch.setattr(time, "monotonic", lambda: later)
    tries.take("one more")
    assert len(tries._by_tag) == 1
