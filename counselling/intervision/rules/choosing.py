"""Which conversations are looked at: what may be proposed, and a draw that is fair."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from counselling.intervision.models import DrawnFor

QUESTION_LIMIT = 500
OBJECTION_LIMIT = 500
#: So long after its end a counsellor may propose their own conversation.
PROPOSE_WITHIN = timedelta(days=7)
#: So long the counsellor of a drawn one may object.
OBJECT_WITHIN = timedelta(days=7)
#: A week is drawn from once it is over for so long: the last visits of its Sunday ended, and said whether they may.
WEEK_SETTLED = timedelta(hours=12)

#: From how many minutes on a wait was long, and under how many a talk was left early.
LONG_WAIT, EARLY = 20, 5
#: Stars up to here are few.
FEW_STARS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawable:
    """A conversation that may be drawn, as far as the draw looks at it."""

    id: UUID
    waited: timedelta
    #: From the first answer to the end.
    lasted: timedelta
    #: Whether the young person went, and nobody else ended it.
    left: bool
    stars: int | None


def last_week(now: datetime, zone: ZoneInfo) -> date:
    """Return the Monday of the last week that is over and settled, by the clock of the service."""
    day = (now - WEEK_SETTLED).astimezone(zone).date()
    return day - timedelta(days=day.weekday() + 7)


def fair_draw(pool: Sequence[Drawable], size: int, lot: Random) -> list[tuple[UUID, DrawnFor]]:
    """Draw so many conversations by lot, each once.

    Most are drawn from all. One that got few stars is mixed among these, and nobody is told which: stars say
    something about an evening, and not about a counsellor. Then comes one that waited long and one that was left
    early, so that not only what went well enough to last is looked at.
    """
    beside = min(2, size // 2)
    few_stars = [one for one in pool if one.stars is not None and one.stars <= FEW_STARS]
    random = _some(few_stars, 1 if size - beside > 1 else 0, lot)
    random += _some(_others(pool, random), size - beside - len(random), lot)
    long_wait = _some(_others(filter(_waited_long, pool), random), min(beside, 1), lot)
    early = _some(_others(filter(_left_early, pool), random + long_wait), max(beside - 1, 0), lot)
    lot.shuffle(random)
    named = (
        (DrawnFor.RANDOM, random),
        (DrawnFor.LONG_WAIT, long_wait),
        (DrawnFor.LEFT_EARLY, early),
    )
    return [(one.id, why) for why, drawn in named for one in drawn]


def _waited_long(one: Drawable) -> bool:
    return one.waited >= timedelta(minutes=LONG_WAIT)


def _left_early(one: Drawable) -> bool:
    return one.left and one.lasted < timedelta(minutes=EARLY)


def _others(pool: Iterable[Drawable], drawn: Sequence[Drawable]) -> list[Drawable]:
    return [one for one in pool if one not in drawn]


def _some(pool: Sequence[Drawable], count: int, lot: Random) -> list[Drawable]:
    return lot.sample(pool, min(count, len(pool)))
