"""Who plans whom."""

from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.models import Staff
from accounts.queries import admitted
from accounts.rules import Role
from counselling.shift.rules.roster import COUNSELS


@dataclass(frozen=True)
class Person:
    """Somebody who can be rostered."""

    id: int
    name: str
    username: str


def planned_by(actor_id: int) -> QuerySet[Staff]:
    """Return everybody whose turns this person plans, in service or not: a network manager's own network."""
    actor = Staff.objects.filter(admitted(), pk=actor_id).first()
    if actor is None:
        return Staff.objects.none()
    if Role.COORDINATOR in actor.roles:
        return Staff.objects.all()
    if Role.NETWORK_MANAGER in actor.roles and actor.network_id is not None:
        return Staff.objects.filter(network_id=actor.network_id)
    return Staff.objects.none()


def people_of(actor_id: int) -> list[Person]:
    """Return who is in service, counsels and is planned by this person, by name."""
    found = planned_by(actor_id).filter(admitted()).order_by("display_name", "username")
    return [
        Person(staff.pk, staff.display_name, staff.username) for staff in found if counsels(staff)
    ]


def counsels(staff: Staff) -> bool:
    """Tell whether somebody may be rostered at all."""
    return not COUNSELS.isdisjoint(staff.roles)


def planned_ids(actor_id: int) -> frozenset[int]:
    """Return the numbers of everybody whose turns this person plans, in service or not."""
    return frozenset(planned_by(actor_id).values_list("pk", flat=True))
