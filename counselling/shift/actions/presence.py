"""Coming, choosing, going."""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.db import transaction

from counselling.core import clock
from counselling.core.errors import Refused
from counselling.live import publish
from counselling.shift.models import Duty, Presence
from counselling.shift.rules.presence import CHOICE_STANDS, LEASE


def come_in(*, staff_id: int) -> None:
    """A console of this counsellor opened: they are there, and what they chose a moment ago stands."""
    now = clock.now()
    until = now + LEASE
    forgotten = Duty.objects.filter(pk=staff_id, present_until__lt=now - CHOICE_STANDS)
    if forgotten.update(present_until=until, presence=Presence.OFFLINE):
        return
    if not Duty.objects.filter(pk=staff_id).update(present_until=until):
        Duty.objects.get_or_create(staff_id=staff_id, defaults={"present_until": until})


def choose_presence(*, staff_id: int, presence: str, capacity: int | None = None) -> Duty:
    """Note what a counsellor chose; raises `Refused("invalid")` for an unknown choice or capacity."""
    if presence not in Presence.values:
        raise Refused("invalid")
    if capacity is not None and not 1 <= capacity <= settings.CAPACITY_MAX:
        raise Refused("invalid")
    chosen: dict[str, Any] = {"presence": presence, "present_until": clock.now() + LEASE}
    if capacity is not None:
        chosen["capacity"] = capacity
    with transaction.atomic():
        duty, _ = Duty.objects.update_or_create(staff_id=staff_id, defaults=chosen)
        publish.queue_changed()
    return duty


def go_home(*, staff_id: int) -> None:
    """The counsellor signed out: offline, and gone at once."""
    with transaction.atomic():
        if Duty.objects.filter(pk=staff_id).update(
            presence=Presence.OFFLINE, present_until=clock.now()
        ):
            publish.queue_changed()


def renew_leases(staff: Collection[int]) -> None:
    """Note that these counsellors' consoles are open."""
    Duty.objects.filter(pk__in=staff).update(present_until=clock.now() + LEASE)
