"""What the machine finds in a conversation."""

from collections.abc import Iterator

from counselling.anonymiser import Known, Mark, Said, Talk, find
from counselling.anonymiser.lists import the_lists
from counselling.intervision.models import Speaker
from counselling.intervision.queries.raw import Raw
from counselling.intervision.rules.machine import Found
from counselling.intervision.rules.spelling import Token, tokens
from counselling.intervision.rules.work import Label


def found_in(raw: Raw) -> list[Found]:
    """Return what the machine is sure of, and what it would ask about."""
    talk = Talk(
        tuple(
            Said("visitor" if line.speaker == Speaker.YOUNG else "counsellor", line.text)
            for line in raw.lines
        ),
        lang=raw.language,
    )
    answer = find(talk, known=_known(raw))
    return [
        _found(line.number, mark, sure=sure)
        for line, marked in zip(raw.lines, answer.messages, strict=True)
        for marks, sure in ((marked.redactions, True), (marked.suggestions, False))
        for mark in marks
    ]


def _known(raw: Raw) -> Iterator[Known]:
    yield Known(raw.known.nickname, role="visitor")
    for name in raw.known.staff:
        yield Known(name, role="counsellor")
    # Somebody may be told of a colleague; but a whole team has names that are words too, which the rules know better.
    for name in raw.team:
        if name not in raw.known.staff and not any(_is_word_too(word) for word in tokens(name)):
            yield Known(name)


def _is_word_too(word: Token) -> bool:
    return the_lists().is_word_too(word.plain)


def _found(line: int, mark: Mark, *, sure: bool) -> Found:
    return Found(line, mark.start, mark.end, Label(mark.label), mark.entity, sure=sure)
