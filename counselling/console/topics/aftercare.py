"""Registering conversations that ended, now or later."""

from functools import partial

from counselling.console import frames
from counselling.console.talk import ConsoleTalk
from counselling.conversation.actions.registration import park, register
from counselling.conversation.events import Filled
from counselling.conversation.queries.registrations import Form, form_of, unregistered
from counselling.core.clock import iso, iso_or_none
from counselling.core.errors import Refused
from counselling.intervision.actions.choosing import propose
from counselling.live import threads


async def show_registration(console: ConsoleTalk, frame: frames.AskRegistration) -> None:
    """Show how far a registration is filled in."""
    form = await threads.run(form_of, console.staff.staff_id, frame.conversation)
    if form is None:
        raise Refused("not_yours")
    console.push(frames.encode(_shown(frame, form)))


async def keep(console: ConsoleTalk, frame: frames.Register) -> None:
    """Keep a registration and say so."""
    kept = await threads.run(
        register,
        conversation_id=frame.conversation,
        staff_id=console.staff.staff_id,
        filled=_filled(frame),
    )
    said = frames.Registered(
        conversation=frame.conversation, saved_at=iso(kept.at), again=kept.again
    )
    console.push(frames.encode(said))


async def put_aside(console: ConsoleTalk, frame: frames.Park) -> None:
    """Put a registration aside; the list of what is left tells that it is there."""
    await threads.run(
        park,
        conversation_id=frame.conversation,
        staff_id=console.staff.staff_id,
        filled=_filled(frame),
    )


async def put_on_its_way(console: ConsoleTalk, frame: frames.Propose) -> None:
    """Propose a conversation for intervision and say so."""
    work = partial(
        propose,
        conversation_id=frame.conversation,
        staff_id=console.staff.staff_id,
        question=frame.question,
    )
    await threads.run(work)
    console.push(frames.encode(frames.Proposed(conversation=frame.conversation)))


async def show_unregistered(console: ConsoleTalk) -> None:
    """Show what is still to be registered."""
    left = await threads.run(unregistered, console.staff.staff_id)
    listed = [
        frames.ToRegister(
            conversation=one.conversation,
            nickname=one.nickname,
            ended_at=iso(one.ended_at),
            begun=one.begun,
        )
        for one in left
    ]
    console.push(frames.encode(frames.Unregistered(conversations=listed)))


def _filled(frame: frames.Fields) -> Filled:
    return Filled(
        who=frame.who,
        level=frame.level,
        themes=frame.themes,
        referral=frame.referral,
        serious=frame.serious,
        line=frame.line,
    )


def _shown(frame: frames.AskRegistration, form: Form) -> frames.ShownRegistration:
    filled = form.filled
    return frames.ShownRegistration(
        conversation=frame.conversation,
        wanted=form.wanted,
        who=filled.who,
        level=filled.level,
        themes=filled.themes,
        referral=filled.referral,
        serious=filled.serious,
        line=filled.line,
        offered=[frames.OfferedTheme(id=theme.id, name=theme.name) for theme in form.offered],
        suggested=form.suggested,
        gone=form.gone,
        saved_at=iso_or_none(form.saved_at),
    )


LATER = {
    frames.AskRegistration: show_registration,
    frames.Register: keep,
    frames.Park: put_aside,
    frames.Propose: put_on_its_way,
}
GREETED = (show_unregistered,)
NOTICED = {"registrations": show_unregistered}
