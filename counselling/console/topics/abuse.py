"""The sheet "Ongepast gedrag": what may be done, the hint, taking and lifting a measure."""

from functools import partial
from uuid import UUID

from accounts.queries import SignedIn
from accounts.rules import Role
from accounts.step_up import check_fresh_code
from counselling.abuse.actions.approach import propose_approach
from counselling.abuse.actions.hint import open_hint
from counselling.abuse.actions.measures import lift_own, take_measure
from counselling.abuse.queries.behaviour import Behaviour, Given, Step, behaviour_of
from counselling.abuse.rules.evening import Evening
from counselling.abuse.rules.measures import DAYS_MOST, Wanted
from counselling.console import frames
from counselling.console.talk import ConsoleTalk
from counselling.core import clock
from counselling.core.clock import iso, iso_or_none
from counselling.live import threads
from counselling.shift.queries.lead import shift_ends
from counselling.shift.queries.opening import open_from


async def show_behaviour(console: ConsoleTalk, frame: frames.AskBehaviour) -> None:
    """Show what may be done about a visit."""
    await _show(console, frame)


async def measure(console: ConsoleTalk, frame: frames.TakeMeasure) -> None:
    """Take a measure, and show how things stand."""
    await threads.run(_take, console.staff, frame)
    await _show(console, frame, done=frame.kind)


def _take(staff: SignedIn, frame: frames.TakeMeasure) -> None:
    supervisor = Role.SUPERVISOR in staff.roles
    if frame.days and supervisor:
        check_fresh_code(staff_id=staff.staff_id, code=frame.code)
    take_measure(
        conversation_id=frame.conversation,
        staff_id=staff.staff_id,
        wanted=Wanted(
            kind=frame.kind,
            ground=frame.ground,
            note=frame.note,
            days=frame.days,
            longer=frame.longer,
        ),
        evening=tonight(),
        supervisor=supervisor,
    )


def tonight() -> Evening:
    """Return when tonight is over, as the hours or the lead have it."""
    return Evening(shift_ends(clock.now()), open_from)


async def lift(console: ConsoleTalk, frame: frames.LiftMeasure) -> None:
    """Take a measure back, and show how things stand."""
    work = partial(
        lift_own,
        conversation_id=frame.conversation,
        measure_id=frame.measure,
        staff_id=console.staff.staff_id,
    )
    await threads.run(work)
    await _show(console, frame)


async def show_hint(console: ConsoleTalk, frame: frames.AskHint) -> None:
    """Show how often somebody came over the same connection."""
    staff_id = console.staff.staff_id
    hint = await threads.run(
        partial(open_hint, conversation_id=frame.conversation, staff_id=staff_id)
    )
    spans = [
        frames.Span(
            span=span,
            visits=one.visits,
            fake=one.fake,
            grave=one.grave,
            stopped=one.stopped,
            flagged=one.flagged,
        )
        for span, one in hint.counts.items()
    ]
    shown = frames.Hint(
        conversation=frame.conversation,
        spans=spans,
        many=hint.many,
        approach=hint.approach.text if hint.approach else "",
        due=bool(hint.approach and hint.approach.due),
        proposal=hint.proposal.text if hint.proposal else "",
    )
    console.push(frames.encode(shown))


async def propose(console: ConsoleTalk, frame: frames.ProposeApproach) -> None:
    """Keep a proposal, and show the hint with it."""
    work = partial(
        propose_approach,
        conversation_id=frame.conversation,
        staff_id=console.staff.staff_id,
        body=frame.text,
    )
    await threads.run(work)
    await show_hint(console, frames.AskHint(conversation=frame.conversation))


async def _show(
    console: ConsoleTalk,
    frame: frames.AskBehaviour | frames.TakeMeasure | frames.LiftMeasure,
    done: str = "",
) -> None:
    found = await threads.run(_read, frame.conversation, console.staff.staff_id)
    shown = frames.Behaviour(
        conversation=frame.conversation,
        shared=found.shared,
        days=DAYS_MOST if Role.SUPERVISOR in console.staff.roles else 0,
        steps=[_step(step) for step in found.steps],
        given=[_given(given) for given in found.given],
        done=done,
    )
    console.push(frames.encode(shown))


def _read(conversation: UUID, staff_id: int) -> Behaviour:
    return behaviour_of(conversation_id=conversation, staff_id=staff_id, evening=tonight())


def _step(step: Step) -> frames.Step:
    return frames.Step(
        kind=step.kind,
        why_not=step.why_not,
        why_not_at_once=step.why_not_at_once,
        until=iso_or_none(step.until),
        reads=step.reads,
    )


def _given(given: Given) -> frames.GivenMeasure:
    return frames.GivenMeasure(
        id=given.id,
        kind=given.kind,
        ground=given.ground,
        by=given.by,
        mine=given.mine,
        at=iso(given.at),
        until=iso_or_none(given.until),
        active=given.active,
    )


LATER = {
    frames.AskBehaviour: show_behaviour,
    frames.TakeMeasure: measure,
    frames.LiftMeasure: lift,
    frames.AskHint: show_hint,
    frames.ProposeApproach: propose,
}
