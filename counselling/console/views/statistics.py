"""How the chat is used: figures of months, quarters and years as they were published, and somebody's own."""

import csv
from collections.abc import Iterator
from io import StringIO

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.decorators import StaffRequest, page_for
from counselling.console.rights import MAY_COMPARE, MAY_COUNSEL
from counselling.console.statistics_networks import could_be_divided, shares_of
from counselling.console.statistics_periods import (
    alike,
    chosen,
    compared,
    months_in_words,
    period_in_words,
    periods_in_words,
)
from counselling.console.statistics_shown import Section, sections_of
from counselling.console.statistics_words import HIDDEN, OF_ALL
from counselling.core import clock
from counselling.core.sheet import harmless
from counselling.statistics.queries.figures import Shown, months_within, periods_shown
from counselling.statistics.queries.own import own_figures
from counselling.statistics.rules.spans import Span

#: So that a table program of any language reads the letters as they are.
MARK = "\ufeff"


@require_safe
@page_for(*MAY_COMPARE)
def statistics(request: StaffRequest) -> HttpResponse:
    """Show the figures of a month, or of several together."""
    known = periods_shown()
    asked = request.GET.get("period", "")
    period = chosen(known, asked, span=Span.MONTH)
    context = {
        "name": request.signed_in.display_name,
        "here": "statistics",
        "kinds": periods_in_words(known),
        "period": period,
        "title": period_in_words(period) if period else "",
        "months": months_in_words(period) if period and period.span != Span.MONTH else "",
        "unknown": bool(asked) and period is None,
        **_figures(period, request.GET.get("network", "")),
    }
    return render(request, "console/statistics/page.html", context)


def _figures(period: Shown | None, network: str) -> dict[str, object]:
    """Return what a page shows of a period: the figures of all, or of the one network that was asked for."""
    if period is None:
        return {}
    shares = shares_of(period)
    share = next((share for share in shares if share.key == network), None)
    return {
        "shares": shares,
        "share": share,
        "missed": not shares and could_be_divided(period),
        "sections": [] if share else sections_of(period),
    }


@require_safe
@page_for(*MAY_COMPARE)
def report(request: StaffRequest) -> HttpResponse:
    """Show a school year or a year of the calendar to be printed, month by month and beside the years before."""
    known = alike(periods_shown(), Span.YEAR, Span.CALENDAR)
    year = chosen(known, request.GET.get("year", ""), span=Span.YEAR)
    context = {
        "name": request.signed_in.display_name,
        "here": "statistics",
        "years": known,
        "year": year,
        "title": period_in_words(year) if year else "",
        "counted": months_in_words(year) if year else "",
        **_figures(year, request.GET.get("network", "")),
        "months": compared(months_within(year)) if year else None,
        "compared": compared(reversed(alike(known, year.span))) if year else None,
        "made_at": clock.now(),
    }
    return render(request, "console/statistics/report.html", context)


@require_safe
@page_for(*MAY_COMPARE)
def sheet(request: StaffRequest) -> HttpResponse:
    """Give the figures of a period, or one table of them, as a file for table programs."""
    period = chosen(periods_shown(), request.GET.get("period", ""), span=Span.MONTH)
    if period is None:
        raise Http404
    asked = {name: request.GET.get(name, "") for name in ("topic", "network")}
    parts = [("", str(OF_ALL), sections_of(period))]
    parts += [(share.key, share.name, share.sections) for share in shares_of(period)]
    rows = [
        (name, section)
        for key, name, sections in parts
        for section in sections
        if asked["topic"] in ("", section.key) and asked["network"] in ("", key)
    ]
    content = MARK + _as_text(_rows(period, rows))
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    name = _("cijfers")
    response["Content-Disposition"] = f'attachment; filename="{name}-{period.name}.csv"'
    return response


def _rows(period: Shown, sections: list[tuple[str, Section]]) -> Iterator[tuple[object, ...]]:
    yield _("Periode"), _("Tabel"), _("Rij"), _("Aantal"), _("Netwerk")
    words = period_in_words(period)
    for network, section in sections:
        for line in section.lines:
            yield words, section.title, line.name, _cell(line.count), network
        yield words, section.title, _("Samen"), _cell(section.total), network


def _cell(count: int | None) -> object:
    return HIDDEN if count is None else count


def _as_text(rows: Iterator[tuple[object, ...]]) -> str:
    text = StringIO()
    # Table programs take a comma for a decimal sign here.
    writer = csv.writer(text, delimiter=";")
    writer.writerows([harmless(str(cell)) for cell in row] for row in rows)
    return text.getvalue()


@require_safe
@page_for(*MAY_COUNSEL)
def own(request: StaffRequest) -> HttpResponse:
    """Show somebody their own numbers. The page takes no name: it shows whoever opens it to themselves."""
    figures = own_figures(request.signed_in.staff_id, clock.now())
    context = {
        "name": request.signed_in.display_name,
        "here": "own_statistics",
        "figures": [(period_in_words(one.period), one) for one in figures],
    }
    return render(request, "console/statistics/own.html", context)


urlpatterns = [
    path("", statistics, name="staff_statistics"),
    path("csv/", sheet, name="staff_statistics_csv"),
    path("year/", report, name="staff_statistics_year"),
    path("own/", own, name="staff_statistics_own"),
]
