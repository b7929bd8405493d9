"""System lines and refusals in the visitor's language."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from counselling.conversation.events import SystemLine

LINES = {
    "joined": _("Je praat nu met %(name)s."),
    "taken_over": _("Je praat nu verder met %(name)s. %(before)s heeft geen verbinding meer."),
    "handed_on": _("Je praat nu verder met %(name)s. %(before)s heeft geen verbinding meer."),
    "nobody_came": _("Je was even weg. Dat is niet erg. Je plaats is er nog."),
    "ended": _("Het gesprek is afgelopen."),
    "still_there": _("Ben je er nog? Neem gerust je tijd."),
    "ten_minutes": _("We hebben nog 10 minuten. Dan ronden we samen af."),
}

REFUSALS = {
    "too_long": _("Je bericht is te lang. Maak er twee berichten van."),
    "too_fast": _("Dat ging heel snel. Wacht even en probeer opnieuw."),
    "empty": _("Je bericht is leeg."),
    "waiting": _(
        "Er is nog niemand om dit te lezen. Wacht tot het jouw beurt is. Gevaar? Bel 112."
    ),
    "ended": _("Het gesprek is afgelopen. Dit bericht is niet verstuurd."),
    "not_yours": _("Dit kan hier niet."),
    "invalid": _("Dit bericht kunnen we niet lezen. Probeer het met andere tekens."),
    "try_again": _("Er ging iets mis bij ons. Jij deed niets fout. Probeer het straks opnieuw."),
}


def sentence(line: SystemLine, language: str) -> str:
    """Return what a system line says, in one language; a code without words says nothing."""
    with override(language):
        return str(LINES.get(line.code, "")) % line.params


def refusal(reason: str, language: str) -> str:
    """Return the kind sentence that belongs to a reason."""
    with override(language):
        return str(REFUSALS.get(reason, REFUSALS["try_again"]))
