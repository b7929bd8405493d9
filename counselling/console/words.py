"""System lines and refusals in the counsellors' language."""

from django.utils.translation import gettext_lazy as _

from counselling.abuse.rules.words import LINES as MEASURES
from counselling.abuse.rules.words import line_in_words
from counselling.conversation.events import SystemLine
from counselling.core import clock

LINES = {
    "joined": _("%(name)s nam dit gesprek op."),
    "taken_over": _("%(name)s neemt over van %(before)s."),
    "handed_on": _("%(by)s gaf dit gesprek van %(before)s door aan %(name)s."),
    "nobody_came": _("De jongere was er niet. Het gesprek ging terug naar de wachtkamer."),
    "ended": _("Het gesprek is afgelopen."),
    "still_there": _("Ben je er nog? Neem gerust je tijd."),
    "ten_minutes": _("We hebben nog 10 minuten. Dan ronden we samen af."),
    "hand_over_asked": _("%(name)s vraagt aan %(to)s om dit gesprek over te nemen."),
    "hand_over_withdrawn": _("%(name)s gaat toch zelf verder."),
    "handed_over": _("%(name)s neemt over van %(before)s."),
    "colleague_cannot": _("%(to)s kan nu niet. %(name)s blijft."),
    "colleague_missed": _("%(to)s kan nu niet."),
    "join_agreed": _("De jongere zei ja. We vragen het nu aan %(to)s."),
    "join_refused": _("De jongere heeft liever geen collega erbij."),
    "join_withdrawn": _("%(name)s vraagt toch geen collega erbij."),
    "colleague_joined": _("%(name)s praat nu mee."),
    "colleague_left": _("%(name)s is weg uit het gesprek."),
    "passed_on": _("Dit gesprek ging naar een andere collega."),
    "consent_asked": _("%(name)s vroeg: mag dit naar %(to)s? Het gaat over: %(what)s"),
    "consent_given": _("De jongere zei ja: dit mag naar %(to)s."),
    "consent_refused": _("De jongere zei liever niet. Geef niets door aan %(to)s."),
    "consent_taken_back": _("%(name)s trok de vraag in. Er gaat niets naar %(to)s."),
    "consent_withdrawn": _("De jongere trok de toestemming in. Geef niets meer door aan %(to)s."),
    "consent_shared": _("%(name)s gaf dit door aan %(to)s: %(what)s"),
}

REFUSALS = {
    "too_long": _("Dit bericht is te lang. Maak er twee berichten van."),
    "too_fast": _("Dat ging te snel. Wacht even en probeer opnieuw."),
    "empty": _("Het bericht is leeg."),
    "waiting": _("Deze jongere wacht nog. Neem eerst het gesprek."),
    "ended": _("Het gesprek is afgelopen. Dit bericht is niet verstuurd."),
    "not_yours": _("Dit gesprek is niet (meer) van jou."),
    "invalid": _("Dit kan niet gelezen worden."),
    "try_again": _("Er ging iets mis op de server. Probeer het straks opnieuw."),
    "already_taken": _("Dit gesprek is al genomen door %(by)s."),
    "at_capacity": _("Je hebt al zoveel gesprekken als je koos. Rond eerst een gesprek af."),
    "off_duty": _(
        "Je bent offline. Zet je status op Beschikbaar of Pauze, dan kun je met het team praten."
    ),
    "colleague_gone": _("Deze collega is niet meer op dienst. Kies iemand anders."),
    "discipline_gone": _("Daarvan is nu niemand op dienst. Kies iemand anders."),
    "not_for_all": _(
        "Een bericht van een jongere deel je met één collega of discipline, niet met iedereen."
    ),
    "nobody_waiting": _("Er wacht niemand meer."),
    "led": _("%(by)s leidt de avond al."),
    "not_lead": _("Dat kan alleen wie de avond leidt."),
    "not_there": _("Deze collega is er nu niet."),
    "colleague_full": _("%(by)s heeft geen plaats vrij."),
    "back_again": _("%(by)s is terug en gaat zelf verder."),
    "by_code": _("Je bent zelf met een code binnen. Vraag een collega om de avond te leiden."),
    "no_closing": _("De deur heeft nu geen sluitingsuur."),
    "too_late": _("Langer dan drie uur na het gewone uur kan niet."),
    "still_talking": _("Dit gesprek loopt nog. Registreren kan na het einde."),
    "long_ago": _("Dit gesprek is langer dan zeven dagen geleden. Dat kan niet meer."),
    "too_many_themes": _("Twee thema's is het meeste. Haal er een weg."),
    "theme_off": _("Het thema '%(by)s' staat niet meer in de lijst. Kies een ander."),
    "passed_on": _("Je kent deze jongere. Een collega neemt dit gesprek."),
    "not_here_yet": _("De jongere is er nog niet. Wacht even."),
    "already_asked": _(
        "Je vroeg al iets aan een collega. Wacht op het antwoord, of trek de vraag in."
    ),
    "already_joined": _("Er praat al een collega mee."),
    "colleague_busy": _("%(by)s kan er nu geen gesprek bij nemen. Kies iemand anders."),
    "practice": _("Dit is een oefengesprek. Daar kan dit niet."),
    "not_marked": _("Deze jongere zei niet dat het onveilig is."),
    "gone": _("Deze vraag is er niet meer."),
    "too_many": _("In één gesprek vraag je dit hoogstens twintig keer."),
    "say_tried": _("Kies wat je al probeerde."),
    "order_only": _(
        "Het gesprek is langer dan 2 uur voorbij. Openen kan alleen nog met een schriftelijk bevel."
    ),
    "being_opened": _("Een collega opent het adres op dit moment."),
    "say_why": _("Schrijf kort waarom je het niet besprak."),
    "silent": _("Deze jongere schreef nog niets. Stil zijn is geen ongepast gedrag."),
    "warn_first": _("Geef eerst een vriendelijke waarschuwing."),
    "gentler_first": _("Probeer eerst een pauze, stoppen of de rustige rij."),
    "not_so_long": _("Langer dan vanavond beslist een supervisor, hoogstens 28 dagen."),
    "twice": _("Dat is al gebeurd."),
    "shared_network": _("Deze verbinding is van veel mensen samen. Daarover tonen we niets."),
    "wrong_code": _("Deze code klopt niet. Wacht op de volgende en probeer opnieuw."),
    "unwanted": _("Van dit gesprek leren we niet. De jongere wil dat liever niet."),
    "closed": _("Dit gesprek gaat niet verder."),
    "drawn": _("Dit gesprek is al door het lot gekozen."),
    "slow_down": _("Te veel foute codes. Wacht even en probeer opnieuw."),
}


def sentence(line: SystemLine) -> str:
    """Return what a system line says; a code without words says nothing."""
    if line.code in MEASURES:
        return line_in_words(line.code, line.params, clock.now())
    return str(LINES.get(line.code, "")) % line.params


def refusal(reason: str, by: str = "") -> str:
    """Return the sentence that belongs to a reason."""
    return str(REFUSALS.get(reason, REFUSALS["try_again"])) % {"by": by}
