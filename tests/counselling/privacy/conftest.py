from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from accounts.models import Staff
from tests.counselling.evening import counsellor
from tests.counselling.privacy.rich import rich_conversation


@pytest.fixture
def amina(open_door: None) -> Staff:
    """Amina, who counsels."""
    return counsellor("Amina")


@pytest.fixture
def journal(tmp_path: Path, settings: Any) -> Path:
    """The journal of erasures, of this test alone."""
    path = tmp_path / "erasures.jsonl"
    settings.ERASURE_JOURNAL = str(path)
    return path


@pytest.fixture
def room(amina: Staff, journal: Path) -> UUID:
    """A conversation in which everything happened."""
    return rich_conversation(amina)
