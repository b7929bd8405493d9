"""Who worked at the chat on the day of a conversation: they never judge a complaint about it."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.timezone import localdate

from counselling.conversation.models import Conversation, Message, Note
from counselling.privacy.rules.desk import day_span
from counselling.shift.models import EveningLead, Turn


def shift_of(conversation_id: UUID) -> set[int]:
    """Return everybody who worked on the day or days of a conversation, the counsellor concerned included."""
    row = Conversation.everything.filter(pk=conversation_id).first()
    if row is None:
        return set()
    begin = day_span(localdate(row.opened_at))[0]
    end = day_span(localdate(row.ended_at or row.opened_at))[1]
    return at_work_between(begin, end) | _who_wrote(Q(pk=row.pk)) | _who_held(Q(pk=row.pk))


def at_work_between(begin: datetime, end: datetime) -> set[int]:
    """Return who had a turn, led the evening, or held, joined or wrote in a conversation between two moments."""
    planned = Turn.objects.filter(starts__lt=end, ends__gt=begin)
    led = EveningLead.objects.filter(taken_at__lt=end, until__gt=begin)
    ran = Q(opened_at__lt=end) & (Q(ended_at__gt=begin) | Q(ended_at=None))
    return {
        *planned.values_list("staff_id", flat=True),
        *led.values_list("staff_id", flat=True),
        *_who_held(ran),
        *_who_wrote(ran),
    }


def _who_held(wanted: Q) -> set[int]:
    rows = Conversation.everything.filter(wanted)
    held = rows.filter(counsellor__isnull=False).values_list("counsellor_id", flat=True)
    joined = rows.filter(colleague__isnull=False).values_list("colleague_id", flat=True)
    return {staff for staff in (*held, *joined) if staff}


def _who_wrote(wanted: Q) -> set[int]:
    there = Conversation.everything.filter(wanted).values("pk")
    lines = Message.objects.filter(conversation__in=there, author__isnull=False)
    notes = Note.objects.filter(conversation__in=there)
    return {
        *lines.values_list("author_id", flat=True).distinct(),
        *notes.values_list("author_id", flat=True).distinct(),
    }
