"""Small words that several rules know."""

from counselling.anonymiser.plain import plain
from counselling.anonymiser.seeking import seeker
from counselling.anonymiser.vocabulary import group

#: What may stand inside a surname: `van den broeck`, `el amrani`, `de la cruz`.
PARTICLES = group("particles")
_LETTERS = seeker(r"(?:[^\W\d_][\u0300-\u036f]*)+")


def words_of(text: str) -> list[str]:
    """Return the plain words of a name."""
    return [plain(word) for word in _LETTERS.findall(text)]
