"""The tables that are published of a period, made of what was counted: their rows are always the same ones."""

from collections import Counter
from collections.abc import Mapping, Sequence

from counselling.conversation.rules import IAm, Level, Referral, Stars
from counselling.statistics.models import Kind

# Doors know the words of the tables from here.
from counselling.statistics.models import Topic as Topic
from counselling.statistics.models import Why as Why
from counselling.statistics.rules.counting import (
    ANSWERED,
    BETTER,
    LENGTHS,
    NONE,
    SAME,
    UNANSWERED,
    WAITS,
    WORSE,
)
from counselling.statistics.rules.hiding import Cells

#: How often something was counted, by kind and key.
Counted = Counter[tuple[str, str]]
#: A weekday, and the hour from which on.
Moment = tuple[str, str]

NOT_ANSWERED = "unanswered"
WEEKDAYS = tuple(map(str, range(7)))
#: With which hours a part of the day begins; nobody comes at night, and the evening is long.
HOURS = (0, 12, 14, 16, 17, 18, 19, 20, 21, 22)
ROWS: Mapping[Topic, tuple[str, ...]] = {
    Topic.UNANSWERED: UNANSWERED,
    Topic.LEFT_AFTER: tuple(map(str, WAITS)),
    Topic.WAIT: tuple(map(str, WAITS)),
    Topic.LENGTH: tuple(map(str, LENGTHS)),
    Topic.STARS: (*map(str, Stars.values), NONE),
    Topic.MOOD: (BETTER, SAME, WORSE, NONE),
    Topic.WHO: tuple(IAm.values),
    Topic.LEVEL: tuple(Level.values),
    Topic.REFERRAL: tuple(Referral.values),
    Topic.TURNED_AWAY: tuple(Why.values),
}
#: The tables that are divided by network too, in the order of a page: all are about those who got an answer.
DIVIDED = (
    Topic.WAIT, Topic.LENGTH, Topic.STARS, Topic.MOOD, Topic.WHO, Topic.LEVEL, Topic.THEME, Topic.REFERRAL,
)  # fmt: skip
#: Of which kind of count a table is made, where they are not called alike.
KIND_OF: Mapping[str, str] = {Topic.UNANSWERED: Kind.OUTCOME}


def tables_of(
    counted: Counted, *, themes: Sequence[str], networks: Sequence[str]
) -> dict[Topic, Cells]:
    """Return every table of a period, with the number in each of its rows, nobody's too."""
    rows = {**ROWS, Topic.THEME: tuple(themes), Topic.NETWORK: (*networks, NONE)}
    tables = {
        topic: {key: counted[KIND_OF.get(topic, topic), key] for key in keys}
        for topic, keys in rows.items()
    }
    moments = moments_of(counted)
    return {
        Topic.OUTCOME: outcomes_of(counted),
        Topic.WEEKDAY: _along(moments, WEEKDAYS, 0),
        Topic.HOUR: _along(moments, tuple(map(str, HOURS)), 1),
        **tables,
    }


def outcomes_of(counted: Counted) -> dict[str, int]:
    """Return how many got an answer and how many did not."""
    unanswered = sum(counted[Kind.OUTCOME, key] for key in UNANSWERED)
    return {ANSWERED: counted[Kind.OUTCOME, ANSWERED], NOT_ANSWERED: unanswered}


def moments_of(counted: Counted) -> Counter[Moment]:
    """Return how many joined the line at which moments of the week."""
    found: Counter[Moment] = Counter()
    for (kind, key), count in counted.items():
        if kind == Kind.MOMENT:
            weekday, hour = key.split("-")
            found[weekday, str(max(begin for begin in HOURS if begin <= int(hour)))] += count
    return found


def _along(moments: Counter[Moment], keys: tuple[str, ...], side: int) -> dict[str, int]:
    found: Counter[str] = Counter()
    for moment, count in moments.items():
        found[moment[side]] += count
    return {key: found[key] for key in keys}
