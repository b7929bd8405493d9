"""A file with turns, read line by line; what cannot be read says so for its own line."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from counselling.core import sheet
from counselling.core.errors import Refused
from counselling.shift.rules.opening import Stretch
from counselling.shift.rules.roster import local_turn

LARGEST = 2 * 1024 * 1024
MOST = 10_000
NEEDED = ("date", "start", "end", "username")
DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")
HOURS = ("%H:%M", "%H:%M:%S", "%H.%M", "%Hu%M")
LEADS = {
    **dict.fromkeys(("1", "true", "yes", "ja", "oui", "x", "lead"), True),
    **dict.fromkeys(("", "0", "false", "no", "nee", "non", "-"), False),
}
YEARS = range(2000, 2100)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One turn of a file: its line, by which names somebody may be meant, and the hours.

    `problem` is the word for why it cannot be read; then it has no hours.
    """

    number: int
    names: tuple[str, ...] = ()
    starts: datetime | None = None
    ends: datetime | None = None
    lead: bool = False
    problem: str = ""


def text_of(content: bytes) -> str:
    """Return a file as text: UTF-8, UTF-16 with its mark, or else Windows-1252.

    Raises `Refused`: `too_big`, or `encoding`.
    """
    if len(content) > LARGEST:
        raise Refused("too_big")
    return sheet.text_of(content, or_refuse="encoding")


def csv_lines(text: str, zone: ZoneInfo) -> list[Line]:
    """Read turns with a header and a comma, a semicolon or a tab between the columns.

    Raises `Refused`: `empty`, `columns` (with those that are `missing`), `broken` (with its `line`),
    or `too_many`.
    """
    rows = sheet.rows_of(text, or_refuse="broken")
    _, header = next(rows, (0, []))
    columns = [name.strip().lower() for name in header]
    if not any(columns):
        raise Refused("empty")
    if missing := [name for name in NEEDED if name not in columns]:
        raise Refused("columns", missing=", ".join(missing))
    lines: list[Line] = []
    for number, cells in rows:
        if len(lines) == MOST:
            raise Refused("too_many")
        lines.append(_line(number, columns, cells, zone))
    return lines


def _line(number: int, columns: list[str], cells: list[str], zone: ZoneInfo) -> Line:
    if len(cells) != len(columns):
        return Line(number=number, problem="cells")
    cell = {name: value.strip() for name, value in zip(columns, cells, strict=True)}
    names = (cell["username"].lower(),)
    lead = LEADS.get(cell.get("lead", "").lower())
    turn = _turn(cell, zone) if lead is not None else "bad_lead"
    if lead is None or isinstance(turn, str):
        return Line(number=number, names=names, problem=str(turn))
    return Line(number=number, names=names, starts=turn[0], ends=turn[1], lead=lead)


def _turn(cell: dict[str, str], zone: ZoneInfo) -> Stretch | str:
    """Return the moments that a line names, or the word for what is wrong with it."""
    day, begins, ends = _day(cell["date"]), _hour(cell["start"]), _hour(cell["end"])
    if day is None:
        return "bad_date"
    if begins is None or ends is None:
        return "bad_start" if begins is None else "bad_end"
    if begins == ends:
        return "no_length"
    return local_turn(day, begins, ends, zone) or "no_such_hour"


def _day(text: str) -> date | None:
    found = _parsed(text, DATES)
    return found.date() if found and found.year in YEARS else None


def _hour(text: str) -> time | None:
    found = _parsed(text, HOURS)
    return found.time().replace(second=0) if found else None


def _parsed(text: str, formats: tuple[str, ...]) -> datetime | None:
    for written in formats:
        try:
            return datetime.strptime(text, written)  # noqa: DTZ007 - the zone comes next
        except ValueError:
            continue
    return None
