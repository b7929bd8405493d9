"""A request to open the address of a visit, from its asking to its review."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from counselling.emergency.models.choices import Acute, Discussed, Ground, How, Stand, Whom

STAFF = settings.AUTH_USER_MODEL


class AddressRequest(models.Model):
    """Somebody asks that an address be opened.

    It names its conversation without hanging on it: what was done here must stay known when that is
    erased. Its texts are sealed under the conversation's key and end with it.
    """

    #: Made by the page: what is sent twice stands once.
    key = models.UUIDField(unique=True)
    conversation = models.UUIDField(db_index=True)
    #: Who did what here stays known, so nobody of them can be deleted.
    asked_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    ground = models.CharField(max_length=8, choices=Ground.choices)
    acute = models.CharField(max_length=8, choices=Acute.choices)
    discussed = models.CharField(max_length=4, choices=Discussed.choices)
    tried = models.JSONField(default=list)
    whom = models.CharField(max_length=12, choices=Whom.choices)
    #: Numbers of the lines that show the danger.
    messages = models.JSONField(default=list)
    #: What happens, why it was not discussed, which order of the court.
    facts = models.BinaryField()
    why = models.BinaryField()
    order = models.BinaryField()

    state = models.CharField(max_length=10, choices=Stand.choices, default=Stand.OPEN)
    #: Whom it is asked of by name now; everybody else on duty sees it as well.
    turn = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    turn_until = models.DateTimeField(null=True)
    had_turn = models.JSONField(default=list)
    #: Who is opening it at this moment: of many at once, one.
    claimed_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    claimed_until = models.DateTimeField(null=True)

    answered_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    #: Why not.
    answer = models.BinaryField(default=b"")
    how = models.CharField(max_length=8, choices=How.choices, blank=True)

    #: Until when another person looks at what one opened alone.
    review_due = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    agreed = models.BooleanField(null=True)
    review = models.BinaryField(default=b"")

    #: Since when the young person may read in their own data that this was asked and opened.
    released_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        app_label = "counselling"
        constraints = [
            models.UniqueConstraint(
                name="emergency_one_open_each",
                fields=["conversation"],
                condition=Q(state=Stand.OPEN),
            ),
            models.CheckConstraint(
                name="emergency_nobody_answers_their_own",
                condition=Q(answered_by__isnull=True)
                | ~Q(answered_by=F("asked_by"))
                | Q(how=How.ALONE),
            ),
            models.CheckConstraint(
                name="emergency_alone_is_reviewed_by_another",
                condition=(~Q(how=How.ALONE) | Q(review_due__isnull=False))
                & (Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("answered_by"))),
            ),
            models.CheckConstraint(
                name="emergency_released_by_another",
                condition=Q(released_by__isnull=True) | ~Q(released_by=F("asked_by")),
            ),
        ]

    def __str__(self) -> str:
        return f"request {self.pk}"
