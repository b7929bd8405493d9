import pytest

from counselling.anonymiser import Known, leaks

LEFT = ["noor", "NOOR", "Nóór", "noors", "noortje", "0471 55 03 18", "0 4 7 1 5 5 0 3 1 8"]


@pytest.mark.parametrize("left", LEFT)
def test_what_is_known_is_found_in_any_form(left: str) -> None:
    known = [Known("Noor"), Known("0471550318", "PHONE")]
    assert [leak.message for leak in leaks(["niets", f"en {left}!"], known)] == [1]


def test_pseudonyms_and_other_words_are_no_leak() -> None:
    known = [Known("Noor Van den Berg"), Known("naam"), Known("0471550318", "PHONE")]
    assert leaks(["[naam 1] van den [plaats 2] om 0471"], known) == []
