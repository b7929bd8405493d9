"""What only matters while somebody waits or talks, once they do not any more."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.models import Conversation
from counselling.conversation.models.choices import EndedBy, State
from counselling.core.lifetimes import Gone, Step, rows_step
from counselling.waiting_room.models import Appointment, ReturnWords
from counselling.waiting_room.rules.appointments import KNOWN_FOR, LATE

#: A visit that nobody ends, and in which nobody was for so long, is over.
FORGOTTEN = timedelta(days=1)


def old_words(now: datetime) -> QuerySet[ReturnWords]:
    """Return the words of visits that are over, so that others may have them."""
    return ReturnWords.objects.filter(conversation__state=State.ENDED)


def old_appointments(now: datetime) -> QuerySet[Appointment]:
    """Return the appointments to which nobody came, or whose young person nobody took."""
    over = Q(conversation__isnull=True) | Q(conversation__state=State.ENDED)
    return Appointment.objects.filter(over, at__lt=now - LATE - KNOWN_FOR)


def _forgotten(now: datetime) -> QuerySet[Conversation]:
    alone = Q(counsellor__isnull=True) | Q(counsellor__duty__present_until__lt=now)
    left = Conversation.objects.exclude(state=State.ENDED).filter(visitor_until__lt=now - FORGOTTEN)
    return left.filter(alone, practice=False)


def _end_forgotten(now: datetime, limit: int) -> Gone:
    """End what both sides left without a word: what never ends would be kept for ever."""
    keys = list(_forgotten(now).order_by("pk").values_list("pk", flat=True)[:limit])
    for key in keys:
        end_conversation(conversation_id=key, by=EndedBy.CLOSED)
    return Gone(len(keys), more=len(keys) == limit)


STEPS = (
    Step("forgotten", lambda now: _forgotten(now).count(), _end_forgotten, lambda: (Conversation,)),
    rows_step("return_words", old_words),
    rows_step("appointments", old_appointments),
)
