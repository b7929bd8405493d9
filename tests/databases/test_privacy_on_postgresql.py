import pytest

from tests.databases.on_postgresql import told_again

pytestmark = pytest.mark.slow


def test_every_story_of_privacy_is_true_on_postgresql_too(postgres: str) -> None:
    assert not told_again(postgres, "tests/counselling/privacy")
