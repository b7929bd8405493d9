"""Erasing a conversation: at once, or hidden at once and erased as soon as nothing holds it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.audit import note_deed
from accounts.trail.reasons import forget_reasons
from counselling.abuse.actions.forgetting import forget_visit
from counselling.conversation.actions.removing import remove_conversations
from counselling.conversation.models import Conversation
from counselling.conversation.queries.lines import open_keys
from counselling.core import clock, journal
from counselling.core.database_log import empty_log
from counselling.core.journal import Kind
from counselling.intervision.actions.stopping import stop_now
from counselling.live import publish
from counselling.privacy.actions.finding import end_if_running, locked_kept
from counselling.privacy.actions.telling import have_recipients_told
from counselling.privacy.models import ConversationCode, Why
from counselling.privacy.queries.holding import is_held
from counselling.privacy.queries.quoted import quoted_in
from counselling.retention.actions.keys import spend
from counselling.retention.queries.sweeps import clock_makes_no_sense
from counselling.shift.actions.channel import forget_quotes
from counselling.waiting_room.models import ReturnWords


def erase(*, conversation_id: UUID, actor_id: int | None = None) -> None:
    """Erase a conversation for whoever it is about; who erases for them is named.

    Where an emergency, a complaint or a hold is open it is met by nobody from now on, and goes when that
    closes. Either way it is gone for whoever asked. Raises `Refused("unknown")` for one that is gone already.
    """
    with transaction.atomic():
        visit = locked_kept(conversation_id)
        end_if_running(visit)
        have_recipients_told(conversation_id, Why.ERASED)
        held = is_held(visit, clock.now())
        if held:
            journal.note(Kind.HIDDEN, _subject(conversation_id))
            hide_now(conversation_id=conversation_id)
        else:
            journal.note(Kind.ERASED, _subject(conversation_id))
            erase_now(conversation_id=conversation_id)
        note_deed(
            actor_id=actor_id,
            action="erasure_asked" if held else "conversation_erased",
            subject=_subject(conversation_id),
        )


def erase_what_waited(now: datetime) -> None:
    """Erase what was only hidden, once nothing holds it any more; nothing by a clock that makes no sense."""
    hidden = Conversation.everything.filter(hidden_at__isnull=False)
    # Nearly always there is none, and looking takes no lock.
    keys = list(hidden.values_list("pk", flat=True))
    if keys and clock_makes_no_sense(now):
        return
    for key in keys:
        with transaction.atomic():
            visit = hidden.select_for_update(of=("self",)).filter(pk=key).first()
            if visit is not None and not is_held(visit, now):
                journal.note(Kind.ERASED, _subject(key))
                have_recipients_told(key, Why.ERASED)
                erase_now(conversation_id=key)
                note_deed(actor_id=None, action="conversation_erased", subject=_subject(key))


def erase_now(*, conversation_id: UUID) -> None:
    """Remove a conversation, its key and all that hangs on it; doing it again changes nothing.

    What outlives it knows it by a number that leads nowhere: that something was told to others, and that
    somebody did something. It writes no line in the journal, for it also does again what stands there.
    """
    with transaction.atomic():
        forget_visit(conversation_id=conversation_id)
        forget_reasons(subject=_subject(conversation_id))
        spend(stop_now(conversation_id=conversation_id))
        if quoting := quoted_in(conversation_id):
            forget_quotes(lines=quoting)
        for visit in Conversation.everything.filter(pk=conversation_id):
            # The key of its day follows once nothing else needs it.
            spend([visit.ring_name])
            remove_conversations([visit.pk])
        _leave_the_screens(conversation_id)
        transaction.on_commit(empty_log)


def hide_now(*, conversation_id: UUID) -> None:
    """Let nobody meet a conversation, its own code included; doing it again changes nothing."""
    with transaction.atomic():
        visit = Conversation.everything.filter(pk=conversation_id)
        visit.filter(hidden_at=None).update(hidden_at=clock.now(), visit_hash=None)
        ConversationCode.objects.filter(pk=conversation_id).delete()
        spend(stop_now(conversation_id=conversation_id))
        ReturnWords.objects.filter(pk=conversation_id).delete()
        _leave_the_screens(conversation_id)


def _leave_the_screens(conversation_id: UUID) -> None:
    open_keys.forget(conversation_id)
    publish.changed(conversation_id)
    publish.queue_changed()
    publish.staff("registrations")


def _subject(conversation_id: UUID) -> str:
    return f"conversation {conversation_id}"
