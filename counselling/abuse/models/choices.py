"""The words that the tables store."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a counsellor does about a visit, the gentlest first; a flag only counts."""

    FLAG = "flag", _("Alleen meetellen")
    WARNING = "warning", _("Vriendelijke waarschuwing")
    PAUSE = "pause", _("Pauze van 10 minuten")
    END = "end", _("Gesprek stoppen")
    SLOW = "slow", _("Rustige rij")
    BLOCK = "block", _("Even niet meer chatten")


class Ground(models.TextChoices):
    """Why; what somebody tells about themselves is never one, and neither is silence."""

    FAKE = "fake", _("Grap of verzonnen")
    FREQUENT = "frequent", _("Komt heel vaak terug")
    INSULT = "insult", _("Scheldt of kwetst")
    OBSCENE = "obscene", _("Stuurt seksuele dingen")
    THREAT = "threat", _("Bedreigt een hulpverlener")
    OTHER = "other", _("Iets anders")
