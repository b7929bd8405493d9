"""What somebody at the workbench can do, as the page says it."""

from typing import Annotated

import msgspec

from counselling.intervision.rules.work import Label, Question

#: No page does more at once.
DEEDS_MOST = 500

Place = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]


class Deed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="do"):
    """One deed."""


class MarkWords(Deed, tag="mark", frozen=True):
    """Take these words out, and the same words everywhere if asked."""

    line: Place
    start: Place
    end: Place
    label: Label
    everywhere: bool = False


class Unmark(Deed, tag="unmark", frozen=True):
    """It is no name."""

    mark: Place
    everywhere: bool = False


class Accept(Deed, tag="accept", frozen=True):
    """A suggestion was right; or what was called no name is one."""

    mark: Place
    everywhere: bool = False


class Dismiss(Deed, tag="dismiss", frozen=True):
    """A suggestion was wrong."""

    mark: Place
    everywhere: bool = False


class NoName(Deed, tag="no_name", frozen=True):
    """Whoever or whatever is meant needs no hiding, whichever way it is spelled."""

    entity: Place


class Relabel(Deed, tag="relabel", frozen=True):
    """Whoever or whatever is meant is of another kind."""

    mark: Place
    label: Label


class Join(Deed, tag="join", frozen=True, rename={"other": "with"}):
    """Two are one and the same."""

    entity: Place
    other: Place


class Seen(Deed, tag="seen", frozen=True):
    """These lines were in view."""

    lines: list[Place]


class Answer(Deed, tag="answer", frozen=True):
    """Whether it could tell who it was without any name."""

    question: Question
    yes: bool


class Compose(Deed, tag="compose", frozen=True):
    """The case in other words."""

    text: str


class Undo(Deed, tag="undo", frozen=True):
    """Take the last deed back."""


AnyDeed = (
    MarkWords | Unmark | Accept | Dismiss | NoName | Relabel | Join | Seen | Answer | Compose | Undo
)


class Deeds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Some deeds, and the version of the work they were done on."""

    version: Place
    deeds: Annotated[list[AnyDeed], msgspec.Meta(min_length=1, max_length=DEEDS_MOST)]
