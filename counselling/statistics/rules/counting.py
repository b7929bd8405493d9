"""What is counted of one visit; a count says nothing about who it was."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from counselling.conversation.rules import EndedBy, IAm, Level, Referral
from counselling.statistics.models import Kind

#: From how many minutes on somebody is in the next band.
WAITS = (0, 5, 10, 20, 30, 45)
LENGTHS = (0, 5, 15, 30, 45, 60)
NONE = "none"

ANSWERED, LEFT_BEFORE_ANSWER, NOBODY_CAME = "answered", "left_before_answer", "nobody_came"
LEFT_WAITING, CLOSED_WAITING = "left_waiting", "closed_waiting"
UNANSWERED = (LEFT_BEFORE_ANSWER, NOBODY_CAME, LEFT_WAITING, CLOSED_WAITING)
#: With whom a counsellor was in a conversation: their own count knows these.
TALKED = (ANSWERED, LEFT_BEFORE_ANSWER)

#: What is counted for each network as well, of those who got an answer.
OF_NETWORKS = frozenset({
    Kind.WAIT, Kind.LENGTH, Kind.STARS, Kind.MOOD, Kind.WHO, Kind.LEVEL, Kind.REFERRAL, Kind.THEME,
})  # fmt: skip

BETTER, SAME, WORSE = "better", "same", "worse"

#: Hidden for another row's sake only where nothing else is left: how many gave no stars belongs beside the stars,
#: and when somebody left the line is a table of its own.
SPARED = frozenset({NONE, LEFT_WAITING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One visit that is over, as far as it is counted; `opened_at` in the time of the service."""

    opened_at: datetime
    ended_at: datetime
    ended_by: str
    taken_at: datetime | None = None
    #: Whether the young person came when they were called, or wrote.
    came: bool = False
    #: Whether they were called, and nobody came.
    missed: bool = False
    replied_at: datetime | None = None
    stars: int | None = None
    mood_before: int | None = None
    mood_after: int | None = None
    #: Whose conversation it was, and of which network they are.
    counsellor: int | None = None
    network: int | None = None
    #: As the counsellor registered it; empty where nobody did.
    who: str = ""
    level: str = ""
    referral: str = ""
    themes: tuple[int, ...] = ()


def outcome_of(one: Facts) -> str:
    """Return how a visit went."""
    if one.replied_at:
        return ANSWERED
    if one.came:
        return LEFT_BEFORE_ANSWER
    if one.missed or one.taken_at:
        return NOBODY_CAME
    return LEFT_WAITING if one.ended_by == EndedBy.VISITOR else CLOSED_WAITING


def counts_of(one: Facts) -> Iterator[tuple[Kind, str]]:
    """Go through everything for which a visit counts one."""
    outcome = outcome_of(one)
    yield Kind.OUTCOME, outcome
    yield Kind.MOMENT, f"{one.opened_at.weekday()}-{one.opened_at.hour}"
    if outcome == LEFT_WAITING:
        yield Kind.LEFT_AFTER, band(one.ended_at - one.opened_at, WAITS)
    if one.replied_at:
        yield Kind.WAIT, band((one.taken_at or one.replied_at) - one.opened_at, WAITS)
        yield Kind.LENGTH, band(one.ended_at - one.replied_at, LENGTHS)
        yield from _told(one)
        yield from _registered(one)


def _told(one: Facts) -> Iterator[tuple[Kind, str]]:
    yield Kind.STARS, str(one.stars or NONE)
    yield Kind.MOOD, _change(one.mood_before, one.mood_after)


def _change(before: int | None, after: int | None) -> str:
    if not before or not after:
        return NONE
    if before == after:
        return SAME
    return BETTER if after > before else WORSE


def _registered(one: Facts) -> Iterator[tuple[Kind, str]]:
    # Whoever was not registered stands with those of whom nothing is known: a row of their own would be the
    # same number in three tables, and what is hidden in one could stand in another.
    yield Kind.WHO, one.who or IAm.OTHER
    yield Kind.LEVEL, one.level or Level.UNKNOWN
    yield Kind.REFERRAL, one.referral or Referral.NONE
    yield Kind.NETWORK, network_of(one)
    yield from ((Kind.THEME, str(theme)) for theme in one.themes)


def network_of(one: Facts) -> str:
    """Return for which network a visit counts that got an answer."""
    return str(one.network or NONE)


def band(span: timedelta, bands: tuple[int, ...]) -> str:
    """Return in which band a span of time lies, by the minute with which it begins."""
    minutes = span / timedelta(minutes=1)
    return str(max((begin for begin in bands if begin <= minutes), default=0))
