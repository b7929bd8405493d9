"""Complaints, messages and recipients who wait too long turn the self-check red, as requests do."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from time_machine import Traveller

from counselling.privacy.actions.telling import recipients_told
from counselling.privacy.models import RecipientTask
from counselling.privacy.queries.selfcheck import letters_item, recipients_item
from counselling.privacy.rules.desk import due_after
from counselling.privacy.rules.selfcheck import Item
from counselling.privacy.rules.selfcheck_words import to_do
from tests.counselling.evening import counsellor
from tests.counselling.privacy.writing import complains, writes

pytestmark = pytest.mark.usefixtures("open_door")


def as_days_pass(clock: Traveller, due: datetime, item: Callable[[], Item]) -> list[str]:
    """Return how an item stands now, six days before something is due, and once it is late."""
    levels = [item().level.value]
    for moment in (due - timedelta(days=6), due):
        clock.move_to(moment)
        levels.append(item().level.value)
        assert to_do(item())
    return levels


@pytest.mark.parametrize("comes", [complains, writes])
def test_a_complaint_or_a_message_that_waits_a_month_is_red(
    clock: Traveller, comes: Callable[..., tuple[object, str]]
) -> None:
    letter, _code = comes()
    due = letter.due_at  # type: ignore[attr-defined]
    assert as_days_pass(clock, due, letters_item) == ["green", "amber", "red"]
    assert letters_item().about == "1"


@pytest.mark.django_db(transaction=True)
def test_somebody_who_was_told_nothing_for_a_month_is_red_until_they_are(
    room: UUID, clock: Traveller
) -> None:
    # What was put right in it has to be told.
    task = RecipientTask.objects.get()
    due = due_after(task.made_at)
    assert as_days_pass(clock, due, recipients_item) == ["green", "amber", "red"]
    recipients_told(number=task.pk, staff_id=counsellor("Femke", presence="offline").id)
    assert recipients_item() == Item("recipients")
