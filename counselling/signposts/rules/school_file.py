"""Reading a file of schools and their centres, as spreadsheets write it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from counselling.core.errors import Refused
from counselling.core.sheet import rows_of, text_of
from counselling.signposts.rules.school_line import SchoolLine, line_of
from counselling.signposts.rules.school_names import words_of

BYTES_MOST = 5 * 1024 * 1024
ROWS_MOST = 20_000
REFUSED_SHOWN = 50
COLUMNS = {
    "school": ("school", "naam", "schoolnaam", "naamschool"),
    "town": ("plaats", "gemeente", "woonplaats"),
    "postcode": ("postcode", "postnummer"),
    "level": ("niveau", "onderwijsniveau"),
    "number": ("instellingsnummer", "nummer", "schoolnummer"),
    "clb": ("clb", "clbnaam", "naamclb"),
    "network": ("clbnet", "net"),
    "address": ("clbadres", "adresclb"),
    "phone": ("clbtelefoon", "telefoonclb"),
    "site": ("clbsite", "clbwebsite", "siteclb", "websiteclb"),
}
NEEDED = ("school", "town", "postcode", "clb")


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line of the file that cannot be taken: its number, the word for why, and what the word needs."""

    number: int
    reason: str
    about: str = ""


@dataclass(slots=True)
class SchoolFile:
    """What a file holds."""

    lines: list[SchoolLine] = field(default_factory=list)
    refused: list[RefusedLine] = field(default_factory=list)

    @property
    def centres(self) -> int:
        """How many centres it names."""
        return len({line.centre for line in self.lines})


def read_schools(content: bytes) -> SchoolFile:
    """Return what a file holds.

    Raises `Refused` for a file that cannot be read at all: `file_empty`, `file_long`, `file_rows`,
    `file_encoding`, `file_unreadable`, `file_columns` (with the names of those that are missing) and
    `file_nothing` where every line was refused.
    """
    text = _checked(content)
    rows = rows_of(text, or_refuse="file_unreadable")
    _, header = next(rows, (0, []))
    places = _places(header)
    found = SchoolFile()
    first_at: dict[tuple[str, ...], int] = {}
    for number, row in rows:
        _take(found, first_at, number, {name: _cell(row, at) for name, at in places.items()})
        if len(found.lines) + len(found.refused) > ROWS_MOST:
            raise Refused("file_rows")
    if not found.lines:
        raise Refused("file_nothing", first=str(found.refused[0].number) if found.refused else "")
    return found


def _checked(content: bytes) -> str:
    if len(content) > BYTES_MOST:
        raise Refused("file_long")
    if not content.strip():
        raise Refused("file_empty")
    return text_of(content, or_refuse="file_encoding")


def _places(header: Sequence[str]) -> dict[str, int]:
    names = ["".join(words_of(cell)) for cell in header]
    found = {
        column: names.index(name)
        for column, known in COLUMNS.items()
        for name in known[::-1]
        if name in names
    }
    missing = [COLUMNS[column][0] for column in NEEDED if column not in found]
    if missing:
        raise Refused("file_columns", names=", ".join(missing))
    return found


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _take(
    found: SchoolFile, first_at: dict[tuple[str, ...], int], number: int, cells: dict[str, str]
) -> None:
    try:
        line = line_of(cells)
    except Refused as refused:
        found.refused.append(RefusedLine(number, refused.reason, refused.details.get("what", "")))
        return
    # One centre at one address has one telephone and one site.
    same = first_at.setdefault(("clb", *line.centre), number)
    place = first_at.setdefault(("place", line.centre[0], line.centre[2]), same)
    if place != same:
        found.refused.append(RefusedLine(number, "clb_differs", str(place)))
        return
    earlier = first_at.setdefault(("school", *line.who), number)
    if earlier != number:
        found.refused.append(RefusedLine(number, "school_twice", str(earlier)))
        return
    found.lines.append(line)
