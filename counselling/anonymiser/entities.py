"""Which marks mean the same person, place or number: one number for all spellings."""

from collections.abc import Iterable

from counselling.anonymiser.claims import Claim
from counselling.anonymiser.plain import plain
from counselling.anonymiser.reading import Reading
from counselling.anonymiser.spellings import Spellings
from counselling.anonymiser.words import PARTICLES, words_of

_NAMED = ("PERSON", "LOCATION", "SCHOOL_OR_ORG")


class Entities:
    """Gives each claim its number, in the order of the conversation."""

    def __init__(self, reading: Reading, claims: Iterable[Claim]) -> None:
        self._reading = reading
        self._numbers: dict[tuple[str, str], int] = {}
        self._last = 0
        self._spellings: dict[str, Spellings] = {}
        claims = sorted(claims, key=lambda claim: -len(self._words(claim)))
        for label in _NAMED:
            several = [claim for claim in claims if claim.label == label]
            self._spellings[label] = Spellings(
                word for claim in several for word in self._words(claim)
            )

    def _words(self, claim: Claim) -> list[str]:
        text = self._reading.texts[claim.message][claim.start : claim.end]
        return [word for word in words_of(text) if word not in PARTICLES] or [plain(text)]

    def number(self, claim: Claim) -> int:
        """Return the number of whoever or whatever is meant."""
        keys = [(claim.label, key) for key in self._keys(claim)]
        met = [self._numbers[key] for key in keys if key in self._numbers]
        if not met:
            self._last += 1
        number = min(met, default=self._last)
        for key in keys:
            self._numbers.setdefault(key, number)
        return number

    def _keys(self, claim: Claim) -> list[str]:
        if claim.role:
            return [f"role {claim.role}"] if claim.role == "visitor" else self._names(claim)
        if claim.label in _NAMED:
            return self._names(claim)
        text = self._reading.texts[claim.message][claim.start : claim.end]
        return ["".join(letter for letter in plain(text) if letter.isalnum()) or text]

    def _names(self, claim: Claim) -> list[str]:
        words = self._words(claim)
        if claim.label != "PERSON":
            return [" ".join(words)]
        spellings = self._spellings[claim.label]
        return [spellings.base(word) for word in words]
