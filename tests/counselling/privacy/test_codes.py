import re

import pytest

from counselling.privacy.rules.codes import Purpose, hash_of_code, make_code, meant_code

CODE = "48213-806471-29350"
DIGITS = "4821380647129350"


def test_a_code_has_sixteen_digits_in_groups_that_no_phone_and_no_bank_uses() -> None:
    for _ in range(200):
        assert re.fullmatch(r"[1-9]\d{4}-\d{6}-\d{5}", make_code())


def test_no_two_codes_are_the_same() -> None:
    assert len({make_code() for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    "typed",
    [CODE, DIGITS, " 48213 806471 29350 ", "48213–806471—29350", "4821 3806 4712 9350", "4.8.2.1380647129350",
     "４８２１３-８０６４７１-２９３５０", "\u200b48213\u00a0806471\n29350\t", "mijn code: 48213-806471-29350"],
)  # fmt: skip
def test_a_code_is_known_however_it_is_written(typed: str) -> None:
    assert meant_code(typed) == DIGITS


@pytest.mark.parametrize(
    "typed",
    ["", " ", "48213", "48213-806471-2935", "48213-806471-293501", "abc", "\x00", "😀", "²" * 16, "1" * 60_000],
)  # fmt: skip
def test_what_cannot_be_a_code_is_none_and_is_hashed_to_what_no_code_has(typed: str) -> None:
    assert meant_code(typed) == ""
    assert hash_of_code(Purpose.CONVERSATION, typed) != hash_of_code(Purpose.CONVERSATION, CODE)


def test_the_code_of_one_purpose_means_nothing_for_another() -> None:
    assert hash_of_code(Purpose.CONVERSATION, CODE) != hash_of_code(Purpose.PICK_UP, CODE)
    assert DIGITS not in hash_of_code(Purpose.CONVERSATION, CODE)
