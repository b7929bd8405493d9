"""Other spellings of a name: possessives, diminutives, short forms, slips of the pen."""

from collections.abc import Iterable, Iterator

_LONG_ENOUGH_FOR_SLIPS = 5
_SHORTEST_PREFIX = 3
#: Endings by which Flanders makes a name small or somebody's, longest first.
_ENDINGS = (
    *("etjes", "etje", "tjes", "tje", "pjes", "pje", "jes", "je", "skes", "ske", "iekes", "ieke"),
    *("tjen", "kes", "ken", "ke", "ies", "ie", "ys", "y", "s", "i", "x", "z", "n"),
)


def small_forms(name: str) -> Iterator[str]:
    """Give the stems a plain `name` may be a diminutive or possessive of, itself first."""
    yield name
    for ending in _ENDINGS:
        stem = name.removesuffix(ending)
        if stem != name and len(stem) >= _SHORTEST_PREFIX:
            yield from _stems(stem)


def _stems(stem: str) -> Iterator[str]:
    yield stem
    yield stem + "e"
    yield stem + "a"
    if len(stem) > _SHORTEST_PREFIX:
        if stem[-1] == stem[-2]:
            yield stem[:-1]
        if stem[-2:-1] and stem[-3:-1] in {"aa", "ee", "oo", "uu"}:
            yield stem[:-2] + stem[-1] + "a"
            yield stem[:-2] + stem[-1] + "e"


class Spellings:
    """A set of names that also answers for their other spellings."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = set(names)
        self._stems: dict[str, str] = {}
        self._slips: dict[str, set[str]] = {}
        self._prefixes: dict[str, str] = {}
        #: A conversation says the same words again and again.
        self._exact: dict[str, str | None] = {}
        self._near: dict[str, str | None] = {}
        for name in sorted(self._names):
            self._learn(name)

    def _learn(self, name: str) -> None:
        for stem in small_forms(name):
            self._stems.setdefault(stem, name)
        if len(name) >= _LONG_ENOUGH_FOR_SLIPS:
            for slip in {name, *_without_one_letter(name)}:
                self._slips.setdefault(slip, set()).add(name)
            for length in range(_SHORTEST_PREFIX, len(name) - 1):
                self._prefixes.setdefault(name[:length], name)

    def exact(self, word: str) -> str | None:
        """Return the name this is, or is a diminutive or possessive of."""
        if word not in self._exact:
            self._exact[word] = self._found_exact(word)
        return self._exact[word]

    def _found_exact(self, word: str) -> str | None:
        if word in self._names:
            return word
        for stem in small_forms(word):
            if stem in self._names:
                return stem
        return self._stems.get(word)

    def base(self, word: str) -> str:
        """Return the plainest name this is a form of, itself where there is none."""
        stem = min(
            (stem for stem in small_forms(word) if stem in self._names), key=len, default=word
        )
        if stem != word:
            return self.base(stem)
        return self._prefixes.get(word, word)

    def near(self, word: str) -> str | None:
        """Return the name this is a short form of, or one slip of the pen away from."""
        if word not in self._near:
            self._near[word] = self._found_near(word)
        return self._near[word]

    def _found_near(self, word: str) -> str | None:
        if word in self._prefixes:
            return self._prefixes[word]
        if len(word) < _LONG_ENOUGH_FOR_SLIPS:
            return None
        for slip in sorted({word, *_without_one_letter(word)}):
            for name in sorted(self._slips.get(slip, ())):
                if _one_edit(word, name):
                    return name
        return None


def _without_one_letter(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


def _one_edit(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, other_rest = one[start:], other[start:]
    swapped = rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:]
    return swapped or rest[1:] == other_rest[1:] or rest[1:] == other_rest or rest == other_rest[1:]
