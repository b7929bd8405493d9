"""May something be passed on? The counsellor asks, the young person decides, and may change their mind."""

from uuid import UUID, uuid4

from django.db import transaction

from accounts.audit import note_deed
from counselling.conversation.actions.ledger import (
    add_step,
    open_question,
    say_step,
    steps_of,
    wish_of,
)
from counselling.conversation.actions.steps import locked, locked_talk
from counselling.conversation.actions.together import counsellor_of
from counselling.conversation.events import Wish
from counselling.conversation.models import ConsentEntry, Conversation
from counselling.conversation.models.choices import ConsentStep, Line
from counselling.conversation.rules import (
    CONSENT_LIMIT,
    CONSENTS_MOST,
    OWN_TEXT,
    RECIPIENT_LIMIT,
    consent_stands,
)
from counselling.core import clock, journal, text
from counselling.core.errors import KeyMissing, Refused


def ask_consent(*, conversation_id: UUID, staff_id: int, what: str, to: str) -> UUID:
    """Ask the young person whether something may be passed on to somebody; returns the question's key.

    Raises `Refused`: `empty`, `too_long`, `invalid` for the words; `not_yours`, `ended`, `waiting`, `practice`,
    `not_here_yet`; `already_asked` while another question is open, `too_many`.
    """
    wish = Wish(
        what=" ".join(text.clean(what, limit=CONSENT_LIMIT).split()),
        to=" ".join(text.clean(to, limit=RECIPIENT_LIMIT).split()),
    )
    with transaction.atomic():
        conversation = locked_talk(conversation_id, staff_id)
        if open_question(conversation):
            raise Refused("already_asked")
        if len(steps_of(conversation)) >= CONSENTS_MOST:
            raise Refused("too_many")
        consent = uuid4()
        add_step(conversation, consent, ConsentStep.ASKED, by=staff_id, wish=wish)
        say_step(conversation, Line.CONSENT_ASKED, wish, name=counsellor_of(conversation))
    return consent


def take_back_question(*, conversation_id: UUID, staff_id: int, consent_id: UUID) -> None:
    """Ask no longer; raises `Refused`: `not_yours`, `gone` where the young person answered already."""
    with transaction.atomic():
        conversation = locked(conversation_id)
        if conversation.counsellor_id != staff_id:
            raise Refused("not_yours")
        if open_question(conversation) != consent_id:
            raise Refused("gone")
        add_step(conversation, consent_id, ConsentStep.TAKEN_BACK, by=staff_id)
        wish = wish_of(conversation, consent_id)
        say_step(conversation, Line.CONSENT_TAKEN_BACK, wish, name=counsellor_of(conversation))


def answer_consent(*, conversation_id: UUID, consent_id: UUID, yes: bool) -> None:
    """The young person says yes or no; an answer that comes too late changes nothing."""
    with transaction.atomic():
        conversation = locked(conversation_id)
        if open_question(conversation) != consent_id:
            return
        step = ConsentStep.GIVEN if yes else ConsentStep.REFUSED
        line = Line.CONSENT_GIVEN if yes else Line.CONSENT_REFUSED
        add_step(conversation, consent_id, step)
        say_step(conversation, line, wish_of(conversation, consent_id))


def withdraw_consent(*, consent_id: UUID, conversation_id: UUID | None = None) -> bool:
    """Take back a yes: from here on nothing is passed on; doing it twice changes nothing.

    What was passed on before stays known as that. Given a conversation, only its own consents are found. Returns
    whether this consent is withdrawn now. Works on hidden and restricted conversations, and after a restore.
    Raises `Refused("not_written_down")` where the journal cannot be written: then the yes still stands.
    """
    with transaction.atomic():
        conversation = _of_consent(consent_id, conversation_id)
        if conversation is None:
            return False
        stands = consent_stands(steps_of(conversation)[consent_id])
        if stands != ConsentStep.GIVEN:
            return stands == ConsentStep.WITHDRAWN
        # On disk before the commit: a restored backup must not bring the yes back.
        journal.note(journal.Kind.WITHDRAWN, f"consent {consent_id}")
        add_step(conversation, consent_id, ConsentStep.WITHDRAWN)
        _say_if_readable(conversation, consent_id)
    return True


def _of_consent(consent_id: UUID, conversation_id: UUID | None) -> Conversation | None:
    asked = ConsentEntry.objects.filter(consent=consent_id, step=ConsentStep.ASKED)
    if conversation_id is not None:
        asked = asked.filter(conversation_id=conversation_id)
    key = asked.values_list("conversation_id", flat=True).first()
    every = Conversation.everything.select_for_update(of=("self",))
    return every.filter(pk=key).first() if key else None


def _say_if_readable(conversation: Conversation, consent_id: UUID) -> None:
    try:
        wish = wish_of(conversation, consent_id)
    except KeyMissing:
        # Restored from before its day was swept: nobody reads it any more, and the sweep takes the rows.
        return
    say_step(conversation, Line.CONSENT_WITHDRAWN, wish)


def note_sharing(*, consent_id: UUID, staff_id: int, to: str = "") -> None:
    """Note that what was allowed is passed on now, and to whom; noting it twice changes nothing.

    Raises `Refused`: `not_yours`, `long_ago`; `no_consent` where there is no yes, `withdrawn` once it was
    taken back; `too_long`, `invalid` for the words.
    """
    to = " ".join(text.clean_or_empty(to, limit=RECIPIENT_LIMIT).split())
    with transaction.atomic():
        conversation = _own(consent_id, staff_id)
        steps = steps_of(conversation)[consent_id]
        stands = consent_stands(steps)
        if stands == ConsentStep.WITHDRAWN:
            raise Refused("withdrawn")
        if stands != ConsentStep.GIVEN:
            raise Refused("no_consent")
        if ConsentStep.SHARED in steps:
            return
        wish = wish_of(conversation, consent_id)
        wish = Wish(what=wish.what, to=to or wish.to)
        add_step(conversation, consent_id, ConsentStep.SHARED, by=staff_id, wish=wish)
        say_step(conversation, Line.CONSENT_SHARED, wish, name=counsellor_of(conversation))
        subject = f"conversation {conversation.id}"
        note_deed(actor_id=staff_id, action="share_with_consent", subject=subject)


def _own(consent_id: UUID, staff_id: int) -> Conversation:
    asked = ConsentEntry.objects.filter(consent=consent_id, step=ConsentStep.ASKED).first()
    if asked is None:
        raise Refused("not_yours")
    conversation = locked(asked.conversation_id)
    if conversation.counsellor_id != staff_id:
        raise Refused("not_yours")
    if conversation.ended_at is not None and conversation.ended_at < clock.now() - OWN_TEXT:
        raise Refused("long_ago")
    return conversation
