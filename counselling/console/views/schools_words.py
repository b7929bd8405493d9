"""What is said of a file of schools, and of its lines."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_lazy

from counselling.core.errors import Refused
from counselling.signposts.rules.school_file import RefusedLine

FILE = {
    "file_missing": gettext_lazy("Kies eerst een bestand."),
    "file_empty": gettext_lazy("Dit bestand is leeg."),
    "file_long": gettext_lazy("Dit bestand is te groot: hoogstens 5 MB."),
    "file_rows": gettext_lazy("Dit bestand heeft te veel regels: hoogstens 20.000 scholen."),
    "file_encoding": gettext_lazy(
        "Dit bestand kunnen we niet lezen. Kies in je rekenblad: Opslaan als, CSV UTF-8."
    ),
    "file_unreadable": gettext_lazy(
        "Regel %(line)s kunnen we niet lezen. Kijk of er een aanhalingsteken te veel staat."
    ),
    "file_columns": gettext_lazy(
        "Deze kolommen ontbreken: %(names)s. De eerste regel van het bestand noemt de kolommen."
    ),
    "file_nothing": gettext_lazy("In dit bestand staat geen enkele school die we kunnen lezen."),
    "draft_gone": gettext_lazy("Dit bestand is er niet meer. Kies het opnieuw."),
}
LINE = {
    "missing": gettext_lazy("%(column)s is leeg"),
    "formula": gettext_lazy("%(column)s begint als een formule"),
    "too_long": gettext_lazy("%(column)s is te lang"),
    "unreadable": gettext_lazy("%(column)s heeft tekens die we niet kunnen tonen"),
    "postcode": gettext_lazy("dit is geen postcode van vier cijfers"),
    "number": gettext_lazy("dit is geen instellingsnummer"),
    "phone": gettext_lazy("dit is geen telefoonnummer"),
    "site": gettext_lazy("dit is geen adres van een site"),
    "school_twice": gettext_lazy("deze school staat al op regel %(other)s"),
    "clb_differs": gettext_lazy(
        "dit CLB staat op regel %(other)s met een ander nummer of een andere site"
    ),
}
COLUMNS = {
    "school": "school",
    "town": "plaats",
    "level": "niveau",
    "clb": "clb",
    "network": "clb_net",
    "address": "clb_adres",
}


@dataclass(frozen=True)
class Said:
    """A refused line, in words."""

    number: int
    why: str


def of_file(refused: Refused) -> str:
    """Say why a whole file is not taken."""
    return str(FILE[refused.reason]) % refused.details


def of_line(line: RefusedLine) -> Said:
    """Say why one line is not taken."""
    holes: Mapping[str, str] = {
        "column": gettext("kolom %(name)s") % {"name": COLUMNS.get(line.about, line.about)},
        "other": line.about,
    }
    return Said(line.number, str(LINE[line.reason]) % holes)
