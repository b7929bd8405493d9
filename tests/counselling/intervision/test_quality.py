"""What people correct after the machine is counted by kind when a text is released: no words, and no small numbers."""

import pytest

from accounts.models import Staff
from counselling.core import clock as moments
from counselling.intervision.models import Tally
from counselling.intervision.queries.quality import quality
from counselling.intervision.rules.quality import tallied
from counselling.intervision.rules.work import By, Label, Mark, Standing
from tests.accounts.people.office import desk_of
from tests.counselling.intervision.candidates import bench, does, drawn, on_words
from tests.counselling.intervision.copies import finished, handed_in, released, reviewing

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = ("mijn neef jelle woont in gent, zegt de brommer", "dag, vertel eens")


def counted() -> dict[str, tuple[int, int, int, int]]:
    return {one.label: (one.found, one.asked, one.missed, one.wrong) for one in Tally.objects.all()}


def test_what_a_redactor_adds_and_takes_away_is_counted_at_the_release_and_once(
    amina: Staff, robin: Staff, chris: Staff
) -> None:
    room = drawn(amina, *WORDS)
    shown = bench(room, robin)
    does(room, robin, on_words(shown, "brommer"))
    candidate = reviewing(finished(room, robin), robin, by=amina)
    assert counted() == {}, "nothing is counted before somebody read it"
    released(candidate, chris)
    released(candidate, chris)
    assert counted()["PERSON"] == (1, 0, 1, 0)
    assert counted()["LOCATION"][0] == 1
    stored = str(list(Tally.objects.values()))
    assert "jelle" not in stored
    assert "brommer" not in stored


def mark(start: int, end: int, state: Standing = Standing.ON, label: Label = Label.PERSON) -> Mark:
    return Mark(start + 1, 1, start, end, label, start + 1, state, By.MACHINE)


def test_what_was_asked_about_missed_or_wrong_is_told_apart() -> None:
    first = [
        mark(0, 5),
        mark(10, 15, Standing.SUGGESTED),
        mark(20, 25),
        mark(30, 35, Standing.SUGGESTED),
    ]
    last = [
        mark(0, 5), mark(10, 15), mark(20, 25, Standing.OFF), mark(30, 35, Standing.OFF),
        mark(40, 45, label=Label.DATE), mark(50, 60, label=Label.OTHER),
    ]  # fmt: skip
    found = tallied(first, last)
    assert found[Label.PERSON] == {"found": 1, "asked": 1, "wrong": 1}
    assert found[Label.DATE] == {"missed": 1}
    assert Label.OTHER not in found


def test_a_name_of_which_the_machine_had_one_half_was_missed() -> None:
    assert tallied([mark(0, 5)], [mark(0, 12)])[Label.PERSON] == {"missed": 1}


def test_of_few_texts_nothing_is_told_and_of_small_numbers_that_they_are_small(
    amina: Staff, robin: Staff, chris: Staff
) -> None:
    texts = [handed_in(drawn(amina, *WORDS, nickname=f"Kind{n}"), robin) for n in range(5)]
    for text in texts[:4]:
        released(text, chris)
    assert quality(moments.now()) == []
    for text in texts[4:]:
        released(text, chris)
    (month,) = quality(moments.now())
    assert (month.released, month.sent_back) == (5, 0)
    people = next(row for row in month.rows if row.label == "PERSON")
    assert (people.found, people.missed, people.wrong) == (5, 0, 0)
    Tally.objects.filter(label="PERSON").update(missed=4)
    (month,) = quality(moments.now())
    assert next(row for row in month.rows if row.label == "PERSON").missed is None
    page = desk_of(chris).get("/staff/intervision/").text
    assert "Hoe goed de computer namen vindt" in page
    assert "minder dan 5" in page
    assert "Hoe goed" not in desk_of(amina).get("/staff/intervision/").text
