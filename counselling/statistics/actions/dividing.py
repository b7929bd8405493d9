"""Publishing a school year's tables once more, divided by network."""

from collections import Counter
from datetime import date

from counselling.statistics.models import NetworkFigure, Period, Span, Topic
from counselling.statistics.queries.frozen import counts_of_networks, people_of_networks
from counselling.statistics.queries.periods import months_of_year, tables_of_year
from counselling.statistics.rules.adding import tree_in
from counselling.statistics.rules.apart import Apart, People, apart_in
from counselling.statistics.rules.counting import ANSWERED
from counselling.statistics.rules.hiding import TOTAL, Cells
from counselling.statistics.rules.shares import divided
from counselling.statistics.rules.solving import Row
from counselling.statistics.rules.spans import reach_of
from counselling.statistics.rules.tables import DIVIDED
from counselling.statistics.rules.tallies import OfNetworks


def divide_by_network(year: Period, september: date) -> None:
    """Publish the tables of each network that may stand apart in a school year, and of the others together.

    Nothing where a month was counted before networks were: what is not known of one is in no table.
    """
    counted, people = _counted(september)
    tables = tables_of_year(september)
    reach = reach_of(Span.YEAR, september)
    if any(not _is_known(topic, tables[reach][topic].cells, counted) for topic in DIVIDED):
        return
    answered = tables[reach][Topic.NETWORK]
    shares = apart_in(answered, people)
    found = {
        topic: divided(tree, _cells(topic, tree.row.cells, shares, counted))
        for topic, tree in ((topic, tree_in(tables, topic, reach)) for topic in DIVIDED)
    }
    if any(found.values()):
        _keep(year, Topic.OUTCOME, {
            name: Row({ANSWERED: sum(answered.cells[key] for key in networks)})
            for name, networks in shares.items()
        })  # fmt: skip
    for topic, rows in found.items():
        _keep(year, topic, rows)


def _counted(september: date) -> tuple[OfNetworks, list[People]]:
    counted: OfNetworks = Counter()
    people: list[People] = []
    for month in months_of_year(september):
        counted += counts_of_networks(month.first, month.last)
        people += people_of_networks(month.first, month.last)
    return counted, people


def _is_known(topic: Topic, cells: Cells, counted: OfNetworks) -> bool:
    found = Counter[str]()
    for (_network, kind, key), count in counted.items():
        if kind == topic:
            found[key] += count
    return all(found[key] == count for key, count in cells.items())


def _cells(topic: Topic, rows: Cells, shares: Apart, counted: OfNetworks) -> dict[str, Cells]:
    return {
        name: {key: sum(counted[network, topic, key] for network in networks) for key in rows}
        for name, networks in shares.items()
    }


def _keep(year: Period, topic: Topic, rows: dict[str, Row]) -> None:
    NetworkFigure.objects.bulk_create(
        NetworkFigure(
            period=year,
            network=name,
            topic=topic,
            key=key,
            count=None if key in row.hidden else row.value(key),
        )
        for name, row in rows.items()
        for key in (*row.cells, TOTAL)
    )
