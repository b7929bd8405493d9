"""Answering a message to the service."""

from django.db import transaction

from accounts.audit import note_deed
from counselling.core import clock, text
from counselling.core.errors import Refused
from counselling.privacy.models import Letter, LetterKind
from counselling.privacy.rules.desk import ANSWER_LIMIT


def answer_letter(*, number: int, staff_id: int, answer: str) -> None:
    """Answer a message; the first answer stands. Raises `Refused`: `gone`, and what a text is refused for."""
    words = text.clean(answer, limit=ANSWER_LIMIT)
    with transaction.atomic():
        rows = Letter.objects.select_for_update(of=("self",)).filter(kind=LetterKind.CONTACT)
        letter = rows.filter(pk=number, answered_at=None).first()
        if letter is None:
            raise Refused("gone")
        letter.answer = letter.seal("answer", words)
        letter.answered_at, letter.answered_by_id = clock.now(), staff_id
        letter.save(update_fields=["answer", "answered_at", "answered_by"])
        note_deed(actor_id=staff_id, action="letter_answered", subject=f"letter {letter.pk}")
