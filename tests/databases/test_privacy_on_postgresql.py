import pytest

from tests.databases.on_postgresql import told_again

pytestmark = pytest.mark.slow

ROOMS = ("privacy", "retention", "statistics")


def test_every_story_of_privacy_and_its_counts_is_true_on_postgresql_too(postgres: str) -> None:
    assert not told_again(postgres, *(f"tests/counselling/{room}" for room in ROOMS))
