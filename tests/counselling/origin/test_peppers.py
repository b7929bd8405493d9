import logging
import re
import stat
from base64 import b64encode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
import time_machine

from counselling.core import keys
from counselling.origin import peppers
from counselling.origin.queries.state import state
from counselling.origin.tags import tag_of, tags_of
from tests.house.tree import text

HOME, SCHOOL = ip_address("203.0.113.9"), ip_address("198.51.100.4")
NOVEMBER = "2026-11"


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Iterator[Path]:
    """Keys of a November, without a pepper yet."""
    settings.KEY_DIR = tmp_path
    with time_machine.travel(datetime(2026, 11, 23, 18, tzinfo=UTC), tick=False):
        keys.create_missing(tmp_path)
        peppers.look_again()
        yield tmp_path / keys.PEPPERS
    peppers.look_again()


def example() -> str:
    """The pepper that docs/keys.md shows."""
    shown = re.search(r"^ {4}([A-Za-z0-9+/]{43}=)$", text("docs/keys.md"), re.MULTILINE)
    assert shown
    return shown[1]


def test_the_months_pepper_is_made_when_it_is_needed(folder: Path) -> None:
    assert not list(folder.iterdir())
    tag = tag_of(HOME)
    assert [path.name for path in folder.iterdir()] == [NOVEMBER]
    assert stat.S_IMODE((folder / NOVEMBER).stat().st_mode) == 0o600
    assert len(keys.read(folder, NOVEMBER)) == 32
    peppers.look_again()
    assert tag_of(HOME) == tag
    assert state().peppers == ""


def test_processes_that_begin_at_once_share_one_pepper(folder: Path) -> None:
    with ThreadPoolExecutor(8) as processes:
        list(processes.map(lambda _: keys.make(folder, NOVEMBER), range(64)))
    first = keys.read(folder, NOVEMBER)
    keys.make(folder, NOVEMBER)
    assert keys.read(folder, NOVEMBER) == first
    assert [path.name for path in folder.iterdir()] == [NOVEMBER]


CONTENTS = {
    "garbage": b"\xff\x00 no base64",
    "empty": b"",
    "short": b64encode(b"\xff" * 16),
    "example": example().encode() + b"\n",
}


def spoil(folder: Path, how: str) -> None:
    """Let the pepper of this month be one that may not be used."""
    keys.make(folder, NOVEMBER)
    pepper = folder / NOVEMBER
    if how in CONTENTS:
        pepper.write_bytes(CONTENTS[how])
    elif how == "open":
        pepper.chmod(0o604)
    else:
        pepper.unlink()
        folder.rmdir()
        if how == "not_written":
            folder.write_text("no folder")


@pytest.mark.parametrize(
    ("how", "word"),
    [
        ("missing", "missing"),
        ("open", "open"),
        ("example", "example"),
        ("garbage", "unreadable"),
        ("empty", "unreadable"),
        ("short", "unreadable"),
        ("not_written", "not_written"),
    ],
)
def test_without_a_fit_pepper_it_is_said_and_limits_count_on(
    folder: Path, how: str, word: str, caplog: pytest.LogCaptureFixture
) -> None:
    fit = tag_of(HOME)
    spoil(folder, how)
    peppers.look_again()
    with caplog.at_level(logging.WARNING):
        assert tags_of(HOME) == []
        assert tag_of(HOME) == tag_of(HOME) != tag_of(SCHOOL)
        assert tag_of(HOME) != fit
        assert state().peppers == word
        peppers.look_again()
        tag_of(HOME)
    assert caplog.messages == [peppers.TROUBLES[word]], "said once, in words of docs/keys.md"
    assert "docs/keys.md" in peppers.TROUBLES[word]


def test_once_it_is_mended_the_pepper_is_used(folder: Path) -> None:
    spoil(folder, "open")
    peppers.look_again()
    assert tags_of(HOME) == []
    (folder / NOVEMBER).chmod(0o600)
    peppers.look_again()
    assert tags_of(HOME) == [tag_of(HOME)]
    assert state().peppers == ""


def test_what_else_lies_in_the_folder_is_no_pepper(folder: Path) -> None:
    for name in ("2026-13", "0000-00", ".2026-10-x", "readme", "2026-1"):
        (folder / name).write_text("nothing")
    assert len(tags_of(HOME)) == 1
    peppers.forget_old_peppers(datetime(2040, 1, 1, tzinfo=UTC).date())
    assert not (folder / NOVEMBER).exists()
    assert (folder / "readme").exists()
