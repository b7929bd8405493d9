"""Everything that is counted of a month, in one go over its visits."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from counselling.statistics.models import Kind
from counselling.statistics.rules.counting import (
    ANSWERED,
    OF_NETWORKS,
    TALKED,
    Facts,
    counts_of,
    network_of,
    outcome_of,
)

#: How often something was counted of a network, by its key, the kind and what it was.
OfNetworks = Counter[tuple[str, str, str]]


@dataclass
class Tallies:
    """What was counted of a month: of all, of each counsellor for themselves, and of each network."""

    counted: Counter[tuple[str, str]] = field(default_factory=Counter)
    own: Counter[tuple[int, str]] = field(default_factory=Counter)
    of_networks: OfNetworks = field(default_factory=Counter)


def tallies_of(visits: Iterable[Facts]) -> Tallies:
    """Count these visits; of whom each network's answers came goes no further than how many they were."""
    found = Tallies()
    people: set[tuple[str, int]] = set()
    for one in visits:
        outcome = outcome_of(one)
        found.counted.update(counts_of(one))
        if one.counsellor and outcome in TALKED:
            found.own[one.counsellor, outcome] += 1
        if outcome == ANSWERED:
            network = network_of(one)
            found.of_networks.update(
                (network, kind, key) for kind, key in counts_of(one) if kind in OF_NETWORKS
            )
            if one.counsellor:
                people.add((network, one.counsellor))
    found.of_networks.update((network, Kind.PEOPLE, "") for network, _counsellor in people)
    return found
