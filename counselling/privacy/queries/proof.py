"""Whose conversation it is: found by its code, and on by the ticket that a page carries."""

from dataclasses import replace
from datetime import datetime

from django.db.models import Q, QuerySet

from counselling.conversation.models import Conversation
from counselling.conversation.models.visible import kept_at
from counselling.conversation.rules import NICKNAME_LIMIT
from counselling.core.crypto import same
from counselling.core.errors import Refused
from counselling.core.text import clean
from counselling.privacy.rules.codes import Purpose, hash_of_code
from counselling.privacy.rules.tickets import Ticket, ticket_of


def ticket_for_code(typed: str, now: datetime) -> Ticket | None:
    """Return a ticket for the conversation that a code opens.

    A wrong, malformed, replaced, erased or expired code takes the same steps and gives nothing.
    """
    code_hash = hash_of_code(Purpose.CONVERSATION, typed)
    found = _kept(now).filter(code__code_hash=code_hash).values_list("pk", flat=True).first()
    if found is None:
        return None
    return Ticket(conversation=found, code_hash=code_hash, reads=False, made_at=now)


def ticket_carried(carried: str, now: datetime) -> Ticket | None:
    """Return the ticket that a page carried, good for another quarter, while its code is still the code."""
    ticket = ticket_of(carried, now)
    if ticket is None or not _row(ticket, now).exists():
        return None
    return replace(ticket, made_at=now)


def is_gone(carried: str, now: datetime) -> bool:
    """Tell whether a page carried a ticket for a conversation that is gone since."""
    ticket = ticket_of(carried, now)
    return ticket is not None and not _kept(now).filter(pk=ticket.conversation).exists()


def with_nickname(ticket: Ticket, typed: str, now: datetime) -> Ticket | None:
    """Return a ticket to read with, where this is the nickname as it was typed for the conversation."""
    visit = _row(ticket, now).first()
    try:
        nickname = clean(typed, limit=NICKNAME_LIMIT)
    except Refused:
        return None
    if visit is None or not same(visit.read("nickname", visit.nickname), nickname):
        return None
    return replace(ticket, reads=True)


def _row(ticket: Ticket, now: datetime) -> QuerySet[Conversation]:
    theirs = Q(pk=ticket.conversation, code__code_hash=ticket.code_hash)
    still = Q(code__closed_at__isnull=True) | Q(code__closed_at__lt=ticket.made_at)
    return _kept(now).filter(theirs & still)


def _kept(now: datetime) -> QuerySet[Conversation]:
    return Conversation.everything.filter(kept_at(now), practice=False)
