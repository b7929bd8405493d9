"""What those at a meeting say of a transcript: under a line, in answer to somebody, to a question of the guide."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from counselling.core import clock
from counselling.core.errors import Refused
from counselling.intervision.actions.seated import discussed_in, held_open
from counselling.intervision.actions.typed import cleaned
from counselling.intervision.models import Comment, Discussed, Guide, Reflection
from counselling.intervision.models.places import row_of_reflection
from counselling.intervision.rules.meetings import (
    COMMENT_LIMIT,
    COMMENTS_MOST,
    LINES_MOST,
    REFLECTION_LIMIT,
)


def say(  # noqa: PLR0913 - where it is said, by whom, to whom
    *,
    id: UUID,
    meeting_id: UUID,
    staff_id: int,
    place: int,
    line: int,
    words: str,
    answers: UUID | None = None,
    sure: bool = False,
) -> None:
    """Say something of a line, or of the whole (line 0), or in answer to somebody. The same `id` twice is once.

    An answer to an answer stands beside it: two levels are as deep as a talk goes. Raises `Refused`: `gone`,
    `closed`, `no_line`, `too_many`, `names`, and what a text is refused for.
    """
    body = cleaned(words, limit=COMMENT_LIMIT, sure=sure)
    with transaction.atomic():
        row = discussed_in(held_open(meeting_id, staff_id), place)
        if Comment.objects.filter(pk=id).exists():
            return
        above = _above(row, answers)
        number = above.line if above else line
        if number and not row.transcript.lines.filter(number=number).exists():
            raise Refused("no_line")
        if row.comments.count() >= COMMENTS_MOST:
            raise Refused("too_many")
        Comment.objects.create(
            id=id,
            discussed=row,
            line=number,
            answers=above,
            author_id=staff_id,
            at=clock.now(),
            body=row.transcript.seal("comment", body, str(id)),
        )


def take_back(*, meeting_id: UUID, staff_id: int, place: int, comment_id: UUID) -> None:
    """Take back what oneself said, as long as nobody answered; raises `Refused`: `gone`, `closed`, `said`."""
    with transaction.atomic():
        row = discussed_in(held_open(meeting_id, staff_id), place)
        own = row.comments.filter(pk=comment_id, author=staff_id).first()
        if own is None:
            raise Refused("gone")
        if own.answered.exists():
            raise Refused("said")
        own.delete()


def reflect(  # noqa: PLR0913 - where, by whom, what, and what they had read
    *,
    meeting_id: UUID,
    staff_id: int,
    place: int,
    item: str,
    words: str,
    lines: Iterable[int],
    read_at: datetime | None,
    sure: bool = False,
) -> None:
    """Say what the meeting thinks to one question of the guide, and which lines show it; empty words take it out.

    `read_at` is when what one had before oneself was written: who wrote meanwhile is not overwritten. Raises
    `Refused`: `gone`, `closed`, `changed`, `no_line`, `names`, and what a text is refused for.
    """
    body = cleaned(words, limit=REFLECTION_LIMIT, sure=sure, empty=True)
    numbers = sorted(set(lines))
    with transaction.atomic():
        row = discussed_in(held_open(meeting_id, staff_id), place)
        if item not in Guide.values:
            raise Refused("gone")
        known = row.reflections.filter(item=item).first()
        if known is not None and known.at != read_at:
            raise Refused("changed")
        if not _are_lines(row, numbers):
            raise Refused("no_line")
        if not body:
            row.reflections.filter(item=item).delete()
            return
        sealed = row.transcript.seal("reflection", body, row_of_reflection(meeting_id, item))
        said = {"lines": numbers, "author_id": staff_id, "at": clock.now(), "body": sealed}
        Reflection.objects.update_or_create(discussed=row, item=item, defaults=said)


def _above(row: Discussed, answers: UUID | None) -> Comment | None:
    if answers is None:
        return None
    found = row.comments.select_related("answers").filter(pk=answers).first()
    if found is None:
        raise Refused("gone")
    return found.answers or found


def _are_lines(row: Discussed, numbers: list[int]) -> bool:
    known = row.transcript.lines.filter(number__in=numbers).count()
    return len(numbers) <= LINES_MOST and known == len(numbers)
