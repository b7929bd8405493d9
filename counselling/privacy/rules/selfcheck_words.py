"""The self-check in words: what each item is, what was found, and what to do."""

from django.utils.translation import gettext_lazy as _

from counselling.privacy.rules.selfcheck import Item
from counselling.privacy.rules.selfcheck_said import SAID

TITLES = {
    "headers": _("Antwoorden van de site: niets wordt onthouden of gedeeld"),
    "sweep": _("Wissen wat oud genoeg is"),
    "erasures": _("Wissen op vraag"),
    "keys": _("Sleutelbestanden"),
    "trail": _("Logboek: keten en anker"),
    "backup": _("Back-up"),
    "rehearsal": _("Oefening met een back-up"),
    "journal": _("Dagboek van wat gewist is"),
    "holders": _("Sleutelhouders"),
    "requests": _("Vragen over gegevens"),
    "letters": _("Klachten en berichten"),
    "recipients": _("Anderen verwittigen (AVG art. 19)"),
    "breaches": _("Datalekken"),
    "register": _("Register van wat we bewaren"),
    "rounds": _("Wat op de klok gebeurt"),
    "outgoing": _("Niets naar buiten"),
    "statement": _("Privacyverklaring"),
}

#: What comes round by the clock.
STEPS = {
    "line": _("de wachtrij en de gesprekken laten verdergaan"),
    "erasures": _("wissen op vraag"),
    "draw": _("gesprekken kiezen voor intervisie, elke week"),
    "drawn": _("gekozen gesprekken laten verdergaan"),
    "batches": _("teksten samenbrengen om na te lezen"),
    "trail": _("het logboek nakijken en verankeren"),
    "journal": _("het dagboek bijhouden"),
}
WELL = _("In orde.")


def found(item: Item) -> str:
    """Return what was found, in a sentence."""
    said = SAID.get((item.name, item.problem))
    about = steps_in_words(item.about) if item.name == "rounds" else item.about
    return str(said[0]) % {"about": about} if said else str(WELL)


def steps_in_words(names: str) -> str:
    """Return what failed by the clock, as people call it."""
    return ", ".join(str(STEPS.get(name, name)) for name in names.split())


def to_do(item: Item) -> str:
    """Return what to do about it, or nothing."""
    said = SAID.get((item.name, item.problem))
    return str(said[1]) if said else ""
