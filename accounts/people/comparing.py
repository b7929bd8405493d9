"""Holds a list of people against who is here, and says what storing each line would do."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.models import Network, Staff
from accounts.people.actions import check_roles, hold_manager
from accounts.people.entries import Entry, folded, understood
from accounts.people.queries import email_of
from accounts.people.rules import Manager
from accounts.people.sheet import Row
from accounts.rules import Role
from counselling.core.errors import Refused


class Outcome(TextChoices):
    """What storing a line would do."""

    NEW = "new", _("nieuw")
    CHANGED = "changed", _("verandert")
    UNCHANGED = "unchanged", _("blijft zo")
    REFUSED = "refused", _("niet mogelijk")


@dataclass(frozen=True)
class Line:
    """One line of a list, and what storing it would do."""

    row: Row
    outcome: Outcome
    entry: Entry | None = None
    why: Refused | None = None
    changes: Sequence[str] = ()


@dataclass
class Present:
    """Who and which networks are here already, as far as a list names them."""

    staff: dict[str, Staff]
    networks: dict[str, Network]
    seen: dict[str, int] = field(default_factory=dict)


def preview_people(*, manager: Manager, rows: Iterable[Row]) -> list[Line]:
    """Return what storing each line would do, or why it cannot be stored."""
    return compared(manager, list(rows), lock=False)[0]


def compared(manager: Manager, rows: Collection[Row], *, lock: bool) -> tuple[list[Line], Present]:
    """Return the judged lines, and who and what was found; `lock` holds these people for a change."""
    present = _present(manager, rows, lock=lock)
    return [_judged(manager, row, present) for row in rows], present


def is_delicate(line: Line) -> bool:
    """Tell whether a line gives or changes more than everybody's role."""
    return line.outcome != Outcome.REFUSED and (
        "roles" in line.changes
        or (
            line.outcome == Outcome.NEW
            and line.entry is not None
            and line.entry.roles != (Role.COUNSELLOR.value,)
        )
    )


def _present(manager: Manager, rows: Collection[Row], *, lock: bool) -> Present:
    names = {row.username.lower() for row in rows}
    found = Staff.objects.filter(Q(username__in=names) | Q(id=manager.staff_id)).order_by("id")
    if lock:
        found = found.select_for_update()
    staff = list(found)
    hold_manager(manager, next((row for row in staff if row.id == manager.staff_id), None))
    networks = {folded(network.name): network for network in Network.objects.all()}
    return Present({row.username: row for row in staff}, networks)


def _judged(manager: Manager, row: Row, present: Present) -> Line:
    try:
        written = understood(row)
        _check_once(row, written, present)
        staff = _yours(manager, present.staff.get(written.username))
        entry = _completed(written, manager, staff, present)
        network = _check_network(manager, entry, present)
        check_roles(manager, entry.roles, entry.network)
        if staff is None:
            return Line(row, Outcome.NEW, entry)
        changes = _changes(manager, staff, entry, network)
    except Refused as refused:
        return Line(row, Outcome.REFUSED, why=refused)
    return Line(row, Outcome.CHANGED if changes else Outcome.UNCHANGED, entry, changes=changes)


def _yours(manager: Manager, staff: Staff | None) -> Staff | None:
    if staff is not None and not manager.may_change(staff.network_id, staff.roles):
        raise Refused("name_taken")
    if staff is not None and not staff.is_active:
        raise Refused("closed")
    return staff


def _completed(entry: Entry, manager: Manager, staff: Staff | None, present: Present) -> Entry:
    """Fill the cells that were left empty: what is so already, else what is most usual."""
    network_id = staff.network_id if staff else manager.network_id
    names = [network.name for network in present.networks.values() if network.id == network_id]
    usual = tuple(sorted(staff.roles)) if staff else (Role.COUNSELLOR.value,)
    return replace(
        entry,
        network=entry.network or (names[0] if names else ""),
        discipline=entry.discipline or (staff.discipline if staff else ""),
        roles=entry.roles or usual,
    )


def _check_network(manager: Manager, entry: Entry, present: Present) -> Network | None:
    network = present.networks.get(folded(entry.network))
    if not manager.everywhere and (network is None or not manager.sees(network.id)):
        raise Refused("other_network")
    return network


def _check_once(row: Row, entry: Entry, present: Present) -> None:
    first = present.seen.setdefault(entry.username, row.line)
    if first != row.line:
        raise Refused("double", line=str(first))


def _changes(manager: Manager, staff: Staff, entry: Entry, network: Network | None) -> list[str]:
    network_id = network.id if network else None
    differs = {
        "display_name": entry.display_name != staff.display_name,
        "network": network_id != staff.network_id or bool(entry.network) != bool(network),
        "discipline": entry.discipline != staff.discipline,
        "roles": entry.roles != tuple(sorted(staff.roles)),
        "email": bool(entry.email) and entry.email != email_of(staff),
    }
    if differs["roles"] and staff.id == manager.staff_id:
        raise Refused("own_roles")
    return [name for name, different in differs.items() if different]
