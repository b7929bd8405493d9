"""What the page of the holders of the key says."""

from django.utils.translation import gettext_lazy as _

from counselling.core.errors import Refused
from counselling.origin.queries.holders import Standing

SAID = {
    "removed": _("Gedaan. Er is een nieuwe sleutel, en die is niet voor wie wegging."),
    "rotated": _(
        "Gedaan. Nieuwe gesprekken verzegelen we met een nieuwe sleutel. Je woorden blijven dezelfde."
    ),
    "required": _("Bewaard. Als we niets kunnen verzegelen, komt er niemand nieuw binnen."),
    "not_required": _("Bewaard. Als we niets kunnen verzegelen, gaat de chat door."),
    "drilled": _("Gelukt. Je woorden openen de sleutel."),
    "lost": _(
        "Genoteerd. Je woorden tellen niet meer. Zeg het nu aan je coördinator: er moet een nieuwe sleutel komen."
    ),
}
PROBLEMS = {
    "choose": _("Kies wie het is."),
    "wrong_passphrase": _("Deze woorden openen de sleutel niet. Kijk ze na op het papier."),
    "slow_down": _("Wacht vijf tellen en probeer het dan nog eens."),
    "wrong_code": _("Deze code klopt niet. Wacht op de volgende code en typ die."),
    "not_supervisor": _("Alleen een supervisor kan sleutelhouder zijn."),
    "already_holder": _("Die persoon is al sleutelhouder."),
    "remove_first": _("Die persoon is de woorden kwijt. Haal die eerst weg als sleutelhouder."),
    "not_holder": _("Die persoon kan de sleutel niet openen. Kies iemand anders."),
    "last_holder": _("Dit is de laatste sleutelhouder. Maak eerst iemand anders sleutelhouder."),
    "pair_exists": _("Er is al een sleutel. Vraag een sleutelhouder erbij."),
    "key_changed": _(
        "De sleutel op de server is niet die van ons. Maak een nieuwe sleutel, met een sleutelhouder erbij."
    ),
    "no_copy": _(
        "Je woorden kloppen, maar je hebt deze sleutel niet. Laat je opnieuw sleutelhouder maken."
    ),
    "no_pair": _("Er is nog geen sleutel."),
    "not_written_down": _(
        "Dat kon nu niet: we kunnen het niet noteren buiten de database. Er is niets veranderd. Vraag wie de server beheert om plaats te maken op de schijf, en probeer opnieuw."
    ),
    "try_again": _("Het lukte niet. Probeer het nog eens."),
}
#: Counted from 1; the eighth of seven is one too many.
UNKNOWN_WORD = _(
    "Woord %(word)s staat niet op onze lijst. Kijk na of je zeven woorden hebt, juist geschreven."
)
STANDINGS = {
    Standing.READY: _("kan openen"),
    Standing.UNPRACTISED: _("moet oefenen"),
    Standing.OLDER_ONLY: _("alleen oude gesprekken"),
    Standing.LOST: _("woorden kwijt"),
    Standing.LEFT: _("werkt hier niet meer als supervisor"),
}
#: What is wrong with knowing a connection again, and with places.
PEPPERS = {
    "missing": _(
        "We herkennen niemand opnieuw: bij de sleutels op de server ontbreekt de map 'peppers'."
    ),
    "open": _(
        "We herkennen niemand opnieuw: iedereen op de server kan de peper van deze maand lezen."
    ),
    "example": _("We herkennen niemand opnieuw: de peper van deze maand is een voorbeeld."),
    "unreadable": _("We herkennen niemand opnieuw: de peper van deze maand is niet te lezen."),
    "not_written": _(
        "We herkennen niemand opnieuw: de server kan geen peper voor deze maand bewaren."
    ),
}
PLACES = {
    "none": _("Er is geen bestand met plaatsen. Land en provincie blijven leeg."),
    "broken": _("Het bestand met plaatsen is stuk. Land en provincie blijven leeg."),
}


def sentence_for(refused: Refused | None) -> str:
    """Return what is said about a refusal; nothing where there was none."""
    if refused is None:
        return ""
    if "word" in refused.details:
        return str(UNKNOWN_WORD) % refused.details
    return str(PROBLEMS[refused.reason])
