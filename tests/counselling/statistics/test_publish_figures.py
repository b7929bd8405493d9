"""Figures are published once, from months that were counted, and nothing that happens later changes them."""

from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
import time_machine

from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.models import Conversation
from counselling.conversation.rules import EndedBy
from counselling.privacy.actions.erasing import erase_now
from counselling.retention.actions.sweep import sweep
from counselling.statistics.actions.publishing import publish_figures
from counselling.statistics.models import Count, Figure, Period, Span, Topic
from tests.counselling.evening import counsellor, together, visitor
from tests.counselling.statistics.months import (
    Service,
    count_as_month,
    months_from,
    some_visits,
)
from tests.counselling.themes import first_themes as first_themes

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("clock"),
]

SEPTEMBER = date(2025, 9, 1)

Clock = time_machine.Traveller


def counted(*sizes: int, first: date = SEPTEMBER) -> None:
    service, chance = Service.as_it_is(), Random(11)
    for month, size in zip(months_from(first, len(sizes)), sizes, strict=True):
        count_as_month(month, list(some_visits(chance, month, size, service)))


def spans(span: Span = Span.MONTH) -> list[tuple[int, int]]:
    """Return with which months of the calendar what was published begins and ends."""
    rows = Period.objects.filter(span=span).order_by("last")
    return [(period.first.month, period.last.month) for period in rows]


def standing() -> list[tuple[object, ...]]:
    """Return everything that is published."""
    rows = Figure.objects.order_by("period__last", "period__span", "topic", "key")
    return list(rows.values_list("period__last", "period__span", "topic", "key", "count"))


def test_a_month_is_published_once_and_for_good() -> None:
    counted(60)
    publish_figures()
    before = standing()
    Count.objects.update(count=1000)
    assert publish_figures() == []
    assert standing() == before


def test_a_small_month_waits_for_the_next_one() -> None:
    counted(8, 7, 60, 60, 9)
    publish_figures()
    assert spans() == [(9, 11), (12, 12)]
    counted(40, first=date(2026, 2, 1))
    publish_figures()
    assert spans() == [(9, 11), (12, 12), (1, 2)]


def test_a_month_without_anybody_waits_for_nothing() -> None:
    counted(0, 60)
    publish_figures()
    assert spans() == [(9, 9), (10, 10)]
    assert {figure.count for figure in Figure.objects.filter(period__last=SEPTEMBER)} == {0}


def test_what_was_too_small_for_half_a_year_is_never_published() -> None:
    counted(3, 2, 2, 2, 2, 2, 2, 60)
    publish_figures()
    assert spans() == [(11, 4)]


def test_a_year_is_published_with_its_august_and_leaves_nothing_more_exact() -> None:
    counted(*[60] * 11)
    publish_figures()
    assert spans(Span.YEAR) == []
    assert Count.objects.exists()
    counted(0, first=date(2026, 8, 1))
    publish_figures()
    assert spans(Span.YEAR) == [(9, 7)]
    assert not Count.objects.exists()
    assert not Figure.objects.filter(count__range=(1, 4)).exists()


def test_a_year_is_the_sum_of_its_months() -> None:
    counted(*[60] * 12)
    publish_figures()
    for key in ("answered", "unanswered"):
        figures = Figure.objects.filter(topic=Topic.OUTCOME, key=key)
        months = figures.filter(period__span=Span.MONTH).values_list("count", flat=True)
        assert figures.get(period__span=Span.YEAR).count == sum(count or 0 for count in months)


def test_each_sum_is_published_with_its_last_month_and_the_second_quarter_with_august() -> None:
    counted(*[60] * 4)
    publish_figures()
    assert spans(Span.PART) == [(9, 12)]
    assert spans(Span.QUARTER) == [(9, 9), (10, 12)]
    assert spans(Span.CALENDAR) == [(9, 12)]
    counted(*[60] * 7, first=date(2026, 1, 1))
    publish_figures()
    assert spans(Span.QUARTER)[2:] == [(1, 3)]
    counted(60, first=date(2026, 8, 1))
    publish_figures()
    assert spans(Span.QUARTER)[2:] == [(1, 3), (4, 6)]
    assert spans(Span.PART)[1:] == [(1, 8)]
    assert spans(Span.YEAR) == [(9, 8)]
    counted(*[60] * 4, first=date(2026, 9, 1))
    publish_figures()
    assert (7, 9) in spans(Span.QUARTER)
    assert spans(Span.CALENDAR)[1:] == [(1, 12)]


def test_without_its_parts_a_year_of_the_calendar_is_not_made_up() -> None:
    counted(*[60] * 12)
    publish_figures()
    Period.objects.filter(span=Span.PART).delete()
    Period.objects.filter(span=Span.CALENDAR).delete()
    publish_figures()
    assert spans(Span.CALENDAR) == []


def test_august_that_waits_for_october_belongs_to_the_next_year() -> None:
    counted(*[60] * 11, 6, 5, 60)
    publish_figures()
    assert spans()[-1] == (8, 10)
    (year,) = Period.objects.filter(span=Span.YEAR)
    assert year.last == date(2026, 7, 1)


def test_two_processes_at_once_publish_a_month_once() -> None:
    counted(60)
    done = together(publish_figures, publish_figures)
    # September is the third quarter too, as far as this service has one; either may publish either.
    assert sum(len(periods) for periods in done if isinstance(periods, list)) == 2
    assert spans() == [(9, 9)]


@pytest.mark.usefixtures("open_door")
def test_no_figure_changes_when_somebody_is_erased(clock: Clock) -> None:
    counsellor()
    rooms = [visitor(f"Noor {number}") for number in range(25)]
    for room in rooms:
        end_conversation(conversation_id=room, by=EndedBy.VISITOR)
    clock.move_to(datetime(2026, 12, 15, 4, tzinfo=ZoneInfo("Europe/Brussels")))
    sweep()
    before = standing()
    assert (date(2026, 11, 1), "month", "outcome", "total", 25) in before
    erase_now(conversation_id=rooms[0])
    assert Conversation.everything.count() == 24
    clock.shift(timedelta(days=1))
    sweep()
    assert standing() == before
