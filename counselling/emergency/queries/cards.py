"""Whose card can be read out for a request, and which line of it."""

from dataclasses import dataclass

from counselling.emergency.models import CardLine
from counselling.emergency.rules import CARD_TRIES, line_of
from counselling.origin.queries.holders import holders


@dataclass(frozen=True)
class Readable:
    """Somebody who can be phoned, and the line of their card that belongs to a request."""

    staff_id: int
    name: str
    line: int


def readable(number: int, but: int) -> list[Readable]:
    """Return whose card can be read out for a request, by name; not of whoever asks."""
    names = {held.staff_id: held.name for held in holders() if held.opens}
    rows = CardLine.objects.filter(staff_id__in=names.keys() - {but}, used_at=None)
    left: dict[int, list[int]] = {}
    for staff_id, line in rows.filter(tries__lt=CARD_TRIES).values_list("staff_id", "line"):
        left.setdefault(staff_id, []).append(line)
    people = sorted(left, key=lambda staff_id: names[staff_id])
    return [Readable(one, names[one], line_of(number, left[one])) for one in people]


def lines_left(staff_id: int) -> int:
    """Return how many lines of somebody's card are still good."""
    return CardLine.objects.filter(staff_id=staff_id, used_at=None, tries__lt=CARD_TRIES).count()
