"""What waits for a supervisor, in words, on every page beside the console."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.queries import SignedIn
from accounts.rules import Role
from counselling.core import clock
from counselling.emergency.queries.requests import Standing, alarms_for
from counselling.emergency.rules import Acute, Ground


@dataclass(frozen=True)
class Told:
    """One emergency that asks for somebody; `key` is another when it is told anew."""

    key: str
    number: int
    text: str
    turn: str
    mine: bool


def told_to(person: SignedIn) -> list[Told]:
    """Return what waits for this person: for supervisors alone."""
    if Role.SUPERVISOR not in person.roles:
        return []
    now = clock.now()
    return [_told(one, person.staff_id, now) for one in alarms_for(person.staff_id)]


def as_rows(person: SignedIn) -> list[dict[str, object]]:
    """Return the same for a script."""
    return [asdict(one) for one in told_to(person)]


def _told(one: Standing, me: int, now: datetime) -> Told:
    mine = one.open and one.turn == me
    kind = "asked" if one.open else "overdue" if one.overdue(now) else "review"
    return Told(
        key=f"{kind} {one.number} {mine}",
        number=one.number,
        text=_asked(one) if one.open else _review(one, now),
        turn=_turn(one, me),
        mine=mine,
    )


def _asked(one: Standing) -> str:
    return _("%(by)s vraagt een adres te openen: %(ground)s. %(acute)s. Sinds %(hour)s.") % {
        "by": one.by_name,
        "ground": Ground(one.ground).label,
        "acute": Acute(one.acute).label,
        "hour": _hour(one.asked_at),
    }


def _review(one: Standing, now: datetime) -> str:
    if one.overdue(now):
        words = _("%(by)s opende alleen een adres. Nakijken moest voor %(due)s.")
    else:
        words = _("%(by)s opende alleen een adres. Kijk het na voor %(due)s.")
    return words % {"by": one.by_name, "due": _hour(one.review_due or one.asked_at)}


def _turn(one: Standing, me: int) -> str:
    if not one.open or not one.turn:
        return ""
    if one.turn == me:
        return _("Jij bent eerst gevraagd.")
    return _("%(name)s is eerst gevraagd.") % {"name": one.turn_name}


def _hour(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M}"
