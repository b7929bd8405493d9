"""Sums that lie across two school years: a year of the calendar, and its third quarter.

They overlap with school years, so no tree tells what follows from them. Therefore such a sum shows what anybody could
work out from what is published, all of it and nothing else: nothing follows from it that did not before, and nothing
that is hidden in it follows.
"""

from collections.abc import Iterable, Mapping, Sequence

from counselling.statistics.models import Topic
from counselling.statistics.rules.hiding import TOTAL

#: A table as anybody sees it, with its total: nothing stands where a number is hidden.
AsShown = Mapping[str, int | None]
#: The tables of a period.
Tables = Mapping[Topic, AsShown]


def calendar_year(parts: Sequence[Tables]) -> dict[Topic, AsShown]:
    """Return the tables of a year of the calendar, from its two parts."""
    return {topic: added_up(counting(topic, parts)) for topic in _topics(parts)}


def third_quarter(
    summer: Sequence[Tables], spring: Sequence[Tables], september: Tables
) -> dict[Topic, AsShown]:
    """Return the tables of a third quarter: September, and what follows of the summer months.

    `spring` are the sum from January to August and the quarters in it. A table that was empty in September is left
    out: there the quarter would be the summer alone, which may be small.
    """
    found: dict[Topic, AsShown] = {}
    for topic in _topics([*summer, september]):
        last = counting(topic, [september])
        summery = _summer(topic, summer, spring)
        if not summery or any(table[TOTAL] != 0 for table in last):
            found[topic] = added_up([*summery, *last])
    return found


def _summer(topic: Topic, months: Sequence[Tables], spring: Sequence[Tables]) -> list[AsShown]:
    """Return a table of the summer months together, if there are any."""
    told = counting(topic, months)
    if not told or not spring:
        return told
    whole, *quarters = counting(topic, spring)
    table = {key: _either(added_up(told).get(key, 0), _less(whole, quarters, key)) for key in whole}
    return [_completed(table)]


def _less(whole: AsShown, parts: Sequence[AsShown], key: str) -> int | None:
    number, rest = whole[key], added_up(parts).get(key, 0)
    return None if number is None or rest is None else number - rest


def _either(one: int | None, other: int | None) -> int | None:
    return other if one is None else one


def _completed(table: dict[str, int | None]) -> AsShown:
    """Fill in a row that is the only one missing."""
    missing = [key for key, number in table.items() if number is None]
    if len(missing) != 1 or TOTAL in missing:
        return table
    total = table[TOTAL] or 0
    rest = sum(number or 0 for key, number in table.items() if key != TOTAL)
    return table | {missing[0]: total - rest}


def counting(topic: Topic, tables: Sequence[Tables]) -> list[AsShown]:
    """Return the tables of a topic that count in a sum; all of them hidden where none does."""
    found = [one[topic] for one in tables if topic in one]
    if topic != Topic.LEFT_AFTER:
        return found
    return [one for one in found if one[TOTAL] is not None]


def added_up(tables: Sequence[AsShown]) -> dict[str, int | None]:
    """Return the sum of these as far as they are shown."""
    return {key: _plus([one.get(key, 0) for one in tables]) for one in tables for key in one}


def _plus(numbers: Iterable[int | None]) -> int | None:
    known = list(numbers)
    return None if None in known else sum(number or 0 for number in known)


def _topics(tables: Iterable[Tables]) -> set[Topic]:
    return {topic for one in tables for topic in one}
