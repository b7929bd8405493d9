"""Letters and answers go in their time, and the keys of their days with them."""

from datetime import timedelta

import pytest
import time_machine

from counselling.core import clock as house_clock
from counselling.core.crypto import ring_names
from counselling.privacy.models import Complaint, Letter
from counselling.retention.actions.sweep import sweep
from tests.counselling.evening import counsellor
from tests.counselling.privacy.writing import complains, writes
from tests.counselling.retention.conftest import own_keys as own_keys

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("open_door")]

SECOND = timedelta(seconds=1)
Clock = time_machine.Traveller


def days_of_letters() -> int:
    return len([name for name in ring_names() if name.purpose == "letter"])


def test_an_answer_waits_sixty_days_and_then_every_text_is_gone(clock: Clock) -> None:
    letter, _code = writes()
    Letter.objects.update(
        answered_at=house_clock.now(), answered_by=counsellor(), answer=letter.seal("answer", "Ja.")
    )
    clock.shift(timedelta(days=60) - SECOND)
    sweep(trust_clock=True)
    assert bytes(Letter.objects.get().answer)
    assert days_of_letters() == 1
    clock.shift(SECOND)
    sweep(trust_clock=True)
    row = Letter.objects.get()
    assert (bytes(row.told), bytes(row.answer), bytes(row.wrapped_key)) == (b"", b"", b"")
    assert row.code_hash is None
    assert days_of_letters() == 0


def test_after_two_years_nobody_knows_that_it_was_written(clock: Clock) -> None:
    complains()
    clock.shift(timedelta(days=730) - SECOND)
    sweep(trust_clock=True)
    assert Complaint.objects.exists()
    clock.shift(SECOND)
    sweep(trust_clock=True)
    assert not Letter.objects.exists()
    assert not Complaint.objects.exists()
    assert days_of_letters() == 0
