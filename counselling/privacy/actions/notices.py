"""Telling everybody about a breach on the site, and taking that down again."""

from collections.abc import Mapping
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.audit import note_deed
from counselling.core import clock, journal, text
from counselling.core.errors import Refused
from counselling.privacy.actions.breaches import add_entry, locked_breach, open_breach
from counselling.privacy.models import BreachStep
from counselling.privacy.queries.notices import notices_at
from counselling.privacy.rules.breach import (
    NOTICE_LIMIT,
    WORDS_LIMIT,
    may_stand_until,
    written_texts,
)


def publish_notice(*, staff_id: int, number: int, texts: Mapping[str, str], until: date) -> None:
    """Put a notice about a breach on the site until a day, in every language; it replaces the one before it.

    Raises `Refused`: `gone`, `closed`, `until` for a day that is over or too far away; `empty`, `too_long` and
    `invalid` for a text.
    """
    words = {
        code: text.clean(texts.get(code, ""), limit=NOTICE_LIMIT) for code, _ in settings.LANGUAGES
    }
    if not may_stand_until(until, timezone.localdate(clock.now())):
        raise Refused("until")
    day = until.isoformat()
    with transaction.atomic():
        breach = open_breach(number)
        add_entry(breach, BreachStep.TOLD_PUBLIC, staff_id, written_texts(words), until=day)
        _noted("publish_breach_notice", number, staff_id, until=day)


def take_down_notice(*, staff_id: int, number: int, why: str) -> None:
    """Take the notice about a breach off the site before its day, also where the breach is closed.

    Raises `Refused`: `gone` where none stands there, `not_written_down`; `empty`, `too_long` and `invalid` for the reason.
    """
    words = text.clean(why, limit=WORDS_LIMIT)
    with transaction.atomic():
        breach = locked_breach(number)
        stood = next((one for one in notices_at(clock.now()) if one.breach == number), None)
        if stood is None:
            raise Refused("gone")
        journal.note(journal.Kind.NOTICE_TAKEN_DOWN, _subject(number, stood.published_at))
        add_entry(breach, BreachStep.TAKEN_DOWN, staff_id, words)
        _noted("take_down_breach_notice", number, staff_id)


def take_down_again(subject: str) -> None:
    """Take down what was taken down after a backup, as `breach <number> <when it was published>` tells it.

    Not one that was published since, nor of a breach that came after the backup; doing it twice changes nothing.
    """
    with transaction.atomic():
        for notice in notices_at(clock.now()):
            if _subject(notice.breach, notice.published_at) == subject:
                add_entry(locked_breach(notice.breach), BreachStep.TAKEN_DOWN, None, "")


def _subject(number: int, published_at: datetime) -> str:
    return f"breach {number} {clock.iso(published_at)}"


def _noted(action: str, number: int, staff_id: int, **details: str) -> None:
    note_deed(actor_id=staff_id, action=action, subject=f"breach {number}", **details)
