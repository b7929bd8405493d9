"""People and turns of the roster's stories."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from accounts.actions import create_staff
from accounts.models import Network, Staff
from counselling.shift.actions.roster import plan_turn
from counselling.shift.models import Turn
from counselling.shift.rules.roster import Wanted

BRUSSELS = ZoneInfo("Europe/Brussels")


def at(text: str) -> datetime:
    """Return a moment of the clock in Brussels."""
    return datetime.fromisoformat(text).replace(tzinfo=BRUSSELS)


def person(name: str, role: str = "counsellor", **more: Any) -> Staff:
    """Have somebody work here; `network` by its name."""
    network = more.pop("network", None)
    staff = create_staff(
        username=name, display_name=name.title(), roles=[role],
        password="zeven paarden drinken koffie", secrecy_acknowledged=True, **more,
    )  # fmt: skip
    if network:
        staff.network, _ = Network.objects.get_or_create(name=network)
        staff.save()
    return staff


def turn(staff: Staff, starts: str, ends: str, *, lead: bool = False) -> Turn:
    """Have somebody planned, whoever planned it."""
    return Turn.objects.create(staff=staff, starts=at(starts), ends=at(ends), lead=lead)


def plan(actor: Staff, staff: Staff, starts: str, ends: str, *, lead: bool = False) -> int:
    """Plan somebody by hours of the clock."""
    return plan_turn(actor_id=actor.id, wanted=Wanted(staff.id, at(starts), at(ends), lead=lead))


def planned() -> list[tuple[str, str, str]]:
    """Return who is planned, from when to when on the clock."""
    return [
        (
            turn.staff.username,
            f"{turn.starts.astimezone(BRUSSELS):%Y-%m-%d %H:%M}",
            f"{turn.ends.astimezone(BRUSSELS):%Y-%m-%d %H:%M}",
        )
        for turn in Turn.objects.select_related("staff")
    ]
