"""How it stands with the trail, for whoever reads it."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from accounts.trail.anchors import UnreadableAnchor, anchors_in
from accounts.trail.chain import Point
from accounts.trail.checking import Checked, check_trail
from accounts.trail.daily import keep_trail
from counselling.core import clock

#: So many entries are checked while somebody waits for a page, about; `audit_verify` checks all.
CHECKED_AT_ONCE = 5_000
ANCHORS_AT_ONCE = 10


@dataclass(frozen=True, slots=True)
class State:
    """What was found; `anchored` is one of `written`, `late`, `unset` and `lost`."""

    checked: Checked
    anchored: str


def state_of_trail() -> State:
    """Check the newest part of the chain, and the newest anchors with it."""
    keep_trail()
    anchors, anchored = _anchors()
    return State(check_trail(anchors=anchors, newest=CHECKED_AT_ONCE), anchored)


def _anchors() -> tuple[list[Point], str]:
    if not settings.AUDIT_ANCHOR_DIR:
        return [], "unset"
    try:
        found = anchors_in(Path(settings.AUDIT_ANCHOR_DIR), newest=ANCHORS_AT_ONCE)
    except (OSError, UnreadableAnchor):
        return [], "lost"
    today = clock.now().date()
    return found, "written" if any(point.day == today for point in found) else "late"
