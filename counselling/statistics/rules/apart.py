"""Which networks stand apart in a school year, and which ones only together.

A network whose numbers are those of one or two colleagues says how they work. So it stands apart only where at least
three of them gave an answer within one month, which is surely three different people of its year, and where it is
large enough for a table. All others are one share, for which the same holds: everybody can take those that are shown
from the total, and whoever is alone in what is left would stand there by name. Where the others are not enough,
the smallest that could have stood apart stands with them.
"""

from collections.abc import Iterable, Mapping, Sequence

from counselling.statistics.rules.hiding import NOTHING, Hidden
from counselling.statistics.rules.own import LEAST_PEOPLE
from counselling.statistics.rules.periods import LEAST_VISITS
from counselling.statistics.rules.solving import Row

#: What all that do not stand apart are called.
REST = "rest"
#: How many people of each network gave an answer in a month.
People = Mapping[str, int]
#: The shares of a year: each with the networks in it.
Apart = dict[str, frozenset[str]]


def apart_in(answered: Row, people: Sequence[People]) -> Apart:
    """Return the shares into which a year can be divided, by how many each network answered; none where it cannot."""
    some = {key: count for key, count in answered.cells.items() if count}
    alone = sorted(
        (key for key in some if key not in answered.hidden and _fits([key], some, people)),
        key=lambda key: (some[key], key),
    )
    rest = some.keys() - alone
    while rest and alone and not (len(rest) > 1 and _fits(rest, some, people)):
        rest.add(alone.pop(0))
    shares = {key: frozenset({key}) for key in answered.cells if key in alone}
    if rest:
        shares[REST] = frozenset(rest)
    return shares if len(shares) > 1 else {}


def few_in(people: Sequence[People], networks: Iterable[str]) -> Hidden:
    """Return the networks of which three people never answered in one month; nothing where nobody counted them."""
    if not people:
        return NOTHING
    return Hidden(
        key for key in networks if max(month.get(key, 0) for month in people) < LEAST_PEOPLE
    )


def _fits(networks: Iterable[str], answered: Mapping[str, int], people: Sequence[People]) -> bool:
    keys = list(networks)
    most = max((sum(month.get(key, 0) for key in keys) for month in people), default=0)
    return most >= LEAST_PEOPLE and sum(answered[key] for key in keys) >= LEAST_VISITS
