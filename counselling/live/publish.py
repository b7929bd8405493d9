"""How verbs tell the world, once their transaction stands; called by verbs alone."""

from uuid import UUID

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import transaction

from counselling.live.bus import GROUP, letter
from counselling.live.events import Changed, Event, Moved, Notice, QueueChanged, StaffNotice
from counselling.live.hub import all_hubs


def lines(room: UUID, upto: int) -> None:
    """There are new numbered lines in a room."""
    _on_commit(Notice(room, upto))


def changed(room: UUID) -> None:
    """The state of a room is another."""
    _on_commit(Changed(room))


def queue_changed() -> None:
    """The waiting line, or who is there for it, is another."""
    _on_commit(QueueChanged())


def staff(kind: str, *staff_ids: int) -> None:
    """Something of this kind concerns these members of staff, or without any all of them."""
    _on_commit(StaffNotice(kind, list(staff_ids)))


def moved(room: UUID, tab: int) -> None:
    """A visit was opened in a newer tab."""
    _on_commit(Moved(room, tab))


def _on_commit(event: Event) -> None:
    transaction.on_commit(lambda: _say(event))


def _say(event: Event) -> None:
    hubs = all_hubs()
    for number, hub in enumerate(hubs):
        # One of them also tells the other processes.
        hub.loop.call_soon_threadsafe(hub.hear if number else hub.say, event)
    if not hubs:
        _say_without_server(event)


def _say_without_server(event: Event) -> None:
    layer = get_channel_layer()
    if layer is not None:
        async_to_sync(layer.group_send)(GROUP, letter("", [event]))
