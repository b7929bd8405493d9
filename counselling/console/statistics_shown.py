"""The tables of a period as a page, a report and a file show them: in words, with bars."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from counselling.console.statistics_words import ROWS, TABLES, YEAR_NOTES
from counselling.statistics.queries.figures import Shown, Table, names_of_rows, tables_shown
from counselling.statistics.rules.counting import ANSWERED, BETTER, NONE
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
    found = [_section(topic, tables[topic], names[topic], started) for topic in TABLES]
    return [_with_note(section) for section in found] if period.is_year else found


def _with_note(section: Section) -> Section:
    note = YEAR_NOTES.get(Topic(section.key))
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
        sentence=_sentence(topic, table, lines, started),
        lines=lines,
        total=table.total,
    )


def _lines(table: Table, names: Mapping[str, object]) -> Iterator[Line]:
    longest = max((count or 0 for count in table.rows.values()), default=0)
    for number, (key, count) in enumerate(table.rows.items()):
        yield Line(
            name=str(names.get(key, key)),
            count=count,
            share=_share(count, table.total),
            y=STEP * number,
            width=f"{WIDTH * (count or 0) / (longest or 1):.1f}%",
        )


def _share(count: int | None, total: int | None) -> int | None:
    return None if count is None or not total else round(100 * count / total)


def _sentence(topic: Topic, table: Table, lines: list[Line], started: int) -> str:
    if table.total is None:
        return _("Dit zijn er te weinig om te tonen.")
    if not table.total:
        return _("Er was altijd plaats.") if topic == Topic.TURNED_AWAY else _("Niemand.")
    told = SENTENCES.get(topic)
    return (told(table, started) if told else "") or _most(lines, table.total)


def _most(lines: list[Line], total: int) -> str:
    shown = [line for line in lines if line.count]
    if not shown:
        return _("De aantallen zijn hier te klein om te tonen; samen zijn het er %(total)s.") % {
            "total": total
        }
    most = max(shown, key=lambda line: line.count or 0)
    return _("Het vaakst: %(name)s, %(count)s van %(total)s (%(share)s %%).") % {
        "name": most.name, "count": most.count, "total": total, "share": most.share,
    }  # fmt: skip


def _how_it_went(table: Table, started: int) -> str:
    answered = table.rows[ANSWERED] or 0
    return _(
        "%(answered)s van %(total)s kregen een antwoord (%(share)s %%), %(rest)s kregen er geen."
    ) % {
        "answered": answered, "total": started, "share": _share(answered, started),
        "rest": started - answered,
    }  # fmt: skip


def _stars(table: Table, _started: int) -> str:
    without, total = table.rows[NONE], table.total or 0
    if without is None:
        return ""
    return ngettext(
        "%(given)s van %(total)s gaf sterren, %(without)s gaven er geen.",
        "%(given)s van %(total)s gaven sterren, %(without)s gaven er geen.",
        total - without,
    ) % {"given": total - without, "total": total, "without": without}


def _mood(table: Table, _started: int) -> str:
    better, without = table.rows[BETTER], table.rows[NONE]
    if better is None or without is None:
        return ""
    paired = (table.total or 0) - without
    return _(
        "Van de %(paired)s die het twee keer zeiden, voelden %(better)s zich daarna beter (%(share)s %%)."
    ) % {"paired": paired, "better": better, "share": _share(better, paired)}


def _offered(table: Table, started: int) -> str:
    total = table.total or 0
    return _(
        "%(total)s keer was er geen plaats. Met de %(started)s in de wachtrij wilden er dus %(offered)s chatten."
    ) % {"total": total, "started": started, "offered": started + total}


SENTENCES = {
    Topic.OUTCOME: _how_it_went,
    Topic.STARS: _stars,
    Topic.MOOD: _mood,
    Topic.TURNED_AWAY: _offered,
}
