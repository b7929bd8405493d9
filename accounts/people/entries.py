"""What one line of a list says, once it is understood. Pure."""

import re
import unicodedata
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import TextChoices

from accounts.people.names import one_line
from accounts.people.sheet import Row
from accounts.rules import Discipline, Role
from counselling.core.errors import Refused

USERNAME = re.compile(r"[a-z0-9][a-z0-9._@-]{0,59}")
NETWORK_LIMIT = 80
BETWEEN_ROLES = re.compile(r"[+|/,;]")


@dataclass(frozen=True)
class Entry:
    """One line of a list, understood; what was left empty is empty here too."""

    username: str
    display_name: str
    network: str
    discipline: str
    roles: tuple[str, ...]
    email: str


def understood(row: Row) -> Entry:
    """Return what a line says; raises `Refused` with a word for what is wrong with it."""
    username = row.username.lower()
    if not USERNAME.fullmatch(username):
        raise Refused("bad_username")
    return Entry(
        username=username,
        display_name=one_line(row.display_name),
        network=one_line(row.network, limit=NETWORK_LIMIT) if row.network else "",
        discipline=_word(Discipline, row.discipline, "bad_discipline") if row.discipline else "",
        roles=_roles(row.roles),
        email=_email(row.email),
    )


def folded(text: str) -> str:
    """Return a word without capitals, accents and doubled spaces."""
    plain = unicodedata.normalize("NFKD", text.replace("_", " ").casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def _roles(written: str) -> tuple[str, ...]:
    parts = [part for part in BETWEEN_ROLES.split(written) if part.strip()]
    return tuple(sorted({_word(Role, part, "bad_role") for part in parts}))


def _word(choices: type[TextChoices], written: str, reason: str) -> str:
    for choice in choices:
        if folded(written) in (folded(choice.value), folded(str(choice.label))):
            return str(choice.value)
    raise Refused(reason)


def _email(written: str) -> str:
    try:
        if written:
            validate_email(written)
    except ValidationError:
        raise Refused("bad_email") from None
    return written
