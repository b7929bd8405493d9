"""What a young person is asked about passing on, and what they allowed."""

from uuid import UUID

from counselling.conversation.actions.consent import answer_consent, withdraw_consent
from counselling.conversation.queries.consents import Consent, consents_of
from counselling.conversation.queries.visits import Talk
from counselling.conversation.rules import ConsentStep, State
from counselling.visitor import frames
from counselling.visitor.words import may_pass_on


def consents_shown(talk: Talk) -> list[frames.Consent]:
    """Return the open question, what was allowed, and what was taken back; a no needs no reminder."""
    asking = talk.counsellor_id if talk.state == State.ACTIVE else None
    return [
        _frame(one, talk.language)
        for one in consents_of(talk.id, talk.key)
        if one.given or one.withdrawn or (asking and one.waits_for(asking))
    ]


def _frame(one: Consent, language: str) -> frames.Consent:
    return frames.Consent(
        id=one.id,
        state=one.stands.value,
        what=one.what,
        to=one.to,
        text=may_pass_on(one.by, one.to, language) if one.stands == ConsentStep.ASKED else "",
        shared=one.shared_at is not None,
    )


def consent_word(visit: UUID, word: frames.AnswerConsent | frames.WithdrawConsent) -> None:
    """Do what a visitor says about passing on."""
    if isinstance(word, frames.AnswerConsent):
        answer_consent(conversation_id=visit, consent_id=word.id, yes=word.yes)
    else:
        withdraw_consent(conversation_id=visit, consent_id=word.id)
