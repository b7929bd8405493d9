"""The words that the tables store."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """How far a conversation is on its way to a transcript."""

    #: Drawn, and its counsellor may still object.
    TOLD = "told", _("Meegedeeld")
    #: Names are being taken out.
    REDACTING = "redacting", _("Namen weghalen")
    #: Done, and waits until enough others are, so that no reviewer knows which one came when.
    GATHERING = "gathering", _("Wacht op een groep")
    #: In a batch: a supervisor reads it.
    REVIEWING = "reviewing", _("Nalezen")
    RELEASED = "released", _("Vrijgegeven")
    #: It goes no further: objected to, or not fit to be learned from.
    CLOSED = "closed", _("Stopgezet")


class DrawnFor(models.TextChoices):
    """Why a conversation was drawn; random comes first, so that nobody's choice decides what is looked at."""

    RANDOM = "random", _("Door het lot")
    LONG_WAIT = "long_wait", _("Lang gewacht")
    LEFT_EARLY = "left_early", _("Vroeg weggegaan")


class Speaker(models.TextChoices):
    """Who says a line of a transcript."""

    YOUNG = "young", _("Jongere")
    COUNSELLOR = "counsellor", _("Hulpverlener")
    COLLEAGUE = "colleague", _("Collega")
    #: A composed case is told, not said.
    TELLER = "teller", _("Verteller")


class Guide(models.TextChoices):
    """What a meeting looks at in a conversation; there are no scores."""

    CONTACT = "contact", _("Hoe kwam het contact tot stand?")
    QUESTION = "question", _("Wat vroeg deze jongere eigenlijk?")
    TURNING = "turning", _("Waar veranderde het gesprek?")
    STRENGTH = "strength", _("Wat deed de jongere deugd?")
    OTHERWISE = "otherwise", _("Wat had ook gekund?")
    OURSELVES = "ourselves", _("Wat doet dit gesprek met ons?")
