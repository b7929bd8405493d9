"""What is still to be registered, and how far it is filled in; found through the counsellor who asks."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from counselling.conversation.events import Filled
from counselling.conversation.models import Conversation, Message, Registration, Theme
from counselling.conversation.models.choices import Sender, State
from counselling.conversation.models.places import place_of_column
from counselling.conversation.queries.lines import open_keys
from counselling.conversation.queries.themes import Named, name_of, themes_offered
from counselling.conversation.rules import (
    OWN_TEXT,
    THEME_OF_TOPIC,
    Referral,
    Topic,
    likely_level,
    likely_who,
)
from counselling.core import clock

LISTED_MOST = 50


@dataclass(frozen=True, kw_only=True)
class Unregistered:
    """A conversation that waits for its registration; `begun` when some of it is filled in."""

    conversation: UUID
    nickname: str
    ended_at: datetime
    begun: bool


@dataclass(frozen=True, kw_only=True)
class Form:
    """A registration to fill in, with what can be chosen."""

    filled: Filled
    offered: list[Named]
    #: The theme to offer first, by what the visitor chose before.
    suggested: int | None
    #: Names of themes that were filled in and are switched off now.
    gone: list[str]
    #: False when nobody came, or nobody real: then there is nothing to register.
    wanted: bool
    saved_at: datetime | None


def unregistered(staff_id: int) -> list[Unregistered]:
    """Return a counsellor's conversations of the last seven days without registration, the newest first."""
    rows = _own_ended(staff_id).filter(_SOMEBODY_CAME, registration__saved_at__isnull=True)
    rows = rows.annotate(begun=F("registration__author")).order_by("-ended_at")
    return [
        Unregistered(
            conversation=row.id,
            nickname=open_keys.keep(row).open(
                bytes(row.nickname), place_of_column(row.id, "nickname")
            ),
            ended_at=row.ended_at,
            begun=row.begun is not None,
        )
        for row in rows[:LISTED_MOST]
        if row.ended_at is not None
    ]


def form_of(staff_id: int, conversation_id: UUID) -> Form | None:
    """Return the registration of a counsellor's own conversation as far as it is filled in, or nothing."""
    rows = _own_ended(staff_id).select_related("registration")
    row = rows.annotate(came=_SOMEBODY_CAME).filter(pk=conversation_id).first()
    if row is None:
        return None
    known: Registration | None = getattr(row, "registration", None)
    filled, offered = _filled(row, known), themes_offered()
    saved_at = known.saved_at if known else None
    choosable = {theme.id for theme in offered} | (_themes_of(known) if saved_at else set())
    off = [key for key in filled.themes if key not in choosable]
    topic = THEME_OF_TOPIC.get(Topic(row.topic)) if row.topic else None
    return Form(
        filled=msgspec.structs.replace(
            filled, themes=[key for key in filled.themes if key in choosable]
        ),
        offered=offered + _named(choosable - {theme.id for theme in offered}),
        suggested=next((theme.id for theme in offered if theme.key == topic), None),
        gone=[theme.name for theme in _named(set(off))],
        wanted=bool(row.came),
        saved_at=saved_at,
    )


#: A real visitor answered the call, or wrote.
_SOMEBODY_CAME = Q(practice=False) & (
    Q(came_at__isnull=False)
    | Exists(Message.everything.filter(conversation=OuterRef("pk"), sender=Sender.VISITOR))
)


def _own_ended(staff_id: int) -> QuerySet[Conversation]:
    return Conversation.objects.filter(
        counsellor_id=staff_id, state=State.ENDED, ended_at__gte=clock.now() - OWN_TEXT
    )


def _filled(row: Conversation, known: Registration | None) -> Filled:
    if known is None:
        return Filled(
            who=likely_who(i_am=row.i_am, age_band=row.age_band),
            level=likely_level(age_band=row.age_band),
            referral=Referral.NONE,
        )
    if known.saved_at is None:
        return msgspec.json.decode(row.read("registration_draft", known.draft), type=Filled)
    return Filled(
        who=known.who,
        level=known.level,
        themes=[key for key in (known.theme_id, known.second_theme_id) if key is not None],
        referral=known.referral,
        serious=known.serious,
        line=row.read("registration_line", known.line),
    )


def _themes_of(known: Registration | None) -> set[int]:
    keys = {known.theme_id, known.second_theme_id} if known else set()
    return {key for key in keys if key is not None}


def _named(keys: set[int]) -> list[Named]:
    return [
        Named(theme.pk, theme.key, name_of(theme)) for theme in Theme.objects.filter(pk__in=keys)
    ]
