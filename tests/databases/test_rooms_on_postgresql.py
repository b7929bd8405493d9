import pytest

from tests.databases.on_postgresql import told_again

pytestmark = pytest.mark.slow

ROOMS = ("abuse", "conversation", "emergency", "origin", "shift", "signposts")


def test_every_story_of_the_other_rooms_is_true_on_postgresql_too(postgres: str) -> None:
    assert not told_again(postgres, *(f"tests/counselling/{room}" for room in ROOMS))
