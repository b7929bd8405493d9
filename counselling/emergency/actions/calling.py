"""Help that was called without an address: a name or a school was enough."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.audit import note_deed
from counselling.core import clock, text
from counselling.core.errors import Refused
from counselling.emergency.actions.parts import own_conversation
from counselling.emergency.models import Disclosure
from counselling.emergency.models.places import column_of_disclosure
from counselling.emergency.rules import FACTS_LIMIT, LINE_LIMIT, Discussed, What, Whom
from counselling.live import publish

#: The notice that something about an emergency is another.
EMERGENCY = "emergency"


@dataclass(frozen=True, kw_only=True)
class Call:
    """Who was called, what was said, and whether the young person knew before."""

    whom: str
    said: str
    discussed: str
    why: str = ""


def keep_call(*, id: UUID, conversation_id: UUID, staff_id: int, call: Call) -> datetime:
    """Write down that help was called, and return when; the same id twice stands once.

    Raises `Refused`: `not_yours`, `practice`, `invalid`, what a text is refused for, and `say_why` where it
    was not discussed and nobody says why.
    """
    said = text.clean(call.said, limit=FACTS_LIMIT)
    why = said_why(call.discussed, call.why)
    if call.whom not in Whom.values:
        raise Refused("invalid")
    now = clock.now()
    with transaction.atomic():
        conversation = own_conversation(conversation_id, staff_id, now)
        kept, fresh = Disclosure.objects.get_or_create(
            id=id,
            defaults={
                "conversation": conversation_id,
                "staff_id": staff_id,
                "at": now,
                "what": What.KNOWN,
                "whom": call.whom,
                "discussed": call.discussed,
                "said": conversation.seal(column_of_disclosure("said"), said, str(id)),
                "why": conversation.seal(column_of_disclosure("why"), why, str(id)),
            },
        )
        if (kept.staff_id, kept.conversation) != (staff_id, conversation_id):
            raise Refused("invalid")
        if fresh:
            _note(kept)
    return kept.at


def said_why(discussed: str, why: str) -> str:
    """Return why something was not discussed, cleaned; raises `Refused`: `say_why`, `invalid`, `too_long`."""
    if discussed not in Discussed.values:
        raise Refused("invalid")
    cleaned = text.clean_or_empty(why, limit=LINE_LIMIT)
    if discussed == Discussed.NO and not cleaned:
        raise Refused("say_why")
    return cleaned


def _note(kept: Disclosure) -> None:
    note_deed(
        actor_id=kept.staff_id,
        action="help_called",
        subject=f"conversation {kept.conversation}",
        whom=kept.whom,
        discussed=kept.discussed,
    )
    publish.staff(EMERGENCY)
