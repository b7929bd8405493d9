"""Stores a list of people."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import IntegrityError, transaction

from accounts.actions import end_sign_ins
from accounts.audit import note_deed
from accounts.invitations import Invited, make_invitations
from accounts.models import Network, Staff
from accounts.people.comparing import Line, Outcome, Present, compared
from accounts.people.entries import Entry, folded
from accounts.people.queries import email_place
from accounts.people.rules import Manager
from accounts.people.sheet import Row
from accounts.rules import day_of
from counselling.core import clock, crypto, journal
from counselling.core.errors import Refused


@dataclass(frozen=True)
class Stored:
    """What storing a list did, and the invitations of who is new."""

    lines: list[Line]
    invited: list[Invited]


def import_people(*, manager: Manager, rows: Iterable[Row]) -> Stored:
    """Store the lines that can be stored; whoever is new has no password yet but an invitation.

    Raises `Refused("not_found")` where a colleague stored the same new people at the same moment,
    `Refused("not_written_down")` where somebody loses a role and the journal cannot be written.
    """
    try:
        return _stored(manager, rows)
    except IntegrityError:
        raise Refused("not_found") from None


@transaction.atomic
def _stored(manager: Manager, rows: Iterable[Row]) -> Stored:
    lines, present = compared(manager, list(rows), lock=True)
    fresh = Staff.objects.bulk_create(
        _made(line.entry, present) for line in lines if line.outcome == Outcome.NEW
    )
    for line in lines:
        if line.outcome == Outcome.CHANGED:
            _change(manager, line, present)
    invited = make_invitations(staff=fresh)
    for staff in fresh:
        _note(manager, "account_made", staff)
    return Stored(lines, invited)


def _made(entry: Entry | None, present: Present) -> Staff:
    assert entry is not None  # noqa: S101 - a new line was understood
    now = clock.now()
    staff = Staff(
        username=entry.username,
        roles=list(entry.roles),
        # Whoever is made in a demonstration never signs in to a real service.
        is_demo=settings.DEMO,
        created_at=now,
        confirmed_on=day_of(now),
    )
    staff.set_unusable_password()
    _fill(staff, entry, present)
    return staff


def _change(manager: Manager, line: Line, present: Present) -> None:
    assert line.entry is not None  # noqa: S101 - a changed line was understood
    staff = present.staff[line.entry.username]
    lost = set(staff.roles) - set(line.entry.roles)
    for role in sorted(lost):
        journal.note(journal.Kind.ROLES_REMOVED, f"staff {staff.id} {role}")
    staff.roles = list(line.entry.roles)
    _fill(staff, line.entry, present)
    staff.save(update_fields=["display_name", "discipline", "network", "roles", "sealed_email"])
    if lost:
        end_sign_ins(staff=staff)
    _note(manager, "account_changed", staff, fields=",".join(line.changes))


def _fill(staff: Staff, entry: Entry, present: Present) -> None:
    staff.display_name, staff.discipline = entry.display_name, entry.discipline
    staff.network = _network(entry.network, present) if entry.network else None
    if entry.email:
        staff.sealed_email = crypto.seal_field(entry.email, *email_place(entry.username))


def _network(name: str, present: Present) -> Network:
    if folded(name) not in present.networks:
        made, _made_now = Network.objects.get_or_create(name=name)
        present.networks[folded(name)] = made
    return present.networks[folded(name)]


def _note(manager: Manager, action: str, staff: Staff, **details: str) -> None:
    note_deed(
        actor_id=manager.staff_id,
        action=action,
        subject=f"staff {staff.id}",
        roles=",".join(staff.roles),
        **details,
    )
