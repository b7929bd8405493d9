"""Working on a conversation: marking, saying it is no name, undoing; what is left to do."""

import pytest

from accounts.models import Staff
from counselling.intervision.rules.deeds import (
    Accept,
    Answer,
    Compose,
    Dismiss,
    Join,
    MarkWords,
    NoName,
    Relabel,
    Seen,
    Undo,
    Unmark,
)
from counselling.intervision.rules.times import COMPOSED_LIMIT
from counselling.intervision.rules.work import Label, Question
from tests.counselling.intervision.candidates import (
    all_seen,
    bench,
    copy,
    does,
    mark_at,
    on_words,
    proposed,
    reading,
    refused,
    seen,
)

pytestmark = pytest.mark.django_db


def test_a_word_is_taken_out_everywhere_it_stands_in_any_spelling(amina: Staff) -> None:
    room = proposed(amina, "de brommer zegt", "wie?", "de brommer! brommers hond", "BROMMER?")
    shown = bench(room, amina)
    after = does(room, amina, on_words(shown, "brommer", everywhere=True))
    assert copy(after) == ["de [naam 1] zegt", "wie?", "de [naam 1]! [naam 1] hond", "[naam 1]?"]
    assert {mark.state for mark in after.marks} == {"on"}


def test_what_is_taken_out_once_is_asked_about_wherever_else_it_stands(amina: Staff) -> None:
    room = proposed(amina, "de brommer zegt", "wie?", "de brommer!")
    after = does(room, amina, on_words(bench(room, amina), "brommer"))
    assert [(mark.line, mark.state, mark.by) for mark in after.marks] == [
        (1, "on", "person"), (3, "suggested", "machine"),
    ]  # fmt: skip
    assert "suggestions_open" in after.problems
    accepted = does(room, amina, Accept(after.marks[1].number))
    assert copy(accepted)[2] == "de [naam 1]!"


def test_it_is_no_name_here_or_everywhere(amina: Staff) -> None:
    room = proposed(amina, "jelle", "jelle?", "jelle!")
    shown = bench(room, amina)
    once = does(room, amina, Unmark(shown.marks[0].number))
    assert copy(once) == ["jelle", "[naam 1]?", "[naam 1]!"]
    every = does(room, amina, Unmark(shown.marks[1].number, everywhere=True))
    assert copy(every) == ["jelle", "jelle?", "jelle!"]
    back = does(room, amina, Accept(every.marks[0].number, everywhere=True))
    assert copy(back) == ["[naam 1]", "[naam 1]?", "[naam 1]!"]


def test_marking_over_a_mark_swallows_it(amina: Staff) -> None:
    room = proposed(amina, "mijn neef jelle van de bakkerij", "ja")
    shown = bench(room, amina)
    after = does(room, amina, MarkWords(1, 5, 12, Label.OTHER))
    assert copy(after)[0] == "mijn [weggelaten] van de bakkerij"
    assert reading(does(room, amina, Undo())) == reading(shown)


def test_two_are_joined_and_have_one_number(amina: Staff) -> None:
    room = proposed(amina, "jelle en wannes", "en Wannes?")
    shown = bench(room, amina)
    one, other = mark_at(shown, "jelle").entity, mark_at(shown, "wannes").entity
    after = does(room, amina, Join(other, one))
    assert copy(after) == ["[naam 1] en [naam 1]", "en [naam 1]?"]
    assert [entity.spellings for entity in after.entities] == [["jelle", "wannes", "Wannes"]]


def test_whoever_has_two_spellings_is_no_name_in_either_and_one_undo_hides_both(
    amina: Staff,
) -> None:
    room = proposed(amina, "jelle en wannes", "en Wannes?")
    shown = bench(room, amina)
    one, other = mark_at(shown, "jelle").entity, mark_at(shown, "wannes").entity
    joined = does(room, amina, Join(other, one))
    after = does(room, amina, NoName(one))
    assert copy(after) == ["jelle en wannes", "en Wannes?"]
    assert copy(does(room, amina, Undo())) == copy(joined)
    assert refused(room, amina, NoName(one), NoName(one)) == "invalid"


def test_a_name_turns_out_to_be_a_place(amina: Staff) -> None:
    room = proposed(amina, "aan de blekerij, Blekerij zeg ik", "ja")
    shown = does(room, amina, on_words(bench(room, amina), "blekerij", everywhere=True))
    after = does(room, amina, Relabel(mark_at(shown, "Blekerij").number, Label.LOCATION))
    assert copy(after)[0] == "aan de [plaats 1], [plaats 1] zeg ik"


def test_undo_takes_one_deed_back_each_time_and_then_none(amina: Staff) -> None:
    room = proposed(amina)
    shown = bench(room, amina)
    left_out = does(room, amina, on_words(shown, "doet raar", label="OTHER"))
    no_name = does(room, amina, Unmark(mark_at(shown, "Jelle").number, everywhere=True))
    does(room, amina, Answer(Question.EVENT, yes=True))
    for before in (no_name, left_out, shown, shown):
        now = does(room, amina, Undo())
        assert (now.marks, now.answers) == (before.marks, before.answers)
    assert not seen(room, amina).undoable


def test_what_was_in_view_stays_so_and_undo_leaves_it(amina: Staff) -> None:
    room = proposed(amina)
    bench(room, amina)
    does(room, amina, Seen([1, 2]), Seen([2, 4]))
    assert does(room, amina, Undo()).seen == [1, 2, 4]
    assert refused(room, amina, Seen([5])) == "invalid"


def test_what_is_left_to_do_is_named(amina: Staff) -> None:
    room = proposed(amina, "jelle komt", "ja")
    shown = bench(room, amina)
    assert set(shown.problems) == {"not_seen", "questions_open"}
    after = does(room, amina, *all_seen(shown), Answer(Question.STORY, yes=True))
    assert after.problems == ["story"]
    for text in ("Een jongere praat over Jelle.", "Jélles vriend", "Iets over femke"):
        assert does(room, amina, Compose(text)).problems == ["leaks"]
    assert does(room, amina, Compose("Een jongere praat over een vriend.")).problems == []


def test_a_case_in_other_words_has_a_limit_and_loses_nothing(amina: Staff) -> None:
    room = proposed(amina)
    bench(room, amina)
    does(room, amina, Compose("Eerste versie"))
    assert refused(room, amina, Compose("x" * (COMPOSED_LIMIT + 1))) == "too_long"
    assert seen(room, amina).composed == "Eerste versie"
    assert does(room, amina, Compose("   ")).composed == ""


def test_the_nickname_can_not_be_called_no_name(amina: Staff) -> None:
    room = proposed(amina, "femke hier", "dag", nickname="Femke")
    shown = bench(room, amina)
    after = does(room, amina, *all_seen(shown), Unmark(mark_at(shown, "femke").number))
    assert after.problems == ["leaks"]
    assert after.leaks == [mark_at(shown, "femke").number]


def test_an_ordinary_word_may_stay_where_a_person_says_so(amina: Staff) -> None:
    room = proposed(amina, "Roos is mijn zus", "en?", "ik kreeg een roos")
    shown = bench(room, amina)
    if not any(mark.line == 1 and mark.state == "on" for mark in shown.marks):
        shown = does(room, amina, on_words(shown, "Roos"))
    flower = next(mark for mark in shown.marks if mark.line == 3)
    after = does(room, amina, *all_seen(shown), Dismiss(flower.number))
    assert copy(after)[2] == "ik kreeg een roos"
    assert after.problems == []
