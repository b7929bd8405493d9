"""Writing down what a conversation was about, once it ended."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec
from django.db import transaction

from counselling.conversation.actions.steps import locked
from counselling.conversation.events import Filled
from counselling.conversation.models import Conversation, Registration, Theme
from counselling.conversation.models.choices import State
from counselling.conversation.queries.themes import name_of
from counselling.conversation.rules import (
    OWN_TEXT,
    REGISTRATION_LINE_LIMIT,
    THEMES_NAMED,
    IAm,
    Level,
    Referral,
)
from counselling.core import clock, text
from counselling.core.errors import Refused
from counselling.live import publish


@dataclass(frozen=True)
class Registered:
    """A registration that stands; `again` when it came in the place of an earlier one."""

    at: datetime
    again: bool


def register(*, conversation_id: UUID, staff_id: int, filled: Filled) -> Registered:
    """Keep what a counsellor registers of a conversation of theirs; the last time counts.

    Raises `Refused`: `not_yours`, `still_talking`, `long_ago` (after seven days), `invalid`, `too_long`,
    `too_many_themes`, and `theme_off` with its name in `by` for one that was switched off meanwhile.
    """
    line = _line(filled)
    if not _known(filled):
        raise Refused("invalid")
    with transaction.atomic():
        conversation = _ended(conversation_id, staff_id)
        before = Registration.objects.filter(pk=conversation_id, saved_at__isnull=False).first()
        themes = _themes(filled, before)
        saved = Registration(
            conversation=conversation,
            author_id=staff_id,
            who=filled.who,
            level=filled.level,
            theme=themes[0] if themes else None,
            second_theme=themes[1] if len(themes) > 1 else None,
            referral=filled.referral,
            serious=filled.serious,
            line=conversation.seal("registration_line", line),
            saved_at=clock.now(),
        )
        saved.save()
        publish.staff("registrations", staff_id)
    return Registered(clock.now(), again=before is not None)


def park(*, conversation_id: UUID, staff_id: int, filled: Filled) -> None:
    """Put a registration aside as far as it is filled in; one that was saved stays as it is.

    Raises `Refused`: `not_yours`, `still_talking`, `long_ago`, `invalid`, `too_long`, `too_many_themes`.
    """
    line = _line(filled)
    if not _known(filled, ""):
        raise Refused("invalid")
    with transaction.atomic():
        conversation = _ended(conversation_id, staff_id)
        draft = msgspec.structs.replace(filled, line=line)
        Registration.objects.filter(pk=conversation_id, saved_at__isnull=True).delete()
        if not Registration.objects.filter(pk=conversation_id).exists():
            Registration.objects.create(
                conversation=conversation,
                author_id=staff_id,
                draft=conversation.seal("registration_draft", msgspec.json.encode(draft).decode()),
            )
        publish.staff("registrations", staff_id)


def _line(filled: Filled) -> str:
    if len(set(filled.themes)) > THEMES_NAMED:
        raise Refused("too_many_themes")
    return " ".join(text.clean_or_empty(filled.line, limit=REGISTRATION_LINE_LIMIT).split())


def _known(filled: Filled, *more: str) -> bool:
    choices = (IAm.values, Level.values, Referral.values)
    words = (filled.who, filled.level, filled.referral)
    return all(word in (*known, *more) for word, known in zip(words, choices, strict=True))


def _ended(conversation_id: UUID, staff_id: int) -> Conversation:
    conversation = locked(conversation_id)
    if conversation.counsellor_id != staff_id or conversation.practice:
        raise Refused("not_yours")
    if conversation.state != State.ENDED or conversation.ended_at is None:
        raise Refused("still_talking")
    if conversation.ended_at < clock.now() - OWN_TEXT:
        raise Refused("long_ago")
    return conversation


def _themes(filled: Filled, before: Registration | None) -> list[Theme]:
    """Return the themes named, in their order; one that is off stays where it was saved before."""
    found = Theme.objects.in_bulk(list(filled.themes))
    named = [found[key] for key in dict.fromkeys(filled.themes) if key in found]
    if len(named) != len(set(filled.themes)):
        raise Refused("invalid")
    kept = {before.theme_id, before.second_theme_id} if before else set()
    for theme in named:
        if not theme.shown and theme.pk not in kept:
            raise Refused("theme_off", by=name_of(theme))
    return named
