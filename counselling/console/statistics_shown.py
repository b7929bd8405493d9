"""The tables of a period as a page, a report and a file show them: in words, with bars."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from counselling.console.statistics_sentences import sentence_of, share_of
from counselling.console.statistics_words import NETWORK_NOTE, ROWS, SUM_NOTES, TABLES, Words
from counselling.statistics.queries.figures import Shown, Table, names_of_rows, tables_shown
from counselling.statistics.rules.counting import ANSWERED
from counselling.statistics.rules.spans import Span
from counselling.statistics.rules.tables import Topic

#: The height of one bar with its words, and how many letters fit above it on a phone.
STEP, LETTERS = 44, 44
#: How much of a chart's width bars have; the rest is for their numbers.
WIDTH = 76


class Bar:
    """Something with a bar in a chart."""

    #: Where it stands.
    y: int

    @property
    def words_y(self) -> int:
        """Where its words stand."""
        return self.y + 15

    @property
    def bar_y(self) -> int:
        """Where its bar begins."""
        return self.y + 22

    @property
    def beside_y(self) -> int:
        """Where a thin bar below it begins."""
        return self.y + 35

    @property
    def number_y(self) -> int:
        """Where its number stands."""
        return self.y + 33


@dataclass(frozen=True)
class Line(Bar):
    """One row: its words, its number and its share of the total; nothing where a number is hidden."""

    name: str
    count: int | None
    share: int | None
    #: Where its bar stands, and how long it is.
    y: int = 0
    width: str = "0"
    #: Of a network: the same row's share of all networks together, and its bar.
    share_of_all: int | None = None
    width_of_all: str = ""

    @property
    def short(self) -> str:
        """Its words, as far as they fit above a bar."""
        return self.name if len(self.name) <= LETTERS else f"{self.name[: LETTERS - 1].rstrip()}…"


@dataclass(frozen=True)
class Section:
    """A table with its chart and a sentence."""

    key: str
    title: str
    what: str
    sentence: str
    lines: list[Line]
    total: int | None
    #: Of which network it is; of all where it is empty.
    network: str = ""

    @property
    def anchor(self) -> str:
        """How it is called within a page."""
        return f"{self.key}-{self.network}" if self.network else self.key

    @property
    def height(self) -> int:
        """How high its chart is."""
        return STEP * len(self.lines)

    @property
    def any_hidden(self) -> bool:
        """Whether a number of it is hidden."""
        return self.total is None or any(line.count is None for line in self.lines)


def sections_of(period: Shown) -> list[Section]:
    """Return everything that a page shows of a period; nothing where nobody came."""
    tables = tables_shown(period)
    if Topic.UNANSWERED not in tables:
        return []
    started = tables[Topic.OUTCOME].total or 0
    tables[Topic.OUTCOME] = _outcome(tables[Topic.OUTCOME], tables[Topic.UNANSWERED])
    names = {**ROWS, **names_of_rows()}
    names[Topic.NETWORK] = {**names[Topic.NETWORK], **ROWS[Topic.NETWORK]}
    found = [
        _section(topic, tables[topic], names[topic], started) for topic in TABLES if topic in tables
    ]
    notes = {} if period.span == Span.MONTH else SUM_NOTES
    if period.span != Span.YEAR:
        notes = {**notes, Topic.NETWORK: NETWORK_NOTE}
    return [_with_note(section, notes) for section in found]


def _with_note(section: Section, notes: Mapping[Topic, Words]) -> Section:
    note = notes.get(Topic(section.key))
    return replace(section, what=f"{section.what} {note}") if note else section


def _outcome(outcome: Table, unanswered: Table) -> Table:
    """Put the two tables of how it went into one."""
    return Table({ANSWERED: outcome.rows[ANSWERED], **unanswered.rows}, outcome.total)


def _section(topic: Topic, table: Table, names: Mapping[str, object], started: int) -> Section:
    title, what = TABLES[topic]
    lines = list(_lines(table, names))
    return Section(
        key=topic.value,
        title=str(title),
        what=str(what),
        sentence=sentence_of(topic, table, names, started),
        lines=lines,
        total=table.total,
    )


def _lines(table: Table, names: Mapping[str, object]) -> Iterator[Line]:
    longest = max((count or 0 for count in table.rows.values()), default=0)
    for number, (key, count) in enumerate(table.rows.items()):
        yield Line(
            name=str(names.get(key, key)),
            count=count,
            share=share_of(count, table.total),
            y=STEP * number,
            width=f"{WIDTH * (count or 0) / (longest or 1):.1f}%",
        )
