"""A redactor who opens one masked word: with a reason, written down, that one word alone."""

import pytest

from accounts.models import AuditEntry, Staff
from accounts.trail.reasons import reason_of
from counselling.core.errors import Refused
from counselling.intervision.actions.opening import open_word
from counselling.intervision.models import Candidate
from counselling.intervision.rules.deeds import Dismiss, Unmark
from tests.counselling.evening import reason
from tests.counselling.intervision.candidates import (
    bench,
    does,
    drawn,
    mark_at,
    proposed,
    reading,
    redactor,
    seen,
)

pytestmark = pytest.mark.django_db

WHY = "Kan een voorwerp zijn"


def test_one_word_is_opened_and_the_trail_says_why(amina: Staff, robin: Staff) -> None:
    room = drawn(amina, "bij jelle en wannes", "ja")
    first, second = bench(room, robin).marks
    opened = open_word(candidate_id=room, staff_id=robin.id, mark=first.number, reason=WHY)
    assert opened == "jelle"
    assert reading(seen(room, robin))[0] == "bij jelle en [naam 2]"
    (entry,) = AuditEntry.objects.filter(action="word_opened")
    subject = f"conversation {Candidate.objects.get(pk=room).conversation_id}"
    assert (entry.actor_id, entry.subject, reason_of(entry)) == (robin.id, subject, WHY)
    assert "jelle" not in repr(entry.details)
    assert reason(does, room, robin, Unmark(second.number)) == "open_first"
    assert reading(does(room, robin, Unmark(first.number)))[0] == "bij jelle en [naam 1]"


def test_the_page_that_is_open_stays_good(amina: Staff, robin: Staff) -> None:
    room = drawn(amina)
    shown = bench(room, robin)
    open_word(candidate_id=room, staff_id=robin.id, mark=shown.marks[0].number, reason=WHY)
    assert seen(room, robin).version == shown.version


def test_opening_it_again_is_no_second_line_in_the_trail(amina: Staff, robin: Staff) -> None:
    room = drawn(amina, "jelle en Jelle", "ja")
    for mark in bench(room, robin).marks:
        open_word(candidate_id=room, staff_id=robin.id, mark=mark.number, reason=WHY)
    assert AuditEntry.objects.filter(action="word_opened").count() == 1


def test_what_one_opened_another_does_not_see(amina: Staff, robin: Staff, clock: object) -> None:
    room = drawn(amina, "jelle", "ja")
    mark = bench(room, robin).marks[0].number
    open_word(candidate_id=room, staff_id=robin.id, mark=mark, reason=WHY)
    Candidate.objects.filter(pk=room).update(taken_until=None)
    assert reading(bench(room, redactor("Wannes")))[0] == "[naam 1]"


def test_the_counsellor_needs_to_open_nothing(amina: Staff) -> None:
    room = proposed(amina, "jelle", "ja")
    mark = mark_at(bench(room, amina), "jelle").number
    assert open_word(candidate_id=room, staff_id=amina.id, mark=mark, reason=WHY) == "jelle"
    assert not AuditEntry.objects.filter(action="word_opened").exists()


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("wie?", "too_short"),
        ("x" * 201, "too_long"),
        ("a\0bcde", "invalid"),
    ],
)
def test_without_a_reason_it_stays_masked(amina: Staff, robin: Staff, said: str, word: str) -> None:
    room = drawn(amina)
    mark = bench(room, robin).marks[0].number
    with pytest.raises(Refused, match=word):
        open_word(candidate_id=room, staff_id=robin.id, mark=mark, reason=said)
    assert not AuditEntry.objects.filter(action="word_opened").exists()


def test_nobody_opens_what_is_not_there_or_not_theirs(amina: Staff, robin: Staff) -> None:
    room, wannes = drawn(amina), redactor("Wannes")
    mark = bench(room, robin).marks[0].number
    for who, number, word in (
        (robin, 999, "invalid"), (wannes, mark, "taken"), (amina, mark, "gone"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=word):
            open_word(candidate_id=room, staff_id=who.id, mark=number, reason=WHY)


def test_a_suggestion_that_was_opened_may_be_dismissed(amina: Staff, robin: Staff) -> None:
    room = drawn(amina, "wie is dat", "ja")
    shown = bench(room, robin)
    for mark in shown.marks:
        open_word(candidate_id=room, staff_id=robin.id, mark=mark.number, reason=WHY)
        does(room, robin, Dismiss(mark.number, everywhere=True))
    assert reading(seen(room, robin))[0] == "wie is dat"
