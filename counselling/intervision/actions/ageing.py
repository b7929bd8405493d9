"""Transcripts, what was on its way to one, and meetings that were kept long enough."""

from datetime import datetime
from functools import partial

from django.db.models import QuerySet

from counselling.conversation.actions.ageing import old_parts
from counselling.core.lifetimes import CEILING, Gone, Step, oldest_kept, rows_step
from counselling.intervision.actions.removing import remove_transcripts
from counselling.intervision.models import Batch, Candidate, Draw, Meeting, Tally, Transcript
from counselling.intervision.models.transcript import last_end


def ended(now: datetime) -> QuerySet[Transcript]:
    """Return the transcripts whose quarter has come, or whose setting ended them before it."""
    return Transcript.everything.filter(ends_on__lte=last_end(now))


def forget_transcripts(now: datetime, limit: int) -> Gone:
    """Remove transcripts whose quarter has come, with all that was said of them."""
    keys = list(ended(now).order_by("pk").values_list("pk", flat=True)[:limit])
    return Gone(len(keys), more=len(keys) == limit, keys=remove_transcripts(keys))


def old_meetings(now: datetime) -> QuerySet[Meeting]:
    """Return the meetings that were kept long enough."""
    return Meeting.everything.filter(begins_at__lte=oldest_kept(now, "MEETING_DAYS"))


def old_batches(now: datetime) -> QuerySet[Batch]:
    """Return the batches of two years ago in which nothing is left."""
    return Batch.objects.filter(made_at__lte=now - CEILING, candidates__isnull=True)


def old_draws(now: datetime) -> QuerySet[Draw]:
    """Return the draws of two years ago."""
    return Draw.objects.filter(drawn_at__lte=now - CEILING)


def old_tallies(now: datetime) -> QuerySet[Tally]:
    """Return the counts of two years ago."""
    return Tally.objects.filter(month__lte=(now - CEILING).date())


STEPS = (
    Step("transcripts", lambda now: ended(now).count(), forget_transcripts, lambda: (Transcript,)),
    rows_step("candidates", partial(old_parts, Candidate, "TEXT_DAYS")),
    rows_step("meetings", old_meetings),
    rows_step("review_batches", old_batches),
    rows_step("draws", old_draws),
    rows_step("tallies", old_tallies),
)
