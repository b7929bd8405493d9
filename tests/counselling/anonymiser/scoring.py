"""How much of what people marked by hand is taken out, and how much of the rest.

A name counts as gone when every letter and digit of it is; small words inside a name may stay.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from counselling.anonymiser import Mark, Marked, Said, Talk, find

FOLDER = Path(__file__).with_name("conversations")
STRUCTURED = {"PHONE", "EMAIL", "HANDLE_OR_URL", "DATE", "ID"}
_WORD = re.compile(r"[^\W_]+")
_SMALL = {
    *("de", "den", "der", "van", "het", "t", "ten", "ter", "te", "op", "en", "la", "le", "les"),
    *("l", "d", "du", "des", "of", "the", "and", "bus"),
}


@dataclass
class Score:
    """Counts over a set of conversations."""

    conversations: int = 0
    marked: Counter[str] = field(default_factory=Counter)
    gone: Counter[str] = field(default_factory=Counter)
    right: int = 0
    wrong: int = 0
    others: int = 0
    others_gone: int = 0

    def recall(self, *labels: str) -> float:
        wanted = labels or tuple(self.marked)
        return sum(self.gone[one] for one in wanted) / sum(self.marked[one] for one in wanted)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def too_much(self) -> float:
        return self.others_gone / self.others


def score_of(name: str, *, suggestions: bool = False) -> Score:
    """Score one set; with suggestions they count as taken out."""
    score = Score()
    for messages in _found(name):
        score.conversations += 1
        for message, marked in messages:
            asked = marked.suggestions if suggestions else ()
            _add(score, message, [*marked.redactions, *asked])
    return score


@cache
def _found(name: str) -> list[list[tuple[dict[str, Any], Marked]]]:
    """Return each message of a set with what is found in it, by conversation: sought once, counted in several ways."""
    found = []
    for line in (FOLDER / name).read_text("utf-8").splitlines():
        conversation = json.loads(line)
        messages = conversation["messages"]
        talk = Talk(tuple(Said(one["from"], one["text"]) for one in messages), conversation["lang"])
        found.append(list(zip(messages, find(talk).messages, strict=True)))
    return found


def _add(score: Score, message: dict[str, Any], marks: list[Mark]) -> None:
    text = message["text"]
    taken = {place for mark in marks for place in range(mark.start, mark.end)}
    private = set()
    for one in message["pii"]:
        private |= set(range(one["start"], one["end"]))
        score.marked[one["label"]] += 1
        score.gone[one["label"]] += _needed(text, one["start"], one["end"]) <= taken
    for mark in marks:
        right = bool(private & set(range(mark.start, mark.end)))
        score.right += right
        score.wrong += not right
    rest = {place for place, letter in enumerate(text) if letter.isalnum()} - private
    score.others += len(rest)
    score.others_gone += len(rest & taken)


def _needed(text: str, start: int, end: int) -> set[int]:
    words = [
        (start + found.start(), start + found.end()) for found in _WORD.finditer(text[start:end])
    ]
    real = [word for word in words if text[word[0] : word[1]].lower() not in _SMALL] or words
    return {place for first, last in real for place in range(first, last)}
