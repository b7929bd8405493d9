"""Anything that people and the machine could do to a conversation at the workbench, in any order."""

import unicodedata
from collections.abc import Iterator

from hypothesis import strategies as st

from counselling.core.errors import Refused
from counselling.intervision.rules.deciding import done
from counselling.intervision.rules.deeds import (
    Accept,
    Answer,
    AnyDeed,
    Dismiss,
    Join,
    MarkWords,
    NoName,
    Relabel,
    Seen,
    Undo,
    Unmark,
)
from counselling.intervision.rules.leaks import Known
from counselling.intervision.rules.machine import Found
from counselling.intervision.rules.sight import Desk
from counselling.intervision.rules.work import Label, Mark, Question, Standing, Work

NAMES = (
    "Zoë",
    "ZOE\u0308",
    "zoe",
    "Jelle",
    "jelle's",
    "JELLES",
    "Roos",
    "roos",
    "Amina",
    "O'Neill",
)
OTHERS = (
    "de",
    "en",
    "ik",
    "😀",
    "0470 12 34 56",
    "0470/12.34.56",
    "een",
    "mijn",
    "…",
    "Śliwa",
    "ﬁep",
    "½",
    "0320123456",
    "+32 470 12 34 56",
    "İo",
)
WORDS = st.sampled_from(NAMES + OTHERS)
KNOWN = Known(
    "Zoë", {"Amina": "counsellor"}, lambda word: word in ("roos", "een", "mijn"), NAMES.__contains__
)

lines = st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=4)
#: Numbers that become deeds once it is known what there is.
chosen = st.tuples(st.integers(0, 9), st.integers(0, 99), st.integers(0, 99), st.booleans())
deeds = st.lists(chosen, max_size=12)


def desk_of(said: list[str], *, whole: bool = True) -> Desk:
    """Put some lines on a workbench."""
    return Desk(dict(enumerate(said, 1)), KNOWN, staff_id=1, whole=whole)


@st.composite
def machine(draw: st.DrawFn, said: list[str]) -> list[Found]:
    """Let the machine find some stretches, sure of some."""
    found: list[Found] = []
    for line, text in enumerate(said, 1):
        done_to = 0
        for start, end in sorted(draw(st.lists(_stretch(text), max_size=3))):
            if start >= done_to and text[start:end].strip():
                meant, sure = draw(st.integers(1, 3)), draw(st.booleans())
                label = (Label.PERSON, Label.LOCATION)[meant % 2]
                found.append(Found(line, start, end, label, meant, sure))
                done_to = end
    return found


def _stretch(text: str) -> st.SearchStrategy[tuple[int, int]]:
    places = st.integers(0, len(text))
    return st.tuples(places, places).filter(lambda pair: pair[0] < pair[1])


def deed_of(choice: tuple[int, int, int, bool], work: Work, desk: Desk) -> AnyDeed:
    """Make a deed on what there is of what was chosen."""
    kind, one, other, flag = choice
    line = one % len(desk.texts) + 1
    size = len(desk.texts[line])
    mark = work.marks[one % len(work.marks)] if work.marks else None
    if mark is None or kind == 0:
        start = other % size
        return MarkWords(line, start, min(size, start + 1 + one % 9), Label.PERSON, flag)
    entity = work.marks[other % len(work.marks)].entity
    return (
        Unmark(mark.number, flag), Accept(mark.number, flag), Dismiss(mark.number, flag),
        Relabel(mark.number, list(Label)[other % len(Label)]), Join(mark.entity, entity),
        NoName(entity), Seen([line]), Answer(list(Question)[other % 4], flag), Undo(),
    )[kind - 1]  # fmt: skip


def after(work: Work, desk: Desk, deed: AnyDeed) -> Work:
    """Do a deed; one that is refused changes nothing."""
    try:
        return done(work, desk, deed)
    except Refused:
        return work


def places(marks: Iterator[Mark] | list[Mark], desk: Desk) -> set[tuple[int, int]]:
    """Return every sign, but for space, that is under these marks."""
    return {
        (mark.line, place)
        for mark in marks
        for place in range(mark.start, mark.end)
        if not desk.texts[mark.line][place].isspace()
    }


def taken_out(work: Work) -> list[Mark]:
    """Return the marks that take words out."""
    return [mark for mark in work.marks if mark.state == Standing.ON]


def bare(text: str) -> str:
    """Return a text in small letters without accents, by other means than the workbench's own."""
    apart = unicodedata.normalize("NFKD", text).lower()
    return "".join(one for one in apart if not unicodedata.combining(one))
