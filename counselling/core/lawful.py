"""The words of the register: whom something is about, why it may be kept, who may see it."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Whose(StrEnum):
    """Whom it says something about."""

    VISITOR = "visitor"
    STAFF = "staff"
    NOBODY = "nobody"


class Purpose(models.TextChoices):
    """What it is for; nothing is used for anything else."""

    CHAT = "chat", _("Om te kunnen chatten")
    DANGER = "danger", _("Om te helpen bij ernstig gevaar")
    ABUSE = "abuse", _("Om de chat veilig en eerlijk te houden")
    QUALITY = "quality", _("Om de chat beter te maken")
    RIGHTS = "rights", _("Om je rechten uit te voeren")
    STAFF = "staff", _("Om met medewerkers te werken")
    SECURITY = "security", _("Om de toegang te beveiligen en na te kijken")
    SERVICE = "service", _("Om de dienst te laten draaien")


class Ground(models.TextChoices):
    """What allows it, in the law's terms."""

    TASK = "task", _("Opdracht van algemeen belang (AVG art. 6.1 e; voor gezondheid art. 9.2 h)")
    VITAL = "vital", _("Levensbelang, of een wettelijke plicht om te helpen (AVG art. 6.1 c en d)")
    DUTY = "duty", _("Wettelijke plicht (AVG art. 6.1 c)")
    CONSENT = "consent", _("Toestemming (AVG art. 6.1 a)")
    #: It says nothing about anybody.
    NONE = "none", _("Geen persoonsgegevens")


class Reader(models.TextChoices):
    """Who may see it; whoever is not named does not."""

    YOURSELF = "yourself", _("jijzelf")
    COUNSELLOR = "counsellor", _("de hulpverlener met wie je praat")
    COUNSELLORS = "counsellors", _("hulpverleners")
    REDACTORS = "redactors", _("twee tot vier mensen die namen weghalen")
    SUPERVISOR = "supervisor", _("supervisoren")
    COORDINATOR = "coordinator", _("coördinatoren")
    PRIVACY_OFFICER = "privacy_officer", _("de privacyverantwoordelijke")
    AUDITOR = "auditor", _("de auditor")
    TWO_TOGETHER = "two_together", _("twee mensen samen, alleen in een noodsituatie")
    TWO_NAMED = "two_named", _("twee aangewezen mensen, alleen bij een klacht")
    TEAM = "team", _("het hele team")
    EVERYBODY = "everybody", _("iedereen")
