"""What a transcript tells of whose it was is shared by five at least."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counselling.intervision.rules.sharing import SHARED_LEAST, Traits, shared

OWN = Traits("12-14", 3, "2026-4")


def counted(**others: int) -> dict[Traits, int]:
    """Count conversations by what they share with `OWN`, beside itself."""
    kinds = {
        "all": OWN,
        "year": Traits("12-14", 3, "2026-2"),
        "age_and_theme": Traits("12-14", 3, "2025-1"),
        "age_and_quarter": Traits("12-14", 5, "2026-4"),
        "age_and_year": Traits("12-14", 5, "2026-1"),
        "age": Traits("12-14", None, "2024-1"),
        "theme_and_quarter": Traits("15-17", 3, "2026-4"),
        "quarter": Traits("15-17", 8, "2026-4"),
        "nothing": Traits("15-17", 8, "2024-4"),
    }
    found = {OWN: 1}
    for kind, count in others.items():
        found[kinds[kind]] = found.get(kinds[kind], 0) + count
    return found


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ({"all": 4}, OWN),
        ({"all": 3, "year": 1}, Traits("12-14", 3, "2026")),
        ({"all": 3, "age_and_theme": 1}, Traits("12-14", 3, "")),
        ({"all": 3, "age_and_quarter": 1}, Traits("12-14", None, "2026-4")),
        ({"all": 3, "age_and_year": 1}, Traits("12-14", None, "2026")),
        ({"all": 3, "age": 1}, Traits("12-14", None, "")),
        ({"all": 3, "theme_and_quarter": 1}, Traits("", 3, "2026-4")),
        ({"all": 3, "quarter": 1}, Traits("", None, "2026-4")),
        ({"all": 3, "nothing": 9}, Traits()),
        ({"nothing": 2}, Traits()),
    ],
)
def test_it_gets_coarser_in_the_order_that_is_written_down(
    others: dict[str, int], told: Traits
) -> None:
    assert shared(OWN, counted(**others)) == told


traits = st.builds(
    Traits,
    age_band=st.sampled_from(["", "8-11", "12-14"]),
    theme=st.sampled_from([None, 1, 2]),
    quarter=st.sampled_from(["2025-4", "2026-1", "2026-2"]),
)


@given(own=traits, others=st.dictionaries(traits, st.integers(1, 4)))
def test_five_share_it_or_nothing_is_told(own: Traits, others: dict[Traits, int]) -> None:
    told = shared(own, others)
    assert told.holds_for(own)
    sharing = sum(count for other, count in others.items() if told.holds_for(other))
    assert told == Traits() or sharing >= SHARED_LEAST
