"""From a workbench to a released copy, as people bring it there."""

from uuid import UUID

from accounts.models import Staff
from counselling.intervision.actions.handing_in import hand_in
from counselling.intervision.actions.releasing import release
from counselling.intervision.models import Candidate, Stage, Transcript
from counselling.intervision.rules.deeds import Accept
from counselling.intervision.rules.times import BATCH_LEAST
from tests.counselling.evening import reason
from tests.counselling.intervision.candidates import all_seen, bench, does, drawn, redactor


def finished(candidate: UUID, staff: Staff) -> UUID:
    """Take it up, and do all there is to do: what is asked about is taken out."""
    shown = bench(candidate, staff)
    while asked := [mark for mark in shown.marks if mark.state == "suggested"]:
        shown = does(candidate, staff, Accept(asked[0].number, everywhere=True))
    does(candidate, staff, *all_seen(shown))
    return candidate


def handed_in(candidate: UUID, staff: Staff) -> UUID:
    """Do all there is to do, and hand it in."""
    hand_in(candidate_id=finished(candidate, staff), staff_id=staff.id)
    return candidate


def reviewing(candidate: UUID, staff: Staff, *, by: Staff) -> UUID:
    """Bring what `staff` did to the reviewers, with four conversations of `by` that a redactor did."""
    hand_in(candidate_id=candidate, staff_id=staff.id)
    other = redactor("Nomi")
    for place in range(1, BATCH_LEAST):
        handed_in(drawn(by, "hallo", "dag", nickname=f"Kind{place}"), other)
    assert stage(candidate) == Stage.REVIEWING
    return candidate


def released(candidate: UUID, staff: Staff) -> Transcript:
    """Release it as a supervisor."""
    made = release(candidate_id=candidate, staff_id=staff.id, difficulty=3)
    return Transcript.objects.get(pk=made)


def texts(made: Transcript) -> list[str]:
    """Read the lines of a copy."""
    return [made.read("body", line.body, str(line.number)) for line in made.lines.all()]


def stage(candidate: UUID) -> str:
    """Read how far it is."""
    return Candidate.objects.get(pk=candidate).stage


def tries(candidate: UUID, staff: Staff, difficulty: int = 2) -> str:
    """Try to release, and return the word with which that is refused."""
    return reason(release, candidate_id=candidate, staff_id=staff.id, difficulty=difficulty)
