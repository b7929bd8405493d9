"""Requests to open an address, for who asked, who is asked, and who looks back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from counselling.conversation.models import Conversation
from counselling.core import clock
from counselling.emergency.models import AddressRequest
from counselling.emergency.models.places import column_of_request
from counselling.emergency.queries.kept import oldest_kept
from counselling.emergency.rules import AGAIN, ALONE_AFTER, How, Stand

NAMES = ("asked_by", "turn", "answered_by", "reviewed_by")
#: How far the list looks back.
LISTED = timedelta(days=90)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a request stands: no text of a young person in it."""

    number: int
    conversation: UUID
    state: str
    ground: str
    acute: str
    by: int
    by_name: str
    asked_at: datetime
    turn: int | None
    turn_name: str
    turn_until: datetime | None
    alone_from: datetime
    how: str
    answered_by: int | None
    answered_name: str
    answered_at: datetime | None
    review_due: datetime | None
    reviewed_name: str
    agreed: bool | None
    #: Since when the young person may read of it in their own data.
    released_at: datetime | None
    #: Why it was not opened, for who asked.
    answer: str = ""

    @property
    def open(self) -> bool:
        """Whether it waits for an answer."""
        return self.state == Stand.OPEN

    @property
    def again_until(self) -> datetime | None:
        """Until when the same two may open it again."""
        opened = self.state == Stand.OPENED and self.answered_at
        return self.answered_at + AGAIN if opened and self.answered_at else None

    @property
    def to_review(self) -> bool:
        """Whether another person has still to look at it."""
        return self.how == How.ALONE and not self.reviewed_name

    def overdue(self, now: datetime) -> bool:
        """Tell whether it should have been looked at by now."""
        return self.to_review and self.review_due is not None and now > self.review_due


def standing_of_conversation(conversation_id: UUID) -> Standing | None:
    """Return where the last request of a conversation stands."""
    row = named().filter(conversation=conversation_id).order_by("-pk").first()
    return standing(row, with_answer=True) if row else None


def alarms_for(staff_id: int) -> list[Standing]:
    """Return what others ask, and what was opened alone and not looked at, the oldest first."""
    waiting = Q(state=Stand.OPEN) | Q(how=How.ALONE, reviewed_at=None)
    others = named().filter(waiting).exclude(asked_by_id=staff_id).order_by("pk")
    return [standing(row) for row in others]


def requests_since(now: datetime) -> list[Standing]:
    """Return the requests of the last months, the newest first."""
    recent = named().filter(asked_at__gt=now - LISTED).order_by("-pk")
    return [standing(row) for row in recent]


def overdue_count(now: datetime) -> int:
    """Return how many openings by one person should have been reviewed by now."""
    rows = AddressRequest.objects.filter(how=How.ALONE, reviewed_at=None)
    return rows.filter(review_due__lt=now).count()


def is_under_way(conversation_id: UUID, now: datetime) -> bool:
    """Tell whether an emergency is open: asked, opened so lately that the police may ring back, or to be reviewed."""
    waiting = Q(state=Stand.OPEN) | Q(how=How.ALONE, reviewed_at=None)
    recent = Q(state=Stand.OPENED, answered_at__gt=now - AGAIN)
    return AddressRequest.objects.filter(waiting | recent, conversation=conversation_id).exists()


def named() -> QuerySet[AddressRequest]:
    """Return all requests that are still known, read with the names of who had to do with them."""
    known = AddressRequest.objects.filter(asked_at__gt=oldest_kept(clock.now()))
    return known.select_related(*NAMES)


def standing(row: AddressRequest, *, with_answer: bool = False) -> Standing:
    """Return where a request stands, with the reason why it was declined if wanted."""
    return Standing(
        number=row.pk,
        conversation=row.conversation,
        state=row.state,
        ground=row.ground,
        acute=row.acute,
        by=row.asked_by_id,
        by_name=row.asked_by.display_name,
        asked_at=row.asked_at,
        turn=row.turn_id,
        turn_name=row.turn.display_name if row.turn else "",
        turn_until=row.turn_until,
        alone_from=row.asked_at + ALONE_AFTER,
        how=row.how,
        answered_by=row.answered_by_id,
        answered_name=row.answered_by.display_name if row.answered_by else "",
        answered_at=row.answered_at,
        review_due=row.review_due,
        reviewed_name=row.reviewed_by.display_name if row.reviewed_by else "",
        agreed=row.agreed,
        released_at=row.released_at,
        answer=_answer(row) if with_answer else "",
    )


def _answer(row: AddressRequest) -> str:
    conversation = Conversation.everything.filter(pk=row.conversation).first()
    if conversation is None or not row.answer:
        return ""
    return conversation.read(column_of_request("answer"), row.answer, str(row.key))
