"""A meeting of colleagues about transcripts: what they say stays with it, and it closes itself."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from counselling.core.lifetimes import Young
from counselling.intervision.models.choices import Guide
from counselling.intervision.models.transcript import Transcript

STAFF = settings.AUTH_USER_MODEL


class Known(Young["Meeting"]):
    """Meetings that anybody may still meet."""

    setting, since = "MEETING_DAYS", "begins_at"


class Meeting(models.Model):
    """An agreed moment with a chair; its own texts are sealed, bound to this row."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    chair = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    begins_at = models.DateTimeField(db_index=True)
    #: When its pages close by themselves for everybody but the chair, who still reads what was agreed.
    closes_at = models.DateTimeField()
    #: When the chair ended it, with what was learned.
    ended_at = models.DateTimeField(null=True)
    agenda = models.BinaryField(default=b"")
    learned = models.BinaryField(default=b"")
    agreed = models.BinaryField(default=b"")

    objects = Known()
    #: All there are, for the sweep.
    everything = models.Manager["Meeting"]()

    class Meta:
        app_label = "counselling"
        ordering = ["-begins_at"]
        constraints = [
            models.CheckConstraint(
                name="meeting_closes_after_it_begins", condition=Q(closes_at__gt=F("begins_at"))
            ),
        ]

    def __str__(self) -> str:
        return f"meeting {self.id}"


class Seat(models.Model):
    """Somebody who takes part."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="seats")
    staff = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")

    class Meta:
        app_label = "counselling"
        constraints = [models.UniqueConstraint(fields=["meeting", "staff"], name="seat_once")]

    def __str__(self) -> str:
        return f"seat {self.pk}"


class Discussed(models.Model):
    """One transcript on the agenda, who brings it, and the question that comes first."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="discussed")
    transcript = models.ForeignKey(Transcript, on_delete=models.CASCADE, related_name="discussed")
    bringer = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+", db_index=False)
    place = models.PositiveSmallIntegerField()
    #: Sealed under the transcript's key, as everything said about it.
    question = models.BinaryField(default=b"")

    class Meta:
        app_label = "counselling"
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "transcript"], name="discussed_once"),
            models.UniqueConstraint(fields=["meeting", "place"], name="discussed_place_once"),
        ]

    def __str__(self) -> str:
        return f"discussed {self.pk}"


class Comment(models.Model):
    """What somebody says about one line, or in answer to somebody; sealed under the transcript's key."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    discussed = models.ForeignKey(Discussed, on_delete=models.CASCADE, related_name="comments")
    #: The number of the line; 0 for the conversation as a whole.
    line = models.PositiveIntegerField()
    answers = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, related_name="answered"
    )
    author = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    body = models.BinaryField()

    class Meta:
        app_label = "counselling"
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"comment {self.id}"


class Reflection(models.Model):
    """What the meeting says to one question of the guide, and which lines show it; never a score."""

    discussed = models.ForeignKey(Discussed, on_delete=models.CASCADE, related_name="reflections")
    item = models.CharField(max_length=9, choices=Guide.choices)
    lines = models.JSONField(default=list)
    author = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    body = models.BinaryField()

    class Meta:
        app_label = "counselling"
        constraints = [
            models.UniqueConstraint(fields=["discussed", "item"], name="reflection_once"),
        ]

    def __str__(self) -> str:
        return f"reflection {self.pk}"
