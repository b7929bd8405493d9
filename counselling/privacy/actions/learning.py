"""Whether may be learned from a conversation, and taking out what was made of it; a restore brings neither back."""

from uuid import UUID

from django.db import transaction

from accounts.audit import note_deed
from counselling.conversation.actions.visit import say_whether_to_learn as say
from counselling.conversation.models import Conversation
from counselling.core import journal
from counselling.core.errors import Refused
from counselling.core.journal import Kind
from counselling.intervision.actions.removing import remove_transcripts
from counselling.intervision.actions.stopping import stop_now
from counselling.intervision.models import Transcript
from counselling.intervision.queries.withdrawing import may_withdraw, subject_of
from counselling.retention.actions.keys import spend


def say_whether_to_learn(*, conversation_id: UUID, may: bool) -> None:
    """Keep whether may be learned from a conversation; after a no nothing is left that was made to learn from.

    Raises `Refused`: `waiting` or `active` before the end.
    """
    with transaction.atomic():
        say(conversation_id=conversation_id, may=may)
        if not may:
            stop_learning(conversation_id=conversation_id)


def stop_learning(*, conversation_id: UUID) -> None:
    """Let nobody learn from a conversation, also before its end; doing it again changes nothing."""
    with transaction.atomic():
        journal.note(Kind.NOT_TO_LEARN, f"conversation {conversation_id}")
        not_to_learn_now(conversation_id=conversation_id)


def withdraw(*, transcript_id: UUID, staff_id: int) -> None:
    """Withdraw a transcript, as the counsellor whose conversation it was or as the privacy officer.

    The copy, its comments and its index go at once. Raises `Refused("gone")` for one that is gone already, or
    that this person may not withdraw.
    """
    with transaction.atomic():
        found = Transcript.everything.select_for_update(of=("self",)).filter(pk=transcript_id)
        if not may_withdraw(transcript_id, staff_id) or not found.exists():
            raise Refused("gone")
        subject = subject_of(transcript_id)
        journal.note(Kind.TRANSCRIPT_WITHDRAWN, subject)
        withdraw_again(subject)
        note_deed(actor_id=staff_id, action="transcript_withdrawn", subject=subject)


def withdraw_again(subject: str) -> None:
    """Take out the transcript that a line of the journal names; doing it again changes nothing."""
    kind, _, key = subject.partition(" ")
    with transaction.atomic():
        if kind == "conversation":
            spend(stop_now(conversation_id=UUID(key)))
        else:
            spend(remove_transcripts([UUID(key)]))


def not_to_learn_now(*, conversation_id: UUID) -> None:
    """Let a no hold that was said, without a line in the journal; doing it again changes nothing."""
    with transaction.atomic():
        Conversation.everything.filter(pk=conversation_id).update(may_learn=False)
        spend(stop_now(conversation_id=conversation_id))
