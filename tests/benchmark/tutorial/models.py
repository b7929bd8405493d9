"""Two tables: a room that counts its messages, and the messages."""

from typing import ClassVar

from django.db import models
from typing_extensions import override


class Room(models.Model):
    """A conversation of two."""

    name = models.CharField(max_length=40, unique=True)
    last_seq = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager["Room"]] = models.Manager()

    @override
    def __str__(self) -> str:
        return self.name


class Message(models.Model):
    """One message, numbered within its room."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE)
    seq = models.PositiveIntegerField()
    client_id = models.UUIDField()
    text = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager["Message"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["room", "seq"], name="one_number_each"),
            models.UniqueConstraint(fields=["room", "client_id"], name="one_row_each"),
        ]

    @override
    def __str__(self) -> str:
        return f"message {self.seq}"
