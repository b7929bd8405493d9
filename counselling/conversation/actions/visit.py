"""What the two sides do besides writing: ask, be here, read, note, judge."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db import connection, transaction

from counselling.conversation.actions.steps import locked
from counselling.conversation.models import Conversation, Feedback, Note
from counselling.conversation.models.choices import Mood, Sender, Stars, State
from counselling.conversation.models.columns import uuid_columns
from counselling.conversation.rules import (
    COMMENT_LIMIT,
    COOKIE_AFTER_END,
    LEASE,
    NOTE_LIMIT,
    QUESTION_LIMIT,
    hash_of_token,
)
from counselling.core import clock, text
from counselling.core.errors import Refused
from counselling.live import publish


def change_question(*, conversation_id: UUID, question: str) -> None:
    """Keep another question while the visit waits; raises `Refused`: `too_long`, `invalid`, `ended`."""
    question = text.clean_or_empty(question, limit=QUESTION_LIMIT)
    with transaction.atomic():
        visit = locked(conversation_id)
        if visit.state == State.ENDED:
            raise Refused("ended")
        visit.question = visit.seal("question", question)
        visit.save(update_fields=["question"])
        publish.changed(visit.id)


def be_here(*, conversation_id: UUID) -> None:
    """The visitor answers the call: it is their turn and they are here."""
    called = Conversation.objects.filter(
        pk=conversation_id, state=State.ACTIVE, turn_until__isnull=False
    )
    with transaction.atomic():
        now = clock.now()
        if called.update(turn_until=None, came_at=now, visitor_until=now + LEASE):
            publish.changed(conversation_id)


def renew_leases(conversations: Collection[UUID]) -> None:
    """Note that the visitors of these conversations are here."""
    # Whoever left in a hurry has no cookie, and is not here, whatever a page of theirs still says.
    held = Conversation.objects.filter(pk__in=conversations, visit_hash__isnull=False)
    held.exclude(state=State.ENDED).update(visitor_until=clock.now() + LEASE)


def open_tab(*, conversation_id: UUID, token: str) -> int:
    """Make a new tab the present one of a running visit and return its number; older ones are told.

    Raises `Refused("not_yours")` when the cookie died meanwhile: the visit went on elsewhere.
    """
    with transaction.atomic():
        visit = locked(conversation_id)
        if visit.visit_hash != hash_of_token(token):
            raise Refused("not_yours")
        if visit.state != State.ENDED:
            visit.tab += 1
            visit.visitor_until = clock.now() + LEASE
            visit.save(update_fields=["tab", "visitor_until"])
            publish.moved(visit.id, visit.tab)
    return visit.tab


def save_seen(seen: Mapping[tuple[UUID, str], int]) -> None:
    """Note how far each side of some conversations has read; going back or beyond the end changes nothing."""
    column = uuid_columns()
    with transaction.atomic(), connection.cursor() as cursor:
        for side in (Sender.VISITOR, Sender.COUNSELLOR):
            # In the order of the ids, like every verb that locks several conversations.
            read = sorted((room, seq) for (room, word), seq in seen.items() if word == side.word)
            cursor.executemany(
                f"UPDATE counselling_conversation SET {side.word}_seen = %s"  # noqa: S608 - a word of ours
                f" WHERE id = %s AND {side.word}_seen < %s AND last_seq >= %s",
                [(seq, column(room), seq, seq) for room, seq in read],
            )


def write_note(*, conversation_id: UUID, staff_id: int, body: str) -> Note:
    """Keep a counsellor's note; raises `Refused`: `empty`, `too_long`, `invalid`, `not_yours`."""
    body = text.clean(body, limit=NOTE_LIMIT)
    with transaction.atomic():
        conversation = locked(conversation_id)
        if staff_id not in (conversation.counsellor_id, conversation.colleague_id):
            raise Refused("not_yours")
        note = Note(conversation=conversation, author_id=staff_id, created_at=clock.now())
        note.body = conversation.seal("note", body, str(note.id))
        note.save(force_insert=True)
    return note


def give_feedback(
    *, conversation_id: UUID, stars: int | None, mood: int | None, comment: str
) -> None:
    """Keep what the visitor thought; the first answer stands. Raises `Refused`, and `waiting` or `active`."""
    comment = text.clean_or_empty(comment, limit=COMMENT_LIMIT)
    if (stars is not None and stars not in Stars.values) or (
        mood is not None and mood not in Mood.values
    ):
        raise Refused("invalid")
    with transaction.atomic():
        visit = locked(conversation_id)
        if visit.state != State.ENDED:
            raise Refused(visit.state)
        Feedback.objects.get_or_create(
            conversation=visit,
            defaults={
                "stars": stars,
                "mood": mood,
                "comment": visit.seal("comment", comment),
                "given_at": clock.now(),
            },
        )


def say_whether_to_learn(*, conversation_id: UUID, may: bool) -> None:
    """Keep whether may be learned from a conversation with every name taken out; the last word counts.

    Raises `Refused`: `waiting` or `active` before the end.
    """
    with transaction.atomic():
        visit = locked(conversation_id)
        if visit.state != State.ENDED:
            raise Refused(visit.state)
        visit.may_learn = may
        visit.save(update_fields=["may_learn"])


def forget_old_cookies() -> None:
    """Let the cookies of visits die half an hour after their end."""
    old = Conversation.objects.filter(
        visit_hash__isnull=False,
        ended_at__isnull=False,
        ended_at__lt=clock.now() - COOKIE_AFTER_END,
    )
    # Nearly always there is none, and looking takes no lock.
    if old.exists():
        old.update(visit_hash=None)


def forget_cookie(*, conversation_id: UUID) -> None:
    """Let the cookie of a visit die now."""
    Conversation.objects.filter(pk=conversation_id).update(visit_hash=None)
