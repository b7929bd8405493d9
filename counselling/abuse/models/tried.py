"""How often something was tried of late, where every process sees it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Trying(models.TextChoices):
    """What may only be tried so often."""

    CODE = "code", _("De code van een gesprek")
    NICKNAME = "nickname", _("De schuilnaam bij een code")
    PICK_UP = "pick_up", _("De code van een antwoord")
    WORDS = "words", _("De woorden om terug te komen")
    LETTER = "letter", _("Een brief aan de dienst")
    START = "start", _("Een gesprek beginnen")


class Tried(models.Model):
    """The tries of one kind by one connection, or with one code; known for an hour at the most."""

    #: A keyed hash of the kind and of whoever tries.
    id = models.CharField(primary_key=True, max_length=64)
    kind = models.CharField(max_length=8, choices=Trying.choices)
    #: When each was, in thousandths of a second, the oldest first.
    moments = models.JSONField(default=list)
    count = models.PositiveIntegerField(default=0)
    #: From then on none of them counts any more.
    until = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "counselling"

    def __str__(self) -> str:
        return f"{self.count} tries ({self.kind})"
