"""Keeping the list of helplines."""

import re
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from accounts.audit import note_deed
from counselling.core.errors import Refused
from counselling.signposts.models import Helpline
from counselling.signposts.queries import helplines
from counselling.signposts.rules.hours_text import hours_from
from counselling.signposts.rules.opening import DAYS

NUMBER = re.compile(r"(?:\+?[0-9][0-9 ./]{0,18})?")


@transaction.atomic
def load_helplines() -> int:
    """Store the lines that come with the product, and return how many rows that added or replaced.

    A row is replaced only where the product's was checked later, so nobody's own check is lost.
    """
    stored = Helpline.objects.in_bulk()
    missing = [line for line in helplines.seeded() if line.key not in stored]
    newer = [
        line
        for line in helplines.seeded()
        if line.key in stored and line.checked_on > stored[line.key].checked_on
    ]
    Helpline.objects.bulk_create(missing, ignore_conflicts=True)
    for line in newer:
        line.save(force_update=True)
    transaction.on_commit(helplines.forget)
    return len(missing) + len(newer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What somebody read of a line on its own site: number and, by weekday, the hours as typed."""

    number: str
    phone_hours: dict[str, str] = field(default_factory=dict)
    chat_hours: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def check_helpline(*, actor_id: int, by: str, key: str, found: Found, today: date) -> None:
    """Note what was read of a line today; its hours are shown again for 180 days.

    Raises `Refused`: `gone`, `number` for one that no telephone dials, `hours` with `day` and `channel`.
    """
    row = Helpline.objects.select_for_update().filter(pk=key).first()
    if row is None:
        raise Refused("gone")
    row.number = _number(found.number, required="phone" in row.channels)
    row.phone_hours = _week("phone", found.phone_hours)
    row.chat_hours = _week("chat", found.chat_hours)
    row.checked_on, row.checked_by, row.source = today, by, row.url or row.source
    row.save()
    note_deed(actor_id=actor_id, action="helpline_checked", subject=f"helpline {key}")
    transaction.on_commit(helplines.forget)


def _number(typed: str, *, required: bool) -> str:
    number = " ".join(typed.split())
    if (required and not number) or not NUMBER.fullmatch(number):
        raise Refused("number")
    return number


def _week(channel: str, typed: dict[str, str]) -> dict[str, list[str]]:
    week: dict[str, list[str]] = {}
    for day in DAYS:
        try:
            stretches = hours_from(typed.get(day, ""))
        except Refused as refused:
            raise Refused(refused.reason, day=day, channel=channel) from None
        if stretches:
            week[day] = stretches
    return week
