"""Who may do what at the workbench: two who work at once, a redactor who peeks, what is not there."""

import pytest
from time_machine import Traveller

from accounts.models import Staff
from counselling.intervision.models import Candidate
from counselling.intervision.rules.deeds import (
    Accept,
    Answer,
    AnyDeed,
    Dismiss,
    Join,
    MarkWords,
    NoName,
    Relabel,
    Seen,
    Undo,
    Unmark,
)
from counselling.intervision.rules.times import LEASE
from counselling.intervision.rules.work import Label, Question
from tests.counselling.intervision.candidates import (
    bench,
    does,
    drawn,
    mark_at,
    on_words,
    proposed,
    reading,
    redactor,
    refused,
    seen,
)

pytestmark = pytest.mark.django_db


def test_of_two_who_save_at_once_the_second_is_told(amina: Staff) -> None:
    room = proposed(amina)
    shown = bench(room, amina)
    does(room, amina, Answer(Question.EVENT, yes=False))
    answer = Answer(Question.EVENT, yes=True)
    assert refused(room, amina, answer, version=shown.version) == "conflict"
    assert seen(room, amina).answers[Question.EVENT] is False


def test_while_another_works_nothing_is_saved(amina: Staff, robin: Staff, clock: Traveller) -> None:
    wannes = redactor("Wannes")
    room = drawn(amina)
    shown = bench(room, robin)
    assert refused(room, wannes, Seen([1])) == "taken"
    clock.shift(LEASE)
    assert refused(room, wannes, Seen([1])) == "conflict"
    bench(room, wannes)
    assert refused(room, robin, Seen([1]), version=shown.version) == "taken"


def test_each_change_keeps_it_another_half_hour(
    amina: Staff, robin: Staff, clock: Traveller
) -> None:
    wannes = redactor("Wannes")
    room = drawn(amina)
    bench(room, robin)
    clock.shift(LEASE * 0.9)
    does(room, robin, Seen([1]))
    clock.shift(LEASE * 0.9)
    assert seen(room, wannes).held_by == "Robin"


def test_all_deeds_of_one_page_are_saved_or_none(amina: Staff) -> None:
    room = proposed(amina)
    shown = bench(room, amina)
    assert refused(room, amina, Seen([1]), Unmark(999)) == "invalid"
    assert seen(room, amina) == shown


@pytest.mark.parametrize(
    "deed",
    [
        MarkWords(99, 0, 1, Label.PERSON),
        MarkWords(1, 0, 5000, Label.PERSON),
        MarkWords(1, 4, 4, Label.PERSON),
        MarkWords(1, 5, 4, Label.PERSON),
        MarkWords(1, 3, 4, Label.PERSON),
        Unmark(0),
        Accept(999),
        Dismiss(999),
        Relabel(999, Label.ID),
        NoName(999),
        Join(1, 999),
        Join(999, 1),
    ],
)
def test_what_is_not_there_is_refused(amina: Staff, deed: AnyDeed) -> None:
    room = proposed(amina)
    bench(room, amina)
    assert refused(room, amina, deed) == "invalid"


def test_a_redactor_uncovers_nothing_unread(amina: Staff, robin: Staff) -> None:
    room = drawn(amina)
    shown = bench(room, robin)
    for mark in shown.marks:
        assert refused(room, robin, Unmark(mark.number)) == "open_first"
        assert refused(room, robin, Dismiss(mark.number, everywhere=True)) == "open_first"
        assert refused(room, robin, NoName(mark.entity)) == "open_first"


def test_a_redactor_who_marks_over_a_mark_uncovers_it_neither(amina: Staff, robin: Staff) -> None:
    room = drawn(amina, "mijn neef jelle komt", "ja")
    bench(room, robin)
    after = does(room, robin, MarkWords(1, 0, 12, Label.OTHER))
    assert refused(room, robin, Unmark(after.marks[0].number)) == "open_first"
    assert "jelle" not in repr(after)


def test_a_redactor_takes_back_what_they_marked_themselves(amina: Staff, robin: Staff) -> None:
    room = drawn(amina, "bij de zwaan", "ja")
    shown = bench(room, robin)
    after = does(room, robin, on_words(shown, "zwaan"))
    assert reading(does(room, robin, Unmark(after.marks[0].number))) == reading(shown)


def test_nobody_takes_back_what_another_did(amina: Staff, robin: Staff, clock: Traveller) -> None:
    wannes = redactor("Wannes")
    room = drawn(amina, "bij de zwaan", "ja")
    after = does(room, robin, on_words(bench(room, robin), "zwaan"))
    clock.shift(LEASE)
    shown = bench(room, wannes)
    assert not shown.undoable
    assert does(room, wannes, Undo()).marks == after.marks
    assert refused(room, wannes, Unmark(after.marks[0].number)) == "open_first"


def test_a_later_run_of_the_machine_changes_nothing_that_stands(
    amina: Staff, robin: Staff, clock: Traveller
) -> None:
    wannes = redactor("Wannes")
    room = proposed(amina, "jelle en wannes, bij de zwaan", "ja")
    shown = bench(room, amina)
    before = does(
        room, amina, Unmark(mark_at(shown, "jelle").number), on_words(shown, "zwaan", label="OTHER")
    )
    clock.shift(LEASE)
    assert bench(room, amina).marks == before.marks
    assert wannes.id not in Candidate.objects.get(pk=room).redacted_by
