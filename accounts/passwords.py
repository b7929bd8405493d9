"""What a password must be: long, and not what anybody would try first. No rules about its characters."""

import gzip
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import Staff

MINIMUM = 15
MAXIMUM = 256

# Two known words and a few more characters are still a guess.
KNOWN_WORDS_ALLOWED_FOR = 2
MINIMUM_UNKNOWN = 5
MINIMUM_DIFFERENT = 6
SHORTEST_KNOWN_WORD = 3

CONTEXT_WORDS = frozenset(
    [
        "clbchat",
        "clbch",
        "clb",
        "chat",
        "school",
        "leerling",
        "hulpverlener",
        "supervisor",
        "vlaanderen",
        "jongeren",
        "wachtwoord",
        "paswoord",
        "welkom",
        "geheim",
        "password",
        "welcome",
        "motdepasse",
        "bonjour",
        "azerty",
        "qwerty",
        "qwertyuiop",
        "azertyuiop",
    ],
)
_LOOKALIKES = str.maketrans("013457@$!", "oieastasi")


class LengthValidator:
    """Asks for 15 characters or more, and takes up to 256."""

    def validate(self, password: str, user: Staff | None = None) -> None:
        """Raise `ValidationError` for a password that is too short or too long."""
        if not MINIMUM <= len(password) <= MAXIMUM:
            raise ValidationError(self.get_help_text(), code="password_length")

    def get_help_text(self) -> str:
        """Say what is asked."""
        return _("Kies een wachtwoord van 15 tot 256 tekens. Een paar losse woorden zijn goed.")


class GuessableValidator:
    """Refuses what is made of names, of words everybody tries, or of one piece repeated."""

    def validate(self, password: str, user: Staff | None = None) -> None:
        """Raise `ValidationError` for a password that is easy to guess."""
        if is_guessable(password, names=_names_of(user)):
            raise ValidationError(self.get_help_text(), code="password_guessable")

    def get_help_text(self) -> str:
        """Say what is asked."""
        return _(
            "Kies iets wat niemand raadt: niet je naam, geen bekend wachtwoord, geen herhaling."
        )


def is_guessable(password: str, *, names: frozenset[str] = frozenset()) -> bool:
    """Tell whether little is left of a password without the words and names anybody would try."""
    if len(set(password.lower())) < MINIMUM_DIFFERENT:
        return True
    return any(_is_weak(reading, names) for reading in _readings(password))


def _readings(password: str) -> Iterator[str]:
    yield _plain(password)
    if any(character.isalpha() for character in password):
        yield _plain(password.lower().translate(_LOOKALIKES))


def _is_weak(text: str, names: frozenset[str]) -> bool:
    return _unknown_left(text, names, KNOWN_WORDS_ALLOWED_FOR) < MINIMUM_UNKNOWN


def _unknown_left(text: str, names: frozenset[str], words: int) -> int:
    """Count the different characters left after taking out `words` known words, the best ones to take."""
    if words == 0:
        return len(set(text) - {" "})
    without = (text.replace(part, " ") for part in set(_known_parts(text, names)))
    left = (_unknown_left(rest, names, words - 1) for rest in without)
    return min(left, default=len(set(text) - {" "}))


def _known_parts(text: str, names: frozenset[str]) -> Iterator[str]:
    known = _common() | CONTEXT_WORDS | names
    for start in range(len(text)):
        for end in range(start + SHORTEST_KNOWN_WORD, min(len(text), start + 20) + 1):
            if text[start:end] in known:
                yield text[start:end]


def _plain(password: str) -> str:
    return re.sub(r"[\W_]", "", password.lower())


def _names_of(user: Staff | None) -> frozenset[str]:
    if user is None:
        return frozenset()
    return frozenset(name for name in (_plain(user.username), _plain(user.display_name)) if name)


@cache
def _common() -> frozenset[str]:
    words = Path(password_validation.__file__).parent / "common-passwords.txt.gz"
    lines = gzip.decompress(words.read_bytes()).decode().split()
    return frozenset(word for word in lines if len(word) > SHORTEST_KNOWN_WORD)
