import pytest

from counselling.waiting_room.rules.wait import (
    BANDS,
    USUAL_QUARTILES,
    public_band,
    quartiles,
    wait_band,
)

TWENTY = [float(minutes) for minutes in range(10, 50, 2)]


def test_before_enough_conversations_were_counted_the_usual_lengths_hold() -> None:
    for lengths in ([], [60.0], [60.0] * 3):
        assert quartiles(lengths) == USUAL_QUARTILES
    assert quartiles([60.0] * 4) == (60.0, 60.0)


def test_half_of_the_conversations_lie_between_the_quartiles() -> None:
    low, high = quartiles(TWENTY)
    assert (low, high) == (19.5, 38.5)
    assert sum(low <= length <= high for length in TWENTY) == 10


@pytest.mark.parametrize(
    ("ahead", "capacity", "band"),
    [
        (0, 1, (20, 40)),
        (0, 2, (10, 20)),
        (0, 4, (5, 10)),
        (0, 100, (5, 10)),
        (1, 1, (40, 75)),
        (3, 2, (40, 75)),
        (9, 10, (20, 40)),
    ],
)
def test_people_ahead_and_one_times_the_quartiles_over_the_capacity(
    ahead: int, capacity: int, band: tuple[int, int]
) -> None:
    assert wait_band(ahead, TWENTY, capacity) == band


def test_every_wait_is_told_in_steps_of_five_minutes_from_low_to_high() -> None:
    for ahead in range(40):
        for capacity in range(1, 8):
            band = wait_band(ahead, TWENTY, capacity)
            assert band
            low, high = band
            assert low % 5 == high % 5 == 0
            assert 5 <= low < high


def test_more_people_ahead_never_means_a_shorter_wait() -> None:
    bands = [wait_band(ahead, TWENTY, 3) or (0, 0) for ahead in range(30)]
    assert bands == sorted(bands)


def test_where_nobody_is_there_no_wait_is_promised() -> None:
    assert wait_band(0, TWENTY, 0) is None
    assert wait_band(5, [], -1) is None


@pytest.mark.parametrize(
    ("minutes", "band"),
    [(-5, 0), (0, 0), (4, 0), (5, 5), (9, 5), (10, 10), (19, 10), (20, 20), (30, 30), (44, 30),
     (45, 45), (600, 45)],
)  # fmt: skip
def test_the_world_hears_a_coarse_number(minutes: int, band: int) -> None:
    assert public_band(minutes) == band
    assert band in BANDS
