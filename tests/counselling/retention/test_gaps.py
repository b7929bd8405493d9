"""What a journal does not tell is found before anybody relies on it."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from counselling.core.journal import Kind
from counselling.core.journal_lines import BEGAN, MARK, Journal, Line, read
from counselling.privacy.actions.restoring import AGAIN
from counselling.retention.rules.gaps import gap_of, to_do_again
from counselling.retention.rules.manifest import JournalPosition

NIGHT = datetime(2026, 11, 23, 3, tzinfo=UTC)
SPARE = timedelta(minutes=15)


def at(hours: float) -> datetime:
    return NIGHT + timedelta(hours=hours)


def journal(*lines: Line, marked: float) -> Journal:
    begin = Line(0, at(-100), BEGAN, "abc")
    end = Line(max((line.n for line in lines), default=0), at(marked), MARK, "")
    return read(b"".join(_written(line) for line in (begin, *lines, end)))


def _written(line: Line) -> bytes:
    return json.dumps(line.as_json()).encode() + b"\n"


def erased(n: int, hours: float) -> Line:
    return Line(n, at(hours), "erased", f"conversation {n}")


THEN = JournalPosition("abc", 1, at(-0.01))


def test_one_that_goes_up_to_the_loss_misses_nothing() -> None:
    whole = journal(erased(1, -5), erased(2, 5), marked=9.9)
    assert gap_of(whole, THEN, at(10), SPARE) is None


def test_one_that_ends_before_the_loss_is_known_by_its_last_mark() -> None:
    gap = gap_of(journal(erased(1, -5), marked=9), THEN, at(10), SPARE)
    assert gap
    assert (gap.ends, gap.lost_at) == (at(9), at(10))


@pytest.mark.parametrize(
    "then", [JournalPosition("other", 1, at(-1)), JournalPosition("abc", 7, at(-1))]
)
def test_another_journal_or_one_from_before_the_backup_tells_nothing(then: JournalPosition) -> None:
    gap = gap_of(journal(erased(1, -5), marked=10), then, at(10), SPARE)
    assert gap
    assert gap.ends == at(-1)


def test_no_journal_tells_nothing() -> None:
    gap = gap_of(None, THEN, at(10), SPARE)
    assert gap
    assert gap.ends == THEN.at


def test_a_hole_in_it_is_where_it_ends() -> None:
    holed = journal(erased(1, -5), erased(2, 1), erased(4, 3), marked=10)
    gap = gap_of(holed, THEN, at(10), SPARE)
    assert gap
    assert gap.ends == at(1)


def test_a_hole_from_before_the_backup_does_no_harm() -> None:
    holed = journal(erased(2, -5), erased(3, 1), marked=10)
    assert gap_of(holed, JournalPosition("abc", 2, at(-0.01)), at(10), SPARE) is None


def test_what_the_backup_holds_already_is_not_done_again() -> None:
    known = journal(erased(1, -5), erased(2, 1), erased(3, 2), marked=10)
    assert [line.n for line in to_do_again(known, THEN, at(0))] == [2, 3]


def test_a_deed_that_was_under_way_when_the_backup_began_is_done_again() -> None:
    known = journal(erased(1, -0.1), marked=10)
    assert [line.n for line in to_do_again(known, THEN, at(0))] == [1]


def test_every_kind_of_line_has_somebody_who_does_it_again() -> None:
    assert set(AGAIN) == set(Kind)
