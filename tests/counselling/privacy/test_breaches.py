"""A breach: reported, its 72 hours, whom it concerns by query, what was decided; all of it sealed and logged."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine

from accounts.models import AuditEntry, Staff
from counselling.conversation.models import Conversation
from counselling.core import clock as house_clock
from counselling.privacy.actions.breaches import count_affected, note_of_breach, report_breach
from counselling.privacy.models import BreachEntry
from counselling.privacy.queries.breaches import affected, breach_of, breaches
from counselling.privacy.queries.selfcheck import breaches_item
from counselling.privacy.rules.breach import Clock, Lost, readable
from tests.counselling.evening import counsellor, reason, says, talk, visitor
from tests.counselling.origin.holding import first_holder, seals, supervisor
from tests.counselling.privacy.writing import writes

pytestmark = pytest.mark.usefixtures("open_door")
WHAT = "Er is een laptop met een kopie van de databank gestolen."
HOUR = timedelta(hours=1)


@pytest.fixture
def femke(open_door: None) -> Staff:
    return counsellor("Femke")


def reports(femke: Staff, found_at: datetime | None = None) -> int:
    when = found_at or house_clock.now()
    return report_breach(staff_id=femke.id, what=WHAT, found_at=when)


def decides(
    femke: Staff, number: int, step: str = "told_authority", words: str = "Per mail."
) -> None:
    note_of_breach(staff_id=femke.id, number=number, step=step, words=words)


def clock_of(number: int) -> Clock:
    found = breach_of(number)
    assert found
    return found.clock


def test_what_was_typed_is_sealed_and_the_trail_says_that_somebody_reported(femke: Staff) -> None:
    number = reports(femke)
    assert b"laptop" not in bytes(BreachEntry.objects.get().body)
    found = breach_of(number)
    assert found
    assert (found.what, found.lines[0].by) == (WHAT, "Femke")
    deed = AuditEntry.objects.get(action="report_breach")
    assert (deed.subject, deed.details) == (f"breach {number}", {})


def test_the_clock_runs_from_when_it_was_found(femke: Staff, clock: time_machine.Traveller) -> None:
    number = reports(femke, house_clock.now() - 10 * HOUR)
    assert clock_of(number) == Clock.RUNS
    assert (breaches_item().level, breaches_item().problem) == ("amber", "runs")
    clock.shift(62 * HOUR)
    assert clock_of(number) == Clock.RUNS, "72 hours to the second"
    clock.shift(timedelta(seconds=1))
    assert clock_of(number) == Clock.OVER
    assert (breaches_item().level, breaches_item().problem) == ("red", "over")


@pytest.mark.parametrize(("hours", "how"), [(72, Clock.IN_TIME), (73, Clock.LATE)])
def test_a_decision_stops_the_clock(
    femke: Staff, clock: time_machine.Traveller, hours: int, how: Clock
) -> None:
    number = reports(femke)
    clock.shift(hours * HOUR)
    decides(femke, number, "not_authority", "Niets leesbaar.")
    assert clock_of(number) == how
    assert breaches_item().level == "green"


def test_whom_it_concerns_is_counted_by_period_also_what_is_hidden(
    femke: Staff, clock: time_machine.Traveller
) -> None:
    begin = house_clock.now()
    first_holder(supervisor("Chris"))
    noor = talk(counsellor("Amina"))
    says(noor, "hallo")
    seals(noor)
    Conversation.everything.filter(pk=noor).update(hidden_at=begin)
    writes()
    clock.shift(timedelta(seconds=10))
    end = house_clock.now()
    clock.shift(timedelta(seconds=10))
    visitor("Sem")
    found = affected(begin, end)
    assert found["conversations"] == 1
    assert (found["messages"], found["sealed_addresses"], found["letters"]) == (2, 1, 1)
    assert affected(begin, house_clock.now() + HOUR)["conversations"] == 2


@pytest.mark.parametrize(
    ("lost", "texts", "addresses"),
    [
        ([Lost.DATABASE], False, False),
        ([Lost.DATABASE, Lost.DAY_KEYS], True, False),
        ([Lost.DATABASE, Lost.HOLDER_WORDS], False, True),
        ([Lost.DAY_KEYS], False, False),
    ],
)
def test_what_can_be_read_follows_from_what_was_lost(
    lost: list[str], texts: bool, addresses: bool
) -> None:
    found = readable(lost)
    assert (found["texts"], found["addresses"]) == (texts, addresses)


def test_the_figures_stay_in_the_log(femke: Staff) -> None:
    number = reports(femke)
    now = house_clock.now()
    count: dict[str, Any] = {"staff_id": femke.id, "number": number, "lost": ["database"]}
    count_affected(**count, begin=now - HOUR, end=now)
    found = breach_of(number)
    assert found
    assert found.count
    assert found.count.figures["conversations"] == 0
    assert found.count.figures["readable_texts"] is False
    assert reason(count_affected, **count, begin=now, end=now) == "backwards"
    assert (
        reason(count_affected, **{**count, "lost": ["x"]}, begin=now - HOUR, end=now) == "invalid"
    )


def test_nothing_is_noted_once_it_is_closed(femke: Staff) -> None:
    number = reports(femke)
    decides(femke, number, "closed", "Teruggevonden, niets gelezen.")
    assert reason(decides, femke, number) == "closed"
    assert breaches()[0].closed


def test_a_report_that_cannot_be_read_or_is_of_tomorrow_is_refused(femke: Staff) -> None:
    now = house_clock.now()
    assert reason(report_breach, staff_id=femke.id, what=" ", found_at=now) == "empty"
    assert reason(report_breach, staff_id=femke.id, what=WHAT, found_at=now + HOUR) == "later"
    assert reason(decides, femke, 999) == "gone"
    assert reason(decides, femke, reports(femke), "reported") == "invalid"
