"""What stands by itself goes at the second of its own setting, and is met by nobody before the sweep came."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from axes.models import AccessAttempt

from accounts.audit import note_deed
from accounts.models import AuditEntry, AuditKey, Staff
from accounts.trail.queries import deeds_about
from accounts.trail.reasons import reason_of
from counselling.abuse.models import Approach, Measure
from counselling.abuse.queries.approach import approaches
from counselling.core import clock as house_clock
from counselling.core.crypto import ring_names, seal_field
from counselling.emergency.models import AddressRequest
from counselling.emergency.queries.register import released as requests_about
from counselling.intervision.models import Meeting, Transcript
from counselling.origin.models import Arrival
from counselling.origin.queries.arrivals import tags_of_visit
from counselling.privacy.models import Letter, RecipientTask
from counselling.privacy.queries.answers import behind
from counselling.privacy.queries.recipients import tasks_open
from counselling.retention.actions.sweep import sweep
from counselling.retention.models import Hold
from counselling.retention.queries.holds import holds
from counselling.retention.rules.sweeps import IN_USE
from tests.counselling.evening import counsellor
from tests.counselling.intervision.shelf import ENDS, released
from tests.counselling.intervision.table import meeting, member
from tests.counselling.privacy.rich import rich_conversation
from tests.counselling.privacy.writing import writes

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("open_door")]

Clock = time_machine.Traveller
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)


def a_tag() -> UUID:
    room = rich_conversation(counsellor())
    Arrival.objects.filter(pk=room).update(tag="a" * 32, tagged_at=house_clock.now())
    Measure.everything.all().delete()
    return room


def an_approach() -> None:
    row = Approach(
        tag="a" * 32, seen_at=house_clock.now(), written_by=counsellor("Dina"),
        written_at=house_clock.now(),
    )  # fmt: skip
    row.body = seal_field("rustig", "approach", str(row.id))
    row.save()


def a_hold() -> None:
    now = house_clock.now()
    Hold.objects.create(
        conversation=UUID(int=1), ground="court", reason=b"", until=now, closed_at=now,
        asked_by=counsellor("Dina"), asked_at=now,
    )  # fmt: skip


def a_task() -> None:
    RecipientTask.objects.create(
        conversation=UUID(int=1), why="erased", recipients=b"", made_at=house_clock.now()
    )


def a_request() -> None:
    AddressRequest.objects.create(
        key=UUID(int=2), conversation=UUID(int=1), asked_by=counsellor("Dina"),
        asked_at=house_clock.now(), ground="self", acute="now", discussed="yes", whom="112",
        facts=b"", why=b"", order=b"", state="lapsed", released_at=house_clock.now(),
    )  # fmt: skip


def a_failed_sign_in() -> None:
    AccessAttempt.objects.create(username="d", user_agent="", failures_since_start=1)
    AccessAttempt.objects.update(attempt_time=house_clock.now())


def an_address_of_somebody_who_left() -> None:
    dina = counsellor("Dina")
    Staff.objects.filter(pk=dina.pk).update(
        is_active=False, closed_at=house_clock.now(), sealed_email=b"x"
    )


def addresses() -> bool:
    return Staff.objects.exclude(sealed_email=b"").exists()


def a_meeting() -> None:
    chris, amina = member("Chris", "supervisor"), member("Amina", "counsellor")
    meeting(chris, amina, begins_at=house_clock.now())


#: Rows that stand by themselves: days, who makes one, what anybody meets, what is stored.
OWN: dict[str, tuple[int, Callable[[], Any], Callable[[], Any], Callable[[], Any]]] = {
    "TAG_DAYS": (40, a_tag, lambda: tags_of_visit(Arrival.objects.get().pk),
                 lambda: Arrival.objects.exclude(tag="")),
    "APPROACH_DAYS": (40, an_approach, lambda: approaches(house_clock.now()), Approach.objects.all),
    "REQUEST_DAYS": (200, a_task, tasks_open, RecipientTask.objects.all),
    "HOLD_DAYS": (100, a_hold, lambda: holds(house_clock.now()), Hold.objects.all),
    "EMERGENCY_DAYS": (100, a_request, lambda: requests_about(UUID(int=1)),
                       AddressRequest.objects.all),
    "MEETING_DAYS": (70, a_meeting, Meeting.objects.all, Meeting.everything.all),
    "ATTEMPT_DAYS": (5, a_failed_sign_in, lambda: True, AccessAttempt.objects.all),
    "LEFT_DAYS": (5, an_address_of_somebody_who_left, lambda: True, addresses),
}  # fmt: skip


@pytest.mark.parametrize("setting", OWN)
def test_what_stands_by_itself_goes_at_its_own_second(
    setting: str, clock: Clock, settings: Any
) -> None:
    days, make, met, stored = OWN[setting]
    begun = house_clock.now()
    with time_machine.travel(begun, tick=False):
        make()
    setattr(settings, setting, days)
    clock.move_to(begun + days * DAY - SECOND)
    sweep(trust_clock=True)
    assert stored()
    assert met()
    clock.shift(SECOND)
    assert stored()
    if setting not in ("ATTEMPT_DAYS", "LEFT_DAYS"):
        # These two nobody is shown.
        assert not met()
    sweep(trust_clock=True)
    assert not stored()


def test_a_letter_is_known_to_nobody_once_its_days_are_over(clock: Clock, settings: Any) -> None:
    with time_machine.travel(house_clock.now(), tick=False):
        begun, (_letter, code) = house_clock.now(), writes()
    settings.REQUEST_DAYS = 200
    clock.move_to(begun + 200 * DAY - SECOND)
    assert behind(code, house_clock.now())
    clock.shift(SECOND)
    assert behind(code, house_clock.now()) is None
    assert Letter.objects.exists()
    sweep(trust_clock=True)
    assert not Letter.objects.exists()


def a_deed() -> AuditEntry:
    note_deed(actor_id=None, action="swept", subject="conversation 1", reason="Daarom.")
    return AuditEntry.objects.get(subject="conversation 1")


def with_key(purpose: str) -> list[str]:
    return [name.text for name in ring_names() if name.purpose == purpose]


def test_a_reason_goes_before_what_was_done_and_so_does_the_key_of_its_day(
    clock: Clock, settings: Any
) -> None:
    with time_machine.travel(house_clock.now(), tick=False):
        begun, entry = house_clock.now(), a_deed()
    settings.REASON_DAYS = 100
    clock.move_to(begun + 100 * DAY - SECOND)
    sweep(trust_clock=True)
    assert reason_of(entry) == "Daarom."
    clock.shift(SECOND)
    assert reason_of(entry) is None
    assert AuditKey.objects.exists()
    sweep(trust_clock=True)
    assert not AuditKey.objects.exists()
    assert not with_key("audit"), "that ends it in every backup"


def test_what_staff_did_goes_at_its_own_second(clock: Clock, settings: Any) -> None:
    with time_machine.travel(house_clock.now(), tick=False):
        begun, entry = house_clock.now(), a_deed()
    settings.AUDIT_DAYS = 200
    clock.move_to(begun + 200 * DAY - SECOND)
    assert deeds_about("conversation 1")
    clock.shift(SECOND)
    assert not deeds_about("conversation 1")
    assert AuditEntry.objects.filter(pk=entry.pk).exists()
    sweep(trust_clock=True)
    assert not AuditEntry.objects.filter(pk=entry.pk).exists()


def test_copies_of_a_quarter_go_on_one_day_that_the_setting_moves_forward(
    clock: Clock, settings: Any
) -> None:
    chris = member("Chris", "supervisor")
    one, other = released(chris), released(chris)
    settings.COPY_DAYS = 400
    midnight = house_clock.now().replace(
        year=ENDS.year, month=ENDS.month, day=ENDS.day, hour=0, minute=0, second=0, microsecond=0
    )
    clock.move_to(midnight - 330 * DAY - SECOND)
    sweep(trust_clock=True)
    assert set(Transcript.objects.all()) == {one, other}
    clock.shift(SECOND)
    assert not Transcript.objects.exists()
    assert Transcript.everything.exists()
    sweep(trust_clock=True)
    assert not Transcript.everything.exists()
    assert with_key("transcript")
    clock.shift(IN_USE + DAY)
    sweep(trust_clock=True)
    assert not with_key("transcript"), "nor does its key wait for the quarter"
