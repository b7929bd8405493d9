"""The command's lines: one conversation of JSON in, its marks out."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec

from counselling.anonymiser.finding import find
from counselling.anonymiser.talk import Known, Label, Mark, Said, Talk


class BadLine(Exception):  # noqa: N818 - it says what is wrong with somebody's line
    """A line that is no conversation; its text says which line, and what is wrong."""


class _Message(msgspec.Struct):
    by: Literal["visitor", "counsellor"] = msgspec.field(name="from")
    text: str


class _Known(msgspec.Struct):
    text: str
    label: Label = "PERSON"


class _Line(msgspec.Struct):
    id: str
    messages: list[_Message]
    lang: str = "nl"
    known: list[_Known] = []


def answers(lines: Iterable[bytes]) -> Iterator[str]:
    """Answer each line that is not blank. Raises `BadLine` at the first that cannot be read."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _answer(_read(number, line))


def _read(number: int, line: bytes) -> _Line:
    try:
        return msgspec.json.decode(line, type=_Line)
    except (msgspec.DecodeError, UnicodeDecodeError) as wrong:
        raise BadLine(f"line {number} is no conversation: {wrong}") from wrong


def _answer(line: _Line) -> str:
    talk = Talk(tuple(Said(said.by, said.text) for said in line.messages), line.lang)
    found = find(talk, [Known(one.text, one.label) for one in line.known])
    messages = [
        {
            "redactions": [_span(mark) for mark in marked.redactions],
            "suggestions": [_span(mark) for mark in marked.suggestions],
        }
        for marked in found.messages
    ]
    return json.dumps({"id": line.id, "messages": messages})


def _span(mark: Mark) -> dict[str, Any]:
    return {"start": mark.start, "end": mark.end, "label": mark.label}
