"""What the first screen of a shift tells: what is new, until when the door is open, who is planned tonight."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from accounts.queries import SignedIn, last_time_before
from counselling.console.whats_new import changes_since
from counselling.core import clock
from counselling.intervision.queries.choosing import told_count
from counselling.shift.queries.announcements import announcements
from counselling.shift.queries.opening import by_hours
from counselling.shift.queries.roster import rostered_tonight


def start_of_shift(person: SignedIn) -> dict[str, Any]:
    """Return what the template of the first screen shows."""
    now = clock.now()
    before = last_time_before(person)
    return {
        "before": before,
        "changes": changes_since(timezone.localtime(before).date() if before else None),
        "announcements": [
            {"text": one.text, "by": one.by, "fresh": _is_fresh(one.made_at, before)}
            for one in announcements(now)
        ],
        "opens_at": by_hours(now).opens_at,
        "rostered": rostered_tonight(now),
        "drawn": told_count(person.staff_id),
    }


def _is_fresh(made_at: datetime, before: datetime | None) -> bool:
    return before is None or made_at > before
