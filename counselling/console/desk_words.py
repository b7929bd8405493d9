"""What people at the desks read where something cannot be, and what they did."""

from django.utils.translation import gettext_lazy as _

PROBLEMS = {
    "gone": _("Dit kan niet meer, of is niet voor jou. Kijk opnieuw."),
    "own": _("Jij werkte die dag aan de chat. Iemand anders behandelt deze klacht."),
    "invalid": _("Dit past niet bij wat verteld werd, of we kunnen het niet lezen. Kijk opnieuw."),
    "no_conversation": _("Zoek eerst het gesprek waarover het gaat."),
    "two_already": _("Er zijn al twee lezers. Een derde kan niet."),
    "not_them": _("Deze persoon werkte die dag aan de chat, of mag dit niet lezen. Kies iemand anders."),
    "fixed_answer": _("We weten niet van wie dit gesprek is. Daarom is het antwoord vast: laat het veld leeg."),
    "choose": _("Kies eerst."),
    "empty": _("Schrijf hier iets."),
    "too_long": _("Dit is te lang. Maak het korter."),
    "on_knowledge": _("Dit kan alleen met de gesprekscode. Weiger het, met de grond die erbij hoort."),
    "no_ground": _("Deze grond kan hier niet: hij zou tonen of er een gesprek is."),
    "too_late": _("Uitstellen kan alleen binnen de eerste maand, en één keer."),
    "not_written_down": _("Er ging iets mis bij het opslaan. Probeer het opnieuw."),
}  # fmt: skip
SAID = {
    "linked": _("Het gesprek is gekozen."),
    "named": _("Genoteerd. Deze persoon kan het gesprek nu lezen."),
    "found": _("Je bevinding is bewaard voor wie beslist."),
    "decided": _("Beslist. Het antwoord wacht achter de code."),
    "granted": _("Klaar. Het antwoord wacht achter de code, en is hetzelfde of er iets gevonden is of niet."),
    "refused": _("Geweigerd. Het antwoord wacht achter de code."),
    "later": _("Uitgesteld. Wie het vroeg, leest waarom."),
    "answered": _("Beantwoord. Het antwoord wacht achter de code."),
}  # fmt: skip


def problem_of(reason: str) -> str:
    """Return why something cannot be."""
    return str(PROBLEMS.get(reason, PROBLEMS["invalid"]))
