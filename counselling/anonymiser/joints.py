"""What may part two words of one name."""

from counselling.anonymiser.reading import Word

_JOINTS = {" ", "-", "'", "’", " '", " ’", "! ", " ‘", "–", ' "', " “", "‐"}
_POINTS = {". ", "."}


def is_joined(word: Word, *, points: bool = False) -> bool:
    """Say whether a word belongs with the one before it."""
    return word.gap in _JOINTS or (points and word.gap in _POINTS)
