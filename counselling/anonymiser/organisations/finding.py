"""All rules for schools, clubs, care and employers, in their order."""

from collections.abc import Iterator

from counselling.anonymiser.claims import Claim
from counselling.anonymiser.organisations.belonging import belonging
from counselling.anonymiser.organisations.typed import holy, institution, typed
from counselling.anonymiser.reading import Reading


def organisations(reading: Reading) -> Iterator[Claim]:
    """Find them by their kind, or as somewhere one belongs."""
    for words in reading.words:
        done = 0
        for word in words:
            if word.number < done:
                continue
            span = institution(word, reading) or holy(word, reading) or typed(word, reading)
            found = (*span, True) if span else belonging(word, reading)
            if found is None:
                continue
            first, last, sure = found
            done = last.number + 1
            yield Claim(word.message, first.start, last.end, "SCHOOL_OR_ORG", "cue", sure=sure)
