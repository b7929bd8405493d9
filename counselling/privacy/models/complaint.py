"""Complaints, and the two who may read the conversation that one is about."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from counselling.privacy.models.choices import Outcome
from counselling.privacy.models.letter import Letter


class Complaint(models.Model):
    """What somebody says was not right, and what the desk thinks of it."""

    letter = models.OneToOneField(
        Letter, on_delete=models.CASCADE, primary_key=True, related_name="complaint"
    )
    #: The conversation it is about, where one is known; it is named without hanging on it.
    conversation = models.UUIDField(null=True, db_index=True)
    #: Whether it came with the conversation's own cookie; else the desk looked for the conversation.
    proven = models.BooleanField(default=False)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    #: What the counsellor concerned is told once it is decided; sealed under the letter's key.
    for_counsellor = models.BinaryField(default=b"")

    class Meta:
        app_label = "counselling"
        constraints = [
            models.CheckConstraint(
                name="complaint_proven_of_a_conversation",
                condition=Q(proven=False) | Q(conversation__isnull=False) | ~Q(outcome=""),
            ),
        ]

    def __str__(self) -> str:
        return f"complaint {self.pk}"


class ComplaintReader(models.Model):
    """Somebody named to read the conversation of a complaint, until a day; there are never more than two."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="readers")
    staff = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    #: The first or the second.
    place = models.PositiveSmallIntegerField()
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    named_at = models.DateTimeField()
    until = models.DateTimeField()
    #: Why it is read, and what was found; sealed under the letter's key.
    reason = models.BinaryField()
    finding = models.BinaryField(default=b"")

    class Meta:
        app_label = "counselling"
        constraints = [
            models.UniqueConstraint(fields=["complaint", "place"], name="complaint_reader_place"),
            models.UniqueConstraint(fields=["complaint", "staff"], name="complaint_reader_once"),
            models.CheckConstraint(name="complaint_has_two_readers", condition=Q(place__in=[1, 2])),
            models.CheckConstraint(
                name="complaint_reader_until_later", condition=Q(until__gt=F("named_at"))
            ),
        ]

    def __str__(self) -> str:
        return f"reader {self.place} of complaint {self.complaint_id}"
