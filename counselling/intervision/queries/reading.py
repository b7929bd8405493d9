"""A released transcript as people read it."""

from dataclasses import dataclass

from counselling.intervision.models import Transcript


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `minutes` is how long after the one before."""

    number: int
    speaker: str
    minutes: int
    text: str


def lines_of(transcript: Transcript) -> list[Line]:
    """Return all lines of a transcript, in order."""
    key = transcript.data_key()
    return [
        Line(
            row.number,
            row.speaker,
            row.minutes,
            key.open(bytes(row.body), transcript.place_of("body", str(row.number))),
        )
        for row in transcript.lines.all()
    ]
