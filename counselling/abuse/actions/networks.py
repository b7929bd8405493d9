"""The list of shared networks."""

from django.db import transaction

from accounts.audit import note_deed
from counselling.abuse.models import SharedNetwork
from counselling.abuse.queries.networks import forget_list
from counselling.abuse.rules.networks import (
    NAME_LIMIT,
    NETWORKS_MOST,
    is_too_wide,
    is_wide,
    read_network,
)
from counselling.core import clock, text
from counselling.core.errors import Refused


def enter_network(*, staff_id: int, typed: str, name: str, wide: bool = False) -> int:
    """Put a network on the list and return its number.

    Raises `Refused`: `network` where it cannot be read, `too_wide`, `wide` (with the network in `by`) unless somebody says
    that so wide is meant, `network_twice`, `too_many`, and what the name is refused for.
    """
    network = read_network(typed)
    if network is None:
        raise Refused("network")
    if is_too_wide(network):
        raise Refused("too_wide", by=str(network))
    name = text.clean(name, limit=NAME_LIMIT)
    if is_wide(network) and not wide:
        raise Refused("wide", by=str(network))
    with transaction.atomic():
        if SharedNetwork.objects.count() >= NETWORKS_MOST:
            raise Refused("too_many")
        row, new = SharedNetwork.objects.get_or_create(
            cidr=str(network),
            defaults={"name": name, "made_by_id": staff_id, "made_at": clock.now()},
        )
        if not new:
            raise Refused("network_twice", by=row.name)
        note_deed(
            actor_id=staff_id, action="enter_shared_network", subject=f"shared network {row.pk}"
        )
        transaction.on_commit(forget_list)
    return row.pk


def remove_network(*, staff_id: int, network_id: int) -> None:
    """Take a network off the list; one that is gone already stays gone."""
    with transaction.atomic():
        deleted, _ = SharedNetwork.objects.filter(pk=network_id).delete()
        if deleted:
            note_deed(
                actor_id=staff_id,
                action="remove_shared_network",
                subject=f"shared network {network_id}",
            )
            transaction.on_commit(forget_list)
