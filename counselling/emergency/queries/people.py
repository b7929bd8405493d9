"""Who is there to be asked, and who of them can open an address."""

from datetime import datetime

from accounts.models import Staff
from accounts.queries import admitted
from accounts.rules import Role
from counselling.origin.queries.holders import holders
from counselling.shift.models import Presence

#: Whoever has their hands free is asked first.
FREE_FIRST = (Presence.AVAILABLE, Presence.LAST_CHAT, Presence.PAUSE)


def to_ask(now: datetime, but: int) -> list[int]:
    """Return the holders on duty, but for whoever asks, in the order in which they are asked by name."""
    can = {held.staff_id for held in holders(now) if held.opens}
    there = Staff.objects.filter(admitted(), pk__in=can - {but}, duty__present_until__gt=now)
    rows = there.filter(duty__presence__in=FREE_FIRST).order_by("display_name", "pk")
    pairs = rows.values_list("duty__presence", "pk")
    return [pk for _, pk in sorted(pairs, key=lambda pair: FREE_FIRST.index(pair[0]))]


def is_supervisor(staff_id: int) -> bool:
    """Tell whether somebody works here as a supervisor."""
    staff = Staff.objects.filter(admitted(), pk=staff_id).first()
    return staff is not None and Role.SUPERVISOR in staff.roles
