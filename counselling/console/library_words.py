"""The library and its meetings in words."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from counselling.core.errors import Refused
from counselling.intervision.queries.searching import Card
from counselling.intervision.queries.withdrawing import Listed

DIFFICULTIES = {
    1: gettext_lazy("makkelijk om te bespreken"),
    2: gettext_lazy("gewoon om te bespreken"),
    3: gettext_lazy("moeilijk om te bespreken"),
}
PROBLEMS = {
    "gone": gettext_lazy("Dit is er niet meer. Er is niets bewaard."),
    "closed": gettext_lazy("Gesloten: aan deze intervisie verandert niets meer."),
    "empty": gettext_lazy("Schrijf eerst iets."),
    "too_long": gettext_lazy("Dit is te lang. Maak het wat korter."),
    "invalid": gettext_lazy("Dit kan niet gelezen worden."),
    "too_many": gettext_lazy("Er kan niets meer bij: dit is vol."),
    "no_line": gettext_lazy(
        "Die regel is er niet. Kies hoogstens 20 nummers van regels, zoals 3, 7."
    ),
    "changed": gettext_lazy(
        "Iemand anders schreef hier intussen iets. Lees dat eerst, en bewaar dan opnieuw."
    ),
    "said": gettext_lazy("Een collega zei hier al iets over. Dan kan dit niet meer weg."),
    "not_yours": gettext_lazy("Dat kan alleen wie het bracht, of de voorzitter."),
    "long_ago": gettext_lazy("Dit moment is al voorbij. Kies een later moment."),
    "too_far": gettext_lazy("Dat is te ver weg. Kies een moment binnen een jaar."),
    "nobody": gettext_lazy("Kies minstens één collega."),
    "no_chair": gettext_lazy("Kies een voorzitter."),
    "choose": gettext_lazy("Kies een intervisie."),
    "not_written_down": gettext_lazy("Er ging iets mis bij het opslaan. Probeer het opnieuw."),
}
QUARTER = re.compile(r"(\d{4})-(\d)")


def problem_in_words(refused: Refused) -> str:
    """Return why something was not kept; what looks like a name is told."""
    if refused.reason == "names":
        said = _(
            "Dit lijkt op een naam, een nummer of een adres: %(found)s. Haal het weg. Is het geen naam? Bewaar het dan toch."
        )
        return said % {"found": refused.details["found"]}
    return str(PROBLEMS[refused.reason])


def facts(card: Card | Listed) -> list[str]:
    """Return what a card tells beside its question."""
    return list(_facts(card))


def told_of(theme: str, age_band: str, quarter: str) -> list[str]:
    """Return what is told of a conversation beside its words, as far as enough others share it."""
    return [word for word in (theme, age_band, quarter_in_words(quarter)) if word]


def _facts(card: Card | Listed) -> Iterator[str]:
    yield from told_of(card.theme, card.age_band, card.quarter)
    yield ngettext("%(n)s regel", "%(n)s regels", card.lines) % {"n": card.lines}
    if card.composed:
        yield _("in andere woorden verteld")
    if isinstance(card, Card):
        yield str(DIFFICULTIES[card.difficulty])


def quarter_in_words(quarter: str) -> str:
    """Return a quarter, or a year where that is all that is told."""
    found = QUARTER.fullmatch(quarter)
    if found is None:
        return quarter
    return _("kwartaal %(n)s van %(year)s") % {"n": found[2], "year": found[1]}
