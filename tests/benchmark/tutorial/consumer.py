"""The consumer: store, then tell the group. The sender's own copy is the ack."""

from typing import Any

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from django.db import transaction
from typing_extensions import override

from tests.benchmark.tutorial.models import Message, Room


def store(room_name: str, client_id: str, text: str) -> dict[str, Any]:
    """Store one message under the next number, in one transaction; return its frame."""
    with transaction.atomic():
        room = Room.objects.select_for_update().get(name=room_name)
        room.last_seq += 1
        room.save(update_fields=["last_seq"])
        message = Message.objects.create(
            room=room, seq=room.last_seq, client_id=client_id, text=text
        )
    return {
        "type": "message",
        "seq": message.seq,
        "id": client_id,
        "text": text,
        "at": message.at.isoformat(),
    }


class Chat(AsyncJsonWebsocketConsumer):
    """One end of a conversation."""

    @override
    async def connect(self) -> None:
        """Join the room named in the path."""
        self.room = self.scope["path"].rsplit("/", 1)[-1]
        await database_sync_to_async(Room.objects.get_or_create)(name=self.room)
        await self.channel_layer.group_add(self.room, self.channel_name)
        await self.accept()

    @override
    async def disconnect(self, code: int) -> None:
        """Leave the room."""
        await self.channel_layer.group_discard(self.room, self.channel_name)

    @override
    async def receive_json(self, content: dict[str, Any], **_: Any) -> None:
        """Store a message and send it to both ends."""
        frame = await database_sync_to_async(store)(self.room, content["id"], content["text"])
        await self.channel_layer.group_send(self.room, {"type": "chat.message", "frame": frame})

    async def chat_message(self, event: dict[str, Any]) -> None:
        """Pass a stored message on to this end."""
        await self.send_json(event["frame"])
