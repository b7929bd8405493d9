"""Everything that changes whose account is what. Whoever asks is looked up again under the lock."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from accounts.actions import disable_staff, end_sign_ins
from accounts.audit import note_deed
from accounts.invitations import Invited, make_invitations
from accounts.models import Invitation, Network, Staff
from accounts.people.names import one_line
from accounts.people.queries import due_for
from accounts.people.rules import GIVEN_BY_MANAGERS, Manager
from accounts.rules import Discipline, Role, day_of
from counselling.core import clock, journal
from counselling.core.errors import Refused

#: What a database takes for an id; an address may hold any number.
MAXIMUM_ID = 2**63 - 1


@dataclass(frozen=True)
class Wanted:
    """What an account should say from now on."""

    display_name: str
    discipline: str
    network_id: int | None
    roles: tuple[str, ...]


@transaction.atomic
def change_person(*, manager: Manager, staff_id: int, wanted: Wanted) -> list[str]:
    """Change what an account says; returns which fields changed. Who loses a role is signed out."""
    staff = held(manager, staff_id)
    new = {
        "display_name": one_line(wanted.display_name),
        "discipline": Discipline(wanted.discipline).value if wanted.discipline else "",
        "network_id": wanted.network_id,
        "roles": sorted(Role(role).value for role in wanted.roles),
    }
    changed = [name for name, value in new.items() if getattr(staff, name) != value]
    lost = set(staff.roles) - set(wanted.roles)
    _check(manager, staff, wanted, changed)
    for role in sorted(lost):
        journal.note(journal.Kind.ROLES_REMOVED, f"staff {staff_id} {role}")
    for name in changed:
        setattr(staff, name, new[name])
    if changed:
        staff.save(update_fields=[name.removesuffix("_id") for name in changed])
    if lost:
        end_sign_ins(staff=staff)
    if changed:
        _note(manager, "account_changed", staff_id, fields=",".join(changed), roles=_slugs(staff))
    return changed


@transaction.atomic
def close_account(*, manager: Manager, staff_id: int) -> None:
    """Close an account: every sign-in of it ends at once, an open invitation is worth nothing."""
    staff = held(manager, staff_id)
    if staff_id == manager.staff_id:
        raise Refused("own_account")
    if staff.is_active:
        disable_staff(staff=staff)
        Invitation.objects.filter(staff=staff).delete()
        _note(manager, "account_closed", staff_id)


@transaction.atomic
def reopen_account(*, manager: Manager, staff_id: int) -> None:
    """Let somebody sign in again whose account was closed."""
    staff = held(manager, staff_id)
    if not staff.is_active:
        staff.is_active, staff.closed_at = True, None
        staff.confirmed_on = day_of(clock.now())
        staff.save(update_fields=["is_active", "closed_at", "confirmed_on"])
        _note(manager, "account_reopened", staff_id)


@transaction.atomic
def invite_again(*, manager: Manager, staff_ids: Collection[int]) -> list[Invited]:
    """Make new links with which these people choose a password; older links are worth nothing."""
    people = [held(manager, staff_id) for staff_id in sorted(set(staff_ids))]
    if any(not staff.is_active for staff in people):
        raise Refused("closed")
    invited = make_invitations(staff=people)
    for staff in people:
        _note(manager, "invited", staff.id)
    return invited


@transaction.atomic
def confirm_people(*, manager: Manager, staff_ids: Collection[int]) -> int:
    """Say that these people still work here; returns how many were waiting for that answer."""
    held(manager, manager.staff_id, own=True)
    today = day_of(clock.now())
    asked = [person.id for person in due_for(manager) if person.id in set(staff_ids)]
    Staff.objects.filter(id__in=asked).update(confirmed_on=today)
    for staff_id in asked:
        _note(manager, "still_in_service", staff_id)
    return len(asked)


def hold_manager(manager: Manager, staff: Staff | None) -> None:
    """Go on only if this still is a manager of the same people; `staff` is their locked row."""
    if staff is None or not staff.is_active:
        raise Refused("not_found")
    everywhere = Role.COORDINATOR in staff.roles
    near = Role.NETWORK_MANAGER in staff.roles and staff.network_id == manager.network_id
    if not (everywhere if manager.everywhere else near):
        raise Refused("not_found")


def held(manager: Manager, staff_id: int, *, own: bool = False) -> Staff:
    """Lock the two people a change is about, in the order of their ids, and return the second."""
    if staff_id > MAXIMUM_ID:
        raise Refused("not_found")
    wanted = {manager.staff_id, staff_id}
    rows = {
        row.id: row
        for row in Staff.objects.select_for_update().filter(id__in=wanted).order_by("id")
    }
    hold_manager(manager, rows.get(manager.staff_id))
    staff = rows.get(staff_id)
    if staff is None or not manager.sees(staff.network_id):
        raise Refused("not_found")
    if not own and not manager.may_change(staff.network_id, staff.roles):
        raise Refused("not_yours")
    return staff


def _check(manager: Manager, staff: Staff, wanted: Wanted, changed: list[str]) -> None:
    check_roles(manager, wanted.roles, wanted.network_id)
    if "roles" in changed and staff.id == manager.staff_id:
        raise Refused("own_roles")
    if "network_id" in changed:
        if not manager.everywhere:
            raise Refused("not_yours")
        if wanted.network_id and not Network.objects.filter(id=wanted.network_id).exists():
            raise Refused("not_found")


def check_roles(manager: Manager, roles: Collection[str], network: object) -> None:
    """Go on only if this manager may give these roles to somebody of this network."""
    if not roles:
        raise Refused("no_role")
    if not manager.everywhere and not GIVEN_BY_MANAGERS.issuperset(roles):
        raise Refused("not_yours_to_give")
    if Role.NETWORK_MANAGER in roles and not network:
        raise Refused("no_network")


def _slugs(staff: Staff) -> str:
    return ",".join(staff.roles)


def _note(manager: Manager, action: str, staff_id: int, **details: str) -> None:
    note_deed(actor_id=manager.staff_id, action=action, subject=f"staff {staff_id}", **details)
