"""Sixty wrong codes an hour from one connection, whichever processes they come to, and nobody else waits for it."""

import time
from datetime import timedelta

import pytest
from django.db import OperationalError
from time_machine import Traveller

from counselling.abuse.actions.ageing import old_tries
from counselling.abuse.models import Tried
from counselling.abuse.rules.tries import Trying
from counselling.core import clock as house_clock
from counselling.core.errors import Refused
from counselling.visitor import tries as door
from counselling.visitor.tries import MOST_TAGS, Tries, TriesHere

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)


def process() -> Tries:
    """Return what one more process counts by."""
    return Tries(Trying.CODE, 60)


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database answers nobody."""

    def fails(**_asked: object) -> None:
        raise OperationalError("the database is locked")

    for verb in ("count_try", "give_back_try"):
        monkeypatch.setattr(door, verb, fails)


def wrong(tries: Tries, who: str, times: int) -> None:
    for _ in range(times):
        tries.take(who)


def is_let_through(tries: Tries, who: str) -> bool:
    try:
        tries.take(who)
    except Refused:
        return False
    return True


def test_sixty_wrong_codes_an_hour_may_come_from_one_connection() -> None:
    here = process()
    wrong(here, "school", 60)
    assert not is_let_through(here, "school")


def test_several_processes_let_no_more_through_than_one() -> None:
    here, there, started_anew = process(), process(), process()
    wrong(here, "school", 30)
    wrong(there, "school", 30)
    for one in (here, there, started_anew):
        assert not is_let_through(one, "school")
        assert is_let_through(one, "home")


def test_each_kind_of_code_is_counted_by_itself() -> None:
    wrong(process(), "school", 60)
    assert is_let_through(Tries(Trying.PICK_UP, 60), "school")


def test_nobody_else_waits_for_whoever_guesses() -> None:
    here = process()
    for connection in range(5):
        wrong(here, f"guesser {connection}", 60)
    assert is_let_through(here, "somebody else")


def test_a_right_code_is_no_wrong_try() -> None:
    here, there = process(), process()
    for _ in range(70):
        here.take("home")
        here.give_back("home")
    wrong(there, "home", 60)


def test_what_was_refused_makes_nobody_wait_longer(clock: Traveller) -> None:
    here, there = process(), process()
    wrong(here, "school", 60)
    clock.shift(HOUR - SECOND)
    assert not is_let_through(there, "school")
    clock.shift(SECOND * 2)
    assert is_let_through(there, "school")


def test_after_an_hour_they_count_no_more_and_are_swept(clock: Traveller) -> None:
    wrong(process(), "school", 60)
    clock.shift(HOUR - SECOND)
    assert process().of_all() == 60
    assert not old_tries(house_clock.now()).exists()
    clock.shift(SECOND * 2)
    assert process().of_all() == 0
    assert old_tries(house_clock.now()).exists(), "the sweep takes them"


def test_a_clock_that_is_set_back_forgives_nothing(clock: Traveller) -> None:
    wrong(process(), "school", 60)
    clock.shift(-HOUR / 2)
    assert not is_let_through(process(), "school")


def test_what_is_stored_tells_nobody_who_it_was() -> None:
    wrong(process(), "school", 1)
    assert "school" not in str(Tried.objects.values().get())


@pytest.mark.usefixtures("broken")
def test_a_database_that_fails_lets_nobody_guess_on_and_locks_nobody_out() -> None:
    here = process()
    for _ in range(70):
        here.take("home")
        here.give_back("home")
    wrong(here, "school", 60)
    assert not is_let_through(here, "school")
    assert here.of_all() == 60


def test_what_this_process_counted_before_the_database_failed_stands(
    request: pytest.FixtureRequest,
) -> None:
    here = process()
    wrong(here, "school", 60)
    request.getfixturevalue("broken")
    assert not is_let_through(here, "school")


def test_connections_are_forgotten_once_they_are_many_and_idle(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here = TriesHere(HOUR.total_seconds())
    for number in range(MOST_TAGS + 1):
        here.take(f"connection {number}", 60)
    later = time.monotonic() + HOUR.total_seconds() + 1
    monkeypatch.setattr(time, "monotonic", lambda: later)
    here.take("one more", 60)
    assert len(here._by) == 1
