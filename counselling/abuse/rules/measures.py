"""Which measure may be taken, how long it lasts, and what kind steps come before it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from counselling.abuse.models.choices import Ground as Ground
from counselling.abuse.models.choices import Kind as Kind
from counselling.conversation.rules import State

PAUSE = timedelta(minutes=10)
#: A counsellor's block ends tonight, and never later than this.
TONIGHT_MOST = timedelta(hours=24)
#: What a supervisor may decide alone, and what two of them may.
DAYS_ALONE, DAYS_MOST = 7, 28
#: For so long after the end a conversation may still be counted or answered with a lasting measure.
AFTERWARDS = timedelta(hours=1)
#: By how much whoever is in the slow lane stands behind those who come meanwhile; nobody waits for ever.
SLOWER = timedelta(minutes=10)
#: Behind a shared network it is for the most part somebody else who waits.
SLOWER_SHARED = timedelta(minutes=3)
NOTE_LIMIT = 500

#: What needs no warning before it.
AT_ONCE = frozenset({Ground.THREAT, Ground.OBSCENE})
FREE = frozenset({Kind.FLAG, Kind.WARNING})
WHILE_TALKING = frozenset({Kind.WARNING, Kind.PAUSE, Kind.END})
GENTLER = frozenset({Kind.PAUSE, Kind.END, Kind.SLOW})


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a counsellor wants to do; no days is until tonight's end."""

    kind: Kind
    ground: Ground
    note: str = ""
    days: int = 0
    #: Whether a supervisor is asked to make a block of tonight last longer.
    longer: bool = False


@dataclass(frozen=True, kw_only=True)
class SoFar:
    """What stands about a visit before a measure is taken."""

    state: str
    #: The young person wrote nothing, before or in the conversation.
    silent: bool
    warned: bool
    #: A gentler measure than a block was taken here, or lasts for this connection.
    gentler: bool


def why_not(kind: Kind, ground: Ground | None, so_far: SoFar) -> str:
    """Return why a measure cannot be taken now, or nothing; without a ground, what holds for every ground."""
    if so_far.silent:
        # Whoever is afraid is silent: that is never abuse.
        return "silent"
    if kind in WHILE_TALKING and so_far.state != State.ACTIVE:
        return "ended"
    return _too_early(kind, ground, so_far)


def _too_early(kind: Kind, ground: Ground | None, so_far: SoFar) -> str:
    if kind in FREE or ground in AT_ONCE:
        return ""
    if not so_far.warned:
        return "warn_first"
    if kind == Kind.BLOCK and not so_far.gentler:
        return "gentler_first"
    return ""


def may_last(days: int, *, supervisor: bool) -> bool:
    """Tell whether somebody may ask for a block of so many days."""
    return days == 0 or (supervisor and 0 < days <= DAYS_MOST)


def ends(kind: Kind, days: int, *, tonight: datetime, now: datetime) -> datetime:
    """Return until when a measure lasts as soon as it is taken; what only happens once ends at once."""
    if kind == Kind.PAUSE:
        return now + PAUSE
    if kind == Kind.BLOCK and days:
        return lengthened(now, days)
    if kind in (Kind.SLOW, Kind.BLOCK):
        return min(tonight, now + TONIGHT_MOST)
    return now


def lengthened(began: datetime, days: int) -> datetime:
    """Return until when a block lasts that one supervisor wants for so many days since it began."""
    return began + timedelta(days=min(days, DAYS_ALONE))


def asked_until(kind: Kind, days: int, now: datetime) -> datetime | None:
    """Return until when a block is meant to last that needs a second person, or nothing."""
    return now + timedelta(days=days) if kind == Kind.BLOCK and days > DAYS_ALONE else None


def wishes_longer(wanted: Wanted) -> bool:
    """Tell whether a supervisor is to say if it lasts longer."""
    return wanted.longer and wanted.kind == Kind.BLOCK and wanted.days == 0


def slower(*, shared: bool) -> timedelta:
    """Return by how much somebody stands behind those who come meanwhile."""
    return SLOWER_SHARED if shared else SLOWER
