"""The ledger of consents: steps are added, none is changed; each has its numbered line."""

from uuid import UUID

import msgspec

from counselling.conversation.actions.steps import write_line
from counselling.conversation.events import Wish
from counselling.conversation.models import ConsentEntry, Conversation
from counselling.conversation.models.choices import ConsentStep, Line, State
from counselling.core import clock
from counselling.live import publish


def steps_of(conversation: Conversation) -> dict[UUID, frozenset[str]]:
    """Return which steps were taken of each question of a conversation."""
    found: dict[UUID, set[str]] = {}
    rows = ConsentEntry.objects.filter(conversation=conversation)
    for consent, step in rows.values_list("consent", "step"):
        found.setdefault(consent, set()).add(step)
    return {consent: frozenset(steps) for consent, steps in found.items()}


def open_question(conversation: Conversation) -> UUID | None:
    """Return the question that waits for its answer; one of a counsellor who talks here no more has lapsed."""
    if conversation.state != State.ACTIVE:
        return None
    asked = {key for key, steps in steps_of(conversation).items() if steps == {ConsentStep.ASKED}}
    mine = ConsentEntry.objects.filter(consent__in=asked, by_id=conversation.counsellor_id)
    return mine.values_list("consent", flat=True).first()


def wish_of(conversation: Conversation, consent_id: UUID) -> Wish:
    """Return what a question asks, read out; raises `KeyMissing` once its day is gone."""
    entry = ConsentEntry.objects.get(consent=consent_id, step=ConsentStep.ASKED)
    return msgspec.json.decode(conversation.read("consent", entry.body, str(entry.id)), type=Wish)


def add_step(
    conversation: Conversation,
    consent: UUID,
    step: ConsentStep,
    *,
    by: int | None = None,
    wish: Wish | None = None,
) -> None:
    """Add a step to the ledger of a locked conversation."""
    entry = ConsentEntry(
        conversation=conversation, consent=consent, step=step, by_id=by, at=clock.now(), body=b""
    )
    if wish:
        said = msgspec.json.encode(wish).decode()
        entry.body = conversation.seal("consent", said, str(entry.id))
    entry.save(force_insert=True)


def say_step(conversation: Conversation, line: Line, wish: Wish, **names: str) -> None:
    """Write the step into the conversation and tell both sides; the conversation is locked."""
    write_line(conversation, line, what=wish.what, to=wish.to, **names)
    conversation.save(update_fields=["last_seq"])
    publish.changed(conversation.id)
