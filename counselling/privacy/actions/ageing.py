"""Letters and reports that were kept long enough, and conversations whose erasure waited long enough."""

from datetime import datetime
from functools import partial

from django.db.models import QuerySet

from counselling.conversation.actions.ageing import old_parts
from counselling.core.keys import RingName
from counselling.core.lifetimes import CEILING, Gone, Step, oldest_kept, rows_step
from counselling.privacy.actions.waiting import erase_in_time
from counselling.privacy.models import (
    KEY_PURPOSE,
    Complaint,
    ComplaintReader,
    Correction,
    Letter,
    RecipientTask,
    SelfCheck,
)
from counselling.privacy.queries.unerased import waiting_erasures
from counselling.privacy.rules.desk import ANSWER_WAITS

#: What goes with the texts: the key to them and the code that leads there.
EMPTIED = {"told": b"", "answer": b"", "wrapped_key": b"", "code_hash": None}


def with_old_answers(now: datetime) -> QuerySet[Letter]:
    """Return the letters whose answer waited long enough and whose texts are still here."""
    return Letter.objects.filter(answered_at__lte=now - ANSWER_WAITS).exclude(wrapped_key=b"")


def old_letters(now: datetime) -> QuerySet[Letter]:
    """Return the letters of which nothing is kept any more, answered or not."""
    return Letter.objects.filter(received_at__lte=oldest_kept(now, "REQUEST_DAYS"))


def forget_answers(now: datetime, limit: int) -> Gone:
    """Empty the texts of letters; that they were, and what was decided, stays known."""
    rows = list(with_old_answers(now).order_by("pk")[:limit])
    keys = [row.pk for row in rows]
    Letter.objects.filter(pk__in=keys).update(**EMPTIED)
    Complaint.objects.filter(pk__in=keys).update(conversation=None, for_counsellor=b"")
    ComplaintReader.objects.filter(complaint__in=keys).update(reason=b"", finding=b"")
    return Gone(len(rows), more=len(rows) == limit, keys=_keys_of(rows))


def forget_letters(now: datetime, limit: int) -> Gone:
    """Remove letters with all that hangs on them."""
    rows = list(old_letters(now).order_by("pk")[:limit])
    old_letters(now).filter(pk__in=[row.pk for row in rows]).delete()
    return Gone(len(rows), more=len(rows) == limit, keys=_keys_of(rows))


def old_tasks(now: datetime) -> QuerySet[RecipientTask]:
    """Return the tasks to tell recipients of which nothing is kept any more, done or not."""
    return RecipientTask.objects.filter(made_at__lte=oldest_kept(now, "REQUEST_DAYS"))


def old_reports(now: datetime) -> QuerySet[SelfCheck]:
    """Return the reports of the self-check of two years ago."""
    return SelfCheck.objects.filter(at__lte=now - CEILING)


def _keys_of(rows: list[Letter]) -> frozenset[RingName]:
    return frozenset(RingName(row.key_day, KEY_PURPOSE) for row in rows)


STEPS = (
    rows_step("corrections", partial(old_parts, Correction, "TEXT_DAYS")),
    Step("erasures", lambda now: waiting_erasures(now).count(), erase_in_time),
    Step("answers", lambda now: with_old_answers(now).count(), forget_answers, lambda: (Letter,)),
    Step("letters", lambda now: old_letters(now).count(), forget_letters, lambda: (Letter,)),
    rows_step("recipient_tasks", old_tasks),
    rows_step("selfchecks", old_reports),
)
