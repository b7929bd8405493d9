"""Reporting a breach of personal data, counting whom it concerns, and noting what was decided."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from accounts.audit import note_deed
from counselling.core import clock, text
from counselling.core.clock import iso
from counselling.core.errors import Refused
from counselling.privacy.models import Breach, BreachEntry, BreachStep
from counselling.privacy.queries.breaches import affected
from counselling.privacy.rules.breach import WORDS_LIMIT, Lost, readable

#: What an officer notes by hand.
DECISIONS = (
    BreachStep.TOLD_AUTHORITY,
    BreachStep.NOT_AUTHORITY,
    BreachStep.NOT_PUBLIC,
    BreachStep.NOTE,
    BreachStep.CLOSED,
)


def report_breach(*, staff_id: int, what: str, found_at: datetime) -> int:
    """Report what happened and when it was found, which starts the clock; returns its number.

    Raises `Refused`: `empty`, `too_long`, `invalid` for the words, `later` for a moment that is still to come.
    """
    what = text.clean(what, limit=WORDS_LIMIT)
    now = clock.now()
    if found_at > now:
        raise Refused("later")
    with transaction.atomic():
        breach = Breach.objects.create(found_at=found_at, reported_at=now)
        add_entry(breach, BreachStep.REPORTED, staff_id, what)
        note_deed(actor_id=staff_id, action="report_breach", subject=f"breach {breach.pk}")
    return breach.pk


def count_affected(
    *, staff_id: int, number: int, begin: datetime, end: datetime, lost: Collection[str]
) -> None:
    """Count whom a breach concerns, by period and by what was lost, and keep the figures in its log.

    Raises `Refused`: `gone`, `closed`, `backwards` for a period that ends before it begins, `invalid`.
    """
    if end <= begin:
        raise Refused("backwards")
    if not lost or not set(lost) <= set(Lost):
        raise Refused("invalid")
    with transaction.atomic():
        breach = open_breach(number)
        figures: dict[str, object] = {"begin": iso(begin), "end": iso(end), **affected(begin, end)}
        figures |= {f"readable_{name}": yes for name, yes in readable(lost).items()}
        add_entry(breach, BreachStep.COUNTED, staff_id, " ".join(sorted(lost)), **figures)
        note_deed(actor_id=staff_id, action="count_breach", subject=f"breach {number}")


def note_of_breach(*, staff_id: int, number: int, step: str, words: str) -> None:
    """Note what was decided about a breach, and why; nothing is noted once it is closed.

    Raises `Refused`: `gone`, `closed`, `invalid`; `empty` and `too_long` for the words.
    """
    if step not in DECISIONS:
        raise Refused("invalid")
    words = text.clean(words, limit=WORDS_LIMIT)
    with transaction.atomic():
        breach = open_breach(number)
        add_entry(breach, BreachStep(step), staff_id, words)
        note_deed(actor_id=staff_id, action="decide_breach", subject=f"breach {number}", step=step)


def locked_breach(number: int) -> Breach:
    """Return a breach, locked until the end of this transaction; raises `Refused("gone")`."""
    breach = Breach.objects.select_for_update().filter(pk=number).first()
    if breach is None:
        raise Refused("gone")
    return breach


def open_breach(number: int) -> Breach:
    """Return a breach of which something may still be noted, locked; raises `Refused`: `gone`, `closed`."""
    breach = locked_breach(number)
    if breach.entries.filter(step=BreachStep.CLOSED).exists():
        raise Refused("closed")
    return breach


def add_entry(
    breach: Breach, step: BreachStep, staff_id: int | None, words: str, **figures: object
) -> None:
    """Add a line to the log of a breach."""
    entry = BreachEntry(breach=breach, step=step, at=clock.now(), by_id=staff_id)
    entry.figures = figures
    entry.seal(words)
    entry.save(force_insert=True)
