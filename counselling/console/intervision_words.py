"""Intervision in words: why something cannot be, what was done, and what could tell who it was."""

from django.utils.translation import gettext_lazy as _

from counselling.core.errors import Refused

PROBLEMS = {
    "suggestions_open": _("Er zijn nog voorstellen waarover niemand besliste."),
    "not_seen": _("Nog niet elk bericht is bekeken."),
    "questions_open": _("Beantwoord eerst de vier vragen."),
    "story": _("Het verhaal zelf is herkenbaar. Schrijf het eerst in andere woorden."),
    "leaks": _("Er staat nog een naam, adres of nummer van dit gesprek in de tekst."),
    "taken": _("Een collega werkt hier nu aan."),
    "conflict": _("Dit is intussen veranderd. Kijk het opnieuw na."),
    "choose": _("Kies eerst iets uit de lijst."),
    "choose_difficulty": _("Kies eerst hoe moeilijk het is om over te praten."),
    "empty": _("Schrijf kort wat er nog moet gebeuren."),
    "too_long": _("Dit is te lang. Maak het wat korter."),
    "invalid": _("Dit kan niet gelezen worden."),
    "too_few": _("Er zijn er minstens twee nodig. Wijs eerst iemand anders aan."),
    "enough": _("Er zijn er hoogstens vier."),
    "own_request": _("Jezelf kan je niet aanwijzen."),
    "not_written_down": _("Er ging iets mis bij het opslaan. Probeer het opnieuw."),
}
SAID = {
    "handed_in": _("Doorgegeven. Iemand anders leest het na zodra er vijf samen zijn."),
    "released": _("Vrijgegeven. Het staat nu in de bibliotheek."),
    "sent_back": _("Teruggestuurd, met je uitleg."),
    "named": _("Aangewezen."),
    "removed": _("Niet langer aangewezen."),
}
QUESTIONS = {
    "event": _(
        "Gaat het over iets ongewoons dat anderen kennen, zoals een ongeval of iets uit het nieuws?"
    ),
    "family": _("Staat er een zeldzaam gezin of beroep in, of iets wat weinig mensen hebben?"),
    "combination": _("Wijzen een plaats, een club of school en een leeftijd samen naar iemand?"),
    "story": _("Is het verhaal zelf zo bijzonder dat iemand die erbij was het herkent?"),
}
SPEAKERS = {
    "young": _("Jongere"),
    "counsellor": _("Hulpverlener"),
    "colleague": _("Collega"),
    "teller": _("Verteller"),
}
LABELS = {
    "PERSON": _("persoon"),
    "LOCATION": _("plaats"),
    "SCHOOL_OR_ORG": _("school of club"),
    "PHONE": _("telefoonnummer"),
    "EMAIL": _("mailadres"),
    "HANDLE_OR_URL": _("account of link"),
    "DATE": _("datum"),
    "ID": _("nummer"),
}
DIFFICULTIES = {"1": _("Makkelijk"), "2": _("Gewoon"), "3": _("Moeilijk")}
_TAKE_OUT = _("Haal de woorden weg die het herkenbaar maken, met 7 (anders).")
ADVICE = {
    "event": _TAKE_OUT,
    "family": _TAKE_OUT,
    "combination": _("Haal minstens één van de drie weg, liefst de plaats."),
    "story": _("Dan komt niet het gesprek in de bibliotheek, maar een verhaal in andere woorden."),
}


def problem_of(reason: str) -> str:
    """Return why it cannot be, in words."""
    return str(PROBLEMS.get(reason, PROBLEMS["invalid"]))


def problems_of(refused: Refused) -> dict[str, str]:
    """Return by its word each thing that is left to do, in words."""
    words = refused.details.get("problems", refused.reason).split()
    return {word: problem_of(word) for word in words}
