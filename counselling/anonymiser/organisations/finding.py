"""All rules for schools, clubs, care and employers, in their order."""

from collections.abc import Iterator

from counselling.anonymiser.claims import Claim
from counselling.anonymiser.organisations.abroad import abroad
from counselling.anonymiser.organisations.belonging import belonging
from counselling.anonymiser.organisations.placed import Placed, placed
from counselling.anonymiser.organisations.saints import holy
from counselling.anonymiser.organisations.typed import Span, institution, typed
from counselling.anonymiser.reading import Reading, Word


def organisations(reading: Reading) -> Iterator[Claim]:
    """Find them by their kind, or as somewhere one belongs."""
    for words in reading.words:
        done = 0
        for word in words:
            if word.number < done:
                continue
            found = _found(word, reading)
            if found is None:
                continue
            first, last, sure = found
            done = last.number + 1
            yield Claim(word.message, first.start, last.end, "SCHOOL_OR_ORG", "cue", sure=sure)


def _found(word: Word, reading: Reading) -> Placed | None:
    span = _by_kind(word, reading)
    if span:
        return *span, True
    there = placed(word, reading)
    if there is not None and there[2]:
        return there
    return belonging(word, reading) or there


def _by_kind(word: Word, reading: Reading) -> Span | None:
    return (
        institution(word, reading)
        or abroad(word, reading)
        or holy(word, reading)
        or typed(word, reading)
    )
