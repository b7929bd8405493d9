"""A released transcript: a copy of its own, frozen, without names."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from counselling.conversation.models import Conversation, Theme
from counselling.conversation.models.choices import AgeBand
from counselling.core import clock
from counselling.core.crypto import DataKey
from counselling.core.keys import RingName
from counselling.core.lifetimes import CEILING, time_kept
from counselling.intervision.models.choices import Speaker

STAFF = settings.AUTH_USER_MODEL

#: Transcripts have keys of the ring of their own: they end with a quarter.
KEY_PURPOSE = "transcript"


def last_end(now: datetime) -> date:
    """Return the last day on which transcripts ended; a setting moves the day of a whole quarter's forward."""
    return (now + CEILING - time_kept("COPY_DAYS")).date()


class Readable(models.Manager["Transcript"]):
    """Transcripts that anybody may still meet."""

    def get_queryset(self) -> models.QuerySet["Transcript"]:
        """Leave out what has ended, and what a young person asked only to be kept."""
        restricted = Q(source__conversation__restricted_at__isnull=False)
        young = super().get_queryset().filter(ends_on__gt=last_end(clock.now()))
        return young.exclude(restricted)


class Transcript(models.Model):
    """What everybody who counsels may read. Which conversation it was stands in `Source`, while that is kept."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    language = models.CharField(max_length=2)
    #: A case in other words instead of what was said.
    composed = models.BooleanField(default=False)
    #: Each is empty where too few conversations share it.
    age_band = models.CharField(max_length=8, choices=AgeBand.choices, blank=True)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, null=True, related_name="+")
    #: "2026-4", "2026" where too few share the quarter, or empty.
    quarter = models.CharField(max_length=6, blank=True)
    #: 1 easy to 3 hard to discuss, as whoever released it thought.
    difficulty = models.PositiveSmallIntegerField(default=2)
    #: The learning question, names taken out.
    question = models.BinaryField(default=b"")
    released_on = models.DateField()
    released_by = models.ForeignKey(
        STAFF, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    #: From that day on nobody meets it; the first day of a quarter, so that it does not tell a day.
    ends_on = models.DateField(db_index=True)
    #: The texts' own key, wrapped under the key of the quarter it ends with.
    wrapped_key = models.BinaryField()

    objects = Readable()
    #: All there are, for the sweep and for whoever withdraws one.
    everything = models.Manager["Transcript"]()

    class Meta:
        app_label = "counselling"

    def __str__(self) -> str:
        return f"transcript {self.id}"

    @property
    def gone_on(self) -> date:
        """From which day nobody meets it, as the setting is now."""
        return self.ends_on - (CEILING - time_kept("COPY_DAYS"))

    @property
    def ring_name(self) -> RingName:
        """The key of the ring under which this transcript's own key is wrapped."""
        return RingName(self.ends_on, KEY_PURPOSE)

    def new_key(self, ends_on: date) -> DataKey:
        """Make this transcript's key and keep it wrapped under the key of the quarter it ends with."""
        key = DataKey.make()
        self.ends_on = ends_on
        self.wrapped_key = key.wrap(day=ends_on, owner=self._owner(), purpose=KEY_PURPOSE)
        return key

    def data_key(self) -> DataKey:
        """Return this transcript's key; raises `KeyMissing` once its quarter is gone."""
        wrapped = bytes(self.wrapped_key)
        return DataKey.unwrap(wrapped, day=self.ends_on, owner=self._owner(), purpose=KEY_PURPOSE)

    def seal(self, column: str, text: str, row: str = "") -> bytes:
        """Seal a text for one of this transcript's columns, or for a row that belongs to it."""
        return self.data_key().seal(text, self.place_of(column, row))

    def read(self, column: str, sealed: Any, row: str = "") -> str:
        """Open a text of one of this transcript's columns; an empty one is an empty text."""
        return self.data_key().open(bytes(sealed), self.place_of(column, row)) if sealed else ""

    def place_of(self, column: str, row: str = "") -> bytes:
        """Return what a text of this transcript is bound to."""
        return f"{self._owner()}|{column}|{row}".encode()

    def _owner(self) -> str:
        return f"transcript {self.id}"


class TranscriptLine(models.Model):
    """One line: who says it, how long after the one before, and the words that are left."""

    transcript = models.ForeignKey(Transcript, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    speaker = models.CharField(max_length=10, choices=Speaker.choices)
    #: Whole minutes since the line before.
    minutes = models.PositiveIntegerField(default=0)
    body = models.BinaryField()

    class Meta:
        app_label = "counselling"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["transcript", "number"], name="transcript_number_once"),
        ]

    def __str__(self) -> str:
        return f"line {self.number} of {self.transcript_id}"


class Source(models.Model):
    """Which conversation a transcript was, so that it can be withdrawn; goes with either."""

    transcript = models.OneToOneField(
        Transcript, on_delete=models.CASCADE, primary_key=True, related_name="source"
    )
    conversation = models.OneToOneField(
        Conversation, on_delete=models.CASCADE, related_name="transcript_source"
    )

    class Meta:
        app_label = "counselling"

    def __str__(self) -> str:
        return f"source of {self.transcript_id}"


class Favourite(models.Model):
    """A transcript that somebody wants to find again."""

    transcript = models.ForeignKey(Transcript, on_delete=models.CASCADE, related_name="favourites")
    staff = models.ForeignKey(STAFF, on_delete=models.CASCADE, related_name="+")

    class Meta:
        app_label = "counselling"
        constraints = [
            models.UniqueConstraint(fields=["transcript", "staff"], name="favourite_once"),
        ]

    def __str__(self) -> str:
        return f"favourite {self.pk}"
