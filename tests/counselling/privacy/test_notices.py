"""A notice about a breach on the site: what stands there, until when, who put it there and who took it off."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from accounts.models import AuditEntry, Staff
from counselling.core import clock as house_clock
from counselling.core.journal import Kind
from counselling.core.journal_lines import read
from counselling.privacy.actions.breaches import note_of_breach, report_breach
from counselling.privacy.actions.notices import publish_notice, take_down_notice
from counselling.privacy.actions.restoring import AGAIN
from counselling.privacy.models import BreachEntry
from counselling.privacy.queries.notices import Notice, is_anything_told, notices_at
from tests.counselling.evening import counsellor, reason

pytestmark = pytest.mark.usefixtures("open_door")

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
TEXTS = {"nl": "Een laptop is weg.", "fr": "Un portable a disparu.", "en": "A laptop is gone."}


@pytest.fixture
def femke(open_door: None) -> Staff:
    return counsellor("Femke")


@pytest.fixture
def number(femke: Staff) -> int:
    return report_breach(staff_id=femke.id, what="Een laptop.", found_at=house_clock.now())


def publishes(femke: Staff, number: int, until: date = TODAY + 30 * DAY, **texts: str) -> None:
    publish_notice(staff_id=femke.id, number=number, texts=TEXTS | texts, until=until)


def takes_down(femke: Staff, number: int, why: str = "De laptop is terug.") -> None:
    take_down_notice(staff_id=femke.id, number=number, why=why)


def standing() -> list[Notice]:
    found = notices_at(house_clock.now())
    assert is_anything_told(house_clock.now()) == bool(found)
    return found


def test_every_language_stands_there_and_the_trail_says_who_put_it(
    femke: Staff, number: int
) -> None:
    assert not standing()
    publishes(femke, number)
    (one,) = standing()
    assert (one.texts, one.until) == (TEXTS, TODAY + 30 * DAY)
    deed = AuditEntry.objects.get(action="publish_breach_notice")
    assert (deed.actor_id, deed.subject) == (femke.id, f"breach {number}")
    assert deed.details == {"until": "2026-12-23"}


def test_it_stands_to_the_end_of_its_day(
    femke: Staff, number: int, clock: time_machine.Traveller
) -> None:
    publishes(femke, number, TODAY + 90 * DAY)
    clock.shift(90 * DAY)
    assert standing()
    clock.shift(DAY)
    assert not standing()


def test_a_newer_one_replaces_that_of_its_breach_alone(
    femke: Staff, number: int, clock: time_machine.Traveller
) -> None:
    other = report_breach(staff_id=femke.id, what="Een brief.", found_at=house_clock.now())
    publishes(femke, number)
    clock.shift(DAY)
    publishes(femke, other, nl="Een brief is weg.")
    clock.shift(DAY)
    publishes(femke, number, nl="Twee laptops zijn weg.")
    assert {one.texts["nl"] for one in standing()} == {
        "Twee laptops zijn weg.",
        "Een brief is weg.",
    }


def test_it_is_taken_off_also_after_the_breach_was_closed(
    femke: Staff, number: int, clock: time_machine.Traveller
) -> None:
    publishes(femke, number)
    note_of_breach(staff_id=femke.id, number=number, step="closed", words="Klaar.")
    assert standing(), "closing leaves it there"
    assert reason(publishes, femke, number) == "closed"
    clock.shift(DAY)
    takes_down(femke, number)
    assert not standing()
    assert AuditEntry.objects.filter(action="take_down_breach_notice").count() == 1
    assert reason(takes_down, femke, number) == "gone"


def test_what_was_noted_by_hand_before_the_site_told_it_stands_nowhere(
    femke: Staff, number: int
) -> None:
    entry = BreachEntry(breach_id=number, step="told_public", at=house_clock.now(), by=femke)
    entry.seal("In de krant.")
    entry.save(force_insert=True)
    assert not standing()


@pytest.mark.parametrize("until", [TODAY - DAY, TODAY + 91 * DAY])
def test_no_day_that_is_over_or_too_far(femke: Staff, number: int, until: date) -> None:
    assert reason(publishes, femke, number, until) == "until"
    assert not standing()


@pytest.mark.parametrize(
    ("text", "why"), [(" ", "empty"), ("x" * 2001, "too_long"), ("\0", "invalid")]
)
def test_every_language_has_a_text_that_can_be_read(
    femke: Staff, number: int, text: Any, why: str
) -> None:
    assert reason(publishes, femke, number, fr=text) == why
    assert not standing()


@pytest.fixture
def journal(tmp_path: Path, settings: Any) -> Path:
    settings.ERASURE_JOURNAL = str(tmp_path / "erasures.jsonl")
    return tmp_path / "erasures.jsonl"


def done_again(journal: Path) -> None:
    """Do again what the journal tells, as a restore does."""
    for line in read(journal.read_bytes()).lines:
        AGAIN[Kind(line.kind)](line.subject)


def backup_of_before() -> None:
    """Bring back what a backup from before the taking down holds."""
    BreachEntry.objects.filter(step="taken_down").delete()


def test_what_was_taken_down_does_not_come_back_with_a_backup(
    femke: Staff, number: int, journal: Path
) -> None:
    publishes(femke, number)
    takes_down(femke, number)
    assert "laptop" not in journal.read_text()
    backup_of_before()
    assert standing()
    for _ in range(2):
        done_again(journal)
        assert not standing()
    assert BreachEntry.objects.filter(step="taken_down").count() == 1


def test_what_was_published_since_stays(
    femke: Staff, number: int, journal: Path, clock: time_machine.Traveller
) -> None:
    publishes(femke, number)
    takes_down(femke, number)
    clock.shift(DAY)
    publishes(femke, number)
    done_again(journal)
    assert standing()


def test_a_notice_stays_where_it_cannot_be_noted_that_it_goes(
    femke: Staff, number: int, settings: Any
) -> None:
    publishes(femke, number)
    settings.ERASURE_JOURNAL = "/dev/full"
    assert reason(take_down_notice, staff_id=femke.id, number=number, why="Weg.") == (
        "not_written_down"
    )
    assert standing()
