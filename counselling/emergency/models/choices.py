"""The words that the tables store, and what people read for them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Ground(TextChoices):
    """Why an address may be opened."""

    SELF = "self", _("Gevaar voor zichzelf")
    OTHER = "other", _("Gevaar voor iemand anders")
    OFFENCE = "offence", _("Misdrijf tegen een minderjarige of kwetsbare persoon")
    ORDER = "order", _("Schriftelijk bevel van het gerecht")


class Acute(TextChoices):
    """How soon something may happen."""

    NOW = "now", _("Nu: het gebeurt, of het kan elk moment")
    TODAY = "today", _("Vandaag of vannacht")
    LATER = "later", _("De komende dagen")


class Discussed(TextChoices):
    """Whether the young person was told before."""

    YES = "yes", _("Ja")
    NO = "no", _("Nee")


class Tried(TextChoices):
    """What was tried that is gentler."""

    ASKED_PLACE = "asked_place", _("Gevraagd: waar ben je, hoe heet je?")
    CALL_SELF = "call_self", _("Gevraagd om zelf 112 te bellen")
    SOMEBODY = "somebody", _("Samen gezocht naar iemand dichtbij")
    OTHER_HELP = "other_help", _("Andere hulp voorgesteld")
    NOTHING = "nothing", _("Daar was geen tijd voor")


class Whom(TextChoices):
    """Who is called, or gets what was opened."""

    EMERGENCY = "112", _("112")
    POLICE = "101", _("Politie (101)")
    PROSECUTOR = "prosecutor", _("Parket")
    CHILD_ABUSE = "vk", _("Vertrouwenscentrum Kindermishandeling")
    SCHOOL = "school", _("School of CLB")
    NEAR = "near", _("Iemand dichtbij de jongere")
    OTHER = "other", _("Iemand anders")


class What(TextChoices):
    """What was told to whoever was called."""

    KNOWN = "known", _("Wat de jongere zelf vertelde")
    ADDRESS = "address", _("Het adres van de verbinding")


class Told(TextChoices):
    """Whether the young person knows what was told, and to whom."""

    ALREADY = "already", _("De jongere weet het al")
    LATER = "later", _("We vertellen het later")
    NOT = "not", _("We vertellen het niet")


class Stand(TextChoices):
    """Where a request stands."""

    OPEN = "open", _("wacht op antwoord")
    OPENED = "opened", _("adres geopend")
    DECLINED = "declined", _("niet geopend")
    WITHDRAWN = "withdrawn", _("ingetrokken")
    LAPSED = "lapsed", _("vervallen")


class How(TextChoices):
    """How an address was opened."""

    TOGETHER = "together", _("door een tweede persoon")
    CARD = "card", _("met een code van de kaart")
    ALONE = "alone", _("alleen")
