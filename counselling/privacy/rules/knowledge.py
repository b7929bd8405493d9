"""Whether what somebody tells fits a conversation, without a database or a clock."""

import unicodedata
from difflib import SequenceMatcher
from enum import StrEnum

#: From there on two nicknames may be the same one, mistyped.
ALIKE = 0.8


class Fit(StrEnum):
    """How well a told nickname fits the one that was used."""

    SAME = "same"
    ALIKE = "alike"
    OTHER = "other"


def fit_of(told: str, used: str) -> Fit:
    """Tell how well a told nickname fits the one that was used; capitals, accents and signs do not count."""
    one, other = _letters(told), _letters(used)
    if not one or not other:
        return Fit.OTHER
    if one == other:
        return Fit.SAME
    return Fit.ALIKE if SequenceMatcher(None, one, other).ratio() >= ALIKE else Fit.OTHER


def _letters(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name).casefold()
    return "".join(sign for sign in apart if sign.isalnum()) or name.strip()
