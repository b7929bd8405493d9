"""Passing something on: the counsellor asks the young person, or asks no longer."""

from functools import partial

from counselling.console import frames
from counselling.console.talk import ConsoleTalk
from counselling.conversation.actions.consent import ask_consent, take_back_question
from counselling.live import threads


async def ask(console: ConsoleTalk, frame: frames.AskConsent) -> None:
    """Ask the young person whether something may be passed on."""
    work = partial(
        ask_consent,
        conversation_id=frame.conversation,
        staff_id=console.staff.staff_id,
        what=frame.what,
        to=frame.to,
    )
    await threads.run(work)


async def ask_no_longer(console: ConsoleTalk, frame: frames.TakeBackConsent) -> None:
    """Take the question back."""
    work = partial(
        take_back_question,
        conversation_id=frame.conversation,
        staff_id=console.staff.staff_id,
        consent_id=frame.consent,
    )
    await threads.run(work)


LATER = {frames.AskConsent: ask, frames.TakeBackConsent: ask_no_longer}
