"""Erasures that cannot be written down: they wait, nothing else waits with them, and the self-check is red."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from time_machine import Traveller

from accounts.models import Staff
from counselling.conversation.models import Conversation
from counselling.core import clock as moments
from counselling.core.lifetimes import Gone
from counselling.intervision.models import Candidate, DrawnFor, Stage
from counselling.live.house import house
from counselling.privacy.actions.erasing import erase
from counselling.privacy.actions.requests import grant_request
from counselling.privacy.actions.waiting import erase_in_time
from counselling.privacy.models import Matched
from counselling.privacy.queries.selfcheck import erasures_item
from counselling.retention.actions.sweep import sweep
from counselling.retention.queries.sweeps import state_of_sweep
from tests.counselling.intervision.held import held
from tests.counselling.privacy.office import Office, office
from tests.counselling.privacy.rich import row
from tests.counselling.privacy.writing import asks

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("journal")]


@pytest.fixture
def here(open_door: None) -> Office:
    """An office whose privacy officer granted an erasure, which waits its fourteen days."""
    found = office()
    letter, _code = asks("erase", nickname="Noor", day="2026-11-23")
    grant_request(number=letter.pk, staff_id=found.femke.id, conversations=[found.conversation])
    return found


@pytest.fixture
def writable(settings: Any, journal: Path) -> Callable[[bool], None]:
    """Tells whether the journal can be written from now on."""

    def can_be(yes: bool) -> None:
        settings.ERASURE_JOURNAL = str(journal if yes else journal.parent / "gone" / "journal")

    return can_be


def said() -> tuple[str, str]:
    return (erasures_item().level.value, erasures_item().about)


def test_what_the_desk_granted_waits_for_the_next_sweep_and_the_rest_of_this_one_goes_on(
    here: Office, clock: Traveller, writable: Callable[[bool], None]
) -> None:
    writable(False)
    clock.shift(timedelta(days=30))
    assert "erasures" not in sweep().gone
    assert state_of_sweep().problem == ""
    assert Matched.objects.get().erased_at is None
    assert row(here.conversation).hidden_at is None
    assert said() == ("red", "1")
    writable(True)
    assert sweep().gone["erasures"] == 1
    assert not Conversation.everything.filter(pk=here.conversation).exists()
    assert said() == ("green", "")


def test_a_sweep_does_not_try_the_same_again_and_again(
    here: Office, clock: Traveller, writable: Callable[[bool], None]
) -> None:
    writable(False)
    clock.shift(timedelta(days=14))
    with transaction.atomic():
        assert erase_in_time(moments.now(), limit=1) == Gone(0, more=False)


def test_what_was_held_is_erased_later_and_nothing_else_waits_with_it(
    room: UUID, amina: Staff, clock: Traveller, writable: Callable[[bool], None]
) -> None:
    drawn = Candidate.objects.create(
        conversation_id=held(amina), drawn_for=DrawnFor.RANDOM, begun_at=moments.now(),
        stage=Stage.TOLD,
    )  # fmt: skip
    until = moments.now() + timedelta(days=7)
    Conversation.everything.filter(pk=room).update(held_until=until)
    erase(conversation_id=room)
    assert said() == ("green", "")
    clock.shift(timedelta(days=8))
    writable(False)
    house().let_time_pass()
    drawn.refresh_from_db()
    assert drawn.stage == Stage.REDACTING
    assert row(room).hidden_at is not None
    assert said() == ("red", "1")
    writable(True)
    house().let_time_pass()
    assert not Conversation.everything.filter(pk=room).exists()
    assert said() == ("green", "")
