"""The leak test: what was taken out at one place stands nowhere else in the copy.

A word that is also an ordinary one ("een roos") may stay where a person said, at that very place, that it is no name
there; the nickname and the names of staff who wrote may not even then. Every other one has to go: whoever took a
name out once is not asked to have thought of it each time.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from counselling.intervision.rules.marking import Marks, settled
from counselling.intervision.rules.spelling import Spellings, spelled, tokens
from counselling.intervision.rules.work import By, Label, Mark, Standing, by_line

#: A word so short is found in every text.
SHORT = 2
#: Nicknames and first names that no conversation can do without as words: "ik ben", "ik wil", "hallo".
FREQUENT = frozenset(
    [
        "ben",
        "bent",
        "help",
        "hallo",
        "hey",
        "hoi",
        "ik",
        "iemand",
        "ikke",
        "jij",
        "mij",
        "nee",
        "niemand",
        "niet",
        "wel",
        "wil",
        "zij",
        "moi",
        "non",
        "oui",
        "rien",
        "salut",
        "hello",
        "nobody",
        "somebody",
        "you",
        "yes",
    ]
)
Judge = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Known:
    """What is never in a copy: the nickname, and the names of staff who wrote; by whom they are called in it."""

    nickname: str
    staff: Mapping[str, str]
    #: Tell whether a plain word is an ordinary one too, and whether it is known as a name.
    ordinary: Judge
    listed: Judge

    @property
    def names(self) -> tuple[str, ...]:
        """Return them all."""
        return (self.nickname, *self.staff)


@dataclass(frozen=True, slots=True)
class Leak:
    """Where something that was taken out elsewhere still stands."""

    line: int
    start: int
    end: int
    #: What a mark there would be, as the mark elsewhere is.
    label: Label
    entity: int | None
    #: Whether it is a name as it was taken out, or known, and not only a part of one or something left out.
    named: bool
    #: Whether a person may say that it is no name there.
    may_stay: bool


class Removed:
    """All that was taken out of one conversation, and what must not be in its copy in any case."""

    def __init__(self, marks: Iterable[Mark], texts: Mapping[int, str], known: Known) -> None:
        self._judges = known
        self._known: set[str] = set()
        self._whole: set[str] = set()
        self._words: dict[str, str] = {}
        self._meant: dict[str, tuple[Label, int | None]] = {}
        for words in (*known.names, *(part for name in known.staff for part in parts_of(name))):
            if words.strip():
                self._known.add(self._learn(words, Label.PERSON, None))
        for mark in marks:
            if mark.state == Standing.ON:
                words = mark.words(texts)
                self._whole.add(self._learn(words, mark.label, mark.entity))
                self._learn_parts(mark, words)
        self._spellings = Spellings(self._words.values())

    def _learn(self, words: str, label: Label, entity: int | None) -> str:
        key = spelled(words)
        self._words[key], self._meant[key] = words, (label, entity)
        return key

    def _learn_parts(self, mark: Mark, words: str) -> None:
        for part in parts_of(words) if mark.label == Label.PERSON else ():
            # Of "mijn neef Jelle" only one word would tell anything where it stands alone.
            tells = self._judges.listed(part) or not self._judges.ordinary(part)
            if tells and spelled(part) not in self._meant:
                self._learn(part, mark.label, mark.entity)

    def places_in(self, line: int, text: str) -> Iterator[Leak]:
        """Give where any of it stands in a text."""
        for start, end, key in self._spellings.places_in(text):
            label, entity = self._meant[key]
            named = self._names(key, label)
            ordinary = named and key not in self._known and self._is_ordinary(key)
            yield Leak(line, start, end, label, entity, named, may_stay=not named or ordinary)

    def _names(self, key: str, label: Label) -> bool:
        if len(key) <= SHORT or key in FREQUENT:
            return False
        return key in self._known or (key in self._whole and label != Label.OTHER)

    def _is_ordinary(self, key: str) -> bool:
        return key.isalpha() and self._judges.ordinary(key)


def leaks(marks: Collection[Mark], texts: Mapping[int, str], known: Known) -> list[Leak]:
    """Return what stands open although it was taken out elsewhere, or has to be in any case."""
    removed, marked = Removed(marks, texts, known), by_line(marks)
    return [
        leak
        for line, text in texts.items()
        for leak in removed.places_in(line, text)
        if _stands_open(marked.get(line, []), leak)
    ]


def leaks_in_other_words(
    text: str, marks: Collection[Mark], texts: Mapping[int, str], known: Known
) -> list[Leak]:
    """Return what a case in other words tells although it was taken out: whoever writes it can say it otherwise."""
    removed = Removed(marks, texts, known)
    return [leak for leak in removed.places_in(0, text) if leak.named]


def with_leaks_asked(marks: list[Mark], texts: Mapping[int, str], known: Known) -> list[Mark]:
    """Return settled marks with a suggestion wherever something leaks and nobody said anything yet."""
    asked = Marks(texts, marks)
    for leak in leaks(marks, texts, known):
        if not asked.meeting(leak.line, leak.start, leak.end):
            asked.put(
                leak.line, leak.start, leak.end, leak.label, state=Standing.SUGGESTED,
                by=By.MACHINE, entity=leak.entity,
            )  # fmt: skip
    return settled(asked.in_order(), texts)


def _stands_open(marks: list[Mark], leak: Leak) -> bool:
    met = [mark for mark in marks if mark.start < leak.end and leak.start < mark.end]
    if any(mark.hides for mark in met):
        return False
    # A person said of all of it that it is no name.
    said = any(mark.start <= leak.start and leak.end <= mark.end for mark in met)
    return not (leak.may_stay and said)


def parts_of(name: str) -> set[str]:
    """Return the single words of a name of several, each of which would tell as much."""
    found = [token.plain for token in tokens(name)]
    return {word for word in found if len(word) > SHORT and word.isalpha()} if found[1:] else set()
