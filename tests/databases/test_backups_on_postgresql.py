import pytest

from tests.databases.on_postgresql import told_again

pytestmark = pytest.mark.slow

STORIES = "tests/counselling/retention/test_backup_and_sweep.py"


def test_a_backup_forgets_with_the_keys_on_postgresql_too(postgres: str) -> None:
    swept = "test_a_swept_conversation_is_opened_by_nobody_in_a_backup_from_before"
    assert not told_again(postgres, f"{STORIES}::{swept}")
