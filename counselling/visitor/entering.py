"""A tab comes in: which visit its cookie opens, which tab it is, and where it connects from."""

from uuid import UUID

from django.db import transaction

from counselling.conversation.actions.visit import open_tab
from counselling.conversation.queries.lines import open_keys
from counselling.conversation.queries.visits import Visit, visit_of_token
from counselling.core.crypto import DataKey
from counselling.origin.actions.arrivals import note_connection
from counselling.origin.address import Client
from counselling.visitor import frames
from counselling.visitor.snapshot import snapshot_frame


def visit_and_key(token: str) -> tuple[Visit, DataKey] | None:
    """Return the visit that a cookie opens, with its key."""
    visit = visit_of_token(token)
    return None if visit is None else (visit, open_keys.key_of(visit.id))


def greeted(
    visit: UUID, after: int, token: str, client: Client
) -> tuple[int, frames.Snapshot | None]:
    """Make this tab the present one, note where it is, and return its number and what it is to show."""
    # Of a visit that is over any number of tabs may be open, so none needs counting.
    if not token:
        return 0, snapshot_frame(visit, after)
    with transaction.atomic():
        tab = open_tab(conversation_id=visit, token=token)
        note_connection(conversation_id=visit, address=client.address, port=client.port)
    return tab, snapshot_frame(visit, after)
