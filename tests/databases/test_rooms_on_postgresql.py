import pytest

from tests.databases.on_postgresql import told_again

pytestmark = pytest.mark.slow


def test_every_story_of_the_other_rooms_and_of_staff_is_true_on_postgresql_too(
    postgres: str,
) -> None:
    rooms = ("conversation", "shift", "signposts")
    folders = [f"tests/counselling/{room}" for room in rooms]
    assert not told_again(postgres, *folders, "tests/accounts")
