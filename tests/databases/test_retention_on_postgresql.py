import pytest

from tests.databases.on_postgresql import told_again

pytestmark = pytest.mark.slow

ROOMS = ("retention", "statistics")


def test_every_story_of_two_years_and_of_counts_is_true_on_postgresql_too(postgres: str) -> None:
    assert not told_again(postgres, *(f"tests/counselling/{room}" for room in ROOMS))
