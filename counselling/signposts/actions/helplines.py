"""Keeping the list of helplines."""

from django.db import transaction

from counselling.signposts.models import Helpline
from counselling.signposts.queries import helplines


@transaction.atomic
def load_helplines() -> int:
    """Store the lines that come with the product, and return how many rows that added or replaced.

    A row is replaced only where the product's was checked later, so nobody's own check is lost.
    """
    stored = Helpline.objects.in_bulk()
    missing = [line for line in helplines.seeded() if line.key not in stored]
    newer = [
        line
        for line in helplines.seeded()
        if line.key in stored and line.checked_on > stored[line.key].checked_on
    ]
    Helpline.objects.bulk_create(missing, ignore_conflicts=True)
    for line in newer:
        line.save(force_update=True)
    transaction.on_commit(helplines.forget)
    return len(missing) + len(newer)
