"""A conversation as it goes into the copy, and as whoever releases it reads it before."""

import re
from dataclasses import dataclass, replace

from counselling.intervision.models.choices import Speaker
from counselling.intervision.rules.bench import Laid
from counselling.intervision.rules.leaks import Removed
from counselling.intervision.rules.lines import QUESTION_LINE, Line
from counselling.intervision.rules.naming import Pseudonyms, masked
from counselling.intervision.rules.work import Question, Standing, by_line

_PARAGRAPHS = re.compile(r"\n\s*\n")
_PSEUDONYM = re.compile(r"\[[a-z]+(?: \d+)?\]")


@dataclass(frozen=True, slots=True)
class Draft:
    """The learning question and the lines, names taken out; or a case in other words, told."""

    question: str
    lines: list[Line]
    composed: bool


def draft_of(laid: Laid) -> Draft:
    """Return the copy as the work stands."""
    texts = laid.desk.texts
    names = Pseudonyms(laid.work.marks, texts, laid.desk.known)
    marks = by_line(laid.work.marks)
    lines = [
        replace(line, text=masked(line.text, marks.get(line.number, []), names))
        for line in laid.lines
    ]
    question = "".join(line.text for line in lines if line.number == QUESTION_LINE)
    if laid.work.answers.get(Question.STORY):
        return Draft(question, _told(laid.composed), composed=True)
    spoken = [line for line in lines if line.number != QUESTION_LINE]
    return Draft(question, spoken, composed=False)


def holds_back(laid: Laid, draft: Draft) -> bool:
    """Tell whether anything that must not be in a copy is in this one: the leak test before a release."""
    marks, texts, known = laid.work.marks, laid.desk.texts, laid.desk.known
    if laid.leaks or any(mark.state == Standing.SUGGESTED for mark in marks):
        return True
    removed = Removed(marks, texts, known)
    told = [line.text for line in draft.lines]
    if draft.composed and any(leak.named for text in told for leak in removed.places_in(0, text)):
        return True
    return any(
        not leak.may_stay
        for text in (draft.question, *told)
        # Words on both sides of a pseudonym make no name together.
        for piece in _PSEUDONYM.split(text)
        for leak in removed.places_in(0, piece)
    )


def _told(composed: str) -> list[Line]:
    paragraphs = [one.strip() for one in _PARAGRAPHS.split(composed) if one.strip()]
    return [Line(number, Speaker.TELLER, 0, text) for number, text in enumerate(paragraphs, 1)]
