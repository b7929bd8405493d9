"""What the code of a conversation shows: what is kept and until when, and how it stands; no text of anybody."""

from dataclasses import dataclass
from datetime import datetime

from counselling.conversation.models import Conversation
from counselling.conversation.models.visible import kept_at
from counselling.conversation.queries.consents import Consent, consents_of
from counselling.intervision.queries.withdrawing import READ
from counselling.privacy.models import Objection
from counselling.privacy.queries.desk import erasure_waiting
from counselling.privacy.queries.kept import Thing, things_kept
from counselling.privacy.queries.learning import Learning, learning_from
from counselling.privacy.queries.looks import Look, looks_at
from counselling.privacy.rules.tickets import Ticket


@dataclass(frozen=True)
class Objected:
    """Where the last objection stands, and why it was not granted."""

    asked_at: datetime
    granted: bool | None
    answer: str


@dataclass(frozen=True, kw_only=True)
class Mine:
    """A conversation as its code shows it."""

    opened_at: datetime
    ended_at: datetime | None
    kept: list[Thing]
    #: What was done with it; readings of a copy without names are counted in `learning`.
    looks: list[Look]
    learning: Learning
    restricted_at: datetime | None
    objected_at: datetime | None
    objection: Objected | None
    #: When it is erased because somebody without the code asked for it.
    erase_at: datetime | None
    #: What may be passed on, or may not any more; its words are for who also has the nickname.
    consents: list[Consent]


def mine(ticket: Ticket, now: datetime) -> Mine | None:
    """Return what a ticket shows by the code alone, or nothing for a conversation that is gone."""
    found = Conversation.everything.filter(kept_at(now), pk=ticket.conversation)
    visit = found.first()
    if visit is None:
        return None
    looks = looks_at(visit.id)
    return Mine(
        opened_at=visit.opened_at,
        ended_at=visit.ended_at,
        kept=things_kept(visit, now),
        looks=[look for look in looks if look.deed != READ],
        learning=learning_from(visit, looks),
        restricted_at=visit.restricted_at,
        objected_at=visit.objected_at,
        objection=_objected(visit),
        erase_at=erasure_waiting(visit.id) if visit.restricted_at else None,
        consents=[one for one in consents_of(visit.id, visit.data_key()) if one.given_at],
    )


def _objected(visit: Conversation) -> Objected | None:
    row = Objection.objects.filter(conversation=visit).order_by("-asked_at").first()
    if row is None:
        return None
    answer = visit.read("objection_answer", row.answer, str(row.pk)) if row.answer else ""
    return Objected(row.asked_at, row.granted, answer)
