"""Telling whoever got something that it was erased, put right or set apart (article 19)."""

import json
from uuid import UUID

from django.db import transaction

from accounts.audit import note_deed
from counselling.core import clock
from counselling.core.crypto import seal_field
from counselling.core.errors import Refused
from counselling.emergency.queries.register import last_disclosed
from counselling.privacy.models import RecipientTask, Why
from counselling.privacy.models.telling import place_of_recipients
from counselling.privacy.queries.recipients import shared_with


def have_recipients_told(conversation_id: UUID, why: Why) -> None:
    """Give the privacy officer the task to tell those who got something about a conversation, if anybody did.

    What was erased is told once to each; somebody who got it meanwhile has to hear it too.
    """
    shared = shared_with(conversation_id)
    last = max((at for at in (last_disclosed(conversation_id), shared.last) if at), default=None)
    tasks = RecipientTask.objects.filter(conversation=conversation_id, why=why)
    if last is None or (why == Why.ERASED and tasks.filter(made_at__gte=last).exists()):
        return
    names = json.dumps(shared.names)
    tasks.update_or_create(
        conversation=conversation_id,
        why=why,
        done_at=None,
        defaults={"recipients": seal_field(names, *place_of_recipients(conversation_id, why))},
        create_defaults={
            "recipients": seal_field(names, *place_of_recipients(conversation_id, why)),
            "made_at": clock.now(),
        },
    )


def recipients_told(*, number: int, staff_id: int) -> None:
    """Note that those who got something know it now; raises `Refused("gone")` once it was noted."""
    with transaction.atomic():
        open_ones = RecipientTask.objects.select_for_update(of=("self",)).filter(done_at=None)
        task = open_ones.filter(pk=number).first()
        if task is None:
            raise Refused("gone")
        task.done_at, task.done_by_id = clock.now(), staff_id
        task.save(update_fields=["done_at", "done_by"])
        note_deed(
            actor_id=staff_id,
            action="recipients_told",
            subject=f"conversation {task.conversation}",
            why=task.why,
        )
