"""How long anything about a person may be kept at most, and what a sweep is made of."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, ClassVar, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import QuerySet

from counselling.core import clock
from counselling.core.keys import RingName
from counselling.core.periods import PERIODS, TWO_YEARS

#: Two years, as the privacy statement promises; no setting can raise it.
CEILING = timedelta(days=TWO_YEARS)

Row = TypeVar("Row", bound=models.Model)


def days_kept(setting: str) -> int:
    """Return how many days a kind is kept now, by the name of its setting: never more than the code allows."""
    period = PERIODS[setting]
    own = min(int(getattr(settings, setting)), period.most)
    return min(own, days_kept(period.within)) if period.within else own


def time_kept(setting: str) -> timedelta:
    """Return how long a kind is kept now, by the name of its setting."""
    return timedelta(days=days_kept(setting))


def oldest_kept(now: datetime, setting: str) -> datetime:
    """Return the moment at or before which nothing of a kind is kept, by the name of its setting."""
    return now - time_kept(setting)


def goes_first(setting: str) -> bool:
    """Tell whether a kind goes before the one it hangs on."""
    return days_kept(setting) < days_kept(PERIODS[setting].within)


class Young(models.Manager[Row]):
    """Rows that anybody may still meet; what is too old is in nobody's sight, swept or not."""

    setting: ClassVar[str]
    #: The column that days are counted from.
    since: ClassVar[str]

    def get_queryset(self) -> QuerySet[Row]:
        """Leave out what is too old from this moment on."""
        oldest = oldest_kept(clock.now(), self.setting)
        return super().get_queryset().filter(**{f"{self.since}__gt": oldest})


@dataclass(frozen=True, slots=True)
class Gone:
    """What one small step of a sweep removed."""

    rows: int
    #: Whether there may be more to remove.
    more: bool = False
    #: Keys of the ring that are needed by one row fewer.
    keys: frozenset[RingName] = frozenset()


@dataclass(frozen=True, slots=True)
class Step:
    """One kind of row that a sweep forgets; a room declares its own, and `retention` lists them all."""

    #: The name under which it is counted; never more than a count is kept.
    kind: str
    #: How many rows are due by then.
    due: Callable[[datetime], int]
    #: Forgets some of them, at most so many, within the transaction of whoever calls.
    forget: Callable[[datetime, int], Gone]
    #: The tables it removes rows of, or empties.
    tables: Callable[[], tuple[type[models.Model], ...]] = tuple


def rows_step(kind: str, old: Callable[[datetime], QuerySet[Any]]) -> Step:
    """Make the step that deletes the rows which `old` finds, whatever hangs on them included."""
    return Step(kind, lambda now: old(now).count(), partial(_forget_rows, old), _table_of(old))


def emptied_step(kind: str, old: Callable[[datetime], QuerySet[Any]], **values: Any) -> Step:
    """Make the step that leaves the rows which `old` finds, and empties some of their columns."""
    forget = partial(_empty_rows, old, values)
    return Step(kind, lambda now: old(now).count(), forget, _table_of(old))


def _table_of(
    old: Callable[[datetime], QuerySet[Any]],
) -> Callable[[], tuple[type[models.Model], ...]]:
    return lambda: (old(clock.now()).model,)


def _forget_rows(old: Callable[[datetime], QuerySet[Any]], now: datetime, limit: int) -> Gone:
    keys = _some(old(now), limit)
    # Asked again with the keys: what became younger meanwhile stays.
    rows = old(now).filter(pk__in=keys)
    deleted = rows.delete()[1] if keys else {}
    return Gone(deleted.get(rows.model._meta.label, 0), more=len(keys) == limit)


def _empty_rows(
    old: Callable[[datetime], QuerySet[Any]], values: dict[str, Any], now: datetime, limit: int
) -> Gone:
    keys = _some(old(now), limit)
    emptied = old(now).filter(pk__in=keys).update(**values) if keys else 0
    return Gone(emptied, more=len(keys) == limit)


def _some(rows: QuerySet[Any], limit: int) -> list[Any]:
    return list(rows.order_by("pk").values_list("pk", flat=True)[:limit])
