"""Taking words out, and never putting any back: a new mark swallows what it meets, so no two ever overlap."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from counselling.intervision.rules.spelling import Spellings, spelled, tokens
from counselling.intervision.rules.work import By, Label, Mark, Standing, by_line, in_order

Texts = Mapping[int, str]


class Marks:
    """The marks of one conversation while something is done to them."""

    def __init__(self, texts: Texts, marks: Iterable[Mark]) -> None:
        self._texts = texts
        self._all = {mark.number: mark for mark in marks}
        self._lines = {line: list(found) for line, found in by_line(self._all.values()).items()}
        self._next = max(self._all, default=0) + 1
        self._entities: dict[tuple[Label, str], int] = {
            (mark.label, spelled(mark.words(texts))): mark.entity
            for mark in self._all.values()
            if mark.label != Label.OTHER
        }

    def in_order(self) -> list[Mark]:
        """Return them all, in the order in which one reads them."""
        return in_order(self._all.values())

    def meeting(self, line: int, start: int, end: int) -> list[Mark]:
        """Return the marks that have anything of this stretch."""
        return [one for one in self._lines.get(line, ()) if one.start < end and start < one.end]

    def put(  # noqa: PLR0913 - a mark is what it is
        self, line: int, start: int, end: int, label: Label, *, state: Standing, by: By,
        entity: int | None = None,
    ) -> Mark:  # fmt: skip
        """Mark a stretch, and whatever it meets with it; what was said to be no name gives way."""
        start, end = whole_words(self._texts[line], start, end)
        met = self.meeting(line, start, end)
        hidden = [mark for mark in met if mark.hides]
        start = min([start, *(mark.start for mark in hidden)])
        end = max([end, *(mark.end for mark in hidden)])
        for mark in self.meeting(line, start, end):
            self._take_out(mark)
        words = self._texts[line][start:end]
        made = Mark(
            self._next, line, start, end, label,
            entity or self._entity(label, words), state, by,
        )  # fmt: skip
        self._next += 1
        self._take_in(made)
        return made

    def _entity(self, label: Label, words: str) -> int:
        """Return whom or what words mean: as known, or somebody new, who has the number of their first mark."""
        return self._entities.get((label, spelled(words)), self._next)

    def _take_in(self, mark: Mark) -> None:
        self._all[mark.number] = mark
        self._lines.setdefault(mark.line, []).append(mark)
        if mark.label != Label.OTHER:
            key = mark.label, spelled(mark.words(self._texts))
            self._entities.setdefault(key, mark.entity)

    def _take_out(self, mark: Mark) -> None:
        del self._all[mark.number]
        self._lines[mark.line].remove(mark)


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without the space around it, and with all of every word that it touches.

    What is left of half a name would tell the name.
    """
    words = text[start:end]
    start, end = (
        start + len(words) - len(words.lstrip()),
        end - len(words) + len(words.rstrip()),
    )
    touched = [token for token in tokens(text) if token.start < end and start < token.end]
    return (
        min([start, *(token.start for token in touched)]),
        max([end, *(token.end for token in touched)]),
    )


def alike(marks: Iterable[Mark], mark: Mark, texts: Texts) -> Iterator[Mark]:
    """Give the marks on the same words as this one, itself among them, that stand as it does."""
    words = spelled(mark.words(texts))
    for other in marks:
        if other.state == mark.state and spelled(other.words(texts)) == words:
            yield other


def mark_everywhere(marks: Marks, texts: Texts, made: Mark) -> None:
    """Take the words of a mark out wherever else they stand and are not out already."""
    wanted = Spellings([made.words(texts)])
    for line, text in texts.items():
        for start, end, _ in wanted.places_in(text):
            if not is_out(marks.meeting(line, start, end), start, end):
                marks.put(
                    line, start, end, made.label, state=Standing.ON, by=By.PERSON,
                    entity=made.entity,
                )  # fmt: skip


def is_out(met: Iterable[Mark], start: int, end: int) -> bool:
    """Tell whether one of the marks takes all of a stretch out."""
    return any(
        mark.state == Standing.ON and mark.start <= start and end <= mark.end for mark in met
    )


def settled(marks: Iterable[Mark], texts: Texts) -> list[Mark]:
    """Return marks in which one spelling of one kind means one and the same."""
    marks = list(marks)
    same: dict[int, int] = {}
    first: dict[tuple[Label, str], int] = {}
    for mark in marks:
        if mark.label != Label.OTHER:
            met = first.setdefault((mark.label, spelled(mark.words(texts))), mark.entity)
            _unite(same, met, mark.entity)
    return [replace(mark, entity=_root(same, mark.entity)) for mark in marks]


def _unite(same: dict[int, int], one: int, other: int) -> None:
    first, second = sorted((_root(same, one), _root(same, other)))
    if first != second:
        same[second] = first


def _root(same: dict[int, int], entity: int) -> int:
    while entity in same:
        entity = same[entity]
    return entity
