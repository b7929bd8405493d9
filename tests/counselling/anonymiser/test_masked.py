import pytest

from counselling.anonymiser import Known, Mark, masked
from tests.counselling.anonymiser.talks import left_of


def test_one_person_has_one_number_in_every_spelling() -> None:
    assert left_of("femke zegt dat", "Femkes mama ook", "jana niet, FEMKE wel") == [
        "[naam 1] zegt dat",
        "[naam 1] mama ook",
        "[naam 2] niet, [naam 1] wel",
    ]


def test_counsellor_and_visitor_are_called_what_they_are() -> None:
    known = (Known("Amina", role="counsellor"), Known("zonnetje", role="visitor"))
    assert left_of("dag zonnetje", "hoi amina!", known=known) == [
        "dag [chatter]",
        "hoi [hulpverlener]!",
    ]


def test_marks_that_overlap_take_out_what_either_covers() -> None:
    marks = [Mark(0, 5, "PERSON", 1, "cue"), Mark(3, 8, "LOCATION", 2, "cue")]
    assert masked(["abcdefgh!"], [marks]) == ["[naam 1]!"]


def test_a_mark_outside_its_text_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        masked(["kort"], [[Mark(0, 9, "PERSON", 1, "cue")]])
