"""Reading a transcript: by whom, and what its young person hears of it."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from accounts.models import Staff
from accounts.trail.models import AuditEntry
from counselling.intervision.actions.favourites import keep_favourite
from counselling.intervision.actions.reading import open_transcript
from counselling.intervision.models import Source
from counselling.intervision.queries.searching import Wanted, find
from counselling.intervision.queries.withdrawing import all_listed
from tests.counselling.evening import reason
from tests.counselling.intervision.held import held
from tests.counselling.intervision.shelf import LINES, released
from tests.counselling.intervision.table import brings, meeting, member, sees

pytestmark = pytest.mark.django_db

Clock = time_machine.Traveller


def subjects() -> list[str]:
    return list(
        AuditEntry.objects.filter(action="transcript_read").values_list("subject", flat=True)
    )


def test_it_is_read_whole_and_in_order(amina: Staff, bram: Staff) -> None:
    row = released(amina, of=held(amina))
    opened = open_transcript(transcript_id=row.id, staff_id=bram.id)
    assert tuple(line.text for line in opened.lines) == LINES
    assert [line.number for line in opened.lines] == [1, 2, 3]
    assert not opened.own
    assert open_transcript(transcript_id=row.id, staff_id=amina.id).own


def test_reading_stands_in_the_trail_once_an_hour_under_its_conversation(
    clock: Clock, amina: Staff, bram: Staff
) -> None:
    room = held(amina)
    row = released(amina, of=room)
    for minutes in (0, 30, 59, 31):
        clock.shift(timedelta(minutes=minutes))
        open_transcript(transcript_id=row.id, staff_id=bram.id)
    open_transcript(transcript_id=row.id, staff_id=amina.id)
    assert subjects() == [f"conversation {room}"] * 3


def test_reading_in_a_meeting_is_reading(clock: Clock, amina: Staff) -> None:
    chris = member("Chris", "supervisor")
    row = released(amina)
    room = meeting(chris, amina)
    brings(amina, room, row)
    sees(chris, room)
    assert subjects() == [f"transcript {row.id}"]


def test_once_nobody_knows_whose_it_was_it_is_called_by_its_own_number(
    amina: Staff, bram: Staff
) -> None:
    row = released(amina, of=held(amina))
    Source.objects.all().delete()
    open_transcript(transcript_id=row.id, staff_id=bram.id)
    assert subjects() == [f"transcript {row.id}"]


def test_one_that_never_was_is_refused(amina: Staff) -> None:
    assert reason(open_transcript, transcript_id=uuid4(), staff_id=amina.id) == "gone"
    assert reason(keep_favourite, transcript_id=uuid4(), staff_id=amina.id, kept=True) == "gone"
    assert not subjects()


def test_a_favourite_is_found_again_by_who_kept_it_alone(amina: Staff, bram: Staff) -> None:
    row = released(amina)
    released(amina)
    for _ in range(2):
        keep_favourite(transcript_id=row.id, staff_id=bram.id, kept=True)
    found = find(Wanted(favourites=True), bram.id)
    assert [(card.id, card.favourite) for card in found.cards] == [(row.id, True)]
    assert not find(Wanted(favourites=True), amina.id).count
    keep_favourite(transcript_id=row.id, staff_id=bram.id, kept=False)
    assert not find(Wanted(favourites=True), bram.id).count


def test_the_privacy_officers_list_has_no_word_of_it(amina: Staff) -> None:
    row = released(amina, "kanariewoord", question="kanarieverder", of=held(amina))
    (listed,) = all_listed()
    assert listed.id == row.id
    assert "kanarie" not in str(listed)
