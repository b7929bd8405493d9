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
OF_NETWORK, THEMES, EVERYBODY = "Per netwerk", "Thema’s", "alle netwerken"
OF_ALL = ("Op welke dag", "Op welk uur")
ANSWERED_ROW = "Kreeg een antwoord"


@dataclass
class Seen:
    """What somebody copied out: every number, and the cells that were hidden."""

    known: dict[Cell, int]
    hidden: set[Cell]
    rows: defaultdict[tuple[str, str], list[str]]
    #: The networks by which a period was divided.
    networks: dict[str, list[str]]

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
    seen = Seen({}, set(), defaultdict(list), {})
    for period in periods:
        text = desk.get(SHEET, {"period": period}).content.decode("utf-8-sig")
        for _, title, row, number, network in list(csv.reader(StringIO(text), delimiter=";"))[1:]:
            table = title if network == EVERYBODY else table_of(title, network)
            cell = (period, table, row)
            if network not in (EVERYBODY, *seen.networks.get(period, [])):
                seen.networks.setdefault(period, []).append(network)
            if row != TOGETHER:
                seen.rows[period, table].append(row)
            if number == HIDDEN:
                seen.hidden.add(cell)
            else:
                seen.known[cell] = int(number)
    return seen


def table_of(title: str, network: str) -> str:
    """Return what a table is called that is a network's own."""
    return f"{title} ({network})"


def sums_of(seen: Seen, periods: list[str]) -> Iterator[Sum]:
    """Write down which numbers are sums of which: rows of a table, tables about the same people, networks, months of a quarter or a year."""
    for period, table in seen.rows:
        yield {cell: -1 if cell[2] == TOGETHER else 1 for cell in seen.cells(period, table)}
    for period in {period for period, _ in seen.rows}:
        yield from _about_the_same(period)
        yield from _of_networks(seen, period)
    for one in filter(is_sum, periods):
        yield from _of_months(seen, one, [month for month in periods if is_in(month, one)])


def _about_the_same(period: str) -> Iterator[Sum]:
    answered, left, all_of_them = (
        (period, OUTCOME, row) for row in (ANSWERED_ROW, LEFT_ROW, TOGETHER)
    )
    yield from ({(period, table, TOGETHER): 1, answered: -1} for table in OF_ANSWERED)
    yield from ({(period, table, TOGETHER): 1, all_of_them: -1} for table in OF_ALL)
    if not is_sum(period):
        yield {(period, LEFT, TOGETHER): 1, left: -1}


def _of_networks(seen: Seen, period: str) -> Iterator[Sum]:
    """Write down that all is the sum of what each network has, and whom each of them answered."""
    networks = seen.networks.get(period, [])
    for title in (*OF_ANSWERED, THEMES):
        tables = [
            table
            for network in networks
            if (period, table := table_of(title, network)) in seen.rows
        ]
        for cell in seen.cells(period, title) if tables else ():
            yield {cell: -1, **{(period, table, cell[2]): 1 for table in tables}}
        if title in OF_ANSWERED and tables:
            for network in networks:
                answered = {
                    (period, OF_NETWORK, row): -1 for row in in_share(seen, period, network)
                }
                yield {(period, table_of(title, network), TOGETHER): 1, **answered}


def in_share(seen: Seen, period: str, network: str) -> list[str]:
    """Return which rows of the table of networks a network is, or the others are that do not stand apart."""
    rows = seen.rows[period, OF_NETWORK]
    return (
        [network] if network in rows else [row for row in rows if row not in seen.networks[period]]
    )


def _of_months(seen: Seen, period: str, months: list[str]) -> Iterator[Sum]:
    for cell in (*seen.known, *seen.hidden):
        if cell[0] == period:
            parts = [(month, *cell[1:]) for month in months if counts_in(seen, month, cell)]
            # Where no month counts, nothing is known of the sum.
            if parts:
                yield {cell: -1, **dict.fromkeys(parts, 1)}


def is_year(period: str) -> bool:
    """Tell whether this is a school year, "2024-2025"."""
    return len(period) == len("2024-2025") and ".." not in period


def is_sum(period: str) -> bool:
    """Tell whether this is more than a month: "2024-q3", "2024-09..12", "2024-2025" or "2024"."""
    return len(period) != len("2024-09") or "q" in period


def is_in(month: str, period: str) -> bool:
    first, last = reach_of(period)
    return not is_sum(month) and first <= month <= last


def reach_of(period: str) -> tuple[str, str]:
    """Return the months with which a period begins and ends, by its name."""
    year = period[:4]
    if "q" in period:
        end = 3 * int(period[-1])
        return f"{year}-{end - 2:02}", f"{year}-{end:02}"
    if ".." in period:
        return period[:7], f"{year}-{period[-2:]}"
    if is_year(period):
        return f"{year}-09", f"{period[5:]}-08"
    return (f"{year}-01", f"{year}-12") if period == year else (period, period)


def counts_in(seen: Seen, month: str, cell: Cell) -> bool:
    # The page says it: a month in which that is hidden is not in this sum.
    left_out = cell[1] == LEFT and (month, LEFT, TOGETHER) in seen.hidden
    return not left_out and (month, *cell[1:]) in {*seen.known, *seen.hidden}
