"""What was marked once is marked everywhere in the conversation, in its other spellings too."""

from collections.abc import Iterator
from dataclasses import replace

from counselling.anonymiser.claims import Claim, Claims
from counselling.anonymiser.lists import Lists
from counselling.anonymiser.people.kinds import Kind, kind_of
from counselling.anonymiser.people.weighing import Weighing
from counselling.anonymiser.reading import Reading, Word
from counselling.anonymiser.spellings import Spellings
from counselling.anonymiser.words import PARTICLES, words_of

_SPREADING = ("PERSON", "LOCATION", "SCHOOL_OR_ORG")
_SHORTEST = 2


def spread(reading: Reading, claims: Claims, lists: Lists, weighing: Weighing) -> Iterator[Claim]:
    """Find the words of every claim again; an ordinary word only where it stands like a name."""
    sources = _sources(reading, claims, lists)
    spellings = Spellings(sources)
    for word in reading.every():
        if claims.touches(word.message, word.start, word.end):
            continue
        name = _meant(word, spellings, lists, weighing)
        if name:
            source = sources[name]
            yield replace(
                source, message=word.message, start=word.start, end=word.end, why="repeated"
            )


def _sources(reading: Reading, claims: Claims, lists: Lists) -> dict[str, Claim]:
    sources: dict[str, Claim] = {}
    for claim in claims:
        if claim.label not in _SPREADING or not claim.sure:
            continue
        for word in words_of(reading.texts[claim.message][claim.start : claim.end]):
            if len(word) >= _SHORTEST and word not in PARTICLES and _alone(word, claim, lists):
                sources.setdefault(word, claim)
    return sources


def _alone(word: str, claim: Claim, lists: Lists) -> bool:
    """Say whether one word of the name, met alone, would still mean it."""
    return claim.label == "PERSON" or not lists.is_word(word)


def _meant(word: Word, spellings: Spellings, lists: Lists, weighing: Weighing) -> str | None:
    name = spellings.exact(word.plain)
    if name is None and spellings.near(word.plain) is None:
        # Most words: what stands around them need not be weighed.
        return None
    ordinary = lists.is_word(word.plain, word.lang)
    if ordinary and _is_against(word, name, weighing):
        return None
    if name:
        return name if not ordinary or len(word.plain) >= len(name) else None
    common = kind_of(word.plain, word.lang) is Kind.COMMON
    near = not ordinary or (weighing.at(word).around > 0 and not common)
    return spellings.near(word.plain) if near else None


def _is_against(word: Word, name: str | None, weighing: Weighing) -> bool:
    """Say whether it is no name here; what is hardly a word but for the name needs no cue once it is told."""
    if name == word.plain and kind_of(word.plain, word.lang) in {Kind.PERHAPS, Kind.RARE}:
        return weighing.at(word).around < 0
    return weighing.speaks_against(word)
