"""When two spellings are one, and where a word that was taken out still stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counselling.intervision.rules.marking import whole_words
from counselling.intervision.rules.spelling import Spellings, digits, spelled


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë", "ZOE\u0308"), ("zoe", "Zoé"), ("Jan-Piet", "jan piet"), ("fem\u200bke", "Femke"),
        ("O'Neill", "o’neill"), ("Łukasz", "lukasz"), ("ＡＮ", "an"),
    ],
)  # fmt: skip
def test_one_name_in_two_spellings(one: str, other: str) -> None:
    assert spelled(one) == spelled(other)


@pytest.mark.parametrize(
    "written",
    ["0470 12 34 56", "0470/12.34.56", "+32 470 12 34 56", "0032470123456", "+32 (0)470-123456"],
)
def test_one_number_however_it_is_spaced(written: str) -> None:
    assert digits(written) == "470123456"
    found = list(Spellings(["0470123456"]).places_in(f"bel {written} maar"))
    assert found


@pytest.mark.parametrize("written", ["16", "2026", "20 uur 15", "klas 4A"])
def test_what_is_hardly_a_number_is_none(written: str) -> None:
    assert digits(written) == ""


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("dag Femke!", [(4, 9)]), ("FEMKES hond", [(0, 6)]), ("femketje", [(0, 8)]),
        ("femkens", [(0, 7)]), ("afemke", []), ("femkeboerderij", []),
    ],
)  # fmt: skip
def test_a_name_with_the_usual_endings_and_not_within_another_word(
    text: str, places: list[tuple[int, int]]
) -> None:
    found = Spellings(["femke"]).places_in(text)
    assert [(start, end) for start, end, _ in found] == places


def test_a_short_name_has_no_endings() -> None:
    assert not list(Spellings(["an"]).places_in("annex and ans"))


def test_a_stretch_takes_all_of_every_word_it_touches() -> None:
    text = "  mijn zus Femke! "
    start, end = whole_words(text, 7, 13)
    assert text[start:end] == "zus Femke"
    assert whole_words(text, 16, 18) == (16, 17)


@given(st.text(max_size=20), st.text(max_size=40))
def test_any_text_is_found_again_in_itself_and_no_text_is_too_strange(word: str, rest: str) -> None:
    spellings = Spellings([word])
    list(spellings.places_in(rest))
    found = {key for _, _, key in spellings.places_in(word)}
    assert not word.strip() or found == {spelled(word)}
