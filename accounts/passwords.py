"""What a password may not be: what anybody would try first. No rules about its characters; `password_length` asks for many.

How many guesses a password takes is reckoned by zxcvbn, which knows lists of passwords and names, keyboards,
dates and repetition; the words of this service and somebody's own names come on top.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from zxcvbn import matching, scoring

from accounts.models import Staff

#: A guesser with the stolen hash and a million tries a second needs four months for these.
GUESSES = 10**13
#: Reckoning takes longer with the square of the length: 40 ms for these, half a second for 256.
LOOKED_AT = 72
#: With many signs that stand for letters it tries every way to read them: two seconds for 72. Short ones
#: are looked at as they are typed; in longer ones such signs are read as the letter they mostly stand for.
SHORT = 24
_LOOKALIKES = str.maketrans("@({[<!|$+%", "accccilstx")

#: What people here would take, the likeliest first; zxcvbn itself knows English and names alone.
CONTEXT_WORDS = (
    "clb",
    "clbchat",
    "clbch",
    "chat",
    "wachtwoord",
    "paswoord",
    "welkom",
    "geheim",
    "school",
    "leerling",
    "leerlingen",
    "jongeren",
    "hulpverlener",
    "supervisor",
    "coordinator",
    "intervisie",
    "vlaanderen",
    "antwerpen",
    "brussel",
    "gent",
    "belgie",
    "zomer",
    "winter",
    "lente",
    "herfst",
    "motdepasse",
    "bonjour",
    "azerty",
    "azertyuiop",
)


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


def is_guessable(password: str, *, names: tuple[str, ...] = ()) -> bool:
    """Tell whether a password is among the first that anybody would try."""
    plain = password.translate(_LOOKALIKES)
    both_ends = {plain[:LOOKED_AT], plain[-LOOKED_AT:]}
    if all(_is_weak(end, names) for end in both_ends):
        return True
    return len(password) <= SHORT and _is_weak(password, names)


def _is_weak(text: str, names: tuple[str, ...]) -> bool:
    return not text or _guesses(text, names) < GUESSES


def _guesses(text: str, names: tuple[str, ...]) -> int:
    # Not through the library's front door: that keeps the names of one person in a list of all threads.
    known = {**matching.RANKED_DICTIONARIES, "user_inputs": _ranked(names)}
    found = scoring.most_guessable_match_sequence(text, matching.omnimatch(text, known))
    return int(found["guesses"])


def _ranked(names: tuple[str, ...]) -> dict[str, int]:
    ranked: dict[str, int] = matching.build_ranked_dict([*names, *CONTEXT_WORDS])
    return ranked


def _plain(password: str) -> str:
    return re.sub(r"[\W_]", "", password.lower())


def _names_of(user: Staff | None) -> tuple[str, ...]:
    if user is None:
        return ()
    typed = (user.username, user.display_name, *re.split(r"[\W_]+", user.username))
    return tuple(name for name in dict.fromkeys(map(_plain, typed)) if len(name) > 1)
