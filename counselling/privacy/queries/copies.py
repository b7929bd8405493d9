"""The copies that somebody takes along."""

from datetime import datetime
from typing import Any, TypeVar

import msgspec
from django.db import transaction

from counselling.conversation.events import Wish
from counselling.conversation.models import ConsentEntry, Conversation, Registration
from counselling.conversation.models.visible import is_part_kept, kept_at
from counselling.core.crypto import open_field
from counselling.emergency.models import Disclosure
from counselling.emergency.models.places import place_of_recipient
from counselling.emergency.queries.register import released, told_openly
from counselling.privacy.queries.kept import things_kept
from counselling.privacy.queries.looks import looks_at
from counselling.privacy.queries.written import Say, read_out
from counselling.privacy.rules import copies
from counselling.privacy.rules.copies import AccessCopy, PortableCopy
from counselling.privacy.rules.tickets import Ticket

VISITOR = "visitor"
T = TypeVar("T")


@transaction.atomic
def access_copy(ticket: Ticket, now: datetime, *, schema: str, say: Say) -> AccessCopy | None:
    """Return everything that is kept, or nothing for a conversation that is gone."""
    visit = _found(ticket, now)
    if visit is None:
        return None
    read = read_out(visit, say)
    return AccessCopy(
        schema=schema,
        version=1,
        made_at=now,
        start=read.start,
        visit=_visit(visit),
        choices=_as(copies.Choices, visit),
        waiting=_as(copies.Waiting, visit.place) if hasattr(visit, "place") else None,
        appointment=_as(copies.Appointment, visit.appointment)
        if hasattr(visit, "appointment")
        else None,
        messages=read.messages,
        additions=read.additions,
        corrections=read.corrections,
        consents=[_consent(visit, row) for row in visit.consents.order_by("at", "id")],
        feedback=read.feedback,
        registration=_registration(visit),
        connection=_connection(visit),
        measures=[_as(copies.Measure, row) for row in visit.measures.order_by("made_at")],
        emergencies=[_as(copies.Emergency, row) for row in released(visit.id)],
        disclosures=[_disclosure(row) for row in told_openly(visit.id)],
        objections=_objections(visit),
        code=_as(copies.Code, visit.code) if hasattr(visit, "code") else None,
        kept=[
            copies.Keeping(thing=one.kept.key, count=one.count, until=one.until)
            for one in things_kept(visit, now)
        ],
        looked=[
            copies.Looked(at=one.at, deed=one.deed, roles=list(one.roles) if one.roles else None)
            for one in looks_at(visit.id)
        ],
    )


@transaction.atomic
def portable_copy(ticket: Ticket, now: datetime, *, schema: str, say: Say) -> PortableCopy | None:
    """Return what the person gave, or nothing for a conversation that is gone."""
    visit = _found(ticket, now)
    if visit is None:
        return None
    read = read_out(visit, say)
    return PortableCopy(
        schema=schema,
        version=1,
        made_at=now,
        start=read.start,
        waiting=_as(copies.NotSafe, visit.place) if hasattr(visit, "place") else None,
        messages=[line for line in read.messages if line.sender == VISITOR],
        additions=read.additions,
        feedback=read.feedback,
    )


def _found(ticket: Ticket, now: datetime) -> Conversation | None:
    found = Conversation.everything.filter(kept_at(now), pk=ticket.conversation)
    # Locked, so that neither a sweep nor an erasure takes a part away while the rest is read.
    found = found.select_for_update(of=("self",))
    return found.select_related("feedback", "place", "arrival", "registration", "code").first()


def _as(kind: type[T], row: Any) -> T:
    return msgspec.convert(row, kind, from_attributes=True)


def _visit(visit: Conversation) -> copies.Visit:
    plain = {name: getattr(visit, name) for name in copies.Visit.__struct_fields__}
    staff = {name: "counsellor" if plain[name] else None for name in ("counsellor", "colleague")}
    return msgspec.convert(plain | staff, copies.Visit)


def _consent(visit: Conversation, row: ConsentEntry) -> copies.ConsentStep:
    body = None
    if row.body:
        wish = msgspec.json.decode(visit.read("consent", row.body, str(row.id)), type=Wish)
        body = copies.Wish(what=wish.what, to=wish.to)
    return copies.ConsentStep(consent=row.consent, step=row.step, at=row.at, body=body)


def _registration(visit: Conversation) -> copies.Registration | None:
    row: Registration | None = getattr(visit, "registration", None)
    if row is None or not is_part_kept(visit, "REGISTRATION_DAYS"):
        return None
    return copies.Registration(
        who=row.who,
        level=row.level,
        theme=row.theme.name_nl if row.theme else "",
        second_theme=row.second_theme.name_nl if row.second_theme else "",
        referral=row.referral,
        serious=row.serious,
        saved_at=row.saved_at,
    )


def _connection(visit: Conversation) -> copies.Connection:
    arrival = getattr(visit, "arrival", None)
    return copies.Connection(
        tagged_at=arrival.tagged_at if arrival else None,
        shared=arrival.shared if arrival else None,
        sealed=[_as(copies.Sealed, row) for row in visit.sealed_connections.order_by("at")],
    )


def _disclosure(row: Disclosure) -> copies.Disclosure:
    sealed = bytes(row.recipient)
    return copies.Disclosure(
        at=row.at,
        what=row.what,
        whom=row.whom,
        ground=row.ground,
        discussed=row.discussed,
        told=row.told,
        recipient=open_field(sealed, *place_of_recipient(row.id)) if sealed else "",
    )


def _objections(visit: Conversation) -> list[copies.Objection]:
    return [
        copies.Objection(
            asked_at=row.asked_at,
            decided_at=row.decided_at,
            granted=row.granted,
            answer=visit.read("objection_answer", row.answer, str(row.pk)) if row.answer else "",
        )
        for row in visit.objections.order_by("asked_at")
    ]
