"""Messages to the service, for coordinators."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from counselling.core.lifetimes import oldest_kept
from counselling.privacy.models import Letter, LetterKind
from counselling.privacy.queries.desk import Standing, first_due, has_texts, standing, told_of
from counselling.privacy.rules.desk import LISTED, Told


@dataclass(frozen=True)
class ReadLetter:
    """A message with its texts, as long as they are kept."""

    standing: Standing
    told: Told
    answer: str


def letters(now: datetime) -> list[Standing]:
    """Return the messages: open ones first, the first due on top; then the answered ones."""
    return [standing(row, now) for row in _known(now).order_by(*first_due())[:LISTED]]


def read_letter(number: int, now: datetime) -> ReadLetter | None:
    """Return one message; none for one that is not there any more."""
    row = _known(now).filter(pk=number).first()
    if row is None:
        return None
    answer = row.read("answer", row.answer) if has_texts(row, now) else ""
    return ReadLetter(standing(row, now), told_of(row, now), answer)


def _known(now: datetime) -> QuerySet[Letter]:
    rows = Letter.objects.filter(
        kind=LetterKind.CONTACT, received_at__gt=oldest_kept(now, "REQUEST_DAYS")
    )
    return rows.select_related("answered_by")
