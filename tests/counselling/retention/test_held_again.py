"""Yesterday's database comes back: what two people kept since is kept again, and what they let go goes."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import time_machine

from accounts.models import Staff
from counselling.conversation.models import Conversation
from counselling.core.crypto import drop_keys, ring_names
from counselling.core.journal import Kind
from counselling.core.journal_lines import Line, read
from counselling.privacy.actions.restoring import AGAIN
from counselling.retention.actions.holds import close_hold
from counselling.retention.actions.sweep import sweep
from counselling.retention.models import Hold
from counselling.retention.rules.hold_line import HoldLine
from tests.counselling.evening import counsellor, reason
from tests.counselling.retention.test_holds import held, somebody
from tests.counselling.retention.years import YEARS, days_with_key, stays, told

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("open_door")]

Clock = time_machine.Traveller
DAY = timedelta(days=1)
KEPT = ("wrapped_key", "key_day", "key_purpose", "held_until")


@pytest.fixture(autouse=True)
def file(tmp_path: Path, settings: Any) -> Path:
    settings.ERASURE_JOURNAL = str(tmp_path / "erasures.jsonl")
    return tmp_path / "erasures.jsonl"


@pytest.fixture
def two(db: None) -> tuple[Staff, Staff]:
    """Chris, who asks, and Femke, who agrees."""
    return somebody("chris", "supervisor"), somebody("femke", "privacy_officer")


@pytest.fixture
def noor(clock: Clock) -> UUID:
    """Return a conversation that would go in ten days."""
    room = told()
    clock.shift((YEARS - 10) * DAY)
    return room


def lines(file: Path) -> list[Line]:
    return list(read(file.read_bytes()).lines)


def again(file: Path) -> None:
    """Do every line again, twice, as a restore that was killed would."""
    for line in lines(file) * 2:
        AGAIN[Kind(line.kind)](line.subject)


def as_it_was(room: UUID) -> dict[str, Any]:
    return dict(Conversation.everything.values(*KEPT).get(pk=room))


def comes_back(room: UUID, before: dict[str, Any]) -> None:
    """Let the database know nothing of a hold, as yesterday's does."""
    Hold.objects.all().delete()
    Conversation.everything.filter(pk=room).update(**before)


def nickname(room: UUID) -> str:
    row = Conversation.objects.get(pk=room)
    return row.read("nickname", row.nickname)


def test_it_is_kept_again_although_its_day_is_gone(
    clock: Clock, noor: UUID, two: tuple[Staff, Staff], file: Path
) -> None:
    before = as_it_was(noor)
    held(noor, *two, days=100)
    clock.shift(12 * DAY)
    sweep(trust_clock=True)
    assert not days_with_key(), "the day ended for the others"
    comes_back(noor, before)
    again(file)
    assert nickname(noor) == "Noor"
    (row,) = Hold.objects.all()
    assert (row.asked_by, row.agreed_by, row.ground) == (*two, "court")
    sweep(trust_clock=True)
    assert stays(noor)
    clock.shift(100 * DAY)
    sweep(trust_clock=True)
    assert not stays(noor)
    assert not [name for name in ring_names() if name.purpose.startswith("hold")]


def test_with_key_files_from_before_as_well_it_is_wrapped_anew(
    clock: Clock, noor: UUID, two: tuple[Staff, Staff], file: Path
) -> None:
    before = as_it_was(noor)
    hold = held(noor, *two, days=100)
    comes_back(noor, before)
    drop_keys([name for name in ring_names() if name.purpose == f"hold-{hold}"])
    again(file)
    assert nickname(noor) == "Noor"
    clock.shift(12 * DAY)
    sweep(trust_clock=True)
    assert (stays(noor), days_with_key()) == (True, [])
    assert nickname(noor) == "Noor"


def test_what_nobody_can_open_any_more_is_kept_all_the_same(
    noor: UUID, two: tuple[Staff, Staff], file: Path
) -> None:
    before = as_it_was(noor)
    held(noor, *two, days=100)
    comes_back(noor, before)
    drop_keys(ring_names())
    again(file)
    assert as_it_was(noor)["held_until"]


def test_what_was_let_go_since_goes(
    clock: Clock, noor: UUID, two: tuple[Staff, Staff], file: Path
) -> None:
    hold = held(noor, *two, days=100)
    during = as_it_was(noor)
    close_hold(hold_id=hold, staff_id=two[1].id)
    Hold.objects.update(closed_at=None, closed_by=None)
    Conversation.everything.filter(pk=noor).update(**during)
    again(file)
    clock.shift(11 * DAY)
    sweep(trust_clock=True)
    assert not stays(noor)


def test_one_that_was_let_go_before_the_backup_is_not_made_again(
    noor: UUID, two: tuple[Staff, Staff], file: Path
) -> None:
    close_hold(hold_id=held(noor, *two), staff_id=two[1].id)
    AGAIN[Kind.HELD](lines(file)[0].subject)
    assert as_it_was(noor)["held_until"] is None


def test_a_second_hold_after_the_first_was_lifted_stands(
    noor: UUID, two: tuple[Staff, Staff], file: Path
) -> None:
    before = as_it_was(noor)
    close_hold(hold_id=held(noor, *two, days=50), staff_id=two[1].id)
    second = held(noor, *two, days=60)
    until = as_it_was(noor)["held_until"]
    comes_back(noor, before)
    again(file)
    assert Hold.objects.get(closed_at=None).id == second
    assert abs(as_it_was(noor)["held_until"] - until) < timedelta(seconds=1)


NOBODY = 2**40


@pytest.mark.parametrize(
    "unknown",
    [{"asked_by": NOBODY}, {"agreed_by": NOBODY}, {"asked_by": NOBODY, "agreed_by": NOBODY}],
)
def test_accounts_that_came_after_the_backup_stop_nothing(
    noor: UUID, two: tuple[Staff, Staff], file: Path, unknown: dict[str, Any]
) -> None:
    before = as_it_was(noor)
    held(noor, *two)
    comes_back(noor, before)
    line = replace(HoldLine.read(lines(file)[0].subject), **unknown)
    AGAIN[Kind.HELD](line.subject())
    assert as_it_was(noor)["held_until"]
    assert Hold.objects.count() == (0 if len(unknown) == 2 else 1)


def test_a_conversation_that_began_after_the_backup_is_passed_over(
    two: tuple[Staff, Staff], file: Path
) -> None:
    room = told("Elif", by=counsellor("Bram"))
    held(room, *two)
    Hold.objects.all().delete()
    Conversation.everything.filter(pk=room).delete()
    again(file)
    assert not Hold.objects.exists()


def test_what_cannot_be_written_down_is_neither_kept_nor_let_go(
    noor: UUID, two: tuple[Staff, Staff], settings: Any, file: Path
) -> None:
    hold = held(noor, *two)
    settings.ERASURE_JOURNAL = "/dev/full"
    assert reason(close_hold, hold_id=hold, staff_id=two[1].id) == "not_written_down"
    assert as_it_was(noor)["held_until"]
    settings.ERASURE_JOURNAL = str(file)
    close_hold(hold_id=hold, staff_id=two[1].id)
    settings.ERASURE_JOURNAL = "/dev/full"
    assert reason(held, noor, *two) == "not_written_down"
    assert as_it_was(noor)["held_until"] is None


def test_the_line_holds_numbers_alone(noor: UUID, two: tuple[Staff, Staff], file: Path) -> None:
    held(noor, *two)
    written = file.read_text()
    assert not [word for word in ("Noor", "Vonnis", "Chris", "femke") if word in written]
