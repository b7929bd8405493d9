"""A conversation on its way to a transcript, and who takes the names out."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from counselling.conversation.models import Conversation
from counselling.conversation.models.visible import PartYoung
from counselling.intervision.models.choices import DrawnFor, Stage

STAFF = settings.AUTH_USER_MODEL


class Redactor(models.Model):
    """Somebody named to take names out of conversations that were not theirs; there are two to four."""

    staff = models.OneToOneField(
        STAFF, on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    named_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+", db_index=False)
    named_at = models.DateTimeField()

    class Meta:
        app_label = "counselling"

    def __str__(self) -> str:
        return f"redactor {self.pk}"


class Draw(models.Model):
    """A week of which conversations were drawn by lot: that happens once."""

    #: Its Monday.
    week = models.DateField(primary_key=True)
    drawn_at = models.DateTimeField()

    class Meta:
        app_label = "counselling"

    def __str__(self) -> str:
        return f"draw of {self.week}"


class Batch(models.Model):
    """At least five that come to the reviewers together, in an order that says nothing."""

    made_at = models.DateTimeField()

    class Meta:
        app_label = "counselling"

    def __str__(self) -> str:
        return f"batch {self.pk}"


class Known(PartYoung["Candidate"]):
    """What still is on its way; without the words of its conversation nothing is."""

    setting = "TEXT_DAYS"


class Candidate(models.Model):
    """One conversation that may become a transcript. All its texts are under the conversation's key.

    It hangs on the conversation: what stands here, the removed words among it, goes with the conversation's own
    text. Reviewers know it by `id`, which tells nothing about the conversation.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    conversation = models.OneToOneField(
        Conversation, on_delete=models.CASCADE, related_name="candidate"
    )
    #: Who proposed it; nobody where it was drawn.
    proposed_by = models.ForeignKey(
        STAFF, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    drawn_for = models.CharField(max_length=10, choices=DrawnFor.choices, blank=True)
    begun_at = models.DateTimeField()
    stage = models.CharField(max_length=9, choices=Stage.choices)

    #: What the one who proposes wants to learn; empty where it was drawn.
    question = models.BinaryField(default=b"")
    #: Why the counsellor of a drawn one does not want it looked at.
    objection = models.BinaryField(default=b"")

    #: Who took it up to take names out, since when, and until when nobody else may; `touched_at` is the last change.
    redactor = models.ForeignKey(
        STAFF, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    taken_at = models.DateTimeField(null=True)
    taken_until = models.DateTimeField(null=True)
    touched_at = models.DateTimeField(null=True)
    #: Everybody who ever changed something in it: none of them releases it.
    redacted_by = models.JSONField(default=list)
    #: Rises with every change: two who work at once are told.
    version = models.PositiveIntegerField(default=0)
    #: What the machine found and people decided; sealed as a whole.
    work = models.BinaryField(default=b"")
    #: A case told in other words, where the story itself would tell who it was.
    composed = models.BinaryField(default=b"")
    handed_in_at = models.DateTimeField(null=True)

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, related_name="candidates")
    #: Its place in the batch, drawn by lot.
    place = models.PositiveSmallIntegerField(null=True)
    #: Why a reviewer sent it back, and who.
    sent_back = models.BinaryField(default=b"")
    sent_back_by = models.ForeignKey(
        STAFF, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = Known()
    #: All there are, for the sweep and for erasures.
    everything = models.Manager["Candidate"]()

    class Meta:
        app_label = "counselling"
        indexes = [models.Index(fields=["stage", "begun_at"], name="candidate_by_stage")]
        constraints = [
            models.CheckConstraint(
                name="candidate_proposed_or_drawn",
                condition=Q(proposed_by__isnull=False, drawn_for="")
                | (Q(proposed_by__isnull=True) & ~Q(drawn_for="")),
            ),
            models.CheckConstraint(
                name="candidate_reviewed_in_a_batch",
                condition=~Q(stage=Stage.REVIEWING) | Q(batch__isnull=False),
            ),
            models.UniqueConstraint(
                name="candidate_place_once",
                fields=["batch", "place"],
                condition=Q(place__isnull=False),
            ),
        ]
        ordering = ["begun_at", "id"]

    def __str__(self) -> str:
        return f"candidate {self.id}"
