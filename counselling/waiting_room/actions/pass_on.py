"""Back into the line, and to somebody else: "I know this young person"."""

from uuid import UUID

from django.db import transaction

from counselling.conversation.actions.steps import give_back, locked
from counselling.conversation.models.choices import Line, State
from counselling.core.errors import Refused
from counselling.live import publish
from counselling.waiting_room.actions.take import keep_for_nobody
from counselling.waiting_room.models import PassedOn, Place


def pass_on(*, conversation_id: UUID, staff_id: int) -> None:
    """Put a young person whom the counsellor knows back at their old place, for anybody but this counsellor.

    Nobody is told who did it, or why. Raises `Refused`: `not_yours`, `ended`, `waiting`, `practice`.
    """
    with transaction.atomic():
        conversation = locked(conversation_id)
        if conversation.counsellor_id != staff_id:
            raise Refused("not_yours")
        if conversation.practice:
            raise Refused("practice")
        if conversation.state != State.ACTIVE:
            raise Refused(conversation.state)
        PassedOn.objects.get_or_create(conversation=conversation, staff_id=staff_id)
        keep_for_nobody(conversation)
        give_back(conversation, Line.PASSED_ON)
        Place.objects.filter(pk=conversation_id).update(missed_at=None)
        publish.queue_changed()
