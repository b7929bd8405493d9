"""What somebody writes to the service without a name, and the answer that waits behind a code."""

from typing import Any

import msgspec
from django.conf import settings
from django.db import models
from django.db.models import Q

from counselling.core.crypto import DataKey
from counselling.privacy.models.choices import Later, LetterKind

#: Letters have keys of the day of their own: they end at another time than the conversations of their day.
KEY_PURPOSE = "letter"


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody wrote; sealed as a whole. The last three tell which conversation they mean."""

    words: str = ""
    nickname: str = ""
    #: As in ISO 8601, where it was told.
    day: str = ""
    topic: str = ""


class Letter(models.Model):
    """A request, a complaint or a message, and its answer; the texts under a key of its own."""

    kind = models.CharField(max_length=10, choices=LetterKind.choices)
    language = models.CharField(max_length=2)
    #: Keyed hash of the page it was written on and of every word: what is sent twice stands once.
    once = models.CharField(max_length=64, unique=True)
    #: Keyed hash of the pick-up code; emptied when the answer goes.
    code_hash = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001 - unique, so not ''

    #: The texts' own key, wrapped under the key of the day it came; emptied when the texts go.
    wrapped_key = models.BinaryField()
    key_day = models.DateField()
    told = models.BinaryField()
    answer = models.BinaryField(default=b"")

    received_at = models.DateTimeField(db_index=True)
    due_at = models.DateTimeField()
    later = models.CharField(max_length=4, choices=Later.choices, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        app_label = "counselling"
        ordering = ["due_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="letter_answered_by_somebody",
                condition=Q(answered_at__isnull=True, answered_by__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"letter {self.pk}"

    def new_key(self) -> DataKey:
        """Make this letter's key and keep it wrapped under the key of the day it came."""
        key = DataKey.make()
        self.key_day = self.received_at.date()
        self.wrapped_key = key.wrap(day=self.key_day, owner=self._owner(), purpose=KEY_PURPOSE)
        return key

    def data_key(self) -> DataKey:
        """Return this letter's key; raises `KeyMissing` once its day is gone."""
        wrapped, owner = bytes(self.wrapped_key), self._owner()
        return DataKey.unwrap(wrapped, day=self.key_day, owner=owner, purpose=KEY_PURPOSE)

    def seal(self, column: str, text: str, row: str = "") -> bytes:
        """Seal a text for one of this letter's columns, or for a row that belongs to it."""
        return self.data_key().seal(text, self.place_of(column, row))

    def read(self, column: str, sealed: Any, row: str = "") -> str:
        """Open a text of one of this letter's columns; an empty one is an empty text."""
        place = self.place_of(column, row)
        return self.data_key().open(bytes(sealed), place) if sealed else ""

    def place_of(self, column: str, row: str = "") -> bytes:
        """Return what a text of this letter is bound to."""
        return f"letter|{self.once}|{column}|{row}".encode()

    def _owner(self) -> str:
        return f"letter {self.once}"
