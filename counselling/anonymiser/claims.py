"""What the rules have taken so far: the first rule to take a stretch of text has it."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from counselling.anonymiser.talk import Label, Role


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch that a rule takes: for sure, or as a question to the reviewer."""

    message: int
    start: int
    end: int
    label: Label
    why: str
    sure: bool = True
    role: Role = ""


def _belongs(letter: str) -> bool:
    """Say whether a letter belongs to a word, as the marks above it do."""
    return letter.isalnum() or letter == "_" or unicodedata.category(letter) in {"Mn", "Mc"}


class Claims:
    """All claims of a conversation; none overlaps another."""

    def __init__(self, texts: list[str]) -> None:
        self._texts = texts
        self._taken = [bytearray(len(text)) for text in texts]
        self._claims: list[Claim] = []

    def add(self, claim: Claim) -> bool:
        """Take the stretch, unless some of it is taken already; half a word takes the whole word."""
        claim = self._of_whole_words(claim)
        if claim.start >= claim.end or self.touches(claim.message, claim.start, claim.end):
            return False
        self._taken[claim.message][claim.start : claim.end] = b"\x01" * (claim.end - claim.start)
        self._claims.append(claim)
        return True

    def _of_whole_words(self, claim: Claim) -> Claim:
        text = self._texts[claim.message]
        start, end = claim.start, claim.end
        while 0 < start < end and _belongs(text[start]) and _belongs(text[start - 1]):
            start -= 1
        while start < end < len(text) and _belongs(text[end - 1]) and _belongs(text[end]):
            end += 1
        return (
            claim
            if (start, end) == (claim.start, claim.end)
            else replace(claim, start=start, end=end)
        )

    def touches(self, message: int, start: int, end: int) -> bool:
        return any(self._taken[message][start:end])

    def __iter__(self) -> Iterator[Claim]:
        return iter(sorted(self._claims, key=lambda claim: (claim.message, claim.start)))
