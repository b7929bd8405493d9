"""What somebody finds who copies out every page and file of the statistics, and which sums hold between the numbers."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from io import StringIO

from django.test import Client

from tests.counselling.statistics.attacker import Cell, Sum

PAGE, SHEET, YEAR = "/staff/statistics/", "/staff/statistics/csv/", "/staff/statistics/year/"
TOGETHER, HIDDEN = "Samen", "verborgen"
OUTCOME, LEFT, LEFT_ROW = (
    "Hoe het ging",
    "Wanneer iemand de wachtrij verliet",
    "Verliet de wachtrij",
)
#: Tables of those who got an answer, and of everybody who joined the line.
OF_ANSWERED = (
    "Hoe lang iemand wachtte", "Hoe lang een gesprek duurde", "Sterren", "Met wie", "Onderwijsniveau",
    "Hoe iemand zich voelde, voor en na", "Doorverwezen naar", "Per netwerk",
)  # fmt: skip
OF_ALL = ("Op welke dag", "Op welk uur")
ANSWERED_ROW = "Kreeg een antwoord"


@dataclass
class Seen:
    """What somebody copied out: every number, and the cells that were hidden."""

    known: dict[Cell, int]
    hidden: set[Cell]
    rows: defaultdict[tuple[str, str], list[str]]

    def cells(self, period: str, table: str) -> list[Cell]:
        return [(period, table, row) for row in (*self.rows[period, table], TOGETHER)]


class Choices(HTMLParser):
    """Reads which periods a page offers."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "option":
            self.found.append(dict(attrs)["value"] or "")


class Numbers(HTMLParser):
    """Reads the cells of the tables of a page: only whole numbers, so that nothing is overlooked."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.inside = False
        self.found: Counter[str] = Counter()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag in ("td", "text")

    def handle_data(self, data: str) -> None:
        if self.inside and data.strip().isdigit():
            self.found[data.strip()] += 1


def periods_of(desk: Client) -> list[str]:
    return Choices(desk.get(PAGE).text).found


def everything_seen(desk: Client, periods: list[str]) -> Seen:
    seen = Seen({}, set(), defaultdict(list))
    for period in periods:
        text = desk.get(SHEET, {"period": period}).content.decode("utf-8-sig")
        for _, table, row, number in list(csv.reader(StringIO(text), delimiter=";"))[1:]:
            cell = (period, table, row)
            if row != TOGETHER:
                seen.rows[period, table].append(row)
            if number == HIDDEN:
                seen.hidden.add(cell)
            else:
                seen.known[cell] = int(number)
    return seen


def sums_of(seen: Seen, periods: list[str]) -> Iterator[Sum]:
    """Write down which numbers are sums of which: rows of a table, tables about the same people, months of a year."""
    for period, table in seen.rows:
        yield {cell: -1 if cell[2] == TOGETHER else 1 for cell in seen.cells(period, table)}
    for period in {period for period, _ in seen.rows}:
        yield from _about_the_same(period)
    for year in filter(is_year, periods):
        yield from _of_year(seen, year, [one for one in periods if is_in(one, year)])


def _about_the_same(period: str) -> Iterator[Sum]:
    answered, left, all_of_them = (
        (period, OUTCOME, row) for row in (ANSWERED_ROW, LEFT_ROW, TOGETHER)
    )
    yield from ({(period, table, TOGETHER): 1, answered: -1} for table in OF_ANSWERED)
    yield from ({(period, table, TOGETHER): 1, all_of_them: -1} for table in OF_ALL)
    if not is_year(period):
        yield {(period, LEFT, TOGETHER): 1, left: -1}


def _of_year(seen: Seen, year: str, months: list[str]) -> Iterator[Sum]:
    for cell in (*seen.known, *seen.hidden):
        if cell[0] == year:
            parts = [(month, *cell[1:]) for month in months if counts_in(seen, month, cell)]
            yield {cell: -1, **dict.fromkeys(parts, 1)}


def is_year(period: str) -> bool:
    return len(period) == len("2024-2025")


def is_in(month: str, year: str) -> bool:
    return not is_year(month) and f"{year[:4]}-09" <= month <= f"{year[5:]}-08"


def counts_in(seen: Seen, month: str, cell: Cell) -> bool:
    # The page says it: a month in which that is hidden is not in this sum.
    left_out = cell[1] == LEFT and (month, LEFT, TOGETHER) in seen.hidden
    return not left_out and (month, *cell[1:]) in {*seen.known, *seen.hidden}
