"""What one reader of a request can do, and an opened address as it is read out to the police."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.queries import SignedIn
from accounts.rules import Role
from counselling.emergency.queries.reading import Read
from counselling.emergency.rules import Acute, Discussed, Ground, Tried, Whom
from counselling.origin.actions.opening import OpenedConnection
from counselling.origin.queries.holders import may_open


@dataclass(frozen=True, kw_only=True)
class May:
    """What is offered to one reader."""

    open: bool
    alone: bool
    #: From when a holder may open what they asked for themselves.
    alone_from: datetime | None
    again: bool
    #: Whether whoever asked sees what a colleague opened, with the code that one reads out.
    with_code: bool
    decline: bool
    review: bool
    give: bool
    release: bool
    holder: bool
    #: The request's words, as people read them.
    ground: str
    acute: str
    whom: str
    discussed: str
    tried: list[str]


@dataclass(frozen=True)
class Row:
    """One connection: what the police need to find a line, and a fault where its seal is not believed."""

    address: str
    port: str
    place: str
    utc: str
    local: str
    fault: str


def shown(found: Read, person: SignedIn, now: datetime) -> May:
    """Return what this reader can do about a request."""
    one, me = found.standing, person.staff_id
    own, supervisor = one.by == me, Role.SUPERVISOR in person.roles
    holder = may_open(me)
    asked = one.open and found.record
    alone = asked and own and holder and one.ground != Ground.ORDER
    again = one.again_until
    still = again is not None and now <= again
    mine = me in (one.by, one.answered_by)
    return May(
        open=asked and not own and holder,
        alone=alone and now >= one.alone_from,
        alone_from=one.alone_from if alone and now < one.alone_from else None,
        again=holder and mine and still,
        with_code=own and still and found.copied,
        decline=one.open and supervisor and not own,
        review=one.to_review and supervisor and not mine,
        release=supervisor and not own and not one.open and one.released_at is None,
        give=mine and again is not None,
        holder=holder,
        ground=str(Ground(one.ground).label),
        acute=str(Acute(one.acute).label),
        whom=str(Whom(found.whom).label),
        discussed=str(Discussed(found.discussed).label),
        tried=[str(Tried(word).label) for word in found.tried],
    )


def dossier_rows(opened: list[OpenedConnection]) -> list[Row]:
    """Return the connections with their moments to the second, in UTC and local."""
    return [
        Row(
            address=one.address,
            port=str(one.port) if one.port else _("onbekend"),
            place=one.place or _("onbekend"),
            utc=f"{one.at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC",
            local=f"{timezone.localtime(one.at):%Y-%m-%d %H:%M:%S (UTC%z)}",
            fault=one.fault,
        )
        for one in opened
    ]
