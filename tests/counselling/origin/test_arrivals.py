from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import time_machine

from counselling.core import clock as hours
from counselling.core import keys
from counselling.origin import peppers
from counselling.origin.actions import arrivals
from counselling.origin.actions.arrivals import forget_old_tags, note_arrival, note_connection
from counselling.origin.actions.opening import open_records
from counselling.origin.models import Arrival
from counselling.origin.queries.arrivals import tag_of_visit, tags_of_visit, visits_with
from counselling.origin.tags import tag_of, tags_of
from tests.counselling.evening import visitor
from tests.counselling.origin.holding import first_holder, supervisor

pytestmark = pytest.mark.usefixtures("open_door")

HOME, SCHOOL = ip_address("203.0.113.9"), ip_address("198.51.100.4")
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Iterator[Path]:
    """Give each story peppers of its own."""
    settings.OPEN_WITHOUT_STAFF = True
    settings.KEY_DIR, usual = tmp_path, settings.KEY_DIR
    for name in (*keys.NAMES, keys.RING_FILE):
        (tmp_path / name).write_bytes((usual / name).read_bytes())
    (tmp_path / keys.PEPPERS).mkdir()
    peppers.look_again()
    yield tmp_path / keys.PEPPERS
    peppers.look_again()


def comes_from(address: Any = HOME, *, port: int | None = 4711, shared: bool = False) -> UUID:
    conversation = visitor()
    note_arrival(conversation_id=conversation, address=address, port=port, shared=shared)
    return conversation


def test_two_visits_from_one_connection_are_known_for_that() -> None:
    first, other, second = comes_from(), comes_from(SCHOOL), comes_from()
    assert tag_of_visit(first) == tag_of_visit(second) == tag_of(HOME) != tag_of_visit(other)
    assert set(visits_with(tags_of(HOME), LONG_AGO)) == {first, second}
    assert visits_with(tags_of(SCHOOL), LONG_AGO) == [other]


def test_only_since_then_and_newest_first(clock: time_machine.Traveller) -> None:
    first = comes_from()
    clock.shift(3600)
    second = comes_from()
    assert visits_with(tags_of(HOME), hours.now() - timedelta(hours=1)) == [second, first]
    assert visits_with(tags_of(HOME), hours.now() - timedelta(minutes=59)) == [second]


def test_who_has_no_address_is_like_nobody_else() -> None:
    one, other = comes_from(None), comes_from(None)
    assert tag_of_visit(one) == tag_of_visit(other) == ""
    assert visits_with(tags_of_visit(one), LONG_AGO) == []
    assert visits_with([""], LONG_AGO) == []


def test_a_visit_that_never_arrived_has_no_tag() -> None:
    assert tags_of_visit(visitor()) == []


def test_the_database_holds_no_address() -> None:
    row = Arrival.objects.filter(pk=comes_from()).values().get()
    assert "203.0.113" not in str(row)


def test_a_visit_is_known_again_after_the_turn_of_the_month(clock: time_machine.Traveller) -> None:
    november = comes_from()
    clock.move_to(datetime(2026, 12, 1, 18, tzinfo=UTC))
    december = comes_from()
    assert tag_of_visit(november) != tag_of_visit(december) == tag_of(HOME)
    for seen_from in (tags_of(HOME), tags_of_visit(december), tags_of_visit(november)):
        assert visits_with(seen_from, LONG_AGO) == [december, november]


def test_on_every_day_the_month_before_is_known(folder: Path) -> None:
    day = date(2026, 11, 23)
    for _ in range(800):
        with time_machine.travel(datetime(day.year, day.month, day.day, 18, tzinfo=UTC)):
            peppers.look_again()
            peppers.forget_old_peppers(day)
            last = day.replace(day=1) - timedelta(days=1)
            months = [path.name for path in sorted(folder.glob("2*"))]
            tags_of(HOME)
        if day > date(2026, 12, 31):
            assert f"{last:%Y-%m}" in months
            assert len(months) <= 3
        day += timedelta(days=1)


def test_after_62_days_nothing_is_left(clock: time_machine.Traveller, folder: Path) -> None:
    visit = comes_from()
    before = tags_of(HOME)
    clock.shift(timedelta(days=62) - timedelta(minutes=1))
    forget_old_tags(hours.now())
    assert tag_of_visit(visit) == before[0]
    assert not (folder / "2026-11").exists()
    clock.shift(timedelta(minutes=2))
    later = comes_from()
    forget_old_tags(hours.now())
    row = Arrival.objects.get(pk=visit)
    assert (row.tag, row.older, row.tagged_at) == ("", "", None)
    assert visits_with(before, LONG_AGO) == []
    assert tag_of_visit(later) == tag_of(HOME)


def test_a_clock_that_is_set_back_changes_nobodys_tag(
    clock: time_machine.Traveller, folder: Path
) -> None:
    clock.move_to(datetime(2026, 12, 1, 0, 5, tzinfo=UTC))
    visit, before = comes_from(), tags_of(HOME)
    clock.move_to(datetime(2026, 11, 30, 23, 55, tzinfo=UTC))
    forget_old_tags(hours.now())
    assert tags_of(HOME) == before
    assert visits_with(tags_of_visit(comes_from()), LONG_AGO)[0] == visit
    clock.move_to(datetime(2016, 1, 1, tzinfo=UTC))
    forget_old_tags(hours.now())
    comes_from()
    clock.move_to(datetime(2026, 12, 1, 0, 10, tzinfo=UTC))
    forget_old_tags(hours.now())
    assert tags_of(HOME) == before
    assert tag_of_visit(visit) == before[0]
    assert [path.name for path in folder.iterdir()] == ["2026-12"]


def test_every_connection_of_a_visit_is_sealed_once() -> None:
    chris = supervisor()
    words = first_holder(chris)
    visit = comes_from()
    for address, port in ((HOME, 4711), (HOME, 4712), (SCHOOL, 4712), (SCHOOL, 4712), (HOME, 4711)):
        note_connection(conversation_id=visit, address=address, port=port)
    note_connection(conversation_id=visit, address=None, port=None)
    opened = open_records(conversation_id=visit, staff_id=chris.id, passphrase=words)
    assert [(one.address, one.port) for one in opened] == [
        (str(HOME), 4711), (str(HOME), 4712), (str(SCHOOL), 4712)
    ]  # fmt: skip


def test_ports_alone_never_crowd_out_another_address() -> None:
    chris = supervisor()
    words = first_holder(chris)
    visit = comes_from(HOME, port=1)
    for port in range(2, 100):
        note_connection(conversation_id=visit, address=HOME, port=port)
    note_connection(conversation_id=visit, address=SCHOOL, port=4711)
    for number in range(1, 100):
        elsewhere = ip_address(f"192.0.2.{number}")
        note_connection(conversation_id=visit, address=elsewhere, port=4711)
    opened = open_records(conversation_id=visit, staff_id=chris.id, passphrase=words)
    assert len(opened) == 50
    assert str(SCHOOL) in {one.address for one in opened}


def test_without_a_pair_of_keys_the_visit_goes_on_and_is_sealed_once_there_is_one() -> None:
    visit = comes_from()
    chris = supervisor()
    words = first_holder(chris)
    note_connection(conversation_id=visit, address=HOME, port=4711)
    opened = open_records(conversation_id=visit, staff_id=chris.id, passphrase=words)
    assert [one.address for one in opened] == [str(HOME)]


def test_what_this_process_remembers_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrivals, "MOST_VISITS", 5)
    for _ in range(20):
        comes_from()
    assert len(arrivals._noted) <= 6
