"""Breaches, and whom they concern: counts alone, never a person."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from counselling.conversation.models import Conversation, Message
from counselling.core import clock
from counselling.origin.models import Arrival, SealedConnection
from counselling.privacy.models import Breach, BreachEntry, BreachStep, Letter
from counselling.privacy.rules.breach import Clock, clock_of, due_at

ABOUT_AUTHORITY = (BreachStep.TOLD_AUTHORITY, BreachStep.NOT_AUTHORITY)


@dataclass(frozen=True)
class Line:
    """One line of a breach's log, read out."""

    step: str
    at: datetime
    by: str
    words: str
    figures: dict[str, int | str | bool]


@dataclass(frozen=True)
class ReadBreach:
    """A breach with its log and its clock."""

    number: int
    found_at: datetime
    due_at: datetime
    clock: Clock
    closed: bool
    lines: list[Line]

    @property
    def count(self) -> Line | None:
        """The newest count of whom it concerns."""
        counted = [line for line in self.lines if line.step == BreachStep.COUNTED]
        return counted[-1] if counted else None

    @property
    def what(self) -> str:
        """What happened, as it was reported."""
        return self.lines[0].words


def breaches() -> list[ReadBreach]:
    """Return all breaches, the newest first."""
    rows = Breach.objects.prefetch_related("entries__by")
    return [_read(row) for row in rows]


def breach_of(number: int) -> ReadBreach | None:
    """Return one breach."""
    row = Breach.objects.prefetch_related("entries__by").filter(pk=number).first()
    return _read(row) if row else None


def _read(row: Breach) -> ReadBreach:
    entries = list(row.entries.all())
    decided = [entry.at for entry in entries if entry.step in ABOUT_AUTHORITY]
    return ReadBreach(
        number=row.pk,
        found_at=row.found_at,
        due_at=due_at(row.found_at),
        clock=clock_of(row.found_at, min(decided, default=None), clock.now()),
        closed=any(entry.step == BreachStep.CLOSED for entry in entries),
        lines=[_line(entry) for entry in entries],
    )


def _line(entry: BreachEntry) -> Line:
    by = entry.by.display_name if entry.by else ""
    return Line(entry.step, entry.at, by, entry.read(), entry.figures)


def affected(begin: datetime, end: datetime) -> dict[str, int]:
    """Return how much is stored now of what began in a period, hidden and restricted included."""
    rooms = Conversation.everything.filter(opened_at__gte=begin, opened_at__lt=end, practice=False)
    keys = rooms.values("pk")
    letters = Letter.objects.filter(received_at__gte=begin, received_at__lt=end)
    tagged = Arrival.objects.filter(Q(conversation__in=keys)).exclude(tag="")
    return {
        "conversations": rooms.count(),
        "messages": Message.objects.filter(conversation__in=keys).count(),
        "sealed_addresses": SealedConnection.objects.filter(conversation__in=keys).count(),
        "tagged": tagged.values("conversation").distinct().count(),
        "letters": letters.count(),
    }
