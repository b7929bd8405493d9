"""Transcripts are found by their words, whatever somebody types."""

import pytest

from counselling.intervision.actions.indexing import index_transcript
from counselling.intervision.queries.searching import PAGE, Wanted, find
from counselling.intervision.rules.words import asked_words, words_of
from tests.counselling.evening import counsellor
from tests.counselling.intervision.shelf import looked_up, released

pytestmark = pytest.mark.django_db


def test_each_word_is_found_by_its_beginning_in_any_case_and_without_accents() -> None:
    amina = counsellor()
    row = released(amina, "Ma mère est FÂCHÉE, en ik word gepest op het cœur van de school")
    for typed in ("mere", "Fâché", "GEPEST", "gep", "scho", "coeur", "fachee school"):
        assert looked_up(typed, amina) == {row.id}, typed
    for typed in ("pest", "chool", "school thuis"):
        assert not looked_up(typed, amina), typed


def test_the_learning_question_is_found_too() -> None:
    amina = counsellor()
    row = released(amina, question="Wanneer bel je zelf de politie?")
    assert looked_up("politie", amina) == {row.id}


def test_what_stands_for_a_name_and_a_number_alone_are_found_nowhere() -> None:
    amina = counsellor()
    released(amina, "[naam 1] zei 12 keer [weggelaten] en een naamloos iemand")
    assert not looked_up("weggelaten", amina)
    assert not looked_up("[naam 1]", amina) - looked_up("naam", amina)
    assert words_of(["[naam 1] zei 12 keer"]) == ["keer", "zei"]


@pytest.mark.parametrize(
    "typed",
    ['"', '"school', "school*", "school NEAR thuis", "NOT school", "-school", "words:school", "('", "^school",
     "school' | 'x':*", "school\\", "school\x00", "🙂", "%s", "a" * 100_000, "' OR 1=1 --", "ﷺ", "學校", "x:y & !z"],
)  # fmt: skip
def test_no_sign_means_anything_and_nothing_goes_wrong(typed: str) -> None:
    amina = counsellor()
    released(amina, "niets van dat alles")
    looked_up(typed, amina)
    assert all(word.isalnum() for word in asked_words(typed))


def test_a_word_that_is_an_operator_elsewhere_is_a_word() -> None:
    amina = counsellor()
    row = released(amina, "near or not and school")
    assert looked_up("NOT school", amina) == {row.id}
    assert not looked_up("school NEAR thuis", amina)


def test_other_scripts_are_found_as_they_are_written() -> None:
    amina = counsellor()
    row = released(amina, "мама сказала", "አማርኛ 學校 𝐁𝐎𝐋𝐃")
    for typed in ("мама", "አማርኛ", "學校", "bold"):
        assert looked_up(typed, amina) == {row.id}, typed


def test_a_transcript_longer_than_any_goes_in_and_is_found() -> None:
    amina = counsellor()
    row = released(amina, *(" ".join(f"w{n}x{i}" for i in range(150)) for n in range(1_000)))
    assert looked_up("w0x0 w1x1", amina) == {row.id}
    assert looked_up("w999x149", amina) <= {row.id}


def test_indexing_again_changes_nothing() -> None:
    amina = counsellor()
    row = released(amina)
    index_transcript(row)
    assert looked_up("school", amina) == {row.id}


def test_it_is_chosen_by_theme_and_difficulty_too_a_page_at_a_time() -> None:
    amina = counsellor()
    for _ in range(PAGE):
        released(amina, difficulty=1)
    hard = released(amina, difficulty=3)
    assert [card.id for card in find(Wanted(difficulty=3), amina.id).cards] == [hard.id]
    both = find(Wanted(page=2), amina.id), find(Wanted(page=99), amina.id)
    assert [(len(one.cards), one.count, one.page, one.pages) for one in both] == [
        (1, PAGE + 1, 2, 2)
    ] * 2
    assert len(find(Wanted(page=-5), amina.id).cards) == PAGE
