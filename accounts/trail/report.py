"""What `audit_verify` says: where the chain first does not fit, in words for whoever runs the service."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from accounts.trail.anchors import UnreadableAnchor, anchors_in
from accounts.trail.chain import Point
from accounts.trail.checking import Checked, Fault, check_trail
from accounts.trail.guard import is_guarded
from counselling.core.clock import iso

FAULTS = {
    "missing": "entry {seq} is missing",
    "doubled": "entry {seq} stands where no entry can be: its number was given before",
    "changed": "entry {seq} was changed, or another was put in its place",
    "cut": "the end is cut off: entry {seq} and what followed is gone",
    "rewritten": "entry {seq} is not the one that was written down at that number",
    "forged": "what was written down at entry {seq} is not signed by this installation",
}
UNGUARDED = (
    "The database would let somebody change entries: its triggers are gone (see docs/audit.md)."
)


@dataclass(frozen=True, slots=True)
class Report:
    """One sentence about the whole, and sentences about what else somebody should know."""

    fits: bool
    sentence: str
    warnings: tuple[str, ...] = ()


class NoAnchors(Exception):  # noqa: N818 - said to whoever runs the service
    """There is nothing to compare the trail with, although somebody asked for it."""


def verify_trail(anchor_folder: str = "") -> Report:
    """Go along the whole trail, compare it with the anchors, and say what came of it."""
    try:
        anchors = _anchors(anchor_folder or settings.AUDIT_ANCHOR_DIR, wanted=bool(anchor_folder))
    except NoAnchors as none:
        return Report(fits=False, sentence=str(none))
    checked = check_trail(anchors=anchors)
    if checked.fault:
        return Report(fits=False, sentence=f"The audit trail is broken: {_said(checked.fault)}.")
    warnings = () if is_guarded(connection) else (UNGUARDED,)
    return Report(fits=True, sentence=_whole(checked, anchors), warnings=warnings)


def _anchors(folder: str, *, wanted: bool) -> list[Point]:
    try:
        found = anchors_in(Path(folder)) if folder else []
    except UnreadableAnchor as unreadable:
        raise NoAnchors(f"The anchor {unreadable} cannot be read.") from None
    except OSError:
        raise NoAnchors(f"The folder of anchors {folder} cannot be read.") from None
    if wanted and not found:
        raise NoAnchors(f"There is no anchor in {folder}.")
    return found


def _said(fault: Fault) -> str:
    return FAULTS[fault.kind].format(seq=fault.seq)


def _whole(checked: Checked, anchors: list[Point]) -> str:
    until = f", written {iso(checked.until)}" if checked.until else ""
    against = f"the anchor of {anchors[-1].day}" if anchors else "no anchor"
    return (
        f"The audit trail fits: entries {checked.begin + 1} to {checked.end}{until}"
        f" (compared with {against})."
    )
