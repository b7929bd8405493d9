"""What a young person was asked, and what they allow to be passed on."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec
from django.db.models import Q

from counselling.conversation.events import Wish
from counselling.conversation.models import ConsentEntry, Conversation
from counselling.conversation.models.choices import ConsentStep, State
from counselling.conversation.models.places import place_of_column
from counselling.conversation.queries.lines import open_keys
from counselling.conversation.rules import OWN_TEXT, consent_stands
from counselling.core.crypto import DataKey


@dataclass(frozen=True, kw_only=True, slots=True)
class Consent:
    """One question read out: how it stands, and when each step of it was taken."""

    id: UUID
    conversation: UUID
    what: str
    to: str
    by: str
    asked_by: int | None
    stands: ConsentStep
    asked_at: datetime
    given_at: datetime | None
    withdrawn_at: datetime | None
    shared_at: datetime | None
    shared_to: str
    shared_by: str

    def waits_for(self, counsellor_id: int | None) -> bool:
        """Tell whether the young person may still answer; a question lapses with whoever asked it."""
        return self.stands == ConsentStep.ASKED and self.asked_by == counsellor_id

    @property
    def given(self) -> bool:
        """Whether they said yes, and did not take it back."""
        return self.stands == ConsentStep.GIVEN

    @property
    def withdrawn(self) -> bool:
        """Whether they took their yes back."""
        return self.stands == ConsentStep.WITHDRAWN


def consents_of(conversation_id: UUID, key: DataKey) -> list[Consent]:
    """Return every question of a conversation, whose key is open, in the order they were asked."""
    rows = ConsentEntry.objects.filter(conversation_id=conversation_id).select_related("by")
    questions: dict[UUID, dict[str, ConsentEntry]] = {}
    for row in rows.order_by("at", "id"):
        questions.setdefault(row.consent, {})[row.step] = row
    return [_read(steps, key) for steps in questions.values()]


def _read(steps: dict[str, ConsentEntry], key: DataKey) -> Consent:
    asked, shared = steps[ConsentStep.ASKED], steps.get(ConsentStep.SHARED)
    wish = _wish(asked, key)
    return Consent(
        id=asked.consent,
        conversation=asked.conversation_id,
        what=wish.what,
        to=wish.to,
        by=_name(asked),
        asked_by=asked.by_id,
        stands=consent_stands(steps),
        asked_at=asked.at,
        given_at=_at(steps.get(ConsentStep.GIVEN)),
        withdrawn_at=_at(steps.get(ConsentStep.WITHDRAWN)),
        shared_at=_at(shared),
        shared_to=_wish(shared, key).to if shared else "",
        shared_by=_name(shared),
    )


def _wish(entry: ConsentEntry, key: DataKey) -> Wish:
    place = place_of_column(entry.conversation_id, "consent", str(entry.id))
    return msgspec.json.decode(key.open(bytes(entry.body), place), type=Wish)


def _name(entry: ConsentEntry | None) -> str:
    return entry.by.display_name if entry and entry.by else ""


def _at(entry: ConsentEntry | None) -> datetime | None:
    return entry.at if entry else None


@dataclass(frozen=True, kw_only=True)
class Allowed:
    """A conversation of a counsellor's own in which something was allowed, with its questions."""

    conversation: UUID
    nickname: str
    begun_at: datetime
    consents: list[Consent]


def allowed_to(staff_id: int, now: datetime) -> list[Allowed]:
    """Return a counsellor's own conversations, running or ended less than seven days ago, with a yes in them."""
    recent = Q(state=State.ACTIVE) | Q(ended_at__gte=now - OWN_TEXT)
    own = Conversation.objects.filter(recent, counsellor_id=staff_id, practice=False)
    rows = own.filter(consents__step=ConsentStep.GIVEN).distinct().order_by("-opened_at")
    return [_allowed(row) for row in rows.select_related("counsellor", "colleague")]


def _allowed(row: Conversation) -> Allowed:
    key = open_keys.keep(row)
    return Allowed(
        conversation=row.id,
        nickname=key.open(bytes(row.nickname), place_of_column(row.id, "nickname")),
        begun_at=row.opened_at,
        consents=[one for one in consents_of(row.id, key) if one.given_at],
    )
