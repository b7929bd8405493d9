"""What the service knows beforehand is found in any casing and spelling, and wins over every rule."""

from collections.abc import Iterable, Iterator

from counselling.anonymiser.claims import Claim
from counselling.anonymiser.lists import Lists
from counselling.anonymiser.plain import plain
from counselling.anonymiser.reading import Reading, Word
from counselling.anonymiser.spellings import Spellings
from counselling.anonymiser.talk import Known
from counselling.anonymiser.words import PARTICLES, words_of

_SHORTEST = 2


def known_names(reading: Reading, known: Iterable[Known], lists: Lists) -> Iterator[Claim]:
    """Find the known names whole, then each of their words, then their other spellings."""
    known = tuple(known)
    for one in known:
        yield from _whole(reading, one)
    owners = {
        word: one
        for one in reversed(known)
        for word in words_of(one.text)
        if len(word) >= _SHORTEST and word not in PARTICLES
    }
    spellings = Spellings(owners)
    for word in reading.every():
        name = _meant(word, spellings, lists)
        if name:
            owner = owners[name]
            yield Claim(word.message, word.start, word.end, owner.label, "known", role=owner.role)


def _whole(reading: Reading, one: Known) -> Iterator[Claim]:
    wanted = words_of(one.text)
    for words in reading.words if wanted else ():
        for place in range(len(words) - len(wanted) + 1):
            if all(words[place + step].plain == word for step, word in enumerate(wanted)):
                start, end = words[place].start, words[place + len(wanted) - 1].end
                yield Claim(words[place].message, start, end, one.label, "known", role=one.role)
    yield from _literal(reading, one)


def _literal(reading: Reading, one: Known) -> Iterator[Claim]:
    """Find what is more than words: a nickname with digits, a number, an address."""
    wanted = one.text.strip().casefold()
    if len(wanted) < _SHORTEST or wanted.isalpha():
        return
    for message, text in enumerate(reading.texts):
        folded = text.casefold()
        if len(folded) != len(text):
            continue
        start = folded.find(wanted)
        while start >= 0:
            yield Claim(message, start, start + len(wanted), one.label, "known", role=one.role)
            start = folded.find(wanted, start + len(wanted))


def _meant(word: Word, spellings: Spellings, lists: Lists) -> str | None:
    name = spellings.exact(word.plain)
    if name is None and not lists.is_word(word.plain):
        name = spellings.near(word.plain)
    if name is None or (word.plain != plain(name) and lists.is_word(word.plain)):
        return None
    return name
