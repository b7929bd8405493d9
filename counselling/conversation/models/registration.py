"""What a counsellor writes down of a conversation that ended: for counting, never about who it was."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from counselling.conversation.models.choices import IAm
from counselling.conversation.models.conversation import Conversation
from counselling.conversation.models.theme import Theme
from counselling.conversation.models.visible import PartYoung


class Level(models.TextChoices):
    """Where somebody goes to school."""

    KLEUTER = "kleuter", _("Kleuter")
    LAGER = "lager", _("Lager")
    FIRST = "secondary_1", _("Secundair, 1e graad")
    SECOND = "secondary_2", _("Secundair, 2e graad")
    THIRD = "secondary_3", _("Secundair, 3e graad")
    SPECIAL = "special", _("Buitengewoon")
    HIGHER = "higher", _("Hoger")
    UNKNOWN = "unknown", _("Weet ik niet")


class Referral(models.TextChoices):
    """Where the counsellor pointed to."""

    NONE = "none", _("Nergens")
    CLB_SCHOOL = "clb_school", _("CLB van de school")
    CLB_OTHER = "clb_other", _("Ander CLB")
    CAW_JAC = "caw_jac", _("CAW of JAC")
    DOCTOR = "doctor", _("Huisarts")
    CRISIS = "crisis", _("Crisis of 112")
    HELPLINE = "helpline", _("Hulplijn")
    OTHER = "other", _("Elders")


class Known(PartYoung["Registration"]):
    """What anybody may still read."""

    setting = "REGISTRATION_DAYS"


class Registration(models.Model):
    """One conversation, registered; or begun and put aside, and then all of it is sealed in `draft`."""

    conversation = models.OneToOneField(
        Conversation, on_delete=models.CASCADE, primary_key=True, related_name="registration"
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    who = models.CharField(max_length=8, choices=IAm.choices, blank=True)
    level = models.CharField(max_length=12, choices=Level.choices, blank=True)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, null=True, related_name="+")
    second_theme = models.ForeignKey(Theme, on_delete=models.PROTECT, null=True, related_name="+")
    referral = models.CharField(max_length=12, choices=Referral.choices, blank=True)
    serious = models.BooleanField(default=False)
    line = models.BinaryField(default=b"")
    draft = models.BinaryField(default=b"")
    #: Empty while it is put aside.
    saved_at = models.DateTimeField(null=True)

    objects = Known()
    #: All there are, for the sweep and for what counts while they are young.
    everything = models.Manager["Registration"]()

    class Meta:
        app_label = "counselling"
        constraints = [
            models.CheckConstraint(
                name="registration_saved_is_whole",
                condition=Q(saved_at__isnull=True) | (~Q(who="") & ~Q(level="") & ~Q(referral="")),
            ),
            models.CheckConstraint(
                name="registration_parked_is_sealed",
                condition=Q(saved_at__isnull=False)
                | Q(who="", level="", referral="", theme__isnull=True, second_theme__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"registration of {self.conversation_id}"
