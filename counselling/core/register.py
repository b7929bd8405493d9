"""How a stored column is declared: whose it is, why it is kept, how long, who sees it, and where it ends.

Every room declares its own columns in its `personal_data.py`; `counselling.privacy` puts them together. A `Kept`
is one thing as people call it ("what you told at the start"), a `Column` says where a part of it lies.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.functional import Promise

from counselling.core.lawful import Ground as Ground
from counselling.core.lawful import Purpose as Purpose
from counselling.core.lawful import Reader as Reader
from counselling.core.lawful import Whose as Whose
from counselling.core.lifetimes import days_kept

Words = str | Promise


class Form(StrEnum):
    """What stands in a column, where its type in the database does not tell."""

    #: What a person typed: always sealed.
    TYPED = "typed"
    #: What the service sealed, so that nobody reads it without a key from elsewhere.
    SEALED = "sealed"
    #: A key: wrapped, or the public half of a pair.
    KEY = "key"
    #: A keyed hash: it can be compared and not read.
    HASH = "hash"
    #: A word or a number of the service's own: a choice, an id, a name of a thing.
    WORD = "word"
    #: Single words of a copy without names, in no order and in the clear, so that it can be searched.
    LOOSE = "loose"
    #: A text in the clear, because it is meant to be read: of the team, or for everybody.
    OPEN = "open"


@dataclass(frozen=True)
class WithConversation:
    """Goes with its conversation, so many days after its end; by a setting of its own before it."""

    setting: str = "CONVERSATION_DAYS"


@dataclass(frozen=True)
class WithQuarter:
    """Goes as the quarter begins in which its conversation's two years end, so that its end tells no day.

    The setting moves all those days forward by as many days as it is shorter.
    """

    setting: str = "COPY_DAYS"


@dataclass(frozen=True)
class Counted:
    """Goes so many days after a moment: `since` names its column, as a filter does ("entry__at")."""

    since: str
    days: int
    #: The setting that may make it shorter.
    setting: str = ""


@dataclass(frozen=True)
class WhileNeeded:
    """Stays for as long as these words say; nothing about a young person does."""

    words: Words


Retention = WithConversation | WithQuarter | Counted | WhileNeeded


def days_of(retention: Retention) -> int | None:
    """Return how many days something is kept at the most, as the settings are; none where nobody can say."""
    if isinstance(retention, WhileNeeded):
        return None
    if isinstance(retention, Counted):
        return (
            min(days_kept(retention.setting), retention.days)
            if retention.setting
            else retention.days
        )
    return days_kept(retention.setting)


@dataclass(frozen=True)
class Copied:
    """Stands in the copy that a young person can download, there; `provided`: they gave it themselves."""

    where: str
    provided: bool = False


class NotCopied(StrEnum):
    """Why something does not stand in that copy."""

    #: It concerns no visitor.
    NOT_OF_VISITOR = "not_of_visitor"
    #: Who of the staff it was.
    OF_STAFF = "of_staff"
    #: It stands there already, as it was written.
    IN_FULL = "in_full"
    #: What colleagues wrote about it in their own words: somebody looks at it first, at the request desk.
    AT_THE_DESK = "at_the_desk"
    #: A hash, a key or a sealed record: nobody can read it, or it would open something.
    LOCK = "lock"
    #: How the service keeps things in order; nothing about anybody.
    BOOKKEEPING = "bookkeeping"


class Erased(StrEnum):
    """What an erasure does: the row goes; stays without it; stays, but the key to it is gone."""

    DELETED = "deleted"
    EMPTIED = "emptied"
    SHREDDED = "shredded"


@dataclass(frozen=True)
class Outlives:
    """An erasure leaves it, because of this."""

    why: Words


@dataclass(frozen=True, kw_only=True)
class Kept:
    """One thing that is kept, as people call it. `name`, `what` and `why` stand on the page for everybody."""

    key: str
    name: Words
    #: What it is, in a sentence; needed where it concerns a visitor.
    what: Words = ""
    why: Words = ""
    whose: Whose
    purpose: Purpose
    ground: Ground
    retention: Retention
    readers: tuple[Reader, ...]
    #: A visit that nobody took loses it at its end.
    only_if_talked: bool = False


@dataclass(frozen=True)
class Column:
    """One column of one table."""

    table: type[models.Model]
    name: str
    kept: Kept
    form: Form | None
    copy: Copied | NotCopied
    erased: Erased | Outlives | None

    @property
    def field(self) -> "models.Field[object, object]":
        """The column as Django knows it."""
        return self.table._meta.get_field(self.name)  # type: ignore[return-value]


def columns(  # noqa: PLR0913 - a declaration says all of it, each thing by name
    table: type[models.Model],
    names: str,
    kept: Kept,
    *,
    form: Form | None = None,
    copy: Copied | NotCopied = NotCopied.BOOKKEEPING,
    erased: Erased | Outlives | None = None,
) -> list[Column]:
    """Declare some columns of one table that are alike; `names` has them with spaces between.

    In `Copied.where` an asterisk stands for the column's own name.
    """
    return [
        Column(table, name, kept, form, _copy_of(copy, name), erased or _usual_end(kept))
        for name in names.split()
    ]


def _copy_of(copy: Copied | NotCopied, name: str) -> Copied | NotCopied:
    if isinstance(copy, NotCopied):
        return copy
    return Copied(copy.where.replace("*", name), provided=copy.provided)


def _usual_end(kept: Kept) -> Erased | None:
    return Erased.DELETED if kept.whose is Whose.VISITOR else None
