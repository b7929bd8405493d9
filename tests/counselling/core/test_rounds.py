"""Of what comes round by the clock, one thing that fails keeps no other from being done."""

import pytest
from django.db import OperationalError

from counselling.core.rounds import go_round


def fails() -> None:
    raise ValueError


def finds_no_database() -> None:
    raise OperationalError


def test_what_comes_after_is_done_all_the_same() -> None:
    done: list[str] = []
    go_round(lambda: done.append("first"), fails, lambda: done.append("last"))
    assert done == ["first", "last"]


def test_a_database_that_is_gone_is_told_to_whoever_goes_round() -> None:
    done: list[str] = []
    with pytest.raises(OperationalError):
        go_round(finds_no_database, fails, lambda: done.append("last"))
    assert done == ["last"]
