"""A visit that begins: where it comes from is noted, whether it waits in the line or for an appointment."""

from uuid import UUID

from counselling.abuse.actions.approach import follow
from counselling.abuse.queries.networks import is_shared
from counselling.core import clock
from counselling.origin.actions.arrivals import note_arrival
from counselling.origin.address import Client
from counselling.origin.tags import tags_of


def arrives(conversation_id: UUID, client: Client) -> None:
    """Note tags and seal of a visit, and let an agreed approach follow; part of the commit that makes the visit."""
    note_arrival(
        conversation_id=conversation_id,
        address=client.address,
        port=client.port,
        shared=is_shared(client.address),
    )
    follow(tags=tags_of(client.address), now=clock.now())
