"""A file with turns in words: what becomes of its lines, and why."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from counselling.console.views.roster_words import REASONS
from counselling.core.errors import Refused

NO_FILE = gettext_lazy("Kies eerst een bestand.")
EXPIRED = gettext_lazy(
    "Dit overzicht is te oud geworden. Er is niets bewaard. Kies het bestand opnieuw."
)
TOO_MANY_NEW = gettext_lazy(
    "Dit zijn te veel nieuwe diensten in één keer. Verdeel het bestand over twee of meer bestanden."
)
UNREADABLE = gettext_lazy("Dit bestand kunnen we niet lezen. Bewaar het als CSV of als iCalendar.")
FILES = {
    "too_big": gettext_lazy("Dit bestand is groter dan 2 MB. Verdeel het over meer bestanden."),
    "too_many": gettext_lazy(
        "Dit bestand heeft meer dan 10.000 diensten. Verdeel het over meer bestanden."
    ),
    "too_many_appointments": gettext_lazy(
        "Deze agenda heeft meer dan 2.000 afspraken. Verdeel ze over meer bestanden."
    ),
    "empty": gettext_lazy("Dit bestand is leeg."),
    "encoding": UNREADABLE,
    "calendar": gettext_lazy(
        "Deze agenda kunnen we niet lezen. Voer ze opnieuw uit en probeer het nog eens."
    ),
}
OUTCOMES = {
    **REASONS,
    "overlap": gettext_lazy("Deze persoon heeft dan al een dienst, hier of hoger in het bestand."),
    "other_lead": gettext_lazy(
        "Deze dienst staat er al, maar wie leidt is anders. Verander dat in het rooster."
    ),
    "unknown": gettext_lazy("Niemand die jij inplant heeft deze gebruikersnaam."),
    "cells": gettext_lazy("Deze lijn heeft niet evenveel kolommen als de eerste lijn."),
    "bad_date": gettext_lazy("De dag kunnen we niet lezen. Schrijf ze zoals 2027-01-31."),
    "bad_start": gettext_lazy("Het begin kunnen we niet lezen. Schrijf het zoals 17:30."),
    "bad_end": gettext_lazy("Het einde kunnen we niet lezen. Schrijf het zoals 17:30."),
    "bad_lead": gettext_lazy("Schrijf bij lead 1 voor wie leidt, en anders niets."),
    "no_such_hour": gettext_lazy(
        "Dit uur bestaat niet in die nacht: de klok springt dan een uur vooruit."
    ),
    "no_length": gettext_lazy("Het einde komt niet na het begin."),
    "cancelled": gettext_lazy("Deze afspraak is geschrapt."),
    "repeats": gettext_lazy(
        "Deze afspraak herhaalt zich op een manier die we niet kunnen volgen. Schrijf elke keer apart op."
    ),
    "appointment": gettext_lazy("Deze afspraak kunnen we niet lezen."),
    "whole_day": gettext_lazy("Deze afspraak duurt een hele dag. Geef ze een begin en een einde."),
    "unknown_zone": gettext_lazy("De tijdzone van deze afspraak kennen we niet."),
    "no_end": gettext_lazy("Deze afspraak heeft geen einde."),
}


def sentence_of_file(refused: Refused) -> str:
    """Return the kind sentence for a file that cannot be read at all."""
    if refused.reason == "columns":
        return _("In de eerste lijn ontbreekt: %(kolommen)s. Geef elke kolom daar haar naam.") % {
            "kolommen": refused.details["missing"]
        }
    if refused.reason == "broken":
        return _(
            "Lijn %(nummer)s kunnen we niet lezen. Kijk of elk aanhalingsteken gesloten is."
        ) % {"nummer": refused.details["line"]}
    return str(FILES.get(refused.reason, UNREADABLE))


def imported_words(new: int, left_out: int) -> list[str]:
    """Return what bringing in a file did."""
    lines = [ngettext("%(n)s dienst bewaard.", "%(n)s diensten bewaard.", new) % {"n": new}]
    if left_out:
        lines.append(
            ngettext(
                "%(n)s dienst kon intussen niet meer.",
                "%(n)s diensten konden intussen niet meer.",
                left_out,
            )
            % {"n": left_out}
        )
    return lines
