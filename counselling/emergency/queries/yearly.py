"""A year of the register of disclosures, with what stands out in it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from counselling.emergency.models import AddressRequest, Disclosure
from counselling.emergency.queries.register import Entry, entry_of
from counselling.emergency.queries.requests import Standing, named, standing
from counselling.emergency.rules import Stand, What

WITH = ("staff", "request", "request__answered_by", "request__reviewed_by")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One disclosure, with the request whose address was given; an opening that nobody gave on has no recipient."""

    entry: Entry
    discussed: str = ""
    request: Standing | None = None

    @property
    def given(self) -> bool:
        """Whether it is written down who got it."""
        return bool(self.entry.whom)


@dataclass(frozen=True, kw_only=True)
class Year:
    """All that was told in a year, the newest first, and the numbers of the yearly report."""

    lines: list[Line]
    calls: int
    addresses: int
    alone: int
    #: Opened, and nobody wrote down who got it.
    unwritten: int
    overdue: int


def years(now: datetime) -> list[int]:
    """Return the years of which something stands in the register, this one first."""
    kept = Disclosure.objects.order_by().dates("at", "year", order="DESC")
    opened = _opened().order_by().dates("answered_at", "year", order="DESC")
    return sorted({now.year, *(day.year for day in (*kept, *opened))}, reverse=True)


def register_of(year: int, now: datetime) -> Year:
    """Return what was told in a year, with openings of which nobody wrote down who got the address."""
    kept = list(Disclosure.objects.filter(at__year=year).select_related(*WITH))
    opened = [standing(row) for row in _opened().filter(answered_at__year=year)]
    by_number = {one.number: one for one in opened}
    others = {row.request_id for row in kept if row.request_id} - by_number.keys()
    by_number |= {row.pk: standing(row) for row in named().filter(pk__in=others)}
    written = set(
        Disclosure.objects.filter(request__in=by_number).values_list("request", flat=True)
    )
    unwritten = [_unwritten(one) for one in opened if one.number not in written]
    lines = [_line(row, by_number.get(row.request_id or 0)) for row in kept] + unwritten
    return Year(
        lines=sorted(lines, key=lambda line: line.entry.at, reverse=True),
        calls=sum(row.what == What.KNOWN for row in kept),
        addresses=len(opened),
        alone=sum(one.how == "alone" for one in opened),
        unwritten=len(unwritten),
        overdue=sum(one.overdue(now) for one in opened),
    )


def _opened() -> QuerySet[AddressRequest]:
    return named().filter(state=Stand.OPENED)


def _line(row: Disclosure, request: Standing | None) -> Line:
    return Line(entry=entry_of(row), discussed=row.discussed, request=request)


def _unwritten(one: Standing) -> Line:
    entry = Entry(
        at=one.answered_at or one.asked_at, by=one.answered_name, what=What.ADDRESS,
        whom="", ground=one.ground, told="", recipient="",
    )  # fmt: skip
    return Line(entry=entry, request=one)
