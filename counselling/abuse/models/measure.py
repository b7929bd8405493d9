"""What was done about a visit."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from counselling.abuse.models.choices import Ground, Kind
from counselling.conversation.models import Conversation
from counselling.core.lifetimes import Young

LASTING = (Kind.SLOW, Kind.BLOCK)


class Known(Young["Measure"]):
    """Measures that anybody may still know of."""

    setting, since = "MEASURE_DAYS", "made_at"


class Measure(models.Model):
    """One measure: why, until when, who took it, who looked at it afterwards, who took it back."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    conversation = models.ForeignKey(
        Conversation, on_delete=models.SET_NULL, null=True, related_name="measures"
    )
    kind = models.CharField(max_length=8, choices=Kind.choices)
    ground = models.CharField(max_length=8, choices=Ground.choices)
    #: What the counsellor adds for whoever looks at it afterwards; sealed.
    note = models.BinaryField()
    #: Where the visit came from; empty where that cannot be told.
    tag = models.CharField(max_length=32, blank=True)
    #: Many people connect from there: it slows whoever comes next, and stops nobody.
    shared = models.BooleanField(default=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    made_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    #: Its maker would like it to last longer than they may decide: a supervisor answers.
    longer_wished = models.BooleanField(default=False)
    #: Until when a supervisor would like it to last, once a second one agrees.
    longer_until = models.DateTimeField(null=True)
    #: Who made it last longer than tonight, or would like to, and why; sealed, and empty where the note says why.
    longer_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
    )
    longer_why = models.BinaryField(default=b"")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
    )
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
    )
    lifted_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
    )
    reviewed_at = models.DateTimeField(null=True)

    objects = Known()
    #: All there are, for the sweep and for erasures.
    everything = models.Manager["Measure"]()

    class Meta:
        app_label = "counselling"
        indexes = [
            # Every start asks for these, and there are few.
            models.Index(
                fields=["ends_at"],
                name="measure_that_lasts",
                condition=Q(kind__in=LASTING, lifted_at__isnull=True),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="measure_confirmed_by_another",
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=models.F("longer_by")),
            ),
            models.CheckConstraint(
                name="measure_reviewed_by_another",
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=models.F("made_by")),
            ),
        ]

    def __str__(self) -> str:
        return f"measure {self.id}"
