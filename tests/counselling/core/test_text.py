import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counselling.core.text import MESSAGE_LIMIT, clean, clean_or_empty
from tests.counselling.evening import reason

EMPTY = {
    "nothing": "",
    "spaces": "   ",
    "lines": "\n\r\n\t",
    "spaces of other scripts": "\u3000\u2003\u00a0",
    "what joins and marks without being seen": "\u200b\u200d\u2060\ufeff\u202e",
}
INVALID = {
    "NUL": "voor\x00na",
    "escape": "\x1b[2J",
    "delete": "a\x7f",
    "a C1 control": "a\x9b",
    "half a character": "a\ud800b",
    "the other half": "\udfff",
}
KEPT = {
    "markup": "<b>hoi</b> & {{ 7 * 7 }}",
    "right to left override": "abc\u202edef",
    "Arabic": "مرحبا",
    "a family in one emoji": "👩‍👩‍👧",
    "lines": "een\ntwee\n\n\tdrie",
    "quotes": "'; DROP TABLE counselling_message; --",
}


@pytest.mark.parametrize("text", EMPTY.values(), ids=EMPTY)
def test_a_text_in_which_nothing_can_be_seen_is_empty(text: str) -> None:
    assert reason(clean, text) == "empty"
    assert clean_or_empty(text) == ""


@pytest.mark.parametrize("text", INVALID.values(), ids=INVALID)
def test_a_text_that_cannot_be_stored_or_shown_is_refused(text: str) -> None:
    assert reason(clean, text) == "invalid"
    assert reason(clean_or_empty, text) == "invalid"


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_everything_else_is_kept_as_it_was_typed(text: str) -> None:
    assert clean(text) == text


def test_the_same_letter_is_the_same_however_it_was_typed() -> None:
    assert clean("e\u0301e\u0301n") == clean("\u00e9\u00e9n") == "\u00e9\u00e9n"


def test_space_around_a_text_goes_and_line_ends_become_plain() -> None:
    assert clean("  een\r\ntwee\rdrie \n") == "een\ntwee\ndrie"


@pytest.mark.parametrize("character", ["a", "é", "\U0001f600", "\u0627"])
def test_two_thousand_characters_fit_and_one_more_does_not(character: str) -> None:
    assert len(clean(character * MESSAGE_LIMIT)) == 2_000
    assert reason(clean, character * 2_001) == "too_long"


def test_the_limit_counts_after_composing() -> None:
    assert clean("e\u0301" * 2_000) == "\u00e9" * 2_000
    assert reason(clean, "e\u0301" * 2_001) == "too_long"


def test_space_around_a_text_does_not_count() -> None:
    assert len(clean("a" * 2_000 + " " * 100)) == 2_000


def test_two_thousand_combining_marks_are_one_long_text_and_no_more() -> None:
    assert len(clean("e" + "\u0301" * 1_999)) == 1_999
    assert len(clean("x" + "\u0335" * 1_999)) == 2_000
    assert reason(clean, "x" + "\u0335" * 2_000) == "too_long"


def test_a_hundred_thousand_characters_are_too_long_before_anything_is_done_with_them() -> None:
    assert reason(clean, "\x00" * 100_000) == "too_long"


def test_another_field_may_have_another_limit() -> None:
    assert clean("a" * 40, limit=40)
    assert reason(clean, "a" * 41, limit=40) == "too_long"


@given(st.text(max_size=60))
def test_a_clean_text_is_clean_and_can_be_stored(text: str) -> None:
    if refused := reason(clean, text):
        assert refused in ("empty", "invalid")
        return
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned.encode().decode() == cleaned
