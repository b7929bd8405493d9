"""Trying the console out before the evening begins."""

from datetime import datetime
from uuid import UUID

from django.utils import translation

from counselling.conversation.actions.practice import open_practice, say_as_visitor
from counselling.shift.queries.practice import Practice, running_practices
from counselling.shift.rules.practice import ANSWERS_AFTER, NICKNAME, next_lines


def start_practice(*, staff_id: int, name: str, language: str) -> UUID:
    """Let a counsellor talk with Sam, who follows a script; return the conversation's key."""
    with translation.override(language):
        conversation = open_practice(
            staff_id=staff_id, name=name, nickname=str(NICKNAME), language=language
        )
    for practice in running_practices():
        if practice.conversation == conversation and not practice.said:
            _say(practice)
    return conversation


def go_on_practising(*, now: datetime) -> None:
    """Let Sam answer who wrote last."""
    for practice in running_practices():
        if practice.answered_at is not None and now - practice.answered_at >= ANSWERS_AFTER:
            _say(practice)


def _say(practice: Practice) -> None:
    with translation.override(practice.language):
        for number, text in enumerate(next_lines(practice.said), start=practice.said):
            say_as_visitor(conversation_id=practice.conversation, text=str(text), number=number)
