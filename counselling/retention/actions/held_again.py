"""Holds that were made or lifted after a backup, made and lifted again once it came back."""

from contextlib import suppress
from uuid import UUID

from django.db import transaction

from accounts.models import Staff
from counselling.conversation.models import Conversation
from counselling.core import clock
from counselling.core.crypto import DataKey
from counselling.core.errors import KeyMissing, TextTampered
from counselling.retention.actions.keys import spend
from counselling.retention.models import Hold
from counselling.retention.queries.keys import key_of_hold
from counselling.retention.rules.hold_line import HoldLine


def hold_again(subject: str) -> None:
    """Keep again what two people kept, as a line of the journal tells it; doing it twice changes nothing."""
    line = HoldLine.read(subject)
    with transaction.atomic():
        rows = Conversation.everything.select_for_update(of=("self",))
        visit = rows.filter(pk=line.conversation).first()
        # Begun after the backup, it is lost; lifted before it, nothing is kept.
        if visit is None or Hold.objects.filter(pk=line.hold, closed_at__isnull=False).exists():
            return
        _keep(line)
        before = visit.ring_name
        _take_key(visit, line)
        visit.held_until = line.until
        visit.save(update_fields=["wrapped_key", "key_day", "key_purpose", "held_until"])
        if visit.ring_name != before:
            spend([before])


def lift_hold_again(subject: str) -> None:
    """Let go again what was let go, as `hold <id> <conversation>` tells it; doing it twice changes nothing."""
    _, hold, conversation = subject.split(" ")
    with transaction.atomic():
        Hold.objects.filter(pk=UUID(hold), closed_at=None).update(closed_at=clock.now())
        Conversation.everything.filter(pk=UUID(conversation)).update(held_until=None)


def _keep(line: HoldLine) -> None:
    """Write the hold down, by those of the two whom this database knows; its reason is in no journal."""
    open_ones = Hold.objects.filter(conversation=line.conversation, closed_at=None)
    open_ones.exclude(pk=line.hold).update(closed_at=line.agreed_at)
    known = set(
        Staff.objects.filter(pk__in=[line.asked_by, line.agreed_by]).values_list("pk", flat=True)
    )
    both = [number for number in (line.asked_by, line.agreed_by) if number in known]
    if not both:
        return
    agreed = {"agreed_at": line.agreed_at, "agreed_by_id": both[1] if both[1:] else None}
    asked = {
        "conversation": line.conversation, "ground": line.ground, "reason": b"", "until": line.until,
        "asked_by_id": both[0], "asked_at": line.asked_at,
    }  # fmt: skip
    Hold.objects.update_or_create(pk=line.hold, defaults=agreed, create_defaults=asked | agreed)


def _take_key(visit: Conversation, line: HoldLine) -> None:
    """Take the key of the line, or else the one of its day: whichever opens with today's key files."""
    day, purpose = line.agreed_at.date(), key_of_hold(line.hold)
    with suppress(KeyMissing, TextTampered):
        DataKey.unwrap(line.key, day=day, owner=str(visit.id), purpose=purpose)
        visit.wrapped_key, visit.key_day, visit.key_purpose = line.key, day, purpose
        return
    with suppress(KeyMissing, TextTampered):
        # The key files came back too, from before the hold: its day is still there.
        visit.wrap_key(visit.data_key(), day, purpose)
