"""A place in the line."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from counselling.conversation.models import Conversation


class Place(models.Model):
    """A visit's place in the line, which stands until the door closes."""

    conversation = models.OneToOneField(
        Conversation, on_delete=models.CASCADE, primary_key=True, related_name="place"
    )
    #: The moment of joining; in the slow lane some minutes later, so that others go first and nobody for ever.
    joined_at = models.DateTimeField(db_index=True)
    #: Since when a call stands unanswered: skipped, not removed, until the visitor does something.
    missed_at = models.DateTimeField(null=True)
    #: When the young person said not to be safe now; once a visit, and it stands.
    unsafe_at = models.DateTimeField(null=True)
    #: Whether that moves the visit to the front; not where too many such marks turned out unfounded.
    goes_first = models.BooleanField(default=False)
    #: When its counsellor found, talking, that there was no danger.
    unfounded_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "counselling"
        constraints = [
            models.CheckConstraint(
                name="place_first_is_marked",
                condition=Q(goes_first=False)
                | Q(unsafe_at__isnull=False, unfounded_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"place of {self.conversation_id}"


class LineTurn(models.Model):
    """Whose turn it is: of those who are not safe now, or of the ordinary line; one row for all who take."""

    THE_ONE = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE, editable=False)
    #: How many who went first were taken since the last one of the ordinary line.
    went_first = models.PositiveSmallIntegerField(default=0)

    class Meta:
        app_label = "counselling"
        constraints = [models.CheckConstraint(name="line_turn_is_one", condition=Q(id=1))]

    def __str__(self) -> str:
        return f"{self.went_first} went first"


class PassedOn(models.Model):
    """Somebody knows this young person, said no more than that, and never gets the visit again."""

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="passed_on", db_index=False
    )
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )

    class Meta:
        app_label = "counselling"
        constraints = [
            models.UniqueConstraint(fields=["conversation", "staff"], name="passed_on_once"),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id}, passed on"
