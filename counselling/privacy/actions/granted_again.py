"""What the desk granted after a backup, and what was said no to, granted and said again once it came back."""

from uuid import UUID

from django.db import transaction

from accounts.models import Staff
from counselling.core import clock
from counselling.privacy.models import (
    Decision,
    Letter,
    LetterKind,
    Matched,
    Right,
    RightsRequest,
)
from counselling.privacy.queries.unerased import waiting
from counselling.privacy.rules.desk import due_after
from counselling.privacy.rules.grant_line import GrantLine


def grant_again(subject: str) -> None:
    """Let a conversation wait for its erasure again, as a line of the journal tells it; twice changes nothing."""
    line = GrantLine.read(subject)
    with transaction.atomic():
        request = RightsRequest.objects.filter(letter__once=line.letter).first()
        request = request or _without_its_letter(line)
        Matched.objects.get_or_create(
            request=request, conversation=line.conversation, defaults={"erase_at": line.erase_at}
        )
        # Granted by somebody whom this database does not know, the desk answers again.
        if Staff.objects.filter(pk=line.granted_by).exists():
            RightsRequest.objects.filter(pk=request.pk).update(decision=Decision.GRANTED, ground="")
            Letter.objects.filter(pk=request.pk, answered_at=None).update(
                answered_at=line.granted_at, answered_by=line.granted_by
            )


def cancel_again(subject: str) -> None:
    """Let `conversation <id>` not be erased for whoever had no code; doing it again changes nothing."""
    key = UUID(subject.rpartition(" ")[2])
    waiting().filter(conversation=key).update(cancelled_at=clock.now())


def _without_its_letter(line: GrantLine) -> RightsRequest:
    """Make a request whose letter came after the backup: its texts and its code are lost."""
    letter = Letter.objects.create(
        kind=LetterKind.REQUEST,
        language="nl",
        once=line.letter,
        wrapped_key=b"",
        key_day=line.granted_at.date(),
        told=b"",
        received_at=line.granted_at,
        due_at=due_after(line.granted_at),
    )
    return RightsRequest.objects.create(letter=letter, asked=Right.ERASE)
