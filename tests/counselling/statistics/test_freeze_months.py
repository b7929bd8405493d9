"""A month is counted once, for good, two weeks after its end; what is counted is never a person."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
import time_machine

from accounts.models import Network, Staff
from counselling.conversation.actions.registration import register
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import be_here, give_feedback
from counselling.conversation.events import Filled
from counselling.conversation.models import Conversation
from counselling.conversation.rules import EndedBy
from counselling.core import clock as house_clock
from counselling.shift.actions.presence import choose_presence
from counselling.statistics.actions.freezing import freeze_months
from counselling.statistics.actions.turning_away import note_turned_away
from counselling.statistics.models import Count, FrozenMonth, Kind, OwnCount, TurnedAway, Why
from counselling.statistics.queries.frozen import (
    counts_of_networks,
    frozen_counts,
    people_of_networks,
)
from tests.counselling.evening import counsellor, says, takes, talk, together, visitor

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("open_door"),
]

BRUSSELS = ZoneInfo("Europe/Brussels")
NOVEMBER = date(2026, 11, 1)
SETTLED = datetime(2026, 12, 15, tzinfo=BRUSSELS)

Clock = time_machine.Traveller


@pytest.fixture
def amina() -> Staff:
    amina = counsellor()
    amina.network = Network.objects.create(name="Net Oost")
    amina.save()
    return amina


def counted(kind: str) -> dict[str, int]:
    """Return the counts of November of one kind."""
    found = frozen_counts(NOVEMBER, NOVEMBER)
    return {key: count for (its_kind, key), count in found.items() if its_kind == kind}


def frozen(clock: Clock) -> None:
    clock.move_to(SETTLED)
    assert freeze_months() == [NOVEMBER]


def ends(room: UUID, by: EndedBy = EndedBy.VISITOR) -> None:
    end_conversation(conversation_id=room, by=by)


def answered(amina: Staff, clock: Clock, **feedback: Any) -> UUID:
    """Let somebody wait seven minutes, get an answer at once and talk for twenty."""
    noor = visitor()
    clock.shift(timedelta(minutes=7))
    choose_presence(staff_id=amina.id, presence="available", capacity=1)
    be_here(conversation_id=noor)
    Conversation.objects.filter(pk=noor).update(
        visitor_until=house_clock.now() + timedelta(minutes=1)
    )
    takes(amina, noor)
    be_here(conversation_id=noor)
    says(noor, "hoi")
    says(noor, "dag", by=amina)
    clock.shift(timedelta(minutes=20))
    ends(noor)
    if feedback:
        give_feedback(conversation_id=noor, comment="", **feedback)
    return noor


def test_an_answered_conversation_counts_in_every_kind(amina: Staff, clock: Clock) -> None:
    noor = answered(amina, clock, stars=4, mood=5)
    Conversation.objects.update(mood=2)
    filled = Filled(who="pupil", level="lager", referral="none", themes=[])
    register(conversation_id=noor, staff_id=amina.id, filled=filled)
    frozen(clock)
    assert counted("outcome") == {"answered": 1}
    assert counted("wait") == {"5": 1}
    assert counted("length") == {"15": 1}
    assert counted("stars") == {"4": 1}
    assert counted("mood") == {"better": 1}
    assert counted("who") == {"pupil": 1}
    assert counted("level") == {"lager": 1}
    assert counted("referral") == {"none": 1}
    assert counted("moment") == {"0-19": 1}
    assert counted("network") == {str(amina.network_id): 1}
    own = OwnCount.objects.values_list("staff", "outcome", "count")
    assert list(own) == [(amina.id, "answered", 1)]


def test_what_is_counted_of_a_network_is_that_of_whoever_answered_then(
    amina: Staff, clock: Clock
) -> None:
    ends(talk(amina))
    answered(amina, clock, stars=4, mood=5)
    frozen(clock)
    network = str(amina.network_id)
    found = {
        (kind, key): count
        for (_, kind, key), count in counts_of_networks(NOVEMBER, NOVEMBER).items()
    }
    assert found[Kind.STARS, "4"] == found[Kind.WAIT, "5"] == found[Kind.LEVEL, "unknown"] == 1
    assert {kind for kind, _ in found} == {
        "wait",
        "length",
        "stars",
        "mood",
        "who",
        "level",
        "referral",
    }
    assert people_of_networks(NOVEMBER, NOVEMBER) == [{network: 1}]
    amina.network = Network.objects.create(name="Net West")
    amina.save()
    assert {key for key, _, _ in counts_of_networks(NOVEMBER, NOVEMBER)} == {network}


def test_whoever_gave_no_stars_is_counted_as_such(amina: Staff, clock: Clock) -> None:
    answered(amina, clock)
    frozen(clock)
    assert counted("stars") == {"none": 1}
    assert counted("mood") == {"none": 1}


def test_whoever_was_not_registered_stands_with_whom_nothing_is_known_of(
    amina: Staff, clock: Clock
) -> None:
    answered(amina, clock)
    frozen(clock)
    assert counted("who") == {"other": 1}
    assert counted("level") == {"unknown": 1}
    assert counted("referral") == {"none": 1}


def test_those_who_found_no_place_are_counted_with_the_month(amina: Staff, clock: Clock) -> None:
    ends(talk(amina))
    for why in (Why.FULL, Why.FULL, Why.CLOSED):
        note_turned_away(why)
    frozen(clock)
    assert counted("turned_away") == {"full": 2, "closed": 1}
    assert not TurnedAway.objects.exists()


def test_each_way_to_get_no_answer_is_one_of_its_own(amina: Staff, clock: Clock) -> None:
    silent = talk(amina)
    ends(silent)
    waits, closed = visitor("Elif"), visitor("Lowie")
    clock.shift(timedelta(minutes=12))
    ends(waits)
    ends(closed, EndedBy.CLOSED)
    frozen(clock)
    assert counted("outcome") == {"left_before_answer": 1, "left_waiting": 1, "closed_waiting": 1}
    assert counted("left_after") == {"10": 1}
    assert counted("stars") == {}


def test_a_month_is_not_counted_before_it_is_settled(amina: Staff, clock: Clock) -> None:
    ends(talk(amina))
    clock.move_to(SETTLED - timedelta(seconds=1))
    assert freeze_months() == []


def test_what_is_found_later_changes_nothing(amina: Staff, clock: Clock) -> None:
    ends(talk(amina))
    room = talk(amina, "Elif")
    frozen(clock)
    ends(room)
    assert freeze_months() == []
    assert counted("outcome") == {"left_before_answer": 1}


def test_months_without_anybody_are_counted_too(amina: Staff, clock: Clock) -> None:
    ends(talk(amina))
    clock.move_to(SETTLED + timedelta(days=62))
    assert len(freeze_months()) == 3
    assert FrozenMonth.objects.count() == 3


def test_whoever_asked_to_be_erased_or_only_kept_is_in_no_count(amina: Staff, clock: Clock) -> None:
    for column in ("hidden_at", "restricted_at"):
        room = talk(amina)
        ends(room)
        Conversation.everything.filter(pk=room).update(**{column: house_clock.now()})
    frozen(clock)
    assert not Count.objects.exists()


def test_a_practice_is_in_no_count(amina: Staff, clock: Clock) -> None:
    room = talk(amina)
    ends(room)
    Conversation.objects.filter(pk=room).update(practice=True)
    frozen(clock)
    assert not Count.objects.exists()


def test_two_processes_at_once_count_a_month_once(amina: Staff, clock: Clock) -> None:
    ends(talk(amina))
    clock.move_to(SETTLED)
    done = together(freeze_months, freeze_months)
    assert sorted(len(months) for months in done if isinstance(months, list)) == [0, 1]
    assert counted("outcome") == {"left_before_answer": 1}
