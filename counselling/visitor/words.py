"""System lines and refusals in the visitor's language."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from accounts.rules import Discipline
from counselling.abuse.rules.words import LINES as MEASURES
from counselling.abuse.rules.words import line_in_words
from counselling.conversation.events import SystemLine
from counselling.core import clock

LINES = {
    "joined": _("Je praat nu met %(name)s."),
    "taken_over": _("Je praat nu verder met %(name)s. %(before)s heeft geen verbinding meer."),
    "handed_on": _("Je praat nu verder met %(name)s. %(before)s heeft geen verbinding meer."),
    "nobody_came": _("Je was even weg. Dat is niet erg. Je plaats is er nog."),
    "ended": _("Het gesprek is afgelopen."),
    "still_there": _("Ben je er nog? Neem gerust je tijd."),
    "ten_minutes": _("We hebben nog 10 minuten. Dan ronden we samen af."),
    "hand_over_asked": _("%(name)s vraagt aan %(to)s om verder met je te praten."),
    "hand_over_withdrawn": _("%(name)s praat toch zelf verder met je."),
    "handed_over": _("Je praat nu met %(name)s. %(name)s leest wat je al schreef."),
    "colleague_cannot": _("%(to)s kan nu niet. %(name)s blijft bij je."),
    "colleague_missed": _("%(to)s kan nu niet. We zoeken iemand anders."),
    "join_agreed": _("Jij zei ja. We vragen het nu aan %(to)s."),
    "join_refused": _("Jij wil er liever niemand bij. Dat is goed."),
    "join_withdrawn": _("%(name)s vraagt er toch geen collega bij."),
    "colleague_joined": _("%(name)s praat nu mee."),
    "colleague_left": _("%(name)s is weg uit het gesprek."),
    "passed_on": _("Een collega praat zo met jou. Je bent eerst aan de beurt."),
    "consent_asked": _("%(name)s vraagt: mag ik dit doorgeven aan %(to)s? Het gaat over: %(what)s"),
    "consent_given": _("Jij zei ja: dit mag naar %(to)s. Je mag dat altijd intrekken."),
    "consent_refused": _("Jij zei liever niet. Er gaat niets naar %(to)s."),
    "consent_taken_back": _("%(name)s vraagt het niet meer. Er gaat niets naar %(to)s."),
    "consent_withdrawn": _("Jij trok je ja in. Vanaf nu gaat er niets meer naar %(to)s."),
    "consent_shared": _("%(name)s gaf dit door aan %(to)s: %(what)s"),
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
    "paused": _("Het is even pauze. Probeer het straks opnieuw. Gevaar? Bel 112."),
}


LEARNED = {
    True: _("Jij zei ja. Dank je. Je kan dat hier nog veranderen."),
    False: _("Jij zei liever niet. Dan doen we het niet. Je kan dat hier nog veranderen."),
    None: "",
}
_MAY_PASS_ON = _("%(name)s vraagt: mag ik dit doorgeven aan %(to)s?")
_MAY_JOIN = _("%(name)s wil graag een collega erbij vragen: %(to)s. Mag dat?")
_MAY_JOIN_AS = _("%(name)s wil graag een collega erbij vragen: %(to)s, %(what)s. Mag dat?")


def sentence(line: SystemLine, language: str) -> str:
    """Return what a system line says, in one language; a code without words says nothing."""
    with override(language):
        if line.code in MEASURES:
            return line_in_words(line.code, line.params, clock.now())
        return str(LINES.get(line.code, "")) % line.params


def may_join(by: str, to: str, discipline: str, language: str) -> str:
    """Return the question whether a colleague may join, in one language."""
    names = {"name": by, "to": to}
    with override(language):
        if not discipline:
            return str(_MAY_JOIN) % names
        what = str(Discipline(discipline).label).lower()
        return str(_MAY_JOIN_AS) % {**names, "what": what}


def may_pass_on(by: str, to: str, language: str) -> str:
    """Return the question whether something may be passed on, in one language."""
    with override(language):
        return str(_MAY_PASS_ON) % {"name": by, "to": to}


def refusal(reason: str, language: str) -> str:
    """Return the kind sentence that belongs to a reason."""
    with override(language):
        return str(REFUSALS.get(reason, REFUSALS["try_again"]))
