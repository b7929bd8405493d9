"""Counting how the machine did in a text that is released."""

from datetime import datetime

from django.db.models import F
from django.utils.timezone import localdate

from counselling.intervision.models import Tally
from counselling.intervision.rules.quality import tallied
from counselling.intervision.rules.work import Work


def count_corrections(work: Work, now: datetime) -> None:
    """Add what became of the machine's first look to the counts of this month, in the transaction of who releases.

    Of a text that was begun before that look was kept, nothing is counted.
    """
    if work.first is None:
        return
    month = localdate(now).replace(day=1)
    # In one order, so that of two who release at once none waits for the other in a ring.
    for label, counts in sorted(tallied(work.first, work.marks).items()):
        row, _ = Tally.objects.get_or_create(month=month, label=label.value)
        more = {name: F(name) + count for name, count in counts.items()}
        Tally.objects.filter(pk=row.pk).update(**more)
