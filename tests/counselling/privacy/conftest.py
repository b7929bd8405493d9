import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from accounts.models import Staff
from counselling.core import crypto
from tests.counselling.evening import counsellor
from tests.counselling.privacy.rich import rich_conversation


@pytest.fixture
def amina(open_door: None) -> Staff:
    """Amina, who counsels."""
    return counsellor("Amina")


@pytest.fixture
def own_keys(tmp_path: Path, settings: Any) -> Iterator[Path]:
    """A key folder of this test alone, whose keys may change; asked for before anything is sealed."""
    mine = tmp_path / "keys"
    shutil.copytree(settings.KEY_DIR, mine)
    settings.KEY_DIR = mine
    crypto.forget_keys()
    yield mine
    crypto.forget_keys()


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
