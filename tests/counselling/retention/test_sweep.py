"""What is kept long enough goes, at its second, once, in small steps."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import transaction

from accounts.models import AuditEntry
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.models import Conversation, Feedback, Message, Note
from counselling.conversation.rules import EndedBy
from counselling.core import clock as house_clock
from counselling.core.errors import KeyMissing
from counselling.retention.actions import sweep as sweeping
from counselling.retention.actions.sweep import Swept, sweep, sweep_if_due
from counselling.retention.models import Sweep
from counselling.retention.queries.sweeps import state_of_sweep
from counselling.statistics.models import Count, Figure
from counselling.statistics.queries.frozen import frozen_counts
from tests.counselling.evening import counsellor, says, talk, visitor
from tests.counselling.retention.years import YEARS, days_with_key, stays, told

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("open_door"),
]

Clock = time_machine.Traveller


def later(clock: Clock, **span: float) -> Swept:
    """Let time pass without a sweep, and one come by whose clock somebody looked at."""
    clock.shift(timedelta(**span))
    return sweep(trust_clock=True)


def test_a_conversation_stays_to_the_last_second_and_goes_at_the_next(clock: Clock) -> None:
    noor = told()
    assert "conversations" not in later(clock, days=YEARS, seconds=-1).gone
    assert stays(noor)
    assert later(clock, seconds=1).gone["conversations"] == 1
    assert not stays(noor)


def test_all_that_hangs_on_it_goes_with_it(clock: Clock) -> None:
    told()
    later(clock, days=YEARS)
    assert [kind.objects.count() for kind in (Message, Note, Feedback)] == [0, 0, 0]


def test_a_second_sweep_changes_nothing_and_notes_nothing(clock: Clock) -> None:
    told()
    later(clock, days=YEARS)
    noted = AuditEntry.objects.count()
    assert sweep().gone == {}
    assert AuditEntry.objects.count() == noted


def test_the_trail_keeps_counts_alone(clock: Clock) -> None:
    told()
    later(clock, days=YEARS)
    entry = AuditEntry.objects.get(action="swept")
    assert entry.actor is None
    assert entry.details["conversations"] == 1
    assert all(isinstance(count, int) for count in entry.details.values())


def test_its_month_was_counted_before_it_went(clock: Clock) -> None:
    told()
    later(clock, days=60)
    month = date(2026, 11, 1)
    assert frozen_counts(month, month)["stars", "4"] == 1


def test_a_count_of_few_people_goes_with_their_conversations(clock: Clock) -> None:
    told()
    later(clock, days=60)
    assert Count.objects.exists()
    later(clock, days=YEARS - 60)
    assert not Count.objects.exists()
    assert not Figure.objects.exclude(count=0).exists()


def test_what_is_still_going_on_stays(clock: Clock) -> None:
    noor = talk(counsellor())
    elif_ = visitor("Elif")
    later(clock, minutes=5)
    assert stays(noor)
    assert stays(elif_)


def test_a_dry_run_counts_and_touches_nothing(clock: Clock) -> None:
    noor = told()
    clock.shift(timedelta(days=YEARS))
    assert sweep(dry_run=True, trust_clock=True).gone["conversations"] == 1
    assert stays(noor)
    assert state_of_sweep().last_run is None


def test_the_key_of_the_day_goes_with_the_last_conversation_of_that_day(clock: Clock) -> None:
    first = told()
    clock.shift(timedelta(hours=1))
    second = told("Elif", by=counsellor("Bram"))
    (day,) = days_with_key()
    later(clock, days=YEARS, minutes=-30)
    assert (stays(first), stays(second)) == (False, True)
    assert day in days_with_key()
    assert later(clock, minutes=30).keys >= 1
    assert day not in days_with_key()


def test_without_its_day_a_copy_of_a_conversation_opens_nowhere(clock: Clock) -> None:
    copy = Conversation.objects.get(pk=told())
    assert copy.read("nickname", copy.nickname) == "Noor"
    later(clock, days=YEARS)
    with pytest.raises(KeyMissing):
        copy.read("nickname", copy.nickname)


def test_whoever_sweeps_an_empty_database_ends_no_conversation_elsewhere(clock: Clock) -> None:
    told()
    days = days_with_key()
    Conversation.everything.all().delete()
    later(clock, days=40)
    assert days_with_key() == days


def test_a_very_long_conversation_goes_in_steps(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweeping, "AT_ONCE", 4)
    amina = counsellor()
    noor = talk(amina)
    for number in range(12):
        says(noor, f"zin {number}")
    end_conversation(conversation_id=noor, by=EndedBy.VISITOR)
    elif_ = told("Elif", by=amina)
    assert later(clock, days=YEARS).gone["conversations"] == 2
    assert (stays(noor), stays(elif_)) == (False, False)
    assert not Message.objects.exists()


def test_a_sweep_that_was_cut_off_goes_on(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    amina = counsellor()
    rooms = [told(name, by=amina) for name in ("Noor", "Elif", "Lowie")]
    monkeypatch.setattr(sweeping, "AT_ONCE", 5)
    later(clock, days=YEARS - 1)
    clock.shift(timedelta(days=1))

    def cut_off(seconds: float) -> None:
        if sum(stays(room) for room in rooms) == 2:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(sweeping, "_pause", cut_off)
        with pytest.raises(KeyboardInterrupt):
            sweep_if_due()
    assert sum(stays(room) for room in rooms) == 2
    assert sweep_if_due() is None, "another process may still be at it"
    clock.shift(timedelta(minutes=11))
    assert sweep_if_due()
    assert not any(stays(room) for room in rooms)


def test_it_comes_by_every_hour_and_one_process_does_it(clock: Clock) -> None:
    assert sweep_if_due()
    assert sweep_if_due() is None
    clock.shift(timedelta(minutes=59))
    assert sweep_if_due() is None
    clock.shift(timedelta(minutes=1))
    Sweep.objects.update(claimed_until=house_clock.now() + timedelta(minutes=5))
    assert sweep_if_due() is None
    Sweep.objects.update(claimed_until=None)
    assert sweep_if_due()


def test_a_day_without_a_sweep_shows(clock: Clock) -> None:
    assert state_of_sweep().problem == "never"
    sweep()
    assert state_of_sweep().problem == ""
    clock.shift(timedelta(hours=24))
    assert state_of_sweep().problem == ""
    clock.shift(timedelta(seconds=1))
    assert state_of_sweep().problem == "late"
    assert state_of_sweep().lag == timedelta(days=1, seconds=1)


def test_a_sweep_that_fails_shows_and_leaves_the_rest(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sweeping, "delete_idle_keys", fails)
    with pytest.raises(OSError, match="No space"):
        sweep_if_due()
    assert state_of_sweep().problem == "failed"
    assert transaction.get_connection().in_atomic_block is False
