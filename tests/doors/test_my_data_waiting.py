"""An erasure that somebody without the code asked for, seen and stopped by whoever has the code."""

from collections.abc import Iterator
from typing import Any

import pytest

from counselling.conversation.models import Conversation
from counselling.privacy.actions.requests import grant_request
from counselling.privacy.models import Matched
from counselling.visitor.views import my_data
from tests.counselling.evening import open_the_door
from tests.counselling.privacy.office import office
from tests.counselling.privacy.writing import asks
from tests.doors.my_data import Holder, holder

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def nobody_tried() -> Iterator[None]:
    my_data.code_tries.forget()
    yield
    my_data.code_tries.forget()


@pytest.fixture
def noor(clock: object) -> Holder:
    """Noor has the code of her conversation, and Femke grants its erasure to somebody without it."""
    open_the_door()
    here = office()
    made = holder(here.conversation)
    letter, _code = asks("erase", nickname="Noor", day="2026-11-23")
    grant_request(number=letter.pk, staff_id=here.femke.id, conversations=[here.conversation])
    return made


def test_whoever_has_the_code_sees_when_it_is_erased_and_says_no(noor: Holder) -> None:
    assert "Op 7 december 2026 wissen we dit gesprek" in noor.opens().text
    assert "We wissen je gesprek niet." in noor.does("keep").text
    assert "wissen we dit gesprek" not in noor.opens().text
    assert Matched.objects.get().cancelled_at is not None
    assert Conversation.objects.exists()


def test_a_no_that_was_said_before_changes_nothing(noor: Holder) -> None:
    noor.opens()
    noor.does("keep")
    again = noor.does("keep")
    assert again.status_code == 200
    assert "Er was niets veranderd." in again.text
    assert Conversation.objects.exists()


def test_a_no_that_cannot_be_written_down_is_not_said_to_be_kept(
    noor: Holder, settings: Any
) -> None:
    noor.opens()
    settings.ERASURE_JOURNAL += "/nowhere/erasures.jsonl"
    answer = noor.does("keep")
    assert answer.status_code == 503
    assert "Er was niets veranderd." not in answer.text
    assert Matched.objects.get().cancelled_at is None
