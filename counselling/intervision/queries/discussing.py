"""A transcript as a meeting discusses it: what was said under each line, and to each question of the guide."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from counselling.intervision.models import Comment, Discussed, Guide, Reflection
from counselling.intervision.models.places import row_of_reflection


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody said, with the answers."""

    id: UUID
    who: str
    own: bool
    at: datetime
    text: str
    answers: list["Said"] = field(default_factory=list)

    @property
    def may_go(self) -> bool:
        """Whether who said it may take it back: it is their own, and nobody answered."""
        return self.own and not self.answers


@dataclass(frozen=True, kw_only=True)
class Item:
    """One question of the guide, and what the meeting says to it."""

    item: str
    label: str
    text: str
    lines: list[int]
    who: str
    at: datetime | None


def said_of(row: Discussed, staff_id: int) -> dict[int, list[Said]]:
    """Return what was said, by line and in order."""
    comments = list(row.comments.select_related("author").order_by("at", "id"))
    known = {comment.id: _said(row, comment, staff_id) for comment in comments}
    found: dict[int, list[Said]] = defaultdict(list)
    for comment in comments:
        beside = known[comment.answers_id].answers if comment.answers_id else found[comment.line]
        beside.append(known[comment.id])
    return dict(found)


def guide_of(row: Discussed) -> list[Item]:
    """Return the guide, with what was said to each question so far."""
    known = {one.item: one for one in row.reflections.select_related("author")}
    return [_item(row, item, known.get(item)) for item in Guide]


def _item(row: Discussed, item: Guide, said: Reflection | None) -> Item:
    if said is None:
        return Item(item=item.value, label=str(item.label), text="", lines=[], who="", at=None)
    text = row.transcript.read("reflection", said.body, row_of_reflection(row.meeting_id, item))
    return Item(
        item=item.value,
        label=str(item.label),
        text=text,
        lines=said.lines,
        who=said.author.display_name,
        at=said.at,
    )


def _said(row: Discussed, comment: Comment, staff_id: int) -> Said:
    return Said(
        id=comment.id,
        who=comment.author.display_name,
        own=comment.author_id == staff_id,
        at=comment.at,
        text=row.transcript.read("comment", comment.body, str(comment.id)),
    )
