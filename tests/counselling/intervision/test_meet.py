"""A meeting: who comes, what is on the agenda, what was learned, and how it closes."""

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from accounts.models import Staff
from counselling.core import clock as house_clock
from counselling.intervision.actions.agenda import take_off
from counselling.intervision.actions.meetings import change_meeting, end_meeting, plan_meeting
from counselling.intervision.actions.removing import remove_transcripts
from counselling.intervision.models import Comment, Discussed, Meeting, Reflection, Transcript
from counselling.intervision.queries.meetings import meeting_of, meetings_of, open_meetings
from counselling.intervision.rules.meetings import TALKS_MOST
from tests.counselling.evening import reason
from tests.counselling.intervision.shelf import released
from tests.counselling.intervision.table import (
    QUESTION,
    brings,
    meeting,
    member,
    plan,
    says,
    sees,
    thinks,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

Clock = time_machine.Traveller


def learned(chair: Staff, room: UUID, words: str = "Eerst luisteren.", agreed: str = "") -> None:
    end_meeting(meeting_id=room, staff_id=chair.id, learned=words, agreed=agreed)


def test_a_supervisor_plans_and_a_counsellor_who_is_asked_has_the_chair(
    chris: Staff, amina: Staff, bram: Staff
) -> None:
    key = plan_meeting(staff_id=chris.id, chair_id=amina.id, plan=plan(bram, agenda="Over angst"))
    seen = meeting_of(key, bram.id, house_clock.now())
    assert seen
    assert (seen.chair, seen.agenda) == ("Amina", "Over angst")
    assert [name for _id, name in seen.people] == ["Amina", "Bram", "Chris"]
    assert (
        reason(plan_meeting, staff_id=amina.id, chair_id=amina.id, plan=plan(bram)) == "not_yours"
    )


def test_who_has_no_seat_sees_and_does_nothing(bram: Staff, room: UUID, talk: Transcript) -> None:
    assert meeting_of(room, bram.id, house_clock.now()) is None
    assert not meetings_of(bram.id, house_clock.now())
    assert not open_meetings(bram.id, house_clock.now())
    for act in (
        lambda: sees(bram, room),
        lambda: says(bram, room, "hallo"),
        lambda: brings(bram, room, talk),
        lambda: thinks(bram, room, "hallo"),
        lambda: learned(bram, room),
    ):
        assert reason(act) == "gone"


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"begins_at": timedelta(days=-2)}, "long_ago"),
        ({"begins_at": timedelta(days=400)}, "too_far"),
        ({"agenda": "x" * 2_001}, "too_long"),
        ({"agenda": "kijk\x00"}, "invalid"),
        ({"agenda": "We bellen Fatima Benali op 0470 12 34 56"}, "names"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(
    chris: Staff, amina: Staff, more: dict[str, object], word: str
) -> None:
    if isinstance(more.get("begins_at"), timedelta):
        more = {"begins_at": house_clock.now() + more["begins_at"]}  # type: ignore[operator]
    assert reason(meeting, chris, amina, **more) == word
    assert not Meeting.objects.exists()


def test_nobody_else_and_nobody_who_does_not_counsel_is_refused(chris: Staff) -> None:
    gust = member("Gust", "auditor")
    assert reason(meeting, chris) == "nobody"
    assert reason(meeting, chris, gust) == "nobody"
    assert reason(plan_meeting, staff_id=chris.id, chair_id=gust.id, plan=plan()) == "no_chair"


def test_days_are_at_least_one_and_at_most_fourteen(chris: Staff, amina: Staff) -> None:
    for days, kept in ((0, 1), (2, 2), (400, 14)):
        row = Meeting.objects.get(pk=meeting(chris, amina, days=days))
        assert row.closes_at - row.begins_at == timedelta(days=kept)


def test_its_chair_changes_it_and_whoever_leaves_the_table_sees_it_no_more(
    chris: Staff, amina: Staff, bram: Staff, room: UUID
) -> None:
    fresh = plan(bram, agenda="Iets anders")
    assert reason(change_meeting, meeting_id=room, staff_id=amina.id, plan=fresh) == "gone"
    change_meeting(meeting_id=room, staff_id=chris.id, plan=fresh)
    assert meeting_of(room, amina.id, house_clock.now()) is None
    seen = meeting_of(room, bram.id, house_clock.now())
    assert seen
    assert seen.agenda == "Iets anders"


def test_the_question_comes_first_and_twice_is_once(
    amina: Staff, chris: Staff, room: UUID, talk: Transcript
) -> None:
    assert brings(chris, room, talk, "Iets anders?") == 1
    seen = meeting_of(room, chris.id, house_clock.now())
    assert seen
    assert [(one.question, one.bringer) for one in seen.talks] == [(QUESTION, "Amina")]
    assert sees(chris, room).question == QUESTION


def test_an_agenda_has_an_end(amina: Staff, chris: Staff, room: UUID) -> None:
    for _ in range(TALKS_MOST - 1):
        brings(amina, room, released(chris))
    assert reason(brings, amina, room, released(chris)) == "too_many"


def test_after_the_end_what_was_learned_is_left_and_the_way_to_the_text_is_closed(
    amina: Staff, chris: Staff, room: UUID
) -> None:
    says(amina, room, "Hm.")
    learned(chris, room, "Eerst luisteren.", "Elk gesprek een vraag.")
    seen = meeting_of(room, amina.id, house_clock.now())
    assert seen
    assert (seen.learned, seen.agreed, seen.talks) == (
        "Eerst luisteren.",
        "Elk gesprek een vraag.",
        [],
    )
    assert reason(sees, amina, room) == "closed"
    assert reason(says, amina, room, "Nog iets") == "closed"
    assert reason(learned, chris, room, "Opnieuw") == "closed"


def test_it_closes_by_itself_and_its_chair_may_still_write_what_was_learned(
    amina: Staff, chris: Staff, room: UUID, clock: Clock
) -> None:
    clock.move_to(Meeting.objects.get().closes_at - timedelta(seconds=1))
    assert sees(amina, room).opened.lines
    clock.shift(timedelta(seconds=1))
    assert reason(sees, amina, room) == "closed"
    assert not open_meetings(amina.id, house_clock.now())
    assert reason(learned, chris, room, "") == "empty"
    learned(chris, room)
    seen = meeting_of(room, amina.id, house_clock.now())
    assert seen
    assert seen.learned == "Eerst luisteren."


def test_a_withdrawal_takes_what_was_said_of_it_from_the_table(
    amina: Staff, chris: Staff, room: UUID, talk: Transcript
) -> None:
    says(amina, room, "Hm.")
    thinks(amina, room, "Bij de stilte.")
    remove_transcripts([talk.id])
    assert not any(table.objects.exists() for table in (Discussed, Comment, Reflection))
    assert reason(sees, amina, room) == "gone"
    assert reason(says, amina, room, "Nog iets") == "gone"
    seen = meeting_of(room, amina.id, house_clock.now())
    assert seen
    assert not seen.talks


def test_it_is_taken_off_by_who_brought_it_until_others_said_something(
    amina: Staff, chris: Staff, bram: Staff, room: UUID
) -> None:
    change_meeting(meeting_id=room, staff_id=chris.id, plan=plan(amina, bram))
    assert reason(take_off, meeting_id=room, staff_id=bram.id, place=1) == "not_yours"
    says(bram, room, "Hm.")
    assert reason(take_off, meeting_id=room, staff_id=amina.id, place=1) == "said"
    Comment.objects.all().delete()
    take_off(meeting_id=room, staff_id=amina.id, place=1)
    assert not Discussed.objects.exists()


def test_nothing_that_was_written_stands_in_the_clear(
    amina: Staff, chris: Staff, room: UUID
) -> None:
    says(amina, room, "kanariewoord")
    thinks(amina, room, "kanariewoord")
    learned(chris, room, "kanariewoord", "kanariewoord")
    rows = [
        *Comment.objects.values(),
        *Reflection.objects.values(),
        *Meeting.objects.values(),
        *Discussed.objects.values(),
    ]
    assert rows
    assert not [row for row in rows for value in row.values() if b"kanariewoord" in _bytes(value)]


def _bytes(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
