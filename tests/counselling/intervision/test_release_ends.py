"""What a released copy tells of whose it was, and how long there is one."""

from datetime import date, timedelta

import pytest
from time_machine import Traveller

from accounts.models import Staff
from counselling.conversation.models import Conversation
from counselling.core import clock as house_clock
from counselling.intervision.models import Candidate, Transcript
from counselling.privacy.actions.learning import say_whether_to_learn
from tests.counselling.intervision.candidates import (
    drawn,
)
from tests.counselling.intervision.copies import finished, released, reviewing, tries

pytestmark = pytest.mark.django_db


def test_it_ends_as_the_quarter_begins_in_which_two_years_are_over(
    amina: Staff, robin: Staff, chris: Staff, clock: Traveller
) -> None:
    clock.move_to(house_clock.now().replace(year=2026, month=2, day=10))
    room = drawn(amina)
    made = released(reviewing(finished(room, robin), robin, by=amina), chris)
    conversation = Candidate.objects.get(pk=room).conversation
    assert conversation.ended_at is not None
    two_years = (conversation.ended_at + timedelta(days=730)).date()
    assert two_years == date(2028, 2, 10)
    assert made.ends_on == date(2028, 1, 1)


def test_no_copy_is_made_that_would_be_over_already(
    amina: Staff, robin: Staff, chris: Staff
) -> None:
    room = reviewing(finished(drawn(amina), robin), robin, by=amina)
    nearly = house_clock.now() - timedelta(days=729)
    Conversation.everything.filter(candidate=room).update(ended_at=nearly)
    assert tries(room, chris) == "gone"


def test_rather_not_takes_a_released_copy_and_every_draft(
    amina: Staff, robin: Staff, chris: Staff
) -> None:
    room = reviewing(finished(drawn(amina), robin), robin, by=amina)
    released(room, chris)
    row = Candidate.objects.get(pk=room)
    say_whether_to_learn(conversation_id=row.conversation_id, may=False)
    assert not Transcript.everything.exists()
    assert tries(room, chris) == "gone"
    assert not bytes(Candidate.objects.get(pk=room).work)


def test_few_share_a_quarter_and_so_nothing_is_told_of_it(
    amina: Staff, robin: Staff, chris: Staff
) -> None:
    room = drawn(amina)
    Conversation.objects.filter(candidate=room).update(age_band="12-14")
    made = released(reviewing(finished(room, robin), robin, by=amina), chris)
    assert (made.age_band, made.theme, made.quarter) == ("", None, "2026-4")


def test_what_five_share_is_told(amina: Staff, robin: Staff, chris: Staff) -> None:
    room = reviewing(finished(drawn(amina), robin), robin, by=amina)
    Conversation.objects.update(age_band="12-14")
    made = released(room, chris)
    assert (made.age_band, made.theme, made.quarter) == ("12-14", None, "2026-4")
