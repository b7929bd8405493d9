"""Files that somebody brought and did not use."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from counselling.core.lifetimes import rows_step
from counselling.signposts.models import SchoolDraft
from counselling.signposts.queries.schools import DRAFT_KEPT


def _old_drafts(now: datetime) -> QuerySet[SchoolDraft]:
    return SchoolDraft.objects.filter(brought_at__lt=now - timedelta(seconds=DRAFT_KEPT))


STEPS = (rows_step("school_drafts", _old_drafts),)
