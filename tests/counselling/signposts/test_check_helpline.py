from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from accounts.models import AuditEntry
from counselling.core.errors import Refused
from counselling.signposts.actions.helplines import Found, check_helpline, load_helplines
from counselling.signposts.queries.checking import checkable_helpline, overdue_count
from counselling.signposts.queries.helplines import forget, helplines
from counselling.signposts.rules.hours_text import hours_from
from tests.counselling.evening import counsellor, reason

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def lines(db: None) -> Any:
    load_helplines()
    forget()
    yield
    forget()


def check(key: str = "awel", **found: Any) -> None:
    check_helpline(
        actor_id=counsellor("Eva").id,
        by="Eva",
        key=key,
        found=Found(**{"number": "102", "phone_hours": {"mon": "16:00-22:00"}, **found}),
        today=TODAY,
    )


def test_a_line_that_was_checked_shows_its_hours_again(
    django_capture_on_commit_callbacks: Any,
) -> None:
    assert checkable_helpline("awel", NOW).overdue  # type: ignore[union-attr]
    before = overdue_count(NOW)
    with django_capture_on_commit_callbacks(execute=True):
        check()
    awel = checkable_helpline("awel", NOW)
    assert awel is not None
    assert (awel.overdue, awel.checked_on, awel.checked_by) == (False, TODAY, "Eva")
    assert overdue_count(NOW) == before - 1
    shown = next(line for line in helplines(now=NOW, language="nl") if line.key == "awel")
    assert shown.open_now
    assert AuditEntry.objects.get().subject == "helpline awel"


def test_after_180_days_they_are_hidden_again_and_counted() -> None:
    check()
    later = NOW + timedelta(days=181)
    line = checkable_helpline("awel", later)
    assert line is not None
    assert line.overdue


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("16:00-22:00", ["16:00-22:00"]),
        ("16-22", ["16:00-22:00"]),
        ("16u30 - 22u", ["16:30-22:00"]),
        ("9.00 tot 12.00 en 13:00–17:00", ["09:00-12:00", "13:00-17:00"]),
        ("22-2; 8-9", ["22:00-02:00", "08:00-09:00"]),
        ("17-24", ["17:00-24:00"]),
        ("", []),
    ],
)
def test_hours_may_be_typed_in_many_ways(typed: str, stored: list[str]) -> None:
    assert hours_from(typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "altijd",
        "25-26",
        "16:60-17",
        "16-16",
        "24-8",
        "-",
        "16:00",
        "1-2,3-4,5-6,7-8,9-10,11-12,13-14",
        "1" * 200,
    ],
)
def test_what_is_no_hour_is_refused(typed: str) -> None:
    assert reason(hours_from, typed) == "hours"


def test_a_refusal_names_the_day_and_changes_nothing() -> None:
    with pytest.raises(Refused) as refused:
        check(chat_hours={"sun": "laat"})
    assert refused.value.details == {"day": "sun", "channel": "chat"}
    assert checkable_helpline("awel", NOW).overdue  # type: ignore[union-attr]


@pytest.mark.parametrize("number", ["", "bel ons", "1" * 40, "102<script>"])
def test_a_number_that_no_telephone_dials_is_refused(number: str) -> None:
    assert reason(check, number=number) == "number"


def test_a_line_that_is_not_there_is_refused() -> None:
    assert reason(check, key="nergens") == "gone"
