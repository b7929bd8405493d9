"""Of what comes round by the clock, one thing that fails keeps no other from being done, and is known until it goes well."""

from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from counselling.core.rounds import failing, go_round


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


def fails() -> None:
    raise ValueError


def finds_no_database() -> None:
    raise OperationalError


def test_what_comes_after_is_done_all_the_same() -> None:
    done: list[str] = []
    go_round(one=lambda: done.append("first"), two=fails, three=lambda: done.append("last"))
    assert done == ["first", "last"]
    assert failing() == ["two"]


def test_a_database_that_is_gone_is_told_to_whoever_goes_round() -> None:
    done: list[str] = []
    with pytest.raises(OperationalError):
        go_round(one=finds_no_database, two=fails, three=lambda: done.append("last"))
    assert done == ["last"]
    assert failing() == ["one", "two"]


def test_what_goes_well_again_failed_no_longer() -> None:
    go_round(one=fails, two=fails)
    go_round(one=lambda: None)
    assert failing() == ["two"]


def test_where_nothing_can_be_kept_the_round_goes_on(folder: Path) -> None:
    (folder / "rounds").write_text("a file where the folder should be")
    done: list[str] = []
    go_round(one=fails, two=lambda: done.append("second"))
    assert (done, failing()) == (["second"], [])
