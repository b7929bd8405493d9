"""Running the privacy self-check."""

import msgspec

from counselling.core import clock
from counselling.privacy.models import SelfCheck
from counselling.privacy.queries.selfcheck import Report, items_of_rooms
from counselling.privacy.rules.selfcheck import Item, worst


def check_privacy(*, headers: Item) -> Report:
    """Look at everything the privacy statement promises, and keep what was found as a dated report.

    `headers` is what a door found about the answers of the running application.
    """
    items = [headers, *items_of_rooms()]
    now, level = clock.now(), worst(items)
    SelfCheck.objects.create(at=now, level=level.value, items=msgspec.to_builtins(items))
    return Report(now, level, items, stale=False)
