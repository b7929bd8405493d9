"""What is due by the clock."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from counselling.abuse.actions.approach import forget_old_approaches
from counselling.abuse.actions.reviewing import forget_old_measures
from counselling.conversation.actions.practice import forget_practices
from counselling.conversation.actions.steps import end_conversation, give_back, locked
from counselling.conversation.actions.visit import forget_old_cookies
from counselling.conversation.models import Conversation
from counselling.conversation.models.choices import EndedBy, State
from counselling.core import clock
from counselling.live import publish
from counselling.origin.actions.arrivals import forget_old_tags
from counselling.origin.actions.sealing import forget_old_seals
from counselling.shift.actions.channel import forget_gone_lines
from counselling.shift.actions.practice import go_on_practising
from counselling.shift.queries.opening import door
from counselling.shift.queries.team import team
from counselling.waiting_room.actions.appointments import close_appointments
from counselling.waiting_room.actions.ask import let_askings_lapse, let_gone_colleagues_leave
from counselling.waiting_room.actions.returning import forget_old_words
from counselling.waiting_room.models import PassedOn, Place


def let_time_pass() -> None:
    """Do all that is due by now: what somebody waits for, and what only has to be tidied."""
    let_seconds_pass()
    now = clock.now()
    let_gone_colleagues_leave(now)
    close_appointments(now)
    forget_old_cookies()
    forget_gone_lines(now)
    forget_practices(now=now)
    forget_old_words()
    forget_old_seals(now)
    forget_old_tags(now)
    forget_old_measures(now)
    forget_old_approaches(now)


def let_seconds_pass() -> None:
    """Do what somebody waits for: call the next, tell who lost their counsellor, close the line after hours."""
    now = clock.now()
    _give_back_absent(now)
    _notice_who_is_gone_or_back(now)
    let_askings_lapse(now)
    _close_line(now)
    go_on_practising(now=now)


def _give_back_absent(now: datetime) -> None:
    called = Q(state=State.ACTIVE, turn_until__lt=now)
    for key in Conversation.objects.filter(called).values_list("pk", flat=True):
        with transaction.atomic():
            conversation = (
                Conversation.objects.select_for_update(of=("self",)).filter(called, pk=key).first()
            )
            if conversation is not None:
                give_back(conversation)
                Place.objects.filter(pk=key).update(missed_at=now)
                publish.queue_changed()


def _notice_who_is_gone_or_back(now: datetime) -> None:
    gone = Q(orphaned_at__isnull=True, practice=False, counsellor__duty__present_until__lt=now)
    back = Q(orphaned_at__isnull=False, counsellor__duty__present_until__gte=now)
    # Both in one look: every process looks every second.
    found = list(
        Conversation.objects.filter(gone | back, state=State.ACTIVE).values_list(
            "pk", "orphaned_at"
        )
    )
    _mark([key for key, since in found if since is None], gone, orphaned_at=now)
    _mark([key for key, since in found if since is not None], back, orphaned_at=None)


def _mark(keys: list[UUID], still: Q, *, orphaned_at: datetime | None) -> None:
    if not keys:
        return
    with transaction.atomic():
        for key in sorted(keys):
            # Somebody may just have taken it over: it is judged by what stands once it is locked.
            rows = Conversation.objects.select_for_update(of=("self",))
            found = rows.filter(still, pk=key, state=State.ACTIVE).first()
            if found is not None:
                found.orphaned_at = orphaned_at
                found.save(update_fields=["orphaned_at"])
                publish.changed(key)
        publish.queue_changed()


def _close_line(now: datetime) -> None:
    waiting = Conversation.objects.filter(state=State.WAITING, appointment__isnull=True)
    if not waiting.exists() or door(now).open:
        return
    there = {member.id for member in team(now)}
    for key in waiting.values_list("pk", flat=True):
        knew = set(PassedOn.objects.filter(conversation=key).values_list("staff_id", flat=True))
        # What began goes on after hours, also on its way from one counsellor to another.
        if knew and there - knew:
            continue
        with transaction.atomic():
            # Somebody may just have been taken: then they talk, however late it is.
            if locked(key).state == State.WAITING:
                end_conversation(conversation_id=key, by=EndedBy.CLOSED)
