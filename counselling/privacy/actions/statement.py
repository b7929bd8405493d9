"""Publishing an edition of the privacy statement."""

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.audit import note_deed
from counselling.core import clock, text
from counselling.core.errors import Refused
from counselling.privacy.models import StatementEdition
from counselling.privacy.queries.statement import unpublished
from counselling.privacy.queries.statement_values import OWN_WORDS


def publish_statement(
    *, staff_id: int | None, valid_from: date, words: Mapping[str, Mapping[str, str]]
) -> int:
    """Publish the newest text with today's figures and these words, for good; returns its number.

    Raises `Refused`: `past` for a date before today, `not_after` for one before the edition before it,
    `nothing_new` where every letter is the same, `too_long` or `invalid` for the words, `twice` for two at once.
    """
    new = unpublished(_cleaned(words))
    now = clock.now()
    if valid_from < timezone.localdate(now):
        raise Refused("past")
    try:
        with transaction.atomic():
            last = StatementEdition.objects.order_by("-number").first()
            if last and valid_from < last.valid_from:
                raise Refused("not_after")
            if last and last.digest == new.digest:
                raise Refused("nothing_new")
            number = last.number + 1 if last else 1
            StatementEdition.objects.create(
                number=number,
                text=new.text,
                valid_from=valid_from,
                values=new.values,
                digest=new.digest,
                published_at=now,
                published_by_id=staff_id,
            )
            note_deed(actor_id=staff_id, action="publish_statement", subject=f"statement {number}")
    except IntegrityError:
        raise Refused("twice") from None
    return number


def publish_first_statement() -> None:
    """Publish the text of this release for a demonstration, where nobody published anything yet."""
    if not StatementEdition.objects.exists():
        today = timezone.localdate(clock.now())
        publish_statement(staff_id=None, valid_from=today, words={})


def _cleaned(words: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    return {
        language: {
            key: text.clean_or_empty(typed.get(key, ""), limit=limit)
            for key, limit in OWN_WORDS.items()
        }
        for language, typed in words.items()
    }
