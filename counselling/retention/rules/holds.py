"""Who may keep a conversation longer, why, and for how long."""

from collections.abc import Collection
from datetime import datetime, timedelta

from accounts.rules import Role
from counselling.retention.models import HoldGround as HoldGround

#: From when somebody agreed; nothing keeps a conversation longer than that.
LONGEST = timedelta(days=365)
REASON_LIMIT = 500

#: One of the two is a privacy officer, always.
MAY_HOLD = frozenset({Role.PRIVACY_OFFICER, Role.SUPERVISOR})


def may_agree(asker: Collection[Role], agreer: Collection[Role]) -> bool:
    """Tell whether these two can hold something together; nobody does so with themselves."""
    both = set(asker) | set(agreer)
    each = bool(MAY_HOLD & set(asker)) and bool(MAY_HOLD & set(agreer))
    return each and Role.PRIVACY_OFFICER in both


def is_span(until: datetime, now: datetime, first: datetime | None) -> bool:
    """Tell whether a hold may last until then; `first` is when an earlier one of the same conversation began."""
    return now < until <= (first or now) + LONGEST
