"""Talking with colleagues during a shift."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from accounts.audit import note_deed
from counselling.conversation.queries.quotes import message_to_quote
from counselling.core import clock
from counselling.core.crypto import seal_field
from counselling.core.errors import Refused
from counselling.core.text import clean
from counselling.live import publish
from counselling.shift.actions.ageing import old_lines
from counselling.shift.models import ChannelLine
from counselling.shift.models.channel import place_of_line
from counselling.shift.queries.channel import InChannel, in_channel, readers_of
from counselling.shift.queries.lead import shift_ends
from counselling.shift.rules.channel import (
    AFTER_SHIFT,
    COLLEAGUE,
    SWEEP_EVERY,
    TEAM,
    To,
    audiences_of,
    without_name,
)


@dataclass(frozen=True)
class Quote:
    """A message of one's own conversation, by its number."""

    conversation: UUID
    seq: int


@dataclass(frozen=True)
class Said:
    """A line that stands."""

    number: int
    at: datetime


def say_in_channel(
    *, author_id: int, client_id: UUID, to: To, text: str, quote: Quote | None = None
) -> Said:
    """Say something to the team, to one colleague or to a discipline, with a message of one's own if wanted.

    The same id twice stands once. Raises `Refused`: what the text is refused for; `off_duty`;
    `invalid`, `colleague_gone` or `discipline_gone` for whom it is for; `not_for_all` or `not_yours` for
    the quote.
    """
    body = clean(text)
    if said := _said_before(author_id, client_id):
        return said
    try:
        with transaction.atomic():
            return _write(author_id, client_id, to, (body, quote))
    except IntegrityError:
        # The same line came in through another process at the same moment.
        if said := _said_before(author_id, client_id):
            return said
        raise


def _write(author_id: int, client_id: UUID, to: To, what: tuple[str, Quote | None]) -> Said:
    now = clock.now()
    author = in_channel(now).get(author_id)
    if author is None:
        raise Refused("off_duty")
    readers = _addressed(author, to, now)
    body, quote = what
    quoted = _quoted(author_id, to, quote) if quote else ""
    line = ChannelLine.objects.create(
        author_id=author_id,
        client_id=client_id,
        audience=to.audience,
        colleague_id=to.colleague,
        body=seal_field(body, *place_of_line(author_id, client_id, "body")),
        quote=seal_field(quoted, *place_of_line(author_id, client_id, "quote")) if quoted else b"",
        at=now,
        gone_at=shift_ends(now) + AFTER_SHIFT,
    )
    if quote:
        _note_quoting(line, quote)
    publish.staff("channel", *([] if to.audience == TEAM else sorted({*readers, author_id})))
    return Said(line.id, line.at)


def _said_before(author_id: int, client_id: UUID) -> Said | None:
    found = ChannelLine.objects.filter(author_id=author_id, client_id=client_id)
    row = found.values_list("id", "at").first()
    return Said(*row) if row else None


def _addressed(author: InChannel, to: To, now: datetime) -> set[int]:
    if not to.known or to.colleague == author.id:
        raise Refused("invalid")
    # Only a discipline answers whoever asked it something.
    answers = to.audience != COLLEAGUE and to.colleague is not None
    if answers and to.audience not in audiences_of(author.discipline):
        raise Refused("invalid")
    readers = readers_of(to.audience, to.colleague, now)
    if to.colleague is not None and to.colleague not in readers:
        raise Refused("colleague_gone")
    if to.audience not in (TEAM, COLLEAGUE) and not readers - {author.id}:
        raise Refused("discipline_gone")
    return readers


def _quoted(author_id: int, to: To, quote: Quote) -> str:
    if to.audience == TEAM:
        raise Refused("not_for_all")
    found = message_to_quote(author_id, quote.conversation, quote.seq)
    if found is None:
        raise Refused("not_yours")
    return without_name(found.text, found.nickname, gettext("jongere"))


def _note_quoting(line: ChannelLine, quote: Quote) -> None:
    note_deed(
        actor_id=line.author_id,
        action="quoted_to_colleague",
        subject=f"conversation {quote.conversation}",
        message=quote.seq,
        line=line.id,
        audience=line.audience,
        colleague=line.colleague_id or 0,
    )


def forget_quotes(*, lines: Collection[int]) -> None:
    """Strike out what these lines quote of a young person; what a colleague said beside it stays."""
    ChannelLine.objects.filter(pk__in=lines).exclude(quote=b"").update(quote=b"")
    publish.staff("channel")


class _Sweep:
    """When this process last struck out what is gone."""

    done: datetime | None = None


def forget_gone_lines(now: datetime) -> None:
    """Strike out what was said in a shift that ended a day ago."""
    if _Sweep.done is not None and abs(now - _Sweep.done) < SWEEP_EVERY:
        return
    _Sweep.done = now
    gone = old_lines(now)
    # Nearly always there is none, and looking takes no lock.
    if gone.exists():
        gone.delete()
