"""People who write to the service without a name."""

from typing import Any
from uuid import UUID, uuid4

from counselling.privacy.actions.letters import Written, ask_right, complain, write_to_us
from counselling.privacy.models import Letter, Right, Told

WORDS = "We praatten over mijn paard."


def written(page: UUID | None = None, words: str = WORDS, **told: str) -> Written:
    """Return what somebody wrote on a page of their own."""
    return Written(page=page or uuid4(), language="nl", told=Told(words=words, **told))


def asks(right: str = Right.RESTRICT, **told: Any) -> tuple[Letter, str]:
    """Ask for a right without a code; returns the letter and its pick-up code."""
    code = ask_right(written=written(**told), asked=right)
    return Letter.objects.latest("id"), code


def complains(conversation: UUID | None = None, **told: Any) -> tuple[Letter, str]:
    """Complain, about the conversation that the visit's cookie shows or about none."""
    code = complain(written=written(**told), conversation_id=conversation)
    return Letter.objects.latest("id"), code


def writes(**told: Any) -> tuple[Letter, str]:
    """Write to the service."""
    code = write_to_us(written=written(**told))
    return Letter.objects.latest("id"), code
