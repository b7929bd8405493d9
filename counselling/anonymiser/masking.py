"""Puts pseudonyms in the place of marks."""

from collections.abc import Sequence

from counselling.anonymiser.talk import Label, Mark

_WORDS: dict[Label, str] = {
    "PERSON": "naam",
    "LOCATION": "plaats",
    "SCHOOL_OR_ORG": "school",
    "PHONE": "telefoonnummer",
    "EMAIL": "mailadres",
    "HANDLE_OR_URL": "account",
    "DATE": "datum",
    "ID": "nummer",
}
_ROLES = {"visitor": "[chatter]", "counsellor": "[hulpverlener]"}


def masked(texts: Sequence[str], marks: Sequence[Sequence[Mark]]) -> list[str]:
    """Return the texts with every mark replaced, numbered by first appearance within this conversation.

    Marks of one message may come in any order; where two overlap, what either covers is gone.
    Raises `ValueError` when there are not as many lists of marks as texts, or a mark lies outside its text.
    """
    pseudonyms = Pseudonyms()
    return [_masked(text, several, pseudonyms) for text, several in zip(texts, marks, strict=True)]


class Pseudonyms:
    """The names given in one conversation; forgotten with it."""

    def __init__(self) -> None:
        self._given: dict[tuple[str, int], str] = {}
        self._last: dict[str, int] = {}

    def of(self, mark: Mark) -> str:
        if mark.role:
            return _ROLES[mark.role]
        word = _WORDS[mark.label]
        if (word, mark.entity) not in self._given:
            self._last[word] = self._last.get(word, 0) + 1
            self._given[word, mark.entity] = f"[{word} {self._last[word]}]"
        return self._given[word, mark.entity]


def _masked(text: str, marks: Sequence[Mark], pseudonyms: Pseudonyms) -> str:
    pieces: list[str] = []
    done = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not 0 <= mark.start < mark.end <= len(text):
            raise ValueError("a mark lies outside its text")
        if mark.start >= done:
            pieces += (text[done : mark.start], pseudonyms.of(mark))
        done = max(done, mark.end)
    return "".join((*pieces, text[done:]))
