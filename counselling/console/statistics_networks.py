"""A school year divided by network: each network's tables, beside what all have together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from counselling.console.statistics_sentences import percent, sentence_of, share_of
from counselling.console.statistics_shown import STEP, WIDTH, Line, Section
from counselling.console.statistics_words import ROWS, TABLES
from counselling.statistics.queries.figures import Shown, Table, names_of_rows, tables_shown
from counselling.statistics.queries.networks import REST, are_several_networks, shares_shown
from counselling.statistics.rules.counting import ANSWERED
from counselling.statistics.rules.spans import Span
from counselling.statistics.rules.tables import DIVIDED, Topic


@dataclass(frozen=True)
class Share:
    """A network, or those that do not stand apart: its part of all answers, and its tables."""

    key: str
    name: str
    sentence: str
    sections: list[Section]

    @property
    def is_rest(self) -> bool:
        """Whether these are the networks that do not stand apart."""
        return self.key == REST


def shares_of(period: Shown) -> list[Share]:
    """Return everything that a page shows of each network in a period."""
    shares = shares_shown(period)
    together = tables_shown(period) if shares else {}
    names = {**ROWS, **names_of_rows()}
    networks = {**names[Topic.NETWORK], **ROWS[Topic.NETWORK]}
    found = []
    for key, tables in shares.items():
        sections = [
            _section(key, topic, (tables[topic], together[topic]), names[topic])
            for topic in DIVIDED
            if topic in tables
        ]
        name = str(networks.get(key, key))
        found.append(Share(key, name, _answers(tables, together), sections))
    return found


def could_be_divided(period: Shown) -> bool:
    """Tell whether this is a period that is divided by network, in a service with several."""
    return period.span == Span.YEAR and are_several_networks()


def _answers(tables: Mapping[Topic, Table], together: Mapping[Topic, Table]) -> str:
    own, total = (one[Topic.OUTCOME].rows[ANSWERED] for one in (tables, together))
    return _("%(own)s van de %(total)s antwoorden (%(share)s).") % {
        "own": own, "total": total, "share": percent(share_of(own, total)),
    }  # fmt: skip


def _section(
    key: str, topic: Topic, tables: tuple[Table, Table], names: Mapping[str, object]
) -> Section:
    (title, what), (table, together) = TABLES[topic], tables
    return Section(
        key=topic.value,
        title=str(title),
        what=str(what),
        sentence=sentence_of(topic, table, names, 0),
        lines=list(_lines(table, together, names)),
        total=table.total,
        network=key,
    )


def _lines(table: Table, together: Table, names: Mapping[str, object]) -> Iterator[Line]:
    pairs = {
        key: (_part(count, table.total), _part(together.rows[key], together.total))
        for key, count in table.rows.items()
    }
    longest = max((part or 0 for pair in pairs.values() for part in pair), default=0) or 1
    for number, (key, (own, of_all)) in enumerate(pairs.items()):
        yield Line(
            name=str(names.get(key, key)),
            count=table.rows[key],
            share=share_of(table.rows[key], table.total),
            y=STEP * number,
            width=f"{WIDTH * (own or 0) / longest:.1f}%",
            share_of_all=share_of(together.rows[key], together.total),
            width_of_all=f"{WIDTH * (of_all or 0) / longest:.1f}%",
        )


def _part(count: int | None, total: int | None) -> float | None:
    return None if count is None or not total else count / total
