"""Whose card can be read out for a request, and which line of it."""

from dataclasses import dataclass

from django.db.models import QuerySet

from counselling.emergency.models import CardLine
from counselling.emergency.rules import CARD_TRIES, line_of
from counselling.origin.queries.holders import holders, words_mark


@dataclass(frozen=True)
class Readable:
    """Somebody who can be phoned, and the line of their card that belongs to a request."""

    staff_id: int
    name: str
    line: int


def readable(number: int, but: int) -> list[Readable]:
    """Return whose card can be read out for a request, by name; not of whoever asks."""
    found = []
    for held in holders():
        if held.opens and held.staff_id != but:
            lines = list(_good(held.staff_id, held.words_mark).values_list("line", flat=True))
            if lines:
                found.append(Readable(held.staff_id, held.name, line_of(number, lines)))
    return found


def lines_left(staff_id: int) -> int:
    """Return how many lines of somebody's card are still good."""
    mark = words_mark(staff_id)
    return _good(staff_id, mark).count() if mark else 0


def has_card(staff_id: int) -> bool:
    """Tell whether somebody may carry a card, also one that earlier words of theirs were made for."""
    return CardLine.objects.filter(staff_id=staff_id, used_at=None).exists()


def _good(staff_id: int, mark: str) -> QuerySet[CardLine]:
    # A line that was made for earlier words opens nothing, whatever code is read out.
    return CardLine.objects.filter(
        staff_id=staff_id, made_for=mark, used_at=None, tries__lt=CARD_TRIES
    )
