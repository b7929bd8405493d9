"""What doors show of a school year for each network that stands apart in it, and for the others together."""

from collections import defaultdict

from accounts.models import Network
from counselling.statistics.models import NetworkFigure, Topic
from counselling.statistics.queries.figures import Shown, Table
from counselling.statistics.rules.apart import REST as REST
from counselling.statistics.rules.hiding import TOTAL

#: The tables of each share, by its key.
Shares = dict[str, dict[Topic, Table]]


def shares_shown(period: Shown) -> Shares:
    """Return the tables of a period divided by network; nothing where it was not."""
    cells: defaultdict[tuple[str, Topic], dict[str, int | None]] = defaultdict(dict)
    for figure in NetworkFigure.objects.filter(period=period.id).order_by("id"):
        cells[figure.network, Topic(figure.topic)][figure.key] = figure.count
    found: defaultdict[str, dict[Topic, Table]] = defaultdict(dict)
    for (network, topic), rows in cells.items():
        found[network][topic] = Table(rows, rows.pop(TOTAL))
    return dict(found)


def are_several_networks() -> bool:
    """Tell whether the service has more than one network: figures of the only one would be those of all."""
    return Network.objects.count() > 1
