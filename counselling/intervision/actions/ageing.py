"""Transcripts and meetings that were kept long enough."""

from datetime import datetime

from django.db.models import QuerySet

from counselling.core.lifetimes import CEILING, Gone, Step, rows_step
from counselling.intervision.actions.removing import remove_transcripts
from counselling.intervision.models import Batch, Draw, Meeting, Transcript


def ended(now: datetime) -> QuerySet[Transcript]:
    """Return the transcripts whose quarter has come."""
    return Transcript.everything.filter(ends_on__lte=now.date())


def forget_transcripts(now: datetime, limit: int) -> Gone:
    """Remove transcripts whose quarter has come, with all that was said of them."""
    keys = list(ended(now).order_by("pk").values_list("pk", flat=True)[:limit])
    return Gone(len(keys), more=len(keys) == limit, keys=remove_transcripts(keys))


def old_meetings(now: datetime) -> QuerySet[Meeting]:
    """Return the meetings of two years ago."""
    return Meeting.objects.filter(begins_at__lte=now - CEILING)


def old_batches(now: datetime) -> QuerySet[Batch]:
    """Return the batches of two years ago in which nothing is left."""
    return Batch.objects.filter(made_at__lte=now - CEILING, candidates__isnull=True)


def old_draws(now: datetime) -> QuerySet[Draw]:
    """Return the draws of two years ago."""
    return Draw.objects.filter(drawn_at__lte=now - CEILING)


STEPS = (
    Step("transcripts", lambda now: ended(now).count(), forget_transcripts, lambda: (Transcript,)),
    rows_step("meetings", old_meetings),
    rows_step("review_batches", old_batches),
    rows_step("draws", old_draws),
)
