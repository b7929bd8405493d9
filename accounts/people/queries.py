"""Who works here, as far as whoever asks may see it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q, QuerySet

from accounts.models import Network, Staff
from accounts.people.rules import (
    Manager,
    State,
    asked_from,
    last_confirmed_if_due,
    shut_from,
    state_of,
)
from accounts.queries import SignedIn, admitted
from accounts.rules import Role, day_of
from counselling.core import clock, crypto


@dataclass(frozen=True)
class Person:
    """Somebody of the staff, as a list shows them."""

    id: int
    username: str
    display_name: str
    discipline: str
    discipline_name: str
    network_id: int | None
    network: str
    roles: tuple[str, ...]
    role_names: tuple[str, ...]
    last_sign_in: date | None
    state: State
    invited_until: date | None
    invitation_works: bool
    asked_from: date
    shut_from: date
    may_change: bool


def manager_of(person: SignedIn) -> Manager:
    """Return whose accounts somebody who is signed in may keep."""
    return Manager(
        staff_id=person.staff_id,
        everywhere=Role.COORDINATOR in person.roles,
        network_id=person.network_id if Role.NETWORK_MANAGER in person.roles else None,
    )


def people_for(manager: Manager) -> list[Person]:
    """Return everybody this manager keeps, by network and name."""
    rows = _seen_by(manager).select_related("network", "invitation")
    today = day_of(clock.now())
    found = [_person(staff, manager, today) for staff in rows]
    return sorted(found, key=lambda person: (person.network, person.display_name.casefold()))


def person_for(manager: Manager, staff_id: int) -> Person | None:
    """Return one person this manager keeps; nobody for anybody else."""
    staff = _seen_by(manager).select_related("network", "invitation").filter(id=staff_id).first()
    return _person(staff, manager, day_of(clock.now())) if staff else None


def due_for(manager: Manager) -> list[Person]:
    """Return who has to be asked about and is this manager's to answer for."""
    alone = not _others_may_answer(manager)
    return [
        person
        for person in people_for(manager)
        if person.state == State.CHECK
        and person.may_change
        and manager.may_answer_for(person.id, alone=alone)
    ]


def due_count(manager: Manager) -> int:
    """Return how many wait for this manager's answer."""
    today = day_of(clock.now())
    latest = last_confirmed_if_due(today)
    if not _seen_by(manager).filter(is_active=True, confirmed_on__lte=latest).exists():
        return 0
    return len(due_for(manager))


def networks_for(manager: Manager) -> list[tuple[int, str]]:
    """Return the networks whose people this manager keeps."""
    found = Network.objects.all() if manager.everywhere else _own_network(manager)
    return list(found.values_list("id", "name"))


def whom_to_ask(staff: Staff) -> list[str]:
    """Return the names of who keeps somebody's account: their network's managers, else coordinators."""
    others = [other for other in _at_work().exclude(id=staff.id) if not is_shut(other)]
    near = [
        other.display_name
        for other in others
        if Role.NETWORK_MANAGER in other.roles
        and other.network_id is not None
        and Manager(other.id, everywhere=False, network_id=other.network_id).may_change(
            staff.network_id, staff.roles
        )
    ]
    return near or [other.display_name for other in others if Role.COORDINATOR in other.roles]


def is_shut(staff: Staff) -> bool:
    """Tell whether nobody answered in time that this person still works here.

    The last coordinator is let in all the same: nobody else could answer.
    """
    today = day_of(clock.now())
    if today < shut_from(staff.confirmed_on):
        return False
    return Role.COORDINATOR not in staff.roles or _coordinator_beside(staff.id, today)


def approver_count() -> int:
    """Return how many people may be the second person in an emergency: supervisors who can sign in."""
    people = _at_work().filter(admitted())
    return sum(Role.SUPERVISOR in one.roles and not is_shut(one) for one in people)


def email_of(staff: Staff) -> str:
    """Return where somebody's invitations go, or nothing."""
    sealed = bytes(staff.sealed_email)
    return crypto.open_field(sealed, *email_place(staff.username)) if sealed else ""


def email_place(username: str) -> tuple[str, ...]:
    """Return what a sealed address belongs to."""
    return ("accounts_staff", username, "sealed_email")


def _seen_by(manager: Manager) -> QuerySet[Staff]:
    wanted = Q() if manager.everywhere else Q(network_id=manager.network_id, network__isnull=False)
    return Staff.objects.filter(wanted)


def _own_network(manager: Manager) -> QuerySet[Network]:
    return Network.objects.filter(id=manager.network_id or 0)


def _person(staff: Staff, manager: Manager, today: date) -> Person:
    until = _invited_until(staff)
    return Person(
        id=staff.id,
        username=staff.username,
        display_name=staff.display_name,
        discipline=staff.discipline,
        discipline_name=staff.get_discipline_display(),
        network_id=staff.network_id,
        network=staff.network.name if staff.network else "",
        roles=tuple(staff.roles),
        role_names=tuple(str(Role(role).label) for role in staff.roles),
        last_sign_in=day_of(staff.last_login) if staff.last_login else None,
        state=state_of(
            is_active=staff.is_active,
            has_password=staff.has_usable_password(),
            is_due=today >= asked_from(staff.confirmed_on),
        ),
        invited_until=day_of(until) if until else None,
        invitation_works=until is not None and clock.now() < until,
        asked_from=asked_from(staff.confirmed_on),
        shut_from=shut_from(staff.confirmed_on),
        may_change=manager.may_change(staff.network_id, staff.roles),
    )


def _invited_until(staff: Staff) -> datetime | None:
    try:
        invitation = staff.invitation
    except ObjectDoesNotExist:
        return None
    return invitation.expires_at if invitation.used_at is None else None


def _at_work() -> QuerySet[Staff]:
    invited = Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    return Staff.objects.filter(~invited, is_active=True).order_by("id")


def _coordinator_beside(staff_id: int, today: date) -> bool:
    return any(
        Role.COORDINATOR in other.roles and today < shut_from(other.confirmed_on)
        for other in _at_work().exclude(id=staff_id)
    )


def _others_may_answer(manager: Manager) -> bool:
    return _coordinator_beside(manager.staff_id, day_of(clock.now()))
