from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from counselling.core import crypto, keys


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A key folder of this test's own: here keys are deleted."""
    keys.create_missing(tmp_path / "keys")
    monkeypatch.setattr(settings, "KEY_DIR", tmp_path / "keys")
    _forget()
    yield tmp_path / "keys"
    _forget()


def _forget() -> None:
    crypto._ring.cache_clear()
    crypto._key.cache_clear()
